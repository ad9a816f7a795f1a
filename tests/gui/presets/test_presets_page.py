"""The page of presets: chosen, kept, renamed, deleted, exported and imported, all by keyboard."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.keyboard.keys import KeyRouter
from legcurl_timer.gui.presets.presets_page import PresetsPage
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.style_sheet import style_sheet
from legcurl_timer.gui.style.theme import DARK, LIGHT
from legcurl_timer.gui.widgets.intents import Intent
from legcurl_timer.userdata.plans import Plans, PlansFile
from legcurl_timer.userdata.preset_file import PresetFile, export_presets
from legcurl_timer.userdata.presets import Preset

PageMaker = Callable[..., PresetsPage]


@pytest.fixture
def plan(variations: tuple[Variation, ...]) -> WorkoutPlan:
    """Give what is set up: seated leg curls with a rest of our own."""
    return replace(WorkoutPlan.by_default(variations[1]), rest_ms=75_000)


@pytest.fixture
def file(tmp_path: Path, variations: tuple[Variation, ...]) -> PresetFile:
    """Give the file of the lifter's presets, which is not there yet."""
    return PresetFile(tmp_path / "data", variations)


@pytest.fixture
def state(plan: WorkoutPlan, variations: tuple[Variation, ...], tmp_path: Path) -> PlanState:
    """Give the plan as the window holds it."""
    return PlanState(PlansFile(tmp_path, variations), Plans().remembering(plan), plan.prescription.variation)


@pytest.fixture
def make_page(
    qtbot: QtBot,
    file: PresetFile,
    plan: WorkoutPlan,
    *,
    state: PlanState,
    settings: SettingsState,
    tmp_path: Path,
) -> PageMaker:
    """Make an opened page, after saving presets of these names."""
    settings.change(guidance=Guidance.GLIDE, exchange_folder=str(tmp_path))

    def make(*names: str, size: tuple[int, int] = (1280, 800), scale: float = 1) -> PresetsPage:
        for name in names:
            file.save(Preset(name, plan, Guidance.COUNTS, f"Why {name}."))
        page = PresetsPage(file, state, settings)
        qtbot.addWidget(page)
        page.setStyleSheet(style_sheet(DARK, scale))
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        assert page.enter()
        page.focus_first()
        return page

    return make


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Answer the dialogs to come: a yes or no, a name, a file; what is not given is called off."""

    def prepare(*, yes: bool = False, name: str | None = None, path: Path | None = None) -> None:
        button = QMessageBox.StandardButton.Yes if yes else QMessageBox.StandardButton.No
        monkeypatch.setattr(QMessageBox, "question", lambda *_: button)
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (name or "", name is not None))
        for ask in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, ask, lambda *_: (str(path) if path else "", ""))

    prepare()
    return prepare


def names(page: PresetsPage) -> list[str]:
    """Return the names in the list, in order."""
    return [page._rows.item(row).text() for row in range(page._rows.count())]


def button(page: PresetsPage, text: str) -> QPushButton:
    """Return a button by the beginning of its text."""
    (found,) = [each for each in page.findChildren(QPushButton) if each.text().startswith(text)]
    return found


def test_shipped_ones_come_first(make_page: PageMaker, file: PresetFile) -> None:
    """Those of the program, then the lifter's own; the keyboard is on the first."""
    page = make_page("Tuesday", "Friday")
    assert names(page) == [*(each.name for each in file.load().shipped), "Tuesday", "Friday"]
    assert QApplication.focusWidget() is page._rows
    assert page._rows.currentRow() == 0
    spoken = page._rows.item(page._rows.count() - 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Friday. Seated leg curl, 3-1-1-1 \u00b7 3 sets of 8\u201312 reps \u00b7 rest 1:15 \u00b7 "
        "beeps and counts. Why Friday."
    )


@pytest.mark.parametrize("how", ["enter", "button", "double click"])
def test_a_preset_is_chosen(
    make_page: PageMaker,
    qtbot: QtBot,
    state: PlanState,
    settings: SettingsState,
    *,
    variations: tuple[Variation, ...],
    how: str,
) -> None:
    """Enter, the button and a double click set the marked preset up and lead to the plan, once."""
    page = make_page("Mine")
    state.choose(variations[0])
    told: list[str] = []
    page.page_requested.connect(told.append)
    qtbot.keyClick(page._rows, Qt.Key.Key_End)
    if how == "enter":
        qtbot.keyClick(page._rows, Qt.Key.Key_Return)
    elif how == "button":
        button(page, "Use it").click()
    else:
        place = page._rows.visualItemRect(page._rows.currentItem()).center()
        for click in (qtbot.mouseClick, qtbot.mouseDClick):
            click(page._rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == ["prepare"]
    assert (state.variation, settings.settings.guidance) == (variations[1], Guidance.COUNTS)


def test_keys_reach_the_page_in_the_window(
    make_page: PageMaker, qtbot: QtBot, file: PresetFile, answers: Callable[..., None]
) -> None:
    """Where the window sees each key first, Enter, Del and spaces in a name still mean what they say here."""
    page = make_page("Mine")
    router = KeyRouter(page, lambda: False, lambda: False)
    told: list[object] = []
    router.intent_requested.connect(told.append)
    page.page_requested.connect(told.append)
    page._name.setFocus()
    qtbot.keyClicks(page._name, "Mon h2")
    qtbot.keyClick(page._name, Qt.Key.Key_Return)
    assert [each.name for each in file.load().own] == ["Mine", "Mon h2"]
    answers(yes=True)
    qtbot.keyClick(page._rows, Qt.Key.Key_Delete)
    qtbot.keyClick(page._rows, Qt.Key.Key_End)
    qtbot.keyClick(page._rows, Qt.Key.Key_Return)
    qtbot.keyClick(page._rows, Qt.Key.Key_Escape)
    assert told == ["prepare", Intent.BACK]


def test_what_is_set_up_is_kept(
    make_page: PageMaker, file: PresetFile, qtbot: QtBot, plan: WorkoutPlan
) -> None:
    """A name, a line why and Enter keep it, and it is marked in the list."""
    page = make_page()
    assert page._now.text().endswith("rest 1:15 \u00b7 glide")
    page._name.setFocus()
    qtbot.keyClicks(page._name, "  My  legs ")
    qtbot.keyClicks(page._why, "For Mondays.")
    qtbot.keyClick(page._why, Qt.Key.Key_Return)
    assert file.load().own == (Preset("My legs", plan, Guidance.GLIDE, "For Mondays."),)
    assert page._rows.preset == file.load().own[0]
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
def test_a_name_that_cannot_be(make_page: PageMaker, file: PresetFile, typed: str, line: str) -> None:
    """It is told in one line, what was typed stays, and nothing is kept."""
    page = make_page()
    page._name.setText(typed)
    page._save.click()
    assert page._told.text() == line
    assert page._name.text() == typed
    assert file.load().own == ()


@pytest.mark.parametrize("yes", [True, False])
def test_one_of_the_same_name_is_replaced_after_a_yes(
    make_page: PageMaker, file: PresetFile, answers: Callable[..., None], *, yes: bool
) -> None:
    """Without a yes the one that is there stays, and so does what was typed."""
    page = make_page("Mine")
    answers(yes=yes)
    page._name.setText("mine")
    page._save.click()
    assert [each.guidance for each in file.load().own] == [Guidance.GLIDE if yes else Guidance.COUNTS]
    assert page._name.text() == ("" if yes else "mine")


def test_one_is_renamed(
    make_page: PageMaker, file: PresetFile, answers: Callable[..., None], qtbot: QtBot
) -> None:
    """F2 asks for the name, keeps the place and marks it; called off, nothing changes."""
    page = make_page("One", "Two")
    page._rows.mark("One")
    qtbot.keyClick(page._rows, Qt.Key.Key_F2)
    assert [each.name for each in file.load().own] == ["One", "Two"]
    answers(name="Three")
    qtbot.keyClick(page._rows, Qt.Key.Key_F2)
    assert [each.name for each in file.load().own] == ["Three", "Two"]
    assert page._rows.preset == file.load().own[0]
    answers(name="two")
    button(page, "Rename").click()
    assert page._told.text() == 'There is a preset "two" already.'


@pytest.mark.parametrize("yes", [True, False])
def test_one_is_deleted_after_a_yes(
    make_page: PageMaker, file: PresetFile, answers: Callable[..., None], qtbot: QtBot, *, yes: bool
) -> None:
    """Del asks first, and the keyboard stays on the list."""
    page = make_page("One", "Two")
    page._rows.mark("Two")
    answers(yes=yes)
    qtbot.keyClick(page._rows, Qt.Key.Key_Delete)
    assert [each.name for each in file.load().own] == (["One"] if yes else ["One", "Two"])
    assert QApplication.focusWidget() is page._rows


def test_shipped_ones_stay(make_page: PageMaker, answers: Callable[..., None], qtbot: QtBot) -> None:
    """They can neither be renamed nor deleted: the buttons say so, and the keys tell why."""
    page = make_page("One")
    answers(yes=True, name="Other")
    before = names(page)
    assert not button(page, "Rename").isEnabled()
    assert not button(page, "Delete").isEnabled()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        qtbot.keyClick(page._rows, key)
        assert page._told.text() == "It comes with the program, and stays as it is."
    assert names(page) == before
    page._rows.mark("One")
    assert button(page, "Delete").isEnabled()


def test_out_and_in_again(
    make_page: PageMaker,
    file: PresetFile,
    settings: SettingsState,
    answers: Callable[..., None],
    tmp_path: Path,
) -> None:
    """What is exported comes back, the folder is remembered, and what is here already is left out."""
    page = make_page("One", "Two")
    (tmp_path / "out").mkdir()
    answers(path=tmp_path / "out" / "mine", yes=True)
    button(page, "Export").click()
    assert page._told.text() == f"2 presets exported to mine.json in {tmp_path / 'out'}."
    answers(path=tmp_path / "out" / "mine.json", yes=True)
    button(page, "Import").click()
    assert page._told.text() == "Nothing new imported from mine.json."
    page._rows.mark("One")
    button(page, "Delete").click()
    button(page, "Import").click()
    assert page._told.text() == "1 preset imported from mine.json."
    assert page._rows.preset
    assert page._rows.preset.name == "One"
    assert [each.name for each in file.load().own] == ["Two", "One"]
    assert settings.settings.exchange_folder == str(tmp_path / "out")


def test_dialogs_that_are_called_off(
    make_page: PageMaker, settings: SettingsState, answers: Callable[..., None], tmp_path: Path
) -> None:
    """Nothing is written, read or told; without own presets no file is asked for."""
    page = make_page()
    button(page, "Export").click()
    assert page._told.text() == "There is no preset of yours to export yet."
    page = make_page("One")
    answers()
    for text in ("Export", "Import"):
        button(page, text).click()
    assert (page._told.text(), settings.settings.exchange_folder) == ("", str(tmp_path))
    assert "One" in names(page)


def test_files_that_cannot_be_read_or_written(
    make_page: PageMaker, answers: Callable[..., None], tmp_path: Path
) -> None:
    """One line says why, and that nothing was imported."""
    page = make_page("One")
    (tmp_path / "odd.json").write_text("[]")
    answers(path=tmp_path / "odd.json")
    button(page, "Import").click()
    assert page._told.text() == "odd.json: is not a file of presets. Nothing was imported."
    (tmp_path / "in the way").write_text("")
    answers(path=tmp_path / "in the way" / "out.json")
    button(page, "Export").click()
    assert page._told.text().startswith("Your presets cannot be saved in ")


def test_bad_entries_are_named(
    make_page: PageMaker, answers: Callable[..., None], tmp_path: Path, plan: WorkoutPlan, file: PresetFile
) -> None:
    """The good ones are imported, the first bad ones named, and the rest counted; so it is at the start."""
    page = make_page()
    path = tmp_path / "some.json"
    export_presets(path, [Preset("Good", plan)])
    document = json.loads(path.read_text())
    document["presets"] += [{"name": f"Bad {number}"} for number in range(5)]
    path.write_text(json.dumps(document))
    answers(path=path)
    button(page, "Import").click()
    assert page._told.text().splitlines() == [
        "1 preset imported from some.json.",
        'some.json: preset "Bad 0", field "why": is missing',
        "and 4 more such lines.",
    ]
    assert len(page._told.toolTip().splitlines()) == 6
    file.path.write_text(json.dumps(document))
    page.enter()
    assert page._told.text().startswith('presets.json: preset "Bad 0", field "why": is missing')
    assert "Good" in names(page)


@pytest.mark.parametrize(("size", "scale"), [((960, 640), 0.75), ((1280, 800), 1), ((1920, 1080), 1.35)])
def test_nothing_is_clipped(
    make_page: PageMaker, file: PresetFile, plan: WorkoutPlan, *, size: tuple[int, int], scale: float
) -> None:
    """At every size the page fits, buttons have their room, and a long line why wraps in its card."""
    file.save(Preset("Long", plan, why="word " * 39))
    page = make_page("One", size=size, scale=scale)
    assert (page.width(), page.height()) == size
    tight = [
        each.text()
        for each in page.findChildren(QPushButton)
        if each.width() < each.sizeHint().width() or each.height() < each.minimumSizeHint().height()
    ]
    assert not tight
    rows = page._rows
    assert all(rows.sizeHintForRow(row) >= 2 * rows.fontMetrics().height() for row in range(rows.count()))
    long, short = rows.count() - 2, rows.count() - 1
    assert rows.sizeHintForRow(long) > rows.sizeHintForRow(short)
    assert not rows.horizontalScrollBar().isVisible()


def test_colours(make_page: PageMaker) -> None:
    """Another theme draws the names in its own colour."""
    page = make_page()
    pictures: list[QImage] = []
    for theme in (DARK, LIGHT):
        page.setStyleSheet(style_sheet(theme, 1))
        page.set_theme(theme)
        pictures.append(page._rows.grab().toImage())
        assert theme.text.lower() in _colours(pictures[-1])


def _colours(picture: QImage) -> set[str]:
    return {picture.pixelColor(x, y).name() for x in range(picture.width() // 3) for y in range(60)}
