"""What has no room beside the others goes below them."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from legcurl_timer.gui.widgets.flowing import Pairs

NAMES = ("Count-in", "Warm-up sets before the first one")


class Labelled:
    """A widget of two labels, each with its control."""

    def __init__(self, qtbot: QtBot) -> None:
        self.labels = tuple(QLabel(name, wordWrap=True) for name in NAMES)
        self.controls = tuple(QComboBox() for _name in NAMES)
        for control in self.controls:
            control.addItem("5 seconds")
        self.whole = QWidget()
        self.whole.setLayout(Pairs(*zip(self.labels, self.controls, strict=True)))
        qtbot.addWidget(self.whole)
        self.whole.show()

    def lay_out(self, width: int) -> None:
        """Make it so wide, and as high as it then asks for."""
        self.whole.resize(width, max(self.whole.heightForWidth(width), self.whole.minimumHeight()))

    @property
    def all(self) -> tuple[QWidget, ...]:
        """Labels and controls."""
        return (*self.labels, *self.controls)


@pytest.fixture
def pairs(qtbot: QtBot) -> Labelled:
    """Return the labels and controls, to be seen."""
    return Labelled(qtbot)


def test_a_control_stands_beside_its_label(pairs: Labelled) -> None:
    """Where there is room each control stands at the right end of its label's line."""
    pairs.lay_out(600)
    for label, control in zip(pairs.labels, pairs.controls, strict=True):
        assert control.geometry().right() == 599
        assert label.geometry().right() < control.x()
        assert label.y() <= control.geometry().center().y() <= label.geometry().bottom()


def test_a_control_stands_below_a_long_word(pairs: Labelled) -> None:
    """Where the longest word has no room beside them, each control stands below its label."""
    pairs.lay_out(pairs.controls[0].sizeHint().width() + 10)
    for label, control in zip(pairs.labels, pairs.controls, strict=True):
        assert control.x() == 0
        assert control.y() > label.geometry().bottom()


@pytest.mark.parametrize("width", ["least", 130, 200, 300, 600])
def test_nothing_is_cut_or_covered(pairs: Labelled, width: int | str) -> None:
    """At any width everything is inside, has room for its text, and none lies over another one."""
    least = pairs.whole.minimumSizeHint()
    if width == "least":
        pairs.whole.resize(least)
    else:
        pairs.lay_out(max(int(width), least.width()))
    for at, each in enumerate(pairs.all):
        assert pairs.whole.rect().contains(each.geometry())
        assert each.height() >= each.heightForWidth(each.width())
        assert not any(each.geometry().intersects(other.geometry()) for other in pairs.all[at + 1 :])
