"""The weight of a set, which may be written in kilograms, in pounds, or in both."""

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.load import Load, LoadUnit, decimals, may_be_one_weight
from legcurl_timer.history.exchange.csv_tables import CsvRow
from legcurl_timer.history.exchange.other_apps.cells import read_unit, read_weight
from legcurl_timer.history.exchange.other_apps.dialects import Dialect, WeightColumn


def lacks_unit(row: CsvRow, dialect: Dialect) -> bool:
    """Return whether a row has a weight, if it is one, of which nothing tells the unit."""
    if dialect.weight_unit and row.text(dialect.weight_unit).strip():
        return False
    return any(not each.unit and row.text(each.name).strip("0., ") for each in dialect.weights)


def read_load(row: CsvRow, dialect: Dialect, unit: LoadUnit | None) -> Load | None:
    """Return what was lifted, None where that is not told; `unit` counts where the file tells none.

    Of two numbers for one weight the lifter wrote the rounder one. Raises ImportProblemError, also where
    two numbers cannot be one weight.
    """
    loads = [
        Load(_unit_of(row, each, dialect, unit), thousandths)
        for each in dialect.weights
        if (thousandths := read_weight(row, each.name))
    ]
    if len(loads) <= 1:
        return next(iter(loads), None)
    written = min(loads, key=lambda load: (decimals(load), load.unit is not LoadUnit.KG))
    for load in loads:
        if not may_be_one_weight(load, written):
            fault = _("{weight} and {other} are not the same weight")
            raise row.problem(dialect.weights[0].name, fault.format(weight=loads[0], other=loads[-1]))
    return written


def _unit_of(row: CsvRow, column: WeightColumn, dialect: Dialect, unit: LoadUnit | None) -> LoadUnit:
    told = column.unit or (read_unit(row, dialect.weight_unit) if dialect.weight_unit else None) or unit
    if not told:
        raise row.problem(column.name, _("does not say whether it is kg or lb"))
    return told
