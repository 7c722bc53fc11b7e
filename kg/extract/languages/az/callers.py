"""Who calls at a house, where only what is said there tells who received him: "Səfir A Bakı Dövlət
Universitetində olub. Qonağı salamlayan rektor B ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell

RULE = "caller"
# The rules of who says something after a talk, which ``hosts`` joins to it.
_OF_HOSTS = ("host", "head-of-house")
# Institutions whose heads receive guests: "Bakı Dövlət Universitetində", "Dövlət Gömrük Komitəsində"
_HOUSES = words_of("triggers", "callers", "houses")
# Who received a guest is told within so many sentences.
_NEAR = 2
_BEEN = frozenset(["olub", "olublar", "olmuşdur", "olmuşlar", "olmuş"])


def read(scene: Scene) -> Iterator[Told]:
    """Yield the guest of a house, of no event by itself: it wants somebody who received him."""
    end = scene.last - (scene.tokens[scene.last].shape == "mark")
    if scene.low(end) not in _BEEN or scene.sentence.paragraph < 0:
        return
    house = _house(scene, end - 1 - (scene.low(end - 1) == "qonaq"))
    guests = _guests(scene, house) if house is not None else []
    if guests:
        told = tell(scene, "meeting", Mood(), (end, end), RULE)
        yield put(told, guests, "guest")


def _house(scene: Scene, last: int) -> int | None:
    """The token that ends the name of a house in the locative, before an acronym in brackets."""
    if scene.tokens[last].text == ")" and scene.tokens[last - 2].text == "(":
        last -= 3
    noun = scene.noun(last, _HOUSES)
    return last if noun is not None and noun.owned and noun.case == "loc" and not noun.plural else None


def _guests(scene: Scene, house: int) -> list[Actor]:
    """The official, or the officials of one list, of whom a sentence tells nothing but where they were."""
    groups = scene.groups(scene.opening(house), house, "nom")
    people = [a for a in groups[0] if a.party.kind in ("person", "post", "group")] if groups else []
    abroad = all(country_of(a.party) or a.party.kind == "group" for a in people)
    alone = len(people) == len(groups[0]) if groups else False
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
    """Whether a talk is that of a guest: he is told to be there, or nobody but an official of the house is."""
    if call.keys() & talk.keys():
        return True
    named = [p.party for p in talk.parts if p.party.kind not in ("group", "pronoun")]
    host = named[0] if len(named) == 1 else None  # "Rektor B ilə | qonaq arasında görüş keçirilib"
    of_guest = {country_of(p.party) for p in call.parts}
    return host is not None and host.kind == "person" and country_of(host) not in of_guest
