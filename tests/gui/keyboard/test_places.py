"""What a key means on keyboards of other countries."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from support.keyboard import Keyboard
from support.window_page import WindowOpener

from legcurl_timer.gui.keyboard.places import keys_meant, places

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT_GR = Qt.KeyboardModifier.GroupSwitchModifier
ROW_1, ROW_6, ROW_0, AFTER_0 = 10, 15, 19, 20
PLACE_Q, PLACE_P, PLACE_Y, PLACE_H, PLACE_M, PLACE_PERIOD = 24, 33, 29, 43, 58, 60
KEYPAD_6, KEYPAD_MINUS = 85, 82


KEYS = {
    "French": [
        *[(ROW_1, "&", PLAIN, "1"), (ROW_1, "1", SHIFT, "1"), (ROW_6, "-", PLAIN, "6")],
        *[(ROW_0, "\u00c0", PLAIN, "0"), (ROW_0, "@", ALT_GR, "@"), (AFTER_0, ")", PLAIN, ")-")],
        *[(PLACE_PERIOD, ":", PLAIN, ":."), (PLACE_PERIOD, "/", SHIFT, "/"), (PLACE_M, ",", PLAIN, ",")],
    ],
    "German": [
        *[(PLACE_Y, "Z", PLAIN, "Z"), (ROW_0, "=", SHIFT, "=")],
        *[(AFTER_0, "\u00df", PLAIN, "\u00df"), (AFTER_0, "?", SHIFT, "?")],
    ],
    "Swiss": [(ROW_1, "+", SHIFT, "+")],
    "Czech": [(ROW_1, "+", PLAIN, "1")],
    "Canadian": [(ROW_6, "?", SHIFT, "?")],
    "Russian": [
        *[(PLACE_H, "\u0420", PLAIN, "H"), (PLACE_PERIOD, "\u042e", PLAIN, "."), (ROW_6, "6", PLAIN, "6")],
    ],
    "Greek": [(PLACE_M, "\u039c", SHIFT, "M"), (PLACE_Q, ";", PLAIN, ";")],
    "Thai": [(ROW_1, "\u0e45", PLAIN, "1"), (PLACE_Y, "\u0e31", PLAIN, "Y")],
    "Arabic": [(ROW_1, "\u0661", PLAIN, "1")],
    "keypad": [(KEYPAD_6, "6", PLAIN, "6"), (KEYPAD_MINUS, "-", PLAIN, "-")],
    "no place": [(0, "&", PLAIN, "&")],
}


@pytest.mark.parametrize(
    ("code", "written", "held", "meant"),
    [pytest.param(*key, id=f"{layout} {key[1]!a}") for layout, keys in KEYS.items() for key in keys],
)
def test_meaning(code: int, written: str, held: Qt.KeyboardModifier, meant: str) -> None:
    """Digits go by their place, letters by their name or, in another alphabet, by theirs."""
    event = QKeyEvent(QEvent.Type.KeyPress, ord(written), held, code, 0, 0, written.lower())
    assert "".join(map(chr, keys_meant(event))) == meant


def test_keys_that_write_nothing() -> None:
    """A key with a name means what it is called, wherever it is."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, PLAIN, PLACE_Q, 0, 0)
    assert keys_meant(event) == (Qt.Key.Key_Escape,)


@pytest.mark.parametrize(
    ("platform", "codes"),
    [
        ("linux", {10: "1", 15: "6", 19: "0", 20: "-", 24: "Q", 38: "A", 58: "M", 60: "."}),
        ("win32", {2: "1", 7: "6", 11: "0", 12: "-", 16: "Q", 30: "A", 50: "M", 52: "."}),
        ("darwin", {18: "1", 22: "6", 29: "0", 27: "-", 12: "Q", 0: "A", 46: "M", 47: "."}),
    ],
)
def test_systems(platform: str, codes: dict[int, str]) -> None:
    """Each system has codes of its own for the same 38 places."""
    found = places(platform)
    assert {code: found[code] for code in codes} == codes
    assert sorted(found.values()) == sorted("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.")


def test_in_the_window(open_window: WindowOpener) -> None:
    """The sixth digit of a French keyboard chooses the sixth lift, the place of P a Russian's presets."""
    page = open_window()
    keyboard = Keyboard(page.window)
    keyboard.tap(Qt.Key.Key_Minus, "-", place=ROW_6)
    assert (page.lift, page.settings.volume) == ("nordic", 100)
    keyboard.tap(Qt.Key.Key_ParenRight, ")", place=AFTER_0)
    assert page.settings.volume == 95
    keyboard.tap(0x417, "\u0437", place=PLACE_P)
    assert page.shown == "presets"
