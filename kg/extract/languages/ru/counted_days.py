"""Days counted from one told before: "в тот же день", "днем ранее", "во второй день визита"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from operator import attrgetter

from kg.extract.expressions import Found
from kg.extract.languages.ru import date_patterns as forms
from kg.extract.times import day
from kg.extract.words import Sentence, Words


def add(text: str, taken: list[Found], body_start: int, published: datetime.date | None) -> None:
    """Add to the expressions of a text those that are counted from others, in the order of the text."""
    found = [*forms.SAME_DAY.finditer(text), *forms.DAY_BEFORE.finditer(text)]
    found += forms.DAY_OF_STAY.finditer(text)
    for match in sorted(found, key=lambda m: m.start()):
        over = [f for f in taken if f.start < match.end() and match.start() < f.end]
        told = [f for f in taken if body_start <= f.start and f.end <= match.start() and f.is_day]
        last = _counted_from(text, match, [f for f in told if not f.stamp])
        value = _value(match, last) if last is not None else ""
        if not value or last is None or (over and not _counts_anew(match, last, published)):
            continue
        for f in over:
            taken.remove(f)
        taken.append(Found(match.start(), match.end(), value))
    for counted in _days_of_month(text, taken, body_start):
        taken.append(counted)


def _counted_from(text: str, match: re.Match[str], told: list[Found]) -> Found | None:
    """The day told last, for a day of a stay the last days or arrival of one."""
    if match.re is forms.DAY_OF_STAY.pattern:
        days = [f for f in told if f.last_day]
        told = days or [f for f in told if _ARRIVAL.search(_sentence(text, f.start))]
    if match.re is forms.SAME_DAY.pattern:
        told = [f for f in told if not f.last_day]
    told = [f for f in told if not is_of_thing(text, f)]
    return max(told, key=attrgetter("start"), default=None)


def is_of_thing(text: str, told: Found) -> bool:
    """Whether a day only says since or until when something is: "о договоре, подписанном | 5 мая", "обсудили
    учения, намеченные на | 5 мая", "отсрочка, о которой | накануне приняли закон"; but "на встрече, прошедшей
    | 5 мая", is of an event."""
    before = _sentence(text, told.start)
    before = text[max(told.start - len(before), 0) : told.start]
    before = before[max((before.rfind(mark) + 1 for mark in _STOPS), default=0) :]
    what, comma, said = before.rpartition(",")
    if not comma or len(said.split()) > _SAID or not (_ABOUT.match(said) or _DESCRIBES.match(said)):
        return False
    if _ABOUT.match(said):
        return True  # "о встрече, о которой условились | накануне"
    words = what.split()
    plain = [w for k, w in enumerate(words) if w != "и" and (not k or not w[0].isupper())]
    return not any(_EVENTS.match(word) for word in plain[-_NOUN:])


# "о договоре, подписанном президентами в Риме | 5 мая": so many words at most up to the day.
_SAID = 5
# "на встрече министров обороны Чили и Перу, прошедшей": the noun is one of so many words before the comma,
# names left out.
_NOUN = 4
_ABOUT = re.compile(r"\s*об?\s+котор\w+\b")
_DESCRIBES = re.compile(
    r"\s*(?:котор\w+|\w+(?:вш|ш|нн|ющ|ущ|ащ|ящ)(?:ий|его|ему|им|ем|ая|ую|ей|ее|ие|их|ими|ый|ого|ому|ым|ом|ой|ое|ые|ых|ыми)"
    r"(?:ся)?)\b"
)
_EVENTS = re.compile(
    r"(?i)встреч|визит|переговор|бесед|разговор|саммит|форум|конференц|заседан|сесси|поездк|консультац|раунд|церемон"
    r"|созвон|контакт|приез|приём|прием|ассамбле|совещан"
)


def _counts_anew(match: re.Match[str], last: Found, published: datetime.date | None) -> bool:
    """Whether a number of days is counted from the day told last, not from the publication:
    "20 марта прибудет в Осло. Через два дня посетит Рим", "Двумя днями ранее он был в Осло"."""
    if match.re is not forms.DAY_BEFORE.pattern:
        return False
    ahead = published is not None and last.value > published.isoformat()
    return bool(match["way"]) or (bool(match["n_after"]) and ahead)


def _value(match: re.Match[str], last: Found) -> str:
    first = datetime.date.fromisoformat(last.value)
    if match.re is forms.SAME_DAY.pattern:
        return last.value
    if match.re is forms.DAY_OF_STAY.pattern:
        return _of_stay(match, last)
    return str(first + datetime.timedelta(days=_away(match)))


def _away(match: re.Match[str]) -> int:
    """How many days an expression lies after the day that it is counted from."""
    if match["next"]:
        return 1
    number = match["n"] or match["n_before"] or match["n_after"]
    if number:
        count = forms.NUMBERS.get(number.lower()) or int(number)
        back = match["n_before"] or (match["way"] or "").lower().startswith("ран")
        return -count if back else count
    away = 1 if match["dir"].lower().startswith(("позж", "поздн", "спустя")) else -1
    return away * 7 if match["week"] else away


def _of_stay(match: re.Match[str], last: Found) -> str:
    """The day of a stay: of the range told last, or of a single day where somebody arrived."""
    which = match["nth"].lower()
    if which.startswith(("посл", "закл")):
        return last.last_day
    number = next(n for n, stem in enumerate(("перв", "втор", "трет", "четв")) if which.startswith(stem))
    value = str(datetime.date.fromisoformat(last.value) + datetime.timedelta(days=number))
    return "" if last.last_day and value > last.last_day else value


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in _STOPS)
    ends = [end for mark in _STOPS if (end := text.find(mark, at)) >= 0]
    return text[max(start, 0) : min(ends, default=len(text))]


_ARRIVAL = re.compile(r"(?<!\w)(?:визит|поездк|прибы|прилет|приех|начал|начн|откры)", re.I)


def _days_of_month(text: str, taken: list[Found], body_start: int) -> Iterator[Found]:
    """ "19 марта прилетит, 21-го переберется", "в октябре прошлого года, 15-го числа": of the month told last
    in the sentence, or in the one before: "Прибыл 9 марта. 10-го он встретился"."""
    for match in forms.ORDINAL.finditer(text):
        before = [f for f in taken if body_start <= f.start and f.end <= match.start() and len(f.value) >= 7]
        last = max(before, key=attrgetter("start"), default=None)
        if last is None or not (
            _is_beside(text[last.end : match.start()]) or _is_of_month(text, last, match)
        ):
            continue
        over = [f for f in taken if f.start < match.end() and match.start() < f.end]
        if any(f.start != match.start() for f in over):
            continue
        for f in over:
            taken.remove(f)
        year, month = last.value.split("-")[:2]
        value = day(int(year), int(month), int(forms.field(match, "day")))
        if value:
            yield Found(match.start(), match.end(), value)


def _is_of_month(text: str, month: Found, match: re.Match[str]) -> bool:
    """Whether a day that is told as one of a month is of that told in the sentence before: "В марте 2017 года
    прошли переговоры. Вел их | 28-го числа посол"."""
    between = text[month.end : match.start()]
    stops = sum(between.count(mark) for mark in _STOPS)
    return stops == 1 and len(month.value) == len("2017-03") and match[0].endswith("числа")


def _is_beside(between: str) -> bool:
    """Whether no sentence ends between two days, or only one, which the second opens."""
    stops = sum(between.count(mark) for mark in _STOPS)
    return not stops or (stops == 1 and between.endswith((". ", "! ", "? ")))


_STOPS = (". ", "! ", "? ", "\n")


def begins_news(words: Words, sentence: Sentence) -> int:
    """Return where the news of a sentence begins: with its paragraph, where that names none named before."""
    head = next(s for s in words.sentences if s.paragraph == sentence.paragraph)
    names: list[set[str]] = [set(), set()]
    for token in words.tokens[: sentence.last + 1]:
        if token.capital and words.sentences[token.sentence].first != token.index:
            names[token.index >= head.first].add(token.lower[:_STEM])
    return words.tokens[head.first].start if names[1] and not names[0] & names[1] else 0


# So many letters of a name are the same in all its cases.
_STEM = 4
