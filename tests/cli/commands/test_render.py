"""The guide track of a set, as a WAV file."""

import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from support.command_line import IDS, Command, document, on_posix, program, surroundings

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import Cue, load_bank
from legcurl_timer.audio.voice import OWN_VOICE, load_voice
from legcurl_timer.audio.wav import read_wav
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set


@pytest.mark.parametrize("variation_id", IDS)
def test_guide_track(command: Command, tmp_path: Path, variation_id: str) -> None:
    """A guide track is 48 kHz, 16 bit, mono, and each phase's cue begins at start_ms x 48."""
    out = tmp_path / "set.wav"
    asked = ("--variation", variation_id, "--reps", "2")
    bank = load_bank(sounds_folder())

    told = command("render", *asked, "--out", str(out))

    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"{out}: ")
    with wave.open(str(out), "rb") as file:
        assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (48_000, 2, 1)
    samples = read_wav(out, longest_s=600)
    first, *others = document(command("timeline", *asked, "--json"))["phases"][1:]
    go, tone = bank.sounds[Cue.GO], bank.sounds[Cue(first["kind"])]
    opening = samples[first["start_ms"] * 48 :][: len(go)]
    np.testing.assert_array_equal(opening[: len(tone)], go[: len(tone)] + tone)
    for each in others:
        tone = bank.sounds[Cue(each["kind"])]
        np.testing.assert_array_equal(samples[each["start_ms"] * 48 :][: len(tone)], tone)


@pytest.mark.parametrize("guidance", list(Guidance))
def test_guided_track(command: Command, tmp_path: Path, guidance: Guidance) -> None:
    """A track is guided as asked for, in our voice."""
    seated = find_variation(load_variations(), "seated")
    prescription = replace(SetPrescription.by_default(seated), reps=2)
    voice = load_voice(sounds_folder() / OWN_VOICE)
    out = tmp_path / "set.wav"

    told = command(
        "render", "--variation", "seated", "--reps", "2", "--guidance", guidance, "--out", str(out)
    )

    assert (told.code, told.err) == (0, "")
    guide = Guide.for_set(prescription, guidance, voice)
    expected = render(compile_set(prescription), load_bank(sounds_folder()), guide)
    np.testing.assert_array_equal(read_wav(out, longest_s=600), expected)


def test_a_track_beeps_unless_told(command: Command, tmp_path: Path) -> None:
    """Without a word about guidance, a track holds tones and ticks alone, as ever."""
    asked = ("render", "--variation", "nordic", "--reps", "2", "--out")
    command(*asked, str(tmp_path / "plain.wav"))
    command(*asked, str(tmp_path / "beeps.wav"), "--guidance", "beeps")
    command("--guidance", "words", *asked, str(tmp_path / "words.wav"))

    plain, beeps, words = ((tmp_path / f"{name}.wav").read_bytes() for name in ("plain", "beeps", "words"))
    assert plain == beeps
    assert plain != words
    nordic = SetPrescription.by_default(find_variation(load_variations(), "nordic"))
    timeline = compile_set(replace(nordic, reps=2))
    np.testing.assert_array_equal(
        read_wav(tmp_path / "plain.wav", longest_s=600), render(timeline, load_bank(sounds_folder()))
    )


def test_same_arguments_same_bytes(command: Command, tmp_path: Path) -> None:
    """Rendered twice, and once more in another process, a set gives the same file."""
    asked = (
        "render",
        "--variation",
        "seated",
        "--tempo",
        "3-1-X-1",
        "--reps",
        "2",
        "--count-in",
        "3.5",
        "--out",
    )
    command(*asked, str(tmp_path / "first.wav"))
    command(*asked, str(tmp_path / "second.wav"))
    program(*asked, str(tmp_path / "third.wav"), env=surroundings(PYTHONHASHSEED="3"))

    first, second, third = ((tmp_path / f"{name}.wav").read_bytes() for name in ("first", "second", "third"))
    assert first == second == third


@pytest.mark.parametrize("place", ["missing/set.wav", "folder", "file/set.wav"])
def test_out_that_cannot_be_written(command: Command, tmp_path: Path, place: str) -> None:
    """A place that cannot be written to is named with the reason."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()

    told = command("render", "--variation", "lying", "--reps", "1", "--out", str(tmp_path / place))

    assert str(tmp_path / place) in told.complaint(1)


@on_posix
def test_not_enough_memory(tmp_path: Path) -> None:
    """A guide track of hours on a machine without the memory for it ends in one line, without a file."""
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9));"
        "from legcurl_timer.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    longest = ("--variation", "lying", "--tempo", "30-30-30-30", "--reps", "100")

    told = program("render", *longest, "--out", str(tmp_path / "set.wav"), start=("-c", limited))

    assert told.complaint(1) == "legcurl-timer: there is not enough memory for this"
    assert not (tmp_path / "set.wav").exists()
