"""A small JSON file of the lifter's: read, written whole or not at all, set aside where it makes no sense."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.text import system_reason
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.files import free_name, write_whole

Content = TypeVar("Content")


class NewerFileError(ValidationError):
    """A file that only a newer version of this program understands."""


class JsonFile:
    """One JSON document at a path; `name` is what the lifter knows it as, such as "Your settings".

    The name is looked up when something is told of the file.

    What could be neither read nor set aside is not written over: nobody knows what would be lost. Nor is what
    a newer version of this program has left.
    """

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self._name = name
        self._unread = ""

    def load(self, understand: Callable[[Any, str], Content]) -> tuple[Content | None, str]:
        """Return what a reader makes of the document, and a notice, "" where there is nothing to tell.

        The reader is given the document and the file's name, and raises ValidationError for what makes no
        sense; that is set aside under a dated name, but for a NewerFileError. None is returned for it, and
        where there is no file or none that can be read.
        """
        self._unread = ""
        try:
            return understand(read_json(self.path), self.path.name), ""
        except FileNotFoundError:
            return None, ""
        except OSError as error:
            told = _("{name}: the file cannot be read ({reason}).")
            self._unread = told.format(name=_(self._name), reason=system_reason(error))
            return None, self._unread
        except NewerFileError as error:
            self._unread = str(error)
            return None, self._unread
        except ValidationError:
            return None, self._set_aside()

    def save(self, document: Any) -> str:
        """Write a document, whole or not at all; returns a notice where that failed, else ""."""
        if self._unread:
            return " ".join((self._unread, _("Nothing is saved over what is there.")))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.path, json_text(document))
        except OSError as error:
            told = _("{name}: the file cannot be saved in {folder} ({reason}).")
            return told.format(name=_(self._name), folder=self.path.parent, reason=system_reason(error))
        return ""

    def remove(self) -> None:
        """Leave no file behind, unless it could not be read."""
        if not self._unread:
            with suppress(OSError):
                self.path.unlink()

    def _set_aside(self) -> str:
        now = datetime.now().astimezone()
        aside = free_name(self.path.with_stem(f"{self.path.stem}.broken-{now:%Y-%m-%dT%H%M%S}"))
        try:
            self.path.rename(aside)
        except OSError:
            told = _("{name}: the file cannot be understood, nor can it be put aside.")
            self._unread = told.format(name=_(self._name))
            return self._unread
        told = _("{name}: the file could not be understood; it is kept as {file}.")
        return told.format(name=_(self._name), file=aside.name)


def refuse_newer(document: Any, file_name: str, version: int) -> None:
    """Raise NewerFileError for a document of a later version than the one that is known."""
    found = document.get("version") if isinstance(document, dict) else None
    if isinstance(found, int) and found > version:
        told = _("{file} is from a newer version of this program, which alone can read it.")
        raise NewerFileError(told.format(file=file_name))


def json_text(document: Any) -> bytes:
    """Return the text of a document as people may read it."""
    text = json.dumps(document, indent=2, ensure_ascii=False)
    # Half a character, which JSON can name but UTF-8 cannot write, is written as JSON names it.
    return text.encode("utf-8", "backslashreplace") + b"\n"


def read_json(path: Path) -> Any:
    """Return the document of a file; raises OSError, and ValidationError for what is not JSON."""
    try:
        document = json.loads(path.read_bytes().decode("utf-8-sig"))
        json_text(document)  # what could not be written back would be lost by the next change
    except (ValueError, RecursionError) as error:  # neither UTF-8 nor JSON, or one without end
        raise ValidationError(_("{file}: is not JSON").format(file=path.name)) from error
    return document
