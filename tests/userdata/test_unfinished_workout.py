"""A workout that is broken off goes on the same day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.records import Ending
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.userdata.unfinished_workout import WorkoutFile

VARIATIONS = load_variations()
TODAY = date(2026, 11, 23)


def broken_off(sets: int) -> Workout:
    """Return a workout in which so many sets of three are done."""
    workout = Workout(WorkoutPlan.by_default(VARIATIONS[0])).begin(0)
    for number in range(sets):
        workout = workout.set_ended(SetTally(10, 50_000, 50_000), Ending.COMPLETED, 0, f"set {number}")
        workout = workout.skip_rest(0)
    return workout


def test_it_goes_on_where_it_was(tmp_path: Path) -> None:
    """Plan and sets done come back, and the next set is the one that was next."""
    file = WorkoutFile(tmp_path / "new folder")
    assert file.save(broken_off(2), TODAY) == ""
    workout = file.load(TODAY, VARIATIONS)
    assert workout is not None
    assert workout.done == broken_off(2).done
    assert workout.next_place == broken_off(2).plan.places[2]


@pytest.mark.parametrize("sets", [0, 3])
def test_nothing_to_go_on_with(tmp_path: Path, sets: int) -> None:
    """A workout without a set, or with all of them, is not offered."""
    file = WorkoutFile(tmp_path)
    file.save(broken_off(sets), TODAY)
    assert file.load(TODAY, VARIATIONS) is None


def test_yesterdays_workout_is_over(tmp_path: Path) -> None:
    """Another day is another workout."""
    file = WorkoutFile(tmp_path)
    file.save(broken_off(1), TODAY)
    assert file.load(TODAY + timedelta(days=1), VARIATIONS) is None


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"day": "2026-11-23"}', '{"day": "2026-11-23", "workout": 5}']
)
def test_what_makes_no_sense_is_no_workout(tmp_path: Path, text: str) -> None:
    """A spoilt file costs nothing but the offer."""
    (tmp_path / "workout.json").write_text(text)
    assert WorkoutFile(tmp_path).load(TODAY, VARIATIONS) is None


def test_forgetting(tmp_path: Path) -> None:
    """A workout that is done is not offered, and forgetting twice does no harm."""
    file = WorkoutFile(tmp_path)
    file.save(broken_off(1), TODAY)
    file.forget()
    file.forget()
    assert file.load(TODAY, VARIATIONS) is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """The notice says that the sets are safe all the same."""
    (tmp_path / "blocked").write_text("")
    assert "its sets are" in WorkoutFile(tmp_path / "blocked").save(broken_off(1), TODAY)
