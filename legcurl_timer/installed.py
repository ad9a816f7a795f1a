"""What is installed here: the program and all that it is made of, with versions and licences."""

import os
import platform
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions, version
from pathlib import Path
from typing import NamedTuple

from legcurl_timer import __version__

OURS = "legcurl-timer"
_EXTRAS = frozenset({"camera", "sounddevice"})
"""Those of ours that are used when the program runs."""
_REQUIREMENT = re.compile(r"\s*(?P<name>[\w.-]+)\s*(?:\[(?P<extras>[^\]]*)\])?")
_OF_AN_EXTRA = re.compile(r"""\bextra\s*==\s*["']([\w.-]+)""")
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|copyright|notice|\bofl\b", re.IGNORECASE)
_HOMES = ("home", "source", "repository")
"""How the names of the addresses begin at which a package is at home, the dearest first."""
_PROGRAM_FILES = {".py", ".pyc", ".pyi", ".so", ".pyd"}
_LONGEST_NAME = 80


class Part(NamedTuple):
    """Something that the program is made of.

    `licence` is its name, "" where it is not told; `home` an address, and `files` hold the licence's text.
    """

    name: str
    version: str
    licence: str
    home: str = ""
    files: tuple[Path, ...] = ()
    text: str = ""

    def licence_text(self) -> str:
        """Return the text of the licence with all that belongs to it, "" where it was not brought along."""
        texts = (each.read_text(encoding="utf-8", errors="replace").strip() for each in self.files)
        return "\n\n\n".join(dict.fromkeys(filter(None, texts))) or self.text


def version_of(name: str) -> str:
    """Return the version of an installed package, "" where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def parts() -> list[Part]:
    """Return the program, Python, and every package that it needs here, by their names.

    In a bundle that is all that was put into it; else what is required and installed, so that nothing is told
    of what only stands beside it.
    """
    found = {_key(each.name): each for each in (distributions() if _is_bundle() else _required())}
    ours = found.pop(OURS, None)
    first = _part(ours) if ours else Part(OURS, __version__, "MIT")
    return [first, _python(), *sorted(map(_part, found.values()), key=lambda part: part.name.casefold())]


def _is_bundle() -> bool:
    return bool(getattr(sys, "frozen", False))


def _required() -> Iterator[Distribution]:
    """Yield what the program requires, what that requires in turn, and the program itself."""
    waiting, seen = [(OURS, _EXTRAS)], set[tuple[str, frozenset[str]]]()
    while waiting:
        name, extras = waiting.pop()
        if (_key(name), extras) in seen:
            continue
        seen.add((_key(name), extras))
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        yield found
        waiting += _requirements(found, extras)


def _requirements(of: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the names of what a package requires with some of its extras, and the extras of those.

    What it requires on other systems is among them: that is not installed here.
    """
    for line in of.requires or ():
        read, extra = _REQUIREMENT.match(line), _OF_AN_EXTRA.search(line)
        if read and (extra is None or extra[1] in extras):
            wanted = (each.strip() for each in (read["extras"] or "").split(","))
            yield read["name"], frozenset(filter(None, wanted))


def _part(found: Distribution) -> Part:
    own_words = _told(found, "License").strip()
    is_name = len(own_words) <= _LONGEST_NAME and "\n" not in own_words
    classes = [each for each in found.metadata.get_all("Classifier", []) if each.startswith("License ::")]
    by_class = ", ".join(each.rpartition("::")[2].strip() for each in classes)
    licence = _told(found, "License-Expression") or (own_words if is_name else "") or by_class
    files = tuple(_licence_files(found))
    return Part(found.name, found.version, licence, _home(found), files, "" if is_name else own_words)


def _told(found: Distribution, field: str) -> str:
    return str(next(iter(found.metadata.get_all(field, [])), ""))


def _home(found: Distribution) -> str:
    named = (each.partition(",") for each in found.metadata.get_all("Project-URL", []))
    addresses = {name.strip().lower(): address.strip() for name, _comma, address in named}
    dear = (address for start in _HOMES for name, address in addresses.items() if name.startswith(start))
    return _told(found, "Home-page") or next(dear, "") or next(iter(addresses.values()), "")


def _licence_files(found: Distribution) -> Iterator[Path]:
    for each in found.files or ():
        if _LICENCE_FILE.search(each.name) and each.suffix not in _PROGRAM_FILES:
            path = Path(str(each.locate()))
            if path.is_file():
                yield path


def _python() -> Part:
    library = Path(os.__file__).parent
    files = (folder / name for folder in (library, library.parent) for name in ("LICENSE.txt", "LICENSE"))
    found = tuple(each for each in files if each.is_file())[:1]
    return Part(
        "Python", platform.python_version(), "PSF-2.0", "https://docs.python.org/3/license.html", found
    )


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
