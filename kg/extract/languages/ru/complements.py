"""What follows the head of a post: its state, field, body, place of service, one complement after another."""

from __future__ import annotations

from kg.extract.languages.ru import naming, phrases
from kg.extract.languages.ru.body_phrases import BODIES, FRIENDLY, STOP, UNITS
from kg.extract.languages.ru.findings import Found
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.pairs import is_pair_of_states
from kg.extract.languages.ru.postings import Postings
from kg.extract.languages.ru.titles import POST_LEMMAS, head_lemma
from kg.extract.spans import Span

_DEPUTIES = words_of("posts", "deputies")
_FIELDED = words_of("posts", "fielded")
_MONARCHS = words_of("posts", "monarchs")
_INSTRUMENTAL = words_of("posts", "instrumental")
_LED = frozenset(("ins",))
_GEN = frozenset(("gen",))
_JOINED = frozenset(("ins", "dat", "gen"))
# "управляющий | Национальным банком": a body, where "управляющий делами" is a title.
_BANKS = frozenset(("банк", "центробанк", "нацбанк", "фонд"))
_LED_BODIES = _BANKS | {"командование"}
_OWN_STATE = words_of("posts", "own_state")
_WITH_STATES = words_of("posts", "with_states")
_LOCAL = words_of("posts", "local")
_SEATS = words_of("posts", "seats_meant")
_SOME_STATE = _OWN_STATE | {"государство", "королевство"}
_ADVERBIAL = words_of("posts", "adverbial")
_ENTHRONED = words_of("posts", "enthroned")


# How many of the members of a body: "лидеры | всех стран ЕС".
_ALL = frozenset(("всех", "большинства", "нескольких", "ряда", "остальных", "других", "двадцати", "семи"))


class Complements(Postings):
    """Reads the complements of one head, from left to right."""

    def read(self) -> Found:
        rules = (
            self._bracket,
            self._epithet,
            self._of_friends,
            self._state,
            self._of_lands,
            self._local,
            self._of_abroad,
            self._fellows,
            self._field,
            self._abroad,
            self._led,
            self._without,
            self._with_partner,
            self._posting,
            self._of_side,
            self._delegated,
            self._members,
            self._part_of,
            self._body,
            self._second_body,
            self._nested,
            self._genitive,
        )
        i = self._after_head
        while i <= self._limit and not (self.found.void or self.found.stop):
            span = self._spans.at(i)
            if span is not None and span.kind == "person":  # the holder, not what the post is of
                break
            end = next((e for rule in rules if (e := rule(i)) is not None), None)
            if end is None:
                break
            self.found.last, i = max(self.found.last, end), end + 1
        return self.found

    def _bracket(self, i: int) -> int | None:
        """ "генсек Организации (ОИС) | по культуре": an acronym before the field of the post."""
        tokens = self._words.tokens
        if self.found.body is None or tokens[i].text != "(" or i + 3 > self._limit:
            return None
        closed = tokens[i + 2].text == ")" and tokens[i + 3].lower == "по"
        return i + 2 if closed and tokens[i + 1].text.isupper() else self._past_aside(i)

    def _past_aside(self, i: int) -> int | None:
        """ "председатель Сената (верхней палаты) | парламента Чили": what a body is within another one."""
        tokens = self._words.tokens
        close = next((k for k in range(i + 1, min(i + 5, self._limit)) if tokens[k].text == ")"), None)
        within = tokens[close + 1] if close is not None else None
        own = self._spans.at(close + 1) if close is not None else None
        if own is not None and own.kind == "state" and not self.found.countries:
            self.found.countries.append(own.country)  # "председатель Меджлиса (парламента) | Ирана"
            return own.last
        if within is None or not (within.lemmas & BODIES and "gen" in within.cases("N")):
            return None
        end = self._bodies.extent(within.index, within.index)
        state = self._spans.over(end)
        if state is not None and state.kind == "state" and not self.found.countries:
            self.found.countries.append(state.country)
        return end

    def _epithet(self, i: int) -> int | None:
        """ "папа | Римский", "патриарх | Московский и всея Руси": the adjective after a title of the church
        or a prince."""
        tokens = self._words.tokens
        if (
            self._lemma not in _ENTHRONED
            or i != self._head + 1
            or not (tokens[i].capital or (self._lemma == "папа" and tokens[i].lemma == "римский"))
            or not tokens[i].has("A")
        ):
            return None
        state = self._spans.at(i)  # "принцем | Саудовской Аравии"
        if not tokens[i].cases("A") & self._cases or (state is not None and state.kind == "state"):
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

    def _of_friends(self, i: int) -> int | None:
        """ "руководитель группы дружбы | «Чили – Перу»", "| Чили – Перу", "| Чили с Перу"."""
        pieces, tokens = self.found.pieces, self._words.tokens
        if not pieces or pieces[-1][1] != i - 1 or not tokens[i - 1].lemmas & FRIENDLY:
            return None
        if tokens[i].text in phrases.QUOTES:
            end = phrases.quoted_end(self._words, i)
        elif is_pair_of_states(tokens[i]):
            end = i
        else:
            end = self._two_friends(i)
        if end is None or end > self._limit:
            return None
        pieces.append((i, end))
        return end

    def _two_friends(self, i: int) -> int | None:
        """The end of two states with a dash, "и" or "с" between them."""
        first = self._spans.at(i)
        second = (
            self._spans.at(first.last + 2) if first is not None and first.last + 2 <= self._limit else None
        )
        if first is None or second is None or not first.kind == second.kind == "state":
            return None
        between = self._words.tokens[first.last + 1].lower
        return second.last if between in ("с", "со", "и", *phrases.DASHES) else None

    # -- states -----------------------------------------------------------------------------------

    def _state(self, i: int) -> int | None:
        """ "Ирана", "из Канады", "России и Белоруссии", "Азербайджана, Грузии и Турции"."""
        tokens = self._words.tokens
        start = i + 1 if tokens[i].lower == "из" or self._describes_state(i) else i
        span = self._spans.at(start)
        if span is None or span.kind != "state" or (self.found.countries and not self._plural):
            return None
        if tokens[i - 1].lower in ("стран", "государств") and not self._plural:
            return self._of_field(span)
        return self._states_from(span)

    def _of_lands(self, i: int) -> int | None:
        """ "министры | стран региона", "главы МИД | государств Конфедерации Сахеля": several states, of which
        no name is told."""
        tokens = self._words.tokens
        several = any(r.number == "p" for r in tokens[self._head].readings if r.pos == "N")
        if not several or tokens[i].lower not in ("стран", "государств") or i >= self._limit:
            return None
        if i == self._head + 1:
            return None  # "главы | государств", "лидеры | стран региона" are called so
        of = self._spans.at(i + 1)
        if of is not None and of.kind != "place":
            return None  # "министры стран | ЕС"
        end = phrases.noun_group(self._words, self._spans, i + 1, self._limit, _GEN, POST_LEMMAS)
        behind = self._spans.at(end + 1) if end is not None else None
        named = behind is not None and behind.kind == "place" and behind.last <= self._limit
        return behind.last if named and behind is not None else end  # "Конфедерации | Сахеля"

    def _describes_state(self, i: int) -> bool:
        """Whether an attribute only says what a state is like: "президент | свободной | Польши"."""
        state = self._spans.at(i + 1) if i < self._limit else None
        token = self._words.tokens[i]
        named = state is not None and state.kind == "state" and self._spans.over(i) is None
        plain = token.has("A") and not token.has("N") and not token.capital
        plain = plain and not self._adjectives.countries(token)
        return named and plain and "gen" in token.cases("A")

    def _of_field(self, state: Span) -> int:
        """The end of the states with which somebody deals: "директор отдела стран | Чили и Перу"."""
        end, following = state.last, self._spans.at(state.last + 2)
        joined = end + 2 <= self._limit and self._words.tokens[end + 1].lower == "и"
        if joined and following is not None and following.kind == "state":
            end = following.last
        self.found.pieces.append((state.first, end))
        return end

    def _local(self, i: int) -> int | None:
        """ "страны", "республики", "этой страны": the state that the text speaks of."""
        head = phrases.attribute_run(self._words, i, self._limit)
        if head > self._limit or head > i + 1 or self._spans.at(head) is not None:
            return None
        token = self._words.tokens[head]
        own = head == i or self._words.tokens[i].lemma in ("этот", "свой", "наш")
        single = any(r.pos == "N" and r.case == "gen" and r.number == "s" for r in token.readings)
        if not own and token.lemma in _SOME_STATE and single and self._is_called_so(i, head):
            self.found.closed = True
            return head
        if not (token.lemma in _OWN_STATE and single and own and not token.capital):
            return None
        if self._lemma == "глава" and self._head + 1 == i:
            return None
        self.found.local = True
        if token.lemmas & _SEATS:
            self.found.organization = token.lemma  # which town that is, body_names.py says
        return head

    def _is_called_so(self, adjective: int, noun: int) -> bool:
        """Whether a state without its name stands before that of the holder: "глава МИД | островного
        государства | Том Фири"."""
        name = self._spans.at(noun + 1)
        token = self._words.tokens[adjective]
        described = token.has("A") and not token.capital and not self._adjectives.countries(token)
        heads = self._lemma == "глава" and self._head + 1 == adjective
        return described and not heads and name is not None and name.kind == "person"

    # -- parts of the title -----------------------------------------------------------------------

    def _field(self, i: int) -> int | None:
        """ "по иностранным делам", "по связям с общественностью"; not "по приглашению"."""
        if self._words.tokens[i].lower != "по" or self._ruler:
            return None
        end = phrases.one_complement(self._words, self._spans, i, self._limit, STOP)
        special = "особый" in self._words.tokens[i + 1].lemmas if i < self._limit else False
        if end is None or (self._words.tokens[end].lemmas & _ADVERBIAL and not special):
            return None  # "посол по особым поручениям", but not "по поручению"
        if not special:
            end = self._without_state(end, self._fields_end(end))
            partner = self._bodies.partner_end(end)
            end = self._second_partner(partner) if partner > end else end
        if self._has_field(i) and not self._names_holder(end):
            return None
        self.found.pieces.append((i, end))
        self._noun = self._words.tokens[end]
        return end

    def _has_field(self, i: int) -> bool:
        """Whether a minister has his field, so that "по" is of the talk: "встреча министров обороны Чили | по
        вопросам торговли"."""
        before = self._spans.over(i - 1) if self._lemma in ("министр", "глава") else None
        told = bool(self.found.pieces) or self.found.body is not None
        return told and before is not None and before.kind == "state"

    def _names_holder(self, end: int) -> bool:
        """Whether a name in the case of the post stands right behind its field: "замминистра обороны Чили по
        кадрам | Иван Рогов"."""
        name = self._spans.at(end + 1) if end < self._limit else None
        if name is None or name.kind != "person":
            return False
        texts = tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        return bool(naming.cases_of(texts) & phrases.noun_cases(self._words.tokens[self._head]))

    def _second_partner(self, end: int) -> int:
        """The end of what is joined to a partner of a field: "по контролю над вооружениями | и безопасности",
        "по борьбе с терроризмом | и преступностью"."""
        if end + 2 > self._limit or self._words.tokens[end + 1].lower != "и":
            return end
        if self._spans.at(end + 2) is not None:
            return end
        second = phrases.noun_group(self._words, self._spans, end + 2, self._limit, _JOINED, STOP)
        return second if second is not None and self._spans.over(second) is None else end

    def _abroad(self, i: int) -> int | None:
        """ "министр по делам соотечественников | за рубежом"."""
        beside = bool(self.found.pieces) and self.found.pieces[-1][1] == i - 1 and i < self._limit
        told = beside and self._words.tokens[i].lower == "за"
        if not told or self._words.tokens[i + 1].lower not in ("рубежом", "границей"):
            return None
        self.found.pieces.append((i, i + 1))
        return i + 1

    def _fields_end(self, end: int) -> int:
        """The end of a field with its genitives and of a second one: "по делам спорта | и политике
        безопасности"."""
        end = phrases.complement_end(self._words, self._spans, end, self._limit, nested=STOP)
        if end + 2 > self._limit or self._words.tokens[end + 1].lower != "и":
            return end
        region = self._spans.at(end + 2)  # "по региону Европы | и Центральной Азии"
        if self._spans.over(end) is not None and region is not None and region.kind != "person":
            name = self._spans.at(region.last + 1)
            return region.last if name is not None and name.kind == "person" else end
        second = phrases.noun_group(self._words, self._spans, end + 2, self._limit, frozenset(("dat",)), STOP)
        if second is None or self._spans.at(end + 2) is not None:
            return end
        return phrases.complement_end(self._words, self._spans, second, self._limit, nested=STOP)

    def _without_state(self, field: int, end: int) -> int:
        """The end of a field without the state of the post: "советник по безопасности | Индии"; but "по делам
        Индии" is a field."""
        span = self._spans.over(end)
        if span is None or span.kind != "state" or span.last != end or span.first <= field:
            return end
        noun, before = self._words.tokens[span.first - 1], self._words.tokens[span.first - 2]
        # "министр по чрезвычайным ситуациям | Чили", "по делам Европы и иностранных дел | Чили": what is
        # described is no matter of the state.
        described = bool(before.cases("A") & noun.cases("N"))
        own = noun.lemmas & _WITH_STATES and not described
        return end if own else span.first - 1

    def _led(self, i: int) -> int | None:
        """ "командующий войсками", "управляющий делами президента"."""
        if self._lemma not in _INSTRUMENTAL or i != self._after_head:
            return None
        span = self._spans.at(i)
        led = self._words.tokens[i : span.last + 1] if span is not None and span.last <= self._limit else []
        if span is not None and span.kind == "body" and any(t.lemmas & _LED_BODIES for t in led):
            return self._take_body(i, span.last, cases=_LED)  # "командующий | Центральным командованием США"
        end = phrases.noun_group(self._words, self._spans, i, self._limit, frozenset(("ins",)), STOP)
        if end is not None and self._words.tokens[end].lemmas & _BANKS:
            return self._take_body(i, end, cases=_LED)
        if end is not None:
            self.found.pieces.append((i, end))
        return end

    def _without(self, i: int) -> int | None:
        """ "министр | без портфеля"."""
        tokens = self._words.tokens
        if self._lemma not in _FIELDED or i + 1 > self._limit or tokens[i].lower != "без":
            return None
        if tokens[i + 1].lower != "портфеля":
            return None
        self.found.pieces.append((i, i + 1))
        return i + 1

    def _with_partner(self, i: int) -> int | None:
        end = self._bodies.partner_end(i - 1)
        if end == i - 1:
            return None
        self.found.pieces.append((i, end))
        return end

    def _second_body(self, i: int) -> int | None:
        """ "председатель Госсовета | и Совета министров | Кубы А": another body that one person leads."""
        span = self._spans.at(i + 1) if i < self._limit and self._words.tokens[i].lower == "и" else None
        if self.found.body is None or self.found.body[1] != i - 1 or self._plural or span is None:
            return None
        state = self._spans.at(span.last + 1)
        name = self._spans.at(state.last + 1) if state is not None and state.kind == "state" else state
        joined = span.kind == "body" and "gen" in self._words.tokens[span.first].cases("N", "A")
        return span.last if joined and name is not None and name.kind == "person" else None

    def _nested(self, i: int) -> int | None:
        """ "заместитель | министра", "пресс-секретарь | президента": the post of the one they act for."""
        affairs = self._lemma == "управляющий" and self._words.tokens[i - 1].lower == "делами"
        deputy = self._lemma in _DEPUTIES or self._words.tokens[self._head].lemma.startswith("зам")
        if not (affairs or deputy):
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
        if tokens[i].lower.startswith("зам") and head_lemma(tokens[i]):
            return None  # "сообщил сенаторам | замглавы МИД"
        if tokens[i].lower in ("и", ","):
            end = self._coordinated(i)
        else:
            end = phrases.noun_group(self._words, self._spans, i, self._limit, frozenset(("gen",)), STOP)
            if end is not None and self._foreign_noun(end):
                return None
        if end is None or tokens[end].lower == "стороны":  # "с президентом | стороны подписали"
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
        region = self._second_region(i)
        if region is not None:
            return region
        if self._spans.at(i + 1) is not None or self._words.tokens[i + 1].lower == "также":
            return None
        if self._words.tokens[i].lower == "," and not (
            self._lemma in _FIELDED or self._words.tokens[self.found.pieces[-1][0]].lower == "по"
        ):
            return None
        return phrases.coordinated(self._words, self._spans, i, self._limit, STOP)

    def _second_region(self, i: int) -> int | None:
        """The end of a second region of a unit of a body: "заместитель директора департамента Азии | и Африки
        | МИД"."""
        further = self._spans.at(i + 1) if self._words.tokens[i].lower == "и" else None
        units = any(self._words.tokens[k].lemmas & UNITS for k, _ in self.found.pieces)
        if further is None or further.kind != "place" or not units or further.last >= self._limit:
            return None
        return further.last if self._bodies.opens_body(further.last + 1) else None

    def _take_adjectives(self, first: int, last: int) -> None:
        """ "спецпосланник американского президента": a state inside the title is its state."""
        for token in self._words.tokens[first:last]:
            countries = self._adjectives.countries(token)
            if len(countries) == 1:
                self.found.country = self.found.country or countries[0]

    # -- bodies -----------------------------------------------------------------------------------

    def _members(self, i: int) -> int | None:
        """ "министры финансов | стран G20", "главы | правительств государств – членов ОТГ"."""
        tokens = self._words.tokens
        each = self._lemma == "глава" and bool(tokens[i].lemmas & BODIES) and self._spans.at(i) is None
        own = each and i == self._head + 1
        start = self._past_members(i + own) or (i + 1 if own and tokens[i].lower == "правительств" else None)
        quoted = start is not None and tokens[min(start, self._limit)].text in phrases.QUOTES
        span = self._spans.at(start + quoted) if start is not None else None
        if span is None or span.kind != "body" or span.last + quoted > self._limit:
            return None
        if start is not None and tokens[i].lemmas & BODIES:
            self.found.pieces.append((i, i))
        if self.found.body is not None:
            self.found.pieces.append(self.found.body)
            self.found.body = None
        self.found.several = True
        end = self._take_body(span.first, span.last)
        return end if end is None else max(end, span.last + quoted)  # "стран | «Большой семерки»"

    def _past_members(self, i: int) -> int | None:
        """The token after "стран", "стран-участниц", "(26) государств – членов" at ``i``."""
        if i > self._limit:
            return None  # nothing follows a nested body that ends the text
        token = self._words.tokens[i]
        i += int(token.shape == "number" or token.lower in _ALL) if i < self._limit else 0
        return phrases.past_members(self._words, i, self._limit)

    def _part_of(self, i: int) -> int | None:
        """ "председатель | входящего в холдинг «Волна» | ЗАО «Маяк»": what a body belongs to."""
        tokens = self._words.tokens
        if i + 3 > self._limit or not tokens[i].lower.startswith("входящ") or tokens[i + 1].lower != "в":
            return None
        start = i + 4 if [t.lower for t in tokens[i + 2 : i + 4]] == ["состав", "компаний"] else i + 2
        first = start + 1 if tokens[start].lower in ("состав", "структуру", "холдинг") else start
        span = self._spans.at(first)
        end = span.last if span is not None else phrases.quoted_end(self._words, first)
        return end if end is not None and end < self._limit else None

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
            and i in (self._head + 1, self._noun.index + 1)  # "заместитель министра | полиции"
            and not self._words.tokens[i].text.isupper()
            and self._spans.at(i + (self._words.tokens[i].text in phrases.QUOTES)) is None
        ):
            return None
        return self._take_body(i, end)
