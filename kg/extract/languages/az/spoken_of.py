"""States in the nominative that do not act: where something is, or what is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.languages.az import houses

if TYPE_CHECKING:
    from kg.extract.languages.az.scene import Scene
    from kg.extract.parties import Party

_MATTERS = ("ətrafındakı", "məsələ", "böhran", "münaqişə", "müharibə", "mövzu")


def is_where(scene: Scene, party: Party) -> bool:
    """Whether a town is one of those where something happens: "Bakı və İrəvanda görüşlər olub"."""
    beside = scene.low(party.last + 1) == "və"
    span = scene.spans.over(party.last + 2) if beside else None
    own = scene.spans.over(party.first)
    towns = all(s is not None and s.kind == "place" for s in (span, own))
    return towns and span is not None and scene.low(span.last).endswith(("da", "də"))


def is_matter(scene: Scene, party: Party) -> bool:
    """Whether a state is one of those of which a matter is: "Livan və Suriyadakı vəziyyəti", "İran və Livan
    məsələsini"; or is itself one, "Suriya və Qəzzanı müzakirə edib".
    """
    span = scene.spans.over(party.last + 2) if scene.low(party.last + 1) == "və" else None
    if span is None or span.last >= scene.last:
        return False
    if span.kind == "place" and houses.case_of(scene, span.last, name=span.name) == "acc":
        return True
    return scene.low(span.last)[-4:] in ("dakı", "dəki") or scene.low(span.last + 1).startswith(_MATTERS)
