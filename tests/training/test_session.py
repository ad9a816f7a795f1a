"""A workout without a window: begun once, then only trained; and what the lifter may change on the way."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.gym import Floor

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.briefing import Afterwards, SetContext
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import Ending
from legcurl_timer.core.workout.events import (
    RestStarted,
    SetCorrected,
    SetDiscarded,
    SetStored,
    WaitStarted,
    WorkoutDone,
)
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Stage
from legcurl_timer.training.session import QUESTION_READ_MS, TrainingSession
from legcurl_timer.training.session_events import (
    SetBegun,
    SetFinished,
    SetPutAway,
    SoundProblem,
    WorkoutPutAway,
)

SEATED, STANDING = (find_variation(load_variations(), name) for name in ("seated", "standing"))
# Count-in to 5 s, then reps of 5 s.
SET = SetPrescription(SEATED, Tempo.parse("3-0-1-1"), reps=3, count_in_ms=5_000)
PLAN = WorkoutPlan(SET, sets=2, rest_ms=30_000)
LEGS = replace(PLAN, prescription=replace(SET, variation=STANDING, leg=Leg.LEFT))
SET_MS = 20_500
"""How long a set takes, with the half second in which a tape wakes the device."""
GONE = "the sound device went away"


@pytest.fixture
def floor() -> Floor:
    """Return a floor on which nothing has been begun."""
    return Floor()


@pytest.fixture
def resting(floor: Floor) -> Floor:
    """Return a floor a little after the first set of a workout."""
    floor.begin(PLAN, SET_MS)
    assert floor.session.is_resting
    return floor


def test_from_one_touch_to_the_end(floor: Floor) -> None:
    """Two sets of two legs, with switches and a rest, need no touch; each is one buffer with its rest."""
    floor.begin(LEGS, 4 * SET_MS + 2 * 10_000 + 30_000)

    assert floor.done == [(leg, 3, Ending.COMPLETED) for leg in (Leg.LEFT, Leg.RIGHT, Leg.LEFT, Leg.RIGHT)]
    assert [record.leg for record in floor.kept.values()] == [Leg.LEFT, Leg.RIGHT, Leg.LEFT, Leg.RIGHT]
    assert floor.log[-1] == WorkoutDone(floor.workout.done)
    assert len(floor.told(SetBegun)) == len(floor.told(SetFinished)) == 4
    assert len(floor.told(RestStarted)) == 3
    assert len(floor.player.playbacks) == 4
    assert [context.afterwards for context in floor.contexts] == [
        *[Afterwards.REST] * 3,
        Afterwards.WORKOUT_DONE,
    ]
    assert [context.is_switch for context in floor.contexts] == [False, True, False, True]


def test_what_is_told_of_a_set(floor: Floor) -> None:
    """A set is told as begun, finished with its record, stored, and as followed by a rest."""
    floor.begin(PLAN, SET_MS)

    (record,) = floor.kept.values()
    kinds = [type(event) for event in floor.log]
    assert [each for each in kinds if each in {SetBegun, SetFinished, SetStored, RestStarted}] == [
        SetBegun,
        SetFinished,
        SetStored,
        RestStarted,
    ]
    assert SetFinished(record, SET) in floor.log
    assert (record.completed_reps, record.ending) == (3, Ending.COMPLETED)
    assert floor.workout.done[0].uid == record.uid


def test_single_set(floor: Floor) -> None:
    """A workout of one set is over with it, has no rest, and says nothing of a workout."""
    floor.begin(replace(PLAN, sets=1), SET_MS)

    assert floor.contexts == [SetContext()]
    assert floor.session.stage is Stage.DONE
    assert not floor.session.needs_updates
    assert not floor.player.last.stopped


def test_warm_ups_are_kept_as_such(floor: Floor) -> None:
    """A warm-up comes first, and its record tells it from a work set."""
    floor.begin(replace(PLAN, sets=1, warm_up_sets=1), 2 * SET_MS + 30_000)

    assert [record.warm_up for record in floor.kept.values()] == [True, False]


def test_second_leg_ends_by_itself_where_the_first_was_ended(floor: Floor) -> None:
    """A first leg ended after one rep is matched by the second one."""
    floor.begin(LEGS, 5_500 + 6_000)
    floor.session.end()
    floor.run(10_000 + 5_500 + 5_000)

    assert floor.done == [(Leg.LEFT, 1, Ending.ENDED_EARLY), (Leg.RIGHT, 1, Ending.COMPLETED)]


def test_until_the_lifter_ends_it(floor: Floor) -> None:
    """A set without an end is done when it is ended, and its record says who ended it."""
    floor.begin(replace(PLAN, prescription=replace(SET, open_ended=True)), 5_500 + 6 * 5_000)
    floor.session.end()

    assert floor.done == [(Leg.BOTH, 6, Ending.COMPLETED)]
    (record,) = floor.kept.values()
    assert (record.ending, record.planned_reps) == (Ending.ENDED_EARLY, None)


def test_pause_and_go_on(floor: Floor) -> None:
    """A set that pauses needs nobody to look at it, and goes on where the lifter says so."""
    floor.begin(PLAN, 12_000)
    floor.session.toggle()
    assert floor.transport.status is Status.PAUSED
    assert floor.session.is_on
    assert not floor.session.needs_updates
    floor.run(60_000)
    floor.session.toggle()
    assert floor.session.needs_updates
    floor.run(3_500 + 10_000)
    assert floor.done == [(Leg.BOTH, 3, Ending.COMPLETED)]


def test_rest_left_out(resting: Floor) -> None:
    """A rest that is left out goes straight to the count-in, on a tape of its own."""
    resting.session.toggle()

    timeline = resting.transport.timeline
    assert (timeline.rest_ms, timeline.count_in_ms) == (0, 5_000)
    assert resting.session.is_on
    assert len(resting.player.playbacks) == 3
    resting.run(SET_MS)
    assert len(resting.workout.done) == 2


@pytest.mark.parametrize("by_ms", [15_000, -15_000])
def test_rest_made_longer_or_shorter(resting: Floor, by_ms: int) -> None:
    """A rest changed while it runs ends that much later or earlier."""
    left_ms = resting.workout.rest_left_ms(resting.clock())
    resting.session.add_rest(by_ms)
    assert resting.workout.rest_left_ms(resting.clock()) == left_ms + by_ms
    resting.run(left_ms + by_ms - 500)
    assert resting.session.is_resting
    resting.run(1_000)
    assert resting.session.is_on


def test_lifter_is_waited_for(resting: Floor) -> None:
    """A set that waits is silent after its rest, however long it takes, and gets its whole count-in."""
    resting.session.toggle_wait()
    resting.run(300_000)

    assert resting.session.stage is Stage.WAITING
    assert resting.transport.status is Status.PAUSED
    assert resting.player.last.stopped
    assert not resting.session.needs_updates
    assert len(resting.told(SetBegun)) == 1

    resting.session.toggle()
    assert resting.transport.status is Status.RUNNING
    assert resting.transport.timeline.count_in_ms == 5_000
    resting.run(SET_MS)
    assert len(resting.workout.done) == 2


def test_waiting_taken_back(resting: Floor) -> None:
    """A second wish not to be waited for lets the rest go on as it was."""
    resting.session.toggle_wait()
    resting.run(10_000)
    resting.session.toggle_wait()
    resting.run(21_000)
    assert resting.session.is_on


def test_set_ended_in_its_count_in(resting: Floor) -> None:
    """A set of which nothing was done is put away, and waits to be begun again."""
    resting.session.toggle()
    resting.run(2_000)
    resting.session.end()

    (_, uid) = resting.kept
    assert resting.told(SetPutAway) == [SetPutAway(uid)]
    assert resting.told(WaitStarted)
    assert resting.session.stage is Stage.WAITING
    resting.session.toggle()
    resting.run(SET_MS)
    assert len(resting.workout.done) == 2


def test_first_set_ended_in_its_count_in(floor: Floor) -> None:
    """Where nothing else was done, there is no workout any more."""
    floor.begin(PLAN, 2_000)
    floor.session.end()

    (uid,) = floor.kept
    assert floor.log[-1] == WorkoutPutAway(uid)
    assert (floor.session.workout, floor.session.transport, floor.session.is_on) == (None, None, False)
    assert floor.player.last.stopped


def test_ask_before_a_set_is_put_away(resting: Floor) -> None:
    """The first wish stops and asks, going on forgets it; one after the question was read is an answer."""
    resting.session.toggle()
    resting.run(12_000)
    resting.session.ask()
    assert resting.session.is_asking
    assert resting.transport.status is Status.PAUSED
    resting.session.toggle()
    assert not resting.session.is_asking
    resting.run(4_000)
    resting.session.ask()
    for _ in range(5):
        resting.clock.advance((QUESTION_READ_MS - 1) // 5)
        resting.session.ask()
    assert resting.session.is_asking
    resting.clock.advance(QUESTION_READ_MS // 5)
    resting.session.ask()

    assert len(resting.told(SetPutAway)) == 1
    assert resting.session.stage is Stage.WAITING
    assert len(resting.workout.done) == 1


def test_end_as_the_last(floor: Floor) -> None:
    """A set that is ended with the program is stored in its workout, which is over: no rest begins."""
    floor.begin(PLAN, 12_000)
    floor.session.end(is_last=True)

    assert floor.done == [(Leg.BOTH, 1, Ending.ENDED_EARLY)]
    assert floor.log[-1] == WorkoutDone(floor.workout.done)
    assert not floor.told(RestStarted)
    assert not floor.session.needs_updates
    assert floor.player.last.stopped


def test_count_in_ended_as_the_last(floor: Floor) -> None:
    """A set put away when the program was to be closed, and was not, is no last one: the third follows."""
    floor.begin(replace(PLAN, sets=3), SET_MS)
    floor.session.toggle()
    floor.run(2_000)
    floor.session.end(is_last=True)
    floor.session.toggle()
    floor.run(SET_MS + 30_000 + SET_MS)

    assert len(floor.done) == 3
    assert floor.log[-1] == WorkoutDone(floor.workout.done)


def test_workout_ended_in_a_rest(resting: Floor) -> None:
    """No further set comes, and what was heard of it falls silent."""
    resting.session.end_workout()

    assert resting.log[-1] == WorkoutDone(resting.workout.done)
    assert resting.player.last.stopped
    assert not resting.session.is_resting
    resting.run(60_000)
    assert len(resting.told(SetBegun)) == 1


def test_last_set_put_right(resting: Floor) -> None:
    """Other reps are told with the mark of the set."""
    resting.session.correct(*resting.kept, 2)

    (corrected,) = resting.told(SetCorrected)
    assert (corrected.done_set.uid, corrected.done_set.tally.completed_reps) == (*resting.kept, 2)


def test_last_set_taken_away_and_done_again(resting: Floor) -> None:
    """A set taken away is told, one done again stays; either comes next after a whole rest."""
    resting.run(5_000)
    resting.session.repeat_last()
    assert [each.to_repeat for each in resting.workout.done] == [True]
    resting.session.withdraw_last()

    assert len(resting.told(SetDiscarded)) == 1
    assert resting.workout.done == ()
    assert resting.workout.step.place.set_number == 1
    resting.run(26_000)
    assert resting.session.is_on


def test_prepared_anew(resting: Floor) -> None:
    """What is prepared again in a rest has what is left of it, and does not tell of it twice."""
    resting.run(10_000)
    resting.session.prepare_anew()

    assert resting.contexts[-1].rest_ms == resting.workout.rest_left_ms(resting.clock())
    assert [context.rest_told for context in resting.contexts] == [False, False, True]
    assert resting.player.playbacks[-2].stopped


def test_next_rest_is_told_again(resting: Floor) -> None:
    """That a rest was told of counts for that rest only."""
    resting.begin(replace(PLAN, sets=3))
    resting.run(3 * SET_MS + 2 * 30_000)
    assert [context.rest_told for context in resting.contexts[2:]] == [True, False, False]


def test_last_sound_rings_out(resting: Floor) -> None:
    """The end of a set is heard for three seconds of the rest, then its device is let go."""
    first = resting.player.playbacks[0]
    assert not first.stopped
    resting.run(3_000)
    assert first.stopped


def test_loudness(resting: Floor) -> None:
    """A change of volume reaches the set that is prepared."""
    resting.session.set_loudness(Loudness(100, muted=True))
    resting.run(1_000)
    assert abs(resting.player.last.pcm[48 * 2_000 :]).max() <= 1


def test_sound_lost_and_found(floor: Floor) -> None:
    """A device that goes away is told once; one that comes back in the rest is told and heard in the set."""
    floor.begin(PLAN, 8_000)
    floor.player.last.alive = False
    floor.player.fault = GONE
    floor.run(SET_MS - 8_000)
    assert floor.told(SoundProblem) == [SoundProblem(GONE), SoundProblem(GONE)]
    floor.run(8_000)
    floor.player.fault = ""
    floor.run(4_000)

    assert floor.log[-1] == SoundProblem("")
    assert floor.session.is_resting
    assert len(floor.player.playbacks) == 2


def test_sleep_in_mid_set(floor: Floor) -> None:
    """In a workout the set ended where it was last seen, and nothing goes on by itself."""
    floor.begin(PLAN, 12_000)
    floor.sleep(3_600_000)

    assert floor.done == [(Leg.BOTH, 1, Ending.ENDED_EARLY)]
    floor.run(60_000)
    assert floor.session.stage is Stage.WAITING


def test_sleep_in_a_rest(resting: Floor) -> None:
    """The next set waits; what is left of the rest is counted on."""
    resting.sleep(10_000)
    assert resting.workout.waiting
    assert resting.session.needs_updates
    resting.run(30_000)
    assert resting.session.stage is Stage.WAITING
    assert not resting.session.needs_updates
    resting.session.toggle()
    assert resting.session.is_on


def test_sleep_in_a_single_set(floor: Floor) -> None:
    """Where nothing else could wait, the set stays paused, and the lifter says what becomes of it."""
    floor.begin(replace(PLAN, sets=1), 12_000)
    floor.sleep(3_600_000)

    assert floor.transport.status is Status.PAUSED
    floor.session.toggle()
    floor.run(3_500 + 10_000)
    assert floor.done == [(Leg.BOTH, 3, Ending.COMPLETED)]


COMMANDS: dict[str, Callable[[TrainingSession], None]] = {
    "toggle": TrainingSession.toggle,
    "ask": TrainingSession.ask,
    "end": TrainingSession.end,
    "end the workout": TrainingSession.end_workout,
    "prepare anew": TrainingSession.prepare_anew,
    "add rest": lambda session: session.add_rest(15_000),
    "wait": TrainingSession.toggle_wait,
    "correct": lambda session: session.correct("", 1),
    "repeat": TrainingSession.repeat_last,
    "withdraw": TrainingSession.withdraw_last,
    "loudness": lambda session: session.set_loudness(Loudness(50)),
    "close": TrainingSession.close,
}


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_before_a_workout(floor: Floor, command: str) -> None:
    """Where nothing has been begun no command does anything."""
    COMMANDS[command](floor.session)

    assert (floor.log, floor.player.playbacks, floor.session.stage) == ([], [], Stage.READY)
    assert not floor.session.needs_updates


def run_of(floor: Floor) -> Transport | None:
    """Return where the set stands, whenever that was last looked at."""
    return floor.transport and floor.transport._replace(looked_at_ms=0)


@given(
    st.lists(
        st.tuples(st.integers(1, 300), st.sampled_from(["toggle", "ask", "end", "add_rest"])), max_size=5
    )
)
def test_ticks_tell_what_full_looks_tell(commands: list[tuple[int, str]]) -> None:
    """Whether each look is a full one or a tick, sixty times a second, the same happens at the same time."""
    plan = replace(PLAN, prescription=replace(SET, tempo=Tempo.parse("1-0-1-0.5"), reps=2), rest_ms=1_000)
    floors = (Floor(), Floor())
    looks = (floors[0].session.update, floors[1].session.tick)
    for floor in floors:
        floor.begin(plan)
    for frames, command in (*commands, (1_200, "toggle")):
        for _ in range(frames):
            for floor, look in zip(floors, looks, strict=True):
                floor.clock.advance(16)
                if floor.session.needs_updates:
                    look(floor.clock())
            full, ticked = floors
            assert run_of(ticked) == run_of(full)
            assert len(ticked.log) == len(full.log)
        for floor in floors:
            getattr(floor.session, command)(*([5_000] if command == "add_rest" else []))
    full, ticked = floors
    assert (ticked.workout and ticked.done) == (full.workout and full.done)


def test_sleep_after_a_tick(floor: Floor) -> None:
    """A set halts where it was last seen, if only by a tick."""
    floor.begin(PLAN, 8_000)
    floor.clock.advance(16)
    assert floor.session.tick(floor.clock())
    seen_ms = floor.transport.position_ms(floor.clock())
    floor.sleep(3_000)
    assert floor.workout.done[0].tally.set_time_ms == seen_ms - 5_000
