"""What follows the head of a post: its state, field, body, place of service, one complement after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kg import gazetteer
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.body_phrases import BODIES, STOP, UNITS, BodyPhrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.states import Adjectives
from kg.extract.languages.ru.titles import POST_LEMMAS, head_lemma
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_DEPUTIES = words_of("posts", "deputies")
_ENVOYS = words_of("posts", "envoys")
_FIELDED = words_of("posts", "fielded")
_RULERS = words_of("posts", "rulers")
_MONARCHS = words_of("posts", "monarchs")
_INSTRUMENTAL = words_of("posts", "instrumental")
_OWN_STATE = words_of("posts", "own_state")
_LOCAL = words_of("posts", "local")
_ADVERBIAL = words_of("posts", "adverbial")
_ENTHRONED = frozenset(
    [
        "папа",
        "патриарх",
        "католикос",
        "архиепископ",
        "митрополит",
        "епископ",
        "принц",
        "герцог",
        "понтифик",
        "муфтий",
    ]
)


@dataclass(slots=True)
class Found:
    """What the words after a head say. ``pieces`` are the token ranges that belong to the title.

    ``last`` is the last token of the post. ``local`` says "of our country", ``void`` that the head is no post
    here
    ("король музыки"), ``derived`` that the country is only that of the body.
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


class Complements:
    """Reads the complements of one head, from left to right."""

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
        self._noun = words.tokens[head]
        self.found = Found(head)

    def read(self) -> Found:
        rules = (
            self._epithet,
            self._state,
            self._local,
            self._field,
            self._led,
            self._with_partner,
            self._posting,
            self._delegated,
            self._body,
            self._nested,
            self._genitive,
        )
        i = self._head + 1
        while i <= self._limit and not (self.found.void or self.found.stop):
            end = next((e for rule in rules if (e := rule(i)) is not None), None)
            if end is None:
                break
            self.found.last, i = max(self.found.last, end), end + 1
        return self.found

    def _epithet(self, i: int) -> int | None:
        """ "папа | Римский", "патриарх | Московский и всея Руси": the adjective after a title of the church
        or a prince."""
        tokens = self._words.tokens
        if (
            self._lemma not in _ENTHRONED
            or i != self._head + 1
            or not tokens[i].capital
            or not tokens[i].has("A")
        ):
            return None
        if not tokens[i].cases("A") & self._cases:
            return None
        end = i
        while (
            end + 2 <= self._limit
            and tokens[end + 1].lower == "и"
            and (tokens[end + 2].capital or tokens[end + 2].lower == "всея")
        ):
            end += 3 if tokens[end + 2].lower == "всея" and end + 3 <= self._limit else 2
        self.found.epithet = (i, end)
        return end

    # -- states -----------------------------------------------------------------------------------

    def _state(self, i: int) -> int | None:
        """ "Ирана", "из Канады", "России и Белоруссии", "Азербайджана, Грузии и Турции"."""
        tokens = self._words.tokens
        start = i + 1 if tokens[i].lower == "из" else i
        span = self._spans.at(start)
        if span is None or span.kind != "state" or (self.found.countries and not self._plural):
            return None
        return self._states_from(span)

    def _states_from(self, span: Span) -> int:
        """Take a state, and those joined to it when the post is plural; return the last token."""
        tokens = self._words.tokens
        self.found.countries.append(span.country)
        end = span.last
        while self._plural and end + 2 <= self._limit and tokens[end + 1].lower in ("и", ","):
            following = self._spans.at(end + 2)
            if following is None or following.kind != "state":
                break
            self.found.countries.append(following.country)
            end = following.last
        return end

    def _local(self, i: int) -> int | None:
        """ "страны", "республики", "этой страны": the state that the text speaks of."""
        head = phrases.attribute_run(self._words, i, self._limit)
        if head > self._limit or head > i + 1 or self._spans.at(head) is not None:
            return None
        token = self._words.tokens[head]
        own = head == i or self._words.tokens[i].lemma in ("этот", "свой", "наш")
        single = any(r.pos == "N" and r.case == "gen" and r.number == "s" for r in token.readings)
        if not (token.lemma in _OWN_STATE and single and own and not token.capital):
            return None
        if self._lemma == "глава" and self._head + 1 == i:
            return None
        self.found.local = True
        return head

    # -- parts of the title -----------------------------------------------------------------------

    def _field(self, i: int) -> int | None:
        """ "по иностранным делам", "по связям с общественностью"; not "по приглашению"."""
        if self._words.tokens[i].lower != "по" or self._ruler:
            return None
        end = phrases._one_complement(self._words, self._spans, i, self._limit, STOP)
        if end is None or self._words.tokens[end].lemmas & _ADVERBIAL:
            return None
        end = self._fields_end(end)
        end = self._bodies.partner_end(end)
        self.found.pieces.append((i, end))
        self._noun = self._words.tokens[end]
        return end

    def _fields_end(self, end: int) -> int:
        """The end of a field with its genitives and of a second one: "по делам спорта | и политике
        безопасности"."""
        end = phrases.complement_end(self._words, self._spans, end, self._limit, nested=STOP)
        if end + 2 > self._limit or self._words.tokens[end + 1].lower != "и":
            return end
        second = phrases._noun_group(
            self._words, self._spans, end + 2, self._limit, frozenset(("dat",)), STOP
        )
        if second is None or self._spans.at(end + 2) is not None:
            return end
        return phrases.complement_end(self._words, self._spans, second, self._limit, nested=STOP)

    def _led(self, i: int) -> int | None:
        """ "командующий войсками", "управляющий делами президента"."""
        if self._lemma not in _INSTRUMENTAL or i != self._head + 1:
            return None
        end = phrases._noun_group(self._words, self._spans, i, self._limit, frozenset(("ins",)), STOP)
        if end is not None:
            self.found.pieces.append((i, end))
        return end

    def _with_partner(self, i: int) -> int | None:
        end = self._bodies.partner_end(i - 1)
        if end == i - 1:
            return None
        self.found.pieces.append((i, end))
        return end

    def _nested(self, i: int) -> int | None:
        """ "заместитель | министра", "пресс-секретарь | президента": the post of the one they act for."""
        if not (self._lemma in _DEPUTIES or self._words.tokens[self._head].lemma.startswith("зам")):
            return None
        if self.found.countries or self.found.body is not None:
            return None
        head = phrases.attribute_run(self._words, i, self._limit)
        if head > self._limit or not head_lemma(self._words.tokens[head]):
            return None
        token = self._words.tokens[head]
        if not phrases.agreeing(self._words, i, head) & {"gen"} or self._spans.over(head) is not None:
            return None
        self._take_adjectives(i, head)
        self.found.pieces.append((i, head))
        if self._has_own_holder(head):
            self.found.stop = True
            return i - 1
        self._lemma, self._noun = head_lemma(token), token
        return head

    def _genitive(self, i: int) -> int | None:
        """ "министр | обороны", "лидер | оппозиции": what the post is of, when it is no body."""
        if self.found.countries or self.found.body is not None or self.found.local:
            return None
        tokens = self._words.tokens
        if tokens[i].lower in ("и", ","):
            end = self._coordinated(i)
        else:
            end = phrases._noun_group(self._words, self._spans, i, self._limit, frozenset(("gen",)), STOP)
            if end is not None and self._foreign_noun(end):
                return None
        if end is None:
            return None
        if self._is_proper(i, end):
            return self._take_body(i, end)
        if self._lemma in _MONARCHS and not tokens[end].capital:
            self.found.void = True
        self._take_adjectives(i, end)
        span = self._spans.over(end)
        if span is not None and span.country:
            self.found.country = self.found.country or span.country
        self.found.pieces.append((i, end))
        self._noun = tokens[end]
        return end

    def _foreign_noun(self, end: int) -> bool:
        """Whether a genitive is rather a word of the sentence that goes on: a pronoun, a number, a lone
        adjective."""
        token = self._words.tokens[end]
        return token.readings[0].pos not in ("N",) and not token.capital if token.readings else True

    def _is_proper(self, first: int, end: int) -> bool:
        """Whether a capitalised noun right after the head is the name of a body: "директор | Эрмитажа"."""
        token = self._words.tokens[end]
        named = first == end and token.capital and self._spans.over(end) is None and not token.lemmas & STOP
        return (
            named
            and end == self._head + 1
            and self._lemma not in _FIELDED
            and not self._words.tokens[self._head].capital
        )

    def _coordinated(self, i: int) -> int | None:
        """ "и финансов", ", промышленности и туризма", ", спорта и по делам молодежи"."""
        if not self.found.pieces or self.found.pieces[-1][1] != i - 1 or i + 1 > self._limit:
            return None
        if self._spans.at(i + 1) is not None or self._words.tokens[i + 1].lower == "также":
            return None
        if self._words.tokens[i].lower == "," and not (
            self._lemma in _FIELDED or self._words.tokens[self.found.pieces[-1][0]].lower == "по"
        ):
            return None
        return phrases._coordinated(self._words, self._spans, i, self._limit, STOP)

    def _take_adjectives(self, first: int, last: int) -> None:
        """ "спецпосланник американского президента": a state inside the title is its state."""
        for token in self._words.tokens[first:last]:
            countries = self._adjectives.countries(token)
            if len(countries) == 1:
                self.found.country = self.found.country or countries[0]

    # -- places of service ------------------------------------------------------------------------

    def _posting(self, i: int) -> int | None:
        """ "посол Японии | в Грузии", "командующий войсками НАТО | в Европе", "представитель Китая | при
        ООН"."""
        tokens = self._words.tokens
        if tokens[i].lower not in ("в", "во", "на", "при") or i + 1 > self._limit:
            return None
        if self._lemma == "поверенный" and tokens[i + 1].lower == "делах":
            self.found.pieces.append((i, i + 1))
            return i + 1
        end = self._named_group(i + 1)
        if end is None:
            return self._loose(i)
        end = self._further_places(end)
        if self._lemma in _ENVOYS:
            span = self._spans.over(end)
            if tokens[i].lower == "при" or (span is not None and span.kind == "body"):
                self.found.pieces.append((i, end))
            return end
        if not self._closes(end):
            return None
        span = self._spans.at(i + 1)
        if (
            self.found.body is None
            and not self.found.countries
            and tokens[i].lower != "при"
            and self._in_body(span, i + 1)
        ):
            return self._take_body(i + 1, end, cases=frozenset(("loc",)))
        return end

    def _loose(self, i: int) -> int | None:
        """ "глава делегации | на переговорах Саеб Эрекат": any place or occasion, when the name follows right
        after."""
        end = phrases._noun_group(self._words, self._spans, i + 1, self._limit, frozenset(("loc",)), STOP)
        if end is None:
            return None
        end = phrases.complement_end(self._words, self._spans, end, self._limit, nested=STOP)
        following = self._spans.at(end + 1)
        return end if following is not None and following.kind == "person" else None

    def _further_places(self, end: int) -> int:
        """The end of a list of places: "в России, на Украине и в Белоруссии"."""
        tokens = self._words.tokens
        while end + 3 <= self._limit and tokens[end + 1].lower in (",", "и"):
            i = end + 3 if tokens[end + 2].lower in ("в", "во", "на") else end + 2
            span = self._spans.at(i)
            if span is None or span.kind not in ("state", "place"):
                break
            end = span.last
        return end

    def _named_group(self, i: int) -> int | None:
        """The end of a place, state or body (with attributes) that starts at ``i``."""
        head = phrases.attribute_run(self._words, i, self._limit)
        span = self._spans.at(i) or (self._spans.at(head) if head <= self._limit else None)
        if span is not None:
            return span.last if span.kind != "person" and span.last <= self._limit else None
        if head > self._limit:
            return None
        token = self._words.tokens[head]
        if token.lemmas & BODIES and phrases.is_noun(token) and "loc" in phrases.noun_cases(token):
            return head
        return None

    def _in_body(self, span: Span | None, i: int) -> bool:
        head = phrases.attribute_run(self._words, i, self._limit)
        return (span is not None and span.kind == "body") or (
            head <= self._limit and bool(self._words.tokens[head].lemmas & BODIES)
        )

    def _closes(self, end: int) -> bool:
        """Whether a name or a mark follows, so that the phrase is part of the post and not of the
        sentence."""
        if end >= self._limit:
            return True
        following = self._spans.at(end + 1)
        return following is not None and following.kind == "person"

    def _delegated(self, i: int) -> int | None:
        """ "наблюдатель | от ОБСЕ", "депутат | от партии", "член палаты | от штата Аризона"."""
        if self._words.tokens[i].lower != "от" or i + 1 > self._limit:
            return None
        span = self._spans.at(i + 1)
        end = span.last if span is not None and span.kind != "person" else self._plain_group(i + 1)
        if end is None:
            return None
        end = phrases.complement_end(self._words, self._spans, end, self._limit, nested=STOP)
        if self._lemma in ("наблюдатель", "представитель") and not (self.found.countries or self.found.body):
            if span is not None and span.kind == "state":
                self.found.countries.append(span.country)
                return span.last
            return self._take_body(i + 1, end, cases=frozenset(("gen",)))
        return end if self._closes(end) else None

    def _plain_group(self, i: int) -> int | None:
        return phrases._noun_group(self._words, self._spans, i, self._limit, frozenset(("gen",)), STOP)

    # -- bodies -----------------------------------------------------------------------------------

    def _body(self, i: int) -> int | None:
        """A body in the genitive: listed, found by the tagger, quoted, an acronym, or named by its kind."""
        if self.found.body is not None and (self.found.body[1] != i - 1 or self.found.countries):
            return None
        units = any(self._words.tokens[k].lemmas & UNITS for k, _ in self.found.pieces)
        end = self._bodies.start(i, places=not units, territories=self._lemma in _LOCAL)
        if end is None:
            return None
        if (
            self._lemma in _FIELDED
            and i == self._head + 1
            and not self._words.tokens[i].text.isupper()
            and self._spans.at(i) is None
        ):
            return None
        return self._take_body(i, end)

    def _take_body(self, first: int, close: int, *, cases: frozenset[str] = frozenset(("gen",))) -> int:
        """Take a body from ``first``, or what goes on with one; return its last token, a state after it
        included."""
        begin = self.found.body[0] if self.found.body is not None else first
        last = self._bodies.extent(first, close)
        shown = last
        state = self._spans.over(last)
        if state is not None and state.kind == "state" and state.first > close:
            before = self._words.tokens[state.first - 1].lower
            if before not in ("и", "между", ",", "с") and not self._is_team(begin, close):
                shown = state.first - 1
                last = self._states_from(state) if not self.found.countries else last
        self._name_body(begin, shown, cases)
        self.found.body = (begin, shown)
        return self._holder_end(last)

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
        from kg.extract.languages.ru.naming import cases_of

        name = self._spans.at(official + 1)
        plural = any(r.number == "p" and r.case == "gen" for r in self._words.tokens[official].readings)
        if name is None or name.kind != "person" or plural:
            return False
        words = tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        cases = cases_of(words)
        return "gen" in cases and not cases & self._cases

    def _qualifies(self, span: Span) -> bool:
        """Whether a state or place inside a body's name says whose it is: not "комиссия по границе с Арменией"."""
        before = self._words.tokens[span.first - 1].lower if span.first else ""
        return span.kind != "person" and before not in ("с", "со", "между", "и", ",")

    def _name_body(self, first: int, last: int, cases: frozenset[str]) -> None:
        found, tokens = self.found, self._words.tokens
        inside = [s for s in self._spans.all if first <= s.first and s.last <= last]
        whole = next((s for s in inside if (s.first, s.last) == (first, last)), None)
        for token in tokens[first:last]:
            countries = self._adjectives.countries(token)
            if len(countries) == 1:
                found.country = found.country or countries[0]
        if not found.country and not found.countries and not self._is_team(first, last):
            found.country = next((s.country for s in inside if s.country and self._qualifies(s)), "")
            found.country = found.country or _metonym(self._bodies.text(first, last, cases))
            found.derived = bool(found.country)
        if whole is not None and whole.name and not self._bodies.is_venue(whole):
            found.closed = whole.kind == "place" and not whole.country
            found.organization = whole.name
        else:
            found.organization = self._bodies.text(first, last, cases, singular=self._plural)


@cache
def _metonyms() -> dict[str, str]:
    return {name: m.target for m in gazetteer.metonyms() if m.kind == "state" for name in m.ru.all}


def _metonym(name: str) -> str:
    """The state that a building stands for: "пресс-секретарь Акорды" is one of Kazakhstan."""
    return _metonyms().get(name, "")
