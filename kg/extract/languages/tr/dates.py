"""Time expressions: "21 Kasım 2025", "21.11.2025", "dün", "cuma günü", "geçen ay", "2024 yılında"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from kg.extract.languages.tr import forms
from kg.extract.languages.tr.lexicon import table
from kg.extract.languages.tr.verbs import ends_clause, read_verb
from kg.extract.times import When, day, month_away, nearest_year, weekday
from kg.extract.words import Token, Words

MONTHS = table("dates")["months"].split()
_WEEKDAYS = table("dates")["weekdays"].split()
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
# "nisan ayında"; to a month ("nisan ayına ertelendi") is no date of what was to be.
_IN_MONTH = ("ayı", "ayında", "ayının", "ayındaki", "ayından")
_DASHES = "-–—"


def find(words: Words, published: datetime.date | None, *, body_start: int = 0) -> list[When]:
    """Return the time expressions of the body in order; some need a day of publication."""
    out: list[When] = []
    at = words.at(body_start) if body_start else 0
    while at < len(words.tokens):
        when = next(_at(words, at, published), None)
        if when is not None:
            out.append(when)
        at = when.last + 1 if when is not None else at + 1
    return out


def _at(words: Words, at: int, published: datetime.date | None) -> Iterator[When]:
    tokens = words.tokens
    yield from _numeric(tokens, at)
    dated = _number(tokens[at]) or forms.after(tokens[at], MONTHS) is not None
    ahead = bool(dated) and _is_ahead(words, tokens[at])
    yield from _day_and_month(tokens, at, published, ahead)
    yield from _month(tokens, at, published, ahead)
    yield from _year(tokens, at)
    if published is not None:
        yield from _relative(words, at, published)


def _numeric(tokens: Sequence[Token], at: int) -> Iterator[When]:
    """ "21.11.2025" is one token in the text, two with a full stop after the day: so its letters are read."""
    found = _NUMERIC.fullmatch(tokens[at].text)
    if found is None:
        text = "".join(t.text for t in tokens[at : at + 3])
        found = _NUMERIC.fullmatch(text) if tokens[at].shape == "number" else None
        last = at + 2
    else:
        last = at
    value = day(int(found[3]), int(found[2]), int(found[1])) if found is not None else None
    if value is not None:
        yield When(at, last, value)


def _month_of(token: Token | None) -> int:
    """The number of a month, 0 for none: "Kasım", "Kasım'da"."""
    if token is None or token.lower not in MONTHS:
        return 0
    return MONTHS.index(token.lower) + 1 if forms.case_of(forms.ending_of(token)) is not None else 0


def _year_of(token: Token | None) -> int:
    return int(token.text) if token is not None and _YEAR.fullmatch(token.text) else 0


def _year_for(published: datetime.date, ahead: bool, month: int, number: int = 0) -> int:
    """The year of a day or month without one: the next in a sentence about the future, else the nearest."""
    if ahead:
        return published.year + ((month, number or 31) < (published.month, published.day))
    return nearest_year(published, month, number or 15)


def _get(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at] if 0 <= at < len(tokens) else None


def _number(token: Token | None) -> int:
    return int(token.text) if token is not None and token.text.isdecimal() and len(token.text) < 3 else 0


def _day_and_month(
    tokens: Sequence[Token], at: int, published: datetime.date | None, ahead: bool
) -> Iterator[When]:
    first, month_at, second = _number(tokens[at]), at + 1, 0
    if not first:
        return
    dash = _get(tokens, at + 1)
    if dash is not None and dash.text in _DASHES and _number(_get(tokens, at + 2)):
        second, month_at = _number(_get(tokens, at + 2)), at + 3
    month = _month_of(_get(tokens, month_at))
    year = _year_of(_get(tokens, month_at + 1))
    if not month or not (year or published):
        return
    last = month_at + bool(year)
    year = year or (_year_for(published, ahead, month, first) if published is not None else 0)
    value, end = day(year, month, first), day(year, month, second) if second else None
    if value is not None:
        yield When(at, last, value, end=end if end is not None and end > value else "")


def _month(tokens: Sequence[Token], at: int, published: datetime.date | None, ahead: bool) -> Iterator[When]:
    """ "Kasım 2025", "2025 Kasım", "Kasım ayında", "ekimde"; a bare "Mart" or "Ocak" is too often a name."""
    following, month = _get(tokens, at + 1), _month_of(tokens[at])
    if at and _number(tokens[at - 1]):
        return
    if month and _year_of(following):
        yield When(at, at + 1, f"{_year_of(following):04d}-{month:02d}")
    elif _year_of(tokens[at]) and _month_of(following):
        yield When(at, at + 1, f"{_year_of(tokens[at]):04d}-{_month_of(following):02d}")
    elif published is not None:
        in_month = forms.after(tokens[at], MONTHS)
        if month and following is not None and following.lower in _IN_MONTH:
            yield When(at, at + 1, f"{_year_for(published, ahead, month):04d}-{month:02d}")
        elif in_month is not None and in_month[1] == "loc":
            month = MONTHS.index(in_month[0]) + 1
            yield When(at, at, f"{_year_for(published, ahead, month):04d}-{month:02d}")


def _year(tokens: Sequence[Token], at: int) -> Iterator[When]:
    """ "2024 yılında", "2024'te": the number alone may count anything."""
    year, following = _year_of(tokens[at]), _get(tokens, at + 1)
    if not year or following is None:
        return
    ending = _get(tokens, at + 2)
    if following.lower.startswith("yılı"):
        yield When(at, at + 1, str(year))
    elif following.text in "'’" and ending is not None and forms.case_of(ending.lower) == "loc":
        yield When(at, at + 2, str(year))


def _relative(words: Words, at: int, published: datetime.date) -> Iterator[When]:
    tokens, token = words.tokens, words.tokens[at]
    days, steps = table("dates")["days"], table("dates")["steps"]
    if token.lower in days:
        yield When(at, at, str(published + datetime.timedelta(days=days[token.lower])))
    following = _get(tokens, at + 1)
    step = steps.get(token.lower)
    if step is not None and following is not None:
        yield from _step(at, step, following, published)
    if token.lower in _WEEKDAYS and following is not None and following.lower.startswith("gün"):
        ahead = _is_ahead(words, token)
        yield When(at, at + 1, str(weekday(published, _WEEKDAYS.index(token.lower), ahead=ahead)))


def _step(at: int, step: int, following: Token, published: datetime.date) -> Iterator[When]:
    """ "geçen ay", "gelecek yıl", "geçen cuma": a week is no date."""
    stem = forms.after(following, ["ay", "yıl"])
    if stem is not None and stem[0] == "ay":
        yield When(at, at + 1, month_away(published, step))
    elif stem is not None:
        yield When(at, at + 1, str(published.year + step))
    elif following.lower in _WEEKDAYS and step:
        number = _WEEKDAYS.index(following.lower)
        yield When(at, at + 1, str(weekday(published, number, ahead=step > 0)))


def _is_ahead(words: Words, token: Token) -> bool:
    """Whether the sentence of a weekday speaks of what is to come."""
    sentence = list(words.inside(token.sentence))
    last = [t for t, f in zip(sentence, [*sentence[1:], None], strict=True) if ends_clause(t, f)]
    planned = table("triggers")["planned"]["verbs"]
    return any(_future(t) or read_verb(t, planned) is not None for t in last)


def _future(token: Token) -> bool:
    return re.search(r"[ae]c[ae](?:k|ğ)", forms.whole(token)) is not None
