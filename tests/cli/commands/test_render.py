"""The guide track of a set, as a WAV file."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from support.command_line import Command, on_posix, program, surroundings
from support.gym import BANK, VOICE

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.wav import read_wav
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set


@pytest.mark.parametrize(
    ("typed", "guidance"),
    [
        ("render", Guidance.BEEPS),
        *((f"render --guidance {guidance}", guidance) for guidance in Guidance),
        ("--guidance words render", Guidance.WORDS),
    ],
)
@pytest.mark.parametrize("variation_id", ["seated", "nordic"])
def test_guide_track(
    command: Command, tmp_path: Path, variation_id: str, typed: str, guidance: Guidance
) -> None:
    """A track is guided as asked for, in our voice; without a word about it, it beeps."""
    variation = find_variation(load_variations(), variation_id)
    prescription = replace(SetPrescription.by_default(variation), reps=2)
    out = tmp_path / "set.wav"

    told = command(*typed.split(), "--variation", variation_id, "--reps", "2", "--out", str(out))

    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"{out}: ")
    guide = Guide.for_set(prescription, guidance, VOICE)
    expected = render(compile_set(prescription), BANK, guide)
    np.testing.assert_array_equal(read_wav(out, longest_s=600), expected)


def test_same_arguments_same_bytes(command: Command, tmp_path: Path) -> None:
    """Rendered twice, and once more in another process, a set gives the same file."""
    asked = ("render", "--variation", "seated", "--tempo", "3-1-X-1", "--reps", "2", "--out")
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
