"""The history as the window uses it: kept by a thread of its own, read on connections of their own.

Imported when the history is opened, for a window is shown before its history.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from legcurl_timer.clock import wall_now
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import Load, LoadSteps
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.progression.nordic_plan import NordicWeek
from legcurl_timer.core.progression.suggestions import Suggestion, suggested_plan
from legcurl_timer.core.records import Ending, SessionRecord, SetRecord
from legcurl_timer.core.text import date_text
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Step
from legcurl_timer.history.exchange.native_json import write_json
from legcurl_timer.history.queries.next_time import (
    NextTime,
    last_load,
    read_next_time,
    read_nordic_week,
    weights_lifted,
)
from legcurl_timer.history.queries.overview import last_session, week_comparison
from legcurl_timer.history.store import KnownSet, Store
from legcurl_timer.history.writer import HistoryWriter
from legcurl_timer.history.writer_status import read_now
from legcurl_timer.training.set_recorder import SetRecorder, recorder_for
from legcurl_timer.wording.history import last_sets_text, week_text
from legcurl_timer.wording.sets import sets_held_line

Found = TypeVar("Found")

_OPEN_WITHIN_S = 0.5


class HistoryAccess:
    """Writes through the `writer`, and answers questions as far as the history can be read just now."""

    def __init__(self, folder: Path, variations: tuple[Variation, ...], on_news: Callable[[], None]) -> None:
        self._names = {variation.id: variation.name for variation in variations}
        self.writer = HistoryWriter(folder, wall_now, on_news)

    @property
    def storage_line(self) -> str:
        """What is in the way of storing, and what is held meanwhile; "" where nothing is."""
        status = self.writer.status
        held = sets_held_line(len(status.unsaved)) if status.problem else ""
        return f"{status.problem} {held}".strip()

    @property
    def interrupted(self) -> SetRecord | None:
        """The first set that was cut off and waits for an answer, None where there is none."""
        return next(iter(self.writer.status.interrupted), None)

    def question(self, record: SetRecord) -> str:
        """Return the question what shall become of a set that was cut off."""
        started = record.started.local
        day = date_text(started.date(), wall_now().local.date())
        name = self._names.get(record.variation, record.variation)
        question = _(
            "Your last set stopped before its first rep was done ({lift}, {day}, {time}). "
            "Keep it or discard it?"
        )
        if record.completed_reps:
            question = _("Your last set stopped at rep {rep} ({lift}, {day}, {time}). Keep it or discard it?")
        return question.format(rep=record.completed_reps, lift=name, day=day, time=f"{started:%H:%M}")

    def recorder(self, step: Step, load: Load | None) -> SetRecorder:
        """Return who writes down the set that starts now, with the load that is planned for it."""
        if not self.writer.status.is_open:
            self.writer.wait_until_stored(_OPEN_WITHIN_S)  # for the load that was lifted last
        return recorder_for(step, self.writer, load)

    def known_sets(self, uids: Iterable[str]) -> dict[str, KnownSet]:
        """Return what is stored of some sets; nothing while there is anything newer than that."""
        if not self.writer.wait_until_stored(0):
            return {}
        return self._read(lambda store, _today: store.known_sets(uids)) or {}

    def correct_reps(self, uid: str, reps: int) -> None:
        """Put right the reps of a stored set."""
        known = self._read(lambda store, _today: store.known_sets([uid]).get(uid))
        if known is not None and not known.deleted:
            self.writer.revise(known.record, replace(known.record, completed_reps=reps))

    def week_line(self) -> str:
        """Return what there is to say of this week, "" where it cannot be read now."""
        return self._read(lambda store, today: week_text(week_comparison(store, today))) or ""

    def last_line(self, planned: SetPrescription) -> str:
        """Return what was done of a lift the last time, with the leg that begins; "" where nobody knows."""
        sets = self.last_session(planned.variation.id, ())
        work = [each for each in sets if not each.warm_up and each.leg is planned.leg and each.completed_reps]
        return last_sets_text(work, wall_now().local.date())

    def next_time(self, plan: WorkoutPlan, steps: LoadSteps) -> NextTime | None:
        """Return what to try next of a lift, None where it cannot be read now."""
        return self._read(lambda store, today: read_next_time(store, plan, steps, today))

    def suggested(self, plan: WorkoutPlan, suggestion: Suggestion) -> tuple[WorkoutPlan, Load | None]:
        """Return a plan as it is suggested, and the load that goes with it."""
        return suggested_plan(plan, suggestion), suggestion.weight

    def last_session(self, variation: str, but_uids: Collection[str]) -> tuple[SetRecord, ...]:
        """Return what was done of a lift in the last session without these sets, () where nobody knows."""
        return self._read(lambda store, _today: last_session(store, variation, but_uids)) or ()

    def load_steps(self, variation: str, steps: LoadSteps) -> LoadSteps:
        """Return the steps of load, of a lift whose weights show others those."""
        return steps.seen_in(self._read(lambda store, _today: weights_lifted(store, variation)) or ())

    def last_load(self, planned: SetPrescription) -> Load | None:
        """Return what was lifted last in a set like this one, None where nobody knows."""
        variation, tempo, leg = planned.variation.id, planned.tempo, planned.leg
        return self._read(lambda store, _today: last_load(store, variation, tempo, leg))

    def nordic_week(self, started: str) -> NordicWeek | None:
        """Return where the ten Nordic weeks stand that began on a day (YYYY-MM-DD), None without one."""
        return self._read(lambda store, today: read_nordic_week(store, "nordic", started, today))

    def save_copy(self, path: Path) -> None:
        """Save the sets that cannot be stored to a file that can be imported. Raises OSError."""
        unsaved = self.writer.status.unsaved
        sets = tuple(replace(record, ending=record.ending or Ending.RECOVERED) for record in unsaved)
        write_json([SessionRecord.of(sets)], path)

    def _read(self, read: Callable[[Store, date], Found]) -> Found | None:
        return read_now(self.writer.status, lambda store: read(store, wall_now().local.date()))
