"""The prepare page in windows of any size: what drops out first, and what never does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget
from support.window_page import TEMPO_FIELD, WindowOpener

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.gui.figure.figure_view import FigureView
from legcurl_timer.gui.prepare.plan_cell import PlanCell
from legcurl_timer.gui.prepare.variation_card import VariationCard
from legcurl_timer.gui.style.style_sheet import style_sheet
from legcurl_timer.gui.style.theme import DARK
from legcurl_timer.gui.widgets.labels import text_px
from legcurl_timer.userdata.settings import Settings
from tests.gui.prepare.conftest import Prepare, Prepared
from tests.gui.room import InkWatch, clipped

SIZES = [(640, 400), (960, 540), (1093, 582), (1280, 720), (1366, 728), (1920, 1060), (2560, 1420)]


def is_whole(widget: QWidget) -> bool:
    """Return whether all of a widget is to be seen."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def resize(page: Prepared, size: tuple[int, int], scale: float) -> None:
    """Give the page a size, and its text a scale."""
    page.page.setStyleSheet(style_sheet(DARK, scale))
    page.page.setMinimumSize(*size)  # as the window says: it may be smaller than all of it together
    page.page.resize(*size)
    settle()


def settle() -> None:
    """Let what asks for other room have it, and what is around it, and the scroll area around that."""
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("least_scale", [0.75, 1.5])
def test_there_is_room(prepare: Prepare, size: tuple[int, int], least_scale: float) -> None:
    """Start, the lifts and the ways on are whole in every window, with large text, too; nothing is cut."""
    page = prepare("lying")
    page.page.offer_workout("Lying leg curl \u00b7 Set 3 of 3")
    resize(page, size, max(least_scale, min(size[0] / 1280, size[1] / 800)))
    for card in page.all(VariationCard):
        card.click()
        settle()
        assert clipped(page.page) == []
        wholes = [each for each in page.all(QPushButton) if each.text().startswith(("Start ", "Go on"))]
        wholes += [*page.all(VariationCard), *page.page._footer.findChildren(QPushButton)]
        assert [each for each in wholes if each.isVisible() and not is_whole(each)] == []
        cells = page.all(PlanCell)
        assert len(cells) == 8
        for cell in cells:
            assert cell.height() >= cell.minimumSizeHint().height()
            assert cell.width() >= cell.minimumSizeHint().width()
        for area in page.all(QScrollArea):
            assert area.widget().width() <= area.viewport().width()


def test_what_drops_out_first(prepare: Prepare) -> None:
    """The lift's summary where it is low, the lift where it is narrow; then keys and words of buttons."""
    page = prepare("lying")
    seen = []
    for size, scale in (((1280, 800), 1.0), ((1280, 400), 1.0), ((640, 400), 0.75), ((640, 400), 1.5)):
        resize(page, size, scale)
        texts = {each.text() for each in page.all(QPushButton)}
        is_told = page.plan.variation.summary in page.texts
        has_keys, tells_more = "Presets   P" in texts, any(text.startswith("More:") for text in texts)
        seen.append((is_told, bool(page.all(FigureView)), has_keys, tells_more))
    assert seen == [
        (True, True, True, True),
        (False, True, True, True),
        (True, True, True, False),
        (False, False, False, False),
    ]


def test_set_up_is_unfolded_by_hand_or_where_there_is_room(prepare: Prepare) -> None:
    """Below the figure where it leaves room for that, else in its place; a tall window shows it unasked."""
    page = prepare("lying")

    def shows() -> tuple[bool, bool]:
        set_up = page.plan.variation.setup[0]
        return any(set_up in text for text in page.texts), bool(page.all(FigureView))

    assert shows() == (False, True)
    resize(page, (1000, 1400), 1.0)
    assert shows() == (True, True)
    resize(page, (1280, 800), 1.0)
    assert shows() == (False, True)
    page.click("Set-up")
    assert shows() == (True, True)
    resize(page, (960, 380), 0.75)
    assert shows() == (True, False)
    page.click("Set-up")
    settle()
    assert shows() == (False, True)
    page.click("Watch for")
    assert any("Information, not medical advice." in text for text in page.texts)


def test_what_is_long_is_told_in_a_narrow_plan(prepare: Prepare, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tempo has its field to itself; the name of a band is cut short and leaves other numbers large."""
    page = prepare("standing-band")
    page.plan.change_set(tempo=Tempo.parse("2.5-10.5-1.5-10.5"))
    page.plan.plan_load(Load(LoadUnit.BAND, band="heavy black loop of the gym"))
    resize(page, (640, 400), 0.75)
    field = page.the(QLineEdit, TEMPO_FIELD)
    assert field.fontMetrics().horizontalAdvance(field.text()) < field.contentsRect().width()
    inks = InkWatch(monkeypatch)
    for name in ("Sets", "Load"):
        page.focus(name)
        assert inks.paint(page.page) == []
        assert page.cell(name).fitted_px() > text_px(page.page)


def test_tab_follows_the_eye(prepare: Prepare) -> None:
    """Tab goes through the plan from top to bottom and on; what it comes to is scrolled into view."""
    page = prepare("nordic")
    resize(page, (1280, 600), 1.0)
    page.unfold()
    settle()
    page.page.focus_first()
    places = []
    for _ in range(27):
        places.append(page.focused)
        assert not QApplication.focusWidget().visibleRegion().isEmpty(), page.focused
        page.press(Qt.Key.Key_Tab)
    assert places == [
        "Nordic hamstring curl",
        "Set-up",
        "Watch for",
        TEMPO_FIELD,
        "Lower, seconds",
        "Catch, seconds",
        "Up, seconds",
        "Reset, seconds",
        "Sets",
        "Reps",
        "Load",
        "Rest",
        "Less",
        "A number of reps",
        "Count-in, seconds",
        "Warm-up sets",
        "Wait for me after each rest",
        "My hamstrings curl me up",
        "Do not measure",
        "Start today",
        "Mj\u00f8lsnes 2004",
        "Petersen 2011",
        page.start,
        "Presets   P",
        "History   H",
        "Settings   S",
        "Keys   ?",
    ]


def test_volume_is_in_the_corner_of_every_page(open_window: WindowOpener) -> None:
    """Louder, softer and muted by the pointer, wherever one is, and by keys as ever."""
    page = open_window()
    page.open_history()
    pages = {
        Qt.Key.Key_P: "presets",
        Qt.Key.Key_H: "history",
        Qt.Key.Key_S: "settings",
        Qt.Key.Key_Question: "keys",
        Qt.Key.Key_Escape: "prepare",
    }
    for key, name in pages.items():
        page.press(key)
        assert page.shown == name
        volume = page.settings.volume
        page.click("Softer")
        page.click("Softer")
        page.click("Louder")
        page.click(f"Volume {volume - 5}")
        assert page.gain == 0
        page.click("Muted")
        assert (page.settings.volume, page.gain > 0) == (volume - 5, True)
        corner = page.button("Louder")
        right = corner.mapTo(page.window, corner.rect().bottomRight())
        assert page.window.height() - right.y() < 60
        assert page.window.width() - right.x() < 60


@pytest.mark.parametrize(("way", "back", "limit"), [("Louder", "Softer", 100), ("Softer", "Louder", 0)])
def test_the_keyboard_stays_at_the_end_of_the_volume(
    open_window: WindowOpener, way: str, back: str, limit: int
) -> None:
    """Enter once too often presses nothing else; without the keyboard the button shows that it is the end."""
    page = open_window(settings=Settings(volume=50))
    page.focus(way)
    for _ in range(12):
        page.press(Qt.Key.Key_Return)
    assert (page.settings.volume, page.focused) == (limit, way)

    page.focus(back)
    assert not page.button(way).isEnabled()
    page.press(Qt.Key.Key_Return)
    assert page.button(way).isEnabled()


def test_the_lifts_are_a_group(open_window: WindowOpener) -> None:
    """Whoever hears the window is told that the cards belong together."""
    cards = QAccessible.queryAccessibleInterface(open_window().control("Lifts"))
    assert cards.role() is QAccessible.Role.Grouping
    assert cards.childCount() == len(load_variations())
