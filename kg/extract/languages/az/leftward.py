"""What stands left of the head of a post: states, postings, fields, "üzrə" phrases, links."""

from __future__ import annotations

from kg.extract.languages.az import bodies
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.naming import is_given, is_surname
from kg.extract.languages.az.open_fields import is_minister, is_open_link
from kg.extract.languages.az.qualifiers import owned_before
from kg.extract.languages.az.titles import (
    Walk,
    ends_clause,
    following,
    head_forms,
    into_title,
    is_envoy,
    is_field,
    is_first,
    is_placed,
    may_be_owned,
    suffixes_quote,
)
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_ATTRIBUTES = words_of("posts", "attributes")
_FORMER = words_of("posts", "former")
# "o vaxtkı Prezidenti"
_OF_THEN = words_of("posts", "of_then")
_OPENERS = words_of("posts", "openers")
_FIRMS = words_of("bodies", "common")
_STANDING = words_of("bodies", "standing")
_POSTED = frozenset(("loc", "rel"))
# What a body holds that has a head of its own: "Baş Assambleyanın 77-ci sessiyasının prezidenti".
_SESSIONS = frozenset(("sessiya", "iclas", "toplantı"))
# "yenidən təyin edilmiş", "yeni seçilmiş"
_CHOSEN = frozenset(("seçilmiş", "seçilən"))
_ANEW = frozenset(("yeni", "yenicə", "yenidən", "bu", "ölkəyə", "yaxınlarda", "təzəlikcə"))
# "diplomatik missiyasını | yekunlaşdıran" səfir, who is "yeni | göndərilmiş" after him
_LEAVING = words_of("vocabulary", "leaving_posts")
_ACCREDITED = {
    **dict.fromkeys(("olunmuş", "olunan", "edilmiş", "edilən"), "akkreditə"),
    "göstərən": "fəaliyyət",
    "göstərmiş": "fəaliyyət",
}
_SERVICE = tuple(sorted(words_of("vocabulary", "service")))
# "türk əsilli", "alban mənşəli"
_OF_DESCENT = frozenset(("əsilli", "kökənli", "mənşəli", "əslli"))
# "bir qrup deputat"
_SOME = frozenset(("qrup", "neçə", "sıra"))
_LONGEST_NUMBER = 6
# "Avropa İttifaqı ilə əlaqələr üzrə"
_TIES = ("əlaqə", "münasibət", "əməkdaşlı", "danışıq", "dialoq", "iş")
# A phrase before "üzrə" has so many words at most.
_LONGEST_FIELD = 14
# What stands before such a phrase: "həmçinin | ticarət üzrə nazir", "bazar ertəsi | ticarət üzrə nazir"
_NO_FIELD = words_of("posts", "no_field")
# Who sits in the body where he is told to be: "X Universitetində | rektor A ilə görüşüb".
_SEATED = words_of("posts", "seated")
# Nouns of a field after a part of the world or a body: "Avropa | işləri naziri".
_AFFAIRS = frozenset(("işləri", "inteqrasiyası", "məsələləri", "əlaqələri"))


class Leftward:
    """Takes what stands left of a head into its post; each step gives the next token to the left, or None."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self._words = words
        self._spans = spans
        self._tokens = words.tokens

    def take_span(self, walk: Walk, span: Span) -> int | None:
        case = bodies.case_of(self._words, span)
        if case in _POSTED and span.kind in ("state", "place"):
            return self._take_posting(walk, span, case)
        if case == "loc" and span.kind == "body" and self._sits_in(walk, span):
            walk.owner, walk.first = span, span.first
            return None
        if self._is_seat(span):
            walk.first = span.first
            return span.first - 1
        if case not in ("nom", "gen") or span.kind == "person":
            return None
        if span.kind == "place" and not span.country and case == "nom":
            return None
        if span.kind == "body" and not may_be_owned(self._tokens, walk, span.last):
            return None
        if span.kind == "place" and case == "nom" and self._is_surname(span):
            return None
        if case == "nom" and walk.title and self._tokens[span.last].index + 1 != walk.first:
            return None
        walk.owner, walk.first = span, span.first
        return None

    def _sits_in(self, walk: Walk, seat: Span) -> bool:
        """Whether an official is told only where he sits: "Y Universitetində | rektor A", "X Nazirliyində |
        nazirin müavini A".
        """
        if walk.demonym or walk.common is not None or walk.title[0] != walk.first:
            return False
        heads = {lower(f.stem) for f in forms(self._tokens[walk.title[-1]].text) if not f.plural}
        ministry = self._tokens[seat.last].lower.startswith("nazirliyi") and len(walk.title) == 1
        return bool(heads & _SEATED) or (ministry and "nazir" in heads)

    def _is_seat(self, span: Span) -> bool:
        """Whether a body is where an envoy of another body sits: "Milli Məclisin | AŞPA-dakı nümayəndəsi"."""
        sender = self._spans.over(span.first - 1) if span.first else None
        sits = span.kind == "body" and self._tokens[span.last].lower.endswith(("dakı", "dəki"))
        return sits and sender is not None and sender.kind == "body"

    def _is_surname(self, span: Span) -> bool:
        """Whether the name of a town ends that of a person: "Rövşən Nəcəf"."""
        before = self._tokens[span.first - 1] if span.first else None
        return (
            before is not None
            and before.sentence == self._tokens[span.first].sentence
            and (before.capital and is_given(before.text))
        )

    def is_region_field(self, walk: Walk, span: Span) -> bool:
        """Whether a part of the world is the field of a minister or director.

        "Avropa və xarici işlər naziri", "xarici və Avropa işləri naziri", "Avropa regional direktoru".
        """
        k = span.first
        linked = self._tokens[span.last + 1].lower == "və"
        ends = k > 1 and self._tokens[k - 1].lower == "və" and is_field(self._tokens[k - 2])
        beside = walk.title[0] == span.last + 1 and bodies.case_of(self._words, span) == "nom"
        region = span.kind == "place" and not span.country
        # "Avropa işləri naziri", "parlament işləri naziri": the field goes on.
        affairs = self._tokens[span.last + 1].lower in _AFFAIRS and is_minister(self._words, walk)
        common = span.kind == "body" and self._tokens[span.first].text.islower()
        regional = self._tokens[span.last + 1].lower == "regional"
        return beside and ((region and (linked or ends or affairs or regional)) or (common and affairs))

    def _take_posting(self, walk: Walk, span: Span, case: str) -> int | None:
        """Take "Estoniyada", "Bakıdakı" of an envoy, when his state stands before it."""
        k = span.first - 1
        while k > 1 and self._tokens[k].lower in ("və", ",") and self._spans.over(k - 1) is not None:
            joined = self._spans.over(k - 1)
            k = joined.first - 1 if joined is not None else k
        before = self._spans.over(k) if k >= 0 else None
        held = before is not None and bodies.case_of(self._words, before) in ("gen", "nom")
        if case == "loc" and not (held and is_envoy(self._tokens[walk.title[-1]])):
            return None
        walk.first = span.first
        while walk.first > 1 and self._tokens[walk.first - 1].lower in ("və", ","):
            joined = self._spans.over(walk.first - 2)
            if joined is None or joined.kind != "state" or bodies.case_of(self._words, joined) != "nom":
                break
            walk.first = joined.first
        return walk.first - 1

    def take_posted_town(self, walk: Walk, k: int) -> int:
        """Leave out the town where a consul sits, with its state: "Rusiyanın Sankt-Peterburq şəhərindəki"."""
        span = self._spans.over(k - 1) if k else None
        walk.first = span.first if span is not None and span.kind == "place" else k
        j = walk.first - 1
        state = self._spans.over(j) if j >= 0 else None
        before = self._spans.over(state.first - 1) if state is not None and state.first else None
        if state is not None and before is not None and {state.kind, before.kind} == {"state"}:
            walk.first = state.first
        return walk.first - 1

    def skip_seat(self, walk: Walk, k: int) -> int | None:
        """Leave out the body where an envoy sits, an acronym: "Milli Məclisin MDB PA-dakı nümayəndəsi"."""
        stem, _, ending = self._tokens[k].text.partition("-")
        if not (stem.isupper() and ending in ("dakı", "dəki")):
            return None
        before = self._spans.over(k - 1) if k else None
        walk.first = k
        if before is not None and before.kind == "body" and bodies.case_of(self._words, before) == "nom":
            walk.first = before.first
        return walk.first - 1

    def take_parenthesis(self, walk: Walk, k: int, low: int) -> int | None:
        """Leave out "(TDT)" between a body and its post."""
        for opening in range(k - 1, max(low, k - 5), -1):
            if self._tokens[opening].text == "(":
                if walk.first != k + 1:
                    return None
                walk.first = opening
                return opening - 1
        return None

    def take_numbered(self, walk: Walk, k: int) -> int | None:
        """Take "COP29-un": an acronym with a number."""
        acronym, number = self._tokens[k - 1], self._tokens[k]
        if not acronym.text.isupper() or len(walk.title) > 2:
            return None
        walk.quoted, walk.common, walk.first = acronym.text + number.text.split("-")[0], k, k - 1
        return k - 2

    def skip_session(self, walk: Walk, k: int, low: int) -> int | None:
        """Leave out "77-ci sessiyasının" between a body and its post."""
        token = self._tokens[k]
        session = any(lower(f.stem) in _SESSIONS and f.case == "gen" for f in forms(token.text))
        if not session or walk.first != k + 1:
            return None
        j = k - 1
        while j > low and self._spans.over(j) is None and k - j < _LONGEST_NUMBER:
            j -= 1
        span = self._spans.over(j)
        return j if span is not None and span.kind == "body" else None

    def skip_appointment(self, walk: Walk, k: int, low: int) -> int | None:
        """Leave out "Azərbaycana yeni təyin olunmuş" and "yenidən seçilmiş", where an owner stands before."""
        if walk.owner is not None:
            return None
        j = k - (1 if self._tokens[k].lower in _CHOSEN else 2)
        while j > low and self._tokens[j].lower in _ANEW:
            j -= 1
        if self._tokens[j].shape == "number" and self._tokens[j - 1].text.isupper():
            walk.first = j + 1
            return j  # "COP29-un müəyyən edilmiş prezidenti"
        span = self._spans.over(j)
        sent = is_envoy(self._tokens[walk.title[-1]])
        if sent and span is not None and span.kind in ("state", "place"):
            j = span.first - 1 if bodies.case_of(self._words, span) == "dat" else j
        owner = self._spans.over(j) if j >= low else None
        if owner is None or owner.kind not in ("state", "body"):
            return None
        walk.first = j + 1
        return j

    def skip_service(self, walk: Walk, k: int, low: int) -> int | None:
        """Leave out "Azərbaycanda diplomatik fəaliyyətini başa vuran" between a state and its envoy; None
        where no such phrase ends at token ``k``."""
        serves = self._tokens[k].lower in _LEAVING or self._is_accredited(k)
        if not serves or not is_envoy(self._tokens[walk.title[-1]]):
            return None
        j = k - 1
        while j >= low:
            span = self._spans.over(j)
            if span is not None and span.kind in ("state", "body"):
                if bodies.case_of(self._words, span) == "gen":
                    walk.first = j + 1
                    return j
                j = span.first - 1 if bodies.case_of(self._words, span) == "loc" else low
            elif span is None and self._tokens[j].lower.startswith(_SERVICE):
                j -= 1
            else:
                return None
        return None

    def _is_accredited(self, k: int) -> bool:
        """Whether a participle says where an envoy is one: "ölkəmizdə akkreditə | olunmuş"."""
        before = _ACCREDITED.get(self._tokens[k].lower)
        return before is not None and k > 0 and self._tokens[k - 1].lower == before

    def skip_descent(self, walk: Walk, k: int, low: int) -> int | None:
        """Leave out "türk əsilli" of a state's official; None where no such words end at token ``k``."""
        if self._tokens[k].lower not in _OF_DESCENT or k <= low or walk.first != k + 1:
            return None
        span = self._spans.over(k - 1)
        walk.first = span.first if span is not None else k - 1
        return walk.first - 1

    def skip_count(self, walk: Walk, k: int, low: int) -> int | None:
        """Leave out "bir qrup" of several officials: "Məclisin | bir qrup | deputatı"; None for others."""
        if self._tokens[k].lower not in _SOME or k <= low or self._tokens[k - 1].lower != "bir":
            return None
        walk.many, walk.first = True, k - 1
        return k - 2

    def take_origin(self, walk: Walk, k: int) -> int | None:
        """Take the states of "qrupun | ABŞ və Rusiyadan olan | həmsədrləri"; None where there are none."""
        found: list[Span] = []
        span = self._spans.over(k - 1) if self._tokens[k].lower == "olan" and k else None
        case = "abl"
        while span is not None and span.kind == "state" and bodies.case_of(self._words, span) == case:
            found.insert(0, span)
            joined = span.first > 1 and self._tokens[span.first - 1].lower in (",", "və")
            span, case = self._spans.over(span.first - 2) if joined else None, "nom"
        if not found or walk.owner is not None:
            return None
        walk.origins = tuple((s.first, s.last, s.country) for s in found)
        walk.demonym, walk.first = found[-1].country, found[0].first
        return walk.first - 1

    def take_time(self, walk: Walk, k: int) -> int:
        token = self._tokens[k]
        walk.former = walk.former or token.lower in _FORMER
        walk.first = k
        if token.lower in _OF_THEN and k and self._tokens[k - 1].lower == "o":
            walk.first = k - 1
            return k - 2
        return k - 1

    def take_field(self, walk: Walk, k: int, low: int) -> int | None:
        """Take the phrase before "üzrə": "Cənubi Qafqaz üzrə xüsusi nümayəndə"."""
        first, j = k, k - 1
        while j >= low and k - j <= _LONGEST_FIELD:
            token, span = self._tokens[j], self._spans.over(j)
            if span is not None:
                case = bodies.case_of(self._words, span)
                if case in ("gen", "loc", "abl") or not self._is_of_field(span, k, low):
                    break
                listed = self._tokens[span.last + 1].lower in ("və", ",")
                bare = case == "nom" and span.kind == "state" and span.last != k - 1 and not listed
                if bare and not owned_before(self._words, self._spans, span.first, low):
                    break
                first, j = span.first, span.first - 1
                continue
            if token.lower == "ilə" and self._is_tie(j, low):
                first, j = j, j - 1
                continue
            if token.shape == "mark" and token.text not in ",-–":
                break
            if token.text == "," and not self._is_list(j, low):
                break
            if ends_clause(token) or head_forms(token) or (token.capital and is_surname(token.text)):
                break
            if token.lower == "yanında" or (token.capital and first < k and self._ends_name(j, low)):
                break
            if self._is_owner(token) or suffixes_quote(self._words, j) or token.lower in _NO_FIELD:
                break
            first, j = j, j - 1
        while first < k and self._tokens[first].text in (",", "və"):
            first += 1
        if first == k:
            return None
        walk.title = [*range(first, k + 1), *walk.title]
        walk.first, walk.fielded = first, True
        return first - 1

    def _is_of_field(self, span: Span, k: int, low: int) -> bool:
        """Whether a name before "üzrə" is of the field: a body right before it, or if its owner is told:
        "nazirliyin | NATO ilə əlaqələr üzrə katibi".
        """
        if span.kind != "body" or span.last == k - 1:
            return True
        bare = bodies.case_of(self._words, span) == "nom"
        return bare and owned_before(self._words, self._spans, span.first, low)

    def _is_tie(self, j: int, low: int) -> bool:
        """Whether "ilə" only says with whom the field of a post deals: "XİN-in Çad | ilə əlaqələr üzrə"."""
        other = self._spans.over(j - 1) if j > low else None
        tie = self._tokens[j + 1].lower.startswith(_TIES)
        known = other is not None and other.kind in ("state", "body", "place")
        return (
            tie and other is not None and known and owned_before(self._words, self._spans, other.first, low)
        )

    def _is_owner(self, token: Token) -> bool:
        """Whether a body in the genitive owns the post: "şirkətinin", "alyansın Cənubi Qafqaz üzrə"."""
        found = [f for f in forms(token.text) if f.case == "gen" and not f.plural]
        return any(lower(f.stem) in (_FIRMS if f.owner else _STANDING) for f in found)

    def _ends_name(self, j: int, low: int) -> bool:
        """Whether a word before "və" or a comma ends a name: "A.Prays və Avropa üzrə vitse-prezidenti"."""
        before = self._tokens[j - 1] if j > low else None
        named = before is not None and before.capital and self._spans.over(j - 1) is None
        field = before is not None and is_field(before)  # "Xarici İşlər və Təhlükəsizlik Siyasəti üzrə"
        return named and not field and self._tokens[j + 1].lower in ("və", ",")

    def _is_list(self, comma: int, low: int) -> bool:
        """Whether a comma joins nouns of one field: "enerji, iqlim və ekologiya üzrə"."""
        before, after = self._tokens[comma - 1] if comma > low else None, following(self._words, comma)
        if self._spans.over(comma - 1) is not None and self._spans.over(comma + 1) is not None:
            return True
        return (
            before is not None and after is not None and after.text[0].islower() and before.text[0].islower()
        )

    def take_beside(self, walk: Walk, k: int) -> int | None:
        """Take "BMT yanında" of an envoy."""
        span = self._spans.over(k - 1) if k else None
        if (
            span is None
            and k
            and any(f.owner == "3" and f.case == "nom" for f in head_forms(self._tokens[k - 1]))
        ):
            return into_title(walk, k) and into_title(walk, k - 1)
        if span is None or span.last != k - 1:
            return None
        walk.beside, walk.first = span, span.first
        walk.title = [*range(span.first, k + 1), *walk.title]
        walk.fielded = True
        return span.first - 1

    def take_link(self, walk: Walk, k: int, low: int) -> int | None:
        """Take "və" and commas between words of a title: "elm və təhsil naziri"."""
        if k <= low or len(walk.title) < 2:
            return None
        before, after = self._tokens[k - 1], self._tokens[walk.title[0]]
        if walk.title[0] != k + 1:
            return None
        lowered = before.text[0].islower() or is_first(self._words, before)
        region = self._spans.over(k - 1)
        lowered = lowered or (is_field(before) and (self._follows_state(k - 1) or self._opens(k - 1)))
        lowered = lowered or (region is not None and region.kind == "place" and not region.country)
        both_fields = (is_field(before) or region is not None) and is_field(after) and lowered
        both_attributes = before.lower in _ATTRIBUTES and after.lower in _ATTRIBUTES
        both_fields = both_fields or is_open_link(self._words, self._spans, walk, k)
        if self._tokens[k].text == "," and not is_field(after):
            return None
        linked = any(self._tokens[i].lower == "və" for i in walk.title)
        if self._tokens[k].text == "," and not linked and any(f.owner == "3" for f in forms(before.text)):
            return None  # "A ilə külək enerjisi, | xarici işlər naziri B ilə sərhədi müzakirə edib"
        if both_fields or both_attributes:
            walk.title = [k, *walk.title]
            return k - 1
        return None

    def _opens(self, k: int) -> bool:
        """Whether a capital begins a post after where or when it is: "görüşdə | Ekologiya və ..."."""
        before = self._tokens[k - 1]
        return before.shape == "word" and not before.capital and is_placed(before)

    def _follows_state(self, k: int) -> bool:
        """Whether a capital begins a post after its state: "Qırğızıstanın | Mədəniyyət, turizm naziri"."""
        state = self._spans.over(k - 1) if k else None
        owns = state is not None and state.kind == "state" and state.last == k - 1
        return owns and state is not None and bodies.case_of(self._words, state) == "gen"
