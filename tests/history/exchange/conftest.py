"""The history that files are imported into."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.kept_sets import history_in

from legcurl_timer.history.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an empty history, beside which copies can be made."""
    with history_in(tmp_path) as opened:
        yield opened
