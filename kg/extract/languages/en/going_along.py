"""Who goes along with somebody, told in a clause before the event: "A, who was accompanied by B, met C"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.allegiance import country_of, share_country, states_country
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

_ALONG = words_of("triggers", "additions", "along") - {"join"}
_UNNAMED = words_of("triggers", "additions", "unnamed")
# "Who" stands so near before a verb: "who has also been | accompanied".
_WHO_NEAR = 4
# Right after a talk it is told who was there with somebody.
_AT_ONCE = 1


def tells(words: Words, draft: Draft) -> bool:
    """Whether a mention only tells who travels with whom: they meet nobody by that."""
    return bool(words.tokens[draft.first].lemmas & _ALONG)


def add_ahead(words: Words, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Let who goes along act for whom he goes with, and take part in what a clause about him leads to."""
    along = tells(words, draft)
    if along and draft.aside:
        _share(draft)
    joins = along or "join" in words.tokens[draft.first].lemmas
    return joins and _of_who(words, draft) and _add(draft, drafts)


def join_journey(words: Words, draft: Draft, told: Sequence[Draft]) -> bool:
    """Let who accompanied somebody, as is told apart from his talks, have come on his visit; False where the
    text tells none: "A went to Peru. There he met B. He said ... | A was accompanied by C"."""
    leaders = {p.party.key() for p in draft.parts if p.role == "host"}
    if "accompany" not in words.tokens[draft.first].lemmas or not draft.aside or len(leaders) != 1:
        return False
    own = [d for d in told if not d.title and d.keys() & leaders]
    visits = [d for d in own if d.type == "visit" and d.place is not None and not d.earlier]
    last = next((d for d in reversed(own) if d.type != "visit"), None)
    if not visits or last is None or last.first < visits[-1].first:
        return False
    if draft.sentence - last.sentence <= _AT_ONCE and draft.paragraph == last.paragraph:
        return False
    for party in [p.party for p in draft.parts if p.role != "host"]:
        visits[-1].add(party, "guest")
    return True


def travel_too(
    people: Sequence[Part], beside: Collection[tuple[str, str, str, str]], talk: Draft, told: Sequence[Draft]
) -> None:
    """Let who was with a guest at the talk of his visit have come along: "A visited Oman, where he met B. He
    was accompanied by C", "The delegation included C"; not who was with his host."""
    here = [d for d in told if d.type == "visit" and d.sentence == talk.sentence and d.place is not None]
    for visit in here if talk.type in TALKS and talk.modality == "held" else ():
        guests = [p.party for p in visit.parts if p.role != "host"]
        states = {country_of(p) for p in guests}
        led = not beside or any(p.key() in beside for p in guests)
        for part in people if led and visit.modality == "held" and visit.keys() & talk.keys() else ():
            if country_of(part.party) in states | {""}:
                visit.add(part.party, "guest")


def _share(draft: Draft) -> None:
    """Let who goes along act for whom he goes with, where the text leaves his state open."""
    leaders = [p.party for p in draft.parts if p.role == "host" and p.party.kind in ("person", "pronoun")]
    for part in draft.parts if len(leaders) == 1 else ():
        other = country_of(part.party) != country_of(leaders[0])
        if part.role != "host" and other and not states_country(part.party):
            part.party.country = ""
            share_country(leaders[0], part.party)


def _of_who(words: Words, draft: Draft) -> bool:
    """Whether a clause about somebody tells who goes with him: "A, who was accompanied by B, met C"."""
    near = words.tokens[max(words.sentences[draft.sentence].first, draft.first - _WHO_NEAR) : draft.first]
    return any(t.lower == "who" for t in near)


def is_told_too(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a gathering that the same sentence names has all whom it tells to be there."""
    beside = (d for d in drafts if d.type == "conference" and d.sentence == draft.sentence and d.named)
    return any(draft.keys() <= gathering.keys() for gathering in beside)


def _add(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Add who goes along to what his sentence tells next: "A, who was accompanied by B, | met C"."""
    beside = {p.party.key() for p in draft.parts if p.role == "host"}
    people = [p.party for p in draft.parts if p.role != "host"]
    ahead = [d for d in drafts if d.sentence == draft.sentence and d.first > draft.first]
    ahead = [d for d in ahead if d.rule != "joined" and d.keys() & beside]
    for target in ahead:
        for party in people:
            target.add(party, "guest" if target.type == "visit" else "participant")
    return bool(ahead)


def leave_unnamed(drafts: Sequence[Draft]) -> None:
    """Leave out of visits those without names in the delegation of others: "will be joined by A, B and other
    Omani officials"."""
    for draft in drafts:
        if draft.type == "visit" and any(p.party.person is not None for p in draft.parts if p.role != "host"):
            draft.parts = [p for p in draft.parts if p.role == "host" or not _is_unnamed(p.party)]


def _is_unnamed(party: Party) -> bool:
    capacity = party.capacity
    if party.kind != "post" or party.person is not None or capacity is None or not party.plural:
        return False
    return not _UNNAMED.isdisjoint(capacity.position.lower().split())
