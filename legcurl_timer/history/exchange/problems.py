"""What is wrong with a file that was brought, in one line for the lifter."""

from legcurl_timer.core.validation import ValidationError

_LONGEST_LINE = 300
_LONGEST_QUOTE = 40


class ImportProblemError(ValidationError):
    """A file that cannot be imported; the message is one line that says where it goes wrong, and how."""

    def __init__(self, message: str) -> None:
        super().__init__(_shortened(message, _LONGEST_LINE))


def quoted(text: str) -> str:
    """Return what a file says, in quotation marks and no longer than a line can bear."""
    return f'"{_shortened(text, _LONGEST_QUOTE)}"'


def _shortened(text: str, longest: int) -> str:
    some = text[: longest + 1]  # there is no end to what a file can hold
    line = "".join(character if character.isprintable() else " " for character in some)
    return line if len(line) <= longest else f"{line[: longest - 1]}\u2026"
