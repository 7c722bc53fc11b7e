"""Who attends a gathering, and which words govern its date and place."""

from __future__ import annotations

from kg.extract.languages.az import across_aims, among, invitations, noun_moods, tense
from kg.extract.languages.az.across_thanks import addressing, thanked
from kg.extract.languages.az.aims import comes_to
from kg.extract.languages.az.attendants import attendants, besides, everybody, with_others
from kg.extract.languages.az.beginnings import is_past_session
from kg.extract.languages.az.gathering_names import start
from kg.extract.languages.az.host_lands import host_land, put_host, town_at
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.senders import held_by, held_through, holders, listed_before, senders, sent_from
from kg.extract.languages.az.sequels import end
from kg.extract.languages.az.sojourns import is_delegation
from kg.extract.languages.az.syntax import participle_before, partners, subject, takers
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party
from kg.records import Role

# Who attends with somebody stands at most so many tokens before the gathering.
_NEAR = 14
# "Açılışda A çıxış edib", of a gathering told before
_OPENINGS = frozenset(["açılışda", "bağlanışda", "plenarda", "paneldə", "panellərdə"])
_ATTENDED = ("loc", "dat", "gen", "acc")
# "Liderlər | sessiyasında"
_SITTINGS = frozenset(["sessiya", "panel", "iclas", "plenum"])
_SITTERS = frozenset(["liderlər", "nazirlər", "prezidentlər", "spikerlər", "ekspertlər", "gənclər"])
_PEOPLE = frozenset(["person", "post", "pronoun"])
_HOLDING = ("attend", "light", "host", "happen", "gather")
_CONFIRMING = frozenset(["təsdiqlə", "təsdiq_et"])
_TAKING_PART = frozenset(["iştirak", "qatılma"])
# After "iştirakı": for what or with whom something else happens.
_NO_PART = frozenset(["ilə", "üçün", "məqsədilə", "çərçivəsində", "zamanı", "sayəsində"])
_PART = frozenset(["iştirak", "çıxış", "qatılma", "çıxışlar"])
_OWN_PART = frozenset(["iştirakı", "çıxışı", "çıxışları"])

# Who does this at a gathering takes part: "konfransda fond yaratmağı | təklif edib".
_DEEDS = frozenset(("təklif_et", "çağır", "təqdim_et"))
LED = frozenset(("apar", "idarə_et", "açıq_elan_et", "aç"))
# How a sentence opens that tells what came after a talk.
_AFTER_TALKS = frozenset((w, "sonra") for w in ("daha", "görüşdən", "danışıqlardan", "bundan"))


def anchor(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> None:
    before = participle_before(scene, noun.index) or _participle_of_name(scene, noun)
    told.anchors = [noun.index]
    if verb is not None and noun.case == "nom" and (last := end(scene, noun, verb)) != verb.last:
        told.anchors = [noun.index, last]
        return
    told.resting = scene.after(noun.index) in listed("cues", "frames")
    if is_past_session(scene, noun.index):
        told.anchors = [before.last] if before is not None and before.has("happen") else []
        return
    if before is None and noun.case == "abl" and scene.low(noun.index + 1) in ("sonra", "əvvəl", "öncə"):
        # "sammitdən əvvəl Bakıda olub": the day and place of another event
        first = start(scene, noun.index)
        dated = any(first - 2 <= w.last < first for w in scene.whens)
        told.anchors = [noun.index] if dated else []
        told.draft.earlier = told.draft.earlier or scene.low(noun.index + 1) == "sonra"
        return
    if verb is not None and before is None and noun.case == "dat" and verb.has("go"):
        # "cümə günü Brüsselə, sammitə gedəcək": the day is that of the journey, if a town is told
        towns = [
            s for s in scene.sites if s.case == "dat" and scene.opening(verb.first) <= s.first < verb.first
        ]
        ahead = verb.tense == "future" and not (towns or verb.negative)
        told.anchors, told.draft.place = [verb.last] * ahead, towns[-1].span if towns else None
        put(told, [a for a in subject(scene, verb) if a.party.kind in ("person", "post")])
        return
    if before is not None and before.has("happen", "plan", "light", "host", "be", "attend"):
        told.anchors.append(before.last)
    during = scene.after(noun.index) in listed("cues", "during")
    governs = verb is not None and verb.has("happen", "light", "plan", "cancel", "host", "attend")
    if verb is not None and noun.case == "loc" and verb.has("happen"):
        # "iclasında A-nın 2023-cü ildə paytaxt elan edildiyini xatırladıb": the year of another thing
        governs = verb.kind != "object" and scene.low(verb.first - 1) != "elan"
        governs = governs and not _is_held_of(scene, noun, verb)
    if verb is not None and (governs or is_taken_in(noun, verb)) and not during:
        told.anchors.append(verb.last)
    held = scene.next_verb(noun.index) if noun.case == "gen" else None
    if held is not None and held.kind == "noun" and held.has("happen") and held.last not in told.anchors:
        told.anchors.append(held.last)  # "3-cü sammitin | Limada keçirilməsi"


def _is_held_of(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """Whether a verbal noun tells that another gathering is to be held: "forumda | 3-cü sammitin Limada
    keçirilməsi barədə qərar qəbul olunub"."""
    between = (scene.noun(i, listed("nouns", "conference")) for i in range(noun.index + 1, verb.first))
    return verb.kind == "noun" and any(n is not None and n.case == "gen" for n in between)


def _participle_of_name(scene: Scene, noun: Noun) -> Verb | None:
    """The participle right before a long name: "Düşənbədə təşkil olunmuş | ... Şurasının 56-cı iclası"."""
    first = start(scene, noun.index)
    ends = (v for v in scene.verbs if v.last == first - 1 and v.kind in ("attribute", "object"))
    return next(ends, None)


def attend(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> None:
    """Who takes part by the verb, the participle before the noun, or an invitation."""
    if is_past_session(scene, noun.index):
        told.draft.earlier = True  # "sonuncu iclasında əldə olunmuş razılaşmalar": nobody who talks now
        return
    _by_participles(scene, told, noun)
    _by_bodies(scene, told, noun, verb)
    if there := among.attending(scene, noun) or thanked(scene, noun) or addressing(scene, noun):
        put(told, there)
        told.draft.attended = True
        return
    if travelling := across_aims.who_comes(scene, noun):
        put(told, travelling)
        told.draft.modality, told.draft.attended, told.draft.aimed = "planned", True, True
        return
    coming = comes_to(scene, noun)
    if coming is not None:
        put(told, [a for a in subject(scene, coming) if a.party.kind in ("person", "post")])
        told.draft.attended = bool(told.draft.parts)
        if coming.kind == "finite" and told.draft.modality == "held" and not tense.pluperfect(scene, coming):
            told.draft.modality, told.draft.aimed = "planned", True  # he has come to attend it
        return
    part = _part(scene, noun, verb)
    if part is not None and verb is not None and verb.has("plan", "happen", "cancel"):
        groups = scene.groups(noun.index + 1, part - 1, "gen")
        groups = groups or scene.groups(scene.opening(part), start(scene, noun.index) - 1, "gen")
        # "Prezidentin iştirakı nəzərdə tutulmur": he will not be there
        put(told, _listed_with(scene, groups[-1]) if groups and not verb.negative else [])
        if not groups and not verb.negative:
            for party in _states_of_part(scene, noun, scene.opening(part), start(scene, noun.index)):
                told.draft.add(party)
        told.draft.modality = noun_moods.of_noun(scene, Noun(part, "iştirak", "nom", True, False))[0].modality
    elif part is not None and (owning := _whose_part(scene, noun, part)):
        for party in owning:
            told.draft.add(party)
        told.draft.attended = True
    elif part is not None and verb is not None and verb.name in _CONFIRMING and not verb.negative:
        # "İclasda iştirakını A və B təsdiqləyib"
        put(told, [a for a in subject(scene, verb) if a.party.kind in ("person", "post")])
        told.draft.modality, told.draft.attended = "planned", True
    elif part is not None and scene.low(part + 1) in listed("cues", "during"):
        # "X sessiyada iştirakı çərçivəsində Y ilə görüşüb"
        main = scene.main(part)
        acting = subject(scene, main) if main is not None else []
        before = scene.groups(scene.opening(part), start(scene, noun.index) - 1, "nom")
        persons = [a for a in acting if a.party.kind in ("person", "post")]
        named = [g for g in before if g[-1].party.kind == "person"]
        put(told, persons or (named[-1] if named else []))
        told.draft.attended = bool(told.draft.parts)
    elif verb is not None and not (_was_due(scene, verb) or _may_not(scene, verb)):
        _by_verb(scene, told, noun, verb)


def _listed_with(scene: Scene, group: list[Actor]) -> list[Actor]:
    """Those of a group, with whom nothing but commas part from it: "A, B, | C-nin çıxışı gözlənilir"."""
    out = list(group)
    for actor in reversed([a for a in scene.actors if a.last < group[0].first]):
        gap = [scene.low(i) for i in range(actor.last + 1, out[0].first)]
        if actor.party.kind not in ("person", "post") or gap != [","] or not actor.may("nom"):
            break
        out.insert(0, actor)
    return out


def _may_not(scene: Scene, verb: Verb) -> bool:
    """Whether somebody may not attend, or it is but hoped that he will: "qatılmaya bilər", "iştirak edəcəyinə
    ümid edib"."""
    after = scene.low(verb.last + 1)
    doubted = scene.low(verb.last).endswith(("maya", "məyə")) and after.startswith(("bilər", "biləc"))
    return doubted or _is_hoped(scene, verb)


def _is_hoped(scene: Scene, verb: Verb) -> bool:
    return verb.tense == "future" and scene.low(verb.last + 1).startswith("ümid")


def _was_due(scene: Scene, verb: Verb) -> bool:
    """Whether somebody only had been to attend: "iştirak etməli idi, lakin səfərini təxirə salıb"."""
    due = scene.low(verb.last).endswith(("malı", "məli")) and scene.low(verb.last + 1) in ("idi", "idilər")
    return due and scene.low(verb.last + 3) in ("lakin", "amma", "ancaq")


def of_attendance(scene: Scene, noun: Noun, verb: Verb | None) -> Mood | None:
    """The mood of what somebody comes to attend: "forumda iştirak etmək üçün gəlib", "foruma görə gəlib"."""
    if verb is not None and verb.has("go") and noun.case == "dat" and scene.low(noun.index + 1) == "görə":
        return Mood("held", earlier=True) if tense.pluperfect(scene, verb) else Mood("planned")
    if verb is None or not verb.has("attend") or noun.case not in ("loc", "dat"):
        return None
    if (done := tense.behind(scene, verb)) is not None:
        return done
    if verb.kind not in ("infinitive", "noun"):
        denied = verb.kind == "object" and not verb.negative and tense.of_verb(scene, verb).denied
        return Mood("planned", denied=denied) if denied or _is_hoped(scene, verb) else None
    main = scene.main(verb.last)
    if main is not None and (main.negative or scene.low(main.last).startswith("bilmə")):
        return Mood("planned", denied=True)  # "iclasda iştirak etmək üçün gələ bilməmişdi"
    past = main is not None and tense.pluperfect(scene, main)
    if verb.kind == "noun" and main is not None and _is_weighed(scene, noun, verb, main):
        return Mood()
    return Mood("held", earlier=True) if past else Mood("planned")


def _is_weighed(scene: Scene, noun: Noun, verb: Verb, main: Verb) -> bool:
    """Whether somebody only says what to think of who was there: "keçirilən forumda iştirak etməsini
    yüksək qiymətləndirib", "iştirak etməsinin əhəmiyyətini vurğulayıb".
    """
    before = participle_before(scene, noun.index)
    over = before is not None and before.kind == "attribute" and before.tense == "past"
    praised = main.name in ("qiymətləndir", "dəyərləndir", "xatırla")
    weighed = scene.low(verb.last).endswith("nin") and main.has("say")
    return over and main.tense == "past" and (praised or weighed)


def _by_participles(scene: Scene, told: Told, noun: Noun) -> None:
    """Who takes part by "A-nın təşkil etdiyi forum", "forumda iştirak edən A"."""
    before = participle_before(scene, noun.index)
    held = before is not None and before.kind == "object"
    land = host_land(scene, before) if before is not None and held else None
    for party in land or ():
        told.draft.add(party, "host")
    if land is None and before is not None and held and before.has(*_HOLDING):
        put(told, subject(scene, before), "host" if before.has("host") else "participant")
        for party in listed_before(scene, before.first) if before.has("light", "host") else ():
            told.draft.add(party)
    if before is not None and held and before.has("light"):
        put(told, partners(scene, before.first, takers(scene), scene.opening(before.first)))
    following = scene.next_verb(noun.index)
    attending = following is not None and following.kind == "attribute" and following.has("attend")
    opening = following is not None and following.name == "aç" and noun.case == "acc"
    if following is not None and attending and (noun.case in ("loc", "dat") or opening):
        # "forumda iştirak edən nazir A ilə görüşüb", "tədbiri açan nazir"
        put(told, [a for a in subject(scene, following) if a.party.kind in ("person", "post")])
        told.draft.attended = bool(told.draft.parts)
        if following.tense == "future":
            told.draft.modality = "planned"


def _by_bodies(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> None:
    """Which bodies hold it or have sent somebody: "Forumu A təşkil edib", "foruma A-dan ekspertlər gəlib"."""
    holding = [*held_by(scene, noun, verb), *held_through(scene, noun, verb)] if verb is not None else []
    for party in (*holders(scene, noun), *holding):
        told.draft.add(party, "host")
        told.draft.attended = True
    if noun.case == "dat" and noun.index <= scene.first + 1:
        for party in _sending(scene, noun):
            told.draft.add(party)
            told.draft.attended = True
    comes = verb is not None and verb.has("attend", "go", "gather", "happen") and not verb.negative
    if verb is not None and comes and noun.case in ("dat", "loc"):
        for party in sent_from(scene, scene.opening(verb.first), verb.first):
            told.draft.add(party)
            told.draft.attended = True


def _comes_next(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """Whether who attends has met somebody before: "görüşüb, habelə forumda iştirak edib", "Görüşdən sonra
    nazirlər forumda iştirak ediblər"."""
    if verb.kind != "finite":
        return False
    before = start(scene, noun.index)
    if any(
        (scene.low(i), scene.low(i + 1)) in _AFTER_TALKS
        for i in range(scene.first, max(before, scene.first + 1))
    ):
        return True
    talks = (v for v in scene.verbs if v.kind == "finite" and v.last < before)
    return any(v.has("meet", "receive", "received", "light") for v in talks)


def _is_there_too(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """Whether somebody will be or come, too: "Sammitdə A da olacaq", "Sammitə A da gələcək"."""
    here = (noun.case == "loc" and verb.name == "ol") or (noun.case == "dat" and verb.has("go"))
    too = scene.low(verb.first - 1) in ("da", "də") and verb.kind == "finite" and not verb.negative
    return here and too and any(a.last == verb.first - 2 and a.may("nom") for a in scene.actors)


def _acts_there(noun: Noun, verb: Verb) -> bool:
    """Whether somebody does something at a gathering, or has been there: "konfransda fond yaratmağı təklif
    edib", "sammitdə olub"."""
    done = verb.name in _DEEDS or (verb.name == "ol" and verb.first == noun.index + 1)
    return (
        done and noun.case == "loc" and verb.kind == "finite" and verb.tense == "past" and not verb.negative
    )


def _sending(scene: Scene, noun: Noun) -> list[Party]:
    """The bodies of "Tədbirə A və B öz mütəxəssislərini göndərib"."""
    main = scene.main(noun.index)
    if main is None or main.negative or not scene.low(main.last).startswith("göndər"):
        return []
    groups = scene.groups(noun.index + 1, main.first - 1, "nom")
    return [a.party for g in groups for a in g if a.party.kind == "body"]


def _by_verb(scene: Scene, told: Told, noun: Noun, verb: Verb) -> None:
    """Who takes part by "forumda iştirak edib", "foruma dəvət edib"."""
    to_part = noun.case == "loc" and scene.low(noun.index + 1).startswith("iştirak")
    if verb.has("meet") and scene.after(noun.index) in listed("cues", "frames"):
        return  # "sessiyanın | kuluarlarında B ilə bir araya gəlib"
    if is_taken_in(noun, verb) and not verb.negative:
        put(told, [a for a in subject(scene, verb) if a.party.kind in ("state", "place")], "host")
    elif put_host(scene, told, noun.index, verb):
        return
    elif is_led(noun, verb) or (verb.has("attend", "host") and not verb.negative and noun.case in _ATTENDED):
        told.draft.attended = verb.kind in ("finite", "converb", "object")
        told.draft.follows = _comes_next(scene, noun, verb)
        role: Role = "host" if verb.has("host") else "participant"
        low = max(scene.opening(verb.first), start(scene, noun.index) - _NEAR)
        taking = takers(scene)  # "B ilə keçirdiyi | görüşdən sonra forumda": B is no partner there
        named = max([start(scene, noun.index), *(t + 1 for t in taking if t < noun.index)])
        beside = partners(scene, named, taking, low)
        put(told, [a for a in beside if a.party.kind in ("person", "post")], role)
        put(told, [*besides(scene, verb), *with_others(scene, verb)], role)
        attending = attendants(scene, verb, noun.index)
        put(told, attending, role)
        for party in senders(scene, attending):
            told.draft.add(party, role)
    elif noun.case == "dat" and verb.first == noun.index + 1 and verb.has("go") and not verb.negative:
        # "Birliyin sammitinə gəlib"
        put(told, [a for a in subject(scene, verb) if a.party.kind in _PEOPLE])
        told.draft.attended = bool(told.draft.parts)
    elif _is_there_too(scene, noun, verb) or _acts_there(noun, verb):
        put(told, [a for a in subject(scene, verb) if a.party.kind in _PEOPLE])
        told.draft.attended = bool(told.draft.parts)
    elif verb.has("invite") and not verb.negative and (noun.case == "dat" or to_part):
        passive = verb.name in ("dəvət_olun", "dəvət_edil", "dəvət_al")
        guests = scene.groups(scene.first, verb.first - 1, "acc")
        put(told, subject(scene, verb) if passive else guests[-1] if guests else [])
        told.draft.modality = "planned"
    elif noun.case == "dat" and (asked := invitations.asked_to(scene, noun.index, verb)):
        put(told, asked)
        told.draft.modality = "planned"


def met_at(scene: Scene, noun: Noun) -> bool:
    """Whether somebody meets another one at a gathering: "Birliyin VI sammitində görüşmüşdülər"."""
    if noun.case != "loc":
        return False
    main, meeting = scene.main(noun.index), scene.verb_after(noun.index)
    if meeting is not None and meeting.has("meet") and meeting.kind in ("infinitive", "object"):
        return not meeting.negative
    talks = main is not None and main.has("meet", "receive", "speak", "sign", "signed") and not main.negative
    ahead = main is not None and main.tense == "future" and main.has("meet")
    return talks and main is not None and (main.tense == "past" or ahead)


def at_opening(scene: Scene, index: int) -> list[Told]:
    """Who takes part in the gathering told before: "Açılışda A və B çıxış ediblər"."""
    panel = scene.low(index - 1) == "panel" and scene.low(index).startswith("müzakirələrində")
    sitting = scene.noun(index, _SITTINGS) if index == scene.first + 1 else None
    panel = panel or (sitting is not None and is_sitting(scene, sitting))
    if not panel and (scene.low(index) not in _OPENINGS or index > scene.first + 1):
        return []
    verb = scene.main(index)
    if verb is None or not verb.has("attend", "say", "topic") or verb.negative:
        return []
    people = [a for a in everybody(scene, verb, index) if a.party.kind in ("person", "post")]
    told = tell(scene, "conference", tense.of_verb(scene, verb), (index, index), "attendance")
    told.draft.name = scene.low(index)
    return [put(told, people)] if people else []


def is_sitting(scene: Scene, noun: Noun) -> bool:
    """Whether a sentence begins with a sitting at the gathering told before: "Nazirlər sessiyasında"."""
    first = noun.index == scene.first + 1 and scene.low(scene.first) in _SITTERS
    return first and noun.case == "loc" and noun.stem in _SITTINGS


def is_taken_in(noun: Noun, verb: Verb) -> bool:
    """ "Bakı iqlim konfransını qəbul edib": a town has held it."""
    return verb.name in ("qəbul_et", "ağırla") and noun.case == "acc" and verb.kind == "finite"


def is_led(noun: Noun, verb: Verb | None) -> bool:
    """ "İclası nazir A aparıb", "A iclası açıq elan edib": who leads a session."""
    if verb is None or verb.name not in LED or verb.negative:
        return False
    # "iclası" is an accusative, too
    return noun.case == "acc" or (noun.case == "nom" and noun.owned and verb.first - noun.index < 3)


def place_of_host(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> None:
    """ "ölkəmizin ev sahibliyi edəcəyi COP29": the state that hosts is the place."""
    before = participle_before(scene, noun.index)
    hosting = before if before is not None and before.has("host") else verb
    if hosting is None or told.draft.place is not None:
        return
    if hosting.name != "ev_sahibliyi_et" and not is_taken_in(noun, hosting):
        return
    near = [
        s
        for s in scene.sites
        if s.last < hosting.first and hosting.first - s.last <= 2 and s.case in ("gen", "nom")
    ]
    # A town that begins the sentence, but for a date, acts.
    opens = {scene.first, *(w.last + 1 for w in scene.whens if w.first == scene.first)}
    towns = [
        s
        for s in scene.sites
        if s.span.kind == "place"
        and not s.span.region
        and s.case == "nom"
        and (s.last > s.first or s.first in opens)
        and s.last < noun.index
    ]
    states = [s for s in scene.sites if s.span.kind == "state" and s.case == "nom" and s.last < noun.index]
    if not near and not towns and hosting is verb and hosting.kind == "finite":
        near = states[:1]  # "Azərbaycan təşkilatın sammitinə ev sahibliyi edəcək"
    if near or (towns and hosting is verb):
        # "Qəbələ şəhəri sammitə ev sahibliyi edir"
        told.fallback = town_at(scene, (near or towns)[-1])


def _whose_part(scene: Scene, noun: Noun, part: int) -> list[Party]:
    """Whose part in a gathering is spoken of: "nazir | A-nın | forumda iştirakını yüksək qiymətləndirib"."""
    if noun.case != "loc" or scene.noun(part, _TAKING_PART) is None or scene.low(part + 1) in _NO_PART:
        return []
    name = start(scene, noun.index)
    commas = (i + 1 for i in range(scene.opening(part), name) if scene.tokens[i].text == ",")
    low = max([scene.opening(part), *commas])
    groups = scene.groups(noun.index + 1, part - 1, "gen") or scene.groups(low, name - 1, "gen")
    if not groups:
        return _states_of_part(scene, noun, low, name)
    people = [a.party for a in groups[0] if a.party.kind in ("person", "post") or is_delegation(a)]
    return people if not scene.helped(groups[0]) else []


def _states_of_part(scene: Scene, noun: Noun, low: int, name: int) -> list[Party]:
    """The state before a gathering that is not its own: "Litvanın | Bakıda keçirilən forumda iştirakı"."""
    states = [p for p in scene.parties if p.kind == "state" and "gen" in p.cases and low <= p.first < name]
    return [p for p in states if p.last + 1 < name or noun.stem.startswith("cop")][-1:]


def _part(scene: Scene, noun: Noun, verb: Verb | None) -> int | None:
    """The token of "iştirakı", "çıxışı" after a gathering: "forumda X-in iştirakı planlaşdırılır"."""
    places = list(range(noun.index + 1, min(noun.index + 4, scene.last)))
    if noun.case == "gen" and noun.owned:
        # "sessiyasının yüksək səviyyəli həftəsində iştirakı çərçivəsində"
        near = range(noun.index + 2, min(noun.index + 6, scene.last))
        weeks = [
            i for i in near if scene.low(i).endswith(("sində", "sinə")) and scene.low(i + 1) == "iştirakı"
        ]
        return weeks[0] + 1 if weeks else None
    if noun.case in ("loc", "dat") and verb is not None and scene.low(verb.first - 1) in _OWN_PART:
        places.append(verb.first - 1)
    for index in places:
        found = scene.noun(index, _PART)
        if found is not None and found.owned:
            return index
    return None
