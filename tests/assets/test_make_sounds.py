"""The committed sounds are what the program makes, and what a lifter hears is what was decided."""

import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from support.programs import import_file

PROGRAM = Path(__file__).parents[2] / "assets" / "make_sounds.py"
COMMITTED = PROGRAM.parent / "sounds"
Signal = NDArray[np.floating]

RATE_HZ = 48_000
FRAMES_PER_MS = 48
FULL_SCALE = 32_768

PHASES = ("concentric", "contracted_pause", "eccentric", "stretched_pause")
CUES = (*PHASES, "tick", "count_in_tick", "go", "last_rep", "set_end")


make_sounds = import_file(PROGRAM)
acoustics = import_file(PROGRAM.parent / "acoustics.py")


def committed(cue: str) -> Signal:
    """Read a committed file as shares of full scale."""
    with wave.open(str(COMMITTED / f"{cue}.wav"), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / FULL_SCALE


def part(cue: str, from_ms: int, to_ms: int) -> Signal:
    """Cut `[from_ms, to_ms)` out of a committed file."""
    return committed(cue)[from_ms * FRAMES_PER_MS : to_ms * FRAMES_PER_MS]


def pulses(cue: str) -> list[Signal]:
    """Split a cue where it is silent for more than 5 ms, far longer than any zero crossing."""
    samples = committed(cue)
    sounding = np.flatnonzero(samples)
    runs = np.split(sounding, np.flatnonzero(np.diff(sounding) > 5 * FRAMES_PER_MS) + 1)
    # The outermost frames of a ramp round to zero, in a quiet tail up to a dozen: give them back.
    return [samples[max(run[0] - 12, 0) : run[-1] + 13] for run in runs]


def spectrum(samples: Signal) -> tuple[Signal, Signal]:
    """Return frequencies in hertz, finer than 1 Hz apart, and magnitudes."""
    size = 1 << 17
    windowed = samples * np.hanning(len(samples))
    return np.fft.rfftfreq(size, 1 / RATE_HZ), np.abs(np.fft.rfft(windowed, size))


def strongest_hz(samples: Signal, low_hz: float = 0, high_hz: float = RATE_HZ / 2) -> float:
    """Return where the spectrum peaks between two frequencies."""
    hz, magnitude = spectrum(samples)
    return float(hz[np.argmax(np.where((hz >= low_hz) & (hz <= high_hz), magnitude, 0))])


def partial_db(samples: Signal, multiple: int) -> float:
    """Return the level of a harmonic against the fundamental."""
    hz, magnitude = spectrum(samples)
    fundamental = hz[np.argmax(magnitude)]
    near = np.abs(hz - multiple * fundamental) < 0.05 * fundamental
    return float(20 * np.log10(magnitude[near].max() / magnitude.max()))


def test_the_committed_files_are_what_the_program_makes(tmp_path: Path) -> None:
    """Nobody has edited a sound by hand or forgotten to run the program."""
    folder = tmp_path / "new" / "pack"
    subprocess.run([sys.executable, PROGRAM, folder], check=True)
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert made == {path.name: path.read_bytes() for path in COMMITTED.glob("*.wav")}
    assert set(made) == {f"{cue}.wav" for cue in CUES}


@pytest.mark.parametrize("cue", CUES)
def test_no_sample_hangs_on_the_last_bit_of_a_sine(cue: str) -> None:
    """Another machine's sine, off by less than a millionth of a step, rounds to the same 16 bits."""
    steps = make_sounds.mix(make_sounds.CUES[cue])
    to_rounding_edge = np.abs(steps - np.floor(steps) - 0.5)
    assert to_rounding_edge.min() > 1e-6


@pytest.mark.parametrize("path", sorted(COMMITTED.rglob("*.wav")), ids=lambda path: path.stem)
def test_files_have_the_format_the_player_likes_best(path: Path) -> None:
    """48 kHz, 16-bit, mono, the voice as well: nothing to convert when the program starts."""
    with wave.open(str(path), "rb") as file:
        assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (RATE_HZ, 2, 1)


@pytest.mark.parametrize(
    ("cue", "shortest_ms", "longest_ms"),
    [
        ("concentric", 200, 200),
        ("contracted_pause", 200, 220),
        ("eccentric", 200, 200),
        ("stretched_pause", 200, 220),
        ("tick", 80, 100),
        ("count_in_tick", 80, 100),
        ("go", 280, 320),
        ("last_rep", 180, 220),
        ("set_end", 600, 800),
    ],
)
def test_durations(cue: str, shortest_ms: int, longest_ms: int) -> None:
    """Each cue is as long as its place in the rep allows."""
    assert shortest_ms <= len(committed(cue)) / FRAMES_PER_MS <= longest_ms


@pytest.mark.parametrize(
    ("cue", "from_ms", "to_ms", "hz"),
    [
        ("concentric", 0, 50, 1193),
        ("eccentric", 0, 50, 579),
        ("contracted_pause", 0, 48, 1568),
        ("contracted_pause", 86, 134, 1568),
        ("contracted_pause", 172, 220, 1568),
        ("stretched_pause", 0, 220, 988),
        ("tick", 0, 100, 1000),
        ("count_in_tick", 0, 100, 784),
        ("last_rep", 0, 90, 659.3),
        ("last_rep", 100, 210, 1318.5),
        ("set_end", 0, 150, 659.3),
        ("set_end", 150, 300, 987.8),
        ("set_end", 300, 720, 1318.5),
    ],
)
def test_fundamentals(cue: str, from_ms: int, to_ms: int, hz: float) -> None:
    """Each note has its pitch, and every pitch lies between 500 and 2500 Hz."""
    assert strongest_hz(part(cue, from_ms, to_ms)) == pytest.approx(hz, rel=0.01)
    assert 500 <= hz <= 2500


@pytest.mark.parametrize(("low_hz", "high_hz", "hz"), [(1000, 1450, 1175), (1450, 2100, 1760)])
def test_go_is_a_chord_that_agrees_with_both_phase_tones(low_hz: float, high_hz: float, hz: float) -> None:
    """The accent at zero is made of the D and the A above it, both within 20 dB of its strongest partial."""
    go = committed("go")
    assert strongest_hz(go, low_hz, high_hz) == pytest.approx(hz, rel=0.005)
    frequencies, magnitude = spectrum(go)
    assert magnitude[np.argmin(np.abs(frequencies - hz))] > magnitude.max() / 10


@pytest.mark.parametrize(("cue", "least", "most"), [("concentric", 1.07, 1.13), ("eccentric", 0.88, 0.93)])
def test_movements_lean_the_way_the_weight_goes(cue: str, least: float, most: float) -> None:
    """The concentric rises by about a whole tone, the eccentric falls by one."""
    glide = strongest_hz(part(cue, 150, 200)) / strongest_hz(part(cue, 0, 50))
    assert least <= glide <= most


@pytest.mark.parametrize(("cue", "count"), [("concentric", 3), ("eccentric", 6), ("stretched_pause", 5)])
def test_phase_tones_are_rich(cue: str, count: int) -> None:
    """Harmonics up to 3.5 kHz and beyond carry the tone on a small speaker, ever softer going up."""
    harmonics_db = [partial_db(part(cue, 30, 100), multiple) for multiple in range(1, count + 1)]
    assert harmonics_db == sorted(harmonics_db, reverse=True)
    assert harmonics_db[2] > -15
    assert harmonics_db[-1] > -25


@pytest.mark.parametrize("cue", PHASES)
def test_phase_tones_are_not_harsh(cue: str) -> None:
    """No more than a two-hundredth of the energy lies above 6 kHz."""
    hz, magnitude = spectrum(committed(cue))
    assert np.sum(magnitude[hz > 6_000] ** 2) < np.sum(magnitude**2) / 200


@pytest.mark.parametrize(("from_ms", "to_ms"), [(0, 90), (100, 210)])
def test_last_rep_has_a_timbre_of_its_own(from_ms: int, to_ms: int) -> None:
    """The mark of the last rep lacks the second harmonic, which every phase tone has in plenty."""
    assert partial_db(part("last_rep", from_ms, to_ms), 2) < -40
    assert all(partial_db(pulses(cue)[0], 2) > -10 for cue in PHASES)


@pytest.mark.parametrize(
    ("cue", "count"),
    [("concentric", 1), ("contracted_pause", 3), ("eccentric", 1), ("stretched_pause", 1)],
)
def test_only_the_contracted_pause_pulses(cue: str, count: int) -> None:
    """Three quick pulses tell one pause from the other, which is one note."""
    assert len(pulses(cue)) == count


@pytest.mark.parametrize("cue", CUES)
def test_sounds_begin_at_once(cue: str) -> None:
    """No silence in front: a tenth of the peak is reached within 6 ms of the first sample."""
    samples = np.abs(committed(cue))
    assert np.flatnonzero(samples)[0] <= FRAMES_PER_MS / 2
    assert np.argmax(samples >= samples.max() / 10) <= 6 * FRAMES_PER_MS


@pytest.mark.parametrize("cue", CUES)
def test_sounds_begin_and_end_at_zero(cue: str) -> None:
    """A cue never starts or stops on a step."""
    samples = committed(cue)
    assert (samples[0], samples[-1]) == (0, 0)


@pytest.mark.parametrize("backwards", [False, True], ids=["start", "end"])
@pytest.mark.parametrize("cue", CUES)
def test_ramps_are_no_steeper_than_5_ms(cue: str, backwards: bool) -> None:
    """Both ends of each pulse stay under a raised cosine of 5 ms, so nothing clicks."""
    frames = 5 * FRAMES_PER_MS
    mask = 0.5 - 0.5 * np.cos(np.pi * np.arange(frames) / frames)
    for pulse in pulses(cue):
        edge = np.abs(pulse[::-1] if backwards else pulse)
        nearby_peak = edge[: 20 * FRAMES_PER_MS].max()
        assert np.all(edge[:frames] <= nearby_peak * mask + 1 / FULL_SCALE)


@pytest.mark.parametrize(
    ("cue", "backwards"),
    [(cue, backwards) for cue in CUES for backwards in (False, cue in PHASES) if cue != "stretched_pause"],
)
def test_ramps_are_over_within_10_ms(cue: str, backwards: bool) -> None:
    """A cue is at its level 10 ms after it begins; a phase tone keeps it until 10 ms before its end."""
    for pulse in pulses(cue):
        edge = np.abs(pulse[::-1] if backwards else pulse)
        ten_ms = 10 * FRAMES_PER_MS
        assert edge[:ten_ms].max() >= 0.9 * edge[ten_ms : 2 * ten_ms].max()


def test_the_stretch_begins_softly() -> None:
    """The note of the stretch takes 25 ms to come and 40 ms to go."""
    note = np.abs(committed("stretched_pause"))
    level = note.max()
    assert note[: 8 * FRAMES_PER_MS].max() < level / 3 < note[: 20 * FRAMES_PER_MS].max()
    assert note[-12 * FRAMES_PER_MS :].max() < level / 3 < note[-30 * FRAMES_PER_MS :].max()


@pytest.mark.parametrize("cue", ["go", "set_end"])
def test_accents_ring_away(cue: str) -> None:
    """The last 100 ms of an accent are at least 10 dB under its peak."""
    samples = np.abs(committed(cue))
    assert samples[-100 * FRAMES_PER_MS :].max() < samples.max() * 10 ** (-10 / 20)


@pytest.mark.parametrize("cue", CUES)
def test_peaks_leave_room(cue: str) -> None:
    """No cue has a true peak of more than -1.5 dB, and most stay far below."""
    assert acoustics.true_peak_db(committed(cue)) <= (-1.5 if cue == "eccentric" else -5)


@pytest.mark.parametrize("phase", PHASES)
def test_go_fits_over_the_first_tone(phase: str) -> None:
    """The accent and any phase tone together stay under -1 dB, without the player making them softer."""
    go = committed("go")
    go[: len(committed(phase))] += committed(phase)
    assert acoustics.true_peak_db(go) <= -2.5


@pytest.mark.parametrize("cue", CUES)
def test_no_direct_current(cue: str) -> None:
    """The mean is under a ten-thousandth of the peak."""
    samples = committed(cue)
    assert abs(samples.mean()) < 1e-4 * np.abs(samples).max()


def test_phase_tones_are_equally_loud() -> None:
    """The four phase cues have the same loudness in their loudest 200 ms, also through a laptop's speaker."""
    for heard in (lambda tone: tone, acoustics.through_laptop):
        levels = [acoustics.loudest_lufs(heard(committed(cue))) for cue in PHASES]
        assert levels == pytest.approx([-14.1] * 4, abs=0.15)


@pytest.mark.parametrize(("cue", "least", "most"), [("tick", 8, 11), ("count_in_tick", 5, 7), ("go", 3, 5)])
def test_softer_than_phase_tones(cue: str, least: float, most: float) -> None:
    """A tick stays 8 to 11 LU under every phase tone, a knock of the count-in about 6, "go" about 4."""
    for phase in PHASES:
        below = acoustics.loudest_lufs(committed(phase)) - acoustics.loudest_lufs(committed(cue))
        assert least <= below <= most
