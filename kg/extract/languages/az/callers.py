"""Who calls at a house, where only what is said there tells who received him: "Səfir A Bakı Dövlət
Universitetində olub. Qonağı salamlayan rektor B ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.sojourns import is_delegation
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell

RULE = "caller"
# The rules of who says something after a talk, which ``hosts`` joins to it.
_OF_HOSTS = ("host", "head-of-house")
# Institutions whose heads receive guests: "Bakı Dövlət Universitetində", "Dövlət Gömrük Komitəsində"
_HOUSES = words_of("triggers", "callers", "houses")
# Who received a guest is told within so many sentences.
_NEAR = 2
# "BDU-da", "BDU-nu"
_ACRONYMS = {
    "loc": re.compile(r"[A-ZƏÖÜÇŞĞİ]{2,6}-[dt][aə]"),
    "acc": re.compile(r"[A-ZƏÖÜÇŞĞİ]{2,6}-n?[ıiuü]"),
}
_DONE = frozenset(["edib", "ediblər", "etmişdir", "etmişlər"])
_BEEN = frozenset(["olub", "olublar", "olmuşdur", "olmuşlar", "olmuş"])


def read(scene: Scene) -> Iterator[Told]:
    """Yield the guest of a house, of no event by itself: it wants somebody who received him."""
    end = scene.last - (scene.tokens[scene.last].shape == "mark")
    visits = scene.low(end) in _DONE and scene.low(end - 1) == "ziyarət"
    if not (visits or scene.low(end) in _BEEN) or scene.sentence.paragraph < 0:
        return
    house = _house(scene, end - 1 - (scene.low(end - 1) in ("qonaq", "ziyarət")), "acc" if visits else "loc")
    guests = _guests(scene, house) if house is not None else []
    if house is not None and guests:
        told = tell(scene, "meeting", Mood(), (end, end), RULE)
        # "Bakı | Dövlət Universitetində" is no town
        told.placed = not any(s.case == "loc" and s.last < house for s in scene.sites)
        yield put(told, guests, "guest")


def _house(scene: Scene, last: int, case: str) -> int | None:
    """The token that ends the name of a house in a case, before an acronym in brackets; or its acronym."""
    if scene.tokens[last].text == ")" and scene.tokens[last - 2].text == "(":
        last -= 3
    noun = scene.noun(last, _HOUSES)
    if noun is None:
        called = _ACRONYMS[case].fullmatch(scene.tokens[last].text) and scene.spans.over(last) is None
        return last if called else None
    return last if noun.owned and noun.case == case and not noun.plural else None


def _guests(scene: Scene, house: int) -> list[Actor]:
    """The official, or the officials of one list, of whom a sentence tells nothing but where they were."""
    groups = scene.groups(scene.opening(house), house, "nom")
    first = groups[0] if groups else []
    people = [a for a in first if a.party.kind in ("person", "post") or is_delegation(a)]
    abroad = all(country_of(a.party) for a in people)
    alone = len(people) == len(first)
    return people if people and alone and abroad and people[-1].last < house else []


def met(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions without the guests of houses whose talk a later one tells: "Rektor B ilə görüşdə
    ticarət müzakirə edilib" is with the guest, "Səfiri rektor B qəbul edib" was on that day.
    """
    out = list(drafts)
    for n, call in enumerate(drafts):
        if call.rule != RULE:
            continue
        after = (d for d in drafts[n + 1 :] if d.sentence - call.sentence <= _NEAR and d.type == "meeting")
        talk = next((d for d in after if d.rule not in _OF_HOSTS), None)
        if talk is not None and _is_with(call, talk):
            if len(talk.parts) == 1:
                for part in call.parts:
                    talk.add(part.party, part.role)
            talk.when, talk.place = talk.when or call.when, talk.place or call.place
            out.remove(call)
    return out


def _is_with(call: Draft, talk: Draft) -> bool:
    """Whether a talk is that of a guest: he is told to be there, or only an official of the house."""
    if call.keys() & talk.keys():
        return True
    named = [p.party for p in talk.parts if p.party.kind not in ("group", "pronoun")]
    host = named[0] if len(named) == 1 else None  # "Rektor B ilə | qonaq arasında görüş keçirilib"
    of_guest = {country_of(p.party) for p in call.parts}
    return host is not None and host.kind == "person" and country_of(host) not in of_guest
