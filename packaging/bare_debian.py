"""A Debian 12 with nothing but what every one has, in a folder, and an ordinary user in it."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Self

RELEASE = "bookworm"
USER = "lifter"
HOME = Path("/home", USER)
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "--yes")


def unpack_base(folder: Path) -> None:
    """Fetch the packages that every Debian has into a folder, by the mirror that this machine uses itself."""
    mirrors = [mirror for mirror, suites in _own_sources() if RELEASE in suites.split()]
    _run("debootstrap", "--variant=minbase", RELEASE, folder, *mirrors[:1])
    # Services that packages bring are not started in a folder.
    policy = folder / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)


def _own_sources() -> Iterator[tuple[str, str]]:
    """Yield the address and the suites of each source of this machine's own packages."""
    places = (Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*")))
    for place in places:
        text = place.read_text() if place.is_file() else ""
        yield from re.findall(r"^deb\s+(?:\[.*?\]\s+)?(\S+)\s+(\S+)", text, re.MULTILINE)
        for paragraph in re.split(r"\n\s*\n", text):
            fields = dict(re.findall(r"^(URIs|Suites):\s*(.+?)\s*$", paragraph, re.MULTILINE))
            if len(fields) == 2:  # noqa: PLR2004 - both of them
                yield fields["URIs"].split()[0], fields["Suites"]


def throw_away(folder: Path) -> None:
    """Remove a folder and nothing that is mounted in it."""
    _run("rm", "--recursive", "--force", "--one-file-system", folder)


class BareDebian:
    """A fresh copy of an unpacked Debian; what was started in it ends with it, and its folder goes away."""

    def __init__(self, base: Path, root: Path) -> None:
        self._base = base
        self.root = root

    def __enter__(self) -> Self:
        try:
            _run("cp", "--archive", "--reflink=auto", self._base, self.root)
            _run("mount", "-t", "proc", "proc", self.root / "proc")
            self.as_root("useradd", "--create-home", USER)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._end_all()
        if (self.root / "proc").is_mount():
            _run("umount", "--lazy", self.root / "proc")
        throw_away(self.root)

    @property
    def home(self) -> Path:
        """The user's home, as seen from outside."""
        return self.path(HOME)

    def path(self, inside: Path) -> Path:
        """Return where a path of this Debian is, seen from outside."""
        return self.root / inside.relative_to("/")

    def as_root(self, *command: object) -> str:
        """Run a command as root, and return what it says; raises CalledProcessError where it fails."""
        return _run("chroot", self.root, "/usr/bin/env", "-i", f"PATH={_PATH}", "LC_ALL=C.UTF-8", *command)

    def as_user(self, *command: object, environment: dict[str, str] | None = None) -> str:
        """Run a command as the user, and return what it says; raises CalledProcessError where it fails."""
        return _run(*self.user_command(*command, environment=environment))

    def user_command(self, *command: object, environment: dict[str, str] | None = None) -> list[str]:
        """Return the command that runs another one as the user, in the user's surroundings and no others."""
        surroundings = {"HOME": HOME, "USER": USER, "PATH": _PATH, "LC_ALL": "C.UTF-8", **(environment or {})}
        settings = [f"{name}={value}" for name, value in surroundings.items()]
        become = ("chroot", f"--userspec={USER}:{USER}", self.root, "/usr/bin/env", "-i", f"--chdir={HOME}")
        return [*map(str, (*become, *settings, *command))]

    def install(self, *packages: object) -> int:
        """Install packages, by name or from files, with what they need, and return how many came."""
        before = self._packages()
        self.as_root(*_APT, "update")
        self.as_root(*_APT, "install", "--no-install-recommends", *packages)
        return self._packages() - before

    def remove(self, package: str) -> None:
        """Remove a package as its user does."""
        self.as_root(*_APT, "remove", package)

    def _packages(self) -> int:
        return len(list(self.path(Path("/var/lib/dpkg/info")).glob("*.list")))

    def _end_all(self) -> None:
        """End, by their ids, the processes whose root is our folder."""
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if (process / "root").readlink() == self.root:
                    os.kill(int(process.name), 9)
            except OSError:
                continue  # it has ended by itself, or is none of ours


def _run(*command: object) -> str:
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout
