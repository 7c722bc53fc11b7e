"""Whether an event that a noun names was held, is planned or called off: "səfəri baş tutmayacaq"."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from kg.extract.languages.az.aims import is_aim
from kg.extract.languages.az.beginnings import tells_when
from kg.extract.languages.az.doubts import (
    goes_on,
    is_doubtful,
    is_duty,
    is_habit,
    is_only_thought_of,
    is_untrue,
)
from kg.extract.languages.az.eves import is_eve
from kg.extract.languages.az.judged_so import is_judged
from kg.extract.languages.az.leading import beyond_delegations
from kg.extract.languages.az.moving import is_moved, is_put_off
from kg.extract.languages.az.only_named import is_only_named
from kg.extract.languages.az.scene import Noun, Scene, listed
from kg.extract.languages.az.syntax import joins_names
from kg.extract.languages.az.tense import (
    Mood,
    agrees,
    contrast,
    is_done,
    is_on_programme,
    of_purpose,
    pluperfect,
)
from kg.extract.languages.az.verbs import Verb

# What is told of an event that was held, and the small words that may stand before it
_TAKES_PLACE = frozenset(("keçiril", "aparıl", "təşkil_olun", "təşkil_edil", "reallaşdırıl"))
_HOLD = frozenset(("keçir", "apar", "təşkil_et", "gerçəkləşdir", "reallaşdır", "həyata_keçir"))
_BESIDE = frozenset(("isə", "də", "da", "artıq", "nəhayət", ",", "(", ")"))
# What does not do so was due. "səfəri baş tutmayıb"
_DUE = frozenset(["baş_tut", "reallaş", "gerçəkləş"])


class _At(NamedTuple):
    """A noun of an event with the first verb right of it that is no participle, and the first of any kind."""

    scene: Scene
    noun: Noun
    verb: Verb | None
    following: Verb | None


def of_noun(scene: Scene, noun: Noun) -> tuple[Mood, Verb | None]:
    """Return the mood of an event that a noun names, and the verb that governs it."""
    verb = _beyond_occasion(scene, noun, scene.verb_after(noun.index))
    if noun.case in ("loc", "dat") and noun.stem in listed("nouns", "conference"):
        verb = beyond_delegations(scene, verb)
    at = _At(scene, noun, verb, scene.next_verb(noun.index))
    told = next((mood for rule in _RULES if (mood := rule(at)) is not None), None)
    if noun.case == "dat" and scene.low(noun.index + 1) in ("hazırlıq", "hazırlığı", "hazırlıqla"):
        told = told or Mood("planned")  # "sammitə | hazırlıq müzakirə olunub"
    told = told or (_governed(scene, noun, at.verb) if at.verb is not None else Mood())
    if told.modality == "cancelled" and at.verb is not None and at.verb.kind == "object":
        told = replace(told, denied=told.denied or is_untrue(scene, at.verb.last))
    return told, at.verb


def _beyond_occasion(scene: Scene, noun: Noun, verb: Verb | None) -> Verb | None:
    """The verb after that of an occasion: "Görüş səfirin işini başa vurması ilə əlaqədar | olub"."""
    while verb is not None and noun.case == "nom" and verb.kind in ("noun", "infinitive"):
        after = (scene.low(verb.last + 1), scene.low(verb.last + 2))
        if after not in _OCCASION and not after[0].startswith("münasibəti"):
            break
        verb = scene.verb_after(verb.last)
    return verb


_OCCASION = (("ilə", "əlaqədar"), ("ilə", "bağlı"))


def _of_eve(at: _At) -> Mood | None:
    """What is awaited is still to come on its eve, when something else takes place: "gözlənilən səfəri
    ərəfəsində | görüş keçirilib"."""
    scene, noun = at.scene, at.noun
    if scene.low(noun.index + 1) not in _EVES:
        return None
    near = range(max(scene.first, noun.index - _NEAR_NOUN), noun.index)
    return Mood("planned") if any(scene.low(i).startswith(_AWAITED) for i in near) else None


def _of_matter(at: _At) -> Mood | None:
    """Talks of states that are but on the agenda of others are no event: "Çadla Peru arasında | danışıqlar da
    gündəlikdə olub"."""
    scene, noun = at.scene, at.noun
    if not noun.stem.startswith("danışıq") or noun.case != "nom" or noun.owned or at.verb is None:
        return None
    told = at.verb.kind == "finite" and at.verb.tense == "past" and not at.verb.negative
    opens = scene.low(scene.first) in _OFF_AGENDA and at.verb.name == "ol"
    on_agenda = at.verb.name.startswith(_OFF_AGENDA) or opens
    return Mood("held", denied=True) if told and on_agenda else None


def _of_participle_after(at: _At) -> Mood | None:
    """ "səfəri planlaşdırılan nazir", "səfəri baş tutmayan nazir", "danışıqlara ev sahibliyi etmiş ölkə"."""
    noun, following = at.noun, at.following
    if following is None or following.kind != "attribute":
        return None
    if following.has("plan", "cancel") and noun.owned:
        return Mood("cancelled" if following.has("cancel") else "planned")
    if following.negative and following.has("happen") and noun.owned:
        return Mood("cancelled")
    hosted = following.tense == "past" and following.name == "ev_sahibliyi_et" and noun.case == "dat"
    return Mood("held", earlier=True) if hosted else None


def _in_course(scene: Scene, noun: Noun) -> bool:
    """Whether what follows happens in the course of an event; "görüşün vaxtı" is its date."""
    after = scene.after(noun.index)
    return after in listed("cues", "during") and not (noun.case == "gen" and after == "vaxtı")


def _of_occasion(at: _At) -> Mood | None:
    """What somebody did at a talk says that it was held, whatever he spoke of: "görüşdə istisna etməyib",
    "görüş zamanı ləğv etməyə çağırıb", "dəstəkləyəcəyini bildirib".
    """
    scene, noun = at.scene, at.noun
    course = _in_course(scene, noun) or scene.low(noun.index + 1) == "sonra"
    main = scene.main(noun.index)
    if noun.stem not in listed("nouns", "meeting") or not (course or noun.case == "loc") or main is None:
        return None
    if scene.low(noun.index + 1).startswith("iştirakdır"):
        return None  # "səfərin məqsədi keçiriləcək görüşdə | iştirakdır"
    done = main.kind == "finite" and main.tense == "past" and scene.low(noun.index + 1) != "ərəfəsində"
    if not done or main.has("happen", "light", "attend", "plan", "cancel", "sign", "signed", "be"):
        return None
    # "görüşdə müzakirə ediləcəyini bildirib": what is to be done at the talk.
    ahead = at.verb is not None and at.verb.kind == "object" and at.verb.tense == "future"
    if (
        at.verb is not None
        and ahead
        and (
            at.verb.has("happen", "light", "meet", "sign", "signed", "attend")
            or at.verb.name.startswith(_TALKED)
        )
    ):
        return None
    infinitive = at.verb is not None and at.verb.kind == "infinitive"
    intends = infinitive and scene.low(at.verb.last + 1 if at.verb else 0).startswith(_INTENT)
    return None if intends else Mood("held", earlier=pluperfect(scene, main))


# What is done at talks themselves.
_TALKED = ("müzakirə", "nəzərdən", "danış", "fikir", "təhlil", "gözdən")


def _of_programme(at: _At) -> Mood | None:
    """What is being prepared or on an agenda: "səfərinə hazırlıq", "səfəri gündəlikdədir", "proqramda görüş
    var".
    """
    scene, noun = at.scene, at.noun
    near = range(noun.index + 1, min(noun.index + 5, scene.last))
    if noun.owned and any(scene.low(i).startswith("hazırlı") for i in near):
        return Mood("planned")
    listed_ = range(noun.index + 1, min(scene.last, noun.index + 9) + 1)
    if noun.owned and any(scene.low(i) in _OFF_AGENDA and scene.low(i + 1) == "deyil" for i in listed_):
        return Mood("cancelled", denied=_described(scene, noun) is None)
    if noun.owned and noun.case == "nom" and any(scene.low(i) in _ON_AGENDA for i in listed_):
        return Mood("planned")
    on, off = is_on_programme(scene, noun.index), is_on_programme(scene, noun.index, _LACKS)
    return Mood("planned", denied=off) if noun.case == "nom" and (on or off) else None


def _of_doubt(at: _At) -> Mood | None:
    """What may be, what is but a condition or a habit, and reports that are denied are no events."""
    scene, noun = at.scene, at.noun
    main = scene.main(noun.index)
    if main is not None and is_habit(scene, main):
        return Mood("held", denied=True)
    if noun.plural and any(is_habit(scene, v) for v in scene.verbs):
        return Mood("held", denied=True)  # "görüşlər 2000-ci ildə başlayıb və hər il keçirilir"
    if noun.plural and not scene.whens and goes_on(scene, noun, main):
        return Mood("planned", denied=True)
    if is_only_thought_of(scene, noun) or is_judged(scene, noun):
        return Mood("planned", denied=True)
    if noun.case not in ("nom", "gen") or _in_course(scene, noun):
        return None
    return Mood("planned", denied=True) if is_doubtful(scene, noun.index, main) else None


def _of_denial(at: _At) -> Mood | None:
    """ "səfərindən imtina edib", "görüşünü təkzib edib"."""
    if at.verb is None or not at.verb.has("deny"):
        return None
    refused = at.verb.name.startswith(_REFUSES) and at.noun.case == "abl" and not at.verb.negative
    return Mood("cancelled") if refused else Mood(denied=True)


def _of_calling_off(at: _At) -> Mood | None:
    """What is moved to another day, or called off."""
    scene, noun, verb = at.scene, at.noun, at.verb
    if noun.case == "gen" and scene.low(noun.index + 1).startswith("ləğvi"):
        return Mood("cancelled")  # "səfərin ləğvi barədə qərar qəbul edilib"
    if is_moved(scene, noun, verb):
        return Mood("planned", denied=verb is not None and pluperfect(scene, verb))
    if verb is not None and verb.has("cancel") and is_put_off(scene, verb):
        return Mood("planned")
    off = verb is not None and verb.has("cancel")
    if off and any(scene.low(i).startswith(_MAY) for i in range(noun.index + 1, scene.last + 1)):
        return Mood("planned")  # "görüşün təxirə salınmasına gətirib çıxara bilər"
    called = noun.case in ("nom", "acc", "dat", "abl") or (
        verb is not None and noun.case == "gen" and verb.kind in ("object", "noun")
    )
    if verb is not None and off and called:
        return Mood("cancelled", denied=verb.negative)
    return None


def _of_falling_through(at: _At) -> Mood | None:
    """ "görüşü baş tutmayacaq"; "görüş olmayıb" only where it was due."""
    scene, noun, verb = at.scene, at.noun, at.verb
    bare = verb is not None and noun.case == "nom" and verb.first == noun.index + 1
    if verb is not None and (noun.owned or bare) and scene.low(verb.last).startswith("alınma"):
        return Mood("cancelled")  # "səfəri alınmayıb"
    if verb is None or not verb.negative or not verb.has("happen", "light"):
        return None
    if noun.case not in ("nom", "gen"):
        return None
    due = _of_participle_before(at) is not None or bool(scene.whens)
    due = due or verb.name in _DUE or scene.low(verb.first - 1) == "mümkün"
    due = due or (noun.owned and verb.has("happen") and verb.tense == "future")
    return Mood("cancelled", denied=not due)


def _of_participle_before(at: _At) -> Mood | None:
    """ "keçiriləcək forum", "gələcək səfər barədə", "mümkün görüş"."""
    scene, noun = at.scene, at.noun
    told = _described(scene, noun)
    about = scene.after(noun.index) in ("barədə", "haqqında", "dair", "ilə", "üçün")
    if told is None and about and _coming(scene, noun):
        return Mood("planned")
    return Mood() if told is not None and _took_place(at) else told


def _took_place(at: _At) -> bool:
    """ "planlaşdırılan iclas Ankarada baş tutub", "təxirə salınan görüş martın 3-də keçirilib"."""
    scene, verb = at.scene, at.verb
    if verb is None or verb.negative or verb.kind != "finite" or verb.tense != "past":
        return False
    if verb.name in _DUE or (verb.first == at.noun.index + 1 and verb.name in _HOLD):
        return True  # "planlaşdırılan görüşü | keçiriblər"
    there = [(s.first, s.last) for s in scene.sites] + [(w.first, w.last) for w in scene.whens]
    told = {i for first, last in there for i in range(first, last + 1)}
    between = [scene.low(i) for i in range(at.noun.index + 1, verb.first) if i not in told]
    close = at.noun.case == "nom" and all(w in _BESIDE or w.startswith("şəhər") for w in between)
    return close and (verb.name in _TAKES_PLACE or (verb.name == "ol" and bool(told)))


def _of_duty(at: _At) -> Mood | None:
    """ "üçtərəfli görüşlər təşkil edilməlidir"."""
    verb = at.verb
    meant = verb is not None and verb.kind == "finite" and is_duty(at.scene, verb)
    return Mood("planned", denied=True) if meant else None


def _of_arranging(at: _At) -> Mood | None:
    """What somebody is working for: "səylərimiz prezidentlərin görüşünün təşkilinə yönəlib"; he may thank for
    what was: "görüşün təşkilinə görə".
    """
    scene, noun = at.scene, at.noun
    if noun.case != "gen" or not scene.low(noun.index + 1).startswith("təşkili"):
        return None
    words = [scene.low(i) for i in range(noun.index + 2, min(noun.index + 6, scene.last) + 1)]
    if any(w.startswith(_READY) for w in words):
        return Mood("planned", denied=True)  # "görüşlərin təşkilinə hazır olduğunu bildirib"
    thanks = any(w.startswith(("təşəkkür", "minnətdar")) for w in words)
    return Mood("planned") if not thanks and any(w.startswith(_WORKING) for w in words) else None


def _of_exclusion(at: _At) -> Mood | None:
    """ "səfəri istisna deyil", "görüşü istisna edilmir": it only may be."""
    return Mood("planned", denied=True) if at.scene.low(at.noun.index + 1) == "istisna" else None


def _of_adjective(at: _At) -> Mood | None:
    scene, before = at.scene, at.noun.index - 1
    if scene.low(before) in ("planlaşdırılan", "gözlənilən"):
        return Mood("planned")
    if scene.low(before) == "mümkün":
        return Mood("planned", denied=not scene.whens)
    # "nazirin | qarşıdakı | rəsmi Riqa səfəri"
    before -= scene.low(before) in _KINDS
    before = next((s.first - 1 for s in scene.sites if s.last == before), before)
    return Mood("planned") if scene.low(before - (scene.low(before) in _KINDS)) in _AHEAD else None


def _of_trying(at: _At) -> Mood | None:
    """What somebody only tries or wants to arrange: "liderlər arasında görüş təşkil etməyə çalışır"."""
    verb = at.verb
    if verb is None or verb.kind != "infinitive" or not verb.has("light"):
        return None
    after = at.scene.low(verb.last + 1)
    return Mood("planned", denied=True) if after.startswith(_TRIES) else None


def _of_aim(at: _At) -> Mood | None:
    return Mood("planned") if is_aim(at.scene, at.noun) else None


def _of_row(at: _At) -> Mood | None:
    """What comes next: "Sırada nazirin Riqa səfəri var"."""
    scene = at.scene
    main = scene.main(at.noun.index) if scene.low(scene.opening(at.noun.index)) in _IN_ROW else None
    listed_ = main is not None and scene.low(main.last) in ("var", "vardır", "gəlir", "durur", "dayanır")
    return Mood("planned") if listed_ else None


def _of_results(at: _At) -> Mood | None:
    """ "Görüşdə prezidentin səfəri zamanı əldə olunan razılaşmalar müzakirə edilib": it was before."""
    return Mood("held", earlier=True) if tells_when(at.scene, at.noun.index) else None


def _of_consent(at: _At) -> Mood | None:
    main = at.scene.main(at.noun.index) if is_agreed_on(at.scene, at.noun) else None
    refused = main is not None and (main.negative or at.scene.low(main.last).startswith("vermə"))
    return Mood("planned", denied=refused) if main is not None else None


def is_agreed_on(scene: Scene, noun: Noun) -> bool:
    """Whether somebody agrees to a talk: "görüşə razılıq verib", "görüşü barədə razılıq əldə olunub"."""
    about = scene.low(noun.index + 1) in ("barədə", "haqqında", "barəsində") and noun.case in ("nom", "gen")
    return (noun.case == "dat" or about) and scene.low(noun.index + 1 + about).startswith("razı")


def _of_object(at: _At) -> Mood | None:
    return Mood("planned", denied=True) if is_only_named(*at[:3]) else None


def _of_course(at: _At) -> Mood | None:
    eve = at.noun.stem in listed("nouns", "visit") and at.scene.low(at.noun.index + 1) == "ərəfəsində"
    if eve or is_eve(at.scene, at.noun):
        return Mood("planned")
    during = _in_course(at.scene, at.noun)
    return _during(at.scene, at.noun, at.verb) if during or at.noun.case in ("loc", "abl") else None


_RULES = (
    _of_eve, _of_matter, _of_results, _of_participle_after, _of_exclusion, _of_doubt, _of_programme,
    _of_occasion, _of_denial,
    _of_calling_off, _of_falling_through, _of_participle_before, _of_duty, _of_arranging, _of_adjective,
    _of_consent, _of_trying, _of_aim, _of_row, _of_course, _of_object,
)  # fmt: skip
# "səfəri hər iki ölkənin gündəliyindədir"
_ON_AGENDA = ("gündəliyindədir", "gündəlikdədir", "gündəmdədir", "proqramındadır", "planındadır")
# "proqramda görüş | yoxdur"
_LACKS = ("yoxdur", "yox", "almayıb", "almır", "daxil deyil")
# Before an event to come, and what may stand between
_AHEAD = frozenset(["qarşıdakı", "gözlənilən", "yaxınlaşan"])
_KINDS = frozenset(["rəsmi", "işgüzar", "dövlət", "ilk"])
_IN_ROW = frozenset(["sırada", "qarşıda", "növbədə"])
# "gözlənilən | rəsmi səfəri ərəfəsində"
_EVES, _AWAITED, _NEAR_NOUN = ("ərəfəsində", "öncəsi", "öncəsində"), ("gözlən", "planlaşdırıl", "nəzərdə"), 5
_OFF_AGENDA = ("gündəmdə", "gündəlikdə", "planda", "proqramda")
_INTENT = ("niyyət", "fikrində", "üçün", "məqsəd")
_MAY = ("bilər", "biləc")
_TRIES = ("çalış", "istə", "cəhd", "hazır", "səy")
_READY = ("hazır",)
_WORKING = ("yönəl", "çalış", "istiqamətində", "səy", "təklif", "hazır", "niyyət")
_REFUSES = ("imtina", "boyun", "vaz", "daşın")


def _coming(scene: Scene, noun: Noun) -> bool:
    return any(
        scene.low(i) in listed("cues", "coming") for i in range(max(scene.first, noun.index - 4), noun.index)
    )


def _described(scene: Scene, noun: Noun) -> Mood | None:
    """ "keçiriləcək forum", "planlaşdırılan səfər", "baş tutmalı olan görüş", "ləğv edilmiş görüş"."""
    verbs = [v for v in scene.verbs if v.last < noun.index and v.kind in ("attribute", "object")]
    if not verbs or noun.index - verbs[-1].last > 14:
        return None
    between = range(verbs[-1].last + 1, noun.index)
    if any(scene.low(i) in (",", ";", ":") and not joins_names(scene, i) for i in between) or any(
        verbs[-1].last < v.last < noun.index for v in scene.verbs
    ):
        return None
    verb = verbs[-1]
    people = [a for a in scene.actors if a.party.kind == "person" and a.first in between]
    if verb.kind == "attribute" and (any(a.may("nom") for a in people) or (people and verb.name in _CHOSEN)):
        return None  # "səfəri təxirə salınmış A | Forumda çıxış edib", "yeni təyin olunmuş A-nın | görüşü"
    if verb.has("cancel"):
        return Mood("cancelled")
    if verb.has("plan") or (verb.tense == "future" and verb.has("happen", "light", "host", "attend", "be")):
        return Mood("planned", denied=verb.negative)
    must = verb.has("be") and scene.low(verb.last - 1).endswith(("malı", "məli"))
    return Mood("planned") if must else None


# Said of people, and also of what is planned
_CHOSEN = frozenset(["təyin_olun", "təyin_edil"])
# What is still to be done in the course of an event: "səfəri zamanı rəsmiləşdiriləcəyi"
_TO_BE = ("acağı", "əcəyi")


def _during(scene: Scene, noun: Noun, verb: Verb | None) -> Mood:
    """What the course of an event brought says that the event is, or will be."""
    main = scene.main(noun.index)
    if scene.low(noun.index + 1) == "ərəfəsində":
        return Mood("planned")
    # "inkişaf edəcəyinə əmin olduğunu bildirib" is said of the future at talks that were held
    trusted = verb is not None and scene.low(verb.last).endswith(("nə", "na"))
    ahead = verb is not None and verb.kind == "object" and verb.tense == "future" and not verb.negative
    if ahead and not trusted:
        return Mood("planned")
    meant = verb is not None and verb.kind == "infinitive" and verb.has("meet")
    if meant and scene.low(verb.last + 1 if verb else 0).startswith(_INTENT):
        return Mood("planned")  # "sammitdə görüşmək niyyətindədir"
    if main is None:
        return Mood()
    if main.has("say") and any(scene.low(i).endswith(_TO_BE) for i in range(noun.index + 2, main.first)):
        return Mood("planned")  # "səfəri zamanı məktəbin açılacağı bildirilib"
    planned = (
        main.has("plan") and not agrees(main) and main.name != "hazırlan"
    )  # "səfər zamanı saziş hazırlanıb"
    ahead = main.tense == "future" or planned
    return Mood("planned" if ahead else "held", earlier=pluperfect(scene, main))


def _is_undone(scene: Scene, verb: Verb) -> bool:
    """ "martın 5-nə planlaşdırılmışdı, lakin müddətsiz təxirə salınıb", "... amma baş tutmadı"."""
    but = contrast(scene, verb.last)
    after = [v for v in scene.verbs if but is not None and v.first > but and v.kind == "finite"]
    off = any(v.has("cancel") and not v.negative and not is_put_off(scene, v) for v in after)
    return off or any(v.negative and v.name in _DUE for v in after)


def _governed(scene: Scene, noun: Noun, verb: Verb) -> Mood:
    main = scene.main(noun.index) or verb
    if verb.kind == "converb" and verb.has("light", "happen") and is_done(scene, verb):
        return Mood("held", earlier=pluperfect(scene, main))
    if main.has("cancel") or verb.has("cancel"):
        return Mood("cancelled")
    if verb.negative and verb.has("happen", "light"):
        return Mood("cancelled", denied=not scene.whens and verb.name not in _DUE)
    if scene.low(main.last) in ("daxildir", "salınıb"):
        return Mood("planned")
    if noun.case == "acc" and main.name.startswith(("xatırla", "yada_sal")) and main.tense == "past":
        return Mood("held", earlier=True)  # "səfir nazirlə görüşünü məmnunluqla xatırlayıb"
    if verb.has("plan") and pluperfect(scene, verb) and _is_undone(scene, verb):
        return Mood("cancelled")
    if verb.has("plan") or main.has("plan"):
        offered = verb.kind == "noun" and main.name.startswith("təklif")
        return Mood("planned", denied=offered or main.negative or (verb.negative and verb.has("plan")))
    if verb.has("invite") or main.has("invite"):
        return Mood("planned")
    if verb.kind in ("infinitive", "noun", "wish") or (verb.kind == "object" and verb.tense == "future"):
        return of_purpose(scene, verb) if verb.kind != "wish" else Mood(denied=True)
    ahead = main.tense == "future" or verb.tense == "future"
    return Mood("planned" if ahead else "held", earlier=pluperfect(scene, main))
