"""The catalogues of texts: takes the texts from the code into each PO file, checks these, compiles them.

python packaging/catalogues.py update           after a change of texts in the code
python packaging/catalogues.py new LANGUAGE     to begin a language, such as `it`
python packaging/catalogues.py check            what `make check` asks
python packaging/catalogues.py compile          what the program reads; setting it up does so by itself
"""

import ast
import json
import os
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "legcurl_timer"
LOCALE_FOLDER = PACKAGE / "locale"
_NAME = "legcurl_timer.po"
_ARGPARSE_HOLE = re.compile(r"%(?:\(\w+\))?[rs]\b")
_WIDTH = 110
_LOOK_UPS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("_", "gettext", "gettext_noop"), (0,)),
    "ngettext": (0, 1),
    "pgettext": (1,),
    **dict.fromkeys(("counted", "counted_list"), (1, 2)),
    **dict.fromkeys(("check_integer", "check_flag", "check_text", "check_uid"), (0,)),  # names of values
}
"""Which arguments of which functions are texts."""
_WITH_CONTEXT = "pgettext"
_HINT = "# TRANSLATORS: "
_TABLES = ("core/lifts/variations.toml", "userdata/presets.json")
_FOR_PEOPLE = {
    **dict.fromkeys(("name", "summary", "setup", "fix", "cues", "question"), ""),  # of variations
    "short_name": "short name of a lift",
    "word": "word for a phase",
    "why": "",  # of presets, which have a name as well
}
"""The fields of the tables whose texts people read, and the context that the program looks them up in."""
_FOR_PROGRAMS = {
    *("id", "first_phase", "rises", "tempo", "loaded", "figure", "phases"),
    *("format", "variation", "leg", "guidance"),  # of presets
}
"""The fields of the tables whose texts nobody reads."""
_HINTS = {
    "short_name": "On the card of the lift, at most 16 characters.",
    "word": "One short word, such as a coach would call: it is the big word of the screen.",
    "cues": "A cue during the set, as short as it can be.",
    "why": "At most 200 characters.",
}

_NOT_KEPT = tuple(
    f'"{field}:'.encode()
    for field in (
        *("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Project-Id-Version"),
        *("Report-Msgid-Bugs-To", "Last-Translator", "Language-Team"),
    )
)
"""Fields of the header that change by themselves, or say nothing here."""
_HEADER = "# The texts of Leg Curl Timer. docs/translating.md tells how to translate them."


def extracted() -> Catalog:
    """Return every text of the package in a catalogue without translations."""
    catalog = Catalog(project="Leg Curl Timer", charset="utf-8", fuzzy=False)
    for path in sorted(PACKAGE.rglob("*.py")):
        for text, context, hints in _texts_of_code(path.read_text(encoding="utf-8")):
            place = [(path.relative_to(PACKAGE).as_posix(), None)]
            catalog.add(text, locations=place, auto_comments=hints, context=context)
    for table in _TABLES:
        for field, text in _texts_of(PACKAGE / table):
            hints = [_HINTS[field]] if field in _HINTS else []
            catalog.add(
                text, locations=[(table, None)], auto_comments=hints, context=_FOR_PEOPLE[field] or None
            )
    return catalog


def _texts_of_code(source: str) -> Iterator[tuple[Any, str | None, list[str]]]:
    """Yield each text that is looked up (with its plural), its context, and what the comment above tells.

    The syntax tree shows also what stands inside an f-string, which Babel's own reader of code passes over.
    """
    lines = source.splitlines()
    for call, name in _look_ups(source):
        texts = [_literal(call, argument) for argument in _LOOK_UPS[name]]
        if None not in texts:
            context = _literal(call, 0) if name == _WITH_CONTEXT else None
            text = tuple(texts) if len(texts) > 1 else texts[0]
            yield text, context, _hints(lines, call.lineno)


def _look_ups(source: str) -> Iterator[tuple[ast.Call, str]]:
    """Yield the calls that look a text up, each with the name of the function, in their order."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if name in _LOOK_UPS:
            yield call, name


def hidden(source: str) -> Iterator[int]:
    """Yield the lines that look up a text which is put together there, or named: it is not found."""
    for call, name in _look_ups(source):
        texts = [argument for number, argument in enumerate(call.args) if number in _LOOK_UPS[name]]
        pieces = [text for text in texts if not isinstance(text, ast.Constant)]
        if any(_holds_text(piece) for piece in (*pieces, *call.keywords)):
            yield call.lineno


def _holds_text(node: ast.AST) -> bool:
    constants = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return any(isinstance(value, str) and value for value in constants)


def _literal(call: ast.Call, argument: int) -> str | None:
    match call.args[argument : argument + 1]:
        case [ast.Constant(value=str(text))]:
            return text
    return None


def _hints(lines: list[str], number: int) -> list[str]:
    """Return the comment for translators that ends above a line, which counts from 1."""
    comment: list[str] = []
    for line in reversed(lines[: number - 1]):
        if not line.strip().startswith("#"):
            break
        comment.insert(0, line.strip())
        if line.strip().startswith(_HINT):
            return [" ".join(each.removeprefix(_HINT).lstrip("# ") for each in comment)]
    return []


def _texts_of(table: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of a table that people read, each after the name of its field."""
    return ((field, text) for field, text in _strings_of(table) if field in _FOR_PEOPLE)


def _strings_of(table: Path) -> Iterator[tuple[str, str]]:
    text = table.read_text(encoding="utf-8")
    return _strings(tomllib.loads(text) if table.suffix == ".toml" else json.loads(text))


def _strings(node: Any, field: str = "") -> Iterator[tuple[str, str]]:
    match node:
        case dict():
            for name, value in node.items():
                yield from _strings(value, name)
        case list():
            for value in node:
                yield from _strings(value, field)
        case str():
            yield field, node


def faults_of_sources() -> Iterator[str]:
    """Yield which texts of the code and of the tables get into no catalogue, a line each."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for line in hidden(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(PACKAGE).as_posix()}:{line}: put together where it is looked up"
    for table in _TABLES:
        fields = {field for field, _text in _strings_of(PACKAGE / table)}
        for field in sorted(fields - _FOR_PEOPLE.keys() - _FOR_PROGRAMS):
            yield f"{table}: neither for people nor for programs: {field!r}"


def catalogues() -> dict[str, Path]:
    """Return the PO files by language."""
    return {path.parents[1].name: path for path in sorted(LOCALE_FOLDER.glob(f"*/LC_MESSAGES/{_NAME}"))}


def read(language: str, path: Path) -> Catalog:
    """Return the catalogue of a PO file."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def write(catalog: Catalog, path: Path) -> None:
    """Write a catalogue as a PO file, in the order of the code, without times and line numbers."""
    text = BytesIO()
    write_po(text, catalog, width=_WIDTH, omit_header=False, ignore_obsolete=True, include_lineno=False)
    kept = [line for line in text.getvalue().splitlines(keepends=True) if not line.startswith(_NOT_KEPT)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(kept))


def update(languages: Iterable[str]) -> None:
    """Bring the PO files of some languages to the texts of the code; a changed text is a new one."""
    texts = extracted()
    for language in languages:
        path = LOCALE_FOLDER / language / "LC_MESSAGES" / _NAME
        catalog = read(language, path) if path.exists() else Catalog(locale=language, fuzzy=False)
        catalog.header_comment = _HEADER
        catalog.update(texts, no_fuzzy_matching=True, update_header_comment=False)
        write(catalog, path)


def compile_(languages: dict[str, Path]) -> None:
    """Write the compiled form beside each PO file that has none, or an older one; one without a PO goes."""
    for left in LOCALE_FOLDER.glob("*/LC_MESSAGES/*.mo"):
        if not left.with_suffix(".po").exists():
            left.unlink(missing_ok=True)
    for language, path in languages.items():
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            text = BytesIO()
            write_mo(text, read(language, path))
            whole = compiled.with_suffix(f".{os.getpid()}")  # several may do so at a time
            whole.write_bytes(text.getvalue())
            whole.replace(compiled)


def faults(language: str, path: Path, texts: Catalog) -> Iterator[str]:
    """Yield what is wrong with a PO file, a line each."""
    catalog = read(language, path)
    here = {_key(message): message for message in catalog if message.id}
    wanted = {_key(message): message for message in texts if message.id}
    for key in wanted.keys() - here.keys():
        yield f"missing: {key[1]!r}"
    for key in here.keys() - wanted.keys():
        yield f"not used: {key[1]!r}"
    for key in wanted.keys() & here.keys():
        yield from (f"{fault}: {key[1]!r}" for fault in _message_faults(here[key]))


def _key(message: Message) -> tuple[str, str, str]:
    """Return what a text is looked up by: its context, itself, and its plural where it has one."""
    sources = (*_forms(message.id), "")
    return message.context or "", sources[0], sources[1]


def _forms(text: str | Sequence[str]) -> Sequence[str]:
    return (text,) if isinstance(text, str) else text


def _message_faults(message: Message) -> Iterator[str]:
    sources, forms = _forms(message.id), _forms(message.string)
    if not all(forms):
        yield "not translated" if not any(forms) else "a plural form is missing"
        return
    if message.fuzzy:
        yield "fuzzy"
    allowed = [_placeholders(source) for source in sources]
    for form in forms:
        if _placeholders(form) not in allowed:
            yield f"other placeholders in {form!r}"
        if len(sources[0]) > 1 and _blank_ends(form) != _blank_ends(sources[0]):  # a mark may be a blank
            yield f"other blanks at the ends of {form!r}"


def _placeholders(text: str) -> set[str]:
    try:
        holes = {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}
        return holes | set(_ARGPARSE_HOLE.findall(text))
    except ValueError as error:  # a lone bracket
        return {str(error)}


def _blank_ends(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def check() -> int:
    """Print what is wrong with the catalogues; returns the exit code."""
    texts = extracted()
    found = list(faults_of_sources())
    for language, path in catalogues().items():
        found += (f"{language}: {fault}" for fault in sorted(faults(language, path, texts)))
    print("\n".join(found) or f"{len(catalogues())} catalogues of {len(texts)} texts: nothing is missing")
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    """Do what is asked for; returns the exit code."""
    match arguments:
        case ["update"]:
            update(catalogues())
        case ["new", language]:
            update([language])
        case ["check"]:
            return check()
        case ["compile"]:
            compile_(catalogues())
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
