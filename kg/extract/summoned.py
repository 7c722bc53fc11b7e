"""Who speaks for the ministry to which an envoy is called, where a clause after it tells: "The ministry
summoned the ambassador. Deputy Minister A handed him a note". The same for every language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.extract.allegiance import body_of, country_of, give_country, states_country
from kg.extract.drafts import Draft, Part
from kg.extract.lexicon import lists_in
from kg.extract.parties import Party
from kg.extract.reading import Reading

# Who calls somebody in is told by this rule in each language.
RULE = "summon"
# So many sentences after it; "told | several | reporters".
_NEAR, _BESIDE = 2, 3

_table, _ = lists_in(Path(__file__).parent)


def settle(reading: Reading, lang: str) -> None:
    """Put who received an envoy, or handed him something, in the place of the ministry."""
    for draft in reading.drafts:
        hosts = _hosts(draft) if not draft.title else []
        if len(hosts) != 1 or hosts[0].party.kind not in ("body", "state"):
            continue
        official = _who_speaks(reading, draft, hosts[0].party, lang)
        if official is None:
            continue
        _act_for(official, hosts[0].party, lang)
        draft.parts = [p for p in draft.parts if p is not hosts[0]]
        draft.add(official, "host")
        if hosts[0].party.kind == "state":
            _be_there(reading, draft, official.sentence)
        for other in reading.drafts:
            if other is not draft and _is_that_talk(other, draft, official):
                other.parts = list(draft.parts)


def _be_there(reading: Reading, draft: Draft, sentence: int) -> None:
    """Let a summons of which only its deed tells a day or town be there and then: "Nigeria has summoned the
    envoy. Minister A handed him a note on Monday in Abuja"."""
    tokens = reading.words.tokens
    if any(tokens[w.first].sentence == draft.sentence for w in reading.whens):
        return
    days = [w for w in reading.whens if tokens[w.first].sentence == sentence and not w.stamp]
    towns = [s for s in reading.located if tokens[s.first].sentence == sentence and s.kind == "place"]
    draft.when = draft.when or (days[0] if len(days) == 1 else None)
    draft.place = draft.place or (towns[0] if len(towns) == 1 else None)


def leave_houses(drafts: Sequence[Draft]) -> None:
    """Let officials of a state take the place of the body of it at whose house they talk with others: "Talks
    with the envoy of Chad were held at the ministry. The minister attended"."""
    for draft in (d for d in drafts if d.type == "meeting"):
        acting = {country_of(p.party) for p in draft.parts if p.party.person is not None} - {""}
        if len(acting) > 1:
            draft.parts = [p for p in draft.parts if not (_is_house(p) and p.party.country in acting)]


def _is_house(part: Part) -> bool:
    return part.party.kind == "body" and part.party.prep in _at() and bool(part.party.country)


def _hosts(draft: Draft) -> list[Part]:
    """The ministry to which somebody is called, or where the text tells a talk with one official of another
    state to have been: "A talk with the ambassador was held at the ministry"."""
    if draft.rule == RULE:
        return [p for p in draft.parts if p.role == "host"]
    if draft.type != "meeting" or draft.modality != "held" or len(draft.parts) != _PAIR:
        return []
    houses = [p for p in draft.parts if _is_house(p)]
    others = [p.party for p in draft.parts if p not in houses]
    return houses if len(others) == 1 and country_of(others[0]) not in ("", houses[0].party.country) else []


_PAIR = 2


def _act_for(official: Party, ministry: Party, lang: str) -> None:
    """Let an official act for the state of the ministry where no other is told ("deputy state secretary"),
    and for the ministry where his post has only a word for it ("deputy head of the department")."""
    person = official.person
    if person is None:
        return
    for capacity in person.capacities:
        if ministry.body and capacity.organization.lower() in _listed("ministry", lang):
            capacity.organization = ministry.body
    if ministry.country and not states_country(official):
        for capacity in (c for c in person.capacities if c.derived):
            capacity.country = ""
        official.country = ""
        give_country(official, ministry.country)


def _is_that_talk(other: Draft, draft: Draft, official: Party) -> bool:
    """Whether a talk of the official with nobody known is the same: "The envoy was received by A"."""
    near = 0 <= other.sentence - draft.sentence <= _NEAR and other.type == draft.type
    rest = [p.party for p in other.parts if p.party.key() != official.key()]
    return near and len(rest) < len(other.parts) and all(_is_nobody(p) for p in rest)


def _is_nobody(party: Party) -> bool:
    """Whether only "he", "the envoy" is said of somebody."""
    return party.kind in ("pronoun", "post") and party.person is None and not party.plural


def _who_speaks(reading: Reading, draft: Draft, ministry: Party, lang: str) -> Party | None:
    """The only official of the ministry whom a clause after the summons has speak to the envoy."""
    words, told = reading.words, draft.keys()
    deeds, meant = _listed("deeds", lang), frozenset(_listed("meant", lang))
    for sentence in range(draft.sentence, min(draft.sentence + _NEAR, len(words.sentences) - 1) + 1):
        after = [t for t in words.inside(sentence) if t.index > draft.last]
        done = [t for t in after if deeds and t.lower.startswith(deeds)]
        press = [t for t in after if t.lower.startswith(_listed("press", lang))]
        told_on = any(abs(a.index - b.index) <= _BESIDE for a in done for b in press)
        if not done or told_on or not any(t.lower in meant for t in after):
            continue
        here = [p for p in reading.parties if p.sentence == sentence and p.first > draft.last]
        fitting = {p.key(): p for p in here if _is_of(p, ministry, lang) and p.key() not in told}
        if len(fitting) == 1:
            return next(iter(fitting.values()))
    return None


def _is_of(party: Party, ministry: Party, lang: str) -> bool:
    """Whether somebody is an official that can be of the ministry, and does not only tell of it."""
    held = party.capacity
    if party.kind != "person" or held is None or held.former or party.inner:
        return False
    if held.position.lower().startswith(_listed("tellers", lang)):
        return False
    fits = not states_country(party) or country_of(party) == ministry.country
    return fits and _is_body_of(body_of(party), ministry, lang)


def _is_body_of(body: str, ministry: Party, lang: str) -> bool:
    """Whether the body of an official is the ministry, or called by a mere word for one, or not told."""
    known = body in ("", ministry.body) or body.lower() in _listed("ministry", lang)
    return known or (ministry.kind == "state" and body.lower().startswith(_listed("houses", lang)))


@cache
def _at() -> frozenset[str]:
    """The prepositions before a house in all languages, which do not share them."""
    return frozenset(w for words in _table("summoned")["at"].values() for w in words.split("|"))


@cache
def _listed(name: str, lang: str) -> tuple[str, ...]:
    return tuple(w for w in _table("summoned")[name].get(lang, "").split("|") if w)
