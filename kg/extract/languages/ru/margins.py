"""Talks that the text tells one by one after it said where they were: "На полях форума министр провел ряд
встреч. В частности, | он встретился с А. Состоялась также | беседа с Б"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.whereabouts import same_place
from kg.extract.words import Sentence, Token, Words

_TALKS = words_of("triggers", "meeting", "noun", "nouns")
_GATHERINGS = words_of("triggers", "conference", "noun", "nouns")
# "на | полях форума", "в | рамках саммита"
_MARGINS = frozenset(("полях", "кулуарах", "рамках", "площадке"))
# Mentions that only add to a gathering told before.
_ADDING = ("attendance", "whereabouts")
# The talks are told within so many sentences.
_NEAR = 8


def in_turn(words: Words, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Yield (talk, gathering) for the talks that follow such a sentence."""
    gatherings = [d for d in drafts if d.type == "conference" and d.rule not in _ADDING and not d.title]
    for sentence in words.sentences if gatherings else ():
        frame = _frame(words, sentence, gatherings)
        if frame is None:
            continue
        here = [d for d in drafts if d.sentence == sentence.index and d.type == "meeting"]
        if any(_names_sides(d) for d in here):
            continue
        yield from ((talk, frame) for talk in _talks_of(here, frame, drafts, sentence))


def of_programme(words: Words, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Yield (talk, visit) for talks that are of the programme of the visit told last: "Программа визита
    предусматривает | заседание комиссии", "Согласно программе поездки, состоятся | переговоры"."""
    visits = [d for d in drafts if d.type == "visit" and d.parts and not d.title]
    for draft in drafts if visits else ():
        if draft.type not in ("meeting", "conference", "signing") or draft.modality != "planned":
            continue
        first = words.sentences[draft.sentence].first
        ahead = words.tokens[first : min(draft.first, first + _OPENING)]
        told = [d for d in visits if 0 < draft.sentence - d.sentence <= _NEAR]
        if told and any(_is_programme(words, t) for t in ahead):
            yield draft, told[-1]


# "Как сообщили в ведомстве, программа | визита": so many words tell of a programme.
_OPENING = 14


def _is_programme(words: Words, token: Token) -> bool:
    """Whether a token is the programme of a visit of which no place is told."""
    if "программа" not in token.lemmas or token.index + 2 >= len(words.tokens):
        return False
    of, after = words.tokens[token.index + 1], words.tokens[token.index + 2]
    return bool(of.lemmas & _STAYS) and after.lower not in ("в", "во", "на")


_STAYS = frozenset(("визит", "поездка", "пребывание"))


def _frame(words: Words, sentence: Sentence, gatherings: Sequence[Draft]) -> Draft | None:
    """The gathering at which a sentence says that there were talks, of which it tells none."""
    tokens = words.inside(sentence.index)
    margins = next((t for t in tokens if t.lower in _MARGINS), None)
    if margins is None or sentence.paragraph < 0 or not any(_are_talks(words, t) for t in tokens):
        return None
    if words.tokens[margins.index - 1].lower not in ("на", "в"):
        return None
    own = [d for d in gatherings if d.sentence == sentence.index and d.first > margins.index]
    before = [d for d in gatherings if d.first < margins.index]
    bare = any(t.lemmas & _GATHERINGS for t in words.tokens[margins.index + 1 : margins.index + 4])
    return own[0] if own else before[-1] if before and bare else None


def _are_talks(words: Words, token: Token) -> bool:
    """Whether a noun tells of several talks: "ряд | встреч", "двусторонние | встречи"."""
    if not token.lemmas & _TALKS or token.lower == "переговоры":
        return False
    return _are_many(token) or (token.has("N") and _are_many(words.tokens[token.index - 1]))


def _are_many(token: Token) -> bool:
    numbers = {r.number for r in token.readings if r.pos in ("N", "A")}
    return numbers == {"p"}


def _names_sides(talk: Draft) -> bool:
    """Whether a talk is told with both its sides, and not only "с коллегами"."""
    known = [p.party for p in talk.parts if p.party.person is not None or country_of(p.party)]
    return len(known) > 1


def _talks_of(
    here: Sequence[Draft], frame: Draft, drafts: Sequence[Draft], sentence: Sentence
) -> Iterator[Draft]:
    """The talks told next, up to one of others, of another time or place or another gathering."""
    who = set[tuple[str, str, str, str]]().union(*(d.keys() for d in (*here, frame)))
    modality = here[0].modality if here else "held"
    for draft in drafts:
        if not 0 < draft.sentence - sentence.index <= _NEAR or draft.title:
            continue
        if draft.type in ("conference", "visit") and draft.rule not in _ADDING:
            return
        if draft.type != "meeting":
            continue
        elsewhere = draft.place is not None and (
            frame.place is None or not same_place(draft.place, frame.place)
        )
        strangers = len(draft.parts) > 1 and not (draft.keys() & who or by_pronoun(draft))
        if draft.earlier or draft.modality != modality or elsewhere or strangers:
            return
        yield draft


def by_pronoun(draft: Draft) -> bool:
    return any(p.party.kind == "pronoun" for p in draft.parts)
