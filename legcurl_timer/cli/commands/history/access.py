"""The history, lent to a command that reads or changes it."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from legcurl_timer.clock import wall_now
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.errors import CommandFailedError
from legcurl_timer.history.errors import HistoryError, obstacle
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.recovery.opening import (
    close_history,
    history_as_it_is,
    history_path,
    open_history,
)
from legcurl_timer.history.store import Store


@contextmanager
def the_history(folder: Path) -> Iterator[Store]:
    """Lend the history in a data folder, and tell what there is to tell; raises CommandFailedError."""
    try:
        opened = open_history(folder, wall_now())
        try:
            for notice in opened.notices:
                print(notice, file=sys.stderr)
            yield opened.store
        finally:
            close_history(opened.store)
    except HistoryError as error:
        raise CommandFailedError(str(error)) from error
    except sqlite3.Error as error:
        line = _("The history cannot be used just now: {reason}.")
        raise CommandFailedError(line.format(reason=obstacle(error))) from error
    except ImportProblemError:
        raise  # not of the history, but of the file that is to be added to it
    except ValidationError as error:
        line = _("The history holds something that cannot be read: {reason}.")
        raise CommandFailedError(line.format(reason=error)) from error


@contextmanager
def history_to_read(folder: Path) -> Iterator[Store]:
    """Lend the history for reading only, which needs no leave to write where it lies."""
    path = history_path(folder)
    if not path.parent.exists():
        raise CommandFailedError(_("There is no history in {folder}.").format(folder=path.parent))
    if path.is_file() and not os.access(path.parent, os.W_OK):
        try:
            with history_as_it_is(path) as store:
                yield store
        except HistoryError as error:
            raise CommandFailedError(str(error)) from error
        except sqlite3.Error as error:
            line = _("The history cannot be read: {reason}.")
            raise CommandFailedError(line.format(reason=obstacle(error))) from error
    else:
        with the_history(folder) as store:
            yield store
