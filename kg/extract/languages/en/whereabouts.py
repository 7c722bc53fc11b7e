"""When and where the event told before was, in a sentence of its own: "The visit took place on Monday"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE, PARTICIPLE, PASSIVE
from kg.extract.words import Token
from kg.records import EventType

_NOUNS: dict[EventType, frozenset[str]] = {
    "visit": listed("visit", "noun", "nouns"),
    "call": frozenset(("call", "conversation", "phone-call", "telephone-call")),
    "meeting": frozenset(("talk", "negotiation", "consultation", "discussion", "audience", "reception")),
    "signing": frozenset(("signing", "ceremony")),
}
# "The commission met. The session | took place in Astana": so many sentences later.
_SITTINGS = frozenset(("session", "sitting"))
_HELD = ("held", "hosted")
_MEETINGS = frozenset(("meeting", "encounter"))
_BOARDS = listed("meeting", "commission", "nouns")
_NEAR = 2
_PHRASES = tuple(table("triggers")["meeting"]["tells"]["phrases"])
_DUE = tuple(
    f"{were} {due}"
    for were in ("was", "were", "had been", "is", "are")
    for due in ("due to", "scheduled", "to take", "planned", "to be held", "expected to", "set for")
)
_OTHERS = listed("meeting", "tells", "others")
_OPENING = frozenset(("the", "this", "their", "his", "her"))
# "The three-day official | visit", "The signing | ceremony": so many words stand before the noun at most.
_ATTRIBUTES = 4
# "will also be held": so many words tell that it was.
_VERB = 4


@on(_SITTINGS, _MEETINGS, *_NOUNS.values())
def tells_when(scene: Scene, token: Token) -> Draft | None:
    """A bare event noun that opens a sentence, whose verb only tells when and where that event was."""
    first = scene.sentence.first
    if token.index - first > _ATTRIBUTES or scene.title or scene.tokens[first].lower not in _OPENING:
        return None
    kind = next((k for k, nouns in _NOUNS.items() if token.lemmas & nouns), None)
    kind = kind or ("meeting" if token.lower in _SITTINGS and scene.told_of(_BOARDS, _NEAR) else None)
    aside = _aside(scene, token)
    kind = "meeting" if kind == "signing" and _is_of_envoy(scene) else kind
    kind = kind or ("meeting" if token.lower in _MEETINGS and aside else None)
    if kind is None or not (aside or _is_told_of(scene, token)) or _is_another(scene, token):
        return None
    if any(p.kind in ("person", "post") for p in scene.parties if p.sentence == scene.sentence.index):
        return None  # "The signing took place in the presence of A"
    draft = mention(scene, kind, token, "whereabouts")
    draft.spoken = kind in TALKS
    draft.scope = (aside,) if aside else draft.scope
    return draft


def _aside(scene: Scene, noun: Token) -> tuple[int, int] | None:
    """The clause behind a noun that tells when and where it was: "The meeting, | which took place in Oslo on
    Monday, dealt with", "The talks, held in Rome,"; None where there is none."""
    first, last = noun.index + 1, scene.sentence.last
    if first + 2 >= last:
        return None
    if scene.tokens[first].lower in _HELD and scene.grammar.role(first) == PARTICIPLE:
        verb = next((i for i in range(first + 1, last) if scene.grammar.role(i) in (FINITE, PASSIVE)), None)
        return (first, verb - 1) if verb is not None else None
    end = next((t.index for t in scene.tokens[first + 1 : last] if t.text == ","), None)
    text = scene.text(first + 1, min(first + _VERB, last)).removeprefix("which ")
    said = text.startswith((*_PHRASES, *_DUE, *(f"{v} " for v in _HELD)))
    told = scene.tokens[first].text == "," and said
    return (first, end) if told and end is not None else None


def _is_of_envoy(scene: Scene) -> bool:
    """Whether the sentence before tells of letters of credence, so that the ceremony is theirs."""
    before = scene.words.inside(scene.sentence.index - 1) if scene.sentence.index else []
    return any(t.lower in ("credentials", "credence") for t in before)


def _is_told_of(scene: Scene, noun: Token) -> bool:
    """Whether the verb right after a noun only says that an event takes place: "was held", "is set for"."""
    after = scene.tokens[noun.index + 1 : min(noun.index + _VERB, scene.sentence.last) + 1]
    said = " ".join(t.lower for t in after if t.lower != "also")
    sets_out = noun.lemmas & _NOUNS["visit"] and said.endswith((" start in", " begin in", "started in"))
    return said.startswith(_PHRASES) and not sets_out  # "His tour will start in Rome": its first stop


def _is_another(scene: Scene, noun: Token) -> bool:
    """Whether a word before a noun sets it apart from what was told: "The previous visit"."""
    inside = scene.tokens[scene.sentence.first + 1 : noun.index]
    return any(t.shape != "word" or t.capital or t.lower in _OTHERS for t in inside)
