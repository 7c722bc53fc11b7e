"""Visits that a noun names in an Azerbaijani sentence: "A-nın B-yə səfəri", "səfəri çərçivəsində"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.languages.az import across_stays, noun_moods, schedules, visits_off
from kg.extract.languages.az.acting import unsaid
from kg.extract.languages.az.doubts import is_wished
from kg.extract.languages.az.eves import is_eve
from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.mere_mentions import is_counted, is_mere, rule_of
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.sojourns import comes_back, sums_up, where_guest_was
from kg.extract.languages.az.syntax import helpers, is_ordinal, objects, owners, participle_before, subject
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.languages.az.visits import people, places, travellers, visit

_VISITS = listed("nouns", "visit")
_COURSES = listed("cues", "frames") - {"dairəsində", "kuluarlarında", "kuluarında", "hüdudlarında"}
_ENDING = frozenset(["başa", "yekunlaş", "sona", "yekunlaşdır", "tamamla", "sonlandır", "bitir"])
# Where a journey goes on: "turnesi Qazaxıstanda davam edəcək"
_GOING_ON = frozenset(("davam_et", "başla", "yekunlaş", "başa_çat", "davam_etdir", "başa_vur", "yekunlaşdır"))


# Who plans his own visit.
_PLANS = frozenset(("planlaşdır", "nəzərdə_tut"))
# "Bakıya səfər proqramı açıqlanıb"
_PROGRAMMES = ("proqram", "qrafik", "cədvəl", "tarix", "gündəli", "vaxtı")
_SETTLED = ("açıqla", "məlum", "dəqiqləş", "hazırlan", "müəyyən", "bəlli", "təsdiq", "elan")
# "dövlət səfəri": a possessive that nobody owns
_KINDS = frozenset(["dövlət", "iş", "dostluq", "işçi", "cavab"])
# "işgüzar səfəri başa vurub": an accusative
_DESCRIBED = frozenset(["işgüzar", "rəsmi"])


# "Parisə səfərindən | məmnun qaldığını deyib"
_GLAD = ("məmnun", "razı", "təəssürat", "danış", "söz")
_DONE = ("mış", "miş", "muş", "müş")


def read_noun(scene: Scene, noun: Noun) -> list[Told]:
    """Return the visits that a noun names, one for each place: "A-nın Bakıya və Tiflisə səfərləri"."""
    noun = _one_of(scene, noun)
    programme = scene.low(noun.index + 1).startswith(_PROGRAMMES) and not noun.owned
    noun = replace(noun, owned=True) if programme else noun
    following = scene.next_verb(noun.index)
    if _taken(scene, noun, following) or _is_none(scene, noun):
        return []
    sites = _noun_places(scene, noun)
    mood, verb = noun_moods.of_noun(scene, noun)
    copula = _is_copula(scene, noun)
    visitors = _visitors(scene, noun, verb, copula=copula)
    bare = not visitors or (noun.case == "nom" and not noun.owned)  # "A Limaya gəlib, səfər dünən başlayıb"
    if not sites and bare and (dated := schedules.read(scene, noun, mood, verb)):
        hosts = _inviting(scene, noun, verb, mood) if verb is not None and verb.has("happen") else []
        return [*dated, *hosts]
    if not sites and noun.owned and (dated := schedules.read(scene, noun, mood, verb, visitors)):
        return dated
    if not sites and noun.case in ("nom", "gen") and participle_before(scene, noun.index) is not None:
        return _timed(scene, noun, mood)
    if not sites and not visitors and noun.case == "gen" and _is_dated(scene, following):
        return _timed(scene, noun, Mood("planned"))
    if not visitors and not noun.owned and noun.case == "nom" and verb is not None and verb.has("cancel"):
        visitors = _who_was_to_go(scene, noun)
    visitors = visitors or across_stays.who_travels(scene, noun, verb)
    if (off := visits_off.read(scene, noun, (mood, verb), sites, visitors)) is not None:
        return [off]
    first = not visitors or not noun.owned  # "Səfər çərçivəsində A", "A səfər çərçivəsində"
    if first and not sites and scene.low(noun.index + 1) in _COURSES and not noun.plural:
        told = tell(scene, "visit", Mood(), (noun.index, noun.index), "journey")
        told.anchors, told.placed = [], True
        return [told]
    if not sites and noun.case == "nom" and not noun.owned and verb is not None and verb.has("happen"):
        return _inviting(scene, noun, verb, mood)
    if not visitors or not sites or (verb is not None and verb.has("invite")):
        return []
    mood = Mood() if copula or (_is_over(noun, verb) and not across_stays.is_to_end(scene, verb)) else mood
    settled = programme and verb is not None and scene.low(verb.last).startswith(_SETTLED)
    mood = Mood("planned") if settled or _is_ahead(scene, noun) else mood
    mere = not settled and is_mere(scene, noun, mood, verb, programme=programme)
    rule = rule_of(scene, noun, mere=mere)
    out = [visit(scene, noun.index, noun.index, mood, rule, site) for site in sites]
    for told in out:
        people(scene, told, visitors, noun.index)
        _anchor(scene, told, noun, verb)
        told.resting = copula or _is_being_made(scene, noun)
        told.draft.over = comes_back(scene, noun) or is_eve(scene, noun)
        if _is_of_recalled(scene, noun):
            told.draft.earlier = told.draft.aside = True
        if _has_still_to_end(scene, noun, mood, verb):
            told.draft.modality, told.draft.aimed = "held", True
    return [*out, *(_others(scene, noun, visitors, mood) if noun.owned else [])]


def _is_being_made(scene: Scene, noun: Noun) -> bool:
    """Whether a participle tells who just is on a visit: "Limaya səfərini həyata keçirən | A"."""
    does = scene.next_verb(noun.index)
    near = does is not None and does.first == noun.index + 1 and does.kind == "attribute"
    return near and does is not None and does.has("light") and not scene.low(does.last).endswith(_DONE)


def _is_ahead(scene: Scene, noun: Noun) -> bool:
    """Whether a visit is only asked for, or its days are settled: "Bakıya səfər dəvətinə görə"."""
    return scene.low(noun.index + 1).startswith("dəvət") or _is_scheduled(scene, noun)


def _is_scheduled(scene: Scene, noun: Noun) -> bool:
    """Whether the days of a visit are told to be settled, or not yet: "səfərinin tarixləri müəyyənləşib"."""
    if not noun.owned or noun.case != "gen":
        return False
    near = range(noun.index + 1, min(noun.index + 3, scene.last))
    named = next((i for i in near if scene.low(i).startswith(_PROGRAMMES)), scene.last)
    return any(scene.low(i).startswith(_SETTLED) for i in range(named + 1, min(named + 5, scene.last)))


def _is_none(scene: Scene, noun: Noun) -> bool:
    """Whether a noun tells no visit: a round of talks, a wish, a number of visits."""
    return _is_round(scene, noun) or _is_wish(scene, noun) or is_counted(scene, noun)


def _is_wish(scene: Scene, noun: Noun) -> bool:
    return noun.case == "dat" and is_wished(scene, noun.index)


def _is_round(scene: Scene, noun: Noun) -> bool:
    """Whether a word is a round of something and no journey: "danışıqların ikinci | turu"."""
    before = noun.index - 1
    counted = is_ordinal(scene, before) or scene.low(before) in ("növbəti", "sonuncu", "yeni")
    held = scene.low(before - counted).endswith(("ların", "lərin", "kinin"))
    return noun.stem == "tur" and (counted or held)


def _one_of(scene: Scene, noun: Noun) -> Noun:
    """The noun in the case of "one of them": "ilk səfərlərindən birini Bakıya edəcək"."""
    if noun.case != "abl" or scene.low(noun.index + 1) not in ("biri", "birini"):
        return noun
    return replace(noun, case="acc" if scene.low(noun.index + 1) == "birini" else "nom")


def _inviting(scene: Scene, noun: Noun, verb: Verb, mood: Mood) -> list[Told]:
    """ "Səfər A-nın dəvəti ilə həyata keçirilir": who is the host of the visit told before."""
    hosts = [a for a, role in helpers(scene, verb.first, noun.index) if role == "invites"]
    told = tell(scene, "visit", mood, (noun.index, noun.index), "greeting")
    told.placed = True
    return [put(told, hosts, "host")] if hosts else []


def _others(scene: Scene, noun: Noun, visitors: Sequence[Actor], mood: Mood) -> list[Told]:
    """The visits of those told before the visitors of one noun: "A-nın Bakıya, B-nin isə Tiflisə səfəri"."""
    out = []
    for group, site in _listed_before(scene, noun, visitors):
        told = visit(scene, noun.index, noun.index, mood, "visit-noun", site)
        told.anchors = [site.last]
        out.append(put(told, travellers(group), "guest"))
    return out


def _listed_before(scene: Scene, noun: Noun, visitors: Sequence[Actor]) -> list[tuple[Sequence[Actor], Site]]:
    """Who goes where, in the order of the text, before the visitors of a noun."""
    out: list[tuple[Sequence[Actor], Site]] = []
    end = min(a.first for a in visitors)
    for group in reversed(scene.groups(scene.opening(noun.index), end - 1, "gen")):
        sites = [s for s in scene.sites if group[-1].last < s.first < end and s.case == "dat"]
        linked = bool(sites) and all(scene.low(i) in (",", "və") for i in range(sites[-1].last + 1, end))
        if not linked or any(group[-1].last < v.first < end for v in scene.verbs):
            break
        out.append((group, sites[-1]))
        end = group[0].first
    return out[::-1]


def _is_copula(scene: Scene, noun: Noun) -> bool:
    """Whether somebody is on a visit: "səfərdədir", "səfərində idi"."""
    ends = scene.low(noun.index).endswith(("dadır", "dədir", "dadırlar", "dədirlər"))
    return noun.case == "loc" and (ends or scene.low(noun.index + 1) in ("idi", "idilər", "imiş"))


def _anchor(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> None:
    """Which words govern the day of a visit."""
    told.anchors = [noun.index]
    if verb is not None and verb.has("happen", "light", "plan", "cancel"):
        told.anchors.append(verb.last)
        # "turunu martın 3-də | Limada başa vuracaq": the day of its last stop
        stops = (s.last for s in scene.sites if s.span is told.draft.place and s.case == "loc")
        told.ends = _is_ending(verb) and not any(noun.index < last < verb.first for last in stops)
    before = participle_before(scene, noun.index)
    told.anchors += [before.last] if before is not None else []


def _is_over(noun: Noun, verb: Verb | None) -> bool:
    """ "səfərini başa vuraraq Limaya gələcək": the first visit has been held."""
    return verb is not None and verb.kind == "converb" and noun.case == "acc" and _is_ending(verb)


def _has_still_to_end(scene: Scene, noun: Noun, mood: Mood, verb: Verb | None) -> bool:
    """Whether a visit is under way: "səfəri sabah başa çatacaq", "səfəri martın 12-dək davam edəcək"; not at
    a stop to come, "turnesi Qazaxıstanda davam edəcək"."""
    if verb is None or noun.case != "nom" or mood.modality != "planned":
        return False
    stop = any(noun.index < s.first < verb.first for s in scene.sites)
    if stop and noun.stem in ("tur", "turne"):
        return False  # "turnesi Riqada başa çatacaq": he has yet to come there
    ends = _is_ending(verb) or (verb.name == "davam_et" and not stop)
    return verb.kind == "finite" and verb.tense == "future" and not verb.negative and ends


def _is_ending(verb: Verb) -> bool:
    return verb.name.split("_")[0] in _ENDING


def _who_was_to_go(scene: Scene, noun: Noun) -> list[Actor]:
    """ "A gəlməli idi, lakin səfər ləğv olunub": whose visit is called off."""
    goes = [v for v in scene.verbs if v.last < noun.index and v.has("go", "visit")]
    return travellers(subject(scene, goes[-1])) if goes else _told_of(scene, noun)


def _told_of(scene: Scene, noun: Noun) -> list[Actor]:
    """ "A-nın səfəri gözlənilirdi, lakin bu səfər ləğv olunub": whose visit has been told."""
    before = [n for i in range(scene.first, noun.index) if (n := scene.noun(i, _VISITS)) is not None]
    owned = [n for n in before if n.owned]
    return travellers(owners(scene, owned[-1].index, scene.opening(owned[-1].index))) if owned else []


def _is_dated(scene: Scene, verb: Verb | None) -> bool:
    """ "səfərin mayın 3-də baş tutacağı": a clause that tells when a visit will be."""
    ahead = verb is not None and verb.kind == "object" and verb.tense == "future" and not verb.negative
    return ahead and verb is not None and verb.has("happen") and bool(scene.whens)


def _timed(scene: Scene, noun: Noun, mood: Mood) -> list[Told]:
    """ "noyabrın 23-də baş tutmalı olan səfərlərin ...": when the visits told before are."""
    told = tell(scene, "visit", mood, (noun.index, noun.index), "whereabouts")
    before = participle_before(scene, noun.index)
    following = scene.next_verb(noun.index)
    if before is None and following is not None and _is_dated(scene, following):
        told.anchors = [following.last]
    else:
        told.anchors = [before.last] if before is not None else [noun.index]
    told.placed = True
    return [told]


def _taken(scene: Scene, noun: Noun, following: Verb | None) -> bool:
    """Whether a verb of going after a noun tells the visit: "səfərə gəlib", "səfərlə Belqrada gələn"."""
    if following is None:
        return False
    inside = following.first <= noun.index <= following.last
    goes = following.has("go", "stay") and not following.has("happen")
    near = following.first - noun.index <= 6 and noun.case in ("ins", "dat", "loc", "nom") and not noun.owned
    at = next((v for v in scene.verbs if v.first <= noun.index <= v.last), None)
    return inside or (at is not None and at.has("go", "stay")) or (goes and near)


def _noun_places(scene: Scene, noun: Noun) -> list[Site]:
    attributive = [
        s
        for s in scene.sites
        if s.case == "nom" and noun.owned and s.last < noun.index and _modifies(scene, s, noun.index)
    ]
    free = not noun.owned or scene.low(noun.index - 1) in _KINDS  # "Latviyada dövlət səfərindədir"
    cases = ("loc", "dat") if noun.case == "loc" and free else ("dat", "rel")
    later = scene.sites if attributive else ()
    if any(s.case == "dat" and attributive[-1].last < s.first < noun.index for s in later):
        attributive = []  # "Peru və Latviyaya səfəri": both are in the case of the second
    found = attributive or places(scene, noun.index, cases) or _places_right(scene, noun)
    goes_on = noun.case == "acc" and noun.owned
    return found or (places(scene, noun.index, ("loc",)) if goes_on else where_guest_was(scene, noun))


def _places_right(scene: Scene, noun: Noun) -> list[Site]:
    """ "ilk səfərini Bakıya edib": a place between the noun and its verb."""
    verb = scene.next_verb(noun.index)
    if verb is not None and verb.name in _GOING_ON and noun.owned and noun.case in ("nom", "acc"):
        stops = places(scene, verb.first, ("loc",))
        return [s for s in stops if noun.index < s.first]
    to_be = verb is not None and noun.case == "gen" and _is_to_be(verb)
    told = verb is not None and verb.has("light", "plan") and noun.case in ("acc", "nom")
    ahead = verb is not None and verb.has("happen") and verb.tense == "future" and verb.kind == "finite"
    told = told or (ahead and noun.case == "nom")  # "növbəti səfəri Romaya olacaq"
    if verb is None or not (to_be or told):
        return []
    found = places(scene, verb.first, ("dat",))
    return (
        [s for s in found if noun.index < s.first]
        if to_be
        else found[-1:]
        if found and noun.index < found[-1].first
        else []
    )


def _is_to_be(verb: Verb) -> bool:
    """ "ilk səfərlərinin Brüsselə və Bakıya olacağını deyib"."""
    return verb.kind == "object" and verb.tense == "future" and verb.has("happen", "be")


def _modifies(scene: Scene, site: Site, index: int) -> bool:
    """Whether a bare place stands before a noun: "Azərbaycan səfəri", "Bakı və Moskva səfərləri"."""
    between = [scene.low(i) for i in range(site.last + 1, index)]
    return (
        all(
            w in ("və", ",", "rəsmi", "dövlət", "işgüzar")
            or any(s.first == site.last + 2 for s in scene.sites)
            for w in between[:2]
        )
        and len(between) <= 2
    )


def _visitors(scene: Scene, noun: Noun, verb: Verb | None, *, copula: bool) -> list[Actor]:
    low = scene.opening(noun.index)
    if noun.ours and (speaker := scene.speaker(noun.index)) is not None:
        return travellers([speaker])
    if copula:
        groups = scene.groups(low, noun.index - 1, "nom")
        return travellers(groups[-1]) if groups else []
    made = _is_being_made(scene, noun)  # "A-nın | Limaya səfərini həyata keçirən | B ilə görüşü"
    mine = travellers(owners(scene, noun.index, low)) if noun.owned and not made else []
    following = scene.next_verb(noun.index)
    if not mine and noun.owned and following is not None and following.kind == "attribute":
        does = made or (following.has("light") and following.first == noun.index + 1)  # "səfəri edən A"
        does = does or following.has("plan", "happen", "cancel")
        mine = travellers(subject(scene, following)) if does else []
    main = scene.main(noun.index)
    if not mine and noun.case == "gen" and verb is not None and main is not None and _is_to_be(verb):
        mine = travellers(subject(scene, main)) if noun.owned and main.has("say") else []
    if mine or verb is None:
        return mine
    if noun.case == "nom" and (mine := _of_planned(scene, noun, verb, low)):
        return mine
    told_of = (verb.first == noun.index + 1 and verb.has("topic")) or scene.low(noun.index + 1).startswith(
        _GLAD
    )
    if noun.owned and noun.case == "abl" and told_of:
        return travellers(
            subject(scene, main or verb)
        )  # "Parisə səfərindən danışıb", "... məmnunluğunu bildirib"
    recalls = main is not None and noun.owned and noun.case == "acc" and _recalls(scene, main)
    recalls = recalls or (noun.owned and sums_up(scene, noun)) or comes_back(scene, noun)
    if main is not None and recalls:
        # "Bakıya səfərini məmnunluqla xatırlayıb": his own
        return [a for a in subject(scene, main) if a.party.kind in ("person", "post", "pronoun")]
    before = participle_before(scene, noun.index)
    if before is not None and before.kind == "object" and before.has("light", "plan"):
        # "martda Bakıya etdiyi səfəri xatırladıb": who recalls it.
        return travellers(subject(scene, before))
    during = scene.low(noun.index + 1) in listed("cues", "during") or _is_day(scene, noun)
    during = during or (noun.owned and _is_time(scene, noun))
    if _is_done(scene, noun, verb, during=during):
        return travellers(subject(scene, verb))
    if not during or main is None or not sites_left(scene, noun):
        return []
    return _who_acts_during(scene, noun, main)


def _of_planned(scene: Scene, noun: Noun, verb: Verb, low: int) -> list[Actor]:
    """Who travels on a visit that is planned or called off, and has no owner beside it.

    Nobody whom the clause names, or who does in the clause before: "X-in Bakıya səfəri ləğv edilib, Tiflisə |
    səfəri təxirə salınıb".
    """
    off = verb.has("cancel") or (verb.negative and verb.has("happen"))
    bare = verb.kind == "finite" and scene.low(noun.index - 1) not in _KINDS
    if bare and (noun.owned or off) and verb.has("plan", "cancel", "happen"):
        unnamed: list[Actor] = unsaid(scene, verb.last)
        if unnamed:
            return unnamed
    if not (noun.owned and verb.has("plan", "cancel")):
        return []
    told = [i for i in range(scene.first, low) if scene.noun(i, _VISITS) is not None]
    return travellers(owners(scene, told[-1], scene.first)) if told else []


def _who_acts_during(scene: Scene, noun: Noun, main: Verb) -> list[Actor]:
    """Who does something in the course of his visit."""
    acting = travellers(subject(scene, main))
    if main.has("accompany"):  # "A-nı Bakıya səfəri zamanı B müşayiət edib"
        return travellers(objects(scene, main, "acc"))
    if main.has("receive") and (guests := _received(scene, main, _noun_places(scene, noun)[-1])):
        return guests
    acting = acting or (unsaid(scene, main.last) if noun.owned else [])
    # "Türkiyəyə səfər çərçivəsində A ilə B arasında görüş olub": who is told first has come.
    sides = [a for a in scene.actors if a.first > noun.index and a.may("ins", "between", "gen")]
    return acting or [a for a in sides[:1] if a.party.kind in ("person", "post")]


def _is_of_recalled(scene: Scene, noun: Noun) -> bool:
    """Whether somebody only thinks back to what he did on a visit: "səfəri zamanı apardığı danışıqları
    xatırladıb"."""
    main = scene.main(noun.index) if scene.low(noun.index + 1) in listed("cues", "during") else None
    if main is None or not _recalls(scene, main):
        return False
    return any(v.kind == "object" and noun.index < v.first < main.first for v in scene.verbs)


def _recalls(scene: Scene, main: Verb) -> bool:
    """Whether somebody thinks back to what he did: "xatırlayıb", "yada salıb"."""
    called = scene.low(main.last - 1) == "yada" and scene.low(main.last).startswith("sal")
    return main.tense == "past" and (called or scene.low(main.last).startswith("xatırla"))


def _is_done(scene: Scene, noun: Noun, verb: Verb, *, during: bool) -> bool:
    """Whether the subject of a verb makes, calls off or prepares the visit: "A səfər edib", "səfərini ləğv
    edib".
    """
    # "dövlət səfəri edib" has a possessive of its own.
    compound = scene.low(noun.index - 1) in _KINDS | _DESCRIBED or verb.first == noun.index + 1
    compound = compound and verb.has("light")  # "apostol səfəri edib"
    of_kind = scene.low(noun.index - 1) in _KINDS  # "dövlət səfərinə hazırlaşır"
    if verb.name in _PLANS and noun.case in ("nom", "acc") and (not noun.owned or noun.case == "acc"):
        return True  # "Bağdada səfər planlaşdırır"
    prepares = verb.name == "hazırlaş" and noun.case == "dat" and (not noun.owned or of_kind)
    does = prepares or (verb.has("light", "cancel") and (not noun.owned or noun.case == "acc" or compound))
    bound = noun.owned or any(s.case == "dat" and s.last == noun.index - 1 for s in scene.sites)
    does = does or (verb.has("deny") and noun.case == "abl" and bound)  # "Riqaya səfərdən imtina edib"
    happens = verb.has("happen") and (noun.case == "acc" if noun.owned else not during)
    return does or happens


def _is_time(scene: Scene, noun: Noun) -> bool:
    """ "Bakıya səfərində", "Bakıya səfərindən sonra", "Bakıya səfəri günlərində"."""
    after = scene.low(noun.index + 1)
    return (
        noun.case == "loc"
        or (noun.case == "abl" and after == "sonra")
        or after in ("günlərində", "ərəfəsində")
        or is_eve(scene, noun)
    )


def _received(scene: Scene, main: Verb, site: Site) -> list[Actor]:
    """Who is received where he has come to by one who is at home there: "A B-ni Bakıya səfəri zamanı qəbul
    edib".
    """
    guests = travellers(objects(scene, main, "acc"))
    home = {country_of(a.party) for a in subject(scene, main)} <= {"", site.span.country}
    return guests if home and all(country_of(a.party) != site.span.country for a in guests) else []


def _is_day(scene: Scene, noun: Noun) -> bool:
    """ "gəlişinin ilk günü", "səfərinin ikinci günündə"."""
    near = [scene.low(i) for i in range(noun.index + 1, noun.index + 3)]
    return noun.case == "gen" and any(w in ("günü", "günündə", "günlərində") for w in near)


def sites_left(scene: Scene, noun: Noun) -> bool:
    """Whether a place goes with a visit whose visitor is the subject: "Bakıya səfəri çərçivəsində nazir
    ...".
    """
    return bool(_noun_places(scene, noun))
