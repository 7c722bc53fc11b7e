"""With whom a dialogue of two sides was held: "in the Oman-Peru Dialogue | with Minister A, B said"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.told_at_talks import who_acts
from kg.extract.words import Token

_DIALOGUES = listed("conference", "with_partner")
_AT = ("in", "at", "during")


def add(scene: Scene, draft: Draft, token: Token, last: int) -> None:
    """Add who is told right behind the name of a dialogue, and who acts at it; the states that its name joins
    give way to those who act for them."""
    if scene.noun_lemma(token) not in _DIALOGUES or scene.text(last + 1, last + 1) != "with":
        return
    partner = next((p for p in scene.clauses.parties if p.first > last and p.prep == "with"), None)
    near = partner is not None and "," not in scene.text(last + 2, partner.first).split()
    if partner is None or partner.kind not in ("person", "post") or not near:
        return
    people = [p for p in scene.clauses.group(partner) if p.kind in ("person", "post")]
    if scene.preposition(token.index) in _AT and not draft.attended:
        people += who_acts(scene, token, several=False)
    scene.put(draft, people)
    told = {country_of(p) for p in people} - {""}
    draft.parts = [p for p in draft.parts if p.party.kind != "state" or p.party.country not in told]


def is_within(scene: Scene, noun: Token, with_: int) -> bool:
    """Whether a dialogue stands between a noun of talks and "with", which is that of the dialogue: "at these
    | meetings, and in this week's Dialogue with A"."""
    between = scene.tokens[noun.index + 1 : with_]
    return any(t.capital and scene.noun_lemma(t) in _DIALOGUES for t in between)
