"""What talks are about, told by a noun: "görüşün əsas mövzusu enerji olub", "gündəliyə ticarət daxil idi",
"vahid tariflər toplantının əsas mövzularıdır".
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.languages.az.beginnings import OCCASIONS, after_frame, begin
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.lists import Stretch
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.stressed import weighed
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party
from kg.records import EventType

GATHERINGS = words_of("topics", "gatherings")
POSTPOSITIONS = words_of("topics", "postpositions")
_POSSESSED = frozenset(table("topics")["possessed"].split())
OF_TALKS = frozenset(["əsas", "müzakirə", "diqqət", "başlıca", "mühüm"]) | _POSSESSED
_ALSO = frozenset(["də", "da", "həmçinin"])
# Nouns for what is on the table, for its matters, and what stands between those and the verb.
_AGENDA = words_of("topics", "agenda")
_MATTERS = ("məsələlər", "mövzular", "prioritet", "istiqamətlər", "maddələr")
_MATTER = frozenset(["mövzu", "məsələ", "mövzular", "məsələlər"])
_LISTED_THINGS = frozenset(["məsələlər", "mövzular", "mövzuları", "məsələləri"])
_AMONG = frozenset(["arasında", "sırasında"])
_LISTED = frozenset(
    [
        "mövzular",
        "məsələlər",
        "mövzuları",
        "məsələləri",
        "olunan",
        "edilən",
        "müzakirə",
        "toxunulan",
        "qaldırılan",
        "də",
        "da",
        "əsas",
    ]
)
_CORES = frozenset(["əsasını", "özəyini", "nüvəsini", "məğzini"])
_IS = frozenset(
    [
        "dururdu",
        "dayanırdı",
        "durur",
        "dayanır",
        "idi",
        "olub",
        "olacaq",
        "durub",
        "dayanıb",
        "var",
        "salınıb",
        "salınmışdı",
        "çıxarılıb",
    ]
)
_BEING = frozenset(["ol", "yer_tut", "dayan", "dur", "təşkil_et", "daxil_ol", "yer_al", "daxil_edil"])
ON_AGENDA = frozenset(["daxildir", "daxildirlər"])
_ONE_OF = frozenset(["məsələlərdən", "mövzulardan", "məsələlərindən", "mövzularından"])
# Of COPULAS, those that say so by themselves, and those before which "əsas" does.
_ON_TABLE = ("gündəlikdədir", "gündəmdədir")
_MAIN = ("mövzudur", "mövzulardır")
# The same with the verb in them: "mövzularıdır"; and "sırasındadır" after a word of _COUNTED.
_AMONG_THEM = "sırasındadır"
COPULAS = frozenset(
    (
        "mövzudur", "mövzulardır", "gündəlikdədir", "gündəmdədir", "mövzusudur", "mövzularıdır",
        "mövzularındandır", "predmetidir", "prioritetidir", "prioritetləridir", _AMONG_THEM,
    )
)  # fmt: skip
_COUNTED = ("mövzu", "məsələ", "sual")
_SPOKEN = frozenset(
    (
        "müzakirə",
        "ediləcək",
        "olunacaq",
        "olunan",
        "edilən",
        "edilmiş",
        "olunmuş",
        "əsas",
        "baxılacaq",
        "baxılan",
    )
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of topics before the token ``at``; a ``soft`` one is what a side stresses or tells, ``by``
    who does it where no verb says so.
    """

    at: int
    stretch: Stretch
    soft: bool = False
    verb: Verb | None = None
    kinds: tuple[EventType, ...] = ()
    by: tuple[Party, ...] = ()


def agenda_of(scene: Scene, verb: Verb) -> Cue | None:
    """ "görüşün əsas mövzusu enerji olub", "gündəliyə ticarət daxil idi", "enerji müzakirə mövzularından
    olub".
    """
    if verb.kind != "finite" or not (
        verb.name in _BEING or scene.low(verb.first - 1) == "daxil" or scene.low(verb.last) in _IS
    ):
        return None
    low = scene.opening(verb.first)
    marks = [i for i in range(low, verb.first + 1) if _is_agenda(scene, i) or _among(scene, i)]
    if not marks or {scene.low(verb.first - 1), scene.low(verb.first - 2)} & _ONE_OF:
        return _one_of(scene, verb)
    among = [i for i in marks if scene.low(i) in _AMONG]
    mark, last = (among or marks)[0], verb.first - 1
    before = mark - 1
    mark += mark + 1 in marks  # "mövzuları sırasında"
    mark += scene.low(mark + 1) == "biri"  # "mövzularından biri (də) | enerji olub"
    mark += scene.low(mark) == "biri" and scene.low(mark + 1) in ("də", "da", "isə")
    if scene.low(mark + 1) in ("duran", "dayanan") and mark + 3 < last:
        mark += 2 + (scene.low(mark + 3) in _MATTER)  # "gündəmində duran əsas mövzu | enerji olub"
    while last > mark and scene.low(last) in ("daxil", "əsas", "yer", "də", "da", "mühüm", "xüsusi"):
        last -= 1
    last = _before_count(scene, mark, last)
    kinds: tuple[EventType, ...] = ("visit",) if scene.low(mark - 1).startswith("səfər") else ()
    if last > mark:
        return Cue(verb.first, Stretch(mark + 1, last, ""), verb=verb, kinds=kinds)
    first, end = begin(scene, verb), before
    while among and end > first and scene.low(end) in _LISTED:
        end -= 1  # "X müzakirə olunan mövzular | arasında olub"
    while end > first and scene.low(end) in OF_TALKS | _ALSO:
        gathered = scene.noun(end, GATHERINGS)
        kinds = ("conference",) if gathered is not None else kinds
        end -= 1
    of_weight = weighed(scene, first, end) if first < end else None
    return (
        Cue(verb.first, of_weight or Stretch(first, end, ""), verb=verb, kinds=kinds)
        if first <= end
        else None
    )


def on_agenda(scene: Scene, index: int) -> Cue | None:
    """ "gündəliyə ticarət | daxildir", one of ON_AGENDA, which is no verb to the reader of verbs."""
    low = scene.opening(index)
    mark = next((i for i in range(low, index - 1) if _is_agenda(scene, i)), None)
    if mark is None:
        return None
    kinds: tuple[EventType, ...] = ("visit",) if scene.low(mark - 1).startswith("səfər") else ()
    return Cue(index, Stretch(mark + 1, index - 1, ""), kinds=kinds)


def _is_agenda(scene: Scene, index: int) -> bool:
    """Whether a word says what talks are about; "danışıqların əsasını", and not "dostluğun əsasını"."""
    core = scene.low(index) in _CORES
    among = scene.low(index) == "sırasında" and not scene.low(index - 1).startswith(_MATTERS)
    named = scene.tokens[index].capital and index > scene.first  # "Nizami Gəncəvi Mərkəzində"
    core = core and scene.low(index - 1) not in OF_TALKS
    about = scene.low(index + 1) in POSTPOSITIONS  # "enerji mövzuları | ətrafında fikir mübadiləsi olub"
    known = scene.low(index) in _AGENDA or _is_aim(scene, index)
    return known and not (among or named or core or about)


def _is_aim(scene: Scene, index: int) -> bool:
    """Whether a word says what a talk is for: "görüşün əsas məqsədi", "görüşdə əsas məqsəd"."""
    before = index - 1 - (scene.low(index - 1) in ("əsas", "başlıca"))
    if scene.low(index) not in ("məqsədi", "məqsəd") or before < scene.first:
        return False
    noun = scene.noun(before, OCCASIONS)
    return noun is not None and noun.case == ("gen" if scene.low(index) == "məqsədi" else "loc")


def _before_count(scene: Scene, mark: int, last: int) -> int:
    """The last token of the topics of "A və B kimi 12 məsələ"."""
    at = last
    while at > mark and (scene.low(at).startswith("məsələ") or scene.tokens[at].shape == "number"):
        at -= 1
    return at - 1 if at > mark + 1 and scene.low(at) == "kimi" else last


def _one_of(scene: Scene, verb: Verb) -> Cue | None:
    """ "X toxunulan əsas məsələlərdən olub": what stands before the participle is a topic."""
    last = verb.first - 1 - (scene.low(verb.first - 1) == "biri")  # "mövzularından biri olub"
    if scene.low(last) not in _ONE_OF:
        return None
    spoken = {i for v in scene.verbs if v.kind == "attribute" for i in range(v.first, v.last + 1)}
    end = last - 1
    while end > scene.first and (end in spoken or scene.low(end) in OF_TALKS):
        end -= 1
    first = begin(scene, verb)
    first = max([first, *(v.last + 1 for v in scene.verbs if v.last <= end and v.kind != "noun")])
    return Cue(verb.first, Stretch(first, end, ""), verb=verb) if first <= end else None


def _among(scene: Scene, index: int) -> bool:
    """ "müzakirə olunan məsələlər arasında turizm olub"."""
    if scene.low(index) in _MATTER:
        return scene.low(index - 1) in ("əsas", "mərkəzi", "başlıca", "digər", "ikinci")
    return scene.low(index) in _AMONG and scene.low(index - 1) in _LISTED_THINGS


def copular(scene: Scene, index: int) -> Cue | None:
    """The matters before one of COPULAS, "görüşün əsas mövzusudur"; None where it says no such thing."""
    among = scene.low(index) == _AMONG_THEM
    if among and not scene.low(index - 1).startswith(_COUNTED):
        return None
    kinds: tuple[EventType, ...] = ()
    end, owned = index - 1 - among, among or scene.low(index) in _ON_TABLE
    owned = owned or (scene.low(index) in _MAIN and scene.low(index - 1) in OF_TALKS)
    while among and end > scene.first and scene.low(end) in _SPOKEN:
        end -= 1  # "X və Y | müzakirə ediləcək mövzular sırasındadır"
    while end > scene.first and scene.low(end) in OF_TALKS:
        noun = scene.noun(end, GATHERINGS)
        kinds = ("conference",) if noun is not None else kinds
        owned = owned or scene.low(end) in _POSSESSED
        end -= 1
    while end > scene.first and scene.low(end) in _ALSO:
        end -= 1
    first = after_frame(scene, scene.opening(index), index)
    return Cue(index, Stretch(first, end, ""), kinds=kinds) if owned and first <= end else None
