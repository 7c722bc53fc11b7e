"""Bodies named in a post or beside a verb: where their name begins and ends, and how it reads in the
nominative."""

from __future__ import annotations

from collections.abc import Sequence

from kg import gazetteer
from kg.extract.languages.ru import phrases, titles
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.states import Adjectives
from kg.extract.languages.ru.titles import POST_LEMMAS
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

FACTIONS = words_of("posts", "factions")
OTHER_SIDES = FACTIONS | words_of("posts", "oppositions") | words_of("posts", "armed_groups")
BODIES = words_of("posts", "bodies") | OTHER_SIDES
UNITS = words_of("posts", "units")
_RANKS = words_of("posts", "ranks")
STOP = POST_LEMMAS | _RANKS
# No complement of a body either: "в парламенте | гостей приняла спикер"
_NESTED = STOP | frozenset(("гость", "гостья", "визитер"))
_BRANCHES = words_of("posts", "branches")
_LOCAL_BRANCHES = words_of("posts", "local_branches")
_HAVE_BRANCHES = words_of("posts", "have_branches")
_TERRITORIES = words_of("posts", "territories")
_NONE = frozenset[str]()
# What a noun governs in the instrumental, by preposition: "по связям с", "по контролю за".
_GOVERNING = {
    "с": words_of("posts", "with_partner"),
    "со": words_of("posts", "with_partner"),
    "за": words_of("posts", "watching"),
    "над": words_of("posts", "watching"),
}
# Of what a group of lawmakers is, which is named after its two states: "группа дружбы | «Чили – Перу»".
FRIENDLY = frozenset(("дружба", "сотрудничество"))
_OF_PEOPLE = words_of("posts", "of_people")
_OF_ASSEMBLIES = words_of("posts", "of_assemblies")
_OF_MEMBERS = frozenset(("страна", "государство", "член", "участник", "участница"))
_FORCES = words_of("posts", "forces")
GEN = frozenset(("gen",))
# Bodies that deal with no field by their name: "компания", never "компания по персоналу".
_FIRMS = frozenset(("компания", "холдинг", "концерн", "банк", "клуб", "завод", "фирма", "издательство"))
# "представитель правительства по отношениям | с Чили": so far the partner.
_PARTNER = 3
# "уполномоченный правительства Чили | по культуре": the field is that of the official.
_FIELDLESS = frozenset(("правительство", "президент", "парламент"))
# Ends of adjectives that can be of a town, which belong to the name of a body.
_OF_TOWNS = ("ского", "ской", "цкого", "цкой", "ский", "ская", "ское", "скому", "ским")
_INS = frozenset(("ins",))
_FIELD_NOUNS = frozenset(("вопросам", "делам", "региону", "регионам", "проблемам", "направлению", "связям"))
# Bodies that have a field themselves: "комитет Мажилиса | по вопросам экологии".
_FIELDED = frozenset(("комитет", "подкомитет", "комиссия", "подкомиссия", "управление", "департамент"))


class BodyPhrases:
    """Finds the names of bodies within tokens up to ``limit``."""

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives, limit: int) -> None:
        self._words, self._spans, self._adjectives, self._limit = words, spans, adjectives, limit

    # -- where a body begins ----------------------------------------------------------------------

    def start(self, i: int, *, places: bool, territories: bool) -> int | None:
        """Return the last token of the first noun of a body that starts at ``i``, of its span or quotation;
        None for no body.

        ``places`` and ``territories`` say whether a place or a province can be meant: "мэр Баку", "глава
        района".
        """
        token = self._words.tokens[i]
        if i < self._limit and phrases.is_degree(token, self._words.tokens[i + 1]):
            return self.start(i + 1, places=False, territories=territories)  # "крайне | правого союза"
        head = self._kind_noun(i)
        head = head if head is not None else phrases.attribute_run(self._words, i, self._limit)
        if any(titles.head_lemma(t) for t in self._words.tokens[i:head]):
            return None  # "указом короля | командующим ВМС назначен"
        span = self._spans.at(i) or (self._spans.at(head) if head <= self._limit else None)
        if span is not None:
            fits = span.kind == "body" or (span.kind == "place" and places)
            return span.last if fits and span.last <= self._limit else None
        if token.text in phrases.QUOTES or (
            head <= self._limit and self._words.tokens[head].text in phrases.QUOTES
        ):
            end = phrases.quoted_end(self._words, head)
            said = end is not None and self._words.tokens[head + 1].text[:1].islower()
            said = said and self._spans.at(head + 1) is None  # but "лидеры | «семерки»"
            return end if end is not None and end <= self._limit and not said else None
        if _is_acronym(token) or (token.shape == "word" and token.text[0].isascii() and token.capital):
            return self._latin_end(i)
        return head if head <= self._limit and self._is_noun_of_body(i, head, territories) else None

    def _is_noun_of_body(self, first: int, head: int, territories: bool) -> bool:
        noun = self._words.tokens[head]
        quoted = head < self._limit and self._words.tokens[head + 1].text in phrases.QUOTES
        quoted = quoted and not noun.lemmas & _OF_MEMBERS  # "лидеры | стран «Большой семерки»"
        listed = bool(noun.lemmas & (BODIES | _TERRITORIES if territories else BODIES))
        listed = listed or ("дорога" in noun.lemmas and "железный" in self._words.tokens[head - 1].lemmas)
        listed = listed or (bool(noun.lemmas & _FORCES) and _is_armed(self._words.tokens[first]))
        branch = self._is_branch(first, head)
        units = UNITS - noun.lemmas if branch or (quoted and "группа" in noun.lemmas) else UNITS
        if (
            not (listed or quoted or branch or self._is_office(head))
            or noun.lemmas & (units | POST_LEMMAS | FRIENDLY)
            or not (phrases.is_noun(noun) or (quoted and _is_acronym(noun)))
        ):
            return False
        return bool(phrases.agreeing(self._words, first, head) & GEN)  # "российского | ПАО «Маяк»"

    def _is_office(self, head: int) -> bool:
        """Whether an office is that of an official: "глава | офиса президента"."""
        whose = self._words.tokens[head + 1] if head < self._limit else None
        return "офис" in self._words.tokens[head].lemmas and whose is not None and bool(whose.lemmas & STOP)

    def _is_branch(self, first: int, head: int) -> bool:
        """Whether a noun names the branch of an international body, which has a head, "офис | ПРООН", or a
        local one."""
        span = self._spans.at(head + 1) if head < self._limit else None
        of_body = span is not None and span.kind == "body" and not span.country
        noun = self._words.tokens[head]
        return (of_body and bool(noun.lemmas & _BRANCHES)) or self._is_local_branch(first, head)

    def _is_local_branch(self, first: int, head: int) -> bool:
        """Whether a noun names what a party or firm has in one place: "московского | отделения партии
        «Путь»"."""
        tokens = self._words.tokens
        if first == head or head >= self._limit or not tokens[head].lemmas & _LOCAL_BRANCHES:
            return False
        span, after = self._spans.at(head + 1), tokens[head + 1]
        private = after.text in phrases.QUOTES or bool(after.lemmas & _HAVE_BRANCHES)
        private = private or (span is not None and span.kind == "body")
        where = tokens[head - 1].lower
        return private and (where.endswith(_OF_TOWNS) or where.startswith(("регион", "город", "мест")))

    def _kind_noun(self, i: int) -> int | None:
        """``i`` when its token is a noun of a body that is spelt like an adjective: "сборной Грузии"."""
        token = self._words.tokens[i]
        nouns = [r for r in token.readings if r.pos == "N" and r.lemma in BODIES]
        return i if nouns and phrases.is_attribute(token) else None

    def _latin_end(self, i: int) -> int:
        """The end of a run of words in Latin letters, or of an acronym with a quotation after it."""
        end = i
        tokens = self._words.tokens
        while (
            end < self._limit
            and tokens[i].text[0].isascii()
            and tokens[end + 1].text[0].isascii()
            and tokens[end + 1].shape == "word"
        ):
            end += 1
        quoted = phrases.quoted_end(self._words, end + 1) if end < self._limit else None
        return quoted if quoted is not None and quoted <= self._limit else end

    # -- where it ends ----------------------------------------------------------------------------

    def extent(self, first: int, close: int) -> int:
        """Where a body ends: its complements, the people it is of, its partners."""
        tokens = self._words.tokens
        last = close
        latin = tokens[close].text[0].isascii() and tokens[close].text[0].isalpha()
        quoted = tokens[first].text in phrases.QUOTES and phrases.quoted_end(self._words, first) == close
        if latin or quoted:
            return close  # "вице-президент Volna | по маркетингу", "директор «Луча» | по развитию"
        in_field = [t.lower for t in tokens[close + 1 :][:1]] == ["по"]
        if first == close and tokens[close].lemmas & _FIRMS and in_field:
            return close  # "вице-президент компании | по персоналу"
        opening = self._spans.over(close)
        if (
            opening is not None
            and opening.kind == "place"
            and [t.lower for t in tokens[close + 1 :][:1]] == ["по"]
        ):
            return close  # "вице-мэр Глазова | по строительству"
        if opening is not None and opening.kind == "body" and opening.name:
            return self._listed_extent(close)
        if opening is not None and any(t.lower == "по" for t in tokens[opening.first : close]):
            head = phrases.attribute_run(self._words, opening.first, close)  # "Комитета по науке | и спорту"
            fields = phrases.complement_end(self._words, self._spans, head, self._limit, nested=_NESTED)
            last = max(last, fields)
        while True:
            if self._is_named(first, last) and self._opens_field(last + 1):
                return last
            end = phrases.complement_end(self._words, self._spans, last, self._limit, nested=_NESTED)
            end = self._before_field(first, end)
            if tokens[close].lemmas & _FIELDLESS:
                by = next((k for k in range(close + 1, end) if tokens[k].lower == "по"), end + 1)
                partner = any(t.lower in ("с", "со") for t in tokens[by : by + _PARTNER])
                end = end if partner else by - 1
            end = self.partner_end(end)
            end = self._between_end(end)
            end = self._people_end(first, end)
            end = self._named_after_end(end)
            end = self._regions_end(end)
            if end == last or (
                (state := self._spans.over(end)) is not None
                and state.kind == "state"
                and tokens[end].index > close
            ):
                return end
            last = end

    def _opens_field(self, i: int) -> bool:
        """Whether "по вопросам", "по делам" begins at ``i``."""
        words = [t.lower for t in self._words.tokens[i : min(i + 2, self._limit + 1)]]
        return len(words) == 2 and words[0] == "по" and words[1] in _FIELD_NOUNS

    def _is_named(self, first: int, last: int) -> bool:
        """Whether a body has a complement of its own already, so that a field after it is of its official."""
        head = phrases.attribute_run(self._words, first, last)
        return last > head

    def _before_field(self, first: int, end: int) -> int:
        """The end of a body before the field of its official: "службы внешних связей | по вопросам Азии"; a
        committee has its own."""
        head = phrases.attribute_run(self._words, first, end)
        if head <= end and self._words.tokens[head].lemmas & _FIELDED:
            return end
        fields = (k for k in range(first + 2, end) if self._opens_field(k) and self._is_named(first, k - 1))
        return next(fields, end + 1) - 1

    def _listed_extent(self, last: int) -> int:
        """A listed body goes on with states, bodies and forces only: "Совета Безопасности | ОДКБ",
        "Генштаба | ВС | Турции", "Генерального штаба | вооруженных сил"."""
        while last < self._limit:
            token, span = self._words.tokens[last + 1], self._spans.at(last + 1)
            head = phrases.attribute_run(self._words, last + 1, self._limit)
            forces = self._words.tokens[head] if head <= self._limit else token
            if span is None and forces.lemmas & _FORCES and "gen" in forces.cases("N"):
                last = head
            elif span is not None and span.kind in ("state", "body") and span.last <= self._limit:
                last = span.last
                if span.kind == "state":
                    break
            elif span is None and token.shape == "word" and token.text.isupper() and len(token.text) > 1:
                last += 1
            elif (further := self._second_field(last) or self._of_whom(last)) is not None:
                last = further
            else:
                break
        return last

    def _second_field(self, last: int) -> int | None:
        """The end of a second field in the name of a listed body, behind which its state or head is named:
        "секретарь Совета безопасности | и обороны Чили"; None for none."""
        if last + 2 >= self._limit or self._words.tokens[last + 1].lower != "и":
            return None
        head = phrases.attribute_run(self._words, last + 2, self._limit)
        if head >= self._limit or self._spans.over(head) is not None:
            return None
        noun, whose = self._words.tokens[head], self._spans.at(head + 1)
        field = phrases.is_noun(noun) and not noun.capital and not noun.lemmas & (STOP | BODIES | UNITS)
        field = field and bool(phrases.agreeing(self._words, last + 2, head) & GEN)
        named = whose is not None and whose.kind in ("state", "person")
        return head if field and named and "gen" in self._words.tokens[last].cases("N") else None

    def _of_whom(self, last: int) -> int | None:
        """The end of the name of an assembly with whose power or deputies it is: "Национальной ассамблеи |
        народной власти"; None for none."""
        head = phrases.attribute_run(self._words, last + 1, self._limit)
        if head > self._limit or not last + 1 < head or "gen" not in self._words.tokens[last].cases("N"):
            return None
        noun = self._words.tokens[head]
        inside = self._words.tokens[last + 1 : head + 1]
        whose = noun.lemmas & _OF_ASSEMBLIES and not any(t.capital for t in inside)
        return head if whose and phrases.agreeing(self._words, last + 1, head) & GEN else None

    def _between_end(self, last: int) -> int:
        """ "комиссия по сотрудничеству между Россией и Азербайджаном"."""
        i = last + 1
        if i >= self._limit or self._words.tokens[i].lower != "между":
            return last
        end = last
        span = self._spans.at(i + 1)
        while span is not None and span.kind == "state" and span.last <= self._limit:
            end = span.last
            joint = end < self._limit and self._words.tokens[end + 1].lower in ("и", ",")
            span = self._spans.at(end + 2) if joint else None
        return end

    def _regions_end(self, last: int) -> int:
        """ "департамент Ближнего Востока | и Центральной Азии МВФ": a second region of a unit."""
        over, further = self._spans.over(last), self._spans.at(last + 2)
        if over is None or further is None or further.last >= self._limit:
            return last
        both = over.kind == "place" == further.kind and not over.country and not further.country
        after = self._spans.at(further.last + 1)
        closed = after is not None and after.kind == "person"
        closed = closed or self.opens_body(further.last + 1)
        return further.last if both and closed and self._words.tokens[last + 1].lower == "и" else last

    def opens_body(self, i: int) -> bool:
        """Whether the name of a body in the genitive begins at ``i``: "МИД", "Министерства обороны"."""
        span, head = self._spans.at(i), phrases.attribute_run(self._words, i, self._limit)
        named = span is not None and span.kind == "body"
        noun = self._words.tokens[head] if head <= self._limit else None
        return named or (noun is not None and bool(noun.lemmas & BODIES) and "gen" in noun.cases("N"))

    def _named_after_end(self, last: int) -> int:
        """ "ансамбль имени | В.С.Локтева", "МГТУ | им. Н.Э.Баумана"."""
        tokens, i = self._words.tokens, last
        if tokens[i].lower not in ("имени", "им"):
            i += 1
        if i >= self._limit or tokens[i].lower not in ("имени", "им"):
            return last
        end = i + 1 if tokens[i + 1].text == "." else i
        while end < self._limit and (
            tokens[end + 1].shape == "initial"
            or (tokens[end + 1].shape == "word" and tokens[end + 1].capital)
        ):
            end += 1
        return end

    def _people_end(self, first: int, last: int) -> int:
        """ "администрация | президента", "палата | представителей", "совет | при президенте"."""
        tokens = self._words.tokens
        i = last + 1
        if i > self._limit or not any(t.lemmas & _OF_PEOPLE for t in tokens[first : last + 1]):
            return last
        head = phrases.attribute_run(self._words, i, self._limit)
        if head > self._limit or not tokens[head].lemmas & STOP or self._spans.over(head) is not None:
            return last
        name = self._spans.at(head + 1) if tokens[head].lemmas & _RANKS else None
        if name is not None and name.kind == "person":  # "глава пресс-службы епархии | протоиерея Иоанна"
            return last
        return head if phrases.agreeing(self._words, i, head) & {"gen"} else last

    def partner_end(self, last: int) -> int:
        """The end of "с общественностью", "с Азербайджаном", "за оборотом наркотиков" after a noun that takes
        it; ``last`` when there is none."""
        tokens = self._words.tokens
        if last + 2 > self._limit or not tokens[last].lemmas & _GOVERNING.get(tokens[last + 1].lower, _NONE):
            return last
        end = phrases.noun_group(self._words, self._spans, last + 2, self._limit, _INS, STOP)
        if end is not None and "торговля" in tokens[end].lemmas:  # "по борьбе с торговлей | людьми"
            end = phrases.noun_group(self._words, self._spans, end + 1, self._limit, _INS, STOP) or end
        if end is not None and tokens[last + 1].lower == "с" and end < self._limit:
            whose = self._spans.at(end + 1)  # "группа по связям с парламентом | Чили"
            over = self._spans.over(end)
            common = whose is not None and whose.kind == "state" and (over is None or over.kind == "body")
            return whose.last if common and whose is not None and whose.last <= self._limit else end
        if end is None or tokens[last + 1].lower != "за":
            return end if end is not None else last
        further = phrases.noun_group(self._words, self._spans, end + 1, self._limit, GEN, STOP)
        return further if further is not None and self._spans.over(further) is None else end

    # -- how it reads -----------------------------------------------------------------------------

    def text(self, first: int, last: int, cases: frozenset[str], *, singular: bool = False) -> str:
        """Return the name of the body over tokens [first, last] in the nominative, without states and
        attributes
        before it that only describe it.

        ``singular`` turns "ведомств двух стран" into "ведомство двух стран".
        """
        tokens = self._words.tokens
        while (
            first < last
            and not tokens[first].capital
            and (self._adjectives.countries(tokens[first]) or self._describes(first) or self._praises(first))
        ):
            first += 1
        head = _name_head(tokens, first, last)
        several = singular and not tokens[head].lemmas & FACTIONS  # "представители | хуситов"
        several = several and any(
            r.pos == "N" and r.case == "gen" and r.number == "p" for r in tokens[head].readings
        )
        if several and not any(r.number == "s" for r in tokens[head].readings if r.case == "gen"):
            rest = self._words.quote(head + 1, last) if head < last else ""
            return phrases.tidy(
                titles.text(self._words, range(first, head), head, cases, singular=True) + " " + rest
            )
        return body_text(self._words, first, last, cases)

    def _describes(self, i: int) -> bool:
        """Whether an attribute only describes a body that has a name in quotes: "независимого еженедельника
        «...»"."""
        tokens = self._words.tokens
        head = phrases.attribute_run(self._words, i, self._limit)
        if head <= self._limit and tokens[head].text in phrases.QUOTES:
            return i < head
        quoted = head < self._limit and tokens[head + 1].text in phrases.QUOTES
        return i < head and quoted and not tokens[head].lemmas & {"общество", "компания"}

    def _praises(self, i: int) -> bool:
        """Whether an attribute says of what kind a body with a capital is, or an adverb how much so: "крайне
        правого Национального фронта"; "московской Городской думы" is a name."""
        tokens = self._words.tokens
        if i < self._limit and phrases.is_degree(tokens[i], tokens[i + 1]):
            return self._praises(i + 1)
        head = phrases.attribute_run(self._words, i, self._limit)
        own = i < head and not _is_body_noun(tokens[i]) and phrases.is_noun(tokens[min(head, self._limit)])
        named = own and any(t.capital for t in tokens[i + 1 : head + 1])
        return named and not tokens[i].lower.endswith(_OF_TOWNS)

    def is_venue(self, span: Span) -> bool:
        """Whether a place is a building that stands for a body: "пресс-секретарь Белого дома"."""
        return span.kind == "place" and self._words.tokens[span.first].lower[:3] != span.name.lower()[:3]


def _is_armed(attribute: Token) -> bool:
    """Whether forces are those of a state: "вооруженных сил", not "сил реакции"."""
    return attribute.lower.startswith(("вооруж", "военно-", "сухопутн"))


def _is_acronym(token: Token) -> bool:
    return token.shape == "word" and token.text.isupper() and len(token.text) > 1


def body_text(words: Words, first: int, last: int, cases: frozenset[str]) -> str:
    """Return the name of a body in the nominative; a quotation that is its name changes too, one after a noun
    does not. A known body of several states stands without marks.
    """
    tokens = words.tokens
    if tokens[first].text in phrases.QUOTES and phrases.quoted_end(words, first) == last and last - first > 1:
        head = _name_head(tokens, first + 1, last - 1)
        name = phrases.nominative(words, first + 1, head, last - 1, cases=cases)
        known = gazetteer.lookup(name, "ru", "body")
        # "лидеры «Большой семерки»": a group of states that is known by this name needs no marks
        bare = isinstance(known, gazetteer.Body) and not known.iso2
        return name if bare else tokens[first].text + name + tokens[last].text
    return phrases.nominative(words, first, _name_head(tokens, first, last), last, cases=cases)


def _name_head(tokens: Sequence[Token], first: int, last: int) -> int:
    """The first noun of a range that is no attribute; its last token when there is none."""
    nouns = (k for k in range(first, last + 1) if tokens[k].has("N"))
    return next((k for k in nouns if not phrases.is_attribute(tokens[k]) or _is_body_noun(tokens[k])), last)


def _is_body_noun(token: Token) -> bool:
    return any(r.pos == "N" and r.lemma in BODIES for r in token.readings)
