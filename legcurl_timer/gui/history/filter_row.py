"""Which part of the history is looked at: a lift, measured or not, and how far back."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, pgettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.labels import named
from legcurl_timer.gui.widgets.layouts import row
from legcurl_timer.gui.widgets.no_scroll_combo_box import NoScrollComboBox
from legcurl_timer.history.scope import Scope

_EVERYTHING = "everything"
_SPANS = {"weeks": 28, "months": 91, "year": 365, _EVERYTHING: None}
"""How far back, and how many days these are."""
_BOTH = "both"
_MEASURED = {
    # TRANSLATORS: sets that were paced by the program's beat, and those measured by camera or taps as well.
    _BOTH: gettext_noop("Paced and measured"),
    "measured": gettext_noop("Measured only"),
    "paced": gettext_noop("Paced only"),
}
_MEANINGS = {_BOTH: None, "measured": True, "paced": False}


class FilterRow(QWidget):
    """Chooses a scope; lifts that this program does not know are offered where there are sets of them.

    Measured or paced is asked only where something was measured.
    """

    scope_changed = Signal()

    def __init__(self, variations: tuple[Variation, ...]) -> None:
        super().__init__()
        self._known = {"": _("All lifts")} | {variation.id: variation.name for variation in variations}
        # TRANSLATORS: an exercise, one of the leg curls.
        self._variation = named(NoScrollComboBox(), _("Lift"))
        self._measured = named(NoScrollComboBox(), _("Measured or paced"))
        self._measured.offer({each: _(text) for each, text in _MEASURED.items()}, _BOTH)
        self._measured.hide()
        self._spans = ChoiceRow(_("How far back"), _span_names())
        self._spans.choose(_EVERYTHING)
        self.show_variations(())
        self.setLayout(row(self._variation, self._measured, (self._spans, 1), gap=2 * GRID))
        self._variation.activated.connect(self.scope_changed)
        self._measured.activated.connect(self.scope_changed)
        self._spans.chosen.connect(self.scope_changed)

    def show_variations(self, used: tuple[str, ...]) -> None:
        """Offer the program's own lifts, and others that were used; the chosen one stays."""
        chosen = self._variation.currentData()
        self._variation.offer(self._known | {name: self._known.get(name, name) for name in used}, chosen)

    def offer_measured(self, *, offered: bool) -> None:
        """Let measured and paced sets be told apart, or not; what is chosen stays to be seen."""
        self._measured.setVisible(offered or self._measured.currentIndex() > 0)

    def scope(self, today: date) -> Scope:
        """Return the scope that is chosen, as seen from a day."""
        days = _SPANS[self._spans.value]
        first_day = today - timedelta(days=days - 1) if days else None
        measured = _MEANINGS[self._measured.currentData()]
        return Scope(self._variation.currentData(), first_day, measured=measured)

    def clear(self) -> None:
        """Choose everything."""
        for each in (self._variation, self._measured):
            each.setCurrentIndex(0)
        self._spans.pick(_EVERYTHING)


def _span_names() -> dict[str, str]:
    return {
        "weeks": _("4 weeks"),
        "months": _("3 months"),
        # TRANSLATORS: one year back.
        "year": pgettext("how far back", "Year"),
        _EVERYTHING: pgettext("how far back", "Everything"),
    }
