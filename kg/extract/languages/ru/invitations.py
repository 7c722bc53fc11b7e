"""Who asks whom to come: "пригласил президента посетить Баку", "по приглашению премьера"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru.scene import ACC, DAT, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token


def inviting(scene: Scene, visit: Draft) -> list[Party]:
    """Who invites to the place: "По приглашению президента Сербии А в Белград прибыл президент Анголы"."""
    for token in scene.words.inside(scene.sentence.index):
        before = scene.words.tokens[token.index - 1] if token.index else token
        if token.lower != "приглашению" or before.lower != "по":
            continue
        host = next((p for p in scene.clauses.parties if p.first == token.index + 1 and not p.prep), None)
        if host is None or host.kind not in ("person", "post") or "gen" not in host.cases:
            return []
        place = visit.place.country if visit.place is not None else ""
        return [host] if country_of(host) == place and place else []
    return []


def invited(scene: Scene, token: Token) -> list[Party]:
    """Who is to come: "пригласил президента посетить Баку", "передал премьеру приглашение посетить Доху"."""
    asks = asked(scene, token)
    if asks is None:
        return []
    cases = ACC if asks.lemmas & listed("visit", "invite", "verbs") else DAT  # "предложил премьеру посетить"
    near = [
        p
        for p in scene.clauses.parties
        if p.last < token.index and p.cases & cases and "nom" not in p.cases and not p.prep
    ]
    after = [p for p in scene.clauses.parties if p.first > token.index and "dat" in p.cases]
    after = [p for p in after if not p.prep and "nom" not in p.cases and p.kind in ("person", "post")]
    noun = asks.lemmas & listed("visit", "invite", "nouns")
    # "передал приглашение посетить Ташкент | председателю парламента"
    return after[:1] if noun and after and not any(p.kind in ("person", "post") for p in near) else near[-1:]


def asked(scene: Scene, token: Token) -> Token | None:
    """The word that asks somebody to come, before the infinitive of what he is asked to do."""
    if not any(r.pos == "I" for r in token.readings):
        return None
    before = scene.words.tokens[scene.sentence.first : token.index]
    asking = listed("visit", "invite", "verbs") | listed("visit", "invite", "nouns") | _PROPOSE
    return next((t for t in reversed(before) if t.lemmas & asking), None)


_PROPOSE = frozenset(("предложить", "предлагать"))
