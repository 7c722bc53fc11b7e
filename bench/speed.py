"""How fast kg is, beside Natasha's own pipeline on the same texts in the same run:

    python -m bench.speed [--texts DIR] [--report FILE] [--articles N] [--rounds N] [--venv DIR]

Measures kg extract, and kg ingest into a new store with either engine, each in a process of its own:
start-up, a first pass over articles it has not seen, a second pass over the same, peak memory. Prints
Markdown. Natasha runs in an environment of its own, made in --venv (or in a temporary folder) from a package
index where it is not there.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, TypeAlias

from bench import texts
from bench.speed_page import Conditions, page
from bench.stopwatch import STARTED

Result: TypeAlias = dict[str, Any]

CHECKOUT: Final = Path(__file__).resolve().parent.parent
PASSES: Final = 2
PROFILED: Final = 25  # lines of the profile
KG: Final = {
    "kg extract": "extract",
    "kg ingest, pyshacl": "pyshacl",
    "kg ingest, shacl": "shacl",
}
NATASHA: Final = "Natasha"
ONE_THREAD: Final = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)


def natasha_python(place: Path) -> Path:
    """Return the Python of an environment with Natasha, made when it is not there.

    It gets the releases of what kg shares with Natasha, so that both run the same network on the same arrays,
    and setuptools below 81: pymorphy2, which Natasha imports, needs its pkg_resources.
    """
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        same = [f"{name}=={version(name)}" for name in ("natasha", "slovnet", "navec", "numpy")]
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*command, "setuptools<81", *same], check=True)
    return python


def measure(python: Path, module: str, *arguments: str) -> Result:
    """Return what a measuring process reports. Raises CalledProcessError when it fails (it says why)."""
    path = os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, **ONE_THREAD, "PYTHONPATH": path, STARTED: str(time.time())}
    command = [str(python), "-W", "ignore", "-m", module, *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    result: Result = json.loads(done.stdout)
    return result


def best(rounds: Sequence[Result]) -> Result:
    """Return the round that took the least CPU time for its first pass: others disturb, nothing speeds up."""
    return min(rounds, key=lambda result: float(result["passes"][0]["cpu"]))


def run(folder: Path, warmup: Path, *, natasha: Path, rounds: int) -> dict[str, Result]:
    """Return the best round of each task; the tasks take turns, so that all meet the same load."""
    found: dict[str, list[Result]] = {name: [] for name in (*KG, NATASHA)}
    where = (str(folder), str(warmup), str(PASSES))
    for number in range(rounds):
        for name, task in KG.items():
            print(f"round {number + 1}: {name}", file=sys.stderr)
            found[name].append(measure(Path(sys.executable), "bench.kg_pass", task, *where))
        print(f"round {number + 1}: {NATASHA}", file=sys.stderr)
        found[NATASHA].append(measure(natasha, "bench.natasha_pass", *where))
    return {name: best(results) for name, results in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--texts", type=Path, help="a folder of Russian texts instead of the gold sets'")
    parser.add_argument("--report", type=Path, help="also write the page there")
    parser.add_argument("--articles", type=int, default=400, help="at most so many (400)")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts (3)")
    parser.add_argument("--venv", type=Path, help="where Natasha's environment is, or is made")
    options = parser.parse_args()
    made = list(texts.articles(texts.documents(options.texts)))[: options.articles]
    if not made:
        parser.error(f"{options.texts}: no .txt files with {texts.LENGTH} characters together")
    with tempfile.TemporaryDirectory() as place:
        written = _page(made, Path(place), options.venv or Path(place) / "venv", options.rounds)
    print(written)
    if options.report:
        options.report.write_text(written, encoding="utf-8")


def _page(made: Sequence[str], place: Path, environment: Path, rounds: int) -> str:
    natasha = natasha_python(environment)
    texts.write(made, place / "texts")
    texts.write(texts.examples(), place / "warmup")
    load = os.getloadavg()[0]
    results = run(place / "texts", place / "warmup", natasha=natasha, rounds=rounds)
    conditions = Conditions(
        articles=len(made), characters=sum(map(len, made)), rounds=rounds, load=(load, os.getloadavg()[0])
    )
    where = (str(place / "texts"), str(place / "warmup"), str(PROFILED))
    profile = measure(Path(sys.executable), "bench.kg_pass", "profile", *where)
    return page(results, conditions, profile)


if __name__ == "__main__":
    main()
