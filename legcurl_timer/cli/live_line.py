"""One line of the terminal that is shown anew in the place of the one before."""

import shutil
import sys


class LiveLine:
    """Shows a line that changes, and says lines that stay; where nothing can be replaced, all lines stay."""

    def __init__(self) -> None:
        self.is_live = sys.stdout.isatty()
        self._shown = ""

    @property
    def width(self) -> int:
        """How many characters of a line that changes are shown; 0 where all lines stay."""
        return shutil.get_terminal_size().columns - 1 if self.is_live else 0

    def show(self, line: str) -> None:
        """Show a line in place of the last one; where that cannot be done, one below the other."""
        if line == self._shown:
            return
        self._shown = line
        if self.is_live:
            print(f"\r\x1b[K{line[: self.width]}", end="", flush=True)
        elif line:
            print(line, flush=True)

    def say(self, line: str, *, as_problem: bool = False) -> None:
        """Say a line that stays, above the one that changes."""
        self.show("")
        print(line, file=sys.stderr if as_problem else sys.stdout, flush=True)

    def forget(self) -> None:
        """Take the line for gone, since others have written to the terminal; the next one is shown anew."""
        self._shown = "\0"
