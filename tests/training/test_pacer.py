"""One set paced by sound: when it starts, what is heard, and that it falls silent when it should."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from support.gym import BANK, FULL, Gym, make_gym
from support.recording_player import RecordingPlayer

from legcurl_timer.audio import tape as tape_module
from legcurl_timer.audio.tape import Tape
from legcurl_timer.audio.wav import Samples
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.core.records import Ending
from legcurl_timer.training.pacer import Pacer

FRAMES_PER_MS = 48
SEATED = find_variation(load_variations(), "seated")
# Reps of 6 s from 5 s on: pull 1, squeeze 1, slow 3, stretch 1. The third ends at 22 s.
PRESCRIPTION = SetPrescription(SEATED, Tempo.parse("3-1-1-1"), reps=3, count_in_ms=5_000)


@pytest.fixture
def gym() -> Gym:
    """Return a gym where all is well."""
    return make_gym(PRESCRIPTION)


def audible(pcm: Samples) -> list[int]:
    """Return the milliseconds at which something louder than dither sounds."""
    frames = np.flatnonzero(np.abs(pcm) > 1)
    return sorted(set((frames // FRAMES_PER_MS).tolist()))


@pytest.mark.parametrize("latency_ms", [0, 180])
@pytest.mark.parametrize("audio_delay_ms", [-100, 0, 250, 500])
@pytest.mark.parametrize(("count_in_ms", "lead_in_ms"), [(5_000, 0), (3_200, 300), (0, 500)])
def test_position_0_is_when_it_is_heard(
    latency_ms: int, audio_delay_ms: int, count_in_ms: int, lead_in_ms: int
) -> None:
    """The set starts when the lifter hears its position 0: after latency, lead-in and sound delay."""
    player = RecordingPlayer(latency_ms=latency_ms)
    prescription = replace(PRESCRIPTION, count_in_ms=count_in_ms)
    gym = make_gym(prescription, player=player, audio_delay_ms=audio_delay_ms)
    pressed_ms = gym.clock()

    gym.pacer.toggle()

    started_ms = pressed_ms + latency_ms + lead_in_ms + audio_delay_ms
    assert gym.pacer.transport.started_at_ms == started_ms
    gym.clock.now_ms = started_ms + 1_234
    assert gym.position_ms == 1_234
    assert gym.status is Status.RUNNING


def test_opening_takes_time(gym: Gym, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time a device takes to open is not taken off the count-in."""
    play = gym.player.play

    def slowly(pcm: Samples) -> object:
        gym.clock.advance(40)
        return play(pcm)

    monkeypatch.setattr(gym.player, "play", slowly)
    gym.pacer.toggle()

    assert gym.position_ms == 0
    assert gym.pacer.transport.started_at_ms == gym.clock()


def test_whole_set_is_one_buffer(gym: Gym) -> None:
    """A set is handed to the device once, as its tape, and the device is not asked again."""
    gym.start(22_000)

    expected = Tape(compile_set(PRESCRIPTION), BANK, 1.0).pcm
    assert len(gym.player.playbacks) == 1
    np.testing.assert_array_equal(gym.player.last.heard, expected)
    assert gym.pacer.sound_problem == ""


def test_completed(gym: Gym) -> None:
    """A set that runs to its end is completed, and its last sound is left to ring."""
    gym.start(22_000)

    assert gym.statuses == [Status.RUNNING] * 43 + [Status.FINISHED]
    assert gym.pacer.transport.ending is Ending.COMPLETED
    assert gym.pacer.transport.tally(gym.clock()).completed_reps == 3
    assert not gym.player.last.stopped
    assert audible(gym.player.last.pcm)[-1] > 22_300

    gym.pacer.close()
    assert gym.player.last.stopped


@pytest.mark.parametrize("stop", [Pacer.toggle, Pacer.pause, Pacer.end, Pacer.close])
def test_stop_means_silence(gym: Gym, stop: Callable[[Pacer], None]) -> None:
    """However a set is stopped: the tape fades away a moment later, and then the device is stopped."""
    gym.start(6_840)
    assert audible(gym.player.last.pcm)[-1] > 22_000

    stop(gym.pacer)

    assert audible(gym.player.last.pcm_at_stop)[-1] in range(7_000, 7_025)


def test_a_word_beside_the_set_falls_silent_with_it(gym: Gym) -> None:
    """What is said at once is as loud as the set, fades away with it, and is not said where it is silent."""
    spoken = np.full(48_000, 10_000, np.int16)
    gym.pacer.say(spoken)
    assert not gym.player.playbacks
    gym.start(6_000)
    gym.pacer.set_loudness(Loudness(50))

    gym.pacer.say(spoken)
    said = gym.player.last
    assert np.abs(said.pcm - 2_500.0).max() <= 1
    gym.clock.advance(200)
    gym.pacer.pause()
    gym.pacer.say(spoken)

    tape, word = gym.player.playbacks
    assert word is said
    assert tape.stopped
    assert audible(said.pcm_at_stop)[-1] in range(360, 385)


def test_pause_and_resume(gym: Gym) -> None:
    """A paused set stands still; it goes on with a short count-in from the start of the interrupted rep."""
    gym.start(13_500)  # half a second into the squeeze of the second rep

    gym.start(60_000)
    assert gym.status is Status.PAUSED
    assert gym.position_ms == 13_500
    assert gym.pacer.transport.tally(gym.clock()).completed_reps == 1

    resumed_ms = gym.clock()
    gym.pacer.toggle()
    rest = compile_set(PRESCRIPTION, first_rep=2, count_in_ms=3_000)
    assert len(gym.player.playbacks) == 2
    np.testing.assert_array_equal(gym.player.last.pcm, Tape(rest, BANK, 1.0).pcm)
    assert gym.pacer.transport.timeline.first_rep == 2
    assert (
        gym.pacer.transport.started_at_ms == resumed_ms + 500
    )  # the first tick is at 0, so the tape leads in

    gym.run(500 + 3_000 + 11_000)
    assert gym.pacer.transport.ending is Ending.COMPLETED
    tally = gym.pacer.transport.tally(gym.clock())
    assert (tally.completed_reps, tally.tut_ms, tally.set_time_ms) == (3, 8_500 + 11_000, 8_500 + 11_000)


@pytest.mark.parametrize("command", [Pacer.pause, Pacer.end, Pacer.close])
def test_nothing_to_stop(gym: Gym, command: Callable[[Pacer], None]) -> None:
    """Before the start nothing plays, the set waits at 0 with nothing to stop, and can still be started."""
    command(gym.pacer)
    gym.run(5_000)
    assert (gym.player.playbacks, gym.status, gym.position_ms) == ([], Status.READY, 0)

    gym.pacer.toggle()
    assert gym.status is Status.RUNNING


def test_ended_early(gym: Gym) -> None:
    """A set that is ended keeps its complete reps and the tension so far, and cannot be taken up again."""
    gym.start(12_500)
    gym.pacer.end()

    tally = gym.pacer.transport.tally(gym.clock())
    assert gym.pacer.transport.ending is Ending.ENDED_EARLY
    assert (tally.completed_reps, tally.tut_ms, tally.set_time_ms) == (1, 7_500, 7_500)

    gym.start(5_000)
    assert gym.status is Status.FINISHED
    assert len(gym.player.playbacks) == 1


@pytest.mark.parametrize("jump_ms", [2_001, 5_000, 3_600_000])
def test_slept_through(gym: Gym, jump_ms: int) -> None:
    """A set that was slept through is paused where it was last seen, with no more than a fade on its tape."""
    gym.start(8_000)
    gym.clock.advance(jump_ms)

    seen = gym.pacer.update(gym.clock())

    assert seen.status is Status.PAUSED
    assert seen.clock_jumped
    assert gym.position_ms == 8_000
    assert gym.pacer.sound_problem == ""
    left = audible(gym.player.last.pcm_at_stop)
    assert [at_ms for at_ms in left if not 7_900 + jump_ms <= at_ms <= 8_185 + jump_ms] == []


def test_device_goes_away(gym: Gym) -> None:
    """A device that is pulled out is told, and the set goes on by the clock to its end."""
    gym.start(8_000)
    assert gym.pacer.sound_problem == ""

    gym.player.last.alive = False
    gym.run(500)
    assert gym.pacer.sound_problem == "the sound device went away"

    gym.run(13_500)
    assert gym.pacer.transport.ending is Ending.COMPLETED
    assert gym.pacer.transport.tally(gym.clock()).completed_reps == 3


@pytest.mark.parametrize(("left_ms", "problem"), [(501, "the sound device went away"), (500, "")])
def test_device_that_ends_with_the_set(gym: Gym, left_ms: int, problem: str) -> None:
    """A player that has ended half a second before the last movement does is not taken for a lost one."""
    gym.start(22_000 - left_ms)

    gym.player.last.alive = False
    gym.pacer.update(gym.clock())

    assert gym.pacer.sound_problem == problem


def test_device_comes_back(gym: Gym) -> None:
    """Taking the set up again tries the device anew and forgets the old problem."""
    gym.start(8_000)
    gym.player.last.alive = False
    gym.run(500)
    gym.pacer.toggle()

    gym.pacer.toggle()

    assert gym.pacer.sound_problem == ""
    assert not gym.player.last.stopped


def test_no_device() -> None:
    """Without a device the set is paced by the clock from the moment it was started, and says why."""
    gym = make_gym(PRESCRIPTION, player=RecordingPlayer(fault="the sound device does not open"))

    gym.pacer.toggle()

    assert gym.pacer.sound_problem == "the sound device does not open"
    gym.run(22_000)
    assert gym.pacer.transport.ending is Ending.COMPLETED
    assert gym.pacer.sound_problem == "the sound device does not open"


def test_not_enough_memory(gym: Gym, monkeypatch: pytest.MonkeyPatch) -> None:
    """A set that does not fit into memory as sound is paced by the picture, volume keys and all."""

    def full(*_arguments: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(tape_module, "Sheet", full)
    started_ms = gym.clock()

    gym.pacer.toggle()

    assert gym.pacer.sound_problem == "a set as long as this does not fit into memory as sound"
    assert gym.player.playbacks == []
    assert gym.pacer.transport.started_at_ms == started_ms
    gym.pacer.set_loudness(Loudness(20))
    gym.run(10_000)
    gym.pacer.toggle()
    assert gym.status is Status.PAUSED
    monkeypatch.undo()
    gym.pacer.toggle()
    assert gym.pacer.sound_problem == ""
    gym.run(500 + 3_000 + 17_000)
    assert gym.pacer.transport.ending is Ending.COMPLETED


def test_volume_change_is_heard_within_half_a_second(gym: Gym) -> None:
    """A new volume leaves what is about to be heard alone and is on the tape from 350 ms ahead on."""
    gym.start(7_000)
    before = gym.player.last.pcm.copy()

    gym.pacer.set_loudness(Loudness(50))

    ahead = 7_350 * FRAMES_PER_MS
    pcm = gym.player.last.pcm
    np.testing.assert_array_equal(pcm[:ahead], before[:ahead])
    later = pcm[7_500 * FRAMES_PER_MS :]
    assert np.abs(later - 0.25 * before[7_500 * FRAMES_PER_MS :]).max() <= 0.5 + 1.25
    assert not gym.player.last.stopped


def test_volume_is_written_where_the_device_is() -> None:
    """The head lies behind the clock by the latency of the device; the sound delay does not move it."""
    gym = make_gym(PRESCRIPTION, player=RecordingPlayer(latency_ms=300), audio_delay_ms=250)
    gym.start(5_000)

    gym.pacer.set_loudness(Loudness(100, muted=True))

    assert audible(gym.player.last.pcm)[-1] == 4_700 + 350 + 24  # into "go", and 25 ms of ramp


@pytest.mark.parametrize("when", ["before the start", "while paused"])
def test_volume_set_while_nothing_plays(gym: Gym, when: str) -> None:
    """A volume chosen while nothing plays is that of the next tape."""
    if when == "while paused":
        gym.start(6_500)
        gym.pacer.toggle()
    gym.pacer.set_loudness(Loudness(10))

    gym.pacer.toggle()

    timeline = gym.pacer.transport.timeline
    np.testing.assert_array_equal(gym.player.last.pcm, Tape(timeline, BANK, Loudness(10).gain).pcm)


def test_stopped_tape_is_left_alone(gym: Gym) -> None:
    """A volume change after the stop does not bring a blanked tape back to life."""
    gym.start(6_500)
    gym.pacer.pause()
    gym.pacer.set_loudness(FULL)

    assert audible(gym.player.last.pcm) == []


def lead_in_ms(gym: Gym) -> int:
    """Return how long a tape that was just begun takes to its position 0."""
    return (gym.pacer.transport.started_at_ms or 0) - gym.clock()


def test_rest_and_set_are_one_tape() -> None:
    """Rest, count-in and set are handed to the device once, and run into one another without a touch."""
    gym = make_gym(PRESCRIPTION, rest_ms=20_000)
    gym.start()
    gym.run(lead_in_ms(gym) + 20_000 + 22_000)

    assert len(gym.player.playbacks) == 1
    assert gym.pacer.transport.ending is Ending.COMPLETED
    assert gym.pacer.transport.tally(gym.clock()).set_time_ms == 17_000


@pytest.mark.parametrize("left_ms", [5_000, 35_000, 0])
def test_changed_rest(left_ms: int) -> None:
    """A changed rest is a tape of its own, from now on; the one before it falls silent."""
    gym = make_gym(PRESCRIPTION, rest_ms=60_000)
    gym.start(10_000)

    gym.pacer.change_rest(left_ms)

    assert gym.status is Status.RUNNING
    first, second = gym.player.playbacks
    assert audible(first.pcm_at_stop) == []
    expected = Tape(compile_set(PRESCRIPTION, rest_ms=left_ms), BANK, 1.0).pcm
    np.testing.assert_array_equal(second.pcm, expected)
    gym.run(lead_in_ms(gym) + left_ms + 22_000)
    assert gym.pacer.transport.ending is Ending.COMPLETED
    assert gym.pacer.transport.tally(gym.clock()).completed_reps == 3


@pytest.mark.parametrize("run_ms", [60_500, 70_000, 85_000])
def test_rest_changed_too_late(run_ms: int) -> None:
    """Once the rest is over, changing it leaves set and sound alone."""
    gym = make_gym(PRESCRIPTION, rest_ms=60_000)
    gym.start(run_ms)
    timeline = gym.pacer.transport.timeline

    gym.pacer.change_rest(15_000)

    assert gym.pacer.transport.timeline is timeline
    assert len(gym.player.playbacks) == 1
    assert not gym.player.last.stopped


@pytest.mark.parametrize("halt", [lambda gym: gym.pacer.pause(), lambda gym: gym.clock.advance(600_000)])
def test_rest_changed_where_it_stands_still(halt: Callable[[Gym], None]) -> None:
    """A rest that was paused, or slept through, waits for the lifter, silent, until the set goes on."""
    gym = make_gym(PRESCRIPTION, rest_ms=60_000)
    gym.start(10_000)
    halt(gym)

    gym.pacer.change_rest(15_000)

    assert (gym.status, len(gym.player.playbacks)) == (Status.PAUSED, 1)
    gym.pacer.toggle()
    assert gym.pacer.transport.rest_left_ms(gym.clock()) == 15_000
