"""What is handed out holds what the window uses, and tells a desktop the truth about the program."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from support.programs import import_file

from legcurl_timer.cli.main import _COMMANDS

PACKAGING = Path(__file__).parents[2] / "packaging"
LINUX = PACKAGING / "linux"

contents = import_file(PACKAGING / "contents.py")


def test_the_manual_names_every_command() -> None:
    """Whoever types `man legcurl-timer` finds what `--help` tells."""
    manual = (LINUX / "legcurl-timer.1").read_text(encoding="utf-8")
    named = re.findall(r"^\.B (\w+)\n(.+)$", manual, re.MULTILINE)
    assert named == [(name, help_text) for name, _module, help_text in _COMMANDS]


def test_the_description_leads_to_the_menu_entry() -> None:
    """A shop of programs opens what the menu opens."""
    (metainfo,) = LINUX.glob("*.metainfo.xml")
    launched = ET.parse(metainfo).findtext("launchable")  # noqa: S314 - our own file
    entry = (LINUX / str(launched)).read_text(encoding="utf-8")
    assert f"Icon={contents.NAME}\n" in entry
    assert f"Exec={contents.NAME}\n" in entry


@pytest.mark.parametrize(
    ("name", "source", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/venv/PySide6", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", "/venv/PySide6", False),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", "/venv/PySide6", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", "/venv/PySide6", False),
        ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6/Qt/translations/qtbase_pt_BR.qm", "/venv/PySide6", True),
        ("PySide6/Qt/translations/qtbase_ru.qm", "/venv/PySide6", False),
        ("legcurl_timer/locale/de/LC_MESSAGES/legcurl-timer.mo", "/venv/legcurl_timer", True),
        ("legcurl_timer/locale/de/LC_MESSAGES/legcurl-timer.po", "/venv/legcurl_timer", False),
        ("babel/locale-data/de.dat", "/venv/babel", False),
        ("numpy.libs/libscipy_openblas64_.so", "/venv/numpy.libs", True),
    ],
)
def test_what_the_window_uses_stays(name: str, source: str, stays: bool) -> None:
    """Of what PyInstaller collects, only what is not used is left out."""
    assert bool(contents.kept([(name, source, "DATA")])) is stays


@pytest.mark.parametrize(("library", "stays"), [("libxcb-cursor.so.0", True), ("libasound.so.2", False)])
def test_the_system_keeps_what_belongs_to_its_devices(
    library: str, stays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Linux a desktop may lack small libraries of X11; sound and graphics are its own."""
    monkeypatch.setattr("sys.platform", "linux")
    assert bool(contents.kept([(library, f"/usr/lib/{library}", "BINARY")])) is stays
