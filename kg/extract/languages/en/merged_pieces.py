"""Pieces of a list of topics that are no matter alone: adjectives without a noun, what says again."""

from __future__ import annotations

from kg.extract.languages.en.adjectives import adjectival
from kg.extract.languages.en.general_phrases import GeneralPhrases
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.matters import TO_ACCOUNT, Piece
from kg.extract.languages.en.whose_matter import POSSESSIVE
from kg.extract.languages.en.word_classes import DETERMINERS, ING, PREPOSITIONS
from kg.extract.words import Token

_FILLERS = words_of("topics", "phrases", "fillers")
_APPOSITIVE = words_of("topics", "phrases", "appositive")
_BODIES = frozenset(
    ("organizations", "organisations", "platforms", "fora", "forums", "formats", "bodies", "institutions")
)
_GOODS = frozenset(("peace", "security", "stability", "prosperity", "calm", "development", "growth"))
_SCHEMES = words_of("topics", "phrases", "schemes")
_KINDS = words_of("topics", "phrases", "kinds")
_VALUES = tuple(p.split() for p in table("topics")["phrases"]["values"])
_FIELD_NOUNS = frozenset(("fields", "areas", "spheres", "sectors", "domains", "issues", "matters"))
# As many words can open a list before its first adjective: "their shared resolve to deepen and broaden".
_FAR = 16
_PEOPLE, _FLOWS = (words_of("topics", "phrases", name) for name in ("examples_of", "flows"))
_AGAINST = frozenset(("against", "in", "at", "near", "from"))
_BESIDE_NAMES = _AGAINST | DETERMINERS | {"and", "of", "the", ","}


class MergedPieces(GeneralPhrases):
    """Joins the pieces of a list that belong together, and tells those that name no further matter."""

    def _is_example(self, piece: Piece, pieces: list[Piece]) -> bool:
        """Whether a body is only one of those named before: "international organizations, including the
        UN".
        """
        if self._is_instance(piece, pieces) or self._is_one_of_those(piece, pieces):
            return True
        kinds = (p.last for p in pieces if p.first < piece.first and self.tokens[p.last].lower in _BODIES)
        kind = next(kinds, None)
        if kind is None or not (self.including(kind + 1) or self.including(kind + 2)):
            return False
        first = piece.first + (self.tokens[piece.first].lower == "the")
        span = self.grammar.span_at(first)
        return span is not None and span.kind == "body" and span.last >= piece.last

    def _is_one_of_those(self, piece: Piece, pieces: list[Piece]) -> bool:
        """Whether a state, place or person is only one of those told before, or says where something was:
        "with countries of the region, including | Peru and Malta", "attacks, including against | Haifa".
        """
        at = next((n for n, p in enumerate(pieces) if p.first == piece.first), 0)
        opened = (n for n in range(at, 0, -1) if self._opens_examples(pieces[n - 1]))
        first = next(opened, 0)
        if not first:
            return False
        inside = self.tokens[piece.first : piece.last + 1]
        against = self.tokens[pieces[first].first].lower in _AGAINST
        people = self.tokens[pieces[first - 1].last].lower in _PEOPLE
        named = all(t.capital or t.lower in _BESIDE_NAMES for t in inside) and any(t.capital for t in inside)
        person = self.grammar.span_at(piece.last)
        whom = people and inside[-1].capital and person is None
        return (named and (against or people)) or (whom and first == at)

    def _opens_examples(self, piece: Piece) -> bool:
        return bool(self.including(piece.last + 1) or self.including(piece.last + 2))

    def _is_instance(self, piece: Piece, pieces: list[Piece]) -> bool:
        """Whether a matter is told apart from its kind: "emerging technologies such as AI | and chips"; not
        "areas such as | trade and energy".
        """
        at = next((n for n, p in enumerate(pieces) if p.first == piece.first), 0)
        if at == 0:
            return False
        before, joint = pieces[at - 1], self.tokens[piece.first - 1].lower
        if joint == "and" and before.last == piece.first - 2:
            return self._is_instance(before, pieces)
        told = joint == "as" and self.tokens[piece.first - 2].lower == "such"
        general = any(t.lower in _KINDS for t in self.tokens[before.first : before.last + 1])
        further = [p for p in pieces[at + 1 :] if self.grammar.role(p.first) != ING]
        single = len(further) <= 1 and self.grammar.role(piece.first) != ING
        return told and before.last > before.first and not general and single

    def _says_again(self, piece: Piece, opening: Piece) -> bool:
        """Whether a piece only says what the topic before it is: ", the cornerstone of peace"."""
        the = self.tokens[piece.first].lower in ("the", "a", "an", "as")
        near = (t.lower for t in self.tokens[piece.first + the : min(piece.first + 3, piece.last) + 1])
        noun = next((w for w in near if w not in _FILLERS), "")
        those = self.tokens[piece.first].lower in ("those", "that") and noun == "of"
        article = self.tokens[piece.first].lower in ("a", "an") and self._is_apposed(piece)
        foremost = self.tokens[piece.first - 1].text == "," and self._is_foremost(piece)
        return piece is not opening and ((the and noun in _APPOSITIVE) or those or article or foremost)

    def _is_foremost(self, piece: Piece) -> bool:
        """Whether a name before it is said to be the first of its kind: "Aden, | Yemen’s biggest port"."""
        near = self.tokens[piece.first : piece.first + 5]
        owner = next((n for n, t in enumerate(near) if t.text in POSSESSIVE), None)
        most = near[owner + 1].lower if owner is not None and owner + 1 < len(near) else ""
        return self.tokens[piece.first - 2].capital and most.endswith(("est", "main", "most"))

    def _is_apposed(self, piece: Piece) -> bool:
        """Whether "a ship" only says what a name before it is: "the attack on the Mercer Street, a ship"."""
        comma, name = self.tokens[piece.first - 1], self.tokens[piece.first - 2]
        following = self.tokens[min(piece.last + 1, self.sentence.last)]
        return comma.text == "," and name.capital and following.lower not in (",", "and")

    def _merged(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces, lone adjectives joined to the next: "free, fair and open elections"."""
        out: list[Piece] = []
        pieces = self._names_joined(pieces)
        for piece in self._values_joined(self._goods_joined(self._fields_joined(pieces))):
            first = self.tokens[piece.first]
            near = bool(out) and piece.first - out[-1].last <= 3
            lacks = near and self._is_adjective(out[-1]) and not _determined(first)
            alone = near and self._is_adjective(piece) and self._is_short(piece) and not _determined(first)
            alone = alone and self._is_short(out[-1]) and piece is not pieces[-1]
            if lacks or alone or (near and self._lacks_noun(out[-1]) and not _determined(first)):
                out[-1] = Piece(out[-1].first, piece.last)
            else:
                out.append(piece)
        return out

    def _names_joined(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces, those of the name of one paper or scheme joined: "the | Science, Technology, and
        Innovation Agreement in May"."""
        for end in range(len(pieces) - 1, 1, -1):
            if not self._closes_name(pieces[end]):
                continue
            n = end - 1
            while n > 0 and self._is_one_capital(pieces[n]):
                n -= 1
            opens = self.tokens[pieces[n].last]
            named = opens.capital and self.grammar.span_at(opens.index) is None
            if n < end - 1 and named:
                return [*pieces[:n], Piece(pieces[n].first, pieces[end].last), *pieces[end + 1 :]]
        return pieces

    def _closes_name(self, piece: Piece) -> bool:
        """Whether a piece opens with two capitals, the second of which is a paper or scheme."""
        if piece.last == piece.first:
            return False
        first, second = self.tokens[piece.first : piece.first + 2]
        return first.capital and second.capital and second.lower in _SCHEMES

    def _is_one_capital(self, piece: Piece) -> bool:
        token = self.tokens[piece.first]
        return piece.first == piece.last and token.capital and self.grammar.span_at(token.index) is None

    def _values_joined(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces, three or more values joined: "respect for human rights, democracy, and the rule of
        law".
        """
        n = len(pieces)
        while n > 0 and self._is_value(pieces[n - 1]):
            n -= 1
        n -= n > 0 and self._ends_in_value(pieces[n - 1])
        return [*pieces[:n], Piece(pieces[n].first, pieces[-1].last)] if n <= len(pieces) - 3 else pieces

    def _is_value(self, piece: Piece) -> bool:
        first = piece.first + (self.tokens[piece.first].lower in ("the", "universal"))
        return any(self.matches(first, v) and piece.last < first + len(v) + 2 for v in _VALUES)

    def _ends_in_value(self, piece: Piece) -> bool:
        return any(self.matches(piece.last + 1 - len(v), v) for v in _VALUES if len(v) <= piece.last + 1)

    def _goods_joined(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces, those of one place or flow joined: "to achieve peace, stability, and security in the
        Gulf (and the world)", "the flow of food, water, and medicine".
        """
        for end in range(len(pieces) - 1, 0, -1):
            if not self._is_good(pieces[end]) or (end < len(pieces) - 1 and self._is_short(pieces[end])):
                continue
            n = end
            while n > 0 and self._is_good(pieces[n]):
                n -= 1
            if n < end and self.tokens[pieces[n].last].lower in _GOODS:
                return [*pieces[:n], Piece(pieces[n].first, pieces[end].last), *pieces[end + 1 :]]
            break
        return self._flow_joined(pieces)

    def _flow_joined(self, pieces: list[Piece]) -> list[Piece]:
        opened = (n for n, p in enumerate(pieces) if p.last - p.first >= 2 and self._is_flow(p))
        n = next(opened, len(pieces))
        rest = pieces[n + 1 :]
        words = [self.tokens[p.first] for p in rest if p.first == p.last]
        plain = len(words) == len(rest) >= 2 and not any(t.capital or adjectival(t) for t in words)
        return [*pieces[:n], Piece(pieces[n].first, pieces[-1].last)] if plain else pieces

    def _is_flow(self, piece: Piece) -> bool:
        """Whether a piece ends in one good of which something is had: "the flow of | food"."""
        noun, of = self.tokens[piece.last - 2 : piece.last]
        return of.lower in ("of", "to") and noun.lower in _FLOWS

    def _is_good(self, piece: Piece) -> bool:
        near = self.tokens[piece.first : piece.last + 1]
        one = len(near) == 1 or near[1].lower in ("in", "across", "throughout")
        return one and near[0].lower in _GOODS

    def _fields_joined(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces, those of one noun joined: "in economic, trade, cultural and other fields"."""
        for n, piece in enumerate(pieces):
            if not self._names_other_fields(piece):
                continue
            opening = n - 1
            while opening > 0 and self._is_short(pieces[opening]):
                opening -= 1
            if opening >= 0 and self._ends_in_adjectives(pieces[opening]):
                joined = Piece(pieces[opening].first, piece.last)
                return [*pieces[:opening], joined, *pieces[n + 1 :]]
        return pieces

    def _ends_in_adjectives(self, piece: Piece) -> bool:
        """Whether only adjectives follow the last preposition: "cooperation in political, economic"."""
        k = piece.last
        if self.tokens[k].capital:
            return False  # "the flood in Peru and other issues"
        while k > piece.first and (adjectival(self.tokens[k]) or self.tokens[k].text in (",", "and")):
            k -= 1
        k -= k == piece.last  # a field in one word: "cooperation in trade"
        return self.tokens[k].lower in PREPOSITIONS | {"the"}

    def _names_other_fields(self, piece: Piece) -> bool:
        """Whether "and other fields" stands in a piece after one adjective or field."""
        near = [t.lower for t in self.tokens[piece.first : min(piece.first + 6, piece.last + 1)]]
        if near[:1] == ["among"]:
            return False  # "trade and tourism, among other sectors"
        others = (n for n, word in enumerate(near[:-1]) if word == "other")
        return any(near[n + 1] in _FIELD_NOUNS for n in others)

    def _is_adjective(self, piece: Piece) -> bool:
        """Whether a piece ends in an adjective that lacks its noun."""
        last = self.tokens[piece.last]
        lacks = adjectival(last) and not last.capital and last.lower not in TO_ACCOUNT
        return lacks and piece.last - piece.first <= _FAR

    def _lacks_noun(self, piece: Piece) -> bool:
        """Whether a noun after an adjective stands for one: "political, security" (and cultural ties)."""
        comma, before = self.tokens[piece.last - 1], self.tokens[piece.last - 2]
        return (
            piece.last - piece.first > 1 and comma.text == "," and adjectival(before) and not before.capital
        )

    def _is_short(self, piece: Piece) -> bool:
        inside = self.tokens[piece.first : piece.last + 1]
        return len(inside) <= 2 and not any(t.lower in PREPOSITIONS for t in inside)


def _determined(token: Token) -> bool:
    return token.lower in DETERMINERS
