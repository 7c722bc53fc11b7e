"""Gatherings in an Azerbaijani sentence: "Bakıda keçirilən forum", "sammitdə iştirak edib", "Komissiyanın
iclası".
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az import letters, noun_moods, phrases, sequels, talk_nouns
from kg.extract.languages.az.across_aims import is_prepared
from kg.extract.languages.az.across_held import CEREMONIES, OPENING_OF, attended_abroad, is_ceremony
from kg.extract.languages.az.attendance import (
    anchor,
    attend,
    of_attendance,
    place_of_host,
)
from kg.extract.languages.az.commissions import commission, is_commission, pair, represented
from kg.extract.languages.az.convening import held_with, of_subject
from kg.extract.languages.az.gathering_bodies import (
    are_any,
    body_of_members,
    counted_before,
    is_gathering,
    key,
    leading,
    of_members,
    owning_body,
)
from kg.extract.languages.az.gathering_bodies import bodies as bodies_of
from kg.extract.languages.az.gathering_names import (
    SESSIONS,
    STRONG,
    is_announced,
    is_named,
    ministerial,
    noun_at,
    opened,
    round_of_dialogue,
    start,
)
from kg.extract.languages.az.roles import assist
from kg.extract.languages.az.scene import CLOSING, OPENING, Actor, Noun, Scene, listed
from kg.extract.languages.az.senders import held_by_union, organisers
from kg.extract.languages.az.spoken import speakers
from kg.extract.languages.az.states import international
from kg.extract.languages.az.syntax import (
    helpers,
    owners,
    participle_before,
    partners,
    subject,
    takers,
)
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.told_gatherings import adding, is_dated, is_held_somewhere, is_set, is_told
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party
from kg.extract.unattended import HELD

_OCCASIONS = frozenset(["mövzusunda", "həsr", "inauqurasiya", "andiçmə"])
# "X-in | andiçmə mərasimi": of whose taking office; "dəfn mərasimi": of nobody who is there
_SWEARING = frozenset(["inauqurasiya", "andiçmə"])
_BURYING = frozenset(["dəfn", "vida"])
# Letters of credence are told so many sentences before "the ceremony" at most.
_LETTERS_NEAR = 5
# "etimadnamələrin təqdimetmə mərasimi"
_OPENING = frozenset([",", "ki", "bu", "həmin", "sənədin", "sənədlərin"])
_HANDING = frozenset(["təqdimetmə", "təqdim", "təqdimat", "etimadnamə"])
_GENERAL = listed("nouns", "general")
# "imzalanma mərasimi", "sənədlərin mübadiləsi mərasimi"
_OF_PAPERS = ("imza", "mübadilə")
# Sessions, where a body holds them: "Daimi Şuranın toplantısı keçirilib"
_SITTINGS = frozenset(["toplantı", "yığıncaq", "müşavirə"])
# What somebody does at a session of others.
_LEADING = ("sədrli", "həmsədrli", "rəhbərli", "başçılı", "iştirak", "təşəbbüs", "dəvət")
# "IDEF": a name of more letters than that
_LETTERS = 3
_DURING = listed("cues", "during")


def read_noun(scene: Scene, noun: Noun) -> list[Told]:
    """Return the gathering that a noun names, or what it adds to the one told before."""
    first = start(scene, noun.index)
    if _owns_another(scene, noun, first) or _is_alias(scene, noun):
        return []
    if noun.stem == "mərasim" and noun.case == "loc" and _is_signed_there(scene, noun):
        return []  # "mərasimdə memorandum imzalanıb": the signing itself
    if noun.stem in listed("nouns", "general") and scene.low(noun.index + 2) == "imtina":
        return []  # "parada getməkdən | imtina edib": it is held without him
    if noun.stem in _SWEARING and not noun.owned:
        return []  # "inauqurasiya | mərasimi"
    if noun.stem == OPENING_OF and not is_ceremony(scene, noun):
        return []
    if first == noun.index and is_prepared(scene, noun):
        return []
    if (
        _is_of_persons(scene, first, noun)
        or _has_partner(scene, first, noun)
        or (scene.low(noun.index - 1) == "nazirlər" and pair(scene, noun.index))
        or _is_held_by(scene, noun)
    ):
        return talk_nouns.read_noun(scene, noun)
    if noun.stem == "mərasim" and noun.case == "nom" and scene.low(noun.index - 1).startswith(_OF_PAPERS):
        # "sazişin imzalanma mərasimi keçiriləcək": a signing, and no gathering told before
        opens = noun.index == scene.first + 1 or scene.low(noun.index - 2) in _OPENING
        return _of_signing(scene, noun) if opens else []
    if is_commission(scene, first, noun):
        return commission(scene, first, noun)
    case, noun = noun.case, opened(scene, _coordinated(scene, noun))
    mood, verb = noun_moods.of_noun(scene, noun)
    counted = sequels.counted_session(scene, noun, verb) if verb is not None else None
    if counted is not None:
        return [counted]
    if verb is not None and verb.kind == "noun" and scene.low(verb.last + 1).startswith("münasibəti"):
        return []  # "sessiyaya sədrlik etməsi münasibətilə təbrik edib"
    aim = of_attendance(scene, noun, verb)
    mood = aim or mood
    told = tell(scene, "conference", mood, (noun.index, noun.index), "conference")
    told.draft.aimed = aim is not None and aim.modality == "planned"
    bodies = _name(scene, told, noun, first, case) or of_subject(scene, told, noun, verb)
    anchor(scene, told, noun, verb)
    attend(scene, told, noun, verb)
    put(told, said := speakers(scene, noun))
    held_with(scene, told, noun, verb)
    bodies = bodies or held_by_union(scene, noun, verb)
    bodies = [*counted_before(scene, bodies), *bodies]
    told.draft.named = told.draft.named or bool(bodies)
    if bodies and noun.case == "acc" and verb is not None and verb.has("light") and not verb.negative:
        acting = subject(scene, verb)
        put(told, [a for a in acting if a.party.kind in ("person", "post") or a.party.plural])
    place_of_host(scene, told, noun, verb)
    if noun.stem in SESSIONS and scene.low(noun.index - 1) == "birgə" and _is_of_two(told.draft):
        told.draft.type, told.draft.rule = "meeting", "meeting-noun"
        return [told]  # "Çad Məclisi və Peru Senatı birgə iclas keçirib"
    known = told.draft.attended or said or is_told(scene, noun, verb) or is_set(scene, noun)
    if not known or _is_matter(scene, told, noun, verb):
        return []
    return _judged(scene, told, noun, verb, first, bodies)


def _judged(
    scene: Scene, told: Told, noun: Noun, verb: Verb | None, first: int, bodies: list[Party]
) -> list[Told]:
    """The gathering if it is one of its own, else what it adds to the one told before."""
    if noun.stem.startswith("cop") and not told.draft.parts and scene.low(noun.index + 1) in _DURING:
        told.draft.aimed = True  # "COP29 çərçivəsində": it can be one to come
    if told.draft.modality == "planned" and scene.low(noun.index + 1) in ("yekununda", "sonunda"):
        told.draft.aimed = True  # it may be under way
    if noun.stem == "mərasim" and _has_guests(scene, told, noun, verb):
        told.draft.named = True
        return [told]
    if _is_of_state(scene, told, noun) or (noun.stem in CEREMONIES and attended_abroad(scene, told, noun)):
        told.draft.named = True
        return [told]
    if sequels.is_of_board(scene, noun, first, bodies):
        return _of_another(scene, told, noun, verb)
    own = _is_own(scene, told, noun, verb, first)
    between = noun.stem == "dialoq" and scene.tokens[noun.index].capital and bool(pair(scene, noun.index))
    general = not between and noun.stem in _GENERAL and scene.low(noun.index - 1) != "zirvə"
    bare = general and not told.draft.parts and not bodies and not sequels.is_next(scene, first, noun)
    # "Limada açılmış Beynəlxalq Müdafiə Sərgisi çərçivəsində"
    frame = scene.tokens[noun.index].capital and scene.after(noun.index) in listed("cues", "frames")
    bare = bare and not (frame and international(told.draft.name))
    if bare and not _is_quoted_frame(scene, first, noun) and not _is_devoted(scene, noun, verb):
        return _with_chair(scene, told, noun, verb)
    sitting = bool(bodies) and ministerial(scene, noun.index) is not None
    sitting = sitting or (bool(bodies) and noun.owned and noun.stem in _SITTINGS)
    sitting = sitting or round_of_dialogue(scene, noun)
    vague = general and not (sitting or is_named(scene, first, noun) or _is_devoted(scene, noun, verb))
    told.draft.named = told.draft.named or (general and not vague)
    if (not told.draft.named and not own) or vague:
        for party in bodies:
            told.draft.add(party)
        return _of_another(scene, told, noun, verb)
    if noun.case == "nom" and verb is not None and verb.has("happen"):
        assist(scene, told, verb.first)  # "Təşkilatın sammiti dünən Osloda A-nın sədrliyi ilə keçirilib"
    return [_with_sides(scene, told, noun, bodies)]


def _is_matter(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> bool:
    """Whether a gathering is but what is spoken of: "COP29 çərçivəsində əməkdaşlıq müzakirə olunub"."""
    bare = noun.stem.startswith("cop") and not told.draft.parts and not (scene.whens or scene.sites)
    framed = scene.low(noun.index + 1) in _DURING or scene.low(noun.index + 1) == "ev"
    spoken = verb is None or verb.has("topic", "say") or scene.low(noun.index + 1) == "ev"
    return bare and framed and spoken and not any(v.has("meet", "receive", "happen") for v in scene.verbs)


def _with_chair(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> list[Told]:
    """ "Toplantı A-nın sədrliyi ilə davam etdirilib": who chairs the gathering told before; "etimadnamənin
    təqdimetmə mərasimi Belem sarayında olub": where letters of credence told before were handed over.
    """
    if letters.is_ceremony(scene, noun) and verb is not None:
        told.draft.type, told.draft.rule, told.draft.name = "meeting", "whereabouts", ""
        told.anchors, told.draft.same_time = [noun.index, verb.last], True
        return [told] if verb.has("happen") and noun.case == "nom" else []
    if _is_placed(scene, noun):
        told.draft.rule, told.draft.name = "whereabouts", ""
        return [told]
    if noun.case != "nom" or verb is None or not verb.has("happen"):
        return []
    if noun.index != scene.first:
        told.draft.rule = HELD
        return [told] if is_held_somewhere(scene, noun, verb) else []
    assist(scene, told, verb.first)
    told.draft.rule = "attendance" if told.draft.parts else "whereabouts"
    told.draft.name = told.draft.name if told.draft.parts else ""
    return [told] if told.draft.parts or _has_where(scene, noun, verb) else []


def _of_signing(scene: Scene, noun: Noun) -> list[Told]:
    """ "İmzalanma mərasimi Astanada keçirilib": where the signing told before was."""
    mood, verb = noun_moods.of_noun(scene, noun)
    if verb is None or not _has_where(scene, noun, verb):
        return []
    told = tell(scene, "signing", mood, (noun.index, noun.index), "whereabouts")
    anchor(scene, told, noun, verb)
    return [told]


def _has_where(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """Whether a sentence tells where or when what was told before is: "Tədbir Astanada keçirilib"."""
    if verb.kind != "finite" or verb.negative or not verb.has("happen"):
        return False
    there = [(s.first, s.last) for s in scene.sites if s.case == "loc"]
    there += [(w.first, w.last) for w in scene.whens]
    return any(noun.index < first and last < verb.first for first, last in there)


def _is_placed(scene: Scene, noun: Noun) -> bool:
    """Whether a sentence begins with where it was: "Astanada keçirilən | tədbirdə müzakirə olunub"."""
    before = participle_before(scene, noun.index, reach=1)
    if before is None or noun.case != "loc" or before.kind != "attribute" or not before.has("happen"):
        return False
    opening = range(scene.first, before.first)
    there = {i for s in scene.sites if s.case == "loc" for i in range(s.first, s.last + 1)}
    there |= {i for w in scene.whens for i in range(w.first, w.last + 1)}
    return bool(opening) and there.issuperset(opening) and before.tense != "future"


def _is_devoted(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """Whether a ceremony without a name takes place and is told by its occasion: "qaz ixracına həsr olunan
    mərasim keçirilib", "Prezidentin andiçmə mərasimi olub".
    """
    held = verb is not None and verb.has("happen") and verb.kind == "finite" and not verb.negative
    near = range(max(scene.first, noun.index - 4), noun.index)
    return held and noun.case == "nom" and any(scene.low(i) in _OCCASIONS for i in near)


def _is_of_state(scene: Scene, told: Told, noun: Noun) -> bool:
    """Whether somebody attends the inauguration, or the funeral, of an official who is named: who is sworn
    in takes part. "Nazir yeni Prezident X-in andiçmə mərasimində iştirak edib"
    """
    index = noun.index - (noun.stem == "mərasim")
    if noun.stem != "mərasim" and noun.stem not in _SWEARING:
        return False
    if scene.low(index) not in _BURYING and not scene.low(index).startswith(tuple(_SWEARING)):
        return False
    last = index - 1 - (scene.low(index - 1) in ("rəsmi", "təntənəli"))
    owning = [a for a in scene.actors if a.last == last and a.party.kind == "person" and a.may("gen")]
    if not owning:
        return False
    attended = bool(told.draft.parts)
    if scene.low(index) in _BURYING:
        told.draft.first = owning[0].first  # of which state it is
    else:
        put(told, owning)
    return attended


def _has_guests(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> bool:
    """Whether officials of two states are at a ceremony that the text tells by its occasion: "Körpünün açılış
    mərasimi A və B-nin iştirakı ilə keçirilib".
    """
    held = verb is not None and verb.has("happen") and verb.kind == "finite" and not verb.negative
    signing = scene.low(noun.index - 1).startswith(_OF_PAPERS)
    if verb is None or not held or noun.case != "nom" or not noun.owned or signing:
        return False
    guests = [a.party for a, _ in helpers(scene, verb.first, scene.opening(verb.first))]
    people = [p for p in guests if p.kind in ("person", "post")]
    if len({country_of(p) for p in people} - {""}) < 2:
        return False
    for party in people:
        told.draft.add(party)
    return True


def _is_signed_there(scene: Scene, noun: Noun) -> bool:
    main = scene.main(noun.index)
    return main is not None and main.has("sign", "signed") and not (noun.owned or main.has("adopt"))


def _is_quoted_frame(scene: Scene, first: int, noun: Noun) -> bool:
    """ "Rəqəm 10" yüksək səviyyəli tədbiri çərçivəsində: a name in quotes or capital letters, and something
    happens there: "IDEF-2025 | sərgisi çərçivəsində"."""
    before = noun.index - 1
    while before > scene.first and (scene.tokens[before].shape == "number" or scene.low(before) == "-"):
        before -= 1
    letters = scene.tokens[before].text.split("-")[0] if before >= scene.first else ""
    named = scene.tokens[first].text in OPENING or (letters.isupper() and len(letters) > _LETTERS)
    named = named and noun.owned
    return named and scene.after(noun.index) in listed("cues", "frames")


def _is_alias(scene: Scene, noun: Noun) -> bool:
    """Whether brackets only name the gathering before them once more: "Konfransına (COP29)"."""
    bracketed = scene.low(noun.index - 1) == "(" and scene.low(noun.index + 1) == ")"
    return bracketed and noun.index - 2 >= scene.first and noun_at(scene, noun.index - 2) is not None


def _owns_another(scene: Scene, noun: Noun, first: int) -> bool:
    """Whether a gathering only says whose post it is, or when something else happens."""
    owning = noun.case == "gen" or (noun.case == "nom" and noun.stem.startswith("cop"))
    if owning and any(_within_post(a, noun.index) for a in scene.actors):
        return True  # "COP29-un baş danışıqçısı X", "COP29 prezidenti"
    # "Sammitdən əvvəl nazirlər görüşəcək"
    timed = noun.case == "abl" and scene.low(first + 1) in ("sonra", "əvvəl", "öncə")
    return timed and first == noun.index and not is_dated(scene, noun)


def _name(scene: Scene, told: Told, noun: Noun, first: int, case: str) -> list[Party]:
    """Give a gathering its name and key; return its bodies."""
    draft = told.draft
    draft.name = _plain(phrases.nominative(scene, first, noun.index, case))
    if noun.plural and noun.owned:
        # "X Forumunun plenar və Şuranın iclaslarında": one of each
        draft.name = re.sub(r"(?<=[^aeəıioöuü])ları$", "ı", draft.name)
    bodies = list(bodies_of(scene, first, noun.index) or owning_body(scene, first, noun))
    bodies = bodies or body_of_members(scene, noun.index)
    if bodies and bodies[0].last < first and not is_named(scene, first, noun):
        # "Şuranın Moskvada keçirilən iclasında"
        draft.name = f"{scene.words.quote(bodies[0].first, bodies[0].last)} {draft.name}"
    draft.key = key(scene, bodies)
    draft.named = bool(bodies) or is_named(scene, first, noun) or is_announced(scene, noun)
    if noun.stem in STRONG and scene.low(noun.index - 1) == "növbəti" and " " not in draft.name:
        draft.name = f"növbəti {draft.name}"  # it is not the one that others name
    return bodies


def _is_own(scene: Scene, told: Told, noun: Noun, verb: Verb | None, first: int) -> bool:
    """Whether a gathering is one without a name: it takes place, or the text tells between whom."""
    draft = told.draft
    frames = scene.after(noun.index) in listed("cues", "frames")  # "sammit çərçivəsində görüş planlaşdırılır"
    strong = noun.stem in STRONG or scene.low(noun.index - 1) == "zirvə"
    own = strong and verb is not None and verb.has("happen", "plan", "cancel", "host")
    own = own or (strong and verb is not None and verb.has("light") and len(draft.parts) > 1)
    own = own and not (frames and first == noun.index)
    announced = draft.modality == "planned" and strong and bool(scene.whens)
    draft.named = draft.named or (own and announced and verb is not None and verb.has("happen"))
    between = scene.groups(scene.opening(noun.index), first - 1, "between") if verb is not None else []
    # "A ilə B arasında forum çərçivəsində görüş olub": they talk there
    near = (
        bool(between)
        and not frames
        and all(scene.low(i) != "," for i in range(between[-1][-1].last + 1, first))
    )
    if near:
        put(told, partners(scene, noun.index, takers(scene), scene.opening(noun.index)))
        own = own or len(draft.parts) > 1
    return own


def _of_another(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> list[Told]:
    """What a gathering without a name is: the next one or the one before of those told, or an addition."""
    another = sequels.session(scene, told, noun, verb)
    if another is None and told.draft.parts and sequels.is_elsewhere(scene, noun):
        told.draft.named = told.draft.earlier = told.draft.apart = True
        return [told]
    return [another] if another is not None else adding(scene, told, noun, verb)


def _with_sides(scene: Scene, told: Told, noun: Noun, bodies: list[Party]) -> Told:
    """Add to a gathering its bodies, the states of its name and who is said to hold it."""
    draft = told.draft
    own = [leading(scene, b) if is_gathering(b) else b for b in bodies if not are_any(scene, b)]
    for party in (*(b for b in own if b is not None), *pair(scene, noun.index)):
        draft.add(party)
    for party in organisers(scene, noun.index):
        draft.add(party, "host")
    strong = noun.stem in STRONG or scene.low(noun.index - 1) == "zirvə"
    if strong and noun.owned and not draft.parts:
        # "Rusiya və ABŞ prezidentlərinin Budapeşt sammiti"
        low = scene.opening(noun.index)
        told_of = owners(scene, noun.index, low)
        several = len({country_of(a.party) for a in told_of} - {""}) > 1
        put(told, [a for a in told_of if a.party.kind in ("person", "post") and (several or a.party.country)])
    return represented(assist(scene, told, noun.index))


def _is_of_two(draft: Draft) -> bool:
    """Whether two bodies of two states, and nobody else, hold a session."""
    parties = [p.party for p in draft.parts]
    return len(parties) == len({p.country for p in parties} - {""}) == 2 and {p.kind for p in parties} == {
        "body"
    }


def _plain(name: str) -> str:
    """A name without the word that says which of several sessions is meant."""
    if name[:1] in OPENING and not CLOSING & set(name[1:]):
        name = name[1:]  # "Enerji Forumu"nda
    said = [w for w in name.split() if w not in ("növbəti", "növbədənkənar", "bugünkü", "budəfəki")]
    while len(said) > 1 and (said[0] in "-–—" or said[0] == "formatında"):
        del said[0]
    return " ".join(said)


def _within_post(actor: Actor, index: int) -> bool:
    """Whether a gathering only owns the post of somebody named."""
    party = actor.party
    span = party.person_span
    if party.kind == "post":
        return party.first <= index < party.head
    return party.kind == "person" and span is not None and party.first <= index < span.first


def _coordinated(scene: Scene, noun: Noun) -> Noun:
    """ "Parlament Forumu və Assambleyanın iclasında": the first stands in the case of the second."""
    if noun.case != "nom" or scene.low(noun.index + 1) != "və":
        return noun
    for index in range(noun.index + 2, min(noun.index + 16, scene.last + 1)):
        if any(v.first <= index <= v.last for v in scene.verbs) or scene.tokens[index].text == ",":
            break
        other = noun_at(scene, index)
        if other is not None and other.case != "nom":
            return replace(noun, case=other.case)
    return noun


def _is_of_persons(scene: Scene, first: int, noun: Noun) -> bool:
    """ "nazirlərin növbəti toplantısı": a talk of officials, not a session of a body."""
    if noun.stem not in SESSIONS or not noun.owned or bodies_of(scene, first, noun.index):
        return False
    if any(not b.country for b in owning_body(scene, first, noun)):
        return False  # "A-nın | Şuranın Parisdə keçiriləcək iclasında iştirak etmək üçün səfəri"
    low = scene.opening(noun.index)
    groups = scene.groups(low, noun.index - 1, "gen")
    if not groups or noun.index - groups[-1][-1].last > 8 or of_members(groups[-1][-1].party):
        return False
    between = range(groups[-1][-1].last + 1, noun.index)
    if any(scene.tokens[i].text in '"«“”»' or scene.low(i) == "həsr" for i in between):
        return False  # "X-in yubileyinə həsr olunan iclas"
    if scene.low(groups[-1][-1].last + 1).startswith(_LEADING):
        return False  # "A-nın | sədrliyi ilə komissiyanın iclası"
    if noun.stem == "iclas" and scene.low(groups[-1][0].first) == "onların":
        return False  # "işçi qrupları yaradılacaq, onların ilk iclası keçiriləcək": of those groups
    if scene.low(groups[-1][0].first - 1) in ("dövlətlərin", "ölkələrin", "dövlətləri", "ölkələri"):
        return False
    return all(a.party.kind in ("person", "post", "pronoun", "group") for a in groups[-1])


def _is_held_by(scene: Scene, noun: Noun) -> bool:
    """Whether officials hold a session themselves: "nazirlər Tallində toplantı | keçiriblər"."""
    verb = scene.next_verb(noun.index)
    held = verb is not None and verb.first == noun.index + 1 and verb.has("light") and not verb.negative
    if verb is None or not held or noun.stem not in SESSIONS or noun.owned or noun.case != "nom":
        return False
    acting = [a for a in subject(scene, verb) if a.party.kind in ("person", "post")]
    several = len(acting) > 1 or (bool(acting) and acting[0].party.plural)
    return several and all(country_of(a.party) or a.party.capacity is not None for a in acting)


def _has_partner(scene: Scene, first: int, noun: Noun) -> bool:
    """Whether somebody meets the officials of a body: "A ilə | Birliyin liderlərinin görüşü"."""
    talk = noun.stem == "görüş" and scene.low(noun.index - 1) != "zirvə"
    groups = scene.groups(scene.opening(first), first - 1, "ins") if talk else []
    partner = groups[-1][-1] if groups else None
    beside = partner is not None and partner.last + (scene.low(partner.last + 1) == "ilə") == first - 1
    return partner is not None and beside and partner.party.kind in ("person", "post")
