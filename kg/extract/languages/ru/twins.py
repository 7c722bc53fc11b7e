"""Holders of one post of which each state has one: for which of the states each of them acts."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.private_posts import leads
from kg.extract.languages.ru.state_posts import country_as_said, is_known, is_of_state
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words


def settle(words: Words, spans: Spans, adjectives: Adjectives, parties: Sequence[Party]) -> None:
    """ "комиссия между Россией и Азербайджаном ... вице-премьеры А и Б": two holders of one post, each for
    his state in turn."""
    several = _several(parties)
    for row in _rows(parties):
        _represent(words, spans, row)
    for row in several:
        _in_turn(words, spans, row)
    of_many = {p.head for row in several for p in row}
    for first, second in itertools.pairwise(p for p in parties if p.head not in of_many):
        a, b = first.capacity, second.capacity
        if (
            a is None
            or b is None
            or first.head != second.head
            or first.person is None
            or second.person is None
        ):
            continue
        if not is_of_state(a):
            continue
        if a.country or b.country or is_known(first.person) or is_known(second.person):
            _complete_pair(words, spans, adjectives, first, second)
            continue
        pair = _joint(words, adjectives, first) or _last_pair(words, spans, first)
        pair = pair or _two_spoken_of(words, spans, adjectives, first)
        pair = pair or _only_two(words, spans, adjectives, first)
        if pair is not None:
            one, other = (leads(p.person.name) for p in (first, second) if p.person is not None)
            crossed = one == pair[1] or other == pair[0]  # "президенты двух стран": in whatever order
            a.country, b.country = pair[::-1] if crossed else pair
            a.derived = b.derived = True


def _several(parties: Sequence[Party]) -> list[list[Party]]:
    """The holders of each post in the plural that three or more hold: "президенты А, Б и В"."""
    return [row for row in _rows(parties) if len(row) > 2]


def _rows(parties: Sequence[Party]) -> list[list[Party]]:
    """The holders of each post in the plural."""
    named = [p for p in parties if p.person is not None and p.capacity is not None]
    rows = [sorted(row, key=_name) for _, row in itertools.groupby(named, key=lambda p: p.head)]
    return [row for row in rows if len(row) > 1]


def _represent(words: Words, spans: Spans, row: Sequence[Party]) -> None:
    """Let each of several act for his of as many states that stand in a list behind them: "премьеры А и Б, |
    представляющие соответственно Чили и Перу", "премьеры А и Б | (Чили и Перу)"."""
    held = [p.capacity for p in row if p.capacity is not None]
    last = max(p.person_span.last if p.person_span is not None else p.last for p in row)
    after = words.tokens[last + 1 : last + 1 + _OPENS]
    if any(c.country for c in held) or not after or after[0].text not in (",", "("):
        return
    skipped = next((k for k, t in enumerate(after) if k and t.lower not in _IN_TURN), 0)
    stands_for = after[skipped].lemmas & _STAND_FOR
    if after[0].text == "," and not stands_for:
        return
    skipped = next((k for k, t in enumerate(after) if k > skipped and t.lower not in _IN_TURN), 0)
    at = last + 1 + (skipped if stands_for else 1)
    states = [s for s in spans.all if s.kind == "state" and s.first >= at][: len(row)]
    if len(states) != len(row) or states[0].first > at + 1 or not _is_list(words, states):
        return
    for capacity, state in zip(held, states, strict=True):
        capacity.country, capacity.derived = state.country, True


_STAND_FOR = frozenset(("представлять", "представляющий", "представлявший", "возглавлять"))
_IN_TURN = frozenset(("соответственно", "которые", "(", ","))
# ", | которые представляют соответственно": so many tokens open such a list at most.
_OPENS = 6


def _name(party: Party) -> int:
    return party.person_span.first if party.person_span is not None else party.first


def _in_turn(words: Words, spans: Spans, row: Sequence[Party]) -> None:
    """Let each of several act for his of as many states that the text has just named in one list: "сети
    Чили, Перу и Боливии. Президенты А, Б и В"; where it has not, nothing says for which."""
    held = [p.capacity for p in row if p.capacity is not None]
    known = any(p.person is not None and is_known(p.person) for p in row)
    if known or len(held) != len(row) or not all(is_of_state(c) for c in held):
        return
    low = words.sentences[max(row[0].sentence - 2, 0)].first
    states = [s for s in spans.all if s.kind == "state" and low <= s.first and s.last < row[0].first]
    lists = [states[k : k + len(row)] for k in range(len(states) - len(row) + 1)]
    lists = [run for run in lists if _is_list(words, run)]
    for capacity, state in zip(held, lists[-1] if len(lists) == 1 else (), strict=False):
        capacity.country, capacity.derived = state.country, True


def _is_list(words: Words, run: Sequence[Span]) -> bool:
    """Whether states stand in a list that ends with "и": "Чили, Перу | и Боливии"."""
    between = [words.tokens[a.last + 1 : b.first] for a, b in itertools.pairwise(run)]
    marks = ["".join(t.lower for t in gap) for gap in between]
    return set(marks[:-1]) <= {","} and marks[-1] == "и" and len({s.country for s in run}) == len(run)


def _complete_pair(words: Words, spans: Spans, adjectives: Adjectives, first: Party, second: Party) -> None:
    """Give the other of two states that the text speaks of to the second of two holders of a post that each
    state has once, where that of one is known: "министры иностранных дел двух стран А и Б"."""
    known = {country_as_said(first), country_as_said(second)}
    if len(known) != 2 or "" not in known or second.capacity is None or first.capacity is None:
        return
    said = set(_spoken_of(words, spans, adjectives, first))
    alone = first.capacity.position.lower() in table("posts")["sole"] or _is_of_two(words, first)
    if not alone or len(said) != 2 or not known - {""} < said:
        return
    bare = first if not country_as_said(first) else second
    if bare.capacity is not None:
        bare.capacity.country, bare.capacity.derived = next(iter(said - known)), True


def _two_spoken_of(
    words: Words, spans: Spans, adjectives: Adjectives, first: Party
) -> tuple[str, str] | None:
    """The only two states that the text speaks of before "министры | двух стран А и Б", in their order."""
    if not _is_of_two(words, first):
        return None
    said = _spoken_of(words, spans, adjectives, first)
    said = said if len(said) == _TWO else _spoken_of(words, spans, adjectives, first, near=first.sentence)
    return (said[0], said[1]) if len(said) == _TWO else None


_TWO = 2


def _only_two(words: Words, spans: Spans, adjectives: Adjectives, first: Party) -> tuple[str, str] | None:
    """The two states of which alone the text has spoken so far, in the order in which it told them together
    last: "чилийско-перуанская комиссия ... договор | президенты А и Б подписали"."""
    said = _spoken_of(words, spans, adjectives, first, near=first.sentence)
    if len(said) != _TWO:
        return None
    joint = [
        c for t in words.tokens[: first.first] if "-" in t.text and len(c := adjectives.countries(t)) == _TWO
    ]
    if joint:
        return joint[-1][0], joint[-1][1]
    return _last_pair(words, spans, first, near=first.sentence)


def _spoken_of(
    words: Words, spans: Spans, adjectives: Adjectives, party: Party, *, near: int = 2
) -> list[str]:
    """The states that the sentence of a party and those ``near`` before it name ahead of it."""
    low = words.sentences[max(party.sentence - near, 0)].first
    said = [(s.first, s.country) for s in spans.all if low <= s.first < party.first and s.country]
    said += [(t.index, c) for t in words.tokens[low : party.first] for c in adjectives.countries(t)]
    return list(dict.fromkeys(country for _, country in sorted(said)))


def _is_of_two(words: Words, party: Party) -> bool:
    """Whether a plural post is that of two states: "министры обороны | обеих стран"."""
    last = party.person_span.first if party.person_span is not None else party.last + 1
    return any(t.lower in _OF_TWO for t in words.tokens[party.head + 1 : last])


_OF_TWO = frozenset(("двух", "обеих", "обоих"))


def _joint(words: Words, adjectives: Adjectives, party: Party) -> tuple[str, str] | None:
    """The states of a joint body right before: "сопредседатели российско-азербайджанской комиссии А и Б"."""
    for token in reversed(words.tokens[words.sentences[party.sentence].first : party.first]):
        countries = adjectives.countries(token)
        if len(countries) == 2:
            return countries[0], countries[1]
        if token.shape == "mark" or token.has("V"):
            return None
    return None


def _last_pair(words: Words, spans: Spans, party: Party, *, near: int = 2) -> tuple[str, str] | None:
    """The last two states joined by "и" in this sentence or the two before, before the party, whose own
    sentence names no other: "из США прибыли | президенты А и Б"."""
    told = [
        s
        for s in spans.all
        if s.kind == "state"
        and s.last < party.first
        and words.tokens[s.first].sentence >= party.sentence - near
    ]
    pairs = [
        (a, b)
        for a, b in itertools.pairwise(told)
        if b.first == a.last + 2 and words.tokens[a.last + 1].lower == "и"
    ]
    if not pairs:
        return None
    pair = (pairs[-1][0].country, pairs[-1][1].country)
    here = (s for s in told if words.tokens[s.first].sentence == party.sentence)
    return None if any(s.first > pairs[-1][1].last and s.country not in pair for s in here) else pair
