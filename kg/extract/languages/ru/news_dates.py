"""Time expressions that say nothing without the day of publication: "в четверг", "накануне"."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.expressions import AgainstPublication, Found
from kg.extract.languages.ru import date_patterns as forms
from kg.extract.languages.ru.date_patterns import field
from kg.extract.languages.ru.invited_days import is_asked_for
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.times import AUTUMN, SPRING, SUMMER, month_away, month_of_week, season_year, weekday
from kg.extract.words import Token

_SET = words_of("triggers", "cues", "planned")
_TELLING = words_of("statements", "saying") | words_of("statements", "reporting")
_GOING = words_of("vocabulary", "going")
_DOING = words_of("vocabulary", "doing")

# Beginnings of words that say which day or week it is.
_NEXT, _LAST, _PRESENT = ("ближ", "след", "предст", "буд"), ("прош", "минув"), ("эт", "нынеш", "текущ")

_FALLING = frozenset(("прийтись", "выпасть", "приходиться"))

# "прибывший в Рим | в среду": so many words at most stand from the participle on.
_PARTICIPIAL = 8


# "Как | заявил": so many words open.
_AS_SAID = 2


@dataclass(frozen=True, slots=True)
class News(AgainstPublication):
    """Those of this language."""

    def weekday(self, m: re.Match[str]) -> Found | None:
        how, which = (m["how"] or "").lower(), (m["which"] or "").lower()
        if not how and not which:
            return None
        if m["week"]:
            return self._of_week(m)
        ahead = how.startswith("на") and not self._fell(m.start())
        return self._weekday(m, ahead=ahead or self._is_ahead(which, m.start()), which=which)

    def part_of_weekday(self, m: re.Match[str]) -> Found:
        which = (m["which"] or "").lower()
        return self._weekday(m, ahead=self._is_ahead(which, m.start()), which=which)

    def _is_ahead(self, which: str, at: int) -> bool:
        """Whether a weekday is to come, by the word before it, or by the verb where it says nothing."""
        open_ = not which or which.startswith(_PRESENT)
        return which.startswith(_NEXT) or (open_ and (self._ahead(at) or self._does_then(at)))

    def _does_then(self, at: int) -> bool:
        """Whether the nearest verb of the sentence tells in the present what somebody does on a weekday: "в |
        пятницу принимает посла"."""
        nearest = self._nearest_verb(at)
        return nearest is not None and "pres" in nearest.readings[0].tags and bool(nearest.lemmas & _DOING)

    def _nearest_verb(self, at: int) -> Token | None:
        index = min(self.words.at(at), len(self.words.tokens) - 1)
        inside = self.words.inside(self.words.tokens[index].sentence)
        verbs = [t for t in inside if t.readings and t.readings[0].pos == "V"]
        return min(verbs, key=lambda t: abs(t.index - index), default=None)

    def _of_week(self, m: re.Match[str]) -> Found:
        """ "в пятницу прошлой недели": the day in the week before, of or after the publication."""
        monday = self.published - datetime.timedelta(days=self.published.weekday())
        days = forms.weekday_number(m["weekday"]) + 7 * _weeks(m["week"].lower())
        return Found(m.start(), m.end(), str(monday + datetime.timedelta(days=days)))

    def since_weekday(self, m: re.Match[str]) -> Found:
        stays = self._is_described(m.start(), ("past", "pres")) or self._describes(m.end())
        stays = stays or self._is_of_now(m.start())
        return self._weekday(m, ahead=not stays and self._ahead(m.start()))

    def weekday_span(self, m: re.Match[str]) -> Found:
        """The days from one of the week to the next one: one that began lately, or is to come."""
        first = weekday(self.published, forms.weekday_number(m["weekday"]), ahead=self._ahead(m.start()))
        days = (forms.weekday_number(m["until"]) - first.weekday()) % 7
        last = first + datetime.timedelta(days=days)
        return Found(m.start(), m.end(), first.isoformat(), last_day=last.isoformat())

    def day_pair(self, m: re.Match[str]) -> Found:
        first, last = (
            self.published + datetime.timedelta(days=forms.DAYS[m[which].lower()])
            for which in ("word", "next")
        )
        return Found(m.start(), m.end(), str(first), last_day=str(last) if first < last else "")

    def _weekday(self, m: re.Match[str], *, ahead: bool, which: str = "") -> Found:
        found = weekday(self.published, forms.weekday_number(m["weekday"]), ahead=ahead)
        if which.startswith(_LAST) and found == self.published:
            found -= datetime.timedelta(days=7)
        if which.startswith("след") and found == self.published:
            found += datetime.timedelta(days=7)
        return Found(m.start(), m.end(), found.isoformat())

    def _ahead(self, at: int) -> bool:
        """Whether the verb nearest to ``at`` in its sentence, or in the next, speaks of what is to come."""
        index = min(self.words.at(at), len(self.words.tokens) - 1)
        sentence = self.words.tokens[index].sentence
        if self._is_of_source(index) or self._is_described(at, ("past",)):
            return False
        if is_asked_for(self.words, index):
            return True
        for near in (sentence, sentence + 1):
            tokens = self.words.inside(near) if near < len(self.words.sentences) else ()
            tenses = [t for t in tokens if tense_of(t) and not self._tells_source(t)]
            tenses = [t for t in tenses if not self._is_said(index, t)] or tenses
            if tenses:
                nearest = min(tenses, key=lambda t: abs(t.index - index))
                return tense_of(nearest) == "futr" and not self._was(nearest)
        return False

    def _is_of_source(self, index: int) -> bool:
        """Whether a day stands in what only says who told it: "Как заявил министр в | среду, ..."."""
        first = self.words.sentence_of(index).first
        opening = self.words.tokens[first : index + 1]
        if len(opening) < _AS_SAID or opening[0].lower != "как" or not opening[1].lemmas & _TELLING:
            return False
        return tense_of(opening[1]) == "past" and not any(t.text == "," for t in opening)

    def _is_described(self, at: int, tenses: tuple[str, ...]) -> bool:
        """Whether a day is that of a participle in one of these tenses before it: ", прибывший в Рим | в
        среду, завтра встретится"."""
        index = min(self.words.at(at), len(self.words.tokens) - 1)
        for k in range(index - 1, max(index - _PARTICIPIAL, 0) - 1, -1):
            token = self.words.tokens[k]
            if token.shape == "mark" or token.sentence != self.words.tokens[index].sentence:
                return False
            if tense_of(token):
                return False
            if token.readings and token.readings[0].pos == "P":
                described = token.readings[0].tags & {"actv", "pssv"}
                return bool(described) and any(t in token.readings[0].tags for t in tenses)
        return False

    def _is_of_now(self, at: int) -> bool:
        """Whether the nearest verb of the sentence tells what goes on: "с | воскресенья находится в Риме"."""
        nearest = self._nearest_verb(at)
        going_on = nearest is not None and "pres" in nearest.readings[0].tags
        return going_on and nearest is not None and not nearest.lemmas & (_GOING | _SET)

    def _describes(self, at: int) -> bool:
        """Whether a participle that looks back, or tells what goes on, stands right behind a day: "министр, с
        | воскресенья находящийся в Риме, завтра встретится"."""
        after = self.words.tokens[min(self.words.at(at), len(self.words.tokens) - 1)]
        tags = after.readings[0].tags if after.readings and after.readings[0].pos == "P" else frozenset()
        return "actv" in tags and bool(tags & {"past", "pres"})

    def _is_said(self, index: int, verb: Token) -> bool:
        """Whether a verb is of what somebody says on a day: "заявил в среду, что | вырастет"."""
        between = self.words.tokens[index + 1 : verb.index]
        return any(b.lower == "что" and a.text == "," for a, b in pairwise(between))

    def _fell(self, at: int) -> bool:
        """Whether a day is one on which something fell: "переговоры пришлись на среду"."""
        sentence = self.words.tokens[min(self.words.at(at), len(self.words.tokens) - 1)].sentence
        fell = [t for t in self.words.inside(sentence) if t.lemmas & _FALLING]
        return any(tense_of(t) == "past" for t in fell)

    def _tells_source(self, verb: Token) -> bool:
        """Whether a verb only says who tells of it: "Как сообщалось, в четверг прибудет", "сообщил, что в
        четверг прибудет"."""
        before = self.words.tokens[verb.index - 1] if verb.index else verb
        after = [t.lower for t in self.words.tokens[verb.index + 1 : verb.index + 3]]
        says = after == [",", "что"] and bool(verb.lemmas & _TELLING)
        return says or (before.lower == "как" and before.index == self.words.sentences[verb.sentence].first)

    def _was(self, token: Token) -> bool:
        """Whether what was planned is told as past: "встреча была назначена"."""
        before = self.words.tokens[token.index - 1] if token.index else token
        return token.has("PS") and before.lemma == "быть" and tense_of(before) == "past"

    def day_word(self, m: re.Match[str]) -> Found:
        date = self.published + datetime.timedelta(days=forms.DAYS[m["word"].lower()])
        return Found(m.start(), m.end(), date.isoformat())

    def ago(self, m: re.Match[str]) -> Found | None:
        number = forms.NUMBERS.get(m["n"].lower()) or (int(m["n"]) if m["n"].isdigit() else None)
        if number is None:
            return None
        return Found(m.start(), m.end(), (self.published - datetime.timedelta(days=number)).isoformat())

    def years_ago(self, m: re.Match[str]) -> Found:
        number = m["n"] or ""
        count = forms.NUMBERS.get(number.lower()) or (int(number) if number.isdigit() else 1)
        return Found(m.start(), m.end(), f"{self.published.year - count:04d}")

    def months_ago(self, m: re.Match[str]) -> Found:
        number = (m["n"] or "").lower()
        count = forms.NUMBERS.get(number) or (int(number) if number.isdigit() else 1)
        return Found(m.start(), m.end(), month_away(self.published, -count))

    def weeks_ago(self, m: re.Match[str]) -> Found:
        """The month of the day so many weeks ago: on which day of that week it was, is not told."""
        count = {"две": 2, "три": 3, "четыре": 4}.get((m["n"] or "").lower(), 1)
        return Found(m.start(), m.end(), str(self.published - datetime.timedelta(days=7 * count))[:7])

    def in_time(self, m: re.Match[str]) -> Found | None:
        """ "через два дня", "через месяц", of what is to come; of a week, its month."""
        number, unit = (m["n"] or "").lower(), m["unit"].lower()
        count = forms.NUMBERS.get(number) or (int(number) if number.isdigit() else 1)
        if not self._ahead(m.start()):
            return None
        if unit.startswith(("год", "лет")):
            return Found(m.start(), m.end(), f"{self.published.year + count:04d}")
        if unit.startswith("месяц"):
            return Found(m.start(), m.end(), month_away(self.published, count))
        days = datetime.timedelta(days=7 * count if unit.startswith("нед") else count)
        found = str(self.published + days)
        return Found(m.start(), m.end(), found[:7] if unit.startswith("нед") else found)

    def weekend(self, m: re.Match[str]) -> Found:
        ahead = self._is_ahead((m["which"] or "").lower(), m.start())
        return Found(m.start(), m.end(), str(weekday(self.published, 5, ahead=ahead))[:7])

    def near_season(self, m: re.Match[str]) -> Found:
        season, which = field(m, "season").lower(), field(m, "which").lower()
        first = SPRING if season.startswith("в") else SUMMER if season.startswith("л") else AUTUMN
        if not which:  # "намечен на осень": the one under way, or the next
            over = self.published.month >= first + 3
            return Found(m.start(), m.end(), f"{self.published.year + over:04d}", ahead=True)
        shift = -1 if which.startswith(("прошл", "минувш")) else 0 if which in ("эт", "нынешн") else 1
        return Found(m.start(), m.end(), f"{season_year(self.published, first, shift):04d}", ahead=shift > 0)

    def week(self, m: re.Match[str]) -> Found:
        """The month that the week lies in; that of its end when it lies in two."""
        shift = _weeks(field(m, "which").lower())
        return Found(m.start(), m.end(), month_of_week(self.published, shift))

    def this_month(self, m: re.Match[str]) -> Found:
        shift = {"п": -1, "м": -1, "с": 1, "б": 1}.get(field(m, "which")[:1].lower(), 0)
        return Found(m.start(), m.end(), month_away(self.published, shift))

    def day_under_way(self, m: re.Match[str]) -> Found:
        """The days up to the publication of what goes on for so many days by then."""
        past = 1 + _STEMS.index(next(s for s in _STEMS if m["nth"].lower().startswith(s)))
        first = self.published - datetime.timedelta(days=past)
        return Found(m.start(), m.end(), first.isoformat(), last_day=self.published.isoformat())


_STEMS = ("втор", "трет", "четв", "пят")


def _weeks(which: str) -> int:
    """How many weeks from that of the publication: "прошлой" is -1."""
    return -1 if which.startswith(_LAST) else 1 if which.startswith(_NEXT) else 0


def tense_of(token: Token) -> str:
    """Return 'futr' or 'past' for a verb that tells when, '' for any other word; plans count as future."""
    if not token.readings or token.readings[0].pos not in ("V", "PS", "AS"):
        return ""
    tags = token.readings[0].tags
    if token.lemmas & _SET and (token.readings[0].pos == "PS" or "past" not in tags):
        return "futr"  # "должна состояться", "запланирована"
    if token.readings[0].pos == "AS":
        return ""
    if "1per" in tags:
        return ""
    if "futr" in tags or (token.lemmas & _GOING and "past" not in tags):
        return "futr"
    return "past" if "past" in tags or token.readings[0].pos == "PS" else ""
