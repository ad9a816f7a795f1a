"""Which part of the history is looked at."""

from dataclasses import dataclass
from datetime import date

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Scope:
    """Sets of one variation ("" for all), from one day to another, both included (None for no limit)."""

    variation: str = ""
    first_day: date | None = None
    last_day: date | None = None

    @property
    def condition(self) -> str:
        """The SQL condition on the columns of `lift_set`: ended and not deleted sets in this scope."""
        parts = ["lift_set.ending IS NOT NULL", "lift_set.deleted_utc_ms IS NULL"]
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


EVERYTHING = Scope()


def day_number(day: date) -> int:
    """Return the number of days since 1970 as the database counts them."""
    return (day - _EPOCH).days


def day_of(number: int) -> date:
    """Return the day of a number of days since 1970."""
    return date.fromordinal(_EPOCH.toordinal() + number)
