"""The program as a function, for the tests of the command line."""

import pytest
from support.command_line import Command, as_function


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the program as a function of its arguments."""
    return as_function(capsys)
