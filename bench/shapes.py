"""The shapes of what kg misses in a gold set: ``python -m bench.shapes SET`` (names as in bench/gold.py).

For each missed event, and each party that is lost at a found one: its type and modality, of which kind its
parties are, whether they are named in its sentence, before it or after it, which rules fired in that sentence
and what became of their mentions. No word of a text is printed, so that a set nobody reads stays unread; what
the shapes say is where to write grids of one's own (docs/decisions/0096).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

import msgspec

from bench.gold import GOLD, Gold, root
from kg.extract import LANGUAGES, Extraction, extraction
from kg.extract.drafts import Draft
from kg.read import read
from kg.records import Article

Found = dict[str, Any]


def scorer() -> ModuleType:
    """Return the module score.py of the gold sets."""
    spec = importlib.util.spec_from_file_location("score", root() / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(root() / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shapes(gold: Gold) -> Iterator[str]:
    """Yield lines about what is missed in each document of a set."""
    score = scorer()
    for path in gold.texts(root()):
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8")).get("events") or []
        for article in read(str(path), lang=gold.lang, languages=LANGUAGES):
            if not isinstance(article, Article):
                raise ValueError(f"{path}: {article.why}")
            read_ = extraction(article)
            events = msgspec.to_builtins(read_.record.events)
            yield from _of_document(score, path.stem, told, events, read_)


def _of_document(
    score: ModuleType, name: str, told: Sequence[Found], events: Sequence[Found], read_: Extraction
) -> Iterator[str]:
    pairs = dict(score.pairs(told, events, score.event_score))
    for n, event in enumerate(told):
        parties = event.get("participants") or []
        if n not in pairs:
            yield f"{name} missed {event['type']} {event['modality']} dated {bool(event['date'])}"
            yield from _around(read_, event, parties)
            continue
        there = events[pairs[n]]["participants"]
        same = score.pairs(parties, there, lambda a, b: float(score.same_party(a, b)))
        lost = [p for i, p in enumerate(parties) if i not in {a for a, _ in same}]
        if lost:
            extra = [kind(p) for j, p in enumerate(there) if j not in {b for _, b in same}]
            yield f"{name} {event['type']} {event['modality']} right {len(same)} instead {extra}"
            yield from _around(read_, event, lost)


def kind(party: Found) -> str:
    """Return person, post, body or state."""
    if party.get("name"):
        return "person"
    return "post" if party.get("position") else "body" if party.get("organization") else "state"


def _around(read_: Extraction, event: Found, parties: Sequence[Found]) -> Iterator[str]:
    words = read_.reading.words
    at = words.text.find((event.get("evidence") or "")[:25])
    if at < 0:
        yield "   its evidence is not in the text"
        return
    sentence = words.tokens[words.at(at)].sentence
    for party in parties:
        label = str(party.get("name") or party.get("organization") or "")
        where = [_where(i - sentence) for i in _sentences(read_, label)] if label else []
        yield f"   {kind(party)} named {sorted(set(where))}"
    for draft in read_.reading.drafts:
        if draft.sentence == sentence:
            yield f"   mention {_mention(draft)}"


def _where(distance: int) -> str:
    return "in it" if distance == 0 else "before" if distance < 0 else "after"


def _sentences(read_: Extraction, label: str) -> Iterator[int]:
    """The sentences that have the stem of the last word of a name."""
    stem = label.split()[-1][:5].lower()
    for sentence in read_.reading.words.sentences:
        if any(t.lower.startswith(stem) for t in read_.reading.words.inside(sentence.index)):
            yield sentence.index


def _mention(draft: Draft) -> str:
    fate = draft.lost or ("part of another" if draft.into is not None else "an event")
    return f"{draft.type} {draft.modality} {draft.rule} {[p.party.kind for p in draft.parts]}: {fate}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("set", choices=[gold.name for gold in GOLD])
    chosen = parser.parse_args().set
    for line in shapes(next(gold for gold in GOLD if gold.name == chosen)):
        print(line)


if __name__ == "__main__":
    main()
