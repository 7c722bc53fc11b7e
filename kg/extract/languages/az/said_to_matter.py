"""What a clause says to count, in Azerbaijani: "bildirib ki, ticarət prioritet olaraq qalır".

What somebody says to matter, or to be what his country wants, is what he stresses, as if he had stressed that
with a noun ("ticarətin əhəmiyyətini bildirib"). The clause follows "ki" or "sözlərinə görə", or is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az.agendas import Cue
from kg.extract.languages.az.beginnings import OCCASIONS, after_frame
from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.lexicon import table
from kg.extract.languages.az.lists import ABSTRACT, Stretch
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.stances import any_matter
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

_SAYING = frozenset(table("topics")["stress"].split())
_LISTED = table("topics")["valued"]


def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(p.split("_")) for p in _LISTED[name].split())


# What is said of a matter, and what of a side with the matter in a case: the beginnings of the words.
_OF_MATTER = _phrases("matter")
_OF_SIDE = {case: _phrases(case) for case in ("dat", "acc", "loc", "abl")}
_LAST = frozenset(p[-1] for phrases in (_OF_MATTER, *_OF_SIDE.values()) for p in phrases)
_SIDES = frozenset(_LISTED["sides"].split())
_WEIGHTS = frozenset(_LISTED["weights"].split())
_NO_MATTER = frozenset(_LISTED["no_matter"].split())
_WORDS = frozenset(("sözlərinə", "fikrincə", "sözlərincə"))
_CLOSING = '"”»'
_OPENING = frozenset('"“«„')
# Where a quotation begins: "Biz | ticarətdə maraqlıyıq".
_REACH = 40


def said_to_matter(scene: Scene) -> Iterator[Cue]:
    """Yield what the clauses of a sentence say to count."""
    if scene.sentence.paragraph < 0:
        return
    for index in range(scene.first + 2, scene.last + 1):
        if not _may_close(scene, index):
            continue
        said = _clause(scene, index)
        if said is None:
            continue
        first, verb = said
        stretch = _of_matter(scene, first, index) or _of_side(scene, first, index)
        if stretch is not None:
            yield Cue(index, stretch, True, verb, by=_source(scene, first) if verb is None else ())


def _may_close(scene: Scene, index: int) -> bool:
    """Whether a word can be the last one of a clause that values something."""
    if not scene.low(index).startswith(tuple(_LAST)):
        return False
    follows = scene.low(index + 1) if index < scene.last else "."
    return not follows[:1].isalpha() or follows in ("və", "ki")


def _clause(scene: Scene, index: int) -> tuple[int, Verb | None] | None:
    """Where what somebody says begins, with the verb that says it; None where nobody says it."""
    for k in range(index - 1, scene.first - 1, -1):
        word = scene.low(k)
        if word == "ki":
            verb = next((v for v in scene.verbs if v.last == k - 1 and _says(v)), None)
            return (k + 1 + (scene.low(k + 1) == ","), verb) if verb is not None else None
        if word == "görə" and scene.low(k - 1) in _WORDS and scene.low(k + 1) == ",":
            return k + 2, None
        if scene.tokens[k].text in _OPENING and (verb := _quoting(scene, index)) is not None:
            return k + 1, verb
        if word in (";", ":"):
            return None
    opens = scene.tokens[scene.first].text in _OPENING
    quoting = _quoting(scene, index) if opens else None
    return (scene.first + 1, quoting) if quoting is not None else None


def _source(scene: Scene, first: int) -> tuple[Party, ...]:
    """Who says what begins at a token: "Nazirin sözlərinə görə, | ticarət"."""
    who = (a.party for a in scene.actors if a.last == first - 4 and a.may("gen"))
    return tuple(p for p in who if p.kind in ("person", "post"))


def _says(verb: Verb) -> bool:
    return (verb.name in _SAYING or verb.has("say")) and verb.kind == "finite"


def _quoting(scene: Scene, index: int) -> Verb | None:
    """The verb after a quotation that says it: "“Ticarət vacibdir”, – deyə nazir | bildirib"."""
    closes = next(
        (k for k in range(index + 1, min(index + _REACH, scene.last)) if scene.tokens[k].text in _CLOSING),
        None,
    )
    return next((v for v in scene.verbs if closes is not None and v.first > closes and _says(v)), None)


def _of_matter(scene: Scene, first: int, last: int) -> Stretch | None:
    """ "ticarət | hər iki ölkənin maraqlarına cavab verir": the subject."""
    length = scene.closes(last, _OF_MATTER)
    end = last - length
    while end > first and scene.low(end) in _WEIGHTS:
        # "təhlükəsizlik | Belqrad üçün prioritet olaraq qalır"
        end -= 2 if scene.low(end) == "üçün" and end - 2 > first else 1
    first = _after_opening(scene, first, end)
    if not length or end < first or any(v.kind == "finite" for v in scene.verbs if first <= v.first <= end):
        return None
    if scene.low(end) in _NO_MATTER or scene.noun(end, OCCASIONS) is not None:
        return None
    oblique = ("gen", "dat", "abl", "loc", "ins")
    own = scene.possessed(end)
    general = scene.noun(end, ABSTRACT)
    own = own or (general is not None and general.case == "nom")  # "mübarizə" looks like a dative
    if scene.low(end) == "üçün" or (not own and any(in_case(scene.tokens[end].text, c) for c in oblique)):
        return None
    return Stretch(first, end, "")


def _of_side(scene: Scene, first: int, last: int) -> Stretch | None:
    """ "ölkəsi | ticarətə | böyük əhəmiyyət verir": what a side wants."""
    for case, phrases in _OF_SIDE.items():
        length = scene.closes(last, phrases)
        if not length:
            continue
        start, end = _after_side(scene, first), last - length
        while end > start and scene.low(end) in _WEIGHTS:
            end -= 1  # "böyük | əhəmiyyət verir"
        if end < start or start == first or in_case(scene.tokens[end].text, case) is None:
            continue
        if any(v.kind == "finite" for v in scene.verbs if start <= v.first <= end):
            continue
        if any_matter(scene, start, end, case):
            return Stretch(start, end, case)
    return None


def _after_opening(scene: Scene, first: int, end: int) -> int:
    """Beyond for whom or when something counts: "bizim üçün | ticarət"."""
    start = after_frame(scene, first, end + 1)
    for_whom = next((i for i in range(start, min(start + 3, end)) if scene.low(i) == "üçün"), None)
    return for_whom + 1 if for_whom is not None and scene.low(start) in _SIDES else start


def _after_side(scene: Scene, first: int) -> int:
    """Beyond the side that wants something: "ölkəsi", "biz", "Bakı"; the token itself where none opens."""
    if scene.low(first) in ("iki", "hər") and scene.low(first + 1) in _SIDES | {"iki"}:
        first += 1 + (scene.low(first + 1) == "iki")  # "hər iki | ölkə"
    if scene.low(first) in _SIDES:
        return first + 1 + (scene.low(first + 1) in _SIDES)
    actor = next((a for a in scene.actors if a.first == first and a.may("nom")), None)
    return actor.last + 1 if actor is not None else first
