"""Whom states and bodies send, by what stands after their name: "İran parlamentinin | nümayəndə heyəti",
"X-in başçılıq etdiyi | heyət", "Nazirliyin | rəhbərliyi ilə".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.languages.az.company import POSTPOSITIONS
from kg.extract.languages.az.powers import described, heads_act, is_team, meets_heads
from kg.extract.languages.az.verbs import is_finite
from kg.extract.parties import Party

if TYPE_CHECKING:
    from kg.extract.languages.az.scene import Actor, Scene

_LEADS = frozenset(
    [
        "başçılıq",
        "rəhbərlik",
        "başçılığı",
        "rəhbərliyi",
        "rəhbərliyində",
        "başçılığında",
        "təmsil",
        "sədrlik",
        "daxil",
    ]
)
SENT = frozenset(["heyət"])
MISSIONS = frozenset(["missiya"])
_SENDING = frozenset(["tərəf", "nazirlik", "hökumət", "parlament", "qurum", "orqan", "prokurorluq", "xidmət"])
# So many words at most tell who makes up a delegation: "X-in rəhbərliyi ilə ... ibarət nümayəndə heyəti".
_LONG = 40


# "Perudan | gələn nümayəndə heyəti"
_COMES = frozenset(["gələn", "gəlmiş", "göndərilən", "göndərilmiş"])
# "ölkəmizdə | rəsmi səfərdə | olan", "Bakıya | işgüzar səfərə | gəlmiş"
_JOURNEY = frozenset(["rəsmi", "işgüzar", "dövlət", "səfərdə", "səfərə", "səfər"])
_STAYING = frozenset(["olan", "gələn", "gəlmiş", "edən", "etmiş"])
# Of whom a delegation has; where he is told to belong to it, only that is told.
WITHIN = "tərkibində"
_IS_IN = frozenset(["olduğu", "olunduğu", "edildiyi"])
_IS_OF = ("ol", "gələn", "gəlmiş", "yer", "var", "təmsil")


def delegation(scene: Scene, party: Party) -> int | None:
    """The delegation that a party leads, its last token: "X-in başçılıq etdiyi nümayəndə heyəti"."""
    letters = "nom" in party.cases and scene.tokens[party.last].text.isupper()  # "BMT | rəsmiləri ilə"
    met = party.kind == "body" and ("gen" in party.cases or letters)
    met = met and not _names_official(scene, party.country)
    if met and (heads := _heads(scene, party.last + 1)):
        return heads
    if party.kind in ("body", "state") and party.cases & {"gen", "nom", "abl"}:
        whole = sent_by(scene, party.last + 1 + _comes(scene, party))
        return whole if whole is not None else staying(scene, party)
    if scene.low(party.last + 1) == "ibarət" and _makes_up(scene, party):
        made = range(party.last + 2, min(party.last + 5, scene.last + 1))  # "A və B-dən ibarət heyət"
        return next((i for i in made if scene.noun(i, SENT) is not None), None)
    if (whole := _of_which(scene, party)) is not None:
        return whole
    ahead = [scene.low(party.last + 1), scene.low(party.last + 2)] == ["başda", "olmaqla"]
    if not ahead and ("gen" not in party.cases or scene.low(party.last + 1) not in _LEADS):
        return None
    # "A-nın başçılıq etdiyi və B-nin daxil olduğu nümayəndə heyəti", "A başda olmaqla ... heyət"
    joined = ahead or scene.low(party.last + 2) == "ilə" or scene.low(party.last + 3) in ("və", ",")
    joined = joined or scene.low(party.last + 1) == "daxil"
    for index in range(party.last + 2, min(party.last + (_LONG if joined else 8), scene.last + 1)):
        token = scene.tokens[index]
        if (token.shape not in ("word", "initial") and not (joined and token.text == ",")) or is_finite(
            scene.tokens, index
        ):
            return None
        if scene.noun(index, frozenset(("heyət",))) is not None:
            return index
    return None


def _comes(scene: Scene, party: Party) -> int:
    """How many words tell that a delegation has come: "Perudan | rəsmi səfərə gəlmiş | heyət"."""
    index = party.last + 1
    while scene.low(index) in _JOURNEY:
        index += 1
    come = scene.low(index) == "olan" or ("abl" in party.cases and scene.low(index) in _COMES)
    return index - party.last if come else 0


def staying(scene: Scene, party: Party) -> int | None:
    """The delegation behind a participle that says where it is: "Perunun | ölkəmizdə səfərdə olan heyəti",
    "Perudan | Bakıya gəlmiş heyət"."""
    after = party.last + 1
    place = scene.spans.over(after + (scene.low(after) == "hazırda")) if after < scene.last else None
    if place is None or place.kind not in ("place", "state") or not party.cases & {"gen", "abl"}:
        return None
    end = place.last + 1
    while scene.low(end) in _JOURNEY:
        end += 1
    return sent_by(scene, end + 1) if scene.low(end) in _STAYING else None


def _of_which(scene: Scene, party: Party) -> int | None:
    """The delegation of which somebody is told to be: "tərkibinə A-nın və B-nin də daxil olduğu | heyət"."""
    if "gen" not in party.cases or party.kind not in ("person", "post"):
        return None
    after = party.last + 1
    if scene.low(after) in ("və", ","):
        beside = (p for p in scene.parties if p.first == after + 1 and p.kind == "person")
        other = next(beside, None)
        return _of_which(scene, other) if other is not None else None
    after += scene.low(after) in ("də", "da")
    after += scene.low(after) in ("daxil", "təmsil")
    if scene.low(after) not in _IS_IN:
        return None
    for index in range(after + 1, min(after + _LONG, scene.last + 1)):
        if is_finite(scene.tokens, index) or scene.tokens[index].text in ";:":
            return None
        if scene.noun(index, SENT) is not None:
            return index
    return None


def goes_along(scene: Scene, party: Party, led: int) -> bool:
    """Whether others go with the head of a delegation: "B-nin rəhbərlik etdiyi heyətin | tərkibində A"."""
    headed = party.kind in ("person", "post") and scene.low(led + 1) == WITHIN
    return headed and not scene.low(led + 2).startswith(_IS_OF)


def _makes_up(scene: Scene, party: Party) -> bool:
    """Whether somebody named, or officials whom nobody leads by name, can make up a delegation."""
    if party.kind == "person":
        return not party.plural
    officials = party.kind == "post" and party.plural and party.cases == {"abl"}
    return officials and not any(scene.low(i) in _LEADS for i in range(scene.first, scene.last))


def _names_official(scene: Scene, country: str) -> bool:
    """Whether the text names an official of a state, so that he may be who heads its ministry."""
    people = (p.person for p in scene.persons.values())
    return bool(country) and any(p is not None and p.country == country for p in people)


def _heads(scene: Scene, index: int) -> int | None:
    """The heads of a body who are met: "A-nın | rəhbərliyi ilə", "A-nın | və B-nin rəhbərliyi ilə"."""
    if meets_heads([scene.low(i) for i in range(index, index + 5)]):
        return index
    second = next((b for b in scene.bodies if b.first == index + 1 and scene.low(index) == "və"), None)
    if second is not None and meets_heads([scene.low(second.last + n) for n in range(1, 5)]):
        return second.last + 1
    return None


def sent_by(scene: Scene, index: int) -> int | None:
    """The delegation after its body or state: "İran parlamentinin nümayəndə heyəti", "Çad heyəti"."""
    for last in range(index, min(index + 4, scene.last)):
        if are_ministries(scene.tokens[last].text) and scene.low(last + 1) in POSTPOSITIONS:
            return last  # "A və B XİN-ləri arasında"
        several = scene.noun(last, _SENDING)
        ruling = several is not None and several.stem == "hökumət" and several.case in ("nom", "acc")
        if several is None or not several.plural:
            continue
        if ruling or scene.low(last + 1) in POSTPOSITIONS:
            return last
        end = min(last + 1 + (scene.low(last + 1) == "nümayəndə"), scene.last)
        if several.case == "gen" and scene.noun(end, SENT) is not None:
            return end  # "A və B parlamentlərinin nümayəndə heyətləri"
    if is_team(scene.low(index), scene.low(index + 1)):
        return index + 1
    if heads_act(scene.rest(index)):
        return index
    index += described(scene.rest(index))
    named = index <= scene.last and scene.noun(index, SENT | MISSIONS) is not None
    return index if named else None


def are_ministries(text: str) -> bool:
    """Whether a word is the bodies of several states by their letters: "XİN-ləri"."""
    letters, _, ending = text.partition("-")
    return ending in ("ləri", "ları") and letters.isupper() and len(letters) > 1


def before_another(scene: Scene, actor: Actor, index: int) -> bool:
    """Whether a body of another state stands right behind one: "Milli Məclis | Koreya Assambleyası ilə"."""
    state = scene.spans.over(index) if actor.party.kind == "body" and actor.party.country else None
    if state is None or state.kind != "state" or state.country == actor.party.country:
        return False
    return any(b.first == state.last + 1 and b.country == state.country for b in scene.bodies)
