"""What was lifted: an amount and its unit, a band by its name, or the body alone; typed, or by steps."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.load import Load, LoadSteps, LoadUnit
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.gui.set_editor.typed_fields import FieldTextError, load_text, read_load
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.labels import button, text_field
from legcurl_timer.gui.widgets.layouts import row

_UNITS = {
    LoadUnit.KG: "kg",
    LoadUnit.LB: "lb",
    LoadUnit.BAND: "band",
    LoadUnit.BODYWEIGHT: "body",
}
_PROMPTS = {LoadUnit.BAND: "Now the band's name, such as red."}
_ASK_WEIGHT = "Now the weight, such as 42.5."
_PLACEHOLDERS = {LoadUnit.BAND: "name", LoadUnit.BODYWEIGHT: "body"}


class LoadField(QWidget):
    """A field for the amount or the band between a minus and a plus; the `units` find their place elsewhere.

    What is wrong with the field is asked for by `read`; choosing the body alone empties the field.
    """

    edited = Signal()
    prompted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.units = ChoiceRow("Load in", _UNITS)
        self.steps = LoadSteps()
        self._unit = LoadUnit.KG
        self._less = button("\u2212", lambda: self._step(-1), name="Load: one step less", tile=True)
        self._field = text_field("Load", role="number")
        self._more = button("+", lambda: self._step(1), name="Load: one step more", tile=True)
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
            self.prompted.emit(_PROMPTS.get(unit, _ASK_WEIGHT))
            return
        self.edited.emit()

    def _use_unit(self, unit: LoadUnit) -> None:
        self._unit = unit
        self.units.choose(unit)
        self._field.setEnabled(unit is not LoadUnit.BODYWEIGHT)
        self._field.setProperty("takes_space", unit is LoadUnit.BAND)
        self._field.setPlaceholderText(_PLACEHOLDERS.get(unit, "none"))
        for each in (self._less, self._more):
            each.setVisible(unit.is_weighed)
