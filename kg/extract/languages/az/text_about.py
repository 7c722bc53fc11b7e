"""The state that a text is about: the only one of its headline and first paragraph. Bare ministers are of it,
also where others are told later: "Peruda seçki ... Ədliyyə naziri A Çad Prezidenti ilə danışıb"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import neutral
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.origins import told_states
from kg.extract.languages.az.states_beside import PLACED
from kg.extract.parties import Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

_HOME = "AZ"
_WHOLE = frozenset(("dövlət katibi",))
_OF_STATE = words_of("posts", "of_state")


def state_of(words: Words, spans: Spans, parties: Sequence[Party], person: Person) -> str:
    """Return the state of a bare minister or head of state or government; '' where the text may mean another
    one."""
    posts = {lower(c.position) for c in person.capacities if not (c.organization or c.country)}
    national = any(p in _WHOLE or p.rpartition(" ")[2] in _OF_STATE for p in posts)
    country = _subject(words, spans) if national else ""
    if not country or len(posts) != len(person.capacities):
        return ""
    now = {lower(c.position) for c in person.capacities if not c.former}
    others = [p.person for p in parties if p.person is not None and p.person is not person]
    held = {(c.country, lower(c.position)) for p in others for c in p.capacities if not c.former}
    if any((country, post) in held for post in now):
        return ""
    told = told_states(words, spans)
    for mention in person.mentions[:1]:
        here = {c for s, c, case in told if s == mention.sentence and case not in PLACED} - {country}
        beside = any((c, post) not in held for c in here for post in posts)
        if beside or _visits(words, mention, told, country):
            return ""
    return country


def _subject(words: Words, spans: Spans) -> str:
    """The only state of the headline and the first paragraph, another one than the home; '' for none."""
    opening = sorted({s.paragraph for s in words.sentences})[:2]
    here = {s.index for s in words.sentences if s.paragraph in opening}
    said = [(c, case) for s, c, case in told_states(words, spans) if s in here]
    told = {c for c, _ in said}
    if told <= neutral.SEATS and all(case in PLACED for _, case in said):
        return ""  # "Brüsseldə": where officials of all states meet
    return told.pop() if len(told) == 1 and _HOME not in told else ""


def _visits(words: Words, mention: Party, told: Sequence[tuple[int, str, str]], country: str) -> bool:
    """Whether somebody comes to a state, or is there on a visit."""
    cases = {case for s, c, case in told if s == mention.sentence and c == country}
    journey = any(t.lower.startswith("səfər") for t in words.inside(mention.sentence))
    return "nom" in mention.cases and ("dat" in cases or ("loc" in cases and journey))
