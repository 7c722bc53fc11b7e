"""Which bodies stand in one list before a word: those who send who attends a gathering, who hold it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.states import international
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

_LINKS = frozenset([",", "və", "həmçinin", "habelə", "eləcə", "də", "o", "cümlədən", "–"])
_TOGETHER = frozenset(["birgə", "ortaq", "birlikdə", "ilə", "ev"])
_HOLDING = ("təşkilatçılığ", "təşkilatçılıq", "himayəsi", "egidası", "tərəfdaşlığı", "sahibliyi")
# "Tədbirin | təşkilatçıları A, B və C olub", "A tədbirin | tərəfdaşıdır"
_HOLDERS = tuple(sorted(listed("attending", "holders")))
_GATHERINGS = listed("nouns", "conference")
# Who comes from a body: "Fonddan və Bankdan | nümayəndələr qatılıb", and what may stand before such a word.
_SENT = listed("attending", "sent")
_ALSO = frozenset(["da", "də", "xüsusi", "rəsmi", "gəlmiş", "gələn"])


def listed_before(scene: Scene, index: int, *, states: bool = False) -> list[Party]:
    """Return the bodies of a list that ends right before a token, in their order; [] where none does. With
    ``states`` a list has states, too.

    Each stands in the genitive or the nominative.
    """
    out: list[Party] = []
    k = index - 1
    while scene.low(k) in _TOGETHER:
        k -= 1
    while (body := _ends_at(scene, k, states=states)) is not None:
        out.append(body)
        whose = scene.spans.over(body.first - 1)
        k = (whose.first if whose is not None and whose.kind == "state" else body.first) - 1
        if scene.low(k) == "ilə" and _ends_at(scene, k - 1) is not None and scene.low(body.last + 1) != "ilə":
            k -= 1  # "Nazirlik | ilə | Fondun birgə təşkilatçılığı"
            continue
        if scene.low(k) not in _LINKS and scene.low(body.last + 1) != "ilə":
            break  # "İttifaqın | Ali Məclis ilə birgə təşkil etdiyi"
        while scene.low(k) in _LINKS:
            k -= 1
    return out[::-1]


def _ends_at(scene: Scene, index: int, *, states: bool = False) -> Party | None:
    if scene.low(index) == ")" and scene.low(index - 2) == "(":
        index -= 3  # "Türk Dövlətləri Təşkilatı (TDT)"
    parties = [p for p in scene.parties if states and p.kind == "state"]
    fitting = (b for b in (*scene.bodies, *parties) if b.last == index and b.cases & {"nom", "gen"})
    return next(fitting, None)


def senders(scene: Scene, actors: Iterable[Actor]) -> list[Party]:
    """Return the bodies told before the last one of "BMT-nin, TÜRKSOY-un və TÜRKPA-nın | təmsilçiləri"."""
    out: list[Party] = []
    told = {a.party.capacity.organization for a in scene.actors if a.party.capacity is not None}
    for actor in actors:
        party = actor.party
        several = party.kind == "post" and party.plural and party.person is None
        if not several or party.capacity is None or not party.capacity.organization:
            continue
        k = party.first - 1
        while scene.low(k) in _LINKS:
            k -= 1
        sent = [b for b in listed_before(scene, k + 1) if b.body not in told] if k < party.first - 1 else []
        out += sent
    return out


def organisers(scene: Scene, index: int) -> list[Party]:
    """Return who holds a gathering by the words left of a token: "Nazirliyin və BMT-nin birgə
    təşkilatçılığı ilə".
    """
    for k in range(index - 1, scene.opening(index), -1):
        if scene.low(k).startswith(_HOLDING):
            sent = [a.party for a in scene.actors if a.last == k - 1 and a.party.last < a.last]
            # "Azərbaycan nümayəndə heyətinin təşkilatçılığı ilə"
            return listed_before(scene, k, states=True) or sent
    return []


def sent_from(scene: Scene, low: int, high: int) -> list[Party]:
    """Return the bodies of "A, B və C-dən | nümayəndələr", each by its name, between two tokens."""
    for index in range(low + 1, high):
        noun = scene.noun(index, _SENT)
        if noun is None or noun.owned or not noun.plural or noun.case != "nom":
            continue
        k = index - 1
        while scene.low(k) in _ALSO:
            k -= 1
        last = next((b for b in scene.bodies if b.last == k and "abl" in b.cases), None)
        if last is None or last.first < low:
            continue
        k = last.first - 1
        while scene.low(k) in _LINKS:
            k -= 1
        return [*(listed_before(scene, k + 1) if k < last.first - 1 else []), last]
    return []


def holders(scene: Scene, noun: Noun) -> list[Party]:
    """Return the bodies that are told to hold a gathering or to help hold it: "Forumun təşkilatçıları A və
    B-dir", "A forumun tərəfdaşıdır".
    """
    if noun.case != "gen":
        return []
    at = next((i for i in range(noun.index + 1, noun.index + 4) if scene.low(i).startswith(_HOLDERS)), None)
    if at is None:
        return []
    low, main = scene.opening(noun.index), scene.main(at)
    copula = scene.low(at).endswith(("dır", "dir", "dur", "dür"))
    high = at if copula else main.first if main is not None else scene.last
    near = [b for b in scene.bodies if low <= b.first and b.last <= high]
    after = [b for b in near if b.first > at and "nom" in b.cases]
    return after if not copula else [b for b in near if b.last < noun.index and b.cases == {"nom"}]


def is_told(scene: Scene) -> bool:
    """Whether a sentence without a verb says who holds a gathering: "Forumun təşkilatçısı Fonddur"."""
    opens = scene.noun(scene.first, _GATHERINGS)
    return opens is not None and opens.case == "gen" and scene.low(scene.first + 1).startswith(_HOLDERS)


def held_through(scene: Scene, noun: Noun, verb: Verb) -> list[Party]:
    """Return the bodies by which something is held: "Forum A və B tərəfindən təşkil olunub", "Forum A-nın
    təşkilatçılığı ilə keçirilir".
    """
    if not verb.has("happen") or verb.negative or noun.case != "nom":
        return []
    if scene.after(noun.index) in listed("cues", "during"):
        return []
    low = scene.opening(verb.first)
    at = next((i for i in range(verb.first - 1, low, -1) if scene.low(i) == "tərəfindən"), None)
    after = [b for b in organisers(scene, verb.first) if b.first > noun.index and b.kind == "body"]
    return listed_before(scene, at) if at is not None else after


def held_by(scene: Scene, noun: Noun, verb: Verb) -> list[Party]:
    """Return the bodies that hold what stands in the accusative: "Forumu | Nazirlik Bankla təşkil edir"."""
    opens = noun.case == "nom" and noun.owned and noun.index == scene.first  # "Tədbiri": no possessive
    opens = opens or (noun.case == "nom" and not noun.owned and verb.first == noun.index + 1)
    if (noun.case != "acc" and not opens) or not verb.has("light") or verb.kind != "finite" or verb.negative:
        return []
    clause = (b for b in scene.bodies if scene.opening(verb.first) <= b.first and b.last < verb.first)
    acting = [b for b in clause if not (b.first <= noun.index <= b.last) and not b.inner]
    found = [b for b in acting if b.prep == "ilə" or (not b.prep and b.cases & {"nom", "ins"})]
    # "A və B dəyirmi masa keçiriblər", but "A seminar keçirib" is nobody else's matter
    return found if noun.case == "acc" or noun.owned or len(found) > 1 else []


def held_by_union(scene: Scene, noun: Noun, verb: Verb | None) -> list[Party]:
    """The body of several states that holds a gathering: "Avropa Şurası Riqada sammit | keçirəcək"."""
    holds = verb is not None and verb.has("light") and not verb.negative and verb.first == noun.index + 1
    if verb is None or not holds or noun.case != "nom" or (noun.owned and verb.kind != "finite"):
        return []
    mine = [a.party for a in subject(scene, verb) if a.party.kind == "body"]
    return [b for b in mine if not b.country and international(b.body)]
