"""Opening a text file that somebody brought, whatever program wrote it."""

import codecs
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from legcurl_timer.core.language import gettext as _
from legcurl_timer.history.exchange.code_pages import WORD, code_page_of
from legcurl_timer.history.exchange.problems import ImportProblemError

Progress = Callable[[int], None]
"""Told now and then how many rows or sets have been gone through."""
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_AT_ONCE = 1 << 16
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_LEAST_ZEROS = 1 / 8
"""Of a CSV in UTF-16 at least the digits and commas have a byte that is zero."""
_ONE_SIDED = 8
_MOST_WORDS, _LONGEST_WORD = 2_000, 1_000
"""More of them tell nothing more about a code page."""


@contextmanager
def text_file(path: Path, *, in_unicode: bool = False) -> Iterator[TextIO]:
    """Open a file as text: UTF-8, UTF-16 or, unless it has to be in Unicode, a code page that can be told.

    Line ends stay as they are. Raises OSError where it cannot be opened, ImportProblemError where it turns
    out not to be such text.
    """
    found = path.stat()
    unicode, code_page = _encodings(path, found.st_size, found.st_mtime_ns)
    encoding = unicode or ("" if in_unicode else code_page)
    problem = ImportProblemError(
        _("{file}: is not text in UTF-8; save it as CSV (UTF-8) or JSON, then try again").format(
            file=path.name
        )
    )
    if not encoding:
        raise problem
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield file
    except UnicodeError as error:
        raise problem from error


@lru_cache(maxsize=4)
def _encodings(path: Path, _size: int, _changed_ns: int) -> tuple[str, str]:
    """Return in which Unicode a file is, else in which code page, "" where it is in none or it does not show.

    The whole file is looked at: its first accent may be in its last row.
    """
    unicode = _unicode(path)
    return unicode, "" if unicode else code_page_of(_words(path)) or ""


def _unicode(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(3)
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if start.startswith(mark):
            return encoding
    even, odd = (sum(some[side::2].count(0) for some in _pieces(path)) for side in (0, 1))
    if even + odd >= path.stat().st_size * _LEAST_ZEROS and max(even, odd) > _ONE_SIDED * min(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8" if _is_utf8(path) else ""


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for some in _pieces(path):
            decoder.decode(some)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _words(path: Path) -> set[bytes]:
    """Return words that are not ASCII, none where the file is no text at all."""
    words: set[bytes] = set()
    with path.open("rb") as file:
        while some := file.read(_AT_ONCE) + file.readline(_AT_ONCE):
            if _NO_TEXT.search(some):
                return set()
            if len(words) < _MOST_WORDS:
                found = (each for each in WORD.findall(some) if len(each) <= _LONGEST_WORD)
                words.update(each for each in found if not each.isascii())
    return words


def _pieces(path: Path) -> Iterator[bytes]:
    """Yield a file's bytes piece by piece."""
    with path.open("rb") as file:
        while some := file.read(_AT_ONCE):
            yield some
