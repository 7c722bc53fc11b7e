"""When and where the talk told right before was, told beside what was discussed: "Trade was discussed at the
meeting | in Oslo on Monday", "During Monday’s talks in Riga, the two leaders agreed"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import DAYS
from kg.extract.words import Token

_MEETINGS = frozenset(("meeting", "talks", "negotiations", "consultations", "encounter"))
_SPOKEN = frozenset(("talks", "negotiations", "consultations"))
_AT = frozenset(("at", "during"))
_WHEN = frozenset(("today", "yesterday", "earlier", "morning", "afternoon", "evening"))
# What was done at a talk of another time: "recalled the agreement reached at the meeting in Oslo".
_BACK = frozenset(
    ("recall", "remind", "refer", "previous", "last", "reach", "earlier", "follow", "implement", "since")
)
_TOOK_PLACE = (", which took place", ", which was held", ", which were held")
_NEAR = 2
# "In the Norwegian capital of Oslo on Monday": so many words tell where and when.
_LONGEST = 8


@on(_MEETINGS)
def at_the_talks(scene: Scene, token: Token) -> Draft | None:
    """Where and when "the meeting" was at which something was said or done by those who are told before."""
    if token.lower not in _MEETINGS or scene.title or not _is_known(scene, token):
        return None
    end = _end(scene, token)
    day = _day_before(scene, token)
    others = any(p.kind in ("person", "post") and not p.plural for p in scene.clauses.parties)
    if (end is None and not day) or others:
        return None
    if any(t.lemmas & _BACK for t in scene.words.inside(scene.sentence.index)):
        return None
    draft = mention(scene, "meeting", token, "whereabouts")
    draft.modality, draft.denied, draft.spoken = "held", False, token.lower in _SPOKEN
    draft.scope = ((token.index - _NEAR if day else token.index, end or token.index),)
    return draft


def _is_known(scene: Scene, noun: Token) -> bool:
    """Whether a noun means the talk told right before: "at the | meeting", "during Monday’s | talks"."""
    first = noun.index - 1
    if _day_before(scene, noun):
        first -= 1
    elif scene.tokens[first].lower != "the":
        return False
    at = first - 1
    preps = _AT | ({"of"} if _past_which(scene, noun) > noun.index + 1 else frozenset())
    near = range(max(0, scene.sentence.index - _NEAR), scene.sentence.index)
    told = any(
        t.lemmas & {"meet", "talk", "talks", "receive", "meeting"}
        for i in near
        for t in scene.words.inside(i)
    )
    return at >= scene.sentence.first and scene.tokens[at].lower in preps and told


def _day_before(scene: Scene, noun: Token) -> bool:
    """Whether the day of a talk stands before it: "Monday’s | talks"."""
    own, day = scene.tokens[max(noun.index - 1, 0)], scene.tokens[max(noun.index - 2, 0)]
    return own.text in ("’s", "'s") and day.capital and day.lower[:3] in DAYS


def _past_which(scene: Scene, noun: Token) -> int:
    """The word behind a noun and the words that it took place: "the talks, which took place | in Oslo"."""
    i = noun.index + 1
    said = scene.text(i, min(i + 3, scene.sentence.last))
    return i + 4 if said in _TOOK_PLACE else i


def _end(scene: Scene, noun: Token) -> int | None:
    """The last word of what tells where and when behind a noun: "in Oslo on Monday |"; None for nothing."""
    end: int | None = None
    last = min(noun.index + 2 * _LONGEST, scene.sentence.last - 1)
    i = _past_which(scene, noun)
    while i <= last:
        token, following = scene.tokens[i], scene.tokens[i + 1]
        span = scene.spans.at(i + 1)
        if token.lower == "in" and span is not None and span.kind in ("place", "state"):
            i = end = span.last
        elif token.lower == "on" and (following.lower.endswith("day") or following.shape == "number"):
            i = end = i + 1
        elif token.lower in _WHEN or (end is not None and token.shape == "number"):
            end = i
        elif token.lower == "on" and scene.tokens[min(i + 2, last)].shape == "number":
            i = end = i + 2
        else:
            break
        i += 1
    return end
