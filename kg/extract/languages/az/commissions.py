"""Sessions of commissions of two states: meetings, by the codebook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az import holding, noun_moods, phrases
from kg.extract.languages.az.attendance import anchor, attend, of_attendance, place_of_host
from kg.extract.languages.az.beginnings import is_past_session
from kg.extract.languages.az.gathering_bodies import bodies as bodies_of
from kg.extract.languages.az.gathering_names import SESSIONS
from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.roles import assist
from kg.extract.languages.az.scene import Noun, Scene
from kg.extract.languages.az.spoken import speakers
from kg.extract.languages.az.states import international, joined
from kg.extract.languages.az.syntax import is_ordinal, owners, subject
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span
from kg.extract.words import Token

# What two states sit in together, by its name or because the text tells both.
_COMMISSION = re.compile(r"komissiya(?:s[ıi]|lar[ıi]?)?(?:n?[ıi]n)?|qrup(?:u(?:nun)?|un)?")
OF_TWO = re.compile(r"(?:komissiya|qrup|şura|komitə|palata)(?:s[ıi]|u|lar[ıi]?)?(?:n?[ıiu]n)?")
_JOINT = ("hökumətlərarası", "birgə", "dövlət", "müştərək", "dövlətlərarası", "ikitərəfli", "əməkdaşlı")
_NEAR = 6
_SIDES = 2
# The field of a commission is so many words long at most.
_FIELD = 9
_OFFICIALS = ("person", "post")

# Between a commission and its session: "komissiyaların növbəti, 12-ci iclası"
_WHICH = frozenset(("növbəti", "plenar", ","))
# A session that follows is none of the talks told before.
_THEN = ("sonra", "görüşdən", "danışıqlardan")
# What tells another session of a commission than that told before.
_OTHERS = frozenset(("sonuncu", "əvvəlki", "növbəti", "ötən", "keçən", "ilk", "birinci", "qarşıdakı"))


def is_commission(scene: Scene, first: int, noun: Noun) -> bool:
    """Whether a session is of a commission of two states, a meeting by the codebook."""
    if noun.stem not in SESSIONS and noun.stem != "görüş":
        return False
    near = _before(scene, first, noun.index)
    words = [scene.low(i) for i in near]
    joint = any(w.startswith(_JOINT) for w in words)
    at = next((i for i in near if scene.low(i).startswith(("dövlətlərarası", "hökumətlərarası"))), None)
    # "Avrasiya | Hökumətlərarası Şurası" is of more states
    between = at is not None and not international(scene.tokens[at - 1].text)
    if between and len(scene.sides) == 2 and any(OF_TWO.fullmatch(w) for w in words):
        return True  # "Dövlətlərarası Şura" of the two states of the text
    return (joint and any(_COMMISSION.fullmatch(w) for w in words)) or (
        any(OF_TWO.fullmatch(w) for w in words) and _is_of_two(scene, noun.index)
    )


def _before(scene: Scene, first: int, index: int) -> list[int]:
    """The tokens of the name of a session and some before it, without when and where it is held: "işçi qrup |
    noyabrın 20-də Limada | iclas keçirib"."""
    low = max(scene.first, first - _NEAR)
    if scene.whens or scene.sites:
        aside = {i for w in scene.whens for i in range(w.first, w.last + 1)}
        aside |= {i for s in scene.sites if s.case == "loc" for i in range(s.first, s.last + 1)}
        low = max(scene.first, low - sum(low <= i < first for i in aside))
    return list(range(low, index))


def _is_of_two(scene: Scene, index: int) -> bool:
    """Whether exactly two states are told to sit together: "Azərbaycan-Litva", "A ilə B arasında"."""
    if len(pair(scene, index)) == 2 or joint_pair(scene, index):
        return True
    owner = index - 1
    while owner > scene.first and (is_ordinal(scene, owner) or scene.low(owner) in _WHICH):
        owner -= 1
    owner = _before_participle(scene, owner)
    if scene.low(owner) in ("komissiyanın", "komissiyaların"):
        if not scene.tokens[owner].capital and len(scene.sides) == _SIDES:
            return True  # "the commission" of the two states of the text
        if scene.tokens[owner].capital and _is_told(scene, owner):
            return True
    groups = scene.groups(scene.opening(index), index - 1, "between")
    return bool(groups) and [a.party.kind for a in groups[-1]] == ["state", "state"]


def _before_participle(scene: Scene, index: int) -> int:
    """The token before "yaxın vaxtlarda Limada keçiriləcək", which only tells when and where a session is."""
    verb = next((v for v in scene.verbs if v.last == index and v.kind == "attribute"), None)
    if verb is None or not verb.has("happen", "plan"):
        return index
    near = range(verb.first - 1, max(scene.first, verb.first - _NEAR) - 1, -1)
    return next((i for i in near if scene.low(i) in ("komissiyanın", "komissiyaların")), index)


def _is_joint(token: Token) -> bool:
    return token.lower.startswith(_JOINT)


def _is_told(scene: Scene, index: int) -> bool:
    """Whether "Komissiyanın" is of a commission of two states that the text has named before."""
    tokens = scene.tokens
    named = (i for i in range(index - 1, 0, -1) if _COMMISSION.fullmatch(tokens[i].lower))
    bare = ("komissiyanın", "komissiya")  # "Hökumətlərarası | Komissiyanın" is none
    told = (i for i in named if i > 1 and (tokens[i].lower not in bare or _is_joint(tokens[i - 1])))
    at = next(told, 0)
    before = [t for t in tokens[max(0, at - _NEAR) : at] if t.sentence == tokens[at].sentence]
    return any(t.lower.startswith(_JOINT) or len(joined(t.text)) > 1 for t in before)


def commission(scene: Scene, first: int, noun: Noun) -> list[Told]:
    if noun.case == "gen" and scene.low(noun.index + 1).startswith("iştirakçı"):
        return []  # "iclasın iştirakçıları Şuşada olublar"
    mood, verb = noun_moods.of_noun(scene, noun)
    aim = of_attendance(scene, noun, verb)
    mood = aim or mood
    told = tell(scene, "meeting", mood, (noun.index, noun.index), "commission")
    told.draft.aimed = aim is not None and aim.modality == "planned"
    told.draft.apart = scene.low(scene.first) in _THEN
    anchor(scene, told, noun, verb)
    near = _before(scene, first, noun.index)
    head = max(i for i in near if OF_TWO.fullmatch(scene.low(i)))
    told.draft.named = True
    told.draft.name = phrases.nominative(scene, first, noun.index, noun.case)
    bodies = bodies_of(scene, scene.opening(noun.index), noun.index)
    whole = commission_body(scene, head)
    fields = any(scene.low(i) == "üzrə" for b in whole for i in range(b.first, b.last))
    if not bodies or (fields and all(whole[0].first <= b.first and b.last <= head for b in bodies)):
        bodies = whole
    if any(b.body == "Komissiya" for b in bodies):  # whose it is was told before
        bodies = [b for b in bodies if b.body != "Komissiya"]
        told.draft.earlier = mood.earlier  # "Komissiyanın iclasından | sonra": not long ago
    for party in bodies:
        told.draft.add(replace(party, country=""))
    attend(scene, told, noun, verb)
    signed = noun.case == "gen" and verb is not None and verb.has("sign") and not verb.has("signed")
    if verb is not None and ((verb.has("light") and noun.case == "acc") or signed):
        put(told, [a for a in subject(scene, verb) if a.party.kind in _OFFICIALS or a.party.plural])
    put(told, speakers(scene, noun))
    place_of_host(scene, told, noun, verb)
    low = scene.opening(noun.index)
    sides = [a for g in scene.groups(low, noun.index - 1, "between", "ins") for a in g]
    if is_past_session(scene, noun.index):
        sides = [a for a in sides if a.party.kind in ("state", "body")]  # no partner of a talk now
    # "A və B hökumətləri arasında", "A Hökuməti ilə B Hökuməti arasında": the states
    ruling = [a.party for a in sides if a.party.kind == "body" and scene.low(a.last).startswith("hökumət")]
    put(told, [a for a in sides if a.party not in ruling])
    for party in ruling if all(p.country for p in ruling) else ():
        told.draft.add(replace(party, kind="state", body=""))
    states = [a for a in owners(scene, noun.index, low) if a.party.kind == "state"]
    put(told, states)
    for party in pair(scene, noun.index) or joint_pair(scene, noun.index):
        told.draft.add(party)
    if verb is not None and verb.has("happen") and noun.case == "nom":
        assist(scene, told, verb.first)  # "iclası A və B-nin həmsədrliyi ilə keçirilib"
    return [represented(assist(scene, told, noun.index))]


# Commissions are of two states, and have as many chairs.
_PAIR = 2


def led_by_both(drafts: Sequence[Draft]) -> None:
    """Both co-chairs of the commission of two states stand for these, though the text does not say which is
    whose: "Peru-Çad komissiyasının iclası olub. Həmsədrlər A və B çıxış ediblər"."""
    for draft in drafts:
        people = draft.people()
        states = [p for p in draft.parts if p.party.kind == "state"]
        if draft.rule != "commission" or len(people) != _PAIR or len(states) != _PAIR:
            continue
        chairing = [c for p in people if p.person is not None for c in p.person.capacities if _chairs(c)]
        if chairing and not any(country_of(p) for p in people):
            draft.parts = [p for p in draft.parts if p not in states]


def _chairs(capacity: Capacity) -> bool:
    return "həmsədr" in lower(capacity.position)


def sides(drafts: Sequence[Draft]) -> None:
    """Give sessions of "the commission" who met before, or the states of them or of a visit told before."""
    for draft in drafts:
        hosts = [p for p in draft.parts if p.party.kind == "state"]  # "iclasına | Bakı ev sahibliyi edib"
        own = [p for p in draft.parts if len(hosts) != 1 or p is not hosts[0]]
        bare = draft.rule == "commission" and all(_is_of_nobody(p.party) for p in own)
        if not bare or draft.title:
            continue
        told = [d for d in drafts if not d.title and d.parts and d is not draft]
        near = [d for d in told if d.first < draft.first and draft.sentence - d.sentence <= _NEAR]
        if (same := _told_again(draft, near)) is not None:
            draft.parts = [replace(p) for p in same.parts]
            draft.name = same.name if same.rule == draft.rule else draft.name
            continue
        around = [d for d in reversed(near) if len(_states(d)) == 2]
        both = set(_states(around[0])) if around else set()
        people = next(
            (
                p
                for d in (*reversed(near), *told)
                if len(p := _persons(d)) == 2 and set(d.countries()) == both
            ),
            [],
        )
        if around and around[0].type == "visit" and not _has_any(people, around[0]):
            people = []  # "A B-ni dəvət edib. C Limaya gəlib. Səfər zamanı komissiyanın iclası olub"
        draft.apart = True
        named = bool(both) and any(set(_acting_for(d)) >= both for d in near)
        if named and any(p.party.plural for p in draft.parts):
            continue  # "Nazirlər ... həmsədrlik etmişdilər": those told before, whom the core finds
        sessions = [d for d in told if d.rule == draft.rule and d.first < draft.first]
        if people and not draft.earlier and _sit_in(people, draft, told):
            # Who of the two meet in this text sit in it; in a session of years before others may have sat.
            draft.parts = [p for p in draft.parts if p.party.kind == "body"]
            draft.parts = draft.parts or [p for d in sessions[-1:] for p in d.parts if p.party.kind == "body"]
            for party in people:
                draft.add(party)
        elif around:
            _of_states(draft, _states(around[0]))
        elif sessions:
            for part in sessions[-1].parts:  # "Növbəti iclasa Bakı ev sahibliyi edəcək"
                if part.party.kind == "body":
                    draft.add(part.party)


def _told_again(session: Draft, near: Sequence[Draft]) -> Draft | None:
    """The session, or the talk of the co-chairs, that "Komissiyanın iclası" means again; None for another
    session: with a day, a place or a number of its own, held before, or still to come."""
    aims = [d for d in near if d.rule == "commission" and d.aimed and d.when is None and d.place is None]
    if session.earlier or session.another:
        return None
    if (session.when or session.place is not None) and not aims:
        return None
    held = aims or [
        d for d in near if d.type == "meeting" and d.modality == session.modality and not d.earlier
    ]
    if _OTHERS & set(lower(session.name).split()):
        return None
    number = {w for w in session.name.split() if w[:1].isdigit()}
    for draft in reversed(held):
        if draft.rule == "commission" and number <= set(draft.name.split()):
            return draft
        if draft.rule != "commission" and len(people := _persons(draft)) > 1 and all(map(_co_chairs, people)):
            return draft
    return None


def _has_any(people: Sequence[Party], visit: Draft) -> bool:
    """Whether those who came are among some people; a visit that only bodies or states make has any."""
    came = {p.key() for p in _persons(visit)}
    return not came or any(p.key() in came for p in people)


def _co_chairs(party: Party) -> bool:
    held = party.person.capacities if party.person is not None else ()
    return any(lower(c.position) == "həmsədr" for c in held)


def _of_states(draft: Draft, countries: Sequence[str]) -> None:
    for code in countries:
        at = draft.first
        draft.add(Party(at, at, at, "state", draft.sentence, country=code))


def _sit_in(people: Sequence[Party], session: Draft, told: Sequence[Draft]) -> bool:
    """Whether those who talk can sit in a session: no envoys, and it is not the talk itself."""
    if any(holding.is_sent(c) for p in people if p.person for c in p.person.capacities):
        return False
    talks = [d for d in told if d.type == "meeting" and _persons(d) == people]
    return all(d.modality != session.modality for d in talks)


def _acting_for(draft: Draft) -> list[str]:
    return [country_of(p) for p in _persons(draft)]


def _persons(draft: Draft) -> list[Party]:
    return draft.people()


def _is_of_nobody(party: Party) -> bool:
    """Whether a party does not say whose session it is: the commission itself, "nazirlər", "tərəflər"."""
    of = party.capacity.country if party.capacity is not None else party.country
    return party.kind == "body" or (party.person is None and party.plural and not of)


def _states(draft: Draft) -> list[str]:
    """The states of those who met, or of who came and where."""
    if draft.type == "visit":
        to = draft.place.country if draft.place is not None else ""
        return list(dict.fromkeys([*draft.countries(), *([to] if to else [])]))
    return draft.countries() if draft.type == "meeting" else []


def pair(scene: Scene, index: int) -> list[Party]:
    """The states of "Azərbaycan-Türkiyə ... Şurasının iclası"."""
    for i in range(max(scene.first, index - 9), index):
        if len(several := joined(scene.tokens[i].text)) > 2:
            return [Party(i, i, i, "state", scene.sentence.index, country=code) for code in several]
        names = scene.tokens[i].text.replace("–", "-").split("-")
        states = [gazetteer.lookup(name, "az", "state") for name in names] if len(names) == 2 else []
        codes = [s.iso2 for s in states if isinstance(s, gazetteer.State)]
        if len(codes) == 2:
            return [Party(i, i, i, "state", scene.sentence.index, country=code) for code in codes]
    return _dashed_pair(scene, index)


def _dashed_pair(scene: Scene, index: int) -> list[Party]:
    """The states of "Azərbaycan – Türkiyə ...", "Azərbaycan–Gürcüstan–Türkiyə ...", parted by dashes."""
    low = max(scene.first, index - 9)
    states = [s for s in scene.spans.all if s.kind == "state" and low <= s.first and s.last < index]
    row: list[Span] = []
    for a, b in pairwise(states):
        if b.first == a.last + 2 and scene.tokens[a.last + 1].text in "–-—":
            row += [b] if row else [a, b]
        elif row:
            break
    return [Party(s.first, s.last, s.last, "state", scene.sentence.index, country=s.country) for s in row]


def joint_pair(scene: Scene, index: int) -> list[Party]:
    """The states of "Azərbaycan və Macarıstan Strateji Tərəfdaşlıq | Şurasının iclası"."""
    low = max(scene.first, index - 9)
    head = next((i for i in range(index - 1, low, -1) if OF_TWO.fullmatch(scene.low(i))), None)
    states = [s for s in scene.spans.all if s.kind == "state" and low <= s.first and s.last < (head or 0)]
    if head is None or len(states) != 2 or states[1].first != states[0].last + 2:
        return []
    a, b = states
    if any(p.first <= head <= p.last and not p.country and international(p.body) for p in scene.bodies):
        return []  # "Latviya və Peru BMT Təhlükəsizlik Şurasının iclasında"
    plain = all(scene.tokens[s.last].text == s.name for s in states)
    if scene.low(a.last + 1) != "və" or not plain or head - b.last > _NEAR:
        return []
    return [Party(s.first, s.last, s.last, "state", scene.sentence.index, country=s.country) for s in states]


def represented(told: Told) -> Told:
    """Let states give way to those who act for them."""
    draft = told.draft
    acting = {country_of(p.party) for p in draft.parts if p.party.person is not None}
    people = [p for p in draft.parts if p.party.person is not None]
    both = len(people) == _SIDES == sum(p.party.kind == "state" for p in draft.parts)  # one of each
    draft.parts = [
        p for p in draft.parts if p.party.kind != "state" or not (both or p.party.country in acting)
    ]
    return told


def commission_body(scene: Scene, head: int) -> list[Party]:
    """The commission as a body: "Birgə Hökumətlərarası Komissiya"; none where no capital makes it a name."""
    if not scene.tokens[head].capital:
        return []
    first = min((b.first for b in scene.bodies if b.last == head), default=head)
    while first - 1 >= scene.first and scene.tokens[first - 1].capital and not scene.covered(first - 1):
        if scene.spans.over(first - 1) is not None:
            break
        first -= 1
    first = _field(scene, first)
    name = phrases.nominative(scene, first, head, "gen" if scene.low(head).endswith(("nın", "nun")) else "")
    return [Party(first, head, head, "body", scene.sentence.index, body=name)]


def _field(scene: Scene, first: int) -> int:
    """Where the field of a commission begins that stands before it: "İqtisadi və texniki əməkdaşlıq üzrə |
    Hökumətlərarası Komissiya"; the token itself where no capital shows it to be of the name."""
    near = range(first - 2, max(scene.first, first - 2 - _FIELD) - 1, -1)
    for index in near if scene.low(first - 1) == "üzrə" else ():
        token = scene.tokens[index]
        if scene.spans.over(index) is not None or joined(token.text) or token.lower in ("arasında", "ilə"):
            break
        if token.capital:
            return index
    return first
