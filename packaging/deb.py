"""Makes the Debian package from a bundle's folder."""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from contents import NAME, WHERE_PRESENT

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
METAINFO = next((HERE / "linux").glob("*.metainfo.xml"))
DESKTOP = HERE / "linux" / f"{NAME}.desktop"

_FURTHER = ("xkb-data",)
"""What no library tells of: the keyboards that the bundled xkbcommon reads."""
_RECOMMENDED = "libasound2-plugins | pipewire-alsa, fonts-dejavu-core"
"""ALSA's way to PulseAudio and PipeWire, and letters that our typeface lacks."""

_CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: The Leg Curl Timer authors <legcurl-timer@localhost>
Installed-Size: {size_kb}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: pace every phase of every leg-curl rep
 A tempo timer for leg curls that stands on a laptop beside the machine and
 paces every phase of every rep, by sound and by one large moving picture.
 .
 Python and the libraries that it is made with are inside.
"""


def needed_packages(bundle: Path, work: Path) -> str:
    """Return the Depends line: the packages of all libraries that the bundle links to and does not hold."""
    (work / "debian").mkdir(parents=True, exist_ok=True)
    (work / "debian" / "control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
    libraries = [file for file in bundle.rglob("*.so*") if file.is_file() and not file.is_symlink()]
    private = {f"-l{library.parent}" for library in libraries}
    linked = [f"-e{file}" for file in (bundle / NAME, *libraries) if file.name != WHERE_PRESENT]
    told = _run("dpkg-shlibdeps", "-O", "--ignore-missing-info", *sorted(private), *linked, folder=work)
    # A library of the system that is inside has its package's licence there; it is told of all the same.
    inside = {licence.parent.stem for licence in bundle.glob("_internal/*.dist-info/copyright")}
    needed = told.strip().removeprefix("shlibs:Depends=").split(", ")
    return ", ".join([*(each for each in needed if each.split()[0] not in inside), *_FURTHER])


class Parts(NamedTuple):
    """What goes into a package: the bundle's folder, a folder with its icons, and what is to be told.

    `texts` are what stands for the names between at signs in our own files.
    """

    bundle: Path
    icons: Path
    texts: dict[str, str]
    depends: str


def make_deb(parts: Parts, work: Path, into: Path) -> Path:
    """Put the parts and what tells a desktop of them into a package in a folder, and return it."""
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(parts.bundle, root / "usr/lib" / NAME, symlinks=True)
    shutil.copytree(parts.icons, root / "usr/share/icons/hicolor")
    (root / "usr/bin").mkdir()
    (root / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    desktop = _place(root / "usr/share/applications" / DESKTOP.name, DESKTOP.read_text())
    metainfo = _place(root / "usr/share/metainfo" / METAINFO.name, filled(METAINFO.read_text(), parts.texts))
    _run("desktop-file-validate", desktop)
    _run("appstreamcli", "validate", "--no-net", metainfo)
    manual = filled((HERE / "linux" / f"{NAME}.1").read_text(), parts.texts)
    _place(root / f"usr/share/man/man1/{NAME}.1.gz", manual)
    _place(root / f"usr/share/doc/{NAME}/copyright", _copyright())
    _place(root / f"usr/share/doc/{NAME}/changelog.gz", (ROOT / "CHANGELOG.md").read_text())
    architecture = _run("dpkg", "--print-architecture").strip()
    _write_control(root, parts.texts["VERSION"], architecture, parts.depends)
    package = into / f"{NAME}_{parts.texts['VERSION']}_{architecture}.deb"
    _run("dpkg-deb", "--root-owner-group", "-Zxz", "-z4", "--build", root, package)
    shutil.rmtree(root)
    return package


def filled(text: str, texts: dict[str, str]) -> str:
    """Return a text with what stands for its names between at signs."""
    return re.sub(r"@([A-Z]+)@", lambda found: texts[found[1]], text)


def _place(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    file.write_bytes(gzip.compress(data, mtime=0) if file.suffix == ".gz" else data)
    return file


def _copyright() -> str:
    others = "The licences of Python, Qt and all else that is inside are in"
    return f"{(ROOT / 'LICENSE').read_text()}\n{others} /usr/lib/{NAME}/_internal.\n"


def _write_control(root: Path, version: str, architecture: str, depends: str) -> None:
    files = sorted(file for file in root.rglob("*") if file.is_file() and not file.is_symlink())
    control = _CONTROL.format(
        name=NAME,
        version=version,
        architecture=architecture,
        size_kb=sum(file.stat().st_size for file in files) // 1024,
        depends=depends,
        recommends=_RECOMMENDED,
    )
    _place(root / "DEBIAN/control", control)
    sums = (f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(root)}\n" for file in files)  # noqa: S324 - dpkg's own kind of sum
    _place(root / "DEBIAN/md5sums", "".join(sums))
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def _run(*command: object, folder: Path | None = None) -> str:
    done = subprocess.run([*map(str, command)], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        # dpkg-shlibdeps has hundreds of warnings before what matters.
        told = [line for line in (done.stdout + done.stderr).splitlines() if "warning: " not in line]
        sys.exit("\n".join([f"{' '.join(map(str, command[:2]))} ...", *told]))
    return done.stdout
