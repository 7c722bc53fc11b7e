"""Rounds of talks that go on: "birinci raund mayda olmuşdu", "növbəti raund martda keçiriləcək"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.az import tense
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.scene import Noun, Scene
from kg.extract.languages.az.syntax import is_ordinal
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, tell
from kg.extract.languages.az.verbs import Verb

# Words that say which one of a series a gathering was: "ilk sammit", "yeddinci forum", "əvvəlki konfrans".
_ORDER = (
    "ilk",
    "əvvəlki",
    "sonuncu",
    "ötən",
    "keçən",
    "-ci",
    "-cı",
    "-cu",
    "-cü",
    "inci",
    "ıncı",
    "uncu",
    "üncü",
)
_SUMMITS = ("sammit", "zirvə")


def read(scene: Scene, index: int) -> list[Told]:
    """ "birinci raund mayın 16-da İstanbulda olmuşdu": a round of the talks told before."""
    noun = scene.noun(index, frozenset(["raund"]))
    verb = scene.verb_after(index)
    told_of = verb is not None and verb.kind == "object"  # "ilk raundun uğurlu keçdiyini deyib"
    if (
        noun is None
        or noun.owned
        or noun.case != ("gen" if told_of else "nom")
        or verb is None
        or not verb.has("happen", "be", "plan")
    ):
        return []
    mood, _ = tense.of_noun(scene, noun)
    told = tell(scene, "meeting", mood, (index, index), "round")
    told.anchors = [index, verb.last]
    told.draft.earlier = told.draft.earlier or (told_of and verb.tense == "past")
    return [told] if scene.whens else []


def another(scene: Scene, noun: Noun, verb: Verb) -> Told | None:
    """Return the talk before or after those told, of the same sides; None where a noun means no such."""
    hosted = _is_hosted(scene, noun, verb)
    past = hosted or _is_counted(scene, noun, verb) or _is_last(scene, noun, verb)
    if not past and not _is_next(scene, noun, verb):
        return None
    ahead = not past
    mood = Mood("planned") if ahead else Mood("held", earlier=True)
    told = tell(scene, "meeting", mood, (noun.index, noun.index), "round")
    told.anchors = [noun.index, verb.last]
    towns = [s.span for s in scene.sites if s.case == "nom" and noun.index < s.first < verb.first]
    told.draft.place = towns[-1] if hosted and towns else None
    return told


def _is_counted(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "Komissiyaların səkkizinci görüşü martın 7-də sərhəddə olmuşdu": one of those before."""
    counted = is_ordinal(scene, noun.index - 1)
    before = verb.has("happen") and tense.pluperfect(scene, verb) and not verb.negative
    return counted and before and noun.case == "nom" and noun.stem == "görüş" and bool(scene.whens)


def _is_next(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "danışıqların növbəti raundu martda keçiriləcək", "növbəti görüşün keçirilməsinə razılaşıblar"."""
    ahead = scene.main(verb.first) or verb
    to_come = verb.has("happen") and (verb.tense == "future" or ahead.has("plan") or tense.agrees(ahead))
    agreed = noun.case == "gen" and scene.low(noun.index - 1) == "növbəti" and verb.kind == "noun"
    return to_come and (agreed or is_round(scene, noun))


def _is_last(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "Sonuncu dəfə məsləhətləşmələr 2024-cü ildə Ər-Riyadda keçirilib": the ones before."""
    opening = [scene.low(i) for i in range(scene.opening(noun.index), noun.index + 1)]
    times = any(a in ("sonuncu", "son") and b == "dəfə" for a, b in pairwise(opening))
    held = verb.has("happen") and verb.kind == "finite" and verb.tense == "past" and not verb.negative
    return times and held and noun.case == "nom" and bool(scene.whens)


def _is_hosted(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "Məsləhətləşmələrin III raunduna 2023-cü ildə Bakı ev sahibliyi etmişdi": one of those before."""
    hosted = verb.name == "ev_sahibliyi_et" and verb.kind == "finite" and tense.pluperfect(scene, verb)
    return hosted and is_round(scene, noun) and bool(scene.whens)


def is_round(scene: Scene, noun: Noun) -> bool:
    """ "danışıqların növbəti raundu"."""
    return any(scene.low(i).startswith(("raund", "mərhələ")) for i in range(noun.index + 1, noun.index + 4))


def of_series(drafts: Sequence[Draft]) -> None:
    """Make the earlier ones of a gathering told before gatherings of the same body: "Nordik ölkələrinin
    üçüncü sammiti ... İlk sammit Aşqabadda keçirilib".
    """
    for n, draft in enumerate(drafts):
        if not _is_one_before(draft):
            continue
        told = (d for d in drafts[:n] if d.type == "conference" and not d.title and " " in d.name)
        series = [d for d in told if _kind(d) == _kind(draft)]
        if not series:
            continue
        draft.named = draft.apart = draft.earlier = True
        for party in (p.party for p in series[-1].parts if p.party.kind == "body"):
            draft.add(party)


def _is_one_before(draft: Draft) -> bool:
    held = draft.type == "conference" and draft.modality == "held" and not (draft.title or draft.parts)
    told = held and not draft.named and (draft.place is not None or draft.when is not None)
    return told and any(word.endswith(_ORDER) for word in lower(draft.name).split()[:-1])


def _kind(draft: Draft) -> str:
    """What a gathering is called, a summit the same by either word."""
    words = lower(draft.name).split() or [""]
    summit = any(word.startswith(_SUMMITS) for word in words[-2:])
    return _SUMMITS[0] if summit else words[-1].rstrip("ıiuü")
