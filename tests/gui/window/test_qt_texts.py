"""Qt's own dialogs speak the language that the window speaks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from legcurl_timer.core.language import languages, speak
from legcurl_timer.gui.window.application import speak_as_chosen

ENGLISH = {"Look in:", "File name:", "Files of type:", "Open", "Cancel", "Yes"}


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application, which speaks English again afterwards."""
    usual, before = QLocale(), set(qapp.findChildren(QTranslator))
    yield qapp
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
    QLocale.setDefault(usual)


@pytest.mark.parametrize("language", languages())
def test_qt_speaks_the_language(application: QApplication, qtbot: QtBot, language: str) -> None:
    """Every label and button of Qt's dialogs is in the language; what it has no text for stays as it is."""
    speak(language)
    speak_as_chosen(application)
    dialogs = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog), QMessageBox()
    dialogs[1].setStandardButtons(QMessageBox.StandardButton.Yes)
    texts = set()
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        parts = dialog.findChildren(QLabel) + dialog.findChildren(QPushButton)
        texts |= {part.text().replace("&", "") for part in parts if part.text()}
    assert texts & ENGLISH == (ENGLISH if language == "en" else set())
    assert len(texts) >= len(ENGLISH)
    assert QCoreApplication.translate("Nobody", "Not here & nowhere") == "Not here & nowhere"
