"""Whom the delegation of a state stands for after talks: "Министр Чили А провел переговоры с Б. Чилийскую
делегацию | принял президент", where A is the only one of Chile who acted."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.aside_people import not_in_passing
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.segments import finite
from kg.extract.languages.ru.state_posts import is_sent
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_TEAM = "делегация"
_RECEIVE = words_of("triggers", "meeting", "receive", "verbs")
# "принял затем в своей резиденции | чилийскую делегацию": so many words at most.
_BESIDE = 5
# Those who came acted in the sentences right before.
_NEAR = 3


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Let the delegation of a state that is received be who acted for it shortly before."""
    for party in parties:
        ends = party.kind == "state" and words.tokens[party.last].lemma == _TEAM and party.last > party.first
        if not ends or party.plural or party.prep or party.cases != frozenset(("acc",)):
            continue
        if not _is_received(words, party):
            continue
        person = _acted(words, party, parties)
        if person is not None:
            party.kind, party.person = "person", person
            person.mentions.append(party)


def _is_received(words: Words, team: Party) -> bool:
    """Whether a verb of receiving stands beside a delegation of which no members are told there."""
    own = words.sentences[team.sentence]
    beside = words.tokens[max(team.first - _BESIDE, own.first) : min(team.last + _BESIDE, own.last) + 1]
    members = team.last < own.last and words.tokens[team.last + 1].text in ",(–—"
    return not members and any(t.lemmas & _RECEIVE and finite(t) for t in beside)


def _acted(words: Words, team: Party, parties: Sequence[Party]) -> Person | None:
    """The only one of a state who acted in the sentences before, and is no envoy."""
    near = [p for p in parties if 0 < team.sentence - p.sentence <= _NEAR and p.person is not None]
    own = [p for p in near if p.person is not None and p.person.country == team.country]
    acting = [p for p in not_in_passing(words, own) if "nom" in p.cases or p.prep in ("с", "со")]
    people = {p.person.name: p.person for p in (*own, *acting) if p.person is not None}
    person = next(iter(people.values()), None)
    if person is None or len(people) > 1 or not acting:
        return None
    return None if any(is_sent(c) for c in person.capacities) else person
