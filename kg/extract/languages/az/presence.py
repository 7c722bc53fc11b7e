"""Who was at an event told before, by words that are no verbs of attending: "A da görüşdə olub",
"İştirakçılar: A, B", "Panelin moderatoru A olub", "Perudan A, Latviyadan B iştirak edib".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az import floor, speeches, tense
from kg.extract.languages.az.attendance import LED
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.repeated import told_before
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb
from kg.records import EventType

RULE = "there"
# The rule of who says something right after others have spoken at a gathering.
NEXT = "next-speaker"
_GATHERINGS, _TALKS = listed("nouns", "conference"), listed("nouns", "meeting")
_BY_VIDEO = frozenset(["videobağlantı", "videokonfrans", "videogörüş", "telekörpü"])
_PANELS = frozenset(["panel", "müzakirə"])
_EVENTS = _GATHERINGS | _TALKS | _BY_VIDEO
_DURING = listed("cues", "during")
_BEING = listed("attending", "being")
_ROLES = listed("attending", "roles")
_HEADINGS = tuple(sorted(listed("attending", "headings")))
_PRESS = tuple(sorted(listed("attending", "press")))
_TO_PRESS = tuple(sorted(listed("attending", "to_press")))
_COMPANY = listed("attending", "company")
# Verbs of attending that say so also of an event that their clause does not name.
_BARE = listed("attending", "bare")
_SITS = ("əyləş", "yer_al", "yer_tut", "otur")
# "Görüşü giriş sözü ilə nazir A açıb"
_LED_TALKS = listed("attending", "led_talks")
# "Komissiyanın həmsədrləri A və B-dir"
_CHAIRS = frozenset(("həmsədrləri", "həmrəhbərləri"))
_BOARDS = ("komissiyanın", "şuranın", "qrupun", "komitənin")
# "Komissiyanın Çili tərəfdən | həmsədri nazir A-dır"
_CHAIR, _SIDE = frozenset(["həmsədri", "həmrəhbəri", "sədri"]), ("tərəfdən", "tərəfindən")
_ATTENDING, _AMONG = listed("attending", "people"), listed("attending", "among")
_THEIRS = ("onların", "bunların")
_GATHERED = ("iştirak", "qatıl", "qonaq", "nümayəndə", "toplaş", "dəvət", "gəlib", "təmsil")
_IS_BESIDE = frozenset(
    ["birlikdədir", "birgədir", "yanındadır", "bərabərdir", "birlikdədirlər", "birgədirlər"]
)
_GUESTS = frozenset(["qonaqları", "qonağı", "iştirakçıları"])
_HOST = frozenset(["sahibi"])
# What says in which role somebody is there.
_IN_ROLE = _ROLES | _CHAIRS | _CHAIR | _GUESTS | _HOST
_PASSIVE = ("lıb", "lib", "lub", "lüb", "nıb", "nib", "nub", "nüb", "ılır", "ilir", "unur", "ünür", "olunub")
_PERSONS = ("person", "post")
# Who is there follows the event within so many sentences, who speaks next within one.
_NEAR = 3


def is_told(scene: Scene) -> bool:
    """Whether a sentence without verbs lists who was there."""
    if scene.says(_IS_BESIDE):
        return True
    if any(_leads_for_side(scene, i) for i in range(scene.first + 3, min(scene.first + 5, scene.last))):
        return True
    return _colon(scene) is not None or any(_is_titled(scene, i) for i in range(scene.first, scene.first + 3))


def _is_titled(scene: Scene, index: int) -> bool:
    return scene.low(index) in _CHAIRS | _HOST


def read(scene: Scene) -> Iterator[Told]:
    """Yield who is told to have been at an event that the sentence does not tell of itself."""
    if scene.sentence.paragraph < 0:
        return
    if (colon := _colon(scene)) is not None:
        yield from there(scene, "conference", colon, officials_in(scene, colon + 1, scene.last))
        return
    yield from _in_role(scene)
    yield from _among_those(scene)
    yield from _is_beside(scene)
    for verb in scene.verbs:
        if verb.kind != "finite" or verb.negative or verb.tense == "future" or scene.quoted(verb.last):
            continue
        yield from _by_verb(scene, verb)


def _by_verb(scene: Scene, verb: Verb) -> Iterator[Told]:
    if _sits_at_table(scene, verb):
        yield from there(scene, "meeting", verb.last, subject_of_all(scene, verb), verb)
    elif scene.low(verb.last) in _BEING:
        yield from _also_there(scene, verb)
    elif verb.has("go"):
        yield from _came(scene, verb)
    elif verb.name in _BARE and not _receives_guest(scene, verb):
        opening = scene.noun(scene.first, _EVENTS)
        part = opening is not None and opening.case == "gen" and not opening.owned
        part = part or (opening is not None and scene.low(scene.first + 1) in _DURING)  # "Qəbul zamanı"
        if part or _represents(scene, verb) or not _is_elsewhere(scene, verb):
            yield from there(scene, "conference", verb.last, subject_of_all(scene, verb), verb)
    elif floor.is_taken(scene, verb):
        yield from there(scene, "conference", verb.last, subject(scene, verb), verb)
    elif people := floor.given(scene, verb):
        yield from there(scene, "conference", verb.last, people, verb)
    elif verb.name in LED and scene.low(scene.first) in _LED_TALKS:
        yield from there(scene, "meeting", verb.last, subject(scene, verb), verb)
    elif verb.has("attend") and _receives_guest(scene, verb):
        told = tell(scene, "visit", tense.of_verb(scene, verb), (verb.first, verb.last), "greeting")
        told.placed, told.anchors = True, []
        people = [a for a in subject_of_all(scene, verb) if a.party.kind in _PERSONS]
        if people:
            yield put(told, people, "host")
    elif kind := _shares_views(scene, verb) or _acts_there(scene, verb):
        people = [a for a in subject(scene, verb) if a.party.kind == "person"]
        yield from there(scene, kind, verb.last, people, verb)
    elif verb.has("say", "topic"):
        yield from _speaks_next(scene, verb)


def _represents(scene: Scene, verb: Verb) -> bool:
    """Whether somebody represents his state at what was told: "Perunu Şurada A, Çadı B təmsil edir"."""
    low = scene.opening(verb.first)
    placed = any(s.case == "loc" and low <= s.first < verb.first for s in scene.sites)
    named = any(scene.noun(i, _EVENTS) is not None for i in range(low, verb.first))
    dated = any(low <= w.first < verb.first for w in scene.whens)
    return verb.name == "təmsil_et" and not (placed or named or dated)


def _is_elsewhere(scene: Scene, verb: Verb) -> bool:
    return speeches.is_elsewhere(scene, verb) or _joins_somebody(scene, verb)


def _sits_at_table(scene: Scene, verb: Verb) -> bool:
    """ "Masa arxasında A və B də əyləşib"."""
    if verb.name not in _SITS and scene.low(verb.last) not in _BEING:
        return False
    clause = range(scene.opening(verb.first) + 1, verb.first)
    return any(scene.low(i) == "arxasında" and scene.low(i - 1).startswith("masa") for i in clause)


def _joins_somebody(scene: Scene, verb: Verb) -> bool:
    """Whether somebody only comes along with one who is named: "Prezident A-ya elçisi B qoşulub"."""
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "dat") if verb.name == "qoşul" else []
    return any(a.party.kind == "person" for g in groups for a in g)


def there(
    scene: Scene, kind: EventType, index: int, actors: Sequence[Actor], verb: Verb | None = None
) -> list[Told]:
    people = [a for a in actors if a.party.kind in _PERSONS and a.first >= scene.first]
    mood = tense.of_verb(scene, verb) if verb is not None else tense.Mood()
    told = tell(scene, kind, mood, (index, index), RULE)
    told.placed, told.anchors = True, []
    return [put(told, people)] if people else []


def officials_in(scene: Scene, low: int, high: int) -> list[Actor]:
    return [a for g in scene.groups(low, high, "nom") for a in g if a.party.kind in _PERSONS]


def subject_of_all(scene: Scene, verb: Verb) -> list[Actor]:
    """All in the nominative before a verb, where each comes from somewhere: "Perudan A, Çaddan B"."""
    low = scene.opening(verb.first)
    people = officials_in(scene, low, verb.first - 1)
    return people if len(people) > 1 else subject(scene, verb)


def _colon(scene: Scene) -> int | None:
    """The colon of "Görüşün iştirakçıları: A, B", after a few words that say who is listed."""
    near = range(scene.first + 1, min(scene.first + 9, scene.last))
    colon = next((i for i in scene.strong_marks if i in near and scene.tokens[i].text == ":"), None)
    if colon is None or any(v.first < colon and v.kind == "finite" for v in scene.verbs):
        return None
    return colon if any(scene.low(i).startswith(_HEADINGS) for i in range(scene.first, colon)) else None


def _in_role(scene: Scene) -> Iterator[Told]:
    """ "Panelin moderatoru A olub", "A tədbirin məruzəçilərindən biri idi"."""
    for index in scene.where(_IN_ROLE):
        if index == scene.last:
            return
        if _leads_commission(scene, index) or _is_host(scene, index) or _leads_for_side(scene, index):
            kind: EventType = "meeting" if scene.low(index) in _CHAIRS | _CHAIR else "conference"
            people = [a for a in officials_in(scene, index + 1, scene.last) if a.party.kind == "person"]
            yield from there(scene, kind, index, people)
            return
        if scene.low(index) not in _ROLES and not _are_guests(scene, index):
            continue
        verb = scene.main(index)
        if verb is None or scene.low(verb.last) not in _BEING or verb.negative:
            continue
        talk = any(scene.noun(i, _TALKS) is not None for i in (index - 1, index - 2) if i >= scene.first)
        people = [a for a in officials_in(scene, scene.first, verb.first - 1) if not _is_role(scene, a)]
        yield from there(scene, "meeting" if talk else "conference", index, people, verb)
        return


def _among_those(scene: Scene) -> Iterator[Told]:
    """ "Panelistlər arasında A və B olub", where the gathering is told before."""
    at = next((i for i in range(scene.first, scene.first + 3) if scene.low(i) in _ATTENDING), None)
    at = scene.first if at is None and _of_those_told(scene) else at
    if at is not None and scene.low(at + 1) in ("-", "–", "—"):
        end = next((i for i in range(at + 2, scene.last) if scene.low(i) in ("-", "–", "—")), scene.last)
        yield from there(scene, "conference", at, officials_in(scene, at + 2, end))
        return
    if at is None or scene.low(at + 1) not in _AMONG:
        return
    if any(scene.noun(i, _EVENTS) is not None for i in range(scene.first, at)):
        return
    verb = scene.main(at)
    if verb is None or (_tells_of_being(scene, verb) and not verb.negative):
        end = verb.first - 1 if verb is not None else scene.last
        yield from there(scene, "conference", at, officials_in(scene, at + 2, end), verb)


def _tells_of_being(scene: Scene, verb: Verb) -> bool:
    return scene.low(verb.last) in _BEING or verb.name in ("yer_al", "ol")


def _are_guests(scene: Scene, index: int) -> bool:
    """ "Tədbirin | qonaqları | A və B olub"."""
    if scene.low(index) not in _GUESTS:
        return False
    noun = scene.noun(index - 1 - (scene.low(index - 1) in ("fəxri", "əsas")), _EVENTS)
    return noun is not None and noun.case == "gen"


def _of_those_told(scene: Scene) -> bool:
    """Whether "Onların arasında" takes up who attended what the sentence before tells: "Tədbirə 300 nəfər |
    qatılıb"."""
    if scene.low(scene.first) not in _THEIRS or not scene.sentence.index:
        return False
    before = scene.words.inside(scene.sentence.index - 1)
    return any(t.lower.startswith(_GATHERED) for t in before)


def _is_host(scene: Scene, index: int) -> bool:
    """ "Ev sahibi nazir A-dır"."""
    host = scene.low(index) == "sahibi" and index == scene.first + 1 and scene.low(index - 1) == "ev"
    return host and _is_nominal(scene)


def _leads_commission(scene: Scene, index: int) -> bool:
    """ "Komissiyanın həmsədrləri Peru tərəfdən A, Çad tərəfdən B-dir"."""
    chairs = scene.low(index) in _CHAIRS and scene.low(index - 1) in _BOARDS
    return chairs and index <= scene.first + 2 and _is_nominal(scene)


def _leads_for_side(scene: Scene, index: int) -> bool:
    """ "Komissiyanın Peru tərəfdən həmsədri A-dır", "Çad tərəfdən komissiyanın həmsədri B-dir"."""
    if scene.low(index) not in _CHAIR or index > scene.first + 4:
        return False
    before = [scene.low(i) for i in range(scene.first, index)]
    sided = any(w in _SIDE for w in before) and any(w in _BOARDS for w in before)
    return sided and _is_nominal(scene)


def _is_nominal(scene: Scene) -> bool:
    """Whether a sentence says who somebody is, and not what he does."""
    finite = [v for v in scene.verbs if v.kind == "finite"]
    return not finite or (len(finite) == 1 and scene.low(finite[0].last) in _BEING)


def _is_role(scene: Scene, actor: Actor) -> bool:
    """Whether a post is but what somebody is there: "məruzəçisi"."""
    party = actor.party
    return party.kind == "post" and any(scene.low(i) in _ROLES for i in range(party.first, party.last + 1))


def _also_there(scene: Scene, verb: Verb) -> Iterator[Told]:
    """ "A da görüşdə olub", "Qəbulda A və B olublar", "Görüş zamanı səfər A da olub"."""
    low = scene.opening(verb.first)
    ends = (low, verb.first - 1 - (scene.low(verb.first - 1) == "hazır"))
    for index in range(low, verb.first):
        noun = scene.noun(index, _EVENTS)
        if noun is None or scene.low(index + 1) in _ATTENDING:
            continue
        during = noun.case == "nom" and scene.low(index + 1) in _DURING
        papers = scene.low(index - 1).startswith("imza")
        if not (noun.case == "loc" or during) or not (index in ends or papers or (noun.owned and not during)):
            continue
        kind: EventType = "conference" if noun.stem in _GATHERINGS else "meeting"
        kind = "signing" if papers else kind
        people = [a for a in subject_of_all(scene, verb) if a.first < verb.first]
        yield from there(scene, kind, index, people, verb)
        return
    if any(scene.low(i) in ("tərəfdən", "tərəfindən") for i in range(low, min(low + 4, verb.first))):
        # "Çexiya tərəfdən nazir A olub"
        yield from there(scene, "meeting", verb.last, subject_of_all(scene, verb), verb)
        return
    yield from _beside_guest(scene, verb, low)


def _acts_there(scene: Scene, verb: Verb) -> EventType | None:
    """The type of the event that a sentence begins with, where its subject does something there: "Tədbirdə
    A təqdimat edib", "Görüşdə A qonağa hədiyyə verib"; not of what only is done to somebody.
    """
    low = scene.opening(verb.first)
    passive = scene.low(verb.last).endswith(_PASSIVE) or verb.has("happen", "signed", "received", "visit")
    passive = passive or verb.has("say", "topic")  # speakers are told of by others
    if passive or low != scene.first or verb.kind != "finite":
        return None
    near = range(low, min(low + 3, verb.first))
    nouns = [n for i in near if (n := scene.noun(i, _EVENTS)) is not None]
    noun = nouns[0] if nouns else None
    if noun is None or noun.case != "loc" or noun.owned or noun.plural:
        return None
    if any(a.first < noun.index and a.party.kind != "state" for a in scene.actors):
        return None
    return "conference" if noun.stem in _GATHERINGS else "meeting"


def _shares_views(scene: Scene, verb: Verb) -> EventType | None:
    """The type of the event at which its subject says what he thinks: "Müzakirələrdə A fikirlərini
    bölüşüb"."""
    if verb.name != "fikirlərini_bölüş" or scene.opening(verb.first) != scene.first:
        return None
    noun = scene.noun(scene.first, _EVENTS | _PANELS)
    alone = not scene.groups(scene.first, verb.first, "ins", "dat")
    if noun is None or noun.case != "loc" or noun.owned or not alone:
        return None
    return "meeting" if noun.stem in _TALKS and not noun.plural else "conference"


def _receives_guest(scene: Scene, verb: Verb) -> bool:
    """ "Qarşılanma mərasimində A və B iştirak edib"."""
    ceremony = range(scene.opening(verb.first) + 1, verb.first)
    words = ("qarşılanma", "qarşılama")
    return any(scene.low(i).startswith("mərasim") and scene.low(i - 1) in words for i in ceremony)


def _beside_guest(scene: Scene, verb: Verb, low: int) -> Iterator[Told]:
    """ "Səfərdə onun yanında A olub", "Onunla birlikdə A da var": who is with the visitor."""
    with_ = next((i for i in range(low + 1, verb.first) if scene.low(i) in _COMPANY), None)
    guest = next((a for a in scene.actors if with_ is not None and a.last in (with_ - 1, with_ - 2)), None)
    pronoun = with_ is not None and scene.low(with_ - 1) in ("onun", "onunla", "onların")
    if with_ is None or not (pronoun or (guest is not None and guest.may("gen", "ins"))):
        return
    people = [a for a in officials_in(scene, low, verb.first - 1) if a is not guest]
    told = tell(scene, "visit", tense.of_verb(scene, verb), (with_, verb.last), "delegation")
    told.placed, told.anchors = True, []
    if people:
        yield put(told, people, "guest")


def _is_beside(scene: Scene) -> Iterator[Told]:
    """ "Xanımı A da onunla birlikdədir", "O, nazir B ilə birgədir": with the visitor told of before."""
    at = next((i for i in scene.where(_IS_BESIDE) if i > scene.first + 1), None)
    groups = scene.groups(scene.first, at - 1, "nom", "ins") if at is not None else []
    people = [a for g in groups for a in g if a.party.kind == "person"]
    if at is not None and people:
        told = tell(scene, "visit", tense.Mood(), (at, at + 1), "delegation")
        told.placed, told.anchors = True, []
        yield put(told, people, "guest")


def _came(scene: Scene, verb: Verb) -> Iterator[Told]:
    """ "Görüşə Türkiyədən nazir A, Perudan B gəlib": who has come to the talk told before."""
    noun = scene.noun(scene.first, _EVENTS)
    if noun is None or noun.case != "dat" or noun.owned or noun.plural or verb.kind != "finite":
        return
    kind: EventType = "conference" if noun.stem in _GATHERINGS else "meeting"
    yield from there(scene, kind, scene.first, officials_in(scene, scene.first + 1, verb.first - 1), verb)


def _speaks_next(scene: Scene, verb: Verb) -> Iterator[Told]:
    """Who says something, in his own sentence and not to the press, also two by their posts who would else
    talk with each other ("Çad və Peru prezidentləri də enerjidən | danışıblar"); of no event by itself."""
    if verb.tense != "past" or any(scene.low(i).startswith(_TO_PRESS) for i in range(scene.first, verb.last)):
        return
    said = [a for a in subject(scene, verb) if a.first >= scene.first]
    kinds = _PERSONS if verb.name == "danış" and len(said) > 1 else ("person",)
    people = [a for a in said if a.party.kind in kinds]
    if not people or any(_is_of_press(a) for a in people) or _is_afterwards(scene):
        return
    told = tell(scene, "conference", tense.of_verb(scene, verb), (verb.first, verb.last), NEXT)
    told.placed, told.anchors = True, []
    yield put(told, people)


def _is_afterwards(scene: Scene) -> bool:
    """Whether a sentence tells of what was after an event: "Forumdan | sonra"."""
    after = (i for i in range(scene.first + 1, scene.last) if scene.low(i) == "sonra")
    return any(scene.noun(i - 1, _EVENTS) is not None for i in after)


def _is_of_press(actor: Actor) -> bool:
    """Whether somebody speaks for others, or of them: a spokesman, an expert."""
    held = actor.party.capacity
    said = lower(f"{held.organization} {held.position}").split() if held is not None else []
    return not said or any(w.startswith(_PRESS) for w in said)


def event_of(drafts: Sequence[Draft], n: int, joined: tuple[Draft, int] | None) -> Draft | None:
    """The event that the people of the n-th mention were at; ``joined`` is the one that others were told for
    last, and in which sentence."""
    draft = drafts[n]
    if draft.rule == NEXT:
        near = joined is not None and draft.sentence - joined[1] == 1 and joined[0].modality == "held"
        return joined[0] if joined is not None and near and joined[0].type == "conference" else None
    same = [d for d in drafts if d.sentence == draft.sentence and d.rule not in (RULE, NEXT, speeches.RULE)]
    own = next((d for d in same if d.first <= draft.first <= d.last and d.type in ("meeting", "call")), None)
    if own is not None and own.parts:
        return own  # "A-nın B ilə görüşündə C də olub"
    if draft.type == "conference" and (here := [d for d in same if d.type == "conference"]):
        # "A forumu açıb, sonra sözü B-yə verib": at that one, if it is told before him
        own = next((d for d in here if d.rule == "conference" and d.last < draft.first), None)
        near = joined is not None and joined[1] == draft.sentence and joined[0].type == "conference"
        return own or (joined[0] if near and joined is not None else None)
    told = told_before(drafts, n, "conference", "signing", *TALKS, "visit")
    told = [d for d in told if not d.earlier and d.rule not in (NEXT, RULE) and d.sentence < draft.sentence]
    if draft.type == "meeting":
        told = [d for d in told if d.type in TALKS] or told
    if draft.type == "signing":
        told = [d for d in told if d.type == "signing"]
    last = told[-1] if told else None
    since = max(last.sentence, joined[1] if joined is not None and joined[0] is last else 0) if last else 0
    near = last is not None and last.type != "visit" and draft.sentence - since <= _NEAR
    return last if last is not None and near and last.modality == draft.modality else None
