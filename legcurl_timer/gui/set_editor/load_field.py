"""What was lifted: an amount and its unit, a band by its name, or the body alone; typed, or by steps."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.load import Load, LoadSteps, LoadUnit
from legcurl_timer.core.text import decimal_text
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.gui.set_editor.typed_fields import FieldTextError, load_text, read_load
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.labels import button, text_field
from legcurl_timer.gui.widgets.layouts import row

_EXAMPLE_THOUSANDTHS = 42_500


class LoadField(QWidget):
    """A field for the amount or the band between a minus and a plus; the `units` find their place elsewhere.

    What is wrong with the field is asked for by `read`; choosing the body alone empties the field.
    """

    edited = Signal()
    prompted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.units = ChoiceRow(_("Load in"), _units())
        self.steps = LoadSteps()
        self._unit = LoadUnit.KG
        self._less = button("\u2212", lambda: self._step(-1), name=_("Load: one step less"), tile=True)
        self._field = text_field(_("Load"), role="number")
        self._more = button("+", lambda: self._step(1), name=_("Load: one step more"), tile=True)
        for each in (self._less, self._more):
            each.setAutoRepeat(True)
        self.setLayout(row(self._less, self._field, self._more))
        self._field.editingFinished.connect(self.edited)
        self.units.chosen.connect(self._on_unit_chosen)

    def show_load(self, load: Load | None) -> None:
        """Show a load without telling; where there is none, the unit stays the one last used."""
        unit = load.unit if load else self._unit
        if load is None and unit is LoadUnit.BODYWEIGHT:
            unit = LoadUnit.KG
        self._use_unit(unit)
        self._field.setText(load_text(load))

    def read(self) -> Load | None:
        """Return the load as it stands in the field. Raises FieldTextError and ValidationError."""
        load = read_load(self._field.text(), self._unit)
        if load is not None and load.unit is not self._unit:
            self._use_unit(load.unit)
        return load

    def focus_field(self) -> None:
        """Put the keyboard where a load is typed, or where the unit is chosen if there is nothing to type."""
        if self._field.isEnabled():
            self._field.setFocus()
            self._field.selectAll()
        else:
            self.units.focus_chosen()

    def _step(self, by: int) -> None:
        try:
            load = self.read() or Load(self._unit)
        except (FieldTextError, ValidationError):
            self.edited.emit()  # which tells what is wrong
            return
        self._field.setText(load_text(self.steps.moved(load, by)))
        self.edited.emit()

    @Slot(str)
    def _on_unit_chosen(self, value: str) -> None:
        before, unit = self._unit, LoadUnit(value)
        if before.is_weighed and unit.is_weighed:
            self._field.setText(self._field.text().strip().removesuffix(before.value).rstrip())
        self._use_unit(unit)
        if unit is LoadUnit.BODYWEIGHT:
            self._field.clear()
        elif before.is_weighed is not unit.is_weighed or before is LoadUnit.BODYWEIGHT:
            self._field.clear()
            self._field.setFocus()
            self.prompted.emit(_prompt(unit))
            return
        self.edited.emit()

    def _use_unit(self, unit: LoadUnit) -> None:
        self._unit = unit
        self.units.choose(unit)
        self._field.setEnabled(unit is not LoadUnit.BODYWEIGHT)
        self._field.setProperty("takes_space", unit is LoadUnit.BAND)
        self._field.setPlaceholderText(_placeholder(unit))
        for each in (self._less, self._more):
            each.setVisible(unit.is_weighed)


def _units() -> dict[LoadUnit, str]:
    return {
        LoadUnit.KG: "kg",
        LoadUnit.LB: "lb",
        # TRANSLATORS: a rubber band is the load, or the body alone; buttons beside "kg" and "lb".
        LoadUnit.BAND: pgettext("kind of load", "band"),
        LoadUnit.BODYWEIGHT: pgettext("kind of load", "body"),
    }


def _prompt(unit: LoadUnit) -> str:
    if unit is LoadUnit.BAND:
        return _("Now the band's name, such as red.")
    return _("Now the weight, such as {example}.").format(example=decimal_text(_EXAMPLE_THOUSANDTHS))


def _placeholder(unit: LoadUnit) -> str:
    """Return what stands in the field while it is empty."""
    match unit:
        case LoadUnit.BAND:
            # TRANSLATORS: the name of a rubber band; at most 8 letters.
            return pgettext("in the empty field of the load", "name")
        case LoadUnit.BODYWEIGHT:
            return pgettext("kind of load", "body")
        case _:
            # TRANSLATORS: no load; at most 8 letters.
            return pgettext("in the empty field of the load", "none")
