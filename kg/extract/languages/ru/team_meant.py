"""Whom the delegation of a state stands for after talks: "Министр Чили А провел переговоры с Б. Чилийскую
делегацию | принял президент", where A is the only one of Chile who acted."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.aside_people import not_in_passing
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.segments import finite
from kg.extract.languages.ru.state_posts import is_sent
from kg.extract.parties import Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

_TEAM = "делегация"
_RECEIVE = words_of("triggers", "meeting", "receive", "verbs")
_COME = words_of("triggers", "visit", "come", "verbs")
# "принял затем в своей резиденции | чилийскую делегацию": so many words at most.
_BESIDE = 5
# Those who came acted in the sentences right before.
_NEAR = 3


def settle(words: Words, spans: Spans | None, parties: Sequence[Party]) -> None:
    """Let the delegation of a state that is received, or is told to have come where he talked, be who acted
    for it shortly before."""
    for party in parties:
        if spans is not None and _has_come(words, party):
            _be(words, party, _acted(words, party, parties, same=True), spans)
            continue
        ends = party.kind == "state" and words.tokens[party.last].lemma == _TEAM and party.last > party.first
        if not ends or party.plural or party.prep or party.cases != frozenset(("acc",)):
            continue
        if not _is_received(words, party):
            continue
        _be(words, party, _acted(words, party, parties))


def _be(words: Words, team: Party, person: Person | None, spans: Spans | None = None) -> None:
    if person is not None and (spans is None or _is_same_place(words, spans, team)):
        team.kind, team.person = "person", person
        person.mentions.append(team)


def _has_come(words: Words, team: Party) -> bool:
    """Whether a delegation of a state, of which no members are told, is the subject of a verb of coming."""
    if team.kind != "state" or team.plural or team.prep or team.person is not None:
        return False
    if words.tokens[team.head].lemma != _TEAM or "nom" not in team.cases:
        return False
    own = words.sentences[team.sentence]
    behind = words.tokens[team.last + 1 : min(team.last + 1 + _VERB, own.last) + 1]
    members = bool(behind) and (behind[0].text in ",(–—" or behind[0].lower in ("во", "в"))
    return not members and any(t.lemmas & _COME and finite(t) for t in behind[:_VERB])


# "делегация | накануне прибыла": so many words.
_VERB = 3


def _is_same_place(words: Words, spans: Spans, team: Party) -> bool:
    """Whether where a delegation came is where the sentences before tell that its official was."""
    own = words.sentences[team.sentence]
    clause = words.tokens[max(team.first - _BESIDE, own.first) : own.last + 1]
    if any(t.lower in ("куда", "туда", "сюда") for t in clause):
        return True
    low = words.sentences[max(team.sentence - _NEAR, 0)].first
    there = [s for s in spans.all if s.kind == "place" and clause[0].index <= s.first <= own.last]
    before = {s.name for s in spans.all if s.kind == "place" and low <= s.first < clause[0].index}
    return bool(there) and all(s.name in before for s in there)


def _is_received(words: Words, team: Party) -> bool:
    """Whether a verb of receiving stands beside a delegation of which no members are told there."""
    own = words.sentences[team.sentence]
    beside = words.tokens[max(team.first - _BESIDE, own.first) : min(team.last + _BESIDE, own.last) + 1]
    members = team.last < own.last and words.tokens[team.last + 1].text in ",(–—"
    return not members and any(t.lemmas & _RECEIVE and finite(t) for t in beside)


def _acted(words: Words, team: Party, parties: Sequence[Party], *, same: bool = False) -> Person | None:
    """The only one of a state who acted in the sentences before, or before in the ``same`` one, and is no
    envoy."""
    near = [p for p in parties if 0 <= team.sentence - p.sentence <= _NEAR and p.person is not None]
    near = [p for p in near if p.sentence < team.sentence or (same and p.last < team.first)]
    own = [p for p in near if p.person is not None and p.person.country == team.country]
    acting = [p for p in not_in_passing(words, own) if "nom" in p.cases or p.prep in ("с", "со")]
    people = {p.person.name: p.person for p in (*own, *acting) if p.person is not None}
    person = next(iter(people.values()), None)
    if person is None or len(people) > 1 or not acting:
        return None
    return None if any(is_sent(c) for c in person.capacities) else person
