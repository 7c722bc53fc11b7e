"""Nouns of signing that somebody only speaks of, or that tell who signs before the paper: "подписание |
Турцией соглашения с ЕС"."""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.documents import documents_from
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.paper_sides import other_side
from kg.extract.languages.ru.scene import GEN, INS, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.undecided import is_remembered
from kg.extract.languages.ru.undersigned import signing_told
from kg.extract.parties import Party
from kg.extract.words import Token

_DISCUSS = listed("meeting", "discuss", "verbs")


def is_spoken_of(scene: Scene, token: Token) -> bool:
    """Whether a signing is what somebody discusses: "обсудили | подписание соглашения"; one to come is
    announced with it: "обсудили предстоящее | подписание"."""
    if _is_watched(scene, token):
        return True
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    if first != token.index or token.cases("N").isdisjoint(("acc",)):
        return False
    verb = scene.governor(token, scene.clause(token))
    return verb is not None and verb.index < token.index and bool(verb.lemmas & _DISCUSS)


def signed_by_whom(scene: Scene, token: Token) -> Draft | None:
    """A signing whose noun has who signs before the paper: "подписание | Турцией соглашения с ЕС"."""
    near = (p for p in scene.clauses.parties if p.first == token.index + 1 and "ins" in p.cases)
    first = next((p for p in near if not p.prep and token.lemma == "подписание"), None)
    who = scene.clauses.group(first, INS) if first is not None else []
    if not who or is_spoken_of(scene, token) or is_remembered(scene, token):
        return None
    start = max(p.last for p in who) + 1
    documents = documents_from(scene.words, scene.spans, scene.clauses, start, GEN)
    if not documents:
        return None
    draft = mention(scene, "signing", token, "signing-noun")
    draft.documents = documents
    scene.put(draft, who, "signatory")
    scene.put(draft, other_side(scene, draft), "signatory")
    return draft


def signed_at_end(scene: Scene, token: Token, draft: Draft) -> list[Party]:
    """Who signs with whom what a visit ends with: "визит премьера завершился | подписанием меморандума с
    министром А", "завершился для него подписанием"."""
    if "ins" not in token.cases("N") or not draft.documents:
        return []
    end = draft.documents[-1].last
    partner = next(
        (p for p in scene.clauses.parties if p.prep in ("с", "со") and token.index < p.first), None
    )
    if partner is None or partner.person is None or not end - _TITLE < partner.first <= end + 2:
        return []
    ahead = [t for t in scene.clause(token) if t.index < token.index]
    visit = next((t for t in ahead if scene.is_noun(t, listed("visit", "noun", "nouns"))), None)
    if visit is None or not any(t.lemmas & _ENDING for t in ahead):
        return []
    own = scene.possessed(visit)
    whose = list(scene.genitive(visit)) or [p for p in scene.clauses.parties if p.prep == "для"]
    whose = whose or ([own] if own is not None else [])
    visitors = [p for p in whose if p.person is not None]
    return [*visitors, *scene.clauses.group(partner, INS)] if visitors else []


_ENDING = frozenset(("завершиться", "завершаться", "закончиться", "ознаменоваться", "увенчаться"))
# "меморандума о торговле с | министром": the partner can stand in what looks like the title.
_TITLE = 12


def _is_watched(scene: Scene, token: Token) -> bool:
    """Whether a clause tells who watched the signing told before: "За | подписанием наблюдал премьер"."""
    if phrases.preposition(scene.words, scene.phrase_start(token)) != "за":
        return False
    verb = scene.governor(token, scene.clause(token))
    watches = verb is not None and bool(verb.lemmas & listed("signing", "watched", "verbs"))
    return watches and signing_told(scene) is not None
