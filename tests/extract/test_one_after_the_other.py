"""Two texts of other people, one after the other, tell what each tells alone; what goes on about somebody
means him still (apart.toml has the floors and the texts)."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

from tests.extract.reported import Case, events, parameters, shown, written
from tests.extract.test_event_cases import FILES

_FLOORS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("apart.toml").read_text("utf-8"))
# Names are told by their first letters, as they may stand in other cases.
_CAPITAL = re.compile(r"\b[A-ZА-ЯƏÇŞÖÜĞİ][\w-]{3}")
_SMALL = re.compile(r"\b[a-zа-яёəçşöüğı][\w-]{3}")
_SHORT, _LONG = 60, 500


def _digest(case: Case) -> str:
    return hashlib.sha256(case.text.encode()).hexdigest()


def _pairs(lang: str) -> Iterator[tuple[Case, Case]]:
    """One of sixteen cases, with the next one of the same day of publication, if nobody is named in both.

    Cases stand in the order of a digest, so that new ones change few pairs.
    """
    read = (p.values[0] for p in parameters(f for f in FILES if f.parent.name == lang))  # type: ignore[attr-defined]
    told = (c for c in read if any(c.lines) and not c.failure and _SHORT < len(c.text) < _LONG)
    whole = (c for c in told if c.text.rstrip().endswith((".", "!", "?")))
    ordered = sorted(whole, key=lambda c: (c.published, _digest(c)))
    small = {word for case in ordered for word in _SMALL.findall(case.text)}  # "President" is no name
    for first, second in pairwise(ordered):
        names = [
            {n for n in _CAPITAL.findall(case.text) if n.lower() not in small} for case in (first, second)
        ]
        if _digest(first)[0] == "0" and first.published == second.published and names[0].isdisjoint(names[1]):
            yield first, second


def _told(lines: tuple[str, ...]) -> list[str]:
    return sorted(map(str, events(lines)))


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "sentences"])
@pytest.mark.parametrize("lang", sorted(_FLOORS))
def test_two_texts_tell_what_each_tells_alone(lang: str, between: str) -> None:
    pairs = list(_pairs(lang))
    both = [replace(first, text=f"{first.text}{between}{second.text}") for first, second in pairs]
    read = [written(case) for case in both]
    wrong = [
        shown(replace(case, lines=(*first.lines, *second.lines)), lines)
        for case, lines, (first, second) in zip(both, read, pairs, strict=True)
        if _told(lines) != sorted([*_told(first.lines), *_told(second.lines)])
    ]
    floor = _FLOORS[lang]["paragraphs" if between == "\n\n" else "sentences"]
    assert len(pairs) >= _FLOORS[lang]["pairs"]
    assert len(wrong) <= floor * len(pairs), "\n\n".join(wrong)


@pytest.mark.parametrize(
    ("lang", "opening", "between", "referring"),
    [
        (lang, *told)
        for lang, table in _FLOORS.items()
        for told in product(table["openings"], ["", *table["between"]], table["referring"])
    ],
)
@pytest.mark.parametrize("parted", [" ", "\n\n"], ids=["sentences", "paragraphs"])
def test_what_goes_on_about_somebody_means_him(
    lang: str, opening: str, between: str, referring: str, parted: str
) -> None:
    text = parted.join(filter(None, [opening, between, referring]))
    lines = written(Case(lang, "", text))
    other = next(name for name in _FLOORS[lang]["others"] if _named(name, referring))
    assert any(_FLOORS[lang]["one"] in line and other in line for line in lines), (text, *lines)


def _named(name: str, text: str) -> bool:
    """Whether a text names somebody, in whatever case."""
    return all(part[:4] in text for part in name.split())
