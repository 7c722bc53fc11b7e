"""Where and when the news was told, which is not where and when it happened."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import EVENT_NOUNS, words_of
from kg.extract.spans import Span
from kg.extract.words import Token, Words

_TELLING = words_of("statements", "saying") | words_of("statements", "reporting")
_OPINING = _TELLING | words_of("statements", "opining")
_PARTICULARS = words_of("statements", "particulars")
_FROM_AFAR = words_of("statements", "from_afar")


def is_source(words: Words, span: Span, first: int) -> bool:
    """Whether a place only says who told the news: "как рассказали в Акорде", "в Кремле сообщили, что"."""
    sentence = words.sentence_of(span.first)
    before, after = first - 2, span.last + 1
    if before >= sentence.first and _tells(words.tokens[before]):
        return True
    if after > sentence.last:
        return False
    told = _tells(words.tokens[after]) and not _has_subject(words, after)
    told = told and not (before >= sentence.first and _is_of_event(words, before, after))
    return told or (before < sentence.first and _follows(words, after))


def _is_of_event(words: Words, noun: int, verb: int) -> bool:
    """Whether a place is where an event was, and who told of it follows: "о | встрече в Осло рассказали в
    МИД"."""
    event = words.tokens[noun].lemmas & EVENT_NOUNS and words.tokens[noun].has("N")
    source = words.tokens[verb + 1].lower if verb < words.sentence_of(verb).last else ""
    return bool(event) and source in ("в", "во")


def _has_subject(words: Words, verb: int) -> bool:
    """Whether who says something stands right behind the verb: "об участии в форуме в Осло объявили | лидеры
    двух стран"."""
    sentence = words.sentence_of(verb)
    after = words.tokens[min(verb + 1, sentence.last)]
    noun = bool(after.readings) and after.readings[0].pos == "N" and "nom" in after.cases("N")
    return noun and words.tokens[verb - 2].lower != "как" and after.index > verb and not _is_told(after)


def _is_told(noun: Token) -> bool:
    """Whether a noun is what is told and not who tells it: "В Осло раскрыли | подробности встречи", "В Осло
    подтвердили | визит посла"."""
    return bool(noun.lemmas & (_PARTICULARS | EVENT_NOUNS)) and "acc" in noun.cases("N")


def is_of_saying(words: Words, token: int, events: frozenset[int] = frozenset()) -> bool:
    """Whether a place or day is that of who told the news.

    "Подпишут план, сообщил А во вторник на брифинге в Баку", "Как заявил А в среду, визит отложен". A verb of
    ``events`` tells one itself: "посол, прибывший в Рим, передал | в среду копии грамот".
    """
    sentence = words.sentence_of(token)
    before = range(token - 1, sentence.first, -1)
    comma = next((k for k in before if words.tokens[k].text in ",–—"), None)
    start = comma + 1 if comma is not None else sentence.first
    if _about_what(words, start, token) or (comma is not None and _told_on(words, start, token)):
        return True
    if comma is None or words.tokens[start].lower == "как":
        start += words.tokens[start].lower == "как"
        if start == sentence.first:
            return False
    opening = words.tokens[start]
    if not (finite(opening) and opening.lemmas & _TELLING) or start in events:
        return False
    between = words.tokens[start + 1 : token]
    return not any(t.lemmas & EVENT_NOUNS and t.has("N") for t in between)


def _told_on(words: Words, start: int, token: int) -> bool:
    """Whether a day opens a clause that only says who told the news: "прибыл в Рим, | 5 мая сообщает МИД"."""
    if token - start > 1 or (token > start and words.tokens[start].lower not in ("в", "во")):
        return False
    after = words.tokens[token + 1 : token + 1 + _DATE]
    verb = next((t for t in after if finite(t) or t.shape == "mark"), None)
    return verb is not None and verb.shape == "word" and bool(verb.lemmas & _TELLING)


# "5 | мая 2025 года | сообщает": so many tokens has a date behind its first one.
_DATE = 4


def _about_what(words: Words, start: int, token: int) -> bool:
    """Whether a clause only says when and where the news was told: "о чем в среду | сообщил посол"."""
    if [words.tokens[start].lower, words.tokens[min(start + 1, token)].lower] not in _ABOUT_WHAT:
        return False
    after = words.inside(words.tokens[token].sentence)
    verb = next((t for t in after if t.index > start + 1 and finite(t)), None)
    if verb is None or not verb.lemmas & _TELLING:
        return False
    # "Об этом сообщил посол по итогам переговоров | в Риме", "Об этом на форуме | в Риме": there it was
    told_before = (
        words.tokens[start + 2 : verb.index]
        if token < verb.index
        else words.tokens[verb.index + 1 : token + _AT_IT]
    )
    return not any(t.lemmas & EVENT_NOUNS and t.has("N") for t in told_before)


# "сказал 5 | мая на встрече с послом": so many words from the day on.
_AT_IT = 5
_ABOUT_WHAT = (["о", "чем"], ["о", "чём"], ["об", "этом"])


def _tells(token: Token) -> bool:
    """Whether a token says or judges and names nobody: "сообщили", "разочарованы"."""
    return finite(token) and token.readings[0].number == "p" and bool(token.lemmas & _OPINING)


def _follows(words: Words, verb: int) -> bool:
    """Whether a verb tells that somebody looks at something from afar: "В Осло | следят за переговорами",
    "ждут итогов визита"; not "В Осло ждут президента"."""
    token = words.tokens[verb]
    if not finite(token) or token.readings[0].number != "p" or not token.lemmas & _FROM_AFAR:
        return False
    after = words.tokens[verb + 1 : words.sentences[token.sentence].last + 1]
    noun = next((t for t in after if t.has("N")), None)
    if noun is None or any(t.shape == "mark" for t in words.tokens[verb : noun.index]):
        return False
    return bool(noun.lemmas & _PARTICULARS) or "за" in (t.lower for t in words.tokens[verb + 1 : noun.index])
