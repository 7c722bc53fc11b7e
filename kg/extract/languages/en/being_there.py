"""Whether a verb tells that people were at the talk told before: "was present", "took part in the talks",
"joined the meeting"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.en import attending, gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene
from kg.extract.words import Token

_TALKED = words_of("triggers", "additions", "talked")
# "A and B signed it. C attended the ceremony": so many sentences before.
SIGNED_NEAR = 2
_REMOTELY = frozenset(
    f"{by} {how}"
    for by in ("by", "via")
    for how in ("video", "videoconference", "phone", "telephone", "zoom")
)
_ANY = frozenset(("a", "an"))
_TOO = frozenset(("too", "also"))
_REMOTE = frozenset(("virtually", "online", "remotely"))

# "Took part in the | talks", "are also taking part in the | trip"
_PART_OF = words_of("vocabulary", "taken_part_in")
_ANY_WAY = (
    ["part", "in", "it"], ["part", "in", "person"], ["part", "as", "well"], ["part", ",", "too"],
    ["part", "remotely"], ["part", "online"], ["part", ",", "while"],
)  # fmt: skip
# "Was | on hand, too", "was | also there", "were | associated with the talks"
_ON_HAND = (["on", "hand"], ["also", "there"], ["there", "too"], ["there", "to"])


def is_present(scene: Scene, token: Token) -> bool:
    """ "Was present at the meeting", "were among those present", "took part in the talks"."""
    near = scene.text(token.index + 1, min(token.index + 4, scene.sentence.last)).split()
    if token.lemmas & {"take", "participate"} and attending.is_for_side(scene, token):
        return True
    if "take" in token.lemmas:
        opening = scene.text(scene.sentence.first, scene.sentence.first + 4)
        if near[:2] == ["part", "."] and opening.startswith(("on the", "from the")) and " side ," in opening:
            return True  # "On the Maltese side, Ambassador A took part"
        if near[:2] == ["part", "."] and any(
            p.first <= scene.sentence.first + 1 for p in scene.clauses.parties
        ):
            return True  # "Under Secretary A took part."
        if near[:3] in _ANY_WAY or near[:2] in _ANY_WAY or " ".join(near[1:3]) in _REMOTELY:
            return True
        return near[:3] == ["part", "in", "the"] and bool(_PART_OF & set(near[3:]))
    if "participate" in token.lemmas:
        return near[:2] == ["in", "it"]
    if near[:3] == ["part", "of", "the"] and _PART_OF & set(near[3:]):
        return "be" in token.lemmas
    return "be" in token.lemmas and (
        "present" in near or near[:2] == ["in", "attendance"] or near[:2] in _ON_HAND
        or near[:3] == ["also", "on", "hand"] or near[:4] == ["also", "on", "the", "call"]
    )  # fmt: skip


def is_talk(scene: Scene, token: Token) -> bool:
    """Whether what is joined is the talk spoken of: "joined the group for part of the meeting"."""
    if scene.text(token.index + 1, token.index + 2) in ("the ceremony", "the signing"):
        return signed_before(scene)
    near = scene.tokens[token.index + 1 : min(token.index + 8, scene.sentence.last) + 1]
    also = scene.tokens[token.index - 1].lower == "also"
    if scene.text(token.index + 1, token.index + 2) in _REMOTELY or (near and near[0].lower in _REMOTE):
        return True  # "A joined by video link"
    if scene.verb_lemma(token) == "attend" and near and (near[0].text == "." or near[0].lower in _TOO):
        return True  # "Defence Minister A attended."
    if scene.verb_lemma(token) == "attend" and [t.lower for t in near[:2]] == [",", "as"]:
        return True  # "A attended, as did B"
    if attending.is_for_side(scene, token):
        return True
    if also and (not near or near[0].text == "."):
        return True
    doing_so = next((n for n, t in enumerate(near) if t.lower in ("as", "so") and _did(near[n + 1 :])), None)
    near = near if not doing_so else near[:doing_so]  # "joined the meeting, | as did Omani Minister A"
    if any(t.capital and scene.spans.over(t.index) is None and not _of_state(scene, t) for t in near):
        return False
    opened = near and near[0].lower in ("the", "them", "in", "by", "for", "part", "these", "from")
    talked = next((t for t in near if t.lower in _TALKED), None)
    return talked is not None and bool(opened) and not _is_another(scene, near, talked)


def _is_another(scene: Scene, near: Sequence[Token], talked: Token) -> bool:
    """Whether a talk is one of which nothing was told: "took part in | a meeting with", "in the | Peru-Oman
    talks" of states that were not told before."""
    if near[0].lower == "in" and near[1].lower in _ANY:
        return True
    states = {
        s.country
        for t in scene.tokens[near[0].index : talked.index]
        if (s := scene.spans.over(t.index)) and s.kind == "state"
    }
    known = {country_of(p) for p in scene.parties if p.sentence < scene.sentence.index}
    return len(states) > 1 and not states & known


def _did(following: Sequence[Token]) -> bool:
    """Whether others do the same: "as | did B", "so | will C"."""
    return bool(following) and following[0].lower in ("did", "do", "does", "will")


def signed_before(scene: Scene) -> bool:
    """Whether the sentences before tell of a signing: "the ceremony" is of it."""
    before = scene.words.sentences[max(0, scene.sentence.index - SIGNED_NEAR) : scene.sentence.index]
    told = (t for s in before if s.paragraph >= 0 for t in scene.words.inside(s.index))
    return any(t.lemmas & {"sign", "signature", "signatures", "ink"} for t in told)


def _of_state(scene: Scene, token: Token) -> bool:
    """Whether a capital is the adjective of a state: "attended the meeting from the Maltese side"."""
    return gazette.adjective(scene.words, token.index) is not None
