"""Opening a text file that somebody brought, whatever program wrote it."""

import codecs
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from legcurl_timer.history.exchange.problems import ImportProblemError

Progress = Callable[[int], None]
"""Told now and then how many rows or sets have been gone through."""
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@contextmanager
def text_file(path: Path) -> Iterator[TextIO]:
    """Open a file as text: UTF-8, or UTF-16 with its byte order mark. Line ends stay as they are.

    Raises OSError where it cannot be opened, ImportProblemError where it turns out not to be such text.
    """
    with path.open("rb") as file:
        encoding = "utf-16" if file.read(2) in _UTF16_MARKS else "utf-8-sig"
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield file
    except UnicodeError as error:
        raise ImportProblemError(
            f"{path.name}: is not text in UTF-8; save it as CSV (UTF-8) or JSON, then try again"
        ) from error
