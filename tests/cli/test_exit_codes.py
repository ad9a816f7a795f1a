"""How a command ends where the world, or we, have done something wrong."""

import pytest
from support.command_line import Told

from legcurl_timer.cli.exit_codes import exit_code_of
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.errors import BadInputError, CommandFailedError


def ending(error: BaseException, capsys: pytest.CaptureFixture[str]) -> Told:
    """Return how a command ends that raises an error."""

    def fail() -> int:
        raise error

    return Told(exit_code_of(fail), *capsys.readouterr())


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (BadInputError("--reps: not\n0"), 2, "--reps: not 0"),
        (CommandFailedError("no\nluck"), 1, "no luck"),
        (ValidationError("variations.toml: field"), 1, "variations.toml: field"),
        (KeyboardInterrupt(), 1, "stopped"),
        (OSError(28, "No space left on device", "set.wav"), 1, "set.wav: No space left on device"),
        (OSError("odd"), 1, "the system: odd"),
        (MemoryError(), 1, "there is not enough memory for this"),
    ],
)
def test_what_fails(error: BaseException, code: int, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Bad input ends in one line and exit code 2, what the world does wrong in one line and exit code 1."""
    assert ending(error, capsys).complaint(code) == f"legcurl-timer: {line}"


def test_a_library_that_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    """A library that is not there is named with the line that brings it back."""
    line = ending(ImportError("No module named 'soxr'", name="soxr"), capsys).complaint(1)

    assert line.startswith("legcurl-timer: soxr is not installed; to mend it: ")


def test_whoever_stops_reading_hears_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """A reader that has gone wants no complaint."""
    assert ending(BrokenPipeError(), capsys) == Told(1, "", "")


def test_our_own_faults_show(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake of ours is not dressed up as the world's."""
    with pytest.raises(ZeroDivisionError):
        ending(ZeroDivisionError(), capsys)
