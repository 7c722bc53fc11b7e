"""The ceremony at which letters of credence are handed over."""

from __future__ import annotations

from kg.extract.languages.az.scene import Noun, Scene

# "etimadnamələrin təqdimetmə mərasimi"
_HANDING = frozenset(["təqdimetmə", "təqdim", "təqdimat", "etimadnamə"])
# The letters are told so many sentences before "the ceremony" at most.
_NEAR = 5


def is_ceremony(scene: Scene, noun: Noun) -> bool:
    """Whether a noun names it, or means that told just before: "etimadnaməsini təqdim edib. Qeyd edək ki,
    | mərasim Osloda baş tutub".
    """
    if noun.stem != "mərasim":
        return False
    before = scene.low(noun.index - 1)
    if before in _HANDING:
        return True
    low = scene.words.sentences[max(0, scene.sentence.index - _NEAR)].first
    told = any(t.lower.startswith("etimadnam") for t in scene.tokens[low : scene.first])
    return told and (noun.index == scene.first or before in (",", "ki"))
