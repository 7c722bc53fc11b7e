"""Which event the text puts within which: "sammit çərçivəsində", "səfər zamanı", "görüşün yekununda"."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az import counted_days, courses, morphology
from kg.extract.languages.az.afterwards import frames_before, in_that_town, there
from kg.extract.languages.az.counted_days import ORDINALS
from kg.extract.languages.az.houses import capitals, venue_towns
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.locating import is_venue
from kg.extract.parties import Party
from kg.extract.times import When
from kg.extract.words import Words

_FRAMES = words_of("triggers", "cues", "frames") | {
    "yekununda",
    "sonunda",
    "nəticəsində",
    "əvvəlində",
    "proqramına",
    "proqramında",
    "proqramı",
    "yekunu",
    "nəticəsi",
}
_SITTINGS = words_of("triggers", "nouns", "conference") - {"dialoq"} | {"görüş", "danışıq"}
# Two words for one thing, and those that tell one gathering from another.
_SUMMITS = frozenset(["sammit", "zirvə"])
_CALLED = frozenset(
    ["forum", "konfrans", "sessiya", "assambleya", "iclas", "simpozium", "seminar", "qurultay"]
)
# Parts of a gathering: "sessiyasının yüksək səviyyəli həftəsi çərçivəsində"
PARTS = ("həftəsi", "seqmenti", "hissəsi")
_COMING = frozenset(["gələn", "gəlmiş", "qatılan", "qatılmış", "toplaşan"])
_OTHERS = frozenset(["digər", "başqa", "növbəti"])
# Alone: beside the gathering told before. "kuluarda söhbət edib"
_BESIDE = frozenset(["kuluarda", "kuluarlarda"])
_IN_THE_END = frozenset(["sonda", "sonunda", "yekunda", "axırda"])
# A palace is in the town of a visit told so many sentences before.
_NEAR = 4
_PLUPERFECT = tuple(f"m{v}şd{v}{p}" for v in "ıiuü" for p in ("", "lar", "lər"))
_BEGINS, _OPENS = ("başlay", "başlan", "start"), 4
_LASTING = frozenset(("çəkəcək", "sürəcək", "davam edəcək", "günədək davam"))
_OPENED = frozenset(("başlayıb", "başlamışdır", "başladı", "başlanıb", "açılıb", "açılmışdır"))
_KINDS: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (words_of("triggers", "nouns", "visit"), ("visit",)),
    (words_of("triggers", "nouns", "conference") | {"zirvə"}, ("conference", "meeting")),
    (frozenset(["görüş", "danışıq", "iclas"]), ("meeting", "conference")),
)


def read_frames(words: Words, drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Set the frames of events for each phrase of a frame; a bare noun means the event told before.

    No pairs are left for the core: it takes the day from a frame, which in Azerbaijani stands before the
    frame and not after it.
    """
    for sentence in words.sentences:
        inside = [d for d in drafts if d.sentence == sentence.index]
        if not inside:
            continue
        beside = [i for i in range(sentence.first, sentence.last) if lower(words.tokens[i].text) in _BESIDE]
        for index in beside:
            frame = _frame(index, ("conference",), drafts)
            for draft in inside:
                if draft.type == "meeting" and draft.first > index and draft.frame is None:
                    draft.frame = frame
        for index in range(sentence.first, sentence.last):
            if _opens(words, index, sentence.last) or _is_come_to(words, index):
                _enclose(words, index, inside, drafts)
        _in_the_end(words, inside, drafts)
    there(words, drafts)
    in_that_town(words, drafts)
    frames_before(words, drafts)
    for draft in drafts:
        _at_venue(words, draft, drafts)
        _in_known_town(draft, drafts)
        _where_guest_was(draft, drafts)
        courses.on_visit_before(draft, drafts)
        courses.earlier_there(draft, drafts)
    courses.of_series(drafts)
    counted_days.settle(words, drafts)
    return []


def _in_the_end(words: Words, inside: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    """What is signed "sonda", "yekunda" is signed at the talks told before it, and not only on the visit."""
    opening = words.tokens[words.sentences[inside[0].sentence].first :][:2]
    if not any(t.lower in _IN_THE_END for t in opening):
        return
    for draft in inside:
        talk = _frame(draft.first, ("meeting", "conference"), drafts) if draft.type == "signing" else None
        near = talk is not None and 0 < draft.sentence - talk.sentence <= _NEAR and not talk.earlier
        if talk is not None and near and talk.modality == draft.modality and not draft.earlier:
            draft.frame = draft.frame or talk


def _at_venue(words: Words, draft: Draft, drafts: Sequence[Draft]) -> None:
    """A palace is in the town or state that is visited: "Bakıda səfərdədir. Zuğulba sarayında görüşüb"."""
    if draft.type not in ("meeting", "conference") or draft.place is None:
        return
    if not is_venue(draft.place):
        return
    told = [d for d in drafts if d.type == "visit" and 0 <= draft.sentence - d.sentence <= _NEAR]
    if draft.earlier:  # "Qahirədən ayrılıb. Bir gün əvvəl Qübbə sarayında görüşmüşdü"
        told = [d for d in told if d.rule == "return" or d is draft.frame]
    else:
        told = told or _come_for(words, draft, drafts)
    alone = len(draft.parts) < 2 and (draft.type == "meeting" or draft.rule == "whereabouts")
    several = any(_are_meant(p.party) for p in draft.parts)
    referring = alone or several or any(p.party.kind in ("pronoun", "group") for p in draft.parts)
    told = [d for d in told if d.place is not None and d.earlier in (False, draft.earlier)]
    told = [d for d in told if referring or d.keys() & draft.keys()]
    told = [d for d in told if d.modality in ("held", draft.modality) and not _on_other_days(d, draft)]
    country = told[-1].place.country if told and told[-1].place is not None else ""
    if told and country and draft.place.country in ("", country):
        stay = told[-1].place
        town = venue_towns().get(draft.place.name, "")
        if town and stay is not None and stay.kind == "place" and stay.name != town:
            return  # "Sankt-Peterburqa gəlib ... Kremldə görüşüb": on the way
        if stay is not None and stay.kind == "place" and not (stay.region or is_venue(stay)):
            draft.place = stay  # the town tells more than the palace
        else:
            draft.place = replace(draft.place, country=country)
        draft.frame = draft.frame or (told[-1] if not several else None)


def _are_meant(party: Party) -> bool:
    """Whether a plural post means those told before: "prezidentlərin görüşü"."""
    return party.kind == "post" and party.plural and party.person is None and not party.country


def _on_other_days(visit: Draft, talk: Draft) -> bool:
    """Whether a talk has another day than the visit told beside it."""
    return visit.when is not None and talk.when is not None and visit.when.value != talk.when.value


def _come_for(words: Words, draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """The visit of a guest that is told only after his talk: "Zuğulba sarayında A ilə görüşüb. A Bakıya dünən
    gəlib", and not "Görüşdən sonra A Gəncəyə gedib"."""
    after = (d for d in drafts if d.type == "visit" and 0 < d.sentence - draft.sentence <= _NEAR)
    came = (d for d in after if d.modality == "held" == draft.modality and d.rule in ("go", "stay"))
    people = {p.party.key() for d in drafts if d is draft for p in d.parts if p.party.person is not None}
    return [d for d in came if people & d.keys() and _has_come(words, d)][:1]


def _has_come(words: Words, visit: Draft) -> bool:
    """Whether a visit is no journey onward: "rəsmi səfərə gəlib", "səfərdədir"."""
    low = [lower(t.text) for t in words.tokens[words.sentences[visit.sentence].first : visit.last + 1]]
    return "sonra" not in low and low[-1].startswith(("gəl", "səfər", "olduğu"))


def _in_known_town(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Where a talk told before was is its town, which tells more than the house: "Riqada görüşüblər. Görüş
    Latviya XİN-in binasında keçirilib"."""
    venue = draft.place
    if draft.type != "meeting" or draft.rule != "whereabouts" or venue is None or not is_venue(venue):
        return
    told = [d for d in drafts if d.type == "meeting" and d.first < draft.first and not d.title and d.parts]
    town = told[-1].place if told and draft.sentence - told[-1].sentence <= _NEAR else None
    if (
        town is not None
        and town.kind == "place"
        and not is_venue(town)
        and venue.country in ("", town.country)
    ):
        draft.place = town


def _where_guest_was(draft: Draft, drafts: Sequence[Draft]) -> None:
    """A house in which a guest meets one more official of a state is in the town where he has just met
    another: "A Osloda norveçli həmkarı ilə görüşüb. Kral sarayında onu Kral qəbul edib"."""
    house = draft.place
    if draft.type != "meeting" or draft.earlier or draft.title or house is None or not is_venue(house):
        return
    told = [d for d in drafts if d.type == "meeting" and 0 < draft.sentence - d.sentence <= _NEAR]
    talk = next((d for d in reversed(told) if d.place is not None and d.modality == draft.modality), None)
    town = talk.place if talk is not None and not (talk.earlier or talk.title) else None
    if talk is None or town is None or town.kind != "place" or is_venue(town) or town.region:
        return
    if house.country not in ("", town.country) or venue_towns().get(house.name, town.name) != town.name:
        return
    guests = {p.party.key() for p in talk.parts if country_of(p.party) not in ("", town.country)}
    hosts = {country_of(p.party) for p in draft.parts if p.party.key() not in guests}
    if guests & draft.keys() and hosts == {town.country}:
        draft.place = town


def _opens(words: Words, index: int, last: int) -> bool:
    """Whether a noun of an event and "çərçivəsində" after it make a frame; or it stands in "görüşdə"."""
    if _after(words, index) in _FRAMES or _is_day(words, index, last):
        return True
    if index and lower(words.tokens[index - 1].text) in _OTHERS:
        return False  # "günün digər görüşündə"
    if words.tokens[index].lemmas.isdisjoint(_SITTINGS):
        return False
    forms = morphology.forms(words.tokens[index].text)
    return any(f.case == "loc" and lower(f.stem) in _SITTINGS for f in forms)


def _is_come_to(words: Words, index: int) -> bool:
    """Whether somebody has come to a gathering: "toplantıya gələn Prezident", "sammitə qatılan nazir"."""
    if index + 1 >= len(words.tokens) or lower(words.tokens[index + 1].text) not in _COMING:
        return False
    forms = morphology.forms(words.tokens[index].text)
    return any(f.case == "dat" and lower(f.stem) in _SITTINGS for f in forms)


def _is_day(words: Words, index: int, last: int) -> bool:
    """Whether a day or part of an event is named: "konfransın ilk günündə", "sessiyanın həftəsində"."""
    if not lower(words.tokens[index].text).endswith(("ın", "in", "un", "ün")):  # no genitive
        return False
    near = [lower(t.text) for t in words.tokens[index + 1 : min(index + 4, last) + 1]]
    day = any(w in ("günündə", "günü") for w in near[:2])
    return day or any(w.startswith(PARTS) for w in near)


def _after(words: Words, index: int) -> str:
    """The word after a token, beyond a mark that closes a quotation."""
    one, *two = words.tokens[index + 1 : index + 3]
    closed = bool(two) and one.text in '"”»“' and one.sentence == two[0].sentence
    return lower(two[0].text if closed else one.text)


def _is_course(words: Words, index: int) -> bool:
    return _after(words, index) in _FRAMES or _is_day(words, index, len(words.tokens) - 1)


def _meant(
    words: Words, index: int, kinds: Sequence[str], inside: Sequence[Draft], drafts: Sequence[Draft]
) -> Draft | None:
    """The event that a noun means, of those told before it, for what is told in its sentence."""
    called = _named_so(morphology.stems(words.tokens[index].text))
    frame = _frame(index, kinds, drafts, called)
    if frame is not None and (_is_recalled(words, frame, inside) or _is_of_others(frame, index, inside)):
        # "Əvvəlki görüş 2023-cü ildə olmuşdu. Görüşün yekununda bəyanat imzalanıb": that of the news
        newer = [d for d in drafts if not d.earlier]
        frame = _frame(index, kinds, newer, called) or frame
    if frame is not None and frame.modality == "planned" and frame.last < index:
        # "Növbəti sammit Bakıda olacaq. Sammit çərçivəsində A B ilə | görüşüb": at the one that is held
        within = [d for d in inside if d.first > index and d.type in ("meeting", "signing")]
        if within and all(d.modality == "held" for d in within):
            held = [d for d in drafts if d.modality == "held" or d.aimed]
            other = _frame(index, kinds, held, called)
            frame = other if other is not None and other.type == frame.type else frame
            if not frame.parts and frame.type == "conference":
                frame.modality = "held"  # "A forumda iştirak etməyəcək. Forum çərçivəsində B C ilə | görüşüb"
    return frame


def _enclose(words: Words, index: int, inside: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    stems = morphology.stems(words.tokens[index].text)
    kinds = next((kinds for nouns, kinds in _KINDS if stems & nouns), ())
    if not kinds and any(d.first <= index <= d.last and d.type == "conference" for d in inside):
        kinds = ("conference",)  # "COP29 çərçivəsində"
    if not kinds:
        return
    frame = _meant(words, index, kinds, inside, drafts)
    if frame is not None and frame.modality == "cancelled":
        inside = [d for d in inside if d.modality == "cancelled"]
    for draft in inside:
        # "Görüş konfrans çərçivəsində keçirilib" tells where the talk before was.
        inner = (
            frame is not None
            and draft is not frame
            and (draft.first > index or _tells_where(draft, index, frame))
            and not _walled(words, index, draft.first)
        )
        alike = frame is not None and draft.modality in (frame.modality, "cancelled")
        inner = inner and (alike or _is_course(words, index))
        # "İclasda yanvarda imzaladıqları Bəyanat müzakirə olunub": signed at another time
        signed = draft.rule == "signed-before" or _is_signed_before(draft, frame)
        inner = inner and not (signed and not _is_course(words, index))
        talks = frame is not None and frame.type == "meeting" and frame.rule != "commission"
        if talks and draft.rule == "meeting-noun":
            inner = inner and _is_course(words, index)  # "A ilə görüşdə X, B ilə görüşdə Y": two talks
        # "sonuncu iclasında əldə olunmuş razılaşmalar müzakirə edilib": another time
        apart = frame is not None and (_is_of_before(frame, draft) or _is_of_before(draft, frame))
        inner = inner and not (apart and not _is_course(words, index))
        course = _is_course(words, index) and draft.first > index  # "forum çərçivəsində sərgidə çıxış edib"
        fits = frame is not None and (draft.type != frame.type or frame.type == "meeting" or course)
        fits = fits and not (draft.type == "conference" and frame is not None and frame.type == "meeting")
        if frame is not None and draft.type == "visit":
            stop = _is_stop(draft, frame)
            draft.another = draft.another or (inner and stop)
            fits = stop or (frame.type == "conference" and draft.rule == "stay")
            fits = fits and _is_course(words, index)
        if frame is not None and inner and fits:
            _leave_days(draft, frame, index)
            at = _day_before_party(words, index, draft)
            draft.when = draft.when or _counted_day(words, index if at is None else at - 1, frame)
            if draft.type != "visit":
                _lend_date(words, draft, frame, drafts)
            draft.frame = frame


def _is_recalled(words: Words, frame: Draft, inside: Sequence[Draft]) -> bool:
    """Whether a frame told in the sentence before is of another time, "keçirilmişdi", and what is told now is
    not."""
    here = inside[0].sentence if inside else -1
    if not frame.earlier or frame.sentence != here - 1 or any(d.earlier or d.same_time for d in inside):
        return False
    last = [lower(words.tokens[words.sentences[n].last - 1].text) for n in (frame.sentence, here)]
    return last[0].endswith(_PLUPERFECT) and not last[1].endswith(_PLUPERFECT)


def _is_of_others(frame: Draft, index: int, inside: Sequence[Draft]) -> bool:
    """Whether a gathering of another time is only spoken of, and nobody is told to have been there who acts
    now: "O, ötən il keçirilmiş B sammitindən danışıb. İclas çərçivəsində A ilə görüşüb"."""
    now = [d for d in inside if d.first > index and d.type in ("meeting", "signing")]
    spoken_of = frame.type == "conference" and frame.earlier and frame.last < index
    return spoken_of and bool(now) and not any(d.earlier or d.keys() & frame.keys() for d in now)


def _is_stop(draft: Draft, frame: Draft) -> bool:
    """Whether a visit leads to another town of the state visited: "səfərin ikinci günündə Gəncəyə gedib".

    In the capital the visit to the state begins.
    """
    here, whole = draft.place, frame.place
    if frame.type != "visit" or here is None or whole is None or draft.rule not in ("go", "stay"):
        return False
    town = here.kind == "place" and not here.region and here.name not in capitals()
    return town and here.country == whole.country and here.name != whole.name


def _is_signed_before(draft: Draft, frame: Draft | None) -> bool:
    """Whether a paper of a day before is spoken of at talks that have none."""
    dated = draft.type == "signing" and draft.earlier and draft.when is not None
    return dated and frame is not None and frame.when is None and not frame.earlier


def _is_of_before(sitting: Draft, other: Draft) -> bool:
    """Whether one of two is a sitting of another time."""
    return sitting.rule in ("commission", "conference") and sitting.earlier and not other.earlier


def _tells_where(draft: Draft, index: int, frame: Draft) -> bool:
    """Whether a talk told before has its frame in a sentence of its own: "Görüş forum çərçivəsində olub"."""
    before = draft.type == "meeting" and draft.first < index and frame.type in ("conference", "visit")
    # "Nazirlərin əvvəlki görüşü | 2024-cü ildə sammit zamanı olmuşdu"
    own = draft.rule == "meeting-noun" and frame.first <= index <= frame.last and frame.type == "conference"
    own = own and not frame.follows  # "Görüşdən sonra Forumda çıxış edib"
    return before and (draft.rule == "whereabouts" or own)


def _walled(words: Words, low: int, high: int) -> bool:
    """Whether a clause that somebody says lies between: "zamanı xatırlatmışdı ki, ..."."""
    return any(lower(t.text) == "ki" for t in words.tokens[low:high])


def _leave_days(draft: Draft, frame: Draft, index: int) -> None:
    """Give a gathering the days told before its noun: "martın 3-5-də davam edən | tədbirin gedişində A ilə
    görüşüb"; on which of them the talk was, is not told."""
    when = draft.when
    if draft.type != "meeting" or frame.type != "conference" or when is None or not when.end:
        return
    if when.last < index < draft.first:
        frame.when, draft.when = frame.when or when, None


def _only_begins(words: Words, when: When) -> bool:
    """Whether a gathering but begins on a day: "forum iyunun 10-da | başlayacaq", "bu gün açılıb. İki gün
    çəkəcək sessiyada"."""
    near = words.tokens[when.last + 1 : when.last + 1 + _OPENS]
    rest = words.tokens[when.last + 1 : words.sentence_of(when.last).last]
    if any(t.lower in _OPENED for t in rest) and _lasts(words, words.tokens[when.last].sentence):
        return True
    verb = next((t.lower for t in near if t.lower.startswith(_BEGINS)), "")
    return bool(verb) and all(t.sentence == words.tokens[when.last].sentence for t in near[:1])


def _lasts(words: Words, sentence: int) -> bool:
    """Whether a sentence or the next says that something goes on for days: "iki gün çəkəcək", "üçgünlük"."""
    near = words.sentences[sentence : sentence + 2]
    said = [t.lower for s in near for t in words.tokens[s.first : s.last + 1]]
    return any(w.endswith("günlük") or w in _LASTING or f"{w} {v}" in _LASTING for w, v in pairwise(said))


def _lend_date(words: Words, draft: Draft, frame: Draft, drafts: Sequence[Draft]) -> None:
    """What is told of an event on one day was on that day; of one in a month, in that month."""
    same = [d for d in drafts if d.type == frame.type and len(d.keys() & frame.keys()) > 1 and not d.title]
    same = [d for d in same if d.earlier == frame.earlier]
    when = next((d.when for d in (frame, *same) if d.when is not None), None)
    if draft.when is not None or when is None or when.end:
        return
    if frame.type == "conference" and _only_begins(words, when):
        return
    beside = frame.sentence == draft.sentence
    if frame.type == "visit" and (not beside or _only_leaves(words, frame, draft)):
        return  # A visit can be of several days.
    if (len(when.value) == 10 and (draft.earlier or not frame.earlier)) or beside:
        draft.when = when


def _only_leaves(words: Words, visit: Draft, talk: Draft) -> bool:
    """Whether a clause of its own tells on which day a visit begins: "martın 5-də Limaya gedəcək, | səfər
    zamanı A ilə görüşəcək"."""
    goes = visit.rule == "go" and not visit.aside and visit.last < talk.first
    clause = words.tokens[words.sentences[visit.sentence].first : visit.last + 3]
    apart = any(t.text in (",", ";", "və") for t in clause[-2:])
    return goes and apart and not any(t.lower == "birgünlük" for t in clause)


def _day_before_party(words: Words, index: int, draft: Draft) -> int | None:
    """Where another day is counted before whom somebody met then: "səfərin ilk günü A ilə, | ikinci günü isə
    B ilə görüşüb"; None for none."""
    last = max((p.party.first for p in draft.parts if p.party.first < draft.first), default=-1)
    counted = (i for i in range(last - 1, index + 1, -1) if lower(words.tokens[i].text) in ORDINALS)
    return next((i for i in counted if lower(words.tokens[i + 1].text).startswith("günü")), None)


def _counted_day(words: Words, index: int, frame: Draft) -> When | None:
    """The day of "səfərin ikinci günündə", where the text has the first day of the event."""
    count = ORDINALS.get(lower(words.tokens[index + 1].text))
    dated = frame.when is not None and len(frame.when.value) == 10
    if count is None or frame.when is None or not dated or not _is_day(words, index, len(words.tokens) - 1):
        return None
    day = datetime.date.fromisoformat(frame.when.value) + datetime.timedelta(days=count)
    return replace(frame.when, value=day.isoformat(), end="")


def _named_so(stems: frozenset[str]) -> frozenset[str]:
    """The words one of which the name of the gathering meant must have: a "sammit" is a "Zirvə görüşü"."""
    return frozenset(_SUMMITS if stems & _SUMMITS else stems & _CALLED)


def _frame(
    index: int, kinds: Sequence[str], drafts: Sequence[Draft], called: frozenset[str] = frozenset()
) -> Draft | None:
    """The event of the noun itself, else the last one told before, of those ``called`` so if any are."""
    whole = [d for d in drafts if d.rule not in ("whereabouts", "attendance", "greeting", "delegation")]
    own = [d for d in whole if d.first <= index <= d.last and d.type in kinds and (d.named or d.parts)]
    if own:
        return own[0]
    before = [d for d in whole if d.last < index and not d.title]
    for kind in kinds:
        told = [d for d in before if d.type == kind]
        named = [d for d in told if any(w in d.name.lower() for w in called)]
        told = named if named and (kind == "conference" or "iclas" not in called) else told
        told = [d for d in told if d.rule != "invite"] or told  # who is invited travels at another time
        if told:
            return told[-1]
    return None
