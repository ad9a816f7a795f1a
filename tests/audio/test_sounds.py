"""The lifter's own sounds replace ours where they can be used; where not, ours play and a line says why."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import PHASE_CUES, Cue, SoundBank, load_bank
from legcurl_timer.audio.wav import Samples, write_wav
from legcurl_timer.core.lifts.phases import PhaseKind

OURS = sounds_folder()
A_SOUND = np.array([1, -2, 3], np.int16)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return a sound folder of the lifter's with a usable file for each cue."""
    folder = tmp_path / "pack"
    folder.mkdir()
    for cue in Cue:
        write_wav(folder / f"{cue}.wav", A_SOUND)
    return folder


def same(bank: SoundBank, other: SoundBank, cue: Cue) -> bool:
    """Return whether a cue sounds the same in two banks."""
    return np.array_equal(bank.sounds[cue], other.sounds[cue])


def test_ours(bank: SoundBank) -> None:
    """Our own sounds are all there, audible, short enough and without a complaint."""
    assert bank.notices == ()
    assert set(bank.sounds) == set(Cue)
    for sound in bank.sounds.values():
        assert sound.dtype == np.int16
        assert np.abs(sound).max() > 1_000
        assert len(sound) <= 144_000


def test_each_phase_has_its_own_tone(bank: SoundBank) -> None:
    """Every phase that is paced has a tone, and no two of them sound alike."""
    assert set(PHASE_CUES) == set(PhaseKind) - {PhaseKind.REST, PhaseKind.COUNT_IN}
    tones = {bank.sounds[cue].tobytes() for cue in PHASE_CUES.values()}
    assert len(tones) == 4


def test_a_pack_in_full(pack: Path) -> None:
    """A folder with all the names replaces all the sounds."""
    own = load_bank(OURS, pack)

    assert own.notices == ()
    assert all(np.array_equal(sound, A_SOUND) for sound in own.sounds.values())


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.write_bytes(b""), "is not a WAV file"),
        (lambda path: write_wav(path, np.zeros(144_001, np.int16)), "is longer than 3 s"),
        (lambda path: write_wav(path, np.zeros(0, np.int16)), "holds no sound"),
    ],
)
def test_one_bad_file_in_a_pack(
    bank: SoundBank, pack: Path, spoil: Callable[[Path], object], reason: str
) -> None:
    """One file that cannot be used is named with the reason; ours plays for it, and the rest is theirs."""
    spoil(pack / "eccentric.wav")

    own = load_bank(OURS, pack)

    (notice,) = own.notices
    assert notice.startswith(f"Your sound eccentric.wav cannot be used: it {reason}")
    assert notice.endswith(" Ours plays instead.")
    assert "\n" not in notice
    assert same(own, bank, Cue.ECCENTRIC)
    assert all(np.array_equal(own.sounds[cue], A_SOUND) for cue in Cue if cue is not Cue.ECCENTRIC)


def test_gaps_in_a_pack(bank: SoundBank, pack: Path) -> None:
    """The sounds that a folder lacks are told in one line, and ours play for them alone."""
    (pack / "go.wav").unlink()
    (pack / "eccentric.wav").unlink()

    own = load_bank(OURS, pack)

    assert own.notices == ("Not in your sound folder, so ours play: eccentric.wav, go.wav.",)
    for cue in Cue:
        if cue in {Cue.ECCENTRIC, Cue.GO}:
            assert same(own, bank, cue)
        else:
            assert np.array_equal(own.sounds[cue], A_SOUND)


@pytest.mark.parametrize("name", ["gone", "file"])
def test_pack_that_is_no_folder(bank: SoundBank, tmp_path: Path, name: str) -> None:
    """A folder that is not there, or is a file, is told in one line, and all of ours play."""
    (tmp_path / "file").touch()

    own = load_bank(OURS, tmp_path / name)

    assert own.notices == (f"The sound folder {tmp_path / name} is not there. Ours play instead.",)
    assert all(same(own, bank, cue) for cue in Cue)


def test_one_of_ours_is_gone(bank: SoundBank, tmp_path: Path) -> None:
    """A program that lost one of its own sounds goes on without it and says what brings it back."""
    shutil.copytree(OURS, tmp_path / "sounds")
    (tmp_path / "sounds" / "go.wav").unlink()

    damaged = load_bank(tmp_path / "sounds")

    assert damaged.notices == (
        "Our own sound go.wav cannot be used: it is missing. Installing the program again brings it back.",
    )
    assert len(damaged.sounds[Cue.GO]) == 0
    assert all(same(damaged, bank, cue) for cue in Cue if cue is not Cue.GO)


def test_theirs_and_ours_are_gone(pack: Path, tmp_path: Path) -> None:
    """Where neither theirs nor ours can be used the cue is silent, and both are told."""
    (pack / "go.wav").write_bytes(b"")

    damaged = load_bank(tmp_path / "nowhere", pack)

    assert len(damaged.sounds[Cue.GO]) == 0
    assert all(np.array_equal(damaged.sounds[cue], A_SOUND) for cue in Cue if cue is not Cue.GO)
    told = "\n".join(damaged.notices)
    assert "Our own sound go.wav cannot be used: it is missing" in told
    assert "Your sound go.wav cannot be used: it is not a WAV file" in told


@pytest.mark.parametrize(
    ("frames", "length_ms"), [(0, 0), (1, 1), (48, 1), (49, 2), (9_120, 190), (144_000, 3_000)]
)
def test_length_is_rounded_up(frames: int, length_ms: int) -> None:
    """A sound that reaches into a millisecond counts with the whole of it."""
    assert SoundBank({Cue.TICK: np.zeros(frames, np.int16)}).length_ms(Cue.TICK) == length_ms


@pytest.mark.parametrize(
    ("room_ms", "length_ms"), [(1, 1), (30, 30), (60, 48), (100, 48), (150, 134), (200, 134), (217, 217)]
)
def test_pulses_are_not_cut(bank: SoundBank, room_ms: int, length_ms: int) -> None:
    """In a short pause the squeeze has fewer pulses; only where there is one, or most of one, is it cut."""
    assert bank.length_ms(Cue.CONTRACTED_PAUSE, room_ms) == pytest.approx(length_ms, abs=1)


@given(
    arrays(np.int16, st.integers(0, 20_000), elements=st.integers(-32_768, 32_767), fill=st.just(0)),
    st.integers(1, 500),
)
def test_no_sound_outlasts_its_room(sound: Samples, room_ms: int) -> None:
    """Any sound that fits is left alone; another ends in time, begins as it did, and never on a step."""
    heard = SoundBank({Cue.TICK: sound}).samples(Cue.TICK, room_ms)

    if len(sound) <= room_ms * 48:
        assert heard is sound
    else:
        assert len(heard) <= room_ms * 48
        fade = min(8 * 48, len(heard))
        assert np.array_equal(heard[:-fade], sound[: len(heard) - fade])
        assert abs(int(heard[-1])) <= 32_768 / 384 or not sound[len(heard) :][: 5 * 48].any()


@given(files=st.dictionaries(st.sampled_from(list(Cue)), st.binary(max_size=200), min_size=1))
def test_no_pack_stops_the_program(
    bank: SoundBank, tmp_path_factory: pytest.TempPathFactory, files: dict[Cue, bytes]
) -> None:
    """Whatever a folder holds, each cue has a sound, and each file that was not used is named once."""
    folder = tmp_path_factory.mktemp("pack")
    for cue in Cue:
        (folder / f"{cue}.wav").write_bytes(files.get(cue, (OURS / f"{cue}.wav").read_bytes()))

    own = load_bank(OURS, folder)

    named = {cue for cue in Cue if any(f"Your sound {cue}.wav " in notice for notice in own.notices)}
    assert named <= set(files)
    assert len(own.notices) == len(named)
    assert all(same(own, bank, cue) for cue in Cue if cue in named or cue not in files)
    assert all(len(sound) for sound in own.sounds.values())
