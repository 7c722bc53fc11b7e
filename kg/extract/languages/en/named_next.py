"""Who an official without a name is whom the next sentence names: "Oman’s foreign minister left for Lima.
Salim Harthy will meet President A there"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.capacities import stands_for
from kg.extract.languages.en.counterparts import is_of_state
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Sentence, Token, Words

# The name stands so many sentences after the post.
_NEAR = 2
# Of those who say what others do nothing is told by a name that comes next.
_SPEAKERS = frozenset(("spokesman", "spokesperson", "spokeswoman", "official", "source", "envoy"))


def holder(words: Words, post: Party, parties: Sequence[Party]) -> Person | None:
    """Return the bare name of who is told of on soon after an official without a name, if any is.

    It opens a sentence after one that the official opens, or he speaks: "According to A", "A said".
    """
    beside = [p for p in parties if p.sentence == post.sentence and p is not post]
    if not _is_one(words, post) or any(_is_open(p) for p in beside) or _is_named_by_state(post, parties):
        return None  # of two officials without names either can be told of on
    person = _next_opening(words, post, parties) if _opens(words, post, parties) else None
    person = person or _next_speaking(words, post, parties)
    if person is None or post.capacity is None:
        return None
    # "A met his | Chadian counterpart": A is not the Chadian minister.
    named = next(p.sentence for p in parties if p.person is person)
    return person if not is_of_state(parties, named, post.capacity.country) else None


def _next_opening(words: Words, post: Party, parties: Sequence[Party]) -> Person | None:
    for party in parties:
        if party.first <= post.last or not _opens(words, party, parties):
            continue
        if party.sentence - post.sentence > _NEAR:
            return None
        if party.sentence == post.sentence or party.kind == "pronoun":
            continue
        return party.person if _is_bare_name(words, party) else None
    return None


def _next_speaking(words: Words, post: Party, parties: Sequence[Party]) -> Person | None:
    """The bare name, first told soon after the only nameless official of a sentence, of who speaks."""
    beside = [p for p in parties if p.sentence == post.sentence and p is not post]
    if not (post.capacity and post.capacity.country) or any(_is_unknown(p) for p in beside):
        return None
    for party in parties:
        if party.sentence <= post.sentence:
            continue
        if party.sentence - post.sentence > _NEAR or _is_open(party):
            return None
        if party.kind == "person" and _is_unknown(party):
            known = _is_told_on(words, party) or _is_spoken_to(words, party, beside, parties)
            return party.person if known else None
    return None


def _is_spoken_to(words: Words, name: Party, beside: Sequence[Party], parties: Sequence[Party]) -> bool:
    """Whether who was told beside the official speaks to somebody named in full: "A met the Iraqi president.
    A told | Habib Karimi | that"."""
    span = name.person_span
    before = [p for p in parties if p.sentence == name.sentence and p.first < name.first]
    told = words.tokens[name.first - 1].lower in _ADDRESSED if name.first else False
    that = words.tokens[min(name.last + 1, len(words.tokens) - 1)].lower == "that"
    in_full = span is not None and span.first == name.first and span.last > span.first
    people = [p.person for p in beside if p.person is not None]
    return in_full and told and that and bool(before) and all(p.person in people for p in before)


def _is_named_by_state(post: Party, parties: Sequence[Party]) -> bool:
    """Whether somebody is named soon after by his state, or by a post that fits: "Oman’s Salim Harthy"."""
    held = post.capacity
    for party in parties if held is not None and held.country else ():
        person = party.person if party.kind == "person" else None
        if person is None or held is None or not 0 < party.sentence - post.sentence <= _NEAR + 1:
            continue
        fits = not person.capacities or any(stands_for(c.position, held.position) for c in person.capacities)
        if person.country == held.country and fits:
            return True
    return False


def _is_open(party: Party) -> bool:
    """Whether somebody is told by a post alone."""
    return party.kind == "post" and party.person is None and not party.counterpart


def _is_unknown(party: Party) -> bool:
    person = party.person
    return party.kind == "person" and person is not None and not (person.capacities or person.country)


def _is_told_on(words: Words, name: Party) -> bool:
    """Whether somebody named in full for the first time speaks, or is spoken of at the head of a sentence."""
    span, person = name.person_span, name.person
    if span is None or person is None or span.first != name.first or span.last == span.first:
        return False
    if name.first != min(m.first for m in person.mentions) or _FACING & _words(words, name.sentence):
        return False
    if words.tokens[span.first].lower in _OCCUPATIONS:
        return False  # "Analyst | A said"
    opening = [t.lower for t in words.tokens[words.sentences[name.sentence].first : name.first]]
    following = words.tokens[min(name.last + 1, len(words.tokens) - 1)]
    if opening in (["according", "to"], ["for"]):
        return following.text == "," or opening == ["for"]
    marked = not opening or opening[-1] in _MARKS or opening[-1] in _OPENERS
    described = (
        following.text == "," and words.tokens[min(name.last + 2, len(words.tokens) - 1)].lower != "who"
    )
    said = following.lower in _SAID
    return marked and not described and (said or (len(opening) < _SHORT and _acts(following)))


def _words(words: Words, sentence: int) -> set[str]:
    return {t.lower for t in words.inside(sentence)}


def _acts(token: Token) -> bool:
    return any(r.pos == "V" for r in token.readings) or token.lower in words_of("grammar", "modals") | {
        "who",
        ",",
    }


# Who comments is no official. "Analyst A said"
_OCCUPATIONS = words_of("posts", "private_life", "posts") | {"analyst", "expert", "professor", "historian"}
# Who deals with who was told before is another one.
_FACING = frozenset(("him", "her", "guest", "counterpart", "welcomed", "received", "hosted", "attended"))
_MARKS = frozenset((",", '"', "”", "“", "’’"))
_OPENERS = frozenset(("earlier", "later", "then", "also", "meanwhile"))
_SAID = frozenset(("said", "told", "added", "noted", "stressed", "emphasized", "emphasised", "stated", "had"))
# To whom somebody speaks. "A | told | B that"
_ADDRESSED = frozenset(("told", "assured", "informed", "reminded", "warned"))
# So many words at most open a sentence in which somebody only acts.
_SHORT = 2


def _is_one(words: Words, post: Party) -> bool:
    """Whether a post is a definite one without a name: "The Omani premier", "Oman’s premier"."""
    capacity = post.capacity
    if post.plural or post.counterpart or capacity is None or not capacity.position:
        return False
    if capacity.former or capacity.organization or "gen" in post.cases or post.person_span is not None:
        return False
    if set(capacity.position.lower().split()) & _SPEAKERS or not _is_text(words, post):
        return False
    return words.tokens[post.first].lower == "the" or bool(capacity.country)


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
    whole = whole and words.tokens[party.first].lower not in _OCCUPATIONS
    following = words.tokens[min(party.last + 1, len(words.tokens) - 1)]
    acts = any(r.pos == "V" for r in following.readings) or following.lower in words_of("grammar", "modals")
    return first and whole and acts
