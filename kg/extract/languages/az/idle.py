"""Sentences that tell nothing of people, places, days or events: those around them stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az import date_patterns
from kg.extract.languages.az.gathering_names import NOUNS as GATHERINGS
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.scene import listed, scenes_of
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Token, Words

# Verbs that tell nothing by themselves: "artıb", "davam edir", "təbii qarşılayıblar".
_FAINT = frozenset(["happen", "be", "light", "plan", "greet", "greeted"])
_MARKS = frozenset('"“”«»:;')
_ENDS = frozenset((".", "!", "?", "…"))
# "tədbir keçirilib", but "təhlükəsizlik tədbirləri"
_ONE = listed("nouns", "general")
_TELLING = (
    listed("nouns", "meeting")
    | listed("nouns", "faint")
    | listed("nouns", "phone")
    | listed("nouns", "call")
    | listed("nouns", "visit")
    | listed("nouns", "commission")
    | listed("nouns", "document")
    | listed("nouns", "body")
) | (GATHERINGS - _ONE)


def set_aside(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Number the idle sentences of a text after all others."""
    busy = {p.sentence for p in parties} | {words.tokens[s.first].sentence for s in spans.all}
    idle = {s.index for s in words.sentences if s.index not in busy and _is_idle(words, spans, s)}
    if not idle:
        return
    words.put_last(idle)
    for party in parties:
        party.sentence = words.tokens[party.first].sentence


def _is_idle(words: Words, spans: Spans, sentence: Sentence) -> bool:
    """Whether a sentence without parties and places names nothing else, and no event."""
    tokens = words.inside(sentence.index)
    if sentence.paragraph < 0 or tokens[-1].text not in _ENDS or any(map(_tells, tokens)):
        return False
    if any(t.capital for t in tokens[1:]):
        return False
    dated = date_patterns.ANY.search(lower(words.quote(sentence.first, sentence.last)))
    faint = frozenset() if dated else _FAINT  # "Bu, martın 5-də baş verib"
    scene = scenes_of(words, spans, [], [], [sentence])[0]
    return not any(v.lists - faint for v in scene.verbs)


def _tells(token: Token) -> bool:
    """Whether a token is the noun of an event, or of something quoted or listed."""
    if token.text in _MARKS or not token.lemmas.isdisjoint(_TELLING):
        return True
    return not token.lemmas.isdisjoint(_ONE) and not any(m in token.lower for m in ("lar", "lər"))
