"""The prepare page by itself, and what its parts are given."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from support.controls import Controls

from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.gui.prepare.plan_cell import PlanCell
from legcurl_timer.gui.prepare.prepare_page import PreparePage
from legcurl_timer.gui.state.history_service import HistoryService
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.style_sheet import style_sheet
from legcurl_timer.gui.style.theme import DARK
from legcurl_timer.gui.style.typeface import use_typeface
from legcurl_timer.gui.window.loudness_control import LoudnessControl
from legcurl_timer.gui.window.pages import PAGES
from legcurl_timer.userdata.plans import Plans, PlansFile
from legcurl_timer.userdata.settings import SettingsFile

LIFTS = load_variations()


def plan_of(folder: Path, variation_id: str) -> PlanState:
    """Return the plan of a lift as it starts out."""
    return PlanState(PlansFile(folder, LIFTS), Plans(), find_variation(LIFTS, variation_id))


class Prepared(Controls):
    """The page with a plan of its own, in a window of a usual size."""

    def __init__(self, qtbot: QtBot, folder: Path, variation_id: str) -> None:
        use_typeface()
        self.plan = plan_of(folder, variation_id)
        self.settings = SettingsState(SettingsFile(folder))
        self.history = HistoryService(folder, LIFTS, self.plan)
        self.page = PreparePage(LIFTS, self.plan, self.settings, self.history, PAGES)
        self.page.corner.addWidget(LoudnessControl(self.settings))
        super().__init__(self.page, qtbot)
        self.page.setStyleSheet(style_sheet(DARK, 1))
        self.page.resize(1280, 800)

    @property
    def tempo(self) -> str:
        """The tempo as planned."""
        return str(self.plan.prescription.tempo)

    @property
    def start(self) -> str:
        """What stands on the start button."""
        return next(each.text() for each in self.all(QPushButton) if each.property("accent"))

    def cell(self, name: str) -> PlanCell:
        """Return one of the large numbers by its name."""
        return self.the(PlanCell, name)

    def press_step(self, name: str, sign: int) -> None:
        """Press the minus (-1) or the plus (1) of a large number."""
        cell = self.cell(name)
        at = cell.place_of(sign).center().toPoint()
        self.qtbot.mouseClick(cell, Qt.MouseButton.LeftButton, pos=QPoint(at))

    def unfold(self) -> None:
        """Unfold the rest of the plan."""
        next(each for each in self.all(QPushButton) if each.text().startswith("More")).click()


Prepare = Callable[[str], Prepared]


@pytest.fixture
def prepare(qtbot: QtBot, tmp_path: Path) -> Prepare:
    """Show the page for a lift that starts out."""

    def show(variation_id: str) -> Prepared:
        made = Prepared(qtbot, tmp_path, variation_id)
        qtbot.addWidget(made.page)
        with qtbot.waitActive(made.page):
            made.page.show()
            made.page.activateWindow()
        return made

    return show
