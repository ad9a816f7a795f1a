"""What the terminal shows of a workout under way: one line that is shown anew in the place of the one before.

What does not fit into its `width` is cut off, so that a narrow line begins with what matters: the seconds
left, or the key that goes on. Where the width is 0 lines stay, and hold only what changes with each phase.
"""

import math
import shutil
import sys

from legcurl_timer.cli.text_table import cut, padded, text_width
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PhaseKind
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.text import clock_text, counted
from legcurl_timer.core.workout.workout import Step, Workout
from legcurl_timer.wording.sets import next_set_text, rest_text

_BAR_LENGTH = 20
_SHORTEST_BAR = 4
_REP_WIDTH, _REST_WIDTH = 12, 17


class LiveLine:
    """Shows a line that changes, and says lines that stay; where nothing can be replaced, all lines stay."""

    def __init__(self) -> None:
        self.is_live = sys.stdout.isatty()
        self._shown = ""

    @property
    def width(self) -> int:
        """How many characters of a line that changes are shown; 0 where all lines stay."""
        return shutil.get_terminal_size().columns - 1 if self.is_live else 0

    def show(self, line: str) -> None:
        """Show a line in place of the last one; where that cannot be done, one below the other."""
        if line == self._shown:
            return
        self._shown = line
        if self.is_live:
            print(f"\r\x1b[K{cut(line, self.width)}", end="", flush=True)
        elif line:
            print(line, flush=True)

    def say(self, line: str, *, as_problem: bool = False) -> None:
        """Say a line that stays, above the one that changes."""
        self.show("")
        print(line, file=sys.stderr if as_problem else sys.stdout, flush=True)

    def forget(self) -> None:
        """Take the line for gone, since others have written to the terminal; the next one is shown anew."""
        self._shown = "\0"


def set_line(transport: Transport, now_ms: int, width: int, note: str = "") -> str:
    """Return where a set stands, or what a `note` tells in the place of its reps."""
    prescription = transport.prescription
    position_ms = transport.position_ms(now_ms)
    done = transport.tally(now_ms)
    if transport.status is Status.PAUSED:
        return _line_with_key(
            note or _paused_text(done.completed_reps, prescription), _("Space goes on"), width
        )
    phase = transport.timeline.phase_at(position_ms)
    # TRANSLATORS: stands in the place of a phase such as "Squeeze", before the first rep; short.
    ready = _("Get ready")
    label = _label(phase.kind, prescription) if phase.rep else ready
    if not width:
        return _("rep {rep}: {phase}").format(rep=phase.rep, phase=label) if phase.rep else label
    left_s = math.ceil((phase.end_ms - position_ms) / 1000)
    rep = note or _rep_text(phase.rep, prescription)
    tension = _("{time} under tension").format(time=clock_text(done.tut_ms))
    labels = (ready, *(_label(kind, prescription) for kind in NOTATION_ORDER))
    head = f"{padded(rep, _REP_WIDTH)} {padded(label, max(map(text_width, labels)))} {left_s:>2}"
    room = width - text_width(head) - text_width(tension)
    bar = _bar(position_ms - phase.start_ms, phase.duration_ms, room)
    return f"{head} {bar} {tension}" if bar else f"{left_s:>2} {label} {rep} {tension}"


def rest_line(workout: Workout, step: Step, now_ms: int, width: int, note: str = "") -> str:
    """Return what is left of a rest, or its length where the line stays, and what comes next."""
    left_s = math.ceil(workout.rest_left_ms(now_ms) / 1000)
    what, following = rest_text(workout, step, left_s), next_set_text(workout, step)
    length_ms = workout.rest.until_ms - workout.rest.from_ms
    if workout.waiting and not left_s:
        return _line_with_key(note or what, " \u00b7 ".join((_("Space starts"), following)), width)
    if not width:
        line = _("Switch legs {time}") if step.is_switch else _("Rest {time}")
        return f"{line.format(time=clock_text(length_ms))} \u00b7 {following}"
    # TRANSLATORS: at most 17 characters: a rest at whose end the next set waits for the lifter.
    what = note or (_("Rest, then wait") if workout.waiting else what)
    left = clock_text(1000 * left_s)
    head = f"{padded(what, _REST_WIDTH)} {left:>5}"
    room = width - text_width(head) - text_width(following)
    bar = _bar(length_ms - 1000 * left_s, length_ms, room)
    return f"{head} {bar} {following}" if bar else f"{left} {what} \u00b7 {following}"


def _rep_text(rep: int, prescription: SetPrescription) -> str:
    if not rep:
        # TRANSLATORS: stands in the place of "rep 3 of 10"; at most 12 characters.
        return _("count-in")
    if prescription.open_ended:
        return _("rep {rep}").format(rep=rep)
    # TRANSLATORS: at most 12 characters with numbers of two digits.
    return _("rep {rep} of {reps}").format(rep=rep, reps=prescription.reps)


def _paused_text(done: int, prescription: SetPrescription) -> str:
    if prescription.open_ended:
        return counted(done, "Paused after {count} rep", "Paused after {count} reps")
    line = ngettext(
        "Paused after {done} of {count} rep", "Paused after {done} of {count} reps", prescription.reps
    )
    return line.format(done=done, count=prescription.reps)


def _label(kind: PhaseKind, prescription: SetPrescription) -> str:
    return prescription.variation.words[kind].label


def _line_with_key(what: str, key: str, width: int) -> str:
    line = f"{what} \u00b7 {key}"
    return f"{key} \u00b7 {what}" if width and text_width(line) > width else line


def _bar(done_ms: int, of_ms: int, room: int) -> str:
    """Return a bar with a space on either side of it in the room there is, "" where that is too little."""
    length = min(room - 2, _BAR_LENGTH)
    if length < _SHORTEST_BAR:
        return ""
    done = length * max(0, done_ms) // of_ms if of_ms else length
    return "\u2588" * done + "\u2591" * (length - done)
