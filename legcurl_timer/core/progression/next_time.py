"""What to try next time, from what was done: one suggestion with its reason, to take or leave.

The rule is our own, after ACSM 2009, NSCA's two-for-two and Plotkin 2022. It compares a lift with itself
only: the same variation, tempo and leg. A new baseline begins after three weeks away, a report of pain and a
change of tempo; what was done before it is compared with nothing.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import LoadSteps
from legcurl_timer.core.progression.past_session import PastSession, past_sessions
from legcurl_timer.core.progression.suggestions import Suggestion, SuggestionKind, again, easier, harder
from legcurl_timer.core.progression.work_sets import Lift, RepRange, WorkSet
from legcurl_timer.core.text import number_text

AWAY = timedelta(weeks=3)


def next_time(
    lift: Lift, goal: RepRange, past: Iterable[WorkSet], steps: LoadSteps, today: date
) -> Suggestion:
    """Return what to try next time, or why nothing is suggested.

    `goal` is the range of reps that the lifter chose, not one that a suggestion has raised. `past` are sets
    of any lifts, those of a day in the order in which they were done.
    """
    own = [each for each in past if each.record.variation == lift.variation.id]
    sessions = past_sessions(lift, goal, own)
    if not sessions:
        return _first_time(lift, own)
    return _why_not(sessions[-1], own, today) or _judged(_comparable(sessions, own), steps)


def _first_time(lift: Lift, own: list[WorkSet]) -> Suggestion:
    if any(each.counts and each.record.leg is lift.leg for each in own):
        # TRANSLATORS: a reason, after "New baseline, no suggestion: ".
        reason = _("no set at {tempo} yet, and another tempo cannot be compared")
        return _new_baseline(reason.format(tempo=lift.tempo.shown))
    reasons = {
        # TRANSLATORS: a reason, after "No suggestion: "; so are the next two.
        Leg.BOTH: _("no set of it yet"),
        Leg.LEFT: _("no set of it with the left leg yet"),
        Leg.RIGHT: _("no set of it with the right leg yet"),
    }
    return _unknown(reasons[lift.leg])


def _unknown(reason: str) -> Suggestion:
    return Suggestion(SuggestionKind.UNKNOWN, _("No suggestion"), reason)


def _why_not(last: PastSession, own: list[WorkSet], today: date) -> Suggestion | None:
    """Return why the last session cannot be compared with today, None where it can."""
    if last.day <= _last_pain(own):
        return _new_baseline(_("pain was reported the last time, so begin lighter than before"))
    if today - last.day >= AWAY:
        days = (today - last.day).days
        reason = ngettext(
            "the last set of it was {count} day ago, so begin lighter",
            "the last set of it was {count} days ago, so begin lighter",
            days,
        )
        return _new_baseline(reason.format(count=number_text(days)))
    if not last.is_load_known:
        return _unknown(_("the load was not noted the last time; note it from now on"))
    return None


def _new_baseline(reason: str) -> Suggestion:
    return Suggestion(SuggestionKind.NEW_BASELINE, _("New baseline, no suggestion"), reason)


def _last_pain(own: list[WorkSet]) -> date:
    return max((each.day for each in own if each.record.pain), default=date.min)


def _comparable(sessions: tuple[PastSession, ...], own: list[WorkSet]) -> tuple[PastSession, ...]:
    """Return the last two sessions, or the last alone where a new baseline began with it."""
    if len(sessions) == 1:
        return sessions
    before, last = sessions[-2:]
    is_cut = last.day - before.day >= AWAY or before.day <= _last_pain(own)
    return (last,) if is_cut else (before, last)


def _judged(sessions: tuple[PastSession, ...], steps: LoadSteps) -> Suggestion:
    before, last = sessions[0], sessions[-1]
    is_twice = len(sessions) > 1
    if is_twice and before.shortfall and last.shortfall:
        return easier(before, last, steps)
    top = last.goal.top
    if not last.reaches(top):
        return again(last, _("{result} the last time").format(result=last.result))
    if last.obstacle:
        reason = _("{result} the last time, but {obstacle}")
        return again(last, reason.format(result=last.result, obstacle=last.obstacle))
    if not is_twice or not before.reaches(top) or not before.is_at_least(last):
        reason = _("{result} the last time; twice running makes a step")
        return again(last, reason.format(result=last.result))
    if before.obstacle:
        reason = _("{result} the last time; the time before: {obstacle}")
        return again(last, reason.format(result=last.result, obstacle=before.obstacle))
    return harder(before, last, steps)
