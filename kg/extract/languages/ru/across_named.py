"""Officials whom an event tells by posts alone and whom the next sentences name by their states, or who are
left when the others are named: "Встретились главы МИД Чили, Перу и Омана. | Чилиец Пабло Рохас заявил"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import demonyms
from kg.extract.languages.ru.described import described, explained
from kg.extract.languages.ru.holder_lists import state_in_brackets
from kg.extract.languages.ru.named_in_turn import EVENTS, is_other_time
from kg.extract.languages.ru.nameless import HEADS
from kg.extract.languages.ru.principals import bind, is_same, nameless
from kg.extract.languages.ru.same_post import expanded, means
from kg.extract.languages.ru.states import adjectives
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

# The name stands so many sentences after the post at most.
_NEAR = 4
_SEVERAL = 2
_SAID = frozenset(("словам", "мнению", "оценке", "данным"))
_REPRESENTING = frozenset(("представлять", "представить", "представлявший", "представляющий"))
_EVENTS = EVENTS | {"собраться", "собирать", "собрать"}
_GUESTS = frozenset(("гость", "гостья"))


def by_state(words: Words, spans: Spans | None, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make who is named for the first time with his state alone the only official of that state who was told
    shortly before without a name."""
    posts: list[Party] | None = None
    for person in persons:
        if not _is_bare(person) or " " not in person.name or explained(words, person.mentions[0]):
            continue
        state = _state_beside(words, spans, person.mentions[0])
        if not state or is_other_time(words, person):
            continue
        posts = _told(words, parties) if posts is None else posts
        own = [p for p in posts if p.person is None and _is_before(p, person) and p.country == state]
        if own and all(is_same(p, own[0]) for p in own):
            for party in own:
                bind(party, person, "")


def _is_bare(person: Person) -> bool:
    """Whether no post is told of somebody, who may be called a guest from abroad or speak for his state."""
    told = any(m.counterpart for m in person.mentions)
    posts = [c for c in person.capacities if c.organization or c.position.lower() != "представитель"]
    return bool(person.mentions) and not (posts or told)


def who_is_left(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make those who are named next, with no state and no more than a bare title, the officials who are left
    of several told by one word, in their order: as many as are left. Of two, one is known by then, or both
    have a title."""
    told: dict[int, list[Party]] = {}
    for post in _told(words, parties):
        told.setdefault(post.head, []).append(post)
    for posts in told.values():
        left = [p for p in posts if p.person is None]
        if len(posts) < _SEVERAL or not left or not all(p.capacity for p in left):
            continue
        new = [p for p in persons if _is_before(posts[0], p) and _may_hold(p, posts[0])]
        titled = all(p.capacities for p in new)
        if len(new) != len(left) or (len(left) == len(posts) == _SEVERAL and not titled):
            continue
        others = [p.person for p in posts if p.person is not None]
        if _go_on(words, posts[0], new, others):
            for post, person in zip(left, new, strict=True):
                bind(post, person, "")


def colleagues(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make the colleague who is named the only official of his state who was told beside another one:
    "Встретились министры обороны Омана и Чили. Оманский министр А отметил. | Его чилийский коллега Б"."""
    posts: list[Party] | None = None
    for person in persons:
        first = person.mentions[0] if person.mentions else None
        if first is None or not (first.counterpart and person.country) or first.person_span is None:
            continue
        posts = _told(words, parties) if posts is None else posts
        own = [p for p in posts if p.person is None and _is_before(p, person) and p.country == person.country]
        held = [c for c in person.capacities if c.position]
        beside = {p.sentence for p in own} & {p.sentence for p in posts if p.country != person.country}
        if not beside or not all(is_same(p, own[0]) for p in own):
            continue
        said = own[0].capacity
        if said is not None and all(means(c, said) for c in held):
            for party in own:
                bind(party, person, "")


def _may_hold(person: Person, post: Party) -> bool:
    """Whether nothing more is told of somebody than his full name, or a part of the title of a post."""
    held, said = person.capacities, post.capacity
    if said is None or not held:
        return nameless(person) and " " in person.name
    short = len(held) == 1 and not (held[0].country or held[0].organization or held[0].former)
    return short and _fits(held[0], said) and not any(m.counterpart for m in person.mentions)


def _fits(held: Capacity, said: Capacity) -> bool:
    """Whether a bare title can be that of a post, also of a leader: "президент" of "лидер Чили"."""
    leads = said.position.lower() == "лидер" and expanded(held.position) in HEADS
    return means(held, said) or means(said, held) or leads


def _go_on(words: Words, post: Party, people: Sequence[Person], others: Sequence[Person]) -> bool:
    """Whether people act one after the other where the text goes on about officials, among the others."""
    last = post.sentence
    known = [(m.sentence, m.first) for p in others for m in p.mentions if m.sentence > last]
    new = {(p.mentions[0].sentence, p.mentions[0].first): p for p in people}
    for at in sorted({*known, *new}):
        if at[0] - last > 1:
            return False
        last = at[0]
    return all(_acts(words, person) for person in people)


def _acts(words: Words, person: Person) -> bool:
    """Whether somebody does or says something where he is named first, and is nothing else than an
    official."""
    first = person.mentions[0]
    acts = ("nom" in first.cases and not first.prep) or _says(words, first)
    return acts and not (described(words, person) or is_other_time(words, person))


def _says(words: Words, name: Party) -> bool:
    """Whether a sentence tells by "по словам" what somebody says."""
    before = words.tokens[name.first - 1] if name.first else None
    return before is not None and before.lower in _SAID


def _told(words: Words, parties: Sequence[Party]) -> list[Party]:
    """The officials whom sentences of events tell by post and state."""
    posts = (p for p in parties if p.kind == "post" and p.capacity is not None and p.capacity.position)
    posts = (p for p in posts if p.capacity is not None and p.capacity.country and not p.capacity.former)
    found = [p for p in posts if not (p.plural or p.inner)]
    events = {n for n in {p.sentence for p in found} if any(t.lemmas & _EVENTS for t in words.inside(n))}
    return [p for p in found if p.sentence in events]


def _is_before(post: Party, person: Person) -> bool:
    return 0 < person.mentions[0].sentence - post.sentence <= _NEAR


def _is_all(words: Words, noun: Token) -> bool:
    """Whether no other noun before "чилиец" says what somebody is: "победитель гонки чилиец | А"."""
    other = words.tokens[noun.index - 1] if noun.index else None
    if other is None or other.sentence != noun.sentence or other.shape != "word" or not other.readings:
        return True
    return other.readings[0].pos not in ("N", "A") or other.lower in _SAID


def _state_beside(words: Words, spans: Spans | None, name: Party) -> str:
    """The state that is all that is told of somebody: "чилиец | А", "чилийский гость | А", "представлявший
    Чили | А"; or ''."""
    if name.person_span is not None and spans is not None:
        sentence = words.sentences[name.sentence]
        bracket = state_in_brackets(words, spans, name.person_span.last + 1, sentence)
        if bracket is not None:
            return bracket[1]
    if name.capacity is not None:
        return name.capacity.country  # "представитель Чили | А"
    before = words.tokens[name.first - 1] if name.first else None
    if before is None or before.sentence != name.sentence or before.shape != "word":
        return ""
    if demonyms.names_one(before):
        return demonyms.names_one(before) if _is_all(words, before) else ""
    if before.lemmas & _GUESTS and before.index:
        states = adjectives().countries(words.tokens[before.index - 1])
        return states[0] if len(states) == 1 else ""
    state = spans.over(before.index) if spans is not None else None
    if state is None or state.kind != "state" or not state.first:
        return ""
    verb = words.tokens[state.first - 1]
    return state.country if verb.lemmas & _REPRESENTING and bool(verb.cases("P") & name.cases) else ""
