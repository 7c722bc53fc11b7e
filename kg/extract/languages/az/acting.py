"""Who acted in the sentences before one, as far as a rule asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.az import morphology
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

_PEOPLE = ("person", "post")
_ACTING = (*_PEOPLE, "pronoun", "group", "body")
# What somebody himself does: a sentence with none of these and no subject is of no one.
_ONWARD = listed("cues", "onward")
_AFTER = frozenset(("üçün", "ilə", "haqqında", "barədə", "kimi", "sonra", "əvvəl", "üzrə", "boyu", "ilə"))
# "Bunu X yazıb", "Bu barədə X bildirib"
_ABOUT = words_of("vocabulary", "reports_of")
_REPORTS = ("yaz", "bildir", "de", "açıqla", "paylaş", "xəbər", "söylə", "məlumat", "ver", "ed", "yay")
_VISITS = listed("nouns", "visit")
_TALKS = listed("nouns", "meeting")
_PASSIVE = ("olun", "edil", "aparıl", "danışıl", "keçiril")
_DEEDS = ("go", "visit", "meet", "received", "phone", "ring", "receive")


def acted_before(scene: Scene) -> list[Actor]:
    """Return the subject of the last finite verb before a sentence, of the nearest one that has a subject;
    what a headline tells is no sentence before.
    """
    earlier = _before_report(scene)
    while earlier is not None and earlier.sentence.paragraph >= 0:
        verbs = [v for v in earlier.verbs if v.kind == "finite"]
        if verbs and (actors := subject(earlier, verbs[-1])):
            return actors
        earlier = earlier.before
    return []


def _before_report(scene: Scene) -> Scene | None:
    """The sentence before one, or before what only says who told of that: "A gəlib. Bunu B yazıb. | ..."."""
    before = scene.before
    while before is not None and before.before is not None and _only_reports(before):
        before = before.before
    return before


def _only_reports(scene: Scene) -> bool:
    opens = [scene.low(scene.first), scene.low(scene.first + 1)]
    verbs = [v for v in scene.verbs if v.kind == "finite"]
    this = opens[0] == "bunu" or (opens[0] == "bu" and opens[1] in _ABOUT)
    return this and len(verbs) == 1 and scene.low(verbs[0].last).startswith(_REPORTS)


def unsaid(scene: Scene, last: int) -> list[Actor]:
    """Return whom a sentence that names nobody up to a token goes on to tell of: who alone acted in the one
    before, and did not only say something, "A Limaya gəlib. | Apreldə Osloya səfəri gözlənilir". That one may
    itself go on so: "A Limaya gəlib. Dünən B ilə görüşüb. | Bu gün C tərəfindən qəbul olunub".
    """
    before = _before_report(scene)
    if before is None or before.sentence.paragraph < 0 or _names_somebody(scene, last):
        return []
    main = next((v for v in scene.verbs if v.last == last), None)
    if main is not None and others_act(scene, main):
        return []
    verbs = [v for v in before.verbs if v.kind == "finite"]
    if not verbs or verbs[-1].ours:
        return []
    if verbs[-1].has("say", "topic") and not verbs[-1].has(*_DEEDS):
        # "Görüşdə ticarət müzakirə olunub": of no one, so that who acted before goes on
        passive = verbs[-1].name.endswith(_PASSIVE) and not subject(before, verbs[-1])
        return unsaid(before, verbs[-1].last) if passive else []
    people = subject(before, verbs[-1]) or _whose_journey(before, verbs[-1])
    if not people and _is_deed(before, verbs[-1]):
        return unsaid(before, verbs[-1].last)
    return people if len(people) == 1 and is_somebody(people[0]) else []


def unsaid_guest(scene: Scene, verb: Verb, hosts: Sequence[Actor]) -> list[Actor]:
    """Return whom a sentence goes on to tell of, who is received by hosts: of two told before the one who is
    no compatriot, "A perulu nazir B-ni qəbul edib. | Sonra Baş nazir tərəfindən qəbul olunub"."""
    people, states = unsaid(scene, verb.last), {country_of(a.party) for a in hosts}
    if scene.before is None or not people or not {country_of(a.party) for a in people} & (states - {""}):
        return people
    other = (a for g in scene.before.groups(people[0].last + 1, scene.before.last, "acc", "ins") for a in g)
    met = [a for a in other if is_somebody(a)]
    return met if len(met) == 1 and country_of(met[0].party) not in {"", *states} else people


def _whose_journey(scene: Scene, verb: Verb) -> list[Actor]:
    """Whose visit a sentence tells of and nothing else: "A-nın Limaya səfəri | başlayıb"."""
    low = scene.opening(verb.first)
    noun = scene.noun(verb.first - 1, _VISITS) or scene.noun(verb.first - 2, _VISITS)
    if (
        noun is None
        or noun.case != "nom"
        or not noun.owned
        or verb.negative
        or not verb.has("happen", "light")
    ):
        return []
    groups = scene.groups(low, noun.index - 1, "gen")
    return list(groups[0]) if len(groups) == 1 else []


def _is_deed(scene: Scene, verb: Verb) -> bool:
    """Whether a verb tells what somebody does himself: "B ilə görüşüb", "B ilə görüş keçirib"."""
    return verb.has(*_DEEDS) or (verb.has("light") and scene.noun(verb.first - 1, _TALKS) is not None)


def is_somebody(actor: Actor) -> bool:
    """Whether somebody alone is told, by name, by post or by a reference to one who was told before."""
    party = actor.party
    return not party.plural and (party.kind in _PEOPLE or (party.kind == "pronoun" and bool(party.person)))


def unsaid_both(scene: Scene, verb: Verb) -> list[Actor]:
    """Return "they" for a verb in the plural where its sentence names nobody: "Yanvarda Limada |
    görüşmüşdülər"."""
    several = verb.kind == "finite" and scene.low(verb.last).endswith(("lar", "lər"))
    before = scene.before
    if not several or before is None or before.sentence.paragraph < 0 or _names_somebody(scene, verb.last):
        return []
    if others_act(scene, verb):
        return []  # "Jurnalistlər Osloda | görüşüblər"
    they = Party(verb.first, verb.first, verb.first, "pronoun", scene.sentence.index, frozenset(("nom",)))
    they.plural = True
    return [Actor(they, verb.first, verb.first, frozenset(("nom",)))]


def others_act(scene: Scene, verb: Verb) -> bool:
    """Whether a clause begins with several whom nothing names, and who act in it: "Jurnalistlər Osloya |
    yola düşüb"; not with a talk, "Danışıqlar zamanı"."""
    taken = _told_otherwise(scene)
    opening = range(scene.opening(verb.first), verb.first - 1)
    if any(scene.tokens[i].shape == "number" for i in range(opening.start, verb.first) if i not in taken):
        return True  # "20 min turist gəlib"
    first = next((i for i in opening if i not in taken and not _leads_on(scene, i)), None)
    if first is None or scene.low(first + 1) in _AFTER | listed("cues", "during"):
        return False
    found = morphology.forms(scene.tokens[first].text)
    several = any(f.plural and f.case == "nom" and not f.owner and not f.copula for f in found)
    return several and scene.noun(first, _TALKS | _VISITS | listed("nouns", "conference")) is None


def _told_otherwise(scene: Scene) -> set[int]:
    """The words of days, places and people."""
    people = {i for a in scene.actors for i in range(a.first, a.last + 1)}
    return people | _when_and_where(scene)


def _when_and_where(scene: Scene) -> set[int]:
    days = {i for w in scene.whens for i in range(w.first, w.last + 1)}
    return days | {i for s in scene.sites for i in range(s.first, s.last + 1)}


def _leads_on(scene: Scene, index: int) -> bool:
    return scene.low(index) in _ONWARD or not scene.low(index).isalpha()


def is_bare(scene: Scene, verb: Verb) -> bool:
    """Whether a clause tells but when and where before its verb: "Daha sonra dünən Riqada | olub"."""
    taken = _when_and_where(scene)
    free = (i for i in range(scene.opening(verb.first), verb.first) if i not in taken)
    return all(_leads_on(scene, i) for i in free)


def _names_somebody(scene: Scene, last: int) -> bool:
    """Whether somebody who acts or owns is told of up to a token."""
    told = (a for a in scene.actors if a.first <= last and a.party.kind in _ACTING)
    return any(a.group[-1].may("nom", "gen", "acc") for a in told)
