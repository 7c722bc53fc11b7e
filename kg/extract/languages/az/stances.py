"""What one side feels of a matter or wants: "-masına hazır olduğunu bildirib", "-masını təklif edib"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from kg.extract.languages.az.beginnings import OCCASIONS, begin
from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.lists import ABSTRACT, LIGHT, Stretch, is_genitive
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.stressed import describes_speaker
from kg.extract.languages.az.verbs import Verb

# The words before a verb that tell a stance, the case of its matter, whether any noun can be the matter.
_Told = tuple[tuple[str, ...], str, bool]
_CASES = ("abl", "dat", "acc", "gen", "loc", "nom")
_SAYING = frozenset(table("topics")["stress"].split())
_DOERS = frozenset(
    ["ölkəsinin", "ölkəsi", "ölkələrinin", "tərəflərin", "hökumətinin", "dövlətinin", "ölkəmizin"]
)
# Who does it, after a word that says whose or how many: "alman şirkətlərinin", "iki ölkənin".
_GROUPS = frozenset(["ölkənin", "dövlətin", "tərəfin", "şirkətlərinin", "investorların", "sahibkarların"])
_RELATIONS = frozenset(["əlaqə", "münasibət", "əməkdaşlıq", "tərəfdaşlıq", "dialoq"])
_SUPPORTED = frozenset(["xalq", "ölkə", "dövlət", "tərəf", "hökumət"])
_MATTERS = words_of("topics", "shown") | words_of("topics", "wanted")
# How the name of an action ends by its case: "açılmasına"; it tells a matter where other nouns are too vague.
_ACTIONS = {
    "abl": ("masından", "məsindən"),
    "dat": ("masına", "məsinə"),
    "acc": ("masını", "məsini"),
    "gen": ("masının", "məsinin"),
    "loc": ("masında", "məsində"),
    "": ("ması", "məsi"),
}


_DEGREES = frozenset(["xüsusi", "böyük", "ciddi", "tam", "dərin", "çox", "daim", "həmişə"])
_PAPERS = frozenset(["bəyannamə", "bəyanat", "saziş", "müqavilə", "sənəd", "razılaşma", "memorandum"])
_ADDRESSEES = frozenset(["tərəf", "hökumət", "hakimiyyət", "rəhbərlik", "ölkə", "dövlət", "qüvvə"])
# Before and in an infinitive whose matter is a dative: "rejimə | əməl etməyə", "danışıqlara | qayıtmağa"
_KEPT, _RETURNING = frozenset(["əməl", "riayət"]), ("qayıtma", "qoşulma", "keçmə", "hörmətlə")
_DECIDED = frozenset(["qərara_alın"])
# The infinitive in the same places.
_AIMS = {"dat": ("mağa", "məyə"), "loc": ("maqda", "məkdə"), "nom": ("maq", "mək")}


def stance(scene: Scene, verb: Verb) -> Stretch | None:
    """Return what a side feels or wants something of; None where it says nothing."""
    end = verb.first - 2 * (scene.low(verb.first - 1) == "daha")  # "dəstəyini bir daha təsdiqləyib"
    told = _told(scene, verb, end)
    first = begin(scene, verb) if told else end
    for phrase, case, any_noun in told:
        last = end - 1 - len(phrase)
        while phrase and last > first and scene.low(last) in _DEGREES:
            last -= 1  # "ticarətə | xüsusi | önəm verdiklərini"
        if last < first:
            continue
        aim = not any_noun and case in _AIMS and scene.low(last).endswith(_AIMS[case])
        if case and not aim and in_case(scene.tokens[last].text, case) is None:
            continue
        if case == "dat" and in_case(scene.tokens[last].text, "loc") is not None:
            continue  # "layihələrdə iştirakda maraqlı olduğunu"
        first = after_doer(scene, first, last)
        if phrase and phrase[-1].startswith("ver") and scene.low(first) in _DOERS and first < last:
            first += 1  # "ölkəsinin | layihəyə | əhəmiyyət verdiyini": who gives is its subject
        if verb.name in _DECIDED and any(scene.noun(i, OCCASIONS) for i in range(first, last)):
            return None  # "növbəti iclasın keçirilməsi qərara alınıb": an event to come
        if any_noun and phrase[0].startswith("sadiq") and scene.noun(last, _PAPERS) is not None:
            return None  # "bəyannaməyə sadiqliyini təsdiqləyib"
        if any_noun and scene.noun(last, _SUPPORTED) is None:
            return Stretch(first, last, case)
        if aim:
            return of_infinitive(scene, first, last)
        if scene.low(last).endswith(_ACTIONS.get(case, ())) or (
            not any_noun and _is_matter(scene, first, last)
        ):
            return Stretch(first, last, case)
    return None


def of_infinitive(scene: Scene, first: int, last: int) -> Stretch | None:
    """What is to be done something about: "əməkdaşlığı | genişləndirməkdə maraqlı olduğunu", "ticarəti |
    davam etdirmək barədə".
    """
    if scene.low(last - 1) == "istifadə" and last - 1 > first:
        return Stretch(first, last - 1, "")  # "limandan istifadə etməkdə maraqlı olduğunu"
    end = last - 1
    while end > first and scene.low(end) in LIGHT | {"inkişaf", "azad", "dərhal"}:
        end -= 1
    first = _after_addressee(scene, first, end)
    kept = scene.low(last).startswith(_RETURNING) or scene.low(last - 1) in _KEPT
    end -= scene.low(end) in _KEPT
    if kept and end >= first and in_case(scene.tokens[end].text, "dat") is not None:
        return Stretch(first, end, "dat")  # "tərəfləri | danışıqlara | qayıtmağa çağırıb"
    object_ = last > first and in_case(scene.tokens[end].text, "acc") is not None
    return Stretch(first, end, "acc") if object_ else None


def _after_addressee(scene: Scene, first: int, end: int) -> int:
    """Beyond who is asked to do something: "hökuməti | məhbusları azad etməyə"."""
    for i in range(first, min(first + 3, end)):
        asked = scene.noun(i, _ADDRESSEES)
        if asked is not None and in_case(scene.tokens[i].text, "acc") is not None:
            return i + 1
    return first


def after_doer(scene: Scene, first: int, last: int) -> int:
    """Beyond who does it in a clause that somebody says: "ölkəsinin | Maltayla əlaqələrə önəm verdiyini",
    "Tehranın | Lima ilə əlaqələri", and not "ölkəsinin ərazi bütövlüyünə dəstək".
    """
    if first < last - 1 and scene.low(first + 1) in _GROUPS:
        return first + 2
    span = scene.spans.over(first)
    state = span is not None and span.last == first and span.kind in ("state", "place")
    if state and is_genitive(scene, first) and _is_apart(scene, first + 1, last):
        return first + 1
    if scene.low(first) not in _DOERS or first == last:
        return first
    other = any(is_genitive(scene, i) for i in range(first + 1, last))
    related = scene.noun(last, _RELATIONS)
    return first + 1 if other or (related is not None and not related.owned) else first


def _is_apart(scene: Scene, first: int, last: int) -> bool:
    """Whether a genitive before owns nothing of a phrase: "Lima ilə əlaqələr", "Qara dənizin təhlükəsizliyi",
    and not "ərazilərinin bərpası".
    """
    with_ = first < last and (scene.low(first + 1) == "ilə" or in_case(scene.tokens[first].text, "ins"))
    owners = (i for i in range(first, last) if is_genitive(scene, i))
    return bool(with_) or any(not scene.low(i).endswith(("nın", "nin", "nun", "nün")) for i in owners)


def _told(scene: Scene, verb: Verb, end: int) -> list[_Told]:
    """What a verb tells of a stance, with the words that stand for it before the token ``end``."""
    if verb.kind not in ("finite", "converb") and not describes_speaker(scene, verb):
        return []
    says = verb.name in _SAYING or verb.has("say")
    said = _said().get(scene.low(end - 1), ()) if says else ()
    standing = [t for t in said if all(scene.low(end - k) == w for k, w in enumerate(reversed(t[0]), 1))]
    return standing + _by_verbs().get(verb.name, [])


@cache
def _said() -> dict[str, list[_Told]]:
    """The stances that somebody says he takes, by the last of their words."""
    listed = table("topics")["stances"]
    out: dict[str, list[_Told]] = defaultdict(list)
    for case in _CASES:
        for kind, any_noun in (("feelings", True), ("wishes", False)):
            for name in listed[kind].get(case, "").split():
                phrase = tuple(name.split("_"))
                out[phrase[-1]].append((phrase, case, any_noun))
    return out


@cache
def _by_verbs() -> dict[str, list[_Told]]:
    """The stances that verbs tell by themselves."""
    out: dict[str, list[_Told]] = defaultdict(list)
    for case, names in table("topics")["stances"]["verbs"].items():
        for name in names.split():
            out[name].append(((), "" if case == "nom" else case, False))
    return out


def any_matter(scene: Scene, first: int, last: int, case: str) -> bool:
    """Whether what a side wants is a matter: an action, or a noun that names one."""
    return scene.low(last).endswith(_ACTIONS.get(case, ())) or _is_matter(scene, first, last)


def _is_matter(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun names a matter: "iştirakında", "iki dövlətli həllin"."""
    noun, general = scene.noun(last, _MATTERS), scene.noun(last, ABSTRACT)
    return (noun is not None and noun.owned) or (general is not None and last > first)
