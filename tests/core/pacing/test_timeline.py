"""A set compiled into a row of phases, and what can be asked of it at a position.

Timelines are drawn one letter a second: `z` rest, `.` count-in, `C` concentric, `p` contracted pause, `E`
eccentric, `s` stretched pause; below each, `#` where it counts as tension.
"""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.prescription import OPEN_ENDED_REPS, SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set

VARIATIONS = {variation.id: variation for variation in load_variations()}
LETTERS = {
    PhaseKind.REST: "z",
    PhaseKind.COUNT_IN: ".",
    PhaseKind.CONCENTRIC: "C",
    PhaseKind.CONTRACTED_PAUSE: "p",
    PhaseKind.ECCENTRIC: "E",
    PhaseKind.STRETCHED_PAUSE: "s",
}


def prescribed(
    variation_id: str, tempo: str, reps: int, *, count_in_s: int = 0, own_return: bool = False
) -> SetPrescription:
    """Return a set of a variation."""
    return SetPrescription(VARIATIONS[variation_id], Tempo.parse(tempo), reps, count_in_s * 1000, own_return)


def drawn(timeline: Timeline) -> list[str]:
    """Draw a timeline of whole seconds: the phases, below them the tension."""
    seconds = [timeline.phase_at(position_ms) for position_ms in range(0, timeline.duration_ms, 1000)]
    return [
        "".join(LETTERS[phase.kind] for phase in seconds),
        "".join("#" if phase.loaded else " " for phase in seconds).rstrip(),
    ]


@pytest.mark.parametrize(
    ("prescription", "phases", "tension"),
    [
        (
            prescribed("lying", "3-1-1-2", 2, count_in_s=3),
            "...CppEEEsCppEEE",
            "   #############",
        ),
        (
            prescribed("standing-band", "3-1-1-2", 2, count_in_s=2),
            "..CppEEEsCppEEE",
            "  ###### ######",
        ),
        (
            prescribed("nordic", "4-1-2-2", 2, count_in_s=1),
            ".EEEEsCCppEEEEsCC",
            " ####     ####",
        ),
        (
            prescribed("nordic", "4-1-2-2", 2, count_in_s=1, own_return=True),
            ".EEEEsCCppEEEEsCC",
            " #### ##  #### ##",
        ),
        (prescribed("lying", "2-1-1-1", 1, own_return=True), "CpEE", "####"),
    ],
)
def test_pictures(prescription: SetPrescription, phases: str, tension: str) -> None:
    """A set is its count-in and its reps in performed order, without the pause after the last movement."""
    assert drawn(compile_set(prescription)) == [phases, tension]


def test_a_set_taken_up_again() -> None:
    """From a later rep on, the set is the same row with a count-in of its own."""
    prescription = prescribed("seated", "3-1-1-1", 4, count_in_s=5)
    timeline = compile_set(prescription, first_rep=3, count_in_ms=3000)
    assert drawn(timeline)[0] == "...CpEEEsCpEEE"
    assert (timeline.first_rep, timeline.last_rep) == (3, 4)
    assert [phase.rep for phase in timeline.phases] == [0, 3, 3, 3, 3, 4, 4, 4]
    assert timeline.completed_reps_at(8_000) == 1
    assert (timeline.count_in_ms, timeline.set_time_ms, timeline.tut_ms) == (3_000, 11_000, 11_000)


@pytest.mark.parametrize(
    ("first_rep", "count_in_ms", "picture"),
    [(1, None, ".....CEECEE"), (1, 0, "CEECEE"), (2, None, ".....CEE"), (2, 0, "CEE"), (2, 1000, ".CEE")],
)
def test_count_in_of_a_part(first_rep: int, count_in_ms: int | None, picture: str) -> None:
    """The planned count-in holds unless another one, or none, is asked for."""
    prescription = prescribed("lying", "2-0-1-0", 2, count_in_s=5)
    assert drawn(compile_set(prescription, first_rep=first_rep, count_in_ms=count_in_ms))[0] == picture


@pytest.mark.parametrize(
    ("rest_s", "count_in_s", "picture"),
    [
        (4, 3, ["zzzz...CpEEECpEEE", "       ##########"]),
        (4, 0, ["zzzzCpEEECpEEE", "    ##########"]),
        (0, 3, ["...CpEEECpEEE", "   ##########"]),
    ],
)
def test_a_rest_comes_first(rest_s: int, count_in_s: int, picture: list[str]) -> None:
    """A rest runs into the count-in, or straight into the first rep; it is neither tension nor set time."""
    prescription = prescribed("lying", "3-0-1-1", 2, count_in_s=count_in_s)
    timeline = compile_set(prescription, rest_ms=rest_s * 1000)
    assert drawn(timeline) == picture
    assert (timeline.rest_ms, timeline.count_in_ms) == (rest_s * 1000, count_in_s * 1000)
    assert timeline.first_movement_ms == (rest_s + count_in_s) * 1000
    assert (timeline.tut_ms, timeline.set_time_ms) == (10_000, 10_000)
    assert timeline.completed_reps_at(timeline.first_movement_ms + 5_000) == 1


def test_an_open_ended_set() -> None:
    """A set without an end is paced for longer than anyone goes on, and says that its last rep is none."""
    planned = prescribed("seated", "3-1-1-1", 8, count_in_s=5)
    timeline = compile_set(replace(planned, open_ended=True))
    assert (timeline.open_ended, compile_set(planned).open_ended) == (True, False)
    assert timeline.last_rep == OPEN_ENDED_REPS == 300
    assert timeline.duration_ms == 5_000 + 300 * 6_000 - 1_000
    assert timeline.phases[:29] == compile_set(replace(planned, reps=9)).phases[:29]
    taken_up = compile_set(replace(planned, open_ended=True), first_rep=41, count_in_ms=3_000)
    assert (taken_up.first_rep, taken_up.last_rep, taken_up.open_ended) == (41, 300, True)


@given(st.from_type(SetPrescription))
def test_a_set_holds_its_tempo(prescription: SetPrescription) -> None:
    """Each rep is its non-zero phases in performed order, the last one without its trailing pause."""
    timeline = compile_set(prescription)
    order = prescription.variation.phase_order
    rep = [(kind, prescription.tempo.duration_ms(kind)) for kind in order]
    for number in range(1, prescription.reps + 1):
        done = [(phase.kind, phase.duration_ms) for phase in timeline.rep_phases(number)]
        assert done == [step for step in (rep[:-1] if number == prescription.reps else rep) if step[1]]
    trailing_ms = rep[-1][1]
    assert timeline.duration_ms == (
        prescription.count_in_ms + prescription.reps * prescription.tempo.rep_ms - trailing_ms
    )
    assert timeline.phases[-1].kind.is_moving
    assert (timeline.first_rep, timeline.last_rep) == (1, prescription.reps)


@given(st.from_type(Timeline))
def test_phases_are_contiguous(timeline: Timeline) -> None:
    """Phases follow one another from 0 to the end without gap, overlap or empty phase."""
    assert timeline.phases[0].start_ms == 0
    assert timeline.phases[-1].end_ms == timeline.duration_ms
    assert all(one.end_ms == following.start_ms for one, following in pairwise(timeline.phases))
    assert all(phase.duration_ms >= 1 for phase in timeline.phases)
    assert sum(phase.duration_ms for phase in timeline.phases) == timeline.duration_ms


@given(st.from_type(Timeline))
def test_only_rest_and_count_in_are_no_rep(timeline: Timeline) -> None:
    """First comes rest, if any, then count-in, if any; they are rep 0, not loaded, and the reps count up."""
    before = [phase for phase in timeline.phases if not phase.rep]
    lengths_ms = {PhaseKind.REST: timeline.rest_ms, PhaseKind.COUNT_IN: timeline.count_in_ms}
    assert [phase.kind for phase in before] == [kind for kind, length_ms in lengths_ms.items() if length_ms]
    assert [phase.duration_ms for phase in before] == [
        length_ms for length_ms in lengths_ms.values() if length_ms
    ]
    assert list(timeline.phases[: len(before)]) == before
    assert timeline.first_movement_ms == sum(lengths_ms.values())
    assert not any(phase.loaded for phase in before)
    reps = [phase.rep for phase in timeline.phases if phase.rep]
    assert sorted(set(reps)) == list(range(timeline.first_rep, timeline.last_rep + 1))
    assert reps == sorted(reps)


@given(st.from_type(Timeline), st.integers() | st.integers(0, 1_500_000))
def test_some_phase_stands_at_any_position(timeline: Timeline, position_ms: int) -> None:
    """Whatever whole number is asked for, exactly the phase whose interval holds it is the answer."""
    phase = timeline.phase_at(position_ms)
    if position_ms < 0:
        assert phase is timeline.phases[0]
    elif position_ms >= timeline.duration_ms:
        assert phase is timeline.phases[-1]
    else:
        assert [each for each in timeline.phases if each.start_ms <= position_ms < each.end_ms] == [phase]


@given(st.from_type(Timeline), st.data())
def test_each_boundary_belongs_to_the_later_phase(timeline: Timeline, data: st.DataObject) -> None:
    """At its start a phase stands; 1 ms before, the one before it; between them nothing."""
    index = data.draw(st.integers(0, len(timeline.phases) - 1))
    phase = timeline.phases[index]
    assert timeline.phase_at(phase.start_ms) is phase
    assert timeline.phase_at(phase.end_ms - 1) is phase
    assert timeline.phase_at(phase.start_ms - 1) is timeline.phases[max(index - 1, 0)]


@given(st.from_type(Timeline), st.data())
def test_tension_by_adding_up(timeline: Timeline, data: st.DataObject) -> None:
    """Tension at a position is what the loaded phases have lasted by then, and never more than the set."""
    position_ms = data.draw(st.integers(-1_000, timeline.duration_ms + 1_000))
    lasted = [
        max(0, min(phase.end_ms, position_ms) - phase.start_ms) for phase in timeline.phases if phase.loaded
    ]
    assert timeline.tension_at(position_ms) == sum(lasted)
    assert timeline.tension_at(position_ms) <= timeline.tut_ms <= timeline.set_time_ms
    for after_the_end_ms in (0, 1, 10**9):
        assert timeline.tension_at(timeline.duration_ms + after_the_end_ms) == timeline.tut_ms


@given(st.from_type(Timeline), st.data())
def test_the_beginning_tells_the_same(timeline: Timeline, data: st.DataObject) -> None:
    """Up to a position, and to the end of the rep there, the beginning says what the whole does."""
    position_ms = data.draw(st.integers(-1_000, timeline.duration_ms + 1_000))
    beginning = timeline.upto(position_ms)

    assert beginning.phases == timeline.phases[: len(beginning.phases)]
    assert beginning.last_rep == max(timeline.phase_at(position_ms).rep, timeline.first_rep)
    assert beginning.rep_phases(beginning.last_rep) == timeline.rep_phases(beginning.last_rep)
    assert beginning.open_ended is timeline.open_ended
    for tell in (Timeline.tension_at, Timeline.completed_reps_at, Timeline.settled_ms):
        assert tell(beginning, position_ms) == tell(timeline, position_ms)
    for place in (Timeline.first_rep, Timeline.first_movement_ms, Timeline.rest_ms):
        assert place.fget(beginning) == place.fget(timeline)


@given(st.from_type(Timeline))
@example(compile_set(prescribed("nordic", "4-0-1-0", 1)))
def test_reps_at_their_boundaries(timeline: Timeline) -> None:
    """A rep counts from the very ms at which its last movement has ended, and not 1 ms before."""
    for done, rep in enumerate(range(timeline.first_rep, timeline.last_rep + 1)):
        end_ms = [phase.end_ms for phase in timeline.rep_phases(rep) if phase.kind.is_moving][-1]
        assert timeline.completed_reps_at(end_ms - 1) == done
        assert timeline.completed_reps_at(end_ms) == done + 1
    assert timeline.completed_reps_at(timeline.duration_ms - 1) == timeline.last_rep - timeline.first_rep


@pytest.mark.parametrize("first_rep", [0, 4, -1])
def test_a_set_cannot_begin_at_a_rep_it_does_not_have(first_rep: int) -> None:
    """A set of three is taken up again at rep 1, 2 or 3."""
    prescription = SetPrescription(load_variations()[0], Tempo.parse("3-0-1-1"), reps=3, count_in_ms=0)
    with pytest.raises(ValueError, match="is not one of 3"):
        compile_set(prescription, first_rep=first_rep)


def test_settled_is_the_end_of_the_last_complete_rep() -> None:
    """What is settled at a position ends with a movement; before the first complete rep nothing is."""
    timeline = compile_set(prescribed("lying", "3-1-1-2", 2, count_in_s=3))
    settled_ms = {0: 0, 8_999: 0, 9_000: 9_000, 15_999: 9_000, 16_000: 16_000, 99_000: 16_000}
    assert {at_ms: timeline.settled_ms(at_ms) for at_ms in settled_ms} == settled_ms
