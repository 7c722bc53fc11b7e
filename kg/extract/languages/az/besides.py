"""What stands before the topics of a clause and is a topic, too, in Azerbaijani: "yalnız ticarət deyil,
tranzit də müzakirə olunub", "A ticarətin, B isə tranzitin vacibliyini vurğulayıb".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.languages.az.agendas import Cue
from kg.extract.languages.az.beginnings import after_frame
from kg.extract.languages.az.lists import QUOTES, Stretch, is_genitive
from kg.extract.languages.az.scene import Scene

_ONLY = frozenset(["yalnız", "təkcə"])
# "yalnız | nəqliyyat dəhlizlərinin inkişafı | deyil": so many words at most.
_REACH = 12


def ours(scene: Scene, cue: Cue) -> Cue:
    """The cue without the "we" who spoke of a matter: "“Biz | ticarəti müzakirə etdik”, – deyə bildirib"."""
    if cue.verb is None or not cue.verb.ours:
        return cue
    first = cue.stretch.first
    first += scene.tokens[first].text in QUOTES
    if scene.low(first) != "biz":
        return cue
    return replace(cue, stretch=replace(cue.stretch, first=first + 1))


def besides(scene: Scene, cue: Cue) -> Iterator[Cue]:
    """Yield what goes before the topics of a cue without a verb of its own."""
    stretch = _not_only(scene, cue.stretch.first)
    if stretch is not None:
        yield replace(cue, stretch=stretch)
    yield from _of_another(scene, cue)


def _not_only(scene: Scene, first: int) -> Stretch | None:
    """ "yalnız | ticarət | deyil, tranzit": what is before "deyil"."""
    last = first - 1 - (scene.low(first - 1) == ",")
    if last <= scene.first or scene.low(last) != "deyil":
        return None
    near = range(last - 1, max(scene.first, last - _REACH) - 1, -1)
    only = next((i for i in near if scene.low(i) in _ONLY), None)
    return Stretch(only + 1, last - 1, "") if only is not None and only + 1 < last else None


def _of_another(scene: Scene, cue: Cue) -> Iterator[Cue]:
    """ "A | ticarətin, | B isə tranzitin vacibliyini vurğulayıb": what another one stressed."""
    mark = cue.stretch.first - (scene.low(cue.stretch.first) != "isə")
    if not cue.soft or cue.stretch.case != "gen" or scene.low(mark) != "isə":
        return
    second = next((a for a in scene.actors if a.last == mark - 1 and a.may("nom")), None)
    if second is None or scene.low(second.first - 1) != ",":
        return
    end = second.first - 2
    who = [a for a in scene.actors if a.last < end and a.may("nom") and a.party.kind in ("person", "post")]
    if not who or not is_genitive(scene, end):
        return
    first = after_frame(scene, who[-1].last + 1, end + 1)
    if first <= end:
        yield Cue(cue.at, Stretch(first, end, "gen"), True, by=(who[-1].party,))
