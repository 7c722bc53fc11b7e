"""What one talk after another shares: "Daha sonra nazir X ilə görüşüb" was where the talk before it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.locating import is_venue
from kg.extract.times import When
from kg.extract.whereabouts import other_place
from kg.extract.words import Sentence, Words

# What follows upon the talk told before, on the same day.
_LATER = (
    "daha sonra", "sonra", "bundan sonra", "həmin gün", "elə həmin gün", "eyni gün", "ardınca",
    "görüşdən sonra", "günün digər", "günün sonunda", "günün ikinci",
)  # fmt: skip
# What is told beside it.
_BESIDE = (
    "həmçinin", "eyni zamanda", "bununla yanaşı", "habelə", "ertəsi gün", "səhəri gün",
)  # fmt: skip
# Where the event told before is.
_THERE = frozenset(["orada", "burada"])
_THAT_TOWN = frozenset(["bu", "həmin", "eyni"])
_DAYS = frozenset(["dünən", "gün", "axşam", "səhər", "günorta", "günü", "sabah", "ertəsi"])
# "şəhərdə | keçirilən forum": in the town told last
_HELD_THERE = ("keçiril", "təşkil", "açıl", "baş", "işə")
_SPOKEN = ("danış", "söhbət")
# How talks are told that a call can be as well.
_TALKED = (*_SPOKEN, "müzakirə", "fikir", "məsləhət", "götür", "nəzərdən", "dialoq")
# "gedərək"; "o zaman"
_GOING, _THEN = ("ərək", "araq"), (" o zaman ", " o vaxt ", " orada ", " həmin səfər")
# "İmzalanmadan əvvəl", "Mərasimdən sonra", "Sənədin imzalanmasından sonra"
_AROUND = re.compile(r"^(?:\w+ )?(?:imzalanma|mərasim)\w*(?: mərasim\w*)? (?:sonra|əvvəl|öncə)\b")
# The rules of mentions that can only say more of a talk.
_ADDING = ("discuss", "whereabouts", "speech")
# A sentence opens with so many words.
_OPENING = 5
# The talk is told so many sentences before.
_NEAR = 4


def is_later(words: Words, sentence: Sentence) -> bool:
    """Whether a sentence tells what came next: "Daha sonra nazir ...", "Nazir daha sonra ..."."""
    opening = lower(words.quote(sentence.first, min(sentence.first + _OPENING, sentence.last)))
    return opening.startswith(_LATER) or " daha sonra" in opening


def _is_around(words: Words, sentence: Sentence) -> bool:
    """Whether a sentence tells what was before or after a signing: "İmzalanmadan əvvəl nazir ..."."""
    opening = lower(words.quote(sentence.first, min(sentence.first + _OPENING, sentence.last)))
    return _AROUND.match(opening) is not None


def _is_beside(words: Words, sentence: Sentence) -> bool:
    """Whether a sentence tells of one more talk: "Nazir həmçinin X ilə görüşüb"."""
    opening = lower(words.quote(sentence.first, min(sentence.first + _OPENING, sentence.last)))
    return any(f" {mark}" in f" {opening}" for mark in _BESIDE)


def _is_contrasted(words: Words, sentence: Sentence) -> bool:
    """Whether a sentence tells of another day of the same doings: "Dünən | isə nazir ..."."""
    near = words.tokens[sentence.first : min(sentence.first + _OPENING, sentence.last)]
    at = next((n for n, t in enumerate(near) if t.lower == "isə"), 0)
    return bool(at) and any(t.lower in _DAYS for t in near[:at])


def _is_also(words: Words, draft: Draft) -> bool:
    """Whether somebody meets one more: "A ilə də görüşüb", "B tərəfindən də qəbul olunub"."""
    opening = max(words.sentences[draft.sentence].first, draft.first - 4)
    near = [lower(t.text) for t in words.tokens[opening : draft.first]]
    also = (n for n, word in enumerate(near) if n and word in ("də", "da"))
    return any(near[n - 1].endswith(("ilə", "lə", "la", "tərəfindən")) for n in also)


def where_before(words: Words, sentence: Sentence, told: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Who meets another one "later" or "also" does so where he has just met the first; later, on that day.

    Not who travels on before: "Daha sonra Osloya səfər edib, A ilə görüşüb".
    """
    gone = [d.last for d in told if d.type == "visit" and d.place is not None and not d.aside]
    around = _is_around(words, sentence)
    later, beside = around or is_later(words, sentence), _is_beside(words, sentence)
    told = [d for d in told if later or beside or _is_also(words, d)]
    kinds = ("meeting", "signing") if later else ("meeting",)
    placed = (
        d
        for d in reversed(before)
        if d.type == "visit" or (d.type in kinds and d.parts and not _tells_more(d))
    )
    last = next(placed, None)
    if last is None or last.type not in kinds:
        return
    for draft in told:
        one = later or beside or (draft.open or _opens_both(draft, last))
        if draft.type != "meeting" or any(at < draft.first for at in gone):
            continue
        if draft.modality == last.modality and one and _is_again(draft, last):
            house = last.place is not None and is_venue(last.place)  # another host has his own
            draft.place = draft.place or (None if house else last.place)
            draft.when = draft.when or (_day(last) if later else None)


def where_gone(words: Words, told: Sequence[Draft]) -> None:
    """Who travels somewhere and talks to somebody in one sentence does so there: "Limaya gedərək B ilə
    görüşüb", "Limaya gəlmiş, o zaman B ilə görüşmüşdü"."""
    for draft in told:
        if draft.type != "meeting" or draft.place is not None or draft.title:
            continue
        visits = [d for d in told if d.type == "visit" and d.last < draft.first and not d.aside]
        last = visits[-1] if visits else None
        if last is None or last.place is None or last.modality != draft.modality:
            continue
        between = lower(words.quote(last.last, draft.first))
        same = bool(last.keys() & draft.keys()) or all(p.party.kind == "group" for p in last.parts)
        if same and (between.split()[0].endswith(_GOING) or any(t in between for t in _THEN)):
            draft.place = last.place


def attended_too(words: Words, drafts: Sequence[Draft]) -> None:
    """Who has met others in a town abroad and "also" attends a gathering, or the delegation of his state
    does, is at it there: "Nazir həmçinin forumda iştirak edib"."""
    for n, draft in enumerate(drafts):
        bare = draft.type == "conference" and draft.place is None and draft.frame is None and draft.parts
        if not bare or draft.title or draft.earlier or not _is_beside(words, words.sentences[draft.sentence]):
            continue
        told = [d for d in drafts[:n] if d.type == "meeting" and d.place is not None and not d.title]
        told = [d for d in told if 0 < draft.sentence - d.sentence <= _NEAR and not d.earlier]
        last = told[-1] if told else None
        if last is None or last.place is None or last.modality != draft.modality:
            continue
        own = set(draft.countries()) - {last.place.country, ""}
        same = bool(draft.keys() & last.keys()) or bool(own & set(last.countries()))
        if same and last.place.kind == "place" and not is_venue(last.place) and own:
            draft.place = last.place


def called_too(words: Words, sentence: Sentence, told: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Who has just telephoned somebody and "also" or "later" speaks to another telephones again."""
    last = next((d for d in reversed(before) if d.type in ("meeting", "call", "visit")), None)
    if last is None or last.type != "call" or sentence.index - last.sentence > 2:
        return
    later = is_later(words, sentence)
    for draft in told:
        if _goes_on(words, draft, last):
            draft.type = "call"
            continue
        spoken = lower(words.tokens[draft.first].text).startswith(_SPOKEN)
        again = draft.type == "meeting" and draft.rule == "discuss" and spoken and draft.place is None
        again = again and draft.modality == last.modality and not draft.earlier
        if again and (later or _is_beside(words, sentence) or _is_also(words, draft)):
            draft.type = "call"
            draft.when = draft.when or (_day(last) if later else None)


def _goes_on(words: Words, draft: Draft, call: Draft) -> bool:
    """Whether those who telephoned only go on talking: "nazirlər | müzakirələr aparıblar"."""
    neutral = lower(words.tokens[draft.first].text).startswith(_TALKED)
    bare = draft.rule in ("discuss", "meet") and draft.place is None and draft.when is None
    same = draft.modality == call.modality and draft.earlier == call.earlier and not draft.denied
    both = all(p.party.plural and p.party.kind != "state" and not p.party.country for p in draft.parts)
    people = bool(draft.parts) and (both or draft.keys() <= call.keys())
    return draft.type == "meeting" and neutral and bare and same and people


def there(words: Words, drafts: Sequence[Draft]) -> None:
    """ "O, orada həmkarı ilə görüşüb": at the gathering or on the visit told before."""
    for n, draft in enumerate(drafts):
        if draft.type not in ("meeting", "signing") or draft.frame is not None or draft.title:
            continue
        opening = words.sentences[draft.sentence].first
        if not any(lower(t.text) in _THERE for t in words.tokens[opening : draft.first]):
            continue
        told = [d for d in drafts[:n] if not d.title and 0 <= draft.sentence - d.sentence <= 2]
        gone = {d.sentence for d in told if d.type == "visit" and d.rule != "return"}
        # "Kişinyovdan Buxarestə yollanıb. Burada": not where he has left
        told = [d for d in told if d.rule != "return" or d.sentence not in gone]
        around = [f for d in told if (f := d if d.type in ("conference", "visit") else d.frame) is not None]
        mine = [f for f in around if _meets_at(draft, f, told)]
        if mine and draft.place is not None and draft.place.kind == "place" and _is_apart(draft, mine[-1]):
            continue  # "burada A ilə, axşam isə Londonda B ilə görüşüb"
        if mine and mine[-1].modality == draft.modality:
            draft.frame = mine[-1]
            draft.place = draft.place or mine[-1].place


def _is_apart(draft: Draft, frame: Draft) -> bool:
    return other_place(draft.place, frame.place)


def in_that_town(words: Words, drafts: Sequence[Draft]) -> None:
    """ "Heyət bu şəhərdə sessiyada təmsil olunacaq": in the town of the last event."""
    for n, draft in enumerate(drafts):
        if draft.place is not None or draft.type == "call" or draft.title:
            continue
        low = [lower(t.text) for t in words.tokens[words.sentences[draft.sentence].first : draft.first]]
        named = any(b == "şəhərdə" and a in _THAT_TOWN for a, b in pairwise(low))
        named = named or any(a == "şəhərdə" and b.startswith(_HELD_THERE) for a, b in pairwise(low))
        told = [d.place for d in drafts[:n] if d.place is not None and d.sentence < draft.sentence]
        town = told[-1] if named and told else None
        if town is not None and town.kind == "place" and not town.region:
            draft.place = town


def _meets_at(draft: Draft, frame: Draft, told: Sequence[Draft]) -> bool:
    """Whether somebody of an event is told to be at another, or talked there before."""
    there_ = frame.keys().union(*(d.keys() for d in told if d.frame is frame))
    return draft.open or bool(there_ & draft.keys())


def frames_before(words: Words, drafts: Sequence[Draft]) -> None:
    """Talks that follow upon one at a gathering are at it as well."""
    for n, draft in enumerate(drafts):
        sentence = words.sentences[draft.sentence]
        if draft.type != "meeting" or draft.frame is not None or draft.title:
            continue
        beside = _is_beside(words, sentence) or _is_also(words, draft) or _is_contrasted(words, sentence)
        if not (beside or is_later(words, sentence)):
            continue
        told = [d for d in drafts[:n] if d.type == "meeting" and not d.title and d.sentence < draft.sentence]
        told = [d for d in told if not _tells_more(d)]
        last = told[-1] if told else None
        frame = _frame_of(last, drafts[:n]) if last is not None else None
        if last is None or frame is None or frame.type != "conference":
            continue
        same = draft.modality == last.modality and draft.earlier == last.earlier
        if same and (_is_again(draft, last) or draft.keys() & frame.keys()):
            draft.frame = frame


def _frame_of(talk: Draft, told: Sequence[Draft]) -> Draft | None:
    """Within what a talk was, as its own sentence says or one after it: "Görüş forum çərçivəsində
    keçirilib"."""
    after = (d for d in told if d.first > talk.last and d.type == "meeting" and d.rule == "whereabouts")
    return talk.frame or next((d.frame for d in after if d.frame is not None and not d.parts), None)


def _tells_more(draft: Draft) -> bool:
    """Whether a mention only says more of the talk told before: "Liderlər ticarəti müzakirə ediblər"."""
    if draft.rule == "whereabouts" and not draft.parts:
        return True  # "Görüş forum çərçivəsində keçirilib"
    bare = draft.rule in _ADDING and draft.place is None and draft.when is None and draft.frame is None
    return bare and all(p.party.plural and p.party.person is None for p in draft.parts)


def _opens_both(draft: Draft, last: Draft) -> bool:
    """Whether the one who is told to meet first is the same at two talks."""
    first, before = (d.parts[0].party.person if d.parts else None for d in (draft, last))
    return first is not None and first is before


def _is_again(draft: Draft, last: Draft) -> bool:
    """Whether somebody of the talk before meets again, or the text names only his partner."""
    persons = {id(p.party.person) for p in last.parts if p.party.person is not None}
    partner = len(draft.parts) == 1 and draft.parts[0].party.person is not None
    named = partner and draft.rule == "meeting-noun"  # "A ilə də görüş olub"
    return draft.open or named or any(id(p.party.person) in persons for p in draft.parts)


def _day(draft: Draft) -> When | None:
    when = draft.when
    return when if when is not None and len(when.value) == 10 and not when.end else None
