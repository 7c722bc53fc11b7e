"""Known holes of the locked packages, by the services of PyPI and npm and by ``requirements/floors.txt``.

``python -m tools.audit --pip-audit PROGRAM``: 1 when something is found. A service that cannot be reached is
named, and no finding; with ``--strict``, for releases, it is one. A service may also answer without knowing
anything, as a mirror of PyPI does, and pip-audit then reports "no known vulnerabilities": so each is first
asked about a package whose holes are long known, and is believed only if it names them.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from packaging.version import Version

import hatch_build

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("run.lock", "dev.lock")
HOLED = {"pypi": ("jinja2", "2.4.1"), "npm": ("lodash", "4.17.4")}
PATIENCE = 300  # seconds

Ask = Callable[[dict[str, str]], list[str] | None]


class Floor(NamedTuple):
    registry: str
    package: str
    version: str
    advisory: str
    about: str


def floors(text: str) -> Iterator[Floor]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield Floor(*line.split(maxsplit=4))


def locked(folder: Path) -> dict[str, dict[str, str]]:
    """Return the versions of packages by registry; the locks of Python agree with each other."""
    lines = [line for lock in LOCKS for line in (folder / "requirements" / lock).read_text().splitlines()]
    pinned = (re.match(r"([\w.-]+)==([^\s;]+)", line) for line in lines)
    packages = json.loads((folder / "frontend" / "package-lock.json").read_text())["packages"]
    return {
        "pypi": {found[1].lower(): found[2] for found in pinned if found},
        "npm": {
            path.rpartition("node_modules/")[2]: package["version"]
            for path, package in packages.items()
            if path
        },
    }


def too_low(packages: dict[str, dict[str, str]], known: Iterator[Floor]) -> list[str]:
    """Return a line for each package below its floor."""
    return [
        f"{floor.package} {version}: {floor.advisory}, {floor.about}; at least {floor.version}"
        for floor in known
        if (version := packages[floor.registry].get(floor.package))
        and Version(version) < Version(floor.version)
    ]


def asked(registry: str, ask: Ask, packages: dict[str, str]) -> list[str] | None:
    """Return what a service knows of the packages; None when it does not even know what everybody knows."""
    name, version = HOLED[registry]
    return ask(packages) if ask({name: version}) else None


def of_pypi(program: str) -> Ask:
    def ask(packages: dict[str, str]) -> list[str] | None:
        with tempfile.TemporaryDirectory() as folder:
            lock = Path(folder) / "lock.txt"
            lock.write_text("".join(f"{name}=={version}\n" for name, version in packages.items()))
            options = ["--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
            found = _json([program, "-r", str(lock), *options], folder)
        if "dependencies" not in found:
            return None
        return [
            f"{one['name']} {one['version']}: {hole['id']}; fixed in {', '.join(hole['fix_versions'])}"
            for one in found["dependencies"]
            for hole in one.get("vulns", [])
        ]

    return ask


def of_npm(packages: dict[str, str]) -> list[str] | None:
    """Ask about packages by a lock of their own, as ``npm audit`` wants it; nothing is installed."""
    with tempfile.TemporaryDirectory() as folder:
        top = {"name": "audited", "version": "1.0.0", "dependencies": packages}
        inner = {f"node_modules/{name}": {"version": version} for name, version in packages.items()}
        lock = {**top, "lockfileVersion": 3, "packages": {"": top, **inner}}
        Path(folder, "package.json").write_text(json.dumps(top))
        Path(folder, "package-lock.json").write_text(json.dumps(lock))
        try:
            npm = hatch_build.npm()
        except hatch_build.NotBuilt:
            return None
        found = _json([*npm, "audit", "--json", "--package-lock-only", "--fetch-retries=0"], folder)
    if "vulnerabilities" not in found:
        return None
    holes = [
        hole for one in found["vulnerabilities"].values() for hole in one["via"] if isinstance(hole, dict)
    ]
    return [
        f"{hole['name']} {hole['range']}: {hole['title']} ({hole['severity']}) {hole['url']}"
        for hole in holes
    ]


def _json(command: Sequence[str], folder: str) -> dict[str, Any]:
    """Return what a program prints; nothing when it prints no JSON."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE)
        found = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, json.JSONDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pip-audit", default="pip-audit", help="the program")
    parser.add_argument("--strict", action="store_true", help="a service that cannot be asked is a finding")
    chosen = parser.parse_args(arguments)
    packages = locked(ROOT)
    findings = too_low(packages, floors((ROOT / "requirements" / "floors.txt").read_text(encoding="utf-8")))
    missed = False
    for registry, ask in {"pypi": of_pypi(chosen.pip_audit), "npm": of_npm}.items():
        found = asked(registry, ask, packages[registry])
        if found is None:
            print(f"NOT ASKED: no advisories of {registry} can be had here; only requirements/floors.txt was")
            missed = True
        else:
            print(f"{registry}: {len(packages[registry])} packages asked about")
            findings += found
    print(*findings, sep="\n", end="\n" if findings else "")
    return int(bool(findings) or (missed and chosen.strict))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
