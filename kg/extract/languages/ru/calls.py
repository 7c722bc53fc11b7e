"""Patterns of calls: "позвонил", "созвонились", "телефонный разговор", "обсудили по телефону"."""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.nouns import by_noun
from kg.extract.languages.ru.scene import ACC, DAT, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token


def call_by_verb(scene: Scene, token: Token) -> Draft | None:
    if scene.is_verb(token, listed("call", "dative", "verbs")):
        draft = mention(scene, "call", token, "call")
        low, high = scene.clauses.reach(token.index)
        called = [
            p
            for p in scene.clauses.parties
            if low <= p.first <= high and "dat" in p.cases and not p.prep and "nom" not in p.cases
        ]
        scene.put(draft, [p for p in scene.subject(token) if p not in called])
        scene.put(draft, called[:1])
        return draft if draft.parts else None
    if scene.is_verb(token, listed("call", "with", "verbs")):
        draft = mention(scene, "call", token, "call")
        scene.put(draft, scene.subject(token))
        scene.put(draft, scene.with_(token))
        return draft if draft.parts else None
    if token.lower == "телефону" and scene.words.tokens[token.index - 1].lower == "по":
        return by_telephone(scene, token)
    return None


def _ringing(scene: Scene, token: Token) -> Draft | None:
    """Who rings whom: "о звонке президента премьеру", "звонок министра главе МИД"."""
    caller = scene.genitive(token)
    after = [p for p in scene.clauses.parties if caller and p.first == caller[-1].last + 1]
    called = [p for p in after if "dat" in p.cases and "nom" not in p.cases and not p.prep]
    if not called:
        return None
    draft = mention(scene, "call", token, "call")
    scene.put(draft, caller)
    scene.put(draft, called)
    return draft


def by_telephone(scene: Scene, token: Token) -> Draft | None:
    """The verb of the clause tells who, unless another trigger already does: "обсудили по телефону"."""
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    if any(t.lemmas & (listed("meeting", "with", "verbs") | listed("call", "noun", "nouns")) for t in clause):
        return None
    verb = scene.governor(token, clause)
    if verb is None:
        return None
    called = _spoken_to(scene, verb, low, high)
    draft = mention(scene, "call", token, "by-telephone")
    if called and "past" in verb.readings[0].tags:
        draft.modality = "held"  # "по телефону пригласил президента"
    scene.put(draft, [p for p in scene.subject(verb) if p not in called])
    scene.put(draft, called or scene.with_(verb))
    return draft if draft.parts else None


def _spoken_to(scene: Scene, verb: Token, low: int, high: int) -> list[Party]:
    """Whom a verb tells something, thanks or congratulates by phone: "по телефону поздравил | президента",
    "рассказал по телефону | президенту о поездке"."""
    for party in scene.clauses.parties if not verb.lemmas & _ORDERING else ():
        official = party.person is not None or (party.kind == "post" and bool(party.country))
        if not official or party.prep or party.inner or not low <= party.first <= high:
            continue
        if "nom" in party.cases and party.first < verb.index:
            continue
        before = scene.words.tokens[party.first - 1]
        of_noun = before.has("N", "A") and before.lower != "телефону"
        if party.cases & DAT or ("acc" in party.cases and not of_noun):
            return scene.clauses.group(party, DAT | ACC)
    return []


_ORDERING = frozenset(("поручить", "поручать", "приказать", "распорядиться", "велеть"))


def call_noun(scene: Scene, token: Token) -> Draft | None:
    if not scene.is_noun(token, listed("call", "noun", "nouns")):
        return None
    attributes = scene.words.tokens[
        phrases.first_attribute(scene.words, token.index, scene.sentence.first) : token.index
    ]
    if "звонок" in token.lemmas and (called := _ringing(scene, token)) is not None:
        return called
    clear = token.lemmas & listed("call", "noun", "clear")
    if clear or any(t.lemmas & listed("call", "noun", "marks") for t in attributes) or scene.by_phone(token):
        return by_noun(scene, "call", token, "call-noun")
    return None
