"""What the lifter should know and what is asked: one thing after the other, and never during a set."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext


class Notice(QObject):
    """One thing that the lifter should know; nothing while its `text` is empty.

    There is a button for each of the `answers`, with the name that someone hears who does not see it.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.text = ""
        self.is_seen = False
        # TRANSLATORS: what is heard of the button "OK" in place of seeing it
        ok = (pgettext("button", "OK"), _("OK, put the notice away"))
        self.answers: tuple[tuple[str, str], ...] = (ok,)

    @Slot(str)
    def say(self, text: str) -> None:
        """Tell something, "" for nothing."""
        self.text, self.is_seen = text, False
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Tell nothing."""
        self.say("")

    def answer(self, _place: int) -> None:
        """Take the answer of a place, which here says that it was read."""
        self.clear()


class Question(Notice):
    """Offers to keep something or to discard it, by its id."""

    keep_requested = Signal(str)
    discard_requested = Signal(str)
    offered = Signal()

    def __init__(self, keep: tuple[str, str], discard: tuple[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self.answers = (keep, discard)
        self._uid = ""

    @Slot(str, str)
    def offer(self, uid: str, text: str) -> None:
        """Ask about something new."""
        if uid != self._uid:
            self._uid = uid
            self.say(text)
            self.offered.emit()

    @Slot()
    def withdraw(self) -> None:
        """Ask nothing."""
        self._uid = ""
        self.clear()

    def answer(self, place: int) -> None:
        """Keep it, or discard it; the same thing is not asked again."""
        self.clear()
        (self.keep_requested, self.discard_requested)[place].emit(self._uid)


class Notices(QObject):
    """All that waits to be told; `told` names a line that is new, for it may answer what was just done.

    `interrupted` asks about a set that was cut off, `storage` tells what keeps the history from being
    written, `sound` what is wrong with what is heard.
    """

    changed = Signal()
    told = Signal(Notice)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.interrupted = Question(
            # TRANSLATORS: "it" is the set that was interrupted
            (pgettext("button", "Keep it"), _("Keep it: the interrupted set")),
            # TRANSLATORS: "it" is the set that was interrupted
            (pgettext("button", "Discard it"), _("Discard it: the interrupted set")),
            self,
        )
        self.storage = Notice(self)
        self.sound = Notice(self)
        self._lines: list[Notice] = []
        for each in (self.interrupted, self.storage, self.sound):
            each.changed.connect(self.changed)

    @property
    def waiting(self) -> tuple[Notice, ...]:
        """What is to be told now: what is asked and what is in the way, then the newest line."""
        every = (self.interrupted, self.storage, self.sound, *reversed(self._lines))
        return tuple(each for each in every if each.text)

    @Slot(str)
    def tell(self, text: str) -> None:
        """Tell what the lifter should know, if anything."""
        if not text:
            return
        line = next((each for each in self._lines if each.text == text), None) or Notice(self)
        self._lines = [each for each in self._lines if each is not line] + [line]
        line.text, line.is_seen = text, False
        line.changed.connect(self.changed, Qt.ConnectionType.UniqueConnection)
        self.told.emit(line)

    @Slot()
    def clear(self) -> None:
        """Take away the lines that were seen; what is asked or keeps being in the way stays."""
        for line in self._lines:
            if line.is_seen:
                line.deleteLater()
        self._lines = [line for line in self._lines if line.text and not line.is_seen]
        self.changed.emit()
