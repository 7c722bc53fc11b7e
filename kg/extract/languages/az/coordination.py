"""Which parties of an Azerbaijani sentence stand in one list: "A, B və C ilə", "A, B, C arasında"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.allegiance import country_of
from kg.extract.languages.az import list_gaps
from kg.extract.languages.az.name_lists import KIN
from kg.extract.languages.az.sent_by import WITHIN

if TYPE_CHECKING:
    from kg.extract.languages.az.scene import Actor, Scene

_QUOTES = frozenset('"“”«»„')
_LINKS = frozenset(
    ["və", ",", "həmçinin", "habelə", "eləcə", "də", "da", "həm", "o", "cümlədən", "ilə", "–", "-", "yanaşı"]
)
# "A və onun belaruslu həmkarı B", "A və xanımı B"
_THEIRS = (("onun",), ("xanımı",), ("həyat", "yoldaşı"), ("birinci", "xanım"))
# "60-a yaxın", "bir sıra"
_THEN = frozenset(["sonra", "daha", "isə", "ardınca", "da", "də"])
_COUNTED = frozenset(["qrup", "yaxın", "artıq", "çox", "bir", "sıra", "neçə", "dək", "qədər"])
# Alone, without a comma, they belong to the verb.
_ALSO = frozenset((",", "həmçinin", "habelə", "eləcə", "də"))
_ONWARD = _ALSO | {"daha", "sonra", "eyni", "zamanda"}
_ADVERBS = frozenset(["həmçinin", "habelə", "eləcə", "də", "da"])
_OF_REGIONS = frozenset(["ölkələrinin", "dövlətlərinin"])
# ", onun sabiq müavini Elçin Məmmədov": so many words at most, the comma counted; and what calls nobody.
_CALLING = 5
_NO_CALLING = frozenset(("ilə", "isə", "da", "də", "sonra", "isə", "həmçinin", "habelə", "üçün", "həm", "ki"))
# "iş dairələrinin nümayəndələri": so many words at most, the comma counted.
_WHOSE = 5
_GENITIVE = re.compile("n[ıiuü]n$|[^n][ıiuü]n$")
_WEEKDAYS = ("bazar", "çərşənbə", "cümə", "şənbə")
_JOINERS = frozenset(["və", "həmçinin", "habelə", "eləcə", "həm"])


def join(scene: Scene) -> None:
    """Put coordinated actors into groups; those before the last take its case: "A, B və C-nin"."""
    groups: list[list[Actor]] = []
    owners = _attributes(scene)
    for actor in scene.actors:
        if actor in owners or _is_passed(scene, groups, actor):
            actor.group, actor.cases = [actor], frozenset(("other",))
            continue
        beyond = _group_beyond(scene, groups, actor)
        if groups and len(groups[-1]) > 1 and _is_named_after(scene, groups[-1][-1], actor):
            whole = groups[-1].pop()
            whole.group, whole.cases = [whole], frozenset(("other",))
            groups[-1].append(actor)
        elif groups and _coordinated(scene, groups[-1][-1], actor):
            groups[-1].append(actor)
        elif beyond is not None:
            beyond.append(actor)
        else:
            groups.append([actor])
    for group in groups:
        for actor in group:
            actor.group = group
            if actor.may("nom") and actor is not group[-1] and not group[-1].may("nom"):
                actor.cases = group[-1].cases


def _is_passed(scene: Scene, groups: list[list[Actor]], actor: Actor) -> bool:
    """Whether somebody only stands in what is said of a member of a list, "A (| Əmək Partiyası |), B", or is
    the pronoun of "o cümlədən"."""
    if groups and _goes_with(scene, groups[-1][-1], actor):
        return True
    if scene.low(actor.first) == "o" and actor.last < scene.last and scene.low(actor.last + 1) == "cümlədən":
        return True
    return bool(groups) and groups[-1][-1].last < actor.first <= list_gaps.past(scene, groups[-1][-1])


def _goes_with(scene: Scene, a: Actor, actor: Actor) -> bool:
    """Whether a pronoun or delegation only says with whom the next of a list comes: "A və | onu müşayiət edən
    B"."""
    if actor.party.kind not in ("pronoun", "group") or actor.first <= a.last:
        return False
    named = next((x for x in scene.actors if x.first > actor.last), None)
    if named is None or named.party.kind not in ("person", "post"):
        return False
    return list_gaps.of_company([scene.low(i) for i in range(a.last + 1, named.first)]) > 0


def _gap(scene: Scene, a: Actor, b: Actor) -> list[str]:
    """The words between two of a list, without what is said of the first: "A (solda) |;| B"; "və" for "o
    cümlədən"."""
    gap = [scene.low(i) for i in range(list_gaps.past(scene, a) + 1, _first(scene, b))]
    if gap == [";"]:
        return [","]
    if linked := list_gaps.of_company(gap):
        return gap[:linked]
    return ["və"] if gap in ([",", "o", "cümlədən"], ["o", "cümlədən"]) else gap


def _is_named_after(scene: Scene, whole: Actor, actor: Actor) -> bool:
    """Whether counterparts in the plural are named right after: "A və həmkarları – | B və C"."""
    gap = [scene.low(i) for i in range(whole.last + 1, _first(scene, actor))]
    counterparts = whole.party.kind == "post" and whole.party.plural and whole.party.counterpart
    return counterparts and actor.party.kind == "person" and gap in ([], ["–"], ["—"], [":"])


def _attributes(scene: Scene) -> list[Actor]:
    """The states that only say whose a listed body is: "A, B və | Özbəkistan | Su Təsərrüfatı Nazirliyi"."""
    out: list[Actor] = []
    for before, state, body in zip([None, *scene.actors], scene.actors, scene.actors[1:], strict=False):
        whose = state.party.kind == "state" and body.party.kind == "body" and state.last + 1 == body.first
        listed = before is not None and before.party.kind == "body"
        if whose and listed and before is not None and body.party.country == state.party.country:
            out.append(state)
    return out


def _first(scene: Scene, actor: Actor) -> int:
    """The first token of somebody, with the state right before a body."""
    whose = scene.spans.over(actor.first - 1) if actor.first > scene.first else None
    owned = whose is not None and whose.kind == "state" and actor.party.kind == "body"
    return whose.first if whose is not None and owned else actor.first


def _coordinated(scene: Scene, a: Actor, b: Actor) -> bool:
    if b.first <= a.last:
        return _overlap(a, b)
    if a.party.kind == "pronoun" and scene.low(a.last) in ("o", "onlar") and scene.low(a.last + 1) == ",":
        return False  # "O, prezident A və spiker B ilə görüşüb"
    gap = _link(scene, a, b)
    if a.may("nom") and b.may("nom") and _goes_along(scene, a, b, gap):
        return True
    if a.party.kind != "state" and _is_origin(scene, b):
        return False
    if a.party.kind == b.party.kind == "state" and gap == [","] and b.last > b.party.last:
        return True  # "Peru, | Çad və Çili | hökumətləri arasında"
    if gap == [","] and scene.low(b.last + 1) == "isə" and b.may("nom"):
        return False  # "X A-nı, nazir B isə C-ni qəbul edib"
    if gap == [","] and a.party.kind == "person" and b.party.kind == "state" and a.first <= scene.first + 1:
        return False  # "Nazir X, A və B arasında əlaqələri ... qeyd edib"
    if _is_subject(scene, a, b, gap) or _is_whereabouts(a, b):
        return False
    between = _without_count(scene, b, gap)
    if _one_then_another(a, b, gap):
        return True
    if _in_series(scene, a, b) or _beyond_post(scene, a, b) or _beyond_clause(scene, a, b):
        return True
    if not between or not _LINKS.issuperset(between) or "ilə" in between:
        return False
    if not {",", "və"} & set(between) and not a.cases & b.cases:
        # "A həmçinin B ilə görüşüb": an adverb, no link.
        return False
    if between and _ADVERBS.issuperset(between) and a.may("nom"):
        return False
    joined = bool(_JOINERS & set(between))
    if joined:
        return a.may("nom", *b.cases)
    others = scene.low(b.last + 1) == "və" and scene.low(b.last + 2) in ("digər", "başqa")
    others = others and a.may("nom") and {a.party.kind, b.party.kind} <= {"person", "post"}
    return between == [","] and (
        others
        or bool(a.cases & b.cases)
        or _listed_on(scene, b)
        or _runs_on(scene, a, b)
        or _both_of_states(scene, a, b)
    )


def _goes_along(scene: Scene, a: Actor, b: Actor, gap: list[str]) -> bool:
    """Whether one of two is the head of whose delegation the other is: "A, B-nin başçılıq etdiyi heyətin
    tərkibində", "B-nin ... heyətin tərkibində | A"."""
    led = b.last > b.party.last and scene.low(b.last) == WITHIN and gap in ([], [","])
    return led or (a.last > a.party.last and scene.low(a.last) == WITHIN and not gap)


def _overlap(a: Actor, b: Actor) -> bool:
    """Whether two whose words overlap act together: "Rusiya və Kuba hökumətləri" end in the word that they
    share; "A-nın başçılıq etdiyi və üzvləri B, C-nin daxil olduğu heyət": all go."""
    member = b.party.kind == "person" and a.party.last < b.party.first and b.last <= a.last
    owned = a.party.cases == {"gen"} and a.party.kind == b.party.kind == "person"
    if owned and b.party.first <= a.party.last < b.party.last:
        return False  # "A-nın | üzrə müşaviri B": whose adviser he is
    return b.party.first <= a.party.last or a.last == b.last or (member and a.may("nom", "ins"))


def _both_of_states(scene: Scene, a: Actor, b: Actor) -> bool:
    """Whether brackets tell the states of two in a list: "A (Peru), B (Çad), Con Smitlə (ABŞ) görüşü"."""
    persons = a.party.kind == b.party.kind == "person" and a.may("nom")
    return persons and all(scene.low(x.last + 1) == "(" and scene.low(x.last + 3) == ")" for x in (a, b))


def _link(scene: Scene, a: Actor, b: Actor) -> list[str]:
    """The words between two of a list without what is said of either, and without quotation marks."""
    gap = _gap(scene, a, b)
    if gap[:1] == [","] and _is_described(scene, a, b):
        gap = [","]
    gap = _without_calling(scene, b, gap)
    if gap[:1] == ["və"] and len(gap) > 2 and gap[1] in _QUOTES:
        # "A və “Bakı-2015” Avropa Oyunları Komitəsinin nümayəndələri"
        gap = gap[:1] if gap[-1] in _QUOTES and not _QUOTES & set(gap[2:-1]) else gap
    if {a.party.kind, b.party.kind} == {"body"}:
        gap = [w for w in gap if w not in _QUOTES]  # "SOCAR" və "bp"
    return gap


def _without_calling(scene: Scene, actor: Actor, gap: list[str]) -> list[str]:
    """The words between two of a list without what nothing has read of the second, who has a full name: ", |
    iş adamı | Elçin Məmmədov"."""
    span = actor.party.person_span
    full = span is not None and actor.party.capacity is None and span.last > span.first
    if not full or gap[:1] not in ([","], ["və"]) or not 1 < len(gap) <= _CALLING:
        return gap
    calling = range(actor.first - len(gap) + 1, actor.first)
    told = any(v.first in calling or v.last in calling for v in scene.verbs)
    told = told or any(w.first in calling for w in scene.whens) or scene.low(actor.first - 1) in _NO_CALLING
    plain = all(scene.tokens[i].shape == "word" and not scene.tokens[i].capital for i in calling)
    return gap[:1] if plain and not told and not any(scene.spans.over(i) for i in calling) else gap


def _is_described(scene: Scene, a: Actor, b: Actor) -> bool:
    """Whether a clause without a mark stands before the second of two subjects: "A, heyətə rəhbərlik edən | B
    və C gəliblər"."""
    gap = range(list_gaps.past(scene, a) + 2, b.first)
    before = any(v.kind == "attribute" and v.last == b.first - 1 and v.first in gap for v in scene.verbs)
    if not before or any(scene.tokens[i].shape == "mark" for i in gap) or not _listed_on(scene, b):
        return False
    ends = next((v.first for v in scene.verbs if v.first > b.last and v.kind == "finite"), scene.last)
    last = [x for x in scene.actors if b.last < x.last < ends][-1:]
    return a.may("nom") and bool(last) and last[0].may("nom") and not last[0].may("ins")


def _is_subject(scene: Scene, a: Actor, b: Actor, gap: list[str]) -> bool:
    """Whether a comma with "həmçinin" parts who acts first in a sentence from the other side: "A, həmçinin B
    tərəfindən qəbul edilib".
    """
    if _goes_on(scene, a, b, gap):
        return True
    if gap[:1] != [","] or not _ALSO.issuperset(gap) or len(gap) < 2 or not a.may("nom"):
        return False
    people = [x for x in scene.actors if x.party.kind in ("person", "post") and x is not a and x is not b]
    received = scene.low(b.last + 1) == "tərəfindən" and all(x.first > a.first for x in people)
    received = received and not 0 < len({country_of(x.party) for x in (a, b)} - {""}) < len((a, b))
    verb = scene.main(b.last)
    several = verb is None or scene.low(verb.last).endswith(("lar", "lər"))
    others = any(x.may("nom") and x.first > b.last for x in people)
    return (received or (b.cases == {"acc"} and a.first == scene.first)) and not several and not others


def _goes_on(scene: Scene, a: Actor, b: Actor, gap: list[str]) -> bool:
    """Whether a sentence goes on with somebody told before, then with whom he dealt: "A B-ni qəbul edib. | B,
    həmçinin C ilə görüşüb", "Qonaq, daha sonra C ilə görüşüb"."""
    if gap[:1] != [","] or len(gap) < 2 or not _ONWARD.issuperset(gap) or not a.may("nom"):
        return False
    earlier = a.party.person is not None and a.party.person.mentions[0].sentence < scene.sentence.index
    earlier = earlier or a.party.kind == "group"  # "Qonaq"
    bare = a.party.capacity is None or not a.party.capacity.country
    first = a.first == scene.first and not a.party.plural and a.party.kind != "state"
    verb = scene.main(b.last)
    alone = verb is not None and not scene.low(verb.last).endswith(("lar", "lər"))
    return first and bare and earlier and alone


def _is_origin(scene: Scene, actor: Actor) -> bool:
    """Whether states only tell where others come from: "nazir A, habelə | Türkiyədən olan ekspertlər"."""
    states = [a for a in scene.actors if a.first >= actor.first]
    for state, after in zip(states, [*states[1:], None], strict=True):
        if state.party.kind != "state" or state.cases == {"abl"}:
            return state.party.kind == "state"
        gap = [scene.low(i) for i in range(state.last + 1, after.first)] if after is not None else []
        if gap not in ([","], ["və"]):
            return False
    return False


def _without_count(scene: Scene, actor: Actor, between: list[str]) -> list[str]:
    """What stands before somebody, without "60-a yaxın dövlət və" before a plural post without a name."""
    if between[-1:] == ["hər"]:
        between = between[:-1]  # "A, hər | iki ölkənin səfirləri B və C"
    if actor.party.kind in ("person", "post") and between[-1:] == ["ölkənin"]:
        # "Prezidenti A və (həmin) ölkənin Senatının sədri B ilə"
        between = between[: -1 - (between[-2:-1] in (["bu"], ["həmin"], ["qardaş"], ["dost"]))]
    if actor.party.kind == "person" and between[-1:] and between[-1] in KIN and between[0] in ("və", ","):
        return between[:1]  # "A və Prezidentin kürəkəni | B ilə"
    if actor.party.kind == "person":
        kin = between[:1] in (["və"], [","]) and tuple(between[1:]) in _THEIRS
        return between[:1] if kin else _without_owner(scene, actor, between)
    if actor.party.kind != "post" or not actor.party.plural:
        return between
    rest = list(between)
    if rest[:1] in ([","], ["və"]) and 1 < len(rest) <= _WHOSE and _GENITIVE.search(rest[-1]):
        return rest[:1]  # "A, iş dairələrinin | nümayəndələri"
    if rest[-2:] == ["dövlət", "və"]:
        del rest[-2:]
    if rest[:1] == ["və"] and len(rest) > 2 and rest[-1] in _OF_REGIONS:
        between = rest = rest[:-2]  # "A və bir sıra Avropa dövlətlərinin | nazirləri ilə"
    counted = [w for w in rest if w[:1].isdigit() or w in _COUNTED]
    return [w for w in rest if w not in counted] if counted else between


def _without_owner(scene: Scene, actor: Actor, between: list[str]) -> list[str]:
    """What stands before somebody, without an owner of the post that nobody knows: "A, Kipr Türk
    Cümhuriyyətinin | Prezidenti B".
    """
    last = actor.first - 1
    owner = scene.tokens[last].capital and scene.low(last).endswith(("ın", "in", "un", "ün"))
    known = scene.tokens[actor.first].text[:1].isupper() and not scene.possessed(actor.first)
    rest = list(between)
    while owner and not known and rest and scene.tokens[last].capital:
        rest.pop()
        last -= 1
    return rest if rest in ([","], ["və"]) else between


def _is_whereabouts(a: Actor, b: Actor) -> bool:
    """Whether a state only says where the next of a list is: "A və | Norveçdə | olan B görüşüblər"."""
    return b.party.kind == "state" and b.cases == {"loc"} and a.party.kind in ("person", "post")


def _one_then_another(a: Actor, b: Actor, gap: list[str]) -> bool:
    """ "əvvəlcə A, sonra isə B ilə görüşüb", "A, ardınca B çıxış ediblər"."""
    then = [w for w in gap if w not in (",", "və")]
    if gap[:1] not in ([","], ["və"]) or not then or not _THEN.issuperset(then):
        return False
    persons = {a.party.kind, b.party.kind} <= {"person", "post"} and then[0] in ("sonra", "daha", "ardınca")
    alike = (a.may("nom", "ins") and b.may("ins")) or (gap[0] == "," and a.may("nom") and b.may("nom"))
    return persons and alike


def _in_series(scene: Scene, a: Actor, b: Actor) -> bool:
    """Whether each of those met has a day or place: "noyabrın 3-də A, Ağ Evdə isə B ilə görüşüb"."""
    if {a.party.kind, b.party.kind} - {"person", "post"} or not a.may("nom", "ins"):
        return False
    dated = {i for w in scene.whens for i in range(w.first, w.last + 1)}
    dated |= {i for s in scene.spans.all for i in range(s.first, s.last + 1) if s.kind != "person"}
    gap = range(a.last + 1, b.first)
    rest = [scene.low(i) for i in gap if i not in dated]
    if scene.low(b.first - 1) == ",":
        return False  # "A martın 5-də, B ilə görüşüb": the day is of both
    comma = next((i for i in gap if scene.low(i) == ","), b.first)
    if rest == [","] and {comma - 1, comma + 1} <= dated:
        # "A martın 5-də, çərşənbə günü B ilə görüşüb", "A Bakıda, Gülüstan sarayında B ilə görüşüb"
        days = any(w.first == comma + 1 for w in scene.whens) and any(
            w.last == comma - 1 for w in scene.whens
        )
        return days and not _is_weekday(scene, comma)
    if len(rest) == len(gap) or rest not in ([","], ["və"], [",", "isə"], [",", "də"], [",", "da"]):
        return False
    ends = next((v.last for v in scene.verbs if v.last > b.last and v.kind != "attribute"), scene.last)
    return any(x.may("ins") and b.first <= x.first < ends for x in scene.actors)


def _is_weekday(scene: Scene, comma: int) -> bool:
    """Whether a day is told in two ways beside a comma: "martın 11-də, çərşənbə axşamı"."""
    return any(scene.low(i).startswith(_WEEKDAYS) for i in (comma - 2, comma - 1, comma + 1))


def _group_beyond(scene: Scene, groups: list[list[Actor]], actor: Actor) -> list[Actor] | None:
    """The group of the person before a clause that only names states: "A və Bakıda olan B"."""
    for group in reversed(groups[-3:]):
        if group[-1].party.kind != "state":
            return group if group is not groups[-1] and _beyond_clause(scene, group[-1], actor) else None
    return None


def _beyond_clause(scene: Scene, a: Actor, b: Actor) -> bool:
    """Whether "və" joins two persons, the second with a clause: "A və səfərdə olan B sazişi imzalayıblar"."""
    gap = range(a.last + 1, b.first)
    persons = {a.party.kind, b.party.kind} <= {"person", "post"} and a.may("nom") and b.may("nom")
    if not persons or scene.low(a.last + 1) != "və" or len(gap) > 9:
        return False
    described = any(v.kind == "attribute" and v.last == b.first - 1 and v.first in gap for v in scene.verbs)
    several = any(v.kind == "finite" and scene.low(v.last).endswith(("lar", "lər")) for v in scene.verbs)
    return described and several


def _beyond_post(scene: Scene, a: Actor, b: Actor) -> bool:
    """Whether "və" joins two persons, the second with an unknown post: "A və Dikasteriyanın prefekti B ilə".

    Somebody else must be the subject.
    """
    gap = range(a.last + 1, b.first)
    if {a.party.kind, b.party.kind} != {"person"} or not 2 < len(gap) < 9 or scene.low(a.last + 1) != "və":
        return False
    spoken = any(v.first in gap for v in scene.verbs) or any(w.first in gap for w in scene.whens)
    marked = any(scene.tokens[i].shape == "mark" for i in gap)
    acting = [x for x in scene.actors if x.last < a.first and x.party.kind in ("person", "post")]
    owned = any(scene.possessed(i) for i in gap)
    free = owned and not spoken and not marked
    return free and b.may("ins") and a.may("nom") and any(x.may("nom") for x in acting)


def _runs_on(scene: Scene, a: Actor, b: Actor) -> bool:
    """Whether commas alone list persons up to a postposition: "A, B, C arasında", "X A, B, C ilə"."""
    persons = ("person", "post")
    if not a.may("nom") or {a.party.kind, b.party.kind} - set(persons):
        return False
    if b.may("between") or (b.may("gen") and scene.low(b.last + 1) == "iştirakı"):
        return True
    start = a
    for actor in reversed([x for x in scene.actors if x.last < a.first]):
        if actor.party.kind == "pronoun" or _gap(scene, actor, start) != [","]:  # "O, | A, B ilə"
            return b.may("ins") and actor.may("nom") and actor.party.kind in (*persons, "pronoun")
        start = actor
    return b.may("ins") and _is_told_of(scene, b)


def _is_told_of(scene: Scene, actor: Actor) -> bool:
    """Whether a passive tells of talks, so that nobody before is its subject: "nazir A, spiker B ilə |
    görüşlər keçirilib"."""
    talks = actor.last + 1 + (scene.low(actor.last + 1) == "ilə")
    verb = next((v for v in scene.verbs if v.first > talks), None)
    passive = verb is not None and verb.has("happen", "plan") and verb.first - talks < _CALLING
    return passive and scene.low(talks).startswith(("görüşlər", "danışıqlar"))


def _listed_on(scene: Scene, actor: Actor) -> bool:
    """Whether a list that an actor is in goes on to "və": "A, B və C-nin"."""
    following = [a for a in scene.actors if a.first > actor.last]
    if any(a is not actor and a.party.head == actor.party.head for a in scene.actors):
        return actor.party.kind == "post"  # "A, Senatın və Palatanın sədrləri ilə": one word says both
    if not following:
        return False
    following = [a for a in following if a.first > list_gaps.past(scene, actor)] or following
    between = _gap(scene, actor, following[0])
    if between == [","]:
        return _listed_on(scene, following[0])
    return bool(between) and _LINKS.issuperset(between) and bool(_JOINERS & set(between))
