"""Talks with officials in general that sum up those told next by name: "visited Peru, where he | met
officials. In Lima, he met with Minister A and President B"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en.scene import listed
from kg.extract.parties import Person
from kg.extract.words import Words

_GENERAL = listed("meeting", "general", "officials")
# The talks are told by name at most so many sentences after.
_NEAR = 4
_TALKS = ("meeting", "call")


def without_sums(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without talks of a journey whose others are only officials, where those are named."""
    stops = Counter(
        d.sentence for d in drafts if d.type == "visit"
    )  # of several, each has officials of its own
    return [d for d in drafts if stops[d.sentence] != 1 or not _is_summed_up(words, d, drafts)]


def _is_summed_up(words: Words, draft: Draft, drafts: Sequence[Draft]) -> bool:
    if draft.type not in _TALKS or draft.title or len(draft.parts) < 2:
        return False
    general = [p.party for p in draft.parts if p.party.kind == "post" and p.party.plural]
    acting = [p.party.person for p in draft.parts if p.party.person is not None]
    if len(acting) != 1 or len(general) != len(draft.parts) - 1:
        return False
    states = {country_of(p) for p in general} | {p.capacity.organization for p in general if p.capacity}
    if len(states - {""}) > 1:
        return False  # "senior leaders from Central America as well as Peruvian officials"
    heads = (words.tokens[p.head].lemmas | {words.tokens[p.head].lower} for p in general)
    if any(_GENERAL.isdisjoint(lemmas) for lemmas in heads):
        return False
    after = (d for d in drafts if 0 < d.sentence - draft.sentence <= _NEAR and d.type == draft.type)
    told = next((d for d in after if _names(d, acting[0]) and d.modality == draft.modality), None)
    if told is None or told.earlier or _adds(words, told):
        return False
    return all(d.type != "visit" or not draft.sentence < d.sentence <= told.sentence for d in drafts)


def _names(talk: Draft, acting: Person) -> bool:
    """Whether somebody talks with people of another state who are named."""
    people = [p.party.person for p in talk.parts if p.party.person is not None]
    return acting in people and any(p is not acting and p.country != acting.country for p in people)


def _adds(words: Words, talk: Draft) -> bool:
    """Whether a talk is told beside others: "He | also met President A"."""
    before = words.tokens[max(talk.first - 2, 0) : talk.first]
    opening = words.tokens[words.sentences[talk.sentence].first]
    return any(t.lower == "also" for t in before) or opening.lower in ("separately", "additionally", "later")
