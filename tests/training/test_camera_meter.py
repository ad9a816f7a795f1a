"""A set before a camera: what is told while it goes on, and what is known at its end."""

from collections.abc import Callable, Iterator
from itertools import chain
from threading import Event

import pytest
from support.clips import Clip, make_clip
from support.frame_sources import RecordedSource, frames

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.measurement import Instrument, Measurement
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.measure.frames import CameraError, Frame, FrameSource
from legcurl_timer.measure.unseen import NO_PICTURE
from legcurl_timer.training.camera_meter import CameraMeter


class Hearer:
    """Takes down what is told of a set, with how many frames had been sent by then."""

    def __init__(self) -> None:
        self.sent = 0
        self.slower_after: list[int] = []
        self.measurements: list[Measurement] = []
        self.is_over = Event()

    def slower(self) -> None:
        """Take down when."""
        self.slower_after.append(self.sent)

    def measured(self, measurement: Measurement, *, is_final: bool) -> None:
        """Take down what."""
        self.measurements.append(measurement)
        if is_final:
            self.is_over.set()

    @property
    def final(self) -> Measurement:
        """The last that was told."""
        assert self.is_over.wait(30)
        return self.measurements[-1]


class Filmed:
    """A set that a clip is the film of, on the clip's own clock."""

    def __init__(self, clip: Clip, hearer: Hearer) -> None:
        variation = find_variation(load_variations(), clip.lifter.variation)
        tempo = Tempo.parse(clip.lifter.tempo)
        self.prescription = SetPrescription(variation, tempo, reps=clip.lifter.reps, count_in_ms=3_000)
        self.transport = Transport.for_set(self.prescription).start(
            round(clip.first_movement_s * 1000) - 3_000
        )
        self.end_ms = self.transport.started_at_ms or 0
        self.end_ms += self.transport.timeline.duration_ms
        self._clip, self._hearer = clip, hearer
        self.is_sent = Event()

    def frames(self) -> Iterator[Frame]:
        """Yield the film up to the end of the set, and a second of what comes after it."""
        for at_s, grey in zip(self._clip.times_s, self._clip.frames(), strict=True):
            if at_s > self.end_ms / 1000 + 1:
                break
            self._hearer.sent += 1
            yield Frame(float(at_s), grey)
        self.is_sent.set()

    def measure(self, make_source: Callable[[], FrameSource]) -> CameraMeter:
        """Begin to measure it."""
        meter = CameraMeter(self.prescription, make_source, self._hearer)
        meter.update(self.transport, self.transport.started_at_ms or 0)
        return meter

    def end(self, meter: CameraMeter) -> None:
        """Come to the end of the set."""
        meter.update(self.transport.seen(self.end_ms).update(self.end_ms), self.end_ms)


def rushed_clip(variation: str = "lying", rushed: tuple[int, ...] = (4, 5)) -> Clip:
    """Return a film of six reps, some of which were rushed."""
    return make_clip(3, variation=variation, tempo="3-0-1-1", reps=6, rushed=rushed, limb=0.3)


@pytest.fixture
def hearer() -> Hearer:
    """Return who takes down what is told."""
    return Hearer()


def watched(clip: Clip, hearer: Hearer) -> Measurement:
    """Return what was measured in the end of a set that was watched whole."""
    filmed = Filmed(clip, hearer)
    meter = filmed.measure(lambda: RecordedSource(filmed.frames()))
    assert filmed.is_sent.wait(60)
    filmed.end(meter)
    return hearer.final


def test_slower_is_told_once_after_the_second_rushed_rep(hearer: Hearer) -> None:
    """GIVEN reps 3 to 6 rushed WHEN the set is watched THEN slower is told soon after 4, once."""
    clip = rushed_clip(rushed=(3, 4, 5, 6))

    watched(clip, hearer)

    (sent,) = hearer.slower_after
    assert 0 < clip.times_s[sent - 1] - clip.reps[3].at_15_percent_s[3] < 0.5


def test_what_was_done_is_known_at_the_end(hearer: Hearer) -> None:
    """GIVEN a set WHEN it has been watched THEN each rep is there with how long it was really lowered."""
    clip = rushed_clip()

    measurement = watched(clip, hearer)

    assert (measurement.instrument, measurement.trusted, measurement.why) == (Instrument.CAMERA, True, "")
    lowered = [rep.phase_ms(PhaseKind.ECCENTRIC) / 1000 for rep in measurement.reps]
    true = [rep.at_15_percent_s[3] - rep.at_15_percent_s[2] for rep in clip.reps]
    assert lowered == pytest.approx(true, abs=0.25)
    assert [len(each.reps) for each in hearer.measurements[:-1]] == sorted(
        len(each.reps) for each in hearer.measurements[:-1]
    )


def test_a_long_set_is_counted_right_while_it_goes_on(hearer: Hearer) -> None:
    """GIVEN a set of more than a minute WHEN it is watched THEN no rep is told twice."""
    watched(make_clip(3, variation="lying", tempo="4-1-3-1", reps=8, fps=10, limb=0.3), hearer)

    told = [len(each.reps) for each in hearer.measurements]
    assert told == sorted(told)
    assert told[-2:] == [8, 8]


def test_the_nordic_is_never_told_slower(hearer: Hearer) -> None:
    """GIVEN Nordics that drop quickly WHEN they are watched THEN nothing is said."""
    watched(make_clip(5, variation="nordic", tempo="4-0-2-1", reps=5, rushed=(2, 3, 4)), hearer)

    assert not hearer.slower_after


def test_what_is_done_in_a_pause_is_nobodys_business(hearer: Hearer) -> None:
    """GIVEN a set paused in rep 4 WHEN two rushed reps are seen after that THEN nothing is said of them."""
    clip = rushed_clip()
    filmed = Filmed(clip, hearer)
    paused_ms = round(1000 * clip.reps[3].at_15_percent_s[0])
    at_rest = filmed.transport.seen(paused_ms).pause(paused_ms)

    def frames() -> Iterator[Frame]:
        for frame in filmed.frames():
            if 1000 * frame.at_s > paused_ms:
                meter.update(at_rest, paused_ms)
            yield frame

    started = Event()
    source = RecordedSource(chain([started], frames()))
    meter = filmed.measure(lambda: source)
    started.set()
    assert filmed.is_sent.wait(60)
    meter.update(at_rest.end(filmed.end_ms), filmed.end_ms)

    assert not hearer.slower_after
    assert [rep.why for rep in hearer.final.reps] == [""] * 3


def test_nobody_is_called_slow_where_nobody_lifts(hearer: Hearer) -> None:
    """GIVEN a room in which nobody lifts WHEN it is watched THEN nothing is told, but why."""
    measurement = watched(make_clip(4, still=True, reps=5, walkers="behind"), hearer)

    assert (measurement.trusted, hearer.slower_after) == (False, [])
    assert measurement.why


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (RecordedSource(opening=[CameraError("The camera is used by another program.")]), "another program"),
        (RecordedSource(), "no picture came"),
        (RecordedSource(frames(3)), ""),
    ],
)
def test_a_camera_that_fails_costs_nothing_but_the_measuring(
    source: RecordedSource, why: str, hearer: Hearer
) -> None:
    """GIVEN a camera that fails WHEN the set is over THEN there is a reason and no figure."""
    filmed = Filmed(make_clip(4, reps=2), hearer)
    meter = filmed.measure(lambda: source)

    filmed.end(meter)

    assert not hearer.final.trusted
    assert why in hearer.final.why


@pytest.mark.usefixtures("in_brackets")
def test_the_reason_is_kept_in_english(hearer: Hearer) -> None:
    """GIVEN another language WHEN a camera fails THEN the lifter reads it, and the record keeps English."""
    filmed = Filmed(make_clip(4, reps=2), hearer)
    broken = RecordedSource(opening=[OSError("gone"), OSError("gone")])
    meter = filmed.measure(lambda: broken)

    filmed.end(meter)

    assert hearer.final.why == "The camera does not work."
    assert meter.mark == "[The camera does not work (gone).]"


@pytest.mark.parametrize(
    ("from_rep", "to_rep", "unseen"), [(1, 4, (5, 6)), (3, 6, (1, 2))], ids=["stops", "opens late"]
)
def test_reps_without_a_picture_are_not_called_undone(
    from_rep: int, to_rep: int, unseen: tuple[int, ...], hearer: Hearer
) -> None:
    """GIVEN a camera that is there for some reps WHEN the set is over THEN all count and keep numbers."""
    clip = rushed_clip(rushed=())
    filmed = Filmed(clip, hearer)
    rep_s = 5.0
    first_s = clip.first_movement_s + (from_rep - 1) * rep_s - 0.5
    last_s = clip.first_movement_s + to_rep * rep_s + 0.5
    source = RecordedSource(frame for frame in filmed.frames() if first_s < frame.at_s < last_s)
    meter = filmed.measure(lambda: source)
    assert filmed.is_sent.wait(60)
    filmed.end(meter)

    measurement = hearer.final
    assert (measurement.trusted, measurement.full_reps) == (True, 6)
    assert tuple(rep.number for rep in measurement.reps if rep.why == NO_PICTURE) == unseen
    assert [rep.eccentric_ms for rep in measurement.reps if not rep.trusted] == [0, 0]


def test_a_set_that_is_put_away_is_not_measured(hearer: Hearer) -> None:
    """GIVEN a set being watched WHEN it is put away THEN the camera is let go of and nothing is told."""
    hangs = Event()
    source = RecordedSource([*frames(3), hangs])
    filmed = Filmed(make_clip(4, reps=2), hearer)
    meter = filmed.measure(lambda: source)

    meter.close()
    hangs.set()

    assert source.closed.wait(10)
    assert not hearer.measurements


def test_the_last_look_can_be_waited_for(hearer: Hearer) -> None:
    """GIVEN a set that is just over WHEN the program ends THEN what was seen of it is told before that."""
    filmed = Filmed(rushed_clip(), hearer)
    meter = filmed.measure(lambda: RecordedSource(filmed.frames()))
    assert filmed.is_sent.wait(60)
    filmed.end(meter)

    meter.finish()

    assert hearer.is_over.is_set()
