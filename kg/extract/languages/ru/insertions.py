"""What a Russian sentence puts between marks without parting its clauses: a date, an acronym, a state."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Sentence, Words

# So many tokens at most has a name in quotation marks.
_NAME = 8
# "Санкт-Петербург", "Нью-Йорк": so many words at most has a town.
_TOWN = 2
# "Европейский союз | –": so many words at most has a side, the noun of the gathering counted.
_SIDE = 5
_GATHERINGS = (
    words_of("triggers", "conference", "noun", "nouns")
    | words_of("triggers", "conference", "sits", "nouns")
    | words_of("triggers", "meeting", "noun", "nouns")
)
_DAYS = words_of("triggers", "cues", "days")
_MONTHS = words_of("triggers", "cues", "months")


def acronyms(words: Words, sentence: Sentence, parties: Sequence[Party]) -> list[Party]:
    """The bodies that only are the short name of the one before: "компания «Волна» | (НКВ)", also of whose
    an official is: "лидеры стран Союза | (ЕАЭС)"."""
    bodies = [p for p in parties if p.kind == "body" and _in_brackets(words, sentence, p)]
    named = [p for p in bodies if any(q.last == p.first - 2 and _names_body(q) for q in parties)]
    return [*named, *(p for p in bodies if p not in named and _tells(words, sentence, p))]


def _tells(words: Words, sentence: Sentence, body: Party) -> bool:
    """Whether a body is the agency of a report that opens with its town: "Рим | (АНСА) – Премьер Чили"."""
    opens = body.first - 1 - sentence.first <= _TOWN
    behind = words.tokens[body.last + 2 : body.last + 3]
    return opens and bool(behind) and behind[0].text in ("–", "—", "-", ".")


def _names_body(party: Party) -> bool:
    """Whether a party is a body, or somebody of one."""
    of_body = party.capacity is not None and bool(party.capacity.organization) and party.person_span is None
    return party.kind == "body" or of_body


def states_in_brackets(words: Words, sentence: Sentence, parties: Sequence[Party]) -> list[Party]:
    """The states that only say where a place lies or whose somebody is: "в Газахе | (Азербайджан)"."""
    states = (p for p in parties if p.kind == "state" and _in_brackets(words, sentence, p))
    return [p for p in states if words.tokens[p.first - 2].shape == "word"]


def _in_brackets(words: Words, sentence: Sentence, party: Party) -> bool:
    """Whether a party is all that stands in brackets after something."""
    if party.first < sentence.first + 2 or party.last >= sentence.last:
        return False
    return [words.tokens[i].text for i in (party.first - 1, party.last + 1)] == ["(", ")"]


def marks_in_names(words: Words, sentence: Sentence, marks: Sequence[int]) -> set[int]:
    """The marks inside a short name in quotation marks: "форум «Центральная Азия – Россия»"."""
    out = set[int]()
    for i in marks:
        if words.tokens[i].text not in phrases.QUOTES or i == sentence.last:
            continue
        end = phrases.quoted_end(words, i)
        inside = words.tokens[i + 1 : end] if end is not None and end <= min(sentence.last, i + _NAME) else []
        if inside and not any(t.readings and t.readings[0].pos in ("V", "PS", "G") for t in inside):
            out |= {t.index for t in inside if t.shape == "mark"}
    return out


def dashes_of_sides(words: Words, sentence: Sentence, marks: Sequence[int]) -> set[int]:
    """The dashes between the sides that a gathering is called by: "на саммите Россия | – Африка", "на встрече
    Чили – Перу | – Куба"."""
    tokens, out = words.tokens, set[int]()
    for i in (m for m in marks if sentence.first + 2 <= m < sentence.last):
        if tokens[i].text not in "–—-" or not (tokens[i - 1].capital and tokens[i + 1].capital):
            continue
        before = (k for k in range(i - 1, max(sentence.first - 1, i - _SIDE), -1) if not tokens[k].capital)
        noun = next(before, None)
        if noun in out:
            out.add(i)
            continue
        if (noun is not None and tokens[noun].lemmas & _GATHERINGS) or tokens[i - 2].lemmas & _GATHERINGS:
            out.add(i)
    return out


_RANGED = frozenset(":–—-")


def marks_of_days(words: Words, sentence: Sentence, marks: Sequence[int]) -> set[int]:
    """The marks around and inside what only explains a day: "проведет в пятницу, 26 октября, встречу",
    "10 марта, в понедельник, провел", "в понедельник (10 марта)", "в 15:00", "на 2025–2026 годы"."""
    tokens, out = words.tokens, set[int]()
    for i in (m for m in marks if sentence.first < m < sentence.last - 1):
        mark = tokens[i].text
        if mark in _RANGED and tokens[i - 1].shape == tokens[i + 1].shape == "number":
            glued = tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
            out |= {i} if glued or (mark != ":" and _spans_days(words, sentence, i)) else set()
        elif mark in _DASHES or (mark == "," and tokens[i - 1].shape == "number"):
            out |= {i} if _spans_days(words, sentence, i) else set()
        elif mark in (",", "(") and _ends_day(words, i - 1):
            end = _past_day(words, sentence, i + 1)
            close = ")" if mark == "(" else ","
            if mark == "," and tokens[end].text != close and _closes_participial(words, sentence, i):
                continue
            if end > i + 1 and (mark == "," or tokens[end].text == close):
                out |= {i, end} if tokens[end].text == close else {i}
    return out


def _closes_participial(words: Words, sentence: Sentence, comma: int) -> bool:
    """Whether a comma closes what a participle says: ", прибывшие в Рим в среду|, сегодня проведут"."""
    low = max(sentence.first, comma - _PARTICIPIAL)
    opens = next((i for i in range(comma - 1, low, -1) if words.tokens[i].text == ","), None)
    opening = words.tokens[opens + 1] if opens is not None else None
    return opening is not None and bool(opening.readings) and opening.readings[0].pos == "P"


# ", прибывшие в столицу Чили в среду": so many words at most.
_PARTICIPIAL = 10


def _spans_days(words: Words, sentence: Sentence, i: int) -> bool:
    """Whether a dash or comma stands between two days: "5-7 марта", "5, 6 и 7 марта", "28 мая – 2 июня"."""
    tokens = words.tokens
    before = tokens[i - 1]
    day = before.shape == "number" and len(before.text) <= _DAY_NUMBER
    if not (day or (tokens[i].text != "," and _ends_day(words, i - 1))) or tokens[i + 1].shape != "number":
        return False
    ahead = tokens[i + 1 : min(i + _TO_MONTH, sentence.last) + 1]
    at = next((t for t in ahead if t.shape == "word" and t.lower != "и"), None)
    return at is not None and bool(at.lemmas & _MONTHS)


_DASHES = frozenset("-–—−")
# "31-го" is a day; "5, 6, 7 и 8 | мая": so many tokens to the month.
_DAY_NUMBER, _TO_MONTH = 5, 8


def _ends_day(words: Words, i: int) -> bool:
    """Whether a day has been told up to token ``i``: "в пятницу", "10 марта", "10 марта 2025 года"; a month
    alone is none."""
    token = words.tokens[i]
    if token.text == "." and i > 1:
        token = words.tokens[i - 1]
    alone = token.lemmas & _MONTHS and words.tokens[max(token.index - 1, 0)].lower in ("в", "во")
    return not alone and (bool(token.lemmas & (_DAYS | _MONTHS)) or token.lemma in ("год", "г"))


def _past_day(words: Words, sentence: Sentence, i: int) -> int:
    """The token behind a day that begins at ``i``, with its year; ``i`` where none does."""
    tokens, start = words.tokens, i
    i += tokens[i].lower in ("в", "во")
    if tokens[i].lemmas & _DAYS and i < sentence.last:
        return i + 1
    if i != start or i + 1 > sentence.last or tokens[i].shape != "number":
        return start
    if not tokens[i + 1].lemmas & _MONTHS:
        return start
    i += 2
    while i < sentence.last and (tokens[i].shape == "number" or tokens[i].lemma in ("год", "г")):
        i += 1
    return i + (i < sentence.last and tokens[i].text == "." and tokens[i - 1].lower == "г")
