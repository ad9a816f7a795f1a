"""Tries the bundles where a user is: in a bare Debian 12, by an ordinary user with a home of his own.

    python packaging/bundle_test.py

It needs root, and prints a line for each step. The program runs in the bare Debian, and nothing else does:
screen, window manager, sound server and ear are those of this machine, so that no package of theirs lends the
program a library.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bare_debian import HOME, BareDebian, throw_away, unpack_base

from contents import NAME, WHERE_PRESENT

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from bundle_use import Desk, pace_a_set, try_commands  # noqa: E402 - needs a folder just named

DATA = Path(".local/share", NAME)
_ALSA_TO_PULSEAUDIO = "libasound2-plugins"
"""The .deb recommends it; a desktop that plays by PulseAudio or PipeWire has it or its like."""


def main() -> int:
    """Try both, and return 0 where all went well."""
    if os.geteuid() != 0:
        sys.exit("This needs root, for a bare Debian in a folder: sudo make bundle-test")
    package, archive = (_only(pattern) for pattern in (f"{NAME}_*.deb", f"{NAME}-*-linux-*.tar.gz"))
    folder = Path(tempfile.mkdtemp(prefix=f"{NAME}-"))
    try:
        folder.chmod(0o755)
        with step("a bare Debian 12 is fetched"):
            unpack_base(folder / "base")
        with BareDebian(folder / "base", folder / "deb") as debian:
            try_package(debian, package)
        with BareDebian(folder / "base", folder / "tar") as debian:
            try_archive(debian, archive)
    finally:
        throw_away(folder)
    print("Both work.")
    return 0


def try_package(debian: BareDebian, package: Path) -> None:
    """Install the Debian package, use it and remove it."""
    with step(f"apt installs {package.name}") as told:
        more = debian.install(_brought(debian, package, Path("/root")))
        told.append(f"{more - 1} other packages came with it")
    with step("it has a menu entry, icons, a manual and its description"):
        for place in (
            "applications",
            "icons/hicolor/scalable/apps",
            "icons/hicolor/256x256/apps",
            "man/man1",
        ):
            assert list(debian.path(Path("/usr/share", place)).glob(f"{NAME}.*")), place
        assert list(debian.path(Path("/usr/share/metainfo")).glob("*.metainfo.xml"))
    use(debian, NAME, Path("/usr/lib", NAME))
    with step("apt removes it, and what it keeps of the lifter stays"):
        debian.remove(NAME)
        left = [
            path
            for place in ("usr", "etc", "opt")
            for path in debian.path(Path("/", place)).rglob(f"*{NAME}*")
        ]
        assert not left, left
        assert_data_kept(debian)


def try_archive(debian: BareDebian, archive: Path) -> None:
    """Unpack the archive in the user's home, use it and throw it away."""
    with step(f"tar unpacks {archive.name}"):
        debian.as_user("tar", "--extract", "--file", _brought(debian, archive, HOME))
        (folder,) = (path for path in debian.home.glob(f"{NAME}-*") if path.is_dir())
        inside = HOME / folder.name
    with step("apt installs what its README names") as told:
        line = (folder / "README.txt").read_text().partition("apt-get install ")[2].partition("\n\n")[0]
        told.append(f"{debian.install(*line.replace(chr(92), ' ').split())} packages")
    use(debian, inside / NAME, inside)
    with step("its folder is thrown away, and what it keeps of the lifter stays"):
        debian.as_user("rm", "-r", inside)
        assert_data_kept(debian)


def use(debian: BareDebian, program: str | Path, folder: Path) -> None:
    """Do with the program what a lifter does."""
    with step("every library that it links to is there"):
        libraries = [
            Path("/", path.relative_to(debian.root))
            for path in debian.path(folder).rglob("*")
            if path.is_file() and (".so" in path.name or path.name == NAME) and path.name != WHERE_PRESENT
        ]
        # The program tells the loader of this folder when it starts.
        loader = {"LD_LIBRARY_PATH": str(folder / "_internal")}
        told_by_ldd = debian.as_user("ldd", *libraries, environment=loader)
        missing = {line.strip() for line in told_by_ldd.splitlines() if "not found" in line}
        assert not missing, missing
    try_commands(debian, program, step)
    with step("apt installs ALSA's way to PulseAudio, as any desktop has it") as told:
        told.append(f"{debian.install(_ALSA_TO_PULSEAUDIO)} packages")
    with Desk(debian) as desk:
        with step("the doctor finds all well"):
            debian.as_user(program, "doctor", environment=desk.environment)
        with step("the window opens, Space starts a set, and it is heard on the beat"):
            pace_a_set(desk, program)
    with step("the history has kept it"):
        kept = json.loads(debian.as_user(program, "history", "list", "--json"))
        sets = [each for session in kept["sessions"] for each in session["sets"]]
        assert len(sets) == 1, sets


def assert_data_kept(debian: BareDebian) -> None:
    """Check that the history is still in the user's home."""
    assert (debian.home / DATA / "history.sqlite3").exists()


@contextmanager
def step(what: str) -> Iterator[list[str]]:
    """Tell in one line how a step went and what was found out; where it failed, the program ends with 1."""
    told: list[str] = []
    try:
        yield told
    except subprocess.CalledProcessError as error:
        sys.exit(f"FAILED {what}: {error.cmd[-6:]}\n{error.stdout}{error.stderr}")
    except AssertionError as error:
        sys.exit(f"FAILED {what}: {error}")
    print(f"ok     {what}{''.join(f' ({each})' for each in told)}", flush=True)


def _brought(debian: BareDebian, file: Path, into: Path) -> Path:
    """Copy a file into the bare Debian, and return where it is there."""
    debian.path(into / file.name).write_bytes(file.read_bytes())
    return into / file.name


def _only(pattern: str) -> Path:
    found = sorted((ROOT / "dist").glob(pattern))
    if len(found) != 1:
        sys.exit(f"dist has {len(found)} files {pattern}, not one: make clean bundle, then try again.")
    return found[0]


if __name__ == "__main__":
    sys.exit(main())
