"""A device that comes back in a rest sounds before the set does."""

from support.fake_clock import FakeClock
from support.recording_player import RecordingPlayer

from legcurl_timer.audio.output import Output
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import load_bank
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.training.pacer import Pacer
from legcurl_timer.training.sound_retry import SoundRetry

GONE = "the sound device went away"


def tries(rest_ms: int, problem: str = GONE) -> list[int]:
    """Return how much of a rest was left whenever a try was due, looked at each tenth of a second."""
    sound_retry = SoundRetry()
    return [left_ms for left_ms in range(rest_ms, -1, -100) if sound_retry.is_due(left_ms, problem)]


def test_every_ten_seconds_but_not_in_the_last_five() -> None:
    """A device is asked for in the quiet of the rest, not where the set is told."""
    assert tries(40_000) == [30_000, 20_000, 10_000]
    assert tries(37_500) == [27_500, 17_500, 7_500]
    assert tries(14_900) == []
    assert tries(0) == []


def test_where_all_is_well() -> None:
    """A device that sounds is left alone."""
    assert tries(40_000, "") == []


def test_each_rest_anew() -> None:
    """After a set, and after a rest that was made longer, the ten seconds count from there."""
    sound_retry = SoundRetry()
    assert not sound_retry.is_due(20_000, GONE)
    assert sound_retry.is_due(10_000, GONE)
    assert not sound_retry.is_due(25_000, GONE)
    assert not sound_retry.is_due(15_001, GONE)
    assert sound_retry.is_due(15_000, GONE)
    assert not sound_retry.is_due(0, GONE)
    assert not sound_retry.is_due(60_000, GONE)
    assert sound_retry.is_due(50_000, GONE)


def test_the_set_after_the_rest_sounds() -> None:
    """GIVEN a rest begun without a device WHEN it is plugged in THEN the set after it is heard, on time."""
    clock, player = FakeClock(), RecordingPlayer(fault="the sound device does not open")
    prescription = SetPrescription.by_default(load_variations()[0])
    bank, output = load_bank(sounds_folder()), Output([player])
    pacer = Pacer(prescription, bank=bank, output=output, clock=clock, loudness=Loudness(100), rest_ms=30_000)
    sound_retry = SoundRetry()
    begun_ms = clock()
    pacer.toggle()
    while pacer.update(clock()).rest_left_ms(clock()):
        if clock() - begun_ms == 12_000:
            player.fault = ""
        if sound_retry.is_due(pacer.transport.rest_left_ms(clock()), pacer.sound_problem):
            pacer.change_rest(pacer.transport.rest_left_ms(clock()))
        clock.advance(100)
    assert (pacer.transport.status, pacer.sound_problem) == (Status.RUNNING, "")
    assert len(player.playbacks) == 1
    # A tape leads in with half a second that wakes the device, and each try is a tape of its own.
    assert 30_000 <= clock() - begun_ms <= 30_000 + 3 * 500
