"""Bodies in small letters, and territories, that posts belong to: "komitəsinin sədri"."""

from __future__ import annotations

from kg.extract.languages.az import bodies
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.naming import is_given, is_surname
from kg.extract.languages.az.qualifiers import owned_before
from kg.extract.languages.az.states import demonym_at, is_of_state
from kg.extract.languages.az.titles import (
    Walk,
    ends_clause,
    ends_holder,
    head_forms,
    into_title,
    is_acronym,
    is_first,
    is_opener,
    is_placed,
    owns_name,
    without_case,
)
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_COMMON, _BEFORE = words_of("bodies", "common"), words_of("bodies", "before_units")
# "Rosatom" dövlət korporasiyasının
_FIRM_WORDS = frozenset(
    ("dövlət", "milli", "neft", "enerji", "inşaat", "qaz", "hava", "transmilli", "səhmdar")
)
# "Aİ-nin Azərbaycandakı Nümayəndəliyinin"
_MISSIONS = frozenset(("nümayəndəlik", "səfirlik", "missiya", "ofis", "büro", "konsulluq"))
_CHAMBERS = words_of("bodies", "chambers")
_BODIES = _COMMON | _CHAMBERS
_KINDS = words_of("bodies", "of_kinds")
_TERRITORIES = words_of("bodies", "territories")
_THINGS = words_of("names", "things")
_TITLED = words_of("posts", "attributes") | words_of("posts", "fields") | _THINGS
_OPENING, _CLOSING = frozenset('"“«„'), frozenset('"”»“')
_POSTED = frozenset(("loc", "rel"))
_PRONOUNS = frozenset(("onu", "ona", "onun", "onunla", "onları", "onlara", "bunu", "buna", "bu", "həmin"))
# Ends of the words before a name in the clause: "keçirilən", "iştirak edən".
_PARTICIPLES = (
    "ilən",
    "ilmiş",
    "olunmuş",
    "ılan",
    "ulan",
    "ülən",
    "olan",
    "edən",
    "verən",
    "gələn",
    "dığı",
    "diyi",
    "duğu",
    "düyü",
)
# A name has so many words, mostly.
_WHOLE_NAME = 2
# Who is met, received or greeted by the holder of a post: "Qonaqları | şəhər icra hakimiyyətinin başçısı".
_MET = frozenset(("qonaq", "həmkar", "həmsöhbət"))
_GUESTS = frozenset(("qonaqlar", "tərəflər", "həmsöhbətlər", "həmkarlar"))
_OWNED = ("ini", "ını", "unu", "ünü")
# Who is of a delegation: "heyətin | rəhbəri", "heyət üzvü"
_OF_SENT = ("rəhbər", "başçı", "üzv", "sədr", "katib", "lider")
_SENT = frozenset(("heyəti", "heyətini", "heyətə", "heyətinə", "heyətlə", "heyətləri", "heyətlərini"))
# "Çadın | rəhbəri | müdafiə idarəsinin rəhbəri ilə": another official
_CHIEFS = frozenset(
    ("rəhbəri", "başçısı", "lideri", "prezidenti", "naziri", "səfiri", "kansleri", "kralı", "diplomatı")
)
# "Prezidentin | administrasiyasının rəhbəri"
_STAFFS = ("administrasiya", "aparat", "katiblik", "ofis", "dəftərxana", "mətbuat", "protokol")
# "İctimaiyyətlə | əlaqələr idarəsi"
_DEALING = frozenset(("əlaqələr", "əlaqə", "iş", "əməkdaşlıq", "mübarizə"))
# The name of a unit has so many words at most.
_LONGEST = 14


class Units:
    """Reads the bodies in small letters and the territories of a text, from their last word leftwards."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self._words = words
        self._spans = spans
        self._tokens = words.tokens

    def is_common_body(self, walk: Walk, token: Token) -> bool:
        """Whether a word is a body in small letters that the post belongs to: "parlamentin sədri"."""
        before = self._spans.over(token.index - 1) if token.index else None
        owned = before is not None and before.kind == "body" and token.lower.startswith("aparat")
        if token.lower == "qrup" and token.index > 0 and self._tokens[token.index - 1].lower == "bir":
            return False  # "bir qrup deputat"
        if token.lower in ("heyət", "heyətin") and not self._tokens[walk.title[-1]].lower.startswith(
            _OF_SENT
        ):
            return False  # "Heyət | energetika naziri A ilə görüşüb"
        parliament = token.index > 0 and self._tokens[token.index - 1].lower in _COMMON
        owned = owned or (parliament and token.lower.startswith("aparat"))
        owned = owned or self._quoted(token.index) is not None
        owned = owned or (token.index > 0 and self._tokens[token.index - 1].lower == "üzrə")
        posted = before is not None and bodies.case_of(self._words, before) == "rel"
        owned = owned or (posted and any(lower(f.stem) in _MISSIONS for f in forms(token.text)))
        owned = owned or any(lower(f.stem) in _CHAMBERS for f in forms(token.text) if f.case == "gen")
        owned = owned or bodies.stands_for_told(self._words, self._spans, token)
        if token.text[0].isupper() and not is_first(self._words, token) and not owned:
            return False
        found = [f for f in forms(token.text) if lower(f.stem) in _BODIES and f.case in ("nom", "gen")]
        return bool(found) and walk.common is None and token.lower != "heyəti"

    def take_common(self, walk: Walk, k: int) -> int:
        """Take a body in small letters, with the words that define it."""
        if self._is_bare_unit(walk, k) or self._heads_mission(walk, k):
            walk.noun_modified = True
            return into_title(walk, k)
        walk.common = walk.first = k
        quoted = self._quoted(k)
        if quoted is not None:
            end = k - 2 - (self._tokens[k - 1].text not in _CLOSING)
            walk.quoted, walk.first = self._words.quote(quoted + 1, end), quoted
            return quoted - 1
        before = self._tokens[k - 1].lower if k else ""
        if before in ("hökumətlərarası", "dövlətlərarası", "birgə"):
            stem = min(
                (lower(f.stem) for f in forms(self._tokens[k].text) if lower(f.stem) in _COMMON), key=len
            )
            if not any(f.owner == "3" and lower(f.stem) == stem for f in forms(self._tokens[k].text)):
                walk.quoted, walk.first = f"{before} {stem}", k - 1
                return k - 2
        if before == "baş" and any(lower(f.stem) == "prokurorluq" for f in forms(self._tokens[k].text)):
            walk.quoted, walk.first = f"{self._tokens[k - 1].text} prokurorluq", k - 1
            return k - 2
        first = self._unit_start(k)
        if first is not None:
            walk.unit, walk.first = (first, k), first
            return first - 1
        return k - 1

    def take_firm(self, walk: Walk, k: int) -> bool:
        """Take "AzərEnerji" before "ASC-nin" as the firm of a post."""
        quoted = self._quoted(k)
        if quoted is None:
            return False
        walk.quoted, walk.common, walk.first = self._words.quote(quoted + 1, k - 2), k, quoted
        return True

    def _is_bare_unit(self, walk: Walk, k: int) -> bool:
        """Whether a unit without suffixes only says what kind of head: "Administrasiyanın şöbə müdiri"."""
        token, span = self._tokens[k], self._spans.over(k - 1) if k else None
        bare = token.lower in _COMMON and len(walk.title) == 1
        if bare and span is None and k:
            owning = (f for f in forms(self._tokens[k - 1].text) if f.case == "gen" and f.owner == "3")
            if any(lower(f.stem) in _COMMON for f in owning):
                return True  # "baş direktorluğunun | şöbə müdiri"
        return (
            bare and span is not None and span.kind == "body" and bodies.case_of(self._words, span) == "gen"
        )

    def _heads_mission(self, walk: Walk, k: int) -> bool:
        """Whether somebody heads a mission for a land: "fondun Azərbaycan üzrə missiya rəhbəri"."""
        bare = self._tokens[k].lower in ("missiya", "layihə", "proqram", "ofis", "nümayəndəlik")
        return bare and len(walk.title) == 1 and k > 0 and self._tokens[k - 1].lower == "üzrə"

    def _quoted(self, k: int) -> int | None:
        """The opening mark of the name of a company: "Masdar" şirkətinin."""
        if k > 3 and self._tokens[k - 1].lower in _FIRM_WORDS and self._tokens[k - 2].text in _CLOSING:
            k -= 1  # "Rosatom" dövlət korporasiyasının
        if k < 3 or self._tokens[k - 1].text not in _CLOSING:
            return None
        marks = (j for j in range(k - 2, max(-1, k - 12), -1) if self._tokens[j].text in _OPENING)
        return next(marks, None)

    def _is_of_kind(self, k: int) -> bool:
        """Whether a body is told by what kind it is: "qanunverici | orqanın rəhbəri"; of those that another
        state sends only by whom one is led."""
        kind, body = self._tokens[k - 1].lower, self._tokens[k].lower
        if kind == "diplomatik":
            led = k + 1 < len(self._tokens) and self._tokens[k + 1].lower.startswith(("rəhbəri", "başçısı"))
            return led and body in ("missiyanın", "nümayəndəliyin")
        known = kind in _KINDS and not body.startswith("nümayəndəli")
        return known and not any(f.owner for f in forms(self._tokens[k].text))

    def _is_of_people(self, k: int) -> bool:
        """Whether a people stands before a body, which is its state's: "alman | hökumətinin başçısı"."""
        small = self._tokens[k - 1].text.islower() or is_first(self._words, self._tokens[k - 1])
        return small and bool(demonym_at(self._words, k - 1))

    def _unit_start(self, k: int) -> int | None:
        """Where "Xarici siyasət məsələləri şöbəsinin" begins: the words that define its noun."""
        if k and self._is_of_kind(k):
            return k - 1
        if (k and self._is_of_people(k)) or not any(
            f.owner == "3" and lower(f.stem) in _COMMON for f in forms(self._tokens[k].text)
        ):
            return None
        low = self._words.sentences[self._tokens[k].sentence].first
        first = k
        for j in range(k - 1, max(low, k - _LONGEST) - 1, -1):
            token, span = self._tokens[j], self._spans.over(j)
            if span is not None and self._is_with_whom(span):
                first = span.first
                continue
            if span is not None and self._is_of_field(span, k, low):
                first = span.first
                continue
            if span is not None and self._is_of_mission(span, k) and not self._is_apart(span, j):
                first = span.first
                break
            if span is not None and (self._is_apart(span, j) or self._owns(span, j)):
                break
            if span is None and (is_acronym(token) or (is_placed(token) and not self._is_with(j))):
                break
            if (token.shape == "mark" and token.text not in ",-–—") or is_opener(token):
                break
            if self._joins_holders(j) or self._serves(token, k) or self._tokens[j - 1].shape == "initial":
                break
            if self._spans.over(j) is None and owns_name(self._words, j, low):
                break
            if (
                token.lower in _PRONOUNS
                or token.lower in _BEFORE
                or token.lower in ("ölkənin", "dövlətin", "ölkələrin", "dövlətlərin", "tərəflərin")
                or self._is_of_land(j, k)
                or ends_clause(token)
                or token.lower.endswith(_PARTICIPLES)
                or (token.text == "," and head_forms(self._tokens[j - 1]))
                or self._ends_list(j, low)
                or self._is_subject(j)
                or self._names_holder(j)
                or self._introduces(j)
                or self._is_met(token)
            ):
                break
            if token.lower not in ("və", ","):
                first = j
        while first < k and self._is_posting(first):
            first += 1
        if self._tokens[k].lower.startswith("aparat") and self._tokens[k].capital:
            return k - 1 if self._tokens[k - 1].lower in _COMMON and self._spans.over(k - 1) is None else k
        return first if first < k else None

    def _is_of_field(self, span: Span, k: int, low: int) -> bool:
        """Whether a body is of the field of a unit whose owner is told: "nazirliyin | BMT və ...
        üzrə idarəsinin".
        """
        fielded = any(self._tokens[i].lower == "üzrə" for i in range(span.last + 1, k))
        bare = span.kind == "body" and bodies.case_of(self._words, span) == "nom"
        return fielded and bare and owned_before(self._words, self._spans, span.first, low)

    def _is_with(self, j: int) -> bool:
        """Whether a word tells with whom a unit deals: "İctimaiyyətlə | əlaqələr", "X ilə iş şöbəsi"."""
        token = self._tokens[j]
        joined = token.lower.endswith(("la", "lə")) and self._tokens[j + 1].lower in _DEALING
        return token.lower == "ilə" or joined

    def _is_of_land(self, j: int, k: int) -> bool:
        """Whether a body is of the state spoken of: "ölkə | parlamentinin sədri", "ölkə | Seyminin"; an
        office in a country is none, "Təşkilatın | ölkə ofisi"."""
        alone = self._tokens[j].lower == "ölkə" and self._spans.over(j - 1) is None
        alone = alone and self._tokens[j - 1].lower != "üzrə"  # "Peru üzrə | ölkə ofisinin"
        return alone and (j == k - 1 or self._tokens[j + 1].capital)

    def _joins_holders(self, j: int) -> bool:
        """Whether "ilə" joins two officials: "Çad lideri ilə | hərbi idarənin rəhbəri arasında"."""
        before = self._tokens[j - 1]
        told = before.capital or any(f.owner == "3" or not f.plural for f in head_forms(before))
        return self._tokens[j].lower == "ilə" and self._spans.over(j - 1) is None and told

    def _serves(self, token: Token, k: int) -> bool:
        """Whether a unit is of no official told before it: "premyerin | müdafiə idarəsinin rəhbəri ilə"."""
        own = self._tokens[k].lower.startswith(_STAFFS)
        return not own and any(f.case == "gen" and not f.plural for f in head_forms(token))

    def _introduces(self, j: int) -> bool:
        """Whether a dash stands after those who are then named: "deputatlar – | qrupun rəhbəri X və Y"."""
        mark = self._tokens[j]
        return mark.text in "-–—" and any(f.plural for f in head_forms(self._tokens[j - 1]))

    def _is_met(self, token: Token) -> bool:
        """Whether a word tells whom the holder of a post meets: "qonağı | rayon hakimiyyətinin başçısı"."""
        if token.lower.endswith(_OWNED) and any(f.case == "acc" and f.owner for f in head_forms(token)):
            return True  # "Çadın xarici işlər nazirini | Beynəlxalq əlaqələr komitəsinin sədri qəbul edib"
        before_name = not token.capital and self._tokens[token.index + 1].capital
        if before_name and any(f.case == "acc" for f in head_forms(token)):
            return True  # "Səfərdə spikeri | Beynəlxalq əlaqələr komitəsinin sədri müşayiət edib"
        if token.lower in _SENT:
            return True
        if is_first(self._words, token) and any(f.plural and f.case == "acc" for f in head_forms(token)):
            return True  # "Deputatları | parlamentin komitəsinin sədri qarşılayıb"
        if is_first(self._words, token) and token.lower in _GUESTS:
            return True  # "Qonaqlar | şəhər icra hakimiyyətinin başçısı ilə görüşüblər"
        return any(lower(f.stem) in _MET and (f.case != "nom" or f.owner) for f in forms(token.text))

    def _is_apart(self, span: Span, j: int) -> bool:
        """Whether a name before a unit is none of its own: in another case, or an acronym of a body."""
        if not self._is_second(span) and bodies.case_of(self._words, span) not in ("rel", "nom"):
            return True
        # "Prezident X | ATƏT | müşahidə missiyasının rəhbəri"
        return span.first == span.last and span.kind == "body" and is_acronym(self._tokens[j])

    def _owns(self, span: Span, j: int) -> bool:
        """Whether a state before a unit is whose it is, and not one of two: "Azərbaycan-Türkiye"."""
        dashed = any(t.text in "-–—" for t in (self._tokens[j - 1], self._tokens[j + 1]))
        paired = dashed or self._is_second(span)
        return span.kind == "state" and not self._is_posting(j) and not paired

    def _is_second(self, span: Span) -> bool:
        """Whether a state is the second of two, of several words: "Azərbaycan-Böyük | Britaniya"."""
        near = range(max(0, span.first - 2), span.first)
        return any(is_of_state(self._tokens[k].text, small=False) for k in near)

    def _is_of_mission(self, span: Span, k: int) -> bool:
        """Whether a mission has the name of where it sits: "(KOICA) | Azərbaycan nümayəndəliyinin",
        "BVF-nin | Azərbaycan üzrə missiyasının".
        """
        at = k - 1 - (self._tokens[k - 1].lower == "ölkə")  # "Azərbaycan üzrə ölkə ofisinin"
        beside = span.last == at - (self._tokens[at].lower == "üzrə")
        sits = any(lower(f.stem) in _MISSIONS for f in forms(self._tokens[k].text)) and beside
        bare = span.kind == "state" and bodies.case_of(self._words, span) == "nom"
        sender = self._spans.over(span.first - 1) if span.first else None
        owned = sender is not None and sender.kind == "body"
        return sits and bare and (owned or (span.first > 3 and self._tokens[span.first - 1].text == ")"))

    def _is_with_whom(self, span: Span) -> bool:
        """Whether a group has friends in a state or its parliament: "Azərbaycanla dostluq qrupu"."""
        if span.kind in ("state", "place") and bodies.case_of(self._words, span) == "ins":
            return True
        after = self._spans.over(span.last + 1)
        owned = span.kind == "state" and after is not None and after.kind == "body"
        last = after.last if owned and after is not None else span.last
        return bodies.case_of(self._words, span) == "nom" and self._tokens[last + 1].lower == "ilə"

    def _names_holder(self, j: int) -> bool:
        """Whether a word ends the name of another official: "səfiri Vilayət Quliyev | ... parlamentinin"."""
        token, before = self._tokens[j], self._tokens[j - 1]
        title = self._tokens[j - 2]
        opens = is_first(self._words, title) and is_given(before.text)  # "Nazir Emin Babayev |"
        held = any((f.owner == "3" or opens) and f.case == "nom" and not f.plural for f in head_forms(title))
        free = self._spans.over(j - 1) is None and self._spans.over(j) is None
        known = is_surname(token.text) and token.lower not in _TITLED
        known = known or (free and _TITLED.isdisjoint((before.lower, token.lower)))
        return token.capital and before.capital and held and j > 1 and known

    def _is_subject(self, j: int) -> bool:
        """Whether a title stands by itself before the unit: "Səfir parlamentin dostluq qrupunun ..."."""
        token, after = self._tokens[j], self._tokens[j + 1]
        found = [f for f in head_forms(token) if f.case == "nom" and not f.plural]
        if any(f.owner == "3" for f in found) and token.lower in _CHIEFS:
            return after.shape == "word" and not after.capital  # "Çadın dövlət başçısı | hərbi idarənin"
        return any(not f.owner for f in found) and is_first(self._words, token)

    def _ends_list(self, j: int, low: int) -> bool:
        """Whether a comma or "və" follows a name, not a word of the unit: "... Əliyev, işçi qrupunun"."""
        before = self._tokens[j - 1] if j > low else None
        if before is None or self._tokens[j].lower not in (",", "və") or self._spans.over(j - 1) is not None:
            return False
        held = [f for f in head_forms(before) if f.case == "nom" and not f.plural]
        if any(f.owner == "3" for f in held) or (held and demonym_at(self._words, j - 2)):
            return (
                True  # "partiyanın sədr müavini və komitəsinin", "çilili premyer və hərbi idarənin rəhbəri"
            )
        if ends_holder(self._words, j, low):
            return True
        return before.capital and not is_first(self._words, before) and is_surname(before.text)

    def _is_posting(self, k: int) -> bool:
        span = self._spans.over(k)
        return (
            span is not None
            and span.kind in ("state", "place")
            and bodies.case_of(self._words, span) in _POSTED
        )

    def sender(self, k: int) -> int | None:
        """The head in the genitive of an envoy with words of place: "Prezidentin Qarabağda xüsusi elçisi"."""
        low = self._words.sentences[self._tokens[k].sentence].first
        for j in range(k - 1, max(low, k - 12) - 1, -1):
            token = self._tokens[j]
            listed = token.text == "," and self._tokens[j + 1].capital
            if (token.shape == "mark" and not listed) or token.lower == "üzrə" or ends_clause(token):
                return None
            if any(f.case == "gen" and not f.plural for f in head_forms(token)):
                return j if j < k - 1 else None
            if any(f.owner == "3" and f.case == "nom" for f in head_forms(token)):
                return None
        return None

    def territory(self, k: int) -> Span | None:
        """The territory that a word in the genitive ends: "Şərqi Azərbaycan ostanının"."""
        token = self._tokens[k]
        found = [f for f in forms(token.text) if lower(f.stem) in _TERRITORIES and f.owner == "3"]
        case = next((f.case for f in found if f.case in ("gen", "nom")), "")
        first = k
        while first > self._words.sentences[token.sentence].first and self._is_named(first - 1):
            first -= 1
        first = self._after_holder(first, k)
        if not case or first == k:
            return None
        span = self._spans.over(k - 1)
        country = span.country if span is not None and span.first == first else self._told_of(first)
        name = f"{self._words.quote(first, k - 1)} {without_case(token.text, case)}"
        return Span(first, k, "place", name, country)

    def _after_holder(self, first: int, k: int) -> int:
        """Where a territory begins behind the name of who holds a post: "naziri A | Riqa şəhərinin"."""
        posts = head_forms(self._tokens[first - 1]) if first and k - first > _WHOLE_NAME else ()
        if not any(f.case == "nom" and not f.plural for f in posts):
            return first
        known = (i for i in range(first + 1, k) if self._spans.over(i) is not None)
        return next(known, first + _WHOLE_NAME)

    def _told_of(self, k: int) -> str:
        """The state in which the text has told that a town is: "Cənubi Koreyanın Qvanqju şəhərində"."""
        for token in self._tokens[1:]:
            owner = self._spans.over(token.index - 1) if token.text == self._tokens[k].text else None
            if owner is not None and owner.kind == "state" and bodies.case_of(self._words, owner) == "gen":
                return owner.country
        return ""

    def _is_named(self, k: int) -> bool:
        span = self._spans.over(k)
        if span is None and (is_surname(self._tokens[k].text) or owns_name(self._words, k, 0)):
            return False  # "Niyazi Bayramovun | Qvanqju şəhərinin meri ilə görüşü"
        if span is None and is_first(self._words, self._tokens[k]) and _opens(self._tokens[k]):
            return False  # "Konfransda | Qvanqju şəhərinin meri", "Sənədi | Qvanqju şəhərinin meri"
        return self._tokens[k].capital and (span is None or bodies.case_of(self._words, span) == "nom")


def _opens(token: Token) -> bool:
    """Whether the first word of a sentence tells where or upon what somebody acts, and names no place."""
    cases = {f.case for f in forms(token.text) if lower(f.stem) in _THINGS}
    return is_opener(token) or bool(cases & {"loc", "abl", "acc"})
