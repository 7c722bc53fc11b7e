"""Whom a post without a name means: "nazir", "dövlət başçısı", "XİN rəhbəri"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az import counterparts, naming
from kg.extract.languages.az.holding import means, nearly_means
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_SPEAKERS = frozenset(("spiker", "parlament sədri"))
# Words for who leads a state, whoever that is, and who can.
_LEADING = frozenset(("lider", "ölkə lideri", "dövlət lideri", "rəhbər", "ölkə rəhbəri", "dövlət rəhbəri"))
_RULERS = frozenset(("prezident", "kral", "əmir", "sultan", "şah", "dövlət başçısı", "vəliəhd"))
_PREMIERS = frozenset(("baş nazir", "kansler", "federal kansler", "premyer", "hökumət başçısı"))
_BY_PREMIER = words_of("posts", "led_by_premier")
# Last words of posts that can be a minister's.
_OF_MINISTERS = (["naziri"], ["rəhbər"], ["başçı"])


def holder(
    words: Words, party: Party, parties: Sequence[Party], persons: Sequence[Person], home: str
) -> Person | None:
    """The person of the text whom a nameless post means: of the home, else the likeliest before, else later.

    Somebody named in the same clause is another one.
    """
    capacity = party.capacity
    assert capacity is not None
    index = next(n for n, p in enumerate(parties) if p is party)
    before = parties[:index]
    recent = list(dict.fromkeys(p.person for p in reversed(before) if p.person is not None))
    fitting = [
        person
        for person in [*recent, *(p for p in persons if p not in recent)]
        if any(
            means(capacity, c, person, home)
            for c in person.capacities
            if not (is_top(capacity) and c.organization and lower(capacity.position) not in _SPEAKERS)
        )
        and not _is_beside(words, person, party)
        and not (is_top(capacity) and home and _faces_own(person, party, parties, home))
    ]
    if not capacity.former:  # "Sabiq prezident A ... Prezident B-nin ofisi ... | Prezident"
        fitting = [p for p in fitting if not all(c.former for c in p.capacities)] or fitting
    fitting = leading(capacity, fitting or nearly(words, party, parties, persons, home))
    fitting = _told_apart(words, party, parties, fitting, home)
    own = [p for p in fitting if _is_ours(p, home)] if is_top(capacity) else []
    if any(p in recent for p in fitting):
        # Who is told of only later is meant before others where the text says that he is of the home.
        own = [p for p in own if p.country or p in recent]
    if home and capacity.country == home and len(fitting) > 1 and not own:
        # of the home, though it is said of nobody: "nazirlər A və B", later "Azərbaycanın naziri"
        own = [p for p in fitting if p.country == home or naming.is_local(p.name)]
    several = len(fitting) > 1 and _are_of_states(fitting)
    if own or capacity.country or (capacity.organization and not several):
        return next(iter(own or fitting), None)
    told = {id(p.person) for p in before}
    known = [p for p in fitting if id(p) in told]
    if not known and is_diplomat(party):
        return None  # an envoy told of before, rather than a minister told of later
    return max(known, key=lambda p: _prominence(p, party, home)) if known else next(iter(fitting), None)


def leading(said: Capacity, fitting: Sequence[Person]) -> list[Person]:
    """Those who lead a state where its president and its premier are told: "Çad lideri" is the president."""
    led = len(fitting) > 1 and lower(said.position) in _LEADING
    if not led or len({p.country for p in fitting}) > 1:
        return list(fitting)
    posts = _PREMIERS if fitting[0].country in _BY_PREMIER else _RULERS
    return [p for p in fitting if any(lower(c.position) in posts for c in p.capacities)] or list(fitting)


def _told_apart(
    words: Words, party: Party, parties: Sequence[Party], fitting: Sequence[Person], home: str
) -> list[Person]:
    """Those whom the clause does not tell by another post: "Çad XİN rəhbəri | XİN başçısını dəvət edib"."""
    if len(fitting) < 2:
        return list(fitting)
    others = [p for p in parties if p.sentence == party.sentence and p is not party]
    others = [p for p in others if p.kind in ("person", "post") and _is_one_clause(words, party, p)]
    others = [p for p in others if not (p.plural or p.counterpart)]

    def is_told(person: Person) -> bool:
        return any(
            p.person is person
            or (p.country and p.country == person.country and _may_mean(p.capacity, person, home))
            for p in others
        )

    return [p for p in fitting if not is_told(p)] or list(fitting)


def _is_one_clause(words: Words, a: Party, b: Party) -> bool:
    low, high = sorted((a, b), key=lambda p: p.first)
    return all(t.shape != "mark" and t.lower != "ki" for t in words.tokens[low.last + 1 : high.first])


def _may_mean(said: Capacity | None, person: Person, home: str) -> bool:
    return said is not None and any(means(said, c, person, home) for c in person.capacities)


def _are_of_states(people: Sequence[Person]) -> bool:
    """Whether nobody of several is told without a state that he serves."""
    return all(p.country or naming.is_local(p.name) for p in people)


def _is_ours(person: Person, home: str) -> bool:
    """Whether somebody is of the home; of one that nothing tells where his name is of this language."""
    if home:
        return (person.country or home) == home
    local = naming.is_local(person.name) and naming.has_local_surname(person.name)
    return local and person.country in ("", "AZ")


def nearly(
    words: Words, party: Party, parties: Sequence[Party], persons: Sequence[Person], home: str
) -> list[Person]:
    """Return the only minister whose fields are nearly those of a post; "iqtisadiyyat və energetika
    nazirləri" of several states are of two kinds.
    """
    said = party.capacity
    able = persons if said is not None and lower(said.position).split()[-1:] in _OF_MINISTERS else ()
    if said is None or not able or sum(p.last == party.last for p in parties) > 1:
        return []
    found = [p for p in able if any(nearly_means(said, c, p, home) for c in p.capacities)]
    fields = counterparts.fields_of(said.position)
    alike = [p for p in able if any(fields & counterparts.fields_of(c.position) for c in p.capacities)]
    rivals = [p for p in alike if p not in found and p.country in ("", said.country)]
    return found if len(found) == 1 and not (rivals or _is_beside(words, found[0], party)) else []


def _prominence(person: Person, party: Party, home: str) -> float:
    """How likely a bare title means somebody told of before: subjects, officials of the home, recent ones."""
    before = [m for m in person.mentions if m.first < party.first]
    subjects = sum("nom" in m.cases and m.prep not in ("ilə", "tərəfindən") and not m.inner for m in before)
    recent = max(m.sentence for m in before)
    of_home = _is_ours(person, home)
    return (
        0.5 * min(subjects, 3) + 0.25 * min(len(before), 4) + 0.9 * of_home - 0.4 * (party.sentence - recent)
    )


def _faces_own(person: Person, party: Party, parties: Sequence[Party], home: str) -> bool:
    """Whether the other side of the sentence serves a foreigner's own state: somebody else receives it."""
    country = person.country
    if not country or country == home:
        return False
    others = (p for p in parties if p.sentence == party.sentence and p is not party and p.kind == "person")
    facing = (p for p in others if p.prep == "ilə" or p.cases & {"acc", "ins"})
    return any(p.person is not None and p.person.country == country for p in facing)


def is_top(said: Capacity) -> bool:
    """Whether a bare title is of the one head of state or government, of the home if nothing else is said."""
    top = {"prezident", "dövlət başçısı", "baş nazir", "hökumət başçısı", *_SPEAKERS}
    return not said.country and not said.organization and not said.local and lower(said.position) in top


def _is_beside(words: Words, person: Person, party: Party) -> bool:
    """Whether a clause with a bare title as its subject names somebody else: "nazir A.Babayevlə görüşüb"."""
    if "nom" not in party.cases or party.prep:
        return False
    for mention in person.mentions:
        named = mention.person_span is not None and mention.sentence == party.sentence
        oblique = "nom" not in mention.cases or mention.prep == "ilə"
        between = words.tokens[party.last + 1 : mention.first]
        if named and mention.first == party.last + 1 and mention.capacity is not None:
            return True  # "nazir | Estoniyanın naziri B-ni qəbul edib"
        beside = bool(between) and all(t.shape != "mark" for t in between)
        if named and oblique and beside and "gen" not in mention.cases:
            return True
    return False


def is_diplomat(party: Party) -> bool:
    """Whether "diplomat" without a state refers to somebody told of."""
    capacity = party.capacity
    alone = capacity is not None and not capacity.country and not capacity.organization
    return alone and capacity is not None and lower(capacity.position) == "diplomat"
