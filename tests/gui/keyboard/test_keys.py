"""What keys do between the sets, and while something is typed."""

from pathlib import Path

from PySide6.QtCore import Qt
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
