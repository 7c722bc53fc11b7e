"""Who is of a delegation told before: "heyətin tərkibinə A və B daxildir", "heyətdə A da təmsil olunur",
"heyətə A başçılıq edir"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.words import Token

_DELEGATION = frozenset(["heyət"])
# What ends the clause: "daxildir", "yer alıb", "təmsil olunur", "var".
_CLOSERS = listed("delegation", "closers")
# "Nümayəndə heyətinə nazir A | başçılıq edir"; not "A-nın başçılıq etdiyi heyət"
_HEADING = listed("delegation", "heading")
_DOES = listed("delegation", "does")
_HEADED = ("heyət", "nümayəndə heyəti")
_LEADING = ("başçılıq", "rəhbərlik", "sədrlik")
_PERSONS = ("person", "post")
# "heyətə daxil olan", "heyətin üzvü olan", "heyətin tərkibində olan"
_BEING = ("daxil", "üzvü", "tərkibində")


def is_told(scene: Scene) -> bool:
    """Whether a sentence without any listed verb says who is of a delegation."""
    made = scene.noun(scene.first, frozenset(["tərkib"])) is not None
    return any(_closes(scene, t.index) for t in _words(scene)) and (
        made or any(scene.noun(t.index, _DELEGATION) is not None for t in _words(scene))
    )


def read_noun(scene: Scene, index: int) -> list[Told]:
    """Return the visit of a delegation, with those whom its noun and the end of the clause enclose."""
    noun = scene.noun(index, _DELEGATION)
    if noun is None and index == scene.first:
        # "Tərkibə nazir A | daxildir", of the one told before
        noun = scene.noun(index, frozenset(["tərkib"]))
    if noun is not None and (joined := _joined_in(scene, index)):
        told = tell(scene, "visit", Mood(), (index, index), "delegation")
        told.placed = True
        return [put(told, joined, "guest")]
    if noun is None or noun.case not in ("dat", "loc", "gen"):
        return []
    if described := _described(scene, index):
        return described
    closer = next((i for i in range(index + 1, scene.last + 1) if _closes(scene, i)), None)
    if closer is None or any(index < v.last < closer and v.lists and v.kind == "finite" for v in scene.verbs):
        return []
    members = _members(scene, index, closer)
    if not members:
        return []
    sided = [i for i in range(scene.first, closer) if _is_of_state(scene, i)]
    if len(sided) > 1:  # "Estoniya heyətində A, Latviya heyətində B yer alıb": of the talks told before
        told = tell(scene, "meeting", Mood(), (index, index), "attendance")
        return [put(told, _members(scene, sided[0], closer))] if index == sided[0] else []
    told = tell(scene, "visit", Mood(), (index, index), "delegation")
    told.placed = True
    # "A-nın rəhbərlik etdiyi | nümayəndə heyətinə B və C daxildir"
    heads = [a for a in scene.actors if a.last == index and a.party.kind == "person"]
    return [put(put(told, heads, "guest"), members, "guest")]


def read_heads(scene: Scene) -> Iterator[Told]:
    """Yield who heads the delegation told before, whatever he does: "Heyət rəhbəri, Senatın sədri | A"."""
    for actor in scene.actors:
        said = (actor.party.capacity, *actor.party.also)
        heads = any(c is not None and c.derived and lower(c.organization) in _HEADED for c in said)
        if heads and actor.party.kind == "person":
            told = tell(scene, "visit", Mood(), (actor.first, actor.last), "delegation")
            told.placed = True
            yield put(told, [actor], "guest")


def _joined_in(scene: Scene, index: int) -> list[Actor]:
    """Who is told to be of the delegation that came: "A-nın da daxil olduğu nümayəndə heyəti"; where it acts
    in an event of its own, that has him.
    """
    at = index - 1 - (scene.low(index - 1) == "nümayəndə")
    if [scene.low(at - 1), scene.low(at)] != ["daxil", "olduğu"] or _acts(scene, index):
        return []
    groups = scene.groups(scene.opening(index), at - 2, "gen")
    return [a for a in groups[-1] if a.party.kind in _PERSONS] if groups else []


def _acts(scene: Scene, index: int) -> bool:
    """Whether a delegation travels or talks, and does not only look at things ("tanış olacaq")."""
    told = (v for v in scene.verbs if v.first > index and v.kind == "finite" and v.name != "tanış_ol")
    return any(v.has("go", "visit", "stay", "meet", "speak", "received") for v in told)


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
    told.placed = True
    return [put(told, [member], "guest")]


def _is_of_state(scene: Scene, index: int) -> bool:
    """Whether a delegation stands right after its state: "Estoniya nümayəndə | heyətində"."""
    if scene.noun(index, _DELEGATION) is None:
        return False
    owner = scene.spans.over(index - 1 - (scene.low(index - 1) == "nümayəndə"))
    return owner is not None and owner.kind == "state"


def _closes(scene: Scene, index: int) -> bool:
    heads = scene.low(index) in _HEADING and index < scene.last and scene.low(index + 1) in _DOES
    return heads or scene.low(index) in _CLOSERS


def _words(scene: Scene) -> list[Token]:
    return [scene.tokens[i] for i in range(scene.first, scene.last + 1) if scene.tokens[i].shape == "word"]


def _members(scene: Scene, low: int, high: int) -> list[Actor]:
    groups = scene.groups(low + 1, high - 1, "nom")
    return [a for group in groups for a in group if a.party.kind in _PERSONS]
