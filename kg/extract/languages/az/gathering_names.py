"""The names of gatherings in an Azerbaijani sentence, and what tells which gathering is meant."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.languages.az import phrases
from kg.extract.languages.az.gathering_bodies import of_members
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import courses, is_ordinal, participle_before

SESSIONS = listed("nouns", "session")
_GATHERINGS = listed("nouns", "conference")


STRONG = listed("nouns", "strong")


_ENDINGS = (
    ("loc", ("da", "də")), ("dat", ("a", "ə", "ya", "yə")),
    ("gen", ("un", "nun", "in", "nin", "ün", "nün", "ın")),
    ("acc", ("u", "i", "nu", "ni", "ı", "ü")), ("abl", ("dan", "dən")), ("ins", ("la", "lə")),
)  # fmt: skip


_NAMING = words_of("vocabulary", "numbering")


# Gatherings by their capital letters; talks that bodies hold by the season.
_CAPITAL = frozenset(["həftə", "gün"])
_SEASONS = frozenset(["yaz", "payız", "illik"])
# "Hərəkatın nazirlər görüşü": a session by those who sit in it.
_OFFICIALS = frozenset(["nazirlər", "liderlər", "prezidentlər", "spikerlər"])
_OF_MEMBERS = frozenset(["nazirləri", "liderləri", "prezidentləri", "spikerləri", "başçıları"])
# "ölkələrin xarici işlər nazirlərinin | Moskvada keçirilmiş ikinci | görüşü"
_REACH = 8
_REGIONS = frozenset(["ölkələrin", "dövlətlərin", "ölkələrinin", "dövlətlərinin", "ölkələri", "dövlətləri"])
_COUNTED = frozenset(["iki", "hər", "üç", "dörd", "digər", "bir", "sıra", "bəzi", "çox"])
# Words before a gathering that are no part of its name.
_NO_NAMES = frozenset(
    [
        "və",
        "isə",
        "də",
        "da",
        "növbəti",
        "bu",
        "bunu",
        "onu",
        "həmin",
        "ilə",
        "keçirilmiş",
        "yaxın",
        "vaxtlarda",
        "günlərdə",
        "orada",
        "burada",
        "il",
        "ay",
        "eyni",
        "zamanda",
        "sonra",
        "görüş",
        "görüşlər",
        "danışıqlar",
    ]
)


# A gathering that is a body more often: "Assambleyanın prezidenti", "Assambleyanın 61-ci sessiyası"
_BODY = "assambleya"
_HEADS = tuple(sorted(words_of("vocabulary", "heads")))


# "forumun işində iştirak edib", "konfransın işinə qatılan"
_AT_WORK = {"işində": "loc", "işlərində": "loc", "işinə": "dat", "işlərinə": "dat"}


# Nouns of gatherings after "zirvə", "nazirlər", "panel", "dəyirmi", a season; all of them, alone or so.
_MEETINGS = frozenset(["görüş", "toplantı"])
_SITTINGS = _MEETINGS | {"iclas"}
_OF_PANELS = frozenset(["müzakirə", "iclas", "sessiya"])
_TABLE = frozenset(["masa"])
_TALK = frozenset(["görüş"])
_SIDE, _CONSULTATIONS = frozenset(["tərəf"]), frozenset(["danışıq", "məsləhətləşmə"])
NOUNS = _GATHERINGS | STRONG | SESSIONS | _CAPITAL | _SITTINGS | _OF_PANELS | _TABLE


def noun_at(scene: Scene, index: int) -> Noun | None:
    """Return a token as the noun of a gathering; of "Zirvə görüşü" the second word."""
    before = scene.low(index - 1)
    if before == "mətbuat":
        return None  # "birgə mətbuat konfransı"
    if before in ("zirvə", "məşvərət"):
        return scene.noun(index, _MEETINGS)
    if before in _OFFICIALS and scene.noun(index, STRONG) is None:  # "Liderlər | sammiti"
        return scene.noun(index, _SITTINGS)
    if before == "panel":
        return scene.noun(index, _OF_PANELS)
    if before == "dəyirmi":
        return scene.noun(index, _TABLE)
    noun = scene.noun(index, _GATHERINGS)
    if noun is not None and noun.case == "gen" and (noun.owned or noun.stem == _BODY):
        posts = noun.stem == _BODY and scene.low(index + 1).startswith(_HEADS)
        if posts or _owns_session(scene, index):
            return None
    if noun is not None and noun.stem == "zirvə":
        follows = index < scene.last and scene.noun(index + 1, _MEETINGS) is not None
        return None if follows else noun
    return noun or _numbered(scene, index) or _week(scene, index) or ministerial(scene, index)


def _owns_session(scene: Scene, index: int) -> bool:
    """Whether a gathering is of the name of its session: "Tərəflər Konfransının | 29-cu sessiyası"."""
    session = scene.noun(index + 2, SESSIONS) if index + 2 <= scene.last else None
    return session is not None and session.owned and is_ordinal(scene, index + 1)


def ministerial(scene: Scene, index: int) -> Noun | None:
    """Return a token as the noun of a gathering of the officials of all members of a body: "NATO xarici
    işlər nazirlərinin görüşü".
    """
    noun = scene.noun(index, _MEETINGS)
    if noun is None or not noun.owned:
        return None
    if scene.low(index - 1) in _OF_MEMBERS:
        return noun  # "Təşkilatın 1-ci Kənd Təsərrüfatı Nazirləri Toplantısı"
    if _of_region(scene, index):
        return noun
    before = participle_before(scene, index)
    end = scene.opening(before.first) if before is not None and before.kind == "attribute" else index - 1
    return noun if any(end - 1 <= a.last < index and of_members(a.party) for a in scene.actors) else None


def _of_region(scene: Scene, index: int) -> bool:
    """ "Xəzəryanı ölkələrin xarici işlər nazirlərinin görüşü olub", "Mərkəzi Asiya liderlərinin görüşündə
    iştirak edəcək": officials of all states of a region."""
    verb = scene.main(index)
    if verb is None or verb.negative:
        return False
    told = verb.tense == "past" or bool(scene.whens or scene.sites)
    beside = scene.next_verb(index)  # "NATO ölkələri nazirlərinin görüşündə | iştirak edən A B ilə danışıb"
    attended = beside is not None and beside.kind == "attribute" and beside.has("attend")
    attended = attended and any(b.first < index and scene.low(b.last + 1) in _REGIONS for b in scene.bodies)
    verb = beside if attended and beside is not None else verb
    if not verb.has("attend") and not (verb.has("happen", "plan") and told):
        return False
    for party in scene.parties:
        near = party.first < index and index - party.last <= _REACH and "gen" in party.cases
        if party.kind != "post" or not party.plural or party.country or not near:
            continue
        if courses(scene, party.last + 1, index):
            continue  # "Avropa liderlərinin sammiti çərçivəsində görüşü": of those told before
        inside = (i for i in range(party.first + 1, party.head) if scene.low(i) in _REGIONS)
        region = next(inside, party.first - 1)  # "Baltikyanı ölkələrin" can be of the post
        span = scene.spans.over(region)
        if span is not None and span.kind == "place" and not span.country:
            return True
        if scene.low(region) in _REGIONS and scene.low(region - 1) not in _COUNTED:
            return region - 1 >= scene.first and scene.low(region - 1) not in ("bu", "həmin")
    return False


def _week(scene: Scene, index: int) -> Noun | None:
    """ "Abu-Dabi Dayanıqlılıq Həftəsində", "Mədəniyyət Günlərinin": a gathering by its capital letters; "Yaz
    görüşləri" of a body by its season.
    """
    before = scene.low(index - 1)
    named = index > scene.first and scene.tokens[index].capital and scene.tokens[index - 1].capital
    seasonal = before in _SEASONS and scene.tokens[index - 1].capital
    # "Assambleyanın | yüksək səviyyəli həftəsində"
    high = before == "səviyyəli" and scene.low(index - 2) == "yüksək"
    noun = scene.noun(index, _CAPITAL) if named or high else None
    noun = noun or (scene.noun(index, _TALK) if seasonal else None)
    if noun is None or not noun.owned or (noun.stem == "gün" and not noun.plural):
        return None
    return noun


def _numbered(scene: Scene, index: int) -> Noun | None:
    """ "COP29-da", "COP-30"."""
    before = scene.tokens[index - 1] if index > scene.first else None
    token = scene.tokens[index]
    if token.shape != "number" or before is None or not before.text.startswith("COP"):
        return None
    ending = lower(token.text).lstrip("0123456789").lstrip("-")
    case = next((c for c, endings in _ENDINGS if ending in endings), "nom")
    return Noun(index, "cop", case, False, False)


def is_announced(scene: Scene, noun: Noun) -> bool:
    """ "mayda Bakıda keçiriləcək forum": one that is to come, with its date and place."""
    before = participle_before(scene, noun.index)
    if before is None or noun.stem not in STRONG or before.tense != "future":
        return False
    low = scene.opening(before.first)
    dated = any(low <= w.first < before.first for w in scene.whens)
    placed = any(low <= s.first < before.first for s in scene.sites)
    return dated and (placed or any(scene.low(i) == "ölkəmizdə" for i in range(low, before.first)))


def start(scene: Scene, head: int) -> int:
    """Return the first token of a gathering's name."""
    first = head
    while first > scene.first:
        before = first - 1
        opened = phrases.quoted(scene, before)
        if opened is not None:
            first = opened
            continue
        if scene.tokens[before].text == ")":
            opening = next(
                (i for i in range(before, scene.first - 1, -1) if scene.tokens[i].text == "("), before
            )
            first = opening
            continue
        if phrases.stops(scene, before) or not _names(scene, before, first) or _ends_name(scene, before):
            break
        if first == head and _acts_there(scene, before, head):
            break
        first = before
    while first < head and (scene.low(first).endswith(("dakı", "dəki")) or scene.low(first) in _NO_NAMES):
        first += 1
    return first


def _acts_there(scene: Scene, index: int, head: int) -> bool:
    """Whether a body stands right before a gathering that has no owner: "X Bankı | tədbirin tərəfdaşıdır"."""
    noun = noun_at(scene, head)
    bodies = (b for b in scene.bodies if b.last == index and b.first < b.last and "nom" in b.cases)
    return noun is not None and not noun.owned and noun.case != "nom" and any(bodies)


def _ends_name(scene: Scene, index: int) -> bool:
    """Whether an official is told right before a gathering: "Prezident X | Enerji Forumunda"."""
    persons = (p for p in scene.parties if p.kind == "person" and p.person_span is not None)
    known = (p for p in persons if p.capacity is not None or (p.person is not None and p.person.capacities))
    return any(p.person_span is not None and p.person_span.last == index for p in known)


def _hosts(scene: Scene, actor: Actor) -> bool:
    """Whether a state is the host and no part of a name: "Çin | TDT-nin sammitinə ev sahibliyi edəcək"."""
    hosts = ("ev_sahibliyi_et", "qəbul_et")
    hosting = any(v.name in hosts and v.first > actor.last for v in scene.verbs)
    return hosting and actor.cases == {"nom"}


def _names(scene: Scene, index: int, first: int) -> bool:
    """Whether a word goes into the name that follows it."""
    actor = next((a for a in scene.actors if a.first <= index <= a.last), None)
    named = scene.tokens[index].capital and scene.tokens[first].capital  # "Tərəflər Konfransı"
    if scene.noun(index, _SIDE) is not None and not named:
        return False  # "erməni tərəfi | İttifaqın 149-cu sessiyası"
    if actor is not None:
        kind = actor.party.kind
        return (
            (kind == "body" and (actor.last >= first or not actor.cases <= {"loc", "dat", "abl"}))
            or (kind == "state" and actor.may("gen", "nom") and not _hosts(scene, actor))
            or (kind == "state" and scene.low(actor.last + 1) == _ABOUT)
            or (kind == "post" and actor.party.plural and actor.may("gen"))
            or (kind == "post" and actor.party.plural and not scene.tokens[first].capital)
            or (kind == "post" and actor.party.plural and (actor.last >= first or scene.possessed(index)))
        )
    site = next((s for s in scene.sites if s.first <= index <= s.last), None)
    if site is not None and site.case in ("loc", "dat", "abl"):
        return False
    if scene.low(index) == "və":
        if index > scene.first and noun_at(scene, index - 1) is not None:
            return False
        return index > scene.first and (scene.tokens[first].capital == scene.tokens[index - 1].capital)
    small = scene.low(index)
    if scene.tokens[index].shape == "number" and small.endswith(("-da", "-də")):
        return False  # "mayın 21-də | Assambleyanın sessiyası"
    if scene.noun(index, _CONSULTATIONS) is not None:
        return False
    if index == scene.first and small in ("görüş", "söhbət"):
        return False  # "Görüş | müdafiə nazirləri şurasının 65-ci iclası çərçivəsində keçirilib"
    if small in phrases.LINKING:
        return small in ("üzrə", "qarşı", "sahəsində", "haqqında", "dair")
    return not small.endswith(("dan", "dən")) or scene.tokens[index].capital


# "Suriya | üzrə | konfrans"
_ABOUT = "üzrə"


def is_named(scene: Scene, first: int, noun: Noun) -> bool:
    """Whether a name, a number or a quotation tells which gathering it is."""
    if noun.stem.startswith("cop"):
        return True
    inside = range(first, noun.index)
    tokens = scene.tokens
    opening = scene.first
    capital = any(tokens[i].capital and i > opening and not scene.covered(i) for i in inside)
    capital = capital or (bool(inside) and tokens[noun.index].capital and noun.index > opening)
    number = any(tokens[i].shape == "number" and not tokens[i].text.isdigit() for i in inside)
    word = any(scene.low(i) in _NAMING for i in inside)
    quoted = any(tokens[i].text in '"«“”' for i in inside)
    before = participle_before(scene, noun.index)
    if (
        before is not None
        and noun.stem in STRONG
        and scene.low(before.first - 1) in ("mövzusunda", "mövzusuna")
    ):
        return True
    about = (a.last for a in scene.actors if a.party.kind == "state" and a.first in inside)
    if noun.stem in STRONG and any(scene.low(last + 1) == _ABOUT for last in about):
        return True  # "Suriya üzrə donorlar | konfransı"
    consultative = scene.low(noun.index - 1) in ("məşvərət", "zirvə") and len(inside) > 1
    return capital or number or quoted or consultative or (word and len(inside) > 1)


def round_of_dialogue(scene: Scene, noun: Noun) -> bool:
    """ "A və B arasında strateji dialoqun ikinci raundu | keçirilib": a dialogue by its rounds."""
    if noun.stem != "dialoq" or noun.plural:
        return False
    return any(scene.low(i) == "raundu" for i in range(noun.index + 1, min(noun.index + 4, scene.last)))


def opened(scene: Scene, noun: Noun) -> Noun:
    """ "İclası A giriş sözü ilə açıb": the accusative, though it looks like a possessive."""
    begins = noun.index == scene.first or scene.low(noun.index - 1) in (",", "ki")
    if round_of_dialogue(scene, noun):
        return replace(noun, case="nom")
    work = _AT_WORK.get(scene.low(noun.index + 1)) if noun.case == "gen" else None
    if work is not None:
        return replace(noun, case=work)
    verb = scene.next_verb(noun.index) if begins and noun.case == "nom" and noun.owned else None
    led = verb is not None and verb.name in ("aç", "apar", "idarə_et")
    return replace(noun, case="acc", owned=False) if led else noun
