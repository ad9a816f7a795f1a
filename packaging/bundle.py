"""Builds the program as it is handed out: a folder, and on Linux an archive and a Debian package of it.

    python packaging/bundle.py

`make bundle` calls it, by a Python that has the program with its camera, and PyInstaller, and nothing else.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

from legcurl_timer import __version__

import deb
import sizes
from contents import NAME

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "bundle"
DIST = ROOT / "dist"
ICONS = ROOT / "packaging" / "icons.py"


def main() -> None:
    """Build, judge and pack."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    folder = build()
    small = sizes.tell_and_judge(folder)
    if sys.platform == "linux":
        # Elsewhere the size has never been seen, and Qt has each library for two processors on macOS.
        if not small:
            sys.exit(1)
        pack_for_linux(folder)


def build() -> Path:
    """Let PyInstaller build the folder, see that all of it can be imported, and return it."""
    print("Building with PyInstaller ...", flush=True)
    if sys.platform != "linux":
        _run(sys.executable, ICONS, WORK / ("icon.ico" if sys.platform == "win32" else "icon.icns"))
    # Without -P the checkout, which has no sounds in its package, would be found before what is installed.
    command = [sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    places = [f"--distpath={WORK}", f"--workpath={WORK / 'work'}", ROOT / "packaging" / f"{NAME}.spec"]
    _run(*command, *places)
    folder = WORK / NAME
    told = _run(folder / NAME, "--version").strip()
    if __version__ not in told:
        sys.exit(f"The bundle says {told!r}; this is {__version__}.")
    _run(folder / NAME, "-c", (ROOT / "packaging" / "every_module.py").read_text(encoding="utf-8"))
    return folder


def pack_for_linux(folder: Path) -> None:
    """Write the archive and the Debian package."""
    DIST.mkdir(exist_ok=True)
    glibc = newest_glibc(folder)
    depends = deb.needed_packages(folder, WORK)
    packages = [each.split()[0] for each in depends.split(", ")]
    texts = {
        "VERSION": __version__,
        "DATE": _date().strftime("%Y-%m-%d"),
        "GLIBC": glibc,
        "PACKAGES": " \\\n        ".join(
            " ".join(packages[at : at + 6]) for at in range(0, len(packages), 6)
        ),
    }
    icons = WORK / "icons"
    _run(sys.executable, ICONS, icons)
    package = deb.make_deb(deb.Parts(folder, icons, texts, depends), WORK, DIST)
    archive = make_archive(folder, texts)
    print(f"It needs glibc {glibc} or newer and these packages: {depends}")
    for file in (archive, package):
        print(f"{file.stat().st_size / 1e6:7.1f} MB  {file.relative_to(ROOT)}")


def make_archive(folder: Path, texts: dict[str, str]) -> Path:
    """Write the archive of a folder with its licence and a few lines on how to open it."""
    name = f"{NAME}-{texts['VERSION']}"
    archive = DIST / f"{name}-linux-{platform.machine()}.tar.gz"
    (folder / "README.txt").write_text(deb.filled((deb.HERE / "linux" / "README.txt").read_text(), texts))
    shutil.copy(ROOT / "LICENSE", folder)
    stamp = int(_date().timestamp())

    def anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = stamp
        return entry

    with tarfile.open(archive, "w:gz", compresslevel=6) as tar:
        tar.add(folder, name, filter=anonymous)
    return archive


def newest_glibc(folder: Path) -> str:
    """Return the newest version of glibc that any file of the bundle asks for."""
    files = [
        file for file in folder.rglob("*") if file.is_file() and (".so" in file.name or file.name == NAME)
    ]
    symbols = _run("objdump", "--dynamic-syms", *files)
    versions = {tuple(map(int, found.split("."))) for found in re.findall(r"GLIBC_(\d+\.\d+)", symbols)}
    return ".".join(map(str, max(versions)))


def _date() -> datetime:
    """Return the time of the source where the environment tells it, else now."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(told), UTC) if told else datetime.now(UTC)


def _run(*command: object) -> str:
    done = subprocess.run([*map(str, command)], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command[:4]))} ... ended with {done.returncode}")
    return done.stdout


if __name__ == "__main__":
    main()
