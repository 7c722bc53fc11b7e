"""Talks of which a text tells only that they are held, where what it told last is a visit: "President A came
to Peru. Tomorrow there will be talks at the highest level". The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import neutral
from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.parties import Party
from kg.extract.reading import Reading

# The talks are told so many sentences after the visit at most.
_NEAR = 4


def add_sides(reading: Reading, talk: Draft, told: Sequence[Draft]) -> bool:
    """Let talks be of who came on the visit told last with who asked him to come, else with the state
    visited; False where they may be of others."""
    visit = visit_told(told)
    called = bool(reading.words.tokens[talk.last].lemmas & reading.talks)
    if not called or talk.type != "meeting" or talk.denied or talk.earlier or visit is None:
        return False
    if visit.title or not 0 < talk.sentence - visit.sentence <= _NEAR or visit.modality == "cancelled":
        return False
    if visit.modality == "planned" != talk.modality:
        return False
    came = [p.party for p in visit.parts if p.role != "host" and p.party.sentence <= visit.sentence]
    sent = {country_of(p) for p in came}
    host = _host(visit)
    if host is None or len(sent) != 1 or not sent.isdisjoint({"", country_of(host)}):
        return False
    for party in (*came, host):
        talk.add(party)
    return True


def visit_told(told: Sequence[Draft]) -> Draft | None:
    """Return the visit told last, None where the text has told something else since: all but a gathering that
    the sentence of the visit tells, too ("came to Peru and will attend the parade")."""
    at = next((n for n, d in reversed(list(enumerate(told))) if d.type == "visit"), None)
    if at is None:
        return None
    since = told[at + 1 :]
    along = all(d.type == "conference" and d.sentence == told[at].sentence for d in since)
    return told[at] if along else None


def _host(visit: Draft) -> Party | None:
    """Who asked a guest to come, as the sentence of the visit tells, else the state that is visited."""
    place = visit.place
    if place is None or not place.country:
        return None
    hosts = [p.party for p in visit.parts if p.role == "host" and p.party.sentence == visit.sentence]
    own = [p for p in hosts if country_of(p) == place.country]
    if own:
        return own[0] if len(own) == 1 else None
    seat = place.country in neutral.SEATS or place.name in neutral.SEAT_TOWNS
    if place.kind == "place" and seat:
        return None  # who comes to Geneva talks with anybody there
    at = (place.first, place.last, place.first)
    return Party(*at, "state", visit.sentence, country=place.country)
