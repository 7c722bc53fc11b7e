"""Whether an event that a verb tells was held, is planned or called off: "görüşəcək", "gəlməli idi"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.languages.az.doubts import NEEDED, is_doubtful, is_duty, is_habit, is_untrue
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.moving import is_put_off
from kg.extract.languages.az.only_named import came_about, is_no_errand, is_only_believed, is_to_keep_in_touch
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.verbs import Verb
from kg.records import Modality

_WISHES = frozenset(
    [
        "istəyir",
        "istəyirik",
        "istəyib",
        "arzu",
        "arzulayır",
        "bilər",
        "bilərlər",
        "ümid",
        "çalışır",
        "hazırdır",
    ]
)

_WISHED = ("istə", "arzu", "ümid")
# Who values a thing speaks of what has taken place. "Bakıya səfər etməsini təqdirəlayiq sayıb"
_VALUED = ("alqışla", "təqdir", "qiymətləndir", "xatırlat", "xatırla", "sevind", "minnətdar")
# After a verbal noun: what has taken place is spoken of. "Türkiyəyə səfər etməsinin önəmi"
_RECALLED = ("önəmi", "məmnun", "xatırla", "yada_sal", "rəmzi", "təsadüfi")
# "sənədlərin imzalanmasını xüsusilə vurğulayıblar", "seminarın keçirilməsi qeyd olunub"
_POINTED_OUT = ("vurğula", "qeyd_et", "qeyd_olun", "diqqətə_çatdır")
_EMPHASIS = ("xüsusi", "xüsusilə", "xüsusən", "ayrıca", "də", "da")
# "imzalanmasının vacibliyi"; of a day that is told it may have been: "martda imzalanmasının əhəmiyyəti"
_NEED = ("vacib", "zəruri", "lazım", "labüd", "mümkünlü")
_WEIGHT = ("əhəmiyyət", "aktual")
# "bəyanatların imzalanması ilə yaranan reallıqlar"
_CAUSED = ("yaran", "başlanan", "başlayan", "formalaş")
_EFFECTS = tuple(sorted(words_of("vocabulary", "effects")))
_OCCASIONS = ("hadisə", "addım", "dönüş", "göstərici")
_SHOWING = ("göstər", "sübut", "nümayiş")
_AGENDA = ("gündəli", "gündəm", "mövzu")


# "xəstəliyə | görə gəlməyəcək"
_REASONS = frozenset(["görə", "üzündən", "səbəbindən", "ucbatından", "əlaqədar"])
# "görüşmüş, ..."
_DONE = ("mış", "miş", "muş", "müş")
# "onun Bakıya getməsi baş tutmayıb"
_TAKES_PLACE = frozenset(["baş_tut", "reallaş", "gerçəkləş"])


@dataclass(frozen=True, slots=True)
class Mood:
    """The modality of a mention. ``denied`` says that it is no event, ``earlier`` that it lies before the
    news.
    """

    modality: Modality = "held"
    denied: bool = False
    earlier: bool = False


def of_verb(scene: Scene, verb: Verb) -> Mood:
    """Return the mood of an event that a verb tells."""
    if verb.kind == "wish":
        return Mood("planned") if not verb.negative and _is_settled(scene, verb) else Mood(denied=True)
    if verb.kind == "noun" and scene.low(verb.last + 1).startswith("mərasim"):
        main, next_ = scene.main(verb.last), scene.verb_after(verb.last)
        ahead = any(v is not None and (v.tense == "future" or v.has("plan")) for v in (main, next_))
        return Mood("planned" if ahead else "held")
    if verb.kind == "object" and verb.tense == "future" and verb.negative and verb.has("go"):
        return Mood("cancelled")
    if verb.kind == "noun" and is_on_programme(scene, verb.last):
        return Mood("planned")
    if verb.kind in ("infinitive", "noun") or (verb.kind == "object" and verb.tense == "future"):
        return of_purpose(scene, verb)
    refused = scene.main(verb.last + 1) if verb.kind == "attribute" and verb.has("ring", "phone") else None
    if refused is not None and refused.has("deny"):
        return Mood("held", denied=True)
    earlier = pluperfect(scene, verb)
    told = verb.kind == "object" and verb.tense == "past"
    denying = scene.verb_after(verb.last) if told else None
    if told and ((denying is not None and denying.has("deny")) or is_untrue(scene, verb.last)):
        return Mood("held", denied=True)  # "görüşdüyünü inkar edib", "görüşdüyü doğru deyil"
    if verb.kind == "converb" or (verb.kind == "object" and verb.tense == "past"):
        main = scene.main(verb.last + 1)
        ahead = verb.kind == "converb" and main is not None and main.tense == "future"
        ahead = ahead and not is_done(scene, verb)
        ahead = ahead or (verb.kind == "converb" and _is_of_what_will_be(scene, verb))
        earlier = earlier or (main is not None and pluperfect(scene, main))
        return Mood("planned" if ahead else "held", denied=verb.negative, earlier=earlier)
    if (verb.has("meet", "gather", "speak") and is_duty(scene, verb)) or is_habit(scene, verb):
        return Mood("planned", denied=True)
    if verb.tense == "present" and verb.has("go", "visit") and not verb.negative:
        return Mood("planned")
    if verb.negative:
        return Mood("cancelled" if verb.tense == "future" else "held", denied=not _was_awaited(scene, verb))
    if was_due(scene, verb.last) and contrast(scene, verb.last) is not None:
        return Mood("cancelled")  # "martda gəlməli idi, lakin xəstələnib"
    ahead = verb.tense == "future" or (verb.kind == "finite" and _runs_on(scene, verb))
    return Mood("planned" if ahead else "held", earlier=earlier)


def _is_settled(scene: Scene, verb: Verb) -> bool:
    """Whether it is agreed on that something be done: "razılaşıblar ki, nazirlər Limada | görüşsünlər"."""
    that = next((i for i in range(verb.first - 1, scene.first, -1) if scene.low(i) == "ki"), None)
    said = [v for v in scene.verbs if that is not None and v.last < that]
    before = range(scene.first, that or scene.first)
    agreed = any(scene.low(i).startswith(_AGREED) for i in before)
    return agreed and bool(said) and said[-1].tense == "past" and not said[-1].negative


# "razılaşıblar ki", "razılıq əldə olunub ki", "şərtləşiblər ki"
_AGREED = ("razılaş", "razılı", "şərtləş", "qərarlaş")


def _was_awaited(scene: Scene, verb: Verb) -> bool:
    """Whether somebody was awaited who will not come: on a day that is told, for a reason, or as a sentence
    before tells, "martın 5-də Limaya | getməyəcək", "xəstəliyə görə Limaya | gəlməyəcək"."""
    if verb.kind != "finite" or verb.tense != "future" or not verb.has("go", "visit", "meet"):
        return False
    low = scene.opening(verb.first)
    if any(low <= w.first < verb.first for w in scene.whens):
        return True
    if any(scene.low(i) in _REASONS for i in range(low + 1, verb.first)):
        return True
    told, off = scene.before, False
    while told is not None and not off:
        off, told = any(v.has("cancel") and not v.negative for v in told.verbs), told.before
    return off


def is_done(scene: Scene, verb: Verb) -> bool:
    """Whether the first of two actions has been done, whatever the other is: "dünən A ilə görüşmüş, bu gün
    isə parlamentdə çıxış edəcək"."""
    return not verb.negative and scene.low(verb.last).endswith(_DONE)


def _is_of_what_will_be(scene: Scene, verb: Verb) -> bool:
    """Whether somebody comes when something is to be done: "gələrkən imzalanacağı gözlənilir"."""
    done = scene.verb_after(verb.last)
    return done is not None and done.kind == "object" and done.tense == "future" and not done.negative


def was_due(scene: Scene, last: int) -> bool:
    """Whether a verb tells what was to be: "gəlməli | idi"."""
    meant = scene.low(last).endswith(("acaqdı", "əcəkdi", "acaqdılar", "əcəkdilər"))  # "gələcəkdi"
    must = scene.low(last).endswith(("malı", "məli")) and scene.low(last + 1) in ("idi", "idilər")
    return meant or must


def contrast(scene: Scene, last: int) -> int | None:
    """The token of "lakin" after a verb."""
    after = range(last + 1, scene.last + 1)
    return next((i for i in after if scene.low(i) in ("lakin", "amma", "ancaq", "fəqət")), None)


def _runs_on(scene: Scene, verb: Verb) -> bool:
    """Whether a form in "-ib" is but the first of two actions to come: "görüşüb müzakirələr aparacaq"."""
    parted = scene.low(verb.last + 1) in (",", ";", ".", ":", "və", "ki") or verb.last >= scene.last
    main = scene.main(verb.last + 1) if not parted else None
    joined = scene.low(verb.last).endswith(("ıb", "ib", "ub", "üb"))
    return joined and main is not None and main.kind == "finite" and main.tense == "future"


def of_purpose(scene: Scene, verb: Verb) -> Mood:
    """ "görüşmək üçün gəlib", "görüşəcəyi gözlənilir", "görüşməsi planlaşdırılır"; a wish is no event."""
    if came_about(scene, verb):
        return Mood("held")
    if is_to_keep_in_touch(verb):
        return Mood("planned", denied=True)
    main = _governing(scene, verb)
    following = [scene.low(i) for i in range(verb.last + 1, min(verb.last + 4, scene.last) + 1)]
    if any(w in _WISHES or w.startswith(_WISHED) for w in following):
        return Mood("planned", denied=True)
    if is_doubtful(scene, verb.last, main) or (verb.kind == "noun" and _is_matter(scene, verb, main)):
        return Mood("planned", denied=True)  # "görüşəcəyi hələ məlum deyil"
    if (gone := _of_journey(scene, verb, main)) is not None:
        return gone
    if (done := behind(scene, verb)) is not None:
        return done
    if verb.kind in ("infinitive", "noun") and main is not None and main.name.startswith("təklif"):
        return Mood("planned", denied=True)  # "görüşməyi təklif edib", "görüş keçirilməsini təklif edib"
    if verb.has("signed", "sign") and scene.low(verb.last + 1).startswith(_WEIGHT):
        return Mood("held", earlier=True)  # "2023-cü ildə bəyannamənin imzalanmasının əhəmiyyəti"
    if main is not None and main.has("deny"):
        confirmed = main.negative and main.name.startswith(("inkar", "təkzib"))
        return Mood("planned", denied=not confirmed)  # "gedəcəyini inkar etməyib"
    if main is not None and main.has("cancel") and not _is_beside(scene, verb, main):
        return Mood("planned" if is_put_off(scene, main) else "cancelled")
    if verb.has("signed", "sign") and (done := _by_happening(scene, verb)) is not None:
        return done
    if main is not None and scene.low(verb.last + 1) == "üçün" and scene.low(main.last).endswith(NEEDED):
        return Mood("planned", denied=True)  # "sazişin imzalanması üçün konstitusiya dəyişməlidir"
    if verb.has("signed", "sign") and main is not None and scene.low(main.last).startswith("alqışla"):
        return Mood("held")
    if verb.has("signed", "sign") and main is not None and main.has("attend") and not main.negative:
        return Mood("planned" if main.tense == "future" else "held")  # "imzalanmasında iştirak ediblər"
    valued = verb.kind == "noun" and any(w.startswith(_VALUED) for w in following)
    if valued and main is not None and main.tense == "past" and not main.has("plan"):
        return Mood("held")
    if verb.kind == "noun" and ("hadisədir" in following or (main is not None and _shows(scene, main))):
        return Mood("held", earlier=True)  # "prezidentin Bakıya səfər etməsi mühüm hadisədir"
    if verb.kind == "noun" and scene.low(verb.last + 1).startswith(_RECALLED):
        return Mood("held", earlier=True)
    if main is not None and (_is_pointed_out(scene, verb, main) or _has_effect(scene, verb, main)):
        return Mood("held", earlier=True)
    purpose = scene.low(verb.last + 1).startswith(("üçün", "məqsəd", "niyyət", "fikrində", "ərəfəsində"))
    if is_no_errand(scene, verb, main) or is_only_believed(scene, verb):
        return Mood("planned", denied=True)
    purpose = purpose or (main is not None and agrees(main))
    settled = following[:1] == ["razılıq"] or any(
        w.startswith(("qərar", "razılıq", "razılaşma")) for w in following[1:]
    )
    purpose = purpose or (settled and not (main is not None and main.negative))
    planned = (
        purpose or verb.kind == "object" or (main is not None and main.has("plan", "invite", "go", "say"))
    )
    unplanned = main is not None and main.has("plan") and main.negative
    return Mood("planned", denied=verb.negative or not planned or unplanned)


# What follows the name of an action that was done, with the endings of that.
_BEHIND = {
    "sonra": ("sından", "sindən", "larından", "lərindən"),
    "ardınca": ("sının", "sinin", "larının", "lərinin"),
    "fonunda": ("sı", "si", "sının", "sinin", "ları", "ləri"),
    "baxmayaraq": ("sına", "sinə", "larına", "lərinə"),
    "rəğmən": ("sına", "sinə", "larına", "lərinə"),
}


def behind(scene: Scene, verb: Verb) -> Mood | None:
    """The mood of what was done before the news, or is to be done before what will be: "A ilə görüşməsindən |
    sonra", "görüşməsinin | ardınca", "görüşməsinə | baxmayaraq"; None elsewhere."""
    endings = _BEHIND.get(scene.low(verb.last + 1)) if verb.kind == "noun" else None
    if endings is None or not scene.low(verb.last).endswith(endings):
        return None
    main = scene.main(verb.last)
    ahead = main is not None and (main.tense == "future" or main.has("plan"))
    return Mood("planned" if ahead else "held", denied=verb.negative)


def _is_beside(scene: Scene, verb: Verb, main: Verb) -> bool:
    """Whether two clauses stand side by side: "A-nın Riqaya gedəcəyi, | Lima səfərinin ləğv edildiyi
    bildirilir"."""
    both = verb.kind == main.kind == "object" and verb.tense == "future"
    return both and scene.low(verb.last + 1) in (",", "və")


def _shows(scene: Scene, main: Verb) -> bool:
    """Whether what has been done is told to be something: "gəlməsi mühüm hadisə olub", "bunu göstərir"."""
    if main.kind != "finite" or main.tense == "future" or main.negative:
        return False
    return main.name.startswith(_SHOWING) or (
        main.name == "ol" and scene.low(main.first - 1).startswith(_OCCASIONS)
    )


def _is_matter(scene: Scene, verb: Verb, main: Verb | None) -> bool:
    """Whether what is to be done is but spoken of: "sazişin imzalanmasının vacibliyi", "görüşün gündəliyində
    sazişin imzalanması olub".
    """
    following = scene.low(verb.last + 1)
    weighed = verb.has("signed", "sign") and following.startswith(_WEIGHT) and not scene.whens
    caused = following == "ilə" and scene.low(verb.last + 2).startswith(_CAUSED)
    if following.startswith(_NEED) or weighed or caused:
        return True
    low = scene.opening(verb.first)
    agenda = any(scene.low(i).startswith(_AGENDA) for i in range(low, verb.first))
    return agenda and main is not None and main.name in ("ol", "yer_al", "dur", "dayan")


def _governing(scene: Scene, verb: Verb) -> Verb | None:
    """The verb that governs what somebody is to do; of a list of such things that after the last one:
    "Gəncəyə getməsi, fabrikə baxması nəzərdə tutulub".
    """
    main = scene.verb_after(verb.last)
    listed_ = verb.kind == "noun" and scene.low(verb.last + 1) in (",", "və")
    return scene.main(verb.last) if listed_ and main is not None and main.kind == "noun" else main


def _of_journey(scene: Scene, verb: Verb, main: Verb | None) -> Mood | None:
    """What becomes of somebody's going: "Bakıya getməsi baş tutmayıb", "getməkdən vaz keçib"."""
    if main is None or not verb.has("go", "visit", "meet"):
        return None
    if verb.kind == "noun" and main.name in _TAKES_PLACE:
        return Mood("cancelled" if main.negative else "held", earlier=pluperfect(scene, main))
    gives_up = main.name.startswith(("vaz", "daşın", "imtina")) and verb.has("go", "visit")
    return Mood("cancelled", denied=main.negative) if gives_up else None


def _is_pointed_out(scene: Scene, verb: Verb, main: Verb) -> bool:
    """Whether somebody points at what was done: "sənədin imzalanmasını xüsusilə vurğulayıblar"."""
    between = [scene.low(i) for i in range(verb.last + 1, main.first)]
    gerund = verb.kind == "noun" and scene.low(verb.last).endswith(("ması", "məsi", "masını", "məsini"))
    said = main.kind == "finite" and main.tense == "past" and not main.negative
    return gerund and said and main.name.startswith(_POINTED_OUT) and all(w in _EMPHASIS for w in between)


def _has_effect(scene: Scene, verb: Verb, main: Verb) -> bool:
    """Whether what was signed is told to have changed something: "bəyannamənin imzalanması əlaqələri yeni
    mərhələyə çıxarıb"."""
    signs = verb.has("signed", "sign") and scene.low(verb.last).endswith(("ması", "məsi"))
    done = main.kind == "finite" and main.tense == "past" and not main.negative
    words = (scene.low(i) for i in range(main.first - 1, main.last + 1))
    return signs and done and any(w.startswith(_EFFECTS) for w in words)


def _by_happening(scene: Scene, verb: Verb) -> Mood | None:
    """What a verb after the name of an action says of it: "sazişin imzalanması dünən baş tutub"; None where
    none does.
    """
    main = scene.verb_after(verb.last) if verb.kind == "noun" else None
    if main is None or not main.has("happen") or main.has("light") or verb.name == main.name:
        return None
    if main.kind == "noun":  # "imzalanmasının fevralda reallaşması planlaşdırılır"
        after = scene.verb_after(main.last)
        return Mood("planned", denied=after.negative) if after is not None and after.has("plan") else None
    if main.negative:
        return Mood("cancelled")
    ahead = main.tense == "future"
    return Mood("planned" if ahead else "held") if main.kind in ("finite", "object") else None


def pluperfect(scene: Scene, verb: Verb) -> bool:
    """Whether a verb tells what was before: "görüşmüşdü"."""
    return scene.low(verb.last).endswith(_PLUPERFECT)


_PLUPERFECT = tuple(f"m{v}şd{v}{p}" for v in "ıiuü" for p in ("", "lar", "lər"))


# "Səfərin proqramına A ilə görüş daxildir"
_PROGRAMME = ("gündəli", "proqram", "cədvəl", "qrafik", "təqvim")
_HAS = ("var", "vardır", "daxildir", "daxil", "yer", "alıb", "alır")


def is_on_programme(scene: Scene, index: int, ends: tuple[str, ...] = _HAS) -> bool:
    """Whether a sentence lists what a programme has: "Gündəlikdə A ilə görüş, sazişin imzalanması var"; the
    words that ``ends`` lists say so."""
    opening = scene.opening(index)
    named = any(scene.low(i).startswith(_PROGRAMME) for i in range(opening, index))
    main = scene.main(index)
    return named and main is not None and scene.low(main.last) in ends


def agrees(verb: Verb) -> bool:
    """Whether a verb says what was agreed on in the course of an event: "görüşdə razılaşıblar"."""
    return verb.name.startswith(("razıla", "razılıq", "razılığ", "təklif", "qərar", "vəd"))
