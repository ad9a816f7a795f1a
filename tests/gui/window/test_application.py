"""Qt's own buttons, dialogs and dates speak the language of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from legcurl_timer.core.language import speak
from legcurl_timer.gui.window.application import speak_as_chosen


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application, which is as it was before once the test is over."""
    before = QLocale()
    yield qapp
    QLocale.setDefault(before)
    for each in qapp.findChildren(QTranslator):
        qapp.removeTranslator(each)
        each.deleteLater()


@pytest.mark.parametrize(
    ("language", "cancel"),
    [("en", "Cancel"), ("de", "Abbrechen"), ("es", "Cancelar"), ("fr", "Annuler"), ("pt_BR", "Cancelar")],
)
def test_qt_speaks_the_language(application: QApplication, qtbot: QtBot, language: str, cancel: str) -> None:
    """The buttons that Qt names, and its dates, are in the language spoken, whatever the system's."""
    QLocale.setDefault(QLocale("it_IT"))
    speak(language)
    speak_as_chosen(application)
    box = QMessageBox()
    qtbot.addWidget(box)
    button = box.addButton(QMessageBox.StandardButton.Cancel)
    assert button.text().replace("&", "") == cancel
    assert QLocale().language() == QLocale(language).language()


def test_the_system_keeps_its_country(application: QApplication) -> None:
    """Where the system speaks the language already, dates stay as they are in its country."""
    QLocale.setDefault(QLocale("de_AT"))
    speak("de")
    speak_as_chosen(application)
    assert QLocale().name() == "de_AT"
