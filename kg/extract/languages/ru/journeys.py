"""Who travels to a gathering takes part in it: "вылетит в Каир на саммит"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.whereabouts import same_place
from kg.extract.words import Words


def attend(words: Words, drafts: Sequence[Draft]) -> None:
    """Let the visitors of a journey to a gathering attend it, where the journey leads.

    What else they come to take part in is there, too.
    """
    for gathering in drafts:
        journey = next((d for d in drafts if _leads(words, d, gathering)), None)
        for part in journey.parts if journey is not None and gathering.type == "conference" else ():
            gathering.add(part.party)
        journey = journey or next((d for d in drafts if _is_for(words, d, gathering)), None)
        if journey is not None and gathering.rule == "commission":
            _sit_in(journey, gathering)
        if journey is not None and gathering.type == "conference":
            _come_instead(journey, gathering)
        if journey is not None:
            gathering.place = gathering.place or journey.place
            gathering.frame = gathering.frame or journey


def go_on(words: Words, drafts: Sequence[Draft]) -> None:
    """Let the delegation of a state be the guest of that state who was told to come, at its head: "Министр
    Чили А побывал в Риме. Оттуда | чилийская делегация едет в Баку"."""
    for n, draft in enumerate(drafts):
        for part in list(draft.parts):
            team = part.party
            if team.kind != "state" or words.tokens[team.head].lemma != "делегация" or draft.title:
                continue
            if any(t.lemmas & _BODIES for t in words.tokens[team.head + 1 : team.last + 1]):
                continue  # "делегация парламента Чили"
            if any(t.lemmas & _HEADS for t in words.inside(draft.sentence) if t.index > team.last):
                continue  # "переговоры делегаций, которые возглавляют А и Б"
            guest = _guest_of(drafts[:n], team, draft.sentence)
            if guest is None:
                continue
            draft.parts.remove(part)
            draft.add(guest, part.role)


_HEADS = words_of("triggers", "meeting", "heads", "verbs")
_BODIES = words_of("posts", "bodies") | words_of("posts", "led_people")


def _guest_of(earlier: Sequence[Draft], team: Party, sentence: int) -> Party | None:
    """The first guest of a state on the visit of its people told last, nobody where only the state came."""
    visits = [d for d in earlier if d.type == "visit" and d.modality == "held" and not (d.title or d.denied)]
    near = (d for d in reversed(visits) if 0 < sentence - d.sentence <= _GOES_ON)
    came = ([p.party for p in d.parts if p.role != "host"] for d in near)
    sent = next((own for g in came if (own := [p for p in g if country_of(p) == team.country])), [])
    guest = sent[0] if sent else None
    return guest if guest is not None and guest.person is not None else None


# A delegation goes on so many sentences after its coming at most.
_GOES_ON = 5


def _sit_in(journey: Draft, session: Draft) -> None:
    """Let those who come for a session of a board of their state and another one take part in it: "прибыл в
    Рим для участия в заседании коллегии МИД Чили и Италии"."""
    for part in journey.parts:
        if part.role != "host" and country_of(part.party) in session.countries():
            session.add(part.party)


def _come_instead(journey: Draft, gathering: Draft) -> None:
    """Let the guest whom a pronoun means on a journey be meant where he comes to take part, too: "принял
    министра Чили. Он прибыл в Лиму для участия в саммите"."""
    guests = [p.party for p in journey.parts if p.role != "host"]
    for part in [p for p in gathering.parts if p.party.kind == "pronoun" and p.party.person is not None]:
        if len(guests) == 1 and guests[0].person is not None and guests[0].person is not part.party.person:
            gathering.parts.remove(part)
            gathering.add(guests[0], part.role)


def arrive(words: Words, drafts: Sequence[Draft]) -> None:
    """Let a visit in whose course something is still to be ("в ходе визита примет участие") be under way,
    where the text tells that the visitors have come."""
    arrivals = [d for d in drafts if d.type == "visit" and d.rule == "go" and d.modality == "held"]
    for visit in drafts:
        if visit.type != "visit" or visit.rule != "visit-noun" or visit.modality != "planned":
            continue
        course = _is_course(words, visit)
        told = [d for d in drafts if course and _is_under_way(d)]
        came = [a for a in arrivals if course or not _goes_on_to_town(a, visit)]
        if any(_is_of(a, visit) for a in [*came, *told]):
            visit.modality = "held"


def _goes_on_to_town(arrival: Draft, visit: Draft) -> bool:
    """Whether who has come to a state is to go to a town of it, too: "прибыл в Чили. Запланирована | поездка
    в Вальпараисо"."""
    there, town = arrival.place, visit.place
    if there is None or town is None:
        return False
    return (there.kind, town.kind) == ("state", "place") and arrival.first < visit.first


def _is_course(words: Words, visit: Draft) -> bool:
    """Whether something takes place in the course of a visit: "во время | пребывания в Перу встретится"."""
    first = phrases.first_attribute(words, visit.first, 0)
    return first > 0 and words.tokens[first - 1].lower in ("время", "ходе", "рамках")


def _is_under_way(visit: Draft) -> bool:
    """Whether a visit is told to take place: "совершает официальный визит в Перу"."""
    return visit.type == "visit" and visit.modality == "held" and not visit.denied


def follow(words: Words, drafts: Sequence[Draft]) -> None:
    """Let a talk or visit after which something is to be ("после переговоров с А отправится в Рим") be held,
    where the text tells that the same parties have talked, or been there."""
    for draft in drafts:
        first = phrases.first_attribute(words, draft.first, 0)
        after = phrases.preposition(words, first) == "после" and draft.modality == "planned"
        held = (d for d in drafts if d.type == draft.type and d.modality == "held" and not d.earlier)
        before = [d for d in held if d.first < draft.first and d.keys() >= draft.keys()] if after else []
        if draft.type == "visit" and draft.place is not None:
            before = [d for d in before if same_place(d.place, draft.place)]
        if before and draft.type in (*TALKS, "visit"):
            draft.modality = "held"


def take_place(words: Words, drafts: Sequence[Draft]) -> None:
    """Let a talk that somebody came for be held where the sentences after it tell what was done at it:
    "прибыл на переговоры с премьером. Стороны обсудили поставки"."""
    for draft in drafts:
        if draft.type == "meeting" and draft.aimed and _is_done(words, draft):
            draft.modality, draft.aimed = "held", False


def _is_done(words: Words, talk: Draft) -> bool:
    """Whether somebody discussed or settled something, or acted at a talk, in one of the sentences after."""
    for sentence in words.sentences[talk.sentence + 1 : talk.sentence + 1 + _AFTER]:
        inside = words.inside(sentence.index)
        past = [t for t in inside if finite(t) and "past" in t.readings[0].tags]
        if any(t.lemmas & _DOING for t in past):
            return True
        at = (t for t in inside if t.lemmas & _TALK_NOUNS and t.has("N"))
        first = [phrases.first_attribute(words, t.index, sentence.first) for t in at]
        if past and any(words.tokens[k - 1].lower in _COURSE for k in first if k > sentence.first):
            return True
        attends = any(t.lemmas & _ATTENDS or t.lemma == "участие" for t in inside)
        if past and attends and any(words.tokens[k - 1].lower in ("в", "во") for k in first):
            return True  # "Во встрече также принял участие министр"
    return False


# In so many sentences after an arrival the talk is told.
_AFTER = 3
_DOING = words_of("triggers", "meeting", "discuss", "verbs") | words_of(
    "triggers", "meeting", "concludes", "verbs"
)
_ATTENDS = words_of("triggers", "conference", "attend", "verbs")
_TALK_NOUNS = words_of("triggers", "meeting", "noun", "nouns")
_COURSE = frozenset(("на", "ходе", "итогам", "результатам", "завершении"))


def _is_of(arrival: Draft, visit: Draft) -> bool:
    """Whether somebody's arrival is that for a visit: a visitor and the place are the same."""
    if arrival.place is None or visit.place is None or arrival.earlier or visit.when is not None:
        return False
    guests = all(p.party.kind == "group" and p.party.person is None for p in visit.parts)  # "делегация"
    return bool(guests or arrival.keys() & visit.keys()) and same_place(arrival.place, visit.place)


def _leads(words: Words, journey: Draft, gathering: Draft) -> bool:
    """Whether a gathering is what somebody travels to: "на" with the accusative after the verb of going."""
    if gathering.type != "conference" or journey.type != "visit" or journey.rule not in _TRAVELS:
        return False
    if journey.denied or journey.modality == "cancelled":
        return False
    if journey.sentence != gathering.sentence:
        return False
    first = phrases.first_attribute(words, gathering.first, 0)
    return phrases.preposition(words, first) == "на" and _are_beside(words, journey, gathering)


_TRAVELS = ("go", "visit-noun")


def _are_beside(words: Words, journey: Draft, aim: Draft) -> bool:
    """Whether no other verb stands between a journey and what it is for, which can be told first: "на форум в
    Ташкент | прибыл"."""
    low, high = sorted((journey, aim), key=lambda d: d.first)
    between = words.tokens[low.last + 1 : high.first]
    return not any(finite(t) or t.text in ".;:," for t in between if low is aim or t.text != ",")


def reach(words: Words, drafts: Sequence[Draft]) -> None:
    """Let who travels to a gathering and nowhere else go where it is: "на саммит, который пройдет в Каире,
    вылетит"."""
    for journey in drafts:
        if journey.type != "visit" or journey.rule != "go" or journey.place is not None:
            continue
        here = (d for d in drafts if d.type == "conference" and d.sentence == journey.sentence)
        gathering = next((d for d in here if _draws(words, d)), None)
        if gathering is not None and journey.modality == "cancelled":
            journey.denied = True  # "на саммит не приедет": who is told to have meant to?
        elif gathering is not None and not journey.denied:
            for part in journey.parts:
                gathering.add(part.party)
            gathering.frame = gathering.frame or journey


def _draws(words: Words, gathering: Draft) -> bool:
    """Whether a gathering stands in "на" with the accusative: where somebody goes."""
    first = phrases.first_attribute(words, gathering.first, 0)
    noun = next((t for t in words.tokens[gathering.first : gathering.last + 1] if t.has("N")), None)
    return noun is not None and phrases.preposition(words, first) == "на" and "acc" in noun.cases("N")


def _is_for(words: Words, journey: Draft, aim: Draft) -> bool:
    """Whether somebody travels to take part in something: "прибыл в Рим для участия в заседании комиссии"."""
    ahead = journey.type == "visit" and aim.aimed and aim.type in ("conference", "meeting")
    return ahead and journey.sentence == aim.sentence and _are_beside(words, journey, aim)
