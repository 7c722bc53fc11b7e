"""The gold sets of ../shared/eval (or KG_SHARED): which there are, their digests, and how kg does on them.

The texts and the scorer are no part of the repository. Figures come from the scorer alone (score.py).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg.cli import main as kg

Score: TypeAlias = dict[str, Any]
Extract: TypeAlias = Callable[[Sequence[Path], Path], None]
"""Writes the records of texts to a file of JSON Lines."""


@dataclass(frozen=True, kw_only=True)
class Gold:
    """Documents of one kind: ``NAME.txt`` beside ``NAME.json``, the names by pattern in one folder."""

    name: str
    folder: str
    patterns: tuple[str, ...]
    about: str
    unseen: bool = False  # no rule was written by looking at its texts

    def texts(self, root: Path) -> list[Path]:
        """Return its texts in order. Raises FileNotFoundError when there is none below ``root``."""
        found = sorted({text for p in self.patterns for text in (root / self.folder).glob(f"{p}.txt")})
        if not found:
            raise FileNotFoundError(f"{root / self.folder}: no texts named {', '.join(self.patterns)}")
        return found

    def digest(self, root: Path) -> str:
        """Return the digest of names, texts and annotations."""
        hashed = hashlib.sha256()
        for text in self.texts(root):
            for path in (text, text.with_suffix(".json")):
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                hashed.update(f"{path.name} {content}\n".encode())
        return hashed.hexdigest()[:16]


DEV = Gold(
    name="dev",
    folder="dev",
    patterns=("ru-dev-*", "nerel-*"),
    about="Both of the following",
    unseen=True,
)
RU_DEV = Gold(
    name="ru-dev",
    folder="dev",
    patterns=("ru-dev-*",),
    about="Articles in the manner of news desks",
    unseen=True,
)
NEREL = Gold(
    name="nerel",
    folder="dev",
    patterns=("nerel-*",),
    about="Russian Wikinews (NEREL), poor in events, no part_of",
    unseen=True,
)
OFFICES = Gold(
    name="offices",
    folder="offices",
    patterns=("*",),
    about="factRuEval-2016 devset: only who holds which position is annotated",
)
WEB = Gold(
    name="train, web pages",
    folder="train",
    patterns=("ru-tr-0*",),
    about="Pages of kremlin.ru with their pop-up tags, half of them without an event",
)
WRITTEN = Gold(
    name="train, written",
    folder="train",
    patterns=("ru-tr-1*",),
    about="Articles in the manner of news desks",
)
GOLD = (DEV, RU_DEV, NEREL, OFFICES, WEB, WRITTEN)


def root() -> Path:
    """Return the folder of the gold sets, which need not be there."""
    checkout = Path(__file__).resolve().parent.parent
    return Path(os.environ.get("KG_SHARED") or checkout.parent / "shared") / "eval"


def extract(texts: Sequence[Path], records: Path) -> None:
    """Write what ``kg extract`` prints for the texts to a file.

    Raises RuntimeError when some text gave no record: the command says which, on standard error.
    """
    code = kg(["--quiet", "extract", *map(str, texts), "--output", str(records)], standalone_mode=False)
    if code:
        raise RuntimeError(f"kg extract ended with exit code {code}")


def scores(sets: Sequence[Gold], root: Path, *, extract: Extract = extract) -> dict[str, Score]:
    """Return what the scorer says of each set, by name; every text is read once.

    Raises FileNotFoundError when a set or the scorer is missing, RuntimeError when one of the programs fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        extract(sorted({text for gold in sets for text in gold.texts(root)}), records)
        return {gold.name: _score(gold, root, records) for gold in sets}


def _score(gold: Gold, root: Path, records: Path) -> Score:
    with _alone(gold, root) as folder:
        command = [sys.executable, str(root / "score.py"), str(folder), str(records), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(f"score.py failed on {gold.name}: {done.stderr.strip()}")
    score: Score = json.loads(done.stdout)
    return score


@contextmanager
def _alone(gold: Gold, root: Path) -> Iterator[Path]:
    """A folder with the annotations of one set: the scorer takes folders only."""
    with tempfile.TemporaryDirectory() as folder:
        for text in gold.texts(root):
            shutil.copy(text.with_suffix(".json"), folder)
        yield Path(folder)
