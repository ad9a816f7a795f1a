"""Every page in every state, at every size: nothing squeezed, cut or covered, all named and in reach."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from support.controls import button_of
from support.frame_sources import RecordedSource, without_end
from support.kept_sets import DAY_MIN, history_in, paced_set, session_of, sessions_of
from support.measured import measured_set, measurement
from support.plans import planned
from support.translations import called
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import languages, speak
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.workout.workout import Stage
from legcurl_timer.gui.state import appearance
from legcurl_timer.gui.style.typeface import use_typeface
from legcurl_timer.gui.training import lettering
from legcurl_timer.gui.widgets.page import Page
from legcurl_timer.gui.window.close_dialog import ask_to_leave
from legcurl_timer.gui.window.keep_awake import KeepAwake
from legcurl_timer.gui.window.pages import PAGES
from legcurl_timer.history.writer_status import WriterStatus
from legcurl_timer.measure.frames import CameraError
from legcurl_timer.measure.opencv_library import HOW_TO_HAVE_IT
from legcurl_timer.userdata.limbs import LimbsFile, ShownLimb
from legcurl_timer.userdata.settings import Settings, ThemeChoice
from tests.gui.room import InkWatch, faults, focus_shows, nameless, places

LEAST, USUAL = (640, 400), (1366, 728)
SIZES = (LEAST, (960, 540), (1093, 582), (1280, 720), USUAL, (1280, 800), (1920, 1060), (2560, 1440))
IN_EVERY_LANGUAGE = (LEAST, (960, 540), USUAL)
WITH_NOTICES = (LEAST, (960, 540), USUAL, (2560, 1440))
TWICE_THE_TEXT_PX = 27
"""Twice the 10 points, at 96 dots an inch, that are usual."""
FONTS = {"narrow": 92, "wide": 112}
"""How far letters stand apart, in percent: fonts that are so wide on every machine."""
SHORT_NOTICE = "The screen may go dark."
LONG_NOTICE = (
    "The backup of today could not be made, for the disk is full. What is kept stays kept. Make room on the "
    "disk, please, or choose another folder for the data of this program; the next one is tried tomorrow."
)
QUESTION = "Your last set stopped at rep 6 (Standing leg curl with band, left). Keep it or discard it?"
FOLDER = "/home/ann/Music/recordings of my own/leg-curl-timer/english"
LIMB = ShownLimb((3, 4), *4 * ((5_000,) * 12,), 400, 9_000, 9_000)
SEEN = measurement("ooqo?orrh")
DOWN, ENTER, ESCAPE, SPACE = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space


def states(page: WindowPage) -> Iterator[str]:
    """Lead through every page and state, and tell its name each time."""
    for number, lift in enumerate(load_variations(), 1):
        page.write(str(number))
        yield f"prepare {lift.id}"
        if lift.id in {"standing", "nordic"}:
            page.unfold()
            yield f"prepare {lift.id}, more"
            page.click("Less")
    for row in PAGES:
        if row.key:
            page.write(row.key)
            yield row.name
            if row.name == "history":
                yield from states_of_history(page)
            if row.name == "settings":
                yield from states_of_settings(page)
            go_home(page)
    yield from states_of_camera(page)
    for name, *keys in (("set", SPACE), ("set, paused", SPACE), ("set, asked", ESCAPE)):
        page.press(*keys)
        yield name
    page.start_and_rest()
    yield "rest"
    page.measure(SEEN)
    page.store()  # which withdraws the question of a set that was cut off
    yield "rest, measured"
    page.press(SPACE)
    page.advance_until(lambda: page.stage is Stage.DONE)
    page.measure(measurement("oo", trusted=False, why="the camera was moved in the middle of it"))
    page.store()
    yield "result"
    go_home(page)


def states_of_history(page: WindowPage) -> Iterator[str]:
    """Lead through what else the history shows."""
    page.press(ENTER, DOWN, DOWN, ENTER)
    yield "history, edited"
    page.press(ESCAPE)
    page.click("Deleted sets")
    yield "history, deleted"
    page.press(ESCAPE)
    if other_side := [each for each in page.all(QPushButton) if each.text() in called("Plots")]:
        other_side[0].click()
        yield "history, plots"


def states_of_settings(page: WindowPage) -> Iterator[str]:
    """Lead from the settings to what runs here, to a licence, and to the sound check."""
    page.click("About")
    yield "about"
    button_of(page.root, "numpy").click()
    yield "about, licence"
    page.press(ESCAPE, ESCAPE)
    page.click("Sound check")
    yield "sound check"
    page.click("No")
    yield "sound check, advice"


def states_of_camera(page: WindowPage) -> Iterator[str]:
    """Lead through the set-up of the camera, which works every other time."""
    for headline in ("Is your leg still here?", "No picture"):
        page.open_camera_set_up()
        page.wait_until(lambda words=headline: page.camera_words[0] in called(words))
        yield f"measuring, {headline}"
        if headline != "No picture":
            page.click("Show it again")
            yield "measuring, get ready"
            page.press(ESCAPE)
        go_home(page)


def camera() -> Callable[[], RecordedSource]:
    """Return what makes a camera that works, then one that does not, and so on."""
    broken = cycle((False, True))
    return lambda: RecordedSource(
        without_end(),
        opening=[CameraError(HOW_TO_HAVE_IT)] if next(broken) else [],
    )


def go_home(page: WindowPage) -> None:
    """Go back to the plan from wherever the window is, and tell nothing."""
    for _back in range(4):
        if page.shown != "prepare":
            page.press(ESCAPE)
    page.tell_nothing()
    assert page.shown == "prepare"


def faults_of_states(page: WindowPage, size: tuple[int, int], inks: InkWatch) -> Iterator[str]:
    """Give what has no room at a size, in any state."""
    page.window.resize(*size)
    for state in states(page):
        page.settle()
        found = faults(page.window) + inks.paint(page.window) + lost(page)
        if size in WITH_NOTICES:
            found += faults_of_notices(page)
        yield from (f"{state} at {size}: {each}" for each in found)


def lost(page: WindowPage) -> list[str]:
    """Return what has to stay to be seen and is not: the start, the next set, the way back."""
    hidden = [each for each in page.pinned if each.visibleRegion().boundingRect() != each.rect()]
    return [f"{each.accessibleName()!r} is not to be seen" for each in hidden]


def faults_of_notices(page: WindowPage) -> list[str]:
    """Return what three notices and questions move, cover, or take the keyboard from."""
    shown, bar = page.window.navigator.current, page.notice_bar
    page.tell_nothing()
    before, focus = places(shown), QApplication.focusWidget()
    page.tell(SHORT_NOTICE, LONG_NOTICE, question=QUESTION)
    if page.shown == "set":
        return ["a notice is shown in a set"] if bar.root.isVisible() else []
    found = []
    for number in (2, 3, 1):  # the newest line first
        found += faults(bar.root)
        if not page.window.rect().contains(bar.root.geometry()):
            found.append(f"notice {number} is cut: {bar.root.geometry()}")
        covered = [each for each in page.pinned if place_of(each).intersects(bar.root.geometry())]
        found += [f"notice {number} lies over {each.accessibleName()!r}" for each in covered]
        bar.click(_("{number} of {count}").format(number=number, count=3))
    page.tell_nothing()
    if places(shown) != before or QApplication.focusWidget() is not focus:
        found.append("notices move the page or the focus")
    return found


def place_of(widget: QWidget) -> QRect:
    """Return where a widget stands in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


@contextmanager
def letters_apart(percent: int) -> Iterator[None]:
    """Have a font whose letters take up so much of their usual room."""
    use_typeface()  # which the first window would do, and so undo this
    usual, other = QApplication.font(), QFont(QApplication.font())
    other.setLetterSpacing(QFont.SpacingType.PercentageSpacing, percent)
    for font in (other, usual):
        QApplication.setFont(font)
        lettering._trial.cache_clear()  # which counts on one font for the whole run
        if font is other:
            yield


@pytest.fixture
def page(trained: Callable[[], WindowPage]) -> WindowPage:
    """Give the window of somebody who has trained."""
    return trained()


@pytest.fixture
def large(trained: Callable[[], WindowPage], monkeypatch: pytest.MonkeyPatch) -> WindowPage:
    """Give the same where the system's text is twice as large as usual."""
    monkeypatch.setattr(appearance, "use_typeface", lambda: TWICE_THE_TEXT_PX)
    return trained()


@pytest.fixture
def trained(
    open_window: WindowOpener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], WindowPage]:
    """Open the window of somebody who has trained, written notes, and uses sounds of her own."""
    with history_in(tmp_path) as store:
        noted = paced_set(-60, 8, variation="standing-band", note="left knee stiff, the right one was fine")
        store.add([*sessions_of(40), session_of(noted, paced_set(-50, 8, kg=40), note="slept well")])
        month = 30 * DAY_MIN
        store.add([session_of(paced_set(month), measured_set("ooqo?orrh", month + 5))])
    LimbsFile(tmp_path).save({"nordic": LIMB})
    monkeypatch.setattr(KeepAwake, "hold", lambda _self: None)  # which may have something to tell
    settings = Settings(theme=ThemeChoice.DARK, sound_pack=FOLDER, voice_pack=FOLDER)

    def open_() -> WindowPage:
        page = open_window(settings=settings, plans=planned(sets=2, reps=2), camera=camera())
        page.open_history()
        page.tell_nothing()
        return page

    return open_


@pytest.mark.parametrize("font", FONTS)
def test_everything_has_room(page: WindowPage, monkeypatch: pytest.MonkeyPatch, font: str) -> None:
    """Nothing leaves its place, lies over something else or is cut, and notices move and cover nothing."""
    inks = InkWatch(monkeypatch)
    with letters_apart(FONTS[font]):
        found = [fault for size in SIZES for fault in faults_of_states(page, size, inks)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("language", languages()[1:])
def test_every_language_has_room(
    trained: Callable[[], WindowPage], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """In every other language, too, nothing is cut or covered."""
    speak(language)
    inks = InkWatch(monkeypatch)
    page = trained()
    found = [fault for size in IN_EVERY_LANGUAGE for fault in faults_of_states(page, size, inks)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("language", languages())
def test_an_open_editor_has_room_at_every_width(trained: Callable[[], WindowPage], language: str) -> None:
    """A set being edited in the history follows the window, however its texts wrap."""
    speak(language)
    page = trained()
    page.write("h")
    page.press(ENTER, DOWN, DOWN, ENTER)
    found = []
    for size in (*SIZES, *SIZES[::-1]):
        page.window.resize(*size)
        page.settle()
        found += [f"{size}: {each}" for each in faults(page.window)]
    assert "\n".join(found) == ""


def test_large_text_has_room(large: WindowPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system's text is twice as large as usual, more is scrolled, and nothing is cut."""
    assert "\n".join(faults_of_states(large, USUAL, InkWatch(monkeypatch))) == ""


@pytest.mark.parametrize("text_px", [10, TWICE_THE_TEXT_PX])
def test_a_first_start_has_room(
    open_window: WindowOpener, monkeypatch: pytest.MonkeyPatch, text_px: int
) -> None:
    """What explains the page is seen whole at every size, and the start beside it."""
    monkeypatch.setattr(appearance, "use_typeface", lambda: text_px)
    page = open_window(settings=Settings(introduced=False))
    inks, found = InkWatch(monkeypatch), []
    sizes = SIZES if text_px < TWICE_THE_TEXT_PX else (USUAL, (1920, 1060))
    for answer in ("Next", "Next", "Yes", "Got it"):
        for size in sizes:
            page.window.resize(*size)
            page.settle()
            faulty = faults(page.window) + inks.paint(page.window) + lost(page)
            found += [f"{page.explained!r} at {size}: {each}" for each in faulty]
        page.click(answer)
    assert "\n".join(found) == ""
    assert page.explained == ""


def test_other_colours_move_nothing(page: WindowPage) -> None:
    """In each state everything stands where it stood in the dark, so that what has room there has it here."""
    found = []
    for state in states(page):
        page.settle()
        before = places(page.window)
        page.change_settings(theme=ThemeChoice.LIGHT)
        QApplication.processEvents()
        found += [f"{state}: {each}" for each in places(page.window) if each not in before]
        page.change_settings(theme=ThemeChoice.DARK)
    assert "\n".join(found) == ""


def test_everything_can_be_reached_and_told(page: WindowPage) -> None:
    """In each state whatever can be used has a name and a role, and Tab stops only where that can be seen.

    A set has the keyboard as a whole, so that there is nothing to be seen.
    """
    found = []
    for state in states(page):
        page.settle()
        faulty, stops, first = nameless(page.window), set(), QApplication.focusWidget()
        while (focus := QApplication.focusWidget()) is not None and focus not in stops:
            stops.add(focus)
            if not isinstance(focus, Page) and not focus_shows(page.window, focus):
                faulty.append(f"the focus on {focus.accessibleName()!r} is not to be seen")
            page.press(Qt.Key.Key_Tab)
        if first is not None:
            first.setFocus()
        found += [f"{state}: {each}" for each in faulty]
    assert "\n".join(found) == ""


def test_the_question_on_leaving_has_room(page: WindowPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever closes the window while a set is in memory only can read what is asked, however long."""
    found = []
    status = WriterStatus(Path(), unsaved=(paced_set(),), problem=LONG_NOTICE)

    def look(box: QMessageBox) -> int:
        box.show()
        page.settle()
        found.append(faults(box))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    page.window.resize(*LEAST)
    ask_to_leave(page.window, status)
    assert found == [[]]
