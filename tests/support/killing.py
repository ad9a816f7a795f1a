"""Kills a program that paces sets, again and again on one history, and looks what is left each time."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from legcurl_timer.clock import wall_now
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.history.database import FILE_NAME
from legcurl_timer.history.store import Store
from legcurl_timer.history.writer import HistoryWriter
from support.programs import private_environment, timer_command, with_test_support

_TESTS = Path(__file__).parents[1]
_SETS_A_RUN = 4
_OPEN_WITHIN_S = 30.0
_MOMENTS = {
    "start-up": ("opening", 1, 0.08),
    "set": ("begun", _SETS_A_RUN, 0.1),
    "rep commit": ("keeping", 30, 0.004),
    "end": ("ending", 2, 0.004),
    "closing": ("closing", 1, 0.02),
}
"""Where a program can be hit: after which line, at most its how many-th, within how many seconds."""
_REAL_SET = ("--variation", "lying", "--tempo", "0.5-0-0.5-0", "--reps", "5", "--count-in", "0")
_ONE_SET = ("--sets", "1", "--audio", "silent")
_TO_STORE_S = 0.5


@dataclass
class Tally:
    """What was tried and what came of it; `hit` counts the kills by what the program was doing.

    `too_late` are the programs that had ended by themselves.
    """

    hit: Counter[str] = field(default_factory=Counter)
    too_late: int = 0
    sets: int = 0
    reps_stored: int = 0
    reps_lost: int = 0
    offered: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def kills(self) -> int:
        """How often the program was killed."""
        return self.hit.total()

    def __str__(self) -> str:
        places = ", ".join(f"{count} in {place}" for place, count in sorted(self.hit.items()))
        return (
            f"{self.kills} kills ({places}); {self.sets} sets with {self.reps_stored} stored reps, "
            f"{self.reps_lost} of them lost; {self.offered} sets offered again; {len(self.faults)} faults; "
            f"{self.too_late} programs had ended before"
        )


@dataclass(frozen=True)
class _Promise:
    """What the program had said of a set before it was killed."""

    reps: int
    ending: str
    measured_reps: int = 0


class Killer:
    """Lets programs begin on one history, kills each at a moment chosen by chance, and checks the history."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.tally = Tally()
        self._folder = folder
        self._data = folder / "data"
        self._chance = random.Random(seed)  # noqa: S311 - the same moments for the same seed
        self._promised: dict[str, _Promise] = {}

    def kill_once(self) -> None:
        """Kill a program that paces on a fast clock, as often in each of its stages."""
        stage = self._chance.choice(list(_MOMENTS))
        line, most, within_s = _MOMENTS[stage]
        number, wait_s = self._chance.randint(1, most), self._chance.uniform(0, within_s)
        command = [
            sys.executable,
            str(_TESTS / "support" / "fast_pacer.py"),
            str(self._data),
            str(self._chance.randrange(2**32)),
            str(_SETS_A_RUN),
        ]
        with subprocess.Popen(command, env=with_test_support(), stdout=subprocess.PIPE, text=True) as process:
            said = _lines_until(process.stdout, line, number)
            time.sleep(wait_s)
            process.kill()
            said += process.stdout.read().splitlines()
        self._note(process, stage, said)
        self._check()

    def kill_real_once(self) -> None:
        """Kill the real command while it paces a set of five short reps in real time."""
        command = timer_command("pace", *_REAL_SET, *_ONE_SET, "--data-dir", str(self._data))
        number, wait_s = self._chance.randint(1, 5), self._chance.uniform(0, 0.9)
        with subprocess.Popen(
            command,
            env=private_environment(self._folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            _lines_until(process.stdout, f"rep {number}:", 1)
            time.sleep(wait_s)
            process.kill()
        self._note(process, "the real command", [])
        # What was done a moment before may be on its way to the disk, all before that is there.
        self._check(least_reps=number - 1 if wait_s > _TO_STORE_S else number - 2)

    def _note(self, process: subprocess.Popen[str], stage: str, said: list[str]) -> None:
        if process.returncode == -signal.SIGKILL:
            self.tally.hit[stage] += 1
        else:
            self.tally.too_late += 1
        for line in said:
            if line.startswith("stored "):
                _, uid, reps, ending = line.split()
                known = self._promised.get(uid, _Promise(0, "-"))
                self.tally.sets += uid not in self._promised
                self.tally.reps_stored += int(reps) - known.reps
                self._promised[uid] = _Promise(int(reps), ending, int(reps))

    def _check(self, least_reps: int = 0) -> None:
        writer = HistoryWriter(self._data, wall_now)
        if not writer.wait_until_stored(_OPEN_WITHIN_S):
            self.tally.faults.append(f"does not open: {writer.status.problem}")
        self.tally.faults += writer.take_notices()
        offered = writer.status.interrupted
        if max((record.completed_reps for record in offered), default=0) < least_reps:
            self.tally.faults.append(f"{least_reps} reps were done and are not offered")
        self._compare(offered)
        for record in offered:
            self.tally.offered += 1
            self._answer(writer, record)
        if writer.close():
            self.tally.faults.append("something could not be stored")

    def _answer(self, writer: HistoryWriter, record: SetRecord) -> None:
        if self._chance.random() < 0.2:
            writer.discard(record.uid)
            self._promised.pop(record.uid, None)
        else:
            writer.recover(record.uid)
            self._promised[record.uid] = _Promise(
                record.completed_reps, Ending.RECOVERED, _measured_reps(record)
            )

    def _compare(self, offered: tuple[SetRecord, ...]) -> None:
        """Compare what was ever promised with what is there."""
        under_way = {record.uid: record for record in offered}
        with Store.open_existing(self._data / FILE_NAME) as store:
            (verdict,) = store.connection.execute("PRAGMA quick_check").fetchone()
            there = store.known_sets(self._promised)
        if verdict != "ok":
            self.tally.faults.append(f"quick_check: {verdict}")
        for uid, promise in self._promised.items():
            known = there.get(uid)
            reps = known.record.completed_reps if known else 0
            self.tally.reps_lost += max(0, promise.reps - reps)
            if known is None or known.deleted:
                self.tally.faults += [f"{uid} is gone"] if promise.reps or promise.ending != "-" else []
            elif sum(rep.completed for rep in known.record.reps) != reps:
                self.tally.faults.append(f"{uid} counts {reps} reps and has others")
            elif promise.measured_reps > _measured_reps(known.record):
                self.tally.faults.append(f"{uid} has lost reps that were measured")
            elif promise.ending not in {"-", known.record.ending}:
                self.tally.faults.append(f"{uid} is {known.record.ending}, not {promise.ending}")
            elif known.record.ending is None and known.record.reps and uid not in under_way:
                self.tally.faults.append(f"{uid} is not offered")


def _measured_reps(record: SetRecord) -> int:
    return len(record.measurement.reps) if record.measurement else 0


def _lines_until(output: TextIO, start: str, number: int) -> list[str]:
    """Read lines up to the given one of those that begin in a certain way, or to the end."""
    said = []
    for line in output:
        said.append(line.rstrip("\n"))
        number -= line.startswith(start)
        if not number:
            break
    return said
