"""A workout that is broken off goes on the same day; what can no longer be understood is named."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.records import Ending
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.core.workout.plan import Place, WorkoutPlan
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.userdata.unfinished_workout import WorkoutFile, from_document, to_document

VARIATIONS = load_variations()
TODAY = date(2026, 11, 23)


@pytest.fixture
def file(tmp_path: Path) -> WorkoutFile:
    """Return the workout of an empty folder."""
    return WorkoutFile(tmp_path, VARIATIONS)


def broken_off(sets: int) -> Workout:
    """Return a workout in which so many sets of three are done."""
    workout = Workout(WorkoutPlan.by_default(VARIATIONS[0])).begin(0)
    for number in range(sets):
        workout = workout.set_ended(SetTally(10, 50_000, 50_000), Ending.COMPLETED, 0, f"set {number}")
        workout = workout.skip_rest(0)
    return workout


def test_it_goes_on_where_it_was(tmp_path: Path) -> None:
    """Plan and sets done come back, and the next set is the one that was next."""
    file = WorkoutFile(tmp_path / "new folder", VARIATIONS)
    assert file.keep(broken_off(2), TODAY) == ""
    workout = file.load(TODAY)
    assert workout.done == broken_off(2).done
    assert workout.next_place == broken_off(2).plan.places[2]


@pytest.mark.parametrize("sets", [0, 3])
def test_nothing_to_go_on_with(file: WorkoutFile, sets: int) -> None:
    """A workout without a set, or with all of them, is not offered."""
    file.keep(broken_off(sets), TODAY)
    assert file.load(TODAY) is None


def test_another_that_begins(file: WorkoutFile) -> None:
    """A workout that can go on is not written over by one that only begins, but by its first set."""
    file.keep(broken_off(2), TODAY)
    file.begin(broken_off(0), TODAY)
    assert [len(each.done) for each in (file.load(TODAY), file.load_begun(TODAY)) if each] == [2, 2]
    file.keep(broken_off(1), TODAY)
    assert [len(each.done) for each in (file.load(TODAY), file.load_begun(TODAY)) if each] == [1, 1]


def test_yesterdays_workout_is_over(file: WorkoutFile) -> None:
    """Another day is another workout."""
    file.keep(broken_off(1), TODAY)
    assert file.load(TODAY + timedelta(days=1)) is None


@pytest.mark.parametrize("text", ["", "[]", '{"day": "2026-11-23"}', '{"day": "2026-11-23", "workout": 5}'])
def test_what_makes_no_sense_is_no_workout(tmp_path: Path, text: str) -> None:
    """A spoilt file costs nothing but the offer."""
    (tmp_path / "workout.json").write_text(text)
    assert WorkoutFile(tmp_path, VARIATIONS).load(TODAY) is None


def test_forgetting(file: WorkoutFile) -> None:
    """A workout that is done is not offered, and forgetting twice does no harm."""
    file.keep(broken_off(1), TODAY)
    file.forget()
    file.forget()
    assert file.load(TODAY) is None


def test_a_newer_workout_is_left_alone(file: WorkoutFile, tmp_path: Path) -> None:
    """Today's workout of a newer program stays as it is and is not offered; one line says so."""
    newer = '{"day": "2026-11-23", "workout": {"version": 2}}'
    (tmp_path / "workout.json").write_text(newer)
    line = "workout.json is from a newer version of this program, which alone can read it."
    assert (
        file.keep(broken_off(1), TODAY) == f"{line} Nothing is saved over what is there. Its sets are kept."
    )
    assert file.keep(broken_off(2), TODAY) == ""  # which has been told
    assert file.load(TODAY) is None
    file.forget()
    assert (tmp_path / "workout.json").read_text() == newer
    tomorrow = TODAY + timedelta(days=1)
    assert file.keep(broken_off(1), tomorrow) == ""
    assert file.load(tomorrow) is not None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """The notice says that the sets are safe all the same."""
    (tmp_path / "blocked").write_text("")
    assert "Its sets are kept." in WorkoutFile(tmp_path / "blocked", VARIATIONS).keep(broken_off(1), TODAY)


# The document

PLAN = replace(WorkoutPlan.by_default(find_variation(VARIATIONS, "standing-band")), warm_up_sets=1)


def two_sets_done(plan: WorkoutPlan = PLAN) -> Workout:
    """Return a workout in its second rest."""
    workout = Workout(plan).begin(0)
    workout = workout.set_ended(SetTally(9, 40_500, 44_000), Ending.ENDED_EARLY, 100_000, "first")
    return workout.set_ended(SetTally(15, 67_500, 73_500), Ending.COMPLETED, 200_000)


def stored(workout: Workout) -> Any:
    """Return the document of a workout as it comes out of a file."""
    return json.loads(json.dumps(to_document(workout)))


def test_every_choice_comes_back() -> None:
    """What is not as usual is kept as well."""
    workout = two_sets_done().repeat_last(210_000)
    read = from_document(stored(workout), VARIATIONS, "workout.json")
    assert (read.plan, read.done) == (PLAN, workout.done)
    assert (read.done[0].uid, read.done[1].to_repeat) == ("first", True)
    assert read.next_place == Place(1, Leg.RIGHT, warm_up=True)


@pytest.mark.parametrize(
    ("path", "value", "what"),
    [
        (("version",), 2, '"version": must be a whole number from 1 to 1'),
        (("extra",), 1, '"extra": is not a field this program knows'),
        (("plan",), [], '"plan": must be a table'),
        (("plan", "sets"), 0, '"plan.sets": must be a whole number from 1 to 20'),
        (("done",), [], '"done": must be one or more tables'),
        (("done", 0, "number"), 0, '"done[1].number": must be a whole number from 1 to 10000'),
        (("done", 1, "number"), 1, '"done[2].number": must be a whole number from 2 to 10000'),
        (("done", 0, "set_number"), 2, '"done[1].set_number": is not a set of this plan'),
        (("done", 0, "leg"), "both", '"done[1].set_number": is not a set of this plan'),
        (("done", 0, "planned_reps"), 0, '"done[1].planned_reps": must be a whole number from 1 to 100'),
        (("done", 0, "bottom_reps"), 16, '"done[1].bottom_reps": must be a whole number from 0 to 15'),
        (("done", 0, "completed_reps"), -1, '"done[1].completed_reps": must be a whole number from 0 to 300'),
        (("done", 0, "set_time_ms"), 0, '"done[1].set_time_ms": must be a whole number from 1 to 86400000'),
        (("done", 0, "tut_ms"), 44_001, '"done[1].tut_ms": must be a whole number from 0 to 44000'),
        (("done", 0, "ending"), "tired", '"done[1].ending": must be one of "completed", "ended-early"'),
        (("done", 0, "uid"), 7, '"done[1].uid": must be a text'),
        (("done", 0, "note"), "", '"done[1].note": is not a field this program knows'),
    ],
)
def test_damage_is_named(path: tuple[str | int, ...], value: object, what: str) -> None:
    """What cannot be understood is told in one line with its place."""
    document = damaged = stored(two_sets_done())
    *way, last = path
    for step in way:
        damaged = damaged[step]
    damaged[last] = value
    with pytest.raises(ValidationError) as caught:
        from_document(document, VARIATIONS, "workout.json")
    assert str(caught.value).startswith(f"workout.json: workout, field {what}")
    assert "\n" not in str(caught.value)
