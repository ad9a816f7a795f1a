"""Loads OpenCV, of which nothing is used but grabbing, decoding and turning pictures grey."""

import os
from importlib import import_module
from typing import Any

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.measure.frames import CameraError, Grey

HOW_TO_HAVE_IT = gettext_noop(
    'Measuring with the camera needs OpenCV: pip install "legcurl-timer[camera]", or make run in a checkout.'
)
_NOT_LOADED = gettext_noop("OpenCV is installed but does not load.")
_VIDEO_FORMATS = "mov,matroska,avi,mpegts,mpeg,flv,asf,ogg"
_ENVIRONMENT = {
    # Neither pictures nor playlists, which name other files, nor anything from a network.
    "OPENCV_FFMPEG_CAPTURE_OPTIONS": f"protocol_whitelist;file|format_whitelist;{_VIDEO_FORMATS}",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    "OPENCV_LOG_LEVEL": "SILENT",
    # Without it some cameras take half a minute to open on Windows.
    "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0",
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "5",
}
_LONGEST_SIDE = 640
"""Larger pictures are made smaller: what moves can be seen in far less."""


class OpencvMissingError(CameraError):
    """OpenCV is not installed; the message is how to have it."""

    def __init__(self) -> None:
        super().__init__(_(HOW_TO_HAVE_IT), HOW_TO_HAVE_IT)


def load_opencv() -> Any:
    """Return the module, which takes long the first time.

    Raises OpencvMissingError, and CameraError with the reason where it is broken.
    """
    os.environ.update(_ENVIRONMENT)
    try:
        cv2 = import_module("cv2")
        cv2.setNumThreads(1)  # its own threads would burn more than they save
    except Exception as error:  # of every kind, where what it needs is missing or of another version
        if isinstance(error, ModuleNotFoundError) and error.name == "cv2":
            raise OpencvMissingError from error
        reason = " ".join(str(error).split()) or type(error).__name__
        told = _("OpenCV is installed but does not load ({reason}).")
        raise CameraError(told.format(reason=reason), _NOT_LOADED) from error
    return cv2


def opencv_problem() -> str:
    """Return "" where OpenCV loads, else one line: why not, or how to have it."""
    try:
        load_opencv()
    except CameraError as error:
        return str(error)
    return ""


def in_grey(cv2: Any, image: Any) -> Grey:
    """Return a picture in grey, and no larger than is of use."""
    scale = _LONGEST_SIDE / max(image.shape[:2])
    if scale < 1:
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    has_colours = bool(image.shape[2:])
    grey: Grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if has_colours else image
    return grey
