"""What an import would add, told before it is added."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.core.text import counted
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.reading import HistoryFile
from legcurl_timer.history.exchange.text_files import Progress
from legcurl_timer.history.store import Store

_AT_ONCE = 100


class ImportPlan(NamedTuple):
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
    left_out: Mapping[str, int] = MappingProxyType({})

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
        facts.extend(f"skips {counted(rows, 'row')} {why}" for why, rows in self.left_out.items())
        return tuple(facts)


def plan_import(
    file: HistoryFile, history: Store, choices: Choices | None = None, progress: Progress | None = None
) -> ImportPlan:
    """Compare a file with the history. Raises ImportProblemError, and sqlite3.Error where it cannot be read.

    `progress` is told now and then how many sets have been compared.
    """
    contents = file.contents(choices or Choices())
    counts, compared = Counter[str](), 0
    sessions: list[SessionRecord] = []
    while some := tuple(islice(contents.sessions, _AT_ONCE)):
        known = history.known_sets(record.uid for session in some for record in session.sets)
        for session in some:
            new: list[SetRecord] = []
            for record in session.sets:
                here = known.get(record.uid)
                if here is None or here.deleted:
                    new.append(record)
                    counts["returning"] += here is not None
                else:
                    counts["duplicates" if here.record == record else "changed"] += 1
            if new:
                sessions.append(replace(session, sets=tuple(new)))
            compared += len(session.sets)
        if progress:
            progress(compared)
    return ImportPlan(file.format_name, tuple(sessions), left_out=contents.left_out, **counts)
