"""Documents of one event in several languages -> one each, where nothing else can be meant.

A record has little more of a document than its title, which nobody translates here. So two titles are one
document only where each article that tells of a document of that kind at the event tells of one alone, where
all titles in one language say the same, and where no numbers in them differ.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path

import msgspec

from kg.identities import skeleton
from kg.records import Event

_FILE = Path(__file__).with_name("papers.toml")


class Paper(msgspec.Struct, frozen=True, order=True):
    """A document that one article gives an event: its ``title`` folded, and what ``kind`` that is."""

    kind: str
    lang: str
    title: str


def papers(event: Event, lang: str) -> tuple[Paper, ...]:
    """Return the documents of an event, each once and in order."""
    titles = {skeleton(document.title) for document in event.documents}
    return tuple(sorted(Paper(_kind(title), lang, title) for title in titles))


@lru_cache(maxsize=4096)
def _kind(title: str) -> str:
    """Return the kind that a title names; '' where it names none or several."""
    said = f" {title}"
    found = {kind for kind, cues in _cues().items() if any(f" {cue}" in said for cue in cues)}
    return found.pop() if len(found) == 1 else ""


@cache
def _cues() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def one_each(told: Iterable[Sequence[Paper]]) -> dict[str, str]:
    """Return by title that of the document which it is, of those that go by another title as well.

    ``told`` is what each article gives one event.
    """
    by_kind: dict[str, list[list[Paper]]] = defaultdict(list)
    for given in told:
        for kind in {paper.kind for paper in given} - {""}:
            by_kind[kind].append([paper for paper in given if paper.kind == kind])
    known: dict[str, str] = {}
    for _, of_kind in sorted(by_kind.items()):
        found = {paper for one in of_kind for paper in one}
        if all(len(one) == 1 for one in of_kind) and all(
            _may_be_one(*pair) for pair in combinations(found, 2)
        ):
            least = min(paper.title for paper in found)
            known |= {paper.title: least for paper in found if paper.title != least}
    return known


def _may_be_one(one: Paper, other: Paper) -> bool:
    """Whether two titles may be of one document: within one language one says more than the other."""
    words, others = set(one.title.split()), set(other.title.split())
    numbers, other_numbers = ({word for word in said if word.isdigit()} for said in (words, others))
    if numbers and other_numbers and numbers != other_numbers:
        return False
    return one.lang != other.lang or words <= others or others <= words
