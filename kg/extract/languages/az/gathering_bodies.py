"""The bodies that hold the gatherings of an Azerbaijani sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from kg import gazetteer
from kg.extract.languages.az import phrases
from kg.extract.languages.az.acronyms import full_names
from kg.extract.languages.az.bodies import may_be, name_of
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.nobodies import bracketed
from kg.extract.languages.az.scene import CLOSING, OPENING, Noun, Scene
from kg.extract.languages.az.states import international
from kg.extract.languages.az.syntax import is_ordinal, participle_before
from kg.extract.languages.az.within_bodies import body_around
from kg.extract.parties import Party

_BODIES = words_of("vocabulary", "bodies")
_GATHERED = tuple(sorted(words_of("vocabulary", "gathered")))
STANDS_FOR = {
    "təşkilatın": "təşkilat", "qurumun": "qurum", "birliyin": "birlik", "ittifaqın": "ittifaq",
    "bankın": "bank", "fondun": "fond", "assambleyanın": "assambleya", "liqanın": "liqa",
    "federasiyanın": "federasiya", "agentliyin": "agentlik",
}  # fmt: skip
_WHICH = frozenset(["bundan", "əvvəlki", "öncəki", "sonuncu", "ötən", "keçən", "budəfəki", "qarşıdakı"])
# "üzv ölkələrin nazirləri", not "TDT-yə üzv ölkələrin"
_MEMBERS = frozenset(["ölkələrin", "dövlətlərin"])
# "mayın 5-də | isə | Riqada"
_LINKS = frozenset(["də", "da", "isə"])
# What a session is about stands between it and its body, of so many words at most.
_ABOUT = frozenset(["bağlı", "əlaqədar", "dair", "üzrə"])
_MATTER = 7
_TO = ("na", "nə", "ya", "yə", ")")
_SOURCES = frozenset(["görə", "istinadən", "istinadla"])
# "Təhlükəsizlik Şuralarının katibləri": bodies that many states have
_ANY = (
    "şuralar", "komitələr", "nazirliklər", "prokurorluqlar", "parlamentlər", "məclislər", "xidmətlər",
    "idarələr", "agentliklər", "məhkəmələr", "palatalar", "banklar", "akademiyalar", "qərargahlar",
)  # fmt: skip
_YEARS = ("illiyi", "ildönümü", "yubileyi", "münasibətilə")
# After the hyphen of an acronym in the genitive.
_WHOSE = ("nın", "nin", "nun", "nün", "ın", "in", "un", "ün")
# "Şurası | çərçivəsində nazirlərin 11-ci, | ": so many words at most after the first of two bodies.
_SHARED = 5
# "Hərəkata | üzv ölkələrin": the union told before, by a word for one.
_TO_UNIONS = {
    "hərəkata": "hərəkat", "təşkilata": "təşkilat", "quruma": "qurum", "birliyə": "birlik",
    "ittifaqa": "ittifaq", "alyansa": "alyans", "liqaya": "liqa",
}  # fmt: skip
# Bodies of any state: "Parlament Sədrlərinin Konfransı" is of none.
COMMON = frozenset(["parlament", "hökumət", "nazirlik", "xin"])


def is_gathering(body: Party) -> bool:
    """Whether what looks like a body is the gathering itself: "Dünya Energetika Konfransının sessiyası"."""
    listed = gazetteer.lookup(body.body, "az", "body")
    body_itself = isinstance(listed, gazetteer.Body) and listed.kind != "gathering"
    return lower(body.body).endswith(_GATHERED) and not body_itself


def leading(scene: Scene, gathering: Party) -> Party | None:
    """The listed body whose letters begin the name of a gathering: "YUNESKO Baş Konfransının sessiyası"."""
    first = gathering.first
    text = scene.tokens[first].text.partition("-")[0]
    listed = gazetteer.lookup(text, "az", "body") if text.isupper() and first < gathering.last else None
    if not isinstance(listed, gazetteer.Body) or listed.iso2 is not None or listed.kind == "gathering":
        return None
    return Party(first, first, first, "body", scene.sentence.index, body=text)


def key(scene: Scene, bodies: Sequence[Party]) -> str:
    spans = (scene.spans.over(b.first) for b in bodies)
    return next((s.key for s in spans if s is not None and s.key), "")


def owning_body(scene: Scene, first: int, noun: Noun) -> list[Party]:
    """ "Şuranın | iyunun 21-də İstanbulda keçiriləcək | sessiyası": the body before the participle."""
    before = participle_before(scene, noun.index)
    if before is None and noun.owned:
        return _beyond_where(scene, first) or body_around(scene, noun)
    if before is None or not noun.owned or before.kind != "attribute":
        return []
    groups = scene.groups(scene.opening(before.first), before.first - 1, "gen")
    bodies = [a.party for a in groups[-1] if a.party.kind == "body"] if groups else []
    of = officials.capacity if groups and of_members(officials := groups[-1][-1].party) else None
    if of is not None and lower(of.organization) in COMMON:
        outer = scene.spans.over(officials.first)  # "Türk Şurası XİN rəhbərlərinin görüşü"
        if outer is not None and outer.kind == "body" and outer.name:
            return [Party(outer.first, outer.last, outer.last, "body", officials.sentence, body=outer.name)]
    elif of is not None:
        named = of.organization
        bodies = [
            Party(officials.first, officials.first, officials.first, "body", officials.sentence, body=named)
        ]
    if not bodies:
        low = scene.opening(before.first)
        inside = (b for b in scene.bodies if low <= b.first and b.last < before.first and "gen" in b.cases)
        bodies = [b for b in inside if not _reports(scene, b, before.first)][-1:]
    low = scene.opening(before.first)
    return bodies or standing(scene, low, before.first) or unlisted_body(scene, low, before.first)


def _reports(scene: Scene, body: Party, end: int) -> bool:
    """Whether a body only tells the news: "APA-nın verdiyi məlumata | görə, keçirilən sərgidə"."""
    return any(scene.low(i) in _SOURCES for i in range(body.last + 1, end))


def _beyond_where(scene: Scene, first: int) -> list[Party]:
    """The body before when or where its gathering is: "Avropa Şurasının | mayın 5-də Riqada | sammiti"."""
    adjuncts = {i for w in scene.whens for i in range(w.first, w.last + 1)}
    adjuncts |= {i for s in scene.sites if s.case == "loc" for i in range(s.first, s.last + 1)}
    end = first - 1
    while end in adjuncts or (scene.low(end) in _LINKS and end - 1 in adjuncts):
        end -= 1
    if scene.low(end) in _ABOUT:  # "Şuranın | Qəzza ilə bağlı | fövqəladə iclası"
        near = range(end - 1, max(scene.first, end - _MATTER), -1)
        ends = {b.last for b in scene.bodies if b.cases == {"gen"} and not b.country}
        plain = (i for i in near if i in ends)
        end = next(plain, end)
        if any(v.first in range(end, first) for v in scene.verbs):
            return []
    if end == first - 1:
        return []
    return [b for b in scene.bodies if b.last == end and b.cases == {"gen"} and not b.country]


def of_members(party: Party) -> bool:
    """Whether officials are of a body of several states: "G7 ölkələri xarici işlər nazirləri"."""
    of = party.capacity
    many = party.kind == "post" and party.plural and "gen" in party.cases and party.person is None
    return many and of is not None and bool(of.organization) and not of.country


def bodies(scene: Scene, first: int, last: int) -> list[Party]:
    """The bodies inside a gathering's name, the outermost for each phrase; acronyms written out."""
    full = full_names(scene.words, scene.spans)
    inside = _bodies(scene, first, last) or _hyphened(scene, first, last) or _beyond_order(scene, first)
    found = [*_partners(scene, inside[0].first if inside else first, last, alone=not inside), *inside]
    found = [b for b in found if not _is_honoured(scene, b, last)]
    found += [p for b in found if (p := _joined_to(scene, b)) is not None]
    return [replace(b, body=full[b.body]) if b.body in full else b for b in found]


def are_any(scene: Scene, body: Party) -> bool:
    """Whether a name in the plural is that of bodies of many states: "Təhlükəsizlik | Şuraları katibləri"."""
    said = (lower(body.body).split() or [""])[-1], scene.low(body.last)
    return not body.country and any(word.startswith(_ANY) for word in said)


def _is_honoured(scene: Scene, body: Party, last: int) -> bool:
    """Whether a gathering only marks the years of a body: "Bankın | 30 illiyi münasibətilə | konfrans"."""
    return any(scene.low(i).startswith(_YEARS) for i in range(body.last + 1, last))


def _joined_to(scene: Scene, body: Party) -> Party | None:
    """The state that a hyphen joins to a body of several words: "Avropa İttifaqı-İordaniya | sammiti"."""
    before, _, name = scene.tokens[body.last].text.rpartition("-")
    found = gazetteer.lookup(name, "az", "state") if before and body.first < body.last else None
    if not isinstance(found, gazetteer.State):
        return None
    last = body.last
    return Party(last, last, last, "state", scene.sentence.index, country=found.iso2)


def _beyond_order(scene: Scene, first: int) -> list[Party]:
    """The body before a word that says which of its gatherings is meant: "TDT-nin bundan əvvəlki | birgə
    sammiti".
    """
    end = first - 1
    while end > scene.first and scene.low(end) in _WHICH:
        end -= 1
    ordered = end < first - 1
    return [b for b in scene.bodies if ordered and b.last == end and "gen" in b.cases and not b.country]


def _hyphened(scene: Scene, first: int, last: int) -> list[Party]:
    """The bodies and states that a word before a gathering joins: "ASEAN-Aİ | sammiti"."""
    at = last - 2 if scene.low(last - 1) == "zirvə" else last - 1
    names = scene.tokens[at].text.split("-") if at >= first else []
    listed = [gazetteer.lookup(n, "az", "body") or gazetteer.lookup(n, "az", "state") for n in names]
    if len(names) < 2 or None in listed or all(isinstance(n, gazetteer.State) for n in listed):
        return []
    index = scene.sentence.index
    return [
        Party(at, at, at, "state", index, country=found.iso2)
        if isinstance(found, gazetteer.State)
        else Party(at, at, at, "body", index, body=name)
        for name, found in zip(names, listed, strict=True)
    ]


def _partners(scene: Scene, first: int, last: int, *, alone: bool) -> list[Party]:
    """The body with which that of the name holds a gathering: "A Təşkilatı (AT) və B Liqasının sammiti".

    Where the name has none, the one "with" which states do: "region ölkələrinin A Birliyi ilə | ilk sammiti".
    """
    joining = ("ilə",) if alone else ("və", "ilə")
    end = first - 2
    if scene.low(first - 1) not in joining or (alone and not scene.possessed(last)):
        return []
    if scene.low(end) == ")" and scene.low(end - 2) == "(":
        end -= 3
    abroad = {b.country for b in scene.bodies if first <= b.first and b.last < last}
    beside = (b for b in scene.bodies if b.last == end and b.cases <= {"nom", "ins"})
    # "Milli Akademiya ilə | Latviya Akademiyasının birgə iclası": of two states
    return [b for b in beside if not b.country or abroad - {"", b.country}]


def _bodies(scene: Scene, first: int, last: int) -> list[Party]:
    if scene.low(first) in STANDS_FOR and (meant := standing(scene, first, last)):
        return meant
    known = [b for b in scene.bodies if first <= b.first and b.last < last and not bracketed(scene, b)]
    known = [b for b in known if lower(b.body) not in COMMON and not _in_title(scene, b.first, b.last)]
    if known:
        return _within_outer(scene, known)
    sentence = scene.sentence.index
    inside = (s for s in scene.spans.all if s.kind == "body" and first <= s.first and s.last < last)
    spans = [s for s in inside if scene.low(s.first - 1) != "(" and not _in_title(scene, s.first, s.last)]
    names = [s.name or (name_of(scene.words, s) if s.key and not s.country else "") for s in spans]
    found = [
        Party(s.first, s.last, s.last, "body", sentence, country=s.country, body=name)
        for s, name in zip(spans, names, strict=True)
        if name and lower(name) not in COMMON
    ]
    return (
        found
        or _leading_body(scene, first, last)
        or _spelt_out(scene, first, last)
        or unlisted_body(scene, first, last)
        or _body_of_members(scene, first, last)
        or standing(scene, first, last)
    )


def standing(
    scene: Scene, first: int, last: int, words: Mapping[str, str] = MappingProxyType(STANDS_FOR)
) -> list[Party]:
    """The body told before that "təşkilatın", "qurumun" stands for: "təşkilatın | zirvəsinə"."""
    at = next((i for i in range(first, last) if scene.low(i) in words), None)
    if at is None or (scene.tokens[at].capital and at != scene.first and words is not _TO_UNIONS):
        return []
    noun = words[scene.low(at)]
    before = [s for s in scene.spans.all if s.kind == "body" and s.last < at and not s.country]
    named = [s for s in before if noun == "qurum" or may_be(scene.words, s, noun)]
    if noun == "təşkilat" and len({s.name or name_of(scene.words, s) for s in before}) == 1:
        named = before  # the only one that the text names, whatever it is called
    names = [n for s in named if international(n := s.name or name_of(scene.words, s))]
    return [Party(at, at, at, "body", scene.sentence.index, body=names[-1])] if names else []


def _in_title(scene: Scene, first: int, last: int) -> bool:
    """Whether a body is but a word of a title: "Mərkəzi Asiya – Avropa İttifaqı" sammiti."""
    before, after = scene.low(first - 1), scene.low(last + 1)
    dashed = bool({before, after} & {"–", "-", "—"})
    return dashed and bool({before, after} & (OPENING | CLOSING))


def _body_of_members(scene: Scene, first: int, last: int) -> list[Party]:
    """The body of "Məşvərət Şurası nazirlərinin iclası", "Hərəkatın nazirlər görüşü"."""
    posts = [a.party for a in scene.actors if first <= a.party.head < last and a.party.kind == "post"]
    of = posts[-1].capacity if posts and posts[-1].plural and posts[-1].person is None else None
    if of is None or not of.organization[:1].isupper() or of.country:
        return []
    if lower(of.organization) in COMMON:
        return []  # "Parlament Sədrlərinin Avropa Konfransı"
    at = posts[-1].first
    return [Party(at, at, at, "body", scene.sentence.index, body=of.organization)]


def _leading_body(scene: Scene, first: int, last: int) -> list[Party]:
    """The listed body whose acronym begins a name that is read as one whole: "NATO Gənclər Forumu",
    "UNESCO-nun Mədəniyyət üzrə Konfransı".
    """
    letters, _, ending = scene.tokens[first].text.partition("-")
    whole = any(b.first == first < last <= b.last for b in scene.bodies)
    whole = whole and letters.isupper() and ending in ("", *_WHOSE)
    listed_ = gazetteer.lookup(letters, "az", "body") if whole else None
    if listed_ is None:
        return []
    return [Party(first, first, first, "body", scene.sentence.index, body=letters)]


def _spelt_out(scene: Scene, first: int, last: int) -> list[Party]:
    """The body whose letters begin a name, where the text spells it out: "Təşkilatın (İƏT)", "İƏT Forumu"."""
    letters = scene.tokens[first].text
    if last - first < 1 or not letters.isupper() or len(letters) < 3:
        return []
    for token in scene.tokens[:first]:
        after = scene.tokens[token.index + 1].text if token.index + 1 < len(scene.tokens) else ""
        span = scene.spans.over(token.index - 2) if token.text == letters and after == ")" else None
        if span is not None and span.kind == "body" and scene.tokens[token.index - 1].text == "(":
            name = name_of(scene.words, span)
            return [Party(first, first, first, "body", scene.sentence.index, body=name)] if name else []
    return []


def _within_outer(scene: Scene, known: list[Party]) -> list[Party]:
    """The bodies of a name, one that belongs to the one before it with that: "BMT-nin Baş Assambleyası"."""
    out: list[Party] = []
    for body in known:
        outer = out[-1] if out else None
        span = scene.spans.over(body.first)
        if outer is None or span is None or outer.cases != {"gen"} or not _belongs(scene, outer, body):
            out.append(body)
            continue
        inner = name_of(scene.words, span, inner=True)
        name = f"{scene.words.quote(outer.first, outer.last)} {inner}"
        out[-1] = replace(body, body=name, country=body.country or outer.country)
    return out


def _belongs(scene: Scene, outer: Party, inner: Party) -> bool:
    """Whether nothing but brackets and a field stands between two bodies."""
    gap = [scene.low(i) for i in range(outer.last + 1, inner.first)]
    bracket = gap[:1] == ["("] and ")" in gap
    rest = gap[gap.index(")") + 1 :] if bracket else gap
    return not rest or rest[-1] == "üzrə"


def unlisted_body(scene: Scene, first: int, last: int) -> list[Party]:
    """A body that no list has: capital words in the genitive that end in a word for a body."""
    for head in range(last - 1, first - 1, -1):
        noun = scene.noun(head, _BODIES)
        if noun is not None and scene.ending(head) == "gen" and (mark := phrases.quoted(scene, head + 1)):
            # "“Təmas qrupu”nun iclası": a name in quotes
            name = scene.words.quote(mark + 1, head)
            return [Party(mark + 1, head, head, "body", scene.sentence.index, body=name)]
        if noun is None or noun.case != "gen" or _of_person(scene, head):
            continue
        if not scene.tokens[head].capital:
            field = _of_field(scene, head, first)
            if field is not None:
                name = phrases.nominative(scene, field, head, "gen")
                return [Party(field, head, head, "body", scene.sentence.index, body=name)]
            continue
        start = head
        opening = scene.first if scene.spans.over(scene.first) is None else scene.first - 1
        while (
            start - 1 > opening
            and start > first
            and not _of_person(scene, start - 1)
            and (
                scene.tokens[start - 1].capital
                or (scene.low(start - 1) in ("və", "üzrə", "nazirləri", "başçıları") and start - 2 >= first)
            )
        ):
            start -= 1
        name = phrases.nominative(scene, start, head, "gen")
        return [Party(start, head, head, "body", scene.sentence.index, body=name)]
    return []


def counted_before(scene: Scene, bodies: Sequence[Party]) -> list[Party]:
    """The body whose session shares the noun with that of another one: "Enerji Şurasının 11-ci və | Su
    Şurasının 3-cü iclası"."""
    joint = bodies[0].first - 1 if bodies else scene.first
    if joint - 1 <= scene.first or scene.low(joint) not in ("və", ",") or not is_ordinal(scene, joint - 1):
        return []
    before = [b for b in scene.bodies if joint - _SHARED <= b.last < joint - 1 and b.first > scene.first]
    return before[-1:]


def body_of_members(scene: Scene, index: int) -> list[Party]:
    """The body whose members' officials sit together, told before them: "Katib X | üzv ölkələrin nazirlərinin
    iclasını keçirəcək"; of who holds the session, else the one that stands before.
    """
    low = scene.opening(index)
    members = [i for i in range(low + 1, index) if scene.low(i) in _MEMBERS and scene.low(i - 1) == "üzv"]
    if members and scene.low(members[-1] - 2) in _TO_UNIONS:
        return standing(scene, members[-1] - 2, members[-1] - 1, _TO_UNIONS)
    if not members or scene.low(members[-1] - 2).endswith(_TO):
        return []
    at = members[-1]
    posts = [a.party.capacity for a in scene.actors if a.last < at and a.party.capacity is not None]
    held = [
        c.organization for c in posts if c.organization and not c.country and international(c.organization)
    ]
    named = [b.body for b in scene.bodies if b.last < at and not b.country and international(b.body)]
    names = held or named
    return [Party(at, at, at, "body", scene.sentence.index, body=names[-1])] if names else []


def _of_field(scene: Scene, head: int, first: int) -> int | None:
    """The first token of a body that is named by its field: "Əfqanıstan üzrə regional təmas qrupu"."""
    near = range(head - 1, max(first, head - 4), -1)
    field = next((i for i in near if scene.low(i) == "üzrə"), None)
    if field is None or any(scene.tokens[i].shape != "word" for i in range(field, head)):
        return None
    return field - 1 if scene.tokens[field - 1].capital and field - 1 > scene.first - 1 else None


def _of_person(scene: Scene, index: int) -> bool:
    persons = (a for a in scene.actors if a.party.kind in ("person", "post"))
    return any(a.party.first <= index <= a.party.last for a in persons)
