"""For whom each of several signs: "Minister A signed | for Oman and Minister B for Iran", "A signed it on
behalf of the Government of Kenya, B on behalf of the Government of Ghana"; who was at a signing told before:
"A and B took part in the | signing"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en import gazette
from kg.extract.languages.en.additions import were_there
from kg.extract.languages.en.being_there import signed_before
from kg.extract.languages.en.of_sides import give_side
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.verb_modality import is_negated
from kg.extract.languages.en.word_classes import FINITE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_PERSONS = ("person", "post")
_ATTENDING = frozenset(("attend", "take", "participate", "witness", "observe", "join"))
# "Took part in | the signing ceremony", "the document's signing".
_AT = re.compile(
    r"(?:part |participated )?(?:in |at )?(?:the|this|its) (?:official )?signing(?: ceremony)?(?: |$)"
)
# "The signing | of another treaty" is told by itself.
_OF_WHAT = frozenset(("of", "for", "between"))
# Between somebody and for whom he signs: "A | signed the document for", "A | did so for".
_SIGNING = frozenset(("sign", "initial", "do"))
_BETWEEN = frozenset(
    ("it", "the", "this", "so", "document", "agreement", "memorandum", "treaty", "protocol", ",")
)
_FARTHEST = 6
_BEHALF = ("on", "behalf", "of")
_OWN = frozenset(("his", "her", "their", "its", "both"))
_WHOSE = frozenset(("the", "government", "governments", "republic", "kingdom", "side", "of"))
# From "for" to the name of the state: "for | the government of the | Republic of Kenya".
_LONGEST = 5


def with_partner(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Let who talks with somebody and signs, in one breath, sign with him: "A met B and signed an accord"."""
    for signing in drafts:
        alone = len(signing.parts) == 1 and signing.parts[0].party.person is not None
        joint = scene.tokens[scene.grammar.group_start(signing.first) - 1].lower
        if signing.type != "signing" or not alone or joint not in ("and", "then"):
            continue
        talks = [d for d in drafts if d.type == "meeting" and d.first < signing.first and len(d.parts) == 2]
        talks = [d for d in talks if d.modality == signing.modality and signing.keys() <= d.keys()]
        signers = signing.keys()
        others = [p.party for d in talks[-1:] for p in d.parts if p.party.key() not in signers]
        if others and country_of(others[0]) != country_of(signing.parts[0].party):
            signing.add(others[0], "signatory")


@on(_ATTENDING)
def at_signing(scene: Scene, token: Token) -> Draft | None:
    """Who was at a signing told before: "A took part in the signing", "The signing was attended by B"."""
    role = scene.grammar.role(token.index)
    if scene.title or not scene.is_verb(token, _ATTENDING) or is_negated(scene, token):
        return None
    if role == PASSIVE:
        start = scene.grammar.group_start(token.index)
        noun = scene.text(scene.sentence.first, start - 1) if start > scene.sentence.first else ""
        told, people = _AT.fullmatch(noun), scene.clauses.after(token.index, ("by",))
    else:
        last = min(token.index + _FARTHEST, scene.sentence.last)
        behind = scene.text(token.index + 1, last)
        told, people = _AT.match(behind), scene.subject(token.index) if role == FINITE else []
        told = told if told is not None and behind[told.end() :].split(" ")[0] not in _OF_WHAT else None
    if told is None or not signed_before(scene):
        return None
    draft = were_there(scene, token, people, attended=True)
    if draft is not None:
        draft.type = "signing"
    return draft


def add_signers(scene: Scene, token: Token, signers: list[Party]) -> list[Party]:
    """Return who signs, with those told in the same way for another side, and let each act for his."""
    if scene.tokens[token.index].lemmas.isdisjoint(_SIGNING):
        return signers
    found = _each_for_side(scene, token)
    for party, (country, body) in found:
        give_side(party, country, body)
    people = [p for p, _ in found]
    return [*signers, *(p for p in people if p not in signers)] if people else signers


def is_for_nobody(scene: Scene, verb: Token) -> bool:
    """Whether somebody signs for what is no side: "signed | for a club", "signed for two years"."""
    at = verb.index + 1 + (scene.behind(verb).lower in ("it", "them"))
    near = scene.tokens[at : min(at + 2, scene.sentence.last + 1)]
    bare = bool(near) and near[0].lower == "for" and at == verb.index + 1
    return bare and near[-1].lower not in _OWN and not any(_side_at(scene, at + 1))


def _each_for_side(scene: Scene, token: Token) -> list[tuple[Party, tuple[str, str]]]:
    """Those of a sentence behind whom it is said for which state they sign, from a verb's clause on."""
    low = scene.sentence.first if scene.grammar.role(token.index) != PASSIVE else token.index
    people = [p for p in scene.clauses.parties if p.kind in _PERSONS and p.first >= low and not p.plural]
    told = ((p, _side_behind(scene, p)) for p in people)
    return [(p, side) for p, side in told if any(side)]


def _side_behind(scene: Scene, party: Party) -> tuple[str, str]:
    """The state or body for which somebody signs, told right behind him; both '' for none."""
    last = scene.sentence.last
    for i in range(party.last + 1, min(party.last + _FARTHEST, last)):
        token = scene.tokens[i]
        if token.lower == "for":
            return _side_at(scene, i + 1)
        if tuple(t.lower for t in scene.tokens[i : i + 3]) == _BEHALF:
            return _side_at(scene, i + 3)
        if token.lower not in _BETWEEN and token.lemmas.isdisjoint(_SIGNING):
            break
    return "", ""


def _side_at(scene: Scene, first: int) -> tuple[str, str]:
    """The state or body whose name, government or side begins at a token; both '' for none."""
    for i in range(first, min(first + _LONGEST, scene.sentence.last) + 1):
        span = scene.spans.over(i)
        if span is not None and span.kind in ("state", "body"):
            return span.country, "" if span.country else span.name
        adjective = gazette.adjective(scene.words, i)
        if adjective is not None:
            beyond = scene.tokens[min(adjective[0] + 1, scene.sentence.last)].lower
            return (adjective[1] if beyond in ("side", "government") else ""), ""
        if scene.tokens[i].lower not in _WHOSE:
            break
    return "", ""
