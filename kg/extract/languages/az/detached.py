"""Posts cut off from names that they cannot belong to: "BƏƏ Prezidenti | İlham Əliyevə zəng edib"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az import naming
from kg.extract.languages.az.holding import (
    is_sent,
    is_sole,
    leads_state,
    means,
    refers_alone,
    stands_for,
)
from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.states import international, same_body
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_HOME = "AZ"
# What is done to a guest.
_RECEIVING = frozenset(("qəbul", "dəvət", "qarşılayıb", "qarşılayacaq", "ağırlayıb", "ağırlayacaq"))
# Titles that stand for somebody named before; a name beside them is mostly somebody else's.
_GENERAL = frozenset(
    ("dövlət başçısı", "ölkə başçısı", "hökumət başçısı", "nazir", "spiker", "diplomat", "səfir")
)


def part(words: Words, parties: list[Party], home: str) -> list[Party]:
    """Return the parties with posts cut off from names that they cannot belong to.

    "BƏƏ Prezidenti İlham Əliyevə zəng edib": elsewhere the text tells of İlham Əliyev as another state's.
    """
    apart = (_is_borrowed, _is_of_receiver, _is_of_host, _is_of_told)
    for party in [p for p in parties if any(rule(words, p, parties) for rule in apart)]:
        index = next(i for i, p in enumerate(parties) if p is party)
        parties[index : index + 1] = _parted(party)
    alien = [p for p in parties if _is_alien(words, p, parties, home)]
    # Of two posts that exclude each other somebody else's is cut off.
    lent = [p for p in alien if any(_holds_too(o, p) for o in parties)]
    lent = lent or [p for p in alien if not _is_acted_on(p, parties)]
    out: list[Party] = []
    for party in parties:
        own = all(p is not party for p in lent) and any(p.person is party.person for p in lent)
        cut = not own and any(p is party for p in alien)
        out += list(_parted(party)) if cut else [party]
    return out


def _holds_too(other: Party, party: Party) -> bool:
    a, b = other.capacity, party.capacity
    if other.person is None or other.person is party.person or a is None or b is None:
        return False
    return a.country == b.country and lower(a.position) == lower(b.position)


def _is_borrowed(words: Words, party: Party, parties: list[Party]) -> bool:
    """Whether somebody else holds the post, and only acts on who is named after it: "Gürcüstanın Baş naziri
    | Ceyhun Bayramovu qəbul edib", or speaks of what is his: "Məclisin sədri | Karl Saarın fəaliyyətini ...".
    """
    if not (_is_object(words, party) or _is_owner(party)):
        return False
    holders = (p for p in parties if "nom" in p.cases and p.kind == "person" and not p.counterpart)
    return any(_is_one_post(p, party) for p in holders if p.person is not party.person)


def _is_of_receiver(words: Words, party: Party, parties: list[Party]) -> bool:
    """Whether a sentence has nobody who receives but the holder of a foreign post, and a guest of Azerbaijan:
    "Türkiyə Prezidenti | Ceyhun Bayramovu qəbul edib".
    """
    capacity, person = party.capacity, party.person
    if capacity is None or person is None or not _is_object(words, party) or capacity.country in ("", _HOME):
        return False
    local = naming.is_local(person.name) and naming.has_local_surname(person.name)
    receives = any(t.lower in _RECEIVING for t in words.inside(party.sentence))
    return local and receives and not _is_acted_on(party, parties)


def _is_of_host(words: Words, party: Party, parties: list[Party]) -> bool:
    """Whether who is received, told before by another post, has that of nobody else who could receive him:
    "Perunun naziri A gəlib. | Baş nazir | A-nı qəbul edib".
    """
    capacity, person = party.capacity, party.person
    if capacity is None or person is None or not _is_object(words, party):
        return False
    told = [m.capacity for m in person.mentions if m is not party and m.first < party.first]
    held = [c for c in told if c is not None and not c.former and c.country]
    if not held or any(_may_be_one(capacity, c) for c in held):
        return False
    receives = any(t.lower in _RECEIVING for t in words.inside(party.sentence))
    return receives and not _is_acted_on(party, parties)


def _is_of_told(words: Words, party: Party, parties: list[Party]) -> bool:
    """Whether a title alone is of somebody told before, and the name after it of whom he deals with, told by
    another post: "XİN başçısı | Solisə zəng edib"."""
    said, person = party.capacity, party.person
    if said is None or person is None or party.person_span is None or not refers_alone(said):
        return False
    faced = party.prep == "ilə" or "nom" not in party.cases or _is_declined(words, party)
    faced = faced or _is_addressed(words, party)
    before = [p for p in parties if p.first < party.first and p.capacity is not None and not p.counterpart]
    mine = [p for p in before if p.person is person]
    fits = any(_fits(said, p) or _may_be_one(said, p.capacity, apart=True) for p in mine)
    others = (p for p in before if p.person not in (None, person))
    return faced and bool(mine) and not fits and any(_fits(said, p) for p in others)


def _fits(said: Capacity, told: Party) -> bool:
    """Whether a title means somebody by the post told with his name."""
    held, person = told.capacity, told.person
    return held is not None and person is not None and means(said, held, person, "")


def _may_be_one(said: Capacity, held: Capacity | None, *, apart: bool = False) -> bool:
    """Whether two titles can be of one person: of one state, or one that stands for the other."""
    if held is None or (said.country == held.country and not apart):
        return held is not None
    return stands_for(said.position, held.position) or stands_for(held.position, said.position)


def _is_acted_on(party: Party, parties: list[Party]) -> bool:
    """Whether a sentence has somebody else who acts: "A | Türkiyə Prezidenti Bəylə görüşüb"."""
    told = (p for p in parties if p.sentence == party.sentence and p is not party)
    return any("nom" in p.cases and not p.inner for p in told)


def _is_object(words: Words, party: Party) -> bool:
    """Whether a name in the accusative stands right after the post of one holder."""
    capacity = party.capacity
    named = party.kind == "person" and party.person is not None and not party.counterpart
    sole = capacity is not None and (is_sole(capacity.position) or bool(capacity.organization))
    return named and sole and "acc" in party.cases and (len(party.cases) == 1 or _is_declined(words, party))


def _is_owner(party: Party) -> bool:
    """Whether a name in the genitive stands right after the post of a body, of whom another is told."""
    capacity, person = party.capacity, party.person
    if capacity is None or person is None or party.counterpart or not capacity.organization:
        return False
    told = [m.capacity for m in person.mentions if m is not party and not m.counterpart]
    another = any(c is not None and lower(c.position) != lower(capacity.position) for c in told)
    return another and party.cases == {"gen"}


def _is_one_post(one: Party, other: Party) -> bool:
    a, b = one.capacity, other.capacity
    if a is None or b is None or a.first == b.first or a.former or b.former or is_sent(a):
        return False
    if lower(a.position) != lower(b.position):
        return False
    if not b.country and not b.organization:  # "Baş katib | İlham Əliyevi", told before as that of the UN
        return bool(a.organization) and not a.country and a.first < b.first
    bodies = a.organization, b.organization
    return a.country == b.country and (bodies[0] == bodies[1] or (all(bodies) and same_body(*bodies)))


def _is_alien(words: Words, party: Party, parties: list[Party], home: str) -> bool:
    capacity, person = party.capacity, party.person
    if capacity is None or person is None or party.kind != "person" or party.counterpart:
        return False
    nominative = "nom" in party.cases and "dat" not in party.cases and party.prep != "ilə"
    if nominative and not _is_declined(words, party):
        return False
    mentions = [m for m in person.mentions if m is not party and not m.counterpart]
    told = (c for m in mentions for c in (m.capacity, *m.also))
    others = [c for c in told if c is not None and lower(c.position) not in _GENERAL]
    others = [c for c in others if not c.former] or others
    # "Kiril Petkov" has a surname as in Azerbaijan, and is from abroad
    assumed = home if _is_local(person) else ""
    assumed = assumed or (_HOME if naming.has_local_surname(person.name) and _is_local(person) else "")
    alone = not _is_acted_on(party, parties)
    return bool(others) and all(
        _conflicts(capacity, c, assumed) or (alone and _is_of_body(capacity, c)) for c in others
    )


def _is_local(person: Person) -> bool:
    return naming.is_local(person.name) and not naming.is_foreign(person.name)


def _is_declined(words: Words, party: Party) -> bool:
    """Whether a name that could be a nominative is an accusative, as it is known: "Borqu" of Pol Borq."""
    span, person = party.person_span, party.person
    if span is None or person is None or "acc" not in party.cases:
        return False
    return words.tokens[span.last].text != person.name.split()[-1]


def _is_addressed(words: Words, party: Party) -> bool:
    """Whether a name that could be a nominative is a dative, as it is known: "Həmədə" of Samia Həməd."""
    span, person = party.person_span, party.person
    if span is None or person is None or "dat" not in party.cases:
        return False
    surname = person.name.split()[-1]
    return words.tokens[span.last].text in (f"{surname}a", f"{surname}ə", f"{surname}ya", f"{surname}yə")


def _is_of_body(said: Capacity, held: Capacity) -> bool:
    """Whether somebody told to head a state is otherwise of a body of many states, and of no state."""
    heads = leads_state(said) and not said.former
    return heads and not held.country and not held.former and international(held.organization)


def _conflicts(said: Capacity, held: Capacity, home: str) -> bool:
    if said.former or held.former:
        return False
    country = held.country or (home if not held.organization and not is_sent(held) else "")
    if said.country and country and said.country != country:
        return True
    general = lower(said.position) in _GENERAL
    return general and not stands_for(said.position, held.position)


def _parted(party: Party) -> Iterator[Party]:
    span, capacity = party.person_span, party.capacity
    assert span is not None
    assert capacity is not None
    post = Party(party.first, capacity.last, capacity.last, "post", party.sentence, frozenset(("nom",)))
    post.capacity, post.country = capacity, capacity.country
    party.first, party.capacity = span.first, None
    yield post
    yield party
