"""What the program tells of variations and sets, and the guide track that it writes."""

import wave
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

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

from .conftest import IDS, Command, document, on_posix, program, surroundings

# What the domain says of each variation: one leg, first phase, tempo, reps, sets, rest, count-in, and the
# phases that are loaded, in the order in which a tempo is written.
TABLE = {
    "lying": (False, "concentric", "3-0-1-1", (8, 12), 3, 90, 5, "1111"),
    "seated": (False, "concentric", "3-1-1-1", (8, 12), 3, 90, 5, "1111"),
    "standing": (True, "concentric", "3-0-1-1", (8, 12), 3, 60, 5, "1111"),
    "standing-band": (True, "concentric", "3-0-1-2", (12, 15), 3, 60, 10, "1011"),
    "prone-band": (True, "concentric", "2-0-1-2", (12, 15), 3, 60, 10, "1011"),
    "nordic": (False, "eccentric", "4-1-2-2", (5, 5), 2, 120, 10, "1000"),
}
NOTATION = ["eccentric", "stretched_pause", "concentric", "contracted_pause"]
CURL = ["concentric", "contracted_pause", "eccentric", "stretched_pause"]


def test_all_six_variations(command: Command) -> None:
    """The list has the six variations in their order, each with all of its keys."""
    listed = document(command("variations", "--json"))

    assert [each["id"] for each in listed] == IDS
    for each in listed:
        assert list(each) == [
            "id",
            "name",
            "one_leg",
            "first_phase",
            "tempo",
            "reps_min",
            "reps_max",
            "sets",
            "rest_s",
            "count_in_s",
            "setup",
            "cues",
            "mistakes",
            "loaded",
        ]


@pytest.mark.parametrize("variation_id", IDS)
def test_variation_as_the_domain_has_it(command: Command, variation_id: str) -> None:
    """Each variation comes with the domain's own defaults."""
    (found,) = [each for each in document(command("variations", "--json")) if each["id"] == variation_id]
    one_leg, first_phase, tempo, (reps_min, reps_max), sets, rest_s, count_in_s, loaded = TABLE[variation_id]

    assert found["one_leg"] is one_leg
    assert found["first_phase"] == first_phase
    assert found["tempo"] == tempo
    assert (found["reps_min"], found["reps_max"], found["sets"]) == (reps_min, reps_max, sets)
    assert (found["rest_s"], found["count_in_s"]) == (rest_s, count_in_s)
    assert found["loaded"] == {phase: mark == "1" for phase, mark in zip(NOTATION, loaded, strict=True)}
    assert list(found["cues"]) == (CURL if first_phase == "concentric" else NOTATION)
    lines = [found["name"], *found["setup"], *(line for lines in found["cues"].values() for line in lines)]
    lines += [text for mistake in found["mistakes"] for text in (mistake["name"], mistake["fix"])]
    assert all(isinstance(line, str) and line.strip() for line in lines)
    assert found["setup"]
    assert all(found["cues"].values())
    assert len(found["mistakes"]) == 3


def test_variations_for_reading(command: Command) -> None:
    """Without --json there is a table with a line for each variation."""
    told = command("variations")

    assert told.code == 0
    heading, *rows = told.out.splitlines()
    assert heading.split()[:3] == ["id", "name", "tempo"]
    assert [row.split()[0] for row in rows] == IDS
    assert "curl 1 s \u00b7 squeeze 2 s \u00b7 slow 3 s" in rows[3]
    assert rows[3].endswith("12-15 x 3 per leg  60 s   10 s")


@pytest.mark.parametrize(
    ("variation_id", "reps", "count_in_ms", "set_time_ms", "tut_ms"),
    [
        ("lying", 10, 5_000, 50_000, 50_000),
        ("seated", 10, 5_000, 59_000, 59_000),
        ("standing", 10, 5_000, 50_000, 50_000),
        ("standing-band", 13, 10_000, 78_000, 78_000),
        ("prone-band", 13, 10_000, 65_000, 65_000),
        ("nordic", 5, 10_000, 43_000, 20_000),
    ],
)
def test_default_sets(
    command: Command, variation_id: str, *, reps: int, count_in_ms: int, set_time_ms: int, tut_ms: int
) -> None:
    """A default set has the middle of the range of reps; its sums follow from its tempo."""
    found = document(command("timeline", "--variation", variation_id, "--json"))

    phases = found.pop("phases")
    assert found == {
        "variation": variation_id,
        "tempo": TABLE[variation_id][2],
        "reps": reps,
        "count_in_ms": count_in_ms,
        "duration_ms": count_in_ms + set_time_ms,
        "tut_ms": tut_ms,
        "set_time_ms": set_time_ms,
    }
    assert sum(phase["end_ms"] - phase["start_ms"] for phase in phases if phase["loaded"]) == tut_ms
    assert [phase["start_ms"] for phase in phases] == [0, *(phase["end_ms"] for phase in phases[:-1])]
    assert phases[-1]["end_ms"] == found["duration_ms"]


def phase(kind: str, rep: int, start_ms: int, end_ms: int, *, loaded: bool = True) -> dict[str, Any]:
    """Return a phase as the timeline's JSON has it."""
    return {"kind": kind, "rep": rep, "start_ms": start_ms, "end_ms": end_ms, "loaded": loaded}


def test_timeline_of_a_band_curl(command: Command) -> None:
    """A curl runs 3-4-1-2; a band is slack in the stretch; the pause after the last rep is left out."""
    found = document(
        command("timeline", "--variation", "standing-band", "--tempo", "3112", "--reps", "2", "--json")
    )

    assert found["tempo"] == "3-1-1-2"
    assert found["phases"] == [
        phase("count_in", 0, 0, 10_000, loaded=False),
        phase("concentric", 1, 10_000, 11_000),
        phase("contracted_pause", 1, 11_000, 13_000),
        phase("eccentric", 1, 13_000, 16_000),
        phase("stretched_pause", 1, 16_000, 17_000, loaded=False),
        phase("concentric", 2, 17_000, 18_000),
        phase("contracted_pause", 2, 18_000, 20_000),
        phase("eccentric", 2, 20_000, 23_000),
    ]
    assert (found["tut_ms"], found["set_time_ms"], found["duration_ms"]) == (12_000, 13_000, 23_000)


def test_timeline_of_a_nordic(command: Command) -> None:
    """A Nordic runs 1-2-3-4 and is loaded on the way down only; without a count-in it begins at 0."""
    found = document(
        command(
            "timeline",
            "--variation",
            "nordic",
            "--tempo",
            "4-0-X-1.5",
            "--reps",
            "2",
            "--count-in",
            "0",
            "--json",
        )
    )

    assert found["tempo"] == "4-0-X-1.5"
    assert found["phases"] == [
        phase("eccentric", 1, 0, 4_000),
        phase("concentric", 1, 4_000, 5_000, loaded=False),
        phase("contracted_pause", 1, 5_000, 6_500, loaded=False),
        phase("eccentric", 2, 6_500, 10_500),
        phase("concentric", 2, 10_500, 11_500, loaded=False),
    ]
    assert (found["count_in_ms"], found["tut_ms"], found["set_time_ms"]) == (0, 8_000, 11_500)


@pytest.mark.parametrize(
    ("text", "count_in_ms"),
    [("0", 0), ("30", 30_000), ("7.5", 7_500), ("7,5", 7_500), ("0.001", 1), ("12.", 12_000)],
)
def test_count_in(command: Command, text: str, count_in_ms: int) -> None:
    """A count-in is told in seconds, with a decimal point or comma, to the millisecond."""
    found = document(command("timeline", "--variation", "lying", "--count-in", text, "--json"))

    assert found["count_in_ms"] == count_in_ms


@pytest.mark.parametrize(
    ("tempo", "canonical"),
    [
        ("3112", "3-1-1-2"),
        ("3/1/1/2", "3-1-1-2"),
        ("3 1 1 2", "3-1-1-2"),
        ("4/1/2", "4-1-2-0"),
        ("4:2", "4-0-2-0"),
    ],
)
def test_tempo(command: Command, tempo: str, canonical: str) -> None:
    """A tempo is accepted in every usual form and told in one."""
    assert (
        document(command("timeline", "--variation", "lying", "--tempo", tempo, "--json"))["tempo"]
        == canonical
    )


def test_timeline_for_reading(command: Command) -> None:
    """Without --json the timeline is a table in the words of the variation."""
    told = command("timeline", "--variation", "nordic", "--reps", "1", "--count-in", "2.5")

    assert told.code == 0
    assert told.out.splitlines() == [
        "Nordic hamstring curl, 4-1-2-2 (lower 4 s \u00b7 catch 1 s \u00b7 up 2 s \u00b7 set 2 s), 1 rep",
        "start s  length s  rep  phase     loaded",
        "0        2.5            Count-in",
        "2.5      4         1    Lower     yes",
        "6.5      1         1    Catch",
        "7.5      2         1    Push up",
        "0:04 under tension, set time 0:07, with count-in 0:09",
    ]


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


def test_length_of_the_track(command: Command, tmp_path: Path) -> None:
    """What is said of the track's length is its length: the set and the last sound."""
    out = tmp_path / "set.wav"
    told = command("render", "--variation", "lying", "--reps", "1", "--out", str(out))

    with wave.open(str(out), "rb") as file:
        length_s = file.getnframes() / 48_000
    assert length_s == pytest.approx(10.72, abs=0.01)
    assert told.out == f"{out}: {length_s:g} s of guide track\n"


def test_render_over_an_old_file(command: Command, tmp_path: Path) -> None:
    """A track replaces the one of the same name."""
    out = tmp_path / "set.wav"
    out.write_bytes(bytes(10_000_000))

    assert command("render", "--variation", "lying", "--reps", "1", "--out", str(out)).code == 0
    assert len(read_wav(out, longest_s=60)) > 480_000


@pytest.mark.parametrize("place", ["missing/set.wav", "folder", "file/set.wav"])
def test_out_that_cannot_be_written(command: Command, tmp_path: Path, place: str) -> None:
    """A place that cannot be written to is named with the reason."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()

    told = command("render", "--variation", "lying", "--reps", "1", "--out", str(tmp_path / place))

    assert str(tmp_path / place) in told.complaint(1)


@on_posix
def test_full_disk() -> None:
    """A disk that is full ends a rendering in one line."""
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full here")

    told = program("render", "--variation", "lying", "--reps", "1", "--out", "/dev/full")

    assert "No space left on device" in told.complaint(1)


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
