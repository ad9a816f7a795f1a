"""Shows what an import would do, and asks what the file leaves open, before it is done."""

import sqlite3

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext, pgettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import LoadUnit
from legcurl_timer.core.text import counted, number_text, system_reason
from legcurl_timer.gui.history.exchange.dialogs import CalledOffError, FormDialog, long_work
from legcurl_timer.gui.history.exchange.difference_list import DifferenceList
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.labels import heading, muted, named, plain
from legcurl_timer.gui.widgets.layouts import Item, column, grid
from legcurl_timer.gui.widgets.no_scroll_combo_box import NoScrollComboBox
from legcurl_timer.history.errors import obstacle
from legcurl_timer.history.exchange.contents import Choices, DateOrder, NameGuess
from legcurl_timer.history.exchange.import_plan import ImportPlan, plan_import
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.reading import HistoryFile
from legcurl_timer.history.store import Store

_LEAVE_OUT = ""
_HINT = gettext_noop("The names in the file, and what they probably mean here.")
_HINT_UNSURE = gettext_noop("Please look at those that are marked as not sure.")
_HINT_NONE = gettext_noop("None of these names is known here. Choose a lift for those that are leg curls.")
_DATES = {
    # TRANSLATORS: how a file writes its dates; 31/12 and 12/31 are the last day of the year.
    DateOrder.DAY_FIRST: gettext_noop("Day first: 31/12"),
    DateOrder.MONTH_FIRST: gettext_noop("Month first: 12/31"),
}


class ImportDialog(FormDialog):
    """The plan of one import; `plan` is what the lifter has agreed to once the dialog is accepted.

    `taken` are the uids of what is here already and shall become as the file has it.
    """

    def __init__(
        self, file: HistoryFile, store: Store, variations: tuple[Variation, ...], window: QWidget
    ) -> None:
        super().__init__(window, _("Import"), pgettext("button", "Add"))
        self.plan: ImportPlan | None = None
        self._file = file
        self._store = store
        self._variations = variations
        self._assigned: dict[str, NoScrollComboBox] = {}
        self._unit = ChoiceRow(_("Unit of the weights"), {LoadUnit.KG: "kg", LoadUnit.LB: "lb"})
        self._dates = ChoiceRow(_("Order of the dates"), {each: _(text) for each, text in _DATES.items()})
        self._differences = DifferenceList()
        self._facts = plain("")
        done = column(heading(_("What the import does")), self._facts)
        self.lay_out(*self._questions(), self._differences, None, seen=done)
        self._unit.chosen.connect(self._show_plan)
        self._dates.chosen.connect(self._show_plan)
        self._differences.ticked.connect(self._show_deed)
        self._show_plan()

    @property
    def taken(self) -> frozenset[str]:
        """What is ticked of that which differs."""
        return self._differences.taken

    def _questions(self) -> list[Item]:
        questions: list[Item] = []
        if self._file.needs_dates:
            what = _("Its dates may begin with the day or with the month. Which is it?")
            questions += [heading(what, wraps=True), self._dates]
        if self._file.needs_unit:
            # TRANSLATORS: below it there are two buttons, "kg" and "lb".
            what = _("The file does not say in which unit its weights are. Which is it?")
            questions += [heading(what, wraps=True), self._unit]
        if guesses := self._file.guesses:
            are_sure = all(guess.is_sure for guess in guesses)
            hint = _(_HINT) if are_sure else " ".join(map(_, (_HINT, _HINT_UNSURE)))
            if not any(guess.variation for guess in guesses):
                hint = _(_HINT_NONE)
            questions += [heading(_("Which lift is it?")), muted(hint), self._names(guesses)]
        return questions

    def _names(self, guesses: tuple[NameGuess, ...]) -> QGridLayout:
        # TRANSLATORS: a choice beside the lifts: rows of this name are not imported.
        options = {_LEAVE_OUT: _("Leave out")} | {each.id: each.name for each in self._variations}
        rows = []
        for guess in guesses:
            # TRANSLATORS: for those who hear it: {name} is what another program calls a lift.
            lifts = named(NoScrollComboBox(), _("What {name} is here").format(name=guess.name))
            lifts.offer(options, guess.variation)
            lifts.currentIndexChanged.connect(self._show_plan)
            self._assigned[guess.name] = lifts
            rows.append((plain(guess.name), muted(_rows_text(guess)), lifts))
        return grid(*rows, stretched=0)

    @Slot()
    def _show_plan(self) -> None:
        """Work out the import anew and say what it does, or what is in its way."""
        self.plan = None
        if self._file.needs_dates and not self._dates.value:
            self._facts.setText(_("Choose day or month first, and you see here what would be added."))
        elif self._file.needs_unit and not self._unit.value:
            self._facts.setText(_("Choose kg or lb, and you see here what would be added."))
        else:
            self._compare()
        self._differences.show_differences(self.plan.differences if self.plan else ())
        self._show_deed()

    @Slot()
    def _show_deed(self) -> None:
        """Say on the button what it does."""
        new, taken = self.plan.new if self.plan else 0, len(self.taken)
        self.agree.setEnabled(bool(new or taken))
        self.agree.setText(_deed_text(new, taken))

    def _compare(self) -> None:
        meant = {name: lifts.currentData() or None for name, lifts in self._assigned.items()}
        unit = LoadUnit(self._unit.value) if self._unit.value else None
        dates = DateOrder(self._dates.value) if self._dates.value else None
        try:
            with long_work(self.parentWidget(), _("Sets compared")) as tell:
                self.plan = plan_import(self._file, self._store, Choices(meant, unit, dates), tell)
        except CalledOffError:
            self._facts.setText(_("Called off: the file has not been compared with the history."))
        except ImportProblemError as problem:
            self._facts.setText(str(problem))
        except OSError as error:
            told = _("The file cannot be read any more: {reason}.")
            self._facts.setText(told.format(reason=system_reason(error)))
        except sqlite3.Error as error:
            told = _("The history cannot be read just now: {reason}.")
            self._facts.setText(told.format(reason=obstacle(error)))
        else:
            self._facts.setText("\n".join(self.plan.lines()))


def _rows_text(guess: NameGuess) -> str:
    if guess.is_sure:
        return counted(guess.rows, "{count} row", "{count} rows")
    return counted(guess.rows, "{count} row, not sure", "{count} rows, not sure")


def _deed_text(new: int, taken: int) -> str:
    """Return what the button does with the sets that are new, and with those that become as in the file."""
    if not taken:
        return counted(new, "Add {count} set", "Add {count} sets") if new else _("Nothing to add")
    if not new:
        return counted(taken, "Update {count} set", "Update {count} sets")
    both = ngettext("Add {count} set, update {updated}", "Add {count} sets, update {updated}", new)
    return both.format(count=number_text(new), updated=number_text(taken))
