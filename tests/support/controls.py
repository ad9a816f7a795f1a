"""A part of the window as a lifter uses it: controls have names, keys go where the focus is."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from support.translations import called

Kind = TypeVar("Kind", bound=QWidget)


class Controls:
    """Finds what stands on a page, and uses it by mouse and keyboard."""

    def __init__(self, root: QWidget, qtbot: QtBot) -> None:
        self.root = root
        self.qtbot = qtbot

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the focus is."""
        press(self.qtbot, *keys)

    def write(self, text: str) -> None:
        """Type where the focus is."""
        self.qtbot.keyClicks(_focus(), text)

    def click(self, name: str) -> None:
        """Press a button; one that is greyed out does nothing."""
        self.button(name).click()

    def fill(self, name: str, text: str) -> None:
        """Type in the place of what stands in a field, without confirming it."""
        field = self.control(name)
        field.setFocus()
        editor = field.lineEdit() if isinstance(field, QAbstractSpinBox) else field
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        self.qtbot.keyClicks(field, text)

    def step(self, name: str, steps: int = 1) -> None:
        """Step a number up, or down where `steps` is negative."""
        self.number(name).stepBy(steps)

    def focus(self, name: str) -> None:
        """Put the keyboard on a control."""
        self.control(name).setFocus()

    def button(self, name: str) -> QAbstractButton:
        """Return a button by its name or by what stands on it."""
        return self.the(QAbstractButton, name)

    def number(self, name: str) -> QAbstractSpinBox:
        """Return the field of a number by its name."""
        return self.the(QAbstractSpinBox, name)

    def shown_in(self, *names: str) -> list[str]:
        """Return what some numbers show."""
        return [self.number(name).text() for name in names]

    def control(self, name: str) -> QWidget:
        """Return whatever has a name."""
        return self.the(QWidget, name)

    def the(self, kind: type[Kind], name: str = "") -> Kind:
        """Return the one visible widget of a kind, of a name where one is given."""
        names = set(called(name))
        found = [each for each in self.all(kind) if not name or names.intersection(_names(each))]
        assert found, f"there is no {name or kind.__name__} to be seen"
        return found[0]

    def all(self, kind: type[Kind]) -> list[Kind]:
        """Return every widget of a kind that is not hidden."""
        return [each for each in self.root.findChildren(kind) if each.isVisibleTo(self.root)]

    @property
    def texts(self) -> list[str]:
        """What can be read in labels."""
        return [label.text() for label in self.all(QLabel) if label.text()]

    @property
    def focused(self) -> str:
        """The name of what has the keyboard, "" where nothing has."""
        focus = QApplication.focusWidget()
        return next(iter(_names(focus)), "") if focus else ""

    def wait_until(self, condition: Callable[[], object], within_ms: int = 5_000) -> None:
        """Wait in real time for what the program does in threads of its own, such as storing."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=within_ms)


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for key in keys:
        qtbot.keyClick(_focus(), key)


def button_of(root: QWidget, name: str) -> QAbstractButton:
    """Return the visible button whose name or text begins so."""
    found = [each for each in root.findChildren(QAbstractButton) if each.isVisible()]
    names = tuple(called(name))
    return next(each for each in found if any(text.startswith(names) for text in _names(each)))


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _names(widget: QWidget) -> list[str]:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return [name for name in (widget.accessibleName(), text) if name]
