"""The talk of the two who act before it in its sentence: "Министр А и генерал Б осмотрели базу, после чего
состоялась их | беседа"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

_NOUNS = listed("meeting", "noun", "nouns")
_HAPPENS = listed("happen", "verbs")
_TWO = 2


@on(_NOUNS)
def their_talk(scene: Scene, token: Token) -> Draft | None:
    """A talk that "их" gives to the only two people whom the sentence names before it, of two states."""
    first = scene.phrase_start(token)
    whose = {t.lower for t in scene.words.tokens[max(first - 1, scene.sentence.first) : token.index]}
    if not scene.is_noun(token, _NOUNS) or "их" not in whose:
        return None
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.lemmas & _HAPPENS:
        return None
    named = [p for p in scene.clauses.parties if p.last < first and p.kind in ("person", "post", "group")]
    acting = [p for p in named if p.person is not None and "nom" in p.cases and not (p.prep or p.inner)]
    if len(acting) != _TWO or len(named) != _TWO or len({country_of(p) for p in acting} - {""}) != _TWO:
        return None
    draft = mention(scene, "meeting", token, "meeting-noun")
    scene.put(draft, acting)
    return draft
