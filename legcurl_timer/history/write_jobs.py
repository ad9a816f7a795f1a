"""What the writer has to do, each a value that can wait until the disk is ready."""

from collections.abc import Iterable
from dataclasses import dataclass

from legcurl_timer.core.records import SetRecord
from legcurl_timer.history import edits as changes
from legcurl_timer.history.store import Store


@dataclass(frozen=True, slots=True)
class Keep:
    """Store a paced set as it stands."""

    record: SetRecord


@dataclass(frozen=True, slots=True)
class Revise:
    """Store what was corrected in a set."""

    old: SetRecord
    new: SetRecord


@dataclass(frozen=True, slots=True)
class Recover:
    """Keep an interrupted set as far as it got."""

    uid: str


@dataclass(frozen=True, slots=True)
class Discard:
    """Put a set away."""

    uid: str


Task = Keep | Revise | Recover | Discard


def do(task: Task, store: Store, owner: str, now_utc_ms: int) -> None:
    """Do a task; a set under way belongs to `owner`. Raises sqlite3.Error."""
    match task:
        case Keep(record):
            store.keep(record, owner)
        case Revise(old, new):
            changes.revise(store, old, new, now_utc_ms)
        case Recover(uid):
            store.recover(uid)
        case Discard(uid):
            store.discard(uid, now_utc_ms)


def keeps(task: Task, uid: str) -> bool:
    """Whether a task stores the set of that name."""
    return isinstance(task, Keep) and task.record.uid == uid


def unsaved_in(tasks: Iterable[Task]) -> tuple[SetRecord, ...]:
    """Return the sets that are lost where the tasks are not done, each as it stands last."""
    unsaved: dict[str, SetRecord] = {}
    for task in tasks:
        match task:
            case Keep(record):
                unsaved[record.uid] = record
            case Revise(_, new):
                unsaved[new.uid] = new
            case Discard(uid):
                unsaved.pop(uid, None)
    return tuple(unsaved.values())
