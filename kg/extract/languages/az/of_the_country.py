"""Whose official is of "the country", and who receives a guest after another official of the state where he
is: "Rauf Əliyev Latviyadadır. Onu ölkənin Prezidenti A qəbul edib. Xarici işlər naziri B də onunla görüşüb".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.az import naming
from kg.extract.languages.az.origins import told_states
from kg.extract.languages.az.states import international
from kg.extract.parties import Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

_HOME = "AZ"
_COUNTRY = frozenset(["ölkənin", "ölkə"])
_THAT = frozenset(["həmin", "bu"])
# "iki | ölkənin", "öz | ölkəsinin"
_SEVERAL = frozenset(["iki", "hər", "üç", "bütün", "digər", "qonşu", "ev", "bir", "neçə"])
# The country is told so many sentences before.
_NEAR = 4


def state_of(words: Words, spans: Spans, parties: Sequence[Party], person: Person) -> str:
    """Return the state of an official without one; '' where nothing of the kind tells it."""
    for mention in person.mentions:
        held = mention.capacity
        if mention.kind != "person" or held is None or international(held.organization):
            continue
        country = _of_country(words, spans, mention) or _of_host_before(parties, mention)
        if country and not _is_at_home(person, country):
            return country
    return ""


def correct(words: Words, spans: Spans, persons: Sequence[Person]) -> None:
    """Take "ölkənin Prezidenti A" for one of the state told last, whatever the text around him suggested."""
    for person in persons:
        for mention in person.mentions:
            held = mention.capacity if mention.kind == "person" else None
            if held is None or international(held.organization) or not (held.derived and held.country):
                continue
            country = _of_country(words, spans, mention)
            if country and not _is_at_home(person, country):
                held.country = country


def _is_at_home(person: Person, country: str) -> bool:
    """Whether a name tells that somebody is of Azerbaijan."""
    local = naming.is_local(person.name) and naming.has_local_surname(person.name)
    return local and country != _HOME


def _of_country(words: Words, spans: Spans, mention: Party) -> str:
    """The foreign state told last before "ölkənin | Prezidenti A"."""
    at = (mention.capacity.first if mention.capacity is not None else mention.first) - 1
    here = {at, at + 1}
    at = next((i for i in here if i >= 0 and words.tokens[i].lower in _COUNTRY), -1)
    if at < 1 or words.tokens[at].sentence != mention.sentence:
        return ""
    that = words.tokens[at - 1].lower in _THAT
    if mention.capacity is not None and mention.capacity.organization and not that:
        return ""  # "ölkənin XİN başçısı" may be of the one told before
    before = at - 1 - that
    if words.tokens[before].lower in _SEVERAL:
        return ""
    told = told_states(words, spans)
    for sentence in range(mention.sentence, mention.sentence - _NEAR - 1, -1):
        abroad = {c for s, c, _ in told if s == sentence and c != _HOME}
        if abroad:
            return abroad.pop() if len(abroad) == 1 else ""
    return ""


def _of_host_before(parties: Sequence[Party], mention: Party) -> str:
    """The state of who dealt with the same guest in the sentence before, where an official without one now
    does as well."""
    if "nom" not in mention.cases or mention.prep:
        return ""
    own = {country_of(p) for p in parties if p.sentence == mention.sentence and _is_met(p)} - {""}
    before = [p for p in parties if p.sentence == mention.sentence - 1]
    guests = {country_of(p) for p in before if _is_met(p)} - {""}
    acting = (p for p in before if "nom" in p.cases and not p.prep and not _is_met(p))
    hosts = {p.person.country for p in acting if p.kind == "person" and p.person is not None}
    apart = len(own) == len(hosts) == 1 and own == guests and not hosts & guests
    return hosts.pop() if apart else ""


def _is_met(party: Party) -> bool:
    return bool({"acc", "ins"} & party.cases) or party.prep in ("ilə", "tərəfindən")
