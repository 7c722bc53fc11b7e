"""Signings in an Azerbaijani sentence: "memorandum imzalanıb", "nazirlər sazişə imza atıblar"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.drafts import Item
from kg.extract.languages.az import documents, tense
from kg.extract.languages.az.commissions import pair
from kg.extract.languages.az.roles import assist
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.syntax import agents, partners, subject, takers
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb

_CEREMONY = frozenset(["mərasim"])
# A paper ends so many tokens before its signatories at most: "Saziş | " | i | A".
_BESIDE = 4
# The rule of "Sənədi A da imzalayıb", until it is known whether others are told to have signed it.
TOO = "sign-too"
_PAPERS = frozenset(["sənəd", "sənədlər"])
_PLANS = frozenset(["plan", "proqram", "xəritə", "yolxəritəsi", "bəyannamə", "bəyanat"])
_STATES = frozenset(["ölkə", "dövlət", "tərəf", "parlament", "hökumət", "nazirlik"])
_TWO_OF = frozenset(["ölkə", "dövlət"])
# "imzalarını | A və B | qoyublar"
_PUT = ("atıb", "atdı", "atmış", "qoyub", "qoydu", "qoymuş", "atıl", "atac", "qoyac")
_OWN_SIGNATURES = frozenset(("imzası", "imzaları"))
_DOZENS = frozenset(["onlarla", "yüzlərlə"])
_BY_NOW = listed("cues", "by_now")
_OCCASIONS = listed("nouns", "meeting") | listed("nouns", "visit")
_TWO = 2
# "sənədlərin imzalanmasında | iştirak edib": so near stands who attends a signing, if not a ceremony
_NEXT = 2
_SIGNATURES = ("imzanı", "imzalarını", "imzasını", "imzaları")


def read_verb(scene: Scene, verb: Verb) -> list[Told]:
    """Return the signing that a verb tells, if it names a document."""
    if _approves(scene, verb):
        verb = replace(verb, lists=frozenset(["adopt"]))
    if not verb.has("sign", "signed", "adopt"):
        return []
    if verb.has("signed") and (_is_counted(scene, verb) or _are_dozens(scene, verb)):
        return []
    if verb.kind == "attribute" and scene.low(verb.last).endswith(("yanlar", "yənlər", "anlar", "ənlər")):
        return _those_who(scene, verb)
    if verb.kind in ("attribute", "object") and not _is_awaited(scene, verb):
        return _who_signed(scene, verb) or _described(scene, verb)
    return _told(scene, verb)


# So many words are of the name of a paper.
_NAME = 5


def _is_counted(scene: Scene, verb: Verb) -> bool:
    """Whether it is but said how many papers there are by now: "indiyədək 20-dən çox sənəd imzalanıb"."""
    clause = range(scene.opening(verb.first), verb.first)
    by_now = any(scene.low(i) in _BY_NOW for i in clause)
    return by_now and any(scene.tokens[i].shape == "number" or scene.low(i) == "çox" for i in clause)


def _are_dozens(scene: Scene, verb: Verb) -> bool:
    """Whether no day, talk or journey parts one of many papers: "onlarla saziş imzalanıb"."""
    clause = range(scene.opening(verb.first), verb.first)
    if verb.tense == "future" or any(_is_then(scene, i) for i in clause):
        return False  # "görüşdən sonra 10-dan çox sənəd imzalanıb"
    many = any(scene.low(i) == "çox" and scene.low(i - 1).endswith(("dən", "dan")) for i in clause)
    return not scene.whens and (many or any(scene.low(i) in _DOZENS for i in clause))


def _is_then(scene: Scene, index: int) -> bool:
    """Whether a word says at or after which event something was done: "səfər zamanı", "görüşdən sonra"."""
    when = scene.low(index) == "sonra" or scene.low(index) in listed("cues", "during")
    return when and scene.noun(index - 1, _OCCASIONS) is not None


def _approves(scene: Scene, verb: Verb) -> bool:
    """Whether several approve a plan that they have made: "prezidentlər Fəaliyyət Planını təsdiqləyiblər";
    what one state ratifies is no paper of both."""
    if verb.name != "təsdiqlə" or verb.kind != "finite" or verb.tense != "past" or verb.negative:
        return False
    paper = next((n for i in range(verb.first - 2, verb.first) if (n := scene.noun(i, _PLANS))), None)
    acting = subject(scene, verb) if paper is not None and paper.case == "acc" else []
    people = [a for a in acting if a.party.kind in ("person", "post", "group")]
    if any(scene.low(i) == "il" for i in range(verb.first - _NAME, verb.first - 1)):
        return False  # "1991-ci il Almatı Bəyannaməsini": one of long ago
    return len(people) > 1 or any(a.party.plural for a in people)


def _those_who(scene: Scene, verb: Verb) -> list[Told]:
    """ "Sənədi imzalayanlar nazirlər A və B olub"."""
    items, main = documents.before(scene, verb.first, cases=("acc", "dat")), scene.main(verb.last)
    if not items or (main is not None and (not scene.low(main.last).startswith("ol") or main.negative)):
        return []
    mood = tense.of_verb(scene, main) if main is not None else Mood()
    told = tell(scene, "signing", mood, (verb.first, verb.last), "sign")
    told.draft.documents = list(items)
    end = main.first - 1 if main is not None else scene.last
    groups = scene.groups(verb.last + 1, end, "nom")
    people = [a for g in groups for a in g if a.party.kind in ("person", "post")]
    return [put(told, people, "signatory")] if people else []


def _who_signed(scene: Scene, verb: Verb) -> list[Told]:
    """ "Sənədi imzalayan | A və B": several who signed the paper told before."""
    opens = verb.kind == "attribute" and verb.has("sign") and verb.tense == "past" and not verb.negative
    items = documents.before(scene, verb.first, cases=("acc", "dat")) if opens else []
    people = [a for a in subject(scene, verb) if a.party.kind == "person"] if items else []
    if len(people) < _TWO or scene.low(scene.first) not in (items[0].label.lower(), "sənədi", "sənədə"):
        return []
    told = tell(scene, "signing", Mood(), (verb.first, verb.last), "sign")
    told.draft.documents = list(items)
    return [put(told, people, "signatory")]


def signatures(scene: Scene) -> list[Told]:
    """ "Memorandumda nazirlər A və B-nin imzaları var": who signed the paper."""
    at = next((i for i in scene.where(_OWN_SIGNATURES) if i > scene.first + 1), None)
    verb = scene.main(at) if at is not None else None
    if at is None or (verb is not None and (verb.lists or verb.negative)):
        return []
    papers = (documents.document(scene, i) for i in range(scene.first, at))
    paper = next((n for n in papers if n is not None and n.case in ("loc", "gen")), None)
    groups = scene.groups(paper.index + 1, at - 1, "gen") if paper is not None else []
    people = [a for g in groups for a in g if a.party.kind == "person"]
    if paper is None or len(people) < _TWO:
        return []
    told = tell(scene, "signing", Mood(), (at, at), "sign")
    told.draft.documents = [Item(paper.stem, paper.index, paper.index)]
    return [put(told, people, "signatory")]


def parted(scene: Scene, verb: Verb) -> Verb:
    """A verb as that of signing, where who signs stands within it: "protokola | imzanı A və B atıblar"."""
    if verb.lists or verb.kind != "finite" or not scene.low(verb.last).startswith(_PUT):
        return verb
    near = range(scene.opening(verb.first), verb.first)
    object_ = next((i for i in near if scene.low(i).startswith(_SIGNATURES)), None)
    return verb if object_ is None else replace(verb, name="imza_at", lists=frozenset(["sign"]))


def _is_awaited(scene: Scene, verb: Verb) -> bool:
    """ "protokolun imzalanacağı gözlənilir": what is to be signed stands before the verb."""
    main = scene.verb_after(verb.last)
    ahead = verb.kind == "object" and verb.tense == "future" and main is not None
    return ahead and main is not None and main.first == verb.last + 1 and main.has("plan", "say")


def _told(scene: Scene, verb: Verb) -> list[Told]:
    gerund = verb.kind == "noun" or (verb.kind == "object" and verb.tense == "future")
    clause = range(scene.opening(verb.first), verb.first)
    below = verb.name.startswith("altına") or any(scene.low(i) == "altına" for i in clause)
    cases = ("gen", "nom") if gerund or below else ("acc", "dat", "nom")
    states = _two_states(scene, verb)
    items = documents.before(scene, verb.first, cases=cases, low=states + 1 if states is not None else 0)
    if not items and _is_paper_told(scene, verb):
        return [tell(scene, "signing", tense.of_verb(scene, verb), (verb.first, verb.last), "whereabouts")]
    if not items or (verb.has("adopt") and not verb.has("signed", "sign") and _is_guest(scene, verb)):
        return []
    pairs = _pairs(scene, verb)
    if len(pairs) > 1:
        return [_signed_by(scene, verb, group, papers) for group, papers in pairs]
    rule = "adopt-within" if verb.has("adopt") else "sign"
    told = tell(scene, "signing", tense.of_verb(scene, verb), (verb.first, verb.last), rule)
    told.draft.documents = list(items)
    low = scene.opening(verb.first)
    following = scene.verb_after(verb.last) if gerund else None
    if following is not None and following.has("plan", "cancel", "happen"):
        # "sazişin imzalanması fevrala planlaşdırılır"
        told.anchors = [*told.anchors, following.last]
    with_ = _with(scene, verb, items)
    doers = _signers(scene, verb, following)
    if doers is None:
        return []
    if sum(a.party.person is not None for a in doers) > 1:
        # "A Hökuməti ilə B Hökuməti arasında saziş"i nazirlər X və Y imzalayıblar"
        with_ = [a for a in with_ if not any(i.first <= a.first <= i.last for i in items)]
    put(put(told, doers, "signatory"), with_, "signatory")
    if doers and scene.low(doers[-1].last + 1) in ("da", "də"):
        told.draft.rule = TOO
    if sum(p.party.person is not None for p in told.draft.parts) < 2:
        assist(scene, told, verb.first)  # "A və B-nin iştirakı ilə sənədlər imzalanıb"
    if not told.draft.parts and any(scene.noun(i, _CEREMONY) for i in range(scene.first, low)):
        assist(scene, told, low - 1)  # "A və B-nin iştirakı ilə mərasim keçirilib, sənədlər imzalanıb"
    if not told.draft.parts:
        # "Azərbaycan-Özbəkistan Şurasının yaradılması haqqında Saziş imzalanıb"
        for party in pair(scene, items[-1].last + 1):
            told.draft.add(party, "signatory")
    if any(
        scene.low(i) == "arasında" and scene.noun(i - 1, _STATES) is not None
        for i in range(low + 1, verb.first)
    ):
        told.draft.rule = "sign-states"
    if not told.draft.parts and (states is not None or _by_officials(scene, low, verb)):
        told.draft.rule = "sign-states"
    return [told]


def _two_states(scene: Scene, verb: Verb) -> int | None:
    """The word by which two states sign: "iki | ölkə saziş imzalayıb", "hər iki | dövlətin imzalayacağı"."""
    case = {"finite": "nom", "object": "gen"}.get(verb.kind, "")
    for i in range(scene.opening(verb.first) + 1, verb.first) if not verb.has("signed") else ():
        noun = scene.noun(i, _TWO_OF) if scene.low(i - 1) == "iki" else None
        acts = noun is not None and noun.case == case and not noun.owned
        if acts and not any(a.first <= i <= a.last for a in scene.actors) and scene.low(i + 1) != "arasında":
            return i
    return None


def _by_officials(scene: Scene, low: int, verb: Verb) -> bool:
    """Whether officials whom nothing else names sign for both sides: "iki ölkənin | rəsmiləri memorandum
    imzalayıblar", "nümayəndə heyətləri saziş imzalayıblar"."""
    return verb.kind == "finite" and any(scene.low(i).startswith(_OFFICIALS) for i in range(low, verb.first))


_OFFICIALS = ("rəsmiləri", "heyətləri", "nümayəndələri", "təmsilçiləri", "məmurları", "qurumları")


def _is_paper_told(scene: Scene, verb: Verb) -> bool:
    """Whether a sentence tells where or when the paper told before was signed: "Sənəd Astanada imzalanıb"."""
    paper = scene.low(scene.first) in _PAPERS and verb.has("signed") and verb.kind == "finite"
    where = any(s.case == "loc" and scene.first < s.first < verb.first for s in scene.sites)
    dated = any(scene.first < w.first < verb.first for w in scene.whens)
    return paper and (where or dated) and not scene.groups(scene.first, verb.first - 1, "between", "by")


def _with(scene: Scene, verb: Verb, items: Sequence[Item]) -> list[Actor]:
    """With whom a paper is signed, and who is no part of its title."""
    others = [t for t in takers(scene) if t != verb.last]
    return [
        a
        for a in partners(scene, verb.first, others, scene.opening(verb.first))
        if not any(i.first <= a.first <= i.last for i in items) or a.party.kind in ("state", "body")
    ]


def _signers(scene: Scene, verb: Verb, following: Verb | None) -> list[Actor] | None:
    """Who signs; None where somebody only attends: "A sənədlərin imzalanmasında iştirak edib"."""
    low, active = scene.opening(verb.first), not verb.has("signed")
    doers = _for_sides(scene, verb) or (subject(scene, verb) if active else agents(scene, verb.first, low))
    if doers and not active and any(scene.low(i) == "qəbul" for i in range(doers[-1].last, verb.first)):
        doers = []  # "nazir tərəfindən qəbul və memorandumun imzalanması"
    if doers or following is None or not following.has("attend"):
        return doers
    if following.first - verb.last > _NEXT and not scene.low(verb.last + 1).startswith("mərasimində"):
        return doers
    doers = [a for a in subject(scene, following) if a.party.kind in ("person", "post", "group")]
    return doers if len(doers) > 1 or any(a.party.plural for a in doers) else None


def _pairs(scene: Scene, verb: Verb) -> list[tuple[list[Actor], list[Item]]]:
    """ "A və B protokolu, C və D isə sazişi imzalayıblar": who signs which paper by one verb."""
    if verb.kind != "finite" or verb.has("signed"):
        return []
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "nom")
    groups = [g for g in groups if len(g) > 1 and all(a.party.kind in ("person", "post") for a in g)]
    ends = [g[0].first - 1 for g in groups[1:]]
    if len(groups) > 1 and (after := _papers_first(scene, verb, groups)):
        return after
    if len(groups) < 2 or any(scene.low(end) not in (",", "və") for end in ends):
        return []
    found = [
        (list(group), documents.before(scene, end, cases=("acc", "dat")))
        for group, end in zip(groups, [*ends, verb.first], strict=True)
    ]
    told = all(papers and papers[0].first > group[-1].last for group, papers in found)
    return found if told else []


def _papers_first(
    scene: Scene, verb: Verb, groups: Sequence[Sequence[Actor]]
) -> list[tuple[list[Actor], list[Item]]]:
    """ "Sazişi A və B, protokolu C və D imzalayıblar": each paper stands right before its signatories."""
    found: list[tuple[list[Actor], list[Item]]] = []
    low = scene.opening(verb.first) - 1
    for group in groups:
        papers = documents.before(scene, group[0].first, cases=("acc", "dat"))
        papers = [p for p in papers if low < p.first]
        if not papers or group[0].first - papers[-1].last > _BESIDE:
            return []
        found.append((list(group), papers))
        low = group[-1].last
    return found


def _signed_by(scene: Scene, verb: Verb, group: Sequence[Actor], papers: Sequence[Item]) -> Told:
    told = tell(scene, "signing", tense.of_verb(scene, verb), (verb.first, verb.last), "sign")
    told.draft.documents, told.draft.apart = list(papers), True
    return put(told, group, "signatory")


def _for_sides(scene: Scene, verb: Verb) -> list[Actor]:
    """ "Azərbaycan tərəfindən A, İran tərəfindən B imzalayıb": everybody who signs for a state."""
    if verb.has("signed") or verb.kind != "finite":
        return []
    low = scene.opening(verb.first)
    sides = [i for i in range(low, verb.first) if scene.low(i) in ("tərəfindən", "tərəfdən", "adından")]
    acting = [a for g in scene.groups(low, verb.first - 1, "nom") for a in g]
    people = [a for a in acting if a.party.kind in ("person", "post") and a.may("nom")]
    apart = len(people) == _TWO and scene.low(people[1].last + 1) == "isə"  # "A Peru, B isə Çad adından"
    return people if len(people) > 1 and (len(sides) > 1 or (sides and apart)) else []


def _is_guest(scene: Scene, verb: Verb) -> bool:
    return any(a.first == verb.first - 1 for a in scene.actors)


def _described(scene: Scene, verb: Verb) -> list[Told]:
    """ "iyunun 15-də imzalanmış Şuşa Bəyannaməsi": the document follows the participle; only with a date or
    a place, or two who sign it.
    """
    low = scene.opening(verb.first)
    clause = range(low, verb.first)
    dated = any(w.first in clause and w.last < verb.first for w in scene.whens)
    there = any(s.first in clause and s.case == "loc" for s in scene.sites)
    doers = _doers_described(scene, verb)
    both = sum(a.party.person is not None for a in doers) > 1
    if not (dated or both or (there and doers)) or verb.has("adopt"):
        return []
    for index in range(verb.last + 1, min(verb.last + 14, scene.last + 1)):
        noun = documents.document(scene, index, signed=bool(doers))
        if noun is not None and not (noun.case == "nom" and documents.document(scene, index + 1)):
            item = documents.described(scene, verb.last + 1, noun)
            told = tell(
                scene, "signing", tense.of_verb(scene, verb), (verb.first, verb.last), "signed-before"
            )
            told.draft.documents, told.draft.aside = [item], True
            put(told, doers, "signatory")
            for party in pair(scene, noun.index + 1) if not told.draft.parts else ():
                told.draft.add(party, "signatory")  # "2017-ci ildə imzalanmış Azərbaycan-Litva sazişi"
            return [told]
        if phrases_stop(scene, index):
            return []
    return []


def _doers_described(scene: Scene, verb: Verb) -> list[Actor]:
    """Who signed what a participle describes: "A-nın B ilə imzaladığı", "A ilə B arasında imzalanmış"."""
    doers = [*agents(scene, verb.first, scene.opening(verb.first))]
    met = _with(scene, verb, [])
    if verb.kind == "object":
        doers += subject(scene, verb)
        met = [a for a in met if doers and a.party.person is not None and a not in doers]
    elif doers or not any(a.may("between") for a in met):
        met = []  # "A ilə görüşdə martda imzalanmış saziş"
    return [*doers, *met]


def phrases_stop(scene: Scene, index: int) -> bool:
    return scene.tokens[index].text in ",;:" or any(v.first <= index <= v.last for v in scene.verbs)
