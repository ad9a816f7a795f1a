"""The window as a lifter uses it: keys from any focus, a set from start to result, settings that stay."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.plans import last_used

from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.gui.keyboard.keys_page import KeysPage
from legcurl_timer.gui.prepare.prepare_page import PreparePage
from legcurl_timer.gui.prepare.variation_card import VariationCard
from legcurl_timer.gui.result.result_page import ResultPage
from legcurl_timer.gui.settings.settings_page import SettingsPage
from legcurl_timer.gui.training.set_page import SetPage
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.userdata.settings import Settings, ThemeChoice
from tests.gui.conftest import WindowMaker

QUICK = last_used("seated", tempo="0.5-0.5-0.5-0.5", reps=3)
"""Reps of two seconds, three of them, without a count-in."""

FOCUSES: dict[str, Callable[[MainWindow], QWidget]] = {
    "card": lambda window: window.findChildren(VariationCard)[0],
    "tempo field": lambda window: window._prepare.plan._tempo._field,
    "tempo stepper": lambda window: window._prepare.plan._tempo._steppers[1].box,
    "reps": lambda window: window._prepare.plan._numbers._reps.box,
    "start button": lambda window: window._prepare.plan._start,
    "mute button": lambda window: window._prepare.plan._numbers._mute,
    "settings button": lambda window: window._prepare._settings,
}


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def page_of(window: MainWindow) -> QWidget:
    """Return the page that is shown."""
    return window._pages.currentWidget()


def status_of(window: MainWindow) -> Status | None:
    """Return where the set stands."""
    transport = window._controller.transport
    return transport.status if transport else None


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_F5])
@pytest.mark.parametrize("where", FOCUSES)
def test_a_set_starts_from_any_focus(make_window: WindowMaker, qtbot: QtBot, where: str, key: Qt.Key) -> None:
    """Space, and what a clicker sends in its place, starts the set wherever the focus is."""
    window = make_window()
    FOCUSES[where](window).setFocus()
    press(qtbot, key)
    assert isinstance(page_of(window), SetPage)
    assert status_of(window) is Status.RUNNING


def test_space_starts_with_what_has_been_typed(make_window: WindowMaker, qtbot: QtBot) -> None:
    """A tempo and a number of reps that were typed but not confirmed count."""
    window = make_window()
    plan = window._prepare.plan
    plan._tempo._field.setFocus()
    plan._tempo._field.selectAll()
    qtbot.keyClicks(plan._tempo._field, "4/0/x/1")
    plan._numbers._reps.box.setFocus()
    plan._numbers._reps.box.selectAll()
    qtbot.keyClicks(plan._numbers._reps.box, "7")
    press(qtbot, Qt.Key.Key_Space)
    prescription = window._controller.transport.prescription
    assert (str(prescription.tempo), prescription.reps) == ("4-0-X-1", 7)


def test_letters_go_to_the_field_that_is_typed_in(make_window: WindowMaker, qtbot: QtBot) -> None:
    """In the tempo field 1 to 6, M, b, + and the full stop are text, not commands."""
    window = make_window()
    field = window._prepare.plan._tempo._field
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, "1m.b+6-?")
    assert field.text() == "1m.b+6-?"
    assert window._plan.prescription.variation.id == "seated"
    assert window._settings.settings.volume == 70
    assert isinstance(page_of(window), PreparePage)


def test_space_pauses_and_goes_on_with_the_interrupted_rep(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Space pauses in mid-rep; Space again counts in for three seconds and does that rep anew."""
    window = make_window(plans=QUICK)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "1 done" in window._set._done._text, timeout=6_000)
    qtbot.waitUntil(lambda: window._set._rep._text == "2", timeout=3_000)
    press(qtbot, Qt.Key.Key_Space)
    assert status_of(window) is Status.PAUSED
    assert window._set._word._text == "Paused"
    press(qtbot, Qt.Key.Key_Space)
    transport = window._controller.transport
    assert transport.status is Status.RUNNING
    assert (transport.timeline.first_rep, transport.timeline.count_in_ms) == (2, 3_000)


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageUp, Qt.Key.Key_B, Qt.Key.Key_Period]
)
def test_a_set_can_be_ended_and_kept(make_window: WindowMaker, qtbot: QtBot, key: Qt.Key) -> None:
    """Ending a set in the second rep keeps the first, and Space starts the next set."""
    window = make_window(plans=QUICK)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._set._rep._text == "2", timeout=6_000)
    press(qtbot, key)
    assert isinstance(page_of(window), ResultPage)
    assert window._result._reps.text() == "1"
    assert window._result._reps_plan.text() == "of 3 reps"
    press(qtbot, Qt.Key.Key_Space)
    assert status_of(window) is Status.RUNNING


def test_a_whole_set_shows_its_result(make_window: WindowMaker, qtbot: QtBot) -> None:
    """A set that runs to its end shows all reps, and time under tension as planned."""
    window = make_window(plans=last_used("seated", tempo="0.5-0.5-0.5-0", reps=2))
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(page_of(window), ResultPage), timeout=8_000)
    assert window._result._title.text() == "Set done"
    assert window._result._reps.text() == "2"
    assert window._result._tut.text() == "0:02"
    assert "seated leg curl" in window._result._subtitle.text().lower()
    assert "0:02 under tension" in [
        label.text() for label in window._result.findChildren(type(window._result._tut))
    ]


def test_escape_asks_before_it_discards(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Esc stops and asks in place; Space goes on, Esc again discards, and no result is listed."""
    window = make_window(plans=QUICK)
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Escape)
    assert status_of(window) is Status.PAUSED
    assert "Esc discards" in window._set._cue._text
    press(qtbot, Qt.Key.Key_Space)
    assert status_of(window) is Status.RUNNING
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)
    assert isinstance(page_of(window), PreparePage)
    assert window._sets == []


def test_a_set_ended_before_its_first_movement_is_no_set(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Enter in the count-in leads back to the plan without an empty result."""
    window = make_window()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(page_of(window), PreparePage)
    assert window._sets == []


def test_volume_and_mute_by_key(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Plus and minus step the volume by five and unmute; M mutes; both are shown in the set too."""
    window = make_window()
    press(qtbot, Qt.Key.Key_Plus)
    assert window._settings.settings.volume == 75
    press(qtbot, Qt.Key.Key_M)
    assert window._settings.loudness.gain == 0
    press(qtbot, Qt.Key.Key_Space)
    assert window._set._loudness.text().startswith("muted")
    for _ in range(20):
        press(qtbot, Qt.Key.Key_Minus)
    assert window._set._loudness.text().startswith("volume 0")
    assert window._prepare.plan._numbers._volume.value() == 0


def test_numbers_choose_variations_and_bring_back_what_was_used(
    make_window: WindowMaker, qtbot: QtBot
) -> None:
    """A digit chooses; each variation comes with its defaults first and with what was last used later."""
    window = make_window()
    plan = window._prepare.plan
    qtbot.keyClick(plan._tempo._steppers[0].box, Qt.Key.Key_Up)
    assert plan._tempo._field.text() == "3-1-1.5-1"
    window._prepare.focus_list()
    press(qtbot, Qt.Key.Key_6)
    assert (plan._tempo._field.text(), window._plan.prescription.reps) == ("4-1-2-2", 5)
    press(qtbot, Qt.Key.Key_2)
    assert plan._tempo._field.text() == "3-1-1.5-1"
    press(qtbot, Qt.Key.Key_9)
    assert window._plan.prescription.variation.id == "seated"


def test_arrows_move_through_the_cards(make_window: WindowMaker, qtbot: QtBot) -> None:
    """The list is one stop for Tab, and the arrow keys choose in it."""
    window = make_window("lying")
    press(qtbot, Qt.Key.Key_Down)
    assert window._plan.prescription.variation.id == "seated"


def test_settings_survive_a_restart(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """Theme, volume, trim and what was last used are there in the next window."""
    window = make_window()
    press(qtbot, Qt.Key.Key_Minus)
    qtbot.keyClick(window._prepare.plan._numbers._reps.box, Qt.Key.Key_Up)
    window._settings_page._themes._buttons[ThemeChoice.LIGHT].click()
    window._settings_page._trim.box.stepUp()
    window.close()
    kept = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert (kept["volume"], kept["theme"], kept["trim_ms"]) == (65, "light", 10)
    again = make_window()
    assert again._plan.prescription.reps == 13
    assert again._settings.settings.volume == 65


def test_enter_presses_the_focused_button(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Outside a set Enter presses buttons, since Space always starts."""
    window = make_window()
    window._prepare._settings.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(page_of(window), SettingsPage)
    press(qtbot, Qt.Key.Key_Escape)
    assert isinstance(page_of(window), PreparePage)


def test_the_list_of_keys(make_window: WindowMaker, qtbot: QtBot) -> None:
    """The question mark shows the keys, Esc leads back."""
    window = make_window()
    press(qtbot, Qt.Key.Key_Question)
    assert isinstance(page_of(window), KeysPage)
    press(qtbot, Qt.Key.Key_Escape)
    assert isinstance(page_of(window), PreparePage)


def test_the_essentials_on_a_whole_screen_by_key(make_window: WindowMaker, qtbot: QtBot) -> None:
    """F11 shows the distance view, from which the keys do the same, and F11 or Esc leaves it."""
    window = make_window(plans=QUICK)
    for leave in (Qt.Key.Key_F11, Qt.Key.Key_Escape):
        press(qtbot, Qt.Key.Key_F11)
        view = window._distance
        assert view is not None
        qtbot.waitUntil(view.isVisible)
        qtbot.keyClick(view, leave)
        qtbot.waitUntil(lambda view=view: not view.isVisible())
    press(qtbot, Qt.Key.Key_F11)
    qtbot.waitUntil(window._distance.isVisible)
    qtbot.keyClick(window._distance, Qt.Key.Key_Space)
    assert status_of(window) is Status.RUNNING


class PaintCounter(QObject):
    """Counts the paint events of everything in a window."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count, and take nothing."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_nothing_is_painted_while_nothing_moves(make_window: WindowMaker, qtbot: QtBot) -> None:
    """A paused set costs no painting; a running one is painted many times a second."""
    window = make_window(plans=QUICK)
    counter = PaintCounter()
    for widget in window._set.findChildren(QWidget):
        widget.installEventFilter(counter)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: counter.count > 20, timeout=3_000)
    press(qtbot, Qt.Key.Key_Space)
    QApplication.processEvents()
    before = counter.count
    qtbot.wait(300)  # real time passes: that is what must not cause painting
    assert counter.count == before


def test_a_sound_pack_with_gaps_is_told(make_window: WindowMaker, tmp_path: Path) -> None:
    """A pack without files is told once the window is up, and the set still starts."""
    pack = tmp_path / "pack"
    pack.mkdir()
    window = make_window(settings=Settings(sound_pack=str(pack)))
    window.load_audio_engine()
    assert "tick.wav" in window._notice.text()
    window.start_set()
    assert status_of(window) is Status.RUNNING


def test_settings_that_cannot_be_saved_are_told(make_window: WindowMaker, tmp_path: Path) -> None:
    """A folder that cannot be written to is told in a line, and the window goes on."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    window = make_window(folder=blocked)
    window._settings.set_volume(5)
    window._settings.save()
    assert "cannot be saved" in window._notice.text()
