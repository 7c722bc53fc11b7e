"""Whose a talk is beside those whom its noun names: who asked for it, mediates, leads the sides."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en.in_order import act_in_order
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

TALKERS = ("person", "post", "pronoun", "group", "state", "body")
_CHAIRED = frozenset(
    ("chaired", "co-chaired", "cochaired", "led", "headed", "chairmanship", "co-chairmanship")
)
# Between who holds talks and that he does: "the talks that A will hold".
_HOLDS = 6
_INITIATIVE = ("the initiative of", "at the initiative", "on the initiative")


def initiators(scene: Scene, token: Token) -> list[Party]:
    """On whose initiative two talk: "At the initiative of A, a telephone conversation with B took place"."""
    if not scene.with_(token.index):
        return []
    near = [p for p in scene.clauses.parties if p.prep in ("of", "from") and p.kind in TALKERS]
    return [p for p in near if scene.text(p.first - 4, p.first - 1).startswith(_INITIATIVE)][:1]


def holders(scene: Scene, token: Token) -> tuple[list[Party], list[Party]]:
    """Who held talks, and with whom, told in a clause after them: "the talks that A held in Riga with B"."""
    i = min(token.index + 1, scene.sentence.last)
    i += scene.tokens[i].lower in ("that", "which")
    acting = [p for p in scene.clauses.parties if p.first == i and p.kind in TALKERS and not p.cases]
    after = range(acting[0].last + 1, min(acting[0].last + _HOLDS, scene.sentence.last)) if acting else ()
    verbs = [k for k in after if scene.grammar.role(k) in (FINITE, PARTICIPLE, INFINITIVE)]
    meant = [k for k in verbs if "be" in scene.tokens[k].lemmas]  # "the talks that A | was | to hold with B"
    verb = next((k for k in verbs if k not in meant), None)
    held = verb is not None and scene.verb_lemma(scene.tokens[verb]) in ("hold", "have", "conduct")
    return (acting, scene.with_(verb)) if held and verb is not None else ([], [])


def visitors_before(scene: Scene, token: Token, partners: Sequence[Party]) -> list[Party]:
    """Who held talks of which only the other side is told: "A was in Riga, after which | talks were held
    with B", "A visited Riga. | Talks were held with B"; nobody where several could have."""
    verb = scene.light_verb(token.index)
    states = {country_of(p) for p in partners}
    if verb is None or scene.grammar.role(verb.index) != PASSIVE or "" in states:
        return []
    here = [p for p in scene.clauses.parties if p.last < token.index and p.kind in PEOPLE and not p.prep]
    told = [p for p in scene.parties if p.sentence == scene.sentence.index - 1 and p.kind in PEOPLE]
    people = {p.key(): p for p in here or told if p.person is not None or p.capacity is not None}
    found = list(people.values())
    alone = len(found) == 1 and found[0].person is not None and not scene.title
    return found if alone and country_of(found[0]) not in {"", *states} else []


def represent(scene: Scene, draft: Draft, token: Token) -> None:
    """Let who leads talks of states, ministries or officials without a name stand for them: "were held in
    Riga, chaired by A and B", "between Omani and Peruvian negotiators, led by A and B"."""
    if not all(p.party.kind in ("state", "body") or _is_nameless(p.party) for p in draft.parts):
        return
    for i in range(token.index + 1, scene.sentence.last):
        if scene.tokens[i].lower in _CHAIRED and scene.tokens[i + 1].lower in ("by", "of"):
            named = [q for p in scene.clauses.after(i, ("by", "of")) for q in scene.clauses.spelled_out(p)]
            people = [p for p in named if p.kind == "person"]
            act_in_order([p.party for p in draft.parts], people)
            if len(people) > 1 and all(country_of(p) for p in people):
                draft.parts = []
                scene.put(draft, people)
            return


def _is_nameless(party: Party) -> bool:
    return party.kind == "post" and party.person is None and bool(country_of(party))


def give_way(draft: Draft) -> None:
    """Leave out ministries whose people are named: "the ministries held talks with A and B taking part"."""
    acting = {country_of(p.party) for p in draft.parts if p.party.kind == "person"}
    bodies = {p.party.country for p in draft.parts if p.party.kind == "body"} - {""}
    if len(bodies) > 1 and bodies <= acting:
        draft.parts = [p for p in draft.parts if p.party.kind != "body" or p.party.country not in acting]


# "Mediated talks between A and B"
_MEDIATING = frozenset(("mediate", "broker", "facilitate", "moderate"))
_MEDIATED = ("mediation of", "mediated by", "brokered by", "facilitated by")


def hosts_of(scene: Scene, token: Token) -> list[Party]:
    """Who hosted talks of two others: "the talks between A and B | hosted by C"."""
    between = range(token.index + 1, scene.clauses.reach(token.index)[1])
    at = next((i for i in between if scene.text(i, i + 1) == "hosted by"), None)
    return [p for p in scene.clauses.after(at, ("by",)) if p.kind in PEOPLE] if at is not None else []


def mediators(scene: Scene, token: Token) -> list[Party]:
    """Who mediates: "held talks under the mediation of A", "talks mediated by B"."""
    low, high = scene.clauses.reach(token.index)
    before = (i for i in range(scene.attributes(token.index) - 1, low - 1, -1) if scene.grammar.role(i))
    verb = next(before, None)
    others = scene.of_noun(token.index, ("between", "among"))
    if verb is not None and others and scene.verb_lemma(scene.tokens[verb]) in _MEDIATING:
        return [p for p in scene.subject(verb) if p.kind in ("person", "post", "pronoun")]
    for i in range(token.index + 1, scene.sentence.last):
        if scene.text(i, i + 1) in _MEDIATED and i <= high + 2:
            prep = scene.tokens[i + 1].lower
            return [p for p in scene.clauses.after(i, (prep,)) if p.kind in TALKERS]
    return []


def honours(scene: Scene, i: int) -> bool:
    """Whether it is told for whom a meal is: "a dinner was hosted in honour of the king"."""
    return scene.text(i - 1, i) in ("in honour", "in honor")


PEOPLE = ("person", "post", "pronoun", "group")


def owns(scene: Scene, party: Party) -> bool:
    """Whether a party owns the object: "welcomed the minister’s visit"."""
    following = scene.tokens[party.last + 1] if party.last < scene.sentence.last else None
    return following is not None and following.lower in ("'s", "’s", "'", "’")
