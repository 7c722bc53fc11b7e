"""Visits that a sentence only speaks of, "ekspertlər A-nın Peruya səfərini mühüm hesab edirlər": whether they
are over or still to come, the rest of the text says.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az.scene import Noun, Scene, listed
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.verbs import Verb
from kg.extract.stops import is_same

# The rule of such a mention until the whole text is read.
MENTION = "mere-visit-noun"
VISIT_NOUNS = ("visit-noun", MENTION)
# The rule of "Bu, A-nın Bakıya ilk səfəridir", until it is known whether the visit is told.
COUNTED = "visit-counted"
_SEVERAL = frozenset(["iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz", "on", "neçə"])
_DONE = ("happen", "light", "plan", "cancel", "deny", "invite")


def is_mere(scene: Scene, noun: Noun, mood: Mood, verb: Verb | None, *, programme: bool = False) -> bool:
    """Whether nothing in its sentence says that a visit was made: no verb of its own, and nothing done in
    its course. ``programme``: only its days are told of, "səfər vaxtı ilə bağlı".
    """
    after = "" if programme else scene.after(noun.index)
    timed = after in listed("cues", "during") or after == "sonra"
    told = mood == Mood() and noun.owned and not noun.ours and noun.case in ("nom", "gen", "acc")
    # "A-nın səfəri əhəmiyyət kəsb | edir": nobody "does" what has an owner and is the subject
    does = verb is not None and verb.has(*_DONE) and not (verb.name == "et" and noun.case == "nom")
    return told and not timed and not does


def rule_of(scene: Scene, noun: Noun, *, mere: bool) -> str:
    """The rule of a visit that a noun names, until the whole text is read."""
    if scene.low(scene.first) == "bu" and scene.low(noun.index).endswith(("idir", "ıdır")):
        return COUNTED
    return MENTION if mere else "visit-noun"


def is_counted(scene: Scene, noun: Noun) -> bool:
    """Whether several visits are but counted: "Peruya | iki səfərindən danışıb"."""
    return noun.owned and scene.low(noun.index - 1) in _SEVERAL and not scene.whens


def settle(drafts: Sequence[Draft]) -> None:
    """Let what only speaks of a visit be of the one that the text tells to be planned, or called off."""
    visits = [d for d in drafts if d.type == "visit" and d.rule != MENTION]
    for draft in (d for d in drafts if d.rule == MENTION):
        draft.rule = "visit-noun"
        told = [v for v in visits if is_same(v, draft)]
        if not told or draft.when is not None:
            continue
        draft.earlier = draft.earlier and all(v.earlier for v in told)
        if all(v.modality != "held" for v in told):
            draft.modality = told[0].modality


def without_counted(drafts: list[Draft]) -> list[Draft]:
    """Return the mentions without what "Bu, A-nın Bakıya ilk səfəridir" says of a visit that the text tells;
    of one that only the guest's talks tell it is the mention.
    """
    told = any(d.type == "visit" and d.rule != COUNTED and not d.earlier for d in drafts)
    talking = [d for d in drafts if d.type == "meeting" and d.modality == "held"]
    out = []
    for draft in drafts:
        if draft.rule == COUNTED:
            if told or not any(d.keys() & draft.keys() for d in talking):
                continue
            draft.rule, draft.when, draft.earlier = "visit-noun", None, False
        out.append(draft)
    return out
