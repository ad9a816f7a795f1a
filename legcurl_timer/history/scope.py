"""Which part of the history is looked at."""

from datetime import date
from typing import NamedTuple

_EPOCH = date(1970, 1, 1)
_DAY_MS = 24 * 60 * 60 * 1000


class Scope(NamedTuple):
    """Sets of one variation ("" for all), from one day to another, both included (None for no limit).

    `measured` are those of which something was seen that is trusted, not `measured` those that were paced
    only; None stands for both.
    """

    variation: str = ""
    first_day: date | None = None
    last_day: date | None = None
    measured: bool | None = None

    @property
    def condition(self) -> str:
        """The SQL condition on the columns of `lift_set`: ended and not deleted sets in this scope."""
        parts = ["lift_set.ending IS NOT NULL", "lift_set.deleted_utc_ms IS NULL", self.span("lift_set")]
        if self.variation:
            parts.append("lift_set.variation = ?")
        if self.first_day:
            parts.append("lift_set.day >= ?")
        if self.last_day:
            parts.append("lift_set.day <= ?")
        return " AND ".join(parts)

    @property
    def values(self) -> tuple[str | int, ...]:
        """The values for the question marks of `condition`, in their order."""
        days = (day_number(day) for day in (self.first_day, self.last_day) if day)
        return ((self.variation,) if self.variation else ()) + tuple(days)

    def span(self, table: str) -> str:
        """Return a condition that an index can answer and every set in the scope fulfils.

        There is an index for the moment, not for the day; the two are never more than a day apart.
        """
        first_ms = (day_number(self.first_day) - 1) * _DAY_MS if self.first_day else 0
        condition = f"{table}.started_utc_ms >= {first_ms}"
        if self.last_day:
            condition += f" AND {table}.started_utc_ms < {(day_number(self.last_day) + 2) * _DAY_MS}"
        if self.measured is not None:
            condition += f" AND {table}.measured_trusted {'=' if self.measured else 'IS NOT'} 1"
        return condition


EVERYTHING = Scope()


def day_number(day: date) -> int:
    """Return the number of days since 1970 as the database counts them."""
    return (day - _EPOCH).days


def day_of(number: int) -> date:
    """Return the day of a number of days since 1970."""
    return date.fromordinal(_EPOCH.toordinal() + number)
