"""`legcurl-timer doctor`: what is wrong on this machine, and the line that mends it."""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import numpy as np

from legcurl_timer import __version__
from legcurl_timer.audio.output import SILENT
from legcurl_timer.audio.sounds import Cue
from legcurl_timer.audio.wav import SAMPLE_RATE
from legcurl_timer.cli.arguments import add_sound_options
from legcurl_timer.cli.exit_codes import DONE, FAILED
from legcurl_timer.cli.installing import install_line
from legcurl_timer.cli.text_table import padded, text_width
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.text import counted, number_text, system_reason
from legcurl_timer.measure.frames import CameraError
from legcurl_timer.measure.opencv_library import OpencvMissingError, load_opencv
from legcurl_timer.measure.opencv_source import FoundCamera, cameras
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.userdata.settings import AudioChoice, SettingsFile, data_folder

_LIBRARIES = ("PySide6-Essentials", "numpy", "soxr", "platformdirs", "babel")
_SOUND_LIBRARIES = ("simpleaudio-patched", "sounddevice")
_ON_LINUX = platform.system() == "Linux"
_ON_WINDOWS_ON_ARM = (platform.system(), platform.machine()) == ("Windows", "ARM64")
_TEST_TONE_S = 1.0
_DISPLAY_LIMIT_S = 20
_CAMERA_LIMIT_S = 20
_OPEN_A_WINDOW = "from PySide6.QtWidgets import QApplication; QApplication([])"
_QT_PACKAGES = (
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 "
    "libxkbcommon-x11-0 libegl1 libgl1 libdbus-1-3 libfontconfig1"
)


class Finding(NamedTuple):
    """One thing looked at; `mend` is the line that mends it, "" where all is well."""

    what: str
    mend: str = ""


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
    sounds, words = len(engine.bank.sounds), len(engine.voice.recordings)
    yield from _sounds(engine.bank.notices, counted(sounds, "{count} sound", "{count} sounds"))
    voice = counted(words, "a voice of {count} recording", "a voice of {count} recordings")
    yield from _sounds(engine.voice.notices, voice)
    yield _test_tone(engine, Loudness(settings.volume, options.mute))
    yield _camera()
    yield _display()


def _libraries() -> Iterator[Finding]:
    for name in _LIBRARIES:
        found = _version(name)
        if name == "soxr" and not found and _ON_WINDOWS_ON_ARM:
            text = _(
                "no soxr, which Windows on ARM has to do without; sounds of your own are used at {rate} Hz"
            )
            yield Finding(text.format(rate=number_text(SAMPLE_RATE)))
        elif found:
            yield Finding(f"{name} {found}")
        else:
            yield Finding(_("{library} is missing").format(library=name), install_line(name))
    if sound := [f"{name} {found}" for name in _SOUND_LIBRARIES if (found := _version(name))]:
        yield Finding(_("sound library: {libraries}").format(libraries=", ".join(sound)))
    else:
        yield Finding(_("sound library: none"), install_line("sounddevice"))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


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


def _sounds(notices: tuple[str, ...], all_well: str) -> Iterator[Finding]:
    for notice in notices:
        yield Finding(notice, _("put that file right; installing the program again brings ours back"))
    if not notices:
        yield Finding(all_well)


def _test_tone(audio_engine: AudioEngine, loudness: Loudness) -> Finding:
    tone = np.zeros(round(_TEST_TONE_S * SAMPLE_RATE), np.int16)
    for start, cue in ((SAMPLE_RATE // 4, Cue.CONCENTRIC), (SAMPLE_RATE // 2, Cue.ECCENTRIC)):
        sound = audio_engine.bank.sounds[cue][: len(tone) - start]
        tone[start : start + len(sound)] = np.rint(sound * loudness.gain)
    sounding = audio_engine.output.play(tone)
    if sounding.problem:
        mend = _("switch a loudspeaker on and choose it in the system's sound settings")
        if _ON_LINUX:
            line = _("switch a loudspeaker on and choose it in the system's sound settings, or: {command}")
            mend = line.format(command="sudo apt-get install libasound2-plugins")
        return Finding(_("no sound: {reason}").format(reason=sounding.problem), mend)
    if sounding.player_name == SILENT:
        return Finding(_("sound is switched off (the silent player is chosen)"))
    time.sleep(_TEST_TONE_S)
    sounding.playback.stop()
    line = _("sound by {player}: you should have heard two tones")
    return Finding(line.format(player=sounding.player_name))


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
    if not _version("PySide6-Essentials"):
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
