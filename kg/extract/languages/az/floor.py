"""Who has the floor at a gathering: "Açılış nitqini A edib", "Söz A-ya verilib", "Məruzələr A tərəfindən
təqdim olunub", "İştirakçıları A salamlayıb".
"""

from __future__ import annotations

from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.verbs import Verb

# "A-nın müraciətini B oxuyub"
_READ = ("oxuyub", "oxudu", "oxumuş", "səsləndir")
_LETTERS = ("müraciətini", "məktubunu", "təbrikini", "mesajını")
# "Açılış nitqini A edib", "Kürsüyə A qalxıb"
_SPEECHES = listed("attending", "floor")
_SAID = ("söylə", "deyib", "dedi", "demiş")
_ROSTRUMS = ("kürsüyə", "tribunaya", "səhnəyə")
_RISES = ("qalx", "çıx", "dəvət", "yaxınlaş")
_SPOKEN = ("məruzə", "təqdimat", "çıxış")
_GUESTS = listed("attending", "guests")


def is_taken(scene: Scene, verb: Verb) -> bool:
    """Whether a verb tells that its subject speaks from where all do."""
    return _greets_all(scene, verb) or _reads_out(scene, verb) or _takes_floor(scene, verb)


def given(scene: Scene, verb: Verb) -> list[Actor]:
    """Return to whom the floor is given, or by whom speeches are made, by a passive verb."""
    return _given_floor(scene, verb) or _presented_by(scene, verb)


def _greets_all(scene: Scene, verb: Verb) -> bool:
    """Whether somebody greets those who have gathered: "İştirakçıları nazir A salamlayıb"."""
    greets = scene.low(verb.last).startswith("salamla")
    greets = greets or scene.low(verb.first - (verb.first == verb.last)) == "müraciət"
    return greets and any(scene.low(i) in _GUESTS for i in range(scene.opening(verb.first), verb.first))


def _reads_out(scene: Scene, verb: Verb) -> bool:
    """Whether somebody reads the address of another one: "A-nın müraciətini B oxuyub"."""
    reads, clause = scene.low(verb.last).startswith(_READ), range(scene.opening(verb.first), verb.first)
    return reads and any(scene.low(i).startswith(_LETTERS) for i in clause)


def _takes_floor(scene: Scene, verb: Verb) -> bool:
    """Whether somebody speaks from where all do: "Açılış nitqini A edib", "Kürsüyə A qalxıb"."""
    word = scene.low(verb.last)
    if word.startswith(("elan", "et", "ed", "bağla")) and _declares(scene, verb):
        return True
    if verb.name == "söz_al":
        return True
    speaks, rises = verb.has("light") or word.startswith(_SAID), word.startswith(_RISES)
    clause = range(scene.opening(verb.first), verb.first) if speaks or rises else range(0)
    said = _SPEECHES if speaks else _ROSTRUMS
    return any(scene.low(i) in said for i in clause)


def _declares(scene: Scene, verb: Verb) -> bool:
    """ "A forumun bağlanışını elan edib"."""
    return any(scene.low(i) in ("açılışını", "bağlanışını") for i in range(scene.first, verb.first))


def _given_floor(scene: Scene, verb: Verb) -> list[Actor]:
    """ "Konfransda söz nazir A-ya verilib", "sözü B-yə verib"."""
    if not scene.low(verb.last).startswith(("veril", "verib", "verdi")):
        return []
    low = scene.opening(verb.first)
    passive = scene.low(verb.last).startswith("veril")
    floor = any(scene.low(i) == ("söz" if passive else "sözü") for i in range(low, verb.first))
    return [a for g in scene.groups(low, verb.first - 1, "dat") for a in g] if floor else []


def _presented_by(scene: Scene, verb: Verb) -> list[Actor]:
    """ "Məruzələr A və B tərəfindən təqdim olunub"."""
    low = scene.opening(verb.first)
    groups = scene.groups(low, verb.first - 1, "by")
    spoken = groups and any(scene.low(i).startswith(_SPOKEN) for i in range(low, verb.first))
    return [a for g in groups for a in g] if spoken else []
