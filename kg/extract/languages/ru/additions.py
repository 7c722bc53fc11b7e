"""Sentences that add to an event told before: attendance, chairs, when and where."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import TALKS_ATTENDED, witnesses
from kg.extract.languages.ru.been_there import been_there
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.for_sides import by_side, by_sides
from kg.extract.languages.ru.meant_by_gender import kind_of, meant_by_gender
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import gathering_told, kind_told, told_last
from kg.extract.languages.ru.who_they_are import act_for_those_told
from kg.extract.parties import Party
from kg.extract.words import Token
from kg.records import EventType

_STAYS = frozenset(("пробыть", "находиться", "оставаться", "остаться", "гостить"))
_GIVES = frozenset(("осуществлять", "осуществить", "обеспечивать", "обеспечить", "оказывать", "оказать"))


@on(listed("meeting", "tells", "verbs"), _STAYS)
def pronoun_tells(scene: Scene, token: Token) -> Draft | Sequence[Draft] | None:
    """The event before is the subject: "Состоялась она на полях саммита", "Это произошло 10 марта"; who was
    there, "Она прошла с участием А"."""
    if not token.lemmas & listed("meeting", "tells", "verbs") or not finite(token):
        return stays_there(scene, token)
    low, high = scene.clauses.reach(token.index)
    said = {t.lower for t in scene.words.tokens[low : high + 1]}
    this = "это" in said and bool(token.lemmas & _HAPPEN) and not _is_other_one(scene, token)
    if not this and said.isdisjoint(("она", "они", "он", "оно")):
        return None
    told = _told_near(scene)
    if this and not told:
        return None
    talks = not told or any(d.type == "meeting" for d in told)
    kind: EventType = "meeting" if talks and not this else told[-1].type
    noun = None if this else meant_by_gender(scene, low)
    if noun is not None:
        called = kind_of(noun, [d for d in told if d.sentence == noun.sentence])
        if called is None:
            return None  # "обсудили подготовку к форуму. | Он пройдет в мае": not their talk
        kind = called
    draft = mention(scene, kind, token, "whereabouts")
    people = [p for p in witnesses(scene, token, led=True) if p.person is not None] if told else []
    if not people:
        return draft
    present = mention(scene, kind, token, "attendance")
    present.open = True
    scene.put(present, people)
    return [draft, present]


def _is_other_one(scene: Scene, verb: Token) -> bool:
    """Whether its order alone tells another one: "Это второй визит премьера в Гану, первый | состоялся в
    2022 году"."""
    before = scene.words.tokens[max(verb.index - 1, scene.sentence.first)]
    return before.has("A") and not before.has("N") and "nom" in before.cases("A") and before.lower != "это"


_HAPPEN = frozenset(("произойти", "состояться"))


def _told_near(scene: Scene) -> list[Draft]:
    """The events told in the two sentences before, which a pronoun can mean."""
    near = (d for d in scene.told if scene.sentence.index - d.sentence <= _MEANT and not d.title)
    return [d for d in near if not d.earlier and d.sentence < scene.sentence.index]


# A pronoun means an event that was told so many sentences before at most.
_MEANT = 2


def stays_there(scene: Scene, token: Token) -> Draft | None:
    """How long the visit told before is: "Он пробудет там с 12 по 14 марта"."""
    if not token.lemmas & _STAYS or not finite(token):
        return None
    visits = [d for d in _told_near(scene) if d.type == "visit"]
    if not visits or not any(t.lower == "там" for t in scene.clause(token)) or been_there(scene, token):
        return None
    draft = mention(scene, "visit", token, "whereabouts")
    draft.modality = visits[-1].modality
    return draft


# What those are called on a list of who takes part in a gathering.
_ON_LIST = listed("conference", "on_list", "nouns")


@on(_ON_LIST)
def enumerated(scene: Scene, token: Token) -> Draft | None:
    """Who attended what was told, between dashes: "Участники – помимо А, это президенты Б и В – решили"."""
    if not token.lemmas & _ON_LIST or "nom" not in token.cases("N") or not scene.sentence.index:
        return None
    if on_list := _all_listed(scene, token):
        return on_list
    if "участник" not in token.lemmas:
        return None
    dashes = [t.index for t in scene.words.inside(scene.sentence.index) if t.text in "–—-"]
    if not dashes or dashes[0] != token.index + 1:
        return None
    low, high = dashes[0], dashes[1] if len(dashes) > 1 else scene.sentence.last
    inside = scene.words.tokens[low:high]
    if not any(t.lower == "это" for t in inside):
        return None
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = True
    people = (p for p in scene.clauses.parties if low < p.first < high and p.kind in ("person", "post"))
    scene.put(draft, [p for p in people if not p.inner])
    return draft if draft.parts else None


def _all_listed(scene: Scene, token: Token) -> Draft | None:
    """Who attended what was told, in a sentence that is a list: "Участники: посол А, посол Б", "Модератор –
    министр А"."""
    after = scene.behind(token)
    opens = token.index == scene.sentence.first
    opens = opens and (after.text in (":", "–", "—", "-") or _are_of_talk(scene, after))
    if not opens or any(finite(t) for t in scene.words.inside(scene.sentence.index)):
        return None
    if "участник" not in token.lemmas and gathering_told(scene) is None:
        return None
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = True
    people = (p for p in scene.clauses.parties if p.person is not None and not (p.prep or p.inner))
    scene.put(draft, [p for p in people if "nom" in p.cases])
    return draft if draft.parts else None


def _are_of_talk(scene: Scene, talk: Token) -> bool:
    """Whether a list is that of those who were at the talk told before: "Участники | встречи: А и Б"."""
    after = scene.behind(talk)
    return talk.lemma in TALKS_ATTENDED and after.text in (":", "–", "—")


@on("участник")
def members(scene: Scene, token: Token) -> Draft | None:
    """Who is said to have been those of the talk told before: "Участниками встречи стали А и Б"."""
    if "участник" not in token.lemmas or "ins" not in token.cases("N") or not scene.sentence.index:
        return None
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    verb = next((t for t in clause if finite(t) and t.lemmas & _SERVES), None)
    nouns = (t for t in clause if t.lemmas & listed("conference", "noun", "nouns") and t.has("N"))
    if verb is None or any(t.index != token.index + 1 or t.capital for t in nouns):
        return None
    draft = mention(scene, kind_told(scene, clause), token, "attendance")
    draft.open = True
    scene.put(draft, [p for p in scene.subject(verb) if p.person is not None])
    return draft if draft.parts else None


@on("среди", "в")
def among(scene: Scene, token: Token) -> Draft | None:
    """Who is of those told before, in a sentence without a verb: "Среди них послы А и Б".

    Who accompanies the guest is of his delegation: "Среди сопровождающих его лиц – министр А".
    """
    sentence = list(scene.words.inside(scene.sentence.index))
    if token.lower == "среди" and token.index > scene.sentence.first:
        if scene.words.tokens[token.index - 1].text not in ";:":
            return None  # "участвуют лидеры 27 стран; | среди них – премьер"
        sentence = sentence[token.index - scene.sentence.first :]
    opening = [t.lower.replace("ё", "е") for t in sentence[:3]]
    if len(opening) > 2 and phrases.is_attribute(sentence[1]) and opening[1] not in _AMONG | _ALONG:
        opening = [opening[0], *opening[2:]]  # "Среди | почетных гостей – министр"
    opens = opening[:1] == ["среди"] and not (_AMONG | _ALONG).isdisjoint(opening[1:2])
    whose = opening[1:2] in (["его"], ["ее"], ["её"], ["их"]) and not _AMONG.isdisjoint(opening[2:3])
    opens = opens or (opening[:1] == ["среди"] and whose)  # "Среди его | участников – министр"
    opens = opens or _of_delegation(sentence)
    opens = opens or opening == ["в", "их", "числе"] or opening[:2] == ["в", "числе"]
    if not opens or token is not sentence[0] or any(_acts(scene, t) for t in sentence):
        return None
    if not {"них", "их"}.isdisjoint(opening) and _stay_away(scene):
        return None
    along = not _ALONG.isdisjoint(opening) or _of_delegation(sentence)
    draft = mention(scene, "visit" if along else "meeting", token, "delegation" if along else "attendance")
    draft.open = draft.they = not along
    inside = (p for p in scene.clauses.parties if p.kind in ("person", "post") and not (p.prep or p.inner))
    named = [p for p in inside if "nom" in p.cases and p.first > token.index]
    if draft.they:
        act_for_those_told(scene, named)
    scene.put(draft, named)
    return draft if draft.parts else None


def _stay_away(scene: Scene) -> bool:
    """Whether the sentence before tells of people who were not there: "Ряд министров отказался от поездки на
    форум. | Среди них – А"."""
    away = listed("meeting", "among", "away")
    before = scene.words.inside(scene.sentence.index - 1) if scene.sentence.index else ()
    verbs = [t for t in before if finite(t)]
    return bool(verbs) and bool(verbs[0].lemmas & away)


def _acts(scene: Scene, token: Token) -> bool:
    """Whether a verb tells more than that somebody was there; a name that reads like one is none."""
    if not finite(token) or token.lemmas & _WERE:
        return False
    return not any(p.first <= token.index <= p.last for p in scene.clauses.parties)


def _of_delegation(sentence: Sequence[Token]) -> bool:
    """Whether those are listed who are of the delegation told before: "Среди членов делегации – министр"."""
    opening = [t.lower for t in sentence[:3]]
    return opening[:1] == ["среди"] and opening[1:] == ["членов", "делегации"]


_WERE = frozenset(("быть", "оказаться"))
_AMONG = listed("meeting", "among", "words")
_ALONG = listed("meeting", "among", "along")


@on(listed("conference", "chair", "nouns"))
def chairs(scene: Scene, token: Token) -> Draft | None:
    """Who chairs the session spoken of: "Сопредседателями выступили А и Б", "сопредседатели А и Б"."""
    if not scene.is_noun(token, listed("conference", "chair", "nouns")):
        return None
    if "nom" in token.cases("N") and (both := _presiding(scene, token)):
        return both
    if "ins" not in token.cases("N"):
        return None
    low, high = scene.clauses.reach(token.index)
    verbs = [t for t in scene.words.tokens[low : high + 1] if finite(t) and t.lemmas & _SERVES]
    if not verbs:
        return None
    draft = mention(scene, "meeting", token, "attendance")
    people = by_sides(scene) if by_side(scene) else scene.subject(verbs[0])
    scene.put(draft, [p for p in people if p.person is not None])
    return draft if draft.parts else None


def _presiding(scene: Scene, token: Token) -> Draft | None:
    """The two chairs of a commission, whose session was told before."""
    first = next((p for p in scene.clauses.parties if p.first == token.index and p.person is not None), None)
    people = scene.clauses.group(first, frozenset(("nom",))) if first is not None else []
    joint = token.lemma == "сопредседатель" or any((r.number, r.case) == ("p", "nom") for r in token.readings)
    if len(people) < 2 or not scene.sentence.index or not joint:
        return None
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = True
    scene.put(draft, people)
    return draft


@on("посредник", "гарант", "посредничать", _GIVES)
def mediating(scene: Scene, token: Token) -> Draft | None:
    """Who mediates the talks spoken of, or what was signed: "Посредниками выступили министры А и Б",
    "Посредничал премьер В", "В роли посредника выступает король"."""
    if not scene.sentence.index:
        return None
    if _mediates(scene, token):
        verb: Token | None = token
    elif token.lemmas & _MEDIATORS and _is_role(scene, token):
        verb = next((t for t in scene.clause(token) if finite(t) and t.lemmas & _SERVES), None)
    else:
        return None
    if verb is None:
        return None
    last = told_last(scene)
    signed = last is not None and last.type == "signing"
    draft = mention(scene, "signing" if signed else "meeting", token, "attendance")
    draft.open = True
    behind = next((p for p in scene.clauses.parties if p.first == verb.index + 1 and "nom" in p.cases), None)
    # "перуанскую сторону представлял А, | посредником выступил Б"
    who = scene.clauses.group(behind, frozenset(("nom",))) if behind is not None else scene.subject(verb)
    scene.put(draft, [p for p in who if p.kind in ("person", "post", "state", "body")], "mediator")
    return draft if draft.parts else None


_MEDIATORS = frozenset(("посредник", "гарант"))


def _is_role(scene: Scene, noun: Token) -> bool:
    """Whether a noun says as what somebody serves: "выступил | посредником", "в роли | посредника"."""
    before = scene.words.tokens[noun.index - 1].lower if noun.index > scene.sentence.first else ""
    return "ins" in noun.cases("N") or (before in ("роли", "качестве") and "gen" in noun.cases("N"))


def _mediates(scene: Scene, verb: Token) -> bool:
    """Whether a verb says that somebody mediated: "Посредничал А", "Посредничество обеспечивал А"."""
    if not finite(verb):
        return False
    if verb.lemma == "посредничать":
        return True
    before = scene.words.tokens[verb.index - 1] if verb.index > scene.sentence.first else verb
    given = before.lemma == "посредничество" and "acc" in before.cases("N")
    return given and bool(verb.lemmas & _GIVES)


@on("хозяин", "хозяйка")
def hosted(scene: Scene, token: Token) -> Draft | None:
    """The meeting of those who come, at whose it is: "Хозяйкой встречи выступит министр А"."""
    if token.lemmas & {"хозяин", "хозяйка"} and "nom" in token.cases("N"):
        return _called_host(scene, token)
    if not token.lemmas & {"хозяин", "хозяйка"} or "ins" not in token.cases("N"):
        return None
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    verbs = [t for t in clause if finite(t) and t.lemmas & _SERVES]
    nouns = listed("meeting", "noun", "nouns")
    its = scene.words.tokens[token.index - 1].lower in ("его", "ее", "её") and token.index > low
    its = its and gathering_told(scene) is not None  # "Прошел форум. Его | хозяйкой стала А"
    if not verbs or not (its or any(t.lemmas & nouns and t.index > token.index for t in clause)):
        return None
    if gathering_told(scene) is not None:  # "Встретились министры стран ОТГ. | Хозяйкой встречи была А"
        draft = mention(scene, "conference", token, "attendance")
        draft.open = True
        scene.put(draft, [p for p in scene.subject(verbs[0]) if p.person is not None], "host")
        return draft if draft.parts else None
    if _is_talk_told(scene):  # "Министры А и Б встретились. | Хозяином встречи был министр В"
        draft = mention(scene, "meeting", token, "attendance")
        scene.put(draft, [p for p in scene.subject(verbs[0]) if p.person is not None], "host")
        return draft if draft.parts else None
    draft = mention(scene, "meeting", token, "interlocutor")
    guests = Party(token.index, token.index, token.index, "pronoun", scene.sentence.index, plural=True)
    draft.add(guests, "guest")
    scene.put(draft, [p for p in scene.subject(verbs[0]) if p.kind in ("person", "post")], "host")
    return draft if len(draft.parts) > 1 else None


def _called_host(scene: Scene, token: Token) -> Draft | None:
    """Who is called the host of what was told before: "Хозяин саммита, премьер Чили А, предложил"."""
    event = scene.words.tokens[min(token.index + 1, scene.sentence.last)]
    nouns = listed("meeting", "noun", "nouns") | listed("conference", "noun", "nouns")
    if not event.lemmas & nouns or "gen" not in event.cases("N"):
        return None
    near = range(event.index + 1, event.index + 1 + _BESIDE)
    host = next((p for p in scene.clauses.parties if p.first in near and "nom" in p.cases), None)
    gathering = gathering_told(scene) is not None
    if host is None or host.person is None or not (gathering or _is_talk_told(scene)):
        return None
    draft = mention(scene, "conference" if gathering else "meeting", token, "attendance")
    draft.open = True
    draft.add(host, "host")
    return draft


# "Хозяин саммита |, премьер А": so many words at most.
_BESIDE = 2


def _is_talk_told(scene: Scene) -> bool:
    """Whether a talk of several was told last, shortly before."""
    told = next((d for d in reversed(scene.told) if not d.title), None)
    near = told is not None and scene.sentence.index - told.sentence <= _SHORTLY
    return near and told is not None and told.type == "meeting" and len(told.parts) > 1


# A talk that a host is told of was told so many sentences before at most.
_SHORTLY = 2
_SERVES = frozenset(("выступить", "выступать", "быть", "стать"))
