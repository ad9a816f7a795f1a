"""`legcurl-timer measure`: the tempo that was really kept, from a video; the JSON is public and stable."""

import argparse
import json
import math
import sys
from pathlib import Path

from legcurl_timer.cli.arguments import add_lift_options
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.cli.measured_lines import measured_document, measured_lines
from legcurl_timer.cli.parsers import arguments_required, file_word
from legcurl_timer.cli.progress_line import ProgressLine
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import number_text, system_reason, tenths_text
from legcurl_timer.errors import BadInputError, CommandFailedError
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.frames import CameraError, Frame
from legcurl_timer.measure.motion import Motion, MotionMeter
from legcurl_timer.measure.opencv_library import load_opencv
from legcurl_timer.measure.opencv_source import VideoFile
from legcurl_timer.measure.search import Found, search_set
from legcurl_timer.measure.whole_set import see_set

_LONGEST_S = 3600
_MOST_S = 1e10
"""Beyond that a time is no more exact to the millisecond."""
_MOST_BYTES = 50_000_000
_NEAREST_S = 0.001
"""No camera is quicker."""


def add_options(parser: argparse.ArgumentParser, variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    video = pgettext("for what is typed", "VIDEO")
    parser.add_argument("video", metavar=video, type=Path, help=_("a film of one set, from the side"))
    add_lift_options(parser, variations)
    parser.add_argument(
        "--first-movement",
        metavar="S",
        type=_seconds,
        help=_("when the beat's first movement began, in seconds of the video; searched for where not said"),
    )
    parser.add_argument(
        "--frame-times",
        metavar=file_word(),
        type=Path,
        help=_("a JSON list with the second of each frame"),
    )
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Print what was done in the video; raises BadInputError and CommandFailedError."""
    variation, tempo = _lift(options)
    times_s = None if options.frame_times is None else _frame_times(options.frame_times)
    motion = _motion(VideoFile(options.video, times_s))
    found = _found(motion, Beat.of(variation, tempo, options.first_movement or 0.0), options.first_movement)
    if options.json:
        print(json.dumps(measured_document(variation, tempo, found), indent=2, ensure_ascii=False))
    else:
        print("\n".join(measured_lines(variation, tempo, found)))
    return DONE


def _lift(options: argparse.Namespace) -> tuple[Variation, Tempo]:
    missing = [f"--{name}" for name in ("variation", "tempo") if getattr(options, name) is None]
    if missing:
        raise arguments_required(*missing)
    return options.variation, options.tempo


def _found(motion: Motion, beat: Beat, first_s: float | None) -> Found:
    if first_s is None:
        return search_set(motion, beat)
    start_s, end_s = float(motion.times_s[0] - motion.gaps_s[0]), float(motion.times_s[-1])
    if not start_s - _LONGEST_S <= first_s < end_s:
        line = _("--first-movement {typed} is not in the video, which has {start} to {end} s")
        start, end = (tenths_text(round(each_s * 1000)) for each_s in (start_s, end_s))
        raise BadInputError(line.format(typed=f"{first_s:g}", start=start, end=end))
    return Found(see_set(motion, beat), beat)


def _motion(video: VideoFile) -> Motion:
    """Return all that moves in a video; its pictures are dropped one by one."""
    try:
        load_opencv()
    except CameraError as error:
        raise CommandFailedError(str(error)) from error
    meter, progress = MotionMeter(), ProgressLine(sys.stderr)
    try:
        video.open()
        first = frame = video.read()
        while first is not None and frame is not None:
            _check_length(first, frame)
            meter.add(frame)
            progress.show(len(meter) + 1, video.frames_told)
            frame = video.read()
    except CameraError as error:
        raise BadInputError(str(error)) from error
    finally:
        progress.clear()
        video.close()
    motion = meter.motion
    if motion.frame_s < _NEAREST_S:
        raise BadInputError(_("the pictures are less than a millisecond apart; frame times are in seconds"))
    return motion


def _check_length(first: Frame, frame: Frame) -> None:
    if frame.at_s - first.at_s > _LONGEST_S:
        raise BadInputError(_("the video is longer than an hour; cut the set out of it"))


def _seconds(text: str) -> float:
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        seconds = math.nan
    if not abs(seconds) <= _MOST_S:
        raise argparse.ArgumentTypeError(_("must be a number of seconds on the clock of the video"))
    return seconds


def _frame_times(path: Path) -> list[float]:
    """Return what stands in a file; whether it is as many as there are frames the video tells."""
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES + 1)
        times_s = json.loads(text) if len(text) <= _MOST_BYTES else None
    except OSError as error:
        line = _("{file} cannot be read: {reason}")
        raise BadInputError(line.format(file=path, reason=system_reason(error))) from error
    except (ValueError, RecursionError):
        times_s = None
    if not isinstance(times_s, list):
        line = _("{file} is not a JSON list of seconds, one for each frame")
        raise BadInputError(line.format(file=path))
    for number, time_s in enumerate(times_s, 1):
        if not _is_time(time_s):
            line = _("{file}: number {number} is not a number of seconds")
            raise BadInputError(line.format(file=path, number=number_text(number)))
        if number > 1 and time_s <= times_s[number - 2]:
            line = _("{file}: number {number} is not later than the one before")
            raise BadInputError(line.format(file=path, number=number_text(number)))
    return list(map(float, times_s))


def _is_time(time_s: object) -> bool:
    return isinstance(time_s, int | float) and not isinstance(time_s, bool) and abs(time_s) <= _MOST_S
