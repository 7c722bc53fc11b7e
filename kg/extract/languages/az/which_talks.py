"""Whether a noun names a talk: not one that only counts talks, a process of them, or a reception of papers;
and whether that is a call."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az import tense
from kg.extract.languages.az.around_talks import (
    in_whose_house,
)
from kg.extract.languages.az.doubts import can_be, has_standing_agenda, is_of_paper, is_wished
from kg.extract.languages.az.roles import NEAR, by_phone, is_near
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import (
    agents,
    is_course,
)

# Talks that one side grants. "Prezidentin qəbulunda olub", "hüzurunda olub"
GRANTED = frozenset(["qəbul", "hüzur"])
# Between a number and what it counts: "13 yüksək səviyyəli görüş"
_HOW_HIGH = frozenset(["yüksək", "səviyyəli", "ikitərəfli", "təkbətək", "rəsmi"])
_SEVERAL = frozenset(["iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz", "on"])
# What talks are worth stands so many words after them.
_WORTH, _MERITS = 6, tuple(sorted(listed("cues", "merits")))
_HOPED = 4
# "canlandırır", "möhkəmləndirir", "göstəricisidir"
_BRINGS = ("ir", "ır", "ur", "ür", "irlər", "ırlar", "urlar", "ürlər")
_LASTING = ("davamlı", "mütəmadi", "müntəzəm", "daimi")


def is_call(scene: Scene, noun: Noun) -> bool:
    """Whether a mark before a noun makes it a call: "telefon danışığı", "videokonfrans formatında görüş"."""
    phones = tuple(listed("nouns", "phone"))
    said = (i for i in range(scene.opening(noun.index), noun.index) if scene.low(i).startswith(phones))
    called = any(is_near(scene, i, noun.index) for i in said)
    verb = scene.next_verb(noun.index) if noun.case == "nom" else None
    if verb is not None and verb.has("happen") and verb.first - noun.index <= NEAR:
        called = called or by_phone(scene, verb.first)  # "Söhbət telefonla baş tutub"
    return called or noun.stem.startswith(("zəng", "video"))


def is_of_any(scene: Scene, noun: Noun, mine: Sequence[Actor]) -> bool:
    """Whether talks of two are but expected of those at a gathering: "sammit çərçivəsində dövlət
    başçılarının ikitərəfli görüşləri".
    """
    paired = noun.plural and scene.low(noun.index - 1) in ("ikitərəfli", "ikili")
    framed = any(scene.low(i) in ("çərçivəsində", "kuluarlarında") for i in range(scene.first, noun.index))
    return paired and framed and all(a.party.plural and not a.party.country for a in mine)


def is_praised(scene: Scene, noun: Noun, mine: Sequence[Actor]) -> bool:
    """Whether it is but said what talks of any holders of a post are worth: "prezidentlərin görüşlərinin
    əhəmiyyəti qeyd olunub", "dövlət başçılarının görüşlərinin rolu"."""
    if not (noun.plural and noun.owned and noun.case == "gen" and mine and not scene.whens):
        return False
    any_ = all(a.party.kind == "post" and a.party.plural and a.party.person is None for a in mine)
    near = range(noun.index + 1, min(noun.index + _WORTH, scene.last) + 1)
    return any_ and any(scene.low(i).startswith(_MERITS) for i in near)


def is_of_custom(scene: Scene, noun: Noun, mine: Sequence[Actor]) -> bool:
    """Whether it is but said what the talks of any holders of a post bring: "prezidentlərin
    hər il keçirdiyi görüşlər ticarəti canlandırır"."""
    if not noun.plural or noun.case != "nom" or not mine or scene.whens:
        return False
    main = scene.main(noun.index)
    brings = main is not None and main.name in ("et", "") and scene.low(main.last).endswith(_BRINGS)
    any_ = all(a.party.kind == "post" and a.party.plural and a.party.person is None for a in mine)
    return any_ and brings


def is_counted(scene: Scene, noun: Noun) -> bool:
    """Whether it is but said how many talks there were: "son illərdə liderlər arasında 13 görüş olub"."""
    index = noun.index - 1
    while scene.low(index) in _HOW_HIGH:
        index -= 1
    number = index >= scene.first and scene.tokens[index].shape == "number" and scene.low(index).isdigit()
    return number or (scene.low(index) in _SEVERAL and scene.low(index - 1) != "hər")


def is_agreed(scene: Scene, noun: Noun) -> bool:
    """Whether it is but told when talks were agreed on."""
    about = scene.low(noun.index + 1) in ("barədə", "haqqında", "barəsində")
    verb = scene.main(noun.index) if about else None
    agreed = about and scene.low(noun.index + 2).startswith(("razılıq", "razılaşma", "qərar"))
    return agreed and verb is not None and verb.tense == "past" and not verb.negative


def is_granted(scene: Scene, noun: Noun) -> bool:
    """ "nazirin Prezident tərəfindən qəbulu olub"."""
    verb = scene.verb_after(noun.index)
    told = noun.owned and verb is not None and verb.has("happen", "plan", "cancel")
    told = told or (noun.case == "nom" and tense.is_on_programme(scene, noun.index))
    granted = agents(scene, noun.index, scene.opening(noun.index)) or in_whose_house(scene, noun)
    return told and bool(granted)


def is_no_talk(scene: Scene, noun: Noun) -> bool:
    """Whether a noun only counts talks, names a process, a summit or a reception of papers, or is a verb."""
    if can_be(scene, noun):
        return True
    if noun.case == "dat" and is_wished(scene, noun.index):
        return True
    if scene.low(noun.index) == "zəngin" and not scene.low(noun.index - 1).startswith("telefon"):
        return True  # "zəngin tarixə malikdir"
    first = scene.low(noun.index - 1) == "ilk" and noun.plural and noun.owned and noun.case == "acc"
    if first:
        return True  # "qruplar yaratmağa və ilk görüşlərini keçirməyə razılaşıblar": of those groups
    several = noun.plural or noun.stem.endswith(("lar", "lər"))
    if several and scene.low(noun.index - 1).startswith(_LASTING):
        return True  # "davamlı məsləhətləşmələr çərçivəsində"
    counted = scene.low(scene.first) == "bu" and scene.low(noun.index).endswith(("şdür", "şüdür", "ridir"))
    process = scene.low(noun.index + 1).startswith("proses") or _is_process(scene, noun)
    process = process or has_standing_agenda(scene, noun) or is_of_paper(scene, noun)
    received_ = noun.stem in GRANTED and not _audience(scene, noun)
    return counted or process or received_ or scene.low(noun.index - 1) == "zirvə"


def _is_process(scene: Scene, noun: Noun) -> bool:
    """Whether negotiations are resumed or spoken of, and no talk: "danışıqları bərpa edir", "danışıqların
    gedişinə toxunublar".
    """
    if noun.stem not in ("danışıq", "danışıqlar", "dialoq") or is_call(scene, noun):
        return False
    verb = scene.next_verb(noun.index)
    if noun.case == "gen" and _is_hoped(scene, noun):
        return True
    resumed = verb is not None and scene.low(verb.first - 1) == "bərpa" and verb.first - noun.index < 4
    near = [scene.low(i) for i in range(noun.index + 1, noun.index + 3)]
    staged = noun.case == "nom" and any(w.startswith(("mərhələdə", "mərhələsində")) for w in near)
    helped = noun.case == "dat" and noun.owned and near[0].startswith(("töhfə", "dəstək", "təkan"))
    if helped:
        return True  # "münasibətlərin normallaşdırılması danışıqlarına töhfə vermək"
    return staged or (resumed and noun.case in ("nom", "acc")) or is_course(scene, noun.index)


def _is_hoped(scene: Scene, noun: Noun) -> bool:
    """Whether somebody hopes for something of talks: "danışıqların uğurla nəticələnəcəyinə ümid edib"."""
    near = [scene.low(i) for i in range(noun.index + 1, min(noun.index + _HOPED, scene.last) + 1)]
    hoped = next((n for n, w in enumerate(near) if w.startswith("ümid")), 0)
    return hoped > 0 and near[hoped - 1].endswith(("cəyinə", "cağına"))


def _audience(scene: Scene, noun: Noun) -> bool:
    """ "Prezidentin qəbulunda olub"."""
    following = scene.next_verb(noun.index)
    return noun.owned and noun.case == "loc" and following is not None and following.has("be", "happen")
