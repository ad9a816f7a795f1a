"""The window as a lifter uses it: keys from any focus, a set from start to result, settings that stay."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.plans import planned
from support.window_page import TEMPO_FIELD, WindowOpener

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.training.pacer import Pacer
from legcurl_timer.userdata.settings import Settings
from tests.gui.painting import PaintWatch

QUICK = planned("0.5-0.5-0.5-0.5", 3)
"""Reps of two seconds, three of them, without a count-in."""


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_F5])
@pytest.mark.parametrize(
    "where",
    [
        "Lying leg curl",
        TEMPO_FIELD,
        "Slow, seconds",
        "Reps",
        "Load",
        "Start 3 \u00d7 8\u201312 \u00b7 Space",
        "Volume 100",
        "Settings   S",
    ],
)
def test_a_set_starts_from_any_focus(open_window: WindowOpener, where: str, key: Qt.Key) -> None:
    """Space, and what a clicker sends in its place, starts the set wherever the focus is."""
    page = open_window()
    page.focus(where)
    page.press(key)
    assert page.shown == "set"
    assert page.status is Status.RUNNING


def test_space_starts_with_what_has_been_typed(open_window: WindowOpener) -> None:
    """A tempo and a number of reps that were typed but not confirmed count."""
    page = open_window()
    page.fill(TEMPO_FIELD, "4/0/x/1")
    page.fill("Reps", "7")
    page.press(Qt.Key.Key_Space)
    prescription = page.transport.prescription
    assert (str(prescription.tempo), prescription.reps) == ("4-0-X-1", 7)


def test_letters_go_to_the_field_that_is_typed_in(open_window: WindowOpener) -> None:
    """In the tempo field 1 to 6, M, b, + and the full stop are text, not commands."""
    page = open_window()
    page.fill(TEMPO_FIELD, "1m.b+6-?")
    assert page.tempo == "1m.b+6-?"
    assert page.lift == "seated"
    assert page.settings.volume == 100
    assert page.shown == "prepare"


def test_letters_leave_a_number_but_not_a_load(open_window: WindowOpener) -> None:
    """M mutes while reps are typed, which count; a load has letters in it, and so has a fast curl."""
    page = open_window("standing-band")
    page.fill("Reps", "9")
    page.press(Qt.Key.Key_M)
    assert (page.gain, page.plan.prescription.reps) == (0, 9)
    page.fill("Curl, seconds", "x")
    page.press(Qt.Key.Key_Return)
    assert page.tempo == "3-0-X-2"
    page.fill("Load", "90lb")
    page.press(Qt.Key.Key_Return)
    assert page.shown_in("Load") == ["90 lb"]
    page.fill("Load", "medium grey")
    page.press(Qt.Key.Key_Return)
    assert page.shown_in("Load") == ["medium grey band"]
    assert (page.gain, page.shown) == (0, "prepare")


def test_the_planned_load_is_that_of_the_set(open_window: WindowOpener) -> None:
    """It is recorded without a word more, and what the lifter says of a set is planned for the next one."""
    page = open_window("lying", plans=planned(sets=1))
    page.fill("Load", "42,5")
    page.do_one_set()
    assert str(page.sets[-1].load) == "42.5 kg"
    page.window.workings.shared.log.revise(
        page.sets[-1], replace(page.sets[-1], load=Load(LoadUnit.KG, 40_000))
    )
    page.press(Qt.Key.Key_Escape)
    assert page.shown == "prepare"
    assert page.shown_in("Load") == ["40 kg"]
    page.do_one_set()
    assert str(page.sets[-1].load) == "40 kg"


def test_space_pauses_and_goes_on_with_the_interrupted_rep(open_window: WindowOpener) -> None:
    """Space pauses in mid-rep; Space again counts in for three seconds and does that rep anew."""
    page = open_window(plans=QUICK)
    page.press(Qt.Key.Key_Space)
    page.advance_until(lambda: page.seen.dots.present == 2)
    assert page.seen.statement == "Rep 2 of 3"
    page.press(Qt.Key.Key_Space)
    assert page.status is Status.PAUSED
    assert page.seen.word == "Paused"
    page.press(Qt.Key.Key_Space)
    assert page.status is Status.RUNNING
    timeline = page.transport.timeline
    assert (timeline.first_rep, timeline.count_in_ms) == (2, 3_000)


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageUp, Qt.Key.Key_B, Qt.Key.Key_Period]
)
def test_a_set_can_be_ended_and_kept(open_window: WindowOpener, key: Qt.Key) -> None:
    """Ending a set in the second rep keeps the first, and Space starts the next set."""
    page = open_window(plans=QUICK)
    page.press(Qt.Key.Key_Space)
    page.advance_until(lambda: page.seen.dots.present == 2)
    page.press(key)
    assert page.shown == "result"
    assert page.result == ("Rest", "1", "0:02 under tension, paced \u00b7 set time 0:02")
    assert "Ended here: 1 of 3 reps" in page.texts
    page.press(Qt.Key.Key_Space)
    assert page.status is Status.RUNNING


def test_a_whole_set_shows_its_result(open_window: WindowOpener) -> None:
    """A set that runs to its end shows all reps, and time under tension as planned."""
    page = open_window(plans=planned("0.5-0.5-0.5-0", 2, sets=1))
    page.do_one_set()
    assert page.result == ("Set done", "2", "0:02 under tension, paced \u00b7 set time 0:02")
    assert any("seated leg curl" in text.lower() for text in page.texts)


def test_escape_asks_before_it_discards(open_window: WindowOpener) -> None:
    """Esc stops and asks in place; Space goes on, Esc again discards, and no result is listed."""
    page = open_window(plans=QUICK)
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_Escape)
    assert page.status is Status.PAUSED
    assert page.control("Throw the set away \u00b7 Esc").isVisible()
    page.press(Qt.Key.Key_Space)
    assert page.status is Status.RUNNING
    page.discard_set()
    assert page.shown == "prepare"
    assert page.sets == []


def test_a_set_that_is_not_heard_says_so(open_window: WindowOpener, monkeypatch: pytest.MonkeyPatch) -> None:
    """Why, the window tells after the set; that nothing is heard can be seen at once."""
    page = open_window()
    page.press(Qt.Key.Key_Space)
    assert "no sound" not in page.set_view.accessibleDescription()
    gone = property(lambda _self: "the sound device is gone", lambda _self, _problem: None)
    monkeypatch.setattr(Pacer, "sound_problem", gone, raising=False)
    page.advance(100)
    assert page.set_view.accessibleDescription().endswith("no sound")
    assert page.notice.startswith("No sound: the sound device is gone.")


def test_volume_and_mute_by_key(open_window: WindowOpener) -> None:
    """Plus and minus step the volume by five, muted or not; M mutes; both are shown in the set too."""
    page = open_window()
    page.press(Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_Plus)
    assert page.settings.volume == 95
    page.press(Qt.Key.Key_M)
    assert page.gain == 0
    page.press(Qt.Key.Key_Space)
    assert page.loudness == "Muted"
    page.press(*[Qt.Key.Key_Minus] * 3)
    assert page.loudness == "Muted"
    page.press(Qt.Key.Key_M)
    assert page.loudness == "Volume 80"
    page.discard_set()
    assert page.button("Volume 80")


def test_numbers_choose_variations_and_bring_back_what_was_used(open_window: WindowOpener) -> None:
    """A digit chooses; each variation comes with its defaults first and with what was last used later."""
    page = open_window()
    page.step("Pull, seconds")
    assert page.tempo == "3-1-1.5-1"
    page.press(Qt.Key.Key_6)
    assert (page.tempo, page.plan.prescription.reps) == ("4-1-2-2", 5)
    page.press(Qt.Key.Key_2)
    assert page.tempo == "3-1-1.5-1"
    page.press(Qt.Key.Key_9)
    assert page.lift == "seated"


def test_arrows_move_through_the_cards(open_window: WindowOpener) -> None:
    """The list is one stop for Tab, and the arrow keys choose in it."""
    page = open_window("lying")
    page.press(Qt.Key.Key_Down)
    assert page.lift == "seated"


def test_settings_survive_a_restart(open_window: WindowOpener, tmp_path: Path) -> None:
    """Theme, volume, sound delay and what was last used are there in the next window."""
    page = open_window()
    page.press(Qt.Key.Key_Minus)
    page.step("Reps")
    page.show_settings()
    page.click("Light")
    page.step("Sound delay, milliseconds")
    page.close()
    kept = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert (kept["volume"], kept["theme"], kept["audio_delay_ms"]) == (95, "light", 10)
    again = open_window()
    assert again.plan.prescription.reps == 13
    assert again.settings.volume == 95


def test_enter_presses_the_focused_button(open_window: WindowOpener) -> None:
    """Outside a set Enter presses buttons, since Space always starts."""
    page = open_window()
    page.focus("Settings   S")
    page.press(Qt.Key.Key_Return)
    assert page.shown == "settings"
    page.press(Qt.Key.Key_Escape)
    assert page.shown == "prepare"


def test_nothing_is_painted_while_nothing_moves(open_window: WindowOpener, qtbot: QtBot) -> None:
    """A paused set costs no painting; a running one is painted again and again."""
    page = open_window(plans=QUICK)
    watch = PaintWatch()
    page.watch_set(watch)
    page.press(Qt.Key.Key_Space)
    for _ in range(20):
        page.advance(50)
    assert len(watch.areas) > 10
    page.press(Qt.Key.Key_Space)
    page.advance(50)
    before = len(watch.areas)
    qtbot.wait(300)  # real time passes: that is what must not cause painting
    assert len(watch.areas) == before


def test_keys_are_heard_while_nothing_has_the_focus(open_window: WindowOpener, qtbot: QtBot) -> None:
    """Where no part of the window has the focus, the window itself takes the keys, each of them once."""
    page = open_window()
    page.window.focusWidget().clearFocus()
    qtbot.keyClick(page.window, Qt.Key.Key_3)
    qtbot.keyClick(page.window, Qt.Key.Key_Space)
    assert (page.lift, page.status) == ("standing", Status.RUNNING)


@pytest.mark.parametrize("wished", [True, False])
def test_the_edge_lights_up_with_each_phase(open_window: WindowOpener, wished: bool) -> None:
    """The set page flashes once at each phase where that is wished, and not in between."""
    page = open_window(plans=QUICK, settings=Settings(flash=wished))
    page.press(Qt.Key.Key_Space)
    flash = page.set_view.flash
    assert flash.isVisible() is wished
    flash.clear()
    page.advance(500)
    assert not flash.isVisible()
    page.advance(600)
    assert flash.isVisible() is wished


def test_a_sound_pack_with_gaps_is_told(open_window: WindowOpener, tmp_path: Path) -> None:
    """A pack without files is told once the window is up, and the set still starts, its notice with it."""
    pack = tmp_path / "pack"
    pack.mkdir()
    page = open_window(settings=Settings(sound_pack=str(pack)))
    page.window.look_up()
    assert "tick.wav" in page.notice
    page.press(Qt.Key.Key_Space)
    assert page.status is Status.RUNNING
    page = open_window(settings=Settings(sound_pack=str(pack)))
    page.press(Qt.Key.Key_Space)
    assert "tick.wav" in page.notice


def test_settings_that_cannot_be_saved_are_told(open_window: WindowOpener, tmp_path: Path) -> None:
    """A folder that cannot be written to is told in a line, and the window goes on."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    page = open_window(folder=blocked)
    page.press(Qt.Key.Key_Minus)
    page.wait_until(lambda: "Nothing is saved" in page.notice)
