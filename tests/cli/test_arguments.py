"""The set that the options ask for, on top of the one that was used last."""

import argparse
from dataclasses import replace

import pytest

from legcurl_timer.cli.arguments import add_set_options, add_workout_options, adjusted_set, adjusted_workout
from legcurl_timer.cli.parsers import Parser
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.errors import BadInputError

VARIATIONS = load_variations()
LAST_USED = SetPrescription(
    find_variation(VARIATIONS, "lying"), Tempo.parse("4-1-2-1"), 12, 7_000, bottom_reps=8
)


def adjusted(usual: SetPrescription, *typed: str) -> SetPrescription:
    """Return a set as options change it."""
    parser = argparse.ArgumentParser()
    add_set_options(parser, VARIATIONS, default=None)
    return adjusted_set(parser.parse_args(typed), usual)


@pytest.mark.parametrize("usual", [LAST_USED, replace(LAST_USED, bottom_reps=0, open_ended=True)])
def test_reps_that_are_asked_for_are_done(usual: SetPrescription) -> None:
    """A number of reps takes the place of a range, and of reps until the lifter ends the set."""
    assert adjusted(usual, "--reps", "6") == replace(LAST_USED, reps=6, bottom_reps=0)


@pytest.mark.parametrize("typed", ["8-12", "8 - 12", "8\u201312"])
def test_a_range_of_reps(typed: str) -> None:
    """Two numbers are a range, with or without spaces."""
    assert adjusted(replace(LAST_USED, bottom_reps=0, open_ended=True), "--reps", typed) == LAST_USED


def test_answer_to_the_way_up_stays() -> None:
    """No option takes the lifter's answer about the Nordic's way up back."""
    nordic = find_variation(VARIATIONS, "nordic")
    before = SetPrescription(nordic, nordic.tempo, 5, 10_000, own_return=True)

    asked = adjusted(before, "--count-in", "0", "--tempo", "5-1-2-2")

    assert asked.own_return
    assert (asked.count_in_ms, str(asked.tempo)) == (0, "5-1-2-2")


@pytest.mark.parametrize(
    ("typed", "limits"),
    [
        ("--sets 21", "1 to 20 sets, not 21"),
        ("--rest soon", "seconds from 0 to 600"),
        ("--rest 601", "lasts 0 to 600 s, not 601 s"),
        ("--reps 12-8", "begins with 1 to 8, not with 12"),
        ("--reps 0-5", "a whole number from 1 to 100, or a range such as 8-12"),
        ("--leg left", "both legs at once"),
    ],
)
def test_a_workout_that_cannot_be_done(typed: str, limits: str) -> None:
    """What is beyond the limits is bad input."""
    parser = Parser()
    add_set_options(parser, VARIATIONS, default=None)
    add_workout_options(parser)
    with pytest.raises(BadInputError, match=limits):
        adjusted_workout(parser.parse_args(typed.split()), WorkoutPlan(LAST_USED, 3, 90_000))
