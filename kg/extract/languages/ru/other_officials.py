"""What the other officials of a text tell of one: the parliament of a deputy, the state of a bare ruler.

Precision first: where more than one parliament or state is left, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import gazetteer
from kg.extract import told_bodies
from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru import countries
from kg.extract.languages.ru.capacities import is_sole, is_subordinate
from kg.extract.languages.ru.home import first_told, only_state, opening_of
from kg.extract.languages.ru.led_bodies import is_parliament
from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.officials import Official, Telling
from kg.extract.languages.ru.private_posts import EVERYDAY
from kg.extract.languages.ru.same_post import expanded
from kg.extract.languages.ru.state_posts import is_of_state, is_sent
from kg.extract.languages.ru.states import Adjectives, international
from kg.extract.neutral import SEATS
from kg.extract.parties import Capacity, Party, Person
from kg.extract.private import led_state
from kg.extract.spans import Spans
from kg.extract.words import Words

_MEMBERS = ("депутат", "спикер", "вице-спикер", "первый вице-спикер")
_RULERS = ("президент", "премьер-министр", "глава государства", "глава правительства")


_HEADS_OF_STATE = frozenset(table("posts")["heads_of_state"])
_TWO_SIDED = ("meeting", "call", "signing")


def of_deputies(persons: Sequence[Person], parties: Sequence[Party]) -> None:
    """Give deputies and speakers the only parliament of their state that the text names."""
    held = [c for person in persons for c in person.capacities if c.country and not c.organization]
    held = [c for c in held if expanded(c.position) in _MEMBERS]
    named = [*_parliaments(persons, parties)] if held else []
    for capacity in held:
        own = {name for name, country in named if country == capacity.country}
        if len(own) == 1:
            capacity.organization = own.pop()


def _parliaments(persons: Sequence[Person], parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """Yield the parliaments that a text names, with their states."""
    said = [(c.organization, c.country) for person in persons for c in person.capacities]
    for name, country in (*said, *((p.body, p.country) for p in parties)):
        listed = gazetteer.lookup(name, "ru", kind="body") if name else None
        home = listed.iso2 if isinstance(listed, gazetteer.Body) else None
        if name and is_parliament(name) and (country or home):
            yield name, country or home or ""


def beside_another(telling: Telling, official: Official) -> str:
    """The state of the official in one list with whom "президент Иван Петров" meets somebody else."""
    return (
        _beside(telling.words, official.person, telling.drafts) if _is_bare_ruler(official.capacity) else ""
    )


def of_minister(telling: Telling, official: Official) -> str:
    """The state of the minister whom a ruler's sentence names before him."""
    person, capacity = official.person, official.capacity
    if not _is_bare_ruler(capacity):
        return ""
    own = _of_minister(telling.spans, telling.words, person, telling.persons)
    return "" if own in ruled(telling.persons, capacity) | met_by(person, telling.drafts) else own


def of_the_others(telling: Telling, official: Official) -> str:
    """The state of the other officials of the text, of "президент Иван Петров".

    Not one whose own ruler the text names, that he visits, or with whose officials he talks, nor where his
    sentence tells of a town elsewhere.
    """
    words, spans, persons = telling.words, telling.spans, telling.persons
    person, capacity, drafts = official.person, official.capacity, telling.drafts
    if not _is_bare_ruler(capacity) or _has_rival(person, persons, capacity) or _meets_local(person, drafts):
        return ""
    states = {c.country for p in persons for c in p.capacities if c.country and is_of_state(c)}
    others = ruled(persons, capacity) | met_by(person, drafts)
    opening, left = _opening(words, spans, person), states - others
    paragraph = only_state(words, spans, telling.adjectives, official.first)
    known = EVERYDAY.leads(person.name)
    if (known and left and known not in left) or (paragraph and paragraph not in states | others):
        return ""  # "Мексика тянула время. | Президент А": of none whose officials are told
    if len(left) == 1 and _towns_before(words, spans, person) <= left and opening in ("", *left):
        return left.pop()
    visited = "" if left else _visited(person, drafts)
    return next((state for state in (visited, opening) if state and state not in others), "")


def _is_bare_ruler(capacity: Capacity) -> bool:
    return not (capacity.former or capacity.organization) and expanded(capacity.position) in _RULERS


def _of_minister(spans: Spans, words: Words, person: Person, persons: Sequence[Person]) -> str:
    """The only state that a ruler's sentence names before him, where it names an official of it: "встретится
    с министром Перу А и будет принят | президентом Б"."""
    first = person.mentions[0]
    before = [s for s in spans.all if s.country and s.last < first.first]
    named = {s.country for s in before if words.tokens[s.first].sentence == first.sentence}
    if len(named) != 1:
        return ""
    here = [p for p in persons if p is not person and _is_named_before(p, first)]
    held = {c.country for p in here for c in p.capacities if c.country and is_subordinate(c.position)}
    return named.pop() if held == named else ""


def _beside(words: Words, person: Person, drafts: Sequence[Draft]) -> str:
    """The state of the official with whom a ruler acts in one list, where both meet somebody of another side:
    "с гостем встретились министр Перу А и | президент Б"; '' for none."""
    for draft in (d for d in drafts if d.type == "meeting" and len(d.parts) > _TWO):
        acting = [p.party for p in draft.parts if "nom" in p.party.cases and not p.party.prep]
        others = [p.party for p in draft.parts if p.party not in acting]
        mine = next((p for p in acting if p.person is person), None)
        if mine is None or len(acting) != _TWO or not others:
            continue
        first = next(p for p in acting if p is not mine)
        linked = first.last == mine.first - 2 and words.tokens[mine.first - 1].lower == "и"
        held = [c for c in (first.person.capacities if first.person is not None else []) if c.country]
        if linked and held and is_subordinate(held[0].position) and not held[0].derived:
            return held[0].country
    return ""


_TWO = 2


def _is_named_before(person: Person, other: Party) -> bool:
    return any(m.sentence == other.sentence and m.first < other.first for m in person.mentions)


def _meets_local(person: Person, drafts: Sequence[Draft]) -> bool:
    """Whether a ruler talks with who governs a town or a part of a state: most likely of his own."""
    talks = [d for d in drafts if d.type in _TWO_SIDED and any(p.party.person is person for p in d.parts)]
    others = (p.party.person for d in talks for p in d.parts if p.party.person not in (None, person))
    posts = (c.position.lower() for other in others if other is not None for c in other.capacities)
    return any(p in EVERYDAY.regional for p in posts)


def _opening(words: Words, spans: Spans, person: Person) -> str:
    """The state with whose name or place the first sentence opens that names somebody, else that with which
    the text begins: "В Киеве вновь протесты. Министры прибыли к | президенту А"."""
    first = person.mentions[0]
    start = first_told(words)
    own = opening_of(words, spans, first.sentence)
    near = first.sentence - start <= _NEAR
    return own or (opening_of(words, spans, start) if near else "")


# Of the place where a text begins are those whom it names within so many sentences.
_NEAR = 3


def of_opening(telling: Telling, official: Official) -> str:
    """The state with which a text has just begun, where somebody's sentence names no other state; of several
    with a post that a state has once nobody knows whose: "В Тегеране встретились президенты А, Б и В"."""
    words, spans, first = telling.words, telling.spans, official.first
    if not _may_be_of_text(official.capacity) or first.sentence - first_told(words) > 1:
        return ""
    if is_sole(official.capacity.position) and _has_rival(
        official.person, telling.persons, official.capacity
    ):
        return ""
    opening = _opening(words, spans, official.person)
    named = named_in(words, spans, telling.adjectives, first.sentence)
    return opening if named <= {opening} and opening not in met_by(official.person, telling.drafts) else ""


def of_ruler(telling: Telling, official: Official) -> str:
    """The state of the ruler who acts in somebody's sentence, where it names no other: "Президент Чили А
    созвал совещание с участием | министра Б".

    Not where the two deal with each other, as two sides do.
    """
    first, capacity = official.first, official.capacity
    ruler = _ruler_before(first, telling.persons) if _may_be_of_text(capacity) else None
    if ruler is None or expanded(capacity.position) == "президент":
        return ""
    if any(d.type in _TWO_SIDED and _are_in(d, ruler, official.person) for d in telling.drafts):
        return ""
    named = named_in(telling.words, telling.spans, telling.adjectives, first.sentence)
    told = named <= {ruler.country} and capacity.last < first.last  # "назначил А | министром" is open
    return ruler.country if told else ""


def of_body_told(telling: Telling, official: Official) -> str:
    """The state with which the text named the body: "Парламент Чили осудил закон. Спикер | парламента"."""
    return told_bodies.state_of(telling.parties, official.capacity, official.mention, international)


def of_list(telling: Telling, official: Official) -> str:
    """The state of the official before somebody in a list, of which something else has told."""
    if official.capacity.former or not is_of_state(official.capacity):
        return ""
    return countries.of_list(telling.words, official.mention, telling.parties)


def of_known_leader(telling: Telling, official: Official) -> str:
    """The state that a known leader has led, where the text names it and gives him a post of a state; '' for
    none: that he led it is no fact of the text."""
    if not is_of_state(official.capacity) or not EVERYDAY.leads(official.person.name):
        return ""
    named = {s.country for s in telling.spans.all if s.kind == "state"}
    return led_state(official.person.name, "ru", named.union(telling.adjectives.named(telling.words)))


def _may_be_of_text(capacity: Capacity) -> bool:
    return not (capacity.former or capacity.organization) and is_of_state(capacity)


def of_paragraph(telling: Telling, official: Official) -> str:
    """The only state that somebody's paragraph names before him: "Мексика держала всех в напряжении. |
    Министр энергетики А соглашалась"; not where another holds the same post of it, that he deals with, or
    where somebody only goes there."""
    if not _may_be_of_text(official.capacity) or is_sent(official.capacity):
        return ""
    state = only_state(telling.words, telling.spans, telling.adjectives, official.mention)
    return "" if state in _others(telling, official) | _gone_to(telling, official.mention) else state


def _others(telling: Telling, official: Official) -> set[str]:
    """The states that are another one's: of who holds the same post, whose envoys the text tells of, as hosts
    receive them, or with whose officials he deals."""
    sending = {c.country for p in telling.persons for c in p.capacities if is_sent(c)}
    return (
        sending | ruled(telling.persons, official.capacity) | met_by(official.person, telling.drafts) | {""}
    )


def _gone_to(telling: Telling, mention: Party) -> set[str]:
    """The states to which somebody goes in the paragraph of a mention, or is not to go."""
    sentences = telling.words.sentences
    here = sentences[mention.sentence].paragraph
    visits = (d for d in telling.drafts if d.type == "visit" and d.place is not None)
    return {d.place.country for d in visits if d.place and sentences[d.sentence].paragraph == here}


def of_place(telling: Telling, official: Official) -> str:
    """The state of the place with which the clause opens that names somebody first, who is told there of no
    event: "В Копенгагене | министр обороны А обещал помощь"; no seat of international bodies."""
    words, spans, first = telling.words, telling.spans, official.first
    if not _may_be_of_text(official.capacity) or "nom" not in first.cases or is_sent(official.capacity):
        return ""
    place = spans.over(first.first - 1) if first.first else None
    opens = place is not None and place.first > 0 and words.tokens[place.first - 1].lower in ("в", "во")
    if place is None or not opens or place.kind not in ("place", "state") or place.country in SEATS:
        return ""
    before = words.tokens[place.first - 2] if place.first > 1 else None
    starts = words.sentences[first.sentence].first == place.first - 1
    starts = starts or (before is not None and before.lower in ("а", "и", ";"))
    busy = any(d.sentence == first.sentence and d.type in _TWO_SIDED for d in telling.drafts)
    busy = busy or any(p.party.person is official.person for d in telling.drafts for p in d.parts)
    return place.country if starts and not busy and place.country not in _others(telling, official) else ""


def of_company(telling: Telling, official: Official) -> str:
    """The only state of which the officials are whom somebody's paragraph names before him, where it names no
    other: "Премьер-министр А назвал это ошибкой. | Министр финансов Б согласился"."""
    mention, sentences = official.mention, telling.words.sentences
    if not _may_be_of_text(official.capacity) or is_sent(official.capacity):
        return ""
    here = sentences[mention.sentence].paragraph
    first = next(s.first for s in sentences if s.paragraph == here)
    told = [p for p in telling.parties if first <= p.first < mention.first and p.person is not None]
    held = [
        c
        for p in told
        if p.person is not None and p.person is not official.person
        for c in p.person.capacities
    ]
    states = {c.country for c in held if c.country and c.position.lower() not in EVERYDAY.regional}
    named = {s.country for s in telling.spans.all if s.country and first <= s.first < mention.first}
    named |= {code for code, at in telling.adjectives.named_at(telling.words) if first <= at < mention.first}
    state = states.pop() if len(states) == 1 else ""
    return state if named <= {state} and state not in _others(telling, official) else ""


def _ruler_before(party: Party, persons: Sequence[Person]) -> Person | None:
    """The head of state or government of a known state who acts in a sentence before somebody is named."""
    for person in persons:
        for mention in person.mentions if person.country else ():
            acts = mention.sentence == party.sentence and mention.last < party.first
            held = mention.capacity if acts and "nom" in mention.cases and not mention.prep else None
            if held is not None and held.country and expanded(held.position) in (*_RULERS, "канцлер"):
                return person
    return None


def _are_in(draft: Draft, *persons: Person) -> bool:
    return all(any(p.party.person is person for p in draft.parts) for person in persons)


def named_in(words: Words, spans: Spans, adjectives: Adjectives, sentence: int) -> set[str]:
    """Return the states that a sentence names, by their towns and adjectives too."""
    here = words.sentences[sentence]
    told = {s.country for s in spans.all if s.country and here.first <= s.first <= here.last}
    return told | {c for t in words.inside(sentence) for c in adjectives.countries(t)}


def _towns_before(words: Words, spans: Spans, person: Person) -> set[str]:
    """The states of the towns that the sentence of somebody's first mention names before him."""
    first = person.mentions[0]
    towns = (s for s in spans.all if s.kind == "place" and s.country and s.first < first.first)
    return {s.country for s in towns if words.tokens[s.first].sentence == first.sentence}


def _has_rival(person: Person, persons: Sequence[Person], capacity: Capacity) -> bool:
    """Whether somebody else is called by the same bare title."""
    title, others = expanded(capacity.position), (p for p in persons if p is not person and not p.country)
    return any(expanded(c.position) == title and not c.organization for p in others for c in p.capacities)


def _visited(person: Person, drafts: Sequence[Draft]) -> str:
    """The only state to which the visits of a text lead, where somebody is no guest; '' for none."""
    visits = [d for d in drafts if d.type == "visit" and d.place is not None and d.place.country]
    guest = any(p.party.person is person and p.role != "host" for d in visits for p in d.parts)
    states = {d.place.country for d in visits if d.place is not None}
    return states.pop() if len(states) == 1 and not guest else ""


def ruled(persons: Sequence[Person], capacity: Capacity) -> set[str]:
    """Return the states with a holder of the same post in the text."""
    title = expanded(capacity.position)
    titles = _HEADS_OF_STATE if title in _HEADS_OF_STATE else {title}
    return {c.country for p in persons for c in p.capacities if expanded(c.position) in titles}


def met_by(person: Person, drafts: Sequence[Draft]) -> set[str]:
    """Return the states that somebody visits, or with whose officials he talks."""
    own = [d for d in drafts if any(p.party.person is person for p in d.parts)]
    visited = {d.place.country for d in own if d.type == "visit" and d.place is not None}
    return visited | {country_of(p.party) for d in own if d.type != "conference" for p in d.parts}
