"""The state that "the country" means where somebody visits it: "on a state visit to the island nation"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.languages.en.scene import Scene
from kg.extract.parties import Party
from kg.extract.spans import Span

_NOUNS = frozenset(("country", "nation", "kingdom", "republic", "sultanate", "emirate", "state"))
_DETERMINERS = frozenset(("the", "this"))
# "Visit to the East African nation" has so many words.
_NEAR = 6
# The state is told so many sentences before.
_BEFORE = 2


def the_country(scene: Scene, index: int, preps: Sequence[str], visitors: Sequence[Party]) -> list[Span]:
    """Return the state that "the country" means after a trigger, [] where the text leaves it open.

    That is the one other state that the sentence tells of, else the one before, beside that of the visitors;
    ``preps`` stand before it, none for the object of a verb.
    """
    noun = _noun(scene, index, preps)
    own = {country_of(v) for v in visitors} - {""}
    if noun is None or not own:
        return []
    for found in _told(scene, index):
        others = found - own
        if others:
            return [_span(noun, others.pop())] if len(others) == 1 else []
    return []


def _noun(scene: Scene, index: int, preps: Sequence[str]) -> int | None:
    """The "country" that a trigger leads to: only attributes between it and the article."""
    last = min(index + _NEAR + 2, scene.sentence.last)
    noun = next((i for i in range(index + 1, last + 1) if scene.tokens[i].lower in _NOUNS), None)
    if noun is None or scene.tokens[min(noun + 1, scene.sentence.last)].lower in ("of", "'s", "’s"):
        return None
    the = next((i for i in range(noun - 1, index, -1) if scene.tokens[i].lower in _DETERMINERS), None)
    if the is None or any(scene.grammar.role(i) for i in range(the, noun)):
        return None
    before = scene.tokens[the - 1]
    return noun if (before.lower in preps if preps else before.index == index) else None


def _told(scene: Scene, index: int) -> Iterator[set[str]]:
    """The states of people and places of the sentence, then of the sentences before."""
    sentences = scene.words.sentences
    for sentence in reversed(sentences[max(0, scene.sentence.index - _BEFORE) : scene.sentence.index + 1]):
        last = sentence.last if sentence.index != scene.sentence.index else max(index, sentence.last)
        parties = (p for p in scene.parties if sentence.first <= p.first <= last)
        found = {country_of(p) for p in parties if p.kind in ("person", "post", "state")}
        places = (s for s in scene.spans.all if sentence.first <= s.first <= last and s.kind == "place")
        yield (found | {s.country for s in places if not s.region}) - {""}


def _span(noun: int, country: str) -> Span:
    return Span(noun, noun, "state", gazetteer.state_label(country, "en") or "", country)
