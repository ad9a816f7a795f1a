"""A paced set in the terminal: the same core, tape and players as the window, one live line, a few keys."""

import argparse
import math
import shutil
import sys
from contextlib import suppress
from dataclasses import replace

from legcurl_timer.cli.arguments import add_guidance, add_set_options, add_sound_options, asked_set
from legcurl_timer.cli.terminal_keys import KeyReader, reading_keys
from legcurl_timer.clock import now_ms, wall_now
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import planned_tally
from legcurl_timer.core.pacing.timeline import Phase, compile_set
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import Ending
from legcurl_timer.core.text import clock_text, counted
from legcurl_timer.history.writer import HistoryWriter
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.training.pacer import Pacer
from legcurl_timer.training.set_recorder import SetRecorder
from legcurl_timer.userdata.settings import AudioChoice, SettingsFile, data_folder
from legcurl_timer.wording.sets import no_sound_line, set_summary

_LOOK_EVERY_S = 0.02
_LAST_SOUND_MS = 2_000
"""Three notes and "set done"."""
_STORE_WITHIN_S = 3.0
_BAR_LENGTH = 20
_HELP = "Space pauses and goes on \u00b7 Enter ends the set \u00b7 M mutes \u00b7 + and - change the volume"


def add_options(parser: argparse.ArgumentParser, variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    add_set_options(parser, variations)
    add_guidance(parser)
    add_sound_options(parser)


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Pace the set that is asked for; raises BadInputError."""
    return pace_in_terminal(asked_set(options), options)


def pace_in_terminal(prescription: SetPrescription, options: argparse.Namespace) -> int:
    """Pace one set, print what was done, and return the exit code."""
    folder = data_folder(options.data_dir)
    settings, notice = SettingsFile(folder).load()
    if options.guidance:
        settings = replace(settings, guidance=Guidance(options.guidance))
    audio = AudioChoice(options.audio) if options.audio else None
    audio_engine = AudioEngine(settings, audio, clock=now_ms)
    for line in (notice, *audio_engine.notices):
        if line:
            print(line, file=sys.stderr)
    loudness = Loudness(settings.volume, options.mute)
    pacer = audio_engine.pacer(prescription, loudness)
    writer = HistoryWriter(folder, wall_now)
    with reading_keys() as read_key:
        _TerminalSet(pacer, prescription, loudness, writer).run(read_key)
    return _store_what_is_left(writer)


def _store_what_is_left(writer: HistoryWriter) -> int:
    """Let go of the history, tell what there is to tell, and return the exit code."""
    if writer.wait_until_stored(_STORE_WITHIN_S):
        for cut_off in writer.status.interrupted:
            writer.recover(cut_off.uid)
            print(f"A set that was cut off after {counted(cut_off.completed_reps, 'rep')} has been kept.")
    unsaved = writer.close()
    for notice in writer.take_notices():
        print(notice, file=sys.stderr)
    if unsaved:
        print(f"This set is not in the history. {writer.status.problem}", file=sys.stderr)
    return 1 if unsaved else 0


class _TerminalSet:
    """One set on the terminal, from the first line to the result."""

    def __init__(
        self, pacer: Pacer, prescription: SetPrescription, loudness: Loudness, writer: HistoryWriter
    ) -> None:
        self._pacer = pacer
        self._prescription = prescription
        self._loudness = loudness
        self._writer = writer
        self._recorder = SetRecorder(wall_now(), writer.keep)
        self._live = sys.stdout.isatty()
        self._shown = ""
        self._told_problem = ""

    def run(self, read_key: KeyReader) -> None:
        variation = self._prescription.variation
        tempo = self._prescription.tempo
        print(f"{variation.name} \u00b7 {tempo} \u00b7 {variation.reading(tempo)}")
        if self._live:
            print(_HELP)
        self._pacer.toggle()
        try:
            self._follow(read_key)
        except KeyboardInterrupt:
            self._pacer.end()
        self._show_line("")
        done = self._pacer.transport.tally(now_ms())
        self._recorder.update(self._pacer.transport, now_ms())
        if not done.set_time_ms:
            self._writer.discard(self._recorder.uid)
        print(set_summary(done, planned_tally(compile_set(self._prescription))), flush=True)
        self._hear_the_end(read_key)
        self._pacer.close()

    def _follow(self, read_key: KeyReader) -> None:
        while (transport := self._pacer.update(now_ms())).status is not Status.FINISHED:
            self._recorder.update(transport, now_ms())
            self._tell_problem()
            self._show_line(self._line(transport))
            self._handle(read_key(_LOOK_EVERY_S))

    def _hear_the_end(self, read_key: KeyReader) -> None:
        """Stay until the last sound is over, unless a key says that it may be cut short."""
        if self._pacer.transport.ending is not Ending.COMPLETED:
            return
        until_ms = now_ms() + _LAST_SOUND_MS
        with suppress(KeyboardInterrupt):
            while now_ms() < until_ms and not read_key(_LOOK_EVERY_S):
                pass

    def _handle(self, key: str) -> None:
        match key:
            case " ":
                self._pacer.toggle()
            case "\n" | "\r":
                self._pacer.end()
            case "m" | "M":
                self._set_loudness(replace(self._loudness, muted=not self._loudness.muted))
            case "+" | "=":
                self._set_loudness(self._loudness.stepped(1))
            case "-" | "_":
                self._set_loudness(self._loudness.stepped(-1))

    def _set_loudness(self, loudness: Loudness) -> None:
        self._loudness = loudness
        self._pacer.set_loudness(loudness)

    def _tell_problem(self) -> None:
        problem = self._pacer.sound_problem
        if problem and problem != self._told_problem:
            self._show_line("")
            print(no_sound_line(problem), file=sys.stderr, flush=True)
        self._told_problem = problem

    def _line(self, transport: Transport) -> str:
        position_ms = transport.position_ms(now_ms())
        phase = transport.timeline.phase_at(position_ms)
        if transport.status is Status.PAUSED:
            done = transport.tally(now_ms())
            return (
                f"Paused after {done.completed_reps} of {self._prescription.reps} reps \u00b7 Space goes on"
            )
        label = self._prescription.variation.words[phase.kind].label if phase.rep else "Get ready"
        if not self._live:
            return f"rep {phase.rep}: {label}" if phase.rep else label
        left_s = math.ceil((phase.end_ms - position_ms) / 1000)
        rep = f"rep {phase.rep} of {self._prescription.reps}" if phase.rep else "count-in"
        tut = clock_text(transport.tally(now_ms()).tut_ms)
        return f"{rep:<12} {label:<14} {left_s:>2} {_bar(phase, position_ms)} {tut} under tension"

    def _show_line(self, line: str) -> None:
        """Show a line in place of the last one; where that cannot be done, one below the other."""
        if line == self._shown:
            return
        self._shown = line
        if self._live:
            width = shutil.get_terminal_size().columns - 1
            print(f"\r\x1b[K{line[:width]}", end="", flush=True)
        elif line:
            print(line, flush=True)


def _bar(phase: Phase, position_ms: int) -> str:
    done = _BAR_LENGTH * (position_ms - phase.start_ms) // phase.duration_ms
    return "\u2588" * done + "\u2591" * (_BAR_LENGTH - done)
