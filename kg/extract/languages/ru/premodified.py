"""Days that only say which thing is meant: "обсудили возвращение задержанных | в прошлом году | рыбаков"."""

from __future__ import annotations

from kg.extract.languages.ru.forms import agree, participial
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Token, Words

_EVENTS = frozenset().union(
    *(words_of("triggers", kind, "noun", "nouns") for kind in ("meeting", "visit", "call", "conference"))
)
_SIGNED = frozenset(("подписать", "подписанный", "заключить", "заключенный", "парафировать", "принять"))
_BETWEEN = frozenset(
    ("в", "во", "на", "с", "еще", "ещё", "лишь", "только", "весной", "летом", "осенью", "зимой")
)
# "начатого в 2020 году | автомобильного моста": so many words at most before the noun
_NEAR = 3


def is_of_thing(words: Words, first: int, last: int) -> bool:
    """Whether tokens [first, last] stand between a participle and its noun, no event and no paper."""
    tokens, sentence = words.tokens, words.sentences[words.tokens[first].sentence]
    start = first - 1
    while start > sentence.first and tokens[start].lower in _BETWEEN:
        start -= 1
    before = tokens[start]
    apart = start > sentence.first and tokens[start - 1].text == ","  # "Гость, | прибывший накануне в Рим,"
    if start < sentence.first or apart or not participial(before) or before.lemmas & _SIGNED:
        return False
    after = tokens[last + 1 : min(last + _NEAR, sentence.last) + 1]
    noun = next((t for t in after if t.shape != "word" or t.has("PREP") or _is_it(before, t)), None)
    return noun is not None and _is_it(before, noun) and not noun.lemmas & _EVENTS


def _is_it(participle: Token, noun: Token) -> bool:
    return noun.shape == "word" and noun.has("N") and agree(participle, noun)
