"""Left against right: information about training, never a judgement of health.

(more - less) / more at the same load. The limits are our own; those of the literature (Bourne 2015, Parkinson
2021) come from dynamometers and do not hold here.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import takewhile
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.progression.work_sets import WorkSet, by_day
from legcurl_timer.core.text import number_text

TOLD_FROM = Fraction(10, 100)
NOTED_FROM = Fraction(15, 100)
NOTED_SESSIONS = 3


class Balance(NamedTuple):
    """Which leg did less in a session, and how much less, as a share of the other; BOTH and 0 if alike.

    `in_tension` tells that time under tension was compared, not reps.
    """

    less: Leg
    share: Fraction
    in_tension: bool


def session_balances(variation: Variation, tempo: Tempo, sets: Iterable[WorkSet]) -> tuple[Balance, ...]:
    """Return left against right in each session that has both legs at the same load, oldest first.

    The first set of one leg is compared with the first of the other, and so on; sets of a day come in the
    order in which they were done. Time under tension is compared where it is known of all, else reps.
    """
    own = (each for each in sets if each.counts and each.record.variation == variation.id)
    days = by_day(each for each in own if each.record.tempo == str(tempo))
    return tuple(_balance(pairs) for of_day in days if (pairs := _pairs(of_day)))


def balance_line(variation: Variation, tempo: Tempo, sets: Iterable[WorkSet]) -> str:
    """Return left against right in one line, "" where there is nothing to tell.

    The last session is told of from 10 %, and noted from 15 % where it has been that much on the same side
    for three sessions or more.
    """
    balances = session_balances(variation, tempo, sets)
    if not balances or balances[-1].share < TOLD_FROM:
        return ""
    last = balances[-1]
    running = _sessions_noted(balances)
    if running < NOTED_SESSIONS:
        return _("For your information: {comparison}.").format(comparison=_comparison(last))
    noted = ngettext(
        "Worth noting: {comparison}, and 15 % or more for {count} session running.",
        "Worth noting: {comparison}, and 15 % or more for {count} sessions running.",
        running,
    )
    return noted.format(comparison=_comparison(last), count=number_text(running))


def _comparison(balance: Balance) -> str:
    if balance.in_tension:
        # TRANSLATORS: half a sentence, after "For your information: " or "Worth noting: ".
        left = _("the left leg did {share} % less time under tension than the right at the same load")
        right = _("the right leg did {share} % less time under tension than the left at the same load")
    else:
        left = _("the left leg did {share} % fewer reps than the right at the same load")
        right = _("the right leg did {share} % fewer reps than the left at the same load")
    return (left if balance.less is Leg.LEFT else right).format(share=int(100 * balance.share))


def _sessions_noted(balances: tuple[Balance, ...]) -> int:
    """Return how many sessions up to the last differ enough to be noted, all on the same side."""
    same = takewhile(
        lambda each: each.share >= NOTED_FROM and each.less is balances[-1].less, reversed(balances)
    )
    return len(tuple(same))


def _pairs(sets: Iterable[WorkSet]) -> tuple[tuple[WorkSet, WorkSet], ...]:
    """Return the sets of the left leg beside those of the right; a load that nobody knows is no same load."""
    legs: dict[Leg, list[WorkSet]] = {Leg.LEFT: [], Leg.RIGHT: [], Leg.BOTH: []}
    for each in sets:
        legs[each.record.leg].append(each)
    return tuple(
        (left, right)
        for left, right in zip(legs[Leg.LEFT], legs[Leg.RIGHT], strict=False)
        if (left.weight or left.band) and (left.weight, left.band) == (right.weight, right.band)
    )


def _balance(pairs: tuple[tuple[WorkSet, WorkSet], ...]) -> Balance:
    records = [(left.record, right.record) for left, right in pairs]
    in_tension = all(left.tut_ms and right.tut_ms for left, right in records)
    left = sum((left.tut_ms or 0) if in_tension else left.completed_reps for left, _right in records)
    right = sum((right.tut_ms or 0) if in_tension else right.completed_reps for _left, right in records)
    less = Leg.BOTH if left == right else Leg.LEFT if left < right else Leg.RIGHT
    return Balance(less, Fraction(abs(left - right), max(left, right)), in_tension)
