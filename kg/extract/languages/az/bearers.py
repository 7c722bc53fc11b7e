"""Who bears a post that the text gives apart from the name: in a list, a headline, or the next sentence."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az import naming
from kg.extract.languages.az.holding import add, leads_state
from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.origins import told_states
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words


def claim(parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Let the only bare name of a country hold the post that the text gives for the country in a list.

    "Rusiya və İran Baş nazirlərinin müavinləri görüşüb. Görüşdə Rusiyadan A, İrandan B iştirak edib."
    """
    claimed: dict[tuple[str, str], Person] = {}
    for party in parties:
        capacity = party.capacity
        if party.kind != "post" or party.person is not None or party.plural or capacity is None:
            continue
        post = (capacity.country, lower(capacity.position))
        listed = sum(p.capacity is not None and p.first == party.first for p in parties) > 1
        bare = [p for p in persons if not p.capacities and capacity.country and _is_of(p, capacity.country)]
        if listed and (len(bare) == 1 or post in claimed) and not party.counterpart:
            holder = claimed.setdefault(post, bare[0] if bare else claimed.get(post, persons[0]))
            add(holder, capacity)
            party.person = holder
            holder.mentions.append(party)


def lead(parties: Sequence[Party]) -> None:
    """Let the only foreigner told by name alone after "Azərbaycan və Rusiya prezidentləri" be one of them."""
    for index, party in enumerate(parties):
        capacity = party.capacity
        if party.kind != "post" or party.person is not None or party.plural or capacity is None:
            continue
        listed = [p for p in parties if p.kind == "post" and p.first == party.first]
        free = [p for p in listed if p.person is None]
        if len(listed) < 2 or len(free) != 1 or not capacity.country or not is_head(capacity):
            continue
        near = (p for p in parties[index:] if 0 <= p.sentence - party.sentence <= 1)
        named = [p.person for p in near if p.kind == "person" and p.person is not None]
        bare = {id(p): p for p in named if not p.capacities and p.home in ("", capacity.country)}
        alien = [p for p in bare.values() if not naming.is_local(p.name)]
        if len(alien) == 1 and alien[0].mentions[0].sentence >= party.sentence:
            add(alien[0], capacity)
            party.person = alien[0]
            alien[0].mentions.append(party)


def _is_of(person: Person, country: str) -> bool:
    """Whether a bare name is known, or looks, to be of a country."""
    local = naming.is_local(person.name) and naming.has_local_surname(person.name)
    return person.home == country or (country == "AZ" and not person.home and local)


def headline(words: Words, spans: Spans, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Let the only bare name that fits hold the post of a headline: "Milli Məclisin sədri Cenevrədə"."""
    titles = [p for p in parties if p.kind == "post" and words.is_title(p.sentence)]
    if len(titles) != 1 or titles[0].plural or titles[0].counterpart or titles[0].person is not None:
        return
    capacity = titles[0].capacity
    if capacity is None or (capacity.organization and not capacity.country):
        return
    if not capacity.country and any(c != "AZ" for s, c, _ in told_states(words, spans) if words.is_title(s)):
        return  # "Bolqarıstanda yeni baş prokuror seçilib": of that state
    bare = [p for p in persons if not p.capacities and p.home in ("", capacity.country or "AZ")]
    if capacity.country in ("", "AZ"):
        bare = [p for p in bare if naming.is_local(p.name)]
    else:
        bare = [p for p in bare if is_head(capacity) and not naming.is_local(p.name)]
        bare = [p for p in bare if p.mentions[0].sentence <= titles[0].sentence + 2]
    if len(bare) == 1:
        add(bare[0], capacity)
        titles[0].person = bare[0]
        bare[0].mentions.append(titles[0])


def told_bare(party: Party, persons: Sequence[Person]) -> list[Person]:
    """Return the only foreigner told by name alone just before "Ukrayna lideri", who is meant by it."""
    bare = [p for p in persons if not p.capacities and naming.is_foreign(p.name)]
    bare = [p for p in bare if not naming.is_local(p.name)]
    before = [p for p in bare if p.mentions[0].first < party.first and p.home in ("", party.country)]
    near = [p for p in before if any(0 < party.sentence - m.sentence <= 2 for m in p.mentions)]
    return before if len(before) == 1 and near else []


def is_head(capacity: Capacity) -> bool:
    """Whether a post without a name is that of the head of a state or government."""
    return leads_state(capacity) or (not capacity.organization and lower(capacity.position) == "baş nazir")
