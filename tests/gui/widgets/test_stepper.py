"""A number that is stepped or typed."""

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from legcurl_timer.gui.widgets.stepper import Stepper


@pytest.mark.parametrize("language", ["C", "de_DE", "fr_FR", "hi_IN"])
@pytest.mark.parametrize(
    ("typed", "value"),
    [("2,5", 2_500), ("2.5", 2_500), ("2.5 s", 2_500), ("0,1", 3_000), ("0.1", 3_000), ("31", 3_000)],
)
def test_typed(qtbot: QtBot, language: str, typed: str, value: int) -> None:
    """Point and comma both do in every language, and what is out of range changes nothing."""
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        stepper = Stepper("Rest", 300, 30_000, step=500, unit="s", scale=1_000)
        qtbot.addWidget(stepper)
        stepper.set_value(3_000)
        stepper.box.selectAll()
        qtbot.keyClicks(stepper.box, typed)
        qtbot.keyClick(stepper.box, Qt.Key.Key_Return)
    finally:
        QLocale.setDefault(before)
    assert stepper.value() == value
