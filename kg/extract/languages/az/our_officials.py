"""Whose official somebody is of whom a speaker says that he is theirs: "“Nazirimiz Limada olub”, – Perunun
səfiri A deyib"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms
from kg.extract.parties import Party
from kg.extract.words import Words

_SAYING = words_of("vocabulary", "said_so")
_DASHES = "-–—"
# "deyib", "əlavə edib": so many words before the end of a sentence at most.
_END = 3


def serve(words: Words, parties: Sequence[Party]) -> None:
    """Let such officials without a state be of that of the speaker, where the text tells it."""
    for party in parties:
        held = party.capacity
        if (
            held is None
            or party.kind == "pronoun"
            or held.country
            or held.organization
            or not _is_ours(words, party)
        ):
            continue
        if country := _of_speaker(words, parties, party):
            held.country, held.derived = country, True
            party.country = country if party.kind == "post" else party.country


def _is_ours(words: Words, party: Party) -> bool:
    """Whether a post has "our" with it: "nazirimiz", "səfirimizlə"."""
    last = party.capacity.last if party.capacity is not None else party.last
    return any(f.owner == "1p" for f in forms(words.tokens[last].text))


def _of_speaker(words: Words, parties: Sequence[Party], party: Party) -> str:
    """The state of who says a sentence, told at its end behind a dash, or at its beginning before "ki"."""
    sentence = words.sentences[party.sentence]
    inside = words.tokens[sentence.first : sentence.last + 1]
    if not any(t.lower in _SAYING for t in inside):
        return ""
    here = [p for p in parties if p.sentence == party.sentence and p.capacity is not None]
    after = [p for p in here if p.first > party.last and words.tokens[p.first - 1].text in _DASHES]
    ends = any(t.lower in _SAYING for t in inside[-_END:])
    said = next((t.index for t in inside if t.lower == "ki" and t.index < party.first), None)
    before = [p for p in here if said is not None and p.last < said and "nom" in p.cases]
    speaker = after[-1] if after and ends else before[0] if before else None
    return speaker.capacity.country if speaker is not None and speaker.capacity is not None else ""
