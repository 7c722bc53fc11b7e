"""Between whom a paper is that a text tells by the way to be signed: "соглашение Турции с ЕС, подписанное в
2014 году", "вышла из соглашения с ЕС, подписанного в 2014 году", "подписание Турцией соглашения с ЕС"."""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.paper_sides import ACTS, OF_TWO
from kg.extract.languages.ru.scene import GEN, INS, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

# What the sides of a paper do with it. "продлили соглашение, подписанное в мае"
_HANDLES = listed("signing", "handled", "words")
# "соглашение о свободной торговле товарами и услугами | с ЕС": so many words at most.
_LONGEST = 10


def sides(scene: Scene, token: Token, draft: Draft) -> list[Party]:
    """Return the states and bodies of which a paper is that was told without all who signed it; [] where one
    of them is not told."""
    known = [p.party for p in draft.parts]
    if len(draft.documents) != 1 or len(known) > 1 or any(p.kind not in ACTS for p in known):
        return []
    item = draft.documents[0]
    inside = scene.words.tokens[item.first : item.last + 1]
    head = next((t for t in inside if t.lemmas & OF_TWO and t.has("N")), None)
    if head is None:
        return []
    behind = _behind(scene, head)
    between = next((p for p in behind if p.prep == "между"), None)
    if between is not None:
        return scene.clauses.group(between, INS | GEN)
    own = [p for p in behind if not p.prep and "gen" in p.cases][:1]
    own = [p for p in own if _is_of_paper(scene.words.tokens[p.first - 1], head)]
    partner = next((p for p in (*behind, *known) if p.prep in ("с", "со")), None)
    others = scene.clauses.group(partner, INS) if partner is not None else []
    if own and others and own[0].first < others[0].first:
        return [*own, *others]
    return _handled(scene, token, head, others)


def _is_of_paper(before: Token, head: Token) -> bool:
    """Whether a state stands right behind a paper or what that is about: "соглашение о торговле | Чили с"."""
    return before is head or bool(before.lemmas & (listed("cues", "relations") | {"ассоциация", "перемирие"}))


def _behind(scene: Scene, head: Token) -> list[Party]:
    """The states and bodies behind a paper, before its title ends or a verb comes."""
    after = scene.words.tokens[head.index + 1 : min(head.index + _LONGEST, scene.sentence.last) + 1]
    end = next((t.index for t in after if t.text in ",;:–—(" or finite(t)), scene.sentence.last)
    return [p for p in scene.clauses.parties if head.index < p.first < end and p.kind in ACTS]


def _handled(scene: Scene, token: Token, head: Token, others: list[Party]) -> list[Party]:
    """The states that break, keep or go on with a paper of theirs, with the other side if that is told."""
    verb = scene.governor(head, scene.clause(head))
    if verb is None or verb is token or verb.has("P"):
        return []
    deeds = (verb, *scene.words.tokens[verb.index + 1 : head.index])  # "намерена | выйти из соглашения"
    if not any(t.lemmas & _HANDLES and (t is verb or t.has("I")) for t in deeds):
        return []
    first = scene.phrase_start(head)
    if "nom" in head.cases("N") and head.index < verb.index and not phrases.preposition(scene.words, first):
        return []
    acting = [p for p in scene.clauses.subject(verb.index) if p.kind in ACTS and p not in others]
    if not others:
        return acting if len(acting) > 1 else []
    return [*acting, *others] if len(acting) == 1 else []
