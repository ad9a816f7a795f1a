"""The suggestions that can be made, in figures and in words."""

from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import MAX_REPS
from legcurl_timer.core.load import Load, LoadSteps
from legcurl_timer.core.pacing.advice import rep_length_advice
from legcurl_timer.core.progression.past_session import PastSession
from legcurl_timer.core.progression.work_sets import RepRange
from legcurl_timer.core.text import counted, listed, number_text
from legcurl_timer.core.workout.plan import WorkoutPlan

EXTRA_REPS = 2
"""How many reps come first where the step up is over a tenth of the load."""
SLOWER_MS = 1_000


class SuggestionKind(StrEnum):
    """What is suggested; `NEW_BASELINE` and `UNKNOWN` only say why nothing is."""

    HARDER = "harder"
    MORE_REPS = "more-reps"
    EASIER = "easier"
    REPEAT = "repeat"
    NEW_BASELINE = "new-baseline"
    UNKNOWN = "unknown"


class Suggestion(NamedTuple):
    """What to try next time: the reps to aim at, and the weight or the tempo where that is what changes.

    `aim` is None where nothing is suggested. `weight` is the one to use, None where no weight is lifted.
    `tempo` is None where it stays.
    """

    kind: SuggestionKind
    advice: str
    reason: str
    aim: RepRange | None = None
    weight: Load | None = None
    tempo: Tempo | None = None

    @property
    def line(self) -> str:
        """The suggestion, or that there is none, and the reason in one line."""
        # TRANSLATORS: as in "Next time 42.5 kg, 12 reps: 12, 12, 12 reps at 40 kg twice running, form kept."
        suggested = _("Next time {advice}: {reason}.")
        # TRANSLATORS: as in "No suggestion: no set of it yet."
        none = _("{advice}: {reason}.")
        return (suggested if self.aim else none).format(advice=self.advice, reason=self.reason)


def harder(before: PastSession, last: PastSession, steps: LoadSteps) -> Suggestion:
    """Return the smallest step up after two sessions that ask for it."""
    # TRANSLATORS: the hole is as in "12, 12 reps at 40 kg twice running".
    with_beat, without = _("{sessions}, form kept, with the beat"), _("{sessions}, form kept")
    reason = without if last.lift.variation.by_lowering else with_beat
    reason = reason.format(sessions=_both(before, last))
    if last.lift.variation.by_lowering:
        return _slower(last, reason)
    if last.lift.variation.by_band or last.weight is None:
        advice = _("a little further from the anchor, or the next band, {reps}").format(
            reps=last.goal.in_words
        )
        return Suggestion(SuggestionKind.HARDER, advice, reason, last.goal, last.weight)
    heavier = steps.moved(last.weight, 1)
    more = last.goal.top + EXTRA_REPS
    is_big = 10 * steps.of(last.weight.unit).thousandths > last.weight.thousandths
    if is_big and not (before.reaches(more) and last.reaches(more)):
        big = _("{reason}; {load} would be over a tenth more").format(reason=reason, load=heavier)
        return _more_reps(last, more, big)
    return Suggestion(SuggestionKind.HARDER, f"{heavier}, {last.goal.in_words}", reason, last.goal, heavier)


def easier(before: PastSession, last: PastSession, steps: LoadSteps) -> Suggestion:
    """Return 5 to 10 % less after two sessions that ask for it; a single step where that is more already."""
    shortfalls = listed(tuple(dict.fromkeys((before.shortfall, last.shortfall))))
    reason = f"{_both(before, last)}, {shortfalls}"
    if last.lift.variation.by_lowering:
        return _fewer_reps(last, reason)
    if last.lift.variation.by_band or last.weight is None:
        advice = _("a little nearer to the anchor, or a lighter band, {reps}").format(reps=last.goal.in_words)
        return Suggestion(SuggestionKind.EASIER, advice, reason, last.goal, last.weight)
    step = steps.of(last.weight.unit)
    # As many steps as make 5 %: where that takes more than one, they never make more than 10 %.
    count = -(-last.weight.thousandths // (20 * step.thousandths))
    lighter = steps.moved(last.weight, -count)
    if not lighter.thousandths:
        no_step = _("{reason}, and no smaller step down than {step}").format(reason=reason, step=step)
        return again(last, no_step)
    return Suggestion(SuggestionKind.EASIER, f"{lighter}, {last.goal.in_words}", reason, last.goal, lighter)


def again(last: PastSession, reason: str) -> Suggestion:
    """Return the same once more, with one more rep until the top is reached in every set."""
    top = last.goal.top
    most = max(each.record.completed_reps for each in last.sets)
    # TRANSLATORS: the load is as in "40 kg", "the red band" or "the same".
    in_every_set = ngettext(
        "{load} again, {count} rep in every set", "{load} again, {count} reps in every set", top
    )
    if most < top:
        advice = _("{load} again, one more rep ({reps})").format(load=_load(last), reps=most + 1)
    else:
        advice = in_every_set.format(load=_load(last), count=top)
    return Suggestion(SuggestionKind.REPEAT, advice, reason, last.goal, last.weight)


def _load(last: PastSession) -> str:
    # TRANSLATORS: in place of a load, as in "the same again, up to 8 reps".
    return last.load_text or _("the same")


def _slower(last: PastSession, reason: str) -> Suggestion:
    """Return a longer way down, or more reps where a rep would get longer than seems of use."""
    tempo = last.lift.tempo
    slower = tempo.with_duration(PhaseKind.ECCENTRIC, tempo.eccentric_ms + SLOWER_MS)
    if rep_length_advice(last.lift.variation, slower):
        least = min(each.record.completed_reps for each in last.sets)
        return _more_reps(last, min(least + EXTRA_REPS, MAX_REPS), reason)
    advice = _("one second slower down ({tempo}), {reps}").format(tempo=slower.shown, reps=last.goal.in_words)
    return Suggestion(SuggestionKind.HARDER, advice, reason, last.goal, last.weight, slower)


def _more_reps(last: PastSession, top: int, reason: str) -> Suggestion:
    advice = ngettext("{load} again, up to {count} rep", "{load} again, up to {count} reps", top).format(
        load=_load(last), count=number_text(top)
    )
    aim = RepRange(last.goal.bottom, top)
    return Suggestion(SuggestionKind.MORE_REPS, advice, reason, aim, last.weight)


def _fewer_reps(last: PastSession, reason: str) -> Suggestion:
    reps = max(1, min(last.goal.top - 1, last.sets[0].record.completed_reps))
    advice = _("{reps}, caught sooner where form goes").format(
        reps=counted(reps, "{count} rep", "{count} reps")
    )
    aim = RepRange(min(last.goal.bottom, reps), reps)
    return Suggestion(SuggestionKind.EASIER, advice, reason, aim, last.weight)


def _both(before: PastSession, last: PastSession) -> str:
    if before.result == last.result:
        return _("{result} twice running").format(result=last.result)
    # TRANSLATORS: what was done in two sessions, as in "12 reps at 40 kg and then 13 reps at 40 kg".
    return _("{before} and then {last}").format(before=before.result, last=last.result)


def suggested_plan(plan: WorkoutPlan, suggestion: Suggestion) -> WorkoutPlan:
    """Return a plan with the reps and the tempo of a suggestion; a weight is not among what a plan says."""
    aim = suggestion.aim
    if aim is None:
        return plan
    tempo = suggestion.tempo or plan.prescription.tempo
    planned = replace(plan.prescription, tempo=tempo, reps=aim.top, bottom_reps=aim.bottom_reps)
    return replace(plan, prescription=planned)
