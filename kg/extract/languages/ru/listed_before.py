"""Where a person begins in a run of capitals that opens with a listed name: "Олий Мажлиса | Танзилой
Нарбаевой", "по делам Евразии | Ли Хуэй"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.spans import Span
from kg.extract.words import Words

_CHAMBERS = tuple(words_of("posts", "chambers_abroad"))
_OFFICIALS = words_of("posts", "heads") | words_of("posts", "led") | words_of("posts", "callings")


def is_chamber(words: Words, i: int) -> bool:
    """Whether a word behind an official is the parliament that he leads: "председатель | Скупштины"."""
    official = i > 0 and bool(words.tokens[i - 1].lemmas & _OFFICIALS)
    return official and words.tokens[i].lower.startswith(_CHAMBERS)


def trimmed(words: Words, listed: Sequence[Span], first: int, last: int) -> tuple[int, int]:
    """Return the run without what belongs to a listed name: "Олий Мажлиса | Танзилой Нарбаевой", "Мапуту |
    И.Косткевич"."""
    if first < last and is_chamber(words, first):  # "председатель Скупштины | Милан Петрич"
        first += 1
    initials = (i for i in range(first + 1, last) if words.tokens[i].shape == "initial")
    opened = next(initials, None)
    acronyms = words.tokens[first:opened] if opened is not None else []
    if acronyms and all(t.shape == "word" and t.text.isupper() and len(t.text) > 1 for t in acronyms):
        return opened or first, last  # "председатель | НС РА | О.Абрамян"
    before = next(
        (
            s
            for s in listed
            if s.first < first <= s.last < last
            or (s.first == first and (s.last + 1 == opened or _state_before(words, s, last)))
            or (s.first == first and s.kind == "place" and _of_place(words, s, last))
            or (s.first == first and _second_of_pair(words, s, listed))
            # "председатель | Халк Маслахаты | Гурбангулы Бердымухамедов"
            or (s.first == first and s.kind == "body" and bool(s.key) and last - s.last > 1)
        ),
        None,
    )
    return (before.last + 1, last) if before is not None else (first, last)


def _second_of_pair(words: Words, state: Span, listed: Sequence[Span]) -> bool:
    """Whether a run opens with the second of two states: "глава группы дружбы Перу – | Чад | А"."""
    before = words.tokens[state.first - 1] if state.first > 1 else None
    dashed = state.kind == "state" and before is not None and before.text in phrases.DASHES
    return dashed and any(s.kind == "state" and s.last == state.first - 2 for s in listed)


def _of_place(words: Words, place: Span, last: int) -> bool:
    """Whether a run opens with the place that a noun before it is of: "по делам | Евразии | Ли Хуэй", "глава
    администрации | Гянджи | Рашид Салимов"."""
    before = words.tokens[place.first - 1] if place.first else None
    if before is None or before.capital or not before.readings or before.readings[0].pos != "N":
        return False
    cases = words.tokens[place.last].cases("N")
    full = last - place.last > (0 if place.region else 1)
    return full and "gen" in cases and "nom" not in cases


def _state_before(words: Words, span: Span, last: int) -> bool:
    """Whether the state of a post opens a run and a full name follows: "министра | Руанды | Жана Увимана"."""
    before = words.tokens[span.first - 1] if span.first else None
    if span.kind != "state" or before is None or not before.readings:
        return False
    sentence = words.sentence_of(span.first)
    if before.lower == "и" and span.first == span.last and last - span.last > 1:
        return before.index > sentence.first  # "президенты Чили Хуан Рохас и | Перу | Педро Солис"
    official = bool(before.lemmas & _OFFICIALS)
    plain = official or not before.capital or before.index == sentence.first
    common = sentence.first <= before.index and plain
    return common and before.readings[0].pos == "N" and (last - span.last > 1 or official)
