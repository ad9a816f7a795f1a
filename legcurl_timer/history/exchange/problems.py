"""What is wrong with a file that was brought, in one line for the lifter."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from legcurl_timer.core.language import pgettext
from legcurl_timer.core.validation import ValidationError

_LONGEST_LINE = 400
_LONGEST_QUOTE = 40


class ImportProblemError(ValidationError):
    """A file that cannot be imported; the message is one line that says where it goes wrong, and how."""

    def __init__(self, message: str) -> None:
        super().__init__(shortened(message, _LONGEST_LINE))


def quoted(text: str) -> str:
    """Return what a file says, in quotation marks and no longer than a line can bear."""
    # TRANSLATORS: the quotation marks around what a file says
    return pgettext("quotation", '"{text}"').format(text=shortened(text, _LONGEST_QUOTE))


@contextmanager
def told_by(problem: Callable[[str, str], ImportProblemError], names: dict[str, str]) -> Iterator[None]:
    """Turn a record that makes no sense into the problem of the field of an entry that it came from.

    `names` are the fields whose names in the file differ from those in the records.
    """
    try:
        yield
    except ImportProblemError:
        raise
    except ValidationError as error:
        name = names.get(error.field, error.field.replace(" ", "_").replace("-", "_"))
        raise problem(name, error.what) from error


def shortened(text: str, longest: int) -> str:
    """Return a text on one line that can be printed, and of no more characters than that."""
    some = text[: longest + 1]  # there is no end to what a file can hold
    line = "".join(character if character.isprintable() else " " for character in some)
    return line if len(line) <= longest else f"{line[: longest - 1]}\u2026"
