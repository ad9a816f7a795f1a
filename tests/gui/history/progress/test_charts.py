"""Charts: what is plotted of a history, with which words."""

from datetime import date, timedelta

import pytest
from support.training import train, working_set

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.history.progress.chart import Chart, Form, Unit
from legcurl_timer.gui.history.progress.plot_kind import PlotKind, chart_of, has_legs
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store

MONDAY = date(2025, 5, 12)
WEEK = timedelta(weeks=1)


def texts(chart: Chart) -> list[str]:
    """Return what the marks say, series by series."""
    return [mark.text for series in chart.series for mark in series.marks]


def names(chart: Chart) -> list[str]:
    """Return the names of the series."""
    return [series.look.name for series in chart.series]


@pytest.mark.parametrize("kind", PlotKind)
def test_nothing_trained_is_an_empty_chart(
    store: Store, variations: tuple[Variation, ...], kind: PlotKind
) -> None:
    """Without sets there is no series, and no reason to name one."""
    chart = chart_of(kind, store, EVERYTHING, variations)
    assert chart.series == ()
    assert chart.note == ""


def test_a_set_is_told_in_words(store: Store, variations: tuple[Variation, ...]) -> None:
    """A point says when, which lift, how many reps at what load, and how long."""
    train(store, [working_set(MONDAY, 9, variation="standing", leg=Leg.LEFT, kg=22.5, tut_ms=44_000)])
    chart = chart_of(PlotKind.SET_TENSION, store, EVERYTHING, variations)
    assert texts(chart) == ["Mon 12 May 2025, 17:00. Standing, left: 9 reps at 22.5 kg, 0:44 under tension"]
    assert chart.unit is Unit.SECONDS
    assert chart.series[0].marks[0].value == 44


def test_lifts_differ_by_shape_or_colour(store: Store, variations: tuple[Variation, ...]) -> None:
    """Each variation has a look of its own, which does not depend on the others being there."""
    ids = [variation.id for variation in variations]
    train(store, [working_set(MONDAY, variation=each, minute=at) for at, each in enumerate(ids)])
    chart = chart_of(PlotKind.SET_TENSION, store, EVERYTHING, variations)
    assert names(chart) == [variation.short_name for variation in variations]
    assert len({series.look.shape for series in chart.series}) == len(ids)


def test_a_lift_that_nobody_knows_is_plotted(store: Store, variations: tuple[Variation, ...]) -> None:
    """A variation that came by import, and that this program has not, keeps its name."""
    train(store, [working_set(MONDAY, variation="glider-curl")])
    chart = chart_of(PlotKind.SET_TENSION, store, EVERYTHING, variations)
    assert names(chart) == ["Glider curl"]


def test_the_legs_of_one_lift_are_apart(store: Store, variations: tuple[Variation, ...]) -> None:
    """A plot of one lift tells left from right by shapes that point there."""
    train(
        store,
        [
            working_set(MONDAY, variation="standing", leg=leg, minute=at)
            for at, leg in enumerate((Leg.RIGHT, Leg.LEFT))
        ],
    )
    for kind in (PlotKind.SET_TENSION, PlotKind.LEGS):
        chart = chart_of(kind, store, Scope("standing"), variations)
        assert names(chart) == ["Left", "Right"]
        assert [series.look.shape.value for series in chart.series] == ["\u25c0", "\u25b6"]


def test_only_lifts_with_one_leg_compare_legs(variations: tuple[Variation, ...]) -> None:
    """Left and right are offered for the lifts done with one leg at a time."""
    offered = [variation.id for variation in variations if has_legs(Scope(variation.id), variations)]
    assert offered == ["standing", "standing-band", "prone-band"]
    assert not has_legs(EVERYTHING, variations)


def test_what_is_unknown_is_left_out_and_said(store: Store, variations: tuple[Variation, ...]) -> None:
    """A set without a known time, or without a load, is not drawn as zero."""
    train(store, [working_set(MONDAY, tut_ms=None), working_set(MONDAY, minute=5)])
    tension = chart_of(PlotKind.SET_TENSION, store, EVERYTHING, variations)
    assert len(texts(tension)) == 1
    assert tension.note == "Left out: 1 set without a known time."
    load = chart_of(PlotKind.WEEK_LOAD, store, EVERYTHING, variations)
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
def test_a_week_is_told_in_words(
    store: Store, variations: tuple[Variation, ...], kind: PlotKind, text: str
) -> None:
    """A bar says which week, how much, and in how many sets; a week off says so."""
    train(
        store,
        [
            working_set(MONDAY, 10, kg=40),
            working_set(MONDAY, 8, kg=42.5, minute=5),
            working_set(MONDAY + 2 * WEEK, kg=40),
        ],
    )
    chart = chart_of(kind, store, EVERYTHING, variations)
    assert texts(chart)[:2] == [text, "Week of 19 May 2025: no training"]
    assert chart.form is Form.BARS
    assert [mark.value for mark in chart.series[0].marks][1] == 0


def test_bars_of_two_legs_stand_side_by_side(store: Store, variations: tuple[Variation, ...]) -> None:
    """The bars of a week share its place without touching the next week's."""
    train(
        store,
        [
            working_set(MONDAY, variation="standing", leg=leg, minute=at)
            for at, leg in enumerate((Leg.LEFT, Leg.RIGHT))
        ],
    )
    chart = chart_of(PlotKind.LEGS, store, Scope("standing"), variations)
    (left,), (right,) = chart.spots(0), chart.spots(1)
    assert right.x - left.x == pytest.approx(chart.bar_width)
    assert left.x - chart.bar_width / 2 > left.mark.at
    assert right.x + chart.bar_width / 2 < left.mark.at + 7


def test_ten_years_become_means(store: Store, variations: tuple[Variation, ...]) -> None:
    """More sets or weeks than can be told apart are drawn as means, and the plot says so."""
    sets = [working_set(MONDAY + number * WEEK, reps=10, tut_ms=50_000) for number in range(520)]
    train(store, sets)
    points = chart_of(PlotKind.SET_TENSION, store, EVERYTHING, variations)
    assert points.form is Form.JOINED_POINTS
    assert points.note == "Each point is the mean of 9 weeks."
    assert {mark.value for mark in points.series[0].marks} == {50}
    bars = chart_of(PlotKind.WEEK_REPS, store, EVERYTHING, variations)
    assert bars.note == "Each bar is the mean of 5 weeks."
    assert {mark.value for mark in bars.series[0].marks} == {10}
    assert "5 weeks from" in texts(bars)[1]
    assert texts(bars)[1].endswith(": 10 reps a week, 5 sets in all")
    assert len(texts(points)) <= 60
    assert len(texts(bars)) <= 110


def test_a_mean_a_bar_counts_weeks_off(store: Store, variations: tuple[Variation, ...]) -> None:
    """A bar for several weeks is lower where some of them saw no training."""
    train(store, [working_set(MONDAY + number * 2 * WEEK, reps=10) for number in range(200)])
    chart = chart_of(PlotKind.WEEK_REPS, store, EVERYTHING, variations)
    values = [mark.value for mark in chart.series[0].marks[1:-1]]
    assert sum(values) / len(values) == pytest.approx(5, abs=0.1)
