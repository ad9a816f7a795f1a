"""What is installed is complete: the wheel carries sounds and data, and runs from wherever it lies."""

import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from legcurl_timer import __version__

CHECKOUT = Path(__file__).parents[1]
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
LIMIT_S = 120


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, with the build tool that is here or one fetched for the purpose."""
    folder = tmp_path_factory.mktemp("wheel")
    here = importlib.util.find_spec("hatchling") is not None
    isolation = ["--no-build-isolation"] if here else []
    subprocess.run(
        [*PIP, "wheel", "--no-deps", *isolation, "--wheel-dir", folder, CHECKOUT], check=True, timeout=LIMIT_S
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [*PIP, "install", "--no-deps", "--no-index", "--target", folder, wheel], check=True, timeout=LIMIT_S
    )
    return folder


def from_wheel(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program; without `site` the checkout, installed for development, is out of sight."""
    paths = [str(installed), *{sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}]
    return subprocess.run(
        [sys.executable, "-S", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LIMIT_S,
        check=True,
    )


def test_content(wheel: Path) -> None:
    """The wheel has every module, the data file, the mark of types and every sound, and nothing besides."""
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())

    package = {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / "legcurl_timer").rglob("*")
        if path.is_file() and path.suffix != ".po" and "__pycache__" not in path.parts
    }
    sounds = {
        f"legcurl_timer/assets/sounds/{path.relative_to(CHECKOUT / 'assets' / 'sounds').as_posix()}"
        for path in (CHECKOUT / "assets" / "sounds").rglob("*")
        if path.is_file()
    }
    assert {"legcurl_timer/py.typed", "legcurl_timer/core/lifts/variations.toml"} <= names
    assert len([name for name in sounds if name.endswith(".wav") and "/voice/" not in name]) == 9
    assert len([name for name in sounds if name.endswith(".wav") and "/voice/en/" in name]) == 68
    of_ours = {name for name in names if ".dist-info/" not in name}
    assert of_ours == package | sounds


def test_description(wheel: Path) -> None:
    """The wheel is for any machine, has the program's version and licence, and both ways to start it."""
    assert wheel.name == f"legcurl_timer-{__version__}-py3-none-any.whl"
    with ZipFile(wheel) as archive:
        info = f"legcurl_timer-{__version__}.dist-info"
        metadata = archive.read(f"{info}/METADATA").decode()
        starts = archive.read(f"{info}/entry_points.txt").decode()
        assert f"{info}/licenses/LICENSE" in archive.namelist()

    assert f"\nVersion: {__version__}\n" in metadata
    assert "\nLicense-Expression: MIT\n" in metadata
    assert "[console_scripts]\nlegcurl-timer = legcurl_timer.cli.main:main" in starts
    assert "[gui_scripts]\nlegcurl-timer-window = legcurl_timer.cli.main:main" in starts


def test_runs_from_elsewhere(installed: Path, tmp_path: Path) -> None:
    """The installed program is the one that runs, and it finds its data."""
    where = from_wheel(installed, tmp_path, "-c", "import legcurl_timer; print(legcurl_timer.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(installed)

    told = from_wheel(
        installed, tmp_path, "-m", "legcurl_timer", "timeline", "--variation", "nordic", "--json"
    )

    timeline = json.loads(told.stdout)
    assert (timeline["reps"], timeline["duration_ms"], timeline["tut_ms"]) == (5, 53_000, 20_000)


def test_finds_its_sounds(installed: Path, tmp_path: Path) -> None:
    """The installed program renders the same track as the checkout does."""
    asked = ("-m", "legcurl_timer", "render", "--variation", "lying", "--reps", "2", "--out")

    from_wheel(installed, tmp_path, *asked, "installed.wav")
    subprocess.run(
        [sys.executable, *asked, tmp_path / "checkout.wav"], cwd=CHECKOUT, check=True, timeout=LIMIT_S
    )

    track = (tmp_path / "installed.wav").read_bytes()
    assert track == (tmp_path / "checkout.wav").read_bytes()
    assert len(track) > 15_000 * 96
