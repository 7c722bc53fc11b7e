"""Between whom a paper is that a text tells by the way to be signed: "соглашение Турции с ЕС, подписанное в
2014 году", "вышла из соглашения с ЕС, подписанного в 2014 году", "подписание Турцией соглашения с ЕС"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.capitals import stands_for_state
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.paper_sides import ACTS, OF_TWO
from kg.extract.languages.ru.scene import GEN, INS, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party, PartyKind
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
    others = scene.clauses.group(partner, INS) if partner is not None else _capital(scene, head)
    if others and not (own or known) and (told := _side_told(scene, others)) is not None:
        return [told, *others]
    if own and others and own[0].first < others[0].first:
        return [*own, *others]
    return _handled(scene, token, head, others)


def _capital(scene: Scene, head: Token) -> list[Party]:
    """The state for which a capital stands right behind a paper: "соглашение | с Гаваной"."""
    at = head.index + 2
    span = scene.spans.at(at) if at <= scene.sentence.last else None
    with_ = scene.words.tokens[head.index + 1].lower in ("с", "со") if span is not None else False
    if span is None or not with_ or span.kind != "place" or not stands_for_state(span):
        return []
    return [Party(at, span.last, at, "state", scene.sentence.index, INS, "с", country=span.country)]


def _side_told(scene: Scene, others: Sequence[Party]) -> Party | None:
    """Who else concluded a paper with one of the two sides that talked before: "А встретился в Гаване с Б.
    Соглашение с Гаваной было подписано в 2016 году"; None where that is not told."""
    near = (d for d in reversed(scene.told) if d.type in TALKS and not d.title)
    near = (d for d in near if scene.sentence.index - d.sentence <= _TOLD)
    mine = (others[0].country, "" if others[0].country else others[0].body)
    sides = next((s for d in near if mine in (s := _sides_of(d)) and len(s) == _SIDES), set())
    if len(others) != 1 or not sides:
        return None
    country, body = next(iter(sides - {mine}))
    at = others[0].first
    kind: PartyKind = "state" if country else "body"
    return Party(at, at, at, kind, scene.sentence.index, GEN, country=country, body=body)


def _sides_of(talk: Draft) -> set[tuple[str, str]]:
    """The states that are told to talk, and the bodies of those who act for none."""
    people = [p.person for p in talk.people() if p.person is not None]
    held = [p.capacities[0] for p in people if p.capacities]
    return {(c.country, "" if c.country else c.organization) for c in held if c.country or c.organization}


# The talk is told so many sentences before at most; between so many sides it was.
_TOLD, _SIDES = 4, 2


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
