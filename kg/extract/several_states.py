"""Officials of states that are counted and told before, one of each: "Chad, Chile and Peru trade more. The
ministers | of the three states | met". The same for every language; two states are ``plurals``'s."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.extract.parties import Capacity, Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

# The states are told so many sentences before at most.
_BEFORE: Final = 3
# How many words stand at most before the post, and after it, up to the number.
_AHEAD, _AFTER = 4, 6
# "The ministers of the three states | – A, B and C –", "the ministers of the three states, A, B and C,"
_BEFORE_NAMES: Final = frozenset(("–", "—", "-", ":", "(", ","))


@dataclass(frozen=True, kw_only=True)
class Counting:
    """How a language counts the states of officials.

    ``numbers`` of states by their word, the ``states`` as they are called behind one, ``between`` what may
    stand between the two ("neighbouring"), ``others`` what says that they are other states than those told.
    ``joint`` are the words before the last of a list. With ``known``, one of these words stands before the
    number where the states are known: "the"; ``preps`` are the prepositions before that. With ``as_one``, the
    officials after the first are told with it (``Party.each``) and not by themselves. ``alone`` takes the
    post without the states out of a capacity.
    """

    numbers: Mapping[str, int]
    states: frozenset[str]
    between: frozenset[str]
    others: frozenset[str]
    joint: frozenset[str]
    known: frozenset[str]
    preps: frozenset[str]
    as_one: bool
    alone: Callable[[Capacity], tuple[str, str]]

    @classmethod
    def of(
        cls,
        words: Mapping[str, str],
        alone: Callable[[Capacity], tuple[str, str]] | None = None,
        *,
        as_one: bool = False,
    ) -> Counting:
        """Return that of a table of words: ``three = "трех трёх"``, ``four`` and so on, and those above."""
        told = {name: frozenset(said.split()) for name, said in words.items()}
        return cls(
            numbers={word: n for name, n in _NUMBERS.items() for word in told.get(name, ())},
            states=told["states"],
            between=told["between"],
            others=told["others"],
            joint=told["joint"],
            known=told.get("known", frozenset()),
            preps=told.get("preps", frozenset()),
            as_one=as_one,
            alone=alone or (lambda held: (held.position, held.organization)),
        )


_NUMBERS: Final = {"three": 3, "four": 4, "five": 5, "six": 6}


def of_each(words: Words, spans: Spans, parties: Sequence[Party], counting: Counting) -> list[Party]:
    """Return the parties, officials of several states as one of each, where the text tells which."""
    out: list[Party] = []
    for party in parties:
        number, first, last = _counted(words, party, counting)
        told = _told(words, spans, parties, party, number, counting.joint) if number else ()
        held = party.capacity
        if not told or held is None:
            out.append(party)
            continue
        position, body = counting.alone(held)
        each = [
            replace(
                party,
                first=min(party.first, first),
                prep=party.prep or _preposition(words, party, first, counting),
                plural=False,
                country=country,
                capacity=replace(held, position=position, organization=body, country=country),
            )
            for country in told
        ]
        if counting.as_one:
            each[0].each, each[0].last = tuple(each[1:]), max(party.last, last)
        for other in each[1:]:
            other.inner = other.inner or counting.as_one
        out += each
    return out


def as_one(parties: Sequence[Party], *, together: bool) -> None:
    """Let officials who are read as one with others (``Party.each``) stand for all of them, or for one."""
    for party in (p for p in parties if p.each):
        party.plural = together


def _counted(words: Words, party: Party, counting: Counting) -> tuple[int, int, int]:
    """How many states officials without names are of, three at least, and the first and the last word that
    say so; 0 where that is not said."""
    held = party.capacity
    if party.kind != "post" or not party.plural or party.person is not None or party.person_span is not None:
        return 0, 0, 0
    if held is None or held.country or party.country:
        return 0, 0, 0
    own = words.sentences[party.sentence]
    low, high = max(own.first, party.first - _AHEAD), min(own.last, party.last + _AFTER)
    tokens = words.tokens
    for token in tokens[low : high + 1]:
        number = counting.numbers.get(token.lower, 0)
        states = _states_behind(tokens, token.index, high, counting) if number else 0
        if states:
            before = tokens[token.index - 1].lower if token.index > own.first else ""
            is_known = not counting.known or before in counting.known
            return (number, token.index, states) if is_known else (0, 0, 0)
    return 0, 0, 0


def _preposition(words: Words, party: Party, first: int, counting: Counting) -> str:
    """The preposition of officials whose states are told before them: "a meeting | of | the three states'
    ministers"."""
    ahead = first - (words.tokens[first - 1].lower in counting.known) - 1
    own = first < party.first and ahead >= words.sentences[party.sentence].first
    return words.tokens[ahead].lower if own and words.tokens[ahead].lower in counting.preps else ""


def _states_behind(tokens: Sequence[Token], at: int, last: int, counting: Counting) -> int:
    """The word for states behind a number; 0 for none, for others or those of some land, and where those
    officials are named behind it: "three | states", not "three African states", "three states: A, B and C".
    """
    around = {t.lower for t in tokens[max(at - 2, 0) : at + 2]}
    if around & counting.others:
        return 0
    k = at + 1
    while k < last and tokens[k].lower in counting.between:
        k += 1
    if k > last or tokens[k].lower not in counting.states:
        return 0
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    if after is None or after.sentence != tokens[k].sentence:
        return k
    named = after.text in _BEFORE_NAMES and k + 2 < len(tokens) and tokens[k + 2].text[:1].isupper()
    return 0 if named or after.text[:1].isupper() else k


def _told(
    words: Words, spans: Spans, parties: Sequence[Party], party: Party, number: int, joint: frozenset[str]
) -> Sequence[str]:
    """The states that the text tells before officials: in the last list of as many, or as those whom as many
    officials act for; nothing behind a longer list."""
    near = range(party.sentence, max(party.sentence - _BEFORE, 0) - 1, -1)
    seen: dict[str, None] = {}
    for sentence in dict.fromkeys((*near, 0)):
        own = words.sentences[sentence]
        last = min(own.last, party.first - 1)
        lists = _lists(words, spans, own.first, last, joint)
        if any(len(states) > number for states in lists):
            return ()
        if fitting := [states for states in lists if len(states) == number]:
            return fitting[-1]
        here = _states(spans, parties, own.first, last)
        if len(here) == number:
            return list(here)
        seen = {**here, **seen}
        if len(seen) >= number:
            return list(seen) if len(seen) == number else ()
    return ()


def _lists(words: Words, spans: Spans, first: int, last: int, joint: frozenset[str]) -> list[list[str]]:
    """The lists of three states or more that end with a word such as "and"."""
    found: list[list[str]] = []
    run: list[str] = []
    end = -1
    for span in (s for s in spans.all if s.kind == "state" and first <= s.first and s.last <= last):
        gap = {t.lower for t in words.tokens[end + 1 : span.first]}
        follows = bool(run) and bool(gap) and gap <= {",", *joint} and len(gap) <= 2
        run = [*run, span.country] if follows else [span.country]
        end = span.last
        if follows and gap & joint and len(set(run)) == len(run) > 2:
            found.append(run)
    return found


def _states(spans: Spans, parties: Sequence[Party], first: int, last: int) -> dict[str, None]:
    """The states that tokens name, and those whom officials among them act for, in their order."""
    told = [(s.first, s.country) for s in spans.all if s.kind == "state" and first <= s.first <= last]
    for party in (p for p in parties if first <= p.first and p.last <= last):
        held = party.capacity.country if party.capacity is not None else ""
        told.append((party.first, held or party.country or (party.person.country if party.person else "")))
    return dict.fromkeys(country for _, country in sorted(told) if country)
