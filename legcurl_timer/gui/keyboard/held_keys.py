"""A key that is held, told from one that is pressed again."""

from PySide6.QtGui import QKeyEvent

_FASTEST_FINGER_MS = 50
_REPEAT_EVERY_MS = 100


class HeldKeys:
    """Remembers when each key was let go, whichever window heard of it.

    X11 repeats a key that is held by a release and a press of the same moment, and Qt passes on a third of
    these as if a finger had made them. Events that nobody stamped with a time are taken at their word.
    """

    def __init__(self) -> None:
        self._released_at_ms: dict[int, int] = {}
        self._counted_at_ms = 0

    def release(self, event: QKeyEvent) -> None:
        """Remember that a key was let go."""
        self._released_at_ms[_place(event)] = event.timestamp()

    def is_repeat(self, event: QKeyEvent) -> bool:
        """Return whether a press comes of a key that is still held."""
        if event.isAutoRepeat():
            return True
        released_at_ms = self._released_at_ms.get(_place(event), 0)
        # Servers count in 32 bits: after weeks a later time is the smaller number.
        return released_at_ms > 0 and 0 <= event.timestamp() - released_at_ms < _FASTEST_FINGER_MS

    def counts(self, event: QKeyEvent) -> bool:
        """Return whether a press counts of a key that does its work again and again, ten times a second."""
        is_due = event.timestamp() - self._counted_at_ms >= _REPEAT_EVERY_MS
        if self.is_repeat(event) and not is_due:
            return False
        self._counted_at_ms = event.timestamp()
        return True


def _place(event: QKeyEvent) -> int:
    return event.nativeScanCode() or event.key()
