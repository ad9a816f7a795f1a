"""A count that grows on the terminal."""

import io
import sys

import pytest
from support.command_line import MemoryTerminal

from legcurl_timer.cli.commands.history.live_count import live_count


def test_a_live_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the count grows on one line, which is gone at the end."""
    screen = MemoryTerminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with live_count("{} sets".format) as show:
        show(9)
        show(10)
    assert screen.getvalue() == "\r9 sets\r10 sets\r       \r"


@pytest.mark.parametrize("stderr", [io.StringIO(), None])
def test_no_live_count_elsewhere(monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO | None) -> None:
    """Where nobody looks, nothing is written."""
    monkeypatch.setattr(sys, "stderr", stderr)
    with live_count("{} sets".format) as show:
        show(1)
    assert stderr is None or stderr.getvalue() == ""
