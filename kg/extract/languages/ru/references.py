"""Who is meant by "он", "министр", "глава государства", "турецкий коллега": references to persons of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import gazetteer
from kg.extract.languages.ru import appointments
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words


# "глава грузинской дипломатии": the adjective is the country, which is compared apart.
_STATE_ADJECTIVE = re.compile(r"\b\w+ск(?:ой|ого|ого|их|ий|ая) ")


def resolve(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Settle capacities, counterparts, nameless posts and singular pronouns, in the order of the text.

    A reference takes the nearest earlier person that fits; a nameless post looks ahead too when nobody earlier fits.
    """
    for person in persons:
        for party in person.mentions:
            if party.capacity is not None and not party.counterpart:
                person.add(party.capacity)
                for capacity in party.also:
                    capacity.country = capacity.country or party.capacity.country
                    capacity.organization = capacity.organization or (
                        party.capacity.organization if len(capacity.position.split()) < 3 else ""
                    )
                    person.add(capacity)
    appointments.settle(words, parties)
    _counterparts(parties)
    for index, party in enumerate(parties):
        if party.person is not None:
            continue
        if party.kind == "post" and not party.counterpart and not appointments.is_said(words, party):
            party.person = _holder(party, parties[:index], persons)
        elif party.kind == "pronoun" and not party.plural:
            party.person = _pronoun(words, party, parties[:index])
        if party.person is not None:
            party.person.mentions.append(party)
    appointments.settle(words, parties)


def _counterparts(parties: Sequence[Party]) -> None:
    """ "с грузинским коллегой Ираклием Чиковани": the post of the other side, for another state."""
    for index, party in enumerate(parties):
        if not party.counterpart or party.capacity is None:
            continue
        model = next(
            (
                p.person
                for p in reversed(parties[:index])
                if p.person is not None and p.person is not party.person and p.person.capacities
            ),
            None,
        )
        if model is None:
            model = next(
                (
                    p.person
                    for p in parties[index + 1 :]
                    if p.sentence == party.sentence
                    and p.person is not None
                    and p.person is not party.person
                    and p.person.capacities
                ),
                None,
            )
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
            party.person = next(
                (p for p in _people(parties) if p is not model and p.country == country and country), None
            )


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
    if (
        reference.organization
        and held.organization
        and not same_body(reference.organization, held.organization)
    ):
        return False
    if (
        reference.organization
        and held.organization
        and reference.position.lower() in ("глава", "лидер", "руководитель")
    ):
        return held.position.lower() not in (
            "представитель",
            "член",
            "посол",
            "заместитель",
            "пресс-секретарь",
            "официальный представитель",
        )
    short, full = _STATE_ADJECTIVE.sub("", reference.position.lower()), held.position.lower()
    if short in ("глава", "лидер") and reference.country and not reference.organization:
        return full in table("posts")["aliases"]["глава государства"]
    if short == "глава" and reference.organization.lower() in (
        "кабинет",
        "правительство",
        "кабмин",
        "кабинет министров",
    ):
        return full in table("posts")["aliases"]["глава правительства"] and full != "глава"
    if reference.organization and not held.organization:
        return (
            short == "глава" and reference.organization.upper() == "МИД" and full == "министр иностранных дел"
        )
    if short == full:
        return True
    if reference.organization:
        return False
    aliases = table("posts")["aliases"].get(short, ())
    if full in aliases:
        return (
            full != "глава"
            or "мид" in held.organization.lower()
            or held.organization.lower() in ("правительство",)
        )
    return (
        bool(short)
        and " " not in short
        and full.startswith(short + " ")
        and short in ("министр", "посол", "председатель", "генеральный")
    )


def same_body(a: str, b: str) -> bool:
    """Whether two names mean one body: the gazetteer says so, or one is spelt within the other."""
    x, y = gazetteer.lookup(a, "ru", kind="body"), gazetteer.lookup(b, "ru", kind="body")
    if isinstance(x, gazetteer.Body) and isinstance(y, gazetteer.Body):
        return x.key == y.key
    return a.lower() in b.lower() or b.lower() in a.lower()


def _pronoun(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The nearest earlier person of the pronoun's gender, subjects first, within two sentences."""
    gender = "f" if words.tokens[party.head].lemma == "она" else "m"
    before = [p for p in before if p.sentence != party.sentence or not _antecedent(words, p, party)]
    near = [
        p
        for p in before
        if p.person is not None and p.sentence >= party.sentence - 2 and p.person.gender in ("", gender)
    ]
    same = [p for p in near if p.sentence == party.sentence]
    earlier = [p for p in near if p.sentence != party.sentence]
    for group in (same, earlier):
        if group:
            return max(group, key=lambda p: _salience(p, before, party)).person
    return None


def _salience(candidate: Party, before: Sequence[Party], pronoun: Party) -> tuple[float, int]:
    """How much a mention stands out: subjects, recent ones, persons that the text keeps coming back to."""
    mentions = sum(p.person is candidate.person for p in before)
    subject = "nom" in candidate.cases and not candidate.prep
    return (
        1.0 * subject - 0.8 * (pronoun.sentence - candidate.sentence) + 0.25 * min(mentions, 4),
        candidate.first,
    )


def _antecedent(words: Words, party: Party, pronoun: Party) -> bool:
    """Whether the pronoun stands in the relative clause of the party: "посол, которого он принял"."""
    between = words.tokens[party.last + 1 : pronoun.first]
    return len(between) <= 4 and any(t.lemma == "который" for t in between[:3])


def is_subordinate(position: str) -> bool:
    """Whether a post serves a head of state or government at home ("министр обороны", "первый заместитель ...")."""
    return bool(set(position.lower().split()[:3]) & words_of("posts", "subordinate"))


def of_both(position: str) -> str:
    """Return the title in "глава правительства двух стран", '' for a position that says nothing of two sides."""
    for ending in (
        " двух стран",
        " обеих стран",
        " двух государств",
        " обоих государств",
        " трех стран",
        " трех государств",
    ):
        if position.endswith(ending):
            return position.removesuffix(ending)
    return ""


def stands_for(title: str, position: str) -> bool:
    """Whether a bare title can mean the holder of a position: "лидер" a president, "министр" a minister."""
    short, full = title.lower(), position.lower()
    return (
        not short
        or full.startswith(short)
        or full in table("posts")["aliases"].get(short, ())
        or short in ("переговорщик", "политик", "дипломат")
    )
