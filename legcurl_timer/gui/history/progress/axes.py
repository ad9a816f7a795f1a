"""The axes of a plot: round numbers or times upwards; days, weeks, months or years along it."""

from collections.abc import Callable, Sequence
from datetime import date
from math import inf
from typing import Any

import pyqtgraph as pg
from pyqtgraph.graphicsItems.DateAxisItem import TickSpec, ZoomLevel, makeSStepper
from PySide6.QtCore import QRectF

from legcurl_timer.core.text import clock_text, number_text, short_day_text, short_month_text
from legcurl_timer.gui.history.progress.chart import DAY_S, Unit
from legcurl_timer.history.scope import day_number, day_of

_MINUTE_S, _HOUR_S = 60, 3_600
_CLOCK_STEPS_S = (
    *(1, 2, 5, 10, 15, 30),
    *(_MINUTE_S * step for step in (1, 2, 5, 10, 15, 30)),
    *(_HOUR_S * step for step in (1, 2, 5, 10, 20, 50, 100)),
)
_PIXELS_A_STEP = 34
_MONTH_S, _YEAR_S = 30 * DAY_S, 365 * DAY_S
_FIRST_MONDAY_S = 4 * DAY_S


class ValueAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Round numbers, written out; seconds as "1:30"."""

    def __init__(self) -> None:
        super().__init__("left")
        self.unit = Unit.REPS
        self.enableAutoSIPrefix(False)

    def boundingRect(self) -> QRectF:
        """Return where something may be drawn: the words of zero reach below the corner."""
        rect: QRectF = super().boundingRect()
        return rect.adjusted(0, 0, 0, _PIXELS_A_STEP)

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """Return the distances of ticks, and where they begin."""
        if self.unit is not Unit.SECONDS:
            levels: list[tuple[float, float]] = super().tickSpacing(low, high, size)
            return levels
        least = (high - low) * _PIXELS_A_STEP / size
        return [(next((step for step in _CLOCK_STEPS_S if step >= least), least), 0)]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:
        """Return what stands beside the ticks."""
        if self.unit is Unit.SECONDS:
            return [clock_text(round(value * 1_000)) for value in values]
        return [number_text(int(value)) if float(value).is_integer() else "" for value in values]


class DayAxis(pg.DateAxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Days, Mondays, or the beginnings of months or years, as there is room for their words."""

    def __init__(self) -> None:
        super().__init__("bottom", utcOffset=0)
        self.show_days(True)

    def show_days(self, wanted: bool) -> None:
        """Have ticks at single days, or at nothing finer than weeks."""
        self.zoomLevels = _zoom_levels(to_days=wanted)

    def tickStrings(self, values: Sequence[float], _scale: float, spacing: float) -> list[str]:
        """Return what stands below the ticks."""
        days = [day_of(int(value // DAY_S)) for value in values]
        if spacing >= _YEAR_S:
            return [str(day.year) for day in days]
        return [short_month_text(day) if spacing >= _MONTH_S else short_day_text(day) for day in days]


def _mondays(after_s: float, weeks: int, **_first: bool) -> float:
    step_s = weeks * 7 * DAY_S
    return ((after_s - _FIRST_MONDAY_S) // step_s + 1) * step_s + _FIRST_MONDAY_S


def _months(step: int) -> Callable[..., float]:
    def stepper(after_s: float, count: int, **_first: bool) -> float:
        day = day_of(int(after_s // DAY_S))
        month = ((day.year * 12 + day.month - 1) // (step * count) + 1) * step * count
        return day_number(date(month // 12, month % 12 + 1, 1)) * DAY_S

    return stepper


def _zoom_levels(*, to_days: bool) -> dict[float, Any]:
    """Return the levels, the coarsest first, with about how many seconds a tick's words may take at most."""
    year = [date(2025, month, 28) for month in range(1, 13)]
    month, day = (max(map(words, year), key=len) for words in (short_month_text, short_day_text))
    levels: dict[float, Any] = {
        inf: ZoomLevel([TickSpec(_YEAR_S, _months(12), "", autoSkip=[1, 2, 5])], "2025"),
        **{
            months * _MONTH_S: ZoomLevel([TickSpec(months * _MONTH_S, _months(months), "")], month)
            for months in (6, 3, 2, 1)
        },
        14 * DAY_S: ZoomLevel([TickSpec(7 * DAY_S, _mondays, "", autoSkip=[1, 2])], day),
    }
    if to_days:
        skipping = [1, 2, 4]
        levels[4 * DAY_S] = ZoomLevel([TickSpec(DAY_S, makeSStepper(DAY_S), "", autoSkip=skipping)], day)
    return levels
