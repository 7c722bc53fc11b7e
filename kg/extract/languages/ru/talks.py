"""Patterns of meetings: verbs of meeting and receiving, credentials, commissions, summons."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import anew, phrases
from kg.extract.languages.ru.attendees import also_attended, attendees, met_among, witnesses
from kg.extract.languages.ru.bare_stays import receiving_town
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.host_told import receives_told
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.many_states import make_gathering, of_many
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.met_apart import besides_too
from kg.extract.languages.ru.noun_parties import mediators
from kg.extract.languages.ru.nouns import by_noun
from kg.extract.languages.ru.one_table import is_table
from kg.extract.languages.ru.only_spoken_of import is_only_spoken_of
from kg.extract.languages.ru.premodified import describes_thing
from kg.extract.languages.ru.rosters import lines_after
from kg.extract.languages.ru.scene import ACC, DAT, GEN, INS, NOM, Scene
from kg.extract.languages.ru.side_of_speaker import with_speaker
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import international
from kg.extract.languages.ru.there import joined
from kg.extract.languages.ru.told_before import gathering_told, talk_told
from kg.extract.languages.ru.told_when import is_meal_of_talk
from kg.extract.languages.ru.took_part_too import with_signers
from kg.extract.languages.ru.topic_talks import VIEWS
from kg.extract.languages.ru.unnamed import is_margin, is_with_unread, met_somebody
from kg.extract.parties import Party
from kg.extract.sequels import AGAIN
from kg.extract.words import Token


@on(listed("meeting", "with", "verbs"))
def meet_with(scene: Scene, token: Token) -> Draft | None:
    if not scene.is_verb(token, listed("meeting", "with", "verbs")):
        return None
    partners = met_among(scene, token) or scene.with_(token)
    if not partners and is_with_unread(scene, token):
        return None
    subjects = scene.subject(token)
    several = any(p.plural and (p.kind == "pronoun" or scene.by_phone(token)) for p in subjects)
    several = several or (any(p.plural for p in subjects) and anew.is_together(scene, token))
    alone = len(subjects) < 2 and not several
    if not partners and alone and token.lemmas & listed("meeting", "with", "speak"):
        return None
    distant = token.lemmas & listed("meeting", "with", "distant") and not _is_in_person(scene, token)
    draft = mention(scene, "meeting", token, "speak-with" if distant else "meet-with")
    both = not partners and bool(subjects) and all(p.plural and p.person is None for p in subjects)
    draft.apart = draft.apart and not (both and _goes_on_alone(scene))
    scene.put(draft, subjects)
    scene.put(draft, partners)
    scene.put(draft, besides_too(scene, token, draft) if subjects and partners else ())
    if len(draft.parts) > 1:
        scene.put(draft, witnesses(scene, token))
        scene.put(draft, mediators(scene, token), "mediator")
    if scene.by_phone(token):
        draft.type = "call"
    elif not partners and len(subjects) == 1 and _is_of_union(subjects[0]) and not met_somebody(scene, token):
        draft.type, draft.rule = "conference", "gather"
    elif not partners and len(subjects) == 1 and (last := of_many(scene, subjects[0])):
        make_gathering(scene, draft, subjects[0], last)
    return draft


def _is_in_person(scene: Scene, token: Token) -> bool:
    """Whether a clause says that those who talk sit together: "поговорят | один на один"."""
    low, high = scene.clauses.reach(token.index)
    said = " ".join(t.lower for t in scene.words.tokens[low : high + 1])
    return any(f" {p} " in f" {said} " for p in _IN_PERSON)


_IN_PERSON = tuple(table("triggers")["meeting"]["in_one_room"]["phrases"])


def _goes_on_alone(scene: Scene) -> bool:
    """Whether two only are told to have been alone in the talk told right before: "Премьеры беседовали с
    глазу на глаз", and no other time is said of it, "до этого"."""
    told = talk_told(scene)
    opening = [t.lower for t in scene.words.tokens[scene.sentence.first : scene.sentence.first + 2]]
    apart = opening[:1] in (["до"], ["перед"], ["затем"], ["после"], ["ранее"], ["потом"])
    return told is not None and told.sentence == scene.sentence.index - 1 and not apart


def _is_of_union(party: Party) -> bool:
    """Whether somebody is one of the officials of an international body: "лидеры стран ЕС встретились"."""
    post = party.capacity if party.person is None and party.plural else None
    return post is not None and not post.country and international(post.organization)


# Who comes for a state: "принял | делегацию Чили", "принял | гостей из Чили"
_SENT = words_of("posts", "teams") | words_of("posts", "told_by_state")


@on(listed("meeting", "receive", "verbs"))
def receive(scene: Scene, token: Token) -> Draft | Sequence[Draft] | None:
    """The subject receives the object: "президент принял посла"; passive "посол принят президентом"; what a
    town receives is a visit."""
    if not scene.is_verb(token, listed("meeting", "receive", "verbs")):
        return None
    if describes_thing(scene.words, token):
        return None
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high]
    near = [p for p in near if p.kind != "state" or scene.words.tokens[p.head].lemmas & _SENT]
    near = [p for p in near if not scene.clauses.is_of_words(p)]
    draft = mention(scene, "meeting", token, "receive")
    if token.has("PS"):
        hosts = [p for p in near if "ins" in p.cases and not p.prep and "nom" not in p.cases]
        hosts = [p for p in hosts if p.first > low or p.last == token.index - 1]
        bodies = [p for p in near if p.kind == "body" and p.prep == "в" and p.first > low and not hosts]
        scene.put(draft, scene.subject(token) if hosts or bodies else (), "guest")
        scene.put(draft, scene.clauses.group(hosts[0], INS) if hosts else bodies[:1], "host")
        return draft if len(draft.parts) > 1 else None
    hosts = scene.subject(token)
    relative = scene.relative(token, ACC | GEN)
    if relative is not None and relative.kind == "body" and _is_gathering(scene, relative):
        return None  # "ассамблея, | которую примет Чили"
    guests = [relative] if relative is not None else _received(scene, near, hosts)
    described = [] if guests else _described(scene, token)
    guests = guests or described
    behind = [p for p in near if p.first > token.index and p.cases == NOM and not p.prep]
    if not guests and behind and hosts and hosts[0].last < token.index and "acc" in hosts[0].cases:
        guests, hosts = hosts[:1], behind[:1]  # "Гросси примет президент России"
    if not guests or object_is_thing(scene, token) or _is_of_object(scene, token, guests[0]):
        return None
    if _is_invitation(scene, guests[0]):
        return None
    if hosts and all(p.kind == "body" for p in hosts) and guests[0].kind == "pronoun":
        return None  # "подписал закон. Парламент | принял его в мае"
    visits = receiving_town(scene, token, described or scene.clauses.group(guests[0], ACC | GEN))
    if visits is not None:
        return visits
    if (told := receives_told(scene, token, hosts, guests)) is not None:
        return told
    if not hosts and any(r.number == "p" for r in token.readings):  # "гостя принимали в Сенате"
        hosts = [p for p in near if p.kind == "body" and p.prep == "в"][:1]
    scene.put(draft, [h for h in hosts if h not in guests], "host")
    scene.put(draft, described or scene.clauses.group(guests[0], ACC | GEN), "guest")
    if len(draft.parts) > 1:
        scene.put(draft, witnesses(scene, token))
    return draft if len(draft.parts) > 1 else None


def _is_invitation(scene: Scene, guest: Party) -> bool:
    """Whether "его" is the invitation that the sentence before tells of: "Король направил приглашение.
    Премьер принял | его"."""
    if guest.kind != "pronoun" or scene.words.tokens[guest.head].lower != "его" or not scene.sentence.index:
        return False
    before = scene.words.inside(scene.sentence.index - 1)
    return any(t.lemma in ("приглашение", "предложение") and "acc" in t.cases("N") for t in before)


def _is_of_object(scene: Scene, verb: Token, party: Party) -> bool:
    """Whether somebody is not received, but only told of by what is: "принял | отставку министра"."""
    noun = scene.words.tokens[party.first - 1] if party.first > verb.index + 1 else verb
    if noun is verb or "gen" not in party.cases or party.prep or noun.lemmas & _SOME:
        return False
    inside = any(p.first <= noun.index <= p.last for p in scene.clauses.parties)
    inside = inside or scene.spans.over(noun.index) is not None
    inside = inside or bool(phrases.preposition(scene.words, scene.phrase_start(noun)))
    things = (r for r in noun.readings if r.pos == "N" and r.case == "acc" and "inan" in r.tags)
    return not inside and any(things)


# Nouns of people, whatever their grammar: "принял | группу депутатов".
_SOME = frozenset(("группа", "ряд", "чета", "пара", "часть", "большинство", "число", "состав", "половина"))


def _is_gathering(scene: Scene, body: Party) -> bool:
    """Whether a body is called by a noun of gatherings: "сессия", "ассамблея"."""
    return bool(scene.words.tokens[body.head].lemmas & listed("conference", "noun", "nouns"))


def _described(scene: Scene, verb: Token) -> list[Party]:
    """Whom a relative clause describes right before the verb of which he is the object, of a delegation those
    of whom it consists: "Делегацию Чили, в которую вошли А и Б, | принял министр"."""
    segments, k = scene.clauses.segments, scene.clauses.index_of(verb.index)
    opens = max(
        (j for j in range(k) if segments[j].relative or _is_told_of(scene, segments[j].first)), default=0
    )
    if not opens or segments[k].first != verb.index or segments[opens - 1].predicate:
        return []
    low, high = segments[opens - 1].first, segments[opens].first
    inside = (p for p in scene.clauses.parties if low <= p.first and p.last < high and not p.prep)
    told_of = _is_told_of(scene, high)  # "Сото, | прибывшего в Рим, принял": a name with one form
    found = [p for p in inside if "acc" in p.cases and ("nom" not in p.cases or told_of)][-1:]
    if not found or scene.words.tokens[found[0].head].lemma != "делегация":
        return found
    inside = (p for p in scene.clauses.parties if high <= p.first and p.last < verb.index)
    inner = [p for p in inside if p.person is not None and "nom" in p.cases and not p.prep]
    for party in inner if found[0].kind == "state" else ():
        if not country_of(party):
            give_country(party, found[0].country)
    return inner or found


def _is_told_of(scene: Scene, index: int) -> bool:
    """Whether a participle opens what is told of somebody who is an object: "Его, | находящегося в Риме,
    принял"."""
    token = scene.words.tokens[index]
    return token.has("P") and "acc" in token.cases("P") and "nom" not in token.cases("P")


def _received(scene: Scene, near: Sequence[Party], hosts: Sequence[Party]) -> list[Party]:
    """The objects of a verb of receiving; of bodies only a delegation."""
    objects = [p for p in near if "acc" in p.cases and not p.prep and p.cases != NOM and p not in hosts]
    objects = [p for p in objects if not _is_beside(scene, p)]
    return [p for p in objects if p.kind != "body" or scene.words.tokens[p.head].lemma == "делегация"]


def _is_beside(scene: Scene, party: Party) -> bool:
    """Whether somebody is only there, in a list or alone: "в присутствии | министра принял посла"."""
    for other in scene.clauses.parties:
        before = scene.words.tokens[other.first - 1].lower if other.first > scene.sentence.first else ""
        if before in _PRESENCE and party in scene.clauses.group(other, GEN):
            return True
    return False


_PRESENCE = frozenset(("присутствии", "сопровождении", "участием", "участии", "приглашению", "поручению"))


@on(listed("meeting", "visited", "verbs"))
def be_received(scene: Scene, token: Token) -> Draft | None:
    """A host with "у" and no place: "У президента побывали послы"."""
    if not scene.is_verb(token, listed("meeting", "visited", "verbs")):
        return None
    low, high = scene.clauses.reach(token.index)
    hosts = [
        p
        for p in scene.clauses.parties
        if low <= p.first <= high and p.prep == "у" and p.kind in ("person", "post")
    ]
    whose = scene.relative(token, GEN, "у")  # "премьер, у которого побывал посол"
    hosts = [whose] if whose is not None and whose.kind in ("person", "post") else hosts
    guests = [p for p in scene.subject(token) if p not in hosts] if hosts else []
    if not guests:
        return None
    draft = mention(scene, "meeting", token, "be-received")
    if draft.modality == "held" and _received_in_general(scene, hosts[:1]):
        draft.rule, draft.open = "attendance", True
    else:
        scene.put(draft, hosts[:1], "host")
    scene.put(draft, guests, "guest")
    return draft


def _received_in_general(scene: Scene, hosts: Sequence[Party]) -> bool:
    """Whether the sentence before tells that the same host received some of whom it says no more: "принял
    глав делегаций. | У него побывали А и Б"."""
    told = next((d for d in reversed(scene.told) if not d.title), None)
    if told is None or told.rule != "receive" or told.sentence != scene.sentence.index - 1:
        return False
    guests = [p.party for p in told.parts if p.role == "guest"]
    general = all(p.plural and p.person is None and not country_of(p) for p in guests)
    return bool(guests) and general and bool({p.key() for p in hosts} & told.keys())


def object_is_thing(scene: Scene, token: Token, *, besides: Sequence[Token] = ()) -> bool:
    """Whether the verb takes a thing, other words than ``besides``: "принять участие", "принял решение",
    "участие в саммите примет"."""
    things = listed("meeting", "receive", "things")
    low, _ = scene.clauses.reach(token.index)
    after = scene.words.tokens[token.index + 1 : token.index + 4]
    before = (t for t in scene.words.tokens[low : token.index] if t.lemma in things)
    ahead = [t for t in before if "acc" in t.cases("N") and not phrases.preposition(scene.words, t.index)]
    return any(t.lemma in things and t not in besides for t in (*after, *ahead))


def _do_all(scene: Scene, token: Token, low: int, high: int) -> bool:
    """Whether all envoys do so, of no state: "послы | вручают верительные грамоты президенту"."""
    if not any("pres" in r.tags for r in token.readings[:1]):
        return False
    counted = any(t.shape == "number" for t in scene.words.tokens[low : high + 1])
    envoys = [p for p in scene.clauses.parties if p.plural and low <= p.first <= high and "nom" in p.cases]
    bare = [p for p in envoys if p.capacity is not None and not p.capacity.country]
    return not counted and bool(bare) and bare == envoys


# What anybody can do with a certificate, and what only envoys hand over: "передал копии грамот".
_HANDS = listed("meeting", "credentials", "hands")
_OF_ENVOYS = listed("meeting", "credentials", "of_envoys")
_OF_HONOUR = listed("meeting", "credentials", "of_honour")


@on(listed("meeting", "credentials", "verbs"))
def credentials(scene: Scene, token: Token) -> Draft | None:
    """An envoy presents his letters: "вручил верительные грамоты президенту", "принял грамоты у посла"."""
    if not token.lemmas & listed("meeting", "credentials", "verbs") or not (
        token.has("V") or token.has("PS", "P", "I")
    ):
        return None
    low, high = scene.clauses.reach(token.index)
    letters = [
        t
        for t in scene.words.tokens[low : high + 1]
        if t.lemma in listed("meeting", "credentials", "objects")
    ]
    hands = token.lemmas & _HANDS
    clause = scene.words.tokens[low : high + 1]
    if hands and not any(t.lemmas & _OF_ENVOYS for t in clause):
        return None
    if any(t.lemmas & _OF_HONOUR for t in clause):  # "вручил почетную грамоту"
        return None
    if not letters or object_is_thing(scene, token, besides=letters) or _do_all(scene, token, low, high):
        return None
    draft = mention(scene, "meeting", token, "credentials")
    receiving = bool(token.lemmas & {"принять", "принимать"})
    kinds = ("person", "post", "pronoun", "group")
    # "грамоты дипломатов | Вьетнама и Чили"
    near = [
        p for p in scene.clauses.parties if p.kind in kinds or "дипломат" in scene.words.tokens[p.head].lemmas
    ]
    subjects = scene.subject(token)
    if receiving:
        by_whom = [p for p in near if low <= p.first <= high and p.cases == INS and not p.prep]
        scene.put(draft, by_whom[:1] if token.has("PS") else subjects, "host")
        guests = [
            p
            for p in near
            if (p.cases & (GEN | DAT) and "nom" not in p.cases and p.first > letters[0].index)
            or p.prep in ("от", "у")
        ]
        scene.put(draft, scene.clauses.group(guests[0], GEN | DAT) if guests else [], "guest")
    else:
        hosts = [p for p in near if "dat" in p.cases and "nom" not in p.cases and not p.prep]
        relative = scene.relative(token, DAT)  # "президент, которому посол вручил грамоты"
        hosts = [relative] if relative is not None else hosts
        scene.put(draft, hosts[:1], "host")
        scene.put(draft, [s for s in subjects if s not in hosts], "guest")
        named = [p for p in near if p.first > token.index and "nom" in p.cases and not p.prep]
        scene.put(draft, named, "guest")
        scene.put(draft, list(lines_after(scene.words, scene.parties, scene.sentence)), "guest")
    return draft if draft.parts else None


@on(listed("meeting", "credentials", "nouns"))
def ceremony(scene: Scene, token: Token) -> Draft | None:
    """Where envoys present their letters: "церемония вручения верительных грамот президенту"."""
    if not scene.is_noun(token, listed("meeting", "credentials", "nouns")):
        return None
    end = phrases.complement_end(scene.words, scene.spans, token.index, scene.sentence.last)
    inside = scene.words.tokens[token.index + 1 : end + 1]
    if not any(t.lemmas & listed("meeting", "credentials", "objects") for t in inside):
        return None
    draft = mention(scene, "meeting", token, "credentials", last=end)
    hosts = [p for p in scene.clauses.parties if p.first == end + 1 and "dat" in p.cases and not p.prep]
    scene.put(draft, hosts[:1], "host")
    scene.put(draft, [p for p in attendees(scene, token) if p not in hosts], "guest")
    if draft.parts or not scene.tells(token):
        return draft if draft.parts else None
    draft.rule = "whereabouts"
    return draft


def _is_welcome(scene: Scene, token: Token) -> bool:
    """Whether a guest is welcomed: "церемония | встречи президента", at which nobody talks."""
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    before = scene.words.tokens[first - 1] if first > scene.sentence.first else token
    return token.lemma == "встреча" and before.lemma == "церемония" and "gen" in token.cases("N")


@on(listed("meeting", "noun", "nouns"), listed("meeting", "round", "nouns"), "диалог", "обмен")
def meeting_noun(scene: Scene, token: Token) -> Draft | None:
    named = scene.is_noun(token, listed("meeting", "noun", "nouns")) or _is_next_round(scene, token)
    named = named or _is_round_of_dialogue(scene, token)
    if not named and not _exchange_of_views(scene, token):
        return None
    if also_attended(scene, token) or is_only_spoken_of(scene, token) or _is_welcome(scene, token):
        return None
    if token.index and scene.words.tokens[token.index - 1].lemma in ("хозяин", "хозяйка"):
        return None  # "с хозяином | обеда": who somebody is
    if _is_of_session(scene, token) or _is_attended_told(scene, token) or _is_panel(scene, token):
        return None
    if is_meal_of_talk(scene, token) or is_margin(scene, token) or is_table(scene, token):
        return None
    if not scene.is_noun(token, listed("meeting", "noun", "nouns")) and _held_by_sides(scene, token):
        return mention(scene, "meeting", token, AGAIN)
    if (added := joined(scene, token)) is not None:
        return added
    headline = scene.sentence.paragraph < 0 and "переговоры" in token.lemmas
    spoken = headline or bool(token.lemmas & listed("meeting", "spoken", "nouns"))
    talks = by_noun(scene, "meeting", token, "talk-noun" if spoken else "meeting-noun")
    return with_signers(scene, token, with_speaker(scene, token, talks))


def _is_attended_told(scene: Scene, token: Token) -> bool:
    """Whether a clause only says who else was at the talk told before: "По окончании | беседы, в которой
    участвовал посол, министр сказал"."""
    which = [t.lower for t in scene.words.tokens[token.index + 1 : min(token.index + 4, scene.sentence.last)]]
    if len(which) < 3 or which[0] != "," or which[1] not in ("в", "на") or not which[2].startswith("котор"):
        return False
    first = scene.phrase_start(token)
    before = scene.words.tokens[first - 1].lower if first > scene.sentence.first else ""
    if before not in _AFTER_TALK or scene.genitive(token) or talk_told(scene) is None:
        return False
    segment = scene.clauses.segments[scene.clauses.index_of(token.index + 3)]
    inside = scene.words.tokens[segment.first : segment.last + 1]
    attends = listed("conference", "attend", "verbs")
    parting = any("участие" in t.lemmas for t in inside)
    return parting or any(t.lemmas & attends and finite(t) for t in inside)


def _is_panel(scene: Scene, token: Token) -> bool:
    """Whether a discussion is part of the gathering told before: "В панельной | дискуссии участвовал А"."""
    if "дискуссия" not in token.lemmas or scene.with_(token):
        return False
    gathering = listed("conference", "noun", "nouns")
    after = (t for t in scene.clause(token) if t.index > token.index and t.lemmas & gathering and t.has("N"))
    at = any(phrases.preposition(scene.words, scene.phrase_start(t)) == "на" for t in after)
    if not at and gathering_told(scene) is None:
        return False
    return phrases.preposition(scene.words, scene.phrase_start(token)) in ("в", "во", "на")


_AFTER_TALK = frozenset(("после", "окончании", "завершении", "итогам", "результатам", "ходе"))


def _is_of_session(scene: Scene, token: Token) -> bool:
    """Whether a session told before is of it: "в заседании третьей | встречи глав государств"."""
    before = scene.words.tokens[max(scene.phrase_start(token) - 1, 0)]
    return scene.reached >= token.index and before.lemma in ("заседание", "сессия")


def _held_by_sides(scene: Scene, token: Token) -> bool:
    """Whether all that is told of who holds a round is that it is the sides: "раунд стороны проведут"."""
    light = scene.light_verb(token)
    who = scene.subject(light) if light is not None else []
    return bool(who) and all(scene.words.tokens[p.head].lemma == "сторона" for p in who)


def _is_next_round(scene: Scene, token: Token) -> bool:
    """Whether talks are taken up by their round alone: "Следующий раунд пройдет в Риме"."""
    if not scene.is_noun(token, listed("meeting", "round", "nouns")) or not scene.sentence.index:
        return False
    first = scene.phrase_start(token)
    attributes = scene.words.tokens[first : token.index]
    again = any(t.lemmas & listed("meeting", "again", "words") for t in attributes)
    again = again or _is_of_other_number(scene, attributes)
    end = phrases.complement_end(scene.words, scene.spans, token.index, scene.sentence.last)
    # "следующий раунд | стороны проведут": they hold it, it is not theirs
    alone = all(t.lower == "стороны" for t in scene.words.tokens[token.index + 1 : end + 1])
    return again and alone and any(d.type in TALKS for d in scene.told)


def _is_of_other_number(scene: Scene, attributes: Sequence[Token]) -> bool:
    """Whether a round has another number than that of the talk told last: "третий раунд завершен. | Четвертый
    раунд пройдет в Риме"."""
    own = _numbers(attributes)
    told = next((d for d in reversed(scene.told) if d.type in TALKS and not d.title), None) if own else None
    before = _numbers(scene.words.inside(told.sentence)) if told is not None else frozenset()
    return bool(own) and bool(before) and not own & before


def _numbers(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset().union(*(t.lemmas & listed("sequel", "ordinals") for t in tokens))


def _is_round_of_dialogue(scene: Scene, token: Token) -> bool:
    """Whether a dialogue is one talk by its round: "участвовали в новом раунде | диалога"."""
    if token.lemma != "диалог":
        return False
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    before = scene.words.tokens[max(first - 1, scene.sentence.first)]
    return bool(before.lemmas & listed("meeting", "round", "nouns"))


def _exchange_of_views(scene: Scene, token: Token) -> bool:
    """Whether a noun says that two talked, and who: "обмен мнениями (по телефону) между А и Б"."""
    after = scene.words.tokens[token.index + 1 : token.index + 2]
    if not scene.is_noun(token, frozenset(("обмен",))) or not any(t.lemma in VIEWS for t in after):
        return False
    sides = scene.between(token)
    if len(sides) > 1:
        return sides[0].first <= token.index + _NEAR_SIDES
    verb = scene.governor(token, scene.clause(token))  # "провел обмен мнениями с премьером"
    return verb is not None and "провести" in verb.lemmas and bool(scene.with_(token))


# "обмен мнениями по телефону между | А": so many words of how two talked stand before who did.
_NEAR_SIDES = 5
