"""Whether kg reads every text, wherever it is cut:

    python -m bench.cut_texts LANGUAGE [--seconds 60] [--seed 1]

Draws texts of the event cases and of ../shared/eval/train, cuts them (to a beginning, to an end, by some
words in the middle, by the full stop), reads them, and prints each place in the code where an error came
from, with the end of the first text that led to it. Exit code 1 when there was one. What
tests/extract/test_record.py asks of few texts, asked of many.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.gold import root
from kg.extract import LANGUAGES, extract
from kg.records import Article, Source

_CASES: Final = Path(__file__).parent.parent / "tests" / "extract"
_MOST: Final = 1500  # characters of an article: what breaks, breaks in a few sentences
_SHOWN: Final = 160


def texts(lang: str) -> list[str]:
    """Return the texts of a language that are cut."""
    lines = (line for file in sorted((_CASES / lang).glob("*.txt")) for line in _lines(file))
    told = [line.replace(" ¶ ", "\n\n") for line in lines if line[:1].isalpha()]
    return told + [file.read_text("utf-8")[:_MOST] for file in sorted(root().glob(f"train/{lang}-tr-*.txt"))]


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def cut(text: str, draw: random.Random) -> str:
    """Return a part of a text: a beginning in most cases."""
    words = re.findall(r"\S+|\s+", text)
    at = draw.randrange(len(words))
    kept = draw.choices(
        (words[: at + 1], words[at:], words[:at] + words[at + draw.randrange(1, 9) :]), (6, 2, 2)
    )[0]
    whole = "".join(kept)
    return whole.rstrip(" .") if draw.random() < 0.3 else whole


def failures(lang: str, draw: random.Random, seconds: float) -> Iterator[tuple[str, str] | None]:
    """Yield, for each text read in so many seconds, where an error came from and the text; None for none."""
    told, end = texts(lang), time.monotonic() + seconds
    while time.monotonic() < end:
        text = cut(draw.choice(told), draw)
        digest = hashlib.sha256(text.encode()).hexdigest()
        source = Source(id=f"t{digest[:20]}", lang=lang, published="2025-03-12", sha256=digest)
        try:
            extract(Article(source=source, text=text))
            yield None
        except Exception as error:  # whatever it is, is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            yield f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}, {last.name}", text


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("lang", choices=LANGUAGES)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(argv)
    read, found = 0, Counter[str]()
    for failure in failures(given.lang, random.Random(given.seed), given.seconds):
        read += 1
        if failure is not None:
            where, text = failure
            found[where] += 1
            if found[where] == 1:
                print(f"{where}: …{text[-_SHOWN:]!r}", flush=True)
    print(f"{given.lang}: {read:,} texts, {found.total()} of them not read")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
