"""The program's own window, in a process that also tells what can be seen in it.

A test starts this file with the arguments of the command line. What runs is the program's own `main`; beside
it, each line that comes in on stdin is answered by one line of JSON about what is on the screen now. Nothing
here changes what the program does: keys and clicks come from outside, through the X server.
"""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSocketNotifier, Slot
from PySide6.QtWidgets import QApplication, QWidget

from legcurl_timer.cli.main import main
from legcurl_timer.clock import now_ms
from legcurl_timer.gui.state.session_bridge import SessionBridge
from legcurl_timer.gui.training.set_view import SetView
from legcurl_timer.gui.window import application as application_module
from legcurl_timer.gui.window.main_window import MainWindow

_READ_BYTES = 1024
_make_application = application_module.make_application


class Witness(QObject):
    """Tells what is seen, and what the picture of the set showed each time it was painted."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._painted: list[tuple[int, str, float]] = []
        application.installEventFilter(self)
        self._questions = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._questions.activated.connect(self._answer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note what is painted at the moment it is; take nothing away."""
        shown = watched.shown if isinstance(watched, SetView) else None
        if event.type() == QEvent.Type.Paint and shown and not shown.scene.is_between_sets:
            self._painted.append((now_ms(), shown.word, watched.tank.level))
        return False

    @Slot()
    def _answer(self) -> None:
        if not os.read(sys.stdin.fileno(), _READ_BYTES):
            self._questions.setEnabled(False)
            return
        print(json.dumps(self._seen()), flush=True)  # noqa: T201 - the answer

    def _seen(self) -> dict[str, Any]:
        window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
        if window is None:
            return {
                "page": "",
                "focus": "",
                "state": "",
                "reps": 0,
                "parts": [],
                "painted": [],
            }
        focus = QApplication.focusWidget()
        return {
            "page": window.navigator.current_name,
            "focus": focus.accessibleName() if focus else "",
            **_set(window.workings.shared.session),
            "parts": [_part(part) for part in window.findChildren(QWidget) if part.isVisible()],
            "painted": self._painted,
        }


def _set(session: SessionBridge) -> dict[str, Any]:
    """Return where the workout stands, and while a set is shown where that does, with the reps done."""
    transport = session.transport
    if transport is None or not session.is_on:
        return {"state": session.stage.name.lower(), "reps": 0}
    state = "asking" if session.is_asking else transport.status.value
    return {"state": state, "reps": transport.tally(session.now_ms()).completed_reps}


def _part(widget: QWidget) -> dict[str, Any]:
    text = getattr(widget, "text", None)
    centre = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
    return {
        "name": widget.accessibleName(),
        "text": str(text()) if callable(text) else _written(widget),
        "x": centre.x(),
        "y": centre.y(),
    }


def _written(widget: QWidget) -> str:
    """Return all that is written in the picture of a set, of any other widget its name."""
    if not isinstance(widget, SetView) or widget.shown is None:
        return widget.accessibleName()
    texts = [text for text in widget.shown if isinstance(text, str)]
    return " | ".join((*texts, widget.accessibleDescription()))


def _make_watched_application(instead: Callable[[], int]) -> QApplication:
    application = _make_application(instead)
    Witness(application)
    return application


if __name__ == "__main__":
    application_module.make_application = _make_watched_application
    sys.exit(main())
