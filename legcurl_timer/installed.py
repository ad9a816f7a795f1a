"""What is installed here: the program and all that it is made of, with versions and licences."""

import ast
import operator
import os
import platform
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions, version
from pathlib import Path
from typing import Any, NamedTuple

from legcurl_timer import __version__

OURS = "legcurl-timer"
_EXTRAS = frozenset({"camera", "sounddevice"})
"""Those of ours that are used when the program runs."""
_REQUIREMENT = re.compile(r"\s*(?P<name>[\w.-]+)\s*(?:\[(?P<extras>[^\]]*)\])?[^;]*(?:;(?P<marker>.*))?")
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|copyright|notice|\bofl\b", re.IGNORECASE)
_HOMES = ("home", "source", "repository")
"""How the names of the addresses begin at which a package is at home, the dearest first."""
_PROGRAM_FILES = {".py", ".pyc", ".pyi", ".so", ".pyd"}
_LONGEST_NAME = 80
_COMPARED: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda part, whole: part in whole,
    ast.NotIn: lambda part, whole: part not in whole,
}


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
    """Yield the names of what a package requires here with some of its extras, and the extras of those."""
    for line in of.requires or ():
        if (read := _REQUIREMENT.match(line)) is None:
            continue
        marker = (read["marker"] or "").strip()
        if any(marker_holds(marker, extra) for extra in extras or {""}):
            wanted = (each.strip() for each in (read["extras"] or "").split(","))
            yield read["name"], frozenset(filter(None, wanted))


def marker_holds(marker: str, extra: str) -> bool:
    """Return whether a requirement's marker holds on this machine; one that cannot be read does."""
    known = {
        "extra": extra,
        "implementation_name": sys.implementation.name,
        "os_name": os.name,
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "platform_system": platform.system(),
        "python_full_version": platform.python_version(),
        "python_version": "{}.{}".format(*platform.python_version_tuple()),
        "sys_platform": sys.platform,
    }
    try:
        return not marker or bool(_value(ast.parse(marker, mode="eval").body, known))
    except (SyntaxError, KeyError, TypeError):
        return True


def _value(node: ast.expr, known: Mapping[str, str]) -> Any:
    """Return what a part of a marker comes to; raises KeyError and TypeError for what no marker has."""
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_value(each, known) for each in values)
        case ast.BoolOp(values=values):
            return any(_value(each, known) for each in values)
        case ast.Compare(left=left, ops=[how], comparators=[right]):
            sides = (_value(left, known), _value(right, known))
            names = (each.id for each in (left, right) if isinstance(each, ast.Name))
            if any(name.startswith("python") for name in names):
                return _COMPARED[type(how)](*map(_numbers, sides))
            return _COMPARED[type(how)](*sides)
        case ast.Name(id=name):
            return known[name]
        case ast.Constant(value=str(text)):
            return text
    raise TypeError(ast.dump(node))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", text)))


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
