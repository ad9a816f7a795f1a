"""What an import would do, told before it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.core.text import counted, number_text
from legcurl_timer.history.exchange.contents import Choices, LeftOut
from legcurl_timer.history.exchange.differences import (
    Difference,
    changes_between,
    session_as_told,
    set_as_told,
)
from legcurl_timer.history.exchange.matching import Match, Matcher, SessionHere
from legcurl_timer.history.exchange.reading import HistoryFile
from legcurl_timer.history.exchange.text_files import Progress
from legcurl_timer.history.store import KnownSet, Store


class ImportPlan(NamedTuple):
    """What an import of a file does, given some choices.

    `new` sets, with so many completed `reps`, in so many `sessions`, are added; of these, `returning` ones
    were deleted here and come back. Those that are `here` already just so are left out. `differences` are
    the sets and workouts that are here and say otherwise in the file, which stay as they are here unless the
    lifter takes the file's version. `left_out` counts rows by the reason.
    """

    file: HistoryFile
    choices: Choices
    new: int = 0
    sessions: int = 0
    reps: int = 0
    returning: int = 0
    here: int = 0
    differences: tuple[Difference, ...] = ()
    left_out: Mapping[LeftOut, int] = MappingProxyType({})

    @property
    def differing_sets(self) -> int:
        """How many of the differences are sets."""
        return sum(bool(each.lift) for each in self.differences)

    def lines(self) -> tuple[str, ...]:
        """Return the plan in words, a line for each fact; the differences are only counted."""
        differing = self.differing_sets
        workouts = len(self.differences) - differing
        facts = [
            # TRANSLATORS: such as "Strong: 12 sets are new, 3 are here already, 1 differs"
            _("{program}: {new}, {here}, {differing}").format(
                program=self.file.format_name,
                new=counted(self.new, "{count} set is new", "{count} sets are new"),
                # TRANSLATORS: so many sets
                here=counted(self.here, "{count} is here already", "{count} are here already"),
                # TRANSLATORS: so many sets are other ones in the file
                differing=counted(differing, "{count} differs", "{count} differ"),
            )
        ]
        if self.new:
            told = ngettext(
                "new in {count} session: {reps}", "new in {count} sessions: {reps}", self.sessions
            )
            reps = counted(self.reps, "{count} rep", "{count} reps")
            facts.append(told.format(count=number_text(self.sessions), reps=reps))
        if self.returning:
            facts.append(
                counted(
                    self.returning,
                    "of these, {count} set you had deleted: back again",
                    "of these, {count} sets you had deleted: back again",
                )
            )
        if workouts:
            facts.append(
                counted(
                    workouts,
                    "{count} workout differs in note or time",
                    "{count} workouts differ in note or time",
                )
            )
        facts.extend(_skipped(why, rows) for why, rows in self.left_out.items())
        return tuple(facts)


def _skipped(why: LeftOut, rows: int) -> str:
    match why:
        case LeftOut.NO_SET:
            # TRANSLATORS: the import skips them
            return counted(
                rows,
                "skips {count} row of rest timers and notes",
                "skips {count} rows of rest timers and notes",
            )
        case LeftOut.OTHER_EXERCISE:
            # TRANSLATORS: the import skips them
            return counted(
                rows, "skips {count} row of other exercises", "skips {count} rows of other exercises"
            )
        case LeftOut.NO_REPS:
            # TRANSLATORS: the import skips them
            return counted(
                rows,
                "skips {count} row without a count of reps",
                "skips {count} rows without a count of reps",
            )


def plan_import(
    file: HistoryFile, history: Store, choices: Choices | None = None, progress: Progress | None = None
) -> ImportPlan:
    """Compare a file with the history. Raises ImportProblemError, OSError, and sqlite3.Error.

    `progress` is told now and then how many sets have been compared.
    """
    choices = choices or Choices()
    contents = file.contents(choices)
    new = reps = returning = compared = 0
    added_to: set[str] = set()
    differences: dict[str, Difference] = {}
    for match in Matcher(history, by_time=bool(file.origin)).matches(contents.sessions, progress):
        for record, here in match.sets:
            if is_added(here):
                new += 1
                reps += record.completed_reps
                returning += here is not None
                added_to.add(match.session.uid)
        for difference in _differences(match, history, file):
            differences.setdefault(difference.uid, difference)
        compared += len(match.sets)
    differing = sum(bool(each.lift) for each in differences.values())
    return ImportPlan(
        *(file, choices, new, len(added_to), reps, returning, compared - new - differing),
        tuple(differences.values()),
        contents.left_out,
    )


def is_added(here: KnownSet | None) -> bool:
    """Return whether an import adds a set, which was deleted `here` or never was."""
    return here is None or here.deleted


def updated_set(record: SetRecord, here: KnownSet, file: HistoryFile) -> SetRecord:
    """Return a set that is here as the file has it; the same where it says nothing else."""
    return here.record if here.record.ending is None else set_as_told(here.record, record, file)


def session_versions(
    match: Match, store: Store, file: HistoryFile
) -> tuple[SessionRecord, SessionRecord] | None:
    """Return the session of a match as it stays here and as the file has it, None where these are one.

    What another program says of a session trained with this one does not count. Raises sqlite3.Error.
    """
    known = [each for _, each in match.sets if each]
    if match.here is None or not any(each.record.origin or not file.origin for each in known):
        return None
    stays = match.here.record
    if any(is_added(each) for _, each in match.sets):
        stays = extended(stays, match.session)
    told = _covering(store, match.here, session_as_told(stays, match.session, file))
    return None if told == stays else (stays, told)


def extended(here: SessionRecord, part: SessionRecord) -> SessionRecord:
    """Return a session that is here once sets of another have been added to it."""
    started, ended = min(here.started, part.started), max(here.ended, part.ended)
    return replace(here, note=here.note or part.note, started=started, ended=ended)


def _covering(store: Store, here: SessionHere, told: SessionRecord) -> SessionRecord:
    """Return what is told of a session, at least as long as its sets are."""
    if told.started <= here.record.started and told.ended >= here.record.ended:
        return told
    first_ms, last_ms = store.connection.execute(
        "SELECT min(started_utc_ms), max(started_utc_ms + ifnull(set_time_ms, 0)) FROM lift_set "
        "WHERE session_id = ?",
        (here.id,),
    ).fetchone()
    started, ended = told.started, told.ended
    if started.utc_ms > first_ms:
        started = min(started, here.record.started)
    if ended.utc_ms < last_ms:
        last = Moment(min(last_ms, here.record.ended.utc_ms), here.record.ended.offset_min)
        ended = max(ended, last)
    return replace(told, started=started, ended=ended)


def _differences(match: Match, store: Store, file: HistoryFile) -> Iterator[Difference]:
    for record, here in match.sets:
        if here is None or here.deleted:
            continue
        if changes := changes_between(here.record, updated_set(record, here, file)):
            day, lift = here.record.started.local.date(), here.record.variation
            yield Difference(here.record.uid, day, changes, lift, _nth(store, here))
    if versions := session_versions(match, store, file):
        stays, _ = versions
        yield Difference(stays.uid, stays.started.local.date(), changes_between(*versions))


def _nth(store: Store, here: KnownSet) -> int:
    """Return which of its variation's sets a set is in its session."""
    started_ms, variation, uid = here.record.started.utc_ms, here.record.variation, here.record.uid
    # The plus keeps SQLite from going through all sets of the variation by their index instead.
    (count,) = store.connection.execute(
        "SELECT count(*) FROM lift_set WHERE session_id = ? AND +variation = ? AND deleted_utc_ms IS NULL "
        "AND (+started_utc_ms, uid) <= (?, ?)",
        (here.session_id, variation, started_ms, uid),
    ).fetchone()
    return int(count)
