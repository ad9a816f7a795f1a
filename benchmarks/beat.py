"""How even the beat is, as heard: our whole-set tape against one sound for each event of a timer.

    python benchmarks/beat.py [--short] [--pipewire]

Both play 40 beeps, 500 ms apart, the same beep through the same library, into a private null sink of
PulseAudio, or of PipeWire, whose monitor is recorded. What counts is the distance from the start of one beep
to the start of the next.
"""

import subprocess
import sys
import time

import numpy as np
from numpy.typing import NDArray
from stage import Target, judge, load_text, parser_for, sound_server
from support.null_sink import NullSink
from support.pipewire import PipeWireSink

from legcurl_timer.audio.output import open_output
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import PHASE_CUES, Cue, SoundBank, load_bank
from legcurl_timer.audio.wav import SAMPLE_RATE, Samples
from legcurl_timer.clock import now_ms
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.training.pacer import Pacer

BEEPS, SHORT_BEEPS = 40, 4
INTERVAL_MS = 500
WORST_SD_MS = 0.5
TIMES_BETTER = 20
_ONE_SAMPLE_MS = 1000 / SAMPLE_RATE
_QUIET_MS = 100
_THRESHOLD = 0.2


def beep() -> Samples:
    """Return the tone that both play."""
    return load_bank(sounds_folder()).sounds[Cue.CONCENTRIC]


def play_as_tape(beeps: int) -> None:
    """Play the beeps as the program plays a set: reps of two phases of half a second."""
    silence = np.zeros(0, np.int16)
    bank = SoundBank({cue: beep() if cue in PHASE_CUES.values() else silence for cue in Cue})
    prescription = SetPrescription(load_variations()[0], Tempo.parse("0.5-0-0.5-0"), beeps // 2, 0)
    output = open_output("simpleaudio")
    pacer = Pacer(prescription, bank=bank, output=output, clock=now_ms, loudness=Loudness(100))
    pacer.toggle()
    while pacer.update(now_ms()).status is not Status.FINISHED:
        time.sleep(0.016)
    if pacer.sound_problem:
        sys.exit(f"no sound: {pacer.sound_problem}")


def play_by_timer(beeps: int) -> None:
    """Play the beeps in the obvious way: a timer of Qt, and a sound at each of its events."""
    import simpleaudio  # noqa: PLC0415 - only this way needs them
    from PySide6.QtCore import QCoreApplication, QTimer  # noqa: PLC0415 - only this way needs them

    application = QCoreApplication([])
    sound = beep()
    left = beeps

    def on_timeout() -> None:
        nonlocal left
        simpleaudio.play_buffer(sound, 1, 2, SAMPLE_RATE)
        left -= 1
        if not left:
            timer.stop()
            QTimer.singleShot(INTERVAL_MS, application.quit)

    timer = QTimer(application)
    timer.timeout.connect(on_timeout)
    timer.start(INTERVAL_MS)
    application.exec()


WAYS = {"tape": play_as_tape, "timer": play_by_timer}


def onsets(heard: Samples) -> NDArray[np.int64]:
    """Return the frame at which each beep begins: loud after a stretch of quiet."""
    level = np.abs(heard.astype(np.int32))
    loud = np.flatnonzero(level > _THRESHOLD * level.max(initial=1))
    first = np.diff(loud, prepend=-SAMPLE_RATE) > _QUIET_MS * SAMPLE_RATE // 1000
    return loud[first].astype(np.int64)


def interval_errors_ms(way: str, beeps: int, server: type[NullSink]) -> NDArray[np.float64]:
    """Play in one way, in a process of its own, and return how far each interval is from 500 ms."""
    with sound_server(server) as sink:
        with sink.recording() as recording:
            subprocess.run([sys.executable, __file__, way, str(beeps)], env=sink.environment, check=True)
            time.sleep(0.5)
        starts = onsets(recording.samples)
    if len(starts) != beeps:
        sys.exit(f"{way}: heard {len(starts)} beeps, not {beeps}")
    return np.diff(starts) * 1000 / SAMPLE_RATE - INTERVAL_MS


def main() -> int:
    """Measure both ways and judge ours."""
    parser = parser_for(__doc__)
    parser.add_argument("--pipewire", action="store_true", help="by PipeWire instead of PulseAudio")
    options = parser.parse_args()
    short, server = options.short, PipeWireSink if options.pipewire else NullSink
    beeps = SHORT_BEEPS if short else BEEPS
    print(f"{server.name}, {beeps} beeps at {INTERVAL_MS} ms, {load_text()}")
    deviation: dict[str, float] = {}
    for way in WAYS:
        errors = interval_errors_ms(way, beeps, server)
        deviation[way] = float(errors.std())
        print(f"{way:>5}: SD {deviation[way]:.3f} ms, worst {np.abs(errors).max():.3f} ms")
    # A perfect beat has no deviation to divide by; half a sample is the finest that could be heard here.
    ratio = deviation["timer"] / max(deviation["tape"], _ONE_SAMPLE_MS / 2)
    return judge(
        Target("SD of our interval, ms", deviation["tape"], at_most=WORST_SD_MS),
        Target("RATIO timer SD / tape SD", ratio, at_least=TIMES_BETTER),
        short=short,
    )


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in WAYS:
        WAYS[sys.argv[1]](int(sys.argv[2]))
    else:
        sys.exit(main())
