"""Whose talk a noun names, and with whom: "A-nın B ilə görüşü", "A və B arasında danışıqlar"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.extract.allegiance import country_of
from kg.extract.languages.az import boards, noun_moods, states
from kg.extract.languages.az.aims import is_aim
from kg.extract.languages.az.eves import is_eve
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import (
    courses,
    objects,
    owners,
    participle_before,
    partners,
    subject,
    takers,
)
from kg.extract.languages.az.talks import DISCUSS, both_states, of_two_countries
from kg.extract.languages.az.told import Told
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

# Who expects a talk will hold it: "nazir həmkarı ilə görüş gözləyir".
_DASHES = frozenset("-–—")
_EXPECTING = ("gözlə", "planlaşdır", "nəzərdə_tut", "təklif_et", "hazırlaş")
_OF_STATES = ("görüş", "məsləhətləşmə", "məsləhətləşmələr", "konsultasiya", "danışıqlar", "danışıq")
_TOGETHER = ("birgə", "birlikdə")
_HELD_BY = ("light", "attend", "host", "happen", "gather")


def sides(scene: Scene, noun: Noun, verb: Verb | None) -> tuple[list[Actor], list[Actor]]:
    """Return the owners of a talk, else the subject of its participle or of its verb, and their partners."""
    talk = _Talk(scene, noun, verb, participle_before(scene, noun.index), scene.main(noun.index))
    if _is_with_strangers(scene, talk.others):
        return [], talk.others
    mine = talk.told_by() or talk.owned_by() or talk.taken_part_by() or talk.held_by() or talk.acting()
    mine = talk.holders(mine)
    mine = mine or talk.speaking_of_it() or talk.told_of_himself() or talk.in_nominative()
    return talk.without_partners(mine), talk.others


def _is_with_strangers(scene: Scene, others: Sequence[Actor]) -> bool:
    """Whether nobody known is the other one of two who talk: "təşkilat rəsmiləri ilə | B arasında"."""
    if len(others) != 1 or not others[0].may("between") or others[0].party.plural:
        return False
    first = others[0].first
    return scene.low(first - 1) == "ilə" and not any(a.last in (first - 1, first - 2) for a in scene.actors)


# "A və B telefon danışığı | zamanı razılığa gəliblər"
_IN_ITS_COURSE = frozenset(["zamanı", "əsnasında", "gedişində", "gedişatında"])


@dataclass(slots=True)
class _Talk:
    """The noun of a talk in its sentence: the verb after it, the participle before it, the main verb."""

    scene: Scene
    noun: Noun
    verb: Verb | None
    before: Verb | None
    main: Verb | None
    low: int = 0
    others: list[Actor] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.low = _start(self.scene, self.noun)
        self.others = partners(self.scene, self.noun.index, takers(self.scene), self.low)
        opening = self.scene.opening(self.noun.index)
        recalled = self.noun.owned and self.before is not None
        if not self.others and self.low > opening and (recalled or self.noun.case == "nom"):
            # "X-lə sammit çərçivəsində keçirilmiş görüşünü xatırladıb", "A ilə B arasında forum çərçivəsində
            # görüş olub"
            self.others = partners(self.scene, self.noun.index, takers(self.scene), opening)
        self.others = self.others or self.after_it()
        if self.others and self.others[-1].party.kind in ("person", "post"):
            # "A ilə B hökumətləri arasında sazişin imzalanması ilə bağlı X-lə Y arasında görüş"
            last = self.others[-1].group
            beside = last[0].first - 2  # "Nazirlik | ilə Bankın nümayəndələri arasında"
            self.others = [
                a
                for a in self.others
                if a.party.kind not in ("state", "body") or a.group is last or a.last == beside
            ]

    def after_it(self) -> list[Actor]:
        """Who talks, where the talk opens its clause: "İlk görüşün X-lə keçirilməsi planlaşdırılıb", "Görüş A
        ilə B arasında olub".
        """
        scene, noun, verb = self.scene, self.noun, self.verb
        opening = scene.opening(noun.index)
        if verb is None or not verb.has("happen") or noun.case not in ("nom", "gen"):
            return []
        if any(opening <= a.first < noun.index for a in scene.actors):
            return []
        if scene.groups(noun.index + 1, verb.first - 1, "between"):
            met = partners(scene, verb.first, takers(scene), noun.index + 1)
            return met if of_two_countries(met) and len(met) > 1 else []
        groups = scene.groups(noun.index + 1, verb.first - 1, "ins")
        people = groups[-1] if groups else []
        last = people[-1].last if people else noun.index
        together = any(scene.low(last + k).startswith(_TOGETHER) for k in (1, 2))
        return [] if together else [a for a in people if a.party.kind in ("person", "post")]

    def without_partners(self, actors: Sequence[Actor]) -> list[Actor]:
        return [a for a in actors if a not in self.others]

    def told_by(self) -> list[Actor]:
        """The subject of "-dığı" before the noun, whose partners are those of the talk."""
        before = self.before
        if before is None or before.kind != "object" or not before.has(*_HELD_BY):
            return []
        beside = partners(self.scene, before.first, takers(self.scene), self.low) or self.discussed_with()
        self.others = [*self.others, *beside]
        return subject(self.scene, before)

    def discussed_with(self) -> list[Actor]:
        """ "keçirdiyi görüşlərdə | B ilə ticarət müzakirə olunub": with whom he met."""
        verb = self.verb
        passive = verb is not None and verb.has("topic") and verb.name.endswith(("olun", "edil", "aparıl"))
        if self.others or verb is None or not passive or self.noun.case != "loc":
            return []
        groups = self.scene.groups(self.noun.index + 1, verb.first - 1, "ins")
        met = groups[0] if groups else []
        about = bool(met) and self.scene.low(met[-1].last + 2) == "bağlı"
        return [] if about else [a for a in met if a.party.kind == "person"]

    def owned_by(self) -> list[Actor]:
        if self.noun.ours and (speaker := self.scene.speaker(self.noun.index)) is not None:
            return [speaker]
        if not (self.noun.owned or self.noun.plural):
            return []
        mine = owners(self.scene, self.noun.index, self.low) or self.framed()
        if not mine and self.before is not None and self.before.kind == "attribute":
            return owners(self.scene, self.before.first, self.scene.opening(self.before.first))
        return mine

    def framed(self) -> list[Actor]:
        """The owners before what frames the talk, which may have its own: "Latviya və Çexiya nazirlərinin X
        ölkələri liderlərinin sammiti çərçivəsində görüşü".
        """
        opening = self.scene.opening(self.noun.index)
        groups = self.scene.groups(opening, self.low - 1, "gen") if self.noun.owned else []
        groups = [g for g in groups if not self.scene.helped(g)]
        # "TDT nazirlərinin iclası çərçivəsində görüşü": the session is theirs
        people = bool(groups) and all(a.party.person is not None for a in groups[0])
        people = people and bool(self.others)
        return list(groups[0]) if people or (groups and of_two_countries(groups[0])) else []

    def taken_part_by(self) -> list[Actor]:
        """ "X-in A və B ilə görüşdə iştirakı"."""
        if self.noun.case != "loc" or not self.scene.low(self.noun.index + 1).startswith("iştirakı"):
            return []
        return owners(self.scene, self.others[0].first if self.others else self.noun.index, self.low)

    def held_by(self) -> list[Actor]:
        """Who acts, where he is said to hold the talk: "keçirdiyi görüşdə nazir bildirib"."""
        before = self.before
        held = before is not None and before.kind == "object" and before.has("light")
        return self.without_partners(subject(self.scene, self.main)) if held and self.main else []

    def acting(self) -> list[Actor]:
        """Who acts in a sentence of which the talk is only the occasion."""
        main, noun = self.main, self.noun
        during = self.scene.low(noun.index + 1) in listed("cues", "during") or noun.case in ("loc", "abl")
        during = during or noun_moods.is_agreed_on(self.scene, noun)  # "A B ilə danışıqlara razılaşıb"
        during = during or is_eve(self.scene, noun) or is_aim(self.scene, noun)
        if not during or main is None or (noun.case == "abl" and self.is_of_both()):
            return []
        self.others = self.others or self.asked_by_telephone(main) or self.spoken_to(main)
        acting = self.without_partners(subject(self.scene, main))
        then = noun.case == "loc" or self.scene.low(noun.index + 1) in _IN_ITS_COURSE
        tells = then and main.has("say", "topic") and not main.has("attend")
        both = (main.name in DISCUSS or tells) and of_two_countries(acting)
        return acting if self.others or both else []

    def asked_by_telephone(self, main: Verb) -> list[Actor]:
        """ "A onu telefon danışığı zamanı Limaya dəvət edib": whom he asks he talks to."""
        if self.scene.low(self.noun.index - 1) != "telefon" or not main.has("invite"):
            return []
        asked = objects(self.scene, main, "acc")
        return [a for a in asked if a.party.kind == "pronoun" or a.party.counterpart]

    def spoken_to(self, main: Verb) -> list[Actor]:
        """ "Görüşdə A B-nin diqqətinə çatdırıb ki", "Görüşdə A B-yə bildirib ki": to whom he speaks there."""
        if not main.has("say") or main.kind != "finite" or main.negative:
            return []
        low = max(self.noun.index, self.scene.opening(main.first))
        brought = self.scene.low(main.first) == "diqqətinə"
        groups = self.scene.groups(low, main.first - 1, "gen" if brought else "dat")
        people = [a for a in groups[-1] if a.party.kind in ("person", "post")] if groups else []
        beside = bool(people) and people[-1].last + 1 == main.first
        acting = subject(self.scene, main) if beside else []
        return people if len(acting) == 1 and acting[0] not in people else []

    def is_of_both(self) -> bool:
        """Whether both sides of a talk are told, so that who tells of it is none: "A ilə B arasında keçirilən
        görüşdən bəhs edib".
        """
        return len(self.others) > 1 and any(a.may("between") for a in self.others)

    def holders(self, mine: list[Actor]) -> list[Actor]:
        """Who holds or expects the talk by the verb, where nobody else or only vague titles are told."""
        verb, scene, noun = self.verb, self.scene, self.noun
        if not mine and (does := self.described()):
            return does
        if verb is None:
            return mine
        if noun.case == "acc" and self.is_of_both():
            return mine  # "A ilə B arasında keçirilən danışığı şərh edib"
        calls_off = verb.has("cancel") and noun_is_object(self.noun) and bool(self.others)
        holds = verb.has("light", "ask") or verb.name in _EXPECTING or calls_off
        held = verb.kind == "noun" and verb.first == noun.index + 1  # "A-nın B ilə görüş | keçirməsi"
        if holds and (held or verb.kind in ("finite", "converb", "infinitive", "object")):
            mine = mine or self.without_partners(subject(scene, verb))
        vague = mine and all(a.party.kind == "post" and a.party.plural and not a.party.country for a in mine)
        if vague and verb.has("light") and verb.kind == "finite":
            # "rəis X ilə sərhəd nümayəndələrinin görüşünü keçirib"
            mine = self.without_partners(subject(scene, verb)) or mine
        return [*mine, *subject(scene, verb)] if self.noun.stem in ("qəbul", "hüzur") else mine

    def described(self) -> list[Actor]:
        """ "B ilə görüş keçirmiş | A": whom the talk he has held describes."""
        does = self.scene.next_verb(self.noun.index)
        near = does is not None and does.first == self.noun.index + 1 and self.noun.case == "nom"
        if does is None or not near or does.kind != "attribute" or not does.has("light") or does.negative:
            return []
        return self.without_partners(subject(self.scene, does)) if self.others else []

    def speaking_of_it(self) -> list[Actor]:
        """Who speaks of a talk has held it, or will: "X-lə görüşünü şərh edib", "X-lə görüşünün martda
        olacağını deyib".
        """
        main, verb = self.main, self.verb
        if main is None or not self.others or self.is_of_both():
            return []
        if not self.noun.owned and not (self.noun.case == "gen" and self.others[-1].party.counterpart):
            return []  # "litvalı həmkarı ilə görüşün olduğunu bildirib"
        clause = verb is not None and verb.kind == "object" and verb.has("happen") and main.has("say")
        if self.noun.case != "acc" and not (self.noun.case == "gen" and clause):
            return []
        speaks = main.tense == "past" and not main.negative
        speaks = speaks and not main.has("plan", "cancel", "deny", "invite")
        acting = subject(self.scene, main) if speaks else []
        return [a for a in acting if a.party.kind in ("person", "post") or a.party.person is not None]

    def told_of_himself(self) -> list[Actor]:
        """Who tells of his own talk: "Nazir bildirib ki, həmkarı ilə görüşü nəzərdə tutulub"."""
        scene, noun = self.scene, self.noun
        that = next((i for i in range(noun.index - 1, scene.first, -1) if scene.low(i) == "ki"), None)
        told = [v for v in scene.verbs if that is not None and v.last == that - 1 and v.has("say")]
        if not told or not self.others or not noun.owned or noun.case != "nom":
            return []
        return [a for a in subject(scene, told[0]) if a.party.person is not None]

    def in_nominative(self) -> list[Actor]:
        """Who stands beside his partner with nothing that owns the talk: "Nazir A həmkarı B ilə görüş
        keçirilib".
        """
        verb, noun = self.verb, self.noun
        if verb is None or not verb.has("happen") or verb.kind != "finite" or noun.case != "nom":
            return []
        groups = self.scene.groups(self.low, self.others[0].first - 1, "nom") if self.others else []
        persons = bool(groups) and all(a.party.kind in ("person", "post") for a in groups[-1])
        return list(groups[-1]) if persons else []


def noun_is_object(noun: Noun) -> bool:
    """ "görüşü ləğv edib": the accusative, which a possessive in the nominative looks like."""
    return noun.case == "acc" or (noun.case == "nom" and noun.owned)


def _start(scene: Scene, noun: Noun) -> int:
    """Where the words of a talk begin: after another event noun with its "zamanı" or "çərçivəsində"."""
    low = scene.opening(noun.index)
    during = courses(scene, low, noun.index)
    return max([low, *(i + 1 for i in during)])


def third(scene: Scene, noun: Noun, told: Told) -> list[Actor]:
    """Who tells of trilateral talks of which only two sides are told: "X A və B ilə üçtərəfli görüşü şərh
    edib".
    """
    main = scene.main(noun.index)
    if scene.low(noun.index - 1) != "üçtərəfli" or len(told.draft.parts) != 2 or main is None:
        return []
    acting = subject(scene, main)
    persons = [a for a in acting if a.party.kind == "person" and a.party.person is not None]
    before = {country_of(p.party) for p in told.draft.parts}
    return persons if len(acting) == 1 and not before & {"", country_of(acting[0].party)} else []


def name_states(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> None:
    """ "Azərbaycan-Ermənistan görüşü keçirilib", "Əliyev-Paşinyan-Putin görüşü"."""
    done = verb is not None and verb.has("happen", "light", "plan", "attend", "cancel")
    for party in both_states(scene, noun.index) if done else ():
        told.draft.add(party)
    if not done or noun.stem not in _OF_STATES or not noun.owned:
        return
    for party in boards.of_talk(scene, noun.index):
        told.draft.add(party)
    for index in range(noun.index - 1, max(scene.first, noun.index - 4) - 1, -1):
        sides_ = states.joined(_dashed(scene, index))
        for country in sides_:
            told.draft.add(Party(index, index, index, "state", scene.sentence.index, country=country))
        named = _surnames(scene, index)
        for party in named:
            told.draft.add(party)
        adjective = scene.low(index).endswith(("li", "lı", "lu", "lü", "si"))  # "üçtərəfli", "siyasi"
        other = scene.tokens[index].shape == "mark" or (scene.possessed(index) and not adjective)
        if sides_ or named or other:
            return


def _dashed(scene: Scene, index: int) -> str:
    """What dashes join up to a token: "Azərbaycan–Türkmənistan–Latviya"."""
    first = index
    while first - 2 >= scene.first and scene.tokens[first - 1].text in _DASHES:
        first -= 2
    return "-".join(scene.tokens[i].text for i in range(first, index + 1, 2))


def _surnames(scene: Scene, index: int) -> list[Party]:
    """The persons of the text in "Əliyev-Paşinyan görüşü", "Əliyev – Paşinyan görüşü", two at least."""
    first = index
    while first - 2 >= scene.first and scene.tokens[first - 1].text in _DASHES:
        first -= 2
    names = "-".join(scene.low(i) for i in range(first, index + 1, 2)).replace("–", "-").split("-")
    known = [scene.persons[name] for name in names if name in scene.persons]
    return (
        [replace(p, first=index, last=index, head=index, capacity=None) for p in known]
        if len(known) > 1
        else []
    )
