"""Days that only say which thing is meant: "обсудили возвращение задержанных | в прошлом году | рыбаков", "в
развитие договоренностей, достигнутых | в июне"."""

from __future__ import annotations

from itertools import takewhile

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.forms import agree, participial
from kg.extract.languages.ru.lexicon import EVENT_NOUNS, words_of
from kg.extract.languages.ru.titles import POST_LEMMAS
from kg.extract.words import Token, Words

_COMES = words_of("triggers", "visit", "go", "verbs")
_SIGNED = frozenset(("подписать", "подписанный", "заключить", "заключенный", "парафировать", "принять"))
_BETWEEN = frozenset(
    ("в", "во", "на", "с", "еще", "ещё", "лишь", "только", "весной", "летом", "осенью", "зимой")
)
# "начатого в 2020 году | автомобильного моста": so many words at most before the noun
_NEAR = 3


def is_of_thing(words: Words, first: int, last: int) -> bool:
    """Whether tokens [first, last] say when was done what a participle tells of a thing, no event and no
    paper."""
    if first == last and words.tokens[first].has("A"):
        return False  # "достигнутых во время | июльского визита": of the visit
    if _is_year_of_paper(words, first) or _is_for_year(words, first, last):
        return True
    return _is_before_noun(words, first, last) or _is_after_noun(words, first) or _is_of_paper(words, first)


def _is_year_of_paper(words: Words, first: int) -> bool:
    """Whether a year only says which paper or thing is meant: "напомнил о соглашении | 2019 года"."""
    year, before = words.tokens[first], words.tokens[max(first - 1, 0)]
    bare = year.shape == "number" and len(year.text) == _YEAR and before.sentence == year.sentence
    noun = bare and before.shape == "word" and bool(before.readings) and before.readings[0].pos == "N"
    if noun and before.capital and "gen" in before.cases("N"):  # "столица Европы | 2019 года"
        head = words.tokens[max(before.index - 1, 0)]
        return bool((before.lemmas | head.lemmas) & _OF_YEARS)
    return noun and bool(before.lemmas & _PAPERS)


_OF_YEARS = words_of("triggers", "days", "of_years")
_PAPERS = words_of("triggers", "signing", "documents", "nouns") | _OF_YEARS


def _is_for_year(words: Words, first: int, last: int) -> bool:
    """Whether a year only says for when a paper is: "подпишут план совместной работы | на будущий год"."""
    tokens, sentence = words.tokens, words.sentence_of(first)
    at = first if tokens[first].lower == "на" else first - 1
    if at <= sentence.first or tokens[at].lower != "на" or not tokens[last].lemmas & {"год", "полугодие"}:
        return False
    before = tokens[at - 1]
    if not (before.readings and before.readings[0].pos == "N") or before.lemmas & EVENT_NOUNS:
        return False
    return any(t.lemmas & _PAPERS for t in tokens[max(sentence.first, at - _PLANNED_FOR) : at])


# "План | совместной работы двух министерств обороны | на будущий год": so many words at most.
_PLANNED_FOR = 7


def _is_of_paper(words: Words, first: int) -> bool:
    """Whether a day only says of when a paper is, when it ends or when something is kept: "к соглашению | от
    5 мая", "план | до 2030 года", "Дня независимости, отмечаемого | 28 июля"."""
    tokens, sentence = words.tokens, words.sentence_of(first)
    opening = tokens[first]
    at = first if opening.lower in ("до", "от") else first - 1
    if at <= sentence.first:
        return False
    before, prep = tokens[at - 1], tokens[at].lower
    if before.shape != "word":
        before = tokens[at]
    if prep == "от":
        return before.has("N") and before.readings[0].pos == "N" and not before.lemmas & EVENT_NOUNS
    until = prep == "до" and before.readings[:1] and before.readings[0].pos == "N"
    if until and not before.capital and not before.lemmas & EVENT_NOUNS:
        return len(tokens[at + 1].text) == _YEAR and tokens[at + 1].shape == "number"
    return bool(tokens[first - 1].lemmas & _KEPT) or (prep in ("в", "с") and bool(before.lemmas & _KEPT))


# Letters of a year.
_YEAR = 4
_KEPT = frozenset(
    ("отмечаемый", "отмечать", "отмечающийся", "отмечаться", "отмечавшийся", "праздноваться", "праздновать")
)


def _is_after_noun(words: Words, first: int) -> bool:
    """Whether a participle after a comma tells of the noun before it: "итоги, подведенные | в июне"."""
    tokens, sentence = words.tokens, words.sentence_of(first)
    start = first
    while start > sentence.first and tokens[start - 1].text not in ",;:–—«»()":
        start -= 1
        if finite(tokens[start]):
            return False
    opening = tokens[start]
    if start - 2 < sentence.first or tokens[start - 1].text != ",":
        return False
    noun = tokens[start - 2]
    if any(t.lemmas & EVENT_NOUNS and t.has("N") for t in tokens[start:first]):
        return False  # "итоги, подведенные на встрече | в июне": when that was
    if _is_of_event(words, sentence.first, start, opening):
        return False
    told = participial(opening) and not opening.lemmas & (_SIGNED | _COMES)
    return (
        told and not noun.capital and _is_it(opening, noun) and not noun.lemmas & (EVENT_NOUNS | POST_LEMMAS)
    )


def _is_of_event(words: Words, low: int, start: int, opening: Token) -> bool:
    """Whether it took place what a participle tells of, the event whose phrase ends before it: "на форуме по
    безопасности, | проходившем 5 мая"."""
    if not opening.lemmas & _HAPPENING:
        return False
    near = reversed(words.tokens[max(low, start - 1 - _PHRASE) : start - 1])
    phrase = takewhile(lambda t: t.shape == "word" and not finite(t), near)
    return any(t.lemmas & EVENT_NOUNS and _is_it(opening, t) for t in phrase)


# "на совещании министров стран союза | по безопасности": so many words at most.
_PHRASE = 7
_HAPPENING = words_of("triggers", "happen", "verbs") | words_of("triggers", "meeting", "when", "words")


def _is_before_noun(words: Words, first: int, last: int) -> bool:
    tokens, sentence = words.tokens, words.sentence_of(first)
    start = first - 1
    while start > sentence.first and tokens[start].lower in _BETWEEN:
        start -= 1
    before = tokens[start]
    apart = start > sentence.first and tokens[start - 1].text == ","  # "Гость, | прибывший накануне в Рим,"
    if start < sentence.first or apart or not participial(before) or before.lemmas & (_SIGNED | _COMES):
        return False
    after = tokens[last + 1 : min(last + _NEAR, sentence.last) + 1]
    noun = next((t for t in after if t.shape != "word" or t.has("PREP") or _is_it(before, t)), None)
    return noun is not None and _is_it(before, noun) and not noun.lemmas & (EVENT_NOUNS | POST_LEMMAS)


def _is_it(participle: Token, noun: Token) -> bool:
    return noun.shape == "word" and noun.has("N") and agree(participle, noun)


def describes_thing(words: Words, participle: Token) -> bool:
    """Whether a participle in the passive says what was done with a thing: "в связи с | принятым в марте
    решением", "меры, | принятые в отношении посла"."""
    if not any(r.pos == "P" and "pssv" in r.tags for r in participle.readings):
        return False
    sentence = words.sentences[participle.sentence]
    if participle.index > sentence.first and words.tokens[participle.index - 1].text == ",":
        around = words.tokens[max(sentence.first, participle.index - _NEAR) : participle.index - 1]
        around = around[::-1]
    else:
        around = words.tokens[participle.index + 1 : min(participle.index + _DESCRIBED, sentence.last) + 1]
    nouns = (t for t in around if t.readings and t.readings[0].pos == "N" and agree(participle, t))
    noun = next(nouns, None)
    return noun is not None and not noun.capital and "inan" in noun.readings[0].tags


# "принятым | в марте чешской стороной решением": so many words at most.
_DESCRIBED = 7
