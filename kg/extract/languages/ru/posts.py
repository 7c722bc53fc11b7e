"""Post phrases in Russian: "первый заместитель министра обороны Ирана" -> position, organization, country.

The position keeps its field ("министр иностранных дел"), the body becomes the organization ("глава" + "МИД"),
a state in the genitive or an adjective of a state before the head becomes the country.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Capacity
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

HEADS = words_of("posts", "heads")
LED = words_of("posts", "led")
BODIES = words_of("posts", "bodies")
COUNTERPARTS = words_of("posts", "counterparts")
_FIELDED = words_of("posts", "fielded")
_DEPUTIES = words_of("posts", "deputies")
_ENVOYS = words_of("posts", "envoys")
_UNITS = words_of("posts", "units")
_FORMER = words_of("posts", "former")
_TIME = words_of("posts", "time")
POST_LEMMAS = HEADS | LED | COUNTERPARTS


@dataclass(slots=True)
class Post:
    """Tokens [first, last] of a post phrase and what it says; ``position`` is '' for "коллега".

    ``derived`` says that the country is that of the body and not one that the text gives the post.
    """

    first: int
    last: int
    head: int
    position: str
    organization: str = ""
    country: str = ""
    countries: list[str] = field(default_factory=list)
    former: bool = False
    counterpart: bool = False
    plural: bool = False
    derived: bool = False
    closed: bool = False
    also: Capacity | None = None
    cases: frozenset[str] = frozenset()


def is_head(token: Token) -> bool:
    """Whether a token is the head noun of a post; a verb, adjective or name of the same form is not."""
    if token.shape != "word" or not token.readings or token.readings[0].pos != "N":
        return False
    return bool({r.lemma for r in token.readings if r.pos == "N"} & POST_LEMMAS)


class PostReader:
    """Reads the post phrase around a head noun."""

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives) -> None:
        self._words = words
        self._spans = spans
        self._adjectives = adjectives

    def read(self, head: int, *, floor: int, limit: int) -> Post | None:
        """Return the post whose head is token ``head``, within tokens [floor, limit]; None when it names no post."""
        words = self._words
        token = words.tokens[head]
        lemma = next((r.lemma for r in token.readings if r.lemma in POST_LEMMAS), token.lemma)
        first = phrases.first_attribute(words, head, floor)
        number = next((r.number for r in token.readings if r.pos == "N"), "")
        cases = phrases.agreeing(words, first, head)
        post = Post(first, head, head, "", cases=cases, counterpart=lemma in COUNTERPARTS)
        post.plural = number == "p" and not any(r.number == "s" for r in token.readings if r.case in cases)
        start = self._before(post)
        acting = self._acting(head, floor)
        if acting is not None:
            post.first, start, post.cases = acting, acting, words.tokens[acting].cases("A", "P") or cases
        if post.counterpart:
            self._take_states(post, head + 1, limit)
            return post
        end = self._after(post, lemma, limit)
        if not post.plural and self._of_many(head, end):
            post.plural = True
            post.cases = cases = frozenset(r.case for r in token.readings if r.number == "p" and r.case) & cases
        if acting is not None:
            post.position = self._acting_title(acting, end)
        else:
            case = phrases.nominative(words, start, head, end, cases=cases)
            post.position = _singular(words, start, head, end, case) if post.plural else case
        post.former = post.former or (post.position.lower().startswith("первый президент"))
        if post.first == floor and not words.tokens[start].text.isupper():
            post.position = post.position[:1].lower() + post.position[1:]
        if (
            lemma in LED
            and lemma not in HEADS
            and not (post.organization or end > head or start < head or post.countries)
        ):
            return None if lemma in ("член", "представитель", "директор", "секретарь", "капитан") else post
        return post

    def _of_many(self, head: int, end: int) -> bool:
        """Whether "главы государств" can only be plural: the word may be, and what it governs is."""
        tokens = self._words.tokens
        if end == head or not any(r.number == "p" and r.case == "nom" for r in tokens[head].readings):
            return False
        governed = [r for r in tokens[head + 1].readings if r.pos == "N" and r.case == "gen"]
        return bool(governed) and all(r.number == "p" for r in governed) and tokens[head].lemma in ("глава", "лидер")

    def _acting(self, head: int, floor: int) -> int | None:
        """Return the start of "исполняющий обязанности" or "врио" before a head in the genitive."""
        tokens = self._words.tokens
        if (
            head - 2 >= floor
            and tokens[head - 1].lemma == "обязанность"
            and tokens[head - 2].lemmas & {"исполняющий", "исполнять"}
        ):
            first = head - 2
            return first - 1 if first > floor and tokens[first - 1].lower == "временно" else first
        if head - 1 >= floor and tokens[head - 1].lower in ("врио", "ио"):
            return head - 1
        return None

    def _acting_title(self, first: int, last: int) -> str:
        tokens = self._words.tokens
        participle = first + 1 if tokens[first].lower == "временно" else first
        forms = (
            {participle: "исполняющий"} if tokens[participle].lemmas & {"исполняющий", "исполнять"} else {}
        )
        return phrases.tidy(phrases.rendered(self._words, first, last, forms))

    def _before(self, post: Post) -> int:
        """Take the attributes before the head: states, "бывший" and the like; return where the position starts."""
        start = post.head
        for i in range(post.head - 1, post.first - 1, -1):
            token = self._words.tokens[i]
            countries = self._adjectives.countries(token)
            if countries:
                post.countries = [*countries, *post.countries]
            elif token.lemmas & _FORMER:
                post.former = True
            elif not token.lemmas & _TIME and token.lower not in ("и", ","):
                start = (
                    i
                    if start == i + 1 or self._words.tokens[i + 1].lower == "и" or start == post.head
                    else start
                )
        post.country = post.countries[0] if len(post.countries) == 1 else ""
        return start

    def _after(self, post: Post, lemma: str, limit: int) -> int:
        """Take the complements after the head; return the last token that belongs to the position."""
        words, spans = self._words, self._spans
        end, i, body = post.head, post.head + 1, 0
        while i <= limit:
            span = spans.at(i)
            if span is not None and span.kind == "state":
                i = self._take_states(post, i, limit)
                if body:
                    break
                continue
            nested = frozenset() if lemma in _DEPUTIES else POST_LEMMAS
            close = self._chunk(i, limit, nested)
            if close is None:
                break
            head = self._chunk_head(i, close)
            covering = spans.over(close)
            if span is None and covering is not None and covering.kind == "body":
                span = covering
            if self._is_body(span, i, head, lemma):
                if not post.organization:
                    close = self._body(post, i, head, close, limit)
                    body = close
                else:
                    break
            elif not post.organization:
                end = close
                inside = spans.over(close)
                if inside is not None and inside.country:
                    post.country = post.country or inside.country
                if words.tokens[head].lemmas & POST_LEMMAS and lemma in _DEPUTIES:
                    lemma = next(iter(words.tokens[head].lemmas & POST_LEMMAS))
            post.last = max(post.last, close)
            i = close + 1
        self._posting(post, lemma, limit)
        return end

    def _posting(self, post: Post, lemma: str, limit: int) -> None:
        """Take the place where an envoy serves; it is no part of the capacity: "посол Японии | в Грузии"."""
        i = post.last + 1
        if lemma in _ENVOYS and i + 1 <= limit and self._words.tokens[i].lower in ("в", "при", "на", "во"):
            span = self._spans.at(i + 1)
            if span is not None and span.kind != "person" and span.last <= limit:
                post.last = span.last

    def _chunk(self, i: int, limit: int, nested: frozenset[str]) -> int | None:
        """Return the last token of one complement starting at ``i``."""
        words, spans = self._words, self._spans
        token = words.tokens[i]
        if token.lower == "и" and i + 1 <= limit and words.tokens[i - 1].index > 0:
            if spans.at(i + 1) is not None or words.tokens[i + 1].capital:
                return None
            return phrases._one_complement(words, spans, i + 1, limit, nested | POST_LEMMAS)
        return phrases._one_complement(words, spans, i, limit, nested)

    def _chunk_head(self, first: int, last: int) -> int:
        """The first noun of a chunk: what it is a chunk of."""
        if self._words.tokens[first].lower in ("по", "при", "и"):
            first += 1
        for i in range(first, last + 1):
            token = self._words.tokens[i]
            if (
                token.readings
                and any(r.pos == "N" for r in token.readings)
                and not phrases.is_attribute(token)
            ):
                return i
        return last

    def _is_body(self, span: Span | None, first: int, head: int, lemma: str) -> bool:
        if span is not None and span.kind in ("body", "place"):
            return True
        token, opening = self._words.tokens[head], self._words.tokens[first]
        if opening.text in phrases.QUOTES or (opening.text.isupper() and len(opening.text) > 1):
            return True
        if lemma in _FIELDED and not token.text.isupper():
            return False
        return bool(token.lemmas & BODIES) and not (token.lemmas & _UNITS)

    def _body(self, post: Post, first: int, head: int, close: int, limit: int) -> int:
        """Take a body from ``first``; return its last token (without a state that ends it)."""
        words, spans = self._words, self._spans
        span = spans.at(first) or (spans.over(close) if close > first else None)
        for i in range(first, head):
            countries = self._adjectives.countries(words.tokens[i])
            if len(countries) == 1:
                post.country = post.country or countries[0]
        if span is not None and span.kind in ("body", "place") and span.name:
            post.derived = bool(span.country) and not post.country
            post.closed = span.kind == "place" and not span.country
            post.organization, post.country = span.name, post.country or span.country
            return span.last
        if words.tokens[first].text in phrases.QUOTES:
            post.organization = phrases.tidy(words.quote(first, close))
            return close
        last = phrases.complement_end(words, spans, close, limit, nested=POST_LEMMAS)
        inner = last
        closing = spans.over(last)
        if closing is not None and closing.kind == "state" and closing.first > close:
            inner = closing.first - 1
            if words.tokens[inner].lower in ("и", "между", ","):
                inner = last
            else:
                post.country = post.country or closing.country
                post.countries = post.countries or [closing.country]
        while first < head and self._adjectives.countries(words.tokens[first]):
            first += 1
        post.organization = phrases.nominative(words, first, head, inner, cases=frozenset(("gen",)))
        return last

    def _take_states(self, post: Post, i: int, limit: int) -> int:
        """Take "Ирана", "из Канады", "России и Белоруссии", "Азербайджана, Грузии и Турции"; return the next index."""
        words, spans = self._words, self._spans
        if i <= limit and words.tokens[i].lower == "из":
            i += 1
        while i <= limit:
            span = spans.at(i)
            if span is None or span.kind != "state":
                break
            post.countries.append(span.country)
            post.last = span.last
            i = span.last + 1
            if not (
                post.plural
                or any(r.number == "p" and r.case == "nom" for r in words.tokens[post.head].readings)
            ):
                break
            joint = i <= limit and words.tokens[i].lower in ("и", ",")
            following = spans.at(i + 1) if joint else None
            if following is None or following.kind != "state":
                break
            i += 1
        post.plural = post.plural or len(set(post.countries)) > 1
        post.country = post.countries[0] if len(set(post.countries)) == 1 else post.country
        return i


def _singular(words: Words, first: int, head: int, last: int, text: str) -> str:
    """Return a plural post in the singular: "министры обороны" -> "министр обороны"."""
    from kg.extract.languages.ru.morphology import parses, recase

    forms: dict[int, str] = {}
    for i in range(first, head + 1):
        token = words.tokens[i]
        wanted = {"sing", "nomn"}
        for p in parses(token.text):
            if str(p.tag.number) == "plur" and str(p.tag.POS) in ("NOUN", "ADJF"):
                if str(p.tag.POS) == "ADJF":
                    wanted = {"sing", "nomn", "masc"}
                form = p.inflect(wanted)
                if form is not None:
                    forms[i] = recase(token.text, form.word)
                break
    return phrases.tidy(phrases.rendered(words, first, last, forms)) if forms else text
