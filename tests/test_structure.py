"""The house stays one that a reader finds the way in: small files, small functions, a map that is true."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
PACKAGE = CHECKOUT / "legcurl_timer"
FILES = sorted(PACKAGE.rglob("*.py"))
ARCHITECTURE = CHECKOUT / "docs" / "architecture.md"

TABLES = [PACKAGE / path for path in ("cli/main.py", "cli/parsers.py", "gui/window/navigation.py")]
"""They import what a table of commands or pages names, when it is chosen."""

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 60
MOST_LINES_OF_THE_WINDOW = 220
MOST_LOOSE_MODULES = 7
MOST_LOOSE_MODULES_OF_THE_GUI = 2
MOST_LAZY_IMPORTS = 12


def name(path: Path) -> str:
    """Return a file's path within the checkout."""
    return path.relative_to(CHECKOUT).as_posix()


def lines(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the functions of a file, each with its length in lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name(path)}: {node.name}", node.end_lineno - node.lineno + 1


def test_no_file_is_long() -> None:
    """A file does one job."""
    assert [name(path) for path in FILES if lines(path) > MOST_LINES_OF_A_FILE] == []


def test_no_function_is_long() -> None:
    """A function fits the eye."""
    sizes = [size for path in FILES for size in functions(path)]
    assert [where for where, length in sizes if length > MOST_LINES_OF_A_FUNCTION] == []


def test_the_window_is_a_shell() -> None:
    """What the window does stands in its parts."""
    assert lines(PACKAGE / "gui" / "window" / "main_window.py") <= MOST_LINES_OF_THE_WINDOW


@pytest.mark.parametrize(
    ("folder", "most"),
    [(PACKAGE, MOST_LOOSE_MODULES), (PACKAGE / "gui", MOST_LOOSE_MODULES_OF_THE_GUI)],
    ids=["package", "gui"],
)
def test_few_modules_lie_loose(folder: Path, most: int) -> None:
    """What belongs together lies in a folder with a name."""
    assert len(list(folder.glob("*.py"))) <= most


def test_few_imports_are_put_off() -> None:
    """An import stands at the head of its file, save where that would cost everybody something."""
    late = re.compile(r"PLC0415|import_module\(")
    texts = {name(path): path.read_text(encoding="utf-8") for path in FILES if path not in TABLES}
    lazy = [where for where, text in texts.items() for _ in late.findall(text)]
    assert len(lazy) <= MOST_LAZY_IMPORTS, lazy


def test_the_map_is_true() -> None:
    """Each path that the architecture names is there."""
    named = re.findall(r"`([\w./-]+/[\w./-]*)`", ARCHITECTURE.read_text(encoding="utf-8"))
    assert len(named) > 20, "the map names no paths"
    missing = [path for path in named if not (CHECKOUT / path).exists() and not (PACKAGE / path).exists()]
    assert missing == []


LOOK_UPS = {"_", "gettext", "ngettext", "pgettext", "counted"}


def looked_up_at_import(node: ast.AST) -> Iterator[int]:
    """Yield the lines on which a text is looked up outside all functions."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                defaults = (*child.args.defaults, *child.args.kw_defaults, *child.decorator_list)
                for each in filter(None, defaults):
                    yield from looked_up_at_import(ast.Expr(each))
            case ast.Lambda():
                pass
            case ast.Call(func=ast.Name(id=called)) if called in LOOK_UPS:
                yield child.lineno
            case _:
                yield from looked_up_at_import(child)


def test_no_text_is_looked_up_while_modules_are_imported() -> None:
    """Which language is spoken is known only when the program runs."""
    trees = {name(path): ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
    assert [f"{path}:{line}" for path, tree in trees.items() for line in looked_up_at_import(tree)] == []
