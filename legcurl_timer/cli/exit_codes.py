"""How a command ends: its exit code, and where it failed one line that says why, never a traceback."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.text import system_reason
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.errors import BadInputError, CommandFailedError
from legcurl_timer.wording.installing import install_line

PROGRAM = "legcurl-timer"
DONE, FAILED, BAD_INPUT = 0, 1, 2
_WHAT_THE_WORLD_DOES = (
    *(CommandFailedError, ValidationError, ImportError, MemoryError, OSError),
    KeyboardInterrupt,
)


def exit_code_of(action: Callable[[], int]) -> int:
    """Return the exit code of what is done: its own, 2 for bad input, 1 for anything else that failed."""
    try:
        code = action()
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a failure can still be told
    except BadInputError as error:
        tell(str(error))
        return BAD_INPUT
    except _WHAT_THE_WORLD_DOES as error:
        if isinstance(error, OSError):
            _drop_output()
        if not isinstance(error, BrokenPipeError):  # whoever stops reading wants no complaint
            tell(_reason(error))
        return FAILED
    return code


def tell(message: str) -> None:
    """Say something in one line on stderr; a window started without a console has nowhere to say it."""
    if sys.stderr is not None:
        print(f"{PROGRAM}: {' '.join(message.split())}", file=sys.stderr, flush=True)


def _reason(error: BaseException) -> str:
    match error:
        case KeyboardInterrupt():
            # TRANSLATORS: by Ctrl-C.
            return _("stopped")
        case MemoryError():
            return _("there is not enough memory for this")
        case ImportError():
            mend = install_line("--force-reinstall legcurl-timer")
            line = _("{library} is not installed; to mend it: {command}")
            return line.format(library=error.name or error, command=mend)
        case OSError() if error.filename:
            return _("{file}: {reason}").format(file=error.filename, reason=system_reason(error))
        case OSError():
            # TRANSLATORS: as in "the system: Permission denied".
            return _("the system: {reason}").format(reason=system_reason(error))
    return str(error)


def _drop_output() -> None:
    """Forget what could not be written: Python would try again, and complain, when it ends."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):  # a stream that is no file has nothing to forget
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
