"""Qt's application object, made so that it never aborts."""

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication


def make_application(complaint: str) -> QApplication:
    """Return the application; where Qt would abort, print `complaint` and exit with 1 instead."""

    def on_message(kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            print(complaint, file=sys.stderr, flush=True)  # noqa: T201 - the last chance to say anything
            os._exit(1)

    qInstallMessageHandler(on_message)
    application = QApplication(["legcurl-timer"])
    qInstallMessageHandler(None)
    application.setApplicationDisplayName("Leg Curl Timer")
    application.setDesktopFileName("legcurl-timer")
    application.setFont(_tabular(application.font()))
    return application


def _tabular(font: QFont) -> QFont:
    """Return the font with figures of one width, so that running numbers do not dance."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
