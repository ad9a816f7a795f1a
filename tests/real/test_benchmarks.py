"""The benchmarks and the program that makes the pictures still run; what they measure is not judged here."""

import sys
from pathlib import Path

import pytest
from support.programs import private_environment, run

ROOT = Path(__file__).resolve().parents[2]
SHARED = "stage.py"
BENCHMARKS = sorted(path for path in (ROOT / "benchmarks").glob("*.py") if path.name != SHARED)


def marked(benchmark: Path) -> object:
    """Return a parameter that says what the benchmark needs: a sound server, a screen, both or neither."""
    text = benchmark.read_text(encoding="utf-8")
    marks = [pytest.mark.real_sound] if "sound_server()" in text else []
    marks += [pytest.mark.real_window] if "virtual_screen(" in text else []
    return pytest.param(benchmark, marks=marks, id=benchmark.stem)


@pytest.mark.parametrize("benchmark", [marked(path) for path in BENCHMARKS])
def test_a_benchmark_runs(benchmark: Path, tmp_path: Path) -> None:
    """Each file in `benchmarks` runs through where it is asked to be short, and ends with its targets."""
    told = run([sys.executable, str(benchmark), "--short"], private_environment(tmp_path), within_s=60)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.splitlines()[-1].startswith("(short) ")


@pytest.mark.parametrize(("file", "begins"), [("set.png", b"\x89PNG"), ("rep.gif", b"GIF89a")])
def test_the_pictures_can_be_made(tmp_path: Path, file: str, begins: bytes) -> None:
    """The program that makes the pictures of the README makes them without a display."""
    command = [
        sys.executable,
        str(ROOT / "docs" / "make_screenshots.py"),
        str(tmp_path),
        "--only",
        Path(file).stem,
    ]
    told = run(command, private_environment(tmp_path))
    assert told.returncode == 0, told.stdout + told.stderr
    assert [path.name for path in tmp_path.glob("*.*")] == [file]
    assert (tmp_path / file).read_bytes().startswith(begins)
