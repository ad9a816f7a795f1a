"""How large a bundle is, part by part, and whether it keeps within its bound."""

import sys
from fnmatch import fnmatchcase
from importlib.metadata import distribution
from pathlib import Path

import contents

MOST_MB = 130
"""Unpacked, without the camera's library; a MB is a million bytes."""

_CAMERA = "OpenCV, for the camera"
_PARTS = {
    _CAMERA: ("cv2/*", "opencv_python_headless*.libs/*", "cv2*"),
    "Qt": ("PySide6/*", "shiboken6/*"),
    "numpy": ("numpy/*", "numpy.libs/*"),
    "Python": ("libpython*", "python3*", "base_library.zip", "lib-dynload/*"),
    "sounds and voice": ("legcurl_timer/assets/*",),
    "the program's other files": ("legcurl_timer/*",),
    "versions and licences": ("*.dist-info/*", "LICENSE.txt"),
    "libraries of the system": ("lib*.so*",),
}
_MODULES = "modules, the program's and others'"
_OTHERS = "other libraries"
_CUT_DOWN = ("PySide6-Essentials", "numpy", "babel", "pyqtgraph")


def sizes_mb(folder: Path) -> dict[str, float]:
    """Return the size of each part of a bundle in MB; links take nothing."""
    inside = folder / "_internal"
    sizes = dict.fromkeys((*_PARTS, _MODULES, _OTHERS), 0.0)
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            name = file.relative_to(inside).as_posix() if file.is_relative_to(inside) else None
            sizes[_part(name)] += file.stat().st_size / 1e6
    return sizes


def _part(name: str | None) -> str:
    if name is None:
        return _MODULES  # they are packed into the program itself
    parts = (part for part, patterns in _PARTS.items() if any(fnmatchcase(name, each) for each in patterns))
    return next(parts, _OTHERS)


def tell_and_judge(folder: Path) -> bool:
    """Print the size by part and what was left out, and return whether the bundle is small enough."""
    sizes = sizes_mb(folder)
    for part, size_mb in sorted(sizes.items(), key=lambda item: -item[1]):
        print(f"{size_mb:7.1f} MB  {part}")
    without_camera_mb = sum(sizes.values()) - sizes[_CAMERA]
    print(f"{sum(sizes.values()):7.1f} MB  together, {without_camera_mb:.1f} MB without OpenCV")
    print("Left out:")
    for name, reason in contents.LEFT_OUT_MODULES.items():
        print(f"  {name}: {reason}")
    for name in _CUT_DOWN:
        installed_mb, inside_mb = _installed_and_inside_mb(name, folder / "_internal")
        print(f"  of {name}: {installed_mb - inside_mb:.1f} of {installed_mb:.1f} MB")
    is_small = without_camera_mb <= MOST_MB
    if not is_small:
        print(f"Too large: at most {MOST_MB} MB without OpenCV.", file=sys.stderr)
    return is_small


def _installed_and_inside_mb(name: str, inside: Path) -> tuple[float, float]:
    """Return how many MB of a package are installed, and how many of the same files are in the bundle."""
    installed = inside_bytes = 0
    for file in distribution(name).files or ():
        size = Path(file.locate()).stat().st_size if Path(file.locate()).is_file() else 0
        installed += size
        same = inside / file
        # Python's modules are packed into the program.
        inside_bytes += same.stat().st_size if same.is_file() else size if file.suffix == ".py" else 0
    return installed / 1e6, inside_bytes / 1e6
