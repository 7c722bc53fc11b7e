"""Officials of several states told by one word whom the next sentences name, each by his state or all in
their order: "Встретились главы банков Чили и Перу. | От Чили участвовал Хуан Рохас, от Перу – ..."."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru.capacities import is_sole, lead_alike
from kg.extract.languages.ru.named_in_turn import EVENTS
from kg.extract.languages.ru.principals import bind
from kg.extract.languages.ru.same_post import means
from kg.extract.languages.ru.states import adjectives
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

# The names stand so many sentences after the posts at most.
_NEAR = 3
_TWO = 2
_EVENTS = (
    EVENTS
    | {"собраться", "собирать", "собрать", "заседание", "совещание", "консультация", "саммит"}
    | {"договориться", "условиться", "согласовать", "одобрить"}
)
# What joins names: "А и его коллеги Б и В".
_JOINING = frozenset((",", ";", "и", "а", "также", "его", "ее", "её", "их", "коллега", "коллеги", "с"))


def name(words: Words, spans: Spans | None, parties: Sequence[Party]) -> None:
    """Make the nameless officials of one word those whom a sentence shortly after names for the first time,
    one of each state, else as many names as there are states."""
    groups: dict[int, list[Party]] = {}
    for party in parties:
        said = party.capacity if party.kind == "post" and party.person is None else None
        if said is not None and said.country and not (party.plural or party.inner or said.former):
            groups.setdefault(party.head, []).append(party)
    for group in groups.values():
        states = {p.capacity.country for p in group if p.capacity is not None}
        if len(states) == len(group) >= _TWO and _is_of_event(words, group[0].sentence):
            _name(words, spans, group, parties)


def _is_of_event(words: Words, sentence: int) -> bool:
    return any(t.lemmas & _EVENTS for t in words.inside(sentence))


def _name(words: Words, spans: Spans | None, group: Sequence[Party], parties: Sequence[Party]) -> None:
    last = min(group[0].sentence + _NEAR, len(words.sentences) - 1)
    for sentence in range(group[0].sentence + 1, last + 1):
        named = _named_first(words, sentence, group, parties)
        if len(named) < _TWO:
            _let_represent(words, spans, group, _named_first(words, sentence, (), parties))
            continue
        told = [_state(words, spans, named, n) for n in range(len(named))]
        pairs = _by_states(group, named, told)
        if not pairs and not any(told) and len(named) == len(group) and _are_listed(words, named):
            pairs = list(zip(group, named, strict=True))
        for post, party in pairs:
            _let_be(post, party.person, parties)
        return


def _let_represent(words: Words, spans: Spans | None, group: Sequence[Party], named: Sequence[Party]) -> None:
    """Let heads of bodies be those who represent them, one of each state, whatever posts these have: "Главы
    таможен Чили и Перу. Чили | представлял замминистра А, Перу – генерал Б"."""
    said = group[0].capacity
    if len(named) < _TWO or len(named) != len(group) or said is None or is_sole(_title(said)):
        return
    if not any(t.lemmas & _REPRESENT for t in words.inside(named[0].sentence)):
        return
    for post, party in _by_states(group, named, [_state(words, spans, named, n) for n in range(len(named))]):
        post.person = party.person
        if party.person is not None:
            party.person.mentions.append(post)


_REPRESENT = frozenset(("представлять", "представить", "участвовать", "участие", "возглавить", "возглавлять"))


def _named_first(
    words: Words, sentence: int, group: Sequence[Party], parties: Sequence[Party]
) -> list[Party]:
    """The mentions by which a sentence names people for the first time below the headline who may be of the
    group; with an empty group all of them."""
    out = []
    for party in parties:
        person = party.person
        if party.sentence != sentence or person is None or party.person_span is None:
            continue
        below = [m.sentence for m in person.mentions if words.sentences[m.sentence].paragraph >= 0]
        if min(below, default=-1) == sentence and (not group or _may_hold(person, group[0])):
            out.append(party)
    return out


def _may_hold(person: Person, post: Party) -> bool:
    """Whether nothing is told of somebody, or no more than the post in short."""
    said = post.capacity
    return said is not None and all(_is_short(c, said) for c in person.capacities)


def _is_short(held: Capacity, said: Capacity) -> bool:
    if held.former or not held.position:
        return not held.former
    short = Capacity(held.position, held.organization)
    whole = Capacity(said.position, said.organization)
    return means(short, whole) or means(whole, short) or lead_alike(_title(held), _title(said))


def _title(post: Capacity) -> str:
    return f"{post.position} {post.organization}".strip()


def _state(words: Words, spans: Spans | None, named: Sequence[Party], n: int) -> str:
    """The state for which somebody acts: his own, or the only one that his part of the sentence tells before
    him: "от Перу – | А", "чилийскую делегацию возглавил | А"."""
    party = named[n]
    own = party.person.country if party.person is not None else ""
    if own or party.country:
        return own or party.country
    low = named[n - 1].last + 1 if n else words.sentences[party.sentence].first
    before = words.tokens[low : party.first]
    told_by = (adjectives().countries(t) for t in before)
    states = {countries[0] for countries in told_by if len(countries) == 1}
    if spans is not None:
        inside = (s for s in spans.all if s.kind == "state" and low <= s.first < party.first)
        states |= {s.country for s in inside if s.country}
    return next(iter(states)) if len(states) == 1 else ""


def _by_states(
    group: Sequence[Party], named: Sequence[Party], told: Sequence[str]
) -> list[tuple[Party, Party]]:
    """Each official with the only one who is named for his state, and the one who is left with the only name
    of which no state is told; [] where more are left."""
    pairs, left = [], []
    for post in group:
        state = post.capacity.country if post.capacity is not None else ""
        own = [p for p, s in zip(named, told, strict=True) if s == state]
        if len(own) == 1:
            pairs.append((post, own[0]))
        else:
            left.append(post)
    stateless = [p for p, s in zip(named, told, strict=True) if not s]
    if len(left) == len(stateless) == 1 and pairs and len(named) == len(group):
        pairs.append((left[0], stateless[0]))
        left = []
    return [] if left else pairs


def _are_listed(words: Words, named: Sequence[Party]) -> bool:
    """Whether nothing but what joins names stands between them."""
    spans = [p.person_span for p in named if p.person_span is not None]
    between = [words.tokens[a.last + 1 : b.first] for a, b in pairwise(spans)]
    joined = all(t.lower in _JOINING or adjectives().countries(t) for gap in between for t in gap)
    return joined and any(t.lower in _LAST_JOINT for t in between[-1])  # not "По словам А, | Б встретился"


_LAST_JOINT = frozenset(("и", ";"))


def _let_be(post: Party, person: Person | None, parties: Sequence[Party]) -> None:
    if person is None or post.capacity is None:
        return
    said = post.capacity
    poor = [c for c in person.capacities if not c.country and c.organization != said.organization]
    for held in poor:
        person.capacities.remove(held)
    for party in [p for p in parties if p.person is None and p.key() == post.key()]:
        bind(party, person, "")
    for held in person.capacities:
        held.country = held.country or said.country
