"""Who an official without a name is whom the next sentence names: "Oman’s foreign minister left for Lima.
Salim Harthy will meet President A there"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Sentence, Words

# The name stands so many sentences after the post.
_NEAR = 2
# Of those who say what others do nothing is told by a name that comes next.
_SPEAKERS = frozenset(("spokesman", "spokesperson", "spokeswoman", "official", "source", "envoy"))


def holder(words: Words, post: Party, parties: Sequence[Party]) -> Person | None:
    """Return the bare name that opens a sentence soon after one that an official without a name opens."""
    if not _opens_nameless(words, post, parties):
        return None
    for party in parties:
        if party.first <= post.last or not _opens(words, party, parties):
            continue
        if party.sentence - post.sentence > _NEAR:
            return None
        if party.sentence == post.sentence or party.kind == "pronoun":
            continue
        return party.person if _is_bare_name(words, party) else None
    return None


def _opens_nameless(words: Words, post: Party, parties: Sequence[Party]) -> bool:
    """Whether a definite post without a name opens its sentence: "The Omani premier", "Oman’s premier"."""
    capacity = post.capacity
    if post.plural or post.counterpart or post.prep or capacity is None or not capacity.position:
        return False
    if capacity.former or capacity.organization or "gen" in post.cases or post.person_span is not None:
        return False
    if set(capacity.position.lower().split()) & _SPEAKERS or not _is_text(words, post):
        return False
    definite = words.tokens[post.first].lower == "the" or bool(capacity.country)
    return definite and _opens(words, post, parties)


def _opens(words: Words, party: Party, parties: Sequence[Party]) -> bool:
    """Whether somebody acts in a sentence in which nobody was told before."""
    if party.kind not in ("person", "post", "pronoun") or party.prep or "gen" in party.cases:
        return False
    sentence = words.sentences[party.sentence]
    return not any(sentence.first <= p.first < party.first for p in parties if p.sentence == party.sentence)


def _is_text(words: Words, party: Party) -> bool:
    sentence: Sentence = words.sentences[party.sentence]
    return sentence.paragraph >= 0


def _is_bare_name(words: Words, party: Party) -> bool:
    """Whether somebody of whom nothing else is told is named for the first time, in full, and acts."""
    person = party.person
    if party.kind != "person" or person is None or person.capacities or person.country:
        return False
    first = party.first == min(m.first for m in person.mentions) == words.sentences[party.sentence].first
    span = party.person_span
    whole = span is not None and span.last > span.first and span.first == party.first
    following = words.tokens[min(party.last + 1, len(words.tokens) - 1)]
    acts = any(r.pos == "V" for r in following.readings) or following.lower in words_of("grammar", "modals")
    return first and whole and acts
