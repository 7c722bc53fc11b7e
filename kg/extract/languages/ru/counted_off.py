"""Talks of one who held several, told by their order: "провел две встречи. Первая – с А, вторая – с Б"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft, Part
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.counted_talks import alone
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

COUNTING = words_of("vocabulary", "counting_talks")
_HAPPENS = listed("happen", "verbs") | listed("cues", "planned") | {"быть"}
# "Вторую он | провел с Б"
_HOLDS = frozenset(("провести", "проводить", "иметь"))
_CASES = frozenset(("nom", "acc"))
_DASHES = frozenset("–—-")
# Several talks were told so many sentences before; the verb stands among so many words behind the number.
_NEAR, _VERB = 6, 4


@on(COUNTING)
def counted_off(scene: Scene, token: Token) -> Draft | None:
    """One of several talks, whose noun the number stands for, with whom it was."""
    if not token.lemmas & COUNTING or not token.cases("A") & _CASES or not _opens(scene, token):
        return None
    several, verb = _several(scene, token), _verb(scene, token)
    partners = (scene.with_(token) or scene.with_(verb or token)) if several is not None else []
    partners = [p for p in partners if p.first > token.index]
    if several is None or not partners:
        return None
    draft = mention(scene, several.type, token, "meeting-noun")
    if verb is None:
        draft.modality = several.modality
    draft.parts = [Part(p.party, p.role) for p in several.parts]
    scene.put(draft, partners)
    draft.apart = draft.same_day = True
    return draft


def _opens(scene: Scene, token: Token) -> bool:
    """Whether a number opens its clause, and a verb of taking place, a dash or the partner follows."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    tokens = scene.words.tokens
    if token.index > max(segment.first, scene.sentence.first):
        before = tokens[token.index - 1]
        if before.text not in (",", ";") and before.lower not in ("а", "и"):
            return False
    after = tokens[token.index + 1 : min(token.index + 3, scene.sentence.last) + 1]
    if after and after[0].lower == "из":  # "одна | из них"
        after = after[2:]
    direct = bool(after) and (after[0].text in _DASHES or after[0].lower in ("с", "со"))
    return direct or _verb(scene, token) is not None


def _verb(scene: Scene, token: Token) -> Token | None:
    """The verb of taking place or holding that follows shortly, before any noun."""
    after = scene.words.tokens[token.index + 1 : min(token.index + _VERB, scene.sentence.last) + 1]
    verb = next((k for k, t in enumerate(after) if finite(t) or t.text in _DASHES), None)
    if verb is None or any("nom" in t.cases("N") for t in after[:verb]):
        return None
    told = _HAPPENS if "nom" in token.cases("A") else _HOLDS
    return after[verb] if after[verb].lemmas & told else None


def _several(scene: Scene, token: Token) -> Draft | None:
    """The talks that one person held, counted shortly before by a noun of the gender of the number."""
    genders = {r.gender for r in token.readings if r.pos == "A" and r.case in _CASES and r.number == "s"}
    for told in reversed(scene.told):
        near = 0 <= scene.sentence.index - told.sentence <= _NEAR
        if near and alone(scene.words, told) is not None and not told.denied:
            nouns = scene.words.tokens[told.first].readings
            return told if any(r.pos == "N" and r.gender in genders for r in nouns) else None
    return None
