"""Gatherings that one phrase tells by two nouns: "the plenary session of the | Water Assembly", "the Water
Summit, a high-level | forum on rivers"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.words import Words

# What stands between the two nouns, the attributes of the second one in it.
_OF = re.compile(r"^(?:of|under) (?:the|its|their)$")
_APPOSED = re.compile(r"^, (?:(?:which is|described as) )?(?:a|an|the|its|their)(?: (?!and\b)[\w’'-]+){0,5}$")
_FAR = 8


def join_phrases(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those of one phrase as one, under the first noun with all that is told of both."""
    out: list[Draft] = []
    told = [d for d in drafts if not any(_is_within(d, other) for other in drafts)]
    told = [d for d in told if not _adds_noun(words, d, told)]
    for draft in told:
        before = next((d for d in reversed(out) if _goes_on(words, d, draft)), None)
        if before is None:
            out.append(draft)
        else:
            _join(words, before, draft)
    return out


def at_gathering(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those by whom somebody is joined at a gathering; all of them are at that:
    "A was joined at | the Water Forum by B"."""
    out: list[Draft] = []
    for draft in drafts:
        there = _joined_at(words, draft, drafts) if words.tokens[draft.first].lower in _THERE else None
        if there is None:
            out.append(draft)
            continue
        for part in draft.parts:
            there.add(part.party, "participant")
    return out


def _joined_at(words: Words, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The gathering that stands between "joined at" and those by whom."""
    following = words.tokens[draft.first + 1 : draft.first + 2]
    attends = words.tokens[draft.first].lower == "attending"
    led = ("the", "this") if attends else ("at", "during")
    if draft.type != "meeting" or not any(t.lower in led for t in following):
        return None
    ours = (d for d in drafts if d.type == "conference" and d.sentence == draft.sentence and d.named)
    return next((d for d in ours if 1 < d.first - draft.first <= _AT), None)


# "Joined at the third Water Forum": so many words at most.
_AT = 4
# "Also in | attendance at the forum were A and B", "| present at the forum were"
_THERE = frozenset(("joined", "attendance", "present", "attending"))


def _is_within(draft: Draft, other: Draft) -> bool:
    """Whether a noun stands in the name of a gathering that has more: "plenary" in "plenary session of"."""
    if draft is other or other.type != "conference" or draft.sentence != other.sentence:
        return False
    if draft.rule not in _NOUNS or other.rule != "conference" or not draft.keys() <= other.keys():
        return False
    if draft.rule == "conference" and any(c.isupper() or c.isdigit() for c in draft.name):
        return False  # "COP27" in "COP27 conference": by that it may be told again
    less = draft.last - draft.first < other.last - other.first
    return less and other.first <= draft.first and draft.last <= other.last


def _adds_noun(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a noun in small letters only follows a name, by which the same gathering is told: "the Investor
    Forum | event"; those at it are at the gathering of that name."""
    for other in others:
        same = other.first == draft.first and other.last < draft.last and other.type == draft.type
        named = same and other.rule == draft.rule == "conference" and other.named
        rest = words.tokens[other.last + 1 : draft.last + 1]
        if named and all(t.lower in _AGAIN for t in rest):
            for part in draft.parts:
                other.add(part.party, part.role)
            return True
    return False


_AGAIN = frozenset(("event", "meeting", "session", "gathering", "conference"))


def _goes_on(words: Words, one: Draft, other: Draft) -> bool:
    """Whether a noun follows that of a gathering in its phrase; of a meeting only the name of a gathering."""
    kinds = (one.type, other.type)
    if one.sentence != other.sentence or "conference" not in kinds or one.modality != other.modality:
        return False
    if not 0 < other.first - one.last <= _FAR or not {one.rule, other.rule} <= _NOUNS:
        return False
    if one.parts and other.parts and not (one.keys() & other.keys()):
        return False
    between = words.quote(one.last + 1, other.first - 1).lower()
    if _OF.match(between):
        return other.type == "conference" and bool(other.named)
    plain = not any(t.capital for t in words.tokens[other.first : other.last + 1])
    return (
        one.type == "conference"
        and (one.named or bool(one.parts))
        and plain
        and bool(_APPOSED.match(between))
        and not _has_verb(words, other)
    )


# From a noun to its verb: "a meeting between the foreign ministers of Chile and Peru | was held".
_TO_VERB = 24
_VERBS = frozenset(("was", "were", "is", "are", "took", "takes", "will", "has", "had", "have"))
_ENDS = frozenset((",", ";", ".", "who", "which", "that", "where"))


def _has_verb(words: Words, noun: Draft) -> bool:
    """Whether a noun is no apposition but what its sentence is about: "On the margins of the Lima Forum, a
    | meeting was held between A and B"."""
    rest = words.tokens[noun.last + 1 : min(noun.last + _TO_VERB, words.sentences[noun.sentence].last)]
    first = next((t for t in rest if t.lower in _VERBS | _ENDS), None)
    if first is not None and first.text == ",":  # "a meeting of A with the envoy of Peru, B, | was held"
        commas = [t for t in rest if t.text == ","]
        first = words.tokens[commas[min(1, len(commas) - 1)].index + 1]
    return first is not None and first.lower in _VERBS


_NOUNS = frozenset(("conference", "meeting-noun"))


def _join(words: Words, one: Draft, other: Draft) -> None:
    of = _OF.match(words.quote(one.last + 1, other.first - 1).lower()) is not None
    if of:
        one.name, one.key = words.quote(one.first, other.last), one.key or other.key
        one.last = other.last
    one.type, one.named, one.rule = "conference", True, "conference"
    for part in other.parts:
        one.add(part.party, part.role)
    one.place = one.place or other.place
    one.scope = (*one.scope, *other.scope)
    one.attended = one.attended or other.attended
