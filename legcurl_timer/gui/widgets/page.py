"""What fills the window: the base of every page, its row in the table of pages, and what it can be asked."""

from enum import Enum, auto
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from legcurl_timer.core.language import pgettext
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.fitted import FittedWidget
from legcurl_timer.gui.widgets.labels import title
from legcurl_timer.gui.widgets.layouts import PAGE_MARGINS, Item, column, row

LOW = 32
"""A page with fewer lines of text has no room for its title."""


class Intent(Enum):
    """What the lifter can want, by key, by click or by a presenter's clicker."""

    TOGGLE = auto()
    END_SET = auto()
    BACK = auto()
    MUTE = auto()
    LOUDER = auto()
    SOFTER = auto()
    FULL_SCREEN = auto()
    MORE_REST = auto()
    LESS_REST = auto()
    REP_MORE = auto()
    REP_LESS = auto()
    FILL_IN_LOAD = auto()
    FILL_IN_RESERVE = auto()
    FILL_IN_FORM = auto()
    FILL_IN_BEAT = auto()
    FILL_IN_NOTE = auto()
    TAP = auto()


class PageRow(NamedTuple):
    """A page as the table of pages names it.

    `module` has a function `make_page`, which gets what the pages share; it is imported when the page is
    first shown. `key` is a character that leads to the page, "" where none does. A page with a `title`,
    a text of the catalogue that is looked up where it is shown, has a button on the prepare page and a word
    in the list of keys.
    """

    name: str
    module: str
    title: str = ""
    key: str = ""


class Page(FittedWidget):
    """A page that has nothing special about it; what it does otherwise, it says by overriding.

    Its `corner` is the row that ends in the window's corner, where volume and mute go; None for a page that
    has no room for them.
    """

    back_requested = Signal()
    start_requested = Signal()
    go_on_requested = Signal()
    page_requested = Signal(str)
    intent_requested = Signal(Intent)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.corner: QBoxLayout | None = None
        self._spared: dict[QWidget, int] = {}

    def spare(self, *widgets: QWidget, below_lines: int) -> None:
        """Do without some widgets where the page is not so many lines of text high."""
        self._spared.update(dict.fromkeys(widgets, below_lines))

    def fit(self) -> None:
        """Do without what there is no room for."""
        for widget, least in self._spared.items():
            widget.setVisible(self.lines >= least)

    @property
    def lines(self) -> int:
        """How many lines of text the page is high."""
        return self.height() // self.fontMetrics().lineSpacing()

    @property
    def pinned(self) -> list[QWidget]:
        """What has to stay to be seen, whatever lies over the page: the start, or the way back."""
        buttons = (each for each in self.findChildren(QPushButton) if each.property("accent"))
        return [each for each in buttons if each.isVisibleTo(self)]

    def enter(self) -> bool:
        """Get ready to be shown; return False where that cannot be now, after telling why."""
        return True

    def leave(self) -> None:
        """Let go of what is needed only while the page is shown."""

    def take_over(self) -> None:
        """Take over what is still being typed."""

    def step_back(self) -> bool:
        """Take a step back within the page; return False where the way back leads out of it."""
        return False

    def handle(self, _intent: Intent) -> bool:
        """Do what the lifter wants, and return whether this page knows how."""
        return False

    def offer_workout(self, _what: str) -> None:
        """Offer to go on with a workout that was broken off, by its lift and next set; "" for none."""

    def introduce(self, _shared: Any) -> None:
        """Explain the page to somebody who is here for the first time, with what the pages share."""

    def press_digit(self, _digit: int) -> bool:
        """Take a digit, 0 to 9, and return whether it means something to this page."""
        return False

    def focus_first(self) -> None:
        """Put the keyboard where it does no harm."""

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""


class SidePage(Page):
    """A page beside the way of training: a title, what the page is about, and the way back."""

    def __init__(self) -> None:
        super().__init__()
        self._back = QPushButton(pgettext("button", "Back   \u00b7   Esc"))
        self._back.clicked.connect(self.back_requested)

    def focus_first(self) -> None:
        """Put the keyboard on the way back, where Enter does no harm."""
        self._back.setFocus()

    @property
    def pinned(self) -> list[QWidget]:
        """The way back."""
        return [self._back]

    def lay_out(self, name: str, *items: Item, gap: int = 2 * GRID) -> None:
        """Fill the page from its title down; the title is spared where the window is low."""
        what, self.corner = title(name), row(self._back, None)
        self.spare(what, below_lines=LOW)
        self.setLayout(column(what, *items, self.corner, gap=gap, margins=PAGE_MARGINS))
