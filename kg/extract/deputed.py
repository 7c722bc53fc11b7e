"""Talks that some agree on and others hold: "the presidents agreed to hold a meeting of trade ministers".

Who agrees tells whose states they are for. The same for every language; how it is told is the language's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALK_VERBS, Draft, Part
from kg.extract.parties import Capacity, Party
from kg.extract.reading import Reading
from kg.extract.words import Token, Words

_NOUNS = frozenset(("meeting-noun", "talk-noun", "call-noun", "conference"))
_TWO = 2
# Those who agree are told at most so many sentences before.
_NEAR = 2


class Telling(NamedTuple):
    """How a language tells it: whether a talk is agreed on, the words of whom it is one, which of these hold
    talks that are no events ("experts"), and whether officials who "will meet" are those of the two states
    told before ("they agreed that | their ministers | will meet").
    """

    is_agreed: Callable[[Words, Draft], bool]
    of: Callable[[Words, Draft], Sequence[Token]]
    others: frozenset[str]
    are_theirs: Callable[[Words, Party], bool]


def mark(words: Words, parties: Sequence[Party], drafts: Sequence[Draft], telling: Telling) -> list[Draft]:
    """Mark such talks with who is to hold them; return the drafts without talks of experts and the like, also
    where nothing says that others agreed on them: "A met B. Experts will meet in Lima".
    """
    out: list[Draft] = []
    for draft in drafts:
        if _is_of_anybody(words, draft, telling):
            continue
        planned = draft.modality == "planned"
        alone = draft.parts[0].party if len(draft.parts) == 1 else None
        if planned and draft.rule in TALK_VERBS and alone is not None and _is_deputy(alone):
            draft.deputed = alone.capacity if telling.are_theirs(words, alone) else None
        if planned and draft.rule in _NOUNS and telling.is_agreed(words, draft):
            named = telling.of(words, draft)
            if any(t.lower in telling.others or t.lemmas & telling.others for t in named):
                continue
            at = {t.index for t in named}
            posts = (p for p in parties if not at.isdisjoint(range(p.first, p.last + 1)))
            post = next((p for p in posts if _is_of_others(p, draft)), None)
            draft.deputed = post.capacity if post is not None else None
        out.append(draft)
    return out


def _is_of_anybody(words: Words, draft: Draft, telling: Telling) -> bool:
    """Whether experts and the like are all who talk: "the talks of experts took place", "experts met"."""
    if draft.rule == "whereabouts":
        named = telling.of(words, draft)
    elif draft.rule in TALK_VERBS and not any(_is_said(p.party, draft) for p in draft.parts):
        named = words.tokens[words.sentences[draft.sentence].first : draft.first]
    else:
        return False
    return any(t.lower in telling.others or t.lemmas & telling.others for t in named)


def _is_said(party: Party, draft: Draft) -> bool:
    """Whether the sentence names a party, and not only the form of the verb tells of it."""
    return party.sentence == draft.sentence and not draft.first <= party.first <= draft.last


def _is_deputy(post: Party) -> bool:
    """Whether officials without a name or a state have a post that says of what: "the trade ministers"."""
    if post.kind != "post" or not post.plural or post.person is not None or post.capacity is None:
        return False
    return not (post.capacity.country or post.capacity.organization) and " " in post.capacity.position


def _is_of_others(post: Party, draft: Draft) -> bool:
    """Whether officials without a name are others than those who agree: no "the ministers agreed to hold a
    meeting of ministers"."""
    if post.kind != "post" or not post.plural or post.person is not None or post.capacity is None:
        return False
    position = post.capacity.position.lower()
    agreeing = [p.party for p in draft.parts if p.party is not post]
    held = {c.position.lower() for party in agreeing for c in _capacities(party)}
    return not any(h.endswith(position) or position.endswith(h) for h in held if h)


def _capacities(party: Party) -> list[Capacity]:
    own = [party.capacity] if party.capacity is not None else []
    return [*own, *(party.person.capacities if party.person is not None else ())]


def settle(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Put in the place of those who agree the officials of their states who are to meet for them; where the
    states are not known the mention tells nothing, and nothing more of another event.

    Officials who "will meet" are left as they are where the text has named them.
    """
    for n, draft in enumerate(drafts):
        if draft.deputed is not None and not (draft.rule in TALK_VERBS and draft.parts):
            countries = _countries(reading.parties, draft, drafts[:n])
            said = draft.deputed.position
            post = replace(draft.deputed, position=reading.of_both(said) or said)
            draft.parts = [Part(_deputy(draft, post, country)) for country in countries]
            draft.denied = draft.denied or not countries


def _countries(parties: Sequence[Party], draft: Draft, earlier: Sequence[Draft]) -> list[str]:
    """Return the states of those who agree: told with it, by its sentence, or by the event before."""
    here = (c for p in parties if p.sentence == draft.sentence and p.person and (c := country_of(p)))
    before = (d.countries() for d in reversed(earlier) if draft.sentence - d.sentence <= _NEAR)
    told = (draft.countries(), list(dict.fromkeys(here)), *before)
    return next((countries for countries in told if len(countries) >= _TWO), [])


def _deputy(draft: Draft, post: Capacity, country: str) -> Party:
    """Return who meets for a state: its official in a post."""
    first, last = post.first, post.last
    held = Capacity(post.position, "", country, first=first, last=last)
    return Party(first, last, last, "post", draft.sentence, capacity=held, country=country)
