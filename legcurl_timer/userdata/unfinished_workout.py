"""The workout of today, kept in a file so that it can go on where it was broken off."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.files import write_whole
from legcurl_timer.userdata.workout_document import from_document, to_document


class WorkoutFile:
    """Holds at most one workout: plan and sets done, with the day on which it was done."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "workout.json"

    def save(self, workout: Workout, today: date) -> str:
        """Write a workout down; returns a notice where that failed, else ""."""
        document = {"day": today.isoformat(), "workout": to_document(workout)}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, json.dumps(document, indent=2).encode() + b"\n")
        except OSError as error:
            return f"The workout cannot be kept in {self._path.parent} ({error.strerror}); its sets are."
        return ""

    def load(self, today: date, variations: tuple[Variation, ...]) -> Workout | None:
        """Return the workout that was broken off today, None where there is none that can go on."""
        workout = self.load_begun(today, variations)
        return workout if workout and workout.done and workout.next_place is not None else None

    def load_begun(self, today: date, variations: tuple[Variation, ...]) -> Workout | None:
        """Return the workout that was begun today, even if no set of it is done; None where there is none."""
        try:
            document = json.loads(self._path.read_text(encoding="utf-8"))
            if document["day"] != today.isoformat():
                return None
            return from_document(document["workout"], variations, self._path.name)
        except (OSError, ValueError, KeyError, TypeError, RecursionError, ValidationError):
            return None

    def forget(self) -> None:
        """Keep no workout: it is done, or the lifter does not want to go on."""
        with suppress(OSError):
            self._path.unlink()
