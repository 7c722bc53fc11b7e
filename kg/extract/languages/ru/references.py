"""Who is meant by "он", "министр", "глава государства", "турецкий коллега": references to persons of the text."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import table
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words


def resolve(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Settle capacities, counterparts, nameless posts and singular pronouns, in the order of the text.

    A reference takes the nearest earlier person that fits; a nameless post looks ahead too when nobody earlier fits.
    """
    for person in persons:
        for party in person.mentions:
            if party.capacity is not None and not party.counterpart:
                person.add(party.capacity)
    _counterparts(parties)
    for index, party in enumerate(parties):
        if party.person is not None:
            continue
        if party.kind == "post" and not party.counterpart:
            party.person = _holder(party, parties[:index], persons)
        elif party.kind == "pronoun" and not party.plural:
            party.person = _pronoun(words, party, parties[:index])
        if party.person is not None:
            party.person.mentions.append(party)


def _counterparts(parties: Sequence[Party]) -> None:
    """"с грузинским коллегой Ираклием Чиковани": the post of the other side, for another state."""
    for index, party in enumerate(parties):
        if not party.counterpart or party.capacity is None:
            continue
        model = next((p.person for p in reversed(parties[:index]) if p.person is not None and p.person is not party.person and p.person.capacities), None)
        if model is None:
            model = next((p.person for p in parties[index + 1 :] if p.sentence == party.sentence and p.person is not None and p.person is not party.person and p.person.capacities), None)
        if model is None:
            continue
        source = model.capacities[0]
        country = party.capacity.country
        body = source.organization if source.organization.isupper() else ""
        party.capacity = Capacity(source.position, body, country, False, party.first, party.last)
        if party.person is not None:
            if not any(c.position and (c.country == country or not country) for c in party.person.capacities):
                party.person.add(party.capacity)
        else:
            party.person = next((p for p in _people(parties) if p is not model and p.country == country and country), None)


def _people(parties: Sequence[Party]) -> list[Person]:
    return list(dict.fromkeys(p.person for p in parties if p.person is not None))


def _holder(party: Party, before: Sequence[Party], persons: Sequence[Person]) -> Person | None:
    """The person of the text whom a nameless post means; None when several kinds of holders fit or none."""
    capacity = party.capacity
    assert capacity is not None
    if party.plural or capacity.former:
        return None
    recent = list(dict.fromkeys(p.person for p in reversed(before) if p.person is not None))
    for person in [*recent, *(p for p in persons if p not in recent)]:
        if any(_means(capacity, c) for c in person.capacities):
            return person
    return None


def _means(reference: Capacity, held: Capacity) -> bool:
    """Whether a short title can stand for a capacity that was stated in full."""
    if reference.country and held.country and reference.country != held.country:
        return False
    if reference.country and not held.country and held.organization:
        return False
    if reference.organization and held.organization and not _overlap(reference.organization, held.organization):
        return False
    short, full = reference.position.lower(), held.position.lower()
    if reference.organization and not held.organization:
        return short == "глава" and reference.organization.upper() == "МИД" and full == "министр иностранных дел"
    if short == full:
        return True
    if reference.organization:
        return False
    aliases = table("posts")["aliases"].get(short, ())
    if full in aliases:
        return full != "глава" or "мид" in held.organization.lower() or held.organization.lower() in ("правительство",)
    return bool(short) and " " not in short and full.startswith(short + " ") and short in ("министр", "посол", "председатель", "генеральный")


def _overlap(a: str, b: str) -> bool:
    x, y = set(a.lower().split()), set(b.lower().split())
    return bool(x & y) or a.isupper() or b.isupper()


def _pronoun(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The nearest earlier person of the pronoun's gender, subjects first, within two sentences."""
    gender = "f" if words.tokens[party.head].lemma == "она" else "m"
    near = [p for p in before if p.person is not None and p.sentence >= party.sentence - 2 and p.person.gender in ("", gender)]
    same = [p for p in near if p.sentence == party.sentence]
    earlier = [p for p in near if p.sentence != party.sentence]
    for group in (same, earlier):
        subjects = [p for p in group if "nom" in p.cases and not p.prep]
        if subjects:
            return subjects[0].person if group is earlier and group[-1].sentence == subjects[0].sentence else subjects[-1].person
        if group:
            return group[-1].person
    return None
