"""Talks of the two states of the text that only "the two countries" names: "A of Oman received B of Peru. In
May, a meeting of the delegations | of the two countries will be held in Lima"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en import of_the_two
from kg.extract.languages.en.boards import NOUNS, OF_THREE
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene
from kg.extract.parties import Party
from kg.extract.words import Token

_COUNTRIES = r"(?:countries|states|nations|republics|neighbours|neighbors)"
# "Consultations | between the foreign ministries of the two countries", "| of the two countries' delegations"
_OF_THEM = re.compile(
    rf"^(?:between|of|among|by) (?:(?!between\b)[\w’'-]+ ){{0,9}}?(?:the )?(?:two|both) {_COUNTRIES}\b"
)
_ACTING = "|".join(sorted(words_of("vocabulary", "act_for_both")))
_THEY = re.compile(
    rf"(?:^|\b(?:and|that|,) )(?:the )?(?:[\w-]+ ){{0,2}}?(?:{_ACTING})"
    rf" (?:of|from) (?:the )?(?:two|both) {_COUNTRIES}(?: (?:also|last|recently|earlier))*$"
    rf"|(?:^|\b(?:that|,) )(?:the )?(?:two|both) {_COUNTRIES} (?:['’] (?:[\w-]+ ){{0,2}}?(?:{_ACTING})|last)$"
)
# "The | talks between the two countries" are those told before, or what goes on.
_TOLD = frozenset(("the", "this", "these", "their", "its", "any", "no", "further", "future", "more"))
# A further talk of those who have met: "talks in an | expanded | format".
_FORMATS = words_of("vocabulary", "formats_of_talks")
_NAMED = 14
# Another board of them can be told so many sentences before.
_BEFORE = 8


def told_before(scene: Scene, noun: Token) -> list[Party]:
    """Return the two states of the text that "the two countries" behind a talk means, [] where it is told of
    no others or not where or when the talk is."""
    first = scene.attributes(noun.index)
    start = scene.text(noun.index + 1, min(noun.index + _NAMED, scene.sentence.last))
    if scene.title or scene.tokens[first].lower in _TOLD or _OF_THEM.match(start) is None:
        return []
    return _states(scene, noun)


def acting(scene: Scene, verb: Token) -> list[Party]:
    """Return the two states of the text for which the subject of a verb acts: "The foreign ministries of the
    two countries | held consultations in Lima", "The two countries last | met in May"."""
    start = scene.grammar.group_start(verb.index)
    before = scene.text(max(scene.sentence.first, start - _NAMED), start - 1) if start else ""
    return [] if scene.title or _THEY.search(before) is None else _states(scene, verb)


def of_board(scene: Scene, noun: Token) -> list[Party]:
    """Return the two states of the text whose board sits, where no board was told before: "The next meeting
    of the intergovernmental | commission will be in Lima"."""
    named = scene.tokens[scene.attributes(noun.index) : noun.index + 1]
    if scene.title or any(t.lower in OF_THREE or t.capital for t in named):
        return []
    return [] if scene.told_of(NOUNS, _BEFORE) else _states(scene, noun)


def set_apart(drafts: Iterable[Draft]) -> None:
    """Let talks of those states be other ones than those told before, which are of people."""
    for draft in drafts:
        told = {p.party.first for p in draft.parts}
        if draft.type in TALKS and len(told) == 1 < len(draft.parts) == len(draft.countries()):
            draft.another = True


def _states(scene: Scene, noun: Token) -> list[Party]:
    """The two states told before a talk, [] where its sentence does not tell where or when it is."""
    low, high = scene.clauses.reach(noun.index)[0], scene.sentence.last
    if any(t.lower in _FORMATS for t in scene.tokens[low : high + 1]) or not _is_placed(scene, low, high):
        return []
    found = of_the_two.told_before(scene.words, scene.spans, scene.parties, scene.sentence.index, noun.index)
    return [scene.state(noun.index, noun.index, country) for country in found or ()]


def _is_placed(scene: Scene, low: int, high: int) -> bool:
    """Whether a clause tells a town or a day."""
    towns = (s for s in scene.places(low, high) if s.kind == "place" and scene.prep_of(s) in ("in", "at"))
    return any(towns) or any(scene.grammar.is_when(t) for t in scene.tokens[low : high + 1])
