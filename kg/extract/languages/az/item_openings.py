"""Which sentences can begin an item of a bulletin: those that tell an event by itself, and do not go on about
something told before, as "Bunu A deyib", "Müvafiq protokola A və B imza atıblar" do.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az.events import read_events
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import scenes_of
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Words

# So many words of a sentence may say that it goes on.
_OPENING = 3
_GOING_ON = words_of("item_openings", "going_on")
_EVENTS = tuple(words_of("item_openings", "events"))
_PAPERS = tuple(words_of("item_openings", "papers"))
_POINTING = words_of("item_openings", "pointing")
_DAYS = words_of("item_openings", "days")
_FRAMING = words_of("triggers", "cues", "frames")


def begins(words: Words, spans: Spans, parties: Sequence[Party], sentence: Sentence) -> bool:
    """Whether a sentence tells an event by itself, and does not go on about what was told before it."""
    if _goes_on(words, sentence):
        return False
    here = [p for p in parties if p.sentence == sentence.index]
    scene = scenes_of(words, spans, here, [], [sentence])[0]
    told = read_events([scene])
    if any(d.rule == "whereabouts" and not d.parts for d in told):
        return False  # "Nazirliyin məlumatına görə, görüş Osloda forum çərçivəsində keçirilib"
    return any(_is_whole(d) for d in told)


def _goes_on(words: Words, sentence: Sentence) -> bool:
    low = [t.lower for t in words.inside(sentence.index) if t.shape == "word"]
    if not low or low[0].startswith((*_EVENTS, *_PAPERS)) or not _GOING_ON.isdisjoint(low[:_OPENING]):
        return True
    pairs = list(zip(low, [*low[1:], ""], strict=True))
    if any(after in _FRAMING and w.removesuffix("un").removesuffix("in") in _EVENTS for w, after in pairs):
        return True  # "Nazir | forum çərçivəsində | B ilə görüşüb"
    return any(w in _POINTING and after not in _DAYS for w, after in pairs)


def _is_whole(draft: Draft) -> bool:
    """Whether all is told of an event that it needs."""
    if draft.type == "visit":
        return draft.place is not None and bool(draft.parts)
    if draft.type == "conference":
        return draft.rule == "conference" and (draft.named or draft.place is not None)
    return len(draft.parts) > 1 and draft.rule not in ("attendance", "whereabouts")
