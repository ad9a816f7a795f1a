"""What all tests share."""

import pytest


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Draw in memory: a test that wants a real screen starts a program of its own there."""
    return ["legcurl-timer", "-platform", "offscreen"]
