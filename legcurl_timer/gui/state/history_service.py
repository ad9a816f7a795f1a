"""The window's side of the history: what is kept, what is offered, what is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import Load, LoadSteps
from legcurl_timer.core.progression.nordic_plan import NordicWeek
from legcurl_timer.core.progression.suggestions import Suggestion
from legcurl_timer.core.records import Ending, SessionRecord, SetRecord, new_uid
from legcurl_timer.core.text import date_text
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Step
from legcurl_timer.gui.widgets.info_bar import InfoBar
from legcurl_timer.gui.widgets.question_bar import QuestionBar
from legcurl_timer.gui.window.close_dialog import Leaving, ask_to_leave
from legcurl_timer.history.exchange.native_json import write_json
from legcurl_timer.history.queries.next_time import NextTime, read_next_time, read_nordic_week, suggested_plan
from legcurl_timer.history.queries.overview import last_time, week_comparison
from legcurl_timer.history.queries.reading import read_now
from legcurl_timer.history.store import Store
from legcurl_timer.history.writer import HistoryWriter, WriterStatus
from legcurl_timer.training.set_recorder import SetRecorder, recorder_for
from legcurl_timer.wording.history import last_time_text, week_text
from legcurl_timer.wording.sets import sets_held_line

Found = TypeVar("Found")

_STORE_WITHIN_S = 1.0


class HistoryService(QObject):
    """Owns the thread that keeps the sets, and speaks of it in two bars above the pages.

    `read_changed` tells that what can be read of the history is another than before.
    """

    noticed = Signal(str)
    read_changed = Signal()
    set_recovered = Signal(SetRecord)
    _news_arrived = Signal()

    def __init__(
        self,
        folder: Path,
        variations: tuple[Variation, ...],
        offer_bar: QuestionBar,
        storage_bar: InfoBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._folder = folder
        self._window = window
        self._names = {variation.id: variation.name for variation in variations}
        self._writer: HistoryWriter | None = None
        self.offer_bar = offer_bar
        self.storage_bar = storage_bar
        self._news_arrived.connect(self._on_news_arrived, Qt.ConnectionType.QueuedConnection)
        self.offer_bar.keep_requested.connect(self._on_keep_requested)
        self.offer_bar.discard_requested.connect(self._on_discard_requested)

    @Slot()
    def open(self) -> HistoryWriter:
        """Open the history, in a thread of its own; what is found on the way is told as it comes."""
        if self._writer is None:
            self._writer = HistoryWriter(self._folder, wall_now, self._news_arrived.emit)
        return self._writer

    def recorder(self, step: Step, load: Load | None = None) -> SetRecorder:
        """Return who writes down the set that starts now, with a load that was suggested for it."""
        return recorder_for(step, self.open(), load)

    def discard(self, uid: str) -> None:
        """Put a set away that the lifter does not want."""
        self.open().discard(uid)

    @Slot(SetRecord, SetRecord)
    def revise(self, old: SetRecord, new: SetRecord) -> None:
        """Keep what the lifter has filled in."""
        self.open().revise(old, new)

    def summary(self, variation: Variation) -> str:
        """Return what the history says of a lift and of this week, "" where it cannot be read now."""

        def lines(store: Store, today: date) -> str:
            last = last_time_text(last_time(store, variation.id), today)
            return f"{last}\n{week_text(week_comparison(store, today))}"

        return self._read(lines) or ""

    def next_time(self, plan: WorkoutPlan, steps: LoadSteps) -> NextTime | None:
        """Return what to try next of a lift, None where the history cannot be read now."""
        return self._read(lambda store, today: read_next_time(store, plan, steps, today))

    def suggested(self, plan: WorkoutPlan, suggestion: Suggestion) -> tuple[WorkoutPlan, Load | None]:
        """Return a plan as it is suggested, and the load that goes with it."""
        return suggested_plan(plan, suggestion), suggestion.weight

    def nordic_week(self, started: str) -> NordicWeek | None:
        """Return where the ten Nordic weeks stand that began on a day (YYYY-MM-DD), None without one."""
        return self._read(lambda store, today: read_nordic_week(store, "nordic", started, today))

    def _read(self, read: Callable[[Store, date], Found]) -> Found | None:
        """Read from the history on a connection of its own; None where that cannot be done now."""
        if self._writer is None:
            return None
        return read_now(self._writer.status, lambda store: read(store, wall_now().local.date()))

    def correct_reps(self, uid: str, reps: int) -> None:
        """Put right the reps of a set that was done before the program was started."""
        known = self._read(lambda store, _today: store.known_sets([uid]).get(uid))
        if known is not None:
            self.revise(known.record, replace(known.record, completed_reps=reps))

    def readable_path(self) -> Path | None:
        """Return where the history can be read; None, and told, where it cannot."""
        status = self.open().status
        if status.is_open:
            return status.path
        if not status.problem:  # which stands in its own bar
            self.noticed.emit("The history is still being opened. Please try again.")
        return None

    def let_go(self, folder: str) -> bool:
        """Store what is left and close the history; returns False where the lifter would rather stay.

        A copy of what cannot be stored is offered to be saved in `folder`, or another one.
        """
        if self._writer is None:
            return True
        self._writer.wait_until_stored(_STORE_WITHIN_S)
        status = self._writer.status
        if status.unsaved and not self._may_leave(status, folder):
            return False
        self._writer.close()
        return True

    def _may_leave(self, status: WriterStatus, folder: str) -> bool:
        match ask_to_leave(self._window, status):
            case Leaving.STAY:
                return False
            case Leaving.SAVE_COPY:
                return self._save_copy(status.unsaved, folder)
            case Leaving.LEAVE:
                return True

    def _save_copy(self, unsaved: tuple[SetRecord, ...], folder: str) -> bool:
        """Save the sets to a file of the lifter's choice, from which they can be imported."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Save a copy", str(Path(folder) / "leg-curl-sets.json"), "JSON (*.json)"
        )
        if not name:
            return False
        sets = tuple(replace(record, ending=record.ending or Ending.RECOVERED) for record in unsaved)
        started = min(record.started for record in sets)
        session = SessionRecord(new_uid(), started, max(record.ended for record in sets), sets=sets)
        try:
            write_json([session], Path(name))
        except OSError as error:
            self.noticed.emit(f"The copy could not be written to {name} ({error.strerror}).")
            return False
        return True

    @Slot()
    def _on_news_arrived(self) -> None:
        if self._writer is None:
            return
        for notice in self._writer.take_notices():
            self.noticed.emit(notice)
        status = self._writer.status
        if status.problem:
            held = sets_held_line(len(status.unsaved))
            self.storage_bar.say(f"{status.problem} {held}".strip())
        else:
            self.storage_bar.clear()
        self._offer(status)
        self.read_changed.emit()

    def _offer(self, status: WriterStatus) -> None:
        if status.interrupted:
            record = status.interrupted[0]
            started = record.started.local
            day = date_text(started.date(), wall_now().local.date())
            name = self._names.get(record.variation, record.variation)
            reps = record.completed_reps
            stopped = f"stopped at rep {reps}" if reps else "stopped before its first rep was done"
            text = f"Your last set {stopped} ({name}, {day}, {started:%H:%M}). Keep it or discard it?"
            self.offer_bar.offer(record.uid, text)
        else:
            self.offer_bar.withdraw()

    @Slot(str)
    def _on_keep_requested(self, uid: str) -> None:
        writer = self.open()
        for record in writer.status.interrupted:
            if record.uid == uid:
                self.set_recovered.emit(record)
        writer.recover(uid)

    @Slot(str)
    def _on_discard_requested(self, uid: str) -> None:
        self.discard(uid)
