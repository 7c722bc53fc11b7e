"""Whom an official thanks or asks by full name alone, after he dealt with an official without a name:
"Премьер Чили А принял министра обороны Перу. А поблагодарил | Пабло Сото"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.described import described
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.principals import bind, may_be_named, nameless
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_ADDRESSING = words_of("posts", "addressing")
# So many sentences lie between the talk and the thanks at most.
_NEAR = 2


def name(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make the only official without a name of the sentences right before whom a known one then addresses by
    full name alone: nobody else without a post is told there."""
    if not words.with_any(_ADDRESSING):
        return
    for person in persons:
        first = person.mentions[0] if person.mentions else None
        if first is None or " " not in person.name or not nameless(person) or described(words, person):
            continue
        subject = _who_addresses(words, first, parties)
        post = _faced(first, subject, parties) if subject is not None else None
        if post is not None:
            for party in [p for p in parties if p.person is None and p.key() == post.key()]:
                bind(party, person, "")


def _who_addresses(words: Words, first: Party, parties: Sequence[Party]) -> Person | None:
    """The known official who thanks, invites or tells somebody, named right behind the verb."""
    if first.prep or not first.cases & {"acc", "dat"}:
        return None
    verb = _verb_before(words, first)
    if verb is None or not verb.lemmas & _ADDRESSING:
        return None
    acting = [p for p in parties if p.sentence == first.sentence and p.last < verb.index]
    acting = [p for p in acting if "nom" in p.cases and not p.prep]
    return acting[-1].person if acting else None


def _verb_before(words: Words, party: Party) -> Token | None:
    """The verb right before somebody, past adverbs."""
    for token in reversed(words.tokens[words.sentences[party.sentence].first : party.first]):
        if finite(token) or token.has("I"):
            return token
        if not token.readings or token.readings[0].pos not in ("AV", "PRCL"):
            return None
    return None


def _faced(first: Party, subject: Person, parties: Sequence[Party]) -> Party | None:
    """The only nameless official of another state in the last sentence before that tells of the subject."""
    if not subject.country:
        return None
    told = [m.sentence for m in subject.mentions if 0 < first.sentence - m.sentence <= _NEAR]
    near = [p for p in parties if told and max(told) <= p.sentence < first.sentence]
    posts = [p for p in near if p.kind == "post" and p.person is None]
    strangers = [p for p in near if p.person is not None and nameless(p.person)]
    own = posts[0].capacity.country if posts and posts[0].capacity is not None else ""
    one = len({p.key() for p in posts}) == 1 and may_be_named(posts[0]) and own != subject.country
    return posts[0] if one and not strangers else None
