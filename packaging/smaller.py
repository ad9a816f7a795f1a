"""Parts of a bundle that are made smaller than they come, and the licences of what comes from the system."""

import pickle
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from babel import localedata
from babel.core import get_global

from legcurl_timer.history.exchange.other_apps import calendar_words as words

from contents import Entry

_USED_WORDS = {"months", "days", "day_periods", "unit_patterns", "unit_display_names", "plural_form"}
_USED_NUMBERS = {"number_symbols", "decimal_formats", "numbering_systems", "default_numbering_system"}
_UNUSED_ICU = re.compile(
    r"(brkitr|curr|lang|rbnf|region|translit|unit|zone)/.*|.*\.cnv|[a-z]{2,3}(_\w*)?\.res"
)
"""Qt writes dates, numbers and letters by tables of its own, and only sorts by ICU's."""
_ICU = "libicudata.so"
_ASSEMBLY = """\
.globl {symbol}
.type {symbol}, "object"
.section .rodata
.balign 16
{symbol}:
.incbin "{file}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack, "", %progbits
"""
_TO_BE_STRIPPED = re.compile(r"libpython|python[\d.]+/lib-dynload/|lib-dynload/|PySide6/Qt/lib/libicu")


def calendar_tables(folder: Path) -> list[Entry]:
    """Write what we read of Babel's tables into a folder, and return the files for the bundle."""
    folder.mkdir(parents=True, exist_ok=True)
    known = words.calendar_words()
    for name in _with_parents(words.LANGUAGES):
        table = pickle.loads(Path(localedata.resolve_locale_filename(name)).read_bytes())  # noqa: S301 - Babel's own
        used = {key: part for key, part in table.items() if key in _USED_WORDS | _USED_NUMBERS}
        units = used.get("unit_patterns", {})
        used["unit_patterns"] = {unit: part for unit, part in units.items() if unit.startswith("duration-")}
        (folder / f"{name}.dat").write_bytes(pickle.dumps(used, protocol=2))
    localedata._dirname = str(folder)  # noqa: SLF001 - Babel has no other way to be shown them
    words.calendar_words.cache_clear()
    if words.calendar_words() != known:
        sys.exit("Babel's tables lack words when they are cut down: see _USED_WORDS in packaging/smaller.py")
    return [(f"babel/locale-data/{file.name}", str(file), "DATA") for file in sorted(folder.iterdir())]


def _with_parents(languages: Iterable[str]) -> set[str]:
    """Return the tables of languages, and those that Babel reads before each of them."""
    names = {"root"}
    exceptions = get_global("parent_exceptions")
    for language in languages:
        name = language
        while name and name != "root":
            names.add(name)
            name = exceptions.get(name) or name.rpartition("_")[0]
    return names


def for_linux(entries: Iterable[Entry], work: Path) -> list[Entry]:
    """Return the files, some of them as smaller copies.

    ICU has 32 MB of data in Qt's wheels for Linux. Python and ICU are built with 25 MB for debuggers; what
    others built is left alone, because `strip` breaks libraries that were patched for their wheels.
    """
    smaller = []
    for name, source, kind in entries:
        small = Path(source)
        if kind in {"BINARY", "EXTENSION"}:
            if small.name.startswith(_ICU):
                small = _small_icu(small, work)
            if _TO_BE_STRIPPED.match(name):
                small = _stripped(small, work / "stripped")
        smaller.append((name, str(small), kind))
    return smaller


def _stripped(library: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    stripped = folder / library.name
    _output("strip", "--strip-unneeded", "-o", stripped, library)
    return stripped


def _small_icu(library: Path, work: Path) -> Path:
    """Link a library like the given one that holds less, and return it."""
    symbols = _output("readelf", "--dyn-syms", "--wide", library)
    address, size, symbol = re.search(r"(\w+) +(\w+) OBJECT .* (icudt\d+_dat)", symbols).groups()
    # The address is the place in the file, too: the data stand in its first segment.
    start, length = int(address, 16), int(size, 0)
    # ICU's tool takes no other name, that of the machines whose lowest byte comes first.
    whole, small = (work / folder / f"{symbol.removesuffix('_dat')}l.dat" for folder in ("whole", "small"))
    whole.parent.mkdir(exist_ok=True)
    small.parent.mkdir(exist_ok=True)
    whole.write_bytes(library.read_bytes()[start : start + length])
    names = _output("icupkg", "--list", whole).split()
    unused = work / "unused.txt"
    unused.write_text("\n".join(name for name in names if _UNUSED_ICU.fullmatch(name) and name != "root.res"))
    _output("icupkg", "--remove", unused, whole, small)
    source, linked = work / "icudata.s", work / library.name
    source.write_text(_ASSEMBLY.format(symbol=symbol, file=small))
    _output("gcc", "-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-o", linked, source)
    return linked


def licences(entries: Iterable[Entry], work: Path) -> list[Entry]:
    """Return Python's licence, and metadata as Python's packages have them for what came without any.

    These are Qt, whose wheels leave its licences out, and the system's libraries among the files. The program
    tells of all packages whose metadata are inside.
    """
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    python = [file for place in places if (file := place / "LICENSE.txt").exists()]
    libraries = [source for _name, source, _kind in entries if source.startswith(("/lib", "/usr/lib"))]
    packages = {_output("dpkg", "--search", Path(each).resolve()).partition(":")[0] for each in libraries}
    folders = [_qt_metadata(work), *(_debian_metadata(package, work) for package in sorted(packages))]
    return [
        *(("LICENSE.txt", str(file), "DATA") for file in python[:1]),
        *(
            (f"{file.parent.name}/{file.name}", str(file), "DATA")
            for each in folders
            for file in each.iterdir()
        ),
    ]


def _qt_metadata(work: Path) -> Path:
    told = {"Version": version("PySide6-Essentials"), "License-Expression": "LGPL-3.0-only"}
    texts = sorted((Path(__file__).parent / "licences").iterdir())
    return _metadata(
        work / "Qt.dist-info",
        {"Name": "Qt and Qt for Python", **told, "Home-page": "https://www.qt.io"},
        texts,
    )


def _debian_metadata(package: str, work: Path) -> Path:
    query = r"--showformat=${Version}\n${Homepage}"
    number, home = _output("dpkg-query", "--show", query, package).split("\n")
    told = {"Name": package, "Version": number, "Home-page": home}
    return _metadata(work / f"{package}.dist-info", told, [Path("/usr/share/doc", package, "copyright")])


def _metadata(folder: Path, told: dict[str, str], texts: Sequence[Path]) -> Path:
    """Write what Python's packages tell of themselves into a folder, with the texts of a licence."""
    folder.mkdir(exist_ok=True)
    fields = {"Metadata-Version": "2.4", **told}
    (folder / "METADATA").write_text("".join(f"{name}: {text}\n" for name, text in fields.items() if text))
    (folder / "RECORD").write_text("".join(f"{folder.name}/{text.name},,\n" for text in texts))
    for text in texts:
        shutil.copy(text, folder)
    return folder


def _output(*command: object) -> str:
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout
