"""Verbs that introduce what was discussed in Azerbaijani, with where their topics stand."""

from __future__ import annotations

from kg.extract.languages.az.agendas import GATHERINGS, OF_TALKS, POSTPOSITIONS, Cue, agenda_of, is_of_states
from kg.extract.languages.az.beginnings import DURING, OCCASIONS, PASSIVE, begin
from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.journeys import journey_of
from kg.extract.languages.az.judged import holds_matters, is_praise, judged
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.lists import Stretch, headed
from kg.extract.languages.az.reasons import reason
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.stances import after_doer, of_infinitive, stance
from kg.extract.languages.az.stressed import describes_speaker, stressed, weighed
from kg.extract.languages.az.verbs import Verb
from kg.records import EventType

_CLOSERS = words_of("topics", "closers")
_ADDRESSEES = words_of("topics", "addressees")


def _list(name: str) -> frozenset[str]:
    return frozenset(table("topics")[name].split())


_OBJECTS, _DATIVE, _ABLATIVE = _list("objects"), _list("dative"), _list("ablative")
_DEVOTED = frozenset(["həsr_olun", "həsr_edil", "ayrıl"])
# "enerji görüşün əsas mövzusu olub", "enerji görüşün diqqət mərkəzində olub"
_SUBJECTS = ("müzakirə_mövzu", "müzakirə_predmet", "müzakirə_obyekt", "araşdırma_mövzu", "diqqət_mərkəz")
# Who has an eye on a matter.
_WATCHERS = frozenset(["başçı", "lider", "rəhbər", "prezident", "tərəf", "ölkə", "dövlət", "hökumət"])
_ATTENTION = frozenset(["diqqət", "diqqəti", "diqqətini"])
# Only at an occasion that the sentence opens with: "İclasda görüləcək işlər müəyyənləşdirilib"
_HELD_THERE = frozenset(["yer_al", "müəyyənləşdiril", "müəyyən_edil", "müəyyən_olun", "razılaşdırıl"])
_ATTENDED = _list("attended")
# What one looks at to speak of it: "məsələlərə baxıblar"
_LOOKED_AT = words_of("vocabulary", "looked_at")
ABOUT, _TELLING, _STRESS = _list("about"), _list("telling"), _list("stress")
# "alınmasını | sürətləndirməyi razılaşdırıblar"
_INFINITIVES = ("məyi", "mağı")
_ASKED = frozenset(["maraqlanıb", "maraqlanıblar", "maraqlandı", "maraqlanaraq"])
_GONE = frozenset(["gedib", "gedir", "gedəcək", "getdi", "gedirdi"])
# "müzakirələr tranzit ətrafında aparılıb"
_CARRIED_ON = frozenset(["cərəyan_et", "aparıl", "keçiril", "davam_et", "davam_etdiril", "baş_tut"])
_TALKED = frozenset(["söhbət", "söz", "danışıqlar", "müzakirələr", "müzakirə"])
# What somebody says of a matter: "sülh prosesi barədə mövqeyini açıqlayıb".
_STANCES = words_of("vocabulary", "stances")
_OF_SIDES = frozenset(["ölkəsinin", "ölkənin", "öz", "tərəfin", "hökumətinin", "hökumətin", "dövlətinin"])
# Whom somebody tells of a matter outside a talk.
_PRESS = ("jurnalistlər", "müsahibəsində", "mətbuata", "brifinqdə", "jurnalistə", "müxbirlər")
# A postposition stands so many tokens before its cue at most.
_REACH = 7
_EVENTS = frozenset(["görüş", "danışıq", "səfər", "söhbət", "zəng", "sammit", "forum"])
_MANNERS = words_of("topics", "manners")
_ACCUSATIVE = tuple(f"n{v}" for v in "ıiuü")
# "ayrıca mövzu kimi", "başlıca prioritet kimi"
_AS_WHAT = frozenset(["mövzu", "məsələ", "istiqamət", "prioritet", "sual"])
_RANKING = frozenset(["ayrıca", "əsas", "başlıca", "prioritet", "mühüm", "vacib", "xüsusi", "bir", "ayrı"])
# Talks that are no calls, if nothing before them says so: "görüşdə", and what says so.
_AT_TABLE = frozenset(["görüş", "qəbul", "nahar", "yemək", "ziyafət", "audiensiya"])
_DISTANT = ("telefon", "video", "onlayn", "virtual")


def occasion(scene: Scene, topics: int = 0) -> tuple[EventType, ...]:
    """What the sentence opens with as its occasion: "Görüşdə", "Sammitdə"; or what stands right before the
    token where topics begin: "prezidentlərin qatıldığı toplantıda | ticarət müzakirə olunub".
    """
    near = [topics - 1] if topics > scene.first + 8 else []
    first = _after_source(scene)
    for index in (*range(first, min(first + 8, scene.last)), *near):
        noun = scene.noun(index, OCCASIONS)
        within = scene.low(index + 1) in ("çərçivəsində", "kuluarlarında", "ərəfəsində")
        verb = scene.next_verb(index)
        if noun is not None and verb is not None and verb.first == index + 1 and verb.has("attend"):
            continue  # "forumda iştirak edəcəyini deyib, X haqqında məlumat verib"
        if noun is not None and noun.stem in GATHERINGS and within:
            continue
        aimed = "məqsədi" in (scene.low(index + 1), scene.low(index + 2))
        if noun is not None and noun.stem == "səfər" and aimed:
            return ("visit",)  # "Səfərin əsas məqsədi X-i müzakirə etməkdir"
        if noun is not None and (noun.case == "loc" or scene.low(index + 1) in DURING):
            gathers = noun.stem in GATHERINGS and scene.low(index - 1) != "zirvə"
            return ("conference",) if gathers else _kinds_of_talk(scene, index, noun.stem)
    return ()


def _kinds_of_talk(scene: Scene, index: int, stem: str) -> tuple[EventType, ...]:
    """Whether a talk is one at a table or a call, where its words tell: "telefon danışığı zamanı"."""
    by_phone = scene.low(index - 1).startswith(_DISTANT) or stem == "zəng"
    if by_phone:
        return ("call",)
    return ("meeting",) if stem in _AT_TABLE else ("meeting", "call")


def _after_source(scene: Scene) -> int:
    """The first token beyond who told the news: "Nazirlikdən verilən məlumata əsasən, | görüşdə"."""
    marks = (i + 2 for i in range(scene.first, scene.last - 2) if scene.tokens[i + 1].text == ",")
    return next((i for i in marks if scene.low(i - 2) in ("əsasən", "görə", "ki")), scene.first)


def of_verb(scene: Scene, verb: Verb) -> Cue | None:
    name = verb.name
    agenda = agenda_of(scene, verb)
    if agenda is not None:
        return agenda
    if (named := reason(scene, verb)) is not None:
        return named
    if any(is_of_states(scene, i) for i in range(scene.opening(verb.first) + 1, verb.first)):
        return None
    goes = scene.low(verb.last) in _GONE or (verb.kind == "finite" and name in _CARRIED_ON)
    goes = goes or (name == "ol" and scene.low(verb.first - 1) == "ətrafında")
    if goes and (conversation := _conversation(scene, verb)) is not None:
        return conversation
    if is_praise(scene, verb) or (verb.name in _HELD_THERE and not holds_matters(scene, verb)):
        return None
    governed = _asked(scene, verb) or _about(scene, verb) or _stance(scene, verb)
    if governed is None and (said := judged(scene, verb)) is not None:
        return Cue(verb.first, said, True, verb)
    if governed is not None:
        return governed
    told = verb.kind != "attribute" or describes_speaker(scene, verb)
    if name == "bax" and scene.noun(verb.first - 1, _LOOKED_AT) is None:
        return None  # "laboratoriyalara baxıblar": a place
    if name in _DATIVE and told and (name not in _ATTENDED or _is_attention(scene, verb)):
        return _oblique(scene, verb, "dat")
    if name in _ABLATIVE and told:
        found = _oblique(scene, verb, "abl")
        if found is not None:
            return found
    if name.startswith(("dəyərləndir", "qiymətləndir")) and scene.noun(verb.first - 1, _EVENTS) is not None:
        return None  # "telefon danışığını dəyərləndirib"
    if journey_of(scene, verb) is not None:
        return None  # "Riqa və Oslonu əhatə edən səfər"
    if verb.kind == "attribute" and (name in PASSIVE or name.startswith(("dəyərləndir", "qiymətləndir"))):
        return None  # "müzakirə olunan mövzular": what was discussed comes after it
    if name in _OBJECTS and (verb.kind != "noun" or _announced(scene, verb)):
        if verb.kind in ("object", "noun"):
            return _of_object(scene, verb)
        return _object(scene, verb)
    if name not in _STRESS or not (verb.kind in ("finite", "converb") or describes_speaker(scene, verb)):
        return None
    stretch = stressed(scene, begin(scene, verb), verb)
    return Cue(verb.first, stretch, True, verb) if stretch is not None else None


def _object(scene: Scene, verb: Verb) -> Cue | None:
    """ "A və B-ni müzakirə ediblər", "A və B müzakirə olunub"."""
    passive = verb.name in PASSIVE
    last = _before_occasion(scene, verb)
    first = begin(scene, verb, last + 1)
    kinds: tuple[EventType, ...] = ()
    while verb.name.startswith(_SUBJECTS) and last > first and scene.low(last) in OF_TALKS:
        # "sülh planı liderlərin əsas müzakirə mövzusu olacaq"
        kinds = ("conference",) if scene.noun(last, GATHERINGS) is not None else kinds
        last -= 1
    if first > last:
        return None
    of_weight = weighed(scene, first, last) if "mövzu" in verb.name else None
    last = _before_manner(scene, first, last)
    if not passive:
        last = _before_circumstance(scene, first, last)
        last -= last > first and scene.low(last).endswith(_INFINITIVES)
    return Cue(
        verb.first, of_weight or Stretch(first, last, "" if passive else "acc"), verb=verb, kinds=kinds
    )


def _before_occasion(scene: Scene, verb: Verb) -> int:
    """The last token that can be of a topic: "X | görüş zamanı müzakirə edilib", "X | görüşdə qaldırılıb"."""
    last = verb.first - 1
    while last > scene.first and scene.low(last) in _CLOSERS:
        last -= 1
    at = last - (scene.low(last) in DURING)
    noun = scene.noun(at, OCCASIONS)
    held = noun is not None and not noun.owned and (at < last or noun.case == "loc")
    end = at - 1 - (scene.low(at - 1) in ("də", "da"))
    return end if held and end > scene.opening(verb.first) + 1 and headed(scene, end) else verb.first - 1


def _before_manner(scene: Scene, first: int, last: int) -> int:
    """What is talked of before as what it is: "hərbi əməkdaşlıq | ayrıca mövzu kimi nəzərdən keçirilib"."""
    if scene.low(last) != "kimi" or scene.low(last - 1) not in _AS_WHAT:
        return last
    end = last - 2
    while end > first and scene.low(end) in _RANKING:
        end -= 1
    return end if end >= first else last


def _before_circumstance(scene: Scene, first: int, last: int) -> int:
    """The object before how it is talked of: "münaqişəni | çağırışlar kontekstində müzakirə ediblər"."""
    if scene.low(last) not in _MANNERS:
        return last
    objects = [i for i in range(first, last) if scene.low(i).endswith(_ACCUSATIVE)]
    return objects[-1] if objects else last


def _announced(scene: Scene, verb: Verb) -> bool:
    """ "məsələlərin müzakirə olunması gözlənilir"."""
    main = scene.verb_after(verb.last)
    return main is not None and main.first == verb.last + 1 and main.has("plan")


def _of_object(scene: Scene, verb: Verb) -> Cue | None:
    """ "məsələlərin müzakirə olunduğu görüş", "nazirin məsələləri müzakirə edəcəyi gözlənilir"."""
    first = begin(scene, verb)
    main = scene.verb_after(verb.last)
    said = verb.name not in PASSIVE and main is not None and main.has("plan", "say")
    if said and first < verb.first and in_case(scene.tokens[verb.first - 1].text, "acc") is not None:
        return Cue(verb.first, Stretch(first, verb.first - 1, "acc"), verb=verb)
    if (
        verb.name not in PASSIVE
        or first >= verb.first
        or in_case(scene.tokens[verb.first - 1].text, "gen") is None
    ):
        return None
    return Cue(verb.first, Stretch(first, _before_watchers(scene, first, verb), "gen"), verb=verb)


def _before_watchers(scene: Scene, first: int, verb: Verb) -> int:
    """The end of a matter that has the eye of some: "ticarətin | liderlərin diqqət mərkəzində olduğu"."""
    last = verb.first - 1
    if not verb.name.startswith("diqqət") or scene.noun(last, _WATCHERS) is None:
        return last
    owners = (i for i in range(last - 1, max(first, last - 6), -1) if scene.noun(i, _WATCHERS) is None)
    return next((i for i in owners if in_case(scene.tokens[i].text, "gen") is not None), last)


def _is_attention(scene: Scene, verb: Verb) -> bool:
    """Whether attention is what a clause says is given: "xüsusi diqqət tranzitə ayrılıb"."""
    low = scene.opening(verb.first)
    return any(scene.low(i) in _ATTENTION for i in range(low, min(low + 6, verb.first)))


def _oblique(scene: Scene, verb: Verb, case: str) -> Cue | None:
    first, last = begin(scene, verb), verb.first - 1
    part = range(first + 1, min(first + 4, last)) if verb.name in _DEVOTED else ()
    first = max([first, *(i + 1 for i in part if scene.low(i) in ("hissəsi", "bölməsi"))])
    while last > first and scene.low(last) in ("də", "da", "isə", "xüsusi", "geniş", "ətraflı"):
        last -= 1
    while first < last and scene.low(first) in ("əsas", "xüsusi", "diqqət", "diqqəti", "diqqətini"):
        first += 1
    if verb.name.startswith("həsr"):  # "Riqa görüşü | ticarətə həsr olunub"
        talks = (scene.noun(i, OCCASIONS) for i in range(first, last))
        first = max([first, *(n.index + 1 for n in talks if n is not None and n.case == "nom" and n.owned)])
    if first > last or in_case(scene.tokens[last].text, case) is None:
        return None
    of_weight = weighed(scene, first, last)
    return Cue(verb.first, of_weight or Stretch(first, last, case), verb=verb)


def _about(scene: Scene, verb: Verb) -> Cue | None:
    """ "X barədə fikir mübadiləsi aparılıb", "X ilə bağlı müzakirələr", "Y-ə dair", "X haqqında məlumat
    verib".
    """
    stance = scene.low(verb.first - 1) in _STANCES
    soft = verb.name in _TELLING or stance
    if (verb.name not in ABOUT and not soft) or (verb.name == "qurul" and verb.kind != "finite"):
        return None  # "dostluq üzərində qurulan əlaqələr"
    first = begin(scene, verb)
    if any(scene.low(i).startswith(_PRESS) for i in range(scene.opening(verb.first), verb.first)):
        return None  # "jurnalistlərə müzakirələr barədə danışıb"
    told = False
    for last in range(verb.first - 1 - stance, max(first, verb.first - _REACH), -1):
        word = scene.low(last)
        if word not in POSTPOSITIONS:
            # "islahatlar haqqında müttəfiq dövlətlərə məlumat verib"
            described = told and scene.tokens[last].shape == "word"
            told = told or (soft and word.endswith(("lərə", "lara")))
            if described or told or word in _CLOSERS or word in ("ilk", "bu"):
                continue
            if stance and word in _OF_SIDES:
                continue  # "sülh prosesi barədə ölkəsinin mövqeyini açıqlayıb"
            if soft and _is_told(scene, last):
                continue
            break
        if stance:  # "Tehranın | sülh prosesinə dair mövqeyini"
            first = after_doer(scene, first, last - 1)
        if scene.low(last - 1).endswith(("maq", "mək")):  # "ticarəti artırmaq | barədə razılaşıblar"
            aim = of_infinitive(scene, first, last - 1)
            return Cue(verb.first, aim, soft, verb) if aim is not None else None
        stretch = before_postposition(scene, first, last, word)
        return Cue(verb.first, stretch, soft, verb) if stretch is not None else None
    return None


def _is_told(scene: Scene, index: int) -> bool:
    """Whether a word says who is told: "qarşı tərəfə", "Türkiyə tərəfinə"."""
    return scene.low(index) in _ADDRESSEES or scene.low(index + 1) == "tərəfinə"


def _asked(scene: Scene, verb: Verb) -> Cue | None:
    """ "Külək enerjisi layihələri ilə maraqlanıb": what somebody asks about."""
    if scene.low(verb.last) not in _ASKED:
        return None
    first, last = begin(scene, verb), verb.first - 1
    if scene.low(last) == "ilə":
        return Cue(verb.first, Stretch(first, last - 1, ""), True, verb) if first < last else None
    inflected = first <= last and in_case(scene.tokens[last].text, "ins") is not None
    return Cue(verb.first, Stretch(first, last, "ins"), True, verb) if inflected else None


def _stance(scene: Scene, verb: Verb) -> Cue | None:
    """What a side feels of a matter or wants of it: "pozuntulardan narahatlığını ifadə edib"."""
    stretch = stance(scene, verb)
    return Cue(verb.first, stretch, True, verb) if stretch is not None else None


def _conversation(scene: Scene, verb: Verb) -> Cue | None:
    """ "söhbət enerjidən gedib", "müzakirələr tələbə mübadiləsi barədə aparılıb"."""
    low, last = scene.opening(verb.first), verb.first - 1
    marks = [i for i in range(low, min(low + 5, last)) if scene.low(i) in _TALKED]
    if not marks:
        return None
    if scene.low(last) in POSTPOSITIONS:
        stretch = before_postposition(scene, marks[-1] + 1, last, scene.low(last))
        return Cue(verb.first, stretch, verb=verb) if stretch is not None else None
    told = scene.low(verb.last) in _GONE and in_case(scene.tokens[last].text, "abl") is not None
    return Cue(verb.first, Stretch(marks[-1] + 1, last, "abl"), verb=verb) if told else None


def before_postposition(scene: Scene, first: int, last: int, word: str) -> Stretch | None:
    end = last - 1
    if word in ("bağlı", "əlaqədar", "əlaqəli"):
        return Stretch(first, end - 1, "") if scene.low(end) == "ilə" else Stretch(first, end, "ins")
    if first < end and (of_weight := weighed(scene, first, end)) is not None:
        return of_weight  # "əlaqələrin vacibliyi barədə"
    if word == "dair":
        return Stretch(first, end, "dat")
    if word == "mövzularda":
        while end > first and scene.low(end) in ("digər", "müxtəlif", "başqa", "bir", "sıra", "və", ","):
            end -= 1
    return Stretch(first, end, "") if end >= first else None
