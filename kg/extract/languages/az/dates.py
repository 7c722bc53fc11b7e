"""Time expressions of Azerbaijani news, resolved against the publication date.

Forms: "noyabrın 21-də", "21 noyabr 2025-ci il", "2023-cü il iyunun 14-də", "ötən ilin iyununda", "martın
5-7-də",
"dünən", "cümə axşamı", "iki gün əvvəl", "gələn həftə", "həmin gün", "21.11.2025".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from kg.extract.languages.az import date_patterns as forms
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.named_days import is_name
from kg.extract.languages.az.that_day import is_of_matter
from kg.extract.times import When, day, month_away, month_of_week, nearest_year, season_year, weekday
from kg.extract.words import Words
from kg.extract.years import Cues, in_told_years

Found = tuple[str, str]
"""A value and the last day of a range ('' for none)."""


def find(words: Words, published: datetime.date | None, *, body_start: int = 0) -> list[When]:
    """Return the time expressions of a text in its order; those of its date line are left out."""
    reader = _Reader(words, published, lower(words.text))
    whens = [w for w in reader.whens() if not (_in_date_line(words, w, body_start) or is_name(words, w))]
    whens = list(_with_bare_days(words, whens))
    return _in_year_of_month(words, in_told_years(words, _ranges(words, whens), _YEARS))


_YEARS = Cues(
    bare=forms.BARE,
    parting=frozenset(("isə", "amma", "lakin", "indi", "bu", "hazırda")) | forms.OF_CAREERS,
    counting=("%", "faiz", "milyard", "milyon", "min"),
    then=frozenset(("onda",)),
)


_PLUPERFECT = tuple(f"m{v}şd{v}{p}" for v in "ıiuü" for p in ("", "lar", "lər"))
# "2019-cu ilin mayında": a month whose year is said.
_OF_YEAR = re.compile(r"\d{4}|(?:həmin|ötən|keçən|o) il")


# "avqustun 23-də Tbilisidə, | 24-də | Yerevanda": a day of the month told before it.
# A weekend told on it is that one.
_SATURDAY = 5
_BARE_DAY = re.compile(r"([0-3]?\d)-d[əa]")


def _with_bare_days(words: Words, whens: Sequence[When]) -> Iterator[When]:
    """Yield the days with those after a comma that leave out their month, each later than that before."""
    for n, when in enumerate(whens):
        yield when
        if len(when.value) != len("YYYY-MM-DD") or when.end or when.stamp:
            continue
        stop = whens[n + 1].first if n + 1 < len(whens) else len(words.tokens)
        before = when
        for token in words.tokens[when.last + 1 : stop]:
            if token.sentence != words.tokens[when.first].sentence:
                break
            bare = _BARE_DAY.fullmatch(token.lower)
            joined = words.tokens[token.index - 1].lower in (",", "və")
            value = f"{before.value[:8]}{int(bare[1]):02d}" if bare and joined else ""
            if value > before.value and day(*map(int, value.split("-"))):
                before = replace(when, first=token.index, last=token.index, value=value)
                yield before


def _in_year_of_month(words: Words, whens: Sequence[When]) -> list[When]:
    """Put a later month or day without a year into the year of the month before it in its sentence, or in the
    one before where it goes on with that: "2019-cu ilin mayında Romada, | iyunda isə Limada olub", "2019-cu
    ilin mayında görüşüblər. Sonra | iyunda Romada, | iyulda Limada danışıblar".
    """
    out: list[When] = []
    moved: list[When] = []
    for when in whens:
        before = out[-1] if out and _is_beside(words, out[-1], when, moved) else None
        value = before.value[:4] + when.value[4:] if before is not None and len(when.value) > 4 else ""
        if before is not None and before.value[:7] <= value[:7] and value[5:] != "02-29":
            when = replace(when, value=value, end=value[:4] + when.end[4:] if when.end else "")
            moved.append(when)
        out.append(when)
    return out


def _is_beside(words: Words, before: When, when: When, moved: Sequence[When]) -> bool:
    """Whether a month with a year stands before a bare one in a sentence, and nothing parts them; or in the
    sentence before, with which this one goes on."""
    sentence = words.sentence_of(when.first)
    follows = _goes_on_with(words, before, when)
    if before.since or not (before.first >= sentence.first or follows):
        return False
    # "2019-cu ildə A gəlmiş, iyunda isə B getmişdi"
    told = any(t.lower.endswith(_PLUPERFECT) for t in words.tokens[when.last : sentence.last + 1])
    if len(before.value) == 4 and (follows or not told):
        return False
    bare = forms.BARE.fullmatch(lower(words.quote(when.first, when.last))) and not when.stamp
    said = before in moved or _OF_YEAR.search(lower(words.quote(before.first, before.last)))
    between = {t.lower for t in words.tokens[before.last + 1 : when.first]}
    return bool(bare and said) and between.isdisjoint(_YEARS.parting - {"isə"})


def _goes_on_with(words: Words, before: When, when: When) -> bool:
    """Whether a sentence about what has been goes on with what the one before told: "Sonra onlar iyunda
    görüşüblər"."""
    sentence = words.sentence_of(when.first)
    if words.tokens[before.first].sentence != sentence.index - 1:
        return False
    ahead = any(forms.FUTURE.search(t.lower) for t in words.tokens[when.last : sentence.last + 1])
    return words.tokens[sentence.first].lower in _THEN and not ahead


# "Sonra", "Daha sonra", "Ardınca"
_THEN = frozenset(["sonra", "daha", "ardınca", "ardından", "yenidən"])


def _ranges(words: Words, whens: Sequence[When]) -> list[When]:
    """Join the two days of a range in two months, "oktyabrın 31-dən noyabrın 3-dək", and a day of the week
    with its date.
    """
    out: list[When] = []
    for when in whens:
        before = out[-1] if out else None
        if before is not None and _is_day_of(words, before, when):
            out[-1] = replace(when, first=before.first)
        elif before is not None and _goes_until(words, before, when):
            out[-1] = replace(before, last=when.last, end=when.value)
        else:
            out.append(when)
    return out


def _is_day_of(words: Words, named: When, dated: When) -> bool:
    """Whether a date only says which day of the week is meant: "çərşənbə günü, | martın 5-də"."""
    apart = [t.text for t in words.tokens[named.last + 1 : dated.first]] == [","]
    told = words.quote(named.first, named.last).lower()
    by_name = told.startswith(forms.WEEKDAYS) and len(dated.value) == 10 and not named.end
    return apart and by_name and not words.tokens[dated.first].lower.startswith(forms.WEEKDAYS)


def _goes_until(words: Words, one: When, other: When) -> bool:
    if one.last + 1 != other.first or not len(one.value) == len(other.value) == 10 or one.end:
        return False
    since, until = (lower(words.tokens[w.last].text) for w in (one, other))
    follows = lower(words.tokens[min(other.last + 1, len(words.tokens) - 1)].text)
    closed = until.endswith(("dək", "dak")) or {until, follows} & {"qədər", "kimi"}
    return one.value < other.value and since.endswith(("dən", "dan")) and bool(closed)


def _in_date_line(words: Words, when: When, body_start: int) -> bool:
    """Whether an expression stands in a line before the body that is little but a date."""
    start, end = words.span(when.first, when.last)
    if end > body_start:
        return False
    line = words.text[words.text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
    rest = forms.ANY.sub(" ", lower(line))
    return len(re.findall(r"[^\W\d_]{2,}", rest)) <= 1


# Before "iki gün əvvəl" and "iki gün sonra": from which day is counted.
_OF_THIS: tuple[str, ...] = (" ondan", " bundan")
_OF_EVENTS: tuple[str, ...] = (
    "iclasdan", "sammitdən", "forumdan", "səfərdən", "görüşdən", "danışıqlardan", "tədbirdən", "mərasimdən",
    "konfransdan", "toplantıdan", "imzalanmadan", *_OF_THIS,
)  # fmt: skip
# Ends of verbs in the past that nouns have, too: "Peru | Prezidenti", "NATO | sammiti".
_LIKE_NOUNS = ("dı", "di", "du", "dü", "tı", "ti", "tu", "tü")
# So long is a date without its day.
_MONTH = 7
# "Bir gün əvvəl" that opens a sentence counts from a day that is so long ago at most.
_LATELY = 21
# "| Bir gün əvvəl isə" counts from a day told so many sentences before at most.
_NEAR = 3
# And what had been, "görüşmüşdü", from one told so many before.
_FAR = 8
# And, for what is still to be, from one that is so far off at most.
_SOON = 60
# What ends a sentence, and how many tokens a line with the day of a page has at most.
_STOPS, _LINE = frozenset(".!?…"), 20
# So many sentences at most a day is kept over what is said of others.
_KEPT = 2
# "həmin ayın sonunda"
_SAME = ("həmin", "elə", "o ")
_SAME_DAY = ("həmin", "elə", "eyni")


class _Reader:
    """One text. ``_day``, ``_month`` and ``_year`` are those spoken of last, for "həmin gün", "həmin ayın
    sonunda", "həmin ilin mayında".
    """

    def __init__(self, words: Words, published: datetime.date | None, text: str) -> None:
        self._words, self._published, self._text = words, published, text
        self._day = self._month = self._last = ""
        self._year = 0
        self._told = -1  # the sentence that told that day
        self._one = True  # whether it was one day and no more
        self._of_past = False  # whether a month with its year was spoken of last

    def whens(self) -> Iterator[When]:
        at = 0
        while (match := forms.ANY.search(self._text, at)) is not None:
            at = match.end()
            found = self._value(match)
            if found is None:
                continue
            value, end = found
            self._year = int(value[:4])
            first, last = self._words.at(match.start()), self._words.at(match.end() - 1)
            if len(value) == len("YYYY-MM-DD") and not self._is_stamp(value, match.start()):
                self._know(value, first, last)
                self._one = not end
            self._month = value[:7] if len(value) > 4 else self._month
            self._last = value
            said = match["month"] or match["amonth"]
            self._of_past = bool(said) and len(value) == _MONTH and bool(self._said_year(match))
            since = bool(match["since"]) and len(value) < 10
            ahead = bool(match["until"] or match["monthend"])
            yield When(first, last, value, end=end, since=since, ahead=ahead)

    def _know(self, value: str, first: int, last: int) -> None:
        """Keep a day for "həmin gün": one of a matter only where no other is told right before."""
        sentence = self._words.tokens[first].sentence
        if not self._day or sentence - self._told > _KEPT or not is_of_matter(self._words, first, last):
            self._day, self._told = value, sentence

    def _is_stamp(self, value: str, at: int) -> bool:
        """Whether a day is that of the page, in a line that is no sentence: "25 avqust 2012 09:15"."""
        tokens = self._words.tokens
        sentence = self._words.sentences[tokens[self._words.at(at)].sentence]
        line = tokens[sentence.last].text not in _STOPS and sentence.last - sentence.first < _LINE
        return line and self._published is not None and value == self._published.isoformat()

    def _value(self, m: re.Match[str]) -> Found | None:
        if m["same"] or m["nextday"]:
            return self._of_day_before(m)
        if m["month"] or m["amonth"]:
            return self._in_month(m)
        if m["fullday"]:
            return self._in_figures(m)
        if m["weekday"]:
            return self._weekday(m)
        if m["season"]:
            return self._season(m) if self._published is not None else None
        if m["word"] or m["count"] or m["week"] or m["weekend"] or m["themonth"]:
            return self._relative(m) if self._published is not None else None
        year = self._said_year(m)
        return (f"{year:04d}", "") if year else None

    def _of_day_before(self, m: re.Match[str]) -> Found | None:
        in_month = bool(m["same"]) and self._of_past and not self._day.startswith(self._last)
        if in_month and m["same"].startswith(_SAME_DAY):
            return self._last, ""  # "2022-ci ilin sentyabrında ..., həmin gün"
        if not self._day:
            return None
        if m["later"] and not (self._one and self._sentence(m) - self._told <= 1):
            return None  # "Axşam isə": of the day told in this sentence or the one before
        shift = 1 if m["nextday"] else 0
        return (datetime.date.fromisoformat(self._day) + datetime.timedelta(days=shift)).isoformat(), ""

    def _sentence(self, m: re.Match[str]) -> int:
        return self._words.tokens[self._words.at(m.start())].sentence

    def _in_month(self, m: re.Match[str]) -> Found | None:
        """A month with a day, a range of days, or neither; its year said before or after it, or near."""
        if not m["month"] and not m["bday"] and self._is_name(m):
            return None
        month = forms.month_number(m["month"] or m["amonth"])
        first = m["day"] or m["bday"]
        number = int(first) if first else 0
        year = self._said_year(m)
        if not year and self._published is not None:
            year = nearest_year(self._published, month, number or 15)
        if not year or not 1500 <= year <= 2200:
            return None
        if not number:
            bare = not m["mend"] and not m["year"] and not m["yearafter"] and not m["relyear"]
            return None if bare and m["amonth"] == m[0].strip() else (f"{year:04d}-{month:02d}", "")
        value = day(year, month, number)
        last = m["dayto"] or m["bdayto"] or m["dayuntil"]
        end = day(year, month, int(last)) if last else None
        return (value, end if end and end > value else "") if value else None

    def _is_name(self, m: re.Match[str]) -> bool:
        """Whether a month alone is a capital word, and so a name: "Maya Sandu", "Martin"."""
        at = m.start("amonth")
        if re.search(r"\s+ay", m[0]):
            return False  # "May ayında"
        ending = m["mend"] or ""
        foreign = m["amonth"] == "mart" and "i" in ending
        return self._words.text[at].isupper() and (foreign or ending in ("a", "ə", ""))

    def _in_figures(self, m: re.Match[str]) -> Found | None:
        number, month, year = (int(n) for n in re.split(r"[./-]", m["fullday"]))
        value = day(year, month, number)
        return (value, "") if value else None

    def _said_year(self, m: re.Match[str]) -> int:
        said = m["year"] or m["yearafter"]
        if said:
            return int(said)
        relative = m["relyear"] or m["relyearalone"]
        if not relative:
            return int(m["yearalone"] or 0)
        if relative.startswith(("həmin", "o ", "eyni", "elə")):
            return self._year
        shift = forms.YEARS.get(relative.split()[0], 0)
        if shift == 1 and self._year_after(m, 1):
            return self._year_after(m, 1)
        return self._published.year + shift if self._published is not None else 0

    def _weekday(self, m: re.Match[str]) -> Found | None:
        if self._published is None:
            return None
        if m["ofweek"]:
            return self._day_of_week(m), ""
        which = m["which"] or ""
        ahead = which.startswith(("gələn", "növbəti", "qarşıdakı")) or (not which and self._ahead(m.end()))
        date = weekday(self._published, forms.WEEKDAYS.index(m["weekday"]), ahead=ahead)
        if date == self._published and which.startswith(("ötən", "keçən")):
            date -= datetime.timedelta(days=7)
        return date.isoformat(), ""

    def _day_of_week(self, m: re.Match[str]) -> str:
        """ "ötən həftənin cümə günü": a day of the week before that of the publication."""
        assert self._published is not None
        days = 7 * forms.NEAR[m["ofweek"].split()[0]] + forms.WEEKDAYS.index(m["weekday"])
        return (self._published + datetime.timedelta(days=days - self._published.weekday())).isoformat()

    def _season(self, m: re.Match[str]) -> Found:
        """ "ötən yay", "gələn payız": the year in which it lies."""
        assert self._published is not None
        year = season_year(self._published, forms.SEASONS[m["season"]], forms.NEAR.get(m["near"], 0))
        return f"{year:04d}", ""

    def _ahead(self, at: int) -> bool:
        """Whether the next verb of the sentence speaks of what is to come."""
        index = min(self._words.at(at), len(self._words.tokens) - 1)
        sentence = self._words.sentence_of(index)
        tokens = self._words.tokens[index : sentence.last + 1]
        for token, after in zip_longest(tokens, tokens[1:]):
            word = lower(token.text)
            if forms.FUTURE.search(word) and word != "gözlənilməz":
                return True
            ends = after is None or after.shape == "mark" or not word.endswith(_LIKE_NOUNS)
            if forms.PAST.search(word) and ends:
                return False
        return False

    def _relative(self, m: re.Match[str]) -> Found | None:
        assert self._published is not None
        if m["word"]:
            return self._days_away(forms.DAYS[re.sub(r"\s+", " ", m["word"])])
        if m["count"]:
            return self._ago(m)
        if m["weekend"]:
            return self._weekend(m)
        if m["themonth"] and m["themonth"].startswith(_SAME):
            return self._day_in(self._month, m) if self._month else None
        shift = forms.NEAR[(m["week"] or m["themonth"]).split()[0]]
        if m["week"]:
            return month_of_week(self._published, shift), ""
        return self._day_in(month_away(self._published, shift), m)

    def _weekend(self, m: re.Match[str]) -> Found | None:
        """ "ötən həftəsonu", "həftəsonu": the month of that week, the last one if none is to come."""
        assert self._published is not None
        which, ahead = m["weekend"].split()[0], self._ahead(m.end())
        last = 0 if ahead or self._published.weekday() >= _SATURDAY else -1
        return month_of_week(self._published, last if which.startswith("həftə") else forms.NEAR[which]), ""

    def _day_in(self, month: str, m: re.Match[str]) -> Found | None:
        """The day of a month that is told behind it, "həmin ayın | 12-də"; the month where none is."""
        if not m["mday"]:
            return month, ""
        year, number = int(month[:4]), int(month[5:])
        value = day(year, number, int(m["mday"]))
        end = day(year, number, int(m["mdayto"])) if m["mdayto"] else None
        return (value, end or "") if value else None

    def _days_after(self, days: int) -> Found | None:
        """ "bir gün sonra isə": after the day spoken of last."""
        if not self._day:
            return None
        return (datetime.date.fromisoformat(self._day) + datetime.timedelta(days=days)).isoformat(), ""

    def _opens_after_day(self, m: re.Match[str]) -> bool:
        """Whether an expression opens a sentence, and the one before told a day lately: "Martın 10-da
        görüşüb. | Bir gün əvvəl o, Parisdə olub"; or its own did: "görüşüb, | bir gün əvvəl isə"."""
        tokens, sentences = self._words.tokens, self._words.sentences
        opening = tokens[self._words.at(m.start())]
        opens = opening.index == sentences[opening.sentence].first
        after = opening.sentence - self._told
        contrasted = self._text[m.end() :].startswith(" isə")
        told = opens and (after == 1 or (contrasted and 0 < after <= _NEAR))
        told = told or (contrasted and tokens[opening.index - 1].text == "," and after == 0)
        # "A martın 5-də gəlib. O, | bir gün əvvəl Limada B ilə görüşmüşdü"
        ends = tokens[sentences[opening.sentence].last - 1].lower
        told = told or (0 < after <= _FAR and ends.endswith(_PLUPERFECT))
        if not told or not self._day or self._published is None:
            return False
        ago = (self._published - datetime.date.fromisoformat(self._day)).days
        # "Martın 20-də Limaya gedəcək. | Bir gün əvvəl A-nı qəbul edəcək", and not "qəbul edib"
        return 0 <= ago <= _LATELY or (-_SOON <= ago < 0 and self._ahead(m.end()))

    def _is_eve(self, m: re.Match[str]) -> bool:
        """Whether "bir gün əvvəl" is the day before that of the news, which was yesterday: "Martın 10-da A
        B-ni qəbul edib. A | bir gün əvvəl C ilə danışıb", of March 11; from today one counts by "dünən"."""
        assert self._published is not None
        near = 0 < self._sentence(m) - self._told <= _FAR
        return near and self._day == self._days_away(-1)[0] and not self._ahead(m.end())

    def _days_away(self, days: int) -> Found:
        assert self._published is not None
        return (self._published + datetime.timedelta(days=days)).isoformat(), ""

    def _ago(self, m: re.Match[str]) -> Found | None:
        """ "iki gün əvvəl", "bir həftə sonra": days count to the day, months and years to themselves."""
        assert self._published is not None
        number = forms.NUMBERS.get(m["count"]) or (int(m["count"]) if m["count"].isdigit() else 0)
        shift = number if m["way"].startswith("sonra") else -number
        before = self._text[: m.start()].rstrip()
        if before.endswith(("dan", "dən")):
            # "iclasdan bir gün əvvəl": before the day spoken of last
            counted = m["unit"] == "gün" and before.endswith(_OF_EVENTS)
            return self._days_after(shift) if counted else None
        if not number:
            return None
        if m["unit"] == "gün":
            after = shift > 0 and not self._ahead(m.end())
            if after or self._opens_after_day(m) or (shift == -1 and self._is_eve(m)):
                return self._days_after(shift)
            return self._days_away(shift)
        if m["unit"] == "həftə":
            # "iki həftə sonra" of what has been counts from the day told last; the month is what is sure
            told = shift > 0 and not self._ahead(m.end())
            found = self._days_after(7 * shift) if told else self._days_away(7 * shift)
            return (found[0][:_MONTH], "") if found is not None else None
        if m["unit"] == "ay":
            return month_away(self._published, shift), ""
        year = (self._year_after(m, shift) if shift > 0 else 0) or self._published.year + shift
        return (f"{year:04d}", "") if m["unit"] == "il" else None

    def _year_after(self, m: re.Match[str], shift: int) -> int:
        """The year so many years after the one told last, for what has been: "növbəti il Romada olub"; else
        0.
        """
        year = self._year + shift if self._year else 0
        past = self._published is not None and 0 < year <= self._published.year
        return year if past and not self._ahead(m.end()) else 0
