"""Posts that a predicate gives somebody: "A was elected President of Peru", "A became Chile’s minister"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

_TIME = (
    r"(?:\w+day|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|\d{1,4}|week|month|year|early|late|last|this|,)"
)
_WHEN = rf"(?: (?:on|in|last|this|earlier)(?: {_TIME})+)?"
_HOW = r"(?: (?:recently|newly|just|formally|officially|unanimously|subsequently|then|also|later|first))*"
_ARTICLE = r"(?: (?:the|its|their|his|her))?(?: new| next| current)?"
# "Was elected on Monday as the new", "has been sworn in as", "took office as", "became", from who it is on.
_BECOMES = re.compile(
    rf"(?:, )?(?:who )?(?:(?:was|has been|had been){_HOW} "
    rf"(?:(?:re-?)?elected|(?:re)?appointed|named|chosen|designated|sworn in|inaugurated|installed){_WHEN}"
    rf"(?: as| to be)?"
    rf"|{_HOW.strip()} ?(?:became|took office{_WHEN} as|took over{_WHEN} as|assumed office{_WHEN} as"
    rf"|serves as|is currently|is now)"
    rf"){_ARTICLE}",
)
# Of who has just got a post: "was appointed minister".
MADE = frozenset(("elected", "re-elected", "reelected", "appointed", "reappointed", "named", "designated"))
# What an envoy hands over when he comes.
_LETTERS = frozenset(("credentials", "credence"))
_JOURNEYS = frozenset(("visit", "trip", "tour", "journey", "stop"))
_ENVOYS = words_of("posts", "envoys") | {"representative"}
# Words between who it is and his post.
_FARTHEST = 12


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Let a post that somebody is told to have come to be a mention of him."""
    _let_present(words, parties)
    _let_come(words, parties)
    last: Party | None = None
    for party in parties:
        if (
            last is not None
            and party.kind == "post"
            and party.person is None
            and _is_given(words, last, party)
        ):
            party.person = last.person
            assert last.person is not None
            last.person.mentions.append(party)
        if party.kind in ("person", "post", "pronoun", "group"):
            last = party


def _let_come(words: Words, parties: Sequence[Party]) -> None:
    """Let a post be that of who makes a journey as its holder: "welcomed A on his first visit as | president
    of Malta"."""
    for post in parties:
        capacity = post.capacity
        if (
            post.kind != "post"
            or post.plural
            or post.person is not None
            or capacity is None
            or not post.country
        ):
            continue
        first = words.sentences[post.sentence].first
        before = [t.lower for t in words.tokens[max(first, post.first - _FARTHEST) : post.first + 1]]
        at = len(before) - 1 - before[::-1].index("as") if "as" in before else 0
        if not at or before[at - 1] not in _JOURNEYS or not {"his", "her", "'s", "’s"} & set(before[:at]):
            continue
        people = [p for p in parties if p.sentence == post.sentence and p.last < post.first]
        bare = [p for p in people if p.person is not None and not p.person.capacities and p.capacity is None]
        if bare and bare[-1].person is not None:
            post.person = bare[-1].person
            bare[-1].person.mentions.append(post)


def _let_present(words: Words, parties: Sequence[Party]) -> None:
    """Let a post be that of who presents his credentials for it: "A presented his letters of credence to B as
    the Permanent Representative of Malta"."""
    for post in parties:
        capacity = post.capacity
        if post.kind != "post" or post.plural or post.person is not None or capacity is None:
            continue
        first = words.sentences[post.sentence].first
        start = post.first - (words.tokens[post.first].lower != "as")
        start -= words.tokens[start].lower in ("the", "new", "its", "a")
        envoy = bool(words.tokens[post.head].lemmas & _ENVOYS) and bool(
            capacity.country or capacity.organization
        )
        if not envoy or start <= first or words.tokens[start].lower != "as":
            continue
        if not any(t.lower in _LETTERS for t in words.tokens[first:start]):
            continue
        people = [p for p in parties if p.sentence == post.sentence and p.last < start and not p.prep]
        holder = next((p for p in people if p.kind == "person" and p.person is not None), None)
        if holder is not None and holder.person is not None:
            post.person = holder.person
            holder.person.mentions.append(post)


def _is_given(words: Words, holder: Party, post: Party) -> bool:
    """Whether the words between somebody and a post tell that he has it."""
    capacity = post.capacity
    if holder.kind != "person" or holder.person is None or "gen" in holder.cases or capacity is None:
        return False
    near = holder.sentence == post.sentence and 0 < post.head - holder.last <= _FARTHEST
    if not near or post.plural or post.counterpart or not (capacity.country or capacity.organization):
        return False
    first = post.first + (words.tokens[post.first].lower in MADE)  # "was | elected President"
    between = " ".join(t.lower for t in words.tokens[holder.last + 1 : first])
    found = _BECOMES.fullmatch(between)
    return found is not None and (not holder.prep or "who " in found.group())
