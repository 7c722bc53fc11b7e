"""To whom somebody travels: "ездил в Лиму | к президенту Перу", "приехал в гости | к премьеру"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import DAT, Scene
from kg.extract.parties import Party
from kg.extract.words import Token


def hosts(scene: Scene, token: Token) -> list[Party]:
    """The officials in the dative behind "к" in the clause of a verb of going; none for a crowd."""
    low, high = scene.clauses.reach(token.index)
    near = (p for p in scene.clauses.parties if low <= p.first <= high and p.prep in ("к", "ко"))
    host = next((p for p in near if "dat" in p.cases and p.kind in ("person", "post")), None)
    if host is None or host.plural or not _official(host) or _is_another_word(scene, token, host):
        return []
    return scene.clauses.group(host, DAT)


def leads_to(guests: Sequence[Party], found: Sequence[Party]) -> bool:
    """Whether a journey leads to officials of another state than those who travel."""
    theirs, ours = {country_of(p) for p in found}, {country_of(p) for p in guests}
    return bool(found) and "" not in theirs | ours and not theirs & ours


def _official(party: Party) -> bool:
    return party.capacity is not None or (party.person is not None and bool(party.person.capacities))


def _is_another_word(scene: Scene, token: Token, host: Party) -> bool:
    """Whether "к" belongs to another word than the verb: "прибыл с обращением | к президенту", "прибыл и
    обратился | к президенту"."""
    low, high = sorted((token.index, host.first))
    before = [t for t in scene.words.tokens[low + 1 : high] if t.index < host.first - 1]
    if any(finite(t) for t in before):
        return True
    nouns = [t for t in before if t.readings and t.readings[0].pos == "N" and not t.capital]
    return bool(nouns) and not nouns[-1].lemmas & _OF_JOURNEYS


_OF_JOURNEYS = frozenset(("гость", "визит", "поездка", "встреча", "переговоры", "столица", "резиденция"))
