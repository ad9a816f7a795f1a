"""Folders for tests that run many examples: what pytest lends is one for all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def a_folder() -> Iterator[Path]:
    """Lend an empty folder."""
    with TemporaryDirectory() as name:
        yield Path(name)
