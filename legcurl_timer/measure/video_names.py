"""Names of videos, checked before OpenCV is given one."""

import stat
from pathlib import Path

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.text import system_reason
from legcurl_timer.measure.frames import CameraError


def checked_name(path: Path) -> str:
    """Return a file's name from the root on, so that it is taken for no address, device or pattern.

    Raises CameraError for whatever is no file, and for names that OpenCV would stumble over.
    """
    try:
        name = str(path.absolute())
        name.encode()
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise CameraError(no_video(path, _("it is a folder")))
        if not stat.S_ISREG(kind):
            raise CameraError(no_video(path, _("it is no file")))
        path.open("rb").close()
        return name  # noqa: TRY300 - the last of what may fail
    except OSError as error:
        raise CameraError(no_video(path, system_reason(error))) from error
    except ValueError as error:
        why = _("its name has letters that no video's name can have")
        raise CameraError(no_video(path, why)) from error


def no_video(path: Path, why: str = "") -> str:
    """Return that a file is no video, in one line, with the reason where there is one."""
    alone = _("{file} is not a video that can be read here.")
    with_reason = _("{file} is not a video that can be read here ({reason}).")
    return (with_reason if why else alone).format(file=shown(path), reason=why)


def shown(path: Path) -> str:
    """Return a file's name with nothing in it that cannot be printed."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(path))
