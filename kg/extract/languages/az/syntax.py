"""Who belongs to a predicate of an Azerbaijani sentence: its subject, its partners, the owners of an event
noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az import matters
from kg.extract.languages.az.inflection import cases
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.sent_by import before_another
from kg.extract.languages.az.subordinate import after_it, is_before_news
from kg.extract.languages.az.verbs import Verb

TALKING = ("meet", "speak", "phone", "sign", "gather")
Group = Sequence[Actor]
_TALKS, _MEETINGS = frozenset(["görüş"]), listed("nouns", "meeting")
_ABOUT = frozenset(("haqqında", "dair", "üzrə", "barədə", "əməkdaşlıq", "əməkdaşlığa"))
_PAPER_TITLES = words_of("names", "paper_titles")
_INTENT = ("niyyətində", "fikrində", "əzmində")
# What a list of those who did it can follow.
_LISTING = ("attend", "sign", "signed")
_PASSIVE = ("received", "signed", "happen", "greeted")
# The head of a participle stands at most so many tokens after it: "səfərdə olan | iki ölkənin | Baş naziri".
_HEAD = 16


def subject(scene: Scene, verb: Verb) -> list[Actor]:
    """Return who does what a verb says: left of it in the nominative, of "-dıq" in the genitive, of "-an"
    its head.
    """
    if verb.ours:
        speaker = scene.speaker(verb.last)
        return [speaker] if speaker is not None else []
    if verb.kind == "attribute":
        return _head(scene, verb)
    if verb.kind == "infinitive" and (owner := _of_clause(scene, verb)):
        return owner
    if verb.kind in ("object", "noun"):
        low = scene.opening(verb.first)
        during = courses(scene, low, verb.first)
        low = max([low, *(i + 1 for i in during)])
        owners_ = [g for g in scene.groups(low, verb.first - 1, "gen") if not scene.helped(g)]
        own = _nearest(_beyond_purpose(scene, owners_, verb))
        if len(owners_) > 1 and scene.low(own[-1].last + 1) == "isə" and verb.has("attend", "host"):
            own = [a for g in owners_ for a in g]  # "A-nın ABŞ, B-nin isə İran heyətinə rəhbərlik etdiyi"
        # "Onun tədbir çərçivəsində A ilə görüşəcəyi gözlənilir"
        owns = scene.groups(scene.opening(verb.first), low - 1, "gen") if during and not own else []
        own = own or _nearest([g for g in owns if g[-1].party.kind == "pronoun"])
        if own and scene.low(verb.last).endswith(("ları", "ləri")):
            own = [*beside(scene, own), *own]  # "A-la B-nin imzaladıqları saziş"
        # "Bakıya gələcəyini açıqlayıb": who says it will do it.
        return own or ([] if verb.kind == "noun" and verb.tense else _nominative(scene, verb))
    return _nominative(scene, verb)


def _beyond_purpose(scene: Scene, groups: Sequence[Group], verb: Verb) -> Sequence[Group]:
    """The genitives without those of a purpose: "A-nın | B-nin mərasimində iştirak etmək üçün gedəcəyi"."""
    aims = [
        v for v in scene.verbs if v.kind == "infinitive" and scene.low(v.last + 1) in ("üçün", "məqsədilə")
    ]
    first = next((v.first for v in aims if v.last < verb.first), 0)
    return groups[:1] if len(groups) > 1 and groups[0][-1].last < first else groups


def courses(scene: Scene, low: int, high: int) -> list[int]:
    """The tokens that say in the course of which event something happens: "zamanı", not "ilin sonunda"."""
    spoken = {i + 1 for w in scene.whens for i in range(w.first, w.last + 1)}
    return [i for i in range(low, high) if scene.low(i) in listed("cues", "during") and i not in spoken]


def _of_clause(scene: Scene, verb: Verb) -> list[Actor]:
    """Whose purpose an infinitive tells in a clause with a genitive: "A-nın B ilə görüşmək üçün C-yə
    gedəcəyi bildirilir".
    """
    main = scene.verb_after(verb.last)
    if main is None or main.kind != "object":
        return []
    aim = scene.low(verb.last + 1) in ("üçün", "məqsədilə") and main.has("go", "visit", "attend")
    # "A-nın B ilə görüşməyi planlaşdırdığını açıqlayıb"
    planned = main.has("plan") and main.first == verb.last + 1
    # "A-nın Bakıya səfər etmək niyyətində olduğunu deyib"
    planned = planned or (main.has("be") and scene.low(verb.last + 1) in _INTENT)
    if not (aim or planned):
        return []
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "gen")
    owner = [g for g in groups if not scene.helped(g) and g[-1].party.kind in ("person", "post")]
    return _nearest(owner)


def _head(scene: Scene, verb: Verb) -> list[Actor]:
    led = next((a for a in scene.actors if a.first < verb.first and verb.last < a.last), None)
    if led is not None and led.party.last < verb.first:  # "A başda olmaqla Limaya gəlmiş | heyət"
        return list(led.group)
    following = [a for a in scene.actors if a.first > verb.last]
    if not following or following[0].first - verb.last > _HEAD:
        return []
    crossed = any(verb.last < v.last < following[0].first for v in scene.verbs)
    marked = any(scene.low(i) in (";", ":") for i in range(verb.last + 1, following[0].first))
    return [] if crossed or marked else [a for a in following[0].group if a.first > verb.last]


def _nominative(scene: Scene, verb: Verb) -> list[Actor]:
    """The nearest nominative left of a verb; beyond the verbs before it, whose subject it shares."""
    opening = scene.first
    colons = [i for i in scene.strong_marks if i < verb.first and not scene.quoted(i)]
    opening = max([opening, *(i + 1 for i in colons)])
    own = scene.opening(verb.first)
    for low in dict.fromkeys((own, opening)):
        found = [g for g in scene.groups(low, verb.first - 1, "nom") if _can_act(scene, g, verb)]
        found = [g for g in found if not (_is_topic(scene, g) or _is_way_point(scene, g))]
        if found:
            taken = objects(scene, verb, "acc") if verb.has("receive", "greet", "invite", "summon") else []
            if verb.has("hand", "ring"):
                taken = objects(scene, verb, "dat")
            if verb.has(*TALKING) and not scene.groups(low, verb.first - 1, "ins", "between"):
                taken = _parted_partner(scene, verb.first, low)
            rest = [g for g in found if not any(a in taken for a in g)]
            if not rest and low != opening:
                # "X səfəri xatırladıb və azərbaycanlı naziri Tbilisiyə dəvət edib"
                continue
            if not rest and (hidden := _like_genitive(scene, verb)):
                return hidden
            acting = list(_without_addressee(rest or found))
            return _led(scene, [*_beside_one(scene, verb, acting), *acting])
    told = _like_genitive(scene, verb) or _teller(scene, verb) or _right_of(scene, verb)
    return told or after_it(scene, verb, _can_act)


def _is_way_point(scene: Scene, group: Sequence[Actor]) -> bool:
    """Whether a town leaves its case to the last one of a list: "Romaya | Vilnüs və Riqadan sonra gəlib"."""
    if any(a.party.kind not in ("place", "state") for a in group):
        return False
    after = group[-1].last + 2
    near = (s for s in scene.sites if s.first == after and scene.low(after - 1) in ("və", ","))
    return any(s.case == "abl" and scene.low(s.last + 1) in ("sonra", "əvvəl", "öncə", "qabaq") for s in near)


def _beside_one(scene: Scene, verb: Verb, acting: Sequence[Actor]) -> list[Actor]:
    """Who does together with one subject what a verb in the plural says: "A ilə | B Limaya gedəcəklər"; of
    talks he is the partner."""
    several = scene.low(verb.last).endswith(("lar", "lər")) and verb.kind == "finite"
    if len(acting) != 1 or acting[0].party.plural or not several or verb.has(*TALKING):
        return []
    first = acting[0].first - (scene.low(acting[0].first - 1) == "ilə")
    groups = scene.groups(scene.opening(verb.first), acting[0].first - 1, "ins")
    return [a for g in groups if g[-1].last == first - 1 for a in g if a.party.kind in ("person", "post")]


def _led(scene: Scene, group: list[Actor]) -> list[Actor]:
    """Who leads officials without names, and stands for all: "spiker A | başda olmaqla | deputatlar"."""
    posts = all(a.party.kind == "post" and a.party.person is None and not a.party.country for a in group)
    if not posts or not group:
        return group
    near = range(group[0].first - 1, max(scene.first, group[0].first - 5), -1)
    at = next((i for i in near if (scene.low(i - 1), scene.low(i)) == ("başda", "olmaqla")), None)
    heads = [a for a in scene.actors if at is not None and a.last == at - 2 and a.party.kind == "person"]
    return heads or group


def _teller(scene: Scene, verb: Verb) -> list[Actor]:
    """Who tells of what he himself does: "Zelenski bildirib ki, sabah Parisə gedəcək"."""
    before = (i for i in reversed(scene.strong_marks) if scene.first < i < verb.first)
    that = next((i for i in before if scene.low(i) == "ki"), None)
    told = [v for v in scene.verbs if that is not None and v.last == that - 1 and v.has("say")]
    where = verb.has("be") and any(s.last == verb.first - 1 and s.case == "loc" for s in scene.sites)
    if that is None or not told or verb.kind == "attribute" or (verb.has(*_PASSIVE) and not where):
        return []
    named = [(s.first, s.last) for s in scene.sites] + [(a.first, a.last) for a in scene.actors]
    named += [(w.first, w.last) for w in scene.whens]
    placed = {i for first, last in named for i in range(first, last + 1)}
    free = [i for i in range(that + 1, verb.first) if scene.tokens[i].shape == "word" and i not in placed]
    others = any(scene.possessed(i) or scene.low(i).endswith(("lar", "lər")) for i in free)
    return [] if others or len(free) > 4 else _nominative(scene, told[0])


def _like_genitive(scene: Scene, verb: Verb) -> list[Actor]:
    """The subject whose name only looks like a genitive: "Si Cinpin Pekində A-nı qəbul edib"."""
    low = scene.opening(verb.first)
    groups = [g for g in scene.groups(low, verb.first - 1, "gen") if g[-1].party.kind == "person"]
    if verb.kind != "finite" or len(groups) != 1 or scene.helped(groups[0]):
        return []
    last = groups[0][-1].last
    end = min([a.first for a in scene.actors if a.first > last] + [verb.first])
    placed = {i for s in scene.sites for i in range(s.first, s.last + 1)}
    free = [i for i in range(last + 1, end) if i not in placed]
    alone = all(scene.tokens[i].shape == "word" and not scene.possessed(i) for i in free)
    begins = any(a.first == end and a.may("acc", "dat", "ins") for a in scene.actors)
    return list(groups[0]) if alone and begins else []


def _without_addressee(groups: Sequence[Group]) -> Group:
    """The last of the nominatives; of two persons in a row the second one, where it can be a dative, is none:
    "S.Qafarova T.Qaşpara Bratislavaya etdiyi səfərdən danışıb".
    """
    last = groups[-1]
    before = groups[-2] if len(groups) > 1 else []
    if not before or len(last) > 1 or not last[0].may("dat") or last[0].party.kind != "person":
        return last
    beside = before[-1].last + 1 == last[0].first
    return before if beside and before[-1].party.kind in ("person", "post") else last


def _is_topic(scene: Scene, group: Group) -> bool:
    """Whether states are what is told of: "Suriya, Əfqanıstan və Ukrayna barəsində"."""
    if any(a.party.kind not in ("state", "place") for a in group):
        return False
    index = group[-1].last + 1
    included = index + (scene.low(index) in ("da", "də"))
    if [scene.low(included), scene.low(included + 1)] == ["daxil", "olmaqla"]:
        return True  # "A və B | Suriya, Liviya da daxil olmaqla regional məsələləri müzakirə edib"
    while index < scene.last and (scene.low(index) in ("və", ",") or scene.tokens[index].capital):
        index += 1
    return scene.low(index) in ("barəsində", "barədə", "haqqında", "ətrafında", "üzrə")


def _right_of(scene: Scene, verb: Verb) -> list[Actor]:
    """Who attends or signs behind a colon: "Görüşdə iştirak ediblər: A, B və C". Else nothing is read right
    of a verb.
    """
    colon = verb.last + 1
    if verb.kind != "finite" or verb.negative or not verb.has(*_LISTING) or scene.low(colon) != ":":
        return []
    if any(v.first > colon and v.kind == "finite" for v in scene.verbs):
        return []  # "iştirak ediblər: nazir A çıxış edib"
    told = [a for g in scene.groups(colon + 1, scene.last, "nom") for a in g if a.may("nom")]
    return [a for a in told if a.party.kind in ("person", "post")]


def _can_act(scene: Scene, group: Group, verb: Verb) -> bool:
    """Whether a nominative is a subject: no name before the head of its phrase ("Azərbaycan tərəfi" is
    one).
    """
    last = group[-1]
    if not last.may("nom") or (last.party.kind in ("state", "body") and scene.quoted(last.last)):
        return False
    if last.party.kind == "post" and last.party.plural and _names_what(scene, last):
        return False
    if last.party.kind == "state" and any(a.first == last.last + 1 for a in scene.actors if _is_its(a, last)):
        return False  # "Estoniya | XİN"
    named = last.party.kind in ("state", "place", "body")
    if verb.has("go", "visit", "be", "stay") and named and _is_stop(scene, last):
        return False
    if last.party.kind in ("state", "place", "body") and last.last + 1 < verb.first:
        return _free(scene, last)
    return True


def _names_what(scene: Scene, posts: Actor) -> bool:
    """Whether officials in the plural only say whose session it is: "NATO-nun | nazirlər | görüşünə"."""
    noun = scene.noun(posts.last + 1, listed("nouns", "conference") | _TALKS)
    return noun is not None and noun.owned and noun.case not in ("nom", "acc")


def _is_its(body: Actor, state: Actor) -> bool:
    return body.party.kind == "body" and body.party.country == state.party.country


def _is_stop(scene: Scene, actor: Actor) -> bool:
    """Whether a town is one of those where somebody goes: "Bağdad və Beyruta gedib"."""
    joined = scene.low(actor.last + 1) in ("və", ",")
    days = {w.first: w.last + 1 for w in scene.whens}  # "Tbilisi, | 24-də | Yerevan, 25-də Bakıda"
    at = days.get(actor.last + 2, actor.last + 2)
    following = next((s for s in scene.sites if s.first == at), None) if joined else None
    while following is not None and following.case == "nom" and scene.low(following.last + 1) in ("və", ","):
        at = days.get(following.last + 2, following.last + 2)
        following = next((s for s in scene.sites if s.first == at), None)
    return following is not None and following.case in ("dat", "acc", "loc")


def _free(scene: Scene, actor: Actor) -> bool:
    """Whether a name stands by itself: "Bakı və Daşkənd müzakirə edib", not "Bakı Forumu"."""
    after = actor.last + 1
    if scene.low(after) == "(" and scene.low(after + 2) == ")":
        after += 3
    following = scene.tokens[min(after, scene.last)]
    dashed = scene.spans.over(actor.first - 2) if scene.low(actor.first - 1) in ("-", "–") else None
    if dashed is not None and dashed.kind == "state":
        return False  # "Azərbaycan–Gürcüstan–Türkiyə Biznes Forumunda"
    begins = any(a.first == after for a in scene.actors) or any(
        s.first == after and s.case != "nom" for s in scene.sites
    )
    begins = begins or before_another(scene, actor, after)
    if actor.last > actor.party.last or begins or any(w.first == after for w in scene.whens):
        return True
    if following.text in "-–" and after < scene.last and scene.tokens[after + 1].capital:
        return False
    if actor.party.kind == "body" and following.lower in _PAPER_TITLES:
        return True  # "gömrük xidmətləri | Anlaşma Memorandumu imzalayıb"
    if following.shape != "word" or following.capital:
        acronym = following.text.isupper() and len(following.text) > 2 and actor.first == scene.first
        return following.shape in ("mark", "number") or acronym
    if scene.low(after) == "və" and actor.party.kind == "body" and _names_session(scene, after):
        return False
    described = scene.low(after) in listed("cues", "adjectives")
    return described or not scene.possessed(after) or scene.low(after + 1) in ("sahəsində", "üzrə")


def _names_session(scene: Scene, index: int) -> bool:
    """Whether a session follows "və", so that a body before it is of its name: "Şura və plenar iclaslar"."""
    sessions = listed("nouns", "conference")
    ends = next((v.first for v in scene.verbs if v.first > index), scene.last)
    near = range(index + 1, min(index + 8, scene.last, ends))
    frame = next((i for i in range(index + 1, min(index + 10, scene.last)) if _frames(scene, i)), None)
    return frame is not None or any(scene.noun(i, sessions) is not None for i in near)


def _frames(scene: Scene, index: int) -> bool:
    """ "Bankın və Fondun yaz görüşləri çərçivəsində"."""
    return scene.noun(index, _TALKS) is not None and scene.low(index + 1) in listed("cues", "frames")


def _nearest(groups: Sequence[Group]) -> list[Actor]:
    return list(groups[-1]) if groups else []


def partners(scene: Scene, index: int, takers: Sequence[int], low: int) -> list[Actor]:
    """Return the actors with "ilə" left of a predicate that no other predicate before it takes."""
    nearer = [t for t in takers if low <= t < index]
    out: list[Actor] = []
    for group in scene.groups(low, index - 1, "ins", "between"):
        taken = any(group[-1].last < t for t in nearer) or _described(scene, group, index)
        taken = taken or _holds_with(scene, group, index)
        if not taken:
            out += group
    return out or _parted_partner(scene, index, low)


def _holds_with(scene: Scene, group: Group, index: int) -> bool:
    """Whether a body with "ilə" holds a gathering together with the next one: "Fond ilə | Bankın illik
    toplantıları çərçivəsində"."""
    last = group[-1].last + (scene.low(group[-1].last + 1) == "ilə")
    following = next((a for a in scene.actors if a.first == last + 1), None)
    following_body = next((b for b in scene.bodies if b.first == last + 1), None)
    owner = following.party if following is not None else following_body
    if owner is None or owner.kind != "body" or group[-1].party.kind != "body" or "gen" not in owner.cases:
        return False
    return any(scene.noun(i, listed("nouns", "conference")) is not None for i in range(owner.last + 1, index))


def _described(scene: Scene, group: Group, index: int) -> bool:
    """Whether states with "ilə" go with a participle of another thing: "B ilə davam edən qarşıdurma"."""
    last = group[-1].last + (scene.low(group[-1].last + 1) == "ilə")
    # "A ilə B arasında | davam edən müharibə"
    last = next((a.last + 1 for a in scene.actors if a.first == last + 1 and a.may("between")), last)
    near = (v for v in scene.verbs if v.first == last + 1 and v.last < index and v.kind == "attribute")
    states = all(a.party.kind == "state" for a in group)
    other = states and any(v.has("happen") and not v.has("meet", "plan") for v in near)
    return other or matters.tell_of(scene, group, index)


def _parted_partner(scene: Scene, index: int, low: int) -> list[Actor]:
    """The partner whose "ilə" stands after brackets, or whose name hides the ending: "A B (fotoda) ilə
    görüşüb".
    """
    bare = [g for g in scene.groups(low, index - 1, "nom") if g[-1].party.kind in ("person", "post")]
    if len(bare) < 2:
        return []
    after = bare[-1][-1].last + 1
    bracketed = scene.low(after) == "(" and any(
        scene.low(i) == ")" and scene.low(i + 1) == "ilə" for i in range(after, min(after + 6, index))
    )
    hidden = scene.low(after - 1).endswith(("la", "lə")) and len(scene.low(after - 1)) > 4
    return list(bare[-1]) if bracketed or hidden else []


def owners(scene: Scene, index: int, low: int) -> list[Actor]:
    """Return the group in the genitive nearest to an event noun, with those joined to it beyond its
    partners.
    """
    groups = [g for g in scene.groups(low, index - 1, "gen") if not scene.helped(g) and not _tells(scene, g)]
    # "X-in mərasimində iştirak etmək üçün Bakıya səfəri": the visit is not X's.
    purposes = [v.first for v in scene.verbs if v.kind == "infinitive" and low <= v.first < index]
    # "A-nın sammitdə iştirak etmək üçün | gəlmiş B ilə görüşü": what B came for
    came = [v.last for v in scene.verbs if v.kind == "attribute" and v.has("go") and low <= v.first < index]
    purposes = [p for p in purposes if not any(p < c for c in came)]
    later = [g for g in groups if not any(g[-1].last < p for p in purposes)]
    # "A-nın Şuranın iclasında iştirak etmək üçün Bakıya səfəri": his, who is told first
    told = groups[0][-1] if groups and groups[0][-1].party.kind in ("person", "post") else None
    bodies = [
        b for b in scene.bodies if told is not None and told.last < b.first < index and "gen" in b.cases
    ]
    groups = later or (groups[:1] if told is not None and (bodies or len(groups) > 1) else [])
    # "A-nın B və onun köməkçisi C ilə görüşü": the post is his, the talk is not
    groups = [g for g in groups if scene.low(g[0].first) != "onun" or scene.low(g[0].first - 1) != "və"]
    return list(groups[-1]) if groups else []


def _tells(scene: Scene, group: Group) -> bool:
    """Whether somebody in the genitive is but quoted: "Onun sözlərinə görə"."""
    following = scene.low(group[-1].last + 1)
    return following.startswith(("sözlərinə", "fikrincə", "bildirdiyinə", "dediyinə", "qeyd", "məlumatına"))


def helpers(scene: Scene, index: int, low: int) -> list[tuple[Actor, str]]:
    """Return who is named with a part in an event left of it: "A-nın vasitəçiliyi ilə", with that part."""
    out: list[tuple[Actor, str]] = []
    for group in scene.groups(low, index - 1, "gen"):
        role = scene.helped(group)
        out += [(a, role) for a in (*beside(scene, group), *group)] if role else []
    return out


def beside(scene: Scene, group: Group) -> list[Actor]:
    """Who owns something together with a genitive right after him: "A-la | B-nin iştirakı ilə"."""
    last = group[0].first - 1
    found = [
        g for g in scene.groups(scene.first, last, "ins") if g[-1].last + (scene.low(last) == "ilə") == last
    ]
    return [a for a in (found[-1] if found else []) if a.party.kind in ("person", "post")]


def agents(scene: Scene, index: int, low: int) -> list[Actor]:
    """Return the actors with "tərəfindən" left of a passive verb."""
    return [a for g in scene.groups(low, index - 1, "by") for a in g]


def objects(scene: Scene, verb: Verb, case: str) -> list[Actor]:
    """Return the group in a case nearest left of a verb, within its clause.

    A name can look like a nominative there: of two nominatives the one beside the verb is the object.
    """
    low = scene.opening(verb.first)
    fitting = scene.groups(low, verb.first - 1, case)
    # "Prezidenti nazir Balluku qarşılayıb": a name that only looks like an accusative is the subject.
    # "İtaliyaya təyin olunmuş səfir etimadnaməsini A-ya təqdim edib": a state is no one who is handed it
    people = [g for g in fitting if g[-1].party.kind in ("person", "post")] if case == "dat" else []
    sure = [g for g in people or fitting if not g[-1].may("nom")]
    fitting = people or fitting
    found = _nearest(sure or fitting)
    if found:
        return found
    bare = [g for g in scene.groups(low, verb.first - 1, "nom") if g[-1].party.kind in ("person", "post")]
    fits = [g for g in bare if case in cases(scene.tokens[g[-1].last].text)] if len(bare) > 1 else []
    described = [g for g in fits if _is_described(scene, g[0])]
    return list((described or fits or [[]])[-1])


def _is_described(scene: Scene, actor: Actor) -> bool:
    """Whether a participle stands right before an actor: "səfərdə olan | sədri"."""
    return any(v.kind == "attribute" and v.last == actor.first - 1 for v in scene.verbs)


def participle_before(scene: Scene, index: int, *, reach: int = 14) -> Verb | None:
    """Return the participle that describes the noun at a token: "X-in qatıldığı | üçtərəfli danışıqlarda"."""
    found = [v for v in scene.verbs if v.last < index and v.kind in ("attribute", "object")]
    if not found or index - found[-1].last > reach:
        return None
    between = range(found[-1].last + 1, index)
    tokens = scene.tokens
    titled = tokens[found[-1].last + 1].capital and tokens[index].capital and found[-1].last + 1 < index
    named = {i for i in between if titled or (tokens[i - 1].capital and tokens[i + 1].capital)}
    named = named if tokens[index].capital else set()
    stopped = any(
        (
            (scene.low(i) in (",", ";", ":") or (scene.low(i) == "və" and i not in named))
            and not joins_names(scene, i)
        )
        or is_before_news(scene, i)  # "B ilə keçirdiyi görüşdən sonra | Forumda"
        for i in between
    )
    finite = any(found[-1].last < v.last < index for v in scene.verbs)
    return None if stopped or finite else found[-1]


def joins_names(scene: Scene, index: int) -> bool:
    """Whether a comma or "və" stands between two names of a list: "Gürcüstan, İran və Türkiyə"."""
    if scene.low(index) not in (",", "və"):
        return False
    sides = (index - 1, index + 1)
    return all(i in scene.taken or scene.spans.over(i) is not None for i in sides)


def takers(scene: Scene) -> list[int]:
    """Return the tokens of a sentence that take partners with "ilə"."""
    verbs = [v.last for v in scene.verbs if v.has(*TALKING) and not in_title(scene, v.last)]
    named = (i for i in scene.may_be(_MEETINGS) if scene.noun(i, _MEETINGS) is not None)
    told = (i for i in named if not in_title(scene, i) and not is_course(scene, i))
    return sorted([*verbs, *(i for i in told if not is_of_meal(scene, i))])


def is_of_meal(scene: Scene, index: int) -> bool:
    """Whether a word only says which meal follows: "A-nın B ilə nahar | yeməyi olub"."""
    return scene.low(index) == "nahar" and scene.low(index + 1).startswith(("yemək", "yeməy"))


def is_course(scene: Scene, index: int) -> bool:
    """Whether negotiations are but spoken of: "danışıqların gedişini müzakirə edib"."""
    course = scene.low(index + 1).startswith(("gedişi", "davam", "perspektiv", "bərpası", "nəticələri"))
    return course and scene.low(index).endswith(("ların", "lərin"))


_ROMAN = frozenset("IVXL")
ORDINALS = ("ıncı", "inci", "uncu", "üncü", "-cı", "-ci", "-cu", "-cü")


def is_ordinal(scene: Scene, index: int) -> bool:
    """Whether a word counts what follows it: "7-ci", "yeddinci", "VII"."""
    if scene.low(index).endswith(ORDINALS):
        return True
    return scene.first <= index <= scene.last and _ROMAN.issuperset(scene.tokens[index].text)


def in_title(scene: Scene, index: int) -> bool:
    """Whether a talk is what a paper is about: "Siyasi məsləhətləşmələr haqqında Anlaşma Memorandumu"."""
    if not scene.says(_ABOUT):
        return False
    after = index + 1 + (scene.low(index + 1) in ("sahəsində", "sahələrində", "mexanizmi"))
    if scene.low(after) not in _ABOUT:
        return False
    papers = listed("nouns", "document")
    return any(scene.noun(i, papers) is not None for i in range(after + 1, min(after + 6, scene.last + 1)))
