"""What is missing is told with a line that works where it is typed."""

import sys

import pytest

from legcurl_timer.wording import installing


@pytest.mark.parametrize(
    ("has_pip", "frozen", "line"),
    [
        (True, False, f"{sys.executable} -m pip install numpy"),
        (False, False, f"uv pip install --python {sys.executable} numpy"),
        (False, True, "install the program again"),
    ],
    ids=["pip", "uv", "bundle"],
)
def test_install_line(monkeypatch: pytest.MonkeyPatch, has_pip: bool, frozen: bool, line: str) -> None:
    """It is pip's, uv's where uv has set the program up, and no command at all in a bundle."""
    monkeypatch.setattr(installing, "find_spec", lambda name: name if has_pip else None)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    assert installing.install_line("numpy") == line
