"""The lifter's own presets: their file, and the ways in and out."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import system_reason
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.userdata.json_file import JsonFile, NewerFileError, read_json
from legcurl_timer.userdata.presets import (
    MAX_NAME,
    Preset,
    PresetError,
    PresetText,
    no_presets_text,
    presets_document,
    read_presets,
    shipped_presets,
)

MOST_BYTES = 4_000_000
_NAME = gettext_noop("Your presets")


class PresetList(NamedTuple):
    """The presets that come along and the lifter's own, and what to tell, a line each."""

    shipped: tuple[Preset, ...]
    own: tuple[Preset, ...]
    notices: tuple[str, ...] = ()


class PresetFile:
    """The file of the lifter's own presets in a folder, read anew for every change.

    Its changes raise PresetError, and then nothing has changed.
    """

    def __init__(self, folder: Path, variations: tuple[Variation, ...]) -> None:
        self.path = folder / "presets.json"
        self._file = JsonFile(self.path, _NAME)
        self._variations = variations
        self._shipped = shipped_presets(variations)

    def load(self) -> PresetList:
        """Return all presets; entries that are none are told of, and so is a file that cannot be used."""
        content, notice = self._read()
        notices = (notice, *content.problems) if notice else content.problems
        return PresetList(self._shipped, content.presets, notices)

    def save(self, preset: Preset) -> None:
        """Keep a preset, in the place of the one with its name where there is one."""
        self._refuse_shipped(preset)
        self._change(lambda own: _put(own, preset, preset.key))

    def delete(self, name: str) -> None:
        """Remove the preset of a name; one that is not there is no problem."""
        self._change(lambda own: tuple(each for each in own if each.key != name.casefold()))

    def rename(self, name: str, new_name: str) -> None:
        """Give a preset another name, which none may have; it keeps its place."""

        def renamed(own: tuple[Preset, ...]) -> tuple[Preset, ...]:
            found = next((each for each in own if each.key == name.casefold()), None)
            if found is None:
                raise PresetError(_('There is no preset "{name}" any more.').format(name=name))
            preset = replace(found, name=new_name)
            self._refuse_shipped(preset)
            if preset.key != found.key and any(each.key == preset.key for each in own):
                raise PresetError(_('There is a preset "{name}" already.').format(name=preset.name))
            return _put(own, preset, found.key)

        self._change(renamed)

    def import_from(self, path: Path) -> PresetText:
        """Add the presets of a file; those here already are left out, and a taken name gets a number.

        Returns those that were added, under the names they have here, and what is not a preset.
        """
        content = self._read_other(path)
        added: list[Preset] = []

        def joined(own: tuple[Preset, ...]) -> tuple[Preset, ...]:
            added.clear()
            known = self._shipped + own
            for preset in content.presets:
                if preset not in known:
                    added.append(_under_free_name(preset, known))
                    known += (added[-1],)
            return own + tuple(added)

        if content.presets:
            self._change(joined)
        return content._replace(presets=tuple(added))

    def _refuse_shipped(self, preset: Preset) -> None:
        if any(each.key == preset.key for each in self._shipped):
            told = _('"{name}" comes with the program; choose another name.')
            raise PresetError(told.format(name=preset.name))

    def _change(self, change: Callable[[tuple[Preset, ...]], tuple[Preset, ...]]) -> None:
        content = self._read()[0]
        _write(self._file, content._replace(presets=change(content.presets)))

    def _read(self) -> tuple[PresetText, str]:
        """Return what the file holds and a notice, "" where all is well; a damaged one is set aside."""
        content, notice = self._file.load(self._understand)
        return content or PresetText(), notice

    def _understand(self, document: Any, file_name: str) -> PresetText:
        return read_presets(document, file_name, self._variations)

    def _read_other(self, path: Path) -> PresetText:
        try:
            if not path.is_file() or path.stat().st_size > MOST_BYTES:
                raise PresetError(no_presets_text(path.name))
            return self._understand(read_json(path), path.name)
        except OSError as error:
            told = _("{file} cannot be read ({reason}).")
            raise PresetError(told.format(file=path.name, reason=system_reason(error))) from error
        except NewerFileError as error:
            raise PresetError(str(error)) from error
        except ValidationError as error:
            raise PresetError(no_presets_text(path.name)) from error


def export_presets(path: Path, presets: Iterable[Preset]) -> None:
    """Write presets into a file that `PresetFile.import_from` reads. Raises PresetError."""
    _write(JsonFile(path, _NAME), PresetText(tuple(presets)))


def _write(file: JsonFile, content: PresetText) -> None:
    if notice := file.save(presets_document(content)):
        raise PresetError(notice)


def _put(own: tuple[Preset, ...], preset: Preset, key: str) -> tuple[Preset, ...]:
    """Return presets with one in the place of another, or at the end where that is not there."""
    if any(each.key == key for each in own):
        return tuple(preset if each.key == key else each for each in own)
    return (*own, preset)


def _under_free_name(preset: Preset, known: tuple[Preset, ...]) -> Preset:
    taken = {each.key for each in known}
    names = (f"{preset.name[: MAX_NAME - 5]} {number}" for number in count(2))
    candidates = (replace(preset, name=name) for name in names)
    return preset if preset.key not in taken else next(each for each in candidates if each.key not in taken)
