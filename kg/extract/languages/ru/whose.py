"""Posts "of it", "of him": "Партия «Путь» провела съезд. Её лидер Иван Петров", "директор завода А и его
заместитель Б"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.posts import BODIES
from kg.extract.parties import Capacity, Party
from kg.extract.words import Token, Words

# Which genders of a noun a word can mean; "свой" means the subject, whatever it is.
_WHOSE = {"его": "mn", "ее": "f", "её": "f", "их": "p"}
_OWN = frozenset(("свой",))
_DEPUTIES = words_of("posts", "deputies")
# What nobody heads for good: "её глава" is not that of "делегация".
_NO_OWNERS = words_of("posts", "not_led")


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Give holders of a post "of it" the body told last before them, and deputies "of him" his body."""
    for n, party in enumerate(parties):
        held = party.capacity
        if held is None or party.person is None or held.organization or held.country or party.counterpart:
            continue
        whose = _possessive(words, party)
        if whose is None:
            continue
        owner = _owner(words, parties[:n], party, whose, deputy=_is_deputy(held))
        told = next((c for c in party.person.capacities if c.position == held.position), None)
        if owner is None or told is None or told.organization or told.country:
            continue
        told.organization, told.country = owner
        told.derived = bool(told.organization and told.country)


def _possessive(words: Words, party: Party) -> Token | None:
    """The word that says whose a post is: before it or at its beginning, with attributes between."""
    sentence = words.sentences[party.sentence]
    near = words.tokens[max(sentence.first, party.first - 1) : party.head]
    return next((t for t in near if t.lower in _WHOSE or t.lemmas & _OWN), None)


def _is_deputy(held: Capacity) -> bool:
    return not _DEPUTIES.isdisjoint(held.position.lower().split()) or held.position.startswith("зам")


def _owner(
    words: Words, before: Sequence[Party], party: Party, whose: Token, *, deputy: bool
) -> tuple[str, str] | None:
    """The body and the state that a post is of: those of the nearest body or, for a deputy, official told in
    its sentence or the one before."""
    near = [p for p in before if party.sentence - p.sentence <= 1 and p.last < whose.index]
    own = whose.lemmas & _OWN and whose.lower not in _WHOSE
    if own:
        near = [p for p in near if p.sentence == party.sentence and "nom" in p.cases and not p.prep]
    if not (own or deputy) and not _is_clear(words, near, whose):
        return None
    for owner in reversed(near):
        found = next(_of(words, owner, whose, deputy=deputy, own=bool(own)), None)
        if found is not None:
            return found
    return None


def _is_clear(words: Words, near: Sequence[Party], whose: Token) -> bool:
    """Whether the sentence that tells whom a possessive means names nothing else that it can mean: of "газета
    подала иск к компании" either can be meant."""
    owners = (p.sentence for p in near if p.kind in ("body", "state") or p.capacity is not None)
    last = max(owners, default=-1)
    wanted = _WHOSE.get(whose.lower, "")
    told = [t for t in words.inside(last) if t.index < whose.index and t.lemmas & BODIES] if last >= 0 else []
    states = [p for p in near if p.kind == "state" and p.sentence == last]
    told += [words.tokens[p.head] for p in states]
    return sum(_is_of(t, wanted) for t in told) == 1


def _of(words: Words, owner: Party, whose: Token, *, deputy: bool, own: bool) -> Iterator[tuple[str, str]]:
    """What a party can lend a post of its own: itself as a body, the body of its post."""
    wanted = _WHOSE.get(whose.lower, "")
    person, held = owner.person, owner.capacity
    if deputy and person is not None and (own or person.gender in ("", *wanted)):
        capacity = held or next(iter(person.capacities), None)
        if capacity is not None and (capacity.organization or capacity.country):
            yield capacity.organization, capacity.country
    head = words.tokens[owner.head]
    heads = owner.kind == "body" and owner.body and not head.lemmas & _NO_OWNERS
    if heads and (own or _is_of(head, wanted)):
        yield owner.body, owner.country
    if owner.kind == "state" and not deputy and _is_of(head, wanted):
        yield "", owner.country
    if not deputy and held is not None and held.organization and not own:
        first = held.organization.split()[0].strip("«»").lower()
        inside = (t for t in words.tokens[held.first : held.last + 1] if _begins(t, first))
        noun = next(inside, None)
        if noun is not None and _is_of(noun, wanted):
            yield held.organization, held.country


def _begins(token: Token, word: str) -> bool:
    return token.lower[:4] == word[:4] and token.has("N")


def _is_of(noun: Token, wanted: str) -> bool:
    """Whether a noun is of a gender that a possessive can mean."""
    readings = [r for r in noun.readings if r.pos == "N"]
    number = readings[0].number if readings else ""
    return bool(readings) and ("p" if number == "p" else readings[0].gender) in tuple(wanted)
