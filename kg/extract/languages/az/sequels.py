"""Another one of a series that a text tells: "birinci raund mayda olmuşdu", "Komissiyanın növbəti iclası".

Who met then or will meet is not told again: it follows from what was told before, here or in the core.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az import noun_moods, tense
from kg.extract.languages.az.gathering_names import SESSIONS, start
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.roles import by_phone
from kg.extract.languages.az.scene import Noun, Scene, listed
from kg.extract.languages.az.syntax import ORDINALS, is_ordinal, participle_before
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party
from kg.extract.sequels import AGAIN, states_of
from kg.extract.spans import Span

# The rule of sessions whose sides are those of another one.
RULE = "sequel"
_GATHERINGS = listed("nouns", "conference")
_NEXT = listed("sequel", "next")
_BEFORE = listed("sequel", "before")
_ROUNDS = tuple(listed("sequel", "rounds"))
_STANDING = listed("sequel", "standing")
_BOARDS = listed("sequel", "boards")
# Words that say which one of a series a gathering was: "ilk sammit", "yeddinci forum", "əvvəlki konfrans".
_WHICH = (*_BEFORE, *ORDINALS)
_SUMMITS = ("sammit", "zirvə")
_SUMMIT = frozenset(("zirvə", "görüşü", "toplantısı"))
_TWO = 2
_YEAR = 4


def read(scene: Scene, index: int) -> list[Told]:
    """ "birinci raund mayın 16-da İstanbulda olmuşdu": a round of the talks told before."""
    noun = scene.noun(index, frozenset(["raund"]))
    if noun is not None and (ahead := _agreed_round(scene, noun)) is not None:
        return [ahead]
    verb = scene.verb_after(index)
    told_of = verb is not None and verb.kind == "object"  # "ilk raundun uğurlu keçdiyini deyib"
    if (
        noun is None
        or noun.owned
        or noun.case != ("gen" if told_of else "nom")
        or verb is None
        or not verb.has("happen", "be", "plan")
    ):
        return []
    told = _talk(scene, noun, verb, noun_moods.of_noun(scene, noun)[0])
    told.draft.earlier = told.draft.earlier or (told_of and verb.tense == "past")
    return [told] if scene.whens else []


def counts(word: str) -> bool:
    """Whether a word says which one of a series is meant, of those told before: "sonuncusu"."""
    return word.endswith(("su", "si", "sü", "sı")) and word[:-2].endswith(_WHICH)


def elliptic(scene: Scene, index: int) -> list[Told]:
    """ "İlk görüş 2012-ci ildə Riqada, sonuncusu isə 2018-ci ildə Tallində olub": one more of its kind."""
    which = scene.low(index)[:-2]
    if not counts(scene.low(index)):
        return []
    verb = scene.verb_after(index)
    dated = any(w.first > index for w in scene.whens)
    if verb is None or not verb.has("happen") or verb.kind != "finite" or verb.negative or not dated:
        return []
    kinds = frozenset(["görüş"]) | SESSIONS | listed("nouns", "strong")
    if any(scene.noun(i, kinds) is not None for i in range(index + 1, verb.first)):
        return []  # "sonuncusu - yeddinci görüş" has a noun of its own
    nouns = [n for i in range(scene.first, index) if (n := scene.noun(i, kinds)) is not None]
    talk = bool(nouns) and nouns[-1].stem == "görüş"
    if not nouns or nouns[-1].case != "nom" or (nouns[-1].owned and not talk):
        return []
    mood = Mood("held" if verb.tense == "past" else "planned", earlier=verb.tense == "past")
    if talk:
        return [_talk(scene, Noun(index, "görüş", "nom", False, False), verb, mood)]
    told = tell(scene, "conference", mood, (index, index), "conference")
    told.anchors, told.draft.name = [index, verb.last], f"{which} {nouns[-1].stem}"
    return [told]


def _agreed_round(scene: Scene, noun: Noun) -> Told | None:
    """ "Növbəti raundun Bakıda keçirilməsi razılaşdırılıb": a round to come."""
    verb = scene.next_verb(noun.index)
    if verb is None or noun.case not in ("gen", "acc") or scene.low(noun.index - 1) not in _NEXT:
        return None
    main, beyond = scene.main(verb.last), range(noun.index + 1, verb.first)
    held = verb.kind in ("noun", "infinitive") and verb.has("happen", "light") and not verb.negative
    due = main is not None and (main.has("plan") or tense.agrees(main)) and not main.negative
    where = any(s.first in beyond for s in scene.sites) or any(w.first in beyond for w in scene.whens)
    if not (held and due and where):
        return None
    told = _talk(scene, noun, verb, Mood("planned"))
    told.draft.agreed = True
    return told


def another(scene: Scene, noun: Noun, verb: Verb) -> Told | None:
    """Return the talk before or after those told, of the same sides; None where a noun means no such."""
    if _is_of_gathering(scene, noun):
        return None
    hosted = _is_hosted(scene, noun, verb)
    past = hosted or _is_counted(scene, noun, verb) or _is_last(scene, noun, verb)
    past = past or _is_round_before(scene, noun, verb)
    if not past and not _is_next_talk(scene, noun, verb):
        return _talk(scene, noun, verb, Mood("cancelled")) if _is_off(scene, noun, verb) else None
    told = _talk(scene, noun, verb, Mood("held", earlier=True) if past else Mood("planned"))
    told.draft.agreed = not past and (verb.kind == "noun" or _goes_on(scene, noun, verb))
    told.draft.place = _host(scene, noun, verb) if hosted else None
    return told


def _is_off(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """Whether the next talk was called off or fell through: "martda planlaşdırılan növbəti (Paris) görüşü |
    alınmayıb"."""
    following = {scene.low(noun.index - 1), scene.low(noun.index - 2)} & _NEXT
    off = verb.has("cancel") and not verb.negative
    off = off or (verb.has("happen") and verb.negative and verb.tense == "past")
    off = off or scene.low(verb.last).startswith("alınma")
    return bool(following) and noun.case == "nom" and verb.kind == "finite" and off


def _is_of_gathering(scene: Scene, noun: Noun) -> bool:
    """Whether a talk is the next one of a gathering, and not of who talked: "Sammitin növbəti |
    toplantısı"."""
    owner = noun.index - 2
    last = scene.noun(owner, _GATHERINGS) if noun.owned and owner >= scene.first else None
    return last is not None and last.case == "gen"


def _talk(scene: Scene, noun: Noun, verb: Verb, mood: Mood) -> Told:
    afar = by_phone(scene, verb.first)  # "videokonfrans formatında keçirilmişdi"
    told = tell(scene, "call" if afar else "meeting", mood, (noun.index, noun.index), AGAIN)
    told.anchors = [noun.index, end(scene, noun, verb)]
    return told


def end(scene: Scene, noun: Noun, verb: Verb) -> int:
    """Where what is said of a talk ends: at a comma behind its day, where another one shares its verb: "ilk
    görüş 2012-ci ildə Trabzonda, | sonuncu görüş isə 2018-ci ildə İstanbulda olub"."""
    comma = next((i for i in range(noun.index, verb.first) if scene.tokens[i].text == ","), None)
    shared = comma is not None and any(scene.low(i) == "isə" for i in range(comma, verb.first))
    dated = comma is not None and any(noun.index < w.first and w.last < comma for w in scene.whens)
    return comma if comma is not None and shared and dated else verb.last


def _host(scene: Scene, noun: Noun, verb: Verb | None) -> Span | None:
    """The town that hosts what a noun names: "iclasa gələn il | Bağdad | ev sahibliyi edəcək"."""
    last = verb.first if verb is not None else scene.last
    towns = [s.span for s in scene.sites if s.case == "nom" and noun.index < s.first < last]
    return towns[-1] if towns else None


_ONE_BEFORE = frozenset(["ilk", "birinci", "əvvəlki", "öncəki", "sonuncu"])
_PRIOR = frozenset(["əvvəlki", "öncəki", "sonuncu"])
_SIDED = frozenset(["ikitərəfli", "üçtərəfli", "dördtərəfli", "təkbətək", "rəsmi", "belə", "oxşar"])


def _is_counted(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "Komissiyaların səkkizinci görüşü martın 7-də sərhəddə olmuşdu", "ilk üçtərəfli görüş 2019-cu ildə
    Rabatda baş tutub": one of those before.
    """
    which = noun.index - 1
    while not noun.owned and scene.low(which) in _SIDED:
        which -= 1
    counted = is_ordinal(scene, which) or scene.low(which) in _ONE_BEFORE
    past = verb.kind == "finite" and verb.tense == "past" and not noun.owned and _of_a_year(scene)
    past = past and not scene.groups(_beginning(scene, noun), noun.index - 1, "between", "ins", "gen")
    # "Komissiyaların | əvvəlki görüşü fevralda Limada keçirilib"
    past = past or (scene.low(which) in _PRIOR and verb.kind == "finite" and verb.tense == "past")
    before = verb.has("happen") and (past or tense.pluperfect(scene, verb)) and not verb.negative
    if before and scene.groups(_beginning(scene, noun), noun.index - 1, "between"):
        return False  # "iki ölkənin prezidentləri arasında sonuncu görüş": its sides are told
    return counted and before and noun.case == "nom" and noun.stem == "görüş" and bool(scene.whens)


def _beginning(scene: Scene, noun: Noun) -> int:
    """Where the clause of a talk begins: behind a comma for the second of two, "..., sonuncu görüş isə"."""
    low = scene.opening(noun.index)
    commas = [i for i in range(low, noun.index) if scene.tokens[i].text == ","]
    return commas[-1] + 1 if commas and scene.low(noun.index + 1) == "isə" else low


def _of_a_year(scene: Scene) -> bool:
    """Whether a sentence names the year of what it tells."""
    return any(scene.low(i).startswith("il") for w in scene.whens for i in range(w.first, w.last + 1))


def _is_next_talk(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "danışıqların növbəti raundu martda keçiriləcək", "növbəti görüşün keçirilməsinə razılaşıblar"."""
    ahead = scene.main(verb.first) or verb
    to_come = verb.has("happen") and (verb.tense == "future" or ahead.has("plan") or tense.agrees(ahead))
    agreed = noun.case == "gen" and scene.low(noun.index - 1) in _NEXT and verb.kind == "noun"
    return to_come and (
        agreed
        or is_round(scene, noun)
        or _goes_on(scene, noun, verb)
        or _is_elsewhere_next(scene, noun, verb)
    )


def _is_elsewhere_next(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "Növbəti görüş Lyublyanada olacaq": the sides meet once more, elsewhere."""
    follows = noun.case == "nom" and not noun.owned and scene.low(noun.index - 1) in _NEXT
    placed = any(s.case == "loc" and noun.index < s.first < verb.first for s in scene.sites)
    return follows and placed and verb.kind == "finite" and verb.tense == "future" and not verb.negative


def _goes_on(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "Danışıqlar martın 15-də Limada davam edəcək": the sides meet once more, on another day, elsewhere."""
    talks = noun.case == "nom" and not noun.owned and noun.stem in ("danışıq", "danışıqlar", "müzakirə")
    ahead = verb.name in ("davam_et", "davam_etdiril") and verb.tense == "future" and not verb.negative
    placed = any(s.case == "loc" and noun.index < s.first < verb.first for s in scene.sites)
    dated = any(w.first < verb.first for w in scene.whens)
    return talks and ahead and verb.kind == "finite" and placed and dated


def _is_last(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "Sonuncu dəfə məsləhətləşmələr 2024-cü ildə Ər-Riyadda keçirilib": the ones before."""
    opening = [scene.low(i) for i in range(scene.opening(noun.index), noun.index + 1)]
    times = any(a in ("sonuncu", "son") and b == "dəfə" for a, b in pairwise(opening))
    held = verb.has("happen") and verb.kind == "finite" and verb.tense == "past" and not verb.negative
    return times and held and noun.case == "nom" and bool(scene.whens)


def _is_round_before(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "Danışıqların ilk raundu 2024-cü ilin dekabrında Limada olub": one of those before."""
    rounds = (i for i in range(noun.index + 1, noun.index + 4) if scene.low(i).startswith(_ROUNDS))
    at = next(rounds, None)
    if at is None or noun.owned or not (scene.low(at - 1) in _ONE_BEFORE or is_ordinal(scene, at - 1)):
        return False
    held = verb.has("happen") and verb.kind == "finite" and verb.tense == "past" and not verb.negative
    return held and any(at < w.first < verb.first for w in scene.whens) and _of_a_year(scene)


def _is_hosted(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "Məsləhətləşmələrin III raunduna 2023-cü ildə Bakı ev sahibliyi etmişdi": one of those before."""
    hosted = verb.name == "ev_sahibliyi_et" and verb.kind == "finite" and tense.pluperfect(scene, verb)
    return hosted and is_round(scene, noun) and bool(scene.whens)


def is_round(scene: Scene, noun: Noun) -> bool:
    """ "danışıqların növbəti raundu"."""
    return any(scene.low(i).startswith(_ROUNDS) for i in range(noun.index + 1, noun.index + 4))


def session(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> Told | None:
    """The session after or before the one told, which is of the same sides; None where a noun means no such.

    "növbəti toplantıya gələn il Bağdad ev sahibliyi edəcək", "əvvəlki iclas 2018-ci ildə baş tutmuşdu".
    """
    if _is_of_gathering(scene, noun):
        return None
    due = is_next(scene, start(scene, noun.index), noun) or _is_due(scene, noun, verb)
    if told.draft.modality == "planned" and due and not told.draft.title:
        one = _session(scene, noun, Mood("planned"), told.anchors)
        one.fallback = told.fallback
        one.draft.place = _host(scene, noun, verb) if verb is not None and verb.has("host") else None
        return one
    hosted = verb is not None and verb.name == "ev_sahibliyi_et" and tense.pluperfect(scene, verb)
    held = hosted or (verb is not None and verb.has("happen"))
    if scene.low(noun.index - 1) not in _BEFORE or not held or not scene.whens:
        return None
    one = _session(scene, noun, _as_before(scene, noun), told.anchors)
    one.draft.place = _host(scene, noun, verb) if noun.case == "dat" else None
    return one


def counted_session(scene: Scene, noun: Noun, verb: Verb) -> Told | None:
    """ "Komissiyanın yeddinci iclası 2021-ci ilin noyabrında Bakıda keçirilib": one of a year before."""
    owner = noun.index - 2
    while scene.low(owner) in ("bundan", "əvvəlki", "–", "-", ","):
        owner -= 1
    counted = is_ordinal(scene, noun.index - 1) and scene.low(owner) in listed("sequel", "of_boards")
    when = (scene.low(i) for w in scene.whens for i in range(w.first, w.last + 1))
    year = any(word.startswith(("il", "ildə")) for word in when)
    told = verb.kind == "finite" and verb.has("happen") and verb.tense == "past" and not verb.negative
    if not (counted and told and year and noun.case == "nom"):
        return None
    return _session(scene, noun, _as_before(scene, noun), [noun.index, verb.last])


def _session(scene: Scene, noun: Noun, mood: Mood, anchors: list[int]) -> Told:
    one = tell(scene, "meeting", mood, (noun.index, noun.index), RULE)
    one.anchors, one.draft.name = anchors, noun.stem
    return one


def _as_before(scene: Scene, noun: Noun) -> Mood:
    return Mood("held", denied=noun_moods.of_noun(scene, noun)[0].denied, earlier=True)


def is_next(scene: Scene, first: int, noun: Noun) -> bool:
    """ "növbəti iclas", "Növbəti üçtərəfli Zirvə toplantısı"."""
    return any(scene.low(i) in _NEXT for i in range(max(scene.first, first - 1), noun.index))


def _is_due(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """Whether a session of a body named in short is one to come: "Şuranın 2027-ci ildə iclasının Bakıda
    keçirilməsi", "gələn il iclasa Bakı ev sahibliyi edəcək".
    """
    if not scene.whens or verb is None or noun.stem not in SESSIONS:
        return False
    before = range(scene.opening(noun.index), noun.index)
    owned = any(scene.low(i) in listed("sequel", "of_standing") for i in before)
    hosted = noun.case == "dat" and verb.has("host") and verb.tense == "future"
    return hosted or (owned and noun.case == "gen" and verb.has("happen") and verb.kind == "noun")


def is_elsewhere(scene: Scene, noun: Noun) -> bool:
    """Whether a session is another one than that told, by its order or year and its town: "2019-cu ildə
    Daşkənddə keçirilən iclasda", "Astanada keçirilən ilk iclasda".
    """
    before = participle_before(scene, noun.index)
    if before is None or before.kind != "attribute" or not before.has("happen") or before.tense == "future":
        return False
    clause = range(scene.opening(before.first), before.first)
    placed = any(s.case == "loc" and s.first in clause for s in scene.sites)
    of_year = any(w.first in clause and len(w.value) == _YEAR for w in scene.whens) or _of_year_before(scene)
    return placed and (of_year or scene.low(noun.index - 1).endswith(_WHICH))


def _of_year_before(scene: Scene) -> bool:
    """Whether a sentence tells of the last year: "ötən ilin iyununda"."""
    said = ([scene.low(i) for i in range(w.first, w.last + 1)] for w in scene.whens)
    return any(words[0] in ("ötən", "keçən") and words[1:2] == ["ilin"] for words in said)


def is_of_board(scene: Scene, noun: Noun, first: int, bodies: Sequence[Party]) -> bool:
    """Whether a session is the next or the one before of "the commission": "Komissiyanın əvvəlki iclası"."""
    near = {scene.low(i) for i in range(max(scene.first, first - 1), noun.index)}
    short = {scene.low(p.last) for p in bodies if p.first == p.last} & listed("sequel", "of_boards")
    return bool(near & (_NEXT | _BEFORE)) and noun.stem in SESSIONS and bool(short)


def settle(drafts: Sequence[Draft]) -> None:
    """Give sessions and gatherings that only their order tells apart the sides of those told before them."""
    for n, draft in enumerate(drafts):
        if draft.rule == RULE:
            _hold(draft, drafts[:n])
        elif _is_one_before(draft):
            _follow_kind(draft, drafts[:n])
        elif draft.type == "conference" and draft.earlier and draft.apart:
            _follow_people(draft, drafts[:n])


def _hold(session: Draft, before: Sequence[Draft]) -> None:
    """Let a session be of those whose session is told, else of who met; without such it adds nothing."""
    told = [d for d in before if not d.title and (len(d.parts) > 1 or (d.parts and d.named))]
    met = [d for d in told if d.type in ("meeting", "conference")] or [d for d in told if d.type in TALKS]
    # "əvvəlki iclas" is of those whose session is told, not of who met since.
    same = [d for d in met if session.name in d.name.lower()]
    session.name, session.rule, session.denied = "", "meeting-noun" if met else "whereabouts", not met
    model = next(reversed(same or met), None)
    if model is None:
        return
    session.type = model.type if model.type != "call" else session.type
    session.apart = session.named = session.type == "conference"
    for part in model.parts:
        # who will come to another session of a body, or came, is not told
        if session.type != "conference" or part.party.kind in ("body", "state"):
            session.add(part.party)


def _is_one_before(draft: Draft) -> bool:
    if draft.type != "conference" or draft.title or draft.parts:
        return False
    plain = (w for w in lower(draft.name).split() if not w.endswith(_WHICH) and w != "bundan")
    summit = _SUMMIT.issuperset(plain)
    told = (summit or not draft.named) and (draft.place is not None or draft.when is not None)
    if draft.modality == "planned":
        return told and summit  # "Növbəti Zirvə görüşü oktyabrda Qəbələdə olacaq"
    which = any(word.endswith(_WHICH) for word in lower(draft.name).split()[:-1])
    return told and which and draft.modality == "held"


def _follow_kind(draft: Draft, before: Sequence[Draft]) -> None:
    """ "Nordik ölkələrinin üçüncü sammiti ... İlk sammit Aşqabadda keçirilib": of the same body."""
    told = (d for d in before if d.type == "conference" and not d.title and " " in d.name)
    series = [d for d in told if _kind(d) == _kind(draft)]
    if series:
        draft.apart = draft.earlier = True
        for party in (p.party for p in series[-1].parts if p.party.kind == "body"):
            draft.add(party)
        draft.named = True


def _follow_people(draft: Draft, before: Sequence[Draft]) -> None:
    """ "A Şuranın iclasında olub. O, 2023-cü ildə Helsinkidə keçirilən iclasda da ...": of that body."""
    if " " in draft.name or any(p.party.kind == "body" for p in draft.parts):
        return
    told = [d for d in before if d.type == "conference" and d.keys() & draft.keys() and not d.title]
    told = [d for d in told if d.rule != "attendance" and _kind(d) == _kind(draft)]
    for party in (p.party for d in told[-1:] for p in d.parts):
        if party.kind == "body":
            draft.add(party)


def _kind(draft: Draft) -> str:
    """What a gathering is called, a summit the same by either word."""
    words = lower(draft.name).split() or [""]
    summit = any(word.startswith(_SUMMITS) for word in words[-2:])
    return _SUMMITS[0] if summit else words[-1].rstrip("ıiuü")


def of_bodies(drafts: Sequence[Draft]) -> None:
    """Give gatherings of bodies named in short the bodies and states of those told before.

    "Təşkilatın növbəti sammiti", "növbəti sammit", "Komissiyanın növbəti iclası".
    """
    for n, draft in enumerate(drafts):
        before = [d for d in drafts[:n] if not d.title]
        if draft.type == "conference" and not draft.title:
            _of_told_body(draft, [d for d in before if d.type == "conference"])
        bodies = [p.party.body.lower() for p in draft.parts if p.party.kind == "body"]
        short = len(bodies) == len(draft.parts) == 1 and bodies[0].replace(" ", "_") in _BOARDS
        boards = [d for d in before if d.type in ("meeting", "conference") and len(d.countries()) == _TWO]
        if short and draft.modality == "planned" and not draft.title and boards and boards[-1].name:
            draft.type, draft.rule, draft.named = boards[-1].type, boards[-1].rule, True
            for state in states_of(draft, boards[-1]):
                draft.add(state)


def _of_told_body(draft: Draft, told: Sequence[Draft]) -> None:
    short = [p for p in draft.parts if p.party.kind == "body" and lower(p.party.body) in _STANDING]
    plain = all(w.endswith((*ORDINALS, *_NEXT)) for w in draft.name.split()[:-1])
    plain = plain and not draft.name[-1:].isdigit()  # "COP29" is of no body told before
    bare = not draft.parts and plain and (draft.earlier or draft.modality == "planned")
    bodies = [p.party for d in told for p in d.parts if p.party.kind == "body"]
    bodies = [p for p in bodies if lower(p.body) not in _STANDING]
    if bodies and (short or bare):
        draft.parts = [p for p in draft.parts if p not in short]
        draft.add(bodies[-1])
