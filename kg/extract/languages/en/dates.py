"""Time expressions of English news, resolved against the publication date.

Forms: "March 28, 2022", "28 March", "June 29 through July 5", "in March", "last November", "on Friday",
"yesterday", "earlier this week", "two days ago", "that same day", "the 2023 signing".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.expressions import Found, apart, matches, same_days
from kg.extract.languages.en import date_patterns as forms
from kg.extract.languages.en.date_patterns import day_number, field, month_number
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.news_dates import News
from kg.extract.languages.en.tenses import DUE, begins_clause, nearest_tense, tense_of
from kg.extract.languages.en.word_classes import DAYS
from kg.extract.times import When, day, nearest_year
from kg.extract.words import Words
from kg.extract.years import Cues, in_told_years


def find(words: Words, published: datetime.date | None, *, body_start: int = 0) -> list[When]:
    """Return the time expressions of a text that resolve to a date, in order, without overlap.

    Expressions relative to a publication date that is not known are left out then. Expressions before
    ``body_start`` (title and date line) are left out, and the date line that opens a report.
    """
    line = forms.DATELINE.match(words.text, body_start) or forms.BRACKETED.match(words.text, body_start)
    published = published or stated_day(words.text, body_start)
    start = line.end() if line is not None else body_start
    taken = apart(_Reader(words, published).all(), start)
    taken = [f for f in taken if not (len(f.value) == 10 and forms.NAMED_DAY.match(words.text, f.end))]
    taken = [f for f in taken if not _explained(words.text, f, taken)]
    taken = [f for f in taken if not forms.FOUNDED.search(words.text, max(0, f.start - 120), f.start)]
    taken = [f for f in taken if not _of_thing(words.text, f, taken)]
    taken += same_days(words.text, forms.SAME_DAY, taken)
    taken += _next_days(words.text, taken)
    taken += _entries(words.text, body_start, taken)
    taken.sort(key=lambda f: f.start)
    return in_told_years(words, [_headed(words, _when(words, f)) for f in taken], _YEARS)


_YEARS = Cues(
    bare=forms.BARE,
    parting=frozenset(("but", "while", "whereas", "now", "today", "currently", "recently")),
    counting=("%", "percent", "billion", "million", "thousand"),
    then=frozenset(("then", "there")),
)


def _headed(words: Words, when: When) -> When:
    """A day that is a line of a calendar, with the weekday before it: "Thursday, March 13"."""
    sentence = words.sentence_of(when.first)
    before = [t for t in words.tokens[sentence.first : when.first] if t.shape != "mark"]
    after = words.tokens[when.last + 1 : sentence.last + 1]
    weekday = len(before) == 1 and before[0].capital and before[0].lower.endswith("day")
    alone = weekday and all(t.shape == "mark" for t in after)
    return replace(when, first=sentence.first) if alone and before[0].lower[:3] in DAYS else when


def of_events(words: Words, whens: list[When]) -> list[When]:
    """Return the times without the days on which somebody only said something: "said on Tuesday he will"."""
    past = (_is_before_or_after, _is_of_saying, _is_of_office, _is_last, _is_kept, _is_of_paper, _is_until)
    return [w for w in whens if not any(rule(words, w) for rule in past)]


def _is_before_or_after(words: Words, when: When) -> bool:
    """Whether a day is of what came before a visit, or of the news of it: "the visit was preceded by
    consultations on 3 May", "the visit was announced on 3 May"."""
    start = words.tokens[when.first].start
    told = (forms.PRECEDED, forms.MADE_KNOWN)
    first = words.tokens[words.sentence_of(when.first).first].start
    return any(p.search(words.text, max(first, start - _BACK), start) is not None for p in told)


def _is_last(words: Words, when: When) -> bool:
    """Whether a visit was over that day: "ended his visit to Oslo on Monday"."""
    start = words.tokens[when.first].start
    begin = words.tokens[words.sentence_of(when.first).first].start
    over = forms.OVER.search(words.text, begin, start) or forms.ENDED.match(
        words.text, words.tokens[when.last].end
    )
    return not when.end and over is not None


def _is_until(words: Words, when: When) -> bool:
    """Whether something only goes on to that day: "will be in Oslo until Friday"; not "was put off until"."""
    start = words.tokens[when.first].start
    begin = max(words.tokens[words.sentence_of(when.first).first].start, start - _BACK)
    told = forms.UNTIL.search(words.text, begin, words.tokens[when.last].end)
    return told is not None and not when.end and forms.PUT_OFF.search(words.text, begin, start) is None


def _is_kept(words: Words, when: When) -> bool:
    """Whether a day has its anniversary: "a year after the anniversary of the signing on 3 May 2020"."""
    start, end = words.tokens[when.first].start, words.tokens[when.last].end
    dated = re.search(r"\b\d{4}\b", words.text[start:end]) is not None
    return dated and _KEPT.search(words.text, max(0, start - 2 * _FAR), start) is not None


def _is_of_paper(words: Words, when: When) -> bool:
    """Whether a day only says which paper is meant: "a protocol to the agreement of 5 May 2019"."""
    start = words.tokens[when.first].start
    return len(when.value) == _DAY and forms.PAPER.search(words.text, max(0, start - _FAR), start) is not None


# The letters of a date that is a day.
_DAY = 10


def _is_of_office(words: Words, when: When) -> bool:
    """Whether somebody came to office that day: "his first visit since taking office on 26 November"."""
    start = words.tokens[when.first].start
    return _SINCE.search(words.text, max(0, start - 2 * _FAR), start) is not None


def _is_of_saying(words: Words, when: When) -> bool:
    start, end = words.tokens[when.first].start, words.tokens[when.last].end
    said = forms.SAID.search(words.text, max(0, start - _FAR), start) is not None
    so = forms.SAID_SO.search(words.text, max(0, start - _FAR), start) is not None
    opened = said and forms.SAYS_THAT.match(words.text, end) is not None
    first = words.tokens[words.sentence_of(when.first).first].start
    opened = opened or forms.STATED.fullmatch(words.text, first, start) is not None
    speaking = words.text[first:start].startswith("Speaking ") and start - first < _SPEAKING
    opened = opened or (speaking and words.text[end : end + 1] == ",")
    return opened or (so and forms.ENDS.match(words.text, end) is not None)


def _of_thing(text: str, found: Found, others: list[Found]) -> bool:
    """Whether a day is an attribute of what somebody has done: "Iran’s June 3 and July 9 tests"."""
    row = [found]
    for other in others:
        if forms.AND.fullmatch(text, found.end, other.start):
            row.append(other)
        elif forms.AND.fullmatch(text, other.end, found.start):
            row.insert(0, other)
    owned = forms.OWNED.search(text, max(0, row[0].start - 4), row[0].start)
    return owned is not None and forms.OWNED_THING.match(text, row[-1].end) is not None


def _next_days(text: str, told: list[Found]) -> list[Found]:
    """The days beside those told last before them: "met A on 3 May and flew to Oslo the next day"."""
    out: list[Found] = []
    beside = [(m, 1) for m in forms.NEXT_DAY.finditer(text)] + [
        (m, -1) for m in forms.DAY_BEFORE.finditer(text)
    ]
    for match, away in sorted(beside, key=lambda pair: pair[0].start()):
        days = [f for f in (*told, *out) if f.end <= match.start() and f.is_day and not f.last_day]
        if days:
            last = max(days, key=lambda f: f.start).value
            value = datetime.date.fromisoformat(last) + datetime.timedelta(days=away)
            out.append(Found(match.start(), match.end(), value.isoformat()))
    return out


def _entries(text: str, body_start: int, taken: list[Found]) -> list[Found]:
    """The hours that open the entries of a schedule: the day is the one that its title says."""
    days = {(m["year"], m["month"], m["day"]) for m in forms.MONTH_FIRST.finditer(text, 0, body_start)}
    said = [day(int(y), month_number(m), day_number(d)) for y, m, d in days if y]
    if len(said) != 1 or said[0] is None:
        return []
    found = (Found(m.start(), m.end(), said[0]) for m in forms.ENTRY.finditer(text, body_start))
    return [f for f in found if all(f.end <= t.start or f.start >= t.end for t in taken)]


def stated_day(text: str, body_start: int) -> datetime.date | None:
    """Return the day of the date line that opens a report, if it says its year."""
    line = forms.DATELINE.match(text, body_start) or forms.BRACKETED.match(text, body_start)
    if line is None or not line["year"]:
        line = forms.TITLED.search(text, 0, body_start) or forms.STAMP.search(text, 0, body_start + _HEADING)
    if line is None:
        return None
    value = day(int(line["year"]), month_number(field(line, "month")), day_number(field(line, "day")))
    return datetime.date.fromisoformat(value) if value else None


def _explained(text: str, found: Found, others: list[Found]) -> bool:
    """Whether a weekday only comes before its date: "Thursday, April 10", "Tuesday (3 June)"."""
    if not forms.WEEKDAY.fullmatch(text, found.start, found.end):
        return False
    return any(
        text[found.end : o.start].strip() in ("", ",", "(", ", the", "the")
        for o in others
        if o.start > found.end
    )


def _when(words: Words, found: Found) -> When:
    first, last = words.at(found.start), words.at(found.end - 1)
    since = len(found.value) < 10 and "since" in (words.tokens[first].lower, words.tokens[first - 1].lower)
    # "Strained since January, when A visited": the day of what the clause tells.
    since = since and not words.text.startswith((", when", " when"), found.end)
    since = since or _SINCE.search(words.text, max(0, found.start - _FAR), found.start) is not None
    return When(first, last, found.value, end=found.last_day, since=since, ahead=found.ahead)


_KEPT = re.compile(r"\banniversary of (?:the )?(?:sign|establish|found|adopt|conclu)\w+[^,.;:]*$", re.I)
# "His second visit since taking office last February": the day is that of what the clause tells.

_SINCE = re.compile(
    r"\bsince (?:(?:taking|assuming|becoming|being|coming|winning|entering|gaining)\b"
    r"|(?:(?! with )[^,.;])*\b(?:office|elect\w+|inaugurat\w+|sworn|war|invasion|coup|attacks?|independence"
    r"|outbreak|reappoint\w+|appoint\w+)\b)(?:(?! with )[^,.;])*$"
    r"|\bsince its (?:inaugural|first|last|previous|founding|creation|establishment|launch)\b[^,.;]*$"
    r"|\bsince it was (?:first |last )?(?:held|hosted|founded|created|established|launched)\b[^,.;]*$"
    r"|\bafter (?:\w+ ){1,4}(?:came to|took|assumed|gained|won|rose to|seized) (?:\w+ )?"
    r"(?:power|office|election)\b[^,.;]*$"
)
_FAR = 60
# "Speaking on | Monday," has so many characters before the day at most.
_SPEAKING = 14
# Before the month of a gathering that is ahead: "preparations for the | March summit".
_AHEAD_OF = tuple(
    f"{phrase} {the}"
    for phrase in ("ahead of", "for", "prior to", "before", "invitation to", "to attend", "upcoming", "next")
    for the in ("", "the ", "its ", "his ", "her ", "their ", "a ")
)
# Before the month of one from which something goes on: "to build on the momentum from the | May summit".
_GOING_ON = tuple(
    f"{phrase} {the}" for phrase in table("triggers")["cues"]["going_on"] for the in ("", "the ", "their ")
)
# In a sentence of what is to come.
_COMING = frozenset(("will", "shall", "'ll", "’ll"))
_WILL = _COMING | frozenset(("would", "upcoming", "planned", "scheduled", "expected", "plans"))
# "Speaking at the forum | in February, A said": what is said was.
_SPOKE = re.compile(r"(?:speaking|addressing)\b(?!.*(?:ahead of|upcoming|next))", re.I)
_RUNS = re.compile(" {2,}")
# What somebody did stands so many characters before its month.
_BACK = 140
# Before a month that something is put off to.
_AHEAD = ("for ", "until ", "till ", "to ")
# The line with the day stands so many characters from where the body begins.
_HEADING = 400
# No verb in the past is within so many words of what is to come.
_SOON = 1  # months ahead
# So many months ahead a coming event is called by its month alone: "the June trip", told in March.
_SEASON = 3
_NEAR_VERB = 12
# A year told so many characters before can be counted from.
_TOLD_NEAR = 600


class _Reader:
    def __init__(self, words: Words, published: datetime.date | None) -> None:
        self._words = words
        self._text = words.text
        self._published = published
        self._years = [(m.start(), int(m["year"])) for m in forms.YEAR.finditer(self._text)]

    def all(self) -> Iterator[Found]:
        """The expressions, the surest first: of two that overlap the first one counts."""
        yield from matches(self._text, forms.ISO, self._numeric)
        yield from matches(self._text, forms.NUMERIC, self._numeric)
        yield from matches(self._text, forms.MONTH_FIRST_SPAN, self._span)
        yield from matches(self._text, forms.DAY_FIRST_SPAN, self._span)
        yield from matches(self._text, forms.MONTH_FIRST, self._day)
        yield from matches(self._text, forms.DAY_FIRST, self._day)
        yield from matches(self._text, forms.DATED_MONTH, self._month)
        yield from matches(self._text, forms.RELATIVE_MONTH, self._month)
        yield from matches(self._text, forms.MONTHLY, self._month)
        yield from matches(self._text, forms.MONTH_OF_EVENT, self._month_of_event)
        yield from matches(self._text, forms.SEASON, self._whole_year)
        yield from matches(self._text, forms.YEARLY, self._whole_year)
        yield from matches(self._text, forms.YEAR_OF_EVENT, self._whole_year)
        yield from matches(self._text, forms.LATER, self._later)
        if self._published is not None:
            yield from self._against(self._published)

    def _against(self, published: datetime.date) -> Iterator[Found]:
        """The expressions that say nothing without the day of publication."""
        news = News(self._words, published)
        yield from matches(self._text, forms.DAY_WORD, news.day_word)
        yield from matches(self._text, forms.WEEKDAY_OF_WEEK, news.weekday_of_week)
        yield from matches(self._text, forms.WEEK_AND_WEEKDAY, news.weekday_of_week)
        yield from matches(self._text, forms.WEEKDAY_SPAN, news.weekday)
        yield from matches(self._text, forms.WEEKDAY, news.weekday)
        yield from matches(self._text, forms.AGO, news.ago)
        yield from matches(self._text, forms.IN_TIME, news.in_time)
        yield from matches(self._text, forms.WEEKEND, news.weekend)
        yield from matches(self._text, forms.WEEK, news.week)
        yield from matches(self._text, forms.THIS_MONTH, news.this_month)
        yield from matches(self._text, forms.DAY_OF_MONTH, news.day_of_month)
        yield from matches(self._text, forms.THIS_YEAR, news.this_year)
        yield from matches(self._text, forms.NEAR_SEASON, news.near_season)
        yield from matches(self._text, forms.RELATIVE_YEAR, self._whole_year)

    def _numeric(self, m: re.Match[str]) -> Found | None:
        value = day(int(m["year"]), int(field(m, "num")), int(field(m, "day")))
        return Found(m.start(), m.end(), value) if value else None

    def _day(self, m: re.Match[str]) -> Found | None:
        month, number = month_number(m["month"]), day_number(m["day"])
        year = self._year(m, month, number)
        value = day(year, month, number) if year else None
        if value is None:
            return None
        opened = forms.STARTING.search(self._text, max(0, m.start() - 24), m.start())
        return Found(m.start(), m.end(), value, f"{value[:4]}-12-31" if opened else "")

    def _span(self, m: re.Match[str]) -> Found | None:
        """Two days; month and year may stand at one of them only: "June 29 through July 5, 2022"."""
        first_month = month_number(m["month"] or m["month2"])
        last_month = month_number(m["month2"] or m["month"])
        first_day, last_day = day_number(m["day"]), day_number(m["day2"])
        over = last_month < first_month
        year = int(m["year0"]) if m["year0"] else self._year(m, first_month, first_day)
        if year is None:
            return None
        if m["year"] and over and not m["year0"]:
            year -= 1
        first, last = day(year, first_month, first_day), day(year + over, last_month, last_day)
        if first is None:
            return None
        return Found(m.start(), m.end(), first, last if last and last > first else "")

    def _month(self, m: re.Match[str]) -> Found | None:
        if not m["month"][0].isupper():
            return None
        month, how = month_number(m["month"]), (m.groupdict().get("how") or "").lower()
        published = self._published
        if published is not None and how in ("last", "past") and not m.groupdict().get("year"):
            year: int | None = published.year - (month >= published.month)
        elif published is not None and how in ("next", "coming", "upcoming"):
            year = published.year + (month < published.month + (how == "next"))
        elif published is not None and how == "this":
            year = published.year
        else:
            year = self._year(m, month, 15)
        return Found(m.start(), m.end(), f"{year:04d}-{month:02d}") if year else None

    def _month_of_event(self, m: re.Match[str]) -> Found | None:
        """A month before the noun of an event: the last one, where nothing says that it is to come and the
        next one is far: "a follow-up to the | March summit", told in October."""
        found, published = self._month(m), self._published
        if found is None or published is None or "year" in m.groupdict():
            return found
        year, month = int(found.value[:4]), int(found.value[5:7])
        sentence = self._words.inside(self._words.tokens[self._words.at(m.start())].sentence)
        before = self._text[sentence[0].start : m.start()].lower()
        back = before.endswith(_GOING_ON) and (year, month) > (published.year, published.month)
        planned = (any(t.lower in _WILL for t in sentence) and not back) or before.endswith(_AHEAD_OF)
        if planned or (12 * (year - published.year) + month - published.month <= _SEASON and not back):
            return found
        return Found(found.start, found.end, f"{year - 1:04d}-{month:02d}")

    def _whole_year(self, m: re.Match[str]) -> Found | None:
        groups = m.groupdict()
        said = groups.get("year")
        year = int(said) if said else self._relative_year(groups.get("relyear") or "", m.start())
        return Found(m.start(), m.end(), f"{year:04d}") if year else None

    def _year(self, m: re.Match[str], month: int, number: int) -> int | None:
        groups = m.groupdict()
        if groups.get("year"):
            return int(groups["year"] or 0)
        if groups.get("relyear"):
            return self._relative_year(groups["relyear"] or "", m.start())
        if self._published is None:
            return None
        year = nearest_year(self._published, month, number)
        if year < self._published.year and nearest_tense(self._words, m.start()) == "future":
            return self._published.year  # told in March: "will be held in October"
        if year == self._published.year and month < self._published.month and self._is_to_come(m):
            return year + 1  # told in March: "will visit Oslo in January"
        ahead = (year, month) > (self._published.year, self._published.month)
        back = ahead and (
            self._follows_past(m.start())
            or forms.LOOKING_BACK.search(self._text, max(0, m.start() - 120), m.start())
            or (
                self._is_far(year, month)
                and forms.THANKED.search(self._text, max(0, m.start() - 160), m.start())
            )
            or self._is_told_back(m.start())
        )
        return year - 1 if back else year

    def _is_far(self, year: int, month: int) -> bool:
        """Whether a month is too far ahead to be what somebody is thanked for already."""
        published = self._published
        ahead = 12 * (year - published.year) + month - published.month if published is not None else 0
        return ahead > _SOON

    def _is_to_come(self, m: re.Match[str]) -> bool:
        """Whether a month before that of the publication is of what will be: "in January | he will meet"."""
        opens = self._text.startswith(("in ", "In ", "on ", "On ", "for "), m.start())
        if not (opens or self._text.endswith(("on ", "On "), 0, m.start())):
            return False
        index = self._words.at(m.start())
        sentence = self._words.inside(self._words.tokens[index].sentence)
        beyond = (k for k, t in enumerate(sentence) if t.index > index and begins_clause(self._words, t))
        over = next(beyond, len(sentence))
        near = [k for k, t in enumerate(sentence[:over]) if abs(t.index - index) <= _NEAR_VERB]
        if forms.OF_TOLD.search(self._text, sentence[0].start, m.start()):
            return False  # "will build on their call in April"
        past = any(tense_of(sentence, k) == "past" and sentence[k].lower not in DUE for k in near)
        return nearest_tense(self._words, m.start()) == "future" and not past

    def _later(self, m: re.Match[str]) -> Found | None:
        """ "A year later he visited Rome": counted from the year told last, not beyond the present one."""
        count = forms.NUMBERS.get((m["n"] or "one").lower()) or int(m["n"])
        back = field(m, "way").lower() in ("previous", "preceding", "earlier")
        told = [year for start, year in self._years if m.start() - _TOLD_NEAR <= start < m.start()]
        year = told[-1] + (-count if back else count) if told else 0
        known = year and (self._published is None or year <= self._published.year)
        return Found(m.start(), m.end(), f"{year:04d}") if known else None

    def _follows_past(self, at: int) -> bool:
        """Whether a verb in the past stands right before: "was signed in January", no "to be signed in".

        Not where it is set to be then: "has been rescheduled for May".
        """
        if self._text.startswith(_AHEAD, at):
            return False
        index = min(self._words.at(at), len(self._words.tokens) - 1)
        sentence = self._words.inside(self._words.tokens[index].sentence)
        k = index - 1 - sentence[0].index
        return k >= 0 and tense_of(sentence, k) == "past"

    def _is_told_back(self, at: int) -> bool:
        """Whether the month is of what somebody did: "visited Peru in June", "after his trip in June"."""
        index = min(self._words.at(at), len(self._words.tokens) - 1)
        first = self._words.inside(self._words.tokens[index].sentence)[0].start
        if forms.AHEAD.search(self._text, first, at):
            return False
        told = (forms.TOLD_BACK, forms.AFTER_THAT, forms.TOLD_TIMES, forms.GOING_ON)
        if first == at and self._opens_past(index):
            return True
        before = _RUNS.sub(" ", self._text[first:at])  # blanks stand for what is not read
        if _SPOKE.match(before):
            return True
        return any(p.search(before, max(0, len(before) - _BACK)) for p in told)

    def _opens_past(self, index: int) -> bool:
        """Whether a month opens a sentence of what was: "In July, during a meeting in Rome, he said"."""
        sentence = self._words.inside(self._words.tokens[index].sentence)
        tenses = (tense_of(sentence, k) for k in range(len(sentence)))
        coming = any(t.lower in _COMING or t.lower in DUE for t in sentence)
        return not coming and next((t for t in tenses if t), "") == "past"

    def _relative_year(self, word: str, at: int) -> int | None:
        lower = word.lower()
        if lower.endswith("same") or lower == "that":
            earlier = [y for start, y in self._years if start < at]
            return earlier[-1] if earlier else None
        shift = {"last": -1, "this": 0, "next": 1, "coming": 1}.get(lower)
        return self._published.year + shift if self._published is not None and shift is not None else None
