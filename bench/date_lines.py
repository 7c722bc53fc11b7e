"""How many headings of a table do not tell when an article was published: python -m bench.date_lines.

The table is that of tests/read/dated_headings.toml, whose sample is a test; all of it are some 83,000
headings, which take two minutes. Those of kinds that are known not to be read are counted apart, by their
reason; of all others the parts are told that they are made of. Languages can be named.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.read.dated_headings import LANGUAGES, headings

_MOST = 20  # parts of headings that are shown


def measured(lang: str) -> tuple[int, Counter[str], Counter[tuple[str, str]]]:
    """Return how many headings there are, and of those not read the reasons and, without one, the parts."""
    told, known, parts = 0, Counter[str](), Counter[tuple[str, str]]()
    for heading in headings(lang):
        told += 1
        if heading.is_read:
            continue
        why = heading.known()
        known[why or "not known"] += 1
        if why is None:
            parts.update(heading.parts.items())
    return told, known, parts


def main(languages: tuple[str, ...]) -> None:
    for lang in languages:
        told, known, parts = measured(lang)
        print(f"{lang}: {told} headings, {known.total()} not read")
        for why, n in known.most_common():
            print(f"    {n:5}  {why}")
        for (part, value), n in parts.most_common(_MOST):
            print(f"           {n:5}  {part} {value!r}")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or LANGUAGES)
