"""Topics of each partner of one sentence: "A ilə söhbətdə ticarət, B ilə isə enerji müzakirə edilib"."""

from __future__ import annotations

from kg.extract.drafts import Agenda
from kg.extract.languages.az.agendas import Cue
from kg.extract.languages.az.beginnings import OCCASIONS, after_occasion
from kg.extract.languages.az.items import items
from kg.extract.languages.az.lists import Stretch
from kg.extract.languages.az.scene import Actor, Scene


def contrasted(scene: Scene, cue: Cue, taken: set[int]) -> list[Agenda]:
    """Return the topics of two partners whom a sentence sets against each other; [] where it does not."""
    low = scene.opening(cue.at)
    partners = [a for a in scene.actors if low <= a.first and a.last < cue.at and _is_partner(a)]
    if len(partners) != 2:
        return []
    first, second = partners
    mark = second.last + 1 + (scene.low(second.last + 1) == "ilə")
    talk = scene.noun(mark, OCCASIONS)
    spoken = talk is not None and talk.case == "loc"
    mark += spoken  # "B ilə söhbətdə isə"
    apart = spoken and _in_talk(scene, first)  # "A ilə söhbətdə ticarət, B ilə söhbətdə enerji"
    mark -= apart and scene.low(mark) != "isə"
    after = Stretch(max(cue.stretch.first, mark + 1), cue.stretch.last, cue.stretch.case)
    against = apart or scene.low(mark) == "isə"
    if cue.stretch.last <= mark or not against or scene.tokens[second.first - 1].text != ",":
        return []
    begin = first.last + 1 + (scene.low(first.last + 1) == "ilə")
    begin = after_occasion(scene, begin, second.first - 1)
    out: list[Agenda] = []
    stretches = ((first, Stretch(begin, second.first - 2, "")), (second, after))
    for partner, stretch in stretches:
        found = (
            [i for i in items(scene, stretch) if i.first not in taken]
            if stretch.first <= stretch.last
            else []
        )
        for item in found:
            taken.update(range(item.first, item.last + 1))
            listed = found[0].first, found[-1].last
            out.append(Agenda(cue.at, item, False, [partner.party], ("meeting", "call"), listed))
    return out


def _in_talk(scene: Scene, actor: Actor) -> bool:
    """Whether "söhbətdə" follows a partner."""
    after = actor.last + 1 + (scene.low(actor.last + 1) == "ilə")
    talk = scene.noun(after, OCCASIONS)
    return talk is not None and talk.case == "loc"


def _is_partner(actor: Actor) -> bool:
    return actor.party.kind in ("person", "post") and actor.may("ins")
