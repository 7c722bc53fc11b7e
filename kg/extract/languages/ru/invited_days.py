"""Days for which somebody is asked, or had planned something, whatever the tense of the sentence: "принял
приглашение посетить Осло | в мае", "визит, намеченный | на май, сорвался"."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Words

_PLANNED = words_of("triggers", "cues", "planned")
_ASKING = words_of("triggers", "visit", "invite", "verbs") | words_of("triggers", "visit", "invite", "nouns")
# "посетить | Осло с официальным визитом в мае", "приглашение премьера Чили Хуана Веги | посетить": so many
# words at most.
_ASKED, _WHO_ASKS = 6, 8


def is_asked_for(words: Words, index: int) -> bool:
    """Whether the token of a date stands with an infinitive that says what somebody is asked to do, or with
    what is agreed on: "достигнута договоренность о проведении форума | весной"."""
    first = words.sentence_of(index).first
    if _is_agreed_on(words, first, index):
        return True
    if not any(t.lemmas & _ASKING for t in words.tokens[first:index]):
        return False
    todo = None
    for token in reversed(words.tokens[max(first, index - _ASKED) : index]):
        if token.shape == "mark" or finite(token):
            return False
        if token.readings[:1] and token.readings[0].pos == "I":
            todo = token.index
            break
    for token in reversed(words.tokens[max(first, (todo or first) - _WHO_ASKS) : todo or first]):
        if token.lemmas & _ASKING:
            return True
        if token.shape == "mark" or finite(token):
            return False
    return False


def _is_agreed_on(words: Words, first: int, index: int) -> bool:
    """Whether the words from "договоренность о" to a date tell one thing."""
    for token in reversed(words.tokens[max(first, index - _AGREED) : index]):
        if token.shape == "mark" or finite(token):
            return False
        if token.lemmas & _AGREEMENTS and words.tokens[token.index + 1].lower in ("о", "об"):
            return words.tokens[token.index + 2].lemmas.isdisjoint(_CARRIED_OUT)
    return False


_AGREEMENTS = frozenset(("договоренность", "договорённость", "решение"))
# "договоренность о проведении следующего заседания межправительственной комиссии двух стран | весной"
_AGREED = 12
_CARRIED_OUT = frozenset(("прекращение", "перемирие", "сотрудничество", "торговля"))


def had_been_set(words: Words, index: int) -> bool:
    """Whether a day is that for which something had been planned: "визит, намеченный на | май, отложили"."""
    return any(t.lemmas & _PLANNED and t.has("P") for t in words.tokens[max(0, index - 2) : index])
