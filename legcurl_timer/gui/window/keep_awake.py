"""The screen stays on while a workout runs, and only then."""

from collections.abc import Callable
from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop

if TYPE_CHECKING:
    from wakepy import Mode

CANNOT_STAY_AWAKE = gettext_noop("The system does not let the screen be kept on, so it may go dark.")
_FAREWELL_S = 1.0
"""How long closing waits for the system to be told; it forgets a program that is gone anyway."""


class KeepAwake(QObject):
    """Asks the system to leave the screen on between `hold` and `release`.

    The asking is done in a thread: a desktop that does not answer takes seconds. Where it refuses, `tell`
    gets one line, once, in the thread of the window.
    """

    _refused = Signal()

    def __init__(self, tell: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._told = False
        self._over = Event()
        self._over.set()
        self._thread: Thread | None = None
        self._refused.connect(self._on_refused)

    def hold(self) -> None:
        """Keep the screen on from now; does nothing where it is kept on already."""
        if not self._over.is_set():
            return
        self._over = Event()
        self._thread = Thread(
            target=self._stay, args=(self._over,), daemon=True, name="keeping the screen on"
        )
        self._thread.start()

    def release(self) -> None:
        """Let the screen go dark again as the system likes; does nothing where that is so already."""
        self._over.set()

    def close(self) -> None:
        """Release, and wait a moment until the system has been told."""
        self.release()
        if self._thread is not None:
            self._thread.join(_FAREWELL_S)

    def _stay(self, over: Event) -> None:
        if not _keep_on(over) and not over.is_set():
            self._refused.emit()

    @Slot()
    def _on_refused(self) -> None:
        if not self._told:
            self._told = True
            self._tell(_(CANNOT_STAY_AWAKE))


def _keep_on(over: Event) -> bool:
    """Keep the screen on until it is `over`; return False at once where the system refuses."""
    held = False
    try:
        from wakepy import keep  # noqa: PLC0415 - slow to import, and not needed to show the window

        # Entered and left in one thread: the system's answers belong to it.
        with keep.presenting(on_fail="pass") as mode:
            held = mode.active
            if held:
                over.wait()
        _hang_up(mode)
    except Exception:  # noqa: BLE001, S110 - whatever the desktop does, the workout goes on
        pass
    return held


def _hang_up(mode: "Mode") -> None:
    """Close the line to the desktop, which the library leaves open after a refusal."""
    adapter = mode._dbus_adapter  # noqa: SLF001 - there is no public way to it
    if adapter is not None:
        adapter.close_connections()
