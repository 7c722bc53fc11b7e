"""Names of persons that the tagger missed: initials and a word, a given name and a word, names of leaders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.church_names import is_dignitary
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import known
from kg.extract.languages.ru.name_spans import (
    everyday,
    foreign,
    has_tag,
    honoured,
    is_forename,
    parted,
    surname_like,
)
from kg.extract.languages.ru.private_posts import leads
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

# So many tokens before the last name of a body stands who leads it: "директора департамента Азии МВФ".
_LED_FROM = 6
_LONGEST = 4  # words of a name that only its post tells


def missed(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield names that the tagger missed: initials and a word, a given name and a word, a surname with both
    names."""
    i = 0
    while i < len(words.tokens):
        if not words.tokens[i].capital and _is_articled(words, spans, i):
            yield Span(i, i, "person")
        if not words.tokens[i].capital or spans.over(i) is not None:
            i += 1
            continue
        last = _after_initials(words, spans, i) or _after_given(words, spans, i) or _opening(words, spans, i)
        last = last or _after_post(words, spans, i)
        last = i if last is None and (is_dignitary(words, i) or _is_leader(words, i)) else last
        if last is not None:
            for first, end in parted(words, i, last) if not honoured(words, i) else ():
                yield Span(first, end, "person")
        i = (last if last is not None else i) + 1


_ARTICLED = re.compile(r"(?:а[дзлнрстш]|аль|эль)-[А-ЯЁ][а-яё]{2,}$")


def _is_articled(words: Words, spans: Spans, i: int) -> bool:
    """Whether a word is a surname with its Arabic article, whose rest of the name the text does not give: "15
    мая | аш-Шамси прибыл"; not where a noun or a preposition says what it names ("боевики аль-Каиды")."""
    if words.tokens[i].text[0] not in "аэ" or not _ARTICLED.match(words.tokens[i].text) or spans.over(i):
        return False
    opening = words.sentence_of(i).first
    before = words.tokens[i - 1] if i > opening else None
    if before is None or before.shape in ("mark", "number") or before.lower in _BEFORE_NAMES:
        return before is None or before.text not in '«"“„'
    likeliest = before.readings[0].pos if before.readings else ""
    return everyday(before) or bool(before.lemmas & _MONTHS) or likeliest in _BEFORE_NAME


_BEFORE_NAME = ("V", "G", "AV", "CONJ", "PRCL", "")
_MONTHS = words_of("triggers", "cues", "months")
_WEEKDAYS = frozenset(("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"))
_BEFORE_NAMES = _WEEKDAYS | {"с", "со", "и", "что", "а", "но", "словам", "мнению", "данным", "года"}


def _after_initials(words: Words, spans: Spans, i: int) -> int | None:
    tokens, last = words.tokens, i
    if tokens[i].shape != "initial" or spans.over(i) is not None:
        return None
    while last + 1 < len(tokens) and tokens[last + 1].shape == "initial":
        last += 1
    name = tokens[last + 1] if last + 1 < len(tokens) else None
    if name is None or name.shape != "word" or not name.capital or spans.over(last + 1) is not None:
        return None
    return last + 1


def _after_given(words: Words, spans: Spans, i: int) -> int | None:
    """ "Вячеслав Володин", "Володин Вячеслав Викторович", with what follows as far as it is all names."""
    if i and spans.over(i - 1) is None and _continues(words, i):
        return None
    run = list(_capitals(words, spans, i))
    names = [_is_given(t) for t in run]
    patronymic = next((k for k, t in enumerate(run) if has_tag(t, "Patr")), None)
    if len(run) < 2:
        return None
    if (
        (names[0] and surname_like(run[1]))
        or (patronymic == 2 and names[1])
        or (patronymic == 1 and names[0])
    ):
        return run[-1].index
    return None


def _opening(words: Words, spans: Spans, i: int) -> int | None:
    """A name that opens a sentence, whose given name is a thing too: "Роман Петров прибыл"."""
    sentence = words.sentence_of(i)
    if i != sentence.first or i == sentence.last or spans.over(i + 1) is not None:
        return None
    surname = words.tokens[i + 1]
    named = surname.shape == "word" and surname.capital and is_forename(words.tokens[i], surname)
    return i + 1 if named else None


def _is_leader(words: Words, i: int) -> bool:
    """Whether a word alone is the surname of a known leader, and nothing else: "| Путин прибыл в Пекин"."""
    token = words.tokens[i]
    beside = [t for t in words.tokens[max(i - 1, words.sentence_of(i).first) : i + 2] if t is not token]
    if token.shape != "word" or any(t.capital and t.index > i for t in beside):
        return False
    if any(t.text in phrases.QUOTES for t in beside):
        return False
    names = [r for r in token.readings if r.pos == "N" and r.number == "s" and "Surn" in r.tags]
    return bool(names) and names[0] is token.readings[0] and leads(names[0].lemma.title()) != ""


def _after_post(words: Words, spans: Spans, i: int) -> int | None:
    """Two unknown words right after an official, or the state or body of one: "послом | Файезом Сараджем"."""
    run = list(islice(_capitals(words, spans, i), _LONGEST + 1))
    if i == words.sentence_of(i).first:
        return None
    if len(run) < 2 and _is_named_pair(words, spans, i):
        return i + 1
    if not 2 <= len(run) <= _LONGEST:
        return None
    before, span = words.tokens[i - 1], spans.over(i - 1)
    official = before.shape == "word" and everyday(before) and before.has("N")
    of_state = span is not None and span.kind in ("state", "body") and _is_led(words, spans, span.first - 1)
    unknown = not any(known(t.text) for t in run[:2])
    return run[-1].index if unknown and (official or of_state) else None


def _is_named_pair(words: Words, spans: Spans, i: int) -> bool:
    """Whether just two nouns with capitals follow a listed body that somebody leads: "директора МВФ |
    Джихада Азура"."""
    body, pair = spans.over(i - 1), words.tokens[i : i + 2]
    if body is None or body.kind != "body" or not body.name or not _is_led(words, spans, body.first - 1):
        return False
    plain = [t.shape == "word" and t.capital and t.has("N") and not t.text.isupper() for t in pair]
    free = all(spans.over(t.index) is None and not phrases.is_attribute(t) for t in pair)
    following = words.tokens[i + 2 : i + 3]
    alone = not following or not following[0].capital
    return plain == [True, True] and free and alone


def _is_led(words: Words, spans: Spans, i: int) -> bool:
    """Whether an official stands before a state or body, other words of its name between at most."""
    sentence = words.tokens[i + 1].sentence
    for k in range(i, max(i - _LED_FROM, words.sentences[sentence].first) - 1, -1):
        token = words.tokens[k]
        if token.shape != "word" or not token.readings or token.readings[0].pos in ("V", "G", "I"):
            return False
        if spans.over(k) is None and everyday(token):
            return True
    return False


def _continues(words: Words, i: int) -> bool:
    """Whether the word before is a capitalised one of the same sentence, so that the run does not begin
    here."""
    before = words.tokens[i - 1]
    return (
        before.sentence == words.tokens[i].sentence
        and before.shape == "word"
        and before.capital
        and not everyday(before)
    )


def _capitals(words: Words, spans: Spans, i: int) -> Iterator[Token]:
    """The capitalised words from ``i`` on that no span covers and that can be parts of a name."""
    sentence = words.sentence_of(i)
    for token in words.tokens[i : sentence.last + 1]:
        plain = token.shape == "word" and token.capital and not (token.text.isupper() and len(token.text) > 1)
        if (
            not plain
            or spans.over(token.index) is not None
            or everyday(token)
            or not (foreign(token) or _is_given(token))
        ):
            return
        yield token


def _is_given(token: Token) -> bool:
    return known(token.text) and has_tag(token, "Name") and not has_tag(token, "Geox")
