"""The leg is shown to a film that stands in for the camera, in a real window and in real time."""

import json
from pathlib import Path

import pytest
from support.clip_video import write_video
from support.clips import make_clip
from support.screen import Screen
from support.waiting import wait_until
from support.window import Window

from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.training.leg_setup import SHOWN_REPS, slow_set
from legcurl_timer.userdata.limbs import LimbsFile

pytestmark = [pytest.mark.real_sound, pytest.mark.real_window]

LIFT = "lying"
TO_MEASURING = 6 * ("Tab",)
"""From More: the goal of a set, least reps, count-in, warm-ups, waiting, and what is measured."""


def test_the_leg_is_found_in_a_film(lit_screen: Screen, tmp_path: Path) -> None:
    """GIVEN a lifter on the beat WHEN two reps are shown THEN the leg is found, and Yes remembers it."""
    shown = slow_set(SetPrescription.by_default(find_variation(load_variations(), LIFT)))
    clip = make_clip(
        3, variation=LIFT, tempo=str(shown.tempo), reps=SHOWN_REPS, limb=0.3, loose_s=0.1, uneven_s=0
    )
    film, folder = write_video(clip, tmp_path / "film.mp4"), tmp_path / "data"
    arguments = ("--variation", LIFT, "--count-in", "5", "--camera", str(film), "--data-dir", str(folder))
    with Window(lit_screen, *arguments) as window:
        window.wait_for("No set yet this week.")  # which moves what is below it
        window.push("More: count-in, warm-ups, camera")
        window.wait_for("Less")
        window.press(*TO_MEASURING, "Down", "Down")
        window.wait_for("Show me two slow reps", within_s=15)
        window.press("space")
        window.wait_for("Rep 2 of 2", within_s=30)
        window.wait_for("Is this your leg?", within_s=30)
        window.press("space")
        window.wait_for_page("prepare")
        wait_until(lambda: kept_with(folder) == "camera", "the choice is kept")
    limbs, notice = LimbsFile(folder).load()
    assert (list(limbs), notice) == ([LIFT], "")
    kinds = {each.suffix for each in folder.rglob("*") if each.is_file()}
    assert kinds <= {".json", ".lock", ".sqlite3", ".sqlite3-wal", ".sqlite3-shm"}, (
        "something else was written"
    )


def kept_with(folder: Path) -> str:
    """Return what sets are measured with, as the settings keep it."""
    settings = folder / "settings.json"
    return json.loads(settings.read_text()).get("measure_with", "") if settings.exists() else ""
