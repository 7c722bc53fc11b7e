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
# "Is the", "has been", and of who has it no more "was the last", "served as"; an aside may stand before it.
_HOLDS = re.compile(
    r"(?:, [^,]{3,80} , |, who |who )?"
    r"(?:is|remains|has been|has served as|is serving as|(?P<then>was|had been|served as|had served as))"
    r"(?: (?:now|also|still|currently|himself|herself|once))*(?: (?:the|its|their|his|her|a))?"
    r"(?: (?:current|then|former|last|first|second|third|only|new|outgoing|long-serving|acting))*"
)
# Who it is stands behind his post: "Chile's new foreign minister is | Luis Soto".
_IS_CALLED = re.compile(r"(?:is|was|is now|remains)")
# Of who has just got a post: "was appointed minister".
MADE = frozenset(("elected", "re-elected", "reelected", "appointed", "reappointed", "named", "designated"))
# What an envoy hands over when he comes.
_LETTERS = frozenset(("credentials", "credence"))
_JOURNEYS = frozenset(("visit", "trip", "tour", "journey", "stop"))
_ENVOYS = words_of("posts", "envoys") | {"representative"}
_COMMON = words_of("posts", "common_seats")
# Words between who it is and his post, and so many with an aside.
_FARTHEST = 12
_BEHIND_ASIDE = 25


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Let a post that somebody is told to have come to be a mention of him."""
    _let_present(words, parties)
    _let_come(words, parties)
    last: Party | None = None
    named: Party | None = None
    for party in parties:
        bare = party.kind == "post" and party.person is None
        holder = next(
            (p for p in (last, named) if bare and p is not None and _is_given(words, p, party)), None
        )
        if holder is not None and holder.person is not None:
            party.person = holder.person
            holder.person.mentions.append(party)
        elif last is not None and _is_called(words, last, party):
            last.person = party.person
            assert party.person is not None
            party.person.mentions.append(last)
        if party.kind in ("person", "post", "pronoun", "group"):
            last = party
        # "A, who met B, was": A stands before the aside.
        if party.kind == "person" and not (named is not None and _in_aside(words, named, party)):
            named = party


def _in_aside(words: Words, named: Party, party: Party) -> bool:
    """Whether somebody is told of in what a comma opens right behind another one's name."""
    opens = words.tokens[named.last + 1 : named.last + 2]
    between = words.tokens[named.last + 2 : party.first]
    aside = named.sentence == party.sentence and bool(opens) and opens[0].text == ","
    return aside and all(t.text != "," for t in between)


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
    """Whether the words between somebody and a post tell that he has it, or had it."""
    capacity = post.capacity
    if holder.kind != "person" or holder.person is None or "gen" in holder.cases or capacity is None:
        return False
    near = holder.sentence == post.sentence and 0 < post.head - holder.last <= _BEHIND_ASIDE
    if not near or post.plural or post.counterpart or not (capacity.country or capacity.organization):
        return False
    first = post.first + (words.tokens[post.first].lower in MADE)  # "was | elected President"
    between = " ".join(t.lower for t in words.tokens[holder.last + 1 : first])
    found = _BECOMES.fullmatch(between) if post.head - holder.last <= _FARTHEST else None
    one = not words.tokens[post.head].lemmas & _COMMON
    if found is None and one and (found := _HOLDS.fullmatch(between)) is not None:
        capacity.former = capacity.former or bool(found["then"])
    return found is not None and (not holder.prep or "who " in found.group())


def _is_called(words: Words, post: Party, holder: Party) -> bool:
    """Whether a post is said to be that of who is named behind it."""
    capacity = post.capacity
    if post.kind != "post" or post.person is not None or post.plural or post.prep or capacity is None:
        return False
    bare = holder.kind == "person" and holder.person is not None and holder.capacity is None
    between = " ".join(t.lower for t in words.tokens[post.last + 1 : holder.first])
    told = bool(capacity.country or capacity.organization) and holder.sentence == post.sentence
    return bare and told and _IS_CALLED.fullmatch(between) is not None
