"""Where a visit leads: destinations of verbs and nouns, lists of stops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.languages.ru import phrases, sayings
from kg.extract.languages.ru.clauses import finite, participle
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.scene import ACC, LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_GATHERINGS = words_of("triggers", "conference", "noun", "nouns") | words_of(
    "triggers", "meeting", "noun", "nouns"
)
_SITUATIONS = words_of("triggers", "cues", "situations")
_SETTLEMENTS = words_of("triggers", "places", "settlements")
_SITES = words_of("triggers", "places", "sites")
# "в королевском дворце Осло", but an embassy of a town is none
_HOUSES = listed("places", "buildings") - {"посольство", "консульство", "выставка"}
_RESIDENCES = words_of("triggers", "places", "residences")
_SEATS = _SETTLEMENTS | _SITES | _HOUSES | _RESIDENCES
# Of what a capital is, without a name.
_REALMS = frozenset(
    (
        "страны",
        "республики",
        "государства",
        "королевства",
        "княжества",
        "края",
        "области",
        "региона",
        "эмирата",
    )
)
# So many words at most has one place of a list.
_MEMBER = 4
# "Там" is a place named so many sentences before at most.
SPOKEN_OF = 2


def is_goal(words: Words, place: Span) -> bool:
    """Whether somebody is at a place or goes there: "в Риме", "посетил | Рим"."""
    return phrases.preposition(words, place.first) in ("в", "во", "на") or _is_visited(words, place)


def where_it_happens(scene: Scene, token: Token) -> list[Span]:
    """Where a guest has come to, said by where he is met: "в Риме принял прибывшего министра"."""
    if not participle(token) or not token.lemmas & listed("visit", "come", "verbs"):
        return []
    inside = [s for s in scene.spans.all if s.kind in ("place", "state") and not scene.in_party(s)]
    inside = [s for s in inside if scene.sentence.first <= s.first <= scene.sentence.last]
    return [s for s in inside if s.first < token.index and governed(scene, s, LOC, ("в", "на"))][-1:]


def building_in(scene: Scene, token: Token) -> list[Span]:
    """The town of the building that somebody goes to: "прибыл в президентский дворец в Варшаве"."""
    low, high = scene.clauses.reach(token.index)
    inside = scene.words.tokens[low : high + 1]
    named = listed("places", "buildings") | _SITES
    at = next((t.index for t in inside if t.lemmas & named and "acc" in t.cases("N")), None)
    first = phrases.first_attribute(scene.words, at, low) if at is not None else 0
    if at is None or phrases.preposition(scene.words, first) not in ("в", "на"):
        return []
    after = [s for s in scene.spans.all if at < s.first <= min(at + _MEMBER, high) and s.kind == "place"]
    bears = [s for s in after if s.country and _is_its_name(scene, at, s)]  # "в аэропорт | Храброво"
    return (bears or [s for s in after if governed(scene, s, LOC, ("в", "на"))])[:1]


def _is_its_name(scene: Scene, noun: int, place: Span) -> bool:
    """Whether a place stands right behind a noun, or a quotation mark, as its name."""
    between = scene.words.tokens[noun + 1 : place.first]
    return all(t.shape == "mark" for t in between) and "аэропорт" in scene.words.tokens[noun].lemmas


def venue_of_talk(scene: Scene, token: Token) -> list[Span]:
    """Where the talk is that somebody travels to: "прилетел на переговоры с министром в Лиме"."""
    _, high = scene.clauses.reach(token.index)
    inside = scene.words.tokens[token.index + 1 : high + 1]
    talks = (t for t in inside if t.lemmas & listed("meeting", "noun", "nouns") and "acc" in t.cases("N"))
    noun = next(talks, None)
    first = phrases.first_attribute(scene.words, noun.index, token.index) if noun is not None else 0
    if noun is None or phrases.preposition(scene.words, first) != "на":
        return []
    after = (s for s in scene.spans.all if noun.index < s.first <= high and not scene.in_party(s))
    return [s for s in after if s.kind in ("place", "state") and governed(scene, s, LOC, ("в", "на"))][:1]


def there(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the place spoken of last for "там", "здесь", the one right before it for "где"."""
    for token in words.tokens:
        opens = token.lower == "где" and token.index > 1 and words.tokens[token.index - 1].text == ","
        beside = _before_day(words, spans, token.index - 2) if opens else None
        if (
            beside is not None
            and beside.kind in ("place", "state")
            and any(
                phrases.preposition(words, s.first) or _is_visited(words, s)
                for s in (beside, _joined(words, spans, beside))
            )
        ):
            yield replace(beside, first=token.index, last=token.index)
        if token.lower in _HERE and not any(
            t.lemma == "который" for t in words.tokens[max(token.index - _MEMBER, 0) : token.index]
        ):
            near = [s for s in reversed(spans.all) if s.last < token.index and s.kind in ("place", "state")]
            before = next((s for s in near if is_goal(words, s)), None)
            before = _left(words, token, near) or before
            if before is None and token.lower == "здесь":
                before = _date_line(words, spans, token)
            if before is not None and token.sentence - words.tokens[before.first].sentence <= SPOKEN_OF:
                yield replace(before, first=token.index, last=token.index)


_HERE = frozenset(("там", "здесь"))


def _date_line(words: Words, spans: Spans, here: Token) -> Span | None:
    """The town of the date line above: "Ханой, 23 мая – Премьер Лаоса | здесь встретился"."""
    for sentence in words.sentences[: here.sentence + 1]:
        town = spans.at(sentence.first)
        behind = words.tokens[town.last + 1 : town.last + 1 + _DAY_OF_LINE] if town is not None else []
        day = any(t.shape == "number" for t in behind) and any(
            t.lemmas & listed("cues", "months") for t in behind
        )
        if town is not None and town.kind == "place" and behind[0].text in (",", ".") and day:
            return town
    return None


# "Ханой (Вьетнам), 23 мая": so many words at most behind the town.
_DAY_OF_LINE = 7


def _left(words: Words, there: Token, near: Sequence[Span]) -> Span | None:
    """The place from which somebody comes, told last in the sentence, "Прилетел он из Лимы: | там он был", or
    from which he is back, "Вернулся из Лимы. | Там он был"."""
    place = near[0] if near else None
    if place is None or phrases.preposition(words, place.first) not in ("из", "с"):
        return None
    told = words.sentence_of(place.first)
    said = words.tokens[max(told.first, place.first - _BACK) : place.first]
    if there.sentence - told.index <= 1 and any(t.lemmas & _RETURNS for t in said):
        return place
    if told.index != there.sentence:
        return None
    colon = words.tokens[min(place.last + 1, there.index)].text in (":", ",", ";", "–")
    before = words.tokens[words.sentences[there.sentence].first : place.first]
    return place if colon and any(t.lemmas & listed("visit", "go", "verbs") for t in before) else None


_RETURNS = listed("visit", "return", "verbs") | listed("visit", "return", "nouns")
# "после возвращения | премьера Чили Ивана Петрова из Лимы": so many words before the place at most.
_BACK = 10


def _is_visited(words: Words, span: Span) -> bool:
    """Whether a place is the object of a visit: "посетит | Рим", "посетил на прошлой неделе | Рим"."""
    own = words.tokens[max(span.first - _OBJECT_NEAR, 0) : span.first]
    verbs = [t for t in own if t.lemmas & listed("visit", "object", "verbs")]
    if not verbs or "acc" not in words.tokens[span.last].cases("N"):
        return bool(verbs) and verbs[-1].index == span.first - 1
    between = words.tokens[verbs[-1].index + 1 : span.first]
    return all(t.shape != "mark" and not finite(t) and not t.capital for t in between)


# "посетил | на прошлой неделе | Рим": so many words from the verb to its object.
_OBJECT_NEAR = 6


def _joined(words: Words, spans: Spans, last: Span) -> Span:
    """The first of the towns of a list: "посетил | Рим, Осло и Париж"; else the place itself."""
    before: Span | None = last if last.kind == "place" else None
    while before is not None and before.kind == "place":
        last, joint = before, words.tokens[before.first - 1].lower
        before = spans.over(before.first - 2) if joint in ("и", ",") and before.first > 1 else None
    return last


def _before_day(words: Words, spans: Spans, i: int) -> Span | None:
    """What stands at a token, or before the day that ends there: "посетит | Рим 29 ноября, где"."""
    if words.tokens[i].lemmas & listed("cues", "months") and words.tokens[i - 1].shape == "number":
        i -= 2
    return spans.over(i)


def governed(scene: Scene, span: Span, cases: frozenset[str], preps: tuple[str, ...]) -> bool:
    prep, _, found = _government(scene.words, scene.spans, span)
    return prep in preps and bool(found & cases)


def is_located(words: Words, spans: Spans, span: Span) -> bool:
    """Whether a place stands in "в"/"на" + locative: where something happens."""
    if span.kind not in ("place", "state"):
        return False
    if _is_of_area(words, spans, span):
        return True
    prep, first, cases = _government(words, spans, span)
    near = prep == "под" and span.kind == "place" and "ins" in cases  # "провели под Осло переговоры"
    if not near and (prep not in ("в", "на") or _belongs_to_noun(words, spans, first - 1)):
        return False
    if sayings.is_source(words, span, first) or sayings.is_of_saying(words, span.first):
        return False
    return near or "loc" in cases or not cases


def _is_of_area(words: Words, spans: Spans, span: Span) -> bool:
    """Whether something happens around a place, or on a soil: "недалеко от | Осло", "на территории |
    Чили"."""
    before = words.tokens[max(span.first - 2, words.sentence_of(span.first).first) : span.first]
    said = tuple(t.lower for t in before)
    around = said in _AROUND or said[-1:] in _BESIDE_TOWNS
    first = span.first - (2 if said in _AROUND else 1)
    return around and _is_genitive(words, span) and not _belongs_to_noun(words, spans, first)


def _is_genitive(words: Words, span: Span) -> bool:
    cases = phrases.noun_cases(words.tokens[span.last])
    return "gen" in cases or not cases


_AROUND = frozenset((("недалеко", "от"), ("неподалеку", "от"), ("на", "территории"), ("в", "районе")))
_BESIDE_TOWNS = frozenset((("близ",), ("вблизи",)))
_WHOSE = frozenset(("его", "ее", "её", "их", "своей", "своем", "своём"))


def _government(words: Words, spans: Spans, span: Span) -> tuple[str, int, frozenset[str]]:
    """The preposition before a place, the first token after it, and the cases that the place can stand in."""
    start = words.sentence_of(span.first).first
    town = _settlement(words, spans, span)
    if town is not None:
        first = phrases.first_attribute(words, town, start)
        first -= words.tokens[max(first - 1, start)].lower in _WHOSE  # "в его | поместье Мар-а-Лаго"
        return phrases.preposition(words, first), first, phrases.noun_cases(words.tokens[town])
    first = phrases.first_attribute(words, span.first, start)
    same = [t.lower for t in words.tokens[max(first - 2, start) : first]]
    first -= 2 * (same in (["том", "же"], ["той", "же"]))  # "в том же | Осло"
    prep = phrases.preposition(words, span.first) or phrases.preposition(words, first)
    if not prep and (described := _described_from(words, span, start)):
        first, prep = described, phrases.preposition(words, described)
    ends = [words.tokens[span.first], words.tokens[span.last]]
    if ends[0].readings and ends[0].readings[0].pos == "N" and ends[0].lemmas & _WHOLE:
        ends = ends[:1]  # "в секторе | Газы"
    return prep, first, frozenset().union(*map(phrases.noun_cases, ends))


def _described_from(words: Words, span: Span, start: int) -> int:
    """The first token of what a participle says of a place behind its preposition: "в | охваченный волнениями
    Каир", "в | пострадавший от волны Рим"; 0 for none."""
    for k in range(span.first - 2, max(span.first - 2 - _DESCRIBED, start), -1):
        token = words.tokens[k]
        if token.shape != "word" or token.has("V"):
            return 0
        behind = words.tokens[k + 1 : span.first]
        told = token.has("P") and behind[-1].has("N") and all(t.shape == "word" for t in behind)
        if told and token.cases("P") & phrases.noun_cases(words.tokens[span.first]):
            return k if phrases.preposition(words, k) in ("в", "на") else 0
    return 0


# "в разрушенный вчерашним землетрясением Рим": so many words at most from the participle to the place.
_DESCRIBED = 4
_WHOLE = frozenset(("сектор", "полоса", "берег", "район", "регион", "зона"))


def _belongs_to_noun(words: Words, spans: Spans, preposition: int) -> bool:
    """Whether "в"/"на" + place is an attribute of a noun that is no event.

    "ситуация в Сирии", "мир на Кавказе".
    """
    noun = words.tokens[_first_of_list(words, preposition) - 1] if preposition > 0 else None
    if noun is not None and noun.lemma == "резиденция" and "ins" in noun.cases("N"):
        return True  # "посол Чада, с резиденцией | в Осло"
    if noun is None or noun.shape != "word" or noun.capital or spans.over(noun.index) is not None:
        return False
    if noun.sentence != words.tokens[preposition].sentence:
        return False  # a headline ends with it: "... круг вопросов ¶ | В Осло прошло заседание"
    likeliest = noun.readings[0].pos if noun.readings else ""
    if likeliest != "N" or not noun.lemmas & _SITUATIONS:
        return False
    first = phrases.first_attribute(words, noun.index, 0)
    if first and words.tokens[first - 1].lemmas & _OPENINGS and "gen" in noun.cases("N"):
        return False  # "на церемонии открытия завода | в Осло", "вручения премии мира | в Осло"
    at = spans.at(preposition + 1)
    return at is None or at.kind != "place" or not _names_gathering(words, noun)


_OPENINGS = frozenset(("открытие", "закладка", "запуск", "пуск", "премия", "вручение"))


def _names_gathering(words: Words, noun: Token) -> bool:
    """Whether a noun only says what a gathering is about: "на конференции по безопасности | в Мюнхене", "на
    саммите мира | в Осло", "на форуме по вопросам развития | в Осло"."""
    first = phrases.first_attribute(words, noun.index, 0)
    before = words.tokens[max(first - 2, 0) : first]
    if [t.lower for t in before[-1:]] == ["по"] and "dat" in noun.cases("N"):
        return bool(before[0].lemmas & _GATHERINGS)
    if not before or not noun.lemmas & _AIMS or "gen" not in noun.cases("N"):
        return False
    of = before[-1]
    return bool(of.lemmas & _GATHERINGS) or (of.has("N") and _names_gathering(words, of))


# What gatherings are for, and what no town alone is in: "саммит мира | в Осло", not "урегулирование в Осло".
_AIMS = frozenset(("мир", "безопасность", "развитие", "сотрудничество", "стабильность", "инвестиция"))


def _first_of_list(words: Words, preposition: int) -> int:
    """The first preposition of "на Ближнем Востоке | и в Закавказье", its own where no such list ends."""
    i = preposition
    while i > 2 and words.tokens[i - 1].lower in ("и", ","):
        before = (k for k in range(i - 2, max(i - 2 - _MEMBER, 0), -1) if words.tokens[k].shape == "word")
        opened = next((k for k in before if words.tokens[k].lower in ("в", "во", "на")), None)
        if opened is None or not all(t.capital for t in words.tokens[opened + 1 : i - 1]):
            break
        i = opened
    return i


def _settlement(words: Words, spans: Spans, span: Span) -> int | None:
    """Return the noun that a town is in apposition to, "город" in "в городе Самарканд", or None; also one
    that lies in the town: "в аэропорту Астаны"."""
    i = span.first - 1 if span.kind == "place" else -1
    if i > 0 and words.tokens[i].text == "." and words.tokens[i - 1].lower == "г":
        # "посетит 20 марта 2025 г. Осло", "20 марта с.г. Осло": of the year
        return None if words.tokens[i - 2].shape in ("number", "mark") else i - 1
    state = spans.over(i)
    if state is not None and state.kind == "state":
        i = state.first - 1
    if i > 0 and words.tokens[i].lower in _REALMS and words.tokens[i - 1].lemma == "столица":
        i -= 1  # "в столице республики Бишкеке"
    if i > 0 and words.tokens[i].lemmas & _SETTLEMENTS and words.tokens[i - 1].lemmas & _SITES:
        i -= 1  # "в аэропорту города Любляны"
    if i < 0 or not words.tokens[i].lemmas & _SEATS:
        return None
    apposed = _SETTLEMENTS | _RESIDENCES
    inside = words.tokens[i].lemmas & apposed or "gen" in phrases.noun_cases(words.tokens[span.last])
    return i if inside else None


def listed_places(scene: Scene, first: Span) -> list[Span]:
    out = [first]
    for s in scene.spans.all:
        if s.first > out[-1].last and s.kind in ("place", "state"):
            between = scene.words.tokens[out[-1].last + 1 : s.first]
            if between and all(t.lower in (",", "и", "а", "также", "затем", "в", "на") for t in between):
                out.append(s)
            else:
                break
    return out[: _before_subject(scene, out)]


def _before_subject(scene: Scene, listed_so: list[Span]) -> int:
    """How many of a list are places; "в ходе визита в Рим, | Чили и Перу подписали" has a subject then, and
    "поездка в Рим, | Чили представит посол" what the verb is about."""
    behind = listed_so[-1].last + 1
    following = scene.words.tokens[min(behind, scene.sentence.last)]
    acts = finite(following) and any(r.number == "p" and r.pos == "V" for r in following.readings[:1])
    acts = acts or any(t.lemmas & _REPRESENTS for t in scene.words.tokens[behind : behind + 2])
    ends = [k for k, s in enumerate(listed_so) if k and scene.words.tokens[s.first - 1].text == ","]
    return ends[0] if acts and ends else len(listed_so)


_REPRESENTS = frozenset(("представлять", "представить"))


_STAYS = frozenset(("пребывание", "нахождение"))


def noun_destination(scene: Scene, token: Token) -> list[Span]:
    # "пребывание во Вьетнаме", but "визит во Вьетнам"
    cases = ACC | frozenset(("loc",)) if token.lemmas & _STAYS else ACC
    for s in scene.spans.all:
        if (
            s.kind in ("place", "state")
            and token.index < s.first <= token.index + 14
            and s.last <= scene.sentence.last
        ):
            if governed(scene, s, cases, ("в", "на")) and not scene.verb_between(token.index, s.first):
                return listed_places(scene, s)
            if phrases.preposition(scene.words, s.first) == "по":
                return listed_places(scene, s) if s.kind == "state" else [s]
    return []


def relative_destination(scene: Scene, token: Token) -> list[Span]:
    """The place in the clause of "который": "поездка, которую президент совершает в Иорданию"."""
    segment = scene.clauses.relative(token.index)
    if segment is None:
        return []
    inside = [s for s in scene.spans.all if segment.first <= s.first <= segment.last]
    places = [s for s in inside if s.kind in ("place", "state") and governed(scene, s, ACC, ("в", "на"))]
    return listed_places(scene, places[0]) if places else []
