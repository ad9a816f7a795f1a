"""`legcurl-timer doctor`: what is wrong on this machine, and the line that mends it."""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

from legcurl_timer import __version__
from legcurl_timer.audio.wav import SAMPLE_RATE
from legcurl_timer.cli.arguments import add_sound_options
from legcurl_timer.cli.exit_codes import DONE, FAILED
from legcurl_timer.cli.text_table import padded, text_width
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.text import counted, number_text, system_reason
from legcurl_timer.installed import version_of
from legcurl_timer.measure.frames import CameraError
from legcurl_timer.measure.opencv_library import OpencvMissingError, load_opencv
from legcurl_timer.measure.opencv_source import FoundCamera, cameras
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.training.previews import TWO_TONES_MS, two_tones
from legcurl_timer.userdata.settings import AudioChoice, SettingsFile, data_folder
from legcurl_timer.wording import sound_check
from legcurl_timer.wording.installing import install_line
from legcurl_timer.wording.sound_check import Finding

_LIBRARIES = ("PySide6-Essentials", "numpy", "soxr", "platformdirs", "babel")
_ON_LINUX = platform.system() == "Linux"
_ON_WINDOWS_ON_ARM = (platform.system(), platform.machine()) == ("Windows", "ARM64")
_DISPLAY_LIMIT_S = 20
_CAMERA_LIMIT_S = 20
_OPEN_A_WINDOW = "from PySide6.QtWidgets import QApplication; QApplication([])"
_QT_PACKAGES = (
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 "
    "libxkbcommon-x11-0 libegl1 libgl1 libdbus-1-3 libfontconfig1"
)


def add_options(parser: argparse.ArgumentParser, _variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    add_sound_options(parser)


def run(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    """Print every finding; return 0 where all is well, else 1."""
    # TRANSLATORS: stand before what was looked at, one below the other.
    well, wrong = pgettext("finding", "ok"), pgettext("finding", "wrong")
    width = max(text_width(well), text_width(wrong))
    code = DONE
    for finding in _findings(options, variations):
        print(f"{padded(wrong if finding.mend else well, width)}  {finding.what}", flush=True)
        if finding.mend:
            print(" " * (width + 2) + _("to mend it: {how}").format(how=finding.mend), flush=True)
            code = FAILED
    return code


def _findings(options: argparse.Namespace, variations: tuple[Variation, ...]) -> Iterator[Finding]:
    yield Finding(
        f"legcurl-timer {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}"
    )
    yield Finding(counted(len(variations), "{count} variation", "{count} variations"))
    yield from _libraries()
    folder = data_folder(options.data_dir)
    yield _data(folder)
    settings, notice = SettingsFile(folder).load()
    again = _("start the program again; it goes on with the usual ones")
    yield Finding(notice, again) if notice else Finding(pgettext("finding", "settings"))
    engine = AudioEngine(settings, AudioChoice(options.audio) if options.audio else None)
    yield from sound_check.sounds(len(engine.bank.sounds), engine.bank.notices)
    yield from sound_check.voice(len(engine.voice.recordings), engine.voice.notices)
    yield _test_tone(engine, Loudness(settings.volume, options.mute))
    yield _camera()
    yield _display()


def _libraries() -> Iterator[Finding]:
    for name in _LIBRARIES:
        found = version_of(name)
        if name == "soxr" and not found and _ON_WINDOWS_ON_ARM:
            text = _(
                "no soxr, which Windows on ARM has to do without; sounds of your own are used at {rate} Hz"
            )
            yield Finding(text.format(rate=number_text(SAMPLE_RATE)))
        elif found:
            yield Finding(f"{name} {found}")
        else:
            yield Finding(_("{library} is missing").format(library=name), install_line(name))
    yield sound_check.sound_libraries()


def _data(folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Finding(_("data folder {folder}").format(folder=folder))
    except OSError as error:
        line = _("data folder {folder} cannot be written to ({reason})")
        return Finding(
            line.format(folder=folder, reason=system_reason(error)),
            _("give yourself the right to write there, or choose another folder with --data-dir"),
        )


def _test_tone(engine: AudioEngine, loudness: Loudness) -> Finding:
    sounding = engine.output.play(two_tones(engine.bank, loudness))
    if not sounding.problem and sounding.player_name != AudioChoice.SILENT:
        time.sleep(TWO_TONES_MS / 1000)
        sounding.playback.stop()
    return sound_check.tones(sounding.player_name, sounding.problem)


def _camera() -> Finding:
    try:
        opencv = load_opencv().__version__
    except OpencvMissingError:
        line = _("reps are not measured: there is no OpenCV here. To have it: {command}")
        return Finding(line.format(command=install_line("opencv-python-headless")))
    except CameraError as error:
        return Finding(str(error), install_line("--force-reinstall opencv-python-headless"))
    found: list[tuple[FoundCamera, ...]] = []
    looking = Thread(target=lambda: found.append(cameras()), daemon=True)
    looking.start()
    looking.join(_CAMERA_LIMIT_S)
    if not found:
        return Finding(_("the cameras do not answer"), _("close what else uses one, or plug it in again"))
    names = [f"{camera.number} {camera.name}".strip() for camera in found[0]]
    if not names:
        return Finding(_("OpenCV {version}, cameras: none").format(version=opencv))
    line = _("OpenCV {version}, cameras: {cameras}")
    return Finding(line.format(version=opencv, cameras=", ".join(names)))


def _display() -> Finding:
    if not version_of("PySide6-Essentials"):
        line = _("no window without {library}")
        return Finding(line.format(library="PySide6-Essentials"), install_line("PySide6-Essentials"))
    try:
        tried = subprocess.run(  # noqa: S603 - our own interpreter and our own line
            [sys.executable, "-c", _OPEN_A_WINDOW],
            capture_output=True,
            text=True,
            timeout=_DISPLAY_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Finding(_("the display does not answer"), _("log in to a desktop and try again"))
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if tried.returncode == 0:
        return Finding(_("display {name}").format(name=display) if display else _("display found"))
    if _ON_LINUX and not display:
        advice = _("log in to a desktop, or use legcurl-timer pace in this terminal")
        return Finding(_("no display"), advice)
    reason = (tried.stderr.strip().splitlines() or [_("it does not say why")])[0]
    again = install_line("--force-reinstall PySide6-Essentials")
    mend = f"sudo apt-get install {_QT_PACKAGES}" if _ON_LINUX else again
    return Finding(_("no window can be opened: {reason}").format(reason=reason), mend)
