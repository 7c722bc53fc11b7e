"""The items of a list of topics: where it ends, where it parts, what is only wrapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.drafts import Item
from kg.extract.languages.en.grammar import ADVERBS, DETERMINERS, FINITE, ING, PASSIVE, PREPOSITIONS, Grammar
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.words import Sentence, Token

_PHRASES = ("topics", "phrases")
_WRAPPERS = words_of(*_PHRASES, "wrappers")
_KEPT = words_of(*_PHRASES, "kept")
_BINDERS = words_of(*_PHRASES, "binders")
_FILLERS = words_of(*_PHRASES, "fillers")
_DESCRIPTIVE = words_of(*_PHRASES, "descriptive")
_ACTIONS = words_of(*_PHRASES, "actions")
_AFTER_ACTIONS = words_of(*_PHRASES, "action_prepositions")
_ENDS = words_of(*_PHRASES, "ends")
_EMPTY = words_of(*_PHRASES, "empty")
_SECTOR_HEADS = words_of(*_PHRASES, "sector_heads")
_ADJECTIVES = words_of(*_PHRASES, "adjectives")
_NO_MATTER = words_of(*_PHRASES, "no_matter")
_OWNED = words_of(*_PHRASES, "owned")
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
# A longer phrase is a clause that was not understood.
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens [first, last] between two separators; ``verbal`` when a verb opens it or an earlier one."""

    first: int
    last: int
    verbal: bool = False


class AgendaReader:
    """Reads the list of topics that begins at a token of a sentence; at ``walls`` it ends."""

    def __init__(self, grammar: Grammar, sentence: Sentence, walls: frozenset[int] = frozenset()) -> None:
        self._walls = walls
        self._words = grammar.words
        self._tokens = grammar.words.tokens
        self._grammar = grammar
        self._sentence = sentence

    def items(self, start: int, until: int | None = None) -> list[Item]:
        """Return the topics from a token on, in their order."""
        limit = self._sentence.last if until is None else until
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
            item = self._item(piece, opened)
            verbal = verbal or opened or self._has_infinitive(piece)
            if item is not None:
                out.append(item)
        return out

    def _merged(self, pieces: list[_Piece]) -> list[_Piece]:
        """The pieces, lone adjectives joined to the next: "free, fair and open elections"."""
        out: list[_Piece] = []
        for piece in pieces:
            near = bool(out) and piece.first - out[-1].last <= 3
            lacks = near and self._is_adjective(out[-1]) and not _determined(self._tokens[piece.first])
            alone = near and self._is_adjective(piece) and self._is_short(out[-1]) and piece is not pieces[-1]
            if lacks or alone:
                out[-1] = _Piece(out[-1].first, piece.last)
            else:
                out.append(piece)
        return out

    def _is_adjective(self, piece: _Piece) -> bool:
        """Whether a piece ends in an adjective that lacks its noun."""
        last = self._tokens[piece.last]
        return _adjectival(last) and piece.last - piece.first <= 8 and not last.capital

    def _is_short(self, piece: _Piece) -> bool:
        inside = self._tokens[piece.first : piece.last + 1]
        return len(inside) <= 2 and not any(t.lower in PREPOSITIONS for t in inside)

    def _has_infinitive(self, piece: _Piece) -> bool:
        inside = range(piece.first, piece.last)
        return any(self._tokens[i].lower == "to" and self._is_infinitive(i + 1) for i in inside)

    # -- where the list ends ----------------------------------------------------------------------

    def _end(self, start: int, last: int) -> int:
        """The last token of the list: before another clause, a circumstance, the end of the sentence."""
        gerunds = self._grammar.role(start) == ING
        for i in range(start + 1, last + 1):
            if self._ends_at(i, start, gerunds):
                return i - 1
        return last

    def _resumed(self, i: int, limit: int) -> int | None:
        """Where a list goes on after a circumstance: "Ukraine as it defends itself, as well as"."""
        if i > limit or self._tokens[i].lower not in _ENDS:
            return None
        for k in range(i + 1, limit):
            token = self._tokens[k]
            if token.text in ";:" or self._tokens[k].lower in ("who", "which"):
                return None
            if self._matches(k, ["as", "well", "as"]):
                return k + 3
            if token.lower == "and" and self._is_wrapper(k + 1):
                return k + 1
            if token.lower == "and" and self._grammar.role(self._past_fillers(k + 1, limit)) in (
                FINITE,
                PASSIVE,
            ):
                return None
        return None

    def _ends_at(self, i: int, start: int, gerunds: bool) -> bool:
        token, before = self._tokens[i], self._tokens[i - 1]
        if token.text in ";:–—" or (token.text == "." and i == self._sentence.last):
            return True
        if any(self._matches(i, p) for p in _JOINTS) or self._including(i):
            return False
        if token.lower in _ENDS and not token.capital and before.lower != "including":
            kept = before.lower in _WRAPPERS and self._purpose_after(i) is not None
            return not (kept or (token.lower == "as" and before.lower in ("well", "such")))
        if (
            token.lower == "by"
            and before.lower not in ("including",)
            and self._grammar.role(min(i + 1, self._sentence.last)) == ING
        ):
            return True
        if token.lower == "that" and i > start + 1:
            return True
        if i in self._walls or (token.lower == "with" and before.text == ","):
            return True
        if token.lower in ("on", "late", "early") and _is_day(self._tokens[min(i + 1, self._sentence.last)]):
            return True
        if any(self._matches(i, p) for p in _END_PHRASES):
            return not any(self._including(k) for k in range(i + 1, min(i + 7, self._sentence.last)))
        return self._new_clause(i, gerunds)

    def _purpose_after(self, i: int) -> int | None:
        """The "to" of "efforts through the partnership to address", before any comma."""
        for k in range(i, min(i + 16, self._sentence.last)):
            if self._tokens[k].text in ",;":
                return None
            if (
                self._tokens[k].lower == "to"
                and self._is_infinitive(k + 1)
                and not self._tokens[k + 1].capital
            ):
                return k
        return None

    def _new_clause(self, i: int, gerunds: bool) -> bool:
        """Whether a verb that goes on from the cue, or a participle, opens here: ", and welcomed ..."."""
        before = self._tokens[i - 1].lower
        role = self._grammar.role(i)
        if role in (FINITE, PASSIVE):
            return True
        if before in ("and", "but", ",") and self._subject_follows(i):
            return True
        return before == "," and role == ING and not gerunds and not self._including(i)

    def _subject_follows(self, i: int) -> bool:
        """Whether a new subject and its verb stand here: "and the president reiterated ..."."""
        for k in range(i, min(i + 9, self._sentence.last + 1)):
            if self._grammar.role(k) in (FINITE, PASSIVE):
                return k > i
            if self._tokens[k].text == "," or self._tokens[k].lower in PREPOSITIONS | {"and"}:
                return False
        return False

    def _matches(self, i: int, phrase: Sequence[str]) -> bool:
        if i >= len(self._tokens) or self._tokens[i].lower != phrase[0]:
            return False
        return [t.lower for t in self._tokens[i : i + len(phrase)]] == list(phrase)

    def _including(self, i: int) -> int:
        """The length of "including", "such as" at a token, 0 for none."""
        return next((len(p) for p in _INCLUDING if self._matches(i, p)), 0)

    # -- where it parts ---------------------------------------------------------------------------

    def _pieces(self, first: int, last: int) -> Iterator[_Piece]:
        """The stretches between separators; commas part a list, "and" only where a new matter begins."""
        begin = first
        for i in range(first, last + 1):
            length = self._separator(i, begin, last)
            if length and i >= begin:
                if begin <= i - 1:
                    yield _Piece(begin, i - 1)
                begin = i + length
        if begin <= last:
            yield _Piece(begin, last)

    def _separator(self, i: int, begin: int, last: int) -> int:
        """How many tokens part two topics here, 0 for none."""
        tokens = self._tokens
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
        opening = self._tokens[min(i, self._sentence.last)].lower
        return int(opening in ("on", "about", "regarding", "by", "through", "for"))

    def _inside_brackets(self, i: int, begin: int) -> bool:
        inside = [t.text for t in self._tokens[begin:i]]
        return inside.count("(") > inside.count(")")

    def _coordinates_adjectives(self, begin: int, i: int, last: int) -> bool:
        """Whether a comma stands between adjectives of one noun: "economic, humanitarian aid"."""
        word = self._tokens[i - 1]
        following = self._tokens[i + 1] if i < last else word
        if following.lower in ("and", "as", "including", "such"):
            following = self._tokens[min(i + 2, last)]
        if not (_adjectival(word) and _adjectival(following)) or word.capital:
            return False
        return following.index < last and self._tokens[following.index + 1].text not in ".;"

    def _parts(self, i: int, begin: int, last: int) -> bool:
        """Whether "and" parts two topics and not two words of one."""
        if i == last or i <= begin:
            return i > begin
        tokens = self._tokens
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
        if self._grammar.role(i + 1) == ING or self._is_action(i + 1):
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
        before = self._tokens[i - 1]
        verb = before.lemma in _ACTIONS and bool(before.readings) and before.readings[0].pos == "V"
        opens = i - 1 == begin or self._tokens[i - 2].lower in {"to", "further", "and", *ADVERBS}
        return verb and (opens or self._grammar.role(i - 1) == ING) and self._carries(i + 1)

    def _sides_joined(self, i: int, begin: int) -> bool:
        """Whether "and" stands between the two that "between" calls for, or the names of two states."""
        inside = [t.lower for t in self._tokens[begin:i]]
        if "between" in inside and "and" not in inside[inside.index("between") :]:
            return True
        start = i + 1 + (self._tokens[i + 1].lower == "the")
        named = self._grammar.span_at(start)
        return named is not None and named.kind in ("state", "place") and not self._owns(named.last)

    def _owns(self, last: int) -> bool:
        return last < self._sentence.last and self._tokens[last + 1].text in (*_POSSESSIVE, "-")

    def _listed_before(self, begin: int) -> bool:
        """Whether the piece follows a comma: "trade, energy and transport"."""
        return begin > self._sentence.first and self._tokens[begin - 1].text == ","

    def _prepositional(self, first: int, last: int) -> bool:
        return any(t.lower in PREPOSITIONS for t in self._tokens[first : last + 1])

    def _is_wrapper(self, i: int) -> bool:
        """Whether "efforts to", "importance of" begin at a token, adjectives before them left out."""
        k = i
        while k < self._sentence.last and self._tokens[k].lower in _FILLERS:
            k += 1
        following = self._tokens[min(k + 1, self._sentence.last)].lower
        return self._tokens[k].lower in _WRAPPERS and following in _BINDERS

    def _is_action(self, i: int) -> bool:
        """Whether a base form that has an object begins at a token: "tackle the climate crisis"."""
        token = self._tokens[i]
        base = any(r.pos == "V" and "base" in r.tags for r in token.readings) and token.lemma in _ACTIONS
        if not base or token.capital or i >= self._sentence.last:
            return False
        following = self._tokens[i + 1]
        if following.lower in PREPOSITIONS:
            return token.lower in ("work", "respond", "cooperate") and following.lower in _AFTER_ACTIONS
        return following.shape in ("word", "number") and following.lower not in ("and", "or")

    def _opens_with_verb(self, i: int, verbal: bool) -> bool:
        k = i
        while k < self._sentence.last and (self._tokens[k].lower in _FILLERS or _is_adverb(self._tokens[k])):
            k += 1
        if self._tokens[k].lower == "to" or self._grammar.role(k) == ING:
            return True
        return verbal and self._is_action(k)

    # -- what a piece says ------------------------------------------------------------------------

    def _item(self, piece: _Piece, verbal: bool) -> Item | None:
        begin = self._past_preposition(piece)
        if begin is None:
            return None
        first, last = self._unwrap(begin, piece.last, verbal), piece.last
        last = self._before_purpose(first, last)
        while last >= first and not self._may_end(self._tokens[last]):
            last -= 1
        opening = self._tokens[piece.first + (self._tokens[piece.first].lower == "to")]
        if opening.lemma in _NO_MATTER and self._grammar.role(opening.index):
            return None
        if first == last and self._grammar.role(first) == ING:
            return None
        if first > last or last - first >= _LONGEST or self._is_empty(first, last):
            return None
        return Item(self._words.quote(first, last), first, last)

    def _past_preposition(self, piece: _Piece) -> int | None:
        """The first token after "and", "for", "on"; None for a circumstance: "in the region"."""
        i = piece.first
        while i < piece.last and self._tokens[i].lower in ("and", "or", "but", "also"):
            i += 1
        if self._tokens[i].lower in ("in", "at", "with", "within", "across", "among", "from", "under"):
            return None
        while i < piece.last and self._tokens[i].lower in (
            "for",
            "on",
            "about",
            "regarding",
            "of",
            "by",
            "through",
            "concerning",
        ):
            i += 1
        return i

    def _before_purpose(self, first: int, last: int) -> int:
        """The token before a purpose that comes after the matter: "emissions by 2050 to reduce costs"."""
        for i in range(first + 2, last):
            wrapped = self._tokens[i - 1].lower in _WRAPPERS
            if (
                self._tokens[i].lower == "to"
                and not wrapped
                and self._carries(i + 1)
                and self._is_infinitive(i + 1)
            ):
                return i - 1
        return last

    def _may_end(self, token: Token) -> bool:
        if token.text in (")", "”", '"', "%", "’", "'") or token.shape == "number":
            return True
        if token.lower in ("further", "also", "both", "each", "together", "closely", "well", "further"):
            return False
        if token.lower in ("be", "are", "is", "been"):
            return False
        return token.shape == "word" and token.lower not in PREPOSITIONS | DETERMINERS | {"and", "or", "to"}

    def _unwrap(self, first: int, last: int, verbal: bool) -> int:
        """The first token of a piece that belongs to its label."""
        i, tokens = first, self._tokens
        for _ in range(8):
            k = self._past_fillers(i, last)
            if k > last:
                return k
            step = (
                self._past_wrapper(k, last) or self._past_verb(k, last, verbal) or self._past_purpose(k, last)
            )
            if not step:
                return self._past_determiners(i, last)
            verbal = verbal or tokens[k].lower in ("to", "how") or tokens[step - 1].lower == "to"
            i = step
        return i

    def _past_fillers(self, i: int, last: int) -> int:
        while i <= last and (self._tokens[i].lower in _FILLERS or _is_adverb(self._tokens[i])):
            i += 1
        return i

    def _past_determiners(self, i: int, last: int) -> int:
        while i <= last:
            lower = self._tokens[i].lower
            determiner = (
                lower in DETERMINERS or _is_adverb(self._tokens[i]) or lower in ("on", "about", "regarding")
            )
            plain = lower in _FILLERS and lower not in _DESCRIPTIVE
            if not (determiner or plain) or (self._tokens[i].capital and lower != "the"):
                return i
            i += 1
        return i

    def _past_wrapper(self, k: int, last: int) -> int:
        """The token after "importance of", "U.S. support for", "ways to"; 0 where no wrapper stands."""
        tokens = self._tokens
        if tokens[k].lower == "how" and k < last:
            return self._past_how(k, last)
        if tokens[k].lower == "to" and k < last:
            return k + 1
        at = self._owner(k, last)
        if at >= last or tokens[at].lower not in _WRAPPERS:
            return 0
        step = at + 1
        if tokens[step].lower == "and" and step + 1 < last and tokens[step + 1].lower in _WRAPPERS:
            step += 2
        if tokens[step].lower in _ENDS:
            return self._purpose_after(step) or 0
        if tokens[step].lower not in _BINDERS:
            return 0
        into = step + 1
        verb = tokens[step].lower == "to" and self._is_infinitive(into)
        verb = verb or (into <= last and self._grammar.role(into) == ING)
        if tokens[at].lower in _KEPT and not verb:
            return 0
        if tokens[step].lower == "to" and verb and not self._carries(self._past_fillers(into, last)):
            return 0
        if at > k and tokens[step].lower == "to" and tokens[at].lower in _OWNED:
            return 0
        return step if tokens[step].lower == "to" and verb and self._grammar.role(into) != ING else into

    def _past_purpose(self, k: int, last: int) -> int:
        """The token after "partnership to improve": what is aimed at is the matter."""
        for i in range(k + 1, min(k + 7, last)):
            if self._tokens[i].lower in _OWNED and self._is_owned(k, i):
                return 0
            if self._tokens[i].lower == "to" and self._is_infinitive(i + 1):
                verb = self._past_fillers(i + 1, last)
                return self._past_verb(verb, last, True) if verb < last else 0
            if self._tokens[i].lower in PREPOSITIONS:
                return 0
        return 0

    def _is_owned(self, first: int, noun: int) -> bool:
        """Whether it is told whose a noun is: "NATO’s efforts", "U.S. efforts"."""
        return any(t.text in _POSSESSIVE or t.capital for t in self._tokens[first:noun])

    def _past_how(self, k: int, last: int) -> int:
        """The verb after "how to", "how the two countries can best"; 0 where there is none."""
        for i in range(k + 1, min(k + 9, last)):
            if _is_modal(self._tokens[i]):
                i += 1
                while i < last and self._tokens[i].lower in (
                    "best",
                    "better",
                    "most",
                    "further",
                    "jointly",
                    "also",
                ):
                    i += 1
                return i
        return 0

    def _owner(self, k: int, last: int) -> int:
        """The token of a wrapper after whose it is: "U.S. support", "the president’s efforts"."""
        for at in range(k, min(k + 5, last) + 1):
            token = self._tokens[at]
            if token.lower in _WRAPPERS and (at == k or token.lower not in ("work", "issue")):
                return at
            owner = token.capital or token.text in _POSSESSIVE or token.lower in _FILLERS or token.text == "-"
            if not owner:
                return k
        return k

    def _is_infinitive(self, i: int) -> bool:
        for k in range(i, min(i + 3, self._sentence.last + 1)):
            if any(r.pos == "V" and "base" in r.tags for r in self._tokens[k].readings):
                return True
            if not _is_adverb(self._tokens[k]) and self._tokens[k].lower not in ADVERBS | {"further"}:
                return False
        return False

    def _past_verb(self, k: int, last: int, verbal: bool) -> int:
        """The token after a verb that only carries the topic: "strengthening", "deepen and broaden"."""
        token = self._tokens[k]
        carried = token.lemma in _ACTIONS and token.readings and token.readings[0].pos == "V"
        gerund = (
            bool(carried) and any("ing" in r.tags for r in token.readings) and self._grammar.role(k) == ING
        )
        base = bool(carried) and verbal and any("base" in r.tags for r in token.readings)
        if not (gerund or base) or k >= last:
            return 0
        step = k + 1
        if self._tokens[step].lower == "and" and step < last and self._carries(step + 1):
            step += 2
        while step < last and (self._tokens[step].lower in _AFTER_ACTIONS or _is_adverb(self._tokens[step])):
            step += 1
        return step

    def _carries(self, i: int) -> bool:
        token = self._tokens[i]
        return token.lemma in _ACTIONS and bool(token.readings) and token.readings[0].pos == "V"

    def _is_empty(self, first: int, last: int) -> bool:
        """Whether a phrase names no matter: "a range of issues", "their friendship", a person."""
        inside = [t for t in self._tokens[first : last + 1] if t.shape in ("word", "initial")]
        telling = [
            t for t in inside if t.lower not in _EMPTY | _FILLERS | PREPOSITIONS | DETERMINERS | {"and", "or"}
        ]
        if not telling:
            return True
        if self._tokens[first].lower in ("it", "them", "they", "he", "she", "him", "her", "this", "that"):
            return True
        people = any(t.lower in ("people", "peoples") for t in inside) and len(telling) <= 2
        if people or telling[0].lower in ("friendship", "bonds", "friendships", "hospitality"):
            return True
        span = self._grammar.span_at(first)
        if span is not None and span.kind == "state" and span.last >= last:
            return span.name in ("United States", "U.S.")
        return span is not None and span.kind == "person" and span.last >= last


def _is_day(token: Token) -> bool:
    """Whether a day or month is named: "on Saturday", "late Friday"."""
    lower = token.lower
    return (
        token.capital and (lower.endswith("day") or lower in _MONTHS) and lower not in ("holiday", "birthday")
    )


def _is_modal(token: Token) -> bool:
    return token.lower in ("to", "can", "could", "will", "should", "may", "might")


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


def _is_adverb(token: Token) -> bool:
    lower = token.lower
    return not token.capital and (
        lower.endswith("ly") and len(lower) > 4 and lower not in ("family", "supply", "ally")
    )
