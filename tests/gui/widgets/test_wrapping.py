"""What is ticked goes on in the next line where there is no room beside it, and is never cut."""

import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from legcurl_timer.gui.widgets.wrapping import WrappingCheckBox, WrappingRadioButton

TEXT = "Less motion: the level goes in steps"

Kind = type[WrappingCheckBox] | type[WrappingRadioButton]
KINDS = pytest.mark.parametrize("kind", [WrappingCheckBox, WrappingRadioButton])


def shown(qtbot: QtBot, kind: Kind, text: str = TEXT) -> WrappingCheckBox | WrappingRadioButton:
    """Return one of a kind, just wide enough for its text."""
    box = kind(text)
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.show()
    return box


def room_for_text(box: WrappingCheckBox | WrappingRadioButton) -> int:
    """Return how wide the style leaves the place for the text."""
    option = QStyleOptionButton()
    box.initStyleOption(option)
    is_radio = isinstance(box, WrappingRadioButton)
    part = QStyle.SubElement.SE_RadioButtonContents if is_radio else QStyle.SubElement.SE_CheckBoxContents
    return box.style().subElementRect(part, option, box).width()


@KINDS
def test_it_stands_in_one_line_where_there_is_room(qtbot: QtBot, kind: Kind) -> None:
    """Just enough room is enough; a little less is not, and more does not matter."""
    box = shown(qtbot, kind)
    assert box.text() == TEXT
    box.resize(box.width() - 10, box.height())
    assert box.text() == "Less motion: the level goes in\nsteps"
    box.resize(box.width() + 100, box.height())
    assert box.text() == TEXT


@KINDS
@pytest.mark.parametrize("part", [0.8, 0.5, 0.3])
def test_no_line_is_cut(qtbot: QtBot, kind: Kind, part: float) -> None:
    """All words are there in their order, in lines that have room, and as high as it asks for."""
    box = shown(qtbot, kind)
    one_line = box.height()
    width = max(int(box.width() * part), box.minimumSizeHint().width())
    box.resize(width, box.heightForWidth(width))
    lines = box.text().split("\n")
    assert " ".join(lines) == TEXT
    assert len(lines) > 1
    assert box.fontMetrics().size(0, box.text()).width() <= room_for_text(box)
    assert box.fontMetrics().size(0, box.text()).height() <= box.height()
    assert box.height() > one_line


@KINDS
def test_the_whole_is_heard(qtbot: QtBot, kind: Kind) -> None:
    """Wherever the lines break, the text is heard in one piece, and so is the next one."""
    box = shown(qtbot, kind)
    box.resize(box.minimumSizeHint())
    assert "\n" in box.text()
    assert box.accessibleName() == TEXT
    box.setText("Match the first leg")
    assert box.text().replace("\n", " ") == "Match the first leg"
    assert box.accessibleName() == "Match the first leg"
