"""The window's side of the history: what is kept, what is offered, what is told."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.text import system_reason

if TYPE_CHECKING:
    from legcurl_timer.core.lifts.variations import Variation
    from legcurl_timer.core.measurement import Measurement
    from legcurl_timer.core.records import SetRecord
    from legcurl_timer.gui.state.history_access import HistoryAccess
    from legcurl_timer.history.writer import HistoryWriter
    from legcurl_timer.history.writer_status import WriterStatus

_STORE_WITHIN_S = 2.0


class HistoryService(QObject):
    """Owns the thread that keeps the sets.

    `read_changed` tells that what can be read of the history is another than before, `storage_problem`
    what is in the way of storing ("" for nothing), `set_interrupted` the id of a set that was cut off and the
    question what shall become of it. `ours_alone` comes once, unless another program has the history open.
    """

    noticed = Signal(str)
    read_changed = Signal()
    ours_alone = Signal()
    storage_problem = Signal(str)
    set_interrupted = Signal(str, str)
    nothing_interrupted = Signal()
    set_recovered = Signal(object)
    _news_arrived = Signal()

    def __init__(
        self, folder: Path, variations: "tuple[Variation, ...]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._variations = variations
        self._access: HistoryAccess | None = None
        self._is_found = False
        self._news_arrived.connect(self._on_news_arrived, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def open(self) -> "HistoryWriter":
        """Open the history, in a thread of its own; what is found on the way is told as it comes."""
        return self.access.writer

    @property
    def access(self) -> "HistoryAccess":
        """What writes to the history and answers of it, opened if need be."""
        if self._access is None:
            from legcurl_timer.gui.state.history_access import HistoryAccess  # noqa: PLC0415 - shown first, then opened

            self._access = HistoryAccess(self._folder, self._variations, self._news_arrived.emit)
        return self._access

    @Slot(str)
    def discard(self, uid: str) -> None:
        """Put a set away that the lifter does not want."""
        self.open().discard(uid)

    @Slot(str)
    def discard_interrupted(self, uid: str) -> None:
        """Put a set away that was cut off, unless it was kept elsewhere."""
        self.open().discard(uid, only_interrupted=True)

    @Slot(object, object)
    def revise(self, old: "SetRecord", new: "SetRecord") -> None:
        """Keep what the lifter has filled in."""
        self.open().revise(old, new)

    @Slot(str, object)
    def measured(self, uid: str, measurement: "Measurement") -> None:
        """Keep what was seen of a set, in the place of what was before."""
        self.open().measured(uid, measurement)

    @property
    def opened(self) -> "HistoryAccess | None":
        """What answers of the history, None before it has been opened: there is nothing to say of it yet."""
        return self._access

    def readable_path(self) -> Path | None:
        """Return where the history can be read; None, and told, where it cannot."""
        status = self.open().status
        if status.is_open:
            return status.path
        if not status.problem:  # which stands in its own bar
            self.noticed.emit(_("The history is still being opened. Please try again."))
        return None

    def store_what_is_left(self) -> "WriterStatus | None":
        """Store what is still in memory, and return how it stands; None where nothing was ever opened."""
        if self._access is None:
            return None
        self._access.writer.wait_until_stored(_STORE_WITHIN_S)
        return self._access.writer.status

    def save_copy(self, path: Path) -> bool:
        """Save the sets that cannot be stored to a file that can be imported; tells where that fails."""
        try:
            self.access.save_copy(path)
        except OSError as error:
            line = _("The copy could not be written to {path} ({reason}).")
            self.noticed.emit(line.format(path=path, reason=system_reason(error)))
            return False
        return True

    def close(self) -> None:
        """Let go of the history."""
        if self._access is not None:
            self._access.writer.close()

    @Slot()
    def _on_news_arrived(self) -> None:
        writer = self.open()
        for notice in writer.take_notices():
            self.noticed.emit(notice)
        access = self.access
        self.storage_problem.emit(access.storage_line)
        if (interrupted := access.interrupted) is None:
            self.nothing_interrupted.emit()
        else:
            self.set_interrupted.emit(interrupted.uid, access.question(interrupted))
        self.read_changed.emit()
        status = writer.status
        if not self._is_found and (status.is_open or status.problem):
            self._is_found = True
            if status.is_alone:
                self.ours_alone.emit()

    @Slot(str)
    def recover(self, uid: str) -> None:
        """Keep a set that was cut off, as far as it went."""
        writer = self.open()
        for record in writer.status.interrupted:
            if record.uid == uid:
                self.set_recovered.emit(record)
        writer.recover(uid)
