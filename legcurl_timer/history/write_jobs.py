"""What the writer has to do, each a value that can wait until the disk is ready."""

from dataclasses import dataclass, replace

from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.records import SetRecord
from legcurl_timer.history import edits
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
class Measure:
    """Store what was seen of a set."""

    uid: str
    measurement: Measurement


@dataclass(frozen=True, slots=True)
class Recover:
    """Keep an interrupted set as far as it got."""

    uid: str


@dataclass(frozen=True, slots=True)
class Discard:
    """Put a set away; `only_open` where it may have been kept or put away by another program meanwhile."""

    uid: str
    only_open: bool = False


@dataclass(frozen=True, slots=True)
class BringBack:
    """Have a set back that was put away."""

    record: SetRecord


WriteJob = Keep | Revise | Measure | Recover | Discard | BringBack


def do(job: WriteJob, store: Store, owner: str, now_utc_ms: int) -> None:
    """Do a job; a set under way belongs to `owner`. Raises sqlite3.Error."""
    match job:
        case Keep(record):
            store.keep(record, owner)
        case Revise(old, new):
            edits.revise(store, old, new, now_utc_ms)
        case Measure(uid, measurement):
            store.measure(uid, measurement)
        case Recover(uid):
            store.recover(uid)
        case Discard(uid, only_open):
            store.discard(uid, now_utc_ms, only_open=only_open)
        case BringBack(record):
            store.bring_back(record)


class WriteQueue:
    """The jobs in their order, and the sets of this run as they stand last.

    What was seen of a set comes with its record or by itself; a record without it, or with what was seen
    before, such as one that was corrected meanwhile, takes nothing of it away.
    """

    def __init__(self) -> None:
        self._jobs: list[WriteJob] = []
        self._records: dict[str, SetRecord] = {}
        self._seen: dict[str, Measurement] = {}

    def __len__(self) -> int:
        return len(self._jobs)

    @property
    def first(self) -> WriteJob | None:
        """What is to be done next."""
        return self._jobs[0] if self._jobs else None

    @property
    def unsaved(self) -> tuple[SetRecord, ...]:
        """The sets that are lost where the jobs are not done, each as it stands last."""
        unsaved: dict[str, SetRecord] = {}
        for job in self._jobs:
            match job:
                case Keep(record) | BringBack(record):
                    unsaved[record.uid] = record
                case Revise(_, new):
                    unsaved[new.uid] = new
                case Measure(uid) if uid in self._records:
                    unsaved[uid] = self._records[uid]
                case Discard(uid):
                    unsaved.pop(uid, None)
        return tuple(map(self._whole, unsaved.values()))

    @property
    def is_pacing(self) -> bool:
        """Whether a set of this run is under way."""
        return any(record.ending is None for record in self._records.values())

    def __contains__(self, uid: str) -> bool:
        return uid in self._records

    def add(self, job: WriteJob) -> None:
        """Put a job behind the others, save a set that is kept again, whose earlier state is out of date."""
        match job:
            case Keep(record):
                if record.measurement is not None:
                    self._see(record.uid, record.measurement)
                job = Keep(self._remembered(record))
                place = self._place_of(record.uid)
                if place is not None:
                    # What is to be corrected in the set afterwards stays behind it.
                    self._jobs[place] = job
                    return
            case Measure(uid, measurement):
                self._see(uid, measurement)
            case Revise(_, new) if new.uid in self._records:
                # Which a backup that was restored meanwhile may not hold.
                self._jobs.append(Keep(self._remembered(new)))
            case BringBack(record):
                job = BringBack(self._remembered(record))
            case Discard(uid):
                self._records.pop(uid, None)
        self._jobs.append(job)

    def put_back(self) -> None:
        """Let every set of this run be stored again, for the file may be another one than before."""
        again = [Keep(record) for uid, record in self._records.items() if self._place_of(uid) is None]
        others = [job for job in self._jobs if not isinstance(job, Measure)]
        # A set that is there as well may be there without what was seen of it.
        self._jobs = [*again, *others, *(Measure(*seen) for seen in self._seen.items())]

    def drop(self, done: WriteJob) -> None:
        """Let go of a job that is done; one that took its place meanwhile stays."""
        self._jobs = [job for job in self._jobs if job is not done]

    def _see(self, uid: str, measurement: Measurement) -> None:
        """Take in what was seen of a set, in the place of what was before."""
        self._jobs = [job for job in self._jobs if not (isinstance(job, Measure) and job.uid == uid)]
        self._seen[uid] = measurement
        if uid in self._records:
            self._remembered(self._records[uid])

    def _remembered(self, record: SetRecord) -> SetRecord:
        """Take in how a set of this run stands, and return it with what was seen of it."""
        whole = self._records[record.uid] = self._whole(record)
        return whole

    def _whole(self, record: SetRecord) -> SetRecord:
        return replace(record, measurement=self._seen.get(record.uid, record.measurement))

    def _place_of(self, uid: str) -> int | None:
        stored = (at for at, job in enumerate(self._jobs) if isinstance(job, Keep) and job.record.uid == uid)
        return next(stored, None)
