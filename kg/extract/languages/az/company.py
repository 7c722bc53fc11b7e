"""Who stands at somebody's side and shares his case: "A və digər rəsmilərlə", "A və nümayəndə heyətinin
üzvlərini".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.languages.az import morphology
from kg.extract.parties import Party

if TYPE_CHECKING:
    from kg.extract.languages.az.scene import Scene

POSTPOSITIONS = {
    "ilə": "ins",
    "arasında": "between",
    "arasındakı": "between",
    "tərəfindən": "by",
    "tərəfdən": "by",
}
_COMPANY = frozenset(["heyət", "xanım", "komanda"])


def with_others(scene: Scene, party: Party) -> frozenset[str]:
    """The case of "və digər rəsmilərlə", "və başqalarının", which somebody before it shares."""
    if scene.low(party.last + 1) != "və":
        return frozenset()
    if not (others := scene.low(party.last + 2)).startswith(("digər", "başqa")):
        return _with_nameless(scene, party)
    for index in range(party.last + 2 + (len(others) < 6), min(party.last + 8, scene.last + 1)):
        if scene.tokens[index].shape != "word":
            break
        if scene.low(index + 1) in POSTPOSITIONS:
            return frozenset((POSTPOSITIONS[scene.low(index + 1)],))
        forms = [f for f in morphology.forms(scene.tokens[index].text) if f.plural]
        found = frozenset(f.case for f in forms)
        found = frozenset() if "nom" in found else found & {"ins", "gen", "acc"}
        if found and "lar" in scene.low(index) + scene.low(index).replace("ə", "a"):
            return found
    return frozenset()


def _as_members(scene: Scene, index: int) -> frozenset[str]:
    """The case of "A və nümayəndə heyətinin üzvlərini"."""
    if scene.low(index + 1) in POSTPOSITIONS:
        return frozenset((POSTPOSITIONS[scene.low(index + 1)],))
    cases = frozenset(f.case for f in morphology.forms(scene.tokens[index].text) if f.plural)
    return frozenset() if "nom" in cases else cases & {"ins", "gen", "acc"}


def _escort(scene: Scene, index: int) -> frozenset[str]:
    """The case of those who come with somebody: "A və | onu müşayiət edən ekspertlərlə"."""
    if [scene.low(index + n) for n in range(3)] != ["onu", "müşayiət", "edən"]:
        return frozenset()
    near = range(index + 3, min(index + 6, scene.last + 1))
    last = next((i for i in near if any(f.plural for f in morphology.forms(scene.tokens[i].text))), None)
    return _as_members(scene, last) if last is not None else frozenset()


def _with_nameless(scene: Scene, party: Party) -> frozenset[str]:
    """The case of "A və müxalifətin rəhbərləri ilə", where those after "və" are nobody known."""
    if escort := _escort(scene, party.last + 2):
        return escort
    for index in range(party.last + 2, min(party.last + 8, scene.last)):
        around = (p for p in scene.parties if p.first <= index <= p.last)
        known = any(not p.inner and p.kind != "pronoun" and not scene.is_nobody(p) for p in around)
        if scene.tokens[index].shape != "word" or known:
            break
        if scene.low(index + 1) == "ilə" and scene.low(index).endswith(("ləri", "ları")):
            return frozenset(("ins",))
        company = scene.noun(index, _COMPANY)
        if company is not None and company.owned and scene.low(index + 1) in POSTPOSITIONS:
            return scene.cases_at(index)  # "A və rəhbərlik etdiyi heyəti ilə"
        if company is not None and scene.low(index + 1).startswith("tərkib"):
            break  # "A və nümayəndə heyətinin tərkibində olan B ilə"
        if company is not None and scene.low(index + 1).startswith("üzv"):
            return _as_members(scene, index + 1)
        if company is not None and (company.case == "ins" or company.owned):
            # "A və nazirliyin rəhbər heyətinin səfəri", "A və onu müşayiət edən heyətlə"
            return frozenset((company.case,)) & {"gen", "ins", "acc"}
    return frozenset()
