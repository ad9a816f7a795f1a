"""The history page: looked through, corrected and undone by keyboard and mouse."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from support.controls import button_of, press
from support.imports import import_, strong_file, workout
from support.kept_sets import DAY_MIN, at, history_in, paced_set, session_of
from support.measured import measured_set

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.records import Ending, SessionRecord, SetRecord
from legcurl_timer.gui.history.history_page import HistoryPage
from legcurl_timer.gui.history.progress.charts import PlotKind
from legcurl_timer.gui.history.set_details import SessionBar, SetDetails
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.style_sheet import style_sheet
from legcurl_timer.gui.style.theme import DARK, LIGHT
from legcurl_timer.history.database import transaction
from legcurl_timer.history.edits import ChangeKind, last_change
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store

LIFTS = load_variations()

NOW = at(6 * 60)
LEGS = session_of(
    paced_set(kg=40),
    paced_set(5, 8, ending=Ending.ENDED_EARLY, note="left knee"),
    paced_set(10, 3, variation="standing-band", load=Load(LoadUnit.BAND, band="red")),
    note="slept well",
)
BEFORE = session_of(paced_set(-DAY_MIN, 3, variation="seated"))
LONG_AGO = session_of(paced_set(-400 * DAY_MIN, 3, variation="nordic"))
ENTER, DELETE, DOWN, LEFT, RIGHT = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
)


PageMaker = Callable[..., HistoryPage]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an empty history, in a file."""
    with history_in(tmp_path) as empty:
        yield empty


@pytest.fixture
def make_page(qtbot: QtBot, store: Store, settings: SettingsState) -> Iterator[PageMaker]:
    """Make shown pages on the history, with some sessions added to it."""
    made: list[HistoryPage] = []

    def make(*sessions: SessionRecord) -> HistoryPage:
        store.add(sessions)
        page = HistoryPage(LIFTS, lambda: store.path, settings, now=lambda: NOW)
        qtbot.addWidget(page)
        made.append(page)
        page.setStyleSheet(style_sheet(DARK, 1))
        page.resize(1280, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        assert page.enter()
        page.focus_first()
        qtbot.waitUntil(lambda: page._progress is not None or not page.plots_place.isVisible())
        return page

    yield make
    for page in made:
        page.leave()


@pytest.fixture
def page(make_page: PageMaker) -> HistoryPage:
    """Give a page with three sessions."""
    return make_page(LEGS, BEFORE, LONG_AGO)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Call off every dialog, and take down which it was."""
    seen: list[str] = []

    def call_off(dialog: QDialog) -> int:
        seen.append(dialog.windowTitle())
        return 0

    def choose_none(_window: QWidget, title: str, *_: str) -> tuple[str, str]:
        seen.append(title)
        return "", ""

    monkeypatch.setattr(QDialog, "exec", call_off)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose_none)
    return seen


def undo(qtbot: QtBot, page: HistoryPage) -> None:
    """Press Ctrl+Z in the list."""
    qtbot.keyClick(page._list.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def texts(page: HistoryPage) -> list[str]:
    """Return the rows of the list in words, as far as they are open."""
    rows, view = [], page._list.view
    index = view.sessions.index(0, 0)
    while index.isValid():
        rows.append(view.sessions.data(index))
        index = view.indexBelow(index)
    return [row for row in rows if row]


def session(page: HistoryPage, row: int = 0) -> QModelIndex:
    """Return a session in the list."""
    return page._list.view.sessions.index(row, 0)


def has_focus(page: HistoryPage) -> bool:
    """Return whether the keyboard is on the list."""
    return QApplication.focusWidget() is page._list.view


def open_note(page: HistoryPage, qtbot: QtBot) -> QLineEdit:
    """Open the newest session, and return the field for its note."""
    press(qtbot, RIGHT)
    (bar,) = page.findChildren(SessionBar)
    return bar._field


def look_at_lying(page: HistoryPage, qtbot: QtBot) -> None:
    """Choose the first lift in the filter."""
    page.findChild(QComboBox).setFocus()
    press(qtbot, DOWN)


def plotted(page: HistoryPage) -> Scope:
    """Return which part of the history is plotted."""
    return page._progress._scope


def kept(store: Store) -> SetRecord:
    """Return the first set of the newest session as it is kept."""
    uid = LEGS.sets[0].uid
    return store.known_sets([uid])[uid].record


def test_sessions_open_to_sets_and_sets_to_reps(page: HistoryPage, qtbot: QtBot) -> None:
    """The arrow to the right opens a session, then a set; the one to the left closes them again."""
    assert len(texts(page)) == 3
    press(qtbot, RIGHT, DOWN)
    assert len(texts(page)) == 6
    press(qtbot, RIGHT)
    (details,) = page.findChildren(SetDetails)
    assert details._picture.isVisible()
    assert "Rep 10: curl 1 s" in details._picture.accessibleDescription()
    press(qtbot, LEFT, LEFT, LEFT)
    assert len(texts(page)) == 3


def test_a_click_opens_and_closes(page: HistoryPage, qtbot: QtBot) -> None:
    """The whole row is a button for the mouse."""
    view = page._list.view
    for expected in (6, 3):
        place = view.visualRect(session(page)).center() + QPoint(0, 10)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert len(texts(page)) == expected


def test_the_week_is_summed_up(page: HistoryPage) -> None:
    """One line says how this week compares."""
    assert page._summary.text() == (
        "This week: 3 sets, 21 reps, 1:45 under tension (paced); in the four weeks before, 1 set in all."
    )


def test_the_filter_chooses_list_and_plots(page: HistoryPage, qtbot: QtBot) -> None:
    """Lift and span decide on both; where nothing is left, the page says so and offers a way out."""
    button_of(page, "Year").click()
    assert len(texts(page)) == 2
    qtbot.waitUntil(lambda: plotted(page) == Scope("", date(2025, 11, 24)))
    look_at_lying(page, qtbot)
    assert [row[:11] for row in texts(page)] == ["23 Nov 2026"]
    qtbot.waitUntil(lambda: plotted(page).variation == "lying")
    press(qtbot, Qt.Key.Key_End)
    assert page._list.shown is page._list.no_match
    button_of(page, "Show all").click()
    assert len(texts(page)) == 3


@pytest.mark.usefixtures("in_brackets")
def test_the_filter_in_another_language(make_page: PageMaker) -> None:
    """What is chosen is known by what it means, not by its words."""
    page = make_page(LEGS, BEFORE, LONG_AGO)
    for button, count in (("[Year]", 2), ("[Everything]", 3)):
        button_of(page, button).click()
        assert len(texts(page)) == count


def test_measured_sets_are_told_apart(make_page: PageMaker, qtbot: QtBot) -> None:
    """Once something was measured, list and plots show measured or paced sets only, if that is wanted."""
    page = make_page(LEGS)
    assert "Measured or paced" not in names(page)
    page.leave()
    page = make_page(session_of(measured_set("orrrr", 20)), BEFORE)
    page.findChildren(QComboBox)[1].setFocus()
    for key, count in ((DOWN, 1), (DOWN, 2), (Qt.Key.Key_Home, 3)):
        press(qtbot, key)
        assert len(texts(page)) == count
    assert "Measured or paced" in names(page)
    page.focus_first()
    press(qtbot, RIGHT)
    assert "Set 1: 5 reps, 3-0-1-1, measured with the camera" in texts(page)


def names(page: HistoryPage) -> list[str]:
    """Return the names of the choices that are shown."""
    return [each.accessibleName() for each in page.findChildren(QComboBox) if each.isVisible()]


def test_lifts_of_other_programs_can_be_chosen(make_page: PageMaker) -> None:
    """What came in under another name has its place in the filter."""
    page = make_page(session_of(paced_set(0, 3, variation="cable-curl")))
    assert page.findChild(QComboBox).findData("cable-curl") > 0


def test_a_set_is_edited_in_place(page: HistoryPage, qtbot: QtBot, store: Store) -> None:
    """Enter opens the editor at the load; what is typed is kept, shown in row and sums, and plotted."""
    press(qtbot, RIGHT, DOWN, ENTER)
    qtbot.keyClicks(QApplication.focusWidget(), "42,5")
    press(qtbot, ENTER)
    assert kept(store) == replace(LEGS.sets[0], load=Load(LoadUnit.KG, 42_500))
    assert "10 reps at 42.5 kg" in texts(page)[1]
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert page._plot_soon.isActive()
    assert page.step_back()
    assert has_focus(page)
    assert not page.step_back()


def test_a_correction_waits_while_another_program_holds_the_history(
    page: HistoryPage, qtbot: QtBot, store: Store
) -> None:
    """A corrected set is shown as corrected and handed to someone who can wait; a deletion is refused."""
    press(qtbot, RIGHT, DOWN, ENTER)
    qtbot.keyClicks(QApplication.focusWidget(), "42,5")
    with transaction(store.connection):
        with qtbot.waitSignal(page.revision_held) as held:
            press(qtbot, ENTER)
        page.step_back()
        with qtbot.waitSignal(page.told):
            press(qtbot, DELETE)
    assert held.args == [LEGS.sets[0], replace(LEGS.sets[0], load=Load(LoadUnit.KG, 42_500))]
    assert "10 reps at 42.5 kg" in texts(page)[1]


def test_rows_keep_their_places_when_a_remark_comes(page: HistoryPage, qtbot: QtBot) -> None:
    """A remark makes a row higher; what stands below moves along."""
    press(qtbot, RIGHT, DOWN, ENTER)
    (details,) = page.findChildren(SetDetails)
    button_of(page, "Form kept: No").click()
    view = page._list.view
    place = view.sessions.index(0, 0, view.sessions.index(1, 0, session(page)))
    qtbot.waitUntil(lambda: details.geometry() == view.visualRect(place))
    assert details.height() >= details.sizeHint().height()


def test_edits_are_undone_one_by_one(page: HistoryPage, qtbot: QtBot, store: Store) -> None:
    """Ctrl+Z takes back the last change, then the one before; the button says which."""
    press(qtbot, RIGHT, DOWN, ENTER)
    button_of(page, "Form kept: Yes").click()
    button_of(page, "Form kept: No").click()
    page.step_back()
    assert button_of(page, "Undo").text().startswith("Undo: the correction of a set")
    for expected in (True, None):
        undo(qtbot, page)
        assert kept(store).form_kept is expected
    assert page._undo._done.text() == "Undone: the correction of a set."
    undo(qtbot, page)
    assert not page._undo._undo.isVisible()


def test_a_set_is_deleted_and_had_back(page: HistoryPage, qtbot: QtBot) -> None:
    """Delete needs no question, since it is undone with one key; the place in the list is kept."""
    press(qtbot, RIGHT, DOWN, DOWN, DELETE)
    view = page._list.view
    assert len(texts(page)) == 5
    assert page._undo._done.text() == "Deleted 1 set."
    assert view.sessions.record(view.currentIndex()) == LEGS.sets[2]
    assert has_focus(page)
    button_of(page, "Undo: deleting 1 set").click()
    assert len(texts(page)) == 6
    assert view.isExpanded(session(page))


def test_what_was_imported_is_to_be_seen(page: HistoryPage, qtbot: QtBot, store: Store) -> None:
    """However little of the history is looked at, and at whichever plot: all is shown, in one with marks."""
    page._filter._spans.pick("weeks")
    page._progress._choices["Each set"].pick(PlotKind.SET_TENSION)
    page._filter._variation.setCurrentIndex(page._filter._variation.findData("nordic"))
    page._filter.scope_changed.emit()
    qtbot.waitUntil(lambda: page._progress._pages.currentWidget() is page._progress._empty)
    import_(store, strong_file(workout(-2_000 * DAY_MIN, 10, 9)))
    page._exchange.imported.emit("Added 2 sets from a file.")
    qtbot.waitUntil(lambda: page._progress._pages.currentWidget() is page._progress._plotted)
    assert page._list.view.sessions.rowCount() == 4
    assert page._undo._undo.text().startswith("Undo: importing 2 sets from Strong")
    assert page._undo._done.text() == "Added 2 sets from a file."


def test_the_plot_after_an_import_has_marks(make_page: PageMaker, qtbot: QtBot, store: Store) -> None:
    """Another program tells no tension, so that another plot than the chosen one is shown."""
    page = make_page(session_of(paced_set(tut_ms=None)))
    page._progress._choices["Each set"].pick(PlotKind.SET_TENSION)
    qtbot.waitUntil(lambda: page._progress._pages.currentWidget() is page._progress._empty)
    import_(store, strong_file(workout(-2_000 * DAY_MIN, 10, 9, load=Load(LoadUnit.KG, 40_000))))
    page._exchange.imported.emit("Added 2 sets from a file.")
    qtbot.waitUntil(lambda: page._progress._pages.currentWidget() is page._progress._plotted)


def test_an_import_is_undone(make_page: PageMaker, qtbot: QtBot, store: Store) -> None:
    """It goes with one key, as one change, with what was of a day whose time nobody told."""
    import_(store, strong_file(replace(workout(0, 5, 6), day_only=True), workout(-9_000, 7)))
    page = make_page()
    assert len(texts(page)) == 2
    assert button_of(page, "Undo").text().startswith("Undo: importing 3 sets")
    undo(qtbot, page)
    assert page._undo._done.text() == "Undone: importing 3 sets from Strong."
    assert page._list.shown is page._list.no_set


def test_a_session_is_deleted_whole(page: HistoryPage, qtbot: QtBot, store: Store) -> None:
    """Delete on a session takes its sets; the next session takes its place under the keyboard."""
    press(qtbot, DELETE)
    assert len(texts(page)) == 2
    assert page._undo._done.text() == "Deleted 3 sets."
    assert page._list.view.sessions.line(page._list.view.currentIndex()).uid == BEFORE.uid
    change = last_change(store)
    assert (change.kind, change.count) == (ChangeKind.DELETED, 3)
    press(qtbot, DELETE, DELETE)
    assert page._list.shown is page._list.no_set
    for expected in (1, 2, 3):
        button_of(page, "Undo").click()
        assert len(texts(page)) == expected


def test_what_is_not_shown_is_not_deleted(page: HistoryPage, qtbot: QtBot, store: Store) -> None:
    """Where one lift is looked at, a session's other lifts stay."""
    look_at_lying(page, qtbot)
    page._list.view.setFocus()
    press(qtbot, DELETE)
    left = next(each for each in store.sessions() if each.uid == LEGS.uid)
    assert [record.variation for record in left.sets] == ["standing-band"]


def test_the_last_change_can_be_undone_after_a_restart(
    page: HistoryPage, make_page: PageMaker, qtbot: QtBot
) -> None:
    """A page opened later offers to undo what was changed before."""
    press(qtbot, DELETE)
    page.close()
    later = make_page()
    assert len(texts(later)) == 2
    undo(qtbot, later)
    assert len(texts(later)) == 3


def test_deleted_sets_are_listed_and_brought_back(page: HistoryPage, qtbot: QtBot) -> None:
    """Enter brings back the chosen one, a button all of them; Esc leads back to the list."""
    press(qtbot, DELETE)
    button_of(page, "Deleted sets").click()
    listed = page._list.deleted._list
    assert [listed.item(row).text() for row in range(3)][2] == (
        "Lying, 23 November: 10 reps at 40 kg, 3-0-1-1 \u00b7 deleted: today"
    )
    press(qtbot, ENTER)
    assert listed.count() == 2
    assert page._undo._done.text() == "Brought back 1 set."
    button_of(page, "Bring all back").click()
    assert listed.count() == 0
    assert page._list.deleted._empty.isVisible()
    assert page.step_back()
    assert len(texts(page)) == 3
    assert has_focus(page)


def test_a_session_can_be_noted(page: HistoryPage, qtbot: QtBot) -> None:
    """The note is kept when it is left, shown in the session's row, and undone like anything else."""
    note = open_note(page, qtbot)
    note.setFocus()
    press(qtbot, Qt.Key.Key_End)
    qtbot.keyClicks(note, ", cold")
    page._list.view.setFocus()
    assert page._list.view.sessions.line(session(page)).note == "slept well, cold"
    button_of(page, "Undo: the note of a session").click()
    assert page._list.view.sessions.line(session(page)).note == "slept well"


def test_nothing_typed_is_lost_on_the_way_out(page: HistoryPage, qtbot: QtBot, store: Store) -> None:
    """A note that is still being typed is kept when the page is left; Esc in a field leads to the list."""
    note = open_note(page, qtbot)
    for key in (Qt.Key.Key_X, Qt.Key.Key_Y):
        note.setFocus()
        press(qtbot, Qt.Key.Key_End, key)
        if key is Qt.Key.Key_X:
            assert page.step_back()
            assert has_focus(page)
    page.leave()
    assert next(each for each in store.sessions() if each.uid == LEGS.uid).note == "slept wellxy"


def test_a_page_that_was_left_touches_nothing(page: HistoryPage, qtbot: QtBot) -> None:
    """Other colours, another size and keys go by a history that is closed already."""
    complaints: list[str] = []
    page.told.connect(complaints.append)
    page.leave()
    page.set_theme(LIGHT)
    page.resize(960, 640)
    qtbot.keyClick(page._list.view, DELETE)
    undo(qtbot, page)
    page.grab()
    QApplication.processEvents()
    assert not complaints


def test_the_session_of_a_point_is_opened(page: HistoryPage) -> None:
    """A click in the plots opens that session in the list and puts the keyboard there."""
    page._progress.session_chosen.emit(BEFORE.uid)
    view = page._list.view
    assert view.sessions.line(view.currentIndex()).uid == BEFORE.uid
    assert view.isExpanded(view.currentIndex())
    assert has_focus(page)


def test_the_doors_lead_out(page: HistoryPage, qtbot: QtBot, asked: list[str]) -> None:
    """Back leads out of the page; import, export and backups begin with a dialog."""
    with qtbot.waitSignal(page.back_requested):
        button_of(page, "Back   ").click()
    doors = ["Import", "Export", "Backups"]
    for name in doors:
        button_of(page, name).click()
    assert asked == doors


def test_without_a_set_the_page_says_what_to_do(make_page: PageMaker, qtbot: QtBot, asked: list[str]) -> None:
    """No empty list and no empty plots: a line, and the one thing that can be done here."""
    page = make_page()
    assert page._list.shown is page._list.no_set
    assert not page._filter.isVisible()
    assert not page.plots_place.isVisible()
    assert page._progress is None
    press(qtbot, Qt.Key.Key_Space)
    assert asked == ["Import"]


def test_what_another_window_added_is_shown(page: HistoryPage, store: Store, qtbot: QtBot) -> None:
    """New sets appear, and what is open stays open."""
    press(qtbot, RIGHT, DOWN, RIGHT)
    store.add([session_of(paced_set(60, 3))])
    page.look_again()
    assert len(texts(page)) == 7
    view = page._list.view
    assert view.isExpanded(session(page, 1))
    assert view.isExpanded(view.sessions.index(1, 0, session(page, 1)))
    assert view.sessions.record(view.currentIndex()) == LEGS.sets[0]


def test_trouble_with_the_database_is_one_line(page: HistoryPage, qtbot: QtBot) -> None:
    """Where nothing can be read, the page says so and goes on."""
    page._store.close()
    for do in (lambda: press(qtbot, RIGHT), button_of(page, "Year").click):
        with qtbot.waitSignal(page.told) as said:
            do()
        assert "\n" not in said.args[0]
