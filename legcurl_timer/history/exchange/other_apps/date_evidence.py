"""Whether the dates of a file have their day or their month first, as the file as a whole tells."""

from datetime import datetime

from legcurl_timer.core.language import gettext as _
from legcurl_timer.history.exchange.contents import DateOrder
from legcurl_timer.history.exchange.csv_tables import CsvRow
from legcurl_timer.history.exchange.other_apps.wall_times import readings_of
from legcurl_timer.history.exchange.problems import ImportProblemError, quoted


class DateEvidence:
    """Looks at each date of a file, row by row, and keeps no more than what it has found out.

    A day above 12 proves an order. Where no date has one, full stops mean that the day comes first, and else
    the order in which the rows follow each other may tell: from old to new, or from new to old.
    """

    def __init__(self) -> None:
        self._shown: dict[str, str] = {}
        self._proofs: dict[DateOrder, tuple[int, str]] = {}
        self._is_ambiguous = self._has_stops = False
        self._courses = {order: _Course() for order in DateOrder}

    def show(self, row: CsvRow, column: str) -> None:
        """Look at a date, if it is one; raises ImportProblemError where it contradicts another one."""
        text = row.text(column).strip()
        if text == self._shown.get(column):
            return
        self._shown[column] = text
        try:
            found = readings_of(text)
        except ValueError:
            return
        self._is_ambiguous |= found.is_ambiguous
        self._has_stops |= found.has_stops
        if found.proves:
            self._prove(row, text, found.proves)
        self._courses[DateOrder.DAY_FIRST].go_on(column, found.day_first)
        self._courses[DateOrder.MONTH_FIRST].go_on(column, found.month_first)

    @property
    def order(self) -> DateOrder | None:
        """The order of the dates, None where the file does not tell it or has no use for it."""
        if not self._is_ambiguous:
            return None
        if self._proofs:
            return next(iter(self._proofs))
        if self._has_stops:
            return DateOrder.DAY_FIRST
        orders = [order for order, course in self._courses.items() if course.is_steady]
        return orders[0] if len(orders) == 1 else None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to say which order it is."""
        return self._is_ambiguous and self.order is None

    def _prove(self, row: CsvRow, text: str, order: DateOrder) -> None:
        self._proofs.setdefault(order, (row.number, text))
        if len(self._proofs) > 1:
            (day_row, day), (month_row, month) = (self._proofs[order] for order in DateOrder)
            raise ImportProblemError(
                _(
                    "{file}: the date {date} in row {row} has its day first, {other_date} in row {other_row} "
                    "its month"
                ).format(
                    file=row.file_name,
                    date=quoted(day),
                    row=day_row,
                    other_date=quoted(month),
                    other_row=month_row,
                )
            )


class _Course:
    """Which way the dates of each column go, if they are understood in one order."""

    def __init__(self) -> None:
        self._last: dict[str, datetime] = {}
        self._rises = self._falls = False

    def go_on(self, column: str, local: datetime) -> None:
        """Take in the next date of a column."""
        shown = local.replace(tzinfo=None)
        last = self._last.get(column, shown)
        self._rises |= shown > last
        self._falls |= shown < last
        self._last[column] = shown

    @property
    def is_steady(self) -> bool:
        """Whether the dates never went forth as well as back."""
        return not (self._rises and self._falls)
