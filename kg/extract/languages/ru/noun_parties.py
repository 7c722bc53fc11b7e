"""The parties that stand around an event noun: who plans, holds, hosts, mediates or attends it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import participants
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.for_sides import by_side
from kg.extract.languages.ru.lexicon import EVENT_NOUNS
from kg.extract.languages.ru.pronouns import pronoun
from kg.extract.languages.ru.relative_attendance import relative_attendees
from kg.extract.languages.ru.scene import ACC, DAT, GEN, INS, NOM, Scene
from kg.extract.languages.ru.speakers import speaks
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token


def whose_plans(scene: Scene, token: Token) -> list[Party]:
    """In whose plans a talk stands, in a clause without a verb: "В графике премьера – | встреча с послом",
    "Среди встреч, запланированных у премьера, – | переговоры с послом"."""
    if not scene.verbless(token):
        return []
    before = scene.words.tokens[scene.sentence.first : token.index]
    with_whom = (p for p in scene.clauses.parties if p.prep == "у" and p.last < token.index)
    planner = next((p for p in with_whom if p.kind in ("person", "post")), None)
    if planner is not None and scene.words.tokens[planner.first - 2].lemmas & listed("cues", "planned"):
        return [planner]
    plans = next((t.index for t in before if t.lemmas & listed("meeting", "plans", "nouns")), None)
    if plans is not None and scene.words.tokens[plans + 1].lower == "дня":
        plans += 1  # "В повестке дня президента"
    whose = (p for p in scene.clauses.parties if plans is not None and p.first == plans + 1 and not p.prep)
    return [p for p in whose if "gen" in p.cases and p.last < token.index][:1]


def putting_off(scene: Scene, token: Token) -> list[Party]:
    """Two or more who put off or plan a talk of theirs: "президенты А и Б отложили | переговоры"."""
    verb = scene.governor(token, scene.clause(token)) if "acc" in token.cases("N") else None
    first = scene.phrase_start(token)
    if verb is None or not verb.has("V") or phrases.preposition(scene.words, first):
        return []
    if not verb.lemmas & (listed("cues", "cancelled") | listed("meeting", "arranges", "verbs")):
        return []
    parties = [p for p in scene.subject(verb) if p.kind in ("person", "state") or p.country]
    return parties if len(parties) > 1 else []


def getting_ready(scene: Scene, token: Token) -> list[Party]:
    """Who gets ready for a talk of his, or begins it: "лидеры Греции и Кипра готовятся к | встрече",
    "президенты перешли к | переговорам"."""
    verb = scene.governor(token, scene.clause(token)) if "dat" in token.cases("N") else None
    ready = verb is not None and bool(verb.lemmas & _GETS_TO) and verb.has("V")
    if verb is None or not ready or phrases.preposition(scene.words, scene.phrase_start(token)) != "к":
        return []
    return [p for p in scene.subject(verb) if p.kind in ("person", "post", "pronoun") or p.plural]


_GETS_TO = frozenset(("готовиться", "перейти", "переходить", "приступить", "приступать"))


def talking(scene: Scene, verb: Token) -> list[Party]:
    """Of whom a verb says that he talked with somebody: its subject, or who is congratulated on the talks.

    Who only judges them need not have been there; who acts for a side is told by that side.
    """
    if verb.lemmas & listed("meeting", "judges", "verbs") or by_side(scene):
        return []
    if not verb.lemmas & listed("meeting", "congratulates", "verbs"):
        return scene.subject(verb)
    return objects(scene, verb)


def objects(scene: Scene, verb: Token) -> list[Party]:
    """The first party in the clause of a verb that only can be its object."""
    low, high = scene.clauses.reach(verb.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high and not (p.prep or p.inner)]
    return [p for p in near if p.cases & ACC and "nom" not in p.cases][:1]


def asked_to_talk(scene: Scene, token: Token) -> list[Party]:
    """Who asks others to a talk, and they: "премьер Чили пригласил коллег из Перу и Чада на | встречу"."""
    verb = scene.governor(token, scene.clause(token))
    at = phrases.preposition(scene.words, scene.phrase_start(token)) == "на" and "acc" in token.cases("N")
    if verb is None or not at or not verb.lemmas & _ASKS:
        return []
    asked = [q for p in objects(scene, verb) for q in scene.clauses.group(p, ACC)]
    hosts = scene.subject(verb)
    states = {country_of(p) for p in (*hosts, *asked)}
    official = bool(hosts and asked) and all(p.kind in ("person", "post") for p in (*hosts, *asked))
    return [*hosts, *asked] if official and "" not in states and len(states) > 1 else []


_ASKS = frozenset(("пригласить", "приглашать", "позвать", "созвать"))


def partners(scene: Scene, token: Token) -> list[Party]:
    """With whom a talk is; none with whom somebody attends it: "вместе с министром в беседе участвовал", or
    has another talk: "обсудил с послом итоги | переговоров министров"."""
    found = scene.with_(token)
    if found and found[0].last < token.index and _has_sides(scene.genitive(token)):
        return []
    before = scene.words.tokens[max(found[0].first - 2, 0)].lower if found else ""
    return [] if before in ("вместе", "наряду") else found


def _has_sides(whose: Sequence[Party]) -> bool:
    """Whether a talk is told with two sides at least, as that of "министров" or of "А и Б"."""
    return len({country_of(p) for p in whose}) > 1 or any(p.plural and p.person is None for p in whose)


def arranger(scene: Scene, token: Token) -> list[Party]:
    """Who plans a talk with somebody: "премьер анонсировал встречу с коллегой", but not his spokesman."""
    verb = scene.governor(token, scene.clause(token))
    arranges = listed("meeting", "arranges", "verbs") | listed("cues", "cancelled")
    if verb is None or not verb.lemmas & arranges:
        return []
    if "acc" not in token.cases("N") or not verb.has("V"):
        return []
    people = [p for p in scene.subject(verb) if p.kind in ("person", "post")]
    return [p for p in people if not speaks(p)]


def with_dashes(scene: Scene, token: Token) -> list[Party]:
    """Sides in the nominative with dashes between: "встреча Орлов – Рыбаков", "встреча Орлов-Рыбаков"."""
    pieces = scene.behind(token)
    people = {p.person.name.split()[-1]: p.person for p in scene.parties if p.person is not None}
    named = [people.get(piece) for piece in pieces.text.split("-")]
    if len(named) > 1 and all(named):
        i = pieces.index
        return [Party(i, i, i, "person", scene.sentence.index, NOM, person=p) for p in named]
    out: list[Party] = []
    for party in scene.clauses.parties:
        at = out[-1].last + 2 if out else token.index + 1
        joined = not out or scene.words.tokens[at - 1].text in "–—-"
        if party.first == at and joined and party.kind in _NAMED and "nom" in party.cases:
            out.append(party)
    return out if len(out) > 1 else []


_NAMED = ("person", "state", "body")


def in_course(scene: Scene, token: Token) -> list[Party]:
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
        if of_two and not ahead:
            return subjects
        both = _with_addressed(scene, token, subjects) if first_told and before in _CLOSING else []
        return both if len({country_of(p) for p in both} - {""}) > 1 else []
    several = _told_together(scene, verb) if verb is not None else []
    if several:
        return several
    return _with_addressed(scene, token, subjects)


# "по | итогам переговоров А поблагодарил Б": what was said there; "после переговоров" others may be thanked.
_CLOSING = frozenset(("итогам", "завершении", "окончании"))
# "заручился | поддержкой президента", "получил согласие премьера"
_GIVEN, _GETS = (
    frozenset(("поддержка", "согласие", "одобрение", "содействие", "обещание", "заверение")),
    frozenset(("заручиться", "добиться", "получить", "просить", "попросить")),
)


_TURNING = frozenset(("обратиться", "обращаться"))  # "обратился | к президенту с просьбой"


def _with_addressed(scene: Scene, token: Token, subjects: list[Party]) -> list[Party]:
    """Who acts in the clause of a talk, and the only one to whom it is done; [] without either."""
    low, high = scene.clauses.reach(token.index)
    inside = [p for p in scene.clauses.parties if low <= p.first <= high and p not in subjects]
    turns = any(t.lemmas & _TURNING for t in scene.clause(token))
    near = [p for p in inside if _is_addressed(p) or _is_giver(scene, p) or (turns and p.prep == "к")]
    objects = [p for p in near if p.person is not None]
    objects = [p for p in objects if "nom" not in p.cases and not p.inner]
    objects = [p for p in objects if _is_giver(scene, p) or not _is_whose(scene, p)]
    return [*subjects, *objects] if subjects and len(objects) == 1 else []


def _is_giver(scene: Scene, party: Party) -> bool:
    """Whether somebody gives what the other asks for or gets: "заручился поддержкой | президента"."""
    noun = scene.words.tokens[party.first - 1]
    verb = scene.words.tokens[max(noun.index - 1, scene.sentence.first)]
    return "gen" in party.cases and not noun.lemmas.isdisjoint(_GIVEN) and not verb.lemmas.isdisjoint(_GETS)


def _is_whose(scene: Scene, party: Party) -> bool:
    """Whether a party in the genitive is of the noun before it: "соболезнования в связи с гибелью |
    президента"."""
    before = scene.words.tokens[party.first - 1]
    return "gen" in party.cases and before.has("N") and not finite(before) and not before.has("A", "P", "NUM")


def _is_addressed(party: Party) -> bool:
    """Whether somebody is told or asked something: "заверил | премьера", "попросил | у премьера помощи"."""
    return bool(party.cases & (ACC | DAT)) if not party.prep else party.prep in ("у", "от", "перед")


def _told_together(scene: Scene, verb: Token) -> list[Party]:
    """Those told before together who act at a talk, where nothing tells of it before: "Премьер поздравил
    коллегу. В телефонном | разговоре они обсудили торговлю"."""
    acting = scene.subject(verb)
    alone = len(acting) == 1 and acting[0].plural and acting[0].person is None and not acting[0].country
    first_told = bool(scene.sentence.index) and all(d.type in ("visit", "signing") for d in scene.told)
    return acting if alone and first_told and acting[0].kind in ("pronoun", "group") else []


def at_body(scene: Scene, token: Token) -> list[Party]:
    """The body at which a talk with guests takes place: "В МИД Узбекистана прошли консультации с ..."."""
    low, _ = scene.clauses.reach(token.index)
    before = [p for p in scene.clauses.parties if low <= p.first < token.index]
    return [p for p in before if p.kind == "body" and p.prep == "в" and p.country][:1]


def admitted(scene: Scene, token: Token) -> list[Party]:
    """The guest of a host named with "у".

    "посол была на аудиенции у спикера", "удостоилась приема у президента".
    """
    verb = scene.governor(token, scene.clause(token))
    asks = (
        verb is not None and verb.lemmas & ASKS and scene.is_occasion(token)
    )  # "попросил у А помощи на встрече"
    if verb is None or not (asks or verb.lemmas & listed("meeting", "admitted", "verbs")):
        return []
    return [p for p in scene.subject(verb) if p.prep != "у"]


# From whom somebody wants or gets something.
ASKS = listed("meeting", "asks", "forms")


def gathered(scene: Scene, token: Token) -> list[Party]:
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
    inside = [p for p in inside if p.first < token.index or not _is_of_other(scene, token, p)]
    hosts = [p for p in inside if p.kind in ("person", "post", "pronoun")]
    beside = [
        p for p in hosts if p.first == token.index + 2
    ]  # "намечены у него переговоры и | аудиенция у А"
    together = scene.clauses.group(hosts[0], GEN) if hosts and not beside else []
    return beside or together or hosts[:1]


def _is_of_other(scene: Scene, token: Token, host: Party) -> bool:
    """Whether a host stands right behind another event noun: "встреча с послом и прием | у короля"."""
    noun = scene.words.tokens[max(host.first - 2, 0)]
    return noun.index > token.index and bool(noun.lemmas & EVENT_NOUNS) and noun.has("N")


def mediators(scene: Scene, token: Token) -> list[Party]:
    """Who mediates the talks of the clause: "при посредничестве Катара"."""
    low, high = scene.clauses.reach(token.index)
    for t in scene.words.tokens[low : high + 1]:
        if t.lower in ("посредником", "посредниками"):  # "Посредником на переговорах А и Б стал В"
            verb = scene.governor(t, scene.clause(t))
            return scene.subject(verb) if verb is not None and verb.lemmas & _SERVES else []
        if t.lemma in ("посредничество", "посредник", "содействие") and t.lower != "посредник":
            same = [x.lower for x in scene.words.tokens[t.index + 1 : t.index + 3]] == ["того", "же"]
            first = t.index + (3 if same else 1)  # "при посредничестве того же | Берга"
            found = next((p for p in scene.clauses.parties if p.first == first), None)
            return scene.clauses.group(found, GEN) if found is not None else []
    return []


_SERVES = frozenset(("стать", "выступить", "выступать", "быть", "являться"))


def relative_holders(scene: Scene, token: Token) -> list[Party]:
    """The subject and the partner of the relative clause: "встреча, которую министр провел с послом"."""
    segment = scene.clauses.relative(token.index)
    inside = scene.words.tokens[segment.first : segment.last + 1] if segment is not None else []
    pronoun = next(
        (
            t
            for t in inside
            if t.lemma == "который" and t.cases() & ACC and not phrases.preposition(scene.words, t.index)
        ),
        None,
    )
    verb = next((t for t in inside if t.lemmas & listed("light", "verbs") and finite(t)), None)
    if segment is None or pronoun is None or verb is None:
        return []
    partners = [
        p
        for p in scene.clauses.parties
        if segment.first <= p.first <= segment.last and p.prep == "с" and scene.ins(p)
    ]
    return [*scene.clauses.subject(verb.index), *(scene.clauses.group(partners[0], INS) if partners else [])]


def verb_past_relative(scene: Scene, token: Token) -> Token | None:
    """The verb of the main clause that an occasion opens, past what is said of it: "После встречи с А,
    которая прошла в Осло, министр | вылетел"."""
    relative = scene.clauses.relative(token.index)
    opening = scene.clauses.segments[scene.clauses.index_of(token.index)]
    led = phrases.preposition(scene.words, scene.phrase_start(token)) or "gen" in token.cases("N")
    if (
        relative is None
        or not led
        or any(finite(t) for t in scene.words.tokens[opening.first : opening.last + 1])
    ):
        return None
    after = scene.words.tokens[relative.last + 1 : scene.sentence.last + 1]
    return next((t for t in after if finite(t)), None)


def relative_sides(scene: Scene, token: Token) -> list[Party]:
    """The sides in the relative clause: "переговоры, которые идут между А и Б", "прошли с участием А"."""
    segment = scene.clauses.relative(token.index)
    inside = scene.words.tokens[segment.first : segment.last + 1] if segment is not None else []
    pronoun = next((t for t in inside if t.lemma == "который"), None)
    verb = next((t for t in inside if finite(t)), None)
    if pronoun is None or verb is None or "nom" not in pronoun.cases():
        return []
    return scene.between(verb) or participants(scene, verb)


def attending(scene: Scene, token: Token) -> list[Party]:
    """ "встреча, в которой примут участие А и Б"."""
    segment = scene.clauses.relative(token.index)
    before = scene.words.tokens[token.index + 1 : segment.first] if segment is not None else []
    if any(scene.is_noun(t, listed("meeting", "noun", "nouns")) for t in before):
        return []  # "После | переговоров А пригласил Б на ужин, в котором участвовал В"
    found = relative_attendees(scene, token)
    sides = bool(scene.with_(token) or scene.between(token)) or len(scene.genitive(token)) > 1
    told = sides and all(p.person is not None for p in found)
    return found if len(found) > 1 or told or any(p.plural for p in found) else []


def honoured(scene: Scene, token: Token) -> list[Party]:
    """In whose honour a meal or reception is: "был дан обед | в честь премьера Чили А", "в его честь"."""
    if not token.lemmas & _MEALS:
        return []
    low, high = scene.clauses.reach(token.index)
    at = next((t.index for t in scene.words.tokens[low : high + 1] if t.lower == "честь"), None)
    if at is not None and scene.words.tokens[at - 1].lower in ("его", "ее", "её"):
        return _told_before(scene, at - 1)
    if at is None or scene.words.tokens[at - 1].lower != "в":
        return []
    first = next((p for p in scene.clauses.parties if p.first == at + 1 and "gen" in p.cases), None)
    return scene.clauses.group(first, GEN) if first is not None else []


def _told_before(scene: Scene, possessive: int) -> list[Party]:
    """Whom "в | его честь" means: not who gives the dinner, but who was told of in a sentence before."""
    guest = Party(possessive, possessive, possessive, "pronoun", scene.sentence.index, GEN)
    before = [p for p in scene.parties if p.sentence < scene.sentence.index]
    guest.person = pronoun(scene.words, guest, before)
    return [guest] if guest.person is not None else []


def in_name_of(scene: Scene, token: Token) -> list[Party]:
    """In whose name a meal or reception is given, or by whom: "| от имени президента Перу А был дан обед",
    "| президентом Перу А дан обед"."""
    if not token.lemmas & _MEALS:
        return []
    low, high = scene.clauses.reach(token.index)
    names = [t.index for t in scene.words.tokens[low : high + 1] if t.lower == "имени"]
    at = next((i for i in names if scene.words.tokens[i - 1].lower == "от"), None)
    first = next((p for p in scene.clauses.parties if p.first == (at or -2) + 1), None)
    given = any(t.has("PS") and t.lemmas & listed("light", "verbs") for t in scene.clause(token))
    for party in scene.clauses.parties if given and first is None else ():
        if low <= party.first <= high and party.cases == INS and not (party.prep or party.inner):
            first = party
            break
    return [first] if first is not None and first.kind in ("person", "post") else []


_MEALS = frozenset(("обед", "ужин", "завтрак", "прием"))


def was_attended(scene: Scene, token: Token) -> bool:
    """Whether others are said to have been at what somebody was asked to: "пригласил на обед, на котором |
    присутствовали А и Б"."""
    segment = scene.clauses.relative(token.index)
    inside = scene.words.tokens[segment.first : segment.last + 1] if segment is not None else []
    attends = listed("conference", "attend", "verbs") | {"присутствовать", "принять"}
    return any(t.lemmas & attends and finite(t) and "past" in t.readings[0].tags for t in inside)


def by_whom(scene: Scene, verb: Token) -> list[Party]:
    """By whom something is said to be done: "обсуждено | министром с послом"."""
    near = (p for p in scene.clauses.parties if verb.index + 1 == p.first or p.last + 1 == verb.index)
    agent = next((p for p in near if not (p.prep or p.inner) and "ins" in p.cases - {"nom"}), None)
    return scene.clauses.group(agent, INS) if agent is not None and "nom" not in agent.cases else []
