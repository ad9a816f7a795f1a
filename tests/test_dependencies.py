"""Every system and Python that the README names gets ready-made wheels, by the table of those there are."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from support.programs import import_file

wheels = import_file(Path(__file__).parents[1] / "packaging" / "wheels.py")
TABLE = json.loads(wheels.TABLE.read_text(encoding="utf-8"))
find = wheels.in_table(TABLE)

each_target = pytest.mark.parametrize("target", wheels.TARGETS, ids=str)


def installed(target: Any, *extras: str) -> dict[str, Any]:
    """Return what is installed on a target, by name."""
    return wheels.resolve(target, wheels.requirements(*extras), find)


@each_target
def test_installs_without_a_compiler(target: Any) -> None:
    """What the program and its camera need is ready made; on Linux simpleaudio alone is compiled."""
    compiled = {name for name, found in installed(target, "camera").items() if found.wheel is None}
    assert compiled == ({"simpleaudio-patched"} if target.system == "linux" else set())


@each_target
def test_what_the_readme_promises(target: Any) -> None:
    """Each has the sound library of the README's table; Windows on ARM lacks soxr and the camera alone."""
    names = set(installed(target, "camera"))
    on_arm = (target.system, target.machine) == ("win32", "ARM64")
    simple = target.system == "linux" or (target.minor < 13 and not on_arm)
    assert names & {"simpleaudio-patched", "sounddevice"} == {
        "simpleaudio-patched" if simple else "sounddevice"
    }
    assert names & {"soxr", "opencv-python-headless"} == (
        set() if on_arm else {"soxr", "opencv-python-headless"}
    )


def test_the_table_holds_what_is_needed() -> None:
    """No release of the table is one that nobody gets, and every Python that is promised is asked for."""
    used = {f"{f.name} {f.version}" for each in wheels.TARGETS for f in installed(each, "camera").values()}
    assert used == set(TABLE)
    project = tomllib.loads(wheels.PYPROJECT.read_text(encoding="utf-8"))["project"]
    promised = {line.rpartition("3.")[2] for line in project["classifiers"] if "Python :: 3." in line}
    assert promised <= {str(minor) for minor in wheels.PYTHONS}


@pytest.mark.parametrize("line", ["soxr", "opencv-python-headless>=4.10", "numpy>=99", "nobody-knows-this"])
def test_without_a_wheel(line: str) -> None:
    """What has no wheel on a target, or none that is new enough, is told with where it is missing."""
    on_arm = wheels.Target("win32", "ARM64", 13)
    with pytest.raises(LookupError, match=r"win32 ARM64, Python 3\.13: no wheel of"):
        wheels.resolve(on_arm, [Requirement(line)], find)


def test_releases_that_do_not_go_together() -> None:
    """A release that another one cannot go with is told."""
    target = wheels.Target("linux", "x86_64", 12)
    with pytest.raises(LookupError, match=r"shiboken6==6\.12\.0 does not go with 6\.11\.3"):
        wheels.resolve(
            target, [Requirement("shiboken6<6.12"), Requirement("PySide6-Essentials==6.12.0")], find
        )
