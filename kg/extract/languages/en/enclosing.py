"""Which event the text puts within which: "on the sidelines of", "as part of the visit", "at the summit"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.lexicon import table
from kg.extract.words import Words

# As whole words: "said that" ends in no "at".
_OPENERS: tuple[str, ...] = tuple(f" {phrase}" for phrase in table("triggers")["frames"]["phrases"])
# "The decisions taken at the summit": what is told does not happen there.
DECIDED_AT = tuple(f"{made} at" for made in table("triggers")["cues"]["decided_at"].split())
# Those beside a gathering, at which other ones can be: "ministers of five states met on the sidelines of".
_BESIDE = tuple(f" {edge} of" for edge in ("sidelines", "sideline", "margins", "margin", "fringes"))
_INNER = ("meeting", "signing", "conference", "call", "visit")

# "The meeting took place", "The talks were held"
_TALKS = (["meeting"], ["talks"], ["negotiations"], ["conversation"])
# What several meetings are told with before they are told one by one.
_SERIES = re.compile(
    r"\b(?:(?:series|number) of (?:\w+ )?|(?:several|bilateral|separate) (?:\w+ )?)(?:meetings|talks)\b"
)
# "On the sidelines, he met B", so many sentences after the gathering.
_ASIDE, _SIDE_NEAR = re.compile(r"\bon (?:the|its) (?:sidelines?|margins?|fringes)\b(?! of)"), 2
_SUCH_AT = (" including at", " including during", " including in")
_DISCUSSING = frozenset(("discuss", "review", "address", "consult"))
_TAKING = frozenset(("took", "held", "happened"))
# "Will meet B to discuss the issues | raised during | his visit": the talk is not within that.
_DONE_DURING = re.compile(r" \w+(?:ed|ade) during$")


def read_frames(words: Words, drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Return pairs (event, frame): those named in the sentence of the event, after "during", "at"."""
    out: list[tuple[Draft, Draft]] = []
    for frame in drafts:
        opener = _opener(words, frame) if frame.type in ("conference", "visit") else ""
        if not opener.endswith(_OPENERS) or opener.endswith(DECIDED_AT):
            continue
        out += [(draft, frame) for draft in _of_series(words, drafts, frame)]
        told = _told_again(words, drafts, frame)
        out.extend([(told, frame)] if told is not None else [])
        for draft in drafts:
            if draft.sentence == frame.sentence and draft.type in _INNER and draft is not frame:
                beside = opener.endswith(_BESIDE) and (  # many met there, or others gathered
                    draft.rule == "meet-with" or _is_gathering_beside(draft, frame)
                )
                if (draft.type == frame.type and not beside) or _is_parted(words, draft, frame):
                    continue
                if draft.type == "visit" and not opener.endswith(("during", "part of")):
                    continue
                if draft.modality == "planned" and frame.modality == "held" and _DONE_DURING.search(opener):
                    continue
                if opener.endswith(_SUCH_AT) and _is_of_matter(words, draft, frame):
                    continue
                if draft.type == "visit" and _is_of_talk_between(drafts, draft, frame):
                    continue
                out.append((draft, frame))
                ahead = draft.modality == "planned" and draft.first > frame.first
                if frame.type == "conference" and frame.modality == "held" and ahead:
                    frame.modality = "planned"  # "On the sidelines of the forum, A will meet B"
                _be_ahead(words, draft, frame, opener)
    return [*out, *_on_its_sidelines(words, drafts, {id(draft) for draft, _ in out})]


def _is_of_matter(words: Words, draft: Draft, frame: Draft) -> bool:
    """Whether a gathering is an example of what a talk was about: "met to discuss cooperation, including at |
    the latest summit"."""
    between = words.tokens[draft.last + 1 : frame.first]
    return draft.last < frame.first and any(t.lemmas & _DISCUSSING for t in between)


def _is_gathering_beside(draft: Draft, frame: Draft) -> bool:
    """Whether somebody gathers beside a greater gathering: "hosted the Water Forum on the margins of the U.N.
    | General Assembly"."""
    both = draft.type == frame.type == "conference"
    return both and bool(draft.parts) and not frame.parts and draft.first < frame.first


def _on_its_sidelines(
    words: Words, drafts: Sequence[Draft], framed: Collection[int]
) -> list[tuple[Draft, Draft]]:
    """The talks on the sidelines of a gathering told right before: "A will attend the forum. On the sidelines
    he will meet B"."""
    out: list[tuple[Draft, Draft]] = []
    for draft in drafts:
        sentence = words.sentences[draft.sentence]
        text = words.quote(sentence.first, sentence.last).lower()
        if draft.type != "meeting" or draft.title or id(draft) in framed or not _ASIDE.search(text):
            continue
        told = [d for d in drafts if d.type == "conference" and 0 < draft.sentence - d.sentence <= _SIDE_NEAR]
        told = [d for d in told if not (d.title or d.earlier) and d.keys() & draft.keys()]
        out += [(draft, told[-1])] if told else []
    return out


def _is_parted(words: Words, draft: Draft, frame: Draft) -> bool:
    """Whether a colon stands between: "it was their second meeting: in May they met at the | forum"."""
    return any(t.text in (":", ";") for t in words.tokens[draft.last : frame.first])


def _is_of_talk_between(drafts: Sequence[Draft], visit: Draft, frame: Draft) -> bool:
    """Whether a talk told between them has the frame: "A, who is visiting Rome, met B during the forum"."""
    between = (d for d in drafts if d.sentence == frame.sentence and visit.first < d.first < frame.first)
    return any(d.type in TALKS for d in between)


def _be_ahead(words: Words, draft: Draft, frame: Draft, opener: str) -> None:
    """Let a talk be to come that a noun tells, beside a gathering to come: "on a meeting on the sidelines of
    the summit, to be held in May"."""
    beside = opener.endswith(_BESIDE) and draft.type == "meeting" and draft.first < frame.first
    noun = draft.rule in ("meeting-noun", "talk-noun") and words.tokens[draft.first - 1].lower in (
        "a",
        "possible",
    )
    if beside and noun and frame.modality == "planned" and draft.modality == "held":
        draft.modality = "planned"


def _of_series(words: Words, drafts: Sequence[Draft], frame: Draft) -> list[Draft]:
    """The meetings told right after "held a series of meetings on the sidelines of the forum"."""
    sentence = words.sentences[frame.sentence]
    text = words.quote(sentence.first, sentence.last).lower()
    told = (d for d in drafts if d.sentence == frame.sentence and d.type == "meeting" and len(d.parts) > 1)
    if not _SERIES.search(text) or any(told):
        return []
    talks = [d for d in drafts if d.type == "meeting" and not d.title]
    out: list[Draft] = []
    for index in range(frame.sentence + 1, len(words.sentences)):
        here = [d for d in talks if d.sentence == index and d.place is None and not d.earlier]
        if not here:
            break
        out += here
    return out


def _told_again(words: Words, drafts: Sequence[Draft], frame: Draft) -> Draft | None:
    """The talks before, whose setting is told: "The meeting took place on the sidelines of"."""
    sentence = words.sentences[frame.sentence]
    opening = [t.lower for t in words.tokens[sentence.first : min(sentence.first + 5, frame.first)]]
    if opening[:1] != ["the"] or opening[1:2] not in _TALKS or not _TAKING & set(opening[2:]):
        return None
    before = [d for d in drafts if d.sentence in (frame.sentence - 1, frame.sentence - 2) and not d.title]
    talks = [d for d in before if d.type in ("meeting", "call") and len(d.parts) > 1]
    return talks[0] if len(talks) == 1 else None


def encloses(words: Words, event: Draft) -> bool:
    """Whether an event is told as that during which something was done: "in the course of his visit"."""
    return bool(_opener(words, event)) and not event.title


def _opener(words: Words, frame: Draft) -> str:
    """The words before the phrase of a frame, without its determiners and attributes."""
    sentence = words.sentences[frame.sentence]
    i = frame.first - 1
    steps = 0
    while i >= sentence.first and steps < 5:
        text = " " + " ".join(t.lower for t in words.tokens[max(sentence.first, i - 4) : i + 1])
        if text.endswith(_OPENERS):
            return text
        i -= 1
        steps += 1
    return ""
