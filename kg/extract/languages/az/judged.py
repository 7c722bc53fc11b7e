"""What somebody says becomes of a matter, or thinks of it: "körpünün tikintisinin başa çatdığını bildirib",
"sammitin nəticələrini müsbət qiymətləndirib".
"""

from __future__ import annotations

from kg.extract.languages.az.beginnings import DURING, OCCASIONS, begin
from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.lists import Stretch, is_genitive
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.stressed import describes_speaker, is_shown
from kg.extract.languages.az.verbs import Verb

_SAYING = frozenset(table("topics")["stress"].split())
_PRAISING = frozenset(["yüksək", "müsbət", "kimi"])
# Of what it is no courtesy to think well: "nəticələrini müsbət qiymətləndirib"
_RESULTS = words_of("topics", "results")
# What is built or done: what becomes of it is a matter. "inşasının başa çatdığını"
_DEEDS = tuple(f"{deed}n{v}n" for deed, v in (d.split("_") for d in table("topics")["deeds"].split()))
# What becomes of it, at the end of the clause: "başa çatdığını", "davam etdiyini"
_COURSE = tuple(tuple(p.split("_")) for p in table("topics")["course"].split())
_FAR = 5


def is_praise(scene: Scene, verb: Verb) -> bool:
    """Whether something is only said to be good: "töhfəsini yüksək qiymətləndirib"."""
    if (
        not verb.name.startswith(("qiymətləndir", "dəyərləndir"))
        or scene.low(verb.first - 1) not in _PRAISING
    ):
        return False
    return scene.low(verb.first - 1) == "kimi" or scene.noun(verb.first - 2, _RESULTS) is None


def holds_matters(scene: Scene, verb: Verb) -> bool:
    """Whether matters and no people have a place: "Müzakirələrdə kvotaların artırılması yer alıb"."""
    first = scene.opening(verb.first)
    noun = scene.noun(first, OCCASIONS)
    people = any(first <= a.first < verb.first and a.party.kind != "state" for a in scene.actors)
    there = noun is not None and (noun.case == "loc" or scene.low(first + 1) in DURING)
    return there and verb.kind == "finite" and not people


def judged(scene: Scene, verb: Verb) -> Stretch | None:
    """The matter of whose course somebody tells, or whose part in another one; None where there is none."""
    if verb.name == "təqdim_et" and verb.kind == "finite" and verb.tense == "past":
        first, last = begin(scene, verb), verb.first - 1
        return Stretch(first, last, "acc") if is_shown(scene, first, last) else None
    if not (verb.name in _SAYING or verb.has("say")):
        return None
    if verb.kind not in ("finite", "converb") and not describes_speaker(scene, verb):
        return None
    last = verb.first - 1
    if scene.low(last) in ("rolunu", "rolu"):
        return _part_played(scene, begin(scene, verb), last)
    course = next((len(p) for p in _COURSE if _ends_with(scene, last, p)), 0)
    if not course:
        return None
    first = begin(scene, verb)
    near = range(last - course, max(first, last - course - _FAR), -1)
    deed = next((i for i in near if scene.low(i).endswith(_DEEDS) and is_genitive(scene, i)), None)
    owned = deed is not None and deed > first and is_genitive(scene, deed - 1)
    return Stretch(first, deed, "gen") if deed is not None and owned else None


def _ends_with(scene: Scene, last: int, phrase: tuple[str, ...]) -> bool:
    return all(scene.low(last - k).startswith(w) for k, w in enumerate(reversed(phrase)))


def _part_played(scene: Scene, first: int, last: int) -> Stretch | None:
    """ "enerji təhlükəsizliyində Xəzər qazının rolunu": what plays a part in which matter."""
    owned = last - first > 1 and is_genitive(scene, last - 1)
    within = (in_case(scene.tokens[i].text, "loc") for i in range(first, last - 1))
    return (
        Stretch(first, last, "acc" if scene.low(last) == "rolunu" else "") if owned and any(within) else None
    )
