"""Who goes home, and who is abroad where a visit leads."""

from __future__ import annotations

from collections.abc import Sequence

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token


def is_homeward(token: Token, visits: Sequence[Draft]) -> bool:
    """Whether somebody sets out for his own capital: "президент Чада вылетел в Нджамену"; what is told after
    it was not there."""
    if not token.lemmas & listed("visit", "depart", "verbs"):
        return False
    return bool(visits) and all(v.modality == "held" and _is_home(v) for v in visits)


def _is_home(visit: Draft) -> bool:
    place = visit.place
    city = gazetteer.capital(place.country) if place is not None and place.country else None
    if place is None or city is None or place.kind != "place" or place.name != city.ru.label:
        return False
    return bool(visit.parts) and all(country_of(p.party) == place.country for p in visit.parts)


def abroad(visit: Draft) -> bool:
    """Whether a visitor is known to be of another country than the place."""
    country = visit.place.country if visit.place is not None else ""
    own = [p.party.person.country if p.party.person is not None else p.party.country for p in visit.parts]
    envoys = [
        p.party.person for p in visit.parts if p.party.person is not None and not p.party.person.country
    ]
    international = any(c.organization for person in envoys for c in person.capacities)
    sent = (p.party for p in visit.parts if p.party.person is not None and not country_of(p.party))
    international = international or any(p.body and not p.country for p in sent)
    return bool(country) and (international or any(c and c != country for c in own))
