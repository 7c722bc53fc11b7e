"""The state of officials whom a visitor meets: that of the place where he is.

"During the visit, the minister called on President A", "travels to Riga, where he will meet Speaker B":
nothing else says of which state they are. At the seats of international bodies officials of all states meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.languages.en import met_there
from kg.extract.languages.en.bodies import may_be_of_state
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.private_posts import leads
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Words

_VISITS = frozenset(("visit", "trip", "tour", "stay", "stop", "stopover", "journey"))
_GOING = words_of("vocabulary", "visiting")
_OPENERS = frozenset(("during", "on", "in", "as", "while", "at", "throughout", "within"))
# "In the course of his official visit": so many words before the noun.
_OPENING = 9
_QUOTES = frozenset(("“", '"', "‘", "”"))
_ALONG = frozenset(("accompanied", "accompanying", "accompanies", "accompany"))
# The visit is told so many sentences before.
_BEFORE = 3
# "To Riga on Sunday | evening, where": so many words at most, without a day between fewer.
_WHERE, _AT_ONCE = 8, 3
_AHEAD = frozenset(("will", "agenda", "programme", "program", "schedule", "itinerary"))
_HOSTS = words_of("posts", "own_posts") | words_of("posts", "subordinate") | {"crown", "leader", "head"}


def settle(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Give officials without a state whom a visitor meets that of the place of the visit."""
    here = ("", -1)
    for sentence in words.sentences:
        for first, country in _stays(words, spans, sentence):
            met = [p for p in parties if p.sentence == sentence.index and p.first > first]
            _give(words, parties, sentence, met, country, first)
        for first, country in _stops(words, spans, sentence):
            end = _clause_end(words, sentence, first)
            met = [p for p in met_there.listed(words, parties, sentence, first) if p.first <= end]
            _give(words, parties, sentence, met, country, first)
        for host in (p for p in parties if p.sentence == sentence.index):
            country = _inviting(words, spans, sentence, host)
            if country:
                _give(words, parties, sentence, [host], country, host.first - 1)
        met, here = met_there.met(words, spans, parties, sentence, here)
        if met:
            _give(words, parties, sentence, met, here[0], met[0].first - 1)


def _inviting(words: Words, spans: Spans, sentence: Sentence, host: Party) -> str:
    """The state visited at somebody’s invitation: "a visit to Malta at the invitation of | President A"."""
    before = [t.lower for t in words.tokens[max(sentence.first, host.first - 3) : host.first]]
    if host.person is None or "invitation" not in before or before[-1] == "invitation":
        return ""
    if host.capacity is None or host.capacity.position.lower().endswith("general"):
        return ""  # the Director-General of a body in Rome
    places = [s for s in spans.all if sentence.first <= s.first <= sentence.last and s.country]
    led = {s.country for s in places if s.kind in ("place", "state") and _is_led_to(words, s)}
    return next(iter(led)) if len(led) == 1 and not led & set(table("posts")["seats"]) else ""


def _stays(words: Words, spans: Spans, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """From which token on a sentence tells of what a visitor does, and the state where he is."""
    seats = table("posts")["seats"]
    for place in (s for s in spans.all if sentence.first <= s.first <= sentence.last - 3):
        told = _where_follows(words, place) and not _goes_on(
            spans, place
        )  # "left Riga on Monday for Oslo, where"
        told = told or _visited_by(words, sentence, place)
        told = told and place.kind in ("place", "state")
        if told and place.country and place.country not in seats:
            yield place.last + 1, place.country
    noun = _opening_visit(words, sentence)
    visited = _destination(words, spans, sentence, noun) if noun else None
    if visited is not None and visited.country not in ("", *seats):
        yield max(noun, visited.last if visited.first > sentence.first else noun), visited.country


def _stops(words: Words, spans: Spans, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """From which token on a clause tells of a stop of a journey to come, and the state of that stop.

    What is told of a journey that is over may have been at a gathering, where officials of all states meet.
    """
    ahead = any(t.lower in _AHEAD for t in words.tokens[sentence.first : sentence.last])
    for place in (s for s in spans.all if ahead and sentence.first <= s.first <= sentence.last - 3):
        seat = place.country in ("", *table("posts")["seats"])
        if place.kind in ("place", "state") and not seat and _is_stop(words, spans, sentence, place):
            yield place.last + 1, place.country


def _where_follows(words: Words, place: Span) -> bool:
    """Whether a clause about a place follows it: "in Riga, Latvia, where", "to Riga on Sunday, where"."""
    near = words.tokens[place.last + 1 : place.last + _WHERE]
    where = next((n for n, t in enumerate(near) if t.lower == "where"), None)
    dated = where is not None and near[0].lower in ("on", "in", "for", "later", "tomorrow", "today", "next")
    return where is not None and (where < _AT_ONCE or dated)


def _goes_on(spans: Spans, place: Span) -> bool:
    """Whether a place of another state stands between a place and its clause."""
    near = (s for s in spans.all if place.last < s.first <= place.last + _WHERE)
    return any(s.kind in ("place", "state") and s.country not in ("", place.country) for s in near)


def _clause_end(words: Words, sentence: Sentence, first: int) -> int:
    """Where the clause about a stop ends: "in Riga, he will meet A|; in Oslo, he will meet B"."""
    rest = words.tokens[first : sentence.last + 1]
    return next((t.index for t in rest if t.text == ";"), sentence.last)


def _is_stop(words: Words, spans: Spans, sentence: Sentence, place: Span) -> bool:
    """Whether a clause opens with a stop of the journey told before: "In Riga, he will", "; in Oslo,"."""
    tokens = words.tokens
    at = place.first - 1 - (tokens[place.first - 1].lower == "the")
    opens = at >= sentence.first and tokens[at].lower in ("in", "at")
    opens = opens and (at == sentence.first or tokens[at - 1].lower in (";", "while"))
    if not opens or tokens[min(place.last + 1, sentence.last)].text != ",":
        return False
    before = (s for s in spans.all if s.first < at and s.country == place.country)
    return any(_is_on_way(words, s) for s in before)


def _is_on_way(words: Words, span: Span) -> bool:
    """Whether a state or town stands in a sentence after a word of going: "will visit Malta and | Latvia"."""
    first = words.sentence_of(span.first).first
    return any(t.lemmas & (_GOING | _VISITS) for t in words.tokens[first : span.first])


def _visited_by(words: Words, sentence: Sentence, place: Span) -> bool:
    """Whether a place ends what is said of a visitor: "A, who is on a visit to | Malta, met"."""
    if place.last >= sentence.last or words.tokens[place.last + 1].text != ",":
        return False
    near = words.tokens[max(sentence.first, place.first - _OPENING - 1) : place.first]
    who = next((n for n, t in enumerate(near) if n and t.lower in ("who", "currently")), 0)
    there = near[who:] if who and near[who - 1].text == "," else []
    return any(t.lower in _VISITS | {"visiting"} for t in there) and not any(t.text == "," for t in there)


def _opening_visit(words: Words, sentence: Sentence) -> int:
    """The noun of the visit that opens a sentence: "During his stay"; 0 for none."""
    tokens = words.tokens
    quoted = sentence.first < sentence.last and tokens[sentence.first].text in _QUOTES
    first = sentence.first + quoted  # "“During his visit, A will meet"
    if tokens[first].lower not in _OPENERS:
        return 0
    near = range(first + 1, min(first + _OPENING, sentence.last))
    noun = next((i for i in near if tokens[i].lower in _VISITS), 0)
    return 0 if any(tokens[i].text == "," for i in range(first, noun)) else noun


def _destination(words: Words, spans: Spans, sentence: Sentence, noun: int) -> Span | None:
    """Where the visit leads: right after its noun, else the place told in one of the sentences before."""
    places = [s for s in spans.all if s.kind in ("place", "state")]
    right = next((s for s in places if noun < s.first <= noun + 3), None)
    if right is not None and words.tokens[noun + 1].lower in ("to", "in"):
        return right
    for before in reversed(words.sentences[max(0, sentence.index - _BEFORE) : sentence.index]):
        inside = [s for s in places if before.first < s.first <= before.last]
        led = [s for s in inside if _is_led_to(words, s)]
        if led:
            return led[0] if len({s.country for s in led}) == 1 else None
    told = [s for s in places if s.first < noun and _is_led_to(words, s)]  # "During her visit", much later
    return told[-1] if len({s.country for s in told}) == 1 else None


def _is_led_to(words: Words, span: Span) -> bool:
    """Whether somebody goes to a place: "visit to Malta", "arrived in Malta", "is visiting Malta"."""
    first = span.first - (words.tokens[span.first - 1].lower == "the")
    before = words.tokens[max(first - 1, 0)]
    near = words.tokens[max(first - 6, 0) : first]
    going = any(t.lemmas & (_GOING | _VISITS) for t in near)
    return going and (before.lower in ("to", "in") or bool(before.lemmas & {"visit", "tour"}))


def _give(
    words: Words, parties: Sequence[Party], sentence: Sentence, met: Sequence[Party], country: str, first: int
) -> None:
    """Let those who are met act for the state; not the visitors, nor people of several states."""
    told = [p for p in met if p.country]
    acting = (p for p in parties if p.sentence == sentence.index and not p.prep and "gen" not in p.cases)
    visitor = next((p for p in acting if p.kind in ("person", "post", "pronoun", "group")), None)
    if any(p.country not in ("", country) for p in told if p is not visitor) or _are_equals(met):
        return
    if any(p.person is not None and leads(p.person.name) not in ("", country) for p in met):
        return
    fronted = visitor is not None and visitor.first > first and not _receives(words, visitor)
    for party in met:
        if (party is visitor and fronted) or not _is_host(party):
            continue
        if visitor is not None and visitor.country == country:
            return
        capacity, person = party.capacity, party.person
        if capacity is None or (person is not None and _is_told_before(party)):
            continue
        if any(t.lower in _ALONG for t in words.tokens[sentence.first : party.first]):
            return  # "During the visit he will be accompanied by"
        for known in (capacity, *(person.capacities if person is not None else ())):
            if not known.country and known.position == capacity.position:
                known.country, known.derived = country, True
        party.country = country


def _receives(words: Words, party: Party) -> bool:
    """Whether it is the host who acts: "was in Riga, where President A received her"."""
    following = words.tokens[party.last + 1 : party.last + 5]  # "is expected to receive"
    return any(t.lemmas & {"receive", "host", "welcome", "greet"} for t in following)


def _is_told_before(party: Party) -> bool:
    """Whether the text names somebody before: he came along, or is of a state that it tells elsewhere."""
    person = party.person
    return person is not None and (
        bool(person.country) or any(m.first < party.first for m in person.mentions)
    )


def _is_host(party: Party) -> bool:
    capacity = party.capacity
    if capacity is None or party.country or party.counterpart or party.plural or capacity.country:
        return False
    if capacity.former or capacity.closed or party.kind not in ("person", "post"):
        return False
    words = set(capacity.position.lower().replace("-", " ").split())
    posted = words & words_of("posts", "posted")
    return bool(words & _HOSTS) and not posted and may_be_of_state(capacity) and party.kind == "person"


def _are_equals(met: Sequence[Party]) -> bool:
    """Whether two of those who are met hold one post: they are of two states."""
    posts = sorted(p.capacity.position.lower() for p in met if p.capacity is not None and _is_host(p))
    return any(a == b for a, b in pairwise(posts) if a.startswith(("foreign", "prime", "president")))
