"""Both sides of a talk, told by what one does towards the other in its course: "A danışıqlar zamanı B-yə
təşəkkür edib", "A və B Daşkənddə keçirilən görüşdə razılığa gəliblər".
"""

from __future__ import annotations

from typing import Final

from kg.extract.allegiance import country_of
from kg.extract.languages.az.scene import Actor, Noun, Scene
from kg.extract.languages.az.syntax import participle_before, subject
from kg.extract.languages.az.verbs import Verb

_COURSE: Final = frozenset(("zamanı", "əsnasında", "gedişində", "gedişatında", "ərzində"))
_TALKS: Final = frozenset(("görüş", "danışıq", "danışıqlar", "söhbət", "məsləhətləşmə", "məsləhətləşmələr"))
_PHONES: Final = ("telefon", "video")
# "bu | görüşdə", "həmin | danışıqlar zamanı" were told before.
_TOLD: Final = frozenset(("bu", "həmin", "o", "əvvəlki", "sonuncu", "son", "ötən", "keçən"))
_MET: Final = ("person", "post")
_TOWARDS: Final = ("dat", "acc", "abl", "ins")
# What comes from who is not there: "B-dən | məktub oxuyub".
_SENT: Final = ("məktub", "mesaj", "salam", "təbrik", "müraciət")
# Who does this with the other does not talk with him.
_BESIDE: Final = ("təmsil", "müşayiət", "əvəz", "birlikdə", "birgə", "yanaşı", "məxsus", "aid", "qarşı")


def two_sides(scene: Scene, noun: Noun) -> list[Actor]:
    """Return who acts in the course of a talk, and towards whom of another state; or two who act together.

    [] where it is not certain that just these talk, or that it has not been told before.
    """
    main = scene.main(noun.index)
    if main is None or main.negative or main.tense != "past" or not _is_course(scene, noun):
        return []
    if not _is_told_here(scene, noun):
        return []
    acting = [a for a in subject(scene, main) if a.party.kind in _MET and not a.party.plural]
    rest = _rest(scene, noun, main, acting)
    if len(acting) == 2 and not rest:
        return acting if _are_of_two(acting) else []
    both = [*acting, *rest]
    alone = len(acting) == len(rest) == 1 and _is_done_to(scene, rest[0], main)
    return both if alone and _are_of_two(both) else []


def _is_course(scene: Scene, noun: Noun) -> bool:
    """Whether a noun tells when something is done: "görüşdə", "telefon danışığı zamanı"."""
    if noun.stem not in _TALKS or scene.low(noun.index - 1) in _TOLD:
        return False
    during = noun.case == "nom" and scene.low(noun.index + 1) in _COURSE
    compound = scene.low(noun.index - 1).startswith(_PHONES)
    held = participle_before(scene, noun.index)
    own = held is not None and held.kind == "object" and held.last == noun.index - 1
    return (during or noun.case == "loc") and (not noun.owned or compound or own)


def _is_told_here(scene: Scene, noun: Noun) -> bool:
    """Whether a talk has a day or place of its own, or stands in the first sentence that tells anything."""
    low = scene.opening(noun.index)
    dated = any(low <= w.first and w.last < noun.index for w in scene.whens)
    placed = any(low <= s.first and s.last < noun.index and s.case in ("loc", "nom") for s in scene.sites)
    return dated or placed or scene.before is None


def _rest(scene: Scene, noun: Noun, main: Verb, acting: list[Actor]) -> list[Actor]:
    """Who is named between the opening of the clause and its verb beside who acts."""
    low, kinds = scene.opening(noun.index), (*_MET, "body", "pronoun", "group")
    inside = (a for a in scene.actors if low <= a.first < main.first and a not in acting)
    return [a for a in inside if a.party.kind in kinds]


def _is_done_to(scene: Scene, other: Actor, main: Verb) -> bool:
    """Whether what a verb says is done towards somebody who is there."""
    after = [scene.low(i) for i in range(other.last + 1, min(other.last + 4, main.last + 1))]
    absent = any(word.startswith(_BESIDE) for word in after[:2])
    absent = absent or (other.may("abl") and any(word.startswith(_SENT) for word in after))
    direct = other.may(*_TOWARDS) and not other.may("gen")
    return direct and not absent and other.party.kind in _MET and not other.party.plural


def _are_of_two(people: list[Actor]) -> bool:
    states = {country_of(a.party) for a in people} - {""}
    return len(states) == len(people)
