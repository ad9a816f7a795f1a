"""What the program is made of, with its licences, as the packages themselves tell it."""

import platform
import sys
from pathlib import Path

import pytest

from legcurl_timer import installed
from legcurl_timer.installed import Part, parts, version_of


class Packages:
    """A folder of installed packages, which come before the real ones."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, name: str, *fields: str, files: dict[str, str] | None = None) -> None:
        """Install a package with some fields of its metadata, and files by their paths."""
        info = self.folder / f"{name.replace('-', '_')}-1.0.dist-info"
        info.mkdir(parents=True)
        lines = ("Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *fields)
        (info / "METADATA").write_text("\n".join(lines) + "\n")
        for path, text in (files or {}).items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text)
        (info / "RECORD").write_text("".join(f"{path},,\n" for path in (*(files or {}), "gone/LICENSE")))


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Packages:
    """Give a folder in which nothing is installed, and which is looked into alone."""
    monkeypatch.setattr(sys, "path", [str(tmp_path / "packages")])
    return Packages(tmp_path / "packages")


def named(name: str) -> Part:
    """Return a part of the program."""
    return next(each for each in parts() if each.name == name)


def test_what_is_required_is_told(packages: Packages) -> None:
    """What is required here is told, and in turn what that requires; nothing that only stands beside it."""
    packages.add(
        "legcurl-timer",
        *("License-Expression: MIT", "Requires-Dist: sound", "Requires-Dist: absent>=2"),
        *("Requires-Dist: tester; extra == 'dev'", "Requires-Dist: eye[fast]>=4; extra == 'camera'"),
        """Requires-Dist: wave; sys_platform == "amiga" or (extra=="sounddevice")""",
    )
    packages.add("sound", "Requires-Dist: Base_Layer (>=1)")
    packages.add("eye", "Requires-Dist: quick; extra == 'fast'", "Requires-Dist: pretty; extra == 'nice'")
    for name in ("base-layer", "quick", "tester", "wave", "pretty", "stranger"):
        packages.add(name, "Requires-Dist: sound")  # in a circle

    told = ["legcurl-timer", "Python", "base-layer", "eye", "quick", "sound", "wave"]
    assert [each.name for each in parts()] == told


def test_a_bundle_tells_all_that_is_in_it(packages: Packages, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was put into a bundle is there for the program, required or not."""
    packages.add("legcurl-timer")
    packages.add("stranger")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert [each.name for each in parts()] == ["legcurl-timer", "Python", "stranger"]


def test_nothing_is_installed(packages: Packages) -> None:
    """Run where no package tells of itself, the program and Python are told."""
    assert packages
    ours, python = parts()
    assert (ours.name, ours.licence) == (installed.OURS, "MIT")
    assert (python.name, python.version) == ("Python", platform.python_version())
    assert version_of("sound") == ""


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        (("License-Expression: MIT OR Apache-2.0", "License: other"), "MIT OR Apache-2.0"),
        (("License: BSD-3-Clause", "Classifier: License :: OSI Approved :: BSD License"), "BSD-3-Clause"),
        (
            ("Classifier: License :: OSI Approved :: BSD License", "Classifier: Typing :: Typed"),
            "BSD License",
        ),
        ((f"License: {'Whoever you are, you may. ' * 9}", "Classifier: License :: Free"), "Free"),
        ((), ""),
    ],
)
def test_the_name_of_a_licence(packages: Packages, fields: tuple[str, ...], licence: str) -> None:
    """The name of a licence stands in one of three fields, of which one may also hold the whole of it."""
    packages.add("legcurl-timer", *fields)
    assert named("legcurl-timer").licence == licence


def test_the_text_of_a_licence(packages: Packages) -> None:
    """All files that belong to a licence are read, each text once; a program is none of them."""
    files = {
        "legcurl_timer-1.0.dist-info/licenses/LICENSE": "Do as you like.\n",
        "font/OFL.txt": "Fonts, too.",
        "font/COPYING": "Do as you like.",
        "font/license.py": "exit()",
        "font/profile.txt": "no licence",
    }
    packages.add("legcurl-timer", "License: MIT", files=files)
    assert sorted(named("legcurl-timer").licence_text().split("\n\n\n")) == ["Do as you like.", "Fonts, too."]


@pytest.mark.parametrize(
    ("fields", "text"), [("License: Whoever:\n        may.", "Whoever: may."), ("License: MIT", "")]
)
def test_no_file_with_the_licence(packages: Packages, fields: str, text: str) -> None:
    """Where no file was brought along the metadata may hold the text; its mere name is none."""
    packages.add("legcurl-timer", fields)
    assert " ".join(named("legcurl-timer").licence_text().split()) == text


@pytest.mark.parametrize(
    ("fields", "home"),
    [
        (("Home-page: https://a", "Project-URL: Homepage, https://b"), "https://a"),
        (("Project-URL: Changelog, https://c", "Project-URL: Source, https://s"), "https://s"),
        (("Project-URL: Changelog, https://c",), "https://c"),
        ((), ""),
    ],
)
def test_where_a_package_is_at_home(packages: Packages, fields: tuple[str, ...], home: str) -> None:
    """The address that tells most about a package is told, where there is any."""
    packages.add("legcurl-timer", *fields)
    assert named("legcurl-timer").home == home
