"""The lifter's own recordings replace ours word by word; what cannot be used is told and said by ours."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from support.bracketed import spoken_in_brackets

from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.voice import OWN_VOICE, Voice, Word, load_voice
from legcurl_timer.audio.wav import write_wav

OURS = sounds_folder() / OWN_VOICE
A_WORD = np.array([1, -2, 3], np.int16)


@pytest.fixture(scope="module")
def ours() -> Voice:
    """Return our own voice."""
    return load_voice(OURS)


def record(folder: Path, *names: str) -> None:
    """Put a recording of each name into a folder."""
    for name in names:
        write_wav(folder / f"{name}.wav", A_WORD)


def test_whole_numbers_and_halves(ours: Voice) -> None:
    """Numbers to 20, whole tens and 100 are recordings; the others are their two halves, end to end."""
    np.testing.assert_array_equal(ours.samples("7"), ours.recordings["7"])
    np.testing.assert_array_equal(ours.samples("40"), ours.recordings["40"])
    np.testing.assert_array_equal(
        ours.samples("42"), np.concatenate([ours.recordings["40_"], ours.recordings["_2"]])
    )


@pytest.mark.parametrize("word", ["nonsense", "101", "0", "200", "", "_", "4x", "-1"])
def test_words_that_nobody_recorded(ours: Voice, word: str) -> None:
    """A word without a recording is silence of no length."""
    assert len(ours.samples(word)) == 0
    assert ours.length_ms(word) == 0


def test_pack_replaces_word_by_word(ours: Voice, tmp_path: Path) -> None:
    """What a folder holds is said by it, a whole 42 among it, and one line names what it lacks."""
    record(tmp_path, "curl", "42", "ten_seconds")

    voice = load_voice(OURS, tmp_path)

    assert all(np.array_equal(voice.samples(word), A_WORD) for word in ("curl", "42", Word.TEN_SECONDS))
    np.testing.assert_array_equal(voice.samples("43"), ours.samples("43"))
    np.testing.assert_array_equal(voice.samples("lower"), ours.samples("lower"))
    (notice,) = voice.notices
    assert notice.startswith("Not in your voice folder, so ours are said: 1.wav, 10.wav, 100.wav, 11.wav,")
    assert notice.endswith(f" and {len(ours.recordings) - 2 - 5} more.")


def test_few_gaps_are_named(ours: Voice, tmp_path: Path) -> None:
    """Where only some words are missing, each of them is named."""
    record(tmp_path, *(set(ours.recordings) - {"up", "top"}))

    assert load_voice(OURS, tmp_path).notices == (
        "Not in your voice folder, so ours are said: top.wav, up.wav.",
    )


def test_full_pack(ours: Voice, tmp_path: Path) -> None:
    """A folder with every word speaks alone, and needs no line."""
    record(tmp_path, *ours.recordings)

    voice = load_voice(OURS, tmp_path)

    assert voice.notices == ()
    assert all(np.array_equal(recording, A_WORD) for recording in voice.recordings.values())


@pytest.mark.parametrize(
    ("name", "spoil", "reason"),
    [
        ("lower", lambda path: path.write_bytes(b""), "is not a WAV file"),
        ("lower", lambda path: path.mkdir(), "cannot be read ("),
        ("lower", lambda path: write_wav(path, np.zeros(28_801, np.int16)), "is longer than 0.6 s"),
        ("12", lambda path: write_wav(path, np.zeros(28_801, np.int16)), "is longer than 0.6 s"),
        ("20_", lambda path: write_wav(path, np.zeros(15_841, np.int16)), "is longer than 0.33 s"),
        ("_2", lambda path: write_wav(path, np.zeros(12_961, np.int16)), "is longer than 0.27 s"),
        ("rest", lambda path: write_wav(path, np.zeros(72_001, np.int16)), "is longer than 1.5 s"),
    ],
)
def test_one_bad_word(
    ours: Voice, tmp_path: Path, name: str, spoil: Callable[[Path], object], reason: str
) -> None:
    """A word that cannot be used, or that would run into the beat, is named with the reason; ours is said."""
    record(tmp_path, *(set(ours.recordings) - {name}))
    spoil(tmp_path / f"{name}.wav")

    voice = load_voice(OURS, tmp_path)

    (notice,) = voice.notices
    assert notice.startswith(f"Your word {name}.wav cannot be used: it {reason}")
    assert notice.endswith(" Ours is said instead.")
    np.testing.assert_array_equal(voice.samples(name), ours.samples(name))


def test_pack_that_is_not_there(ours: Voice, tmp_path: Path) -> None:
    """A folder that is gone is told in one line, and ours speaks."""
    voice = load_voice(OURS, tmp_path / "gone")

    assert voice.notices == (f"The voice folder {tmp_path / 'gone'} is not there. Ours speaks.",)
    assert set(voice.recordings) == set(ours.recordings)


def test_one_of_ours_is_damaged(tmp_path: Path) -> None:
    """A word of ours that was damaged is not said, and a line tells what brings it back."""
    record(tmp_path, "up")
    (tmp_path / "curl.wav").write_bytes(b"")

    voice = load_voice(tmp_path)

    assert voice.length_ms("curl") == 0
    assert voice.length_ms("up") == 1
    (notice,) = voice.notices
    assert notice.startswith("Our own word curl.wav cannot be used: it is not a WAV file")


def test_ours_is_gone(tmp_path: Path) -> None:
    """A program that lost its voice says so and goes on."""
    assert load_voice(tmp_path / "gone").notices == (
        "Our own voice is missing. Installing the program again brings it back.",
    )


def test_languages_do_not_mix(tmp_path: Path) -> None:
    """Where ours does not speak the language, of a folder of recordings only its own words are said."""
    record(tmp_path, "curl", "12")
    (tmp_path / "top.wav").write_bytes(b"")
    with spoken_in_brackets():
        voice = load_voice(OURS, tmp_path)
        assert set(voice.recordings) == {"curl", "12"}
        bad, missing = voice.notices
        assert bad.startswith("[Your word top.wav")
        assert bad.endswith(" It is not said.]")
        assert missing.startswith("[Not in your voice folder, so they are not said: [1.wav, ")
        assert "_1.wav" not in missing

        record(tmp_path, *(name for name in load_voice(OURS).recordings if not name.isdecimal()))
        record(tmp_path, *map(str, range(1, 30)))
        assert load_voice(OURS, tmp_path).notices == (
            "[Not in your voice folder, so they are not said: 30.wav.]",
        )

        assert len(load_voice(OURS).recordings) == 68
        assert len(load_voice(OURS, tmp_path / "gone").recordings) == 68
