"""What an import would do is told before it does it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.imports import (
    at_another_place,
    import_,
    in_another_zone,
    own_file,
    plan_of,
    strong_file,
    told_set,
    with_other_ids,
    workout,
)
from support.kept_sets import DAY_MIN, NOON, at, paced_set, session_of
from support.measured import measurement

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import MOST_UTC_MS, Moment
from legcurl_timer.core.records import Ending, SessionRecord
from legcurl_timer.history import edits
from legcurl_timer.history.exchange.contents import Choices, LeftOut
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history
from legcurl_timer.history.exchange.import_plan import ImportPlan, plan_import
from legcurl_timer.history.exchange.reading import read_history_file
from legcurl_timer.history.store import Store

LONG, SHORT = session_of(paced_set(0), paced_set(5), paced_set(10)), session_of(paced_set(5_000))
BEGUN = replace(LONG, sets=LONG.sets[:2])
PULL = workout(0, 10, 9, 8, note="Pull day")


def counts(plan: ImportPlan) -> tuple[int, int, int]:
    """Return how many sets are new, here already, and different."""
    return plan.new, plan.here, plan.differing_sets


def changed(session: SessionRecord, nth: int = 0, **facts: Any) -> SessionRecord:
    """Return a session with one of its sets changed."""
    sets = [replace(record, **facts) if n == nth else record for n, record in enumerate(session.sets)]
    return replace(session, sets=tuple(sets))


def test_all_is_new(store: Store) -> None:
    """Into an empty history everything would be added; the plan itself changes nothing."""
    plan = plan_of(store, own_file(LONG, SHORT))
    assert plan == ImportPlan(own_file(LONG, SHORT), Choices(), new=4, sessions=2, reps=40)
    assert plan.lines() == (
        "A file: 4 sets are new, 0 are here already, 0 differ",
        "new in 2 sessions: 40 reps",
    )
    assert store.count_sets() == 0


def test_what_is_here_already(store: Store) -> None:
    """What is here exactly so is not added again."""
    store.add([BEGUN, SHORT])
    plan = plan_of(store, own_file(LONG, SHORT))
    assert plan.lines() == (
        "A file: 1 set is new, 3 are here already, 0 differ",
        "new in 1 session: 10 reps",
    )
    import_(store, own_file(LONG, SHORT))
    assert list(store.sessions()) == [LONG, SHORT]


def test_what_was_deleted_here_comes_back(store: Store) -> None:
    """Who imports a set that was deleted here wants it back, and is told; its session is as long as there."""
    store.add([SHORT])
    edits.delete(store, [SHORT.sets[0].uid], NOON)
    longer = replace(SHORT, ended=at(5_100))
    plan = plan_of(store, own_file(longer))
    assert (plan.new, plan.returning) == (1, 1)
    assert plan.lines()[2] == "of these, 1 set you had deleted: back again"
    assert import_(store, own_file(longer)).added == 1
    assert list(store.sessions()) == [longer]


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({"note": "pad hole two"}, "note: none \u2192 pad hole two"),
        ({"completed_reps": 12}, "reps: 10 \u2192 12"),
        ({"load": Load(LoadUnit.KG, 42_500)}, "load: none \u2192 42.5 kg"),
        ({"reserve_half_reps": 0}, "in reserve: none \u2192 0"),
        ({"warm_up": True}, "warm-up: no \u2192 yes"),
        ({"set_time_ms": 45_000}, "set time: none \u2192 0:45"),
        ({"variation": "seated"}, "lift: Lying \u2192 Seated"),
        ({"completed_reps": 9, "note": "x"}, "reps: 10 \u2192 9; note: none \u2192 x"),
    ],
)
def test_what_another_program_says_otherwise(store: Store, facts: dict[str, Any], line: str) -> None:
    """What was corrected there is shown, old and new, and stays as it is here until the lifter takes it."""
    import_(store, strong_file(PULL))
    later = strong_file(changed(PULL, **facts))
    plan = plan_of(store, later)
    assert counts(plan) == (0, 2, 1)
    assert plan.lines()[0] == "Strong: 0 sets are new, 2 are here already, 1 differs"
    assert [each.line for each in plan.differences] == [f"Lying, set 1 of 23 November 2026: {line}"]
    assert import_(store, later).updated == 0
    assert list(store.sessions()) == [PULL]
    assert import_(store, later, take=None).updated == 1
    assert list(store.sessions()) == [changed(PULL, **facts)]
    assert counts(plan_of(store, later)) == (0, 3, 0)


def test_what_another_program_does_not_speak_of(store: Store) -> None:
    """What the lifter has added here, and what the file says nothing of, are no differences."""
    import_(store, strong_file(PULL))
    added = {"leg": Leg.LEFT, "form_kept": True, "pain": True, "note": "hard", "reserve_half_reps": 3}
    edits.revise(store, PULL.sets[1], replace(PULL.sets[1], **added), NOON)
    assert counts(plan_of(store, strong_file(PULL))) == (0, 3, 0)


@pytest.mark.parametrize(("theirs", "differing"), [("93.7", 0), ("93.696", 0), ("94.8", 1), ("42.5", 1)])
def test_a_weight_in_the_other_unit(store: Store, theirs: str, differing: int) -> None:
    """Who has a program show pounds has lifted the same; another weight is another one in any unit."""
    import_(store, strong_file(changed(PULL, load=Load(LoadUnit.KG, 42_500))))
    pounds = Load(LoadUnit.LB, round(float(theirs) * 1000))
    plan = plan_of(store, strong_file(changed(PULL, load=pounds)))
    assert counts(plan) == (0, 3 - differing, differing)


def test_a_warm_up_where_none_can_be_told(store: Store) -> None:
    """A program without a column for warm-ups does not say that there was none; one that has it does."""
    import_(store, strong_file(changed(PULL, warm_up=True)))
    assert counts(plan_of(store, strong_file(PULL, lacks=frozenset({"warm_up"})))) == (0, 3, 0)
    (difference,) = plan_of(store, strong_file(PULL)).differences
    assert difference.line.endswith("warm-up: yes \u2192 no")


@pytest.mark.parametrize("offset_min", [-420, 0, 60, 540])
def test_travelling_is_no_difference(store: Store, offset_min: int) -> None:
    """A file read on a machine in another time zone tells of the same sets."""
    import_(store, strong_file(PULL, workout(90, 5)))
    there = strong_file(in_another_zone(PULL, offset_min))
    plan = plan_of(store, there)
    assert (counts(plan), plan.differences) == ((0, 3, 0), ())


@pytest.mark.parametrize("offset_min", [-420, 60])
def test_sets_that_have_other_ids(store: Store, offset_min: int) -> None:
    """Those that an earlier version imported are found by their workout's start; what is new joins them."""
    import_(store, strong_file(with_other_ids(PULL)))
    longer = replace(PULL, sets=(*PULL.sets, told_set(4 / 60_000, 7)))
    file = strong_file(in_another_zone(longer, offset_min))
    assert counts(plan_of(store, file)) == (1, 3, 0)
    import_(store, file)
    assert [len(session.sets) for session in store.sessions()] == [4]
    assert counts(plan_of(store, file)) == (0, 4, 0)


def test_a_time_in_utc(store: Store) -> None:
    """A program that began to tell the offset, and another place than this machine's, tells of the same."""
    import_(store, strong_file(with_other_ids(PULL)))
    assert counts(plan_of(store, strong_file(at_another_place(PULL, -300)))) == (0, 3, 0)


@pytest.mark.parametrize("moved", [in_another_zone, at_another_place])
@pytest.mark.parametrize("offset_min", [-420, 60, 540])
def test_what_is_new_after_travelling(
    store: Store, moved: Callable[[SessionRecord, int], SessionRecord], offset_min: int
) -> None:
    """A set and an end told since stand in their workout as if they had been told at home."""
    import_(store, strong_file(PULL))
    longer = replace(PULL, ended=at(45), sets=(*PULL.sets, told_set(4 / 60_000, 7)))
    file = strong_file(moved(longer, offset_min))
    (difference,) = plan_of(store, file).differences
    assert difference.line == "workout of 23 November 2026: end: 23 Nov 2026, 14:00 \u2192 23 Nov 2026, 13:45"
    import_(store, file)
    assert list(store.sessions()) == [replace(longer, ended=PULL.ended)]
    import_(store, file, take=None)
    assert list(store.sessions()) == [longer]


def test_another_workout_of_a_file_with_the_same_time_in_utc(store: Store) -> None:
    """After a journey one may start when another did by UTC; they stay two, in whatever order they come."""
    import_(store, strong_file(PULL))
    known, new = in_another_zone(PULL, -300), at_another_place(workout(0, 12, 12), -300)
    for both in ((known, new), (new, known)):
        assert counts(plan_of(store, strong_file(*both))) == (2, 3, 0)


def test_a_visit_that_began_earlier_here(store: Store) -> None:
    """What is new joins the sets that are known by their ids, also where their session has another start."""
    store.add([replace(PULL, uid=paced_set().uid, started=at(-10))])
    file = strong_file(replace(PULL, sets=(*PULL.sets, told_set(4 / 60_000, 7))))
    assert counts(plan_of(store, file)) == (1, 3, 0)
    import_(store, file)
    assert [len(session.sets) for session in store.sessions()] == [4]


def test_a_visit_that_began_later_here(store: Store) -> None:
    """A workout that ended there before the session with its sets began here ends with that beginning."""
    store.add([replace(PULL, uid=paced_set().uid, started=at(50))])
    (difference,) = plan_of(store, strong_file(replace(PULL, ended=at(45)))).differences
    assert difference.line == "workout of 23 November 2026: end: 23 Nov 2026, 14:00 \u2192 23 Nov 2026, 13:50"


def test_a_lift_that_is_named_otherwise_now(store: Store) -> None:
    """Who says at the next import that it was the seated machine is shown that, and gets no second copy."""
    import_(store, strong_file(PULL))
    seated = [changed(PULL, nth, variation="seated") for nth in range(3)]
    sets = tuple(replace(each.sets[nth], uid=paced_set().uid) for nth, each in enumerate(seated))
    file = strong_file(replace(PULL, sets=sets))
    plan = plan_of(store, file)
    assert counts(plan) == (0, 0, 3)
    assert plan.differences[1].line == "Lying, set 2 of 23 November 2026: lift: Lying \u2192 Seated"
    more = told_set(4 / 60_000, variation="seated")
    assert counts(plan_of(store, strong_file(replace(PULL, sets=(*sets, more))))) == (1, 0, 3)
    import_(store, file, take=None)
    assert [record.variation for session in store.sessions() for record in session.sets] == ["seated"] * 3


def test_a_workout_in_parts(store: Store) -> None:
    """A file ordered by exercise brings a workout in parts, whose sets are not taken for each other."""
    parts = [replace(PULL, sets=(record,)) for record in PULL.sets]
    file = strong_file(parts[0], workout(5_000, 5), *parts[1:])
    import_(store, strong_file(with_other_ids(PULL)))
    assert counts(plan_of(store, file)) == (1, 3, 0)
    import_(store, file)
    assert counts(plan_of(store, file)) == (0, 4, 0)


def test_what_was_trained_with_this_program(store: Store) -> None:
    """A set that was paced here is that of the other program, too, which knows it less well."""
    store.add([LONG])
    others = workout(0, 7, 7, 7, note="Legs")
    for told in (others, at_another_place(others, -300)):
        plan = plan_of(store, strong_file(told))
        assert (counts(plan), plan.differences) == ((0, 3, 0), ())


@pytest.mark.parametrize(
    ("minute", "ending", "expected"),
    [
        (30, Ending.COMPLETED, (0, 2, 0)),
        (61, Ending.COMPLETED, (0, 2, 0)),
        (62, Ending.COMPLETED, (1, 1, 0)),
        (30, None, (1, 1, 0)),
    ],
)
def test_what_was_trained_in_the_same_visit(
    store: Store, minute: float, ending: Ending | None, expected: tuple[int, int, int]
) -> None:
    """A set paced since is one of the workout if it was done during it, whose end may have been rounded."""
    import_(store, strong_file(workout(5_000, 8)))
    store.keep(replace(paced_set(5_000 + minute), ending=ending), "me")
    assert counts(plan_of(store, strong_file(workout(5_000, 8, 6)))) == expected


@pytest.mark.parametrize("file_format", [ExportFormat.STRONG, ExportFormat.HEVY])
def test_what_was_exported_from_here(store: Store, tmp_path: Path, file_format: ExportFormat) -> None:
    """What goes out in the form of another program and comes back is here, also a day without a time."""
    lifts = ("lying", "seated", "standing", "standing-band", "prone-band", "nordic")
    for place, variation in enumerate(lifts):
        for minute in (0, 2.5, 44.9):
            store.keep(paced_set(10_000 * place + minute + 0.99, variation=variation, kg=20))
    day = replace(workout(60 * DAY_MIN - 60, 9, 8), day_only=True)
    import_(store, strong_file(workout(70_005, 8, 7, note="Pull day\nlate"), day))
    export_history(store.sessions(), tmp_path / "x.csv", file_format)
    plan = plan_import(read_history_file(tmp_path / "x.csv"), store, Choices(offset_of=lambda _local: 60))
    assert (counts(plan), plan.differences) == ((0, 22, 0), ())


def test_a_day_without_a_time(store: Store) -> None:
    """Of a day of which nobody told the time the sets are those of that day, not those of somebody's noon."""
    day = replace(workout(-60, 8, 8), day_only=True)
    noon = workout(-60, 7)
    import_(store, strong_file(with_other_ids(day)))
    plan = plan_of(store, strong_file(in_another_zone(day, -300), in_another_zone(noon, -300)))
    assert counts(plan) == (1, 2, 0)
    assert plan.differences == ()
    told = replace(workout(-60, 8, 8), ended=at(-15))
    assert plan_of(store, strong_file(told)).differences == ()


@pytest.mark.parametrize(
    ("later", "line"),
    [
        (replace(PULL, note="Leg day"), "note: Pull day \u2192 Leg day"),
        (replace(PULL, ended=at(45)), "end: 23 Nov 2026, 14:00 \u2192 23 Nov 2026, 13:45"),
    ],
)
def test_a_workout_that_is_told_otherwise(store: Store, later: SessionRecord, line: str) -> None:
    """A workout that was renamed or ended earlier there differs as a workout, not as sets."""
    import_(store, strong_file(PULL))
    plan = plan_of(store, strong_file(later))
    assert counts(plan) == (0, 3, 0)
    assert [each.line for each in plan.differences] == [f"workout of 23 November 2026: {line}"]
    assert plan.lines()[1] == "1 workout differs in note or time"
    done = import_(store, strong_file(later), take=None)
    assert (done.updated, done.workouts) == (0, 1)
    assert list(store.sessions()) == [later]
    assert plan_of(store, strong_file(later)).differences == ()


def test_an_end_without_its_seconds(store: Store) -> None:
    """Where seconds were told of the end once and are no more, that is no difference."""
    import_(store, strong_file(replace(PULL, ended=at(60 + 20 / 60))))
    assert plan_of(store, strong_file(PULL)).differences == ()


def test_a_visit_that_went_on_here(store: Store) -> None:
    """A session that is longer here because of a set paced since is not longer than the file says."""
    import_(store, strong_file(PULL))
    store.keep(paced_set(70))
    assert plan_of(store, strong_file(PULL)).differences == ()
    own = session_of(paced_set(9_000))
    store.add([own])
    store.keep(paced_set(9_030))
    assert plan_of(store, own_file(own)).differences == ()


def test_the_end_of_time(store: Store) -> None:
    """A set that would go on after the year 2100 does not make its session longer than can be told."""
    late = replace(SHORT.sets[0], started=Moment(MOST_UTC_MS - 1, 60))
    here = replace(SHORT, ended=Moment(MOST_UTC_MS, 60), sets=(late,))
    store.add([here])
    assert plan_of(store, own_file(replace(here, ended=Moment(MOST_UTC_MS - 5, 60)))).differences == ()


def test_the_end_of_time_at_another_place(store: Store) -> None:
    """A workout that would end after the year 2100 by the clock here ends with it."""
    import_(store, strong_file(late := in_another_zone(PULL, -600)))
    told = replace(in_another_zone(late, 540), ended=Moment(MOST_UTC_MS, 540))
    assert [each.line for each in plan_of(store, strong_file(told)).differences] == [
        "workout of 23 November 2026: end: 23 Nov 2026, 14:00 \u2192 31 Dec 2099, 14:00"
    ]


def test_a_set_time_that_cannot_be(store: Store) -> None:
    """A time shorter than that under tension is none of the whole set, and says nothing."""
    here = changed(PULL, set_time_ms=50_000, tut_ms=40_000)
    import_(store, own_file(here))
    assert counts(plan_of(store, strong_file(changed(PULL, set_time_ms=30_000)))) == (0, 3, 0)
    assert counts(plan_of(store, strong_file(changed(PULL, set_time_ms=45_000)))) == (0, 2, 1)


def test_our_own_file_says_everything(store: Store) -> None:
    """A set of ours differs by whatever field; taking the file's version brings reps and what was seen."""
    (old,) = SHORT.sets
    store.add([SHORT])
    seen = replace(old, completed_reps=9, reps=old.reps[:9], measurement=measurement("oo"), tempo="3-1-1-1")
    other = replace(SHORT, sets=(seen,))
    (difference,) = plan_of(store, own_file(other)).differences
    assert [str(each) for each in difference.changes] == [
        "tempo: 3-0-1-1 \u2192 3-1-1-1",
        "reps: 10 \u2192 9",
        "measured: none \u2192 by camera, 2 reps",
        "the reps one by one: 10 \u2192 9",
    ]
    import_(store, own_file(other), take=None)
    assert list(store.sessions()) == [other]
    import_(store, own_file(SHORT), take=None)
    assert list(store.sessions()) == [SHORT]


def test_words_that_are_the_same(store: Store) -> None:
    """Where two values read the same in words, it is said that they are not."""
    store.add([SHORT])
    later = replace(SHORT.started, utc_ms=SHORT.started.utc_ms + 10)
    (difference,) = plan_of(store, own_file(changed(SHORT, started=later))).differences
    assert str(difference.changes[0]) == (
        "start: 27 Nov 2026, 00:20 \u2192 27 Nov 2026, 00:20, but not the same"
    )


def test_an_older_version_of_our_files_says_less(store: Store) -> None:
    """What it had no column for is not taken away from a set that has it."""
    kept = changed(SHORT, measurement=measurement("oo"), origin="Hevy")
    store.add([kept])
    older = own_file(SHORT)._replace(lacks=frozenset({"measurement", "origin", "day_only"}))
    assert counts(plan_of(store, older)) == (0, 1, 0)


def test_a_set_under_way_is_left_alone(store: Store) -> None:
    """What is being paced just now is no difference."""
    (old,) = SHORT.sets
    store.keep(replace(old, ending=None), "me")
    assert counts(plan_of(store, own_file(SHORT))) == (0, 1, 0)


def test_what_is_left_out_is_told() -> None:
    """Each reason for which rows were left out has its line."""
    left_out = {LeftOut.OTHER_EXERCISE: 40, LeftOut.NO_REPS: 1}
    lines = ImportPlan(strong_file(), Choices(), left_out=left_out).lines()
    assert lines[1:] == ("skips 40 rows of other exercises", "skips 1 row without a count of reps")


def test_progress_is_told(store: Store) -> None:
    """On the way through many sets their count is told, never falling."""
    told: list[int] = []
    sessions = tuple(session_of(paced_set(minute)) for minute in range(1_250))
    plan_import(own_file(*sessions), store, progress=told.append)
    assert told == [500, 1_000]
