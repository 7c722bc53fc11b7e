"""Who is of a delegation told before: "heyətin tərkibinə A və B daxildir", "heyətdə A da təmsil olunur",
"heyətə A başçılıq edir"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.allegiance import body_of, country_of, give_country
from kg.extract.drafts import Draft
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.states import international
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.words import Token

DELEGATION = frozenset(["heyət", "missiya", "delegasiya"])
# "Qonaqlar arasında A və B var"
_OF_STATE = DELEGATION | {"tərəf"}
_GUESTS, _AMONG = frozenset(["qonaq"]), frozenset(["arasında", "sırasında"])
NOUNS = DELEGATION | _GUESTS
# What ends the clause: "daxildir", "yer alıb", "təmsil olunur", "var".
_CLOSERS = listed("delegation", "closers")
# "Nümayəndə heyətinə nazir A | başçılıq edir"; not "A-nın başçılıq etdiyi heyət"
_HEADING = listed("delegation", "heading")
_DOES = listed("delegation", "does")
# "heyətin | rəhbəri A-dır"
_MADE_OF = listed("delegation", "made_of")
_HEADED = ("heyət", "nümayəndə heyəti")
_LEADING = ("başçılıq", "rəhbərlik", "sədrlik")
_PERSONS = ("person", "post")
# The rule of who comes along with somebody; so many sentences after his visit was told at most.
ALONG = "go-along"
_SOON = 3
# "heyətə daxil olan", "heyətin üzvü olan", "heyətin tərkibində olan"
_BEING = ("daxil", "üzvü", "tərkibində")


def is_told(scene: Scene) -> bool:
    """Whether a sentence without any listed verb says who is of a delegation."""
    if any(scene.low(t.index).startswith("ibarət") for t in _words(scene)):
        return True
    made = scene.noun(scene.first, frozenset(["tərkib"])) is not None
    if any(scene.low(t.index + 1) in _MADE_OF and scene.noun(t.index, DELEGATION) for t in _words(scene)):
        return True
    return any(_closes(scene, t.index) for t in _words(scene)) and (
        made or any(scene.noun(t.index, DELEGATION) is not None for t in _words(scene))
    )


def read_noun(scene: Scene, index: int) -> list[Told]:
    """Return the visit of a delegation, with those whom its noun and the end of the clause enclose."""
    noun = scene.noun(index, DELEGATION)
    if noun is None and index == scene.first:
        # "Tərkibə nazir A | daxildir", of the one told before
        noun = scene.noun(index, frozenset(["tərkib"]))
    if noun is not None and (joined := _joined_in(scene, index)):
        told = tell(scene, "visit", Mood(), (index, index), "delegation")
        told.placed = True
        return [put(told, joined, "guest")]
    guests = _counted_among(scene, index)
    noun = guests or noun
    if noun is None or (noun.case not in ("dat", "loc", "gen") and guests is None):
        return []
    if (described := _described(scene, index)) or (described := _made_of(scene, index)):
        return described
    closer = next((i for i in range(index + 1, scene.last + 1) if _closes(scene, i)), None)
    if closer is None or any(index < v.last < closer and v.lists and v.kind == "finite" for v in scene.verbs):
        return []
    members = _members(scene, index, closer) or _before_it(scene, index, closer)
    if not members:
        return []
    sided = [i for i in range(scene.first, closer) if _is_of_state(scene, i)]
    if len(sided) > 1:  # "Estoniya heyətində A, Latviya heyətində B yer alıb": of the talks told before
        told = tell(scene, "meeting", Mood(), (index, index), "attendance")
        between = (a for a in scene.actors if sided[0] < a.first < closer and a.party.kind in _PERSONS)
        return [put(told, [a for a in between if "nom" in a.party.cases])] if index == sided[0] else []
    told = tell(scene, "visit", Mood(), (index, index), "delegation")
    told.placed = True
    # "A-nın rəhbərlik etdiyi | nümayəndə heyətinə B və C daxildir"
    heads = [a for a in scene.actors if a.last == index and a.party.kind == "person"]
    return [put(put(told, heads, "guest"), members, "guest")]


def _counted_among(scene: Scene, index: int) -> Noun | None:
    """The guests or members among whom somebody is told to be, or whom he leads: "Qonaqlar | arasında A var",
    "Heyət üzvləri | sırasında A olub", "Qonaqlara | A başçılıq edirdi"."""
    noun = scene.noun(index, _GUESTS)
    members = scene.low(index + 1).startswith("üzvlər") and scene.noun(index, DELEGATION) is not None
    among = scene.low(index + 1 + members) in _AMONG
    if members and among:
        return scene.noun(index, DELEGATION)
    led = noun is not None and noun.case == "dat" and any(scene.low(v.first) in _HEADING for v in scene.verbs)
    return noun if noun is not None and noun.plural and (among or led) else None


def along(drafts: Sequence[Draft]) -> None:
    """ "Onunla birlikdə ölkəmizə B də gəlib": on the visit to that state which is told before, if one is."""
    for n, draft in enumerate(drafts):
        if draft.rule != ALONG:
            continue
        told = [
            d for d in drafts[:n] if d.type == "visit" and d.parts and d.place is not None and not d.title
        ]
        near = told[-1].place if told and draft.sentence - told[-1].sentence <= _SOON else None
        same = near is not None and draft.place is not None and near.country == draft.place.country
        draft.rule = "delegation" if same and draft.modality == told[-1].modality else "go"
        if draft.rule == "delegation":  # with whom he has come is the guest
            draft.parts = [p for p in draft.parts if p.party.person is not None]


def act_for_head(told: Sequence[Draft], members: Draft) -> None:
    """Let the members of a delegation act for the state of its head also where he acts for a body of it:
    "parlamentin sədri A. Heyətə deputatlar B və C daxildir".
    """
    guests = [p.party for d in told for p in d.parts if p.role == "guest" and p.party.kind != "state"]
    states = {country_of(p) for p in guests}
    national = all(not body_of(p) or not international(body_of(p)) for p in guests)
    if members.first != members.last or len(states) != 1 or "" in states or not national:
        return
    for part in members.parts:
        held = part.party.person.capacities if part.party.person is not None else []
        if held and not country_of(part.party) and not any(c.organization for c in held):
            give_country(part.party, *states)


def read_heads(scene: Scene) -> Iterator[Told]:
    """Yield who heads the delegation told before, whatever he does: "Heyət rəhbəri, Senatın sədri | A"."""
    for actor in scene.actors:
        said = (actor.party.capacity, *actor.party.also)
        heads = any(c is not None and c.derived and lower(c.organization) in _HEADED for c in said)
        if heads and actor.party.kind == "person":
            told = tell(scene, "visit", Mood(), (actor.first, actor.last), "delegation")
            told.placed, told.anchors = True, []  # the day is that of what he does
            yield put(told, [actor], "guest")


def _joined_in(scene: Scene, index: int) -> list[Actor]:
    """Who is told to be of the delegation that came: "A-nın da daxil olduğu nümayəndə heyəti"; where it acts
    in an event of its own, that has him.
    """
    at = index - 1 - (scene.low(index - 1) == "nümayəndə")
    if [scene.low(at - 1), scene.low(at)] != ["daxil", "olduğu"] or _acts(scene, index):
        return []
    return [a for a in scene.actors if a.last == index and a.party.kind in _PERSONS]


def _acts(scene: Scene, index: int) -> bool:
    """Whether a delegation travels or talks, and does not only look at things ("tanış olacaq")."""
    told = (v for v in scene.verbs if v.first > index and v.kind == "finite" and v.name != "tanış_ol")
    return any(v.has("go", "visit", "stay", "meet", "speak", "receive", "received") for v in told)


def _described(scene: Scene, index: int) -> list[Told]:
    """Whom a participle puts in the delegation: "heyətə daxil olan | nazir A", "heyətin üzvü olan A"."""
    near = range(index + 1, min(index + 4, scene.last))
    end = next((i for i in near if scene.low(i) == "olan" and scene.low(i - 1).startswith(_BEING)), None)
    if scene.low(index + 1) in _LEADING and scene.low(index + 2) == "edən":
        end = index + 2  # "heyətə başçılıq edən | A"
    member = next((a for a in scene.actors if end is not None and a.party.first == end + 1), None)
    if member is None or member.party.kind != "person":
        return []
    told = tell(scene, "visit", Mood(), (index, index), "delegation")
    told.placed, told.anchors = True, []  # the day is that of what he does
    return [put(told, [member], "guest")]


def consists(scene: Scene) -> list[Told]:
    """ "Heyət A, B və C-dən ibarətdir": all up to the last one leave their case to him."""
    opening = scene.first + (scene.low(scene.first) == "nümayəndə")
    noun = scene.noun(opening, DELEGATION)
    if noun is None or noun.case != "nom":
        return []
    at = next((i for i in range(opening + 2, scene.last + 1) if scene.low(i).startswith("ibarət")), None)
    if at is None:
        return []
    groups = scene.groups(opening, at - 1, "nom", "abl")
    told = tell(scene, "visit", Mood(), (opening, opening), "delegation")
    told.placed = True
    people = [a for g in groups for a in g if a.party.kind in _PERSONS]
    return [put(told, people, "guest")] if groups and groups[-1][-1].may("abl") else []


def _made_of(scene: Scene, index: int) -> list[Told]:
    """Who is said to be its head and its members: "Heyətin rəhbəri nazir A, üzvləri isə B və C-dir"."""
    names = scene.low(index + 1) in _MADE_OF and scene.noun(index, DELEGATION) is not None
    finite = [v for v in scene.verbs if v.kind == "finite" and v.last > index]
    if not names or any(v.lists and scene.low(v.last) not in _CLOSERS for v in finite):
        return []
    end = finite[0].first - 1 if finite else scene.last
    people = [
        a
        for a in _members(scene, index + 1, end)
        if index + 1 not in range(a.party.first, a.party.last + 1) or a.party.kind == "person"
    ]
    told = tell(scene, "visit", Mood(), (index, index), "delegation")
    told.placed = True
    return [put(told, people, "guest")] if people else []


def _is_of_state(scene: Scene, index: int) -> bool:
    """Whether a delegation or side stands right after its state: "Estoniya nümayəndə | heyətində"."""
    if scene.noun(index, _OF_STATE) is None:
        return False
    owner = scene.spans.over(index - 1 - (scene.low(index - 1) == "nümayəndə"))
    return owner is not None and owner.kind == "state"


def _closes(scene: Scene, index: int) -> bool:
    heads = scene.low(index) in _HEADING and index < scene.last and scene.low(index + 1) in _DOES
    return heads or scene.low(index) in _CLOSERS


def _words(scene: Scene) -> list[Token]:
    return [scene.tokens[i] for i in range(scene.first, scene.last + 1) if scene.tokens[i].shape == "word"]


def _before_it(scene: Scene, index: int, closer: int) -> list[Actor]:
    """Who stands before the delegation that he is said to be of: "Səfir A da nümayəndə heyətinə daxildir"."""
    if closer != index + 1 or not scene.low(closer).startswith(("daxil", "tərkib")):
        return []
    return _members(scene, scene.opening(index) - 1, index)


def _members(scene: Scene, low: int, high: int) -> list[Actor]:
    groups = scene.groups(low + 1, high - 1, "nom")
    return [a for group in groups for a in group if a.party.kind in _PERSONS]
