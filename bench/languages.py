"""How fast kg extract is in each language that has gold texts:

    python -m bench.languages [--report FILE] [--rounds N]

Measures kg extract alone, each language in a process of its own: start-up to the first article, a first pass
over articles it has not seen, a second pass over the same, peak memory, and where the time goes. Prints
Markdown. bench.speed has the whole ingest, and Natasha beside it, in Russian.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench import texts
from bench.gold import measured, root
from bench.speed import PASSES, Result, best, measure
from kg import __version__
from kg.extract import LANGUAGES

PROFILED: Final = 12
_HEAD: Final = f"""\
# Speed by language

`python -m bench.languages` wrote this page. kg extract {__version__} on the texts of the gold sets, cut and
joined to articles of {texts.LENGTH} characters; one process, one thread, CPU time; the best of the rounds.
First pass: articles that the process has not seen; second pass: the same again. Turkish has no gold texts.

| language | articles | a second, first pass | second pass | start-up, CPU s | peak memory, MB |
| --- | --- | --- | --- | --- | --- |
"""


def articles(lang: str) -> list[str]:
    """Return articles of the gold texts in a language; [] when there is no gold text in it."""
    paths = sorted({path for gold in measured([lang]) for path in gold.texts(root())})
    return list(texts.articles(path.read_text(encoding="utf-8") for path in paths))


def timed(lang: str, made: Sequence[str], rounds: int) -> tuple[str, str]:
    """Return the row of a language, and its profile."""
    with tempfile.TemporaryDirectory() as place:
        folder, warmup = Path(place) / "texts", Path(place) / "warmup"
        texts.write(made, folder)
        texts.write(made[:1], warmup)
        where = (str(folder), str(warmup))
        python = Path(sys.executable)
        results = [measure(python, "bench.kg_pass", "extract", *where, str(PASSES)) for _ in range(rounds)]
        profile = measure(python, "bench.kg_pass", "profile", *where, str(PROFILED))
    return _row(lang, made, best(results)), _section(lang, profile)


def _row(lang: str, made: Sequence[str], result: Result) -> str:
    size = sum(map(len, made)) / texts.LENGTH
    rates = (f"{size / each['cpu']:.1f}" for each in result["passes"])
    cells = [lang, str(len(made)), *rates, f"{result['start']['cpu']:.2f}", f"{result['peak']:.0f}"]
    return f"| {' | '.join(cells)} |\n"


def _section(lang: str, profile: dict[str, str]) -> str:
    return "".join(f"\n## {lang}, {name}\n\n```\n{table}\n```\n" for name, table in profile.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--report", type=Path, help="also write the page there")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts (3)")
    options = parser.parse_args()
    found = [timed(lang, made, options.rounds) for lang in LANGUAGES if (made := articles(lang))]
    page = _HEAD + "".join(row for row, _ in found) + "".join(section for _, section in found)
    print(page)
    if options.report:
        options.report.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
