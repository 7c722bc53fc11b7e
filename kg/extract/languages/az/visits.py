"""Visits in an Azerbaijani sentence: "Bakıya səfər edib", "Türkiyədə səfərdə olan", "A-nın B-yə səfəri
çərçivəsində".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.languages.az import across_stays, delegations, onward, tense
from kg.extract.languages.az.acting import acted_before, is_bare, is_somebody, others_act, unsaid
from kg.extract.languages.az.airports import airport_of
from kg.extract.languages.az.doubts import is_often
from kg.extract.languages.az.host_lands import home_of_host
from kg.extract.languages.az.houses import Site, is_office
from kg.extract.languages.az.listed_places import between, is_memorial, without_states
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.syntax import helpers, objects, subject
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb

_GATHERINGS = listed("nouns", "conference")
_TALKS = listed("nouns", "meeting")
_EVENTS = _TALKS | _GATHERINGS
_SPELLS = ("zaman", "müddətdə", "vaxt", "vaxtda", "dövrdə", "günlərdə", "gün")
# Whom somebody welcomes who is told of before: "Deputatları komitə sədri A qarşılayıb".
_GUESTS = frozenset(["qonaq", "heyət", "deputat", "həmkar", "diplomat", "parlamentari", "ekspert"])
_JOURNEYS = listed("nouns", "visit")
_BETWEEN = frozenset(["arasında"])
_LANDING = ("trap", "aeroport", "təyyarə", "liman", "vağzal", "sərhəd")
_TOGETHER = ("birlikdə", "birgə", "bərabər")
# Between the stops of one journey: "Limaya, oradan da Riqaya gedəcək"
_ON_THE_WAY = frozenset(
    ["və", ",", "həm", "həmçinin", "daha", "sonra", "oradan", "isə", "da", "də", "eləcə", "habelə", "ardınca"]
)
_HOW_OFTEN = frozenset(["son", "sonuncu", "axırıncı", "dəfə", "ilk", "birinci", "yenidən", "isə", "da", "də"])
_SOME_TIME = frozenset(
    ["ayın", "ilin", "həftənin", "sonunda", "sonlarında", "ortalarında", "əvvəlində", "yaxın", "günlərdə",
     "vaxtlarda", "qarşıdakı", "növbəti"]
)  # fmt: skip


def read_verb(scene: Scene, verb: Verb) -> list[Told]:
    """Return the visits that a verb tells, one for each place."""
    if verb.has("greet", "greeted"):
        return _greeting(scene, verb)
    if verb.has("accompany", "accompanied"):
        return _company(scene, verb)
    if verb.has("invite", "ask_by_letter") or accepts(scene, verb):
        return []
    if verb.has("stay") or (verb.has("be") and _is_there(scene, verb)):
        return _stay(scene, verb)
    if verb.name == "gözlənil" and verb.kind == "finite" and _is_expected(scene, verb):
        return _awaited(scene, verb)
    if verb.has("visit"):
        return _to(scene, verb, ("acc", "dat"))
    if verb.has("go") and not verb.has("back"):
        return _to(scene, verb, ("dat",))
    return []


def welcoming(scene: Scene, verb: Verb) -> Verb:
    """A verb as that of welcoming, where a guest is greeted on landing: "trapda A-nı B salamlayıb"."""
    if not scene.low(verb.last).startswith(("salamla", "gözləy")) or verb.kind != "finite":
        return verb
    landing = any(scene.low(i).startswith(_LANDING) for i in range(scene.first, verb.first))
    return replace(verb, name="qarşıla", lists=frozenset(["greet"])) if landing else verb


def _to(scene: Scene, verb: Verb, cases: tuple[str, ...]) -> list[Told]:
    """The subject goes to each place in the dative left of the verb."""
    if is_often(scene, verb) or _is_said_of(scene, verb):
        return []
    sites = [s for s in places(scene, verb.first, cases) if not is_memorial(s)]
    if not sites and verb.kind == "object" and verb.tense == "past":
        # "rəsmi səfərə gəldiyi Bakıda"
        sites = [s for s in scene.sites if s.first == verb.last + 1 and s.case == "loc"]
    sites = sites or home_of_host(scene, verb)
    visitors = _invited(scene, verb) or travellers(subject(scene, verb)) or _implied(scene, verb)
    together = _together(scene, verb, visitors)
    if visitors and not sites and together and verb.kind in ("finite", "converb"):
        # "onunla birlikdə A da gəlib": on the visit told before
        told = tell(scene, "visit", tense.of_verb(scene, verb), (verb.first, verb.last), "delegation")
        told.placed = True
        return [put(told, [a for a in visitors if a.party.kind in ("person", "post")], "guest")]
    if not sites or not visitors:
        return []
    visitors = [*visitors, *together]
    mood = tense.of_verb(scene, verb)
    along = together and scene.low(verb.first - 1) in ("da", "də") and verb.kind == "finite"
    out = [visit(scene, verb.first, verb.last, mood, "go", site) for site in sites]
    if along:
        out[0].draft.rule = delegations.ALONG
    for told in out:
        visitors = _from_abroad(told, visitors) if verb.kind == "attribute" else visitors
        if _is_departure(scene, verb):
            # "A ilə danışıqlardan sonra Romaya yola düşüb": the talks are not of this journey
            told.draft.scope = ((scene.opening(verb.first), verb.last),)
        people(scene, told, visitors, verb.first)
        told.draft.aside = verb.kind == "attribute"
        goes_on = verb.name == "səfər_et" and scene.low(verb.last) == "edən"  # and not "gələn"
        told.resting = verb.kind == "attribute" and (goes_on or _under_subject(scene, verb))
        told.draft.same_day = across_stays.is_same_day(scene, verb)
        told.draft.follows = any(onward.is_onward(scene, verb, s) for s in sites)
    return [*_before_contrast(scene, visitors, mood, verb, cases), *out]


def _is_said_of(scene: Scene, verb: Verb) -> bool:
    """Whether it is but told what was talked of: "söhbət Riqa-Lima hava yolundan | gedib"."""
    clause = range(scene.opening(verb.first), verb.first)
    return verb.name == "get" and any(scene.low(i) in ("söhbət", "söz") for i in clause)


def _invited(scene: Scene, verb: Verb) -> list[Actor]:
    """Who is asked to come, and not who asks: "A B-ni | Bakıya səfər etməyə dəvət edib"."""
    main = scene.verb_after(verb.last) if verb.kind == "infinitive" else None
    asks = main is not None and main.has("invite") and main.name == "dəvət_et"
    return objects(scene, main, "acc") if asks and main is not None else []


def _before_contrast(
    scene: Scene, visitors: Sequence[Actor], mood: Mood, verb: Verb, cases: tuple[str, ...]
) -> list[Told]:
    """The visit that shares the verb of the one after "isə": "A Parisə, B isə Romaya gedib"."""
    first = min(a.first for a in visitors)
    if verb.kind not in ("finite", "converb") or scene.low(visitors[-1].last + 1) != "isə":
        return []
    low = scene.opening(verb.first)
    others = scene.groups(low, first - 1, "nom")
    after = others[-1][-1].last if others else first
    sites = [s for s in scene.sites if after < s.first and s.last < first and s.case in cases]
    if not sites or is_memorial(sites[-1]) or scene.low(sites[-1].last + 1) != ",":
        return []
    told = visit(scene, sites[-1].first, sites[-1].last, mood, "go", sites[-1])
    return [put(told, travellers(others[-1]), "guest")]


def _from_abroad(told: Told, visitors: list[Actor]) -> list[Actor]:
    """Those whom a participle describes without who is at home there: "Limaya gəlmiş A-nın və Perunun naziri
    B-nin iştirakı ilə".
    """
    home = told.draft.place.country if told.draft.place is not None else ""
    abroad = [a for a in visitors if country_of(a.party) != home]
    return abroad if home and abroad else visitors


def _together(scene: Scene, verb: Verb, visitors: Sequence[Actor]) -> list[Actor]:
    """With whom somebody comes: "onunla birlikdə A da Bakıya gəlib"."""
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "ins")
    # "onunla birlikdə", "Prezident ilə birlikdə"
    after = [(g, g[-1].last + 1 + (scene.low(g[-1].last + 1) == "ilə")) for g in groups]
    added = scene.low(verb.first - 1) in ("da", "də")  # "onunla Vaşinqtona nazir B də gedib"
    groups = [g for g, k in after if (scene.low(k) in _TOGETHER or added) and g[-1] not in visitors]
    return [a for g in groups for a in g if a.party.kind in ("person", "post", "pronoun")]


def _is_departure(scene: Scene, verb: Verb) -> bool:
    """Whether talks come before a journey in its clause."""
    talks = listed("nouns", "meeting")
    before = range(scene.opening(verb.first), verb.first - 1)
    return any(scene.low(i + 1) == "sonra" and scene.noun(i, talks) is not None for i in before)


def _implied(scene: Scene, verb: Verb) -> list[Actor]:
    """Who acted in the sentence before, where a finite verb has no subject of its own: "Sonra Romaya
    gedib".
    """
    # "ekspertlərdən ibarət heyət Bakıya gəlib": others than those told of
    others = any(scene.low(i) == "ibarət" for i in range(scene.first, verb.first))
    others = others or others_act(scene, verb)
    plain = verb.kind in ("finite", "converb") and not scene.groups(scene.first, verb.first, "nom", "by")
    plain = plain and not others and verb.name != "keç"  # "sədrlik Limadan Riqaya keçəcək"
    if not plain and (colon := _colon_before(scene, verb)) is not None and not others:
        # "A regiona səfər edib: əvvəlcə Riqada, sonra Osloda olub"
        before = scene.groups(scene.first, colon, "nom", "by")
        after = scene.groups(colon, verb.first, "nom", "by", "gen")
        acting = before[0] if len(before) == 1 and not after else []
        return [a for a in acting if a.party.kind in ("person", "post")]
    acted = (acted_before(scene) or unsaid(scene, verb.last)) if plain else []
    return [a for a in acted if a.party.kind in ("person", "post") or (len(acted) == 1 and is_somebody(a))]


def _after_colon(scene: Scene, verb: Verb) -> list[Actor]:
    return _implied(scene, verb) if _colon_before(scene, verb) is not None else []


def _colon_before(scene: Scene, verb: Verb) -> int | None:
    return next((i for i in range(scene.first, verb.first) if scene.low(i) == ":"), None)


def travellers(actors: Sequence[Actor]) -> list[Actor]:
    """Who can travel: persons, bodies, delegations of states, no states."""
    return [a for a in actors if a.party.kind != "state" or a.group[-1].last > a.group[-1].party.last]


def _under_subject(scene: Scene, verb: Verb) -> bool:
    """Whether the subject of the main clause stands before a participle: "Prezident dünən gələn naziri
    qəbul edib".
    """
    low = scene.opening(verb.first)
    owning = scene.groups(low, verb.first - 1, "gen")  # "Martın 5-də A-nın Limaya gəlmiş B ilə görüşü olub"
    owning = [g for g in owning if g[-1].party.kind in ("person", "post") and not scene.helped(g)]
    if scene.groups(low, verb.first - 1, "nom") or owning:
        return True
    one = scene.groups(low, verb.first - 1, "ins", "between") if scene.says(_BETWEEN) else []
    return bool(one) and scene.low(one[-1][-1].last + 1) == "ilə"  # "A ilə Limaya gəlmiş B arasında"


def visit(scene: Scene, first: int, last: int, mood: Mood, rule: str, site: Site | None) -> Told:
    told = tell(scene, "visit", mood, (first, last), rule)
    told.anchors = [last]
    told.draft.place, told.placed = (site.span if site is not None else None), True
    return told


def people(scene: Scene, told: Told, visitors: Sequence[Actor], index: int) -> None:
    """The visitors, and who invited them or leads them."""
    put(told, visitors, "guest")
    for actor, role in helpers(scene, index, scene.opening(index)):
        if role in ("invites", "host") and actor not in visitors:
            told.draft.add(actor.party, "host")
        elif role == "chair" and actor.party.kind in ("person", "post") and actor not in visitors:
            _led_by(told, actor)
        elif role == "participant" and actor.party.kind in ("person", "post") and actor not in visitors:
            told.draft.add(actor.party, "guest")  # "A-nın müşayiəti ilə gəlib"


def _led_by(told: Told, head: Actor) -> None:
    """ "Azərbaycan nümayəndə heyəti A-nın rəhbərliyi ilə gedib": a delegation with a named head is he."""
    country = country_of(head.party)
    sent = [p for p in told.draft.parts if p.party.kind in ("state", "body")]
    sent = [p for p in sent if country_of(p.party) in ("", country)]
    told.draft.parts = [p for p in told.draft.parts if p not in sent]
    told.draft.add(head.party, "guest")


def places(scene: Scene, index: int, cases: tuple[str, ...]) -> list[Site]:
    """The place nearest left of a token in one of the cases, with those joined to it; no verb of going
    between.
    """
    low = scene.opening(index)
    goes = [v.last for v in scene.verbs if v.last < index and v.has("go", "visit", "stay")]
    low = max([low, *(g + 1 for g in goes)])
    sites = without_states(scene, [s for s in scene.sites if low <= s.first and s.last < index])
    out = [s for s in sites if s.case in cases][-1:]
    for site in reversed([s for s in sites if out and s.last < out[0].first]):
        dated = {i for w in scene.whens for i in range(w.first, w.last + 1)}
        linking = between(scene, site, out[0], but=dated)
        if not linking or not linking <= _ON_THE_WAY or site.case not in (*cases, "nom"):
            break
        out.insert(0, site)
    return out


def _stay(scene: Scene, verb: Verb) -> list[Told]:
    """ "Türkiyədə səfərdə olan", "Rusiyada işgüzar səfərdə olub"."""
    visitors = travellers(subject(scene, verb)) or _after_colon(scene, verb)
    if not visitors and verb.kind == "finite" and not verb.has("be"):
        visitors = unsaid(scene, verb.last)  # "Apreldə Limada səfərdə olacaq"
    if not visitors and verb.kind == "finite" and verb.has("be") and is_bare(scene, verb):
        visitors = unsaid(scene, verb.last)  # "Daha sonra Osloda olub"
    visitors = across_stays.whose(scene, verb) or visitors
    visitors = [*visitors, *_together(scene, verb, visitors)] if visitors and verb.has("be") else visitors
    sites = places(scene, verb.first, ("loc", "dat"))
    named = bool(visitors) and visitors[-1].party.kind == "body"  # "Dunay | Forumu Riqada olub"
    low = max(visitors[-1].last - named, scene.opening(verb.first) - 1) if visitors else 0
    if verb.has("be") and visitors and _is_of_event(scene, low, verb.first):
        return []  # "üçtərəfli nazirlər | görüşü Qarsda olacaq"
    if verb.has("be") and verb.kind == "attribute" and _describes_event(scene, verb.last + 1):
        return []  # "Limada olan | görüş zamanı"
    if verb.kind == "object" and not sites:
        # "səfərdə olduğu Türkiyədə"
        sites = [s for s in scene.sites if s.first == verb.last + 1 and s.case == "loc"]
    if verb.has("be"):  # "şirkətin baş ofisində olub" is no visit to another state
        sites = [s for s in sites if s.span.country or s.span.region or s.span.kind != "place"]
        sites = [s for s in sites if not is_memorial(s)]
    if not visitors or not sites:
        return []
    if verb.has("be") and all(_is_of_mission(scene, s) for s in sites):
        return []  # "Qonaq Xarici İşlər Nazirliyində olub": a call on the way
    out = [visit(scene, verb.first, verb.last, tense.of_verb(scene, verb), "stay", site) for site in sites]
    for told in out:
        people(
            scene, told, _from_abroad(told, visitors) if verb.kind == "attribute" else visitors, verb.first
        )
        told.draft.aside = told.resting = verb.kind == "attribute"
        # "Qonaq Gəncə şəhərində | də olub": a stop beside the place to which he has come
        told.draft.another = verb.has("be") and scene.low(verb.first - 1) in ("da", "də")
        told.draft.beside = verb.has("be") and onward.before_house(scene, verb.first - 1) < verb.first - 1
        told.draft.follows = any(onward.is_onward(scene, verb, s) for s in sites)
    return out


def _is_of_mission(scene: Scene, site: Site) -> bool:
    """Whether a place is a ministry or parliament, or where a state has its mission: "Naxçıvandakı Baş
    konsulluğunda"."""
    word = scene.low(site.last)
    return is_office(site.span) or word.startswith(("konsulluğ", "səfirliy"))


def _is_of_event(scene: Scene, low: int, high: int) -> bool:
    """Whether an event in the nominative stands between two tokens."""
    nouns = (scene.noun(i, _EVENTS) for i in range(low + 1, high))
    return any(n is not None and n.case == "nom" for n in nouns)


def _describes_event(scene: Scene, first: int) -> bool:
    """Whether an event follows at once, or behind one word that says what kind it is: "üçtərəfli görüş"."""
    free = [i for i in range(first, min(first + 2, scene.last)) if not scene.covered(i)]
    return any(scene.noun(i, _EVENTS) is not None for i in free)


def _awaited(scene: Scene, verb: Verb) -> list[Told]:
    """ "nazir gələn həftə Bakıda gözlənilir", "iyulda Bakıya gözlənilir"."""
    visitors = [a for a in subject(scene, verb) if a.party.kind in ("person", "post", "pronoun")]
    sites = places(scene, verb.first, ("loc", "dat"))
    if not visitors or not sites:
        return []
    told = visit(scene, verb.first, verb.last, Mood("planned"), "expected", sites[-1])
    return [put(told, visitors, "guest")]


def accepts(scene: Scene, verb: Verb) -> bool:
    """Whether somebody accepts an invitation: "dəvəti qəbul edib"."""
    near = (scene.low(i) for i in range(verb.first - 2, verb.first))
    return verb.has("receive") and any(word in ("dəvəti", "dəvətini") for word in near)


def _is_there(scene: Scene, verb: Verb) -> bool:
    """ "Bakıda olub": a place right before the verb."""
    last = verb.first - 1 - (scene.low(verb.first - 1) in ("da", "də"))
    last = next((w.first - 1 for w in scene.whens if w.last == last), last)  # "Bakıda mayda olub"
    while scene.low(last) in _HOW_OFTEN:
        last -= 1  # "Bakıda sonuncu dəfə mayda olub"
    last = onward.before_house(scene, last)  # "Bakıda traktor zavodunda olub"
    spell = verb.kind == "object" and scene.low(verb.last + 1) in _SPELLS  # "Bakıda olduğu zaman"
    spell = spell or _is_to_be_there(scene, verb)
    return (spell or verb.kind in ("finite", "converb", "attribute")) and any(
        s.last == last and (s.case == "loc" or (verb.has("plan") and s.case == "dat")) for s in scene.sites
    )


def _is_to_be_there(scene: Scene, verb: Verb) -> bool:
    """Whether somebody alone is told to be at a place then: "A-nın martda Bakıda olacağı bildirilir", "olması
    gözlənilir"; no event of his, "A-nın görüşünün Bakıda olacağı"."""
    ahead = (verb.kind == "object" and verb.tense == "future") or verb.kind == "noun"
    if not ahead or not verb.has("be") or verb.negative:
        return False
    owners = scene.groups(scene.opening(verb.first), verb.first - 1, "gen")
    if not owners or scene.helped(owners[-1]):
        return False
    taken = {i for s in scene.sites for i in range(s.first, s.last + 1)}
    taken |= {i for w in scene.whens for i in range(w.first, w.last + 1)}
    free = [i for i in range(owners[-1][-1].last + 1, verb.first) if i not in taken]
    return all(scene.low(i) in _HOW_OFTEN | _ON_THE_WAY | _SOME_TIME for i in free)


def _is_expected(scene: Scene, verb: Verb) -> bool:
    """ "nazir Bakıya gözlənilir", "Bakıda nazir X gözlənilir"."""
    acting = subject(scene, verb)
    return _is_there(scene, verb) or (bool(acting) and acting[-1].last + 1 == verb.first)


def _greeting(scene: Scene, verb: Verb) -> list[Told]:
    """Who welcomes the visitor told of takes part in the visit."""
    passive = verb.has("greeted")
    guests = subject(scene, verb) if passive else objects(scene, verb, "acc")
    hosts = (
        [a for g in scene.groups(scene.first, verb.first - 1, "by") for a in g]
        if passive
        else subject(scene, verb)
    )
    received = scene.groups(scene.opening(verb.first), verb.first - 1, "acc")
    if not passive and len(received) > 1 and all(not g[-1].may("nom") for g in received):
        # "A-nı nazir B, C-ni isə müavini D qarşılayıb"
        guests = [a for g in received for a in g]
        acting = scene.groups(scene.opening(verb.first), verb.first - 1, "nom")
        hosts = [a for g in acting for a in g if a.may("nom")]
    hosts = [a for a in hosts if a not in guests and a.party.kind in ("person", "post")]
    if not hosts:
        return []
    told = tell(scene, "visit", tense.of_verb(scene, verb), (verb.first, verb.last), "greeting")
    sites = places(scene, verb.first, ("abl",) if verb.name.startswith("yola") else ("loc",))
    towns = [s.span for s in sites if s.span.kind == "place" and s.span.country]
    place = towns[-1] if towns else airport_of(scene, verb, hosts)
    told.placed, told.draft.place = True, place if guests else None
    named = [a for a in guests if a.party.person is not None]
    clause = range(scene.opening(verb.first), verb.first)
    told.draft.open = any(scene.noun(i, _GUESTS) is not None for i in clause)  # "deputatları", "heyəti"
    return [put(put(told, named, "guest"), hosts, "host")]


def _company(scene: Scene, verb: Verb) -> list[Told]:
    """Who comes with the visitor takes part in the visit: "dövlət başçısını A və B müşayiət edəcək"."""
    passive, low = verb.has("accompanied"), scene.opening(verb.first)
    accompanied = objects(scene, verb, "acc") or objects(scene, verb, "dat")
    visitors = subject(scene, verb) if passive else accompanied
    groups = scene.groups(low, verb.first - 1, "by") if passive else _escorting(scene, verb, low)
    guests = [a for a in scene.actors if low <= a.first < verb.first and a.party.kind == "group"]
    visitors = visitors or guests  # "qonağı"
    if not passive and (chief := _chief(scene, verb, low)) is not None:
        visitors, groups = [chief], [_named(scene, chief.last + 1, verb.first)]
    company = [a for g in groups for a in g if a not in visitors and a.party.kind in ("person", "post")]
    # "Səfərdə MM sədrini A müşayiət edir"
    journey = not passive and any(scene.noun(i, _JOURNEYS) is not None for i in range(low, verb.first))
    if not company or not (visitors or journey) or verb.kind not in ("finite", "converb"):
        return []
    there = (scene.noun(i, _GATHERINGS) for i in range(low, verb.first))
    talks = (scene.noun(i, _TALKS) for i in range(low, verb.first))
    if any(n is not None and n.case == "loc" and not n.owned for n in talks):
        # "A-nı görüşdə B müşayiət edib"
        told = tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), "attendance")
        told.placed, told.anchors = True, []
        return [put(told, company)]
    if any(n is not None and n.case == "loc" for n in there):
        # "A-nı sammitdə B müşayiət edib": both are there
        told = tell(scene, "conference", tense.of_verb(scene, verb), (verb.first, verb.last), "there")
        told.placed, told.anchors = True, []
        return [put(told, [*visitors, *company])]
    told = tell(scene, "visit", tense.of_verb(scene, verb), (verb.first, verb.last), "delegation")
    told.placed = True
    return [put(told, company, "guest")]


def _chief(scene: Scene, verb: Verb, low: int) -> Actor | None:
    """Whom others escort, by a post that looks like that of somebody who acts: "Səfərdə prezidenti | nazir A
    müşayiət edir"."""
    posts = [a for a in scene.actors if low <= a.first < verb.first and a.party.kind == "post"]
    told = posts[0] if posts and posts[0].may("acc") and posts[0].may("nom") else None
    return told if told is not None and _named(scene, told.last + 1, verb.first) else None


def _named(scene: Scene, low: int, high: int) -> list[Actor]:
    return [a for a in scene.actors if low <= a.first < high and a.party.kind == "person" and a.may("nom")]


def _escorting(scene: Scene, verb: Verb, low: int) -> Sequence[Sequence[Actor]]:
    """Who escorts others: the subject, of two clauses that share the verb both: "A-nı C, B-ni isə D müşayiət
    edib"."""
    both = any(scene.low(i) == "isə" for i in range(low, verb.first))
    return scene.groups(low, verb.first - 1, "nom") if both else [subject(scene, verb)]
