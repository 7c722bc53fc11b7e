"""Posts in Azerbaijani: the head noun and, to its left, what kind of post it is and whose.

"Azərbaycan Respublikasının xarici işlər naziri": the state in the genitive, the field, the head in the possessive.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.languages.az import bodies
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import Form, forms, lower
from kg.extract.languages.az.naming import is_surname
from kg.extract.languages.az.states import demonym
from kg.extract.parties import Capacity
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

HEADS = words_of("posts", "heads")
_WEAK = words_of("posts", "weak")
_ATTRIBUTES = words_of("posts", "attributes")
_NOUN_ATTRIBUTES = words_of("posts", "noun_attributes")
_FIELDS = words_of("posts", "fields")
_FORMER = words_of("posts", "former")
_TIME = words_of("posts", "time")
_COMMON = words_of("bodies", "common")
_LANDS = words_of("bodies", "lands")
_UNITS = words_of("bodies", "units")
_TERRITORIES = words_of("bodies", "territories")
_LEADERS = words_of("posts", "leaders")
_LOCAL = words_of("posts", "local")
_OPENING, _CLOSING = frozenset('"“«„'), frozenset('"”»“')
_OPENERS = words_of("posts", "openers")
_POSTED = frozenset(("loc", "rel"))
# A phrase before "üzrə" has so many words at most.
_LONGEST_FIELD = 14


@dataclass(slots=True)
class Post:
    """A post in tokens [first, last] with its head: one capacity, or one for each of several states."""

    first: int
    last: int
    head: int
    noun: str
    position: str = ""
    organization: str = ""
    country: str = ""
    countries: tuple[tuple[int, int, str], ...] = ()
    former: bool = False
    plural: bool = False
    owned: bool = False
    local: bool = False
    inner: tuple[int, int] | None = None
    cases: frozenset[str] = frozenset()
    derived: bool = False

    def capacity(self, country: str | None = None) -> Capacity:
        return Capacity(
            self.position,
            self.organization,
            self.country if country is None else country,
            self.former,
            self.first,
            self.last,
            derived=self.derived,
            local=self.local,
        )


@dataclass(slots=True)
class _Walk:
    """What has been read to the left of a head so far."""

    first: int
    title: list[int] = field(default_factory=list)
    noun_modified: bool = False
    owner: Span | None = None
    common: int | None = None
    nested: Post | None = None
    former: bool = False
    local: bool = False
    beside: Span | None = None
    demonym: str = ""
    fielded: bool = False
    unit: tuple[int, int] | None = None
    quoted: str = ""


def head_forms(token: Token) -> list[Form]:
    """Return the analyses of a word as the head of a post; [] when it is none."""
    if token.shape != "word":
        return []
    return [f for f in forms(token.text) if _bare(lower(f.stem)) in HEADS]


def _bare(stem: str) -> str:
    """A title without "eks-", "keçmiş-"."""
    for prefix in words_of("posts", "former_prefixes"):
        if stem.startswith(prefix):
            return stem[len(prefix) :]
    return stem


class PostReader:
    """Reads the posts of a text from their heads leftwards; each head once."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self._words = words
        self._spans = spans
        self._tokens = words.tokens
        self._read: dict[int, Post | None] = {}

    def all(self) -> list[Post]:
        """Return the outermost posts of a text in its order."""
        found = [p for t in self._tokens if t.text and (p := self.at(t.index)) is not None]
        inside = {p.inner for p in found if p.inner}
        return [p for p in found if (p.head, p.head) not in inside]

    def at(self, index: int) -> Post | None:
        """Return the post whose head a token is, None when it is no head."""
        if index not in self._read:
            self._read[index] = self._post(index)
        return self._read[index]

    def _post(self, index: int) -> Post | None:
        token = self._tokens[index]
        options = head_forms(token)
        if _is_given_name(self._words, index):
            return None
        if not options or self._spans.over(index) is not None or self._is_modifier(index):
            return None
        walk = self._left(index)
        if not self._is_held(walk, options):
            return None
        return self._made(index, walk, options)

    def _is_modifier(self, index: int) -> bool:
        """Whether a bare head only belongs to the next: "nazir müavini", "baş katib müavini"."""
        following = self._next(index)
        bare = any(f.case == "nom" and not f.owner and not f.plural for f in head_forms(self._tokens[index]))
        return bare and following is not None and self._is_deputy(following)

    def _is_deputy(self, token: Token) -> bool:
        return any(lower(f.stem) in ("müavin", "heyət") and f.owner for f in forms(token.text))

    def _next(self, index: int) -> Token | None:
        token = self._tokens[index]
        following = self._tokens[index + 1] if index + 1 < len(self._tokens) else None
        return following if following is not None and following.sentence == token.sentence else None

    def _is_held(self, walk: _Walk, options: list[Form]) -> bool:
        noun = lower(options[0].stem)
        if noun in _WEAK:
            return bool(walk.owner or len(walk.title) > 1 or walk.common is not None or walk.nested)
        return True

    # -- to the left ------------------------------------------------------------------------------

    def _left(self, head: int) -> _Walk:
        walk = _Walk(head, [head])
        k = head - 1
        low = self._words.sentences[self._tokens[head].sentence].first
        while k >= low:
            step = self._step(walk, k, low)
            if step is None:
                break
            k = step
        return walk

    def _step(self, walk: _Walk, k: int, low: int) -> int | None:
        """Take token ``k`` into the post; return the next token to the left, None at the end of the post."""
        token, span = self._tokens[k], self._spans.over(k)
        if walk.owner is not None or walk.nested is not None:
            return None
        if span is not None and self._is_region_field(walk, span):
            walk.title = [*range(span.first, span.last + 1), *walk.title]
            walk.first = span.first
            return span.first - 1
        if span is not None:
            return self._take_span(walk, span)
        if token.shape == "number" and k > low and self._tokens[k - 1].end == token.start:
            return self._take_numbered(walk, k)
        if token.text == ")":
            return self._take_parenthesis(walk, k, low)
        if token.lower == "olan" and k > low and self._tokens[k - 1].lower == "fəaliyyətdə":
            walk.first = k - 1
            return k - 2
        if token.lower in _FORMER or token.lower in _TIME:
            return self._take_time(walk, k)
        if token.lower in ("üzrə",):
            return self._take_field(walk, k, low)
        if token.lower in ("yanında", "yanındakı"):
            return self._take_beside(walk, k)
        if token.lower in ("və", ","):
            return self._take_link(walk, k, low)
        return self._take_word(walk, k)

    def _take_span(self, walk: _Walk, span: Span) -> int | None:
        case = bodies.case_of(self._words, span)
        if case in _POSTED and span.kind in ("state", "place"):
            return self._take_posting(walk, span, case)
        if case not in ("nom", "gen") or span.kind == "person":
            return None
        if span.kind == "place" and not span.country and case == "nom":
            return None
        if case == "nom" and walk.title and self._tokens[span.last].index + 1 != walk.first:
            return None
        walk.owner, walk.first = span, span.first
        return None

    def _is_acronym(self, token: Token) -> bool:
        """Whether a word is an unlisted acronym of a body, bare or in the genitive: "MN-in", "MN"."""
        stem, hyphen, _ = token.text.partition("-")
        bare = stem.isupper() and stem.isalpha() and 1 < len(stem) < 7
        return bare and (not hyphen or any(f.case == "gen" for f in forms(token.text)))

    def _is_region_field(self, walk: _Walk, span: Span) -> bool:
        """Whether a part of the world is the field of a minister: "Avropa və xarici işlər naziri"."""
        linked = self._tokens[span.last + 1].lower == "və" and walk.title[0] == span.last + 1
        region = span.kind == "place" and not span.country
        return linked and region and bodies.case_of(self._words, span) == "nom"

    def _take_posting(self, walk: _Walk, span: Span, case: str) -> int | None:
        """Take "Estoniyada", "Bakıdakı" of an envoy, when his state stands before it."""
        k = span.first - 1
        while k > 1 and self._tokens[k].lower in ("və", ",") and self._spans.over(k - 1) is not None:
            joined = self._spans.over(k - 1)
            k = joined.first - 1 if joined is not None else k
        before = self._spans.over(k) if k >= 0 else None
        held = before is not None and bodies.case_of(self._words, before) in ("gen", "nom")
        if case == "loc" and not (held and _is_envoy(self._tokens[walk.title[-1]])):
            return None
        walk.first = span.first
        while walk.first > 1 and self._tokens[walk.first - 1].lower in ("və", ","):
            joined = self._spans.over(walk.first - 2)
            if joined is None or joined.kind != "state" or bodies.case_of(self._words, joined) != "nom":
                break
            walk.first = joined.first
        return walk.first - 1

    def _take_parenthesis(self, walk: _Walk, k: int, low: int) -> int | None:
        """Leave out "(TDT)" between a body and its post."""
        for opening in range(k - 1, max(low, k - 5), -1):
            if self._tokens[opening].text == "(":
                return opening - 1 if walk.first == k + 1 else None
        return None

    def _take_numbered(self, walk: _Walk, k: int) -> int | None:
        """Take "COP29-un": an acronym with a number."""
        acronym, number = self._tokens[k - 1], self._tokens[k]
        if not acronym.text.isupper() or len(walk.title) > 2:
            return None
        walk.quoted, walk.common, walk.first = acronym.text + number.text.split("-")[0], k, k - 1
        return k - 2

    def _take_time(self, walk: _Walk, k: int) -> int:
        token = self._tokens[k]
        walk.former = walk.former or token.lower in _FORMER
        walk.first = k
        if token.lower in ("vaxtkı", "zamankı") and k and self._tokens[k - 1].lower == "o":
            walk.first = k - 1
            return k - 2
        return k - 1

    def _take_field(self, walk: _Walk, k: int, low: int) -> int | None:
        """Take the phrase before "üzrə": "Cənubi Qafqaz üzrə xüsusi nümayəndə"."""
        first, j = k, k - 1
        while j >= low and k - j <= _LONGEST_FIELD:
            token, span = self._tokens[j], self._spans.over(j)
            if span is not None:
                case = bodies.case_of(self._words, span)
                if case == "gen" or (span.kind == "body" and span.last != k - 1) or case in ("loc", "abl"):
                    break
                if case == "nom" and span.kind == "state" and span.last != k - 1:
                    break
                first, j = span.first, span.first - 1
                continue
            if token.shape == "mark" and token.text not in ",-–":
                break
            if token.text == "," and not self._is_list(j, low):
                break
            if self._ends_clause(token) or head_forms(token) or (token.capital and is_surname(token.text)):
                break
            first, j = j, j - 1
        while first < k and self._tokens[first].text in (",", "və"):
            first += 1
        if first == k:
            return None
        walk.title = [*range(first, k + 1), *walk.title]
        walk.first, walk.fielded = first, True
        return first - 1

    def _is_list(self, comma: int, low: int) -> bool:
        """Whether a comma joins nouns of one field: "enerji, iqlim və ekologiya üzrə"."""
        before, after = self._tokens[comma - 1] if comma > low else None, self._next(comma)
        return (
            before is not None and after is not None and after.text[0].islower() and before.text[0].islower()
        )

    def _ends_clause(self, token: Token) -> bool:
        endings = (
            "ib",
            "ıb",
            "ub",
            "üb",
            "dir",
            "dır",
            "dur",
            "dür",
            "mışdı",
            "mişdi",
            "ədək",
            "ərək",
            "araq",
        )
        return token.shape == "word" and len(token.text) > 4 and token.lower.endswith(endings)

    def _take_beside(self, walk: _Walk, k: int) -> int | None:
        """Take "BMT yanında" of an envoy."""
        span = self._spans.over(k - 1) if k else None
        if span is None or span.last != k - 1:
            return None
        walk.beside, walk.first = span, span.first
        walk.title = [*range(span.first, k + 1), *walk.title]
        walk.fielded = True
        return span.first - 1

    def _take_link(self, walk: _Walk, k: int, low: int) -> int | None:
        """Take "və" and commas between words of a title: "elm və təhsil naziri"."""
        if k <= low or len(walk.title) < 2:
            return None
        before, after = self._tokens[k - 1], self._tokens[walk.title[0]]
        if walk.title[0] != k + 1:
            return None
        lowered = before.text[0].islower() or self._is_first(before)
        region = self._spans.over(k - 1)
        lowered = lowered or (region is not None and region.kind == "place" and not region.country)
        both_fields = (self._is_field(before) or region is not None) and self._is_field(after) and lowered
        both_attributes = before.lower in _ATTRIBUTES and after.lower in _ATTRIBUTES
        both_fields = both_fields or self._is_open_link(walk, k)
        if self._tokens[k].text == "," and not self._is_field(after):
            return None
        if both_fields or both_attributes:
            walk.title = [k, *walk.title]
            return k - 1
        return None

    def _is_open_link(self, walk: _Walk, k: int) -> bool:
        """Whether "və" joins an unlisted noun to a minister's field: "irriqasiya və su ehtiyatları naziri"."""
        before = self._tokens[k - 1]
        minister = any(lower(f.stem) == "nazir" for f in forms(self._tokens[walk.title[-1]].text))
        plain = before.shape == "word" and (before.text[0].islower() or self._is_first(before))
        if not minister or not plain or self._tokens[k].lower != "və" or self._spans.over(k - 1) is not None:
            return False
        if head_forms(before) or self._ends_clause(before) or _is_placed(before) or before.lower in _OPENERS:
            return False
        return not any(f.case in ("gen", "dat", "abl") and f.plural for f in forms(before.text))

    def _is_field(self, token: Token) -> bool:
        return token.shape == "word" and (
            token.lower in _FIELDS
            or any(lower(f.stem) in _FIELDS for f in forms(token.text) if f.owner or f.case == "nom")
        )

    def _take_word(self, walk: _Walk, k: int) -> int | None:
        token = self._tokens[k]
        if token.shape != "word":
            return None
        if token.lower in ("ölkənin", "dövlətin", "respublikanın"):
            walk.local, walk.first = True, k
            return None
        if self._is_acronym(token):
            walk.owner, walk.first = Span(k, k, "body"), k
            return None
        territory = self._territory(k)
        if territory is not None:
            walk.owner, walk.first = territory, territory.first
            return None
        nested = self._nested(walk, k)
        if nested is not None:
            walk.nested, walk.first = nested, nested.first
            return None
        if token.lower == "xüsusi" and (owner := self._sender(k)) is not None:
            walk.title = [*range(owner + 1, k + 1), *walk.title]
            walk.first = owner + 1
            return owner
        if token.lower in _ATTRIBUTES:
            walk.noun_modified |= token.lower in _NOUN_ATTRIBUTES
            return self._into_title(walk, k)
        if self._is_common_body(walk, token):
            return self._take_common(walk, k)
        if walk.common is None and self._is_field(token):
            walk.noun_modified = walk.noun_modified or not walk.fielded
            return self._into_title(walk, k)
        if walk.common is None and self._is_open_field(walk, k):
            walk.noun_modified = True
            return self._into_title(walk, k)
        if (country := demonym(token.text)) and (token.text[0].islower() or self._is_first(token)):
            walk.demonym, walk.first = country, k
        return None

    def _is_open_field(self, walk: _Walk, k: int) -> bool:
        """Whether an unlisted word is of a minister's field: a state stands before it, nothing inflected between."""
        if not any(lower(f.stem) == "nazir" for f in forms(self._tokens[walk.title[-1]].text)):
            return False
        low = self._words.sentences[self._tokens[k].sentence].first
        for j in range(k, max(low, k - _LONGEST_FIELD) - 1, -1):
            token, span = self._tokens[j], self._spans.over(j)
            if span is not None:
                return span.kind == "state" and bodies.case_of(self._words, span) == "gen"
            if token.lower in ("və", ","):
                continue
            if token.shape != "word" or token.capital or self._ends_clause(token) or _is_placed(token):
                return False
        return False

    def _sender(self, k: int) -> int | None:
        """The head in the genitive whose envoy has words of place before "xüsusi": "Prezidentin Qarabağda xüsusi"."""
        low = self._words.sentences[self._tokens[k].sentence].first
        for j in range(k - 1, max(low, k - 12) - 1, -1):
            token = self._tokens[j]
            if token.shape == "mark" or token.lower == "üzrə" or self._ends_clause(token):
                return None
            if any(f.case == "gen" and not f.plural for f in head_forms(token)):
                return j if j < k - 1 else None
        return None

    def _into_title(self, walk: _Walk, k: int) -> int:
        walk.title = [k, *walk.title]
        walk.first = k
        return k - 1

    def _nested(self, walk: _Walk, k: int) -> Post | None:
        """The post that owns this one: "Prezidentinin köməkçisi", "nazirinin müavini", "nazir müavini"."""
        options = head_forms(self._tokens[k])
        several = any(f.plural for f in head_forms(self._tokens[walk.title[-1]]))
        genitive = any(f.case == "gen" and (several or not f.plural) for f in options)
        deputy = self._is_deputy(self._tokens[walk.title[0]])
        bare = deputy and any(f.case == "nom" and not f.plural for f in options)
        if not (genitive or bare):
            return None
        return self._made(k, self._left(k), options)

    def _territory(self, k: int) -> Span | None:
        """The territory that a word in the genitive ends: "Şərqi Azərbaycan ostanının"."""
        token = self._tokens[k]
        found = [f for f in forms(token.text) if lower(f.stem) in _TERRITORIES and f.owner == "3"]
        case = next((f.case for f in found if f.case in ("gen", "nom")), "")
        first = k
        while first > self._words.sentences[token.sentence].first and self._is_named(first - 1):
            first -= 1
        if not case or first == k:
            return None
        span = self._spans.over(k - 1)
        country = span.country if span is not None and span.first == first else ""
        name = f"{self._words.quote(first, k - 1)} {_without_case(token.text, case)}"
        return Span(first, k, "place", name, country)

    def _is_named(self, k: int) -> bool:
        span = self._spans.over(k)
        return self._tokens[k].capital and (span is None or bodies.case_of(self._words, span) == "nom")

    def _is_common_body(self, walk: _Walk, token: Token) -> bool:
        """Whether a word is a body in small letters that the post belongs to: "parlamentin sədri"."""
        if token.text[0].isupper() and not self._is_first(token):
            return False
        found = [f for f in forms(token.text) if lower(f.stem) in _COMMON and f.case in ("nom", "gen")]
        return bool(found) and walk.common is None

    def _take_common(self, walk: _Walk, k: int) -> int:
        """Take a body in small letters, with its name if that begins with a capital after the body it is of."""
        if self._is_bare_unit(walk, k):
            walk.noun_modified = True
            return self._into_title(walk, k)
        walk.common = walk.first = k
        quoted = self._quoted(k)
        if quoted is not None:
            walk.quoted, walk.first = self._words.quote(quoted + 1, k - 2), quoted
            return quoted - 1
        first = self._unit_start(k)
        if first is not None:
            walk.unit, walk.first = (first, k), first
            return first - 1
        return k - 1

    def _is_bare_unit(self, walk: _Walk, k: int) -> bool:
        """Whether a unit without suffixes only says what kind of head: "Administrasiyanın şöbə müdiri"."""
        token, span = self._tokens[k], self._spans.over(k - 1) if k else None
        bare = token.lower in _COMMON and len(walk.title) == 1
        return (
            bare and span is not None and span.kind == "body" and bodies.case_of(self._words, span) == "gen"
        )

    def _quoted(self, k: int) -> int | None:
        """The opening mark of the name of a company: "Masdar" şirkətinin."""
        if k < 3 or self._tokens[k - 1].text not in _CLOSING:
            return None
        marks = (j for j in range(k - 2, max(0, k - 8), -1) if self._tokens[j].text in _OPENING)
        return next(marks, None)

    def _unit_start(self, k: int) -> int | None:
        """Where "Xarici siyasət məsələləri şöbəsinin" begins: the words that define a noun in the possessive."""
        if not any(f.owner == "3" and lower(f.stem) in _COMMON for f in forms(self._tokens[k].text)):
            return None
        low = self._words.sentences[self._tokens[k].sentence].first
        first = k
        for j in range(k - 1, max(low, k - _LONGEST_FIELD) - 1, -1):
            token, span = self._tokens[j], self._spans.over(j)
            if span is not None and bodies.case_of(self._words, span) not in ("rel", "nom"):
                break
            if span is not None and span.kind == "state" and not self._is_posting(j):
                break
            if span is None and (self._is_acronym(token) or (_is_placed(token) and token.lower != "ilə")):
                break
            if (
                (token.shape == "mark" and token.text not in ",-")
                or self._ends_clause(token)
                or _is_opener(token)
            ):
                break
            if token.lower not in ("və", ","):
                first = j
        while first < k and self._is_posting(first):
            first += 1
        return first if first < k else None

    def _is_posting(self, k: int) -> bool:
        span = self._spans.over(k)
        return (
            span is not None
            and span.kind in ("state", "place")
            and bodies.case_of(self._words, span) in _POSTED
        )

    def _is_first(self, token: Token) -> bool:
        return self._words.sentences[token.sentence].first == token.index

    # -- putting it together ----------------------------------------------------------------------

    def _made(self, head: int, walk: _Walk, options: list[Form]) -> Post:
        noun = lower(options[0].stem)
        post = Post(walk.first, head, head, _bare(noun))
        post.former = walk.former or _bare(noun) != noun or self._was_before(post)
        post.plural = any(f.plural for f in options)
        post.owned = any(f.owner == "3" for f in options)
        post.local = walk.local
        post.cases = _cases(
            options,
            owned=walk.owner is not None
            or walk.noun_modified
            or walk.nested is not None
            or walk.common is not None
            or walk.local
            or bool(walk.demonym),
        )
        self._name(post, walk, options)
        self._assign(post, walk)
        if post.plural:
            self._spread(post, walk)
        return post

    def _was_before(self, post: Post) -> bool:
        """Whether "sabiq" stands before the state: "sabiq Belçika Baş naziri"."""
        before = self._tokens[post.first - 1] if post.first else None
        gone = (
            before is not None
            and before.lower in _FORMER
            and before.sentence == self._tokens[post.head].sentence
        )
        if gone:
            post.first -= 1
        return gone

    def _name(self, post: Post, walk: _Walk, options: list[Form]) -> None:
        """Set the position: the title's words, the head in the nominative."""
        words = [self._tokens[i].text for i in walk.title]
        option = next((f for f in options if f.owner == "3"), options[0])
        keeps = walk.noun_modified or (walk.nested is not None)
        stem = option.stem if _bare(lower(option.stem)) in HEADS else options[0].stem
        stem = stem[len(stem) - len(post.noun) :]
        words[-1] = bodies.possessed(stem) if keeps and option.owner == "3" else stem
        position = _joined(words)
        if walk.nested is not None:
            position = f"{_in_genitive(walk.nested, self._tokens)} {position}"
            post.inner = (walk.nested.head, walk.nested.head)
        post.position = position

    def _assign(self, post: Post, walk: _Walk) -> None:
        """Set the body and the state."""
        if walk.nested is not None:
            nested = walk.nested
            post.organization, post.country = nested.organization, nested.country
            post.derived, post.local = nested.derived, nested.local or post.local
            post.countries = nested.countries if post.plural else ()
            return
        if walk.common is not None:
            self._assign_common(post, walk)
        if walk.demonym:
            post.country = walk.demonym
        owner = walk.owner
        if owner is None:
            return
        if owner.kind == "state":
            post.country = owner.country
            if post.position in ("başçı", "rəhbər", "Başçı"):
                post.position = "dövlət başçısı"
        elif owner.kind == "body":
            self._assign_body(post, walk, owner)
        elif owner.kind == "place":
            post.country = owner.country
            if post.noun in _LOCAL:
                post.organization = owner.name

    def _assign_common(self, post: Post, walk: _Walk) -> None:
        assert walk.common is not None
        token = self._tokens[walk.common]
        if walk.quoted:
            post.organization = walk.quoted
            return
        if walk.unit is not None:
            self._assign_unit(post, walk, token)
            return
        stem = next(lower(f.stem) for f in forms(token.text) if lower(f.stem) in _COMMON)
        if stem in ("hökumət", "dövlət") and post.noun in ("başçı", "rəhbər", "lider"):
            post.position = f"{stem} {bodies.possessed(post.noun)}"
        else:
            post.organization = stem

    def _owning(self, body: Span) -> str:
        """The name of a body in the genitive, before what belongs to it."""
        name = bodies.name_of(self._words, body)
        text = self._tokens[body.last].text
        return text if name.isupper() and "-" in text else in_genitive(name)

    def _assign_unit(self, post: Post, walk: _Walk, token: Token) -> None:
        """A unit stays in the title, a committee is the organization, with the body that it is of."""
        assert walk.unit is not None
        first, last = walk.unit
        outer = self._spans.over(first - 1)
        if outer is None and self._is_acronym(self._tokens[first - 1]):
            outer = Span(first - 1, first - 1, "body")
        name = self._words.quote(first, last)
        case = next((f.case for f in forms(token.text) if f.owner == "3" and f.case in ("gen", "nom")), "nom")
        name = _without_case(name, case)
        if outer is not None and outer.kind == "body":
            name = f"{self._owning(outer)} {name}"
        post.organization = name

    def _assign_body(self, post: Post, walk: _Walk, owner: Span) -> None:
        if owner.first == owner.last and self._is_of_government(post, owner):
            post.position = f"{self._tokens[owner.first].text} {bodies.possessed(post.noun)}"
        elif not post.organization:
            post.organization = bodies.name_of(self._words, owner)
        elif walk.unit is None and not walk.quoted:
            whole = self._owning(owner)
            post.organization = f"{whole} {bodies.possessed(post.organization)}"
        post.country = owner.country
        before = self._spans.over(owner.first - 1) if owner.first else None
        if before is not None and before.kind in ("state", "body"):
            case = bodies.case_of(self._words, before)
            if before.kind == "state" and case in ("nom", "gen"):
                post.country, post.first = before.country, before.first
            elif before.kind == "body" and case in ("gen", "nom") and before.last + 1 == owner.first:
                self._assign_outer(post, owner, before)

    def _is_of_government(self, post: Post, owner: Span) -> bool:
        """Whether a post is that of the head of government: "Hökumət başçısı"."""
        found = any(lower(f.stem) == "hökumət" for f in forms(self._tokens[owner.first].text))
        return found and post.noun in ("başçı", "rəhbər")

    def _assign_outer(self, post: Post, inner: Span, outer: Span) -> None:
        """A unit inside a body: the unit stays in the title, the body is the organization."""
        unit = self._words.quote(inner.first, inner.last)
        post.first = outer.first
        last = self._tokens[inner.last]
        if not inner.key:
            whole = self._owning(outer)
            post.organization = f"{whole} {bodies.name_of(self._words, inner, inner=True)}"
        post.country = outer.country or post.country
        before = self._spans.over(outer.first - 1) if outer.first else None
        if (
            before is not None
            and before.kind == "state"
            and bodies.case_of(self._words, before) in ("nom", "gen")
        ):
            post.country, post.first = before.country, before.first

    def _spread(self, post: Post, walk: _Walk) -> None:
        """List the states of a post in the plural: "Qazaxıstan, Qırğızıstan və Belarus prezidentləri"."""
        owner = walk.owner
        if owner is None or owner.kind not in ("state", "body"):
            return
        state = owner
        if owner.kind == "body":
            before = self._spans.over(owner.first - 1) if owner.first else None
            if before is None or before.kind != "state":
                return
            state = before
        found = [state]
        k = state.first - 1
        while k > 0 and self._tokens[k].lower in (",", "və", "ilə", "həmçinin"):
            before = self._spans.over(k - 1)
            if before is None or before.kind != "state":
                break
            found.insert(0, before)
            k = before.first - 1
        if len(found) > 1 and owner.kind == "body":
            post.organization = bodies.singular(post.organization)
        if len(found) > 1:
            post.countries = tuple((s.first, s.last, s.country) for s in found)
            post.first = found[0].first


def _cases(options: list[Form], *, owned: bool) -> frozenset[str]:
    """The cases of a head: in a phrase that owns it only its possessive forms count."""
    if owned and any(f.owner == "3" for f in options):
        options = [f for f in options if f.owner == "3"]
    return frozenset(f.case for f in options)


def _is_given_name(words: Words, index: int) -> bool:
    """Whether a title is a given name here: "Əmir Xan Müttəqi"; one that nobody owns."""
    token = words.tokens[index]
    following = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
    named = token.lower in ("əmir", "şah", "sultan") and token.capital
    first = words.sentences[token.sentence].first == index
    return named and not first and following is not None and following.capital and following.shape == "word"


def _is_placed(token: Token) -> bool:
    """Whether a word can stand in a case that no part of a title has: "görüşdə", "səfərlə"."""
    return token.lower.endswith(("da", "də", "dan", "dən", "la", "lə"))


def _is_opener(token: Token) -> bool:
    """Whether a word begins a clause and no name of a body: "Görüşdə", "sonra"."""
    return token.lower.endswith(("da", "də", "dan", "dən")) and token.lower in _OPENERS


def _is_envoy(token: Token) -> bool:
    return any(lower(f.stem) in words_of("posts", "sent") for f in forms(token.text))


def _without_case(text: str, case: str) -> str:
    """A possessive form in the nominative: "ostanının" is "ostanı"."""
    return text[:-3] if case == "gen" else text


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(" ,", ",")


def _in_genitive(post: Post, tokens: list[Token]) -> str:
    """The position of a post that owns another, in the genitive, or as it stands in "nazir müavini"."""
    head = tokens[post.head]
    genitive = any(f.case == "gen" for f in head_forms(head))
    return in_genitive(post.position) if genitive else post.position


def in_genitive(position: str) -> str:
    """Return a position in the genitive: "Prezident", "Prezidentin"; "naziri", "nazirinin"."""
    low = lower(position)
    last = next((c for c in reversed(low) if c in "aıoueəiöü"), "i")
    close = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(last, "i")
    return position + ("n" if low[-1] in "aıoueəiöü" else "") + close + "n"
