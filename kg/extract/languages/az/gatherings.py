"""Gatherings in an Azerbaijani sentence: "Bakıda keçirilən forum", "sammitdə iştirak edib", "Komissiyanın iclası"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.languages.az import phrases, talks, tense
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import helpers, owners, participle_before, partners, subject, takers
from kg.extract.languages.az.talks import assist
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

_GATHERINGS = listed("nouns", "conference")
_SESSIONS = listed("nouns", "session")
_GENERAL = listed("nouns", "general")
_STRONG = listed("nouns", "strong")
_ENDINGS = (
    ("loc", ("da", "də")), ("dat", ("a", "ə", "ya", "yə")), ("gen", ("un", "nun", "in", "nin", "ün", "nün", "ın")),
    ("acc", ("u", "i", "nu", "ni", "ı", "ü")), ("abl", ("dan", "dən")), ("ins", ("la", "lə")),
)  # fmt: skip
_BODIES = frozenset(
    "şura təşkilat birlik ittifaq qrup komissiya hərəkat assambleya komitə fond bank agentlik liqa məclis parlament ali_şura mərkəz koalisiya alyans".split()
)
_COMMISSION = frozenset(["komissiyasının", "komissiyanın", "komissiyası", "komissiya", "qrupunun"])
_PART = frozenset(["iştirak", "çıxış", "qatılma", "çıxışlar"])
_NAMING = frozenset(
    "birinci ikinci üçüncü dördüncü beşinci altıncı yeddinci səkkizinci doqquzuncu onuncu beynəlxalq qlobal ümumdünya dünya".split()
)


def noun_at(scene: Scene, index: int) -> Noun | None:
    """Return a token as the noun of a gathering; of "Zirvə görüşü" the second word."""
    if scene.low(index - 1) in ("zirvə", "məşvərət"):
        return scene.noun(index, frozenset(["görüş", "toplantı"]))
    noun = scene.noun(index, _GATHERINGS)
    if noun is not None and noun.stem == "zirvə":
        return (
            None
            if scene.noun(index + 1, frozenset(["görüş", "toplantı"])) is not None and index < scene.last
            else noun
        )
    return noun or _numbered(scene, index)


def _numbered(scene: Scene, index: int) -> Noun | None:
    """ "COP29-da", "COP-30"."""
    before = scene.tokens[index - 1] if index > scene.first else None
    token = scene.tokens[index]
    if token.shape != "number" or before is None or not before.text.startswith("COP"):
        return None
    ending = lower(token.text).lstrip("0123456789").lstrip("-")
    case = next((c for c, endings in _ENDINGS if ending in endings), "nom")
    return Noun(index, "cop", case, False, False)


def read_noun(scene: Scene, noun: Noun) -> list[Told]:
    """Return the gathering that a noun names, or what it adds to the one told before."""
    first = start(scene, noun.index)
    if _is_of_persons(scene, first, noun):
        return talks.read_noun(scene, noun)
    if _is_commission(scene, first, noun):
        return _commission(scene, first, noun)
    mood, verb = tense.of_noun(scene, noun)
    if (
        verb is not None
        and verb.has("attend")
        and verb.kind in ("infinitive", "noun")
        and noun.case in ("loc", "dat")
    ):
        mood = Mood("planned")
    told = tell(scene, "conference", mood, (noun.index, noun.index), "conference")
    draft = told.draft
    draft.name = phrases.nominative(scene, first, noun.index, noun.case)
    bodies = _bodies(scene, first, noun.index) or _owning_body(scene, first, noun)
    draft.key = _key(scene, bodies)
    draft.named = bool(bodies) or _is_named(scene, first, noun) or _is_announced(scene, noun)
    _anchor(scene, told, noun, verb)
    _attend(scene, told, noun, verb)
    _place_of_host(scene, told, noun, verb)
    if not _is_told(scene, noun, verb):
        return []
    own = noun.stem in _STRONG and verb is not None and verb.has("happen", "plan", "cancel", "host")
    announced = mood.modality == "planned" and noun.stem in _STRONG and bool(scene.whens)
    draft.named = draft.named or (own and announced and verb is not None and verb.has("happen"))
    between = scene.groups(scene.opening(noun.index), first - 1, "between") if verb is not None else []
    if between:
        put(told, partners(scene, noun.index, takers(scene), scene.opening(noun.index)))
        own = own or len(draft.parts) > 1
    if noun.stem in _GENERAL and not draft.parts and not bodies:
        return []
    vague = noun.stem in _GENERAL and not _is_named(scene, first, noun)
    if (not draft.named and not own) or vague:
        for party in bodies:
            draft.add(party)
        return _adding(scene, told, noun, verb)
    for party in (*bodies, *_pair(scene, noun.index)):
        draft.add(party)
    return [_represented(assist(scene, told, noun.index))]


def _is_of_persons(scene: Scene, first: int, noun: Noun) -> bool:
    """ "nazirlərin növbəti toplantısı": a talk of officials, not a session of a body."""
    if noun.stem not in _SESSIONS or not noun.owned or _bodies(scene, first, noun.index):
        return False
    low = scene.opening(noun.index)
    groups = scene.groups(low, noun.index - 1, "gen")
    if not groups or noun.index - groups[-1][-1].last > 8:
        return False
    return all(a.party.kind in ("person", "post", "pronoun", "group") for a in groups[-1])


def _is_told(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """Whether the text tells something of the gathering, and does not only name it."""
    before = participle_before(scene, noun.index)
    if before is not None and before.has("happen", "plan", "light", "host", "be", "attend", "cancel"):
        return True
    after = scene.low(noun.index + 1)
    if after in listed("cues", "during") or after in ("sonra", "əvvəl", "qədər", "üçün"):
        return True
    return verb is not None and verb.has(
        "happen", "light", "plan", "cancel", "host", "attend", "invite", "go", "gather"
    )


def _key(scene: Scene, bodies: Sequence[Party]) -> str:
    spans = (scene.spans.over(b.first) for b in bodies)
    return next((s.key for s in spans if s is not None and s.key), "")


def _owning_body(scene: Scene, first: int, noun: Noun) -> list[Party]:
    """ "Şuranın | iyunun 21-də İstanbulda keçiriləcək | sessiyası": the body before the participle."""
    before = participle_before(scene, noun.index)
    if before is None or not noun.owned or before.kind != "attribute":
        return []
    groups = scene.groups(scene.opening(before.first), before.first - 1, "gen")
    bodies = [a.party for a in groups[-1] if a.party.kind == "body"] if groups else []
    return bodies or _unlisted_body(scene, scene.opening(before.first), before.first)


def _is_announced(scene: Scene, noun: Noun) -> bool:
    """ "mayda Bakıda keçiriləcək forum": one that is to come, with its date and place."""
    before = participle_before(scene, noun.index)
    if before is None or noun.stem not in _STRONG or before.tense != "future":
        return False
    low = scene.opening(before.first)
    dated = any(low <= w.first < before.first for w in scene.whens)
    return dated and any(low <= s.first < before.first for s in scene.sites)


def _anchor(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> None:
    before = participle_before(scene, noun.index)
    told.anchors = [noun.index]
    told.resting = scene.low(noun.index + 1) in listed("cues", "frames")
    if before is not None and before.has("happen", "plan", "light", "host", "be", "attend"):
        told.anchors.append(before.last)
    if verb is not None and verb.has("happen", "light", "plan", "cancel", "host", "attend"):
        told.anchors.append(verb.last)


def _attend(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> None:
    """Who takes part by the verb, the participle before the noun, or an invitation."""
    before = participle_before(scene, noun.index)
    if (
        before is not None
        and before.kind == "object"
        and before.has("attend", "light", "host", "happen", "gather")
    ):
        put(told, subject(scene, before), "host" if before.has("host") else "participant")
        if before.has("light") and not told.draft.parts:
            _organisers(scene, told, before)
    if before is not None and before.kind == "object" and before.has("light"):
        put(told, partners(scene, before.first, takers(scene), scene.opening(before.first)))
    part = _part(scene, noun)
    if part is not None and verb is not None and verb.has("plan", "happen", "cancel"):
        groups = scene.groups(scene.opening(part), start(scene, noun.index) - 1, "gen")
        put(told, groups[-1] if groups else [])
        told.draft.modality = tense.of_noun(scene, Noun(part, "iştirak", "nom", True, False))[0].modality
        return
    if verb is None or noun.case not in ("loc", "dat", "gen", "acc", "ins"):
        return
    if verb.has("attend", "host") and noun.case in ("loc", "dat", "gen", "acc"):
        told.draft.attended = verb.kind in ("finite", "converb", "object")
        put(told, _attendants(scene, verb), "host" if verb.has("host") else "participant")
    elif verb.has("invite") and noun.case == "dat":
        guests = scene.groups(scene.first, verb.first - 1, "acc")
        put(told, guests[-1] if guests else [])
        told.draft.modality = "planned"


def _place_of_host(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> None:
    """ "ölkəmizin ev sahibliyi edəcəyi COP29": the state that hosts is the place."""
    before = participle_before(scene, noun.index)
    hosting = before if before is not None and before.has("host") else verb
    if hosting is None or hosting.name != "ev_sahibliyi_et" or told.draft.place is not None:
        return
    near = [s for s in scene.sites if s.last < hosting.first and hosting.first - s.last <= 2 and s.case in ("gen", "nom")]
    if near:
        told.fallback = near[-1].span


def _part(scene: Scene, noun: Noun) -> int | None:
    """The token of "iştirakı", "çıxışı" after a gathering: "forumda iştirakı planlaşdırılır"."""
    for index in range(noun.index + 1, min(noun.index + 4, scene.last)):
        found = scene.noun(index, _PART)
        if found is not None and found.owned:
            return index
    return None


def _organisers(scene: Scene, told: Told, verb: Verb) -> None:
    """The bodies that hold a gathering: "İttifaqın ... ilə birgə təşkil etdiyi tədbir"."""
    low = scene.opening(verb.first)
    for body in scene.bodies:
        if low <= body.first and body.last < verb.first and "gen" in body.cases:
            told.draft.add(body)


def _attendants(scene: Scene, verb: Verb) -> list[Actor]:
    """The subject; of "iştirak etməyə dəvət edib" and "etmək üçün gəlib" that of the verb after it."""
    following = scene.verb_after(verb.last)
    if verb.kind == "infinitive" and following is not None:
        if following.has("invite"):
            guests = scene.groups(scene.first, following.first - 1, "acc")
            return list(guests[-1]) if guests else []
        return subject(scene, following)
    return _all_acting(scene, verb) or subject(scene, verb)


def _all_acting(scene: Scene, verb: Verb) -> list[Actor]:
    """Everybody in the nominative before a verb of attending: "A tərəfdən X, B tərəfdən Y sədrlik ediblər"."""
    if verb.kind not in ("finite", "converb"):
        return []
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "nom")
    acting = [a for g in groups for a in g if a.party.kind in ("person", "post") and a.may("nom")]
    sided = any(scene.low(i) == "tərəfdən" for i in range(scene.opening(verb.first), verb.first))
    return acting if sided else []


def _adding(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> list[Told]:
    """ "Tədbirdə nazirlər iştirak ediblər", "Forum Bakıda keçirilib": people, or when and where, of what was told."""
    draft = told.draft
    assist(scene, told, noun.index)
    attends = verb is not None and verb.has("attend", "host")
    if draft.parts and draft.modality == "held" and (attends or noun.case == "loc"):
        draft.rule = "attendance"
        return [told]
    if verb is not None and verb.has("happen") and noun.case == "nom" and verb.kind == "finite":
        draft.rule, draft.name = "whereabouts", ""
        return [told]
    return []


def start(scene: Scene, head: int) -> int:
    """Return the first token of a gathering's name."""
    first = head
    while first > scene.first:
        before = first - 1
        opened = phrases.quoted(scene, before)
        if opened is not None:
            first = opened
            continue
        if scene.tokens[before].text == ")":
            opening = next(
                (i for i in range(before, scene.first - 1, -1) if scene.tokens[i].text == "("), before
            )
            first = opening
            continue
        if phrases.stops(scene, before) or not _names(scene, before, first):
            break
        first = before
    while first < head and scene.low(first) in (
        "və",
        "isə",
        "də",
        "da",
        "növbəti",
        "bu",
        "həmin",
        "ilə",
        "keçirilmiş",
    ):
        first += 1
    return first


def _names(scene: Scene, index: int, first: int) -> bool:
    """Whether a word goes into the name that follows it."""
    actor = next((a for a in scene.actors if a.first <= index <= a.last), None)
    if actor is not None:
        kind = actor.party.kind
        return (
            kind == "body"
            or (kind == "state" and actor.may("gen", "nom"))
            or (kind == "post" and actor.party.plural and actor.may("gen", "nom"))
        )
    site = next((s for s in scene.sites if s.first <= index <= s.last), None)
    if site is not None and site.case in ("loc", "dat", "abl"):
        return False
    if scene.low(index) == "və":
        return index > scene.first and (scene.tokens[first].capital == scene.tokens[index - 1].capital)
    small = scene.low(index)
    if small in phrases.LINKING:
        return small in ("üzrə", "qarşı", "sahəsində", "haqqında", "dair")
    return not small.endswith(("dan", "dən")) or scene.tokens[index].capital


def _bodies(scene: Scene, first: int, last: int) -> list[Party]:
    """The bodies inside a gathering's name, the outermost for each phrase."""
    known = [b for b in scene.bodies if first <= b.first and b.last < last]
    if known:
        return known
    sentence = scene.sentence.index
    spans = [s for s in scene.spans.all if s.kind == "body" and first <= s.first and s.last < last and s.name]
    found = [Party(s.first, s.last, s.last, "body", sentence, country=s.country, body=s.name) for s in spans]
    return found or _unlisted_body(scene, first, last)


def _unlisted_body(scene: Scene, first: int, last: int) -> list[Party]:
    """A body that no list has: capital words in the genitive that end in a word for a body."""
    for head in range(last - 1, first - 1, -1):
        noun = scene.noun(head, _BODIES)
        if noun is None or noun.case != "gen" or not scene.tokens[head].capital:
            continue
        start = head
        opening = scene.first if scene.spans.over(scene.first) is None else scene.first - 1
        while (
            start - 1 > opening
            and start > first
            and (
                scene.tokens[start - 1].capital
                or (scene.low(start - 1) in ("və", "üzrə") and start - 2 >= first)
            )
        ):
            start -= 1
        name = phrases.nominative(scene, start, head, "gen")
        return [Party(start, head, head, "body", scene.sentence.index, body=name)]
    return []


def _is_named(scene: Scene, first: int, noun: Noun) -> bool:
    """Whether a name, a number or a quotation tells which gathering it is."""
    if noun.stem.startswith("cop"):
        return True
    inside = range(first, noun.index)
    tokens = scene.tokens
    opening = scene.first
    capital = any(tokens[i].capital and i > opening and not scene.covered(i) for i in inside)
    capital = capital or (bool(inside) and tokens[noun.index].capital and noun.index > opening)
    number = any(tokens[i].shape == "number" and not tokens[i].text.isdigit() for i in inside)
    word = any(scene.low(i) in _NAMING for i in inside)
    quoted = any(tokens[i].text in '"«“”' for i in inside)
    before = participle_before(scene, noun.index)
    if before is not None and noun.stem in _STRONG and scene.low(before.first - 1) in ("mövzusunda", "mövzusuna"):
        return True
    consultative = scene.low(noun.index - 1) in ("məşvərət", "zirvə") and len(inside) > 1
    return capital or number or quoted or consultative or (word and len(inside) > 1)


def _is_commission(scene: Scene, first: int, noun: Noun) -> bool:
    """Whether a session is of an intergovernmental commission, a meeting by the codebook."""
    if noun.stem not in _SESSIONS and noun.stem != "görüş":
        return False
    words = [scene.low(i) for i in range(max(scene.first, first - 6), noun.index)]
    return bool(_COMMISSION & set(words)) and any(
        w.startswith(("hökumətlərarası", "birgə", "dövlət", "müştərək")) for w in words
    )


def _commission(scene: Scene, first: int, noun: Noun) -> list[Told]:
    mood, verb = tense.of_noun(scene, noun)
    told = tell(scene, "meeting", mood, (noun.index, noun.index), "commission")
    _anchor(scene, told, noun, verb)
    head = max(i for i in range(max(scene.first, first - 6), noun.index) if scene.low(i) in _COMMISSION)
    told.draft.named = True
    told.draft.name = phrases.nominative(scene, first, noun.index, noun.case)
    bodies = _bodies(scene, scene.opening(noun.index), noun.index) or [_commission_body(scene, head)]
    for party in bodies:
        told.draft.add(replace(party, country=""))
    _attend(scene, told, noun, verb)
    low = scene.opening(noun.index)
    put(told, [a for g in scene.groups(low, noun.index - 1, "between", "ins") for a in g])
    states = [a for a in owners(scene, noun.index, low) if a.party.kind == "state"]
    put(told, states)
    for party in _pair(scene, noun.index):
        told.draft.add(party)
    return [_represented(assist(scene, told, noun.index))]


def _pair(scene: Scene, index: int) -> list[Party]:
    """The two states of "Azərbaycan-Türkiyə ... Şurasının iclası"."""
    for i in range(max(scene.first, index - 9), index):
        names = scene.tokens[i].text.replace("–", "-").split("-")
        states = [gazetteer.lookup(name, "az", "state") for name in names] if len(names) == 2 else []
        codes = [s.iso2 for s in states if isinstance(s, gazetteer.State)]
        if len(codes) == 2:
            return [Party(i, i, i, "state", scene.sentence.index, country=code) for code in codes]
    return _dashed_pair(scene, index)


def _dashed_pair(scene: Scene, index: int) -> list[Party]:
    """The two states of "Azərbaycan – Türkiyə ...", parted by a dash."""
    states = [s for s in scene.spans.all if s.kind == "state" and index - 9 <= s.first and s.last < index]
    for a, b in pairwise(states):
        if b.first == a.last + 2 and scene.tokens[a.last + 1].text in "–-—" and a.first >= scene.first:
            return [Party(s.first, s.last, s.last, "state", scene.sentence.index, country=s.country) for s in (a, b)]
    return []


def _represented(told: Told) -> Told:
    """Let states give way to those who act for them."""
    draft = told.draft
    acting = {country_of(p.party) for p in draft.parts if p.party.person is not None}
    draft.parts = [p for p in draft.parts if p.party.kind != "state" or p.party.country not in acting]
    return told


def _commission_body(scene: Scene, head: int) -> Party:
    """The commission as a body: "Birgə Hökumətlərarası Komissiya"."""
    first = head
    while first - 1 >= scene.first and scene.tokens[first - 1].capital and not scene.covered(first - 1):
        first -= 1
    name = phrases.nominative(scene, first, head, "gen" if scene.low(head).endswith(("nın", "nun")) else "")
    return Party(first, head, head, "body", scene.sentence.index, body=name)


def chairs(scene: Scene, index: int) -> Sequence[tuple[Actor, str]]:
    return helpers(scene, index, scene.opening(index))


__all__ = ["Mood", "chairs", "noun_at", "read_noun", "start"]
