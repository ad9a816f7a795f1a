"""Where an axis has its ticks and what stands beside them: round numbers, days, months, years."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from math import ceil

from legcurl_timer.core.text import clock_text, short_day_text, short_month_text
from legcurl_timer.gui.history.progress.chart import Unit, noon
from legcurl_timer.history.scope import day_number, day_of

_CLOCK_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800)
_SPACE = 3
"""How many characters lie between two ticks' words."""
_SHORTEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and its words."""

    at: float
    text: str


def value_ticks(unit: Unit, top: float, most: int) -> tuple[Tick, ...]:
    """Return ticks from zero to the first one not below `top`: at most as many as said, at least two."""
    steps = max(most, 2) - 1
    step = next(step for step in _value_steps(unit) if top <= step * steps)
    last = max(ceil(top / step), 1)
    return tuple(Tick(number * step, _value_text(unit, number * step)) for number in range(last + 1))


def day_ticks(first: float, last: float, room: int, least_days: int = 1) -> tuple[Tick, ...]:
    """Return ticks between two days (since 1970) whose words fit into so many characters.

    No two ticks are nearer to each other than `least_days`.
    """
    ticks: tuple[Tick, ...] = ()
    days_a_character = (last - first) / max(room, 1)
    for days, rule in _DAY_RULES:
        if days < max(least_days, days_a_character * _SHORTEST_WORDS):
            continue
        ticks = tuple(
            tick
            for tick in rule(first, last)
            if first <= tick.at <= last - days_a_character * len(tick.text) / 2
        )
        if sum(len(tick.text) + _SPACE for tick in ticks) <= room:
            break
    return ticks


def years_text(first: float, last: float) -> str:
    """Return the years of two days (since 1970) in words."""
    years = (day_of(int(first)).year, day_of(int(last)).year)
    return str(years[0]) if years[0] == years[1] else f"{years[0]} to {years[1]}"


def _value_steps(unit: Unit) -> Iterator[int]:
    if unit is Unit.SECONDS:
        yield from _CLOCK_STEPS_S
        yield from (3_600 * step for step in _round_numbers())
    else:
        yield from _round_numbers()


def _round_numbers() -> Iterator[int]:
    for power in count():
        yield from (digit * 10**power for digit in (1, 2, 5))


def _value_text(unit: Unit, value: int) -> str:
    return clock_text(value * 1_000) if unit is Unit.SECONDS else f"{value:,}"


_Rule = Callable[[float, float], Iterator[Tick]]


def _every_days(step: int) -> _Rule:
    def rule(first: float, last: float) -> Iterator[Tick]:
        beginning = int(first) - (int(first) + 3) % step  # whole weeks begin on Mondays
        for number in range(beginning, int(last) + 1, step):
            yield Tick(noon(day_of(number)), short_day_text(day_of(number)))

    return rule


def _every_months(step: int) -> _Rule:
    def rule(first: float, last: float) -> Iterator[Tick]:
        day, end = day_of(int(first)).replace(month=1, day=1), day_of(int(last))
        while day <= end:
            yield Tick(day_number(day), short_month_text(day))
            for _ in range(step):
                day = (day + timedelta(days=31)).replace(day=1)

    return rule


def _every_years(step: int) -> _Rule:
    def rule(first: float, last: float) -> Iterator[Tick]:
        for year in range(day_of(int(first)).year, day_of(int(last)).year + 1):
            if year % step == 0:
                yield Tick(day_number(date(year, 1, 1)), str(year))

    return rule


_DAY_RULES = (
    *((step, _every_days(step)) for step in (1, 2, 7, 14)),
    *((step * 30, _every_months(step)) for step in (1, 2, 3, 6)),
    *((step * 365, _every_years(step)) for step in (1, 2, 5, 10, 20, 50)),
)
"""The finest first, with about how many days lie between two ticks."""
