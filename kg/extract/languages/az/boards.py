"""Commissions and groups of two states that act themselves: "Azərbaycan-Litva hökumətlərarası komissiyası
Limada | toplanıb", "komissiyanın həmsədrləri | görüşüblər", "Komissiya mayda | toplaşacaq".
"""

from __future__ import annotations

from kg.extract.languages.az import bodies, tense
from kg.extract.languages.az.commissions import OF_TWO, commission_body, joint_pair, pair
from kg.extract.languages.az.company import POSTPOSITIONS
from kg.extract.languages.az.convening import short_for
from kg.extract.languages.az.roles import by_phone
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.syntax import is_ordinal
from kg.extract.languages.az.told import Told, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party
from kg.records import EventType

# "komissiyanın | üzvləri", "işçi qrupun | həmsədrləri"
_MEMBERS = listed("boards", "members")
# "komissiya Limada | işini yekunlaşdırıb"
_WORKS = listed("boards", "works")
# "Komissiya", "İşçi qrup": of the two states told before
_SHORT = listed("boards", "short")
# "komissiyanın | növbəti | görüşü"
_WHICH = frozenset(("növbəti", "ilk", "birgə", "sonuncu", "əvvəlki", "onlayn"))
# So many words at most stand between two states and their commissions.
_NEAR = 6
# "Növbəti dəfə | komissiya Limada toplaşacaq"
_AGAIN = (("növbəti", "dəfə"), ("gələn", "dəfə"))
_KINDS = ("finite", "object", "converb")


def sits(verb: Verb) -> bool:
    """Whether a verb can tell that a body comes together or does its work: "toplanıb", "işə başlayıb"."""
    return verb.kind in _KINDS and not verb.negative and (verb.has("gather", "meet") or verb.name in _WORKS)


def sit(scene: Scene, verb: Verb) -> list[Told]:
    """The meeting of two states whose commission comes together, or its members do."""
    low = scene.opening(verb.first)
    head = next((i for i in range(verb.first - 1, low - 1, -1) if OF_TWO.fullmatch(scene.low(i))), None)
    if head is None or _meets_others(scene, head + 1, verb.first):
        return []
    members = scene.low(head + 1) in _MEMBERS
    if not members and not _acts(scene, head, verb):
        return []
    states = states_of(scene, head + 1)
    opening = low + 2 * ((scene.low(low), scene.low(low + 1)) in _AGAIN)
    short = (
        "_".join(scene.low(i) for i in range(opening, head + 1)) in _SHORT and short_for(scene, low) is None
    )
    named = scene.tokens[head].capital and verb.has("gather")  # a body that comes together: convening.py
    if (named and not (members or short)) or not (states or short):
        return []
    kind: EventType = "call" if verb.has("meet") and by_phone(scene, verb.first) else "meeting"
    told = tell(scene, kind, tense.of_verb(scene, verb), (verb.first, verb.last), "commission")
    told.draft.named = bool(states)
    told.draft.name = f"{scene.words.quote(states[0].first if states else low, head)} iclası"
    whole = [b for b in scene.bodies if b.last == head] or commission_body(scene, head)
    for party in (*(whole if states and scene.tokens[head].capital else ()), *states):
        told.draft.add(party)
    return [told]


def states_of(scene: Scene, index: int) -> list[Party]:
    """The two states that sit in the commission right before a token; none where the words tell no two."""
    if found := pair(scene, index) or joint_pair(scene, index) or _owning_pair(scene, index):
        return found
    groups = scene.groups(scene.opening(index), index - 1, "ins", "between")
    between = [a.party for g in groups[-2:] for a in g]  # "A və B arasında", "A ilə B arasında"
    told = bool(groups) and groups[-1][-1].may("between") and [p.kind for p in between] == ["state", "state"]
    return between if told else []


def _owning_pair(scene: Scene, index: int) -> list[Party]:
    """The states of "Çadın və Perunun sərhəd | komissiyaları", "Çad və Perunun texniki | qruplarının"."""
    states = [
        s for s in scene.spans.all if s.kind == "state" and scene.first <= s.first and s.last < index - 1
    ]
    if len(states) < 2 or index - states[-1].last > _NEAR or scene.low(states[-1].first - 1) != "və":
        return []
    a, b = states[-2:]
    owns = bodies.case_of(scene.words, b) == "gen" and bodies.case_of(scene.words, a) in ("nom", "gen")
    if not owns or a.last + 2 != b.first:
        return []
    return [Party(s.first, s.last, s.last, "state", scene.sentence.index, country=s.country) for s in (a, b)]


def of_talk(scene: Scene, index: int) -> list[Party]:
    """The states whose commissions hold a talk: "Çad və Peru sərhəd komissiyalarının ilk | görüşü"."""
    head = index - 1
    while scene.low(head) in _WHICH or is_ordinal(scene, head):
        head -= 1
    return states_of(scene, head + 1) if head >= scene.first and OF_TWO.fullmatch(scene.low(head)) else []


def _acts(scene: Scene, head: int, verb: Verb) -> bool:
    """Whether a commission is the subject of a verb, by the ending of its last word."""
    owned = scene.low(head).endswith(("nın", "nin", "nun", "nün", "pun"))
    return owned == (verb.kind == "object")


def _meets_others(scene: Scene, index: int, high: int) -> bool:
    """Whether people act right of a commission: its chairs by name, whom it meets, or "komissiya | ilə"."""
    if scene.low(index) in POSTPOSITIONS or scene.low(index + 1) in POSTPOSITIONS:
        return True
    return any(index <= a.first and a.last < high and a.party.kind != "state" for a in scene.actors)
