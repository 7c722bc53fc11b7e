"""Officials of one state whom a list tells without names: "встретился с президентом Румынии, | премьером и
министром обороны", "с | министрами обороны и экономики Румынии", "с | председателями Сената и Палаты"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.languages.ru.led_bodies import is_parliament
from kg.extract.languages.ru.post_lists import GIVING
from kg.extract.languages.ru.state_posts import is_of_state, is_sent
from kg.extract.parties import Capacity, Party
from kg.extract.words import Words

_JOINTS = ([","], ["и"], ["и", "с"], [",", "а", "также"], [",", "а", "также", "с"])
_LONGEST_JOINT = 4
# Fields of which no minister has two.
_APART = frozenset(("иностранных дел", "внутренних дел", "обороны", "юстиции"))
_MINISTERS = ("министр ", "замминистра ", "вице-министр ")


def state_of_list(words: Words, party: Party, parties: Sequence[Party]) -> str:
    """Return the state of the official without a name right before another one in the same oblique case:
    "с президентом Румынии, | премьером"; '' where there is none."""
    held = party.capacity
    if held is None or party.counterpart or not party.cases or "nom" in party.cases or is_sent(held):
        return ""
    before = next((p for p in reversed(parties) if p.last < party.first), None)
    if before is None or before.sentence != party.sentence or party.first - before.last > _LONGEST_JOINT + 1:
        return ""
    said = before.capacity if before.kind == "post" and before.person_span is None else None
    joint = [t.lower for t in words.tokens[before.last + 1 : party.first]]
    if said is None or not said.country or joint not in _JOINTS or not before.cases & party.cases:
        return ""
    of_state = is_of_state(held) or is_parliament(held.organization)
    other = (said.position, said.organization) != (held.position, held.organization)
    return said.country if of_state and is_of_state(said) and other and not is_sent(said) else ""


def part(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Return the parties, each of several nameless ministers of one state with his field, each of several
    heads with the body that he leads."""
    out: list[Party] = []
    led: set[int] = set()
    for n, party in enumerate(parties):
        held = party.capacity
        if n in led:
            continue
        if (before := _sends_too(words, out[-1] if out else None, party)) is not None:
            out.append(replace(party, cases=before.cases, inner=False, head=before.head))
            continue
        if held is None or party.kind != "post" or party.person_span is not None or not held.position:
            out.append(party)
            continue
        party.last = _states_counted(words, party)
        after = parties[n + 1] if n + 1 < len(parties) else None
        if after is not None and _leads_next(words, party, after):
            led.add(n + 1)
            country = held.country or after.country or state_of_list(words, party, out)
            bodies = [held.organization, after.body]
            out += [_one(party, replace(held, organization=b, country=country), after.last) for b in bodies]
            continue
        fields = list(_fields(words, party, held, out, parties))
        out += fields or [party]
    return out


def _states_counted(words: Words, party: Party) -> int:
    """The last token of several officials with the number of their states: "лидеры | 50 стран"."""
    tokens, last = words.tokens, party.last
    after = tokens[last + 1 : last + 3]
    if not party.plural or party.last != party.head or len(after) < 2:
        return last
    counted = after[0].shape == "number" or after[0].has("NUM")
    return last + 2 if counted and after[1].lemma in ("страна", "государство") else last


def _sends_too(words: Words, before: Party | None, party: Party) -> Party | None:
    """Return those who are sent by a state or body where the one after it sends its own, too: "с
    представителями Японии | и Евросоюза"."""
    if before is None or party.kind not in ("state", "body") or party.prep or "gen" not in party.cases:
        return None
    head = words.tokens[before.head]
    several = any(r.number == "p" for r in head.readings if r.pos == "N")
    sent = several and head.lemma in _SENT and before.person_span is None and before.cases
    whose = before.kind in ("state", "body") or (before.capacity is not None and before.capacity.organization)
    joint = [t.lower for t in words.tokens[before.last + 1 : party.first]]
    joined = joint == ["и"] or (joint == [","] and before.kind == party.kind == "body")
    return before if sent and whose and joined and "gen" not in before.cases else None


_SENT = frozenset(("представитель", "переговорщик", "эксперт", "специалист", "делегат"))


def _leads_next(words: Words, party: Party, after: Party) -> bool:
    """Whether one word tells who leads a body and the one behind it: "председателями Сената | и Палаты"."""
    held = party.capacity
    if held is None or not (party.plural and held.organization) or after.kind != "body" or after.prep:
        return False
    joined = [t.lower for t in words.tokens[party.last + 1 : after.first]] == ["и"]
    return joined and is_parliament(held.organization) and is_parliament(after.body) and "gen" in after.cases


def _fields(
    words: Words, party: Party, held: Capacity, before: Sequence[Party], parties: Sequence[Party]
) -> Iterator[Party]:
    """The ministers of one state whom one word tells with two fields."""
    head = next((m for m in _MINISTERS if held.position.startswith(m)), "")
    fields = held.position[len(head) :].split(" и ") if head and " и " in held.position else []
    several = any(r.number == "p" for r in words.tokens[party.head].readings if r.pos == "N")
    if len(fields) != len(set(fields)) or not 1 < len(fields) < _LONGEST_JOINT or not several:
        return
    if any(t.lemmas & GIVING for t in words.inside(party.sentence)):
        return  # "министрами юстиции и финансов стали А и Б"
    country = held.country or state_of_list(words, party, before)
    states = {p.country for p in parties if p.head == party.head and p.kind == "post"}
    if country and (len(states) == 1 or set(fields) <= _APART):
        for field in fields:
            yield _one(party, replace(held, position=head + field, country=country), party.last)


def _one(party: Party, held: Capacity, last: int) -> Party:
    return replace(party, capacity=held, country=held.country, plural=False, last=last)


def give_back(words: Words, parties: Sequence[Party]) -> None:
    """Give the state that closes a list of nameless officials to those before: "с | президентом, | премьером
    и министром обороны Румынии"."""
    for n in range(len(parties) - 2, -1, -1):
        party, after = parties[n], parties[n + 1]
        held, said = party.capacity, after.capacity
        nameless = all(
            p.kind == "post" and p.person is None and p.person_span is None for p in (party, after)
        )
        if held is None or said is None or not nameless or held.country or not said.country:
            continue
        joint = [t.lower for t in words.tokens[party.last + 1 : after.first]]
        closes = joint == ["и"] or (joint == [","] and _goes_on(words, parties, n + 1))
        of_state = is_of_state(said) and (is_of_state(held) or is_parliament(held.organization))
        oblique = bool(party.cases & after.cases) and "nom" not in party.cases and not party.counterpart
        if closes and of_state and oblique and not is_sent(held):
            held.country = party.country = said.country


def _goes_on(words: Words, parties: Sequence[Party], n: int) -> bool:
    """Whether "и" joins a further official of the state, or a second field, to one of a list."""
    last = parties[n].last
    following = (p for p in parties[n + 1 :] if p.sentence == parties[n].sentence and p.kind == "post")
    ends = [last, *(p.last for p in following if p.capacity and p.capacity.country)]
    return any(t.lower == "и" for t in words.tokens[parties[n].first : max(ends) + 1])
