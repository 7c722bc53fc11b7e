"""Bodies that their states make known: "Turkey’s foreign ministry", "Governments of Kenya and Portugal"."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.languages.en import gazette
from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_OWN = ("’s", "'s")
# Bodies of a state only with what they see to: "the Turkish intelligence agency".
_FIELDED = words_of("bodies", "of_states_fielded")
_NOUNS = words_of("bodies", "of_states") | _FIELDED


def add(words: Words, spans: Spans) -> None:
    """Add the bodies of a text that have no name of their own to its spans."""
    for token in words.with_any(_NOUNS):
        if token.lower in _NOUNS and spans.over(token.index) is None:
            _Body(words, spans, token.index).add()


def owner_of(words: Words, spans: Spans, body: Span) -> str:
    """The state whose a body is: "Germany's Foreign Ministry", "the Foreign Ministry of Germany", or ""."""
    tokens = words.tokens
    if is_international(body.name or words.quote(body.first, body.last)):
        return ""
    owner = spans.over(body.first - 2) if tokens[body.first - 1].text in _OWN else None
    if owner is not None and owner.kind in ("state", "body") and owner.country:
        return owner.country  # "the Latvian parliament's Defence Committee"
    adjectives = (gazette.adjective(words, max(body.first - k, 0)) for k in (1, 2))
    before = next((a[1] for a in adjectives if a is not None and a[0] == body.first - 1), "")
    after = [t.lower for t in tokens[body.last + 1 : body.last + 3]]
    state = spans.at(body.last + (3 if after[1:] == ["the"] else 2)) if after[:1] == ["of"] else None
    return before or (state.country if state is not None and state.kind == "state" else "")


class _Body:
    """One noun of a body: "ministry", "governments"."""

    def __init__(self, words: Words, spans: Spans, head: int) -> None:
        self._words = words
        self._tokens = words.tokens
        self._spans = spans
        self._head = head
        self._first = head
        self._sentence = words.sentence_of(head)

    def add(self) -> None:
        head = self._tokens[self._head]
        one = table("bodies")["plurals"].get(head.lower, "")
        while self._first > self._sentence.first and self._is_field(self._first - 1):
            self._first -= 1
        if one:
            self._several(one)
            return
        fielded = self._first < self._head and self._tokens[self._head - 1].lower not in ("state", "news")
        if head.capital or (head.lower in _FIELDED and not (fielded and self._before())):
            return
        if head.lower == "government" and self._serves():
            return
        country = self._before()
        if country or (self._first < self._head and self._serves()):
            self._spans.offer([Span(self._first, self._head, "body", self._name(self._head), country)])
            return
        state = self._state_after(self._head)
        if state is not None and not self._headed_by_several():
            self._spans.drop(state)
            self._spans.offer([Span(self._first, state.last, "body", self._name(state.last), state.country)])

    def _headed_by_several(self) -> bool:
        """Whether a noun is of the post of several: "the heads of | government of Malta, Latvia and
        Ghana"."""
        before = self._tokens[max(self._head - 2, 0)]
        plural = before.lower.endswith("s") or before.lower.endswith("men")
        heads = plural and bool(before.lemmas & words_of("posts", "heads"))
        of = self._first == self._head and self._lower(self._head - 1) == "of"
        return heads and of and len(self._states(self._head + 1)) > 1

    def _serves(self) -> bool:
        """Whether a post follows: "foreign ministry spokesman"."""
        i = self._head + 1
        return i <= self._sentence.last and bool(self._tokens[i].lemmas & words_of("posts", "heads"))

    def _name(self, last: int) -> str:
        return " ".join(self._words.quote(self._first, last).split())

    def _is_field(self, i: int) -> bool:
        token = self._tokens[i]
        if self._spans.over(i) is not None or gazette.adjective(self._words, i) is not None:
            return False
        return bool(token.lemmas & words_of("posts", "fields"))

    def _before(self) -> str:
        """The state before: "Turkey’s foreign ministry", "the Turkish foreign ministry", or ""."""
        last = self._first - 1
        state = self._spans.over(last - (1 if last >= 0 and self._tokens[last].text in _OWN else 0))
        if state is not None and (state.kind == "state" or self._is_capital(state, last)):
            return state.country
        return self._adjective(last)[1]

    def _is_capital(self, span: Span, last: int) -> bool:
        """Whether a capital stands for its state: "Seoul's | foreign ministry"."""
        capital = gazetteer.capital(span.country) if span.country and span.kind == "place" else None
        return self._tokens[last].text in _OWN and capital is not None and span.name in capital.en.all

    def _adjective(self, last: int) -> tuple[int, str]:
        """The first token and the state of the adjective that ends at a token."""
        for first in (last - 1, last):
            found = gazette.adjective(self._words, first) if first >= self._sentence.first else None
            if found is not None and found[0] == last:
                return first, found[1]
        return last, ""

    def _state_after(self, last: int) -> Span | None:
        i = last + 1
        if i >= self._sentence.last or self._tokens[i].lower != "of":
            return None
        return self._state_at(i + 1)

    def _state_at(self, i: int) -> Span | None:
        state = self._spans.at(i + 1 if self._lower(i) == "the" else i)
        return state if state is not None and state.kind == "state" else None

    def _lower(self, i: int) -> str:
        return self._tokens[i].lower if i <= self._sentence.last else ""

    def _several(self, one: str) -> None:
        """Add one body each: "the Ministries of Foreign Affairs of A and B", "the A and B governments"."""
        noun = one.capitalize() if self._tokens[self._head].capital else one
        before = " ".join(self._words.quote(self._first, self._head - 1).split()) + " "
        kind = (before if self._first < self._head else "") + noun
        last = self._field_end()
        field = self._words.quote(self._head + 1, last) if last > self._head else ""
        states = self._states(last + 1)
        if len(states) > 1:
            self._replace(states, f"{kind} {field}".strip())
        elif not states and not self._adjectives(kind):
            self._fields(noun)

    def _field_end(self) -> int:
        """The end of one field after the noun: "of Foreign Affairs"."""
        i = self._head + 1
        if self._lower(i) != "of" or not self._field(i + 1):
            return self._head
        while self._field(i + 1) or (self._lower(i + 1) == "and" and self._field(i + 2)):
            i += 1
        return i

    def _field(self, i: int) -> bool:
        return i <= self._sentence.last and self._is_field(i)

    def _states(self, i: int) -> list[Span]:
        """The states of a list after "of": "of Kenya, Ghana and the Netherlands"."""
        out: list[Span] = []
        if self._lower(i) != "of":
            return out
        state = self._state_at(i + 1)
        while state is not None:
            out.append(state)
            i = state.last + 1
            while self._lower(i) in (",", "and"):
                i += 1
            state = self._state_at(i) if i > state.last + 1 else None
        return out

    def _replace(self, states: list[Span], kind: str) -> None:
        for n, state in enumerate(states):
            self._spans.drop(state)
            first = state.first if n else self._first
            the = state.first - 1 if self._lower(state.first - 1) == "the" else state.first
            name = " ".join(f"{kind} of {self._words.quote(the, state.last)}".split())
            self._spans.offer([Span(first, state.last, "body", name, state.country)])

    def _adjectives(self, kind: str) -> bool:
        """Add "the Azerbaijani and Turkish foreign ministries"; False when there is no such list."""
        found: list[tuple[int, int, str]] = []
        last = self._first - 1
        while last >= self._sentence.first:
            state = self._spans.over(last)
            named = state is not None and state.kind == "state" and state.last == last
            first, country = (state.first, state.country) if named and state else self._adjective(last)
            if not country:
                break
            found.append((first, last, country))
            last = first - 1
            while last > self._sentence.first and self._tokens[last].lower in (",", "and"):
                last -= 1
        if len(found) < 2:
            return False
        for n, (first, last, country) in enumerate(found):
            state = self._spans.at(first)
            if state is not None:
                self._spans.drop(state)
            self._spans.offer([Span(first, last if n else self._head, "body", kind, country)])
        return True

    def _fields(self, noun: str) -> None:
        """Add "the Departments of State, Defense and Homeland Security", if the list is one of capitals."""
        i, found = self._head + 1, list[tuple[int, int]]()
        if self._lower(i) != "of" or not self._tokens[self._head].capital:
            return
        while True:
            first = i = i + 1
            while self._field(i) and self._tokens[i].capital:
                i += 1
            if i == first:
                return
            found.append((first, i - 1))
            if self._lower(i) == "," and self._lower(i + 1) == "and":
                i += 1
            if self._lower(i) not in (",", "and") or not self._field(i + 1):
                break
        if len(found) < 2:
            return
        country, begin = self._before(), self._first
        state = self._spans.over(begin - 1)
        if country and state is not None and state.kind == "state" and state.last == begin - 1:
            self._spans.drop(state)  # "the U.S. | Departments of State and Defense"
            begin = state.first
        for n, (first, last) in enumerate(found):
            name = " ".join(f"{noun} of {self._words.quote(first, last)}".split())
            self._spans.offer([Span(first if n else begin, last, "body", name, country)])
