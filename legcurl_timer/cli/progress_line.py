"""How far something has got, as one line of a terminal that goes away at the end."""

from typing import TextIO

from legcurl_timer.cli.text_table import padded, text_width
from legcurl_timer.core.text import counted

_CELLS = 30


class ProgressLine:
    """A line on a stream, shown only where that is a terminal, and drawn anew only where it changes."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None
        self._shown = ""

    def show(self, done: int, whole: int | None) -> None:
        """Show what is done of a whole, or just how much where the whole is not known."""
        if whole:
            share = min(done / whole, 1.0)
            text = f"[{'#' * int(_CELLS * share):<{_CELLS}}] {int(100 * share):3d} %"
        else:
            text = counted(done - done % 100, "{count} frame", "{count} frames")
        self._draw(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._draw("")

    def _draw(self, text: str) -> None:
        if self._stream and text != self._shown:
            line = f"\r{padded(text, text_width(self._shown))}"
            print(line if text else f"{line}\r", end="", file=self._stream, flush=True)
            self._shown = text
