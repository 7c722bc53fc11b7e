"""Which event the text puts within which: "на полях саммита", "в рамках визита", "на ее полях"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.crowned import crowning
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.margins import by_pronoun, in_turn, of_programme
from kg.extract.languages.ru.sources import outcome
from kg.extract.languages.ru.stage import phrase_start
from kg.extract.words import Token, Words

_OPENERS: tuple[str, ...] = tuple(table("triggers")["frames"]["phrases"])
# As whole words: in "пригласил Путина посетить Рим" no "на" stands before the visit.
_WHOLE = tuple(f" {phrase}" for phrase in _OPENERS)
_GATHERINGS = words_of("triggers", "conference", "noun", "nouns")
_ATTENDS = words_of("triggers", "conference", "attend", "verbs")
_QUOTES = frozenset('«»“”"„')
_TALKS = words_of("triggers", "meeting", "noun", "nouns")
# Mentions that only add to a gathering told before.
_ADDING = ("attendance", "whereabouts")
_TAKING_UP = (["по", "итогам"], ["в", "ходе"], ["во", "время"], ["в", "рамках"], ["на", "полях"])
_INNER = ("meeting", "signing", "conference", "call")
# Rules of visits that can be a stop of another one.
_STOPS = ("visit-object", "stay")


def read_frames(words: Words, drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Return pairs (event, frame): a gathering referred back to, then those named in the event's sentence."""
    told = [*_referred(words, drafts), *_named(words, drafts), *_bare(words, drafts)]
    told += [*_resumed(words, drafts), *_there(words, drafts), *in_turn(words, drafts)]
    told += of_programme(words, drafts)
    told += crowning(words, drafts)
    return [*told, *_also(words, drafts, told)]


def _also(
    words: Words, drafts: Sequence[Draft], told: Sequence[tuple[Draft, Draft]]
) -> Iterator[tuple[Draft, Draft]]:
    """The gathering beside which somebody had the talk told right before, where he "also" had another one:
    "На полях форума министр встретился с А. Он также провел переговоры с Б"."""
    frames = {id(inner): frame for inner, frame in told if frame.type == "conference"}
    for before, draft in pairwise(d for d in drafts if d.type in ("meeting", "conference") and not d.title):
        frame = frames.get(id(before))
        if frame is None or draft.type != "meeting" or id(draft) in frames or draft.earlier:
            continue
        same = draft.modality == before.modality and 0 < draft.sentence - before.sentence <= _SOON
        if same and _adds(words, draft) and (before.keys() & draft.keys() or by_pronoun(draft)):
            frames[id(draft)] = frame
            yield draft, frame


def _adds(words: Words, draft: Draft) -> bool:
    """Whether a sentence opens with words that there was more, or has them before its event."""
    first = words.sentences[draft.sentence].first
    ahead = [t.lower for t in words.tokens[first : draft.first]]
    opens = " ".join(ahead[:2]) in _MORE or ahead[:1] == ["там"]
    return (opens or "также" in ahead) and not {"позже", "затем", "ранее", "после"} & {*ahead}


def _there(words: Words, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """The gathering of the sentence before, where a talk is told to be there: "участвовал в форуме в Осло. |
    Там он встретился с А"."""
    for draft in drafts:
        opens = words.tokens[words.sentences[draft.sentence].first].lower == "там"
        if not opens or draft.type != "meeting" or draft.earlier:
            continue
        before = [d for d in drafts if d.sentence == draft.sentence - 1 and not d.title]
        last = before[-1] if before else None
        if last is not None and last.type == "conference" and last.modality == draft.modality:
            yield draft, last


# The next talk beside a gathering is told within so many sentences.
_SOON = 2
_MORE = frozenset(("кроме того", "помимо этого", "помимо того", "кроме этого", "там же", "в кулуарах"))


def _resumed(words: Words, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """The frame that a clause takes up: "визит в Рим, | по итогам которого подписано заявление".

    A stop of a visit is a visit within it: "визит в Италию, в ходе которого побывал в Пизе".
    """
    for frame in (d for d in drafts if d.type in ("conference", "visit") and not d.title):
        for draft in (d for d in drafts if d.type in _INNER or d.type == frame.type == "visit"):
            if draft.sentence != frame.sentence or draft.first <= frame.first:
                continue
            if draft.type == frame.type and draft.rule not in _STOPS:
                continue
            between = words.tokens[frame.first + 1 : draft.first]
            at = next((k for k, t in enumerate(between) if t.lemma == "который"), None)
            opener = [t.lower for t in between[max(at - 2, 0) : at]] if at is not None else []
            commas = sum(t.text == "," for t in between)
            if opener in _TAKING_UP and commas == 1:
                yield draft, frame


def _named(words: Words, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """The pairs of one sentence: "на полях", "в рамках", "в ходе" before the event noun of the frame."""
    for frame in drafts:
        if frame.type == "visit" and frame.rule == "whereabouts":
            continue  # "в ходе визита, начавшегося в среду": that told before
        opener = _opener(words, frame) if frame.type in ("conference", "visit") else ""
        whole = frame.type != "visit" or f" {opener}".endswith(_WHOLE)
        opens = (opener.endswith(_OPENERS) and whole) or _has_come(words, frame, opener)
        opens = opens or opener.endswith("по итогам")
        opens = opens or _by_gerund(words, frame)
        for draft in drafts if opens else ():
            beside = draft.sentence == frame.sentence and draft.type in _INNER and draft.type != frame.type
            # "принял коллегу, с которым в последний раз виделся на форуме"
            apart = beside and (_apart(words, draft, frame) or (frame.earlier and not draft.earlier))
            apart = apart or (beside and _is_of_next(draft, frame, drafts))
            after = opener.endswith("по итогам") and not f" {opener}".endswith(_WHOLE)
            if (
                beside
                and not apart
                and ((draft.type == "signing" and (draft.parts or frame.type == "visit")) or not after)
                and not (opener.endswith(" на") and draft.modality == "held" and frame.modality == "planned")
                and not (opener.endswith("на") and _attended_between(words, draft, frame))
            ):
                yield draft, _told_before(frame, drafts)


def _bare(words: Words, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """The frame of the talk told right before: "О встрече на полях форума сообщил посол"."""
    for frame in (d for d in drafts if d.type == "conference" and not d.title):
        inner = [d for d in drafts if d.sentence == frame.sentence and d.type in _INNER and d is not frame]
        before = [d for d in drafts if d.type == "meeting" and d.sentence == frame.sentence - 1 and d.parts]
        margins = _opener(words, frame).split()
        if inner or len(before) != 1 or margins[-2:] not in (["на", "полях"], ["в", "кулуарах"]):
            continue
        start = phrases.first_attribute(words, frame.first, 0) - 3
        if start >= words.sentences[frame.sentence].first and words.tokens[start].lemmas & _TALKS:
            yield before[0], frame


def _by_gerund(words: Words, frame: Draft) -> bool:
    """Whether a gerund tells of a visit in whose course something else is: "встретился с А, находясь в
    Риме с визитом", "завершая поездку"."""
    trigger = words.tokens[frame.first]
    if frame.type != "visit" or not trigger.readings or trigger.readings[0].pos not in ("G", "N"):
        return False
    first = words.sentences[frame.sentence].first
    near = words.tokens[max(first, frame.first - _GERUND) : frame.first + 1]
    gerund = next(
        (k for k in range(len(near) - 1, -1, -1) if near[k].readings[:1] and near[k].readings[0].pos == "G"),
        None,
    )
    return gerund is not None and not any(t.shape == "mark" for t in near[gerund:])


# "находясь | с официальным визитом": so many words at most.
_GERUND = 4


def _has_come(words: Words, frame: Draft, opener: str) -> bool:
    """Whether something takes place once the guest has come: "после приезда министра в Рим"."""
    arrival = words.tokens[frame.first].lemmas & {"приезд", "прибытие", "прилет"}
    return bool(arrival) and opener.endswith(("после", "по"))


def _told_before(frame: Draft, drafts: Sequence[Draft]) -> Draft:
    """The gathering that "на полях форума" means: one told before with this noun in its name. "На форуме он
    провел беседу" adds to one."""
    if frame.type == "conference" and frame.rule in _ADDING:
        told = [d for d in drafts if d.type == "conference" and d.first < frame.first and not d.title]
        return next((d for d in reversed(told) if d.rule not in _ADDING), frame)
    if frame.type != "conference" or frame.named or frame.parts:
        return frame
    named = [d for d in drafts if d.type == "conference" and d.named and d.first < frame.first]
    meant = [d for d in named if frame.name and frame.name.lower() in d.name.lower()]
    return meant[-1] if meant else frame


def _opener(words: Words, frame: Draft) -> str:
    """The three words before the phrase of a frame."""
    noun = words.tokens[frame.first]
    first = phrase_start(words, noun, words.sentences[noun.sentence].first)
    before = [t.lower for t in words.tokens[max(0, first - 5) : first] if t.text not in _QUOTES]
    return " ".join(before[-3:])


def _apart(words: Words, event: Draft, frame: Draft) -> bool:
    """Whether a colon, a semicolon or ", а" parts them: "станет второй: в мае на полях саммита ..."."""
    low, high = sorted((event.first, frame.first))
    between = words.tokens[low:high]
    came = outcome(words, phrases.first_attribute(words, frame.first, 0))
    if came is not None and event.first < came:
        return True  # "обсудили договоренности, достигнутые в ходе | саммита"
    contrast = any(a.text == "," and b.lower == "а" for a, b in pairwise(between))
    return contrast or any(t.text in ":;" for t in between)


def _is_of_next(event: Draft, frame: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a frame is where something else will be that is told between it and what took place: "По итогам
    | беседы условились встретиться на полях форума"."""
    inside = (d for d in drafts if event.first < d.first < frame.first and d.type in _INNER)
    return event.modality == "held" and any(d.modality == "planned" for d in inside)


def _attended_between(words: Words, event: Draft, frame: Draft) -> bool:
    """Whether a plain "на" belongs to a verb between: "провел переговоры и выступит на форуме"."""
    low, high = sorted((event.first, frame.first))
    return any(t.lemmas & _ATTENDS for t in words.tokens[low:high])


def _referred(words: Words, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """The gathering spoken of before is the frame: "на ее полях", "на полях той же сессии"."""
    conferences = [d for d in drafts if d.type == "conference" and d.rule != "attendance"]
    # "В Риме прошел | форум. В нем участвовал А": without a name it only adds to who took part
    gatherings = [d for d in conferences if d.rule not in _ADDING] or conferences
    read = {i for d in gatherings for i in range(d.first, d.last + 1)}
    for sentence in words.sentences:
        tokens = words.inside(sentence.index)
        inside = [d for d in drafts if d.sentence == sentence.index and d.type in ("meeting", "signing")]
        for k, token in enumerate(tokens[:-1] if inside else ()):
            if visit := _journey_meant(tokens[k : k + 3], drafts):
                yield from ((d, visit) for d in inside if by_pronoun(d) or d.keys() & visit.keys())
            elif gatherings and _refers_back(tokens[k : k + 5], read):
                before = [d for d in gatherings if d.first < token.index and not d.title]
                yield from ((d, before[-1]) for d in inside if before)


def _journey_meant(near: Sequence[Token], drafts: Sequence[Draft]) -> Draft | None:
    """The journey told right before that "в ходе нее", "в его рамках" means, where no gathering was since."""
    if near[0].lower != "в":
        return None
    said = {t.lower for t in near[1:]}
    if not (said & _COURSE and said & _ITS):
        return None
    told = [
        d for d in drafts if d.first < near[0].index and not d.title and d.type in ("visit", "conference")
    ]
    last = told[-1] if told else None
    near_by = last is not None and last.type == "visit" and near[0].sentence - last.sentence <= 1
    return last if near_by else None


_COURSE = frozenset(("ходе", "рамках"))
_ITS = frozenset(("нее", "неё", "него", "ее", "её", "его"))


def _refers_back(near: Sequence[Token], read: set[int]) -> bool:
    """Whether a phrase of a frame names no gathering of its own."""
    words = {t.lower for t in near}
    margins = near[0].lower == "на" and "полях" in words
    if not margins and (near[0].lower != "в" or words.isdisjoint(_FRAMING)):
        return False
    pronoun = words & {"ее", "её", "его", "их", "той", "того", "этой", "этого", "же"}
    nouns = _GATHERINGS | {"встреча"} if margins else _GATHERINGS
    bare = any(t.lemmas & nouns and t.index not in read and not t.capital for t in near)
    itself = [t.lower for t in near[2:3]]  # "в ходе | него"
    return bool(pronoun or bare or itself in (["него"], ["нее"], ["неё"]))


_FRAMING = frozenset(("рамках", "ходе", "кулуарах"))
