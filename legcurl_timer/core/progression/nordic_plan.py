"""The ten weeks of Nordic hamstring curls that were studied, and the one session a week that follows them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext
from legcurl_timer.core.progression.work_sets import RepRange
from legcurl_timer.core.text import number_text
from legcurl_timer.core.workout.plan import WorkoutPlan

PLAN_WEEKS = 10


class Study(NamedTuple):
    """Where something was published."""

    name: str
    doi: str

    @property
    def url(self) -> str:
        """The address of the publication."""
        return f"https://doi.org/{self.doi}"


NORDIC_STUDIES = (
    Study("Mj\u00f8lsnes 2004", "10.1046/j.1600-0838.2003.00367.x"),
    Study("Petersen 2011", "10.1177/0363546511419277"),
)
NORDIC_SOURCE_LINE = gettext_noop(
    "The ten weeks of Mj\u00f8lsnes 2004 and Petersen 2011. How much of it is best is not settled: "
    "studies of the dose disagree."
)

_LADDER = (RepRange(12, 12), RepRange(10, 10), RepRange(8, 8))
# The last week of each stage, its sessions a week, the reps of each set; weeks 4 to 10 as others retell them.
_STAGES = (
    (1, 1, (RepRange(5, 5),) * 2),
    (2, 2, (RepRange(6, 6),) * 2),
    (3, 3, (RepRange(6, 8),) * 3),
    (4, 3, (RepRange(8, 10),) * 3),
    (PLAN_WEEKS, 3, _LADDER),
)
_AFTERWARDS = (1, _LADDER)


class NordicWeek(NamedTuple):
    """A week of the plan, from 1 on: its sessions, the reps of each set, and how many sessions are left."""

    number: int
    sessions: int
    sets: tuple[RepRange, ...]
    sessions_left: int

    @property
    def is_afterwards(self) -> bool:
        """Whether the ten weeks are over and one session a week keeps what they brought."""
        return self.number > PLAN_WEEKS

    @property
    def line(self) -> str:
        """The week in one line: "Week 5 of 10: 3 sessions of 12, 10, 8 reps; 2 left"."""
        which = _("After the ten weeks") if self.is_afterwards else _("Week {week} of {weeks}")
        # TRANSLATORS: the reps of each set of a session, such as "12, 10, 8".
        sessions = ngettext(
            "{count} session of {reps} reps", "{count} sessions of {reps} reps", self.sessions
        )
        # TRANSLATORS: sessions that are still to be done in this week.
        left = ngettext("{count} left", "{count} left", self.sessions_left)
        return _("{week}: {sessions}; {left}").format(
            week=which.format(week=number_text(self.number), weeks=PLAN_WEEKS),
            sessions=sessions.format(count=self.sessions, reps=", ".join(map(str, self.sets))),
            left=left.format(count=self.sessions_left) if self.sessions_left else _("all done"),
        )


def nordic_week(started: date, today: date, days_done: Iterable[date] = ()) -> NordicWeek:
    """Return the week that a day lies in, counted from the day of the start; days before it are in the first.

    `days_done` are the days on which Nordic curls were done; a day is one session.
    """
    weeks_gone = max(0, (today - started).days // 7)
    first_day = started + timedelta(weeks=weeks_gone)
    done = {day for day in days_done if first_day <= day < first_day + timedelta(weeks=1)}
    number = weeks_gone + 1
    sessions, sets = next(
        ((sessions, sets) for last_week, sessions, sets in _STAGES if number <= last_week), _AFTERWARDS
    )
    return NordicWeek(number, sessions, sets, max(0, sessions - len(done)))


def plan_of_week(week: NordicWeek, base: WorkoutPlan) -> WorkoutPlan:
    """Return a session of a week; tempo, rests and all else are those of `base`."""
    first = week.sets[0]
    are_alike = all(each == first for each in week.sets)
    prescription = replace(base.prescription, reps=first.top, bottom_reps=first.bottom_reps, open_ended=False)
    reps_by_set = () if are_alike else tuple(each.top for each in week.sets)
    return replace(base, prescription=prescription, sets=len(week.sets), reps_by_set=reps_by_set)
