"""The ten weeks of Nordics: told, begun and taken over by a press, with their sources a press away."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from legcurl_timer.core.progression.nordic_plan import (
    NORDIC_SOURCE_LINE,
    NORDIC_STUDIES,
    nordic_week,
)
from legcurl_timer.gui.prepare.nordic_panel import NordicPanel
from legcurl_timer.gui.state.settings_state import SettingsState
from tests.gui.prepare.conftest import plan_of

MONDAY = date(2026, 11, 23)


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path, settings: SettingsState) -> NordicPanel:
    """Give a shown panel of a plan that was not begun."""
    made = NordicPanel(plan_of(tmp_path, "nordic"), settings)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(panel: NordicPanel) -> list[str]:
    """Return the texts of the buttons that are shown, those of the sources left out."""
    buttons = panel.findChildren(QPushButton)
    return [each.text() for each in buttons if each.isVisible() and "doi" not in each.toolTip()]


def test_a_plan_not_begun(panel: NordicPanel, settings: SettingsState) -> None:
    """It can be begun, by the press alone."""
    assert texts(panel) == ["Start today"]
    assert panel._line.text().endswith("Not begun.")
    assert settings.settings.nordic_started == ""
    panel._start.click()
    assert settings.settings.nordic_started == date.today().isoformat()  # noqa: DTZ011 - the lifter's day


def test_a_week(panel: NordicPanel) -> None:
    """The week and what is left of it are told; its sets are planned when asked for."""
    week = nordic_week(date(2026, 10, 26), MONDAY, [MONDAY])
    panel.show_week(week)
    assert panel._line.text() == "Week 5 of 10: 3 sessions of 12, 10, 8 reps; 2 left."
    assert texts(panel) == ["Use its sets", "Begin anew"]
    assert panel._plan.plan.reps_by_set == ()
    panel._use.click()
    assert panel._plan.plan.reps_by_set == (12, 10, 8)
    panel.show_week(None)
    assert texts(panel) == ["Start today"]


@pytest.mark.parametrize("yes", [True, False])
def test_beginning_anew_needs_a_yes(
    panel: NordicPanel, settings: SettingsState, monkeypatch: pytest.MonkeyPatch, *, yes: bool
) -> None:
    """The week that one is in is not lost to a slip."""
    settings.change(nordic_started="2026-10-26")
    panel.show_week(nordic_week(date(2026, 10, 26), MONDAY))
    answer = QMessageBox.StandardButton.Yes if yes else QMessageBox.StandardButton.No
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answer)
    panel._start.click()
    assert (settings.settings.nordic_started != "2026-10-26") == yes


def test_sources(panel: NordicPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each source is named with its doi and opens in the browser; that the evidence conflicts is said."""
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    buttons = [each for each in panel.findChildren(QPushButton) if "doi" in each.toolTip()]
    for button, source in zip(buttons, NORDIC_STUDIES, strict=True):
        assert button.text() == source.name
        assert source.doi in button.toolTip()
        button.click()
    assert opened == [source.url for source in NORDIC_STUDIES]
    assert "disagree" in NORDIC_SOURCE_LINE
