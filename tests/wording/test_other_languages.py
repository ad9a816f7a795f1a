"""Sentences in another language: every word of them is looked up."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from support.measured import measured_set

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.load import Load, LoadSteps, LoadUnit
from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.progression.next_time import next_time
from legcurl_timer.core.progression.nordic_plan import nordic_week
from legcurl_timer.core.progression.work_sets import Lift, RepRange, WorkSet
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.history.queries.overview import Sums, WeekComparison
from legcurl_timer.measure.whole_set import TOO_DARK
from legcurl_timer.wording.history import day_heading, last_time_text, remarks, week_text
from legcurl_timer.wording.measured import count_text, judgement_text, rep_lines, tension_text
from legcurl_timer.wording.presets import set_up_text
from legcurl_timer.wording.sets import next_set_text, place_text, set_summary, sets_held_line

TODAY = date(2026, 11, 25)
DARK = {"trusted": False, "why": TOO_DARK, "tut_ms": None}


def planned(variation: str) -> Workout:
    """Return a workout of a lift that stands before its first set."""
    lift = next(each for each in load_variations() if each.id == variation)
    return Workout(WorkoutPlan.by_default(lift)).begin(0)


def placed(tell: Callable[..., str]) -> str:
    """Return what is told of the first set of a workout with one leg at a time."""
    workout = planned("standing")
    assert workout.step
    return tell(workout, workout.step)


def suggestion() -> str:
    """Return what is suggested after two good sessions."""
    lift = load_variations()[0]
    sets = [measured_set("oooooooooooo", load=Load(LoadUnit.KG, 42_500), form_kept=True, kept_beat=True)] * 2
    past = [
        WorkSet(day, each) for day, each in zip((date(2026, 11, 20), date(2026, 11, 23)), sets, strict=True)
    ]
    return next_time(Lift(lift, lift.tempo, Leg.BOTH), RepRange(8, 12), past, LoadSteps(), TODAY).line


@pytest.mark.usefixtures("in_brackets")
@pytest.mark.parametrize(
    "tell",
    [
        lambda: set_up_text(planned("nordic").plan, Guidance.WORDS),
        lambda: placed(place_text),
        lambda: placed(next_set_text),
        lambda: set_summary(SetTally(3, 12_000, 15_000), SetTally(12, 48_000, 60_000)),
        lambda: sets_held_line(1_200),
        lambda: day_heading(date(2026, 11, 24), TODAY),
        lambda: last_time_text(measured_set("oo", load=Load(LoadUnit.KG, 42_500)), TODAY),
        lambda: week_text(WeekComparison(Sums(6, 58, 252_000), Sums(21, 200, None))),
        lambda: ", ".join(remarks(measured_set("orr", seen={"instrument": Instrument.TAPS}))),
        lambda: " ".join(rep_lines(load_variations()[0], measured_set("orqs_h"))),
        lambda: judgement_text(load_variations()[0], measured_set("orr", seen=DARK)),
        lambda: judgement_text(load_variations()[0], measured_set("oorror")),
        lambda: tension_text(measured_set("oo?")) + count_text(measured_set("oooh")),
        lambda: load_variations()[0].reading(load_variations()[0].tempo),
        lambda: nordic_week(TODAY, TODAY).line,
        suggestion,
    ],
)
def test_every_word_is_looked_up(tell: Callable[[], str]) -> None:
    """Nothing but numbers, units and what stands between parts is put together in English."""
    told = tell()
    assert told
    while (shorter := re.sub(r"\[[^\[\]]*\]", "", told)) != told:
        told = shorter
    assert re.fullmatch(r"[^a-zA-Z\[\]]*", told), told
