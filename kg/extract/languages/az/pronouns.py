"""Pronouns and words for those taking part: "o", "onlar", "tərəflər", "qonaq", "həmsöhbəti"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.states import demonym_at
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_RANKS = words_of("posts", "military")
_COMMON = words_of("bodies", "common")
_PRONOUNS = {"o": "nom", "onun": "gen", "ona": "dat", "onu": "acc", "onunla": "ins", "ondan": "abl"}
_PLURAL_PRONOUNS = {"onlar": "nom", "onların": "gen", "onlara": "dat", "onları": "acc", "onlarla": "ins"}
# "hər | ikisi"
_BOTH = {
    "ikisi": "nom", "ikisinin": "gen", "ikisinə": "dat", "ikisini": "acc",
    "üçü": "nom", "üçünün": "gen", "üçünə": "dat", "üçünü": "acc",
}  # fmt: skip

# Forms of "(nümayəndə) heyəti" and "heyətimiz", by their case.
_DELEGATION = {
    "heyətin": "gen", "heyətinin": "gen",
    "heyəti": "nom", "heyətimiz": "nom", "heyətini": "acc", "heyətimizi": "acc", "heyətlə": "ins",
    "heyətimizlə": "ins",
}  # fmt: skip
_OFFICIAL = "rəsmisi"
_GUESTS = frozenset(["qonaq", "həmsöhbət"])
# Of these, those who are told of before only where they are several.
_PLURAL = frozenset(["vasitəçi", "diplomat"])
# Nouns for somebody told before: of no other word more is asked, but of forms of _OFFICIAL.
_REFERRING = _RANKS | _GUESTS | _PLURAL | _DELEGATION.keys() | {"tərəf", "heyət", "rəsmi"}
# What follows "o" where it is somebody, and does not point at a noun: "o | bu barədə deyib".
_AFTER_O = frozenset(
    [
        "da", "də", "isə", "həmçinin", "eyni", "eləcə", "bildirib", "deyib", "vurğulayıb", "qeyd", "əlavə",
        "və", "sonra", "orada", "burada", "daha", "artıq", "dünən", "bu", "bunu", "bununla", "öz", "özü",
        "ilk", "yenidən", "dərhal", "hazırda", "sabah", "jurnalistlərə", "sosial", "çıxışında",
    ]
)  # fmt: skip
_DEED = re.compile(r"\w{2,}(?:[ıiuü]b|mışdı|mişdi|muşdu|müşdü)")
_NO_DEED = words_of("triggers", "cues", "no_verbs")
# Where somebody goes, or is.
_TO = ("ya", "yə", "da", "də")
# What can stand before it in its clause: "bildirilib ki", "səfər çərçivəsində", "martın 5-də".
_BEFORE = frozenset(("ki", "çərçivəsində", "zamanı", "müddətində"))
# "Burada | heyəti nazir A qəbul edib"
_THEN = frozenset(
    ("burada", "orada", "sonra", "əvvəlcə", "əvvəl", "ardınca", "sonda", "axırda", "artıq", "həmçinin",
     "habelə", "eləcə", "yenə", "yenidən")
)  # fmt: skip
_DAY = re.compile(r"\d+-[dt][əa]|sabah|dünən|günü|gün")
_OF_DELEGATION = ("üzv", "rəhbər", "başçı", "tərkib", "sədr")
_DONE_BY = tuple(words_of("posts", "done_by_delegations"))
# So many words at most tell by whom it is received.
_CLAUSE = 20
# "bir nümayəndə heyətini": none told of before
_MANY = frozenset(("bir", "başqa", "digər", "hər"))


def _is_deed(token: Token) -> bool:
    """Whether a word can be what somebody has done: "o | xatırladıb"."""
    return bool(_DEED.fullmatch(token.lower)) and token.lower not in _NO_DEED


class Pronouns:
    """Reads the pronouns and groups of a text."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self._words = words
        self._spans = spans
        self._tokens = words.tokens

    def read(self, taken: set[int]) -> Iterator[Party]:
        for token in self._tokens:
            if token.index in taken or token.shape != "word":
                continue
            if token.lower in _PRONOUNS and self._is_pronoun(token):
                yield self._single(token, "pronoun", _PRONOUNS[token.lower], plural=False)
            elif token.lower in _BOTH and token.index and self._tokens[token.index - 1].lower == "hər":
                party = self._single(token, "pronoun", _BOTH[token.lower], plural=True)
                party.first = token.index - 1
                yield party
            elif token.lower in _PLURAL_PRONOUNS:
                yield self._single(token, "pronoun", _PLURAL_PRONOUNS[token.lower], plural=True)
            elif not token.lemmas.isdisjoint(_REFERRING) or _OFFICIAL in token.lower:
                yield from self._group(token)
                yield from self._delegation(token)
                yield from self._rank(token)
                yield from self._official(token)

    def _is_pronoun(self, token: Token) -> bool:
        """Whether "o" stands alone and does not point at a noun: "O, bildirib", not "o cümlədən"."""
        if token.lower != "o":
            return True
        following = self._tokens[token.index + 1] if token.index + 1 < len(self._tokens) else None
        if following is None or following.sentence != token.sentence:
            return False
        if following.text == ",":
            return True
        span = self._spans.over(following.index)
        if span is not None and span.kind in ("place", "state"):
            return following.lower.endswith(_TO)  # "cümə günü isə o | Limaya gedəcək"
        return following.lower in _AFTER_O or _is_deed(following)

    def _single(self, token: Token, kind: str, case: str, *, plural: bool) -> Party:
        party = Party(token.index, token.index, token.index, "pronoun", token.sentence, frozenset((case,)))
        party.plural = plural
        party.inner = case == "gen"
        if kind == "group":
            party.kind = "group"
        return party

    def _group(self, token: Token) -> Iterator[Party]:
        if token.index and self._tokens[token.index - 1].lower in ("digər", "başqa"):
            return  # "digər qonaqlar" were not told of.
        for form in forms(token.text):
            stem = lower(form.stem)
            if stem == "tərəf" and form.plural and not form.owner and not self._is_parties(token):
                yield self._single(token, "group", form.case, plural=True)
                return
            if stem == "qonaq" and form.case == "nom" and form.owner and not self._is_owned(token):
                continue  # "qonağı qəbul edib": the accusative
            if stem in _PLURAL and form.plural and form.case in ("acc", "dat", "ins") and not form.owner:
                yield self._single(token, "group", form.case, plural=True)
                return  # "Vasitəçiləri | Prezident də qəbul edəcək"
            if stem in _GUESTS and not (stem == "qonaq" and self._is_attribute(token)):
                party = self._single(token, "group", form.case, plural=form.plural)
                country = demonym_at(self._words, token.index - 1) if token.index else ""
                if country and not form.plural:  # "rusiyalı | qonaq"
                    party.country, party.first = country, token.index - 1
                yield party
                return

    def _delegation(self, token: Token) -> Iterator[Party]:
        """ "Spiker A | nümayəndə heyətini qəbul edib": those who came, told of before, where neither a state
        nor a participle says who they are.
        """
        case = _DELEGATION.get(token.lower, "")
        if case == "nom" and self._follows(token, "ilə"):
            case = "ins"
        first = token.index - (self._tokens[token.index - 1].lower == "nümayəndə" if token.index else 0)
        before = self._tokens[first - 1] if first else None
        opens = before is None or before.sentence != token.sentence
        if case == "nom" and first == token.index and token.lower == "heyəti":
            case = "acc"  # "Martın 5-də | heyəti nazir A qəbul edib": of nobody, so that it is no possessive
            if not opens and before is not None and not self._is_received(token, before):
                return
        if opens and token.lower == "heyət" and self._is_subject(token):
            party = self._single(token, "group", "nom", plural=False)
            yield party  # "Heyət | nazir A tərəfindən qəbul edilib"
            return
        if not case or (first == token.index and (case == "nom" or token.lower == "heyətinin")):
            return
        if before is None or opens or before.lower in _BEFORE | _THEN or _DAY.fullmatch(before.lower):
            party = self._single(token, "group", case, plural=False)
            party.first, party.inner = first, False
            yield party  # "Nümayəndə heyətini | Prezident qəbul edib", "heyətimiz | sammitdə iştirak edib"
            return
        span = self._spans.over(before.index)
        placed = span is not None and span.kind == "place" and before.lower.endswith(("da", "də"))
        placed = placed or (token.lower == "heyəti" and case == "acc")
        if (case == "nom" and not placed) or before.lower in _MANY:
            return
        named = span is not None and span.kind == "person"
        if named or placed or before.text == "," or before.lower in ("də", "da", "isə", "günü"):
            party = self._single(token, "group", case, plural=False)
            party.first = first
            yield party

    def _is_received(self, token: Token, before: Token) -> bool:
        """Whether "heyəti" is whom somebody receives: "Martın 5-də | heyəti", "Spiker A | heyəti
        qəbul edib"."""
        span = self._spans.over(before.index)
        named = span is not None and span.kind == "person" and self._follows(token, "qəbul")
        there = before.lower.endswith(("da", "də")) and before.shape == "word"  # "Limada | heyəti"
        return named or there or before.lower in _THEN or bool(_DAY.fullmatch(before.lower))

    def _is_subject(self, token: Token) -> bool:
        """Whether "Heyət" is received by somebody, or goes somewhere, meets or attends: "tərəfindən | qəbul
        edilib", "yola düşəcək"; not "Heyət | üzvləri"."""
        rest = self._tokens[token.index + 1 : token.index + _CLAUSE]
        after = [t.lower for t in rest if t.sentence == token.sentence]
        received = "tərəfindən" in after and "qəbul" in after
        if after and after[0].startswith(_OF_DELEGATION):
            return False
        before = self._words.inside(token.sentence - 1) if token.sentence else ()
        listed = any(t.lower.startswith("tərkib") for t in before)  # who it is made up of was just told
        return received or (not listed and any(w.startswith(_DONE_BY) for w in after))

    def _official(self, token: Token) -> Iterator[Party]:
        """ "Azərbaycanlı rəsmi X tərəfindən qəbul olunub": somebody of a state told of before."""
        owner = self._spans.over(token.index - 1) if token.index else None
        if owner is not None and owner.kind in ("state", "body", "place") and _OFFICIAL in token.lower:
            yield self._of_body(token, owner)
            return
        if token.index and _OFFICIAL in token.lower and self._body_told(token.index - 1):
            party = self._of_body(token, Span(token.index - 1, token.index - 1, "body"))
            party.body = self._body_told(token.index - 1)
            yield party
            return
        country = demonym_at(self._words, token.index - 1) if token.index else ""
        found = [f for f in forms(token.text) if lower(f.stem) == "rəsmi" and not f.owner and not f.plural]
        following = self._tokens[token.index + 1] if token.index + 1 < len(self._tokens) else None
        noun = following is not None and following.shape == "word" and following.text[0].islower()
        noun = noun and any(f.owner == "3" or f.plural for f in forms(following.text)) if following else False
        if country and found and not (noun and token.lower == "rəsmi"):
            party = self._single(token, "pronoun", found[0].case, plural=False)
            party.first, party.country = token.index - 1, country
            yield party

    def _body_told(self, index: int) -> str:
        """The noun of a body told before: "bankın | rəsmisi", "qurum | rəsmisi"; '' for none."""
        token = self._tokens[index]
        found = (f for f in forms(token.text) if f.case in ("gen", "nom") and not f.owner and not f.plural)
        return next((s for f in found if (s := lower(f.stem)) in _COMMON), "")

    def _of_body(self, token: Token, owner: Span) -> Party:
        """ "Aİ rəsmisi", "Astana rəsmisi": somebody of a body or state told of before."""
        cases = {"rəsmisi": "nom", "rəsmisinin": "gen", "rəsmisinə": "dat", "rəsmisini": "acc"}
        case = cases.get(token.lower, "nom" if self._follows(token, "ilə") else "ins")
        party = self._single(token, "pronoun", case, plural=False)
        party.first, party.country, party.body = owner.first, owner.country, owner.key
        return party

    def _follows(self, token: Token, word: str) -> bool:
        return token.index + 1 < len(self._tokens) and self._tokens[token.index + 1].lower == word

    def _rank(self, token: Token) -> Iterator[Party]:
        """A rank alone, "Admiralın görüşləri": in no title, before no name, not of many."""
        for form in forms(token.text):
            if lower(form.stem) not in _RANKS or form.owner or form.plural:
                continue
            following = self._tokens[token.index + 1] if token.index + 1 < len(self._tokens) else None
            named = following is not None and (following.capital or following.shape == "initial")
            if named and following is not None and following.capital:
                span = self._spans.over(following.index)
                named = span is None or span.kind == "person"  # "Admiralı | Peru naziri qəbul edib"
            if not named and self._spans.over(token.index) is None:
                yield self._single(token, "pronoun", form.case, plural=False)
            return

    def _is_parties(self, token: Token) -> bool:
        """Whether "Tərəflər" is of a name: "Tərəflər Konfransı"."""
        following = self._tokens[token.index + 1] if token.index + 1 < len(self._tokens) else None
        return following is not None and token.capital and following.text.startswith("Konfrans")

    def _is_owned(self, token: Token) -> bool:
        """Whether a genitive stands right before a word: "Prezidentin qonağı"."""
        before = self._tokens[token.index - 1] if token.index else None
        owns = before is not None and before.sentence == token.sentence
        # "həmin gün | qonaqları qəbul edib": no genitive
        return owns and before is not None and any(f.case == "gen" for f in forms(before.text))

    def _is_attribute(self, token: Token) -> bool:
        following = self._tokens[token.index + 1] if token.index + 1 < len(self._tokens) else None
        if following is not None and token.lower == "qonaq" and following.lower.startswith("ol"):
            return True  # "ölkəmizdə qonaq olan"
        if following is not None and following.lower in ("arasında", "tərəfindən", "ilə"):
            return False
        if following is not None and demonym_at(self._words, following.index):
            colleague = self._tokens[following.index + 1 : following.index + 2]
            invites = any(t.lower == "dəvət" for t in self._words.inside(token.sentence))
            # "Qonaq | çadlı həmkarını dəvət edib"
            return not (invites and any(t.lower.startswith("həmkar") for t in colleague))
        span = self._spans.over(following.index) if following is not None else None
        if span is not None and span.kind in ("place", "state", "person"):
            return False  # "Qonaq | Bakıya gəlib"
        return (
            following is not None
            and any(f.owner == "3" for f in forms(following.text))
            and token.lower == "qonaq"
        )
