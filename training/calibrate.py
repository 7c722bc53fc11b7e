"""Confidence of events: how often an event that a rule reports is one of the gold set's, for each language.

    python -m training.calibrate [--lang CODE]     write confidence.toml of each pack, and docs/reliability.md

An event is right when it matches one of the annotation (same type, parties agree). The share of a rule is
drawn towards that of its event type with the weight of ``_PRIOR`` events, since some rules fire seldom. Rules
are found on the articles of ``train``, where their shares flatter: all shares are moved, in log odds, so that
their mean on the articles of ``dev`` is the share that is right there.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from bench.gold import root
from kg.evaluate import compare
from kg.evaluate.gold import Gold, read_gold, stated_by
from kg.extract import LANGUAGES, extraction
from kg.read import read
from kg.records import Article

PACKS: Final = Path(__file__).resolve().parent.parent / "kg" / "extract" / "languages"

_PRIOR: Final = 6.0
# An event of a type that no article has: what is right of all events, about.
_USUAL: Final = 0.8
# The shares move down only, and not further than by this: a handful of articles proves no more.
_FURTHEST: Final = 3.0


class Fired(NamedTuple):
    """An event that a rule reported in a document; ``unseen`` when no rule was made from that document."""

    document: str
    unseen: bool
    type: str
    rule: str
    right: bool


Table = Mapping[str, Mapping[str, float]]
"""Type -> rule -> confidence; "any" is for rules that are not listed."""


def fired(lang: str, folder: Path) -> list[Fired]:
    """Return every event that kg reads in the gold articles of a language, in their order."""
    golds = ((name, gold) for name in ("train", "dev") for gold in read_gold(str(folder / name)))
    return [
        event
        for name, gold in golds
        if isinstance(gold, Gold) and gold.lang == lang and gold.stated.events is not None
        for event in _of(gold, unseen=name == "dev")
    ]


def _of(gold: Gold, *, unseen: bool) -> Iterator[Fired]:
    for article in read(str(gold.text), lang=gold.lang, languages=LANGUAGES):
        if isinstance(article, Article):
            found = extraction(article)
            matched = {p.read.id for p in compare(gold.name, gold.stated, stated_by(found.record)).matched}
            for draft, event in zip(found.events, found.record.events, strict=True):
                yield Fired(gold.name, unseen, draft.type, draft.rule, event.id in matched)


def learnt(events: Sequence[Fired]) -> Table:
    """Return the confidence of each rule."""
    by_type, by_rule = defaultdict[str, list[bool]](list), defaultdict[tuple[str, str], list[bool]](list)
    for event in events:
        by_type[event.type].append(event.right)
        by_rule[event.type, event.rule].append(event.right)
    shares = {(kind, "any"): _share(rights, _USUAL) for kind, rights in by_type.items()}
    shares |= {(kind, rule): _share(r, shares[kind, "any"]) for (kind, rule), r in by_rule.items()}
    by = _shift([(shares[e.type, e.rule], e.right) for e in events if e.unseen])
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for kind, rule in sorted(shares, key=lambda key: (key[0], key[1] != "any", key[1])):
        table[kind][rule] = _bounded(_moved(shares[kind, rule], by))
    return dict(table)


def _bounded(share: float) -> float:
    """A share as the tables hold it: two digits, and nothing is certain."""
    return min(max(round(share, 2), 0.01), 0.99)


def confidence(table: Table, kind: str, rule: str) -> float:
    """Return the confidence of a rule; packs read their tables in the same way."""
    shares = table.get(kind, {})
    return shares.get(rule, shares.get("any", 0.5))


def _share(rights: Sequence[bool], prior: float) -> float:
    return (sum(rights) + _PRIOR * prior) / (len(rights) + _PRIOR)


def _shift(judged: Sequence[tuple[float, bool]]) -> float:
    """Return by how much (log odds, 0 or less) shares must move to have the mean that is right."""
    right, low, high = sum(right for _, right in judged), -_FURTHEST, 0.0
    for _ in range(50):
        middle = (low + high) / 2
        too_high = sum(_moved(share, middle) for share, _ in judged) > right
        low, high = (low, middle) if too_high else (middle, high)
    return high if judged else 0.0


def _moved(share: float, by: float) -> float:
    return 1 / (1 + math.exp(-math.log(share / (1 - share)) - by))


def in_sample(events: Sequence[Fired]) -> list[tuple[Fired, float]]:
    """Return every event with the confidence that is learnt from all of them."""
    table = learnt(events)
    return [(event, confidence(table, event.type, event.rule)) for event in events]


def cross_validated(events: Sequence[Fired]) -> list[tuple[Fired, float]]:
    """Return every event with the confidence that is learnt from all other documents."""
    out = []
    for document in dict.fromkeys(event.document for event in events):
        table = learnt([event for event in events if event.document != document])
        held = (event for event in events if event.document == document)
        out += [(event, confidence(table, event.type, event.rule)) for event in held]
    return out


def toml(events: Sequence[Fired]) -> str:
    """Return confidence.toml of a pack."""
    lines = [
        "# Made by training/calibrate.py; do not edit. How sure an event is, by type and rule: the share",
        "# that is right on the gold articles, moved to what it is on articles that no rule was made from.",
    ]
    for kind, shares in learnt(events).items():
        lines += ["", f"[{kind}]"]
        for rule, share in shares.items():
            times = sum(e.type == kind and rule in ("any", e.rule) for e in events)
            key = rule if rule == "any" else f'"{rule}"'
            lines.append(f"{key} = {share:.2f}  # of {times}")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    from training.reliability import PAGE, page  # it reads this module

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--lang", choices=LANGUAGES, help="write the table of this pack alone")
    options = parser.parse_args(arguments)
    found = {lang: fired(lang, root()) for lang in LANGUAGES}
    for lang, events in found.items():
        if not events:
            print(f"{lang}: no gold articles; its table, if it has one, stays as it is", file=sys.stderr)
        elif options.lang in (None, lang):
            (PACKS / lang / "confidence.toml").write_text(toml(events), encoding="utf-8")
    judged = {lang: events for lang, events in found.items() if events}
    PAGE.write_text(page(judged, root()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
