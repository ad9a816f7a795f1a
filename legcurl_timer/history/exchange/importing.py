"""Doing what an import was planned to do: all of it or nothing, and so that it can be taken back."""

from collections.abc import Collection
from typing import NamedTuple

from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.text import counted
from legcurl_timer.history import edits, set_rows, visits
from legcurl_timer.history.database import transaction
from legcurl_timer.history.exchange.import_plan import (
    ImportPlan,
    extended,
    session_versions,
    updated_set,
)
from legcurl_timer.history.exchange.matching import Match, Matcher
from legcurl_timer.history.exchange.text_files import Progress
from legcurl_timer.history.recovery.backups import back_up_before_import
from legcurl_timer.history.store import KnownSet, Store


class Imported(NamedTuple):
    """How many sets an import has added, and how many sets and workouts it has made what the file says."""

    added: int = 0
    updated: int = 0
    workouts: int = 0

    @property
    def text(self) -> str:
        """What was done, "" where that is nothing: "Added 12 sets, updated 1 workout"."""
        told = []
        if self.added:
            told.append(counted(self.added, "Added {count} set", "Added {count} sets"))
        if self.updated and told:
            # TRANSLATORS: stands behind "Added 12 sets, "
            told.append(counted(self.updated, "updated {count} set", "updated {count} sets"))
        elif self.updated:
            told.append(counted(self.updated, "Updated {count} set", "Updated {count} sets"))
        if self.workouts and told:
            # TRANSLATORS: stands behind "Added 12 sets, "
            told.append(counted(self.workouts, "updated {count} workout", "updated {count} workouts"))
        elif self.workouts:
            told.append(counted(self.workouts, "Updated {count} workout", "Updated {count} workouts"))
        return ", ".join(told)


def carry_out(
    plan: ImportPlan,
    store: Store,
    now: Moment,
    take: Collection[str] = (),
    progress: Progress | None = None,
) -> Imported:
    """Import a file as it was planned, and copy the history before, unless there is nothing to change.

    `take` are the uids of the differences of which the file's version is wanted; the others stay as they are
    here. `progress` is told now and then how many sets have been gone through. Raises HistoryError where
    the history cannot be copied, ImportProblemError and OSError where the file is no longer what it was, and
    sqlite3.Error; nothing has been imported then.
    """
    if not plan.new and not any(each.uid in take for each in plan.differences):
        return Imported()
    back_up_before_import(store, now)
    with transaction(store.connection):
        change_id = edits.begin_import(store, now.utc_ms, plan.file.origin)
        done = _Importing(plan, store, change_id, take).go_through(progress)
        if done == Imported():
            edits.forget_import(store, change_id)
        else:
            edits.end_import(store, change_id, done.added + done.updated, plan.file.origin)
    return done


class _Importing:
    def __init__(self, plan: ImportPlan, store: Store, change_id: int, take: Collection[str]) -> None:
        self._plan = plan
        self._file = plan.file
        self._store = store
        self._connection = store.connection
        self._change_id = change_id
        self._take = take
        self._added = self._updated = self._workouts = 0

    def go_through(self, progress: Progress | None) -> Imported:
        """Import the whole file, and return what that changed."""
        contents = self._file.contents(self._plan.choices)
        matcher = Matcher(self._store, by_time=bool(self._file.origin))
        for match in matcher.matches(contents.sessions, progress):
            self._import(match)
        return Imported(self._added, self._updated, self._workouts)

    def _import(self, match: Match) -> None:
        new = [record for record, here in match.sets if here is None]
        if new or any(here.deleted for _, here in match.sets if here):
            self._extend(match)
        if new:
            session_id = match.here.id if match.here else visits.add_session(self._connection, match.session)
            others = {"session_id": session_id, "import_id": self._change_id}
            for record in new:
                set_rows.insert_set(self._connection, record, others, "")
            self._added += len(new)
        for record, here in match.sets:
            if here is not None:
                self._update_set(record, here)
        self._update_session(match)

    def _extend(self, match: Match) -> None:
        """Let the session that is added to become as long as the file has it."""
        here = match.here
        if here and extended(here.record, match.session) != here.record:
            set_rows.remember(self._connection, self._change_id, "session", here.id)
            visits.extend(self._connection, here.id, match.session)

    def _update_set(self, record: SetRecord, here: KnownSet) -> None:
        told = updated_set(record, here, self._file)
        if here.deleted or (here.record.uid in self._take and told != here.record):
            set_rows.remember(self._connection, self._change_id, "lift_set", here.id)
            set_rows.write_over(self._connection, here.id, told)
            self._added += here.deleted
            self._updated += not here.deleted

    def _update_session(self, match: Match) -> None:
        if match.here is None or match.here.record.uid not in self._take:
            return
        if versions := session_versions(match, self._store, self._file):
            set_rows.remember(self._connection, self._change_id, "session", match.here.id)
            set_rows.write_session(self._connection, match.here.id, versions[1])
            self._workouts += 1
