"""States and bodies as parties: where they act, and where they only say whose something is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg import gazetteer
from kg.extract.languages.az import bodies
from kg.extract.languages.az.expectation import POSTPOSITIONS
from kg.extract.languages.az.inflection import AFTER_QUOTES
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.states import demonym_at, international
from kg.extract.languages.az.titles import following
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_NATIONAL = words_of("bodies", "of_each")
# "xarici işlər, ticarət və sənaye | nazirlikləri": so many words before the noun.
_FIELD = 4
_ORGANS = frozenset(("orqan",))
_ADJECTIVES = words_of("bodies", "adjectives")
_OFFICIALS = tuple(sorted(words_of("posts", "officials")))
_PERSONS = (*_OFFICIALS, "şəxslərlə")
_HIGH = words_of("posts", "high")
# "İranın bir sıra rəsmi şəxsləri", "yüksək vəzifəli şəxslər"
_RANKING = _HIGH | {"bir", "sıra", "rəsmi"}
_RANKED = frozenset(("rəsmi", "vəzifəli", "rütbəli", "yüksəkvəzifəli"))
_MISSIONS = frozenset(("missiyası", "missiyasını", "missiyasına", "missiyasının"))
# What is held with the heads of a body: "rəhbərliyi ilə | görüşüb", "rəhbərliyi ilə bir sıra | danışıqlar".
_STAFF = ("rəhbərliyi", "əməkdaşları", "mütəxəssisləri", "professorları", "rəsmiləri", "məsulları")
_MEETING = ("görüş", "danışıq", "fikir", "söhbət", "müzakirə", "məsləhətləş", "təmas")
MISSION_KINDS = frozenset(("müşahidə", "müşahidəçi", "monitorinq", "qiymətləndirmə", "texniki", "ekspert"))
# What a delegation is described by, and so many words at most stand before it.
_SENT_KINDS = words_of("triggers", "delegation", "kinds") | MISSION_KINDS
_DESCRIBED = 8
# "Bankın | ekspert qrupu", "Fondun | texniki komandası"
_TEAMS = ("qrup", "komanda")
_EXPERTS = MISSION_KINDS | {"danışıqlar", "ekspertlər", "işçi", "qiymətləndirmə", "dostluq", "deputat"}
# Whose heads receive or meet somebody: "Nazirliyin rəhbərliyi A-nı qəbul edib".
_GOING = frozenset(("gedərək", "gələrək", "edərək", "gedib", "gəlib"))
# "hökumət | rəsmiləri ilə", "yüksək vəzifəli | şəxslərlə"
_OF_GOVERNMENT = frozenset(("hökumət", "dövlət", "rəsmi", "vəzifəli", "rütbəli"))
_ACTED = frozenset(("edib", "edəcək", "edir", "etdi", "etmişdi"))
_CLOSING = frozenset('"”»“')
# Cases of a town that no state before it owns, although its name may look so: "Bakıda".
_WHERE = frozenset(("loc", "dat", "abl"))
_OBJECTS = frozenset(("bunu", "bunları", "onu", "onları", "özünü"))


def meets_heads(following: Sequence[str]) -> bool:
    """Whether a body is met by its heads or staff, by the words after its name: "rəhbərliyi ilə görüşüb",
    "əməkdaşlarını qəbul edib"; not "rəhbərliyi ilə keçirilən", under it.
    """
    head, *rest = [*following, "", "", ""]
    if head in ("rəhbərliyini", "əməkdaşlarını", "mütəxəssislərini", "professorlarını"):
        return rest[0] in ("qəbul", "də", "da")
    at = 1 if rest[0] == "ilə" else 0
    staff = head in _STAFF and at == 1
    staff = staff or head in ("rəhbərliyilə", "əməkdaşlarıyla")
    at += rest[at] in ("də", "da")
    together = rest[at : at + 2] == ["bir", "araya"]  # "rəsmiləri ilə bir araya gəlib"
    return staff and (together or any(w.startswith(_MEETING) for w in rest[at : at + 2]))


def heads_act(following: Sequence[str]) -> bool:
    """Whether the heads of a body receive or meet somebody, by the words after its name to the end of the
    sentence: "rəhbərliyi A-nın nümayəndə heyətini qəbul edib"; not "rəhbərliyi ilə", "rəhbərliyi altında".
    """
    if following[:1] != ["rəhbərliyi"] or following[1:2] in (["ilə"], ["altında"], ["və"]):
        return False
    met = any(w.startswith(("görüşüb", "görüşəcək")) for w in following)
    return met or any(a == "qəbul" and b in _ACTED for a, b in pairwise(following))


def is_team(first: str, second: str) -> bool:
    """Whether two words are a group that a body sends: "ekspert qrupu", "texniki komandası"."""
    return first in _EXPERTS and second.startswith(_TEAMS)


def described(words: Sequence[str]) -> int:
    """How many words tell what kind of delegation follows: "geniş tərkibli parlament nümayəndə | heyəti", "12
    nəfərlik | heyəti", "deputatlardan ibarət | heyəti"."""
    k = 0
    while k < len(words) and (words[k] in _SENT_KINDS or words[k].isdecimal()):
        k += 1
    if words[k + 1 : k + 2] == ["ibarət"] and words[k].endswith(("dən", "dan")):
        k += 2
    return k + (words[k : k + 1] == ["nümayəndə"])


class Powers:
    """Reads the states and bodies of a text as parties."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self._words = words
        self._spans = spans
        self._tokens = words.tokens

    def read(self, taken: set[int]) -> Iterator[Party]:
        alike = [party for span in self._spans.all for party in self._of_each(span, taken)]
        yield from alike
        taken = taken | {i for p in alike for i in range(p.first, p.last + 1)}
        for span in self._spans.all:
            if span.kind == "person" or span.first in taken or span.last in taken:
                continue
            case, last = bodies.case_of(self._words, span), span.last
            if (acting := self._officials(span)) is not None:
                yield _acting(self._tokens[acting], span.first, span.country)
                continue
            if case == "nom" and (firm := bodies.firm_noun(self._words, span)) is not None:
                last, case = firm
            elif span.kind == "body" and self._sends_in_quotes(span.last + 1):
                last, case = span.last + 2, "gen"
            sentence = self._tokens[span.first].sentence
            cases = frozenset((case,)) if case and case != "rel" else frozenset[str]()
            party = Party(span.first, last, last, "state", sentence, cases, country=span.country)
            if span.kind == "body":
                party.kind, party.body = "body", bodies.name_of(self._words, span)
                party.country = span.country or self._owner(span)
                party.inner = self._belongs(span, case) if last == span.last else self._owns(last, case)
                yield party
            elif span.kind == "state" or self._is_metonym(span):
                party.inner = self._belongs(span, case)
                yield party
        for token in self._tokens:
            if token.lower.startswith(_PERSONS) and token.index and token.index not in taken:
                yield from self._foreigners(token)

    def _of_each(self, span: Span, taken: set[int]) -> Iterator[Party]:
        """The bodies that each of several states has, told by one noun behind the first of them: "Peru və
        Çadın gömrük xidmətləri | saziş imzalayıb"."""
        states_ = [span]
        before = self._spans.over(span.first - 2) if span.first > 1 else None
        if span.kind != "state" or span.first in taken or (before is not None and self._joins(before, span)):
            return
        while (after := self._spans.at(states_[-1].last + 2)) is not None and self._joins(states_[-1], after):
            states_.append(after)
        last = states_[-1]
        if len(states_) < 2 or bodies.case_of(self._words, last) not in ("nom", "gen"):
            return
        near = self._tokens[last.last + 1 : last.last + 2 + _FIELD]
        noun = next((t for t in near if self._is_of_several(t)), None)
        told = self._tokens[last.last + 1 : noun.index] if noun is not None else []
        plain = all(t.shape == "word" and self._spans.over(t.index) is None for t in told)
        if noun is None or not plain or self._spans.over(noun.index) is not None:
            return
        found = [f for f in forms(noun.text) if f.plural and f.owner == "3"]
        name = self._one_of_each(told, noun, found[0].stem)
        for state in states_:
            party = Party(span.first, noun.index, state.last, "body", noun.sentence)
            party.cases = frozenset(f.case for f in found)
            party.body, party.country = name, state.country
            yield party

    def _one_of_each(self, told: Sequence[Token], noun: Token, stem: str) -> str:
        """What the body of one state is called: "gömrük xidməti", "mərkəzi bank", "prokurorluq orqanları"."""
        if lower(stem) in _ORGANS:
            return self._words.quote(told[0].index, noun.index) if told else noun.text
        bare = all(t.lower in _ADJECTIVES for t in told)
        return " ".join((*(t.text for t in told), stem if bare else bodies.possessed(stem)))

    def _joins(self, one: Span, two: Span) -> bool:
        """Whether "və" or a comma lists two states."""
        joint = self._tokens[two.first - 1].lower
        return one.kind == two.kind == "state" and one.last + 2 == two.first and joint in ("və", ",", "ilə")

    def _is_of_several(self, token: Token) -> bool:
        """Whether a word tells bodies of several states that each has one of: "nazirlikləri"."""
        return any(f.plural and f.owner == "3" and lower(f.stem) in _NATIONAL for f in forms(token.text))

    def _foreigners(self, token: Token) -> Iterator[Party]:
        """Officials told by their country alone: "yüksək rütbəli | iranlı məmurlarla görüşüb"."""
        country = demonym_at(self._words, token.index - 1)
        if country:
            yield _acting(token, token.index - 1, country)
        elif self._tokens[token.index - 1].lower in _OF_GOVERNMENT and (here := self._place_of(token)):
            yield _acting(token, token.index - 1, here)

    def _place_of(self, token: Token) -> str:
        """The state where officials are met who are told by no other word: "Limada hökumət rəsmiləri ilə"."""
        after = [t.lower for t in self._tokens[token.index + 1 : token.index + 2]]
        if after != ["ilə"] and not token.lower.endswith(("larla", "lərlə")):
            return ""
        first = self._words.sentences[token.sentence].first
        before = [s for s in self._spans.all if first <= s.first and s.last < token.index and s.country]
        here = [s.country for s in before if self._is_there(s, token)]
        return here[-1] if here else ""

    def _officials(self, span: Span) -> int | None:
        """The officials without names by whom a state acts: "İranın yüksək rütbəli | məmurları ilə"."""
        if span.kind != "state":
            return None
        for token in self._tokens[span.last + 1 : span.last + 7]:
            before = self._tokens[token.index - 1].lower
            if token.lower.startswith(_OFFICIALS) or (token.lower.startswith("şəxs") and before in _RANKED):
                return token.index
            both = token.lower == "və" and self._tokens[token.index - 1].lower in _HIGH
            if token.lower not in _RANKING and not both:
                return None
        return None

    def _owner(self, span: Span) -> str:
        before = self._spans.over(span.first - 1) if span.first else None
        if before is None or before.kind != "state" or international(bodies.name_of(self._words, span)):
            return ""
        return before.country if bodies.case_of(self._words, before) in ("nom", "gen") else ""

    def _is_there(self, span: Span, token: Token) -> bool:
        """Whether somebody is at a place, or goes there first: "Limada", "Limaya gedərək"."""
        case = bodies.case_of(self._words, span)
        going = (t.lower for t in self._tokens[span.last + 1 : token.index])
        return case == "loc" or (case == "dat" and any(w in _GOING for w in going))

    def _belongs(self, span: Span, case: str) -> bool:
        """Whether a state or body only says whose something is: "Azərbaycanın səfiri", "XİN-in sözçüsü"."""
        following = self._tokens[span.last + 1] if span.last + 1 < len(self._tokens) else None
        if case == "rel":
            return True  # "Assambleyadakı nümayəndə heyətinin rəhbəri"
        if self._sends(span.last + 1):
            return False
        if self._is_dashed(span):
            return True
        izafet = (
            case == "nom" and following is not None and following.sentence == self._tokens[span.last].sentence
        )
        izafet = (
            izafet and following is not None and following.shape == "word" and self._is_possessed(following)
        )
        town = self._spans.at(span.last + 1) if izafet and following and following.capital else None
        if town is not None and town.kind == "place" and bodies.case_of(self._words, town) in _WHERE:
            return False  # "Peru və Çad | Bakıda danışıqlar aparıblar"
        return case == "gen" or izafet

    def _sends_in_quotes(self, index: int) -> bool:
        """Whether the ending of a quoted name and a delegation follow: "“Deutsche Bank | ”ın heyəti ilə"."""
        mark, ending = ([*self._tokens[index : index + 2], None, None])[:2]
        if mark is None or ending is None or mark.text not in _CLOSING or ending.start != mark.end:
            return False
        return AFTER_QUOTES.get(ending.lower) == "gen" and self._sends(index + 2)

    def _owns(self, last: int, case: str) -> bool:
        """Whether a firm only says whose something is: "“X” şirkətinin direktoru", not "... heyəti"."""
        return case in ("gen", "rel") and not self._sends(last + 1)

    def _is_dashed(self, span: Span) -> bool:
        """Whether a dash joins a state to another one: "Azərbaycan–Türkiyə münasibətləri"."""
        dash = self._tokens[span.last + 1] if span.last + 1 < len(self._tokens) else None
        after = self._spans.over(span.last + 2)
        joined = dash is not None and dash.text in "-–—" and dash.start == self._tokens[span.last].end
        return joined and after is not None and after.kind in ("state", "place")

    def _sends(self, index: int) -> bool:
        """Whether a delegation follows, so that the state or body acts by it: "Senatın nümayəndə heyəti"."""
        following = [t.lower for t in self._tokens[index : index + 5]]
        if meets_heads(following):
            return True  # "Agentliyin | rəhbərliyi ilə görüşüb"
        if following[:1] == ["rəhbərliyi"]:
            end = self._words.sentences[self._tokens[index].sentence].last
            return heads_act([t.lower for t in self._tokens[index : end + 1]])
        if len(following) > 1 and is_team(following[0], following[1]):
            return True
        second = self._spans.over(index + 1) if following[:1] == ["və"] else None
        if second is not None and second.kind == "body":  # "A-nın | və B-nin rəhbərliyi ilə görüşüb"
            return meets_heads([t.lower for t in self._tokens[second.last + 1 : second.last + 5]])
        if len(following) > 1 and following[following[0] in MISSION_KINDS] in _MISSIONS:
            return True  # "Fondun | missiyası ilə", "ATƏT-in | müşahidə missiyasını"
        words = [t.lower for t in self._tokens[index : index + _DESCRIBED]]
        return any(w.startswith("heyət") for w in words[described(words) :][:1])

    def _is_possessed(self, token: Token) -> bool:
        """Whether a noun can be possessed by the name before it: "Azərbaycan səfəri", not "... tərəfi"."""
        if token.lower in _OBJECTS or self._is_object(token):
            return False
        found = [f for f in forms(token.text) if f.owner == "3" and len(f.stem) > 2]
        return (
            bool(found) and all(lower(f.stem) != "tərəf" for f in found) and token.lower not in POSTPOSITIONS
        )

    def _is_object(self, token: Token) -> bool:
        """Whether a word is the object right before a verb: "Ağ Ev görüşü təsdiqləyib"."""
        after = following(self._words, token.index)
        verb = after is not None and after.lower.endswith(
            ("ib", "ıb", "ub", "üb", "ıblar", "iblər", "ublar", "üblər")
        )
        return (
            verb
            and any(f.case == "acc" for f in forms(token.text))
            and after is not None
            and len(after.text) > 4
        )

    def _is_metonym(self, span: Span) -> bool:
        """Whether a capital stands for its state: as a subject or a partner, "Bakı və Ankara"."""
        if span.kind != "place" or not self._tokens[span.first].capital:
            return False  # "paytaxta"
        if bodies.case_of(self._words, span) not in ("nom", "ins"):
            return False
        capital = gazetteer.capital(span.country) if span.country else None
        if capital is None or capital.az.label != span.name:
            return False
        following = self._tokens[span.last + 1] if span.last + 1 < len(self._tokens) else None
        return following is None or not (following.capital or self._is_of_state(span))

    def _is_of_state(self, span: Span) -> bool:
        """Whether the text says whose town a capital is: "Riqa (Latviya)", "Latviyanın | Riqa şəhəri"."""
        before, inside = self._spans.over(span.first - 1), self._spans.at(span.last + 2)
        bracketed = inside is not None and self._tokens[span.last + 1].lower == "("
        beside = inside if bracketed else before
        return beside is not None and beside.kind == "state" and beside.country == span.country


def _acting(officials: Token, first: int, country: str) -> Party:
    """A state that acts by officials without names, from the token ``first`` on."""
    last = officials.index
    cases = frozenset(f.case for f in forms(officials.text) if f.plural)
    return Party(first, last, last, "state", officials.sentence, cases, country=country)
