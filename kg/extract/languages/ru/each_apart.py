"""Talks with several that a clause behind them says to be one with each: "встретится с А, Б и В: с каждым
запланирована отдельная беседа", "С каждым из них он говорил наедине"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

_APART = words_of("triggers", "meeting", "separate", "words")
_LINKS = frozenset((",", "и", "а", "также"))
_EACH = frozenset(("каждым", "каждой", "ними"))
_ALONE = ("наедине", "глазу", "один")
# Those of a talk with whom it is one by one, and who has it.
_SEVERAL, _ONE = 2, 1


def part(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions, a talk with several as one with each where the text says so."""
    if not any(t.lower in _EACH for t in words.tokens):
        return list(drafts)
    out: list[Draft] = []
    for draft in drafts:
        listed = _listed(words, draft) if draft.type in TALKS and _is_with_each(words, draft) else []
        out += draft.separate(listed) if listed else [draft]
    return out


def _is_with_each(words: Words, draft: Draft) -> bool:
    """Whether "с каждым" follows a talk in its sentence or opens the next one, with a word for "apart"; so
    "Беседы с ними пройдут порознь"."""
    for sentence in words.sentences[draft.sentence : draft.sentence + 2]:
        inside = [t for t in words.inside(sentence.index) if t.index > draft.first]
        opens = sentence.index == draft.sentence
        each = next((b for a, b in pairwise(inside) if a.lower == "с" and b.lower in _EACH), None)
        theirs = each is not None and each.lower == "ними"
        if each is None or not (opens or each.index <= sentence.first + 1 + theirs):
            continue
        after = [t for t in inside if t.index > each.index]
        if after and after[0].has("N") and "ins" in after[0].cases("N"):
            return False  # "с каждым | годом"
        apart = (t for t in after if t.lemmas & _APART or t.lower in _ALONE)
        return any(not (theirs and t.has("A")) for t in apart)  # "с ними пройдет отдельная встреча" is one
    return False


def _listed(words: Words, draft: Draft) -> list[Party]:
    """Those of a talk who stand in one list, where one other has it with them; [] else."""
    parties = sorted((p.party for p in draft.parts), key=lambda p: (p.first, p.last))
    lists: list[list[Party]] = []
    for party in parties:
        before = lists[-1][-1] if lists else None
        if before is not None and _are_joined(words, before, party):
            lists[-1].append(party)
        else:
            lists.append([party])
    found = max(lists, key=len, default=[])
    one_more = len(parties) - len(found) == _ONE
    named = all(p.person is not None or p.country for p in parties)
    return found if len(found) >= _SEVERAL and one_more and named else []


def _are_joined(words: Words, first: Party, second: Party) -> bool:
    """Whether only commas and "и" stand between two of a list, or they share a title."""
    if first.sentence != second.sentence:
        return False
    if first.head == second.head:
        return True
    between = words.tokens[first.last + 1 : second.first]
    return bool(between) and all(t.lower in _LINKS or t.lower in ("с", "со") for t in between)
