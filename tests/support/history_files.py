"""Files with a history, read whole."""

from collections import Counter
from pathlib import Path

from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history.exchange.contents import Choices, LeftOut
from legcurl_timer.history.exchange.reading import read_history_file


def all_of(path: Path, choices: Choices | None = None) -> tuple[tuple[SessionRecord, ...], Counter[LeftOut]]:
    """Return the sessions of a file, and how many of its rows were left out, by the reason."""
    contents = read_history_file(path).contents(choices or Choices())
    return tuple(contents.sessions), contents.left_out
