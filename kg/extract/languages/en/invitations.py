"""Who asks somebody to come, and who is asked: "invited the king to visit", "at the invitation of"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import PASSIVE
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

# An invitation stands at most so many tokens before who gives it.
_NEAR = 4
# "Reiterated the President of Peru's | invitation to": so many tokens from the verb.
_OBJECT = 8
# Who hands an invitation over does not invite.
_HANDING = listed("visit", "invite", "handing")
_TAKING = listed("visit", "invite", "taking")
# "Extended an | invitation to President A to": so many words before the verb of going.
_NOUN = 12
_FOR_IT = ("for the", "for an", "for his", "for her", "for their")
_EXTENDING = listed("visit", "invite", "extending")


def asked(scene: Scene, verb: Token) -> list[Party]:
    """Whom a verb asks to come: its object, the subject of one in the passive."""
    passive = scene.grammar.role(verb.index) == PASSIVE
    return scene.subject(verb.index) if passive else scene.object(verb.index)


def inviters(scene: Scene, token: Token, place: Span) -> list[Party]:
    """Who has asked the visitor to come: "at the invitation of President A", "the king invited him to visit",
    of the state that is visited."""
    told = _by_invitation(scene) or _whose(scene) or _thanked(scene)
    found = [p for p in told if not _asks_elsewhere(scene, p, place)]
    asks = token.index if token.lemmas & listed("visit", "invite", "verbs") else None
    asks = token.index if asks is None and _extends(scene, token.index) else asks
    asks = asks or scene.clauses.governor(scene.grammar.group_start(token.index))
    asking = asks is not None and (
        scene.tokens[asks].lemmas & listed("visit", "invite", "verbs") or _extends(scene, asks)
    )
    if not found and asks is not None and asking and scene.grammar.role(asks) == PASSIVE:
        return [p for p in scene.clauses.after(asks, ("by",)) if _can_invite(p)]
    if not found and asks is not None and asking:
        subject = [p for p in scene.subject(asks) if _can_invite(p)]
        found = [p for p in subject[:1] if country_of(p) in (place.country, "")]
    return found


def _whose(scene: Scene) -> list[Party]:
    """Whose an invitation is that another hands on: "reiterated | President A's invitation to Premier B"."""
    for token in scene.tokens[scene.sentence.first : scene.sentence.last]:
        if token.lower == "invitation":
            near = [p for p in scene.clauses.parties if 0 < p.first - token.index <= _NEAR and p.prep == "of"]
            whose = scene.possessor(token.index) or near[:1]
            return [p for p in whose if p.kind in ("person", "post") and not p.plural]
    return []


def _thanked(scene: Scene) -> list[Party]:
    """Who is thanked for an invitation, who gave it: "thanked | President A for the invitation to visit"."""
    for token in scene.tokens[scene.sentence.first : scene.sentence.last]:
        if token.lower == "invitation" and scene.text(token.index - 2, token.index - 1) in _FOR_IT:
            verb = scene.clauses.governor(token.index)
            if verb is not None and "thank" in scene.tokens[verb].lemmas:
                return [p for p in scene.object(verb) if p.kind in ("person", "post")]
            return []
    return []


def _can_invite(party: Party) -> bool:
    """Whether somebody who acts can be who invites: a person, "he", "the guest"."""
    return party.person is not None or party.kind == "pronoun" or (party.kind == "group" and not party.plural)


def _asks_elsewhere(scene: Scene, host: Party, place: Span) -> bool:
    """Whether who invites is of another stop: "After a visit to Peru, she will head to Laos at the invitation
    of | the Lao president"."""
    state = country_of(host)
    here = (s for s in scene.spans.all if scene.sentence.first <= s.first < host.first)
    return state not in ("", place.country) and any(s.country == state for s in here)


def _extends(scene: Scene, verb: int) -> bool:
    """Whether a verb asks by its object: "extended an invitation to the king to visit"."""
    near = scene.tokens[verb + 1 : min(verb + _OBJECT, scene.sentence.last)]
    return bool(scene.tokens[verb].lemmas & _EXTENDING) and any(t.lower == "invitation" for t in near)


def _by_invitation(scene: Scene) -> list[Party]:
    """ "At the invitation of President A", "accepted an invitation from President A"."""
    for token in scene.tokens[scene.sentence.first : scene.sentence.last]:
        if token.lower == "invitation" and scene.text(token.index + 1, token.index + 1) == "from":
            near = [p for p in scene.clauses.parties if 0 < p.first - token.index <= _NEAR]
            return [p for p in near[:1] if p.prep == "from" and p.person is not None]
    for token in scene.tokens[scene.sentence.first : scene.sentence.last]:
        if token.lower in ("guest", "guests") and scene.text(token.index + 1, token.index + 1) == "of":
            as_guest = "as" in scene.text(token.index - 2, token.index - 1).split()
            near = [p for p in scene.clauses.parties if 0 < p.first - token.index <= _NEAR]
            if as_guest and near and near[0].prep == "of" and near[0].person is not None:
                return near[:1]
        before = scene.text(token.index - 3, token.index - 1).split()
        on = "the" in before[-2:] and {"at", "on", "upon", "by", "accepted", "accept", "accepts"} & set(
            before
        )
        if token.lower == "invitation" and on:
            near = [p for p in scene.clauses.parties if 0 < p.first - token.index <= _NEAR]
            return [p for p in near[:1] if p.prep == "of" and p.kind in ("person", "post") and not p.plural]
    return []


def by_invitation(scene: Scene, start: int) -> list[Party]:
    """Who goes by an invitation "to visit", which somebody is given or takes up: "met A | and extended an
    invitation to visit", "conveyed to A", "handed A", "thanked A for the invitation to visit"."""
    low = max(scene.sentence.first, start - _NOUN)
    noun = next((i for i in range(start - 1, low - 1, -1) if scene.tokens[i].lower == "invitation"), None)
    before = range((noun or low) - 1, scene.sentence.first - 1, -1)
    verb = next((i for i in before if scene.grammar.role(i)), None)
    if noun is None or verb is None or scene.grammar.role(verb) == PASSIVE:
        return []
    acting = scene.subject(verb)
    if scene.tokens[verb].lemmas & _TAKING:
        return acting
    if not scene.tokens[verb].lemmas & (_EXTENDING | _HANDING):
        return []
    own = scene.possessor(noun)
    near = [
        p for p in scene.clauses.parties if p.last < start and p not in own and p.kind in ("person", "post")
    ]
    given = [p for p in near if p.first > verb and (p.last < noun or p.prep in ("to", "for"))]
    others = [p for p in near if p.last < verb and p not in acting and not p.inner]
    return given[-1:] or others[-1:]
