"""The set that the options ask for, on top of the one that was used last."""

import argparse
from dataclasses import replace

import pytest

from legcurl_timer.cli.arguments import add_set_options, adjusted_set
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
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


def test_what_is_not_said_is_as_before() -> None:
    """What is given changes the set that was used last; what is not given stays, a range of reps as well."""
    assert adjusted(LAST_USED) == LAST_USED
    assert adjusted(LAST_USED, "--count-in", "0") == replace(LAST_USED, count_in_ms=0)
    assert adjusted(LAST_USED, "--tempo", "3112") == replace(LAST_USED, tempo=Tempo.parse("3-1-1-2"))


@pytest.mark.parametrize("usual", [LAST_USED, replace(LAST_USED, bottom_reps=0, open_ended=True)])
def test_reps_that_are_asked_for_are_done(usual: SetPrescription) -> None:
    """A number of reps takes the place of a range, and of reps until the lifter ends the set."""
    assert adjusted(usual, "--reps", "6") == replace(LAST_USED, reps=6, bottom_reps=0)


def test_answer_to_the_way_up_stays() -> None:
    """No option takes the lifter's answer about the Nordic's way up back."""
    nordic = find_variation(VARIATIONS, "nordic")
    before = SetPrescription(nordic, nordic.tempo, 5, 10_000, own_return=True)

    asked = adjusted(before, "--count-in", "0", "--tempo", "5-1-2-2")

    assert asked.own_return
    assert (asked.count_in_ms, str(asked.tempo)) == (0, "5-1-2-2")


def test_a_set_that_cannot_be_paced() -> None:
    """What is beyond the limits of a set is bad input."""
    with pytest.raises(BadInputError, match="both legs at once"):
        adjusted(LAST_USED, "--leg", "left")
