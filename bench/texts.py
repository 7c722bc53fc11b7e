"""Russian articles of about 2,000 characters to measure speed on; the same from the same texts, in any place.

Running text is cut at ends of sentences, short documents are joined. No passage comes twice, so that what kg
remembers of word forms helps as little as it does on news.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.gold import measured, root
from kg.packaged import folder

LENGTH: Final = 2000
_PASSAGE: Final = re.compile(r"\S.*?(?:[.!?…][»\")]*\s+|\n+|\Z)", re.DOTALL)


def documents(texts: Path | None) -> list[str]:
    """Return the texts of a folder, else of the Russian gold sets, else the packaged examples."""
    if texts is not None:
        paths = sorted(texts.rglob("*.txt"))
    elif root().is_dir():
        paths = sorted({path for gold in measured(["ru"]) for path in gold.texts(root())})
    else:
        return list(_repeated(examples()))
    return [path.read_text(encoding="utf-8") for path in paths]


def examples() -> list[str]:
    """Return the articles of the demo."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder("examples").glob("*.txt"))]


def _repeated(documents: Sequence[str], *, times: int = 100) -> Iterator[str]:
    """Yield the documents several times, their passages in another order: new articles of the same words."""
    for seed in range(times):
        for document in documents:
            passages = _PASSAGE.findall(document)
            random.Random(seed).shuffle(passages)
            yield "".join(passages)


def articles(documents: Iterable[str], *, length: int = LENGTH) -> Iterator[str]:
    """Yield articles of at least ``length`` characters, and of hardly more; what remains is left out."""
    held: list[str] = []
    for document in documents:
        for passage in _PASSAGE.findall(document.strip() + "\n\n"):
            held.append(passage)
            if sum(map(len, held)) >= length:
                yield "".join(held)
                held = []


def write(made: Sequence[str], into: Path) -> None:
    """Write articles into a new folder, one file each."""
    into.mkdir()
    for number, article in enumerate(made):
        (into / f"{number:05}.txt").write_text(article, encoding="utf-8")
