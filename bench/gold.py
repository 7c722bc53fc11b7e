"""The gold sets of ../shared/eval (or KG_SHARED): which there are, their digests, and how kg does on them.

A set is of one language, and is measured when kg has a pack for it. The texts and the scorer are no part
of the repository. Figures come from the scorer alone (score.py).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg.cli import main as kg
from kg.extract import LANGUAGES

Score: TypeAlias = dict[str, Any]
Extract: TypeAlias = Callable[[Sequence[Path], str, Path], None]
"""Writes the records of texts in a language to a file of JSON Lines."""


@dataclass(frozen=True, kw_only=True)
class Gold:
    """Documents of one kind: ``NAME.txt`` beside ``NAME.json``, the names by pattern in one folder.

    ``unseen``: no rule was written by looking at its texts. ``pinned``: its figures have floors.
    """

    name: str
    lang: str
    folder: str
    patterns: tuple[str, ...]
    about: str
    unseen: bool = False
    pinned: bool = False

    def texts(self, root: Path) -> list[Path]:
        """Return its texts in order. Raises FileNotFoundError when there is none below ``root``."""
        found = sorted({text for p in self.patterns for text in (root / self.folder).glob(f"{p}.txt")})
        if not found:
            raise FileNotFoundError(f"{root / self.folder}: no texts named {', '.join(self.patterns)}")
        return found

    def digest(self, root: Path) -> str:
        """Return the digest of names, texts and annotations."""
        return digest(self.texts(root))


def digest(texts: Iterable[Path]) -> str:
    """Return the digest of texts with their annotations, and of their names, in the order given."""
    hashed = hashlib.sha256()
    for text in texts:
        for path in (text, text.with_suffix(".json")):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            hashed.update(f"{path.name} {content}\n".encode())
    return hashed.hexdigest()[:16]


# Rules are made from train, whose figures prove nothing: it has no floors.
GOLD: tuple[Gold, ...] = (
    Gold(
        name="dev",
        lang="ru",
        folder="dev",
        patterns=("ru-dev-*", "nerel-*"),
        about="Both of the following",
        unseen=True,
    ),
    Gold(
        name="ru-dev",
        lang="ru",
        folder="dev",
        patterns=("ru-dev-*",),
        about="Articles in the manner of news desks",
        unseen=True,
        pinned=True,
    ),
    Gold(
        name="nerel",
        lang="ru",
        folder="dev",
        patterns=("nerel-*",),
        about="Russian Wikinews (NEREL), poor in events, no part_of",
        unseen=True,
        pinned=True,
    ),
    Gold(
        name="offices",
        lang="ru",
        folder="offices",
        patterns=("*",),
        about="factRuEval-2016 devset: only who holds which position is annotated",
        pinned=True,
    ),
    Gold(
        name="train, web pages",
        lang="ru",
        folder="train",
        patterns=("ru-tr-0*",),
        about="Pages of kremlin.ru with their pop-up tags, half of them without an event",
    ),
    Gold(
        name="train, written",
        lang="ru",
        folder="train",
        patterns=("ru-tr-1*",),
        about="Articles in the manner of news desks",
    ),
    Gold(
        name="en-dev",
        lang="en",
        folder="dev",
        patterns=("en-dev-*",),
        about="Readouts of governments",
        unseen=True,
        pinned=True,
    ),
    Gold(
        name="en-train",
        lang="en",
        folder="train",
        patterns=("en-tr-*",),
        about="Readouts of the US government",
    ),
    Gold(
        name="az-dev",
        lang="az",
        folder="dev",
        patterns=("az-dev-*",),
        about="Articles in the manner of news desks",
        unseen=True,
        pinned=True,
    ),
    Gold(
        name="az-train",
        lang="az",
        folder="train",
        patterns=("az-tr-*",),
        about="Articles in the manner of news desks",
    ),
)


def measured(languages: Collection[str] = LANGUAGES) -> tuple[Gold, ...]:
    """Return the sets in the languages that kg reads, in their order."""
    return tuple(gold for gold in GOLD if gold.lang in languages)


def root() -> Path:
    """Return the folder of the gold sets, which need not be there."""
    return _shared() / "eval"


def readouts() -> Path:
    """Return the file of the US government readouts, which need not be there either."""
    return _shared() / "corpus" / "en-readouts.jsonl.gz"


def _shared() -> Path:
    checkout = Path(__file__).resolve().parent.parent
    return Path(os.environ.get("KG_SHARED") or checkout.parent / "shared")


def extract(texts: Sequence[Path], lang: str, records: Path) -> None:
    """Write what ``kg extract --lang`` prints for the texts to a file.

    Raises RuntimeError when some text gave no record: the command says which, on standard error.
    """
    code = kg(
        ["--quiet", "extract", "--lang", lang, *map(str, texts), "--output", str(records)],
        standalone_mode=False,
    )
    if code:
        raise RuntimeError(f"kg extract ended with exit code {code}")


def scores(sets: Sequence[Gold], root: Path, *, extract: Extract = extract) -> dict[str, Score]:
    """Return what the scorer says of each set, by name; every text is read once.

    Raises FileNotFoundError when a set or the scorer is missing, RuntimeError when one of the programs fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        records = {lang: Path(folder) / f"{lang}.jsonl" for lang in {gold.lang for gold in sets}}
        for lang, file in records.items():
            extract(sorted({t for gold in sets if gold.lang == lang for t in gold.texts(root)}), lang, file)
        return {gold.name: _score(gold, root, records[gold.lang]) for gold in sets}


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
