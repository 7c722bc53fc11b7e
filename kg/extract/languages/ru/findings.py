"""What the words after the head of a post say, and how a body and the states after it are taken from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kg import gazetteer
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.body_phrases import BodyPhrases
from kg.extract.languages.ru.led_bodies import MINISTRIES
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.naming import cases_of
from kg.extract.languages.ru.states import Adjectives
from kg.extract.languages.ru.titles import POST_LEMMAS
from kg.extract.languages.ru.undeclined import acts_as_several
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

# Parts of states, before whose name they stand.
_LANDS = frozenset(("штат", "провинция", "земля", "кантон", "эмират"))
_OWN = frozenset(("страны", "республики", "государства", "королевства"))
# Of another state than the text speaks for: "братская страна".
_KINDRED = frozenset(("братский", "дружественный", "соседний", "сопредельный"))
_SHORT = frozenset(("зам", "зав"))
_RULERS = words_of("posts", "rulers")


@dataclass(slots=True)
class Found:
    """What the words after a head say. ``pieces`` are the token ranges that belong to the title.

    ``last`` is the last token of the post. ``local`` says "of our country", ``void`` that the head is no post
    here
    ("король музыки"), ``derived`` that the country is only that of the body, ``union`` the union of states
    that a list of states has.
    """

    last: int
    pieces: list[tuple[int, int]] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    country: str = ""
    organization: str = ""
    body: tuple[int, int] | None = None
    derived: bool = False
    closed: bool = False
    local: bool = False
    void: bool = False
    epithet: tuple[int, int] | None = None
    stop: bool = False
    several: bool = False
    union: str = ""


class Taking:
    """The words after one head, and what has been found in them so far."""

    def __init__(
        self,
        words: Words,
        spans: Spans,
        adjectives: Adjectives,
        lemma: str,
        head: int,
        limit: int,
        cases: frozenset[str] = frozenset(),
    ) -> None:
        self._words, self._spans, self._adjectives = words, spans, adjectives
        self._lemma, self._head, self._limit = lemma, head, limit
        self._ruler = lemma in _RULERS
        self._cases = cases
        self._bodies = BodyPhrases(words, spans, adjectives, limit)
        self._plural = any(r.number == "p" for r in words.tokens[head].readings if r.pos == "N")
        self._plural = self._plural or acts_as_several(words, head, limit)
        self._noun = words.tokens[head]
        dotted = head + 1 < limit and words.tokens[head + 1].text == "." and lemma in _SHORT
        self._after_head = head + 2 if dotted else head + 1  # "зам. | директора"
        self.found = Found(head)

    def _states_from(self, span: Span) -> int:
        """Take a state, and those joined to it when the post is plural; return the last token."""
        tokens = self._words.tokens
        self.found.countries.append(span.country)
        end = span.last
        while self._plural and end + 2 <= self._limit and tokens[end + 1].lower in ("и", ","):
            following = self._spans.at(end + 2)
            union = following is not None and following.kind == "body" and following.key == "eu"
            sends = union and (self._more(following.last) or self._lemma == "посол") if following else False
            if following is None or (following.kind != "state" and not sends):
                break
            if union:  # "послы Испании, | ЕС и Израиля": of the union there is no country to tell
                self.found.union = following.name
            else:
                self.found.countries.append(following.country)
            end = following.last
        return end

    def _more(self, last: int) -> bool:
        """Whether the list of states goes on after a token."""
        following = self._spans.at(last + 2)
        joined = last + 2 <= self._limit and self._words.tokens[last + 1].lower in ("и", ",")
        return joined and following is not None and following.kind == "state"

    def _take_body(self, first: int, close: int, *, cases: frozenset[str] = frozenset(("gen",))) -> int:
        """Take a body from ``first``, or what goes on with one; return its last token, a state after it
        included."""
        begin = self.found.body[0] if self.found.body is not None else first
        last = self._without_lands(first, self._bodies.extent(first, close))
        shown = last
        state = self._spans.over(last)
        if state is not None and state.kind == "state" and state.first > close:
            before = self._words.tokens[state.first - 1].lower
            # "Делового совета Россия – | Куба": of one of two sides, and which is not told
            self.found.closed = self.found.closed or before in phrases.DASHES
            if before not in ("и", "между", ",", "с", *phrases.DASHES) and not self._is_team(begin, close):
                shown = state.first - 1
                last = self._states_from(state) if not self.found.countries else last
        land = self._land_after(last) if not self.found.countries else None
        if land is not None:
            shown = last = land.last
        self._name_body(begin, shown, cases)
        self.found.body = (begin, shown)
        state = self._spans.at(last + 1) if land is not None else None
        if state is not None and state.kind == "state" and state.last <= self._limit:
            last = self._states_from(state)
        return self._holder_end(last)

    def _without_lands(self, first: int, last: int) -> int:
        """The last token of the name of ministries without the states whose they are: "внешнеполитических
        ведомств | стран региона"."""
        inside = self._words.tokens[first : last + 1]
        lands = next((t.index for t in inside[1:] if t.lower in ("стран", "государств")), last + 1)
        return lands - 1 if self._words.tokens[lands - 1].lemmas & MINISTRIES else last

    def _land_after(self, last: int) -> Span | None:
        """The part of a state that a body is of: "палаты представителей | штата Аризона | США"."""
        land = self._spans.at(last + 2) if last + 2 <= self._limit else None
        named = land is not None and land.kind == "place" and land.last <= self._limit
        return land if named and self._words.tokens[last + 1].lemmas & _LANDS else None

    def _is_team(self, first: int, last: int) -> bool:
        return any(t.lemmas & {"сборная", "сборный", "команда"} for t in self._words.tokens[first : last + 1])

    def _holder_end(self, last: int) -> int:
        """Leave "президента" of "администрации президента Токаева" to the name after it."""
        token = self._words.tokens[last]
        if token.lemmas & POST_LEMMAS and self._has_own_holder(last):
            self.found.stop = True
            return last - 1
        return last

    def _has_own_holder(self, official: int) -> bool:
        """Whether the name after an official inside the phrase is his: it fits the genitive and not the outer
        head."""
        name = self._spans.at(official + 1)
        plural = any(r.number == "p" and r.case == "gen" for r in self._words.tokens[official].readings)
        if name is None or name.kind != "person" or plural:
            return False
        words = tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        cases = cases_of(words)
        return "gen" in cases and not cases & self._cases

    def _in_field(self, adjective: int, floor: int) -> bool:
        """Whether an adjective tells what a body deals with: "комиссия | по чилийским вопросам"."""
        first = adjective
        while first > floor and self._words.tokens[first - 1].has("A"):
            first -= 1
        return first > floor and self._words.tokens[first - 1].lower == "по"

    def _qualifies(self, span: Span) -> bool:
        """Whether a state or place inside a body's name says whose it is: not "комиссия по границе с
        Арменией", nor one of two sides, "совет | Россия – Куба"."""
        tokens = self._words.tokens
        before = tokens[span.first - 1].lower if span.first else ""
        sides = span.last + 1 < self._limit and tokens[span.last + 1].text in phrases.DASHES
        second = self._spans.at(span.last + 2) if sides else None
        if second is not None and second.kind == "state":
            return False
        return span.kind != "person" and before not in ("с", "со", "между", "и", ",", *phrases.DASHES)

    def _past_sides(self, first: int, last: int) -> int:
        """The first token of a body behind the adjectives of several states, which are those of its heads:
        "главы чилийского и перуанского | МИД"; ``first`` where there are none such."""
        tokens = self._words.tokens
        told = [t for t in tokens[first:last] if len(self._adjectives.countries(t)) == 1]
        if not self._plural or len(told) < 2 or self.found.countries:
            return first
        between = tokens[first : told[-1].index + 1]
        if any(t not in told and t.lower not in ("и", ",") for t in between):
            return first
        self.found.countries = [self._adjectives.countries(t)[0] for t in told]
        return told[-1].index + 1

    def _name_body(self, first: int, last: int, cases: frozenset[str]) -> None:
        found, tokens = self.found, self._words.tokens
        if first < last and tokens[last].lower in _OWN and self._spans.over(last) is None:
            last, found.local = last - 1, True  # "глава внешнеполитического ведомства | страны"
            if tokens[last].lemmas & _KINDRED and first < last:
                last, found.local = last - 1, False  # "председатель комитета | братской страны"
            elif tokens[last].lemma in ("наш", "этот", "данный") and first < last:
                last -= 1  # "глава кабинета министров | нашей страны"
        first = self._past_sides(first, last)
        inside = [s for s in self._spans.all if first <= s.first and s.last <= last]
        whole = next((s for s in inside if (s.first, s.last) == (first, last)), None)
        for token in tokens[first:last]:
            countries = self._adjectives.countries(token)
            if len(countries) == 1 and not self._in_field(token.index, first):
                found.country = found.country or countries[0]
        if not found.country and not found.countries and not self._is_team(first, last):
            found.country = next((s.country for s in inside if s.country and self._qualifies(s)), "")
            found.country = found.country or _home_of(self._bodies.text(first, last, cases))
            found.derived = bool(found.country)
        if whole is not None and whole.name and not self._bodies.is_venue(whole):
            found.closed = whole.kind == "place" and not whole.country
            found.organization = whole.name
        else:
            found.organization = self._bodies.text(first, last, cases, singular=self._plural)


@cache
def _metonyms() -> dict[str, str]:
    return {name: m.target for m in gazetteer.metonyms() if m.kind == "state" for name in m.ru.all}


def _home_of(name: str) -> str:
    """The state of a listed parliament, or that a building stands for: "пресс-секретарь Акорды" is one of
    Kazakhstan."""
    body = gazetteer.lookup(name, "ru", kind="body")
    if isinstance(body, gazetteer.Body) and body.kind == "parliament" and body.iso2:
        return body.iso2
    return _metonyms().get(name, "") or ("RU" if _RUSSIAN.fullmatch(name) else "")


# Agencies whose names are short for "Российское агентство": "Ростуризм", "Росавиация".
_RUSSIAN = re.compile("Рос(?!си)[а-яё]{4,}")
