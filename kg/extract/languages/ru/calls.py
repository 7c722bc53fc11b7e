"""Patterns of calls: "позвонил", "созвонились", "телефонный разговор", "обсудили по телефону"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases, told_by_phone
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.noun_parties import ASKS
from kg.extract.languages.ru.nouns import by_noun
from kg.extract.languages.ru.scene import ACC, DAT, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import talk_told
from kg.extract.parties import Party
from kg.extract.words import Token


@on(listed("call", "dative", "verbs"), listed("call", "with", "verbs"), "телефон", "телефону")
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
        scene.put(draft, scene.clauses.group(called[0], DAT) if called else ())
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


def _rung_up(scene: Scene, token: Token) -> Draft | None:
    """Who does something because another official rang: "отвёл войска после | звонка президента"."""
    before = scene.words.tokens[max(scene.phrase_start(token) - 1, scene.sentence.first)].lower
    caller = [p for p in scene.genitive(token) if p.person is not None and p.person.capacities]
    verb = _deed(scene, token) if before in _BECAUSE and len(caller) == 1 else None
    if verb is None or "past" not in verb.readings[0].tags:
        return None
    acting = [p for p in scene.subject(verb) if p not in caller]
    if len(acting) != 1 or not (acting[0].person and acting[0].person.capacities):
        return None
    draft = mention(scene, "call", token, "call")
    draft.modality, draft.denied = "held", False  # "не уступил, несмотря на | звонок"
    scene.put(draft, caller)
    scene.put(draft, acting)
    return draft


def _deed(scene: Scene, token: Token) -> Token | None:
    """The verb of what was done, also behind a comma: "не уступил, несмотря на | звонок"."""
    own = scene.governor(token, scene.clause(token))
    main = scene.clauses.verb_before(token.index) if own is None else None
    return own if main is None else scene.words.tokens[main]


_BECAUSE = frozenset(("после", "на", "из-за", "благодаря"))


def _made(scene: Scene, token: Token) -> Draft | None:
    """Who makes a call to whom: "первый | звонок сделал королю"."""
    low, high = scene.clauses.reach(token.index)
    verb = next((t for t in scene.words.tokens[low : high + 1] if t.lemmas & _MAKES and finite(t)), None)
    if verb is None or "acc" not in token.cases("N"):
        return None
    near = [p for p in scene.clauses.parties if low <= p.first <= high and "dat" in p.cases and not p.prep]
    called = [p for p in near if "nom" not in p.cases and p.kind in ("person", "post")]
    draft = mention(scene, "call", token, "call")
    scene.put(draft, [p for p in scene.subject(verb) if p not in called])
    scene.put(draft, called[:1])
    return draft if called and draft.parts else None


_MAKES = frozenset(("сделать", "совершить", "делать", "совершать"))


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
    past = "past" in verb.readings[0].tags
    told = past and draft.modality == "planned" and not verb.lemmas & listed("cues", "planned")
    if told or (called and past):  # "по телефону пригласил президента", "обсудил саммит, который пройдет"
        draft.modality = "held"
    scene.put(draft, [p for p in scene.subject(verb) if p not in called])
    scene.put(draft, called or scene.with_(verb) or _asked(scene, verb, low, high))
    return draft if draft.parts else None


def _asked(scene: Scene, verb: Token, low: int, high: int) -> list[Party]:
    """Of whom somebody asks something by phone: "потребовал | от премьера", "извинился | перед ним"."""
    led = ("от", "у") if verb.lemmas & ASKS else ("перед",) if "извиниться" in verb.lemmas else ()
    inside = [p for p in scene.clauses.parties if low <= p.first <= high and p.prep in led]
    return [p for p in inside if p.kind in ("person", "post")][:1]


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
        of_noun = before.has("N", "A") and before.lower not in _NO_OWNERS
        if party.cases & DAT or ("acc" in party.cases and not of_noun):
            return scene.clauses.group(party, DAT | ACC)
    return []


# "поздравил по телефону | президента", "победителя выборов | А", "с победой на выборах | А поздравил"
_NO_OWNERS = frozenset(("телефону", "выборов", "выборах"))
_ORDERING = frozenset(("поручить", "поручать", "приказать", "распорядиться", "велеть"))


@on(listed("call", "noun", "nouns"))
def call_noun(scene: Scene, token: Token) -> Draft | None:
    if not scene.is_noun(token, listed("call", "noun", "nouns")):
        return None
    attributes = scene.words.tokens[
        phrases.first_attribute(scene.words, token.index, scene.sentence.first) : token.index
    ]
    if "звонок" in token.lemmas:
        called = _ringing(scene, token) or _rung_up(scene, token) or _made(scene, token)
        if called is not None:
            return called
    clear = token.lemmas & listed("call", "noun", "clear")
    if clear or any(t.lemmas & listed("call", "noun", "marks") for t in attributes) or scene.by_phone(token):
        found = by_noun(scene, "call", token, "call-noun")
        if found is not None:
            return told_by_phone.of_told(scene, token, found) if found.rule == "attendance" else found
        return _taken_up(scene, token)
    return _taken_up(scene, token) if "звонок" in token.lemmas else None


def _taken_up(scene: Scene, token: Token) -> Draft | None:
    """The talk told before of which a call is spoken of as known: "Премьер поговорил с А. | Звонок состоялся
    по инициативе Лимы", "Инициатором телефонного | разговора была Лима"."""
    told = talk_told(scene)
    if told is None or told.type != "meeting" or told.place is not None or told.modality != "held":
        return None
    if scene.genitive(token) or scene.with_(token) or scene.between(token):
        return None
    again = listed("meeting", "again", "words") | listed("meeting", "anew", "attributes")
    if any(t.lemmas & again for t in scene.words.tokens[scene.phrase_start(token) : token.index]):
        return None
    draft = mention(scene, "call", token, "whereabouts")
    return None if draft.earlier or draft.denied or draft.modality != "held" else draft
