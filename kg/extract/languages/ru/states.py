"""States, cities and bodies of the gazetteer in Russian text, and the spans that the tagger adds to them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from kg import gazetteer
from kg.extract.languages.ru import (
    airports,
    boards_of_heads,
    entities,
    ministries,
    missed_names,
    name_spans,
    names_in_common,
    numbered_groups,
    phrases,
    surnames,
)
from kg.extract.languages.ru.church_names import is_dignitary, past_see
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.morphology import analyse, known
from kg.extract.languages.ru.name_forms import forms_of
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.languages.ru.titles import head_lemma
from kg.extract.languages.ru.visited_towns import is_visited
from kg.extract.lookup import NameIndex
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words, split


class Adjectives:
    """Adjectives of states: "российский" is RU, "российско-китайский" is RU and CN, "конголезский" of neither
    Congo."""

    def __init__(self) -> None:
        pairs = [(a.lower().replace("ё", "е"), s.iso2) for s in gazetteer.states() for a in s.ru_adjectives]
        bearers = Counter(adjective for adjective, _ in pairs)
        self._by_lemma = {adjective: iso2 for adjective, iso2 in pairs if bearers[adjective] == 1}
        self._pairs = {word: codes.split("-") for word, codes in table("posts")["pairs"].items()}
        self._lemmas = frozenset((*self._by_lemma, *self._pairs))  # every word of a text is asked for

    def countries(self, token: Token) -> list[str]:
        """Return the ISO codes that an adjective names, in its order; empty for any other word."""
        named = not self._lemmas.isdisjoint(token.lemmas)
        if not (named or "-" in token.text) or token.shape != "word" or not token.has("A"):
            return []
        if named and (pair := next((self._pairs[a] for a in token.lemmas if a in self._pairs), None)):
            return list(pair)
        if named:
            return [self._by_lemma[lemma] for lemma in token.lemmas if lemma in self._by_lemma][:1]
        return self._compound(token)

    def named(self, words: Words) -> list[str]:
        """Return the ISO codes that the adjectives of a text name, in any order."""
        return [code for code, _ in self.named_at(words)]

    def named_at(self, words: Words) -> list[tuple[str, int]]:
        """Return the same, each with the index of its token."""
        tokens = {t.index: t for t in words.with_any(self._lemmas)}
        tokens |= {t.index: t for t in words.tokens if "-" in t.text}
        return [(code, token.index) for token in tokens.values() for code in self.countries(token)]

    def _compound(self, token: Token) -> list[str]:
        *firsts, last = next((r.lemma for r in token.readings if r.pos == "A"), token.lower).split("-")
        halves = table("posts")["halves"]
        codes = [halves.get(f) or self._by_lemma.get(f.removesuffix("о") + "ий", "") for f in firsts]
        codes.append(self._by_lemma.get(last.replace("ё", "е"), ""))
        return codes if all(codes) else []


_REALM = re.compile("(?<=ая |ое )(?:Республика|Федерация|Королевство)$")
_JOINED = re.compile("(?<=[а-яё])-(?=[А-ЯЁ])")


@cache
def adjectives() -> Adjectives:
    return Adjectives()


@cache
def _index() -> NameIndex[Span]:
    """The names that begin with a capital or a number."""
    return NameIndex(_respelt(_entries()), analyse, forms_of)


@cache
def _small_index() -> NameIndex[Span]:
    """The names that begin with a small letter and have a capital further on: "сектор Газа"."""
    small = ((n, span) for n, span in _entries() if n[0].islower() and any(w[0].isupper() for w in n.split()))
    return NameIndex(small, analyse, forms_of)


@cache
def _weak_index() -> NameIndex[Span]:
    """Places whose name is also a person's or an everyday word: "в Софии", "из Виктории"."""
    return NameIndex(_places(weak=True), analyse, forms_of)


def _respelt(entries: Iterable[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """Yield the names, those with a hyphen before a capital also with a blank for it, or with a dash where
    the name has a blank already: "Алма Ата", "Папуа — Новая Гвинея"."""
    for name, span in entries:
        yield name, span
        if span.kind == "state" and _REALM.search(name):  # "посол Австрийской республики"
            yield _REALM.sub(lambda m: m[0].lower(), name), span
        if _JOINED.search(name):
            yield _JOINED.sub(" ", name), span
            if " " in name:
                yield _JOINED.sub(" — ", name), span


def _entries() -> Iterator[tuple[str, Span]]:
    for state in gazetteer.states():
        for name in state.ru.all:
            if name in names_in_common.names():
                continue
            yield name, Span(0, 0, "state", name, state.iso2)
    yield from _places(weak=False)
    for body in gazetteer.bodies():
        for name in (
            n for n in body.ru.all if body.kind != "gathering" and not numbered_groups.in_marks(body, n)
        ):
            yield name, Span(0, 0, "body", name, body.iso2 or "", key=body.key)


@cache
def _gatherings() -> NameIndex[Span]:
    """The names of gatherings that are of no body: "Мюнхенская конференция по безопасности"."""
    named = ((n, b) for b in gazetteer.bodies() if b.kind == "gathering" for n in b.ru.all)
    return NameIndex(((n, Span(0, 0, "body", n, b.iso2 or "", key=b.key)) for n, b in named), analyse)


def _places(*, weak: bool) -> Iterator[tuple[str, Span]]:
    for city in gazetteer.cities():
        for name in city.ru.all if weak is ("ru" in city.weak) else ():
            shown = city.within if city.kind == "venue" and city.within else name
            yield name, Span(0, 0, "place", shown, city.iso2 or "", region=city.kind == "region")


def _past_leading(words: Words, first: int, last: int) -> int:
    """The first token of a tagged body behind what somebody does there: "Возглавляющий | партию «Путь»"."""
    leads = first < last and words.tokens[first].lemmas & _LEAD and words.tokens[first].has("P")
    return first + 1 if leads else first


def find(words: Words) -> Spans:
    """Return the named spans of a text: the gazetteer's and the tagger's, persons first where they are
    longer."""
    spans = Spans(words)
    tagged = [(_tokens(words, start, end), kind) for start, end, kind in entities.tag(words.text)]
    named = list(adjectives().named(words))
    listed = names_in_common.without_namesakes(words, list(_listed(words)), named)
    listed = names_in_common.told_apart(words, listed, named)
    persons = [
        (first, last)
        for (first, last), kind in tagged
        if (kind == "PER" and not _opens_otherwise(words, first, last))
        or (kind == "LOC" and name_spans.personal(words, first, last))
        or (kind != "PER" and first == last and is_dignitary(words, first))
        or (kind != "PER" and first < past_see(words, first, last) <= last)
        or (kind == "ORG" and name_spans.no_body(words, first, last))
    ]
    persons = [(past_see(words, first, last), last) for first, last in persons]
    persons = [(first, last) for first, last in persons if first <= last]
    spans.offer(name_spans.found(words, persons, listed))
    spans.offer(name_spans.namesakes(words, listed))
    spans.offer(surnames.of_pair(words, listed))
    spans.offer(sorted(listed, key=lambda s: (s.first, -s.last)))
    spans.offer(
        _quoted(
            words, Span(_past_leading(words, first, last), boards_of_heads.end(words, first, last), "body")
        )
        for (first, last), kind in tagged
        if kind == "ORG" and _body_like(words, first, last)
    )
    spans.offer(list(_capitals(words, spans)))  # before "Сербскую столицу", which opens a sentence, is a name
    places = (
        (first, _before_person(words, first, name_spans.airport_end(words, first, last)))
        for (first, last), k in tagged
        if k == "LOC"
    )
    spans.offer(
        Span(first, last, "place", _place_name(words, first, last), _bracketed(words, spans, last))
        for first, last in places
        if words.tokens[first].capital
        and _is_place(words, first, last)
        and not name_spans.opens_with_title(words, first, last)
        and not surnames.is_of_person(words, spans, first, last)
    )
    spans.offer(missed_names.missed(words, spans))
    surnames.join(words, spans)
    spans.offer(list(surnames.named_again(words, spans)))
    spans.offer(list(_town_of_building(words)))
    surnames.prefer(words, spans)
    spans.offer(list(surnames.repeated(words, spans)))
    airports.be_in_towns(words, spans)
    return spans


def _before_person(words: Words, first: int, last: int) -> int:
    """The last token of a tagged place but for a person right behind it: "в аэропорт | Храброво Р.Гросси"."""
    return next((t.index - 1 for t in words.tokens[first + 1 : last + 1] if t.shape == "initial"), last)


def _opens_otherwise(words: Words, first: int, last: int) -> bool:
    """Whether what the tagger takes for a name only opens a sentence with a capital: the adjective of a state
    ("| Перуанский и чилийский президенты") or a participle ("| Находящийся с визитом в Лиме премьер")."""
    token, following = words.tokens[first], words.tokens[min(first + 1, len(words.tokens) - 1)]
    opens = first == last and words.sentences[token.sentence].first == first and not following.capital
    if opens and token.readings and all(r.pos == "P" for r in token.readings):
        return following.has("PREP") or following.shape == "word"
    return opens and token.has("A") and bool(adjectives().countries(token))


def _bracketed(words: Words, spans: Spans, last: int) -> str:
    """The state in brackets right after a place that no table has: "в Зурбагане | (Чили)"; '' for none."""
    state = spans.at(last + 2) if last + 3 < len(words.tokens) else None
    if state is None or state.kind != "state" or state.last + 1 >= len(words.tokens):
        return ""
    return state.country if words.tokens[last + 1].text + words.tokens[state.last + 1].text == "()" else ""


def _attribute(words: Words, last: int) -> bool:
    """Whether what the tagger takes for a place is an adjective of the word after it: "Российскую неделю"."""
    sentence = words.sentence_of(last)
    following = words.tokens[last + 1] if last < sentence.last else None
    adjective = bool(words.tokens[last].readings) and words.tokens[last].readings[0].pos == "A"
    return adjective and following is not None and following.has("N", "A") and not following.has("V", "PREP")


def _tokens(words: Words, start: int, end: int) -> tuple[int, int]:
    return words.at(start), words.at(end - 1)


def _listed(words: Words) -> Iterator[Span]:
    large, small, i = _index(), _small_index(), 0
    while i < len(words.tokens):
        token = words.tokens[i]
        index = large if token.capital or token.shape == "number" else small
        found = index.match(words.tokens, i) or (
            _weak(words, i) if token.capital else numbered_groups.at(words, i)
        )
        if found is None or _everyday(words, i, found) or ministries.goes_on(words, i, found[0]):
            i += 1
            continue
        last, span = found
        _decline(words.tokens[i] if last == i else None, span.name)
        yield Span(i, last, span.kind, span.name, span.country, span.region, span.key)
        i = last + 1


def _weak(words: Words, i: int) -> tuple[int, Span] | None:
    """A place with the name of a person or thing, where a preposition of place stands before it and no name
    after it: "в Софии", not "в Виктории Нуланд"."""
    if not i or not (words.tokens[i - 1].lower in _WHERE or is_visited(words, i)):
        return None
    found = _weak_index().match(words.tokens, i)
    after = words.tokens[found[0] + 1 : found[0] + 2] if found is not None else []
    return found if not any(t.capital and t.shape == "word" for t in after) else None


def _everyday(words: Words, i: int, found: tuple[int, Span]) -> bool:
    """Whether a one-word name that opens a sentence is the everyday word: "Чад от костра", "Того же дня"."""
    token = words.tokens[i]
    opens = i == words.sentences[token.sentence].first
    likeliest = token.readings[0] if token.readings else None
    if found[0] > i or not opens or likeliest is None or token.text.isupper():
        return False
    if likeliest.pos != "N":
        return True
    plain = not likeliest.tags & _NAMES and known(token.text) and found[1].kind in ("state", "place")
    return plain and i < words.sentences[token.sentence].last and not _acts(words.tokens[i + 1])


def _decline(token: Token | None, name: str) -> None:
    """Give a form of a name that the dictionary does not have the readings of its ending: "Боготу"."""
    own = tuple(r for r in token.readings if "Geox" in r.tags and r.lemma == name.lower()) if token else ()
    if token is not None and own and token.readings[0] not in own:  # "о Ливане" is of no Ливана
        token.read_as((*own, *(r for r in token.readings if r not in own)))
    if token is None or any("Geox" in r.tags for r in token.readings):
        return
    if not known(token.text) or not name.endswith(("ы", "и")):  # no plurals of everyday words: "Эмираты"
        token.read_as(forms_of(name).get(token.text, token.readings))


_NAMES = frozenset(("Geox", "Name", "Surn", "Orgn", "Abbr"))
_WHERE = frozenset(("в", "во", "из"))
_WITHIN = frozenset(("от", "из", "для", "до", "без", "у", "со"))


def _acts(following: Token) -> bool:
    """Whether a name rather than an everyday noun stands before a token: a verb, a mark, "и", "в" follow."""
    if following.shape != "word" or not following.readings:
        return True
    likeliest = following.readings[0]
    return likeliest.pos not in ("N", "A", "P") and following.lower not in _WITHIN


def _body_like(words: Words, first: int, last: int) -> bool:
    if first == last and _is_of_event(words, first):
        return False
    if name_spans.opens_with_title(words, first, last) or _is_paper(words, first, last):
        return False
    return any(t.capital for t in words.tokens[first : last + 1]) and not name_spans.everyday(
        words.tokens[first]
    )


def _is_of_event(words: Words, i: int) -> bool:
    """Whether a word only says which gathering it is: "VI | Консультативная встреча"."""
    token, following = words.tokens[i], words.tokens[min(i + 1, len(words.tokens) - 1)]
    attribute = bool(token.readings) and token.readings[0].pos == "A" and following.sentence == token.sentence
    return attribute and bool(following.lemmas & _EVENTS)


def _is_paper(words: Words, first: int, last: int) -> bool:
    """Whether a run is the title of what is signed: "подписи под | Совместным заявлением"."""
    attributes = all(t.has("A") for t in words.tokens[first:last])
    return attributes and bool(words.tokens[last].lemmas & _PAPERS) and not words.tokens[last].text.isupper()


_PAPERS = words_of("triggers", "signing", "documents", "no_bodies")
_LEAD = words_of("posts", "lead")
_EVENTS = words_of("triggers", "conference", "noun", "nouns") | words_of(
    "triggers", "meeting", "noun", "nouns"
)


def _quoted(words: Words, span: Span) -> Span:
    """Close a quotation that the tagger left open."""
    tokens = words.tokens[span.first : span.last + 1]
    opens = sum(t.text == "«" for t in tokens) - sum(t.text == "»" for t in tokens)
    if opens > 0 and span.last + 1 < len(words.tokens) and words.tokens[span.last + 1].text == "»":
        return Span(span.first, span.last + 1, "body")
    return span


def _place_name(words: Words, first: int, last: int) -> str:
    head = next(
        (
            k
            for k in range(first, last + 1)
            if words.tokens[k].has("N") and not phrases.is_attribute(words.tokens[k])
        ),
        last,
    )
    prep = phrases.preposition(words, first)
    cases = PREPOSITION_CASES.get(prep, frozenset())
    return phrases.nominative(words, first, head, last, cases=cases)


def _is_place(words: Words, first: int, last: int) -> bool:
    """Whether what the tagger takes for a place is no gathering, no adjective and no everyday word."""
    gathering = words.tokens[last].lemmas & words_of("triggers", "conference", "noun", "nouns")
    everyday = _everyday(words, first, (last, Span(first, last, "place")))
    everyday = everyday or (first == last and bool(head_lemma(words.tokens[first])))  # "Аким области"
    everyday = everyday or bool(words.tokens[last].lemmas & _IN_THE_SKY)
    return not (gathering or everyday or _attribute(words, last) or _calls_a_state(words, first, last))


_IN_THE_SKY = words_of("vocabulary", "in_the_sky")


def _calls_a_state(words: Words, first: int, last: int) -> bool:
    """Whether a run only says of what state something is: "глава Азербайджанского государства"."""
    return words.tokens[last].lemma == "государство" and bool(adjectives().countries(words.tokens[first]))


@cache
def town_adjectives() -> dict[str, gazetteer.City]:
    """Return the towns by their adjectives without the endings: "минск", "казанск", "гомельск". What two
    towns of several states, or a town and another state, would share is left out."""
    found: dict[str, list[gazetteer.City]] = defaultdict(list)
    for city in gazetteer.cities():
        name = city.ru.label.lower().replace("ё", "е")
        if city.kind not in ("city", "capital") or not city.iso2 or " " in name or "ru" in city.weak:
            continue
        stem = name if name.endswith("ск") else re.sub(r"(?<!л)ь$|[аяоеыи]$", "", name) + "ск"
        found[stem].append(city)
    for adjective, town in table("towns")["adjectives"].items():
        place = gazetteer.lookup(town, "ru", kind="city")
        if isinstance(place, gazetteer.City):
            found[adjective[:-2]].append(place)
    return {stem: towns[-1] for stem, towns in found.items() if len({t.iso2 for t in towns}) == 1}


_INTERNATIONAL = re.compile("|".join(table("posts")["international_bodies"]), re.I)
# "комитет | по международным делам", "министр | по европейской интеграции": what a body of a state is for.
_OF_FIELD = re.compile(r" по международн|(?<=министр) |(?<=министра) |(?<=министерство) ", re.I)
_OF_STATES = frozenset(
    [
        "io",
        "organ",
        "union",
        "bank",
        "court",
        "forum",
        "movement",
        "mission",
        "ngo",
        "agency",
        "gathering",
        "parliament",
    ]
)


@lru_cache(maxsize=10_000)
def international(name: str) -> bool:
    """Whether a body or gathering is of several states, by the gazetteer or by the words of its name."""
    if not name or name.lower().startswith("еврокомиссар"):  # acts for the Union, whatever his field
        return bool(name)
    found = gazetteer.lookup(name, "ru", kind="body")
    if isinstance(found, gazetteer.Body) and found.kind != "generic":
        return found.iso2 is None and found.kind in _OF_STATES
    words = split(name, analyse=analyse, abbreviations=frozenset()).tokens
    for i, token in enumerate(words):
        match = (_index().match(words, i) or _gatherings().match(words, i)) if token.capital else None
        if match is not None and match[1].kind == "body" and match[1].key:
            body = gazetteer.body(match[1].key)
            if body is not None and body.iso2 is None and body.kind in _OF_STATES:
                return True
        if len(adjectives().countries(token)) > 1:
            return True
    field = _OF_FIELD.search(name)  # "комитет по международным отношениям"
    return bool(_INTERNATIONAL.search(name[: field.start()] if field is not None else name))


@cache
def _town_adjectives() -> frozenset[str]:
    return frozenset(table("towns")["adjectives"])


def _town_of_building(words: Words) -> Iterator[Span]:
    """ "в парижской штаб-квартире", "в женевском отеле": the adjective names the town."""
    towns = table("towns")["adjectives"]
    for token in words.with_any(_town_adjectives()):
        if not 0 < token.index < len(words.tokens) - 1:
            continue
        name = towns.get(token.lemma) if token.has("A") else None
        before, noun = words.tokens[token.index - 1], words.tokens[token.index + 1]
        inside = before.lower in ("в", "во") and noun.lemmas & words_of("triggers", "places", "buildings")
        city = gazetteer.lookup(name, "ru", kind="city") if name and inside else None
        if isinstance(city, gazetteer.City):
            yield Span(token.index, token.index, "place", name or "", city.iso2 or "")


_CAPITAL = frozenset(("столица",))


def _capitals(words: Words, spans: Spans) -> Iterator[Span]:
    """ "грузинская столица", "столица Грузии" without its name is the capital of Georgia."""
    for token in words.with_any(_CAPITAL):
        if token.lemma != "столица":
            continue
        countries = adjectives().countries(words.tokens[token.index - 1]) if token.index else []
        state = spans.at(token.index + 1)
        if len(countries) == 1 and (city := gazetteer.capital(countries[0])) is not None:
            yield Span(token.index - 1, token.index, "place", city.ru.label, countries[0])
        elif state is not None and state.kind == "state" and not _is_town(spans.at(state.last + 1)):
            if "gen" not in phrases.noun_cases(words.tokens[state.last]):
                continue  # "в столице | Россию представляла"
            city = gazetteer.capital(state.country)
            if city is not None:
                yield Span(token.index, token.index, "place", city.ru.label, state.country)


def _is_town(span: Span | None) -> bool:
    return span is not None and span.kind == "place"


def pairs(words: Words, spans: Spans) -> Iterator[tuple[str, str]]:
    """Yield the two states of each "между Чили и Перу", and of a headline in which two states act."""
    found = [s for s in spans.all if s.kind == "state" and s.country]
    for first, second in pairwise(found):
        between = [t.lower for t in words.tokens[first.last + 1 : second.first]]
        before = words.tokens[first.first - 1].lower if first.first else ""
        sentence = words.sentence_of(first.first)
        opens = sentence.paragraph < 0 and first.first == sentence.first
        if between == ["и"] and (before == "между" or opens) and first.country != second.country:
            yield first.country, second.country
