"""Talks of which another sentence says that they were by phone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.remarks import is_occasion
from kg.extract.words import Words

# A call is confirmed at most so many sentences later.
_NEAR = 2
# Verbs that leave open whether somebody met, and the call that is spoken of again.
_BY_VERB = frozenset(("discuss", "speak-with", "meet-with"))
_THE_CALL = re.compile(
    r"\b(?:(?:the|this|their) (?:tele)?phone (?:conversation|call|talks?)"
    r"|(?:held|discussed|spoke|done) over the (?:tele)?phone"
    r"|(?:conversation|discussion|talks?|exchange) (?:(?:was|were) (?:held|conducted)|took place)"
    r" (?:remotely|online|virtually|(?:by|via|over) (?:the )?(?:tele)?phone|(?:by|via) video))"
    r"\b(?! last| earlier)"
)

# A dialogue or session of two sides that is held so is no gathering.
_VIRTUAL, _SESSIONS = words_of("triggers", "call", "virtual"), words_of("triggers", "call", "groups")
_HELD_AWAY = re.compile(
    r"(?i)\b(?:virtually|online|remotely|virtual (?:session|meeting|round)"
    r"|(?:by|via|through|over|in) (?:an? )?(?:secure )?(?:video|tele))"
)
# From "virtual" to the name: "a | virtual round of the Peru-Oman consultations".
_PHRASE = 6
_TWO = 2
_BY_CALL = re.compile(r"\b(?:talks|conversation) (?:was|were|took place|came) .{0,12}(?:tele)?phone\b")


def settle(words: Words, drafts: list[Draft]) -> None:
    """Make calls of the talks that the text tells as such elsewhere."""
    _by_phone(words, drafts)
    _confirmed_calls(words, drafts)
    _virtual_sessions(words, drafts)
    _calls_again(words, drafts)


def _by_phone(words: Words, drafts: Sequence[Draft]) -> None:
    """Make the meeting of a headline the call that the text tells of: "met virtually"; not where it only says
    before which meeting they spoke, who may speak of calls to others."""
    told = next((d for d in drafts if not d.title and d.type in TALKS and len(d.parts) > 1), None)
    if told is None or told.type != "call":
        return
    for draft in drafts:
        spoken = is_occasion(words, draft.last)
        if draft.title and draft.type == "meeting" and not spoken and draft.keys() & told.keys():
            draft.type = "call"


def _virtual_sessions(words: Words, drafts: list[Draft]) -> None:
    """Make a session of two states that is held at a distance their call: "convened a virtual meeting of the
    Peru-Oman Consultative Group", "the Peru-Oman consultations were held online"; who acts for a state stands
    in its place."""
    for draft in [d for d in drafts if d.type == "conference" or d.rule == "commission"]:
        states = set(draft.countries())
        if draft.denied or len(states) != _TWO or not _is_virtual(words, draft, states):
            continue
        draft.type, draft.rule, draft.name, draft.named, draft.attended = (
            "call",
            "commission",
            "",
            False,
            False,
        )
        acting = {country_of(p.party) for p in draft.parts if p.party.kind in ("person", "post")}
        draft.parts = [p for p in draft.parts if p.party.kind != "state" or p.party.country not in acting]
        again = (d for d in drafts if d.rule == "call-noun" and d.sentence == draft.sentence)
        for call in [d for d in again if d.first > draft.last and d.keys() <= draft.keys()]:
            drafts.remove(call)  # "co-chaired the dialogue | via videoconference"


def _is_virtual(words: Words, draft: Draft, states: set[str]) -> bool:
    """Whether a gathering is named by two states or is "theirs", and told to be held at a distance."""
    sentence = words.sentences[draft.sentence]
    first = max(draft.first - _PHRASE, sentence.first)
    phrase = {t.lower for t in words.tokens[first : draft.last + 1]}
    behind = words.quote(draft.last + 1, sentence.last) if draft.last < sentence.last else ""
    away = bool(phrase & _VIRTUAL) or _HELD_AWAY.search(behind) is not None
    if not away or not phrase & _SESSIONS:
        return False
    named = {gazette.state_at(words, i) for i in range(first, draft.last + 1)} - {""}
    theirs = any(t.lower == "their" for t in words.tokens[first : draft.first + 1])
    return named == states or (theirs and not named)


def _confirmed_calls(words: Words, drafts: Sequence[Draft]) -> None:
    """Make a talk that only a verb tells the call that the next sentences speak of.

    "A and B discussed trade. The Kremlin confirmed the phone conversation."
    """
    for draft in drafts:
        plain = draft.type == "meeting" and draft.rule in _BY_VERB and draft.modality == "held"
        near = range(draft.sentence + 1, min(draft.sentence + 1 + _NEAR, len(words.sentences)))
        others = {d.sentence for d in drafts if d is not draft and d.type in TALKS and _is_other(d, draft)}
        for sentence in near if plain and not draft.title else ():
            told = words.sentences[sentence]
            text = words.quote(told.first, told.last).lower()
            if sentence not in others and _THE_CALL.search(text) and told.paragraph >= 0:
                draft.type = "call"
        if draft.type == "meeting" and draft.rule == "talk-noun" and not draft.title:
            following = words.sentences[draft.sentence + 1 : draft.sentence + 2]
            if any(_BY_CALL.search(words.quote(s.first, s.last).lower()) for s in following):
                draft.type = "call"


def _calls_again(words: Words, drafts: Sequence[Draft]) -> None:
    """Make "the talks" of those of the same states the call told right before: "held phone talks. During the
    | talks, A and B"."""
    for draft in drafts:
        bare = draft.type == "meeting" and draft.rule == "talk-noun" and not draft.title
        if not bare or draft.place is not None or words.tokens[draft.first - 1].lower not in ("the", "their"):
            continue
        told = [d for d in drafts if d.type in TALKS and d.first < draft.first and len(d.parts) > 1]
        last = told[-1] if told else None
        near = last is not None and 0 < draft.sentence - last.sentence <= 1 and not last.title
        if last is not None and near and last.type == "call" and draft.modality == last.modality:
            same = set(draft.countries()) <= set(last.countries())
            draft.type = "call" if same else draft.type


def _is_other(talk: Draft, told: Draft) -> bool:
    """Whether a talk is none that a verb tells again, or is with somebody else: "A met B. A phoned C"."""
    return talk.rule not in _BY_VERB or (len(talk.parts) > 1 and len(talk.keys() & told.keys()) < 2)
