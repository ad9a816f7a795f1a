"""Ask the package index what pip would install on each system and Python, and keep it in `wheels.json`.

    python packaging/wheels.py            # writes the table
    python packaging/wheels.py --check    # compares it with the index; ends with 1 where it differs

The tests resolve by the table, not by the index, so that none fails when somebody else's server does or when
a new release comes out. Only what describes the packages is downloaded.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any, NamedTuple

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version

TABLE = Path(__file__).with_name("wheels.json")
PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
PYTHONS = (11, 12, 13, 14, 15)
LIMIT_S = 300
OLDEST_PIP = "24.2"
"""Those before it compare a package with the Python that they run on, whichever they are asked for."""

# The oldest that are asked for: Debian 12 has glibc 2.36.
_GLIBC, _MACOS = 36, (14, 0)
_SOURCE = "source"


class Target(NamedTuple):
    """A system and a Python 3 that the program is to be installed on."""

    system: str
    """What Python's `sys.platform` is there."""
    machine: str
    minor: int

    def __str__(self) -> str:
        return f"{self.system} {self.machine}, Python 3.{self.minor}"

    @property
    def platforms(self) -> list[str]:
        """The platforms of wheels that can be used there, the best first."""
        if self.system == "win32":
            return [f"win_{self.machine.lower()}"]
        if self.system == "darwin":
            return list(mac_platforms(_MACOS, self.machine))
        newest_first = [f"manylinux_2_{minor}_{self.machine}" for minor in range(_GLIBC, 16, -1)]
        return [*newest_first, f"manylinux2014_{self.machine}", f"linux_{self.machine}"]

    @property
    def tags(self) -> frozenset[Tag]:
        """The tags of wheels that can be used there."""
        version, platforms = (3, self.minor), self.platforms
        name = f"cp3{self.minor}"
        own = cpython_tags(version, [name], platforms)
        return frozenset([*own, *compatible_tags(version, name, platforms)])

    def asks_for(self, requirement: Requirement) -> bool:
        """Return whether a requirement, without an extra, is one there."""
        names = {"win32": ("Windows", "nt"), "darwin": ("Darwin", "posix"), "linux": ("Linux", "posix")}
        environment = default_environment() | {
            "sys_platform": self.system,
            "platform_machine": self.machine,
            "platform_system": names[self.system][0],
            "os_name": names[self.system][1],
            "python_version": f"3.{self.minor}",
            "python_full_version": f"3.{self.minor}.0",
            "extra": "",
        }
        return requirement.marker is None or requirement.marker.evaluate(environment)


SYSTEMS = (
    ("linux", "x86_64"),
    ("win32", "AMD64"),
    ("win32", "ARM64"),
    ("darwin", "x86_64"),
    ("darwin", "arm64"),
)
TARGETS = tuple(Target(*system, minor) for system in SYSTEMS for minor in PYTHONS)


class Found(NamedTuple):
    """A release that would be installed; `wheel` is the tags of its file, None where it would be compiled."""

    name: str
    version: str
    wheel: str | None
    requires: tuple[str, ...]
    python: str


Find = Callable[[Target, list[Requirement]], list[Found]]
Table = dict[str, dict[str, Any]]


def requirements(*extras: str) -> list[Requirement]:
    """Return what the program asks for, and what some of its extras do."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"]]
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return [Requirement(line) for line in lines]


def resolve(target: Target, asked: Iterable[Requirement], find: Find) -> dict[str, Found]:
    """Return by its name each release that is installed on a target, what they need themselves included.

    Raises LookupError where a release does not suit everybody who asks for it.
    """
    chosen: dict[str, Found] = {}
    wanted = list(asked)
    while wanted:
        wanted = [each for each in wanted if target.asks_for(each)]
        new = find(target, [each for each in wanted if _name(each) not in chosen])
        chosen |= {found.name: found for found in new}
        for each in wanted:
            if not each.specifier.contains(chosen[_name(each)].version):
                raise LookupError(f"{target}: {each} does not go with {chosen[_name(each)].version}")
        wanted = [Requirement(line) for found in new for line in found.requires]
    return chosen


def in_table(table: Table) -> Find:
    """Return what finds the newest fitting release of a table."""
    releases = [(key.split()[0], Version(key.split()[1]), facts) for key, facts in table.items()]
    releases.sort(key=lambda release: release[1], reverse=True)

    def find(target: Target, asked: list[Requirement]) -> list[Found]:
        return [_newest(releases, target, requirement) for requirement in asked]

    return find


def by_pip(target: Target, asked: list[Requirement]) -> list[Found]:
    """Return what pip finds in the index; raises LookupError in its words where it finds nothing."""
    if not asked:
        return []
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
        command += ["--no-deps", "--target", folder, "--report", str(report)]
        command += ["--implementation", "cp", "--python-version", f"3.{target.minor}"]
        command += [f"--platform={platform}" for platform in target.platforms]
        command += [f"{each.name}{each.specifier}" for each in asked]
        told = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, check=False)
        if told.returncode:
            raise LookupError(f"{target}: {told.stderr.strip()}")
        return [_as_found(each) for each in json.loads(report.read_text(encoding="utf-8"))["install"]]


def ask_index() -> Table:
    """Return the table of what the index has now; raises LookupError for what pip could only compile."""
    table: Table = {}
    for target in TARGETS:
        print(target, flush=True)
        for found in resolve(target, requirements("camera"), by_pip).values():
            release = f"{found.name} {found.version}"
            if found.wheel is None and found.name not in compiled_on(target):
                raise LookupError(f"{target}: {release} would be compiled")
            facts = table.setdefault(
                release, {"python": found.python, "requires": found.requires, "wheels": []}
            )
            facts["wheels"] = sorted({*facts["wheels"], found.wheel or _SOURCE})
    return dict(sorted(table.items()))


def compiled_on(target: Target) -> set[str]:
    """Return what is compiled on a target, as the README tells."""
    return {"simpleaudio-patched"} if target.system == "linux" else set()


def _name(requirement: Requirement) -> str:
    return canonicalize_name(requirement.name)


def _newest(
    releases: list[tuple[str, Version, dict[str, Any]]], target: Target, requirement: Requirement
) -> Found:
    for name, version, facts in releases:
        if (
            name == _name(requirement)
            and requirement.specifier.contains(version)
            and SpecifierSet(facts["python"]).contains(f"3.{target.minor}")
        ):
            for wheel in facts["wheels"]:
                if wheel == _SOURCE or target.tags & _tags(wheel):
                    kind = None if wheel == _SOURCE else wheel
                    return Found(name, str(version), kind, tuple(facts["requires"]), facts["python"])
    raise LookupError(f"{target}: no wheel of {requirement} is known; python packaging/wheels.py asks for it")


def _tags(wheel: str) -> frozenset[Tag]:
    return parse_wheel_filename(f"name-1-{wheel}.whl")[3]


def _as_found(installed: dict[str, Any]) -> Found:
    metadata = installed["metadata"]
    file = Path(installed["download_info"]["url"]).name
    needs = tuple(need for need in metadata.get("requires_dist", ()) if "extra ==" not in need)
    return Found(
        canonicalize_name(metadata["name"]),
        metadata["version"],
        "-".join(file.removesuffix(".whl").split("-")[-3:]) if file.endswith(".whl") else None,
        needs,
        metadata.get("requires_python", ""),
    )


def _differences(before: Table, now: Table) -> Iterator[str]:
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            yield f"{name}: {'new' if name not in before else 'gone' if name not in now else 'changed'}"


def main() -> int:
    """Write the table or compare it; return 1 where it differs, or cannot be made as it should be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare only")
    check = parser.parse_args().check
    if Version(version_of("pip")) < Version(OLDEST_PIP):
        print(
            f"This needs pip {OLDEST_PIP} or newer: {sys.executable} -m pip install --upgrade pip",
            file=sys.stderr,
        )
        return 1
    try:
        now = json.loads(json.dumps(ask_index()))
    except LookupError as error:
        print(error, file=sys.stderr)
        return 1
    if not check:
        TABLE.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
        return 0
    differences = list(_differences(json.loads(TABLE.read_text(encoding="utf-8")), now))
    print("\n".join(differences) or "The table is as the index is.")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
