"""Towns that no list has, by the state after them ("in Port-au-Prince, Haiti"), and regions ("the Gulf")."""

from __future__ import annotations

from collections.abc import Iterator

from kg import gazetteer
from kg.extract.languages.en import datelines, gazette
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.mentions import OWN
from kg.extract.languages.en.title import is_head
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_BEFORE = frozenset(
    ("in", "to", "at", "near", "from", "for", "via", "visit", "visits", "visited", "visiting")
)
_BESIDE = frozenset(("nearby", "neighbouring", "neighboring", "coastal"))
_TRAVEL = frozenset(("travel", "fly"))
_CAPITAL = frozenset(("capital",))
_LAST = frozenset(("and",))
_BEHIND_LAST = frozenset((".", "from", "on", ";", "this", "next", "between"))
_AFTER = frozenset(("on", "from", "today", "this", "next", "to", "for", "where", "and", ",", "."))
_JOINTS = frozenset(("and", ";", ","))
_INSIDE = frozenset(("de", "la", "el", "al", "es", "do", "da", "del", "sur", "-", "of", "the"))
_LONGEST = 3
_TOWNS = frozenset(("city", "town", "resort", "village"))
# The state of a town stands so many words before it.
_NEAR = 9
_REGIONS = tuple(sorted((r.split() for r in table("triggers")["places"]["regions"]), key=len, reverse=True))


_REGION_WORDS = frozenset(name[0] for name in _REGIONS)


def find(words: Words, spans: Spans) -> list[Span]:
    """Return the towns and regions of a text that ``spans`` does not have."""
    towns = [
        *_towns(words, spans),
        *_travelled_to(words, spans),
        *_last_stops(words, spans),
        *_met_in(words, spans),
        *_cities(words, spans),
        *_grounds(words, spans),
        *_regions(words, spans),
        *_capitals(words, spans),
        *_named_capitals(words, spans),
    ]
    return [*towns, *datelines.find(words, spans)]


def _capitals(words: Words, spans: Spans) -> Iterator[Span]:
    """The capital of a state by its name: "visited the Georgian capital", "in the capital of Georgia"; as the
    text spells it where it has it."""
    capitals = {
        s.country: _cased(s.name) for s in spans.all if s.kind == "place" and _is_capital(s.name, s.country)
    }
    for token in words.with_any(_CAPITAL):
        if token.text != "capital" or not 0 < token.index < len(words.tokens) - 1:
            continue
        first, last, country = _whose_capital(words, spans, token.index)
        city = gazetteer.capital(country) if country else None
        if city is not None and not _is_named(words, spans, last + 1):
            yield Span(first, token.index, "place", capitals.get(country, city.en.label), country)


def _whose_capital(words: Words, spans: Spans, i: int) -> tuple[int, int, str]:
    """The first and last token of "Georgian capital" or "capital of Georgia" around token ``i``, and the
    state, '' for none."""
    state = spans.at(i + 2) if words.tokens[i + 1].lower == "of" else None
    if state is not None and state.kind == "state":
        return i, state.last, state.country
    for first in (i - 2, i - 1):  # "the North Korean | capital"
        found = gazette.adjective(words, first) if first > 0 and words.tokens[first].capital else None
        if found is not None and found[0] == i - 1 and spans.over(first) is None:
            return first, i, found[1]
    return i, i, ""


def _is_named(words: Words, spans: Spans, i: int) -> bool:
    """Whether a capital is named right after the word, or the word is no town: "capital city", "market"."""
    token = words.tokens[min(i, len(words.tokens) - 1)]
    if token.text == ",":
        town = spans.at(i + 1)
        return town is not None and town.kind == "place"
    return token.capital or token.lower in ("of", "city", "market")


def _named_capitals(words: Words, spans: Spans) -> Iterator[Span]:
    """A capital of a name that other towns have, too: "Chile’s capital, | Santiago"."""
    for token in words.with_any(_CAPITAL):
        if token.text != "capital" or not 1 < token.index < len(words.tokens) - 1:
            continue
        first = token.index + 1
        first += words.tokens[first].lower in (",", "of") and first + 1 < len(words.tokens)
        adjective = gazette.adjective(words, token.index - 1)
        state = spans.over(token.index - 2) if words.tokens[token.index - 1].text in ("'s", "’s") else None
        country = state.country if state is not None else adjective[1] if adjective is not None else ""
        city = gazetteer.capital(country) if country and words.tokens[first].capital else None
        for name in city.en.all if city is not None and _free(words, spans, first) else ():
            last = first + len(name.split()) - 1
            if last < len(words.tokens) and words.quote(first, last) == name:
                yield Span(first, last, "place", name, country)
                break


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name


def _is_capital(name: str, country: str) -> bool:
    city = gazetteer.lookup(name, "en", "city")
    return isinstance(city, gazetteer.City) and city.kind == "capital" and city.iso2 == country


def _cities(words: Words, spans: Spans) -> Iterator[Span]:
    """Towns after a word for one: "Egypt’s resort city of Sharm el-Sheikh"."""
    for noun in words.with_any(_TOWNS):
        token = words.tokens[min(noun.index + 1, len(words.tokens) - 1)]
        if token.lower != "of" or noun.lower not in _TOWNS or token.index + 2 >= len(words.tokens):
            continue
        first = last = token.index + 1
        if not (words.tokens[first].capital and _free(words, spans, first)):
            continue
        while last - first <= _LONGEST and _free(words, spans, last + 1) and _inside(words, last + 1):
            last += 1
        while words.tokens[last].lower in _INSIDE:
            last -= 1
        near = range(max(words.sentences[token.sentence].first, first - _NEAR), first)
        states = [s for i in near if (s := spans.over(i)) is not None and s.kind == "state"]
        yield Span(first, last, "place", words.quote(first, last), states[-1].country if states else "")


# "Spangdahlem Air Base", "Bletchley Park" by their last words, "Camp Humphreys" by the first.
_GROUNDS, _CAMPS = words_of("triggers", "places", "grounds"), words_of("triggers", "places", "camps")
_TRAVEL_TO = frozenset(("visit", "trip", "travel", "fly", "journey", "go", "tour", "head", "return", "move"))
_FORCES = frozenset(("air", "naval", "army", "military", "marine", "joint"))


def _grounds(words: Words, spans: Spans) -> Iterator[Span]:
    """Parks, bases and camps where one goes or meets: "a visit to Ramstein Air Base", "at Hyde Park"."""
    for token in words.with_any(_GROUNDS | _CAMPS):
        if not (token.capital and _free(words, spans, token.index)):
            continue
        first = last = token.index
        if token.lower in _GROUNDS:
            while first > 0 and words.tokens[first - 1].capital and _free(words, spans, first - 1):
                first -= 1
        elif words.tokens[min(last + 1, len(words.tokens) - 1)].capital:
            last += 1
        inside = words.tokens[first : last + 1]
        named = any(t.lower not in _FORCES | {token.lower} for t in inside)
        people = any(_is_known(t) for t in inside if t is not token) or _is_spoken_to(words, first)
        if named and not people and 0 < last - first <= _LONGEST and _is_placed(words, spans, first):
            yield Span(first, last, "place", words.quote(first, last), "")


def _is_spoken_to(words: Words, first: int) -> bool:
    """Whether "to" leads to somebody, no place: "spoke to | Minister Park", no "visit to | Hyde Park"."""
    to = words.tokens[first - 1].lower == "to" and first > 1
    return to and words.tokens[first - 2].lemmas.isdisjoint(_TRAVEL_TO)


# "Met in June in Peru": no towns.
_MONTHS = words_of("topics", "phrases", "months")
_GATHERING = words_of("triggers", "places", "gathering")
_DAYS = words_of("triggers", "places", "on_a_day")
_NO_TOWN = words_of("triggers", "places", "no_town")


def _towns(words: Words, spans: Spans) -> Iterator[Span]:
    for state in [s for s in spans.all if s.country and s.first > 1 and (s.kind == "state" or s.region)]:
        last = state.first - 2
        joint = words.tokens[state.first - 1]
        if state.region and joint.text != ",":
            continue  # "to Fridley, | Minnesota"
        if joint.lower in ("southern", "northern", "eastern", "western", "central"):
            last, joint = state.first - 3, words.tokens[state.first - 2]
        if joint.lower == "the" and words.tokens[last].text == ",":
            last, joint = last - 1, words.tokens[last]  # "in Bletchley Park, | the United Kingdom"
        if joint.text not in (",", "in") or last < 1 or not _free(words, spans, last):
            continue
        if not words.tokens[last].capital or words.tokens[last].lower in _MONTHS:
            continue
        first = last
        while (
            first > 0
            and last - first < _LONGEST
            and _free(words, spans, first - 1)
            and _inside(words, first - 1)
        ):
            first -= 1
        while first < last and not words.tokens[first].capital:
            first += 1
        inside = words.tokens[first : last + 1]
        post = any(is_head(t) or t.lower in words_of("posts", "fields") for t in inside)
        owns = words.tokens[min(state.last + 1, len(words.tokens) - 1)].text in OWN
        if (state.region or owns) and words.tokens[first - 1].lower in _JOINTS:
            continue  # "the premier of Japan, | A, Romania’s President B"
        if _is_placed(words, spans, first) and not post:
            yield Span(first, last, "place", words.quote(first, last), state.country)


def _travelled_to(words: Words, spans: Spans) -> Iterator[Span]:
    """A town that no state follows, where somebody travels: "will travel to Tijuana on May 12"."""
    for verb in words.with_any(_TRAVEL):
        token = words.tokens[min(verb.index + 1, len(words.tokens) - 1)]
        if token.lower != "to" or token.index + 2 >= len(words.tokens):
            continue
        first = last = token.index + 1
        if not (words.tokens[first].capital and _free(words, spans, first)) or _is_known(words.tokens[first]):
            continue
        while last - first < 2 and words.tokens[last + 1].capital and _free(words, spans, last + 1):
            last += 1
        after = words.tokens[min(last + 1, len(words.tokens) - 1)]
        if after.lower in _AFTER and not any(_is_known(t) for t in words.tokens[first : last + 1]):
            yield Span(first, last, "place", words.quote(first, last), "")


def _last_stops(words: Words, spans: Spans) -> Iterator[Span]:
    """A town that no list has, at the end of a list of places: "travel to Rome, Bari, and | Matera"."""
    for token in words.with_any(_LAST):
        before = token.index - 1 - (words.tokens[token.index - 1].text == ",")
        first = token.index + 1
        if before < 2 or not _is_stop(spans, before) or not _is_new_town(words, spans, first):
            continue
        joint = words.tokens[_first_of(spans, before) - 1]
        after = words.tokens[min(first + 1, len(words.tokens) - 1)]
        listed = joint.text == "," and _is_stop(spans, joint.index - 1)
        if listed and after.lower in _BEHIND_LAST and _leads_to(words, spans, joint.index - 1):
            yield Span(first, first, "place", words.tokens[first].text, "")


def _is_stop(spans: Spans, i: int) -> bool:
    span = spans.over(i)
    return span is not None and span.kind in ("place", "state")


def _first_of(spans: Spans, i: int) -> int:
    span = spans.over(i)
    return span.first if span is not None else i


def _leads_to(words: Words, spans: Spans, i: int) -> bool:
    """Whether a list of places, of which one ends at token ``i``, stands behind "to", "in" or "visit"."""
    while i > 0 and (words.tokens[i].lower in ("the", ",") or _is_stop(spans, i)):
        i = _first_of(spans, i) - 1
    return words.tokens[i].lower in _BEFORE


def _met_in(words: Words, spans: Spans) -> Iterator[Span]:
    """A town of one word that no state follows, where people meet: "met with B in Cornwall today"."""
    for token in words.tokens:
        if token.lower not in _DAYS and not (token.lower == "on" and _opens_day(words, token.index + 1)):
            continue
        first = token.index - (2 if words.tokens[token.index - 1].lower == "on" else 1)
        if first < 2 or words.tokens[first - 1].lower != "in" or not _is_new_town(words, spans, first):
            continue
        said = words.tokens[words.sentences[token.sentence].first : first]
        if any(t.lemmas & _GATHERING for t in said):
            yield Span(first, first, "place", words.tokens[first].text, "")


def _is_new_town(words: Words, spans: Spans, first: int) -> bool:
    """Whether a capital that nothing knows may be a town: no language, body, post or month."""
    token = words.tokens[first]
    named = _free(words, spans, first) and token.capital and token.shape == "word"
    other = token.lower in _NO_TOWN or token.lower in _MONTHS or gazette.adjective(words, first) is not None
    return named and not other and not _is_known(token)


def _opens_day(words: Words, i: int) -> bool:
    """Whether a day or a month stands at token ``i``: "on | Monday", "on | March 3", "on | 3 March"."""
    token = words.tokens[min(i, len(words.tokens) - 1)]
    return token.lower in _DAYS | _MONTHS or token.text.isdigit()


def _is_known(token: Token) -> bool:
    """Whether a capital is no town: a post, a body, a person’s name, an acronym."""
    lower = token.lower
    return (
        is_head(token)
        or lower in words_of("bodies", "heads")
        or lower in given_names()
        or token.text.isupper()
    )


def _is_placed(words: Words, spans: Spans, first: int) -> bool:
    """Whether a preposition of place stands before a name, or another place of the same list."""
    if first == 0 or words.tokens[first - 1].sentence != words.tokens[first].sentence:
        return False
    before = words.tokens[first - 1]
    if before.lower in _BESIDE and first > 1:
        before = words.tokens[first - 2]  # "in nearby | Metlika, Slovenia"
    if before.lower not in _JOINTS:
        return before.lower in _BEFORE
    i = first - 1
    while i > 0 and words.tokens[i].lower in _JOINTS:
        i -= 1
    span = spans.over(i)
    return span is not None and span.kind in ("place", "state")


def _free(words: Words, spans: Spans, index: int) -> bool:
    inside = index < len(words.tokens) and words.tokens[index].shape in ("word", "initial", "mark")
    return inside and spans.over(index) is None


def _inside(words: Words, index: int) -> bool:
    token = words.tokens[index]
    arabic = token.lower.startswith(("al-", "el-", "ash-", "as-"))
    return (token.capital and token.shape != "mark") or token.lower in _INSIDE or arabic


def _regions(words: Words, spans: Spans) -> Iterator[Span]:
    for token in words.tokens:
        if token.text not in _REGION_WORDS:
            continue
        name = _region_at(words, token.index)
        covered = range(token.index, token.index + len(name))
        if name and all(spans.over(i) is None for i in covered):
            yield Span(token.index, covered[-1], "place", " ".join(name), "", region=True)


def _region_at(words: Words, index: int) -> list[str]:
    """The words of the region named at a token, [] for none."""
    texts = [t.text for t in words.tokens[index : index + 4]]
    return next((name for name in _REGIONS if texts[: len(name)] == name), [])
