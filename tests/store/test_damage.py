"""Files of a store that are damaged: one line that says so and what to do, never a half answer or a trace.

Not asked here: questions in SPARQL, since Oxigraph 0.5.13 never ends to answer one that meets a damaged block
(docs/when-things-fail.md).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import open_store

from .conftest import entry

COMMANDS = (
    ["export", "--format", "nq", "--output", "/dev/null"],
    ["remove", "/news/a07.txt"],
)


def _flipped(file: Path) -> None:
    damaged = bytearray(file.read_bytes())
    for at in range(0, len(damaged), 40):
        damaged[at] ^= 0x55
    file.write_bytes(damaged)


def _halved(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with files on disk."""
    folder = tmp_path_factory.mktemp("whole") / "kg-store"
    with open_store(str(folder)) as store:
        for batch in range(3):
            store.put_many([entry(f"a{batch}{n}", "xyz", text=f"{batch} {n}") for n in range(30)])
    return folder


@pytest.mark.parametrize("damage", [_flipped, _halved, Path.unlink])
def test_damaged_files_are_told_in_one_line(
    tmp_path: Path, whole: Path, damage: Callable[[Path], None]
) -> None:
    found = 0
    files = [f for f in sorted((whole / "graph").iterdir()) if f.suffix == ".sst" or f.name == "CURRENT"]
    assert len(files) > 3
    for number, (file, command) in enumerate(product(files, COMMANDS)):
        store = tmp_path / str(number)  # one for each, since one that fails may still be written to
        shutil.copytree(whole, store)
        damage(store / "graph" / file.name)
        result = CliRunner().invoke(main, [*command, "--store", str(store)])
        found += _is_told(result)
    assert found >= len(files)


def _is_told(result: Result) -> bool:
    """Whether the damage was met; a file that nothing refers to any more, or that is not read, may be."""
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "another process" not in result.stderr
    if result.exit_code == 0:
        return False
    (told,) = [line for line in result.stderr.splitlines() if line.startswith("kg: ")]
    assert ("damaged" in told and "restore a backup" in told) or "cannot be" in told
    return True
