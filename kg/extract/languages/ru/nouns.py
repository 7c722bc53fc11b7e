"""Event nouns with their parties: "встреча министра с послом", "переговоры при посредничестве Катара"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import levels, phrases
from kg.extract.languages.ru.attendees import among_which, attendees, participants, relative_attendees
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.comers import acting_at, arriving, stays_away
from kg.extract.languages.ru.for_sides import by_side
from kg.extract.languages.ru.modality import mention
from kg.extract.languages.ru.places import hosting_place
from kg.extract.languages.ru.presence import talk_told, was_there
from kg.extract.languages.ru.retold import once_more, retold
from kg.extract.languages.ru.scene import ACC, DAT, GEN, INS, NOM, Scene
from kg.extract.languages.ru.speakers import at_talk, joining, speaks
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token
from kg.records import EventType


def by_noun(scene: Scene, kind: EventType, token: Token, rule: str) -> Draft | None:
    """An event noun with its parties; a mention without any is none ("на встрече отметили")."""
    draft = mention(scene, kind, token, rule)
    genitive, light = scene.genitive(token), scene.light_verb(token)
    draft.place = hosting_place(scene, token)
    _add_around(scene, token, draft)
    levels.specify(scene, token, draft, genitive)
    _add_holders(scene, token, draft, light, named=bool(genitive))
    if draft.parts and not (genitive or scene.with_(token)):
        scene.put(draft, among_which(scene, token))
    partner = len(draft.parts) == 1 and draft.parts[0].party.prep == "с"
    if partner and light is None:
        _add_who_talks(scene, token, draft)
    scene.put(draft, relative_holders(scene, token) or _relative_sides(scene, token))
    scene.put(draft, _attending(scene, token))
    if _only_attended(scene, token, draft):
        return None
    if _only_witnessed(scene, token, draft):
        draft.rule, draft.open = "attendance", True
        return draft
    possessor = scene.possessed(token)
    borne = genitive or light is not None or possessor is not None or partner
    joined = joining(scene, token, draft) if not draft.parts else None
    if joined is not None:
        return joined
    _add_acting(scene, token, draft)
    if not draft.parts:
        return _without_parties(scene, token, draft)
    if _only_attended(scene, token, draft):  # "На встрече были также А и Б"
        return None
    if len(draft.parts) == 1 and not borne and _is_attended_alone(scene, token, draft):
        return draft
    if len(draft.parts) == 1 and not borne and not draft.parts[0].party.plural:
        told = scene.happens(token) or scene.verbless(token) or _is_at_hosts(scene, token, draft)
        return draft if told else None
    scene.put(draft, [possessor] if possessor is not None else ())
    draft.apart = draft.apart or _is_two_sided(scene, token, draft)
    _call_gathering(scene, token, draft, genitive)
    if scene.by_phone(token) or _is_call_told(scene, token, draft):
        draft.type = "call"
    return draft


def _is_call_told(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether "переговоры" are the call told last: only "стороны", "они" talk, and no place is told."""
    talks = [d for d in scene.told if d.type in TALKS and not d.title and d.rule != "whereabouts"]
    told = talks[-1] if talks else None
    if told is None or told.type != "call" or draft.place is not None or draft.modality != told.modality:
        return False
    taken_up = all(p.party.kind in ("pronoun", "group") for p in draft.parts) and "переговоры" in token.lemmas
    at = scene.words.tokens[min(token.index + 1, scene.sentence.last)].lower in ("в", "во", "на")
    return taken_up and not at and scene.sentence.index - told.sentence <= _TAKEN_UP


# Talks taken up by "переговоры" were told so many sentences before at most.
_TAKEN_UP = 4


def _is_attended_alone(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether all that is told of a talk is what it is about, or its town, and one who attends it, which
    names it: "участвует в переговорах по Йемену в Осло"."""
    if any(d.type in TALKS for d in scene.told) or not attendees(scene, token):
        return False
    end = phrases.complement_end(scene.words, scene.spans, token.index, scene.sentence.last)
    after = scene.words.tokens[end + 1 : end + 3]
    town = scene.spans.at(after[-1].index) if len(after) > 1 and after[0].lower in ("в", "во") else None
    about = end > token.index and scene.words.tokens[token.index + 1].lower == "по"
    if not about and (town is None or town.kind != "place"):
        return False
    draft.named, draft.name = True, scene.event_name(token, end)
    return True


def _add_holders(scene: Scene, token: Token, draft: Draft, light: Token | None, *, named: bool) -> None:
    """Add who holds a talk: sides with dashes, whom it is given, the subject of the verb that carries it
    where the noun names nobody ("провел переговоры")."""
    scene.put(draft, with_dashes(scene, token) if not draft.parts else ())
    if light is not None and light.lemma == "дать":
        scene.put(draft, scene.recipients(token), "guest")
    if light is not None and not named and not by_side(scene):
        scene.put(draft, scene.subject(light))


def _add_who_talks(scene: Scene, token: Token, draft: Draft) -> None:
    """Add who plans the talk with a partner, or says something at it."""
    scene.put(draft, _arranger(scene, token))
    verb = scene.governor(token, scene.clause(token))
    if verb is not None and "ждать" in verb.lemmas and "nom" in token.cases("N"):
        scene.put(draft, _objects(scene, verb))  # "премьера ждет | встреча с канцлером"
    if "nom" in token.cases("N"):
        scene.put(draft, scene.dative_subject(token) or _whose_plans(scene, token))
    occasion = scene.is_occasion(token)
    took_place = verb is None or bool(verb.lemmas & listed("happen", "verbs"))
    if len(draft.parts) > 1 or (scene.happens(token) and took_place and not occasion):
        return
    subjects = [] if verb is None else scene.subject(verb) if occasion else _talking(scene, verb)
    scene.put(draft, [p for p in subjects if (p.person is not None or _is_one(p)) and not speaks(p)])


def _whose_plans(scene: Scene, token: Token) -> list[Party]:
    """In whose plans a talk stands, in a clause without a verb: "В графике премьера – | встреча с послом"."""
    if not scene.verbless(token):
        return []
    before = scene.words.tokens[scene.sentence.first : token.index]
    plans = next((t.index for t in before if t.lemmas & listed("meeting", "plans", "nouns")), None)
    whose = (p for p in scene.clauses.parties if plans is not None and p.first == plans + 1 and not p.prep)
    return [p for p in whose if "gen" in p.cases and p.last < token.index][:1]


def _is_one(party: Party) -> bool:
    """Whether a post tells by its state who holds it: "кыргызский лидер"."""
    return party.kind == "post" and bool(party.country) and not party.plural


def _add_acting(scene: Scene, token: Token, draft: Draft) -> None:
    """Add who acts at a talk of which nobody else is told, and the body at which guests talk."""
    scene.put(draft, _gathered(scene, token) if not draft.parts else ())
    scene.put(draft, _at_body(scene, token) if _only_partners(draft) else (), "host")
    draft.open = _only_partners(draft) or _is_at_hosts(scene, token, draft)
    scene.put(draft, _putting_off(scene, token) if not draft.parts else ())
    if draft.agreed and not draft.parts:  # "лидеры договорились о встрече"
        verb = scene.governor(token, scene.clause(token))
        scene.put(draft, scene.subject(verb) if verb is not None else ())
    scene.put(draft, _in_course(scene, token) if not draft.parts else ())


def _putting_off(scene: Scene, token: Token) -> list[Party]:
    """Two or more who put off or plan a talk of theirs: "президенты А и Б отложили | переговоры"."""
    verb = scene.governor(token, scene.clause(token)) if "acc" in token.cases("N") else None
    first = scene.phrase_start(token)
    if verb is None or not verb.has("V") or phrases.preposition(scene.words, first):
        return []
    if not verb.lemmas & (listed("cues", "cancelled") | listed("meeting", "arranges", "verbs")):
        return []
    parties = [p for p in scene.subject(verb) if p.kind in ("person", "state") or p.country]
    return parties if len(parties) > 1 else []


def _is_two_sided(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a talk is told to be of two, and two persons are named: "двусторонняя встреча"."""
    attributes = scene.words.tokens[phrases.first_attribute(scene.words, token.index, 0) : token.index]
    two_sided = any("двусторонний" in t.lemmas for t in attributes)
    return two_sided and sum(p.party.person is not None for p in draft.parts) == 2


def _call_gathering(scene: Scene, token: Token, draft: Draft, genitive: Sequence[Party]) -> None:
    """Make a conference of a talk of more states than are named: "встреча министров стран НАТО"."""
    several = len({p.country for p in genitive if p.country}) > 1
    session = bool(genitive) and genitive[0].kind == "body" and not several
    if genitive and (of_states(scene, genitive) or session):
        draft.type, draft.named, draft.name = "conference", True, scene.event_name(token, genitive[-1].last)
        draft.parts = []
        beside = [p for p in scene.with_(token) if p.first == genitive[-1].last + 2]
        first = scene.phrase_start(token)
        arrived, absent = arriving(scene, token, first), stays_away(scene, token)
        present = [] if absent else attendees(scene, token) or arrived or acting_at(scene, token, first)
        scene.put(draft, [*present, *genitive, *beside])
        if arrived or absent:
            draft.modality, draft.aimed = "planned", bool(arrived)


def _talking(scene: Scene, verb: Token) -> list[Party]:
    """Of whom a verb says that he talked with somebody: its subject, or who is congratulated on the talks.

    Who only judges them need not have been there; who acts for a side is told by that side.
    """
    if verb.lemmas & listed("meeting", "judges", "verbs") or by_side(scene):
        return []
    if not verb.lemmas & listed("meeting", "congratulates", "verbs"):
        return scene.subject(verb)
    return _objects(scene, verb)


def _objects(scene: Scene, verb: Token) -> list[Party]:
    """The first party in the clause of a verb that only can be its object."""
    low, high = scene.clauses.reach(verb.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high and not (p.prep or p.inner)]
    return [p for p in near if p.cases & ACC and "nom" not in p.cases][:1]


def _only_attended(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a clause only adds who came to the talk told before: "Во встрече участвовали также А и Б"."""
    bare = phrases.preposition(scene.words, token.index) in ("в", "на") and "loc" in token.cases("N")
    later = scene.sentence.index > 0 and scene.sentence.paragraph >= 0
    partners = () if by_side(scene) else _partners(scene, token)
    if not (bare and later and draft.parts) or scene.genitive(token) or partners:
        return False
    clause = scene.clause(token)
    verb = scene.governor(token, clause)
    attends = verb is not None and bool(verb.lemmas & {"участвовать", "присутствовать"})
    attends = attends or (verb is not None and verb.lemma == "быть" and was_there(scene, verb))
    taking = verb is not None and bool(verb.lemmas & {"принять", "принимать"})
    attends = attends or (taking and any("участие" in t.lemmas for t in clause))
    return bool(attends) and scene.relative(token, GEN | ACC | INS) is None


def _only_witnessed(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a clause only tells in whose presence the talk told before was: "Встреча прошла в присутствии
    А и Б"; with whose participation, where the sides of the talk were told: "при участии А и Б"."""
    later = scene.sentence.index > 0 and scene.sentence.paragraph >= 0 and scene.tells(token)
    first = scene.phrase_start(token)
    if not (later and draft.parts and first == token.index) or not _is_witnessed(scene, token):
        return False
    keys = {p.key() for p in participants(scene, token)}
    return draft.keys() <= keys


def _is_witnessed(scene: Scene, token: Token) -> bool:
    clause = [t.lower for t in scene.clause(token)]
    return "присутствии" in clause or ("участии" in clause and talk_told(scene) is not None)


def _partners(scene: Scene, token: Token) -> list[Party]:
    """With whom a talk is; none with whom somebody attends it: "вместе с министром в беседе участвовал"."""
    found = scene.with_(token)
    before = scene.words.tokens[max(found[0].first - 2, 0)].lower if found else ""
    return [] if before in ("вместе", "наряду") else found


def _arranger(scene: Scene, token: Token) -> list[Party]:
    """Who plans a talk with somebody: "премьер анонсировал встречу с коллегой", but not his spokesman."""
    verb = scene.governor(token, scene.clause(token))
    arranges = listed("meeting", "arranges", "verbs") | listed("cues", "cancelled")
    if verb is None or not verb.lemmas & arranges:
        return []
    if "acc" not in token.cases("N") or not verb.has("V"):
        return []
    people = [p for p in scene.subject(verb) if p.kind in ("person", "post")]
    return [p for p in people if not speaks(p)]


def _add_around(scene: Scene, token: Token, draft: Draft) -> None:
    """Add the parties in the phrases that an event noun takes, each in its role."""
    scene.put(draft, mediators(scene, token), "mediator")
    scene.put(draft, scene.genitive(token))
    hosts = at_host(scene, token)
    scene.put(draft, hosts, "host")
    scene.put(draft, _admitted(scene, token) if hosts else (), "guest")
    scene.put(draft, attendees(scene, token))
    scene.put(draft, participants(scene, token))
    at = any(p.first == token.index + 2 for p in hosts)
    scene.put(draft, scene.between(token) or (() if at else scene.with_(token)))
    scene.put(draft, scene.states_before(token))


def with_dashes(scene: Scene, token: Token) -> list[Party]:
    """Sides in the nominative with dashes between: "встреча Орлов – Рыбаков", "встреча Орлов-Рыбаков"."""
    pieces = scene.words.tokens[min(token.index + 1, scene.sentence.last)]
    people = {p.person.name.split()[-1]: p.person for p in scene.parties if p.person is not None}
    named = [people.get(piece) for piece in pieces.text.split("-")]
    if len(named) > 1 and all(named):
        i = pieces.index
        return [Party(i, i, i, "person", scene.sentence.index, NOM, person=p) for p in named]
    out: list[Party] = []
    for party in scene.clauses.parties:
        at = out[-1].last + 2 if out else token.index + 1
        joined = not out or scene.words.tokens[at - 1].text in "–—-"
        if party.first == at and joined and party.kind in ("person", "state") and "nom" in party.cases:
            out.append(party)
    return out if len(out) > 1 else []


def _in_course(scene: Scene, token: Token) -> list[Party]:
    """Subject and object of what was said in a talk: "в ходе телефонного разговора А поблагодарил Б"."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[first - 1].lower if first > scene.sentence.first else ""
    concluded = before in ("итогам", "результатам", "завершении", "окончании", "после")
    # "министры А и Б по итогам переговоров договорились"; who signs after talks need not have talked
    agreeing = listed("meeting", "concludes", "verbs")
    first_told = before != "результатам" and not any(d.type in TALKS for d in scene.told)
    concluded = concluded and (first_told or any(t.lemmas & agreeing for t in scene.clause(token)))
    if before not in ("ходе", "время", "в", "на") and not concluded:
        return []
    verb = scene.governor(token, scene.clause(token))
    subjects = [p for p in scene.subject(verb) if p.person is not None] if verb is not None else []
    if concluded:
        # "по окончании переговоров А и Б выступят": no further talk that is to come
        ahead = verb is not None and "futr" in verb.readings[0].tags and not first_told
        of_two = len({country_of(p) for p in subjects}) > 1
        return subjects if of_two and not ahead else []
    low, high = scene.clauses.reach(token.index)
    inside = [p for p in scene.clauses.parties if low <= p.first <= high and p not in subjects]
    objects = [p for p in inside if p.person is not None and not p.prep and p.cases & (ACC | DAT)]
    objects = [p for p in objects if "nom" not in p.cases and not p.inner]
    return [*subjects, *objects] if subjects and len(objects) == 1 else []


def _only_partners(draft: Draft) -> bool:
    """Whether the text names only those with whom somebody talked."""
    return (
        bool(draft.parts)
        and draft.parts[0].party.prep == "с"
        and all(
            p.role == "participant" and p.party.prep in ("с", "") and "ins" in p.party.cases
            for p in draft.parts
        )
    )


def _is_at_hosts(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a list of talks goes on with one at somebody's: "намечены переговоры с А и | аудиенция у Б"."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[max(first - 1, 0)].lower
    hosted = len(draft.parts) == 1 and draft.parts[0].role == "host" and "nom" in token.cases("N")
    return hosted and before in ("и", ",", "также") and first > scene.sentence.first


def _at_body(scene: Scene, token: Token) -> list[Party]:
    """The body at which a talk with guests takes place: "В МИД Узбекистана прошли консультации с ..."."""
    low, _ = scene.clauses.reach(token.index)
    before = [p for p in scene.clauses.parties if low <= p.first < token.index]
    return [p for p in before if p.kind == "body" and p.prep == "в" and p.country][:1]


def _without_parties(scene: Scene, token: Token, draft: Draft) -> Draft | None:
    """The mention of an event told before, None when its clause tells nothing of it."""
    if not (scene.tells(token) or once_more(scene, token)):
        return at_talk(scene, token, draft)
    draft.rule = retold(scene, token)
    draft.spoken = bool(token.lemmas & (listed("meeting", "spoken", "nouns") | {"переговоры"}))
    return draft


def _admitted(scene: Scene, token: Token) -> list[Party]:
    """The guest of a host named with "у".

    "посол была на аудиенции у спикера", "удостоилась приема у президента".
    """
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.lemmas & listed("meeting", "admitted", "verbs"):
        return []
    return [p for p in scene.subject(verb) if p.prep != "у"]


def _gathered(scene: Scene, token: Token) -> list[Party]:
    """Two or more that act at a talk hold it: "Иран и Ирак договорились на переговорах"."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[first - 1].lower if first > scene.sentence.first else ""
    distant = before == "в" and scene.by_phone(token)
    if not distant and before not in ("на", "ходе", "время", "итогам", "после"):
        return []
    verb = scene.governor(token, scene.clause(token))
    after = before in ("итогам", "после")
    if verb is None or (after and not verb.lemmas & listed("meeting", "concludes", "verbs")):
        return []
    parties = scene.subject(verb)
    if len(parties) == 1 and parties[0].plural and parties[0].kind == "post" and not after:
        return parties if _bare(parties[0]) else []  # "на переговорах президенты обсудили": those told before
    told = all(p.kind in ("state", "person") or (p.kind == "post" and p.country) for p in parties)
    return parties if len(parties) > 1 and told else []


def _bare(party: Party) -> bool:
    c = party.capacity
    return party.person is None and c is not None and not (c.organization or c.country)


def at_host(scene: Scene, token: Token) -> list[Party]:
    """The host named with "у" in the clause of an event noun: "У министра состоялась беседа"."""
    low, high = scene.clauses.reach(token.index)
    inside = [p for p in scene.clauses.parties if low <= p.first <= high and p.prep == "у"]
    hosts = [p for p in inside if p.kind in ("person", "post", "pronoun")]
    beside = [
        p for p in hosts if p.first == token.index + 2
    ]  # "намечены у него переговоры и | аудиенция у А"
    return beside or hosts[:1]


def mediators(scene: Scene, token: Token) -> list[Party]:
    """Who mediates the talks of the clause: "при посредничестве Катара"."""
    low, high = scene.clauses.reach(token.index)
    for t in scene.words.tokens[low : high + 1]:
        if t.lemma in ("посредничество", "посредник", "содействие") and t.lower != "посредник":
            found = next((p for p in scene.clauses.parties if p.first == t.index + 1), None)
            return scene.clauses.group(found, GEN) if found is not None else []
    return []


def relative_holders(scene: Scene, token: Token) -> list[Party]:
    """The subject and the partner of the relative clause: "встреча, которую министр провел с послом"."""
    k = scene.clauses.index_of(token.index) + 1
    if k >= len(scene.clauses.segments) or not scene.clauses.segments[k].relative:
        return []
    segment = scene.clauses.segments[k]
    inside = scene.words.tokens[segment.first : segment.last + 1]
    pronoun = next(
        (
            t
            for t in inside
            if t.lemma == "который" and t.cases() & ACC and not phrases.preposition(scene.words, t.index)
        ),
        None,
    )
    verb = next((t for t in inside if t.lemmas & listed("light", "verbs") and finite(t)), None)
    if pronoun is None or verb is None:
        return []
    partners = [
        p
        for p in scene.clauses.parties
        if segment.first <= p.first <= segment.last and p.prep == "с" and scene.ins(p)
    ]
    return [*scene.clauses.subject(verb.index), *(scene.clauses.group(partners[0], INS) if partners else [])]


def _relative_sides(scene: Scene, token: Token) -> list[Party]:
    """The sides in the relative clause: "переговоры, которые идут между А и Б", "прошли с участием А"."""
    k = scene.clauses.index_of(token.index) + 1
    if k >= len(scene.clauses.segments) or not scene.clauses.segments[k].relative:
        return []
    segment = scene.clauses.segments[k]
    inside = scene.words.tokens[segment.first : segment.last + 1]
    pronoun = next((t for t in inside if t.lemma == "который"), None)
    verb = next((t for t in inside if finite(t)), None)
    if pronoun is None or verb is None or "nom" not in pronoun.cases():
        return []
    return scene.between(verb) or participants(scene, verb)


def _attending(scene: Scene, token: Token) -> list[Party]:
    """ "встреча, в которой примут участие А и Б"."""
    found = relative_attendees(scene, token)
    return found if len(found) > 1 or any(p.plural for p in found) else []


def of_states(scene: Scene, parties: Sequence[Party]) -> bool:
    """Whether "встреча министров стран НАТО" names a gathering of more states than are named.

    "Встреча лидеров стран" alone speaks of those told before.
    """
    plural = (p.capacity for p in parties if p.plural and p.capacity is not None)
    return any(c.organization or " стран " in c.position for c in plural)
