"""What a headline is worth: python -m bench.headlines [SET ...]

Gold sets have the title above the text. Here they are read so, with the title beside the text as pages, feeds
and tables give it, and without title.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import structs

from bench.gold import GOLD, Score, root, scores
from kg.extract import extract
from kg.read import read
from kg.records import Article

Where = Literal["above", "beside", "nowhere"]
_FIGURES = ("events", "participants", "capacity", "topics", "offices")


def moved(article: Article, where: Where) -> Article:
    """Return an article with its title where it is to stand; one without title line stays as it is."""
    if where == "above" or not article.body_start:
        return article
    source = structs.replace(article.source, title=article.source.title if where == "beside" else None)
    return structs.replace(
        article, source=source, text=article.text[article.body_start :].lstrip(), body_start=0
    )


def _extract(texts: Sequence[Path], lang: str, records: Path, *, where: Where) -> None:
    articles = (a for text in texts for a in read(str(text), lang=lang, languages=(lang,)))
    found = (extract(moved(a, where)) for a in articles if isinstance(a, Article))
    records.write_bytes(b"".join(msgspec.json.encode(record) + b"\n" for record in found))


def measure(names: Sequence[str]) -> dict[Where, dict[str, Score]]:
    """Return the scores of sets by where the title stands. Raises FileNotFoundError without the sets."""
    sets = [gold for gold in GOLD if gold.name in names]
    places: tuple[Where, ...] = ("above", "beside", "nowhere")
    return {where: scores(sets, root(), extract=partial(_extract, where=where)) for where in places}


def main() -> None:
    """Print a table: set, where the title stands, F1 of each figure."""
    names = sys.argv[1:] or [gold.name for gold in GOLD if gold.unseen and gold.pinned]
    print("| set | title |", " | ".join(_FIGURES), "|\n|---|---|" + "---|" * len(_FIGURES))
    for where, found in measure(names).items():
        for name, score in found.items():
            print(f"| {name} | {where} |", " | ".join(f"{score[k]['f1']:.3f}" for k in _FIGURES), "|")


if __name__ == "__main__":
    main()
