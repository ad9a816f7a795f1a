"""The tempo that was really kept, from a video."""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.clip_video import write_frame_times, write_video
from support.clips import Clip, make_clip
from support.command_line import Command, MemoryTerminal, document, program, surroundings
from support.small_videos import write_video as write_small_video

from legcurl_timer.measure.opencv_library import HOW_TO_HAVE_IT

LIFT = ("--variation", "seated", "--tempo", "2-1-1-1")
FRAMES = 30
EVEN_S = [number / 25 for number in range(FRAMES)]


@pytest.fixture(scope="module")
def clip() -> Clip:
    """Return a set of which one rep is rushed."""
    return make_clip(22, variation="seated", tempo="2-1-1-1", reps=4, fps=20, rushed=(3,))


@pytest.fixture(scope="module")
def film(clip: Clip, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Return the file of its film, and that of its frames' times."""
    folder = tmp_path_factory.mktemp("film")
    return str(write_video(clip, folder / "set.mp4")), str(write_frame_times(clip, folder / "times.json"))


@pytest.fixture
def small(tmp_path: Path) -> str:
    """Return a second of a film in which nothing moves."""
    return str(write_small_video(tmp_path / "small.mp4", frames=FRAMES))


def edges_s(found: dict[str, Any]) -> np.ndarray:
    """Return the four times of each rep of a document."""
    moved = [
        [phase for phase in rep["phases"] if not phase["kind"].endswith("pause")] for rep in found["reps"]
    ]
    return (
        np.array(
            [
                [both[0]["start_ms"], both[0]["end_ms"], both[1]["start_ms"], both[1]["end_ms"]]
                for both in moved
            ]
        )
        / 1000
    )


def test_a_set_as_json(command: Command, clip: Clip, film: tuple[str, str]) -> None:
    """All that was seen is one document, in milliseconds on the clock of the frames."""
    first_s = clip.first_movement_s
    asked = ("--first-movement", f"{first_s}", "--frame-times", film[1], "--json")
    found = document(command("measure", film[0], *LIFT, *asked))

    facts = {name: found[name] for name in ("variation", "tempo", "first_movement_ms", "trusted", "why")}
    assert facts == {
        "variation": "seated",
        "tempo": "2-1-1-1",
        "first_movement_ms": round(first_s * 1000),
        "trusted": True,
        "why": "",
    }
    assert np.abs(edges_s(found) - clip.edges_s).max() < 0.25
    for number, rep in enumerate(found["reps"], 1):
        assert list(rep) == ["rep", "half", "trusted", "why", "late_ms", "phases"]
        assert (rep["rep"], rep["half"], rep["trusted"], rep["why"]) == (number, False, True, "")
        starts_ms = rep["phases"][0]["start_ms"]
        assert starts_ms - rep["late_ms"] == pytest.approx((first_s + 5 * (number - 1)) * 1000, abs=1)
        edges_ms = [edge for phase in rep["phases"] for edge in (phase["start_ms"], phase["end_ms"])]
        assert edges_ms == sorted(edges_ms)


def test_a_set_whose_beginning_is_not_told(command: Command, clip: Clip, film: tuple[str, str]) -> None:
    """The beginning is searched for, on the video's own clock."""
    found = document(command("measure", film[0], *LIFT, "--json"))
    first_s = clip.edges_s[0, 0] - clip.camera.clock_s
    assert found["trusted"]
    assert len(found["reps"]) == 4
    assert found["first_movement_ms"] / 1000 == pytest.approx(first_s, abs=0.6)


def test_a_set_for_reading(command: Command, film: tuple[str, str]) -> None:
    """A table tells what was asked and what was done; the last line but one what it comes to."""
    told = command("measure", film[0], *LIFT, "--first-movement", "5")
    lines = told.out.splitlines()

    assert (told.code, told.err) == (0, "")
    assert lines[0].startswith("Seated leg curl, 2-1-1-1 (")
    assert lines[2].split() == ["rep", "pull", "squeeze", "slow", "stretch"]
    assert lines[3].split() == ["asked", "1.0", "1.0", "2.0", "1.0"]
    assert [line.split()[0] for line in lines[4:8]] == ["1", "2", "3", "4"]
    assert lines[4].count("about") == 4
    assert lines[6].endswith("rushed")
    assert lines[8] == "4 whole reps: rushed in rep 3"
    assert lines[9].startswith("Time under tension: measured about ")


@pytest.mark.parametrize("options", [(), ("--first-movement", "0.5"), ("--first-movement", "-20")])
def test_nothing_to_be_seen(command: Command, small: str, options: tuple[str, ...]) -> None:
    """A film in which nothing moves is an answer, and no failure."""
    found = document(command("measure", small, *LIFT, *options, "--json"))
    assert (found["trusted"], found["reps"]) == (False, [])

    told = command("measure", small, *LIFT, *options)
    assert told.code == 0
    assert told.out.splitlines()[1:] == [f"not seen well: {found['why']}"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not a JSON list of seconds"),
        ("{", "is not a JSON list of seconds"),
        ("\xff", "is not a JSON list of seconds"),
        ('{"times": []}', "is not a JSON list of seconds"),
        ("[" * 100_000, "is not a JSON list of seconds"),
        ("7", "is not a JSON list of seconds"),
        ("[]", f"{FRAMES} frames, but there are 0 frame times"),
        (json.dumps([at_s / 1e9 for at_s in EVEN_S]), "less than a millisecond apart"),
        (json.dumps(EVEN_S[:-1]), f"{FRAMES - 1} frame times"),
        (json.dumps([*EVEN_S, 9.0]), f"{FRAMES} frames"),
        (json.dumps([0, "1", 2]), "number 2 is not a number of seconds"),
        (json.dumps([0, None]), "number 2 is not a number of seconds"),
        (json.dumps([False, True]), "number 1 is not a number of seconds"),
        (json.dumps([0, [1]]), "number 2 is not a number of seconds"),
        ("[0, NaN]", "number 2 is not a number of seconds"),
        ("[-Infinity, 0]", "number 1 is not a number of seconds"),
        ("[0, 1e999]", "number 2 is not a number of seconds"),
        (f"[0, 1{'0' * 400}]", "number 2 is not a number of seconds"),
        (f"[0, 1{'0' * 5000}]", "is not a JSON list of seconds"),
        (json.dumps([0, 1, 1]), "number 3 is not later"),
        (json.dumps([0, 1, 0.5]), "number 3 is not later"),
        (json.dumps([*EVEN_S[:-1], 9_000_000]), "longer than an hour"),
    ],
)
def test_bad_frame_times(command: Command, tmp_path: Path, small: str, text: str, why: str) -> None:
    """Frame times that cannot be meant are told in one line."""
    times = tmp_path / "times.json"
    times.write_text(text, encoding="latin-1")
    complaint = command("measure", small, *LIFT, "--frame-times", str(times)).complaint(2)
    assert why in complaint


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--first-movement", "soon"), "must be a number of seconds"),
        (("--first-movement", "nan"), "must be a number of seconds"),
        (("--first-movement", "1e300"), "must be a number of seconds"),
        (("--first-movement", "500"), "is not in the video, which has 0.0 to 1.2 s"),
        (("--first-movement", "-1000000"), "is not in the video"),
        (("--frame-times", "none.json"), "none.json cannot be read"),
        (("--frame-times", "."), "cannot be read"),
        (("--variation", "squat"), "is not a variation"),
        (("--tempo", "fast"), "tempo"),
    ],
)
def test_options_that_make_no_sense(command: Command, small: str, options: tuple[str, ...], why: str) -> None:
    """Bad input is told in one line, with the code of bad input."""
    assert why in command("measure", small, *LIFT, *options).complaint(2)


@pytest.mark.parametrize("missing", [(), LIFT[:2], LIFT[2:]])
def test_what_has_to_be_told(command: Command, small: str, missing: tuple[str, ...]) -> None:
    """Lift and tempo have to be told."""
    assert "are required: --" in command("measure", small, *missing).complaint(2)


@pytest.mark.parametrize("frames", [0, 1])
def test_files_that_are_no_video(command: Command, tmp_path: Path, frames: int) -> None:
    """A single picture is no video, and neither is what is not there."""
    path = tmp_path / "film.mp4"
    if frames:
        write_small_video(path, frames=frames)
    assert "is not a video" in command("measure", str(path), *LIFT).complaint(2)


def test_without_opencv(command: Command, small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without OpenCV one line tells how to have it."""
    monkeypatch.setitem(sys.modules, "cv2", None)
    assert HOW_TO_HAVE_IT in command("measure", small, *LIFT).complaint(1)


def test_progress_on_a_terminal(command: Command, small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows how far it is, and nothing of that in the end."""
    terminal = MemoryTerminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert json.loads(command("measure", small, *LIFT, "--json").out)
    shown = terminal.getvalue().split("\r")
    assert f"[{'#' * 15}{' ' * 15}]  50 %" in shown
    assert shown[-3:-1] == [f"[{'#' * 30}] 100 %", " " * 38]
    assert shown[-1] == ""


def test_no_pixel_is_written(film: tuple[str, str], tmp_path: Path) -> None:
    """The command leaves the disk as it was, wherever it might have written."""
    homes = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")
    env = surroundings(**dict.fromkeys(homes, str(tmp_path)))
    told = program("measure", film[0], *LIFT, "--json", cwd=tmp_path, env=env)
    assert document(told)["trusted"]
    assert list(tmp_path.rglob("*")) == []
    assert {path.name for path in Path(film[0]).parent.iterdir()} == {"set.mp4", "times.json"}
