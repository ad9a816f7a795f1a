"""Charts: what is plotted of a history, with which words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from support.kept_sets import session_of
from support.measured import NORDIC_ORDER, measurement
from support.training import train, working_set

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.records import SetRecord
from legcurl_timer.gui.history.progress.chart import DAY_S, Chart, Form, Shape, Unit, start_s
from legcurl_timer.gui.history.progress.charts import PlotKind, chart_of, has_legs
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store

LIFTS = load_variations()

MONDAY = date(2025, 5, 12)
WEEK = timedelta(weeks=1)
BOTH_SIDES = tuple(
    working_set(MONDAY, variation="standing", leg=leg, minute=minute)
    for minute, leg in enumerate((Leg.RIGHT, Leg.LEFT))
)

ChartMaker = Callable[..., Chart]


@pytest.fixture
def plotted(store: Store) -> ChartMaker:
    """Make charts of the history, after some more sets."""

    def make(kind: PlotKind, *sets: SetRecord, scope: Scope = EVERYTHING) -> Chart:
        train(store, sets)
        return chart_of(kind, store, scope, LIFTS)

    return make


def texts(chart: Chart) -> list[str]:
    """Return what the marks say, series by series."""
    return [mark.text for series in chart.series for mark in series.marks]


def names(chart: Chart) -> list[str]:
    """Return the names of the series."""
    return [series.look.name for series in chart.series]


@pytest.mark.parametrize("kind", PlotKind)
def test_nothing_trained_is_an_empty_chart(plotted: ChartMaker, kind: PlotKind) -> None:
    """Without sets there is no series, and no reason to name one."""
    chart = plotted(kind)
    assert (chart.series, chart.note) == ((), "")


def test_a_set_is_told_in_words(plotted: ChartMaker) -> None:
    """A point says when, which lift, how many reps at what load, and how long."""
    a_set = working_set(MONDAY, 9, variation="standing", leg=Leg.LEFT, kg=22.5, tut_ms=44_000)
    chart = plotted(PlotKind.SET_TENSION, a_set)
    assert texts(chart) == [
        "Mon 12 May 2025, 17:00. Standing, left leg: 9 reps at 22.5 kg, 0:44 under tension"
    ]
    assert (chart.unit, chart.marks[0].y) == (Unit.SECONDS, 44)


def test_a_time_of_day_that_nobody_told(plotted: ChartMaker, store: Store) -> None:
    """It is not told of a point either."""
    session = session_of(working_set(MONDAY, 9, tut_ms=44_000))
    store.add([replace(session, day_only=True)])
    assert texts(plotted(PlotKind.SET_TENSION)) == ["Mon 12 May 2025. Lying: 9 reps, 0:44 under tension"]


def test_lifts_differ_by_shape(plotted: ChartMaker) -> None:
    """Each variation has a shape of its own; one that came by import and is unknown keeps its name."""
    ids = [*(variation.id for variation in LIFTS), "glider-curl"]
    sets = (working_set(MONDAY, variation=each, minute=minute) for minute, each in enumerate(ids))
    chart = plotted(PlotKind.SET_TENSION, *sets)
    assert names(chart) == [*(variation.short_name for variation in LIFTS), "Glider curl"]
    assert len({series.look.shape for series in chart.series[:-1]}) == len(LIFTS)


@pytest.mark.parametrize("kind", [PlotKind.SET_TENSION, PlotKind.LEGS])
def test_the_legs_of_one_lift_are_apart(plotted: ChartMaker, kind: PlotKind) -> None:
    """A plot of one lift tells left from right by shapes that point there."""
    chart = plotted(kind, *BOTH_SIDES, scope=Scope("standing"))
    assert names(chart) == ["Left", "Right"]
    assert [series.look.shape for series in chart.series] == [Shape.POINTING_LEFT, Shape.POINTING_RIGHT]


def test_only_lifts_with_one_leg_compare_legs() -> None:
    """Left and right are offered for the lifts done with one leg at a time."""
    offered = [variation.id for variation in LIFTS if has_legs(Scope(variation.id), LIFTS)]
    assert offered == ["standing", "standing-band", "prone-band"]
    assert not has_legs(EVERYTHING, LIFTS)


def test_what_is_unknown_is_left_out_and_said(plotted: ChartMaker) -> None:
    """A set without a known time, or without a load, is not drawn as zero."""
    tension = plotted(PlotKind.SET_TENSION, working_set(MONDAY, tut_ms=None), working_set(MONDAY, minute=5))
    assert len(tension.marks) == 1
    assert tension.note == "Left out: 1 set without a known time."
    load = plotted(PlotKind.WEEK_LOAD)
    assert load.series == ()
    assert load.note == "Left out: 2 sets without a load in kg or lb."


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (PlotKind.WEEK_REPS, "Week of 12 May 2025: 18 reps in 2 sets"),
        (PlotKind.WEEK_LOAD, "Week of 12 May 2025: 740 kg lifted in 2 sets, the heaviest at 42.5 kg"),
        (PlotKind.WEEK_TENSION, "Week of 12 May 2025: 1:40 under tension in 2 sets"),
    ],
)
def test_a_week_is_told_in_words(plotted: ChartMaker, kind: PlotKind, text: str) -> None:
    """A bar says which week, how much, and in how many sets; a week off says so."""
    chart = plotted(
        kind,
        working_set(MONDAY, 10, kg=40),
        working_set(MONDAY, 8, kg=42.5, minute=5),
        working_set(MONDAY + 2 * WEEK, kg=40),
    )
    assert texts(chart)[:2] == [text, "Week of 19 May 2025: no training"]
    assert chart.form is Form.BARS
    assert chart.marks[1].y == 0


@pytest.mark.usefixtures("in_brackets")
def test_a_week_is_told_in_another_language(plotted: ChartMaker) -> None:
    """Words, dates, numbers and decimals are those of the language; the marks are the same."""
    chart = plotted(PlotKind.WEEK_LOAD, working_set(MONDAY, 30, kg=42.5))
    assert texts(chart) == [
        "[[Week of [12 [May] 2025]]: [[1.275 kg lifted] in 1 set], [the heaviest at 42,5 kg]]"
    ]
    assert chart.marks[0].y == 1_275


def test_bars_of_two_legs_stand_side_by_side(plotted: ChartMaker) -> None:
    """The bars of a week share its place without touching the next week's."""
    chart = plotted(PlotKind.LEGS, *BOTH_SIDES, scope=Scope("standing"))
    left, right = chart.marks
    assert right.x - left.x == pytest.approx(chart.bar_s)
    assert left.x - chart.bar_s / 2 > start_s(MONDAY)
    assert right.x + chart.bar_s / 2 < start_s(MONDAY) + 7 * DAY_S


def test_ten_years_become_means(plotted: ChartMaker) -> None:
    """More sets or weeks than can be told apart are drawn as means, and the plot says so."""
    sets = [working_set(MONDAY + number * WEEK, reps=10, tut_ms=50_000) for number in range(520)]
    points = plotted(PlotKind.SET_TENSION, *sets)
    assert points.form is Form.JOINED_POINTS
    assert points.note == "Each point is the mean of 9 weeks."
    assert {mark.y for mark in points.marks} == {50}
    assert len(points.marks) <= 60
    bars = plotted(PlotKind.WEEK_REPS)
    assert bars.note == "Each bar is the mean of 5 weeks."
    assert {mark.y for mark in bars.marks} == {10}
    assert "5 weeks from" in texts(bars)[1]
    assert texts(bars)[1].endswith(": 10 reps a week, 5 sets in all")
    assert len(bars.marks) <= 110


def test_a_mean_a_bar_counts_weeks_off(plotted: ChartMaker) -> None:
    """A bar for several weeks is lower where some of them saw no training."""
    sets = [working_set(MONDAY + number * 2 * WEEK, reps=10) for number in range(200)]
    values = [mark.y for mark in plotted(PlotKind.WEEK_REPS, *sets).marks[1:-1]]
    assert sum(values) / len(values) == pytest.approx(5, abs=0.1)


def seen(week: int, reps: str, *, minute: int = 0, **facts: Any) -> SetRecord:
    """Return a set at 3-0-1-1 of some week, of which some reps were seen."""
    return working_set(MONDAY + week * WEEK, minute=minute, measurement=measurement(reps), **facts)


def test_how_even_is_plotted_by_lift_and_session(plotted: ChartMaker) -> None:
    """The median of each session is a point, the quartiles are a band, and 100 % is as long as asked."""
    chart = plotted(
        PlotKind.EVENNESS,
        seen(0, "rrqoos"),
        seen(1, "oooo"),
        seen(1, "ss", minute=5, variation="nordic", phase_order=NORDIC_ORDER),
        working_set(MONDAY + 2 * WEEK),
    )
    assert (names(chart), chart.unit, chart.level) == (["Lying", "Nordic"], Unit.PERCENT, 100)
    assert texts(chart)[0] == (
        "Mon 12 May 2025, 17:00. Lying: about 92 % of what was asked, half of 6 reps between 58 and 100 %"
    )
    lying, nordic = chart.series
    assert [mark.y for mark in lying.marks] == pytest.approx([275 / 3, 100])
    assert lying.band == (pytest.approx((175 / 3, 100)), (100, 100))
    assert chart.top == nordic.marks[0].y == pytest.approx(400 / 3)


def test_rushed_reps_are_plotted_by_the_week(plotted: ChartMaker) -> None:
    """A week in which something was measured has a bar, also without height; a Nordic is never rushed."""
    chart = plotted(
        PlotKind.RUSHED,
        seen(0, "orr"),
        seen(0, "orrr", minute=5),
        seen(2, "ooo"),
        seen(3, "rrr", variation="nordic", phase_order=NORDIC_ORDER),
        working_set(MONDAY + 4 * WEEK),
    )
    assert texts(chart) == [
        "Week of 12 May 2025: 5 of 7 measured reps rushed",
        "Week of 26 May 2025: none of 3 measured reps rushed",
    ]
    (bars,) = chart.series
    assert [mark.y for mark in bars.marks] == [5, 0]
    assert bars.marks[0].x == start_s(MONDAY) + 3.5 * DAY_S


def test_years_of_rushed_reps_are_means(plotted: ChartMaker) -> None:
    """Where there are too many weeks for a bar each, a bar stands for some, and the note says so."""
    chart = plotted(PlotKind.RUSHED, *(seen(week, "orr") for week in (*range(4), 200)))
    (bars,) = chart.series
    assert chart.note == "Of the reps that were measured. Each bar is the mean of 2 weeks."
    assert sum(mark.y * 2 for mark in bars.marks) == 10


def test_measured_time_is_told_beside_the_paced_one(plotted: ChartMaker) -> None:
    """The bar is the sum of what was paced; what was measured is no part of it."""
    chart = plotted(
        PlotKind.WEEK_TENSION, seen(0, "oo", tut_ms=50_000), working_set(MONDAY, tut_ms=50_000, minute=9)
    )
    assert texts(chart) == [
        "Week of 12 May 2025: 1:40 under tension in 2 sets, paced; measured beside it: about 0:09 in 1 set"
    ]
