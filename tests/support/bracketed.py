"""A made-up language in which every text stands in brackets: shows what is a text, and what is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from unittest.mock import patch

from legcurl_timer.core import language

_MARKS = {".": ",", ",": "."}


class _Bracketed(NullTranslations):
    """Changes every text, and has the marks in numbers that many a language has."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{msgid1 if n == 1 else msgid2}]"

    def pgettext(self, context: str, message: str) -> str:
        is_mark = context.startswith(("decimal mark", "between thousands"))
        return _MARKS[message] if is_mark else f"[{message}]"


@contextmanager
def spoken_in_brackets() -> Iterator[None]:
    """Have everything inside speak the language "xx": "[Settings]", "[12 sets]", "2,5", "1.200"."""
    spoken = language._Spoken
    with patch.object(spoken, "language", "xx"), patch.object(spoken, "texts", _Bracketed()):
        yield
