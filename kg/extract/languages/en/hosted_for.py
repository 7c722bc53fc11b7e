"""For which gathering guests come: "hosted A and B for a trilateral | summit" is told once, as what it is."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en.scene import listed
from kg.extract.words import Token, Words

_GATHERINGS = frozenset(("summit", "ministerial"))
# "For | a first ever trilateral leaders’ | summit": so many words.
_NAME = 6
_MANY = 3
_KINDS = listed("conference", "of_guests")


def settle(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the reception of guests from two states or more as the gathering that they come
    for, and of those from one state as a talk."""
    dropped: list[Draft] = []
    for draft in drafts:
        noun = _noun(words, draft) if draft.rule == "receive" and draft.type in ("meeting", "visit") else None
        if noun is None:
            continue
        own = [d for d in drafts if d.type == "conference" and d.first <= noun.index <= d.last]
        if len({country_of(p.party) for p in draft.parts} - {""}) < _MANY:
            dropped += [d for d in own if d.keys() <= draft.keys() and draft.type == "meeting"]
            continue
        if own:
            own[0].place = own[0].place or draft.place
            for part in draft.parts:
                own[0].add(part.party, part.role)
            dropped.append(draft)
        else:
            draft.type, draft.name, draft.attended = "conference", noun.text, True
    return [d for d in drafts if not any(d is other for other in dropped)]


def _noun(words: Words, draft: Draft) -> Token | None:
    """The gathering behind "for" in the sentence of a reception, after the guests."""
    last = max((p.party.last for p in draft.parts if p.party.sentence == draft.sentence), default=draft.last)
    sentence = words.sentences[draft.sentence]
    aim = next((t for t in words.tokens[last + 1 : sentence.last] if t.lower == "for"), None)
    near = words.tokens[aim.index + 1 : min(aim.index + _NAME, sentence.last) + 1] if aim is not None else []
    noun = next((t for t in near if t.lower in _GATHERINGS), None)
    return noun if noun is not None and all(t.lower in _KINDS for t in near[: near.index(noun)]) else None
