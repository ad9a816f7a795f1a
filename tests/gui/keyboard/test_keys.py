"""What keys do between the sets, and while something is typed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from support.kept_sets import kept
from support.plans import planned
from support.window_page import WindowOpener

ADD, DROP = Qt.Key.Key_A, Qt.Key.Key_D


def test_the_last_set_is_put_right_by_key(open_window: WindowOpener, tmp_path: Path) -> None:
    """A adds a rep and D drops one, in the rest and after the last set, where the reps can be seen."""
    page = open_window(plans=planned(reps=3, sets=2))
    page.start_and_rest()
    page.press(ADD, ADD, DROP)
    assert page.result[1] == "4"
    page.press(Qt.Key.Key_H, DROP, Qt.Key.Key_Escape, Qt.Key.Key_Space, DROP)
    page.finish()
    page.press(DROP, DROP)
    assert page.result[1] == "1"
    page.close()
    assert [record.completed_reps for record in kept(tmp_path)] == [4, 1]


def test_letters_are_not_typed_into_a_number(open_window: WindowOpener) -> None:
    """In a rest a letter takes over what is typed and does what it does elsewhere, and so do digits then."""
    page = open_window(plans=planned())
    page.start_and_rest()
    page.press(Qt.Key.Key_L)
    page.write("42,5x")
    page.write("k")
    QTest.keyClicks(page.window, "2d")
    (record,) = page.sets
    assert (str(record.load), record.kept_beat) == ("42.5 kg", True)
    assert (record.reserve_half_reps, record.completed_reps) == (4, 0)


def test_a_number_is_typed_on_where_no_rest_runs(open_window: WindowOpener) -> None:
    """Mute in the middle of a number, or its unit behind it, does not take the keyboard away."""
    page = open_window()
    page.fill("Reps", "1m2")
    assert (page.number("Reps").text(), page.gain) == ("12", 0)
    page.write("s")
    assert page.shown == "settings"


def test_a_name_is_typed(open_window: WindowOpener) -> None:
    """The name of a band, and a note, have letters."""
    page = open_window(plans=planned())
    page.start_and_rest()
    page.click("More about this set")
    page.click("Load in: band")
    page.write("Mark s")
    page.press(Qt.Key.Key_Return)
    assert str(page.sets[0].load) == "Mark s band"


def test_a_unit_typed_in_the_history(open_window: WindowOpener, tmp_path: Path) -> None:
    """Behind a load its unit changes nothing, and Enter is still that of the editor."""
    page = open_window(plans=planned(sets=1))
    page.open_history()
    page.do_one_set()
    page.store()
    page.press(Qt.Key.Key_H, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.focused == "Load"
    page.write("42,5kg")
    assert page.focused == "Load"
    page.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    page.close()
    (record,) = kept(tmp_path)
    assert (str(record.load), record.kept_beat) == ("42.5 kg", None)
