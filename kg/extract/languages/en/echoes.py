"""What is told again: talks that only go on, a signing with its place and day, those who "met"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract import anew
from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.in_order import act_in_order
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.of_another_year import is_of_another_year
from kg.extract.languages.en.signings import is_added
from kg.extract.languages.en.word_classes import DAYS
from kg.extract.words import Token, Words

# What was signed is told again at most so many sentences later.
_NEAR = 2
_YEAR = re.compile(r"20\d\d")
_BACK = re.compile(r"\b(?:last (?:week|month|year|spring|summer|autumn|fall|winter)|earlier this)\b")
_WITHIN = re.compile(
    r" (?:on (?:the )?(?:sidelines|margins|fringes) of|at the|during the"
    r"|last (?:week|month|year)|earlier this)\b"
)

# "The MoU was signed by A and B" is the one told before.
_BARE = words_of("vocabulary", "papers")


def without_echoes(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without talks that only go on: "the two also discussed", after "A met B"."""
    out: list[Draft] = []
    for draft in drafts:
        told = [d for d in out if d.rule != "discuss" and (len(d.parts) > 1 or (d.named and d.parts))]
        told = [d for d in told if d.type in (*TALKS, "conference")]
        if sum(p.party.person is not None and p.party.kind == "person" for p in draft.parts) > 1:
            # Who talked in the headline is told again: "A and B discussed trade over the phone on Monday".
            told = [d for d in told if not d.title]
        echo = draft.rule == "discuss" and draft.open and told and not _brings_new(draft, told)
        if echo and not is_of_another_year(words, draft):
            continue
        if draft.rule == "signed":
            labels = {i.label.lower() for i in draft.documents}
            told_too = any(
                labels & {i.label.lower() for i in d.documents} for d in out if d.type == "signing"
            )
            draft.earlier = not told_too  # "the memorandum signed by the ministers has potential"
        if draft.type == "signing" and _is_told_signing(draft, out) and not is_added(words, draft):
            same = _signed_by_same(draft, out)
            if same is None:
                target = _sign_for(draft, out)
                if draft.parts and draft.documents[0].label == "signatures":
                    # "The signatures were appended in Riga on Monday by A and B" tells where and when.
                    draft.documents, draft.parts = list(target.documents), list(target.parts)
                    out = [d for d in out if d is not target or not _is_dated(words, draft)] + [draft]
                continue
            # Told again, with the place and the day, and by whom the posts are held.
            draft.documents = list(same.documents)
            named = {country_of(p.party) for p in draft.parts if p.party.person is not None}
            same.parts = [p for p in same.parts if p.party.person or country_of(p.party) not in named]
        again = draft.rule == "meet-with" and bool(told) and _is_reference(words, draft)
        again = again or (bool(told) and _is_only_named(words, draft))
        if (again and not anew.is_told(words, draft.sentence)) or _is_one_state(draft):
            continue
        out.append(draft)
    return out


def _is_dated(words: Words, draft: Draft) -> bool:
    """Whether the sentence of a mention tells a day: "The signatures were appended today by A and B"."""
    inside = words.inside(draft.sentence)
    return any(
        t.shape == "number" or t.lower in ("today", "yesterday") or (t.capital and t.lower[:3] in DAYS)
        for t in inside
    )


def _brings_new(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether somebody talks who was not told of: "A and C also discussed", after "A spoke to B"."""
    known = set().union(*(d.keys() for d in told))
    persons = draft.people_keys()
    return bool(persons - known)


def _is_told_signing(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether "the document was signed in Moscow" tells more of a signing: its place and signers go there."""
    bare = len(draft.documents) == 1 and draft.rule in ("sign", "signed")
    bare = bare and (draft.documents[0].vague or draft.documents[0].label.lower() in _BARE)
    bare = bare and all(p.party.kind in ("person", "post") for p in draft.parts)
    return bare and bool(_signed_before(draft, told))


def _signed_before(draft: Draft, told: Sequence[Draft]) -> list[Draft]:
    before = [d for d in told if d.type == "signing" and not d.title and draft.sentence - d.sentence <= _NEAR]
    # Who signs "the document" stands for the states that signed it.
    return [
        d
        for d in before
        if not draft.parts
        or all(p.party.kind in ("state", "body") for p in d.parts)
        or _are_of_same(draft, d)
    ]


def _are_of_same(draft: Draft, told: Draft) -> bool:
    """Whether those who sign are of the two or more states whose officials signed before."""
    sides = set(draft.countries())
    officials = any(p.party.kind in ("person", "post") for p in told.parts)
    return officials and len(sides) > 1 and sides == set(told.countries())


def _signed_by_same(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    before = _signed_before(draft, told)
    return before[-1] if before and draft.parts and _are_of_same(draft, before[-1]) else None


def _sign_for(draft: Draft, told: Sequence[Draft]) -> Draft:
    """Let those who sign "the document" stand for the states of the signing told before; return that one."""
    target = _signed_before(draft, told)[-1]
    states = [p.party for p in target.parts if p.party.kind == "state"]
    act_in_order(states, draft.people())
    sides = {country_of(p.party) for p in draft.parts}
    kept = [p for p in target.parts if p.party.country not in sides]
    target.parts = [*kept, *draft.parts] if draft.parts else target.parts
    return target


def _is_only_named(words: Words, draft: Draft) -> bool:
    """Whether a talk told before is only named by those who have it: "Details of the presidents’ | talks"."""
    if draft.rule not in ("talk-noun", "meeting-noun") or draft.place is not None or len(draft.parts) != 1:
        return False
    owner = draft.parts[0].party
    bare = owner.kind == "post" and owner.plural and owner.person is None and not owner.country
    of = words.tokens[max(owner.first - 1, 0)].lower == "of"
    return bare and of and owner.last < draft.first <= owner.last + _NEAR + 1


def _is_one_state(draft: Draft) -> bool:
    """Whether a talk names nobody but one state or body: what it is about, not who talks."""
    talk = draft.type in TALKS and len(draft.parts) == 1 and not draft.named and draft.rule != "joined"
    return talk and draft.parts[0].party.kind in ("state", "body")


def _is_reference(words: Words, draft: Draft) -> bool:
    """Whether only "the ministers", "they" are said to meet: those of the event told before.

    Not so where a year tells another time: "in 2019 the two met in Osaka".
    """
    first, last = words.sentences[draft.sentence].first, words.sentences[draft.sentence].last
    if any(_YEAR.fullmatch(t.text) for t in words.tokens[first : last + 1]):
        return False
    end = draft.last  # "they saw | each other | in May"
    end += 2 * (words.quote(end + 1, min(end + 2, last)).lower() in ("each other", "one another"))
    following = words.tokens[end + 1 : end + 3]
    if [t.lower for t in following[:1]] == ["in"] and following[-1].capital:
        return False  # "the two met in Finland on Monday"
    if words.tokens[draft.first - 1].lower == "last":
        return False  # "both leaders last met in May"
    if any(t.capital and t.lower[:3] in DAYS for t in following[: 1 + _opens(following, "on")]):
        return False  # "the two met on Monday"
    if _WITHIN.match(words.text, words.tokens[end].end):
        rest = words.quote(draft.last, last)
        draft.earlier = draft.earlier or _BACK.search(rest) is not None
        return False  # "the two met on the sidelines of the summit"
    bare = [p.party for p in draft.parts if p.party.plural and p.party.person is None]
    bare = [p for p in bare if p.kind in ("pronoun", "group") or (p.kind == "post" and not p.country)]
    return len(bare) == len(draft.parts) and draft.modality == "held" and not draft.earlier


def _opens(tokens: Sequence[Token], word: str) -> bool:
    return [t.lower for t in tokens[:1]] == [word]
