"""Time expressions of Russian news, resolved against the publication date.

Forms: "21 ноября 2025 года", "27–28 ноября", "в октябре прошлого года", "весной 2019 года", "в 2017 году",
"в четверг", "накануне", "сегодня", "на следующей неделе", "в августе того же года", "22.08.2025".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.expressions import Found, apart, matches
from kg.extract.languages.ru import counted_days
from kg.extract.languages.ru import date_patterns as forms
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.date_patterns import field, month_number, years_away
from kg.extract.languages.ru.heading_dates import told as told_above
from kg.extract.languages.ru.invited_days import had_been_set, is_asked_for
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.news_dates import News, tense_of
from kg.extract.languages.ru.signed_days import is_of_signed
from kg.extract.languages.ru.years_carried import in_year_of_month
from kg.extract.times import When, day, nearest_year
from kg.extract.words import Sentence, Token, Words
from kg.extract.years import Cues, in_told_years


def find(words: Words, published: datetime.date | None, *, body_start: int = 0) -> list[When]:
    """Return the time expressions of a text that resolve to a date, in order, without overlap.

    Expressions relative to a publication date that is not known are left out then, as are days whose year the
    text does not say anywhere. A date line before ``body_start`` is left out.
    """
    reader = _Reader(words, published)
    taken = _explained(words.text, apart(told_above(words.text, reader.all(), body_start), 0))
    _count_from_told(words, published, taken)
    counted_days.add(words.text, taken, body_start, published)
    taken.sort(key=lambda f: f.start)
    return in_year_of_month(words, in_told_years(words, [_when(words, f) for f in taken], _YEARS))


_YEARS = Cues(
    bare=forms.BARE,
    parting=frozenset(("а", "но", "теперь", "сейчас", "сегодня", "ныне", "однако")),
    counting=("%", "процент", "млрд", "млн", "миллиард", "миллион", "тыс"),
    then=frozenset(("тогда",)),
)


def _explained(text: str, found: list[Found]) -> list[Found]:
    """Leave out another day in words than one beside it says in numbers: "в следующую пятницу, | 12 июля".

    Not another day of the week: "прилетевший 10 марта, | во вторник встретился".
    """
    days = [f for f in found if len(f.value) == 10]
    digits = {id(f): any(c.isdigit() for c in text[f.start : f.end]) for f in days}
    said = {
        id(a)
        for a in days
        for b in days
        if a.value != b.value
        and not digits[id(a)]
        and digits[id(b)]
        and (_APPOSED.fullmatch(text[a.end : b.start]) or _BEHIND.fullmatch(text[b.end : a.start]))
        and not _is_other_weekday(text, a, b)
    }
    return [f for f in found if id(f) not in said]


def _is_other_weekday(text: str, said: Found, number: Found) -> bool:
    """Whether a day behind another one is called by a day of the week that this one was not."""
    if said.start < number.start or forms.WEEKDAY.pattern.fullmatch(text, said.start, said.end) is None:
        return False
    days = (datetime.date.fromisoformat(f.value).weekday() for f in (said, number))
    return len(set(days)) > 1


def _count_from_told(words: Words, published: datetime.date | None, taken: list[Found]) -> None:
    """Let "накануне" be the day before the only other day of its sentence; where it opens one, or somebody
    came then, before the only day of the sentence before or of all that was told, if that has been in the
    week before publication: "5 марта министр был в Осло. Накануне он посетил Рим", "5 марта принял прибывшего
    накануне министра"."""
    for found in taken if published is not None else ():
        at = words.at(found.start)
        if words.tokens[at].lower != "накануне":
            continue
        sentence = words.sentence_of(at)
        start, end = words.span(sentence.first, sentence.last)
        days = [f for f in taken if f is found or not counted_days.is_of_thing(words.text, f)]
        told = _only_day([f for f in days if f is not found], start, end)
        if told is None and sentence.index and (at == sentence.first or _came(words, sentence)):
            before, _ = words.span(words.sentences[sentence.index - 1].first, sentence.first)
            news = counted_days.begins_news(words, sentence)
            told = _only_day(days, max(before, news), found.start) or _only_day(days, news, found.start)
        counts = (at == sentence.first and sentence.index > 0) or _came(words, sentence)
        lately = _LATELY if counts else _WEEK
        if told is not None and _is_of_told(words, at):  # whenever that was
            lately = (published - told).days if published is not None else lately
        if told is not None and published is not None and 0 <= (published - told).days <= lately:
            found.value = str(told - datetime.timedelta(days=1))


def _is_of_told(words: Words, at: int) -> bool:
    """Whether "накануне" opens a relative clause, which speaks of the day told before it: "принял 5 мая А,
    который | накануне посетил Рим"."""
    before = words.tokens[max(at - _OPENED, 0) : at]
    return any(t.lemma == "который" or t.lower in ("где", "куда", "откуда") for t in before)


# "к | которому он | накануне прилетел": so many words.
_OPENED = 3


def _came(words: Words, sentence: Sentence) -> bool:
    """Whether a sentence tells of an arrival: "Министр прибыл в Рим накануне", "прилетевшего накануне"."""
    come = words_of("triggers", "visit", "come", "verbs")
    return any(t.lemmas & come and (finite(t) or t.has("P")) for t in words.inside(sentence.index))


def _only_day(taken: Sequence[Found], start: int, end: int) -> datetime.date | None:
    """The one day that a stretch of text tells, None where it tells none or several."""
    days = {f.value for f in taken if start <= f.start < end and f.is_day and not (f.stamp or f.last_day)}
    return datetime.date.fromisoformat(days.pop()) if len(days) == 1 else None


def _named(text: str, found: Found) -> bool:
    """Whether a day only ends a name in quotation marks: "форум «Арктика | сегодня»"."""
    if not text.startswith(_CLOSING, found.end):
        return False
    start = max(text.rfind(mark, max(found.start - _NAME, 0), found.start) for mark in _OPENING)
    inside = text[start + 1 : found.end]
    before = text[:start].rstrip() if start > 0 else ""
    return bool(before) and before[-1].isalpha() and inside[:1].isupper() and len(inside.split()) <= _NAMED


_OPENING, _CLOSING = ("«", "“", "„", '"'), ("»", "”", "“", '"')
# Letters and words of such a name.
_NAME, _NAMED = 50, 4
# "Накануне" that opens a sentence, or when somebody came, counts from a day that is so long ago at most, else
# from one of a week.
_LATELY, _WEEK = 21, 7
_BEHIND = re.compile(r"\s*[,(]\s*")
_APPOSED = re.compile(r"\s*[,(]\s*|\s+")


def _when(words: Words, found: Found) -> When:
    first, last = words.at(found.start), words.at(found.end - 1)
    opener = words.tokens[first - 1].lower if first else ""
    since = len(found.value) < 10 and "с" in (opener, words.tokens[first].lower)
    return When(first, last, found.value, found.stamp, found.last_day, since, found.ahead)


_TELLING = words_of("statements", "saying") | words_of("statements", "reporting")
_PLANNED = words_of("triggers", "cues", "planned") | words_of("triggers", "cues", "agreed")
_NEXT = words_of("triggers", "cues", "next")
_MOVED = words_of("triggers", "cues", "moves")
_COMING = _PLANNED | {"предстоящий", "предстоять", "грядущий", "намеченный", "запланированный", "назначенный"}
_WERE = frozenset(("был", "была", "было", "были"))
_DASHES = frozenset("-–—")
# "намеченную на | 5 мая"
_SET_FOR = 3
# A year told so many characters before can be counted from.
_NEAR = 600


class _Reader:
    def __init__(self, words: Words, published: datetime.date | None) -> None:
        self._words = words
        self._text = words.text
        self._published = published
        self._years = [(m.start(), int(m["year"])) for m in forms.YEAR.finditer(self._text)]
        dated = (m for m in forms.DAY.finditer(self._text) if m["year"])
        self._said = {(int(m["day"]), month_number(m["month"])): int(m["year"]) for m in dated}

    def all(self) -> Iterator[Found]:
        """The expressions, the surest first: of two that overlap the first one counts."""
        yield from matches(self._text, forms.ISO, self._numeric)
        yield from matches(self._text, forms.NUMERIC_SPAN, self._numeric_span)
        yield from matches(self._text, forms.NUMERIC, self._numeric)
        yield from matches(self._text, forms.SPAN, self._span)
        yield from matches(self._text, forms.DAY, self._day)
        yield from matches(self._text, forms.PUT_OFF, self._put_off)
        yield from matches(self._text, forms.WORD_DAY, self._word_day)
        yield from matches(self._text, forms.MONTHLY, self._month)
        yield from matches(self._text, forms.BARE_MONTH, self._month)
        yield from matches(self._text, forms.SEASON, self._whole_year)
        yield from matches(self._text, forms.YEARLY, self._whole_year)
        yield from matches(self._text, forms.IN_YEAR, self._whole_year)
        yield from matches(self._text, forms.SET_FOR_YEAR, self._set_for_year)
        yield from matches(self._text, forms.RELATIVE_YEAR, self._whole_year)
        yield from matches(self._text, forms.LATER, self._later)
        if self._published is not None:
            yield from matches(self._text, forms.MONTH_ADJECTIVE, self._month_adjective)
            yield from matches(self._text, forms.YEAR_ADJECTIVE, self._year_adjective)
            yield from matches(self._text, forms.BARE_SEASON, self._season)
            yield from matches(self._text, forms.NEAR_SEASON, News(self._words, self._published).near_season)
            yield from self._against(self._published)

    def _against(self, published: datetime.date) -> Iterator[Found]:
        """The expressions that say nothing without the day of publication."""
        news = News(self._words, published)
        yield from matches(self._text, forms.WEEKDAY_SPAN, news.weekday_span)
        yield from matches(self._text, forms.WEEKDAY_PAIR, news.weekday_span)
        yield from matches(self._text, forms.DAY_PAIR, news.day_pair)
        yield from matches(self._text, forms.PART_OF_WEEKDAY, news.part_of_weekday)
        yield from matches(self._text, forms.WEEKDAY, news.weekday)
        yield from matches(self._text, forms.SINCE_WEEKDAY, news.since_weekday)
        yield from matches(self._text, forms.HEADING_WEEKDAY, news.since_weekday)
        yield from (
            f for f in matches(self._text, forms.DAY_WORD, news.day_word) if not _named(self._text, f)
        )
        yield from matches(self._text, forms.DAY_ADJECTIVE, news.day_word)
        yield from matches(self._text, forms.SHORT_YEAR, self._short_year)
        yield from matches(self._text, forms.AGO, news.ago)
        yield from matches(self._text, forms.IN_TIME, news.in_time)
        yield from matches(self._text, forms.YEARS_AGO, news.years_ago)
        yield from matches(self._text, forms.MONTHS_AGO, news.months_ago)
        yield from matches(self._text, forms.WEEKS_AGO, news.weeks_ago)
        yield from matches(self._text, forms.WEEKEND, news.weekend)
        yield from matches(self._text, forms.THIS_YEAR, news.this_year)
        yield from matches(self._text, forms.WEEK, news.week)
        yield from matches(self._text, forms.THIS_MONTH, news.this_month)
        yield from matches(self._text, forms.DAY_OF_MONTH, news.day_of_month)
        yield from matches(self._text, forms.DAY_UNDER_WAY, news.day_under_way)

    def _numeric(self, m: re.Match[str]) -> Found | None:
        value = day(int(m["year"]), int(m["num"]), int(m["day"]))
        return Found(m.start(), m.end(), value, stamp=self._stamped(m.end())) if value else None

    def _numeric_span(self, m: re.Match[str]) -> Found | None:
        year, last_month = int(m["year"]), int(m["num"])
        first = day(year, int(m["num1"] or last_month), int(m["day"]))
        last = day(year, last_month, int(m["day2"]))
        return Found(m.start(), m.end(), first, last) if first and last and first < last else None

    def _short_year(self, m: re.Match[str]) -> Found | None:
        """A day with two digits of its year, in the century of the publication."""
        century = self._published.year // 100 * 100 if self._published else 0
        value = day(century + int(m["year"]), int(m["num"]), int(m["day"]))
        return Found(m.start(), m.end(), value) if value else None

    def _set_for_year(self, m: re.Match[str]) -> Found:
        which = "year" if m["year"] else "year_"
        return Found(m.start(which), m.end(), m[which])

    def _day(self, m: re.Match[str]) -> Found | None:
        month = month_number(m["month"])
        year = self._year(m, month, int(m["day"]))
        value = day(year, month, int(m["day"])) if year else None
        if value is None or year is None:
            return None
        last = day(year, month, int(m["day2"])) if m["day2"] else None
        return Found(m.start(), m.end(), value, last or "", self._stamped(m.end()))

    def _put_off(self, m: re.Match[str]) -> Found | None:
        found = self._day(m)
        return replace(found, start=m.start("day")) if found is not None else None

    def _word_day(self, m: re.Match[str]) -> Found | None:
        month, number = month_number(m["month"]), forms.word_day(m)
        year = self._year(m, month, number) if number else None
        value = day(year, month, number) if year else None
        return Found(m.start(), m.end(), value) if value else None

    def _span(self, m: re.Match[str]) -> Found | None:
        """Two days; month and year may stand at the last one only: "с 30 декабря по 2 января 2025 года"."""
        last_month = month_number(field(m, "month2"))
        month = month_number(field(m, "month") or field(m, "month2"))
        first_day, last_day = int(field(m, "day")), int(field(m, "day2"))
        over = last_month < month
        year = self._span_year(m, month, first_day, over)
        if year is None:
            return None
        first, last = day(year, month, first_day), day(year + over, last_month, last_day)
        if first is None:
            return None
        return Found(m.start(), m.end(), first, last_day=last if last and last > first else "")

    def _span_year(self, m: re.Match[str], month: int, number: int, over: bool) -> int | None:
        if field(m, "year"):
            return int(field(m, "year"))
        if field(m, "year2"):
            return int(field(m, "year2")) - over
        if field(m, "relyear"):
            year = self._relative_year(field(m, "relyear"), m.start())
            return year - over if year else None
        return self._told_year(m, month, number) if self._published else None

    def _month(self, m: re.Match[str]) -> Found | None:
        month = month_number(m["month"])
        year = self._year(m, month, 15)
        return Found(m.start(), m.end(), f"{year:04d}-{month:02d}") if year else None

    def _season(self, m: re.Match[str]) -> Found | None:
        month = forms.SEASONS[m["season"].lower()]
        year = self._told_year(m, month, 15)
        inside = self._words.inside(self._words.tokens[self._words.at(m.start())].sentence)
        planned = self._published is not None and any(t.lemmas & _PLANNED for t in inside)
        if (
            year
            and planned
            and self._published
            and (year, month) < (self._published.year, self._published.month)
        ):
            year += 1
        return Found(m.start(), m.end(), f"{year:04d}") if year else None

    def _month_adjective(self, m: re.Match[str]) -> Found | None:
        month = month_number(m["month"])
        year = self._told_year(m, month, 15)
        return Found(m.start(), m.end(), f"{year:04d}-{month:02d}") if year else None

    def _year_adjective(self, m: re.Match[str]) -> Found | None:
        away = 2 if m["before"] else 1
        year = self._published.year - away if self._published is not None else None
        return Found(m.start(), m.end(), f"{year:04d}") if year else None

    def _whole_year(self, m: re.Match[str]) -> Found | None:
        said = field(m, "year")
        year = int(said) if said else self._relative_year(field(m, "relyear"), m.start())
        return Found(m.start(), m.end(), f"{year:04d}") if year else None

    def _year(self, m: re.Match[str], month: int, number: int) -> int | None:
        if m["year"]:
            return int(m["year"])
        if m["relyear"]:
            return self._relative_year(m["relyear"], m.start())
        if self._published is None:
            return self._said.get((number, month)) or self._spanned(month, number)
        return self._told_year(m, month, number)

    def _spanned(self, month: int, number: int) -> int | None:
        """The year of the span that a day lies in: "6 октября ... с 22 сентября по 8 октября 2021 года"."""
        for m in forms.SPAN.finditer(self._text):
            last_month = month_number(field(m, "month2"))
            first = month_number(field(m, "month") or field(m, "month2")), int(field(m, "day"))
            if field(m, "year2") and first <= (month, number) <= (last_month, int(field(m, "day2"))):
                return int(field(m, "year2"))
        return None

    def _told_year(self, m: re.Match[str], month: int, number: int) -> int | None:
        """The year of the month told right before; else the nearest one, or, where all verbs of the sentence
        look back, or ahead, none on the other side."""
        if self._published is None:
            return None
        said = self._said_month(m.start(), month)
        year = nearest_year(self._published, month, number)
        recent = day(year, month, number)
        ago = (self._published - datetime.date.fromisoformat(recent)).days if recent else -1
        lately = 0 <= ago <= _WEEK
        if said is not None and not lately:
            return said
        away = (year, month, number) > (self._published.year, self._published.month, self._published.day)
        same = (year, month) == (self._published.year, self._published.month)
        this = self._text[m.end() :].lstrip().startswith(("с.г", "с. г"))
        tense = "" if same or this else self._told_tense(m.start())
        if tense == "past" and away:
            return year - 1
        return year + 1 if tense == "futr" and not away else year

    def _said_month(self, at: int, month: int) -> int | None:
        """The year that the paragraph gives the month: "в августе 2018 года ... 25 августа"."""
        start = self._text.rfind("\n", 0, at) + 1
        before = list(forms.BARE_MONTH.finditer(self._text, start, at))
        return int(before[-1]["year"]) if before and month_number(before[-1]["month"]) == month else None

    def _told_tense(self, at: int) -> str:
        """The tense of all verbs around a date, '' where they differ or something is planned."""
        index = min(self._words.at(at), len(self._words.tokens) - 1)
        inside = self._words.inside(self._words.tokens[index].sentence)
        before = self._words.tokens[max(0, index - 1)]
        if before.lemmas & _COMING and self._looks_ahead(inside):
            return "futr"  # "предстоящая в январе встреча", "форуме, намеченном на январь"
        if is_asked_for(self._words, index):
            return "futr"
        if is_of_signed(self._words, index):
            return "past"
        own = self._own_tense(index)
        if own == "futr":
            return own
        if any(t.lemma == "подготовка" and t.index < index for t in inside):
            return ""  # "обсудили подготовку визита 15 мая"
        if own:
            return own
        if any(t.lemmas & (_PLANNED | _MOVED) for t in inside):
            moved = any(t.lemmas & _MOVED for t in inside) and "на" in (
                self._words.tokens[i].lower for i in (index, index - 1) if i >= 0
            )
            return (
                "futr"
                if (moved and not had_been_set(self._words, index)) or self._only_planned(inside)
                else ""
            )
        if before.has("P") and "past" in before.readings[0].tags:
            return "past"  # "подписанное в январе соглашение"
        verbs = [t for t in inside if t.readings[:1] and t.readings[0].pos in ("V", "PS")]
        if not verbs and any(t.lemmas & _NEXT and t.index < index for t in inside):
            return "futr"  # "Следующая встреча – 20 сентября"
        # "Посол сказал, что встреча состоится 21 октября": when it was said is not when it is
        tenses = set(filter(None, map(tense_of, (t for t in verbs if not t.lemmas & _TELLING))))
        tenses = tenses or set(filter(None, map(tense_of, verbs)))
        return tenses.pop() if len(tenses) == 1 else ""

    def _own_tense(self, index: int) -> str:
        """Whether the predicate that a date stands with looks back or ahead, whatever others of its sentence
        do: "5 мая прибыл в Рим | и планирует", "обсудили саммит, | который пройдет 5 мая"; else ''."""
        sentence = self._words.sentence_of(index)
        first, last = index, index
        while first > sentence.first and not self._parts(first):
            first -= 1
        while last < sentence.last and not self._parts(last + 1):
            last += 1
        own = self._words.tokens[first : last + 1]
        verbs = [t for t in own if tense_of(t) and not t.lemmas & _TELLING]
        # "отменил намеченную на 5 мая | встречу", not "прибыл 5 мая в связи с ожидаемым ростом"
        near = range(index - _SET_FOR, index)
        plans = [t for t in own if t.lemmas & (_PLANNED | _MOVED)]
        ahead = any(t.has("V", "PS", "AS") or (t.has("P") and t.index in near) for t in plans)
        tenses = {tense_of(t) for t in verbs if t.has("V")} if all(t.has("V") for t in verbs) else set()
        if tenses == {"futr"}:  # not "Планировалось, | что министр посетит Рим 5 мая"
            told = self._words.tokens[sentence.first : first + 1]
            hoped = any(t.lower == "что" for t in self._words.tokens[first : first + 2])
            hoped = hoped and any(t.lemmas & _PLANNED and tense_of(t) == "past" for t in told)
            return "" if hoped else "futr"
        return "past" if tenses == {"past"} and not ahead else ""

    def _parts(self, at: int) -> bool:
        """Whether another predicate may begin at a token."""
        token = self._words.tokens[at]
        joined = token.lower in ("и", "но", "а") and at + 1 < len(self._words.tokens)
        after = self._words.tokens[at + 1] if joined else None
        begins = after is not None and after.readings[:1] and after.readings[0].pos in ("V", "AS", "PS")
        ranges = token.text in _DASHES and {b.shape for b in self._words.tokens[at - 1 : at + 2 : 2]} == {
            "number"
        }
        return (token.shape == "mark" and not ranges) or bool(begins)

    def _looks_ahead(self, inside: Sequence[Token]) -> bool:
        """Whether no verb of a sentence says that something was: "встреча будет посвящена торговле"."""
        verbs = [t for t in inside if t.readings[:1] and t.readings[0].pos == "V" and not t.lemmas & _TELLING]
        return "past" not in {tense_of(t) for t in verbs}

    def _only_planned(self, inside: Sequence[Token]) -> bool:
        """Whether all verbs of a sentence speak of what is to come: "На 21 октября запланирована встреча"."""
        verbs = [t for t in inside if t.readings[:1] and t.readings[0].pos in ("V", "PS")]
        telling = [t for t in verbs if t.lemmas & (_PLANNED | _MOVED)]
        tenses = {tense_of(t) for t in verbs if not t.lemmas & _TELLING} - {""}
        was = any(self._words.tokens[t.index - 1].lower in _WERE for t in telling if t.index)
        return bool(telling) and tenses == {"futr"} and not was

    def _relative_year(self, words: str, at: int) -> int | None:
        if words.lower().startswith("то"):
            earlier = [y for start, y in self._years if start < at]
            return earlier[-1] if earlier else None
        shift = years_away(words)
        if shift == 1 and self._told_tense(at) == "past" and (told := self._from_told(at, 1)):
            return told  # "на следующий год министр посетил Рим"
        return self._published.year + shift if self._published is not None and shift is not None else None

    def _later(self, m: re.Match[str]) -> Found | None:
        """ "Годом позже министр посетил Рим": counted from the year told last."""
        number = field(m, "n")
        count = forms.NUMBERS.get(number.lower()) or (int(number) if number.isdigit() else 1)
        back = (m["way"] or "").lower().startswith("ран")
        if not m["way"] and self._told_tense(m.start()) != "past":
            return None
        year = self._from_told(m.start(), -count if back else count)
        return Found(m.start(), m.end(), f"{year:04d}") if year else None

    def _from_told(self, at: int, shift: int) -> int | None:
        """The year so many years from the one told last before ``at``; None for one yet to come."""
        told = [year for start, year in self._years if at - _NEAR <= start < at]
        year = told[-1] + shift if told else None
        known = year is not None and (self._published is None or year <= self._published.year)
        return year if known else None

    def _stamped(self, end: int) -> bool:
        return bool(forms.STAMP_TAIL.match(self._text, end))
