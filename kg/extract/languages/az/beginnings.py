"""Where the topics of a clause begin: after the verb before, the subject, the partners and the occasion."""

from __future__ import annotations

from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.morphology import forms
from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.syntax import is_ordinal, participle_before, subject
from kg.extract.languages.az.verbs import Verb

OCCASIONS = words_of("topics", "occasions")
DURING = words_of("triggers", "cues", "during")
_TELLING = frozenset(table("topics")["telling"].split())
PASSIVE = frozenset(table("topics")["passive"].split())
_CLOSERS = words_of("topics", "closers")
_OPENERS = words_of("topics", "openers")
_RELATIONS = frozenset(["əlaqələr", "münasibətlər", "əməkdaşlıq", "vəziyyət"])
# Whom somebody tells of a matter.
_TOLD = frozenset(["ona", "onlara", "onu", "onları"])
_SIDES = frozenset(["tərəf", "qonaq", "həmsöhbət", "həmkar"])


_BOARDS = words_of("triggers", "nouns", "body") | {"raund", "qurum", "qrup"}
# "son iclasda əldə olunmuş", "sessiyasında verilmiş"
_ACHIEVED = frozenset(["əldə", "qəbul", "müəyyən", "elan", "təsdiq", "imza", "irəli"])
_DONE = ("olunmuş", "edilmiş", "olunan", "edilən", "edilmis", "atılmış", "sürülmüş", "sürülən")
_DECIDED = frozenset(["imzalanmış", "imzalanan", "verilmiş", "verilən", "razılaşdırılmış", "razılaşdırılan"])
_RESULTS = (
    *("ılan", "ilən", "ulan", "ülən", "unan", "ünən", "ınan", "inən"),
    *("ılmış", "ilmiş", "ulmuş", "ülmüş", "unmuş", "ünmüş", "ınmış", "inmiş"),
)
_LAST = frozenset(["son", "sonuncu", "ötən", "əvvəlki", "keçən", "öncəki"])
# What goes on with a date: "2021-ci il martın sonunda".
_BY_WHOM = frozenset(["görə", "əsasən"])
_SOURCES = frozenset(["məlumatında", "açıqlamasında", "bəyanatında", "hesabatında", "xəbərində"])
_TIMES = frozenset(["üçün", "əvvəlində", "sonunda", "ortalarında", "tarixində", "tarixlərində"])
_POSTPOSITIONS = words_of("topics", "postpositions")
_PAPERS = frozenset(["sənəd", "bəyannamə", "saziş", "müqavilə", "memorandum"])
_GENERAL_SIDES = frozenset(["ölkə", "dövlət", "tərəf", "xalq", "nazirlik", "qurum", "parlament"])


def begin(scene: Scene, verb: Verb, high: int = 0) -> int:
    """The first token that can be of a topic: after the verb before, the subject, the partners and the
    occasion; the topic ends before ``high``, at the verb by default.
    """
    first = scene.opening(verb.first)
    first = max([first, *(v.last + 1 for v in scene.verbs if v.last < verb.first and _parts(scene, v))])
    gerunds = [
        i for i in range(first, verb.first - 1) if _is_gerund(scene, first, i) or _ends_clause(scene, i)
    ]
    first = max([first, *(i + 1 for i in gerunds)])
    return after_frame(scene, max(first, _after_subject(scene, verb, first)), high or verb.first)


def after_frame(scene: Scene, low: int, high: int) -> int:
    """Beyond the source, the occasion, the day and the side at the head of a clause."""
    low = _after_speaker(scene, low, high)
    source = [i for i in scene.where(_BY_WHOM) if low <= i < high - 1 and scene.low(i + 1) == ","]
    # "Kralın kabinetinin məlumatında | gübrə istehsalının müzakirə edildiyi qeyd olunub"
    source += [i - 1 for i in scene.where(_SOURCES) if low <= i < min(low + 6, high - 1)]
    first = max([low, *(i + 2 for i in source)])
    first = max(first, after_occasion(scene, first, high))
    first = _after_board(scene, first, high)
    first = _after_dates(scene, first, high)
    first = _after_side(scene, first, high)
    return _after_circumstance(scene, first, high)


def _after_board(scene: Scene, low: int, high: int) -> int:
    """Beyond where the talks are that the sentence goes on about: "Komissiyada | turizm müzakirə edilib"."""
    board = scene.noun(low, _BOARDS) if low + 1 < high else None
    return low + 1 if board is not None and board.case == "loc" and not board.owned else low


def _after_speaker(scene: Scene, low: int, high: int) -> int:
    """Beyond somebody whom a comma parts from what he says: "Nazir X, əlaqələrin inkişafını vurğulayıb"."""
    for actor in scene.actors:
        official = actor.party.kind in ("person", "post") and actor.may("nom")
        if official and low <= actor.first <= low + 1 and actor.last + 1 < high:
            return actor.last + 2 if scene.low(actor.last + 1) == "," else low
    return low


def _is_gerund(scene: Scene, first: int, index: int) -> bool:
    """Whether a word ends a clause before: "vəziyyət vurğulanmaqla | sülhə diqqət yetirilib"."""
    word = scene.low(index)
    if scene.tokens[index].capital or word in ("olmaqla", "olaraq", "başlayaraq", "müştərək"):
        return False
    if word.endswith(("maqla", "məklə")):
        return True
    if not word.endswith(("araq", "ərək")) and word not in ("məqsədilə", "üçün"):
        return False
    # "qonaqları salamlayaraq | iki xalqın dostluğundan danışıb"
    commas = [i for i in range(first, index) if scene.tokens[i].text == ","]
    listed = any(scene.low(i - 1) != "ki" for i in commas)
    converb = len(word) > 6 and word.endswith(("araq", "ərək")) and not listed
    # "dayanıqlığa nail olmaq məqsədilə | X-in vacibliyini vurğulayıb"
    aim = word in ("məqsədilə", "üçün") and scene.low(index - 1).endswith(("mək", "maq")) and not listed
    return converb or aim


def _ends_clause(scene: Scene, index: int) -> bool:
    """Whether another thing that is said ends: "X-in zəruri olduğu və | Y-nin əhəmiyyəti vurğulanıb"."""
    if scene.low(index + 1) not in (",", "və"):
        return False
    said = scene.low(index).removesuffix("nı").removesuffix("ni").removesuffix("nu").removesuffix("nü")
    return said.endswith(("dığı", "diyi", "duğu", "düyü"))


def _parts(scene: Scene, verb: Verb) -> bool:
    """Whether a clause before ends with a verb: "görüşərək", "görüşəcəyi, X-in müzakirə ediləcəyi"."""
    if verb.kind == "converb":
        # "şimaldan başlayaraq" is no clause
        before = scene.low(verb.first - 1)
        if scene.low(verb.last) == "olaraq" and scene.low(verb.last + 1).startswith("qal"):
            return False  # "ticarətin prioritet olaraq | qaldığını"
        return not (verb.name.startswith("başla") and before.endswith(("dan", "dən")))
    if verb.name == "gəl" and _owns_future(scene, verb.first):
        return False
    being = verb.name == "ol" and scene.low(verb.last) in ("olduğunu", "olduğu")
    ahead = verb.tense == "future" or being  # "əlaqələrə malik olduğunu, X-in önəmini qeyd edib"
    return verb.kind == "object" and ahead and scene.low(verb.last + 1) == ","


def _owns_future(scene: Scene, index: int) -> bool:
    """Whether a word is a noun and no verb: "layihənin gələcəyi", and not "nazirin gələcəyi"."""
    owner = scene.low(index - 1)
    person = any(a.last == index - 1 and a.party.kind in ("person", "post") for a in scene.actors)
    return owner.endswith(("ın", "in", "un", "ün")) and not person


# Before a land that they speak of: "Dövlət başçıları | Suriya məsələsini"
_HEADS = frozenset(
    ["başçıları", "rəhbərləri", "nazirləri", "liderləri", "prezidentləri", "spikerləri", "sədrləri"]
) | {"rəsmiləri", "diplomatları"}
_NO_SUBJECT = frozenset(("arasında", "ilə", "və", "tərəfindən", "üçün", ",", "isə"))


def _after_subject(scene: Scene, verb: Verb, low: int) -> int:
    ends = [low]
    many = low
    if verb.name not in PASSIVE and scene.low(verb.last).endswith(("lar", "lər")):
        many = _after_many(scene, low)
        ends.append(many)  # "Mütəxəssislər | layihəni müzakirə ediblər"
    if verb.name not in PASSIVE:
        ends.append(_after_officials(scene, low))
        ends += [
            a.last + 1
            for a in subject(scene, verb)
            if low <= a.first
            and a.last < verb.first
            and _speaks(scene, a, low)
            and not (low < many <= a.first and a.party.kind == "state")  # "Nazirlər | Suriya"
            and not _is_quoted(scene, a, low)
        ]
    for actor in scene.actors:
        person = actor.party.kind in ("person", "post", "pronoun", "group")
        if low <= actor.first and actor.last < verb.first and person and actor.may("ins", "by"):
            follows = scene.low(actor.last + 1)
            ends.append(actor.last + 2 if follows in ("ilə", "tərəfindən") else actor.last + 1)
        if official_between(scene, actor) and low <= actor.first and actor.last + 1 < verb.first:
            ends.append(actor.last + 2)
        told = verb.name in _TELLING and actor.may("acc", "dat")
        if low <= actor.first and actor.last < verb.first and person and told:
            # "vəziyyət barədə həmkarına ətraflı məlumat verib": the matter comes before who is told
            last = all(scene.low(i) in _CLOSERS for i in range(actor.last + 1, verb.first))
            ends += [] if last else [actor.last + 1]
    return max(ends)


def official_between(scene: Scene, actor: Actor) -> bool:
    """Whether somebody ends "X ilə Y arasında", of whom the talk is and no matter."""
    return actor.party.kind in ("person", "post") and scene.low(actor.last + 1) == "arasında"


def _is_quoted(scene: Scene, actor: Actor, low: int) -> bool:
    """Whether a name in quotes is of a topic, and no firm that speaks: "Qazprom" ixracı müzakirə edib."""
    return scene.quoted(actor.first) and not (actor.party.kind == "body" and actor.first <= low + 1)


def _after_many(scene: Scene, index: int) -> int:
    """Beyond the plural with which a sentence begins: "Həmsədrlər", "Dövlət başçıları"; else the token."""
    if _are_many(scene, index):
        return index + 1
    near = range(index + 1, min(index + 4, scene.last)) if index == scene.first else range(0)
    head = next((i for i in near if scene.low(i) in _HEADS), None)
    return head + 1 if head is not None and scene.tokens[head + 1].capital else index


def _after_officials(scene: Scene, low: int) -> int:
    """Beyond the officials of both sides: "İki ölkənin rəsmiləri | sənaye, ticarət məsələlərini"."""
    near = range(low, min(low + 4, scene.last))
    head = next((i for i in near if scene.low(i) in _HEADS), None)
    return low if head is None or scene.low(head + 1) in _NO_SUBJECT else head + 1


def _are_many(scene: Scene, index: int) -> bool:
    """Whether a sentence begins with a plural that owns nothing: "Həmsədrlər"."""
    token = scene.tokens[index]
    opens = index == scene.first and token.shape == "word" and token.lower.endswith(("lar", "lər"))
    return opens and any(f.plural and f.case == "nom" and not f.owner for f in forms(token.text))


def _speaks(scene: Scene, actor: Actor, low: int) -> bool:
    """Whether a subject is who discusses, and no state that a topic names: "Ermənistan sərhədində
    gərginlik".
    """
    if actor.party.kind not in ("state", "body"):
        return True
    frames = (scene.low(i) == "çərçivəsində" for i in range(actor.last + 1, actor.last + 9))
    return actor.group[0].first <= low + 1 and not any(frames)  # "BMT və qurumlar çərçivəsində əməkdaşlıq"


def _after_openers(scene: Scene, low: int, high: int) -> int:
    """Beyond what joins a sentence to the one before: "Bundan əlavə, | görüşdə"."""
    end = next((i for i in range(low, min(low + 5, high)) if scene.tokens[i].text == ","), low)
    return end + 1 if low < end and all(scene.low(i) in _OPENERS for i in range(low, end)) else low


def after_occasion(scene: Scene, low: int, high: int) -> int:
    """Beyond "Görüşdə", "Telefon danışığı zamanı", "səfər çərçivəsində" at the head of a clause."""
    low = _after_openers(scene, low, high)
    first = low + (low < high and scene.tokens[low].text == ",")
    aims = [i for i in range(first + 1, min(first + 4, high)) if scene.low(i) == "məqsədi"]
    if aims and scene.noun(first, OCCASIONS) is not None:
        first = aims[0] + 1  # "Səfərin əsas məqsədi | münasibətləri müzakirə etməkdir"
    low = first
    for index in range(low, high):
        noun = scene.noun(index, OCCASIONS)
        if noun is None or (scene.quoted(index) and not scene.quoted(high - 1)):
            continue
        listed_before = any(scene.tokens[i].text == "," for i in range(first, index))
        if listed_before and (first > low or participle_before(scene, index) is None):
            continue  # "Söhbətdə əlaqələr, prezidentlərin keçirdiyi görüşdə əldə olunan razılıqlar"
        if index > low and is_past_session(scene, index):
            continue
        if scene.low(index + 1) in DURING:
            first = index + 2
        elif noun.case in ("loc", "abl"):
            first = index + 1 + (scene.low(index + 1) == "sonra")
    if first < high and scene.low(first) == ",":
        first += 1
    return first


def tells_when(scene: Scene, index: int) -> bool:
    """Whether an event only says when something of today's talks was done: "prezidentlərin görüşü zamanı |
    qarşıya qoyulan tapşırıqlar".
    """
    noun = scene.noun(index, OCCASIONS)
    if noun is None or not noun.owned or scene.low(index + 1) not in DURING:
        return False
    opening = scene.noun(scene.first, OCCASIONS)
    if opening is None or opening.case != "loc":
        return False
    before = range(max(scene.first, index - 5), index)
    owned = any(scene.low(i).endswith(("ın", "in", "un", "ün")) for i in before)
    done = next((i for i in range(index + 2, min(index + 5, scene.last)) if _is_done(scene.low(i))), 0)
    return owned and done > 0 and scene.noun(done + 1, OCCASIONS) is None


def _is_done(word: str) -> bool:
    return word.endswith(_RESULTS) and word not in ("keçirilən", "keçirilmiş")


def is_past_session(scene: Scene, index: int) -> bool:
    """Whether a matter was agreed at another sitting: "son iclasında | əldə olunmuş razılaşmalar"."""
    done = scene.low(index + 1) in _ACHIEVED and scene.low(index + 2).endswith(_DONE)
    done = done or scene.low(index + 1) in _DECIDED
    last = scene.low(index - 1) in _LAST or is_ordinal(scene, index - 1)
    return done and (last or scene.low(index - 1).endswith(("ın", "in", "un", "ün")))


def _after_dates(scene: Scene, low: int, high: int) -> int:
    first = low
    for when in scene.whens:
        if when.first <= first + 1 and first <= when.last < high:
            first = when.last + 1 + (scene.low(when.last + 1) in _TIMES)
    return first


def _after_side(scene: Scene, low: int, high: int) -> int:
    """Beyond "Aİ tərəfi", "qonaq", "həmsöhbətinə"."""
    if scene.low(low) in _TOLD and not any(v.kind == "attribute" and v.first == low + 1 for v in scene.verbs):
        return low + 1  # "(nazir) ona | islahatlar haqqında danışıb", and not "ona göstərilən dəstək"
    if scene.low(low) == "ev" and scene.low(low + 1).startswith("sahibi"):
        return low + 2  # "ev sahibinə | islahatlar haqqında məlumat verib"
    for index in range(low, min(high, low + 4)):
        noun = scene.noun(index, _SIDES) or (scene.noun(index, OCCASIONS) if index == low else None)
        plain = noun is not None and noun.case in ("nom", "dat", "acc") and not noun.owned
        plain = plain or (noun is not None and noun.stem == "həmkar" and noun.case in ("dat", "acc"))
        if scene.low(index + 1) in ("ediləcək", "olunacaq"):
            continue  # "qəbul | ediləcək sənədlər"
        if noun is not None and (plain or noun.stem == "tərəf"):
            if index > low and all(scene.low(i) in _CLOSERS for i in range(index + 1, high)):
                return low  # "vəziyyət haqqında həmkarını məlumatlandırıb"
            summit = noun.stem == "zirvə" and scene.noun(index + 1, OCCASIONS) is not None
            return index + 1 + summit
    return low


def _are_sides(scene: Scene, index: int) -> bool:
    """Whether "A və B arasında" is of states whose officials the text tells of, or of a state and a body."""
    body = next((a for a in scene.actors if a.last == index - 1 and a.party.kind == "body"), None)
    low = body.first if body is not None else index
    near = [a for a in scene.actors if low - 4 < a.last < index]
    named = [a.party.country for a in near if a.party.kind == "state"]
    if body is not None and len(named) == 1 and scene.low(index) == "arasında":
        return True  # "Azərbaycan ilə BMT | arasında əməkdaşlıq"
    return bool(named) and (not scene.sides or set(named) <= scene.sides)


def _after_circumstance(scene: Scene, low: int, high: int) -> int:
    """Beyond "münaqişə fonunda" and "ölkələrimiz arasında", which say nothing of the matter."""
    if scene.low(low) in ("bu", "həmin") and scene.noun(low + 1, _PAPERS) is not None and low + 2 < high:
        return low + 2  # "bu sənəddə | energetika sahəsində müddəalar"
    for index in range(low, min(high, low + 7)):
        word = scene.low(index)
        if word == ",":
            break
        if word == "arxasında" and index + 1 < high:
            return index + 1  # "süfrə arxasında | ticarəti"
        if word in ("ərəfəsində", "ərəfəsindəki") and index + 2 < high:
            return index + 1  # "COP30 ərəfəsində iqlim maliyyəsi"
        if word == "nəzərə" and scene.low(index + 1) in ("alaraq", "alıb"):
            return index + 2 + (scene.low(index + 2) == ",")  # "potensialı nəzərə alaraq, | ticarəti"
        if word in ("fonunda", "işığında", "nəzərə") or _is_general(scene, index, high):
            return index + 1
    return low


def _is_general(scene: Scene, index: int, high: int) -> bool:
    """Whether "arasında" at a token only says between whom: "ölkələrimiz | arasında"."""
    if scene.low(index) != "arasında":
        return False
    ends = index + 2 == high or scene.low(index + 2) in _POSTPOSITIONS
    bare = ends or (scene.low(index + 1) in _RELATIONS and scene.low(index + 2) == ",")
    return not bare and (_are_sides(scene, index) or scene.noun(index - 1, _GENERAL_SIDES) is not None)
