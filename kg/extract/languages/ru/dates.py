"""Time expressions of Russian news, resolved against the publication date.

Forms: "21 ноября 2025 года", "27–28 ноября", "в октябре прошлого года", "весной 2019 года", "в 2017 году",
"в четверг", "накануне", "сегодня", "на следующей неделе", "в августе того же года", "22.08.2025".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.extract.times import When, day, nearest_year, weekday
from kg.extract.words import Token, Words

_MONTHS = [
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
]
_MONTH = (
    r"(?P<month>январ[яьею]|феврал[яьею]|март[аеу]?|апрел[яьею]|ма[яйюе]|июн[яьею]|июл[яьею]|август[аеу]?"
    r"|сентябр[яьею]|октябр[яьею]|ноябр[яьею]|декабр[яьею])"
)
_YEAR = r"(?:\s+(?P<year>(?:1[5-9]|20)\d\d)(?:-?(?:го|м))?(?:\s*(?:года|году|год|г\.?)(?!\w))?)"
_RELATIVE_YEAR = (
    r"(?:\s+(?P<relyear>прошлого|минувшего|того\s+же|этого|нынешнего|текущего|будущего|следующего|позапрошлого)"
    r"\s+года)"
)
_DASH = r"\s*[-–—−‑]\s*"
_DAY = re.compile(
    rf"(?<!\d)(?P<day>[0-3]?\d)(?:-?го|-е)?(?:(?:{_DASH}|\s+и\s+|\s*,\s*)(?P<day2>[0-3]?\d)(?:-?го|-е)?)?\s+{_MONTH}(?!\w)(?:{_YEAR}|{_RELATIVE_YEAR})?",
    re.I,
)
_SPAN = re.compile(
    rf"(?<!\w)с[о]?\s+(?P<day>[0-3]?\d)\s+{_MONTH}{_YEAR}?\s+по\s+(?P<day2>[0-3]?\d)\s+(?P<month2>[а-я]+)"
    rf"{_YEAR.replace('?P<year>', '?P<year2>')}?",
    re.I,
)
_NUMERIC = re.compile(
    r"(?<![\d.])(?P<day>[0-3]?\d)\s*[./]\s*(?P<num>[01]?\d)\s*[./]\s*(?P<year>20\d\d|19\d\d)(?!\d)"
)
_ISO = re.compile(r"(?<!\d)(?P<year>20\d\d|19\d\d)-(?P<num>[01]\d)-(?P<day>[0-3]\d)(?!\d)")
_MONTHLY = re.compile(
    rf"(?<!\w)(?:в|к|до|с|на|за|начала|конца|середине|конце|начале)\s+(?:(?:минувшем|прошлом|этом|нынешнем|будущем|следующем|текущем)\s+)?{_MONTH}(?!\w)(?:{_YEAR}|{_RELATIVE_YEAR})?",
    re.I,
)
_BARE_MONTH = re.compile(rf"(?<!\w){_MONTH}(?!\w){_YEAR}", re.I)
_SEASON = re.compile(
    rf"(?<!\w)(?:зимой|весной|летом|осенью|весны|лета|осени|зимы)(?:{_YEAR}|{_RELATIVE_YEAR})", re.I
)
_YEARLY = re.compile(r"(?<![\d–—-])(?P<year>(?:19|20)\d\d)(?:-?м)?\s*(?:году|года|г\.)(?!\w)", re.I)
_IN_YEAR = re.compile(r"(?<!\w)в\s+(?P<year>(?:19|20)\d\d)-?(?:м|ом)(?!\w)", re.I)
_RELYEARLY = re.compile(
    r"(?<!\w)в\s+(?P<relyear>прошлом|минувшем|этом|нынешнем|текущем|будущем|следующем|том\s+же)\s+году(?!\w)",
    re.I,
)
_WEEKDAYS = {
    "понедельник": 0,
    "вторник": 1,
    "сред": 2,
    "четверг": 3,
    "пятниц": 4,
    "суббот": 5,
    "воскресень": 6,
}
_WEEKDAY = re.compile(
    r"(?<!\w)(?:во?\s+|утром\s+|вечером\s+)?(?:(?P<which>минувш\w+|прошл\w+|ближайш\w+|следующ\w+|эт\w+)\s+)?(?P<weekday>понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)(?!\w)",
    re.I,
)
_DAYS = {"сегодня": 0, "вчера": -1, "накануне": -1, "завтра": 1, "послезавтра": 2, "позавчера": -2}
_DAYWORD = re.compile(
    r"(?<!\w)(?P<word>сегодня|вчера|накануне|завтра|послезавтра|позавчера)(?!\w)(?!\s+(?:во?\s+)?(?:саммита|визита|встречи|форума|\d))",
    re.I,
)
_AGO = re.compile(
    r"(?<!\w)(?P<n>два|двумя|три|тремя|четыре|пять|\d{1,2})\s+(?:дня|днями|дней)\s+(?P<dir>назад|ранее|раньше)",
    re.I,
)
_WEEK = re.compile(
    r"(?<!\w)на\s+(?P<which>следующей|будущей|прошлой|минувшей|этой|текущей|предстоящей)\s+неделе", re.I
)
_THIS_MONTH = re.compile(
    r"(?<!\w)в\s+(?P<which>этом|текущем|прошлом|минувшем|следующем|будущем)\s+месяце", re.I
)
_DAY_OF = re.compile(r"(?<!\w)(?P<day>[0-3]?\d)(?:-?го)?\s+(?:числа)(?!\w)", re.I)
_STAMP_TAIL = re.compile(r"\s+(?:года\s+)?\d{1,2}:\d\d")
_SHIFT = {
    "прошл": -1,
    "минувш": -1,
    "позапрошл": -2,
    "этог": 0,
    "этом": 0,
    "нынешн": 0,
    "текущ": 0,
    "будущ": 1,
    "следующ": 1,
}
_NUMBERS = {"два": 2, "двумя": 2, "три": 3, "тремя": 3, "четыре": 4, "пять": 5}


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    value: str
    stamp: bool = False
    last_day: str = ""


_Read = Callable[[re.Match[str]], _Found | None]


def find(words: Words, published: datetime.date | None, *, body_start: int = 0) -> list[When]:
    """Return the time expressions of a text that resolve to a date, in order, without overlap.

    Expressions relative to a publication date that is not known, and days without a year then, are left out.
    Expressions before ``body_start`` (title and date line) are left out.
    """
    reader = _Reader(words, published)
    taken: list[_Found] = []
    for found in reader.all():
        if found.start >= body_start and all(found.end <= t.start or found.start >= t.end for t in taken):
            taken.append(found)
    taken.sort(key=lambda f: f.start)
    return [When(words.at(f.start), words.at(f.end - 1), f.value, f.stamp, f.last_day) for f in taken]


class _Reader:
    def __init__(self, words: Words, published: datetime.date | None) -> None:
        self._words = words
        self._text = words.text
        self._published = published
        self._years: list[tuple[int, int]] = []

    def all(self) -> Iterator[_Found]:
        self._years = sorted(
            (m.start(), int(m.group("year")))
            for m in re.finditer(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)", self._text)
        )
        yield from self._each(_ISO, self._numeric)
        yield from self._each(_NUMERIC, self._numeric)
        yield from self._each(_SPAN, self._span)
        yield from self._each(_DAY, self._day)
        yield from self._each(_MONTHLY, self._month)
        yield from self._each(_BARE_MONTH, self._month)
        yield from self._each(_SEASON, self._season)
        yield from self._each(_YEARLY, self._yearly)
        yield from self._each(_IN_YEAR, self._yearly)
        yield from self._each(_RELYEARLY, self._season)
        if self._published is not None:
            yield from self._each(_WEEKDAY, self._weekday)
            yield from self._each(_DAYWORD, self._dayword)
            yield from self._each(_AGO, self._ago)
            yield from self._each(_WEEK, self._week)
            yield from self._each(_THIS_MONTH, self._this_month)
            yield from self._each(_DAY_OF, self._day_of)

    def _each(self, pattern: re.Pattern[str], read: _Read) -> Iterator[_Found]:
        for match in pattern.finditer(self._text):
            found = read(match)
            if found is not None:
                yield found

    def _numeric(self, m: re.Match[str]) -> _Found | None:
        value = day(int(m["year"]), int(m["num"]), int(m["day"]))
        return _Found(m.start(), m.end(), value, self._stamped(m.end())) if value else None

    def _day(self, m: re.Match[str]) -> _Found | None:
        month = _month_number(m["month"])
        year = self._year(m, month, int(m["day"]))
        value = day(year, month, int(m["day"])) if year else None
        if value is None or year is None:
            return None
        last = day(year, month, int(m["day2"])) if m["day2"] else None
        return _Found(m.start(), m.end(), value, self._stamped(m.end()), last or "")

    def _span(self, m: re.Match[str]) -> _Found | None:
        """The first day; the year may stand at the end only.

        "с 31 мая по 8 июня 2023 года".
        """
        month, groups = _month_number(m["month"]), m.groupdict()
        year = groups["year"] or groups["year2"]
        number = (
            int(year)
            if year
            else nearest_year(self._published, month, int(m["day"]))
            if self._published
            else None
        )
        value = day(number, month, int(m["day"])) if number else None
        return _Found(m.start(), m.end(), value) if value else None

    def _month(self, m: re.Match[str]) -> _Found | None:
        month = _month_number(m["month"])
        year = self._year(m, month, 15)
        return _Found(m.start(), m.end(), f"{year:04d}-{month:02d}") if year else None

    def _season(self, m: re.Match[str]) -> _Found | None:
        groups = m.groupdict()
        year = (
            int(groups["year"])
            if groups.get("year")
            else self._relative_year(groups.get("relyear") or "", m.start())
        )
        return _Found(m.start(), m.end(), f"{year:04d}") if year else None

    def _yearly(self, m: re.Match[str]) -> _Found:
        return _Found(m.start(), m.end(), m["year"])

    def _year(self, m: re.Match[str], month: int, number: int) -> int | None:
        if m["year"]:
            return int(m["year"])
        if m["relyear"]:
            return self._relative_year(m["relyear"], m.start())
        return nearest_year(self._published, month, number) if self._published else None

    def _relative_year(self, words: str, at: int) -> int | None:
        if words.lower().startswith("то"):
            earlier = [y for start, y in self._years if start < at]
            return earlier[-1] if earlier else None
        shift = next((s for stem, s in _SHIFT.items() if words.lower().startswith(stem)), None)
        return self._published.year + shift if self._published is not None and shift is not None else None

    def _weekday(self, m: re.Match[str]) -> _Found | None:
        assert self._published is not None
        if not m.group().lower().startswith(("в ", "во ", "утром", "вечером")) and not m["which"]:
            return None
        number = next(n for stem, n in _WEEKDAYS.items() if m["weekday"].lower().startswith(stem))
        which = (m["which"] or "").lower()
        ahead = which.startswith(("ближ", "след")) or (not which and self._ahead(m.start()))
        found = weekday(self._published, number, ahead=ahead)
        if which.startswith(("прошл", "минувш")) and found == self._published:
            found -= datetime.timedelta(days=7)
        return _Found(m.start(), m.end(), found.isoformat())

    def _ahead(self, at: int) -> bool:
        """Whether the verb nearest to ``at`` in its sentence speaks of something to come."""
        index = min(self._words.at(at), len(self._words.tokens) - 1)
        tenses = [t for t in self._words.inside(self._words.tokens[index].sentence) if _tense(t)]
        nearest = min(tenses, key=lambda t: abs(t.index - index), default=None)
        return nearest is not None and _tense(nearest) == "futr"

    def _dayword(self, m: re.Match[str]) -> _Found | None:
        assert self._published is not None
        date = self._published + datetime.timedelta(days=_DAYS[m["word"].lower()])
        return _Found(m.start(), m.end(), date.isoformat())

    def _ago(self, m: re.Match[str]) -> _Found | None:
        assert self._published is not None
        number = _NUMBERS.get(m["n"].lower()) or (int(m["n"]) if m["n"].isdigit() else None)
        if number is None:
            return None
        return _Found(m.start(), m.end(), (self._published - datetime.timedelta(days=number)).isoformat())

    def _week(self, m: re.Match[str]) -> _Found:
        assert self._published is not None
        shift = {"с": 7, "б": 7, "п": -7, "м": -7}.get(m["which"][0].lower(), 0)
        shift = 7 if m["which"].lower() == "предстоящей" else shift
        monday = self._published - datetime.timedelta(days=self._published.weekday() - shift)
        sunday = monday + datetime.timedelta(days=6)
        same = monday.month == sunday.month
        return _Found(
            m.start(),
            m.end(),
            f"{monday.year:04d}-{monday.month:02d}" if same else f"{sunday.year:04d}-{sunday.month:02d}",
        )

    def _this_month(self, m: re.Match[str]) -> _Found:
        assert self._published is not None
        shift = {"п": -1, "м": -1, "с": 1, "б": 1}.get(m["which"][0].lower(), 0)
        index = self._published.year * 12 + self._published.month - 1 + shift
        return _Found(m.start(), m.end(), f"{index // 12:04d}-{index % 12 + 1:02d}")

    def _day_of(self, m: re.Match[str]) -> _Found | None:
        assert self._published is not None
        value = day(self._published.year, self._published.month, int(m["day"]))
        return _Found(m.start(), m.end(), value) if value else None

    def _stamped(self, end: int) -> bool:
        return bool(_STAMP_TAIL.match(self._text, end))


_GOING = frozenset(
    [
        "прибывать",
        "прилетать",
        "приезжать",
        "вылетать",
        "отправляться",
        "лететь",
        "ехать",
        "встречаться",
        "ожидаться",
        "планироваться",
        "намечаться",
        "предстоять",
    ]
)


def _tense(token: Token) -> str:
    """Return 'futr' or 'past' for a verb that tells when, '' for any other word; plans count as future."""
    if not token.readings or token.readings[0].pos not in ("V", "PS"):
        return ""
    tags = token.readings[0].tags
    if "1per" in tags:
        return ""
    if "futr" in tags or (token.lemmas & _GOING and "past" not in tags):
        return "futr"
    return "past" if "past" in tags or token.readings[0].pos == "PS" else ""


def _month_number(text: str) -> int:
    lower = text.lower()
    return next(
        i
        for i, stem in enumerate(_MONTHS, 1)
        if lower.startswith(stem) and (stem != "ма" or not lower.startswith("март"))
    )
