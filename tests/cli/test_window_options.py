"""What the command line asks of the window goes into the plan last used."""

from dataclasses import replace
from pathlib import Path

import pytest

from legcurl_timer.app import Opening
from legcurl_timer.cli import main as cli
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.workout.plan import WorkoutPlan

USUAL = WorkoutPlan.by_default(load_variations()[0]).prescription


@pytest.mark.parametrize(
    ("arguments", "planned"),
    [
        ([], USUAL),
        (["--reps", "9"], replace(USUAL, reps=9, bottom_reps=0)),
        (["--tempo", "4/1/2"], replace(USUAL, tempo=Tempo.parse("4/1/2"))),
        (["--count-in", "0"], replace(USUAL, count_in_ms=0)),
    ],
)
def test_what_is_not_asked_for_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], planned: SetPrescription
) -> None:
    """A range stays a range, unless a number of reps is asked for."""
    opened: list[SetPrescription] = []

    def open_window(_variations: object, opening: Opening, instead: object) -> int:
        assert callable(instead)
        opened.append(opening.plan.prescription)
        return 0

    monkeypatch.setenv("DISPLAY", ":none")
    monkeypatch.setattr("legcurl_timer.app.open_window", open_window)
    assert cli.main(["--data-dir", str(tmp_path), *arguments]) == 0
    assert opened == [planned]
