"""Shows what an import would add, and lets guesses at foreign names be corrected before it adds it."""

import sqlite3

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import LoadUnit
from legcurl_timer.core.text import counted
from legcurl_timer.gui.history.exchange.dialogs import CalledOffError, FormDialog, long_work
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.labels import heading, muted, named, plain
from legcurl_timer.gui.widgets.layouts import Item, column, grid
from legcurl_timer.gui.widgets.no_scroll_combo_box import NoScrollComboBox
from legcurl_timer.history.errors import obstacle
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.import_plan import ImportPlan, plan_import
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.reading import HistoryFile
from legcurl_timer.history.store import Store

_LEAVE_OUT = ""


class ImportDialog(FormDialog):
    """The plan of one import; `plan` is what the lifter has agreed to once the dialog is accepted."""

    def __init__(
        self, file: HistoryFile, store: Store, variations: tuple[Variation, ...], window: QWidget
    ) -> None:
        super().__init__(window, "Import", "Add")
        self.plan: ImportPlan | None = None
        self._file = file
        self._store = store
        self._variations = variations
        self._assigned: dict[str, NoScrollComboBox] = {}
        self._unit = ChoiceRow("Weights are in", {LoadUnit.KG: "kg", LoadUnit.LB: "lb"})
        self._facts = plain("")
        done = column(heading("What the import does"), self._facts)
        self.lay_out(*self._questions(), None, seen=done)
        self._unit.chosen.connect(self._show_plan)
        self._show_plan()

    def _questions(self) -> list[Item]:
        questions: list[Item] = []
        if self._file.guesses:
            hint = muted("The names in the file, and what they probably mean here.")
            questions += [heading("Which lift is it?"), hint, self._names()]
        if self._file.needs_unit:
            what = heading("The file does not say in what its weights are. They are in", wraps=True)
            questions += [what, self._unit]
        return questions

    def _names(self) -> QGridLayout:
        options = {_LEAVE_OUT: "Leave out"} | {each.id: each.name for each in self._variations}
        rows = []
        for guess in self._file.guesses:
            lifts = named(NoScrollComboBox(), f"What {guess.name} is here")
            lifts.offer(options, guess.variation)
            lifts.currentIndexChanged.connect(self._show_plan)
            self._assigned[guess.name] = lifts
            rows.append((plain(guess.name), muted(counted(guess.rows, "row")), lifts))
        return grid(*rows, stretched=0)

    @Slot()
    def _show_plan(self) -> None:
        """Work out the import anew and say what it does, or what is in its way."""
        self.plan = None
        if self._file.needs_unit and not self._unit.value:
            self._facts.setText("Choose kg or lb, and you see here what would be added.")
        else:
            self._compare()
        sets = self.plan.new if self.plan else 0
        self.agree.setEnabled(sets > 0)
        self.agree.setText("Nothing to add" if not sets else f"Add {counted(sets, 'set')}")

    def _compare(self) -> None:
        meant = {name: lifts.currentData() or None for name, lifts in self._assigned.items()}
        choices = Choices(meant, LoadUnit(self._unit.value) if self._unit.value else None)
        try:
            with long_work(self.parentWidget(), "Sets compared") as tell:
                self.plan = plan_import(self._file, self._store, choices, tell)
        except CalledOffError:
            self._facts.setText("Called off: the file has not been compared with the history.")
        except ImportProblemError as problem:
            self._facts.setText(str(problem))
        except sqlite3.Error as error:
            self._facts.setText(f"The history cannot be read just now: {obstacle(error)}.")
        else:
            self._facts.setText("\n".join(self.plan.lines()))
