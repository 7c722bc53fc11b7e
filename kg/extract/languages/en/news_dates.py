"""Time expressions of English news that say nothing without the day of publication: "on Friday"."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from kg.extract.expressions import AgainstPublication, Found
from kg.extract.languages.en import date_patterns as forms
from kg.extract.languages.en.tenses import is_ahead_of, nearest_tense
from kg.extract.times import AUTUMN, SPRING, SUMMER, month_away, month_of_week, season_year, weekday

# "Had been due to meet him on | Friday", "was to have met him on"
_MEANT = re.compile(
    r"\b(?:call(?:ed|s)\s+off|cancel\w*|postpone\w*|scrapp\w*|shelved|pull(?:ed|s)\s+out\s+of)\b|"
    r"\bhad\s+been\s+(?:due|set|scheduled|expected|slated|planned|supposed)\b|\b(?:was|were)\s+to\s+have\b"
)
_DID_NOT = re.compile(r"\b(?:did not|didn['’]t|never)\s+(?:take place|took place|happen|go ahead)\b")
_WILL = re.compile(r"\bwill\b")
# Days ahead, half of a week.
_HALF_WEEK = 3


@dataclass(frozen=True, slots=True)
class News(AgainstPublication):
    """Those of this language."""

    def weekday(self, m: re.Match[str]) -> Found | None:
        groups = m.groupdict()
        if m["weekday"].endswith("s") or self._is_name(m):
            return None
        which = (groups.get("which") or "").lower()
        due = self.words.text.endswith(" for ", 0, m.start())  # "is on the agenda for Thursday"
        ahead = "next" in which or "coming" in which or (not which and (due or self._ahead(m.start())))
        if not which and self._comes_after(m.start()):
            # The nearest one: what is ahead of Friday's talks may be told before them or after.
            ahead = (forms.weekday_number(m["weekday"]) - self.published.weekday()) % 7 <= _HALF_WEEK
        found = weekday(self.published, forms.weekday_number(m["weekday"]), ahead=ahead or which == "this")
        if which == "this" and not self._ahead(m.start()):
            found = weekday(self.published, forms.weekday_number(m["weekday"]), ahead=False)
        if which in ("last", "past", "this past") and found == self.published:
            found -= datetime.timedelta(days=7)
        if which == "next" and found == self.published:
            found += datetime.timedelta(days=7)
        last = ""
        if groups.get("weekday2"):
            length = (forms.weekday_number(m["weekday2"]) - found.weekday()) % 7
            last = (found + datetime.timedelta(days=length)).isoformat()
        return Found(m.start(), m.end(), found.isoformat(), last)

    def weekday_of_week(self, m: re.Match[str]) -> Found:
        """ "On Thursday last week": the day of the week before that of publication."""
        shift = {"last": -7, "next": 7}.get(m["week"].lower(), 0)
        monday = self.published - datetime.timedelta(days=self.published.weekday() - shift)
        found = monday + datetime.timedelta(days=forms.weekday_number(m["weekday"]))
        return Found(m.start(), m.end(), found.isoformat())

    def _is_name(self, m: re.Match[str]) -> bool:
        """Whether a weekday is in a name: "Bloody Sunday", "Friday prayers"."""
        before, after = self.words.text[: m.start()], self.words.text[m.end() :]
        return bool(re.search(r"\b(?:Bloody|Black|Good|Holy|Maundy|Palm)\s$", before)) or after.startswith(
            (" prayer", " sermon")
        )

    def _comes_after(self, at: int) -> bool:
        """Whether a day is that of what something else is ahead of, or of what had been to be."""
        index = min(self.words.at(at), len(self.words.tokens) - 1)
        inside = self.words.inside(self.words.tokens[index].sentence)
        first = inside[0]
        meant = _MEANT.search(self.words.text, first.start, at) is not None
        meant = meant or _DID_NOT.search(self.words.text, at, inside[-1].end) is not None
        meant = meant and _WILL.search(self.words.text, first.start, at) is None
        return meant or is_ahead_of(self.words, first.index, index)

    def _ahead(self, at: int) -> bool:
        """Whether the verb nearest to ``at`` in its sentence speaks of what is to come."""
        return nearest_tense(self.words, at) == "future"

    def day_word(self, m: re.Match[str]) -> Found | None:
        before = self.words.text[max(0, m.start() - 30) : m.start()]
        word = re.sub(r"\s+", " ", m["word"].lower())
        if word == "today" and forms.NOT_THIS_DAY.search(before):
            return None
        date = self.published + datetime.timedelta(days=forms.DAYS[word])
        return Found(m.start(), m.end(), date.isoformat())

    def ago(self, m: re.Match[str]) -> Found | None:
        """Days ago give a day, weeks and months ago a month, years ago a year."""
        number = forms.NUMBERS.get(m["n"].lower()) or int(m["n"])
        unit = m["unit"].lower()
        days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
        if unit == "month":
            return Found(m.start(), m.end(), month_away(self.published, -number))
        if unit == "year":
            return Found(m.start(), m.end(), f"{self.published.year - number:04d}")
        date = (self.published - datetime.timedelta(days=number * days)).isoformat()
        return Found(m.start(), m.end(), date if unit == "day" else date[:7])

    def near_season(self, m: re.Match[str]) -> Found:
        season, which = m["season"].lower(), m["which"].lower()
        first = SPRING if season == "spring" else SUMMER if season == "summer" else AUTUMN
        shift = -1 if which.endswith(("last", "past")) else 0 if which == "this" else 1
        ahead = shift > 0 or (shift == 0 and self.published.month < first)
        return Found(m.start(), m.end(), f"{season_year(self.published, first, shift):04d}", ahead=ahead)

    def in_time(self, m: re.Match[str]) -> Found | None:
        """ "In two days", "in a month", of what is to come; of a week, its month."""
        count = forms.NUMBERS.get(m["n"].lower()) or int(m["n"])
        if not self._ahead(m.start()):
            return None
        if m["unit"].lower() == "month":
            return Found(m.start(), m.end(), month_away(self.published, count))
        week = m["unit"].lower() == "week"
        found = str(self.published + datetime.timedelta(days=7 * count if week else count))
        return Found(m.start(), m.end(), found[:7] if week else found)

    def weekend(self, m: re.Match[str]) -> Found:
        return Found(m.start(), m.end(), str(weekday(self.published, 5, ahead=self._ahead(m.start())))[:7])

    def week(self, m: re.Match[str]) -> Found:
        """The month that the week lies in; that of its end when it lies in two."""
        which = m["which"].lower()
        shift = 1 if "next" in which or "coming" in which else -1 if "last" in which or "past" in which else 0
        return Found(m.start(), m.end(), month_of_week(self.published, shift))

    def this_month(self, m: re.Match[str]) -> Found | None:
        which = m["which"].lower()
        if "same" in which:
            return None
        shift = -1 if "last" in which else 1 if "next" in which or "coming" in which else 0
        return Found(m.start(), m.end(), month_away(self.published, shift))
