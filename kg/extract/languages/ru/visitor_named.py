"""Who it was that came, told behind his post: "Последний визит перуанского премьера в Осло датируется 2019
годом, когда сюда приезжал | Хуан Сото", "Тогда столицу посетил | Хуан Сото"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.same_post import add
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_VISITS = listed("visit", "noun", "nouns")
_ORDER = listed("sequel", "order") | {"последний", "первый"}
_COMES = frozenset().union(
    *(listed("visit", kind, "verbs") for kind in ("go", "come", "object", "stay")), ("быть",)
)
# A verb and its subject are so many words apart at most: "приезжал | с официальным визитом тогда еще | А".
_BESIDE = 7


def name(words: Words, parties: Sequence[Party]) -> None:
    """Let the nameless official of an earlier visit be who is told right behind it to have come then."""
    for post in parties:
        if not _came(words, post):
            continue
        behind = [p for p in parties if _is_behind(words, post, p)]
        people = list(dict.fromkeys(p.person for p in behind if p.person is not None))
        visitor = people[0] if len(people) == 1 else None
        if visitor is not None and not visitor.capacities and _comes(words, behind):
            _be(visitor, post)


def _came(words: Words, post: Party) -> bool:
    """Whether a post without a name is that of who came on an earlier visit: "последний визит | премьера"."""
    said = post.capacity
    nameless = post.kind == "post" and post.person is None and not (post.plural or post.counterpart)
    if not nameless or said is None or not said.country or not post.first or "gen" not in post.cases:
        return False
    noun = words.tokens[post.first - 1]
    if not noun.lemmas & _VISITS or not noun.has("N") or noun.sentence != post.sentence:
        return False
    first = phrases.first_attribute(words, noun.index, words.sentences[post.sentence].first)
    return any(t.lemmas & _ORDER for t in words.tokens[first : noun.index])


def _is_behind(words: Words, post: Party, party: Party) -> bool:
    """Whether somebody who acts is named behind a post, in its sentence or in the next: "Тогда приезжал"."""
    if party.person_span is None or "nom" not in party.cases or party.prep or party.inner:
        return False
    if party.sentence == post.sentence:
        return party.first > post.last
    if party.sentence != post.sentence + 1:
        return False
    opening = words.tokens[words.sentences[party.sentence].first].lower
    return opening in ("тогда", "это")


def _comes(words: Words, named: Sequence[Party]) -> bool:
    """Whether the verb beside the name is one of coming: "приезжал | А", not "посетил Осло, сообщил | А"."""
    for party in named:
        s = words.sentences[party.sentence]
        low, high = max(s.first, party.first - _BESIDE), min(s.last, party.last + _BESIDE)
        verbs = [t for t in words.tokens[low : high + 1] if finite(t)]
        nearest = min(verbs, key=lambda t: max(party.first - t.index, t.index - party.last), default=None)
        if nearest is not None and nearest.lemmas & _COMES:
            return True
    return False


def _be(visitor: Person, post: Party) -> None:
    """Let a person be the official whose visit was told."""
    if post.capacity is not None:
        add(visitor, post.capacity)
    post.person = visitor
    visitor.mentions.append(post)
