"""Letters of credence whose handing over is told by a noun: "Состоялось вручение послом верительных грамот
президенту"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import DAT, GEN, INS, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

_HANDING = listed("meeting", "credentials", "handing")
_LETTERS = listed("meeting", "credentials", "objects")


@on(_HANDING)
def handing_over(scene: Scene, token: Token) -> Draft | None:
    """Who hands his letters to whom: the instrumental before or behind them, and the dative."""
    if not scene.is_noun(token, _HANDING):
        return None
    high = scene.clauses.reach(token.index)[1]
    inside = scene.words.tokens[token.index + 1 : high + 1]
    letters = next((t for t in inside if t.lemmas & _LETTERS and "gen" in t.cases("N")), None)
    if letters is None:
        return None
    near = [p for p in scene.clauses.parties if token.index < p.first <= high and not p.inner]
    hosts = [p for p in near if not p.prep and "dat" in p.cases and p.cases.isdisjoint(("nom", "ins"))]
    envoys = [p for p in near if not p.prep and p.cases == INS]
    envoys = envoys or [p for p in near if p.first == letters.index + 1 and "gen" in p.cases and not p.prep]
    if not hosts or not envoys:
        return None
    draft = mention(scene, "meeting", token, "credentials")
    scene.put(draft, scene.clauses.group(hosts[0], DAT), "host")
    scene.put(draft, scene.clauses.group(envoys[0], INS | GEN), "guest")
    return draft
