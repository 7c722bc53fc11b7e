"""The items of a list of topics: where it ends and parts. What a piece says is read by ``matters``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Item
from kg.extract.languages.en.grammar import ADVERBS, DETERMINERS, FINITE, ING, PASSIVE, PREPOSITIONS, Grammar
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.matters import MatterReader, Piece, is_adverb
from kg.extract.words import Sentence, Token

_PHRASES = ("topics", "phrases")
_WRAPPERS = words_of(*_PHRASES, "wrappers")
_BINDERS = words_of(*_PHRASES, "binders")
_FILLERS = words_of(*_PHRASES, "fillers")
_ACTIONS = words_of(*_PHRASES, "actions")
_AFTER_ACTIONS = words_of(*_PHRASES, "action_prepositions")
_ENDS = words_of(*_PHRASES, "ends")
_ADJECTIVES = words_of(*_PHRASES, "adjectives")
_NOUNS = words_of("grammar", "nouns")
_MONTHS = words_of(*_PHRASES, "months")
_END_PHRASES = tuple(p.split() for p in table("topics")["phrases"]["end_phrases"])
_INCLUDING = tuple(p.split() for p in table("topics")["phrases"]["including"])
_PAIRS = frozenset(table("topics")["phrases"]["pairs"])
_JOINTS = (
    ["in", "the", "face", "of"],
    ["in", "response", "to"],
    ["as", "well", "as"],
    ["along", "with"],
    ["together", "with"],
)
_ADJECTIVAL = ("al", "ic", "ive", "ous", "ary", "ent", "ant", "ory", "able")
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_OPENERS = DETERMINERS | words_of("grammar", "subjects")


class AgendaReader(MatterReader):
    """Reads the list of topics that begins at a token of a sentence; at ``walls`` it ends."""

    def __init__(self, grammar: Grammar, sentence: Sentence, walls: frozenset[int] = frozenset()) -> None:
        super().__init__(grammar, sentence)
        self._walls = walls

    def items(self, start: int, until: int | None = None) -> list[Item]:
        """Return the topics from a token on, in their order."""
        limit = self.sentence.last if until is None else until
        last = self._end(start, limit)
        out: list[Item] = []
        verbal = False
        pieces = list(self._pieces(start, last))
        more = self._resumed(last + 1, limit)
        while more is not None:
            last = self._end(more, limit)
            pieces += self._pieces(more, last)
            more = self._resumed(last + 1, limit)
        for piece in self._merged(pieces):
            opened = self._opens_with_verb(piece.first, verbal)
            item = self.item(piece, opened)
            verbal = verbal or opened or self._has_infinitive(piece)
            if item is not None:
                out.append(item)
        return out

    def _merged(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces, lone adjectives joined to the next: "free, fair and open elections"."""
        out: list[Piece] = []
        for piece in pieces:
            near = bool(out) and piece.first - out[-1].last <= 3
            lacks = near and self._is_adjective(out[-1]) and not _determined(self.tokens[piece.first])
            alone = near and self._is_adjective(piece) and self._is_short(out[-1]) and piece is not pieces[-1]
            if lacks or alone:
                out[-1] = Piece(out[-1].first, piece.last)
            else:
                out.append(piece)
        return out

    def _is_adjective(self, piece: Piece) -> bool:
        """Whether a piece ends in an adjective that lacks its noun."""
        last = self.tokens[piece.last]
        return _adjectival(last) and piece.last - piece.first <= 8 and not last.capital

    def _is_short(self, piece: Piece) -> bool:
        inside = self.tokens[piece.first : piece.last + 1]
        return len(inside) <= 2 and not any(t.lower in PREPOSITIONS for t in inside)

    def _has_infinitive(self, piece: Piece) -> bool:
        inside = range(piece.first, piece.last)
        return any(self.tokens[i].lower == "to" and self.is_infinitive(i + 1) for i in inside)

    def _end(self, start: int, last: int) -> int:
        """The last token of the list: before another clause, a circumstance, the end of the sentence."""
        gerunds = start <= last and self.grammar.role(start) == ING
        for i in range(start + 1, last + 1):
            if self._ends_at(i, start, gerunds, last):
                return i - 1
        return last

    def _resumed(self, i: int, limit: int) -> int | None:
        """Where a list goes on after a circumstance: "Ukraine as it defends itself, as well as"."""
        if i > limit or self.tokens[i].lower not in _ENDS:
            return None
        for k in range(i + 1, limit):
            token = self.tokens[k]
            if token.text in ";:" or self.tokens[k].lower in ("who", "which"):
                return None
            if self._matches(k, ["as", "well", "as"]):
                return k + 3
            if token.lower == "and" and self._is_wrapper(k + 1):
                return k + 1
            if token.lower == "and" and self.grammar.role(self.past_fillers(k + 1, limit)) in (
                FINITE,
                PASSIVE,
            ):
                return None
        return None

    def _ends_at(self, i: int, start: int, gerunds: bool, limit: int) -> bool:
        token, before = self.tokens[i], self.tokens[i - 1]
        if token.text in ";:–—" or (token.text == "." and i == self.sentence.last):
            return True
        if any(self._matches(i, p) for p in _JOINTS) or self._including(i):
            return False
        if token.lower in _ENDS and not token.capital and before.lower != "including":
            kept = before.lower in _WRAPPERS and self.purpose_after(i) is not None
            return not (kept or (token.lower == "as" and before.lower in ("well", "such")))
        if (
            token.lower == "by"
            and before.lower not in ("including",)
            and self.grammar.role(min(i + 1, self.sentence.last)) == ING
        ):
            return True
        if token.lower == "that" and i > start + 1:
            return True
        if i in self._walls or (token.lower == "with" and before.text == ","):
            return True
        if token.lower in ("on", "late", "early") and _is_day(self.tokens[min(i + 1, self.sentence.last)]):
            return True
        if any(self._matches(i, p) for p in _END_PHRASES):
            return not any(self._including(k) for k in range(i + 1, min(i + 7, self.sentence.last)))
        return self._new_clause(i, gerunds, limit)

    def _new_clause(self, i: int, gerunds: bool, limit: int) -> bool:
        """Whether a verb that goes on from the cue, or a participle, opens here: ", and welcomed ..."."""
        before = self.tokens[i - 1].lower
        role = self.grammar.role(i)
        if role in (FINITE, PASSIVE):
            return True
        if before in ("and", "but", ",") and self._subject_follows(i, limit):
            return True
        return before == "," and role == ING and not gerunds and not self._including(i)

    def _subject_follows(self, i: int, limit: int) -> bool:
        """Whether a new subject and its verb stand here: "and the president reiterated ..."."""
        for k in range(i, min(i + 9, limit + 1)):
            if self.grammar.role(k) in (FINITE, PASSIVE):
                return k > i
            if self.tokens[k].text == "," or self.tokens[k].lower in PREPOSITIONS | {"and"}:
                return False
        return False

    def _matches(self, i: int, phrase: Sequence[str]) -> bool:
        if i >= len(self.tokens) or self.tokens[i].lower != phrase[0]:
            return False
        return [t.lower for t in self.tokens[i : i + len(phrase)]] == list(phrase)

    def _including(self, i: int) -> int:
        """The length of "including", "such as" at a token, 0 for none."""
        return next((len(p) for p in _INCLUDING if self._matches(i, p)), 0)

    def _pieces(self, first: int, last: int) -> Iterator[Piece]:
        """The stretches between separators; commas part a list, "and" only where a new matter begins."""
        begin = first
        for i in range(first, last + 1):
            length = self._separator(i, begin, last)
            if length and i >= begin:
                if begin <= i - 1:
                    yield Piece(begin, i - 1)
                begin = i + length
        if begin <= last:
            yield Piece(begin, last)

    def _separator(self, i: int, begin: int, last: int) -> int:
        """How many tokens part two topics here, 0 for none."""
        tokens = self.tokens
        if tokens[i].text == ",":
            if self._coordinates_adjectives(begin, i, last) or self._inside_brackets(i, begin):
                return 0
            follow = i + 1
            length = self._including(follow)
            if length:
                return 1 + length + self._circumstance(follow + length)
            joint = next((len(p) for p in _JOINTS if self._matches(follow, p)), 0)
            return 1 + (joint or (follow <= last and tokens[follow].lower in ("and", "or", "but")))
        length = self._including(i)
        if length:
            return length + self._circumstance(i + length)
        joint = next((len(p) for p in _JOINTS if self._matches(i, p)), 0)
        if joint:
            return joint
        return 1 if tokens[i].lower in ("and", "or") and self._parts(i, begin, last) else 0

    def _circumstance(self, i: int) -> int:
        """1 where a preposition opens what is included: "including on energy", "including through talks"."""
        opening = self.tokens[min(i, self.sentence.last)].lower
        return int(opening in ("on", "about", "regarding", "by", "through", "for"))

    def _inside_brackets(self, i: int, begin: int) -> bool:
        inside = [t.text for t in self.tokens[begin:i]]
        return inside.count("(") > inside.count(")")

    def _coordinates_adjectives(self, begin: int, i: int, last: int) -> bool:
        """Whether a comma stands between adjectives of one noun: "economic, humanitarian aid"."""
        word = self.tokens[i - 1]
        following = self.tokens[i + 1] if i < last else word
        if following.lower in ("and", "as", "including", "such"):
            following = self.tokens[min(i + 2, last)]
        if not (_adjectival(word) and _adjectival(following)) or word.capital:
            return False
        return following.index < last and self.tokens[following.index + 1].text not in ".;"

    def _parts(self, i: int, begin: int, last: int) -> bool:
        """Whether "and" parts two topics and not two words of one."""
        if i == last or i <= begin:
            return i > begin
        tokens = self.tokens
        following, before = tokens[i + 1], tokens[i - 1]
        if f"{before.lower} and {following.lower}" in _PAIRS or _pair(tokens, i):
            return False
        if self._verbs_joined(i, begin):
            return False
        if following.lower in ("his", "her", "their", "its", "our") and self._is_wrapper(i + 1):
            return True
        if self._sides_joined(i, begin):
            return False
        if following.lower in ("its", "his", "her", "their", "our") and not self._is_wrapper(i + 1):
            return self._prepositional(begin, i - 1) and self._prepositional(i + 1, last)
        if following.lower in _OPENERS or following.lower in ("how", "to", "on", "about", "for"):
            return following.lower not in ("that", "which", "other", "more")
        if i + 2 <= last and tokens[i + 2].text in _POSSESSIVE:
            return True
        if self.grammar.role(i + 1) == ING or self._is_action(i + 1):
            return True
        if self._is_wrapper(i + 1):
            return not self._is_wrapper(i - 1)
        if _adjectival(before) or any(t.text == "," for t in tokens[begin:i]):
            return False
        if self._listed_before(begin) and last - i <= 3 and i - begin <= 4:
            return True
        if before.capital and following.capital:
            return False
        single = i - begin == 1 or all(t.lower in _FILLERS for t in tokens[begin : i - 1])
        alone = single and not self._prepositional(i + 1, last) and last - i <= 2
        return alone or (
            self._prepositional(begin, i - 1) and self._prepositional(i + 1, last) and last - i > 3
        )

    def _verbs_joined(self, i: int, begin: int) -> bool:
        """Whether "and" joins two verbs of one object: "to repair and revitalize the partnership"."""
        before = self.tokens[i - 1]
        verb = before.lemma in _ACTIONS and bool(before.readings) and before.readings[0].pos == "V"
        opens = i - 1 == begin or self.tokens[i - 2].lower in {"to", "further", "and", *ADVERBS}
        return verb and (opens or self.grammar.role(i - 1) == ING) and self.carries(i + 1)

    def _sides_joined(self, i: int, begin: int) -> bool:
        """Whether "and" stands between the two that "between" calls for, or the names of two states."""
        inside = [t.lower for t in self.tokens[begin:i]]
        if "between" in inside and "and" not in inside[inside.index("between") :]:
            return True
        start = i + 1 + (self.tokens[i + 1].lower == "the")
        named = self.grammar.span_at(start)
        return named is not None and named.kind in ("state", "place") and not self._owns(named.last)

    def _owns(self, last: int) -> bool:
        return last < self.sentence.last and self.tokens[last + 1].text in (*_POSSESSIVE, "-")

    def _listed_before(self, begin: int) -> bool:
        """Whether the piece follows a comma: "trade, energy and transport"."""
        return begin > self.sentence.first and self.tokens[begin - 1].text == ","

    def _prepositional(self, first: int, last: int) -> bool:
        return any(t.lower in PREPOSITIONS for t in self.tokens[first : last + 1])

    def _is_wrapper(self, i: int) -> bool:
        """Whether "efforts to", "importance of" begin at a token, adjectives before them left out."""
        k = i
        while k < self.sentence.last and self.tokens[k].lower in _FILLERS:
            k += 1
        following = self.tokens[min(k + 1, self.sentence.last)].lower
        return self.tokens[k].lower in _WRAPPERS and following in _BINDERS

    def _is_action(self, i: int) -> bool:
        """Whether a base form that has an object begins at a token: "tackle the climate crisis"."""
        token = self.tokens[i]
        base = any(r.pos == "V" and "base" in r.tags for r in token.readings) and token.lemma in _ACTIONS
        if not base or token.capital or i >= self.sentence.last:
            return False
        following = self.tokens[i + 1]
        if following.lower in PREPOSITIONS:
            return token.lower in ("work", "respond", "cooperate") and following.lower in _AFTER_ACTIONS
        return following.shape in ("word", "number") and following.lower not in ("and", "or")

    def _opens_with_verb(self, i: int, verbal: bool) -> bool:
        k = i
        while k < self.sentence.last and (self.tokens[k].lower in _FILLERS or is_adverb(self.tokens[k])):
            k += 1
        if self.tokens[k].lower == "to" or self.grammar.role(k) == ING:
            return True
        return verbal and self._is_action(k)


def _is_day(token: Token) -> bool:
    """Whether a day or month is named: "on Saturday", "late Friday"."""
    lower = token.lower
    return (
        token.capital and (lower.endswith("day") or lower in _MONTHS) and lower not in ("holiday", "birthday")
    )


def _determined(token: Token) -> bool:
    return token.lower in DETERMINERS


def _pair(tokens: Sequence[Token], i: int) -> bool:
    """Whether "and" joins two words of one matter: "security and stability"."""
    before = " ".join(t.lower for t in tokens[max(0, i - 2) : i])
    after = " ".join(t.lower for t in tokens[i + 1 : i + 4])
    return any(
        before.endswith(left) and after.startswith(right)
        for left, _, right in (p.partition(" and ") for p in _PAIRS)
    )


def _adjectival(token: Token) -> bool:
    if "-" in token.text and token.lower.endswith(
        ("-led", "-bound", "-won", "-level", "-term", "-based", "-wide", "-like")
    ):
        return True
    if token.lower in _NOUNS:
        return False
    if token.lower in _ADJECTIVES or (token.lower.endswith("ed") and not token.capital):
        return True
    return (
        token.lower.endswith(_ADJECTIVAL)
        and not token.lower.endswith(("ment", "capital"))
        and not token.capital
    )
