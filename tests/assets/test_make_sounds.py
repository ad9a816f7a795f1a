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


def a_weighting(hz: Signal) -> Signal:
    """Return the gain of the A curve of IEC 61672-1, 1 at 1 kHz."""
    f2 = hz**2
    low = (f2 + 20.6**2) * np.sqrt((f2 + 107.7**2) * (f2 + 737.9**2))
    return 10 ** (2 / 20) * 12194**2 * f2**2 / (low * (f2 + 12194**2))


def loudness_db(cue: str) -> float:
    """Return the A-weighted RMS in decibels of full scale, without the silence between pulses."""
    samples = committed(cue)
    gains = a_weighting(np.fft.rfftfreq(len(samples), 1 / RATE_HZ))
    weighted = np.fft.irfft(np.fft.rfft(samples) * gains, len(samples))
    sounding_frames = sum(len(pulse) for pulse in pulses(cue))
    return float(10 * np.log10(np.sum(weighted**2) / sounding_frames))


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
        ("concentric", 190, 190),
        ("contracted_pause", 180, 200),
        ("eccentric", 190, 190),
        ("stretched_pause", 80, 100),
        ("tick", 30, 40),
        ("count_in_tick", 60, 80),
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
        ("concentric", 0, 50, 1175),
        ("eccentric", 0, 50, 587),
        ("contracted_pause", 0, 75, 880),
        ("contracted_pause", 115, 190, 880),
        ("stretched_pause", 0, 90, 880),
        ("tick", 0, 35, 1000),
        ("count_in_tick", 0, 70, 784),
        ("last_rep", 0, 90, 1568),
        ("last_rep", 100, 210, 1976),
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


@pytest.mark.parametrize(("cue", "least", "most"), [("concentric", 1.005, 1.03), ("eccentric", 0.97, 0.995)])
def test_movements_lean_the_way_the_weight_goes(cue: str, least: float, most: float) -> None:
    """The concentric rises a little through its tone, the eccentric falls a little."""
    glide = strongest_hz(part(cue, 140, 190)) / strongest_hz(part(cue, 0, 50))
    assert least <= glide <= most


@pytest.mark.parametrize("cue", ["concentric", "eccentric", "stretched_pause"])
def test_phase_tones_are_rich_but_not_harsh(cue: str) -> None:
    """Three harmonics carry the tone where a small speaker loses the fundamental, ever softer going up."""
    harmonics_db = [partial_db(part(cue, 0, 90), multiple) for multiple in (1, 2, 3, 4)]
    assert harmonics_db == sorted(harmonics_db, reverse=True)
    assert harmonics_db[-1] > -20
    assert partial_db(part(cue, 0, 90), 8) < -40


@pytest.mark.parametrize(("from_ms", "to_ms"), [(0, 90), (100, 210)])
def test_last_rep_has_a_timbre_of_its_own(from_ms: int, to_ms: int) -> None:
    """The mark of the last rep lacks the second harmonic, which every phase tone has in plenty."""
    assert partial_db(part("last_rep", from_ms, to_ms), 2) < -40
    assert all(partial_db(pulses(cue)[0], 2) > -10 for cue in PHASES)


@pytest.mark.parametrize(
    ("cue", "count"),
    [("concentric", 1), ("contracted_pause", 2), ("eccentric", 1), ("stretched_pause", 1)],
)
def test_only_the_contracted_pause_pulses_twice(cue: str, count: int) -> None:
    """The number of pulses tells the two pauses apart."""
    assert len(pulses(cue)) == count


@pytest.mark.parametrize("cue", CUES)
def test_sounds_begin_at_once(cue: str) -> None:
    """No silence in front: a tenth of the peak is reached within 6 ms of the first sample."""
    samples = np.abs(committed(cue))
    assert np.flatnonzero(samples)[0] <= FRAMES_PER_MS / 4
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
    ("cue", "backwards"), [*((cue, False) for cue in CUES), *((cue, True) for cue in PHASES)]
)
def test_ramps_are_over_within_10_ms(cue: str, backwards: bool) -> None:
    """A cue is at its level 10 ms after it begins; a phase tone keeps it until 10 ms before its end."""
    for pulse in pulses(cue):
        edge = np.abs(pulse[::-1] if backwards else pulse)
        ten_ms = 10 * FRAMES_PER_MS
        assert edge[:ten_ms].max() >= 0.9 * edge[ten_ms : 2 * ten_ms].max()


@pytest.mark.parametrize("cue", ["go", "set_end"])
def test_accents_ring_away(cue: str) -> None:
    """The last 100 ms of an accent are at least 10 dB under its peak."""
    samples = np.abs(committed(cue))
    assert samples[-100 * FRAMES_PER_MS :].max() < samples.max() * 10 ** (-10 / 20)


@pytest.mark.parametrize(
    ("cue", "least", "most"),
    [
        *((cue, 0.35, 0.5) for cue in PHASES),
        ("tick", 0.1, 0.3),
        ("count_in_tick", 0.2, 0.45),
        ("go", 0.25, 0.45),
        ("last_rep", 0.25, 0.45),
        ("set_end", 0.25, 0.45),
    ],
)
def test_peaks_leave_room_for_two_at_once(cue: str, least: float, most: float) -> None:
    """No cue takes more than half of full scale, so two of them never clip."""
    assert least <= np.abs(committed(cue)).max() <= most


@pytest.mark.parametrize("cue", CUES)
def test_no_direct_current(cue: str) -> None:
    """The mean is under a ten-thousandth of the peak."""
    samples = committed(cue)
    assert abs(samples.mean()) < 1e-4 * np.abs(samples).max()


def test_phase_tones_are_equally_loud() -> None:
    """The four phase cues are within 1 dB of one another by A-weighted RMS."""
    levels_db = [loudness_db(cue) for cue in PHASES]
    assert max(levels_db) - min(levels_db) <= 1


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize(("cue", "most_db", "least_db"), [("tick", 10, 8), ("count_in_tick", 5, 3)])
def test_ticks_are_softer_than_phase_tones(cue: str, most_db: float, least_db: float, phase: str) -> None:
    """By A-weighted RMS a tick stays 8-10 dB under every phase tone, a tick of the count-in about 4 dB."""
    assert least_db <= loudness_db(phase) - loudness_db(cue) <= most_db
