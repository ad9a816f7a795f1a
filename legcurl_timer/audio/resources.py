"""Where the files that come with the program are, installed or straight from a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def sounds_folder() -> Path:
    """Return the folder of our own sounds.

    A wheel carries it inside the package; an editable install and a checkout have it beside the package.
    """
    inside = _PACKAGE / "assets" / "sounds"
    return inside if inside.is_dir() else _PACKAGE.parent / "assets" / "sounds"
