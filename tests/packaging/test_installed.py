"""The main job in a new environment away from the checkout: from the wheel, and from an editable install."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.install

Run = Callable[..., str]


@pytest.fixture(scope="module")
def away(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("away")


@pytest.fixture(scope="module")
def run(away: Path) -> Run:
    """Run a program in the folder ``away``; no variable of this process leads it to the checkout."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "KG_", "VIRTUAL_ENV"))}

    def call(*command: str | Path) -> str:
        done = subprocess.run(
            list(map(str, command)), cwd=away, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, (
            f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        )
        return done.stdout

    return call


@pytest.fixture(scope="module")
def dist(run: Run, checkout: Path, away: Path) -> Path:
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", away / "dist", checkout)
    return away / "dist"


@pytest.fixture(scope="module")
def bin_folder(run: Run, checkout: Path, away: Path) -> Path:
    """A new environment with exactly the locked dependencies."""
    run(sys.executable, "-m", "venv", away / "venv")
    python = away / "venv" / "bin" / "python"
    lock = checkout / "requirements" / "run.lock"
    # Bytecode is made of what is used, and whether the lock is complete is asked of ``pip check``.
    run(python, "-m", "pip", "install", "--quiet", "--no-compile", "--no-deps", "--requirement", lock)
    return python.parent


@pytest.fixture(scope="module", params=["wheel", "editable"])
def kg(request: pytest.FixtureRequest, run: Run, dist: Path, bin_folder: Path, away: Path) -> Path:
    """The command ``kg``, installed from the wheel or from an unpacked source archive that can be edited."""
    (wheel,), (archive,) = dist.glob("*.whl"), dist.glob("*.tar.gz")
    what: list[str | Path] = [wheel]
    if request.param == "editable":
        with tarfile.open(archive) as packed:
            packed.extractall(away / "source", filter="data")
        what = ["--no-build-isolation", "--editable", away / "source" / archive.name.removesuffix(".tar.gz")]
    python = bin_folder / "python"
    run(python, "-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps", *what)
    run(python, "-m", "pip", "check")
    return bin_folder / "kg"


def test_it_is_this_installation_that_runs(kg: Path, run: Run, away: Path) -> None:
    found = Path(run(kg.parent / "python", "-c", "import kg; print(kg.__file__)").strip())
    assert found.is_relative_to(away.resolve())


def test_the_main_job(kg: Path, run: Run, away: Path, request: pytest.FixtureRequest) -> None:
    """Articles in, validated graph, an answer out."""
    store = away / f"store-{request.node.callspec.id}"
    code = "from kg.packaged import folder; print(folder('examples'))"
    examples = run(kg.parent / "python", "-c", code).strip()
    report = json.loads(run(kg, "ingest", examples, "--store", store, "--json"))
    assert report
    answer = run(kg, "query", "SELECT ?e WHERE { ?e a dm:Meeting }", "--store", store, "--format", "csv")
    assert len(answer.splitlines()) > 5
    run(kg, "validate", "--store", store)
    exported = run(kg, "export", "--format", "ttl", "--store", store)
    assert "dm:Meeting" in exported


def test_the_demo(kg: Path, run: Run) -> None:
    assert run(kg, "demo")


def test_every_command_explains_itself(kg: Path, run: Run) -> None:
    listed = run(kg, "--help").partition("Commands:")[2]
    commands = [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "]
    assert {"extract", "ingest", "query", "queries", "validate", "export", "network", "demo"} <= set(commands)
    for command in commands:
        assert "Usage: kg" in run(kg, command, "--help")
