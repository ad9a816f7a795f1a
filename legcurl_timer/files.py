"""Writing a file so that nothing is ever lost by it."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, TextIO

from legcurl_timer.core.language import gettext as _


@contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Write a text file piece by piece; until the end, and where it fails, what was there stays.

    Lines end as they are written. Raises OSError, also where something other than a file is in its place.
    """
    with _unfinished(path, "x", encoding) as file:
        yield file


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one, never half; raises OSError."""
    with _unfinished(path, "xb") as file:
        file.write(data)


@contextmanager
def _unfinished(path: Path, mode: str, encoding: str | None = None) -> Iterator[Any]:
    target = path.resolve()
    if target.exists() and not target.is_file():
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        raise OSError(errno.EINVAL, _("This is no file"), str(path))
    unfinished = target.with_name(f".{target.name}-{os.urandom(4).hex()}")
    newline = "" if encoding else None
    try:
        with open(unfinished, mode, encoding=encoding, newline=newline, opener=_for_us_alone) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(_usual_mode(target))
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _usual_mode(target: Path) -> int:
    """Return the permissions that the file has, or that a new one gets here."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def free_name(path: Path) -> Path:
    """Return the path, or where something is there already, the first of path-2, path-3 ... that is free."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return path if not os.path.lexists(path) else next(name for name in names if not os.path.lexists(name))
