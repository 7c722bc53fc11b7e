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


# "подписали декларацию, | завершившую переговоры"
_CLOSES = frozenset(("завершить", "завершать", "увенчать", "венчать", "закончить", "заключить"))


@on(_NOUNS)
def their_talk(scene: Scene, token: Token) -> Draft | None:
    """A talk that "их" gives to the only two people whom the sentence names before it, of two states."""
    first = scene.phrase_start(token)
    whose = {t.lower for t in scene.words.tokens[max(first - 1, scene.sentence.first) : token.index]}
    if scene.is_noun(token, _NOUNS) and (signed := _closed_by_paper(scene, first)) is not None:
        draft = mention(scene, "meeting", token, "meeting-noun")
        scene.put(draft, [p.party for p in signed.parts if p.role == "signatory"])
        return draft
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


def _closed_by_paper(scene: Scene, first: int) -> Draft | None:
    """The signing by several of a paper that closes their talks: "подписали декларацию, завершившую их |
    переговоры"."""
    start = max(first - _TWO, scene.sentence.first)
    near = scene.words.tokens[start : first + 1]
    if not any(t.has("P") and t.lemmas & _CLOSES for t in near):
        return None
    signed = [d for d in scene.here if d.type == "signing" and d.modality == "held" and d.first < first]
    if not signed or not signed[-1].documents:
        return None
    parts = [p.party for p in signed[-1].parts if p.role == "signatory"]
    several = len(parts) >= _TWO or any(p.plural or p.kind in ("group", "pronoun") for p in parts)
    return signed[-1] if several else None
