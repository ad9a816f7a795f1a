"""What an import would add, told before it is added."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.core.text import counted
from legcurl_timer.history.exchange.contents import Choices, Skipped
from legcurl_timer.history.exchange.entries import Progress
from legcurl_timer.history.exchange.reading import HistoryFile
from legcurl_timer.history.store import KnownSet, Store

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import adds and what it leaves out.

    `sessions` hold the sets to add and no others, for `Store.add`. Sets that are here exactly so are
    `duplicates`; those that are here but have been changed since, in either place, are `changed` and stay as
    they are here; `returning` ones were deleted here and come back.
    """

    format_name: str
    sessions: tuple[SessionRecord, ...]
    duplicates: int = 0
    changed: int = 0
    returning: int = 0
    skipped: tuple[Skipped, ...] = ()

    @property
    def sets(self) -> int:
        """How many sets would be added."""
        return sum(len(session.sets) for session in self.sessions)

    @property
    def reps(self) -> int:
        """How many completed reps these sets have."""
        return sum(record.completed_reps for session in self.sessions for record in session.sets)

    def lines(self) -> tuple[str, ...]:
        """Return the plan in words, a line for each fact."""
        sets, sessions = counted(self.sets, "set"), counted(len(self.sessions), "session")
        facts = [f"{self.format_name}: adds {sets} in {sessions}, {counted(self.reps, 'rep')}"]
        if self.returning:
            facts.append(f"of these, {counted(self.returning, 'set')} you had deleted: back again")
        if self.duplicates:
            facts.append(f"skips {counted(self.duplicates, 'set')} already here")
        if self.changed:
            facts.append(f"leaves {counted(self.changed, 'set')} as here, where the file says otherwise")
        facts.extend(f"skips {counted(each.rows, 'row')} {each.reason}" for each in self.skipped)
        return tuple(facts)


def plan_import(
    file: HistoryFile, history: Store, choices: Choices | None = None, progress: Progress | None = None
) -> ImportPlan:
    """Compare a file with the history. Raises ImportProblemError, and sqlite3.Error where it cannot be read.

    `progress` is told now and then how many sets have been compared.
    """
    contents = file.contents(choices or Choices())
    comparison = _Comparison(history)
    sessions: list[SessionRecord] = []
    for some in _batches(contents.sessions):
        sessions.extend(comparison.new_in(some))
        if progress:
            progress(comparison.compared)
    return ImportPlan(
        file.format_name,
        tuple(sessions),
        comparison.duplicates,
        comparison.changed,
        comparison.returning,
        contents.skipped,
    )


class _Comparison:
    """Counts what becomes of each set."""

    def __init__(self, history: Store) -> None:
        self._history = history
        self.compared = self.duplicates = self.changed = self.returning = 0

    def new_in(self, sessions: list[SessionRecord]) -> Iterator[SessionRecord]:
        """Yield the sessions with their new sets only; those that have none are left out."""
        known = self._history.known_sets(record.uid for session in sessions for record in session.sets)
        for session in sessions:
            if new := tuple(record for record in session.sets if self._is_new(record, known.get(record.uid))):
                yield replace(session, sets=new)

    def _is_new(self, record: SetRecord, known: KnownSet | None) -> bool:
        self.compared += 1
        if known is None:
            return True
        if known.deleted:
            self.returning += 1
            return True
        if known.record == record:
            self.duplicates += 1
        else:
            self.changed += 1
        return False


def _batches(sessions: tuple[SessionRecord, ...]) -> Iterator[list[SessionRecord]]:
    remaining = iter(sessions)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some
