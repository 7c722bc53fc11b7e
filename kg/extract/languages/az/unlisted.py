"""Bodies that the gazetteer does not list, found by the noun that ends their name."""

from __future__ import annotations

from collections.abc import Iterator

from kg import gazetteer
from kg.extract.languages.az import naming
from kg.extract.languages.az.bodies import FIRMS, case_of, is_firm, stands_for_told
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.outer_bodies import is_branch, is_organ, of_field, with_outer
from kg.extract.languages.az.states import is_pair
from kg.extract.languages.az.titles import ends_holder, head_forms, is_board, is_field, owns_name, owns_part
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_NOUNS = words_of("bodies", "nouns")
_ADJECTIVES = words_of("posts", "attributes") | words_of("bodies", "adjectives")
_NATIONAL = words_of("bodies", "national_nouns")
_SMALL = _NATIONAL | FIRMS  # nouns of bodies that have no capital
_CHAMBERS = words_of("bodies", "chambers")
_RULERS = frozenset(("nazir", "başçı", "lider", "sədr", "katib", "prezident", "rəis", "prokuror", "spiker"))
_MEMBERS = words_of("bodies", "chamber_members")
_OWNING = frozenset(("dövlət", "milli", "səhmdar", "neft", "enerji"))
_OPENING, _CLOSING = frozenset('"“«„'), frozenset('"”»“')
_FIELDS = words_of("posts", "fields")
# "İclasa | Dövlət Turizm Agentliyinin sədri sədrlik edib"
_OCCASIONS = words_of("topics", "occasions")
_SCHOOLS = frozenset(("universitet", "akademiya", "institut", "kollec", "bələdiyyə", "muzey", "liman"))
# Whose council it is: "ölkələrin", and a word before that says of which.
_LANDS, _LANDS_BEFORE = frozenset(("ölkələrin", "ölkələrinin", "dövlətlərin", "dövlətlərinin")), 2
_LINKS = frozenset(("və", "üzrə", "ilə", "üçün", "qarşı"))
_SURNAMES = ("ov", "ova", "yev", "yeva", "zadə", "yan")


_TO_BE_DONE = frozenset(("əməkdaşlıq", "fəaliyyət", "tədbirlər", "mübadilə", "iş"))


def find(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the spans of unlisted bodies: capital words up to a noun such as "Şurasının"."""
    yield from _supreme(words, spans)
    for token in words.tokens:
        if not token.capital and not token.lemmas.isdisjoint(_SMALL) and spans.over(token.index) is None:
            yield from _common(words, spans, token)
            yield from _firm(words, spans, token)
        if (chamber := _of_members(words, spans, token)) is not None:
            spans.drop(chamber)
        if not token.capital or token.shape != "word" or spans.over(token.index) is not None:
            continue
        if not _names_body(token) or _goes_on(words, spans, token) or is_board(words, token.index):
            continue
        if _is_paper(words, token):
            continue
        if _says_whose(words, token) or _is_service(words, token) or _is_airport(words, token):
            continue
        first = _of_lands(words, _start(words, spans, token.index), token)
        first = of_field(words, spans, first)
        titled = any(head_forms(t) for t in words.tokens[first : token.index])
        if (titled or first == token.index) and stands_for_told(words, spans, token):
            continue  # "Prezident A | Şuranın baş katibini qəbul edib"
        town = spans.over(first)
        for inner in {spans.over(k) for k in range(first, token.index)} - {None}:
            if inner is not None:
                spans.drop(inner)
        quoted = _quoted(words, token.index)
        if quoted is None and _is_owned_firm(words, first, token):
            quoted = _quoted(words, first)
        if quoted is not None:
            yield Span(quoted, token.index, "body")
        elif first < token.index or (first == token.index and is_organ(words, spans, first)):
            owner = spans.over(first - 1)
            owned = owner is not None and owner.kind == "state" and case_of(words, owner) in ("nom", "gen")
            country = owner.country if owned and owner is not None else ""
            if town is not None and town.kind == "place" and (first < token.index - 1 or _is_school(token)):
                country = town.country
            if owner is not None and owned and _is_with_whom(words, first, token.index):
                spans.drop(owner)
                first, country = owner.first, ""
            yield Span(with_outer(words, spans, first), token.index, "body", "", country)
        elif (owner := _named_after(words, spans, token)) is not None:
            spans.drop(owner)
            yield Span(owner.first, token.index, "body", "", owner.country)
        elif (state := _of_army(words, spans, token)) is not None:
            yield Span(token.index, token.index, "body", "", state.country)
        elif _is_chamber(token) and (whole := _whole(words, spans, first)) is not None:
            yield Span(token.index, token.index, "body", "", whole.country)


def _of_members(words: Words, spans: Spans, token: Token) -> Span | None:
    """The bare name of any chamber, where it is told of whom it consists: "Deputatlar | Konqresinin"."""
    span = spans.at(token.index)
    before = words.tokens[token.index - 1] if token.index else token
    body = gazetteer.body(span.key) if span is not None and span.last == token.index and span.key else None
    generic = body is not None and body.kind == "generic"
    owned = any(f.owner == "3" for f in forms(token.text))
    return span if generic and owned and before.capital and before.lower in _MEMBERS else None


def _named_after(words: Words, spans: Spans, token: Token) -> Span | None:
    """The state that a bank or a school is called after alone: "Latviya Bankı", "Estoniya Universiteti"."""
    owner = spans.over(token.index - 1) if token.index and token.capital else None
    named = any(
        lower(f.stem) in ("bank", "universitet", "sayıştay", "yargıtay", "danıştay", "birja")
        for f in forms(token.text)
        if f.owner == "3"
    )
    if owner is None or not named or owner.kind != "state" or case_of(words, owner) != "nom":
        return None
    return owner if owner.first == owner.last else None


def _says_whose(words: Words, token: Token) -> bool:
    """Whether a bare word only says which session of a body it is: "MDB PA-nın | Şura iclası"."""
    sentence = words.sentences[token.sentence]
    if token.lower != "şura" or not sentence.first < token.index < sentence.last:
        return False
    before, following = words.tokens[token.index - 1].lower, words.tokens[token.index + 1].lower
    return before.endswith(("ın", "in", "un", "ün")) and following.startswith(
        ("iclas", "sessiya", "toplantı")
    )


def _is_airport(words: Words, token: Token) -> bool:
    """Whether a port is one of the air, a place: "Heydər Əliyev Beynəlxalq Hava Limanı"."""
    return token.lower.startswith("liman") and words.tokens[token.index - 1].lower == "hava"


def _is_service(words: Words, token: Token) -> bool:
    """Whether a bare word is what a body does: "Vətəndaşlara Xidmət və ... üzrə Dövlət Agentliyi"."""
    sentence = words.sentences[token.sentence]
    if token.lower != "xidmət" or not sentence.first < token.index < sentence.last:
        return False
    before, after = words.tokens[token.index - 1].lower, words.tokens[token.index + 1].lower
    return before.endswith(("lara", "lərə")) and after in _LINKS


def _is_with_whom(words: Words, first: int, last: int) -> bool:
    """Whether a name tells whose friends a body are: "Azərbaycan Parlamenti ilə Dostluq Qrupu"."""
    return any(t.lower == "ilə" for t in words.tokens[first + 1 : first + 3]) and last - first > 1


def _supreme(words: Words, spans: Spans) -> Iterator[Span]:
    """Listed names with "Ali" before them, other bodies: "İran Ali Milli Təhlükəsizlik Şurasının"."""
    for span in [s for s in spans.all if s.kind == "body"]:
        before = words.tokens[span.first - 1] if span.first else None
        if before is None or before.text != "Ali" or spans.over(before.index) is not None:
            continue
        owner = spans.over(before.index - 1) if before.index else None
        owned = owner is not None and owner.kind == "state" and case_of(words, owner) in ("nom", "gen")
        if owned and owner is not None:
            spans.drop(span)
            yield Span(before.index, span.last, "body", "", owner.country)
        elif before.index == 0 or not words.tokens[before.index - 1].capital:
            spans.drop(span)  # "prezident A və | Ali Milli Təhlükəsizlik Şurasının katibi B"
            yield Span(before.index, span.last, "body")


def _quoted(words: Words, index: int) -> int | None:
    """The opening mark of a name in quotes before a noun: "Masdar" Şirkətinin."""
    tokens = words.tokens
    if index < 3 or tokens[index - 1].text not in _CLOSING:
        return None
    return next((k for k in range(index - 2, max(-1, index - 8), -1) if tokens[k].text in _OPENING), None)


def _is_owned_firm(words: Words, first: int, token: Token) -> bool:
    """Whether capital words before a noun only say whose firm it is: "Rosatom" | Dövlət Korporasiyası."""
    of = [t.lower for t in words.tokens[first : token.index]]
    return bool(of) and _OWNING.issuperset(of) and words.tokens[first - 1].text in _CLOSING


def _goes_on(words: Words, spans: Spans, token: Token) -> bool:
    """Whether the next word ends the name: "İslam Şurası Məclisi"."""
    following = words.tokens[token.index + 1] if token.index + 1 < len(words.tokens) else None
    if following is None or following.sentence != token.sentence or not following.capital:
        return False
    bare = any(f.case == "nom" for f in forms(token.text) if lower(f.stem) in _NOUNS)
    board = lower(token.text) == "idarə" and lower(following.text).startswith("heyət")
    return board or (bare and spans.over(following.index) is None and _names_body(following))


def _common(words: Words, spans: Spans, token: Token) -> Iterator[Span]:
    """The parliament or government of a state in small letters: "Qətər hökumətinin"."""
    owner = spans.over(token.index - 1) if token.index else None
    if owner is None or owner.kind != "state" or case_of(words, owner) not in ("nom", "gen"):
        return
    if any(f.owner == "3" and not f.plural and lower(f.stem) in _NATIONAL for f in forms(token.text)):
        yield Span(token.index, token.index, "body", "", owner.country)


def _firm(words: Words, spans: Spans, token: Token) -> Iterator[Span]:
    """A company in quotes that no table has, of the state that owns it: Almaniyanın "Uniper" şirkəti."""
    first = _quoted(words, token.index) if is_firm(token) else None
    if first is None or any(spans.over(k) is not None for k in range(first, token.index)):
        return
    owner = spans.over(first - 1) if first else None
    owned = owner is not None and owner.kind == "state" and case_of(words, owner) in ("nom", "gen")
    yield Span(first, token.index, "body", "", owner.country if owned and owner is not None else "")


def _of_army(words: Words, spans: Spans, token: Token) -> Span | None:
    """The state whose army a word names: "Azərbaycan Ordusunun Baş Qərargah rəisi"."""
    owner = spans.over(token.index - 1) if token.index else None
    army = any(f.owner == "3" and f.case == "gen" and lower(f.stem) == "ordu" for f in forms(token.text))
    state = owner is not None and owner.kind == "state" and case_of(words, owner) in ("nom", "gen")
    return owner if army and state else None


def _is_chamber(token: Token) -> bool:
    return any(lower(f.stem) in _CHAMBERS for f in forms(token.text) if f.owner == "3")


def _whole(words: Words, spans: Spans, first: int) -> Span | None:
    """The state or parliament right before a chamber that it has: "Parlamenti Məclisi"."""
    span = spans.over(first - 1) if first else None
    if span is None or case_of(words, span) not in ("nom", "gen"):
        return None
    body = gazetteer.body(span.key) if span.key else None
    parliament = span.kind == "body" and body is not None and body.kind == "parliament"
    return span if parliament or span.kind == "state" else None


def _is_paper(words: Words, token: Token) -> bool:
    """Whether a programme is one of what is to be done: "Əməkdaşlıq | Proqramı imzalanıb"."""
    before = words.tokens[token.index - 1].lower if token.index else ""
    return token.lower.startswith("proqram") and before in _TO_BE_DONE


def _names_body(token: Token) -> bool:
    if token.lemmas.isdisjoint(_NOUNS):
        return False
    return any(lower(f.stem) in _NOUNS and (not f.plural or f.owner == "3") for f in forms(token.text))


def _start(words: Words, spans: Spans, last: int) -> int:
    """The first token of the body's name that ends at ``last``."""
    sentence = words.sentence_of(last)
    first, k = last, last - 1
    while k >= sentence.first:
        token, span = words.tokens[k], spans.over(k)
        if token.text == "," and _lists_fields(words, spans, k, first, last):
            k -= 1
            continue
        named = span is not None and _is_town(words, span) and span.last == first - 1
        if span is not None and _is_sea_of(words, span, first, last):
            return span.first
        if span is not None and first == last and is_branch(words, spans, span, last):
            return span.first
        if span is not None and named and (first < last or _is_school(words.tokens[last])):
            return span.first
        town = spans.over(k - 1) if token.lower in ("şəhər", "rayon") and k > sentence.first else None
        if town is not None and _is_town(words, town):
            return town.first
        if (span is not None and not _is_generic(words, span)) or token.shape != "word":
            break
        if is_pair(token.text):
            return k
        if k == sentence.first and owns_part(words, k, last):
            break
        if _holds_post(token) and last - k > 2:
            linked = words.tokens[k + 1].lower == "və"  # "sədr müavini və Türk Dövlətləri ilə İdarənin"
            return k + 2 if linked else _after_name(words, k + 1, last)
        if span is None and (owns_name(words, k, sentence.first) or _is_firm(words, k)):
            break
        if (_is_rulers(token) and k - 1 > sentence.first and words.tokens[k - 1].capital) or (
            token.capital and not _is_opener(words, k) and not _is_other(token) and not _initialled(words, k)
        ):
            first = k
            if _is_numbered(words, k, sentence.first):
                break
        elif token.lower not in _LINKS or ends_holder(words, k, sentence.first) or _parts(words, k, last):
            break
        k -= 1
    return first


def _of_lands(words: Words, first: int, token: Token) -> int:
    """Where the name of a council of rulers begins that tells of which lands it is: "Xəzəryanı ölkələrin |
    Xarici İşlər Nazirləri Şurası", "MDB-yə üzv dövlətlərin daxili işlər nazirləri | Şurası"."""
    low, k = words.sentences[token.sentence].first, first
    if k > low and _is_rulers(words.tokens[k - 1]):
        k -= 1
    if not any(_is_rulers(t) for t in words.tokens[k : token.index]):
        return first
    while k > low and is_field(words.tokens[k - 1]) and words.tokens[k - 1].lower not in _LANDS:
        k -= 1
    if k - low < _LANDS_BEFORE or words.tokens[k - 1].lower not in _LANDS:
        return first
    before = words.tokens[k - 2]
    member = before.lower == "üzv" and words.tokens[k - 3].lower.endswith(("yə", "ya"))
    if member and k - low > _LANDS_BEFORE:
        return k - 3
    return k - 2 if before.capital and not _is_placed(before) else first


def _parts(words: Words, k: int, last: int) -> bool:
    """Whether a link stands between two nouns that each mean a body told before: "Nazirlik | ilə | Bank"."""
    sides = (words.tokens[k - 1], words.tokens[last]) if k and k == last - 1 else ()
    return bool(sides) and all(t.capital and _is_bare_noun(t) for t in sides)


def _is_bare_noun(token: Token) -> bool:
    return any(lower(f.stem) in _NOUNS and not (f.owner or f.plural) for f in forms(token.text))


def _is_sea_of(words: Words, span: Span, first: int, last: int) -> bool:
    """Whether a sea or region owns the field of a body: "Xəzər Dənizinin | Balıqçılığı üzrə Komitə"."""
    region = span.kind == "place" and not span.country and span.last == first - 1
    field = any(t.lower == "üzrə" for t in words.tokens[first:last])
    return region and field and case_of(words, span) == "gen"


def _lists_fields(words: Words, spans: Spans, comma: int, first: int, last: int) -> bool:
    """Whether a comma stands inside one name: "Mədəniyyət, İnformasiya və Turizm Nazirliyi"."""
    before = words.tokens[comma - 1] if comma else None
    listed = first == comma + 1 and any(t.lower in ("və", ",") for t in words.tokens[first:last])
    one = any(not f.plural for f in forms(words.tokens[last].text) if lower(f.stem) in _NOUNS)
    field = before is not None and before.capital and spans.over(comma - 1) is None and is_field(before)
    return listed and one and field


def _is_numbered(words: Words, k: int, low: int) -> bool:
    """Whether a number begins the name after that of somebody: "Mariya Petrova | VI Mədəniyyət Forumu"."""
    before = words.tokens[k - 1] if k > low else None
    number = words.tokens[k].text.isupper() and set(words.tokens[k].text) <= set("IVX")
    return number and before is not None and not before.lower.endswith(("ın", "in", "un", "ün"))


_COUNTERPART = "həmkarı"


def _holds_post(token: Token) -> bool:
    """Whether a post begins before a name: "Türkiyə Prezidenti | Rəcəb Ərdoğan | Enerji Forumunda", or a word
    for a counterpart: "perulu həmkarı | Luis Salas | Dövlət Komissiyasının"."""
    if token.lower == _COUNTERPART:
        return True
    return any(f.owner == "3" and f.case == "nom" and not f.plural for f in head_forms(token))


def _after_name(words: Words, first: int, last: int) -> int:
    """Where a body's name can begin after that of a person."""
    texts = [(k, words.tokens[k].text) for k in range(first, last)]
    named = [k for k, text in texts if naming.is_given(text) or naming.is_surname(text)]
    given = bool(named) and not naming.is_surname(words.tokens[named[-1]].text)
    if given and words.tokens[named[-1] + 1].lower not in _ADJECTIVES | _FIELDS:
        named.append(named[-1] + 1)  # "Prezidenti | Xuan Soto | Şimal Forumunda": no ending tells a surname
    return min(max(named, default=first + 1) + 1, last)


def _is_town(words: Words, span: Span) -> bool:
    """Whether a town or region begins the name: "Sankt-Peterburq Qanunvericilik Məclisi"."""
    return span.kind == "place" and case_of(words, span) == "nom"


def _is_school(token: Token) -> bool:
    """Whether a body is called after its town alone: "Ankara Universiteti"."""
    return any(lower(f.stem) in _SCHOOLS for f in forms(token.text) if f.owner == "3")


def _is_generic(words: Words, span: Span) -> bool:
    """Whether a span is but a kind of body that begins a longer name: "Parlament Sədrlərinin Konfransı",
    "Ali Məhkəmə | Şurası"; of several words none has an ending.
    """
    body = gazetteer.body(span.key) if span.key else None
    if body is None or body.kind != "generic" or case_of(words, span) != "nom":
        return False
    last = words.tokens[span.last]
    bare = span.first == span.last or any(lower(f.stem) == last.lower for f in forms(last.text))
    return bare and "-" not in words.tokens[span.first].text


def _is_rulers(token: Token) -> bool:
    """Whether a word is of those whose council it is: "nazirləri Şurası", "başçıları Şurası"."""
    found = (f for f in forms(token.text) if f.plural and f.owner == "3" and f.case in ("nom", "gen"))
    return any(lower(f.stem) in _RULERS for f in found)


def _is_opener(words: Words, index: int) -> bool:
    """Whether a capital only begins a sentence: "Görüşdə Təhlükəsizlik Şurası ..."."""
    token = words.tokens[index]
    first = words.sentences[token.sentence].first == index
    part = token.lower in _ADJECTIVES or token.lower in _FIELDS
    occasion = any(lower(f.stem) in _OCCASIONS and f.case != "nom" and not f.owner for f in forms(token.text))
    return (
        first and not part and (token.lower in words_of("posts", "openers") or _is_placed(token) or occasion)
    )


def _is_firm(words: Words, index: int) -> bool:
    """Whether a word ends the name of a firm, in quotes before it: "AzərEnerji" ASC-nin."""
    stem, hyphen, _ = words.tokens[index].text.partition("-")
    return stem.isupper() and bool(hyphen) and index > 0 and words.tokens[index - 1].text in _CLOSING


def _initialled(words: Words, index: int) -> bool:
    """Whether an initial makes a word a surname: "D.Tusk Seymin sədri"."""
    return index > 0 and words.tokens[index - 1].shape == "initial"


def _is_placed(token: Token) -> bool:
    return token.lower.endswith(("da", "də", "dan", "dən")) and token.lower not in _ADJECTIVES


def _is_other(token: Token) -> bool:
    """Whether a capital word belongs to something before the body: a person's surname, a placed noun."""
    return token.lower.endswith(_SURNAMES) or (_is_placed(token) and len(token.text) > 5)
