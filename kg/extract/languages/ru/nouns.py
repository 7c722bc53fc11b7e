"""Event nouns with their parties: "встреча министра с послом", "переговоры при посредничестве Катара"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import levels, phrases, told_by_phone
from kg.extract.languages.ru.attended_alone import is_attended_alone
from kg.extract.languages.ru.attended_talks import is_attended_only
from kg.extract.languages.ru.attendees import among_which, attendees, goes_on, is_union, participants
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.comers import acting_at, arriving, stays_away
from kg.extract.languages.ru.for_sides import by_side
from kg.extract.languages.ru.for_their_states import represent
from kg.extract.languages.ru.hosting_places import hosting_place
from kg.extract.languages.ru.invitations import asking_host
from kg.extract.languages.ru.many_states import act_for_nobody, make_gathering, of_many, of_three
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.noun_parties import (
    admitted,
    arranger,
    asked_to_talk,
    at_body,
    at_host,
    attending,
    by_whom,
    gathered,
    getting_ready,
    honoured,
    in_course,
    in_name_of,
    mediators,
    objects,
    partners,
    putting_off,
    relative_holders,
    relative_sides,
    talking,
    verb_past_relative,
    was_attended,
    whose_plans,
    with_dashes,
)
from kg.extract.languages.ru.presence import was_there
from kg.extract.languages.ru.private_posts import EVERYDAY
from kg.extract.languages.ru.relative_attendance import relative_attendees
from kg.extract.languages.ru.relative_talks import in_which
from kg.extract.languages.ru.retold import (
    is_of_one_side,
    is_source,
    means_told,
    of_their_format,
    once_more,
    retold,
)
from kg.extract.languages.ru.scene import ACC, GEN, INS, Scene
from kg.extract.languages.ru.speakers import at_talk, joining, speaks
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import international
from kg.extract.languages.ru.talks_of_signing import of_signers
from kg.extract.languages.ru.told_before import gathering_told, talk_told
from kg.extract.languages.ru.told_sides import is_told_with_sides
from kg.extract.languages.ru.told_when import is_placed, is_reported
from kg.extract.languages.ru.where_met import who_is_there
from kg.extract.parties import Party
from kg.extract.sequels import AGAIN
from kg.extract.words import Token
from kg.records import EventType


def by_noun(scene: Scene, kind: EventType, token: Token, rule: str) -> Draft | None:
    """An event noun with its parties; a mention without any is none ("на встрече отметили")."""
    if kind == "meeting" and (_is_with_crowd(scene, token) or is_told_with_sides(scene, token)):
        return None
    draft = mention(scene, kind, token, rule)
    genitive, light = scene.genitive(token), scene.light_verb(token)
    members = "участник" in scene.words.tokens[max(scene.phrase_start(token) - 1, 0)].lemmas
    if draft.agreed and not genitive and (members or _is_practice(scene, token)):
        return None  # "участники | встречи договорились провести новую"
    if members and not genitive and _are_received(scene, token):
        return None  # "участников | встречи принял президент"
    draft.place = hosting_place(scene, token)
    _add_around(scene, token, draft)
    levels.specify(scene, token, draft, genitive)
    _add_holders(scene, token, draft, light, named=bool(genitive))
    if draft.parts and not (genitive or scene.with_(token)):
        scene.put(draft, among_which(scene, token))
    partner = _only_partners(draft)
    if partner and light is None:
        _add_who_talks(scene, token, draft)
    told_of = relative_holders(scene, token) or relative_sides(scene, token)
    scene.put(draft, told_of or in_which(scene, token, draft))
    _add_attending(scene, token, draft)
    if _only_attended(scene, token, draft):
        return None
    if _only_witnessed(scene, token, draft) or is_attended_only(scene, token, draft):
        draft.rule, draft.open = "attendance", True
        return draft
    possessor = scene.possessed(token)
    carries = light is not None and not _takes_part(scene, light)
    borne = genitive or carries or possessor is not None or partner or told_of or with_dashes(scene, token)
    joined = joining(scene, token, draft) if not draft.parts else None
    if joined is not None:
        return joined
    _add_acting(scene, token, draft)
    scene.put(draft, () if draft.parts or kind != "meeting" else asked_to_talk(scene, token))
    if not draft.parts:
        return _without_parties(scene, token, draft)
    if not borne and _joins_gathering(scene, token, draft):
        return draft
    if _only_attended(scene, token, draft):  # "На встрече были также А и Б"
        return None
    if len(draft.parts) == 1 and not borne and is_attended_alone(scene, token, draft):
        return draft
    if len(draft.parts) == 1 and not borne and not draft.parts[0].party.plural:
        told = scene.happens(token) or scene.verbless(token) or _is_at_hosts(scene, token, draft)
        return draft if told else None
    scene.put(draft, [possessor] if possessor is not None else ())
    return _of_its_kind(scene, token, draft, genitive)


def _are_received(scene: Scene, token: Token) -> bool:
    """Whether a clause says that those who were at the talk told before are received, or meet somebody."""
    verb = scene.governor(token, scene.clause(token))
    return verb is not None and bool(verb.lemmas & _RECEIVING) and talk_told(scene) is not None


_RECEIVING = listed("meeting", "receive", "verbs") | listed("meeting", "with", "verbs")


def _is_practice(scene: Scene, token: Token) -> bool:
    """Whether what is agreed on are talks from time to time: "договорились о регулярных | встречах"."""
    attributes = scene.words.tokens[scene.phrase_start(token) : token.index]
    now_and_then = any(t.lemmas & _NOW_AND_THEN for t in attributes)
    many = "встреча" in token.lemmas and all(r.number == "p" for r in token.readings if r.pos == "N")
    return now_and_then or many


_NOW_AND_THEN = frozenset(
    ("регулярный", "ежегодный", "периодический", "постоянный", "ежемесячный", "дальнейший")
)


def _of_its_kind(scene: Scene, token: Token, draft: Draft, genitive: Sequence[Party]) -> Draft:
    """A talk with its parties as what it is: a gathering of many, a call, one of two sides."""
    draft.apart = draft.apart or _is_two_sided(scene, token, draft)
    draft.spoken = "переговоры" in token.lemmas
    _call_gathering(scene, token, draft, genitive)
    _be_told(scene, token, draft)
    if scene.by_phone(token) or told_by_phone.is_call_told(scene, token, draft):
        draft.type = "call"
    elif told_by_phone.may_be_call(draft, token):
        draft.rule = "talk-noun"
    return draft


def _joins_gathering(scene: Scene, token: Token, draft: Draft) -> bool:
    """Add to the gathering told before, where officials of three states or more act at "the meeting": "Прошел
    саммит МЕРКОСУР. В ходе | встречи главы МИД Чили, Боливии и Перу обсудили"."""
    bare = scene.phrase_start(token) == token.index and "встреча" in token.lemmas
    joins = bare and len(set(draft.countries())) > _SIDES and gathering_told(scene) is not None
    if joins:
        draft.type, draft.rule, draft.open = "conference", "attendance", True
    return joins


# A talk has so many sides.
_SIDES = 2


def _takes_part(scene: Scene, verb: Token) -> bool:
    """Whether a verb that can carry a talk only says who came: "принял | участие в консультациях"."""
    taking = verb.lemmas & {"принять", "принимать"}
    return bool(taking) and any(t.lemma == "участие" for t in scene.clause(verb))


def _add_attending(scene: Scene, token: Token, draft: Draft) -> None:
    """Add who attends a talk by the clause after it, which can say that it was held: "пригласил на обед, на
    котором присутствовали А и Б"."""
    scene.put(draft, attending(scene, token))
    if draft.modality == "planned" and draft.parts and was_attended(scene, token):
        draft.modality = "held"


def _be_told(scene: Scene, token: Token, draft: Draft) -> None:
    """Let a talk be held where it was told to be and a sentence says what is done in its course: "Проходит
    встреча. Во время | встречи стороны обсудят торговлю"."""
    if any(p.party.person is not None for p in draft.parts):
        return
    first = scene.phrase_start(token)
    course = scene.words.tokens[first - 1].lower if first > scene.sentence.first else ""
    pronouns = all(p.party.kind in ("pronoun", "group") for p in draft.parts)
    told = talk_told(scene) if pronouns and course in ("время", "ходе", "рамках") else None
    if told is not None and not draft.earlier:
        draft.modality = told.modality
    talks = [d for d in scene.told if d.type in TALKS and len(d.parts) > 1 and not d.title]
    if _is_said_of(scene, first) and talks and scene.sentence.index - talks[-1].sentence <= _TAKEN_UP:
        draft.modality, draft.earlier = talks[-1].modality, False  # "рассказал ранее | подробности встречи"
    if is_source(scene, token) and all(means_told(scene, p.party) for p in draft.parts):
        draft.rule = AGAIN  # "темы, поднятые на | встрече премьеров 5 мая"


def _is_said_of(scene: Scene, first: int) -> bool:
    """Whether a noun before a talk only says what is told of it: "Подробности | встречи лидеров"."""
    before = scene.words.tokens[first - 1] if first > scene.sentence.first else None
    return before is not None and before.has("N") and bool(before.lemmas & _DETAILS)


_DETAILS = frozenset(("подробность", "деталь", "повестка", "тема", "программа", "формат", "дата"))


# Talks taken up by "переговоры" were told so many sentences before at most.
_TAKEN_UP = 4


def _add_holders(scene: Scene, token: Token, draft: Draft, light: Token | None, *, named: bool) -> None:
    """Add who holds a talk: sides with dashes, whom it is given, the subject of the verb that carries it
    where the noun names nobody ("провел переговоры")."""
    dashed = with_dashes(scene, token)
    attending = [p.party for p in draft.parts]
    scene.put(draft, dashed if not attending or (dashed and dashed[0].kind != "person") else ())
    represent(draft, attending if dashed else ())
    if light is not None and light.lemma == "дать":
        scene.put(draft, scene.recipients(token), "guest")
    if light is not None and not named and not by_side(scene):
        hosts = draft.place is not None and bool(light.lemmas & listed("meeting", "receive", "verbs"))
        scene.put(draft, [p for p in scene.subject(light) if not (hosts and p.kind == "state")])


def _add_who_talks(scene: Scene, token: Token, draft: Draft) -> None:
    """Add who plans the talk with a partner, or says something at it."""
    partners_only = len(draft.parts)
    scene.put(draft, arranger(scene, token))
    verb = scene.governor(token, scene.clause(token))
    if verb is not None and "ждать" in verb.lemmas and "nom" in token.cases("N"):
        scene.put(draft, objects(scene, verb))  # "премьера ждет | встреча с канцлером"
    if "nom" in token.cases("N"):
        planners = [] if scene.dative_subject(token) else whose_plans(scene, token)
        scene.put(draft, scene.dative_subject(token) or planners)
        draft.modality = "planned" if planners and draft.modality == "held" else draft.modality
    main = verb_past_relative(scene, token)
    occasion, verb = (True, main) if main is not None else (scene.is_occasion(token), verb)
    verb = scene.says_aside(token) or verb
    took_place = verb is None or bool(verb.lemmas & listed("happen", "verbs"))
    if len(draft.parts) == partners_only and scene.happens(token) and took_place:
        scene.put(draft, who_is_there(scene, token))
    if len(draft.parts) > partners_only or (scene.happens(token) and took_place and not occasion):
        return
    if not occasion and verb is not None and verb.has("PS") and _is_own_subject(token, verb):
        return  # "его принял премьер, сегодня | запланирована встреча с королем"
    subjects = [] if verb is None else _acting(scene, verb) if occasion else talking(scene, verb)
    acting = (p for p in subjects if p.person is not None or _is_one(p) or (occasion and is_union(p)))
    scene.put(draft, [p for p in acting if not speaks(p)])


def _acting(scene: Scene, verb: Token) -> list[Party]:
    return by_whom(scene, verb) if verb.has("PS") else scene.subject(verb)


def _is_own_subject(token: Token, verb: Token) -> bool:
    """Whether a talk is what a short participle behind or before it says to be set."""
    planned = bool(verb.lemmas & listed("cues", "planned"))
    return planned and "nom" in token.cases("N") and abs(verb.index - token.index) <= _BESIDE


# "запланирована | еще одна встреча": so many words at most lie between.
_BESIDE = 3


def _is_one(party: Party) -> bool:
    """Whether a post tells by its state who holds it: "кыргызский лидер"."""
    return party.kind == "post" and bool(party.country) and not party.plural


def _add_acting(scene: Scene, token: Token, draft: Draft) -> None:
    """Add who acts at a talk of which nobody else is told, and the body at which guests talk."""
    scene.put(draft, gathered(scene, token) if not draft.parts else ())
    scene.put(draft, at_body(scene, token) if _only_partners(draft) else (), "host")
    draft.open = _only_partners(draft) or _is_at_hosts(scene, token, draft)
    scene.put(draft, putting_off(scene, token) if not draft.parts else ())
    scene.put(draft, getting_ready(scene, token) if not draft.parts or _only_partners(draft) else ())
    if draft.agreed and not draft.parts:  # "лидеры договорились о встрече"
        verb = scene.governor(token, scene.clause(token))
        scene.put(draft, scene.subject(verb) if verb is not None else ())
    scene.put(draft, in_course(scene, token) if not draft.parts else ())


def _is_two_sided(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a talk is told to be of two sides, and persons are named: "двусторонняя встреча"."""
    attributes = scene.words.tokens[phrases.first_attribute(scene.words, token.index, 0) : token.index]
    two_sided = any("двусторонний" in t.lemmas for t in attributes)
    return two_sided and sum(p.party.person is not None for p in draft.parts) >= _SIDES


def _call_gathering(scene: Scene, token: Token, draft: Draft, genitive: Sequence[Party]) -> None:
    """Make a conference of a talk of more states than are named: "встреча министров стран НАТО"."""
    alone = draft.parts[0].party if len(draft.parts) == 1 and not genitive else None
    if alone is not None and alone.prep == "с":
        alone = None  # "переговоры | с МВФ" are no gathering of it
    if alone is not None and draft.type == "meeting" and (last := of_many(scene, alone)):
        make_gathering(scene, draft, alone, last)
        return
    if alone is not None and alone.kind == "body" and not alone.country and international(alone.body):
        draft.type, draft.named, draft.name = "conference", True, alone.body  # "страны ОПЕК+ провели встречу"
        return
    if genitive and "переговоры" in token.lemmas and _only_partners(draft, past=len(genitive)):
        return  # "переговоры представителей ЕС | с президентом": a talk of two sides
    several = len({p.country for p in genitive if p.country}) > 1
    bodies = {p.body for p in genitive if p.kind == "body"}  # "переговоры правительства | и повстанцев"
    apart = len(bodies) > 1 and any(EVERYDAY.opposes(body) for body in bodies)
    session = bool(genitive) and genitive[0].kind == "body" and not (several or apart)
    many = [p for p in genitive if of_many(scene, p)]
    if genitive and (of_states(genitive) or session or many) and not of_three(scene, token):
        draft.type, draft.named, draft.name = "conference", True, scene.event_name(token, genitive[-1].last)
        draft.parts = []
        beside = [p for p in scene.with_(token) if p.first == genitive[-1].last + 2]
        first = scene.phrase_start(token)
        arrived, absent = arriving(scene, token, first), stays_away(scene, token)
        present = attendees(scene, token) or relative_attendees(scene, token) or arrived
        present = [] if absent else present or acting_at(scene, token, first)
        for party in many:
            draft.many = True
            act_for_nobody(party)
        scene.put(draft, [*present, *genitive, *beside, *participants(scene, token)])
        if arrived or absent:
            draft.modality, draft.aimed = "planned", bool(arrived)


def _only_attended(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a clause only adds who came to the talk told before: "Во встрече участвовали также А и Б"."""
    bare = phrases.preposition(scene.words, token.index) in ("в", "на") and "loc" in token.cases("N")
    later = scene.sentence.index > 0 and scene.sentence.paragraph >= 0
    others = () if by_side(scene) else partners(scene, token)
    if not (bare and later and draft.parts) or scene.genitive(token) or others:
        return False
    clause = scene.clause(token)
    verb = _resuming(scene, token) or scene.governor(token, clause)
    clause = scene.clause(verb) if verb is not None else clause
    attends = verb is not None and bool(verb.lemmas & {"участвовать", "присутствовать"})
    attends = attends or (verb is not None and verb.lemma == "быть" and was_there(scene, verb))
    taking = verb is not None and bool(verb.lemmas & {"принять", "принимать"})
    attends = attends or (taking and any("участие" in t.lemmas for t in clause))
    return bool(attends) and scene.relative(token, GEN | ACC | INS) is None


def _resuming(scene: Scene, token: Token) -> Token | None:
    """The verb with which a sentence goes on after what is said of the talk that opens it: "Во встрече,
    которая длилась час, | участвовали А и Б"."""
    after = (t for t in scene.words.inside(scene.sentence.index) if t.index > token.index and finite(t))
    opening = ((t, scene.clauses.opening(t.index)) for t in after)
    return next((t for t, (first, last) in opening if first <= token.index <= last), None)


def _only_witnessed(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a clause only tells in whose presence the talk told before was: "Встреча прошла в присутствии
    А и Б"; with whose participation, where the sides of the talk were told: "при участии А и Б"."""
    later = scene.sentence.index > 0 and scene.sentence.paragraph >= 0
    later = later and (scene.tells(token) or goes_on(scene, token))
    first = scene.phrase_start(token)
    if not (later and draft.parts and first == token.index) or not _is_witnessed(scene, token):
        return False
    keys = {p.key() for p in participants(scene, token)}
    return draft.keys() <= keys


def _is_witnessed(scene: Scene, token: Token) -> bool:
    clause = [t.lower for t in scene.clause(token)]
    return "присутствии" in clause or ("участии" in clause and talk_told(scene) is not None)


def _is_with_crowd(scene: Scene, token: Token) -> bool:
    """Whether nobody in particular is met: "на встрече с журналистами раскритиковал премьера"."""
    last = scene.sentence.last
    if token.index + 2 > last or scene.words.tokens[token.index + 1].lower not in ("с", "со"):
        return False
    head = phrases.attribute_run(scene.words, token.index + 2, last)
    crowd = head <= last and bool(scene.words.tokens[head].lemmas & listed("meeting", "crowds", "nouns"))
    return (
        crowd and not any(p.first <= head <= p.last for p in scene.clauses.parties) and not scene.with_(token)
    )


def _add_around(scene: Scene, token: Token, draft: Draft) -> None:
    """Add the parties in the phrases that an event noun takes, each in its role."""
    scene.put(draft, mediators(scene, token), "mediator")
    scene.put(draft, scene.genitive(token))
    hosts = at_host(scene, token)
    scene.put(draft, hosts, "host")
    scene.put(draft, admitted(scene, token) if hosts else (), "guest")
    scene.put(draft, [*in_name_of(scene, token), *asking_host(scene, token)], "host")
    scene.put(draft, attendees(scene, token))
    scene.put(draft, honoured(scene, token), "guest")
    attended = participants(scene, token)
    scene.put(draft, attended)
    at = any(p.first == token.index + 2 for p in hosts)
    scene.put(draft, scene.between(token) or (() if at else partners(scene, token)))
    scene.put(draft, scene.states_before(token))
    represent(draft, attended)


def _only_partners(draft: Draft, *, past: int = 0) -> bool:
    """Whether the text names only those with whom somebody talked, ``past`` so many who come first."""
    parts = draft.parts[past:]
    return (
        bool(parts)
        and parts[0].party.prep == "с"
        and all(
            p.role == "participant" and p.party.prep in ("с", "") and "ins" in p.party.cases for p in parts
        )
    )


def _is_at_hosts(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a list of talks goes on with one at somebody's: "намечены переговоры с А и | аудиенция у Б"."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[max(first - 1, 0)].lower
    hosted = len(draft.parts) == 1 and draft.parts[0].role == "host" and "nom" in token.cases("N")
    return hosted and before in ("и", ",", "также") and first > scene.sentence.first


def _without_parties(scene: Scene, token: Token, draft: Draft) -> Draft | None:
    """The mention of an event told before, None when its clause tells nothing of it."""
    if draft.type == "meeting" and (talk := of_signers(scene, token, draft)) is not None:
        return talk
    if not (scene.tells(token) or once_more(scene, token)):
        told = talk_told(scene) if draft.type in TALKS and is_placed(scene, token) else None
        if told is not None and told.type == draft.type:
            draft.rule, draft.modality = "whereabouts", told.modality
            return draft
        if is_reported(scene, token) and talk_told(scene) is None:
            draft.rule = "whereabouts"
            return draft
        return at_talk(scene, token, draft)
    if draft.modality == "planned" and is_of_one_side(scene, token):
        return None
    draft.rule = retold(scene, token)
    told_by_phone.turn_told(scene, token, draft)
    draft.anew = draft.anew or of_their_format(scene, token)
    draft.spoken = bool(token.lemmas & (listed("meeting", "spoken", "nouns") | {"переговоры"}))
    theirs = scene.possessed(token) if draft.rule == AGAIN and _after_call(scene) else None
    scene.put(draft, [theirs] if theirs is not None and theirs.plural else ())
    return draft


def _after_call(scene: Scene) -> bool:
    """Whether the talk told last is a call: only "their | last meeting" is then of those who telephoned."""
    told = talk_told(scene)
    return told is not None and told.type == "call"


def of_states(parties: Sequence[Party]) -> bool:
    """Whether "встреча министров стран НАТО" names a gathering of more states than are named.

    "Встреча лидеров стран" alone speaks of those told before.
    """
    plural = (p.capacity for p in parties if p.plural and p.capacity is not None)
    return any(c.organization or " стран " in c.position for c in plural)
