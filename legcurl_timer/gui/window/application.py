"""Qt's application object, made so that it never aborts, and closes when the system tells it to."""

import gc
import os
import signal
import traceback
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from legcurl_timer.core.language import SOURCE_LANGUAGE, spoken

_HEARTBEAT_MS = 500


class _QtTexts(QTranslator):
    """Qt's own texts; where a language has one only as it was before it had a mnemonic, that one."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return a text in the language, None where there is none, which "" would hide."""
        plain = source.replace("&", "")
        sources = (source,) if plain == source else (source, plain)
        texts = (super(_QtTexts, self).translate(context, each, disambiguation, n) for each in sources)
        return next(filter(None, texts), None)


def make_application(instead: Callable[[], int]) -> QApplication:
    """Return the application; where Qt would abort, do something `instead` and exit with its code.

    Whether a display can be used shows only when Qt tries it, and Qt aborts as soon as the handler of its
    last message returns. So what can be done without a window is done in that handler, which never returns.
    """

    def on_message(kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            code = 1
            try:
                code = instead()
            except BaseException:  # noqa: BLE001 - nothing may return from here
                traceback.print_exc()
            os._exit(code)

    qInstallMessageHandler(on_message)
    application = QApplication(["legcurl-timer"])
    qInstallMessageHandler(None)
    application.setApplicationDisplayName("Leg Curl Timer")
    application.setDesktopFileName("legcurl-timer")
    return application


def speak_as_chosen(application: QApplication) -> None:
    """Let Qt's own buttons, dialogs and dates be in the language spoken."""
    wished = QLocale(spoken())
    if QLocale().language() != wished.language():
        QLocale.setDefault(wished)
    if spoken() == SOURCE_LANGUAGE:
        return
    translator = _QtTexts(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{spoken()}", folder) or translator.load(wished, "qtbase", "_", folder):
        application.installTranslator(translator)


def close_on_signals(application: QApplication) -> None:
    """Let Ctrl-C and a polite kill close the window as its own button does."""

    def close(_number: int, _frame: FrameType | None) -> None:
        # Not here and now: a signal may come in the middle of a painting.
        QTimer.singleShot(0, application.closeAllWindows)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, close)
    # Python hears of a signal only when Qt calls it, which a window at rest does not do.
    heartbeat = QTimer(application)
    heartbeat.timeout.connect(collect_garbage)
    heartbeat.start(_HEARTBEAT_MS)


def collect_garbage() -> None:
    """Look for garbage if enough of it may have come together; Python's own looking is to be off.

    That goes on in whatever thread has just made something. Qt's objects may only go away in the window's,
    else both threads can wait for each other for ever.
    """
    counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counted) if count > most]
    if due:
        gc.collect(due[-1])
