"""Patterns of meetings: verbs of meeting and receiving, credentials, commissions, summons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import also_attended, attendees, participants
from kg.extract.languages.ru.modality import mention
from kg.extract.languages.ru.nouns import by_noun, of_states
from kg.extract.languages.ru.places import hosting_place
from kg.extract.languages.ru.rosters import lines_after
from kg.extract.languages.ru.scene import ACC, DAT, GEN, INS, NOM, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token


def meet_with(scene: Scene, token: Token) -> Draft | None:
    if not scene.is_verb(token, listed("meeting", "with", "verbs")):
        return None
    partners = scene.with_(token)
    subjects = scene.subject(token)
    alone = len(subjects) < 2 and not any(p.kind == "pronoun" and p.plural for p in subjects)
    if not partners and alone and token.lemmas & listed("meeting", "with", "speak"):
        return None
    distant = token.lemmas & listed("meeting", "with", "distant")
    draft = mention(scene, "meeting", token, "speak-with" if distant else "meet-with")
    scene.put(draft, subjects)
    scene.put(draft, partners)
    if scene.by_phone(token):
        draft.type = "call"
    return draft


def receive(scene: Scene, token: Token) -> Draft | None:
    """The subject receives the object: "президент принял посла"; passive "посол принят президентом"."""
    if not scene.is_verb(token, listed("meeting", "receive", "verbs")):
        return None
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high]
    near = [p for p in near if p.kind != "state" or scene.words.tokens[p.head].lemma == "делегация"]
    draft = mention(scene, "meeting", token, "receive")
    if token.has("PS"):
        hosts = [p for p in near if "ins" in p.cases and not p.prep and "nom" not in p.cases]
        hosts = [p for p in hosts if p.first > low]
        bodies = [p for p in near if p.kind == "body" and p.prep == "в" and p.first > low and not hosts]
        scene.put(draft, scene.subject(token) if hosts or bodies else (), "guest")
        scene.put(draft, scene.clauses.group(hosts[0], INS) if hosts else bodies[:1], "host")
        return draft if len(draft.parts) > 1 else None
    hosts = scene.subject(token)
    relative = scene.relative(token, ACC | GEN)
    guests = [relative] if relative is not None else _received(scene, near, hosts)
    behind = [p for p in near if p.first > token.index and p.cases == NOM and not p.prep]
    if not guests and behind and hosts and hosts[0].last < token.index and "acc" in hosts[0].cases:
        guests, hosts = hosts[:1], behind[:1]  # "Гросси примет президент России"
    if not guests or object_is_thing(scene, token):
        return None
    if not hosts and any(r.number == "p" for r in token.readings):  # "гостя принимали в Сенате"
        hosts = [p for p in near if p.kind == "body" and p.prep == "в"][:1]
    scene.put(draft, [h for h in hosts if h not in guests], "host")
    scene.put(draft, scene.clauses.group(guests[0], ACC | GEN), "guest")
    return draft if len(draft.parts) > 1 else None


def _received(scene: Scene, near: Sequence[Party], hosts: Sequence[Party]) -> list[Party]:
    """The objects of a verb of receiving; of bodies only a delegation."""
    objects = [p for p in near if "acc" in p.cases and not p.prep and p.cases != NOM and p not in hosts]
    return [p for p in objects if p.kind != "body" or scene.words.tokens[p.head].lemma == "делегация"]


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
    guests = [p for p in scene.subject(token) if p not in hosts]
    if not hosts or not guests:
        return None
    draft = mention(scene, "meeting", token, "be-received")
    scene.put(draft, hosts[:1], "host")
    scene.put(draft, guests, "guest")
    return draft


def object_is_thing(scene: Scene, token: Token, *, besides: Sequence[Token] = ()) -> bool:
    """Whether the verb takes a thing, other words than ``besides``: "принять участие", "принял решение",
    "участие в саммите примет"."""
    things = listed("meeting", "receive", "things")
    low, _ = scene.clauses.reach(token.index)
    after = scene.words.tokens[token.index + 1 : token.index + 4]
    before = (t for t in scene.words.tokens[low : token.index] if t.lemma in things)
    ahead = [t for t in before if "acc" in t.cases("N") and not phrases.preposition(scene.words, t.index)]
    return any(t.lemma in things and t not in besides for t in (*after, *ahead))


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
    if not letters or object_is_thing(scene, token, besides=letters):
        return None
    draft = mention(scene, "meeting", token, "credentials")
    receiving = bool(token.lemmas & {"принять", "принимать"})
    near = [p for p in scene.clauses.parties if p.kind in ("person", "post", "pronoun", "group")]
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
        scene.put(draft, hosts[:1], "host")
        scene.put(draft, [s for s in subjects if s not in hosts], "guest")
        named = [p for p in near if p.first > token.index and "nom" in p.cases and not p.prep]
        scene.put(draft, named, "guest")
        scene.put(draft, list(lines_after(scene.words, scene.parties, scene.sentence)), "guest")
    return draft if draft.parts else None


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


def meeting_noun(scene: Scene, token: Token) -> Draft | None:
    if not _exchange_of_views(scene, token) and not scene.is_noun(token, listed("meeting", "noun", "nouns")):
        return None
    if also_attended(scene, token):
        return None
    headline = scene.sentence.paragraph < 0 and "переговоры" in token.lemmas
    spoken = headline or bool(token.lemmas & listed("meeting", "spoken", "nouns"))
    return by_noun(scene, "meeting", token, "talk-noun" if spoken else "meeting-noun")


def _exchange_of_views(scene: Scene, token: Token) -> bool:
    """Whether a noun says that two talked, and who: "обмен мнениями (по телефону) между А и Б"."""
    after = scene.words.tokens[token.index + 1 : token.index + 2]
    if not scene.is_noun(token, frozenset(("обмен",))) or not any(t.lemma in _VIEWS for t in after):
        return False
    sides = scene.between(token)
    return len(sides) > 1 and sides[0].first <= token.index + _NEAR_SIDES


# "обмен мнениями по телефону между | А": so many words of how two talked stand before who did.
_NEAR_SIDES = 5


def commission(scene: Scene, token: Token) -> Draft | None:
    """A meeting by the codebook, not a conference: "заседание межправительственной комиссии"."""
    if not scene.is_noun(token, listed("meeting", "commission", "nouns")):
        return None
    end = phrases.complement_end(scene.words, scene.spans, token.index, scene.sentence.last)
    inside = scene.words.tokens[token.index + 1 : end + 1]
    head = next((t for t in inside if t.lemmas & listed("meeting", "commission", "of")), None)
    joint = any(t.lemmas & listed("meeting", "commission", "joint") for t in inside)
    if joint:
        head = next((t for t in inside if t.lemmas & listed("meeting", "commission", "committees")), head)
    head = head or _chaired(scene, token)
    if head is None:
        return None
    draft = mention(scene, "meeting", token, "commission", last=end)
    draft.name, draft.named = scene.event_name(token, end), True
    draft.place = hosting_place(scene, token)
    scene.put(draft, attendees(scene, token))
    scene.put(draft, participants(scene, token))
    holding = _holding(scene, token)
    if holding:
        draft.parts = [p for p in draft.parts if p.party.kind != "body"]
    scene.put(draft, holding)
    if not any(p.party.country or p.party.person for p in draft.parts):
        scene.put(draft, _of_states_after(scene, token, end))
    if not any(p.party.country or p.party.person for p in draft.parts):
        scene.put(draft, _of_two_states(scene, inside))
    if not draft.parts:  # "комиссия по сотрудничеству между | парламентом Чили и парламентом Перу"
        scene.put(draft, [p for p in scene.between(token) if p.kind in ("state", "body")])
    if not draft.parts:
        scene.put(draft, [p for p in scene.clauses.parties if token.index < p.first <= end])
    after = scene.words.tokens[head.index + 1 : end + 3]
    if not any(p.party.country or p.party.person for p in draft.parts) and any(
        t.lower in _OF_BOTH for t in after
    ):
        both = Party(token.index, token.index, token.index, "pronoun", scene.sentence.index, plural=True)
        draft.parts = []
        draft.add(both)  # "заседание коллегий двух министерств": those of whom the text speaks
    return draft


def _of_two_states(scene: Scene, inside: Sequence[Token]) -> list[Party]:
    """The states of an adjective in a board's name: "заседание | российско-монгольской межправкомиссии"."""
    at = next((t for t in inside if len(scene.adjectives.countries(t)) > 1), None)
    if at is None:
        return []
    i, sentence = at.index, scene.sentence.index
    return [Party(i, i, i, "state", sentence, NOM, country=c) for c in scene.adjectives.countries(at)]


def _of_states_after(scene: Scene, session: Token, end: int) -> list[Party]:
    """For which states a board is, told after its name: "комиссии на уровне | премьеров Чили и Перу"."""
    _, high = scene.clauses.reach(session.index)
    after = [p for p in scene.clauses.parties if end < p.first <= high and "gen" in p.cases and not p.prep]
    after = [p for p in after if p.country and p.kind in ("state", "post")]
    level = any(t.lemma == "уровень" for t in scene.words.tokens[end : end + 4])
    return after if level and len({p.country for p in after}) > 1 else []


def _holding(scene: Scene, session: Token) -> list[Party]:
    """Who holds a session with whom: "которому предстоит провести с министром | заседание комиссии"; who acts
    in its course: "министры А и Б в ходе | заседания коллегий подписали"."""
    light = scene.light_verb(session)
    if light is not None:
        partners = scene.with_(light)
        whose = scene.relative(light, DAT) if partners and light.has("I") else None
        return [whose, *partners] if whose is not None else partners
    first = phrases.first_attribute(scene.words, session.index, scene.sentence.first)
    course = first > scene.sentence.first and scene.words.tokens[first - 1].lower in ("ходе", "итогам")
    verb = scene.governor(session, scene.clause(session)) if course else None
    acting = [p for p in scene.subject(verb) if p.person is not None] if verb is not None else []
    return acting if len(acting) > 1 else []


def _chaired(scene: Scene, session: Token) -> Token | None:
    """The commission whose chairs hold a session: "сопредседатели комиссии А и Б провели заседание"."""
    before = scene.words.tokens[scene.sentence.first : session.index]
    chairs = next((t for t in before if "сопредседатель" in t.lemmas), None)
    after = before[chairs.index - scene.sentence.first + 1 :] if chairs is not None else []
    return next((t for t in after if t.lemmas & listed("meeting", "commission", "of")), None)


_OF_BOTH = frozenset(("двух", "обоих", "обеих"))


def discuss(scene: Scene, token: Token) -> Draft | None:
    """A talk that only its topic verb reports.

    "обсудил с послом Китая", "министры А и Б обменялись мнениями".
    """
    if not _discusses(scene, token):
        return None
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    if _at_gathering(scene, token) or _by_participants(scene, token) or _is_purpose(scene, token):
        return None
    nouns = listed("meeting", "noun", "nouns") | listed("call", "noun", "nouns") | {"телефон", "телефонный"}
    if any(t.lemmas & (nouns - _MEALS | listed("meeting", "with", "verbs")) for t in clause):
        return None
    draft = mention(scene, "meeting", token, "discuss")
    scene.put(draft, [p for p in scene.subject(token) if p.kind in _TALKERS])
    scene.put(draft, [p for p in scene.with_(token) if p.kind in _TALKERS and low <= p.first <= high])
    if scene.by_phone(token):
        draft.type = "call"
    return draft if len(draft.parts) > 1 else None


def _at_gathering(scene: Scene, token: Token) -> bool:
    """Whether the clause tells what is discussed at a gathering: "заседание, на котором обсудят бюджет"."""
    k = scene.clauses.index_of(token.index)
    there = scene.words.tokens[scene.clauses.segments[k].first].lower in ("где", "куда")
    if not k or not (scene.clauses.segments[k].relative or there):
        return False
    before = scene.clauses.segments[k - 1]
    inside = scene.words.tokens[before.first : before.last + 1]
    return any(t.lemmas & listed("conference", "noun", "nouns") for t in inside)


def _is_purpose(scene: Scene, token: Token) -> bool:
    """Whether it is only what a talk of the sentence is for: "провели встречу, чтобы обсудить торговлю"."""
    low, _ = scene.clauses.reach(token.index)
    opening = [t.lower for t in scene.words.tokens[low : low + 2]]
    if "чтобы" not in opening or not token.has("I"):
        return False
    nouns = listed("meeting", "noun", "nouns") | listed("call", "noun", "nouns")
    before = scene.words.tokens[scene.sentence.first : low]
    return any(t.lemmas & (nouns | listed("meeting", "with", "verbs")) for t in before)


def _by_participants(scene: Scene, token: Token) -> bool:
    """Whether those discuss who attend what was told: "Участники – это А и Б – обсудили"."""
    before = scene.words.tokens[scene.sentence.first : token.index]
    return any("участник" in a.lemmas and b.text in "–—-" for a, b in pairwise(before))


def gather(scene: Scene, token: Token) -> Draft | None:
    """Officials of several states come together: "министры иностранных дел стран ОТГ собрались в Баку"."""
    if not scene.is_verb(token, listed("conference", "gather", "verbs")) or _is_to(scene, token):
        return None
    low, high = scene.clauses.reach(token.index)
    nouns = listed("conference", "noun", "nouns") | listed("meeting", "noun", "nouns")
    if any(t.lemmas & nouns for t in scene.words.tokens[low : high + 1]):
        return None
    if _at_gathering(scene, token):
        return None
    board = [p for p in scene.subject(token) if p.kind == "body"]
    if len(board) == 1 and scene.words.tokens[board[0].head].lemmas & listed("meeting", "commission", "of"):
        draft = mention(scene, "meeting", token, "commission")
        draft.add(board[0])
        return draft
    parties = [p for p in scene.subject(token) if p.kind in ("post", "person")]
    several = of_states(scene, parties)
    both = any(p.plural and p.capacity is not None and _OF_SOME.search(p.capacity.position) for p in parties)
    if len(parties) < 2 and not several and not both:
        return None
    several = several and not both
    draft = mention(scene, "conference" if several else "meeting", token, "gather")
    scene.put(draft, parties)
    return draft


# Those of states that are counted and told before: "вице-премьеры трех стран соберутся".
_OF_SOME = re.compile(r" (?:двух|трех|трёх|обеих|обоих) (?:стран|государств)$")


def _is_to(scene: Scene, token: Token) -> bool:
    """Whether "собираться" means to be about to: "министры собираются посетить Баку"."""
    _, high = scene.clauses.reach(token.index)
    return any(t.readings and t.readings[0].pos == "I" for t in scene.words.tokens[token.index : high + 1])


_TALKERS = ("person", "post", "pronoun")
_MEALS = frozenset(["ужин", "обед", "завтрак"])


def _discusses(scene: Scene, token: Token) -> bool:
    if scene.is_verb(token, listed("meeting", "discuss", "verbs")):
        return True
    exchanges = scene.is_verb(token, listed("meeting", "exchange", "verbs"))
    following = scene.words.tokens[token.index + 1 : token.index + 3]
    return exchanges and any(t.lemma in _VIEWS for t in following)


_VIEWS = frozenset(("мнение", "взгляд"))


def summon(scene: Scene, token: Token) -> Draft | None:
    """A talk at the ministry: "посол вызван в МИД"."""
    if not scene.is_verb(token, listed("meeting", "summon", "verbs")):
        return None
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high]
    hosts = [p for p in near if p.kind == "body" and p.prep == "в" and p.first > token.index]
    passive = token.readings[0].pos == "PS"
    if not hosts and not passive and token.has("V") and token.lemmas & {"вызвать", "вызывать"}:
        hosts = [p for p in scene.subject(token) if p.kind == "body" and p.country]
    guests = [
        p
        for p in near
        if p.kind in ("person", "post")
        and not p.prep
        and ("nom" if passive else "acc") in p.cases
        and p.capacity is not None
    ]
    if not hosts or not guests:
        return None
    draft = mention(scene, "meeting", token, "summon")
    scene.put(draft, guests[:1], "guest")
    scene.put(draft, hosts[:1], "host")
    return draft


def interlocutor(scene: Scene, token: Token) -> Draft | None:
    """A talk of the two: "Собеседником президента стал министр", "его собеседницами были ..."."""
    if not scene.is_noun(token, listed("meeting", "interlocutor", "nouns")) or "ins" not in token.cases("N"):
        return None
    low, high = scene.clauses.reach(token.index)
    if token.lemma == "гость" and scene.clauses.segments[scene.clauses.index_of(token.index)].relative:
        return None  # who attends what is told: "встречу проводил министр, гостями которого были ..."
    verb = next(
        (t for t in scene.words.tokens[low : high + 1] if t.lemmas & {"стать", "быть", "оказаться"}), None
    )
    if verb is None:
        return None
    draft = mention(scene, "meeting", token, "interlocutor")
    possessor = scene.possessed(token)
    scene.put(draft, [possessor] if possessor is not None else scene.genitive(token))
    scene.put(draft, scene.subject(verb))
    return draft if len(draft.parts) > 1 else None
