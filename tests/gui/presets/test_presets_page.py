"""The page of presets: chosen, kept, renamed, deleted, exported and imported, all by keyboard."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot
from support.controls import button_of

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.keyboard.keys import KeyRouter
from legcurl_timer.gui.presets.presets_page import PresetsPage
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.style_sheet import style_sheet
from legcurl_timer.gui.style.theme import DARK, LIGHT
from legcurl_timer.gui.widgets.page import Intent
from legcurl_timer.userdata.plans import Plans, PlansFile
from legcurl_timer.userdata.preset_file import PresetFile, export_presets
from legcurl_timer.userdata.presets import Preset
from tests.gui.painting import pixels

LIFTS = load_variations()


class Gym:
    """A page of presets, what it works on, and the answers to its dialogs."""

    def __init__(
        self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path, settings: SettingsState
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.plan = replace(WorkoutPlan.by_default(LIFTS[1]), rest_ms=75_000)
        self.file = PresetFile(folder / "data", LIFTS)
        self.state = PlanState(PlansFile(folder, LIFTS), Plans().remembering(self.plan), LIFTS[1])
        self._qtbot = qtbot
        self._patch = monkeypatch.setattr
        self._opened: list[PresetsPage] = []  # or it could be collected while it is painted
        settings.change(guidance=Guidance.GLIDE, exchange_folder=str(folder))

    def open(self, *names: str) -> PresetsPage:
        """Return the opened page, after saving presets of these names."""
        for name in names:
            self.file.save(Preset(name, self.plan, Guidance.COUNTS, f"Why {name}."))
        page = PresetsPage(self.file, self.state, self.settings)
        self._qtbot.addWidget(page)
        self._opened.append(page)
        page.setStyleSheet(style_sheet(DARK, 1))
        page.resize(1280, 800)
        with self._qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        assert page.enter()
        page.focus_first()
        return page

    def answer(self, *, yes: bool = False, name: str | None = None, path: Path | None = None) -> None:
        """Answer the dialogs to come: a yes or no, a name, a file; what is not given is called off."""
        button = QMessageBox.StandardButton.Yes if yes else QMessageBox.StandardButton.No
        self._patch(QMessageBox, "question", lambda *_: button)
        self._patch(QInputDialog, "getText", lambda *_, **__: (name or "", name is not None))
        for ask in ("getOpenFileName", "getSaveFileName"):
            self._patch(QFileDialog, ask, lambda *_: (str(path) if path else "", ""))

    @property
    def own(self) -> tuple[Preset, ...]:
        """The lifter's own presets as they are in the file."""
        return self.file.load().own

    @property
    def own_names(self) -> list[str]:
        """Their names."""
        return [each.name for each in self.own]


@pytest.fixture
def gym(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: SettingsState) -> Gym:
    """Give an empty file of presets, seated leg curls as the plan, and dialogs that are called off."""
    made = Gym(qtbot, monkeypatch, tmp_path, settings)
    made.answer()
    return made


def names(page: PresetsPage) -> list[str]:
    """Return the names in the list, in order."""
    return [page._rows.item(row).text() for row in range(page._rows.count())]


def test_own_ones_come_first(gym: Gym) -> None:
    """The lifter's own, the newest on top, then those of the program; the keyboard is on the first."""
    page = gym.open("Tuesday", "Friday")
    assert names(page) == ["Friday", "Tuesday", *(each.name for each in gym.file.load().shipped)]
    assert QApplication.focusWidget() is page._rows
    assert page._rows.currentRow() == 0
    spoken = page._rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "1. Friday. Seated leg curl, 3-1-1-1 \u00b7 3 sets of 8\u201312 reps \u00b7 rest 1:15 \u00b7 "
        "beeps and counts. Why Friday."
    )


@pytest.mark.parametrize(("digit", "used"), [(1, "Friday"), (2, "Tuesday"), (3, ""), (0, "")])
def test_a_digit_uses_the_preset_of_that_number(gym: Gym, digit: int, used: str) -> None:
    """It is set up and can be taken back, what is heard included; a number that none has does nothing."""
    page = gym.open("Tuesday", "Friday")
    gym.state.choose(LIFTS[0])
    page._rows.show_presets((), gym.own)
    told: list[str] = []
    page.page_requested.connect(told.append)
    assert page.press_digit(digit)
    assert told == ["prepare"] * bool(used)
    assert gym.state.undo_line == (f"{used} is planned." if used else "")
    assert gym.settings.settings.guidance is (Guidance.COUNTS if used else Guidance.GLIDE)
    gym.state.undo()
    assert (gym.state.variation, gym.settings.settings.guidance) == (LIFTS[0], Guidance.GLIDE)


@pytest.mark.parametrize("how", ["enter", "button", "double click"])
def test_a_preset_is_chosen(gym: Gym, qtbot: QtBot, how: str) -> None:
    """Enter, the button and a double click set the marked preset up and lead to the plan, once."""
    page = gym.open("Mine")
    gym.state.choose(LIFTS[0])
    told: list[str] = []
    page.page_requested.connect(told.append)
    if how == "enter":
        qtbot.keyClick(page._rows, Qt.Key.Key_Return)
    elif how == "button":
        button_of(page, "Use it").click()
    else:
        place = page._rows.visualItemRect(page._rows.currentItem()).center()
        for click in (qtbot.mouseClick, qtbot.mouseDClick):
            click(page._rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == ["prepare"]
    assert (gym.state.variation, gym.settings.settings.guidance) == (LIFTS[1], Guidance.COUNTS)


def test_keys_reach_the_page_in_the_window(gym: Gym, qtbot: QtBot) -> None:
    """Where the window sees each key first, Enter, Del and spaces in a name still mean what they say here."""
    page = gym.open("Mine")
    router = KeyRouter(page, lambda: False, lambda: False)
    told: list[object] = []
    router.intent_requested.connect(told.append)
    page.page_requested.connect(told.append)
    page._name.setFocus()
    qtbot.keyClicks(page._name, "Mon h2")
    qtbot.keyClick(page._name, Qt.Key.Key_Return)
    assert gym.own_names == ["Mine", "Mon h2"]
    gym.answer(yes=True)
    qtbot.keyClick(page._rows, Qt.Key.Key_Delete)
    qtbot.keyClick(page._rows, Qt.Key.Key_Return)
    qtbot.keyClick(page._rows, Qt.Key.Key_Escape)
    assert told == ["prepare", Intent.BACK]


def test_what_is_set_up_is_kept(gym: Gym, qtbot: QtBot) -> None:
    """A name, a line why and Enter keep it, and it is marked in the list."""
    page = gym.open()
    assert page._now.text().endswith("rest 1:15 \u00b7 glide")
    page._name.setFocus()
    qtbot.keyClicks(page._name, "  My  legs ")
    qtbot.keyClicks(page._why, "For Mondays.")
    qtbot.keyClick(page._why, Qt.Key.Key_Return)
    assert gym.own == (Preset("My legs", gym.plan, Guidance.GLIDE, "For Mondays."),)
    assert page._rows.preset == gym.own[0]
    assert page._told.text() == 'Saved as "My legs".'
    assert (page._name.text(), page._why.text()) == ("", "")
    assert QApplication.focusWidget() is page._rows


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("", "A preset needs a name."),
        ("slow LOWERING", '"slow LOWERING" comes with the program; choose another name.'),
    ],
)
def test_a_name_that_cannot_be(gym: Gym, typed: str, line: str) -> None:
    """It is told in one line, what was typed stays, and nothing is kept."""
    page = gym.open()
    page._name.setText(typed)
    page._save.click()
    assert page._told.text() == line
    assert page._name.text() == typed
    assert gym.own == ()


@pytest.mark.parametrize("yes", [True, False])
def test_one_of_the_same_name_is_replaced_after_a_yes(gym: Gym, *, yes: bool) -> None:
    """Without a yes the one that is there stays, and so does what was typed."""
    page = gym.open("Mine")
    gym.answer(yes=yes)
    page._name.setText("mine")
    page._save.click()
    assert [each.guidance for each in gym.own] == [Guidance.GLIDE if yes else Guidance.COUNTS]
    assert page._name.text() == ("" if yes else "mine")


def test_one_is_renamed(gym: Gym, qtbot: QtBot) -> None:
    """F2 asks for the name, keeps the place and marks it; called off, nothing changes."""
    page = gym.open("One", "Two")
    page._rows.mark("One")
    qtbot.keyClick(page._rows, Qt.Key.Key_F2)
    assert gym.own_names == ["One", "Two"]
    gym.answer(name="Three")
    qtbot.keyClick(page._rows, Qt.Key.Key_F2)
    assert gym.own_names == ["Three", "Two"]
    assert page._rows.preset == gym.own[0]
    gym.answer(name="two")
    button_of(page, "Rename").click()
    assert page._told.text() == 'There is a preset "two" already.'


@pytest.mark.parametrize("yes", [True, False])
def test_one_is_deleted_after_a_yes(gym: Gym, qtbot: QtBot, *, yes: bool) -> None:
    """Del asks first, and the keyboard stays on the list."""
    page = gym.open("One", "Two")
    page._rows.mark("Two")
    gym.answer(yes=yes)
    qtbot.keyClick(page._rows, Qt.Key.Key_Delete)
    assert gym.own_names == (["One"] if yes else ["One", "Two"])
    assert QApplication.focusWidget() is page._rows


def test_shipped_ones_stay(gym: Gym, qtbot: QtBot) -> None:
    """They can neither be renamed nor deleted: the buttons say so, and the keys tell why."""
    page = gym.open("One")
    gym.answer(yes=True, name="Other")
    before = names(page)
    page._rows.setCurrentRow(1)
    assert not button_of(page, "Rename").isEnabled()
    assert not button_of(page, "Delete").isEnabled()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        qtbot.keyClick(page._rows, key)
        assert page._told.text() == "It comes with the program, and stays as it is."
    assert names(page) == before
    page._rows.mark("One")
    assert button_of(page, "Delete").isEnabled()


def test_out_and_in_again(gym: Gym) -> None:
    """What is exported comes back, the folder is remembered, and what is here already is left out."""
    page = gym.open("One", "Two")
    (gym.folder / "out").mkdir()
    gym.answer(path=gym.folder / "out" / "mine", yes=True)
    button_of(page, "Export").click()
    assert page._told.text() == f"2 presets exported to mine.json in {gym.folder / 'out'}."
    gym.answer(path=gym.folder / "out" / "mine.json", yes=True)
    button_of(page, "Import").click()
    assert page._told.text() == "Nothing new imported from mine.json."
    page._rows.mark("One")
    button_of(page, "Delete").click()
    button_of(page, "Import").click()
    assert page._told.text() == "1 preset imported from mine.json."
    assert page._rows.preset
    assert page._rows.preset.name == "One"
    assert gym.own_names == ["Two", "One"]
    assert gym.settings.settings.exchange_folder == str(gym.folder / "out")


def test_a_choice_begins_where_the_last_one_ended(gym: Gym, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a file was chosen on another page meanwhile."""
    page = gym.open()
    gym.settings.change(exchange_folder="/elsewhere")
    began: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *asked: (began.append(asked[2]), ("", ""))[1])
    button_of(page, "Import").click()
    assert began == ["/elsewhere"]


def test_dialogs_that_are_called_off(gym: Gym) -> None:
    """Nothing is written, read or told; without own presets no file is asked for."""
    page = gym.open()
    button_of(page, "Export").click()
    assert page._told.text() == "There is no preset of yours to export yet."
    page = gym.open("One")
    gym.answer()
    for text in ("Export", "Import"):
        button_of(page, text).click()
    assert (page._told.text(), gym.settings.settings.exchange_folder) == ("", str(gym.folder))
    assert "One" in names(page)


def test_files_that_cannot_be_read_or_written(gym: Gym) -> None:
    """One line says why, and that nothing was imported."""
    page = gym.open("One")
    (gym.folder / "odd.json").write_text("[]")
    gym.answer(path=gym.folder / "odd.json")
    button_of(page, "Import").click()
    assert page._told.text() == "odd.json: is not a file of presets. Nothing was imported."
    (gym.folder / "in the way").write_text("")
    gym.answer(path=gym.folder / "in the way" / "out.json")
    button_of(page, "Export").click()
    assert page._told.text().startswith("Your presets: the file cannot be saved in ")


def test_bad_entries_are_named(gym: Gym) -> None:
    """The good ones are imported, the first bad ones named, and the rest counted; so it is at the start."""
    page = gym.open()
    path = gym.folder / "some.json"
    export_presets(path, [Preset("Good", gym.plan)])
    document = json.loads(path.read_text())
    document["presets"] += [{"name": f"Bad {number}"} for number in range(5)]
    path.write_text(json.dumps(document))
    gym.answer(path=path)
    button_of(page, "Import").click()
    assert page._told.text().splitlines() == [
        "1 preset imported from some.json.",
        'some.json: preset "Bad 0", field "why": is missing',
        "and 4 more such lines.",
    ]
    assert len(page._told.toolTip().splitlines()) == 6
    gym.file.path.write_text(json.dumps(document))
    page.enter()
    assert page._told.text().startswith('presets.json: preset "Bad 0", field "why": is missing')
    assert "Good" in names(page)


def test_a_long_why_wraps(gym: Gym) -> None:
    """It makes its card higher, and the list no wider."""
    gym.file.save(Preset("Long", gym.plan, why="word " * 39))
    rows = gym.open("One")._rows
    assert all(rows.sizeHintForRow(row) >= 2 * rows.fontMetrics().height() for row in range(rows.count()))
    long, short = 1, 0
    assert rows.sizeHintForRow(long) > rows.sizeHintForRow(short)
    assert not rows.horizontalScrollBar().isVisible()


def test_colours(gym: Gym) -> None:
    """Another theme draws the names in its own colour."""
    page = gym.open()
    for theme in (DARK, LIGHT):
        page.setStyleSheet(style_sheet(theme, 1))
        page.set_theme(theme)
        assert QColor(theme.text).rgba() in pixels(page._rows.grab().toImage())
