"""The segments of a Russian sentence, without a parser: how far a clause reaches, what tells when and where.

A segment is the text between commas, dashes and the like. The clause of a token is its segment with the
neighbouring segments that have no predicate of their own; a subordinator ("который", "что", "где") is a wall.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.languages.ru import insertions
from kg.extract.languages.ru.forms import agree, has_object, participial
from kg.extract.languages.ru.gathered_for import tells_who_came
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token, Words

_CUTS = frozenset(",;:–—-()")
_RELATIVE = frozenset(("который", "чей"))
_WALLS = frozenset(
    [
        "что",
        "чтобы",
        "где",
        "когда",
        "поскольку",
        "хотя",
        "если",
        "так-как",
        "ибо",
        "пока",
        "потому",
        "а",
        "но",
        "однако",
        "причем",
    ]
)
_TELLING = words_of("triggers", "meeting", "when", "words")
# "в рамках | официального визита министра иностранных дел Чили,": so many words at most.
_PHRASE = 9
_COURSE = frozenset(("рамках", "ходе", "полях", "время", "кулуарах", "итогам", "преддверии"))
_FRAMES = words_of("triggers", "visit", "noun", "nouns") | words_of("triggers", "conference", "noun", "nouns")
_SAYING = words_of("statements", "saying") | words_of("statements", "reporting")
# "В мае, как ожидается, прибудет"
_THINKING = words_of("statements", "thinking")
# "сообщила она": so many words at most name a source within a sentence.
_INSERTION = 6
_RECEIVES = words_of("triggers", "meeting", "when", "gathers")
# "с прошлой недели |": so many words at most, the participle included.
_TIME = 5
_AT = frozenset(("с", "со", "в", "на", "уже", "еще", "ещё"))
_TIMES = words_of("triggers", "cues", "days") | words_of("triggers", "cues", "months")
_TIMES |= {"день", "неделя", "месяц", "год", "утро", "вечер", "сутки"}
_TENSES = frozenset(("past", "futr", "pres"))
# The segment where an opening phrase goes on, after one that describes it.
_RESUMED = 2
# What tells of a place that opens a sentence: "В Лиме, | где проходит саммит, встретились".
_THERE = ("где", "куда", "откуда")


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens [first, last]. A ``wall`` opens a clause of its own, ``relative`` one with "который", "чей"."""

    first: int
    last: int
    predicate: bool
    wall: bool
    relative: bool


def finite(token: Token) -> bool:
    """Whether a token is a finite verb or a short participle, by its likeliest reading."""
    pos = token.readings[0].pos if token.readings else ""  # asked of each word some six times
    if pos in ("V", "PS"):
        return token.lower not in ("нем", "нём")
    return pos == "AS" and not token.capital and token.lower not in ("нем", "нём")


def participle(token: Token) -> bool:
    """Whether one of the two likeliest readings of a token is a full participle."""
    readings = token.readings
    return bool(readings) and (readings[0].pos == "P" or (len(readings) > 1 and readings[1].pos == "P"))


def after_time(opening: Sequence[Token]) -> Token | None:
    """The participle behind a time that opens a phrase: "второй день | находящийся", "с понедельника |
    гостящий"; None where something else opens it."""
    said = next((k for k, t in enumerate(opening) if participle(t)), None)
    before = opening[:said] if said else ()
    if said is None or not any(t.lemmas & _TIMES for t in before):
        return None
    clear = all(
        t.shape == "number" or t.lemmas & (_TIMES | _AT) or t.has("NUM", "A", "AV", "PRCL") for t in before
    )
    return opening[said] if clear else None


def _is_read_as_adjective(tokens: Sequence[Token]) -> bool:
    """Whether a participle in the passive opens a phrase that the dictionary takes for an adjective first:
    "договоренности, | достигнутые в ходе визита"."""
    passive = any(r.pos == "P" and "pssv" in r.tags for r in tokens[0].readings)
    if not passive or len(tokens) < 2 or finite(tokens[0]):
        return False
    agent = tokens[1].has("N") and "ins" in tokens[1].cases("N") and not tokens[1].cases("N") & {"nom", "acc"}
    return tokens[1].has("PREP") or agent


# "COP29, | который": so many words behind the letters of a gathering.
_LETTERED = 4


class Segments:
    """The segments of one sentence."""

    def __init__(self, words: Words, sentence: Sentence, parties: Sequence[Party]) -> None:
        self._words = words
        self.sentence = sentence
        inside = [p for p in parties if p.sentence == sentence.index]
        aside = insertions.states_in_brackets(words, sentence, inside)
        acronyms = insertions.acronyms(words, sentence, inside)
        self.parties = [p for p in inside if p not in aside and p not in acronyms]
        self._covered = {i for p in self.parties for i in range(p.first, p.last + 1)}
        brackets = {i for p in (*aside, *acronyms) for i in (p.first - 1, p.last + 1)}
        marks = [t.index for t in words.inside(sentence.index) if t.shape == "mark"]
        named = insertions.marks_in_names(words, sentence, marks)
        self.between_sides = named | insertions.dashes_of_sides(words, sentence, marks)
        uncut = brackets | self.between_sides
        self.of_days = insertions.marks_of_days(words, sentence, marks)
        self.segments = self._segments(marks, uncut | self.of_days)
        self._reaches: dict[int, tuple[int, int]] = {}  # of segments: rules ask for them time and again
        said = (s for k, s in enumerate(self.segments) if self._says_aside(k))
        self.said_aside = frozenset(i for s in said for i in range(s.first, s.last + 1))

    def _segments(self, marks: Sequence[int], uncut: set[int]) -> list[Segment]:
        out: list[Segment] = []
        first = self.sentence.first
        for i in marks:
            if self._words.tokens[i].text in _CUTS and i not in self._covered and i not in uncut:
                if i > first:
                    out.append(self._segment(first, i - 1))
                first = i + 1
        if first <= self.sentence.last:
            out.append(self._segment(first, self.sentence.last))
        return out

    def _segment(self, first: int, last: int) -> Segment:
        tokens = self._words.tokens[first : last + 1]
        relative = any(t.lemma in _RELATIVE for t in tokens[:3])
        open_participle = (
            participle(tokens[0])
            or _is_read_as_adjective(tokens)
            or (len(tokens) > 1 and participle(tokens[1]) and tokens[0].has("AV", "PRCL"))
            or after_time(tokens[:_TIME]) is not None
        )
        gerund = _opens_with_gerund(tokens)
        verbal = any(finite(t) and t.index not in self._covered for t in tokens)
        predicate = verbal or open_participle or gerund
        wall = relative or tokens[0].lower in _WALLS or open_participle or gerund
        return Segment(first, last, predicate, wall, relative)

    def behind(self, token: int) -> Segment | None:
        """The clause right behind that of a token."""
        k = self.index_of(token) + 1
        return self.segments[k] if k < len(self.segments) else None

    def relative(self, token: int) -> Segment | None:
        """The relative clause right behind the clause of a noun."""
        after = self.behind(token)
        return after if after is not None and after.relative else None

    def index_of(self, token: int) -> int:
        """Return the number of the segment that a token is in; a mark belongs to the segment after it."""
        for k, s in enumerate(self.segments):
            if token <= s.last:
                return k
        return len(self.segments) - 1

    def reach(self, token: int) -> tuple[int, int]:
        """Return the token range of the clause around ``token``."""
        k = self.index_of(token)
        if k not in self._reaches:
            self._reaches[k] = self._reach(k)
        return self._reaches[k]

    def _reach(self, k: int) -> tuple[int, int]:
        low = high = k
        if self._is_bracketed(self.segments[k]):
            return self.segments[k].first, self.segments[k].last
        while low > 0 and not (self.segments[low].wall or self._begins_anew(low)):
            if low > 1 and not self.segments[low].predicate and self._is_aside(low - 1):
                low -= 2  # "предложила Ассоциации (АСЕАН) | провести саммит"
                continue
            if self.segments[low - 1].predicate and not self._comments(low - 1):
                break
            low -= 1
        while (
            high + 1 < len(self.segments)
            and not self.segments[high + 1].predicate
            and not self.segments[high + 1].wall
        ):
            high += 1
        high = self._past_comment(low, high)
        if not any(s.predicate for s in self.segments[low : high + 1]):
            high = self._main(high)
        return self.segments[low].first, self.segments[high].last

    def _past_comment(self, low: int, high: int) -> int:
        """The segment where a clause goes on behind who thinks so: "приедет, | как ожидается, | премьер"."""
        after = self.segments[high + 1 : high + 3]
        own = any(s.predicate for s in self.segments[low : high + 1])
        goes_on = len(after) > 1 and own and self._opens_with_as(after[0])
        return high + 2 if goes_on and not (after[1].predicate or after[1].wall) else high

    def _begins_anew(self, k: int) -> bool:
        """Whether a clause with a verb stands behind a semicolon: "в составе – министр; | его принял мэр"."""
        segment = self.segments[k]
        mark = self._words.tokens[segment.first - 1].text if segment.first > self.sentence.first else ""
        return mark == ";" and any(finite(t) and t.index not in self._covered for t in self._inside(segment))

    def _comments(self, k: int) -> bool:
        """Whether a segment after an opening only tells who reports it: "В Рим, | как сообщает МИД |,
        прибыл министр"."""
        segment = self.segments[k]
        if k == 0 or self.segments[k - 1].predicate or self.segments[k - 1].wall:
            return False
        return self._opens_with_as(segment) or self._says_aside(k)

    def _says_aside(self, k: int) -> bool:
        """Whether a segment between commas only tells who says so, verb first: "Встреча с А, | сказал
        министр |, состоится"."""
        segment = self.segments[k]
        if k == 0 or k + 1 >= len(self.segments) or segment.last - segment.first >= _INSERTION:
            return False
        marks = self._words.tokens[segment.first - 1].text, self._words.tokens[segment.last + 1].text
        opening = self._words.tokens[segment.first]
        verb_first = finite(opening) and opening.has("V") and bool(opening.lemmas & (_SAYING | _THINKING))
        says = verb_first or self._opens_with_as(segment)
        return marks == (",", ",") and says and not self.segments[k + 1].wall

    def _opens_with_as(self, segment: Segment) -> bool:
        """Whether a segment tells with "как" who says or thinks so: "как сообщает МИД", "как ожидается"."""
        opening = self._words.tokens[segment.first].lower == "как"
        return opening and any(t.lemmas & (_SAYING | _THINKING) for t in self._inside(segment))

    def in_comment(self, token: int) -> bool:
        """Whether a token only says who thinks so: "5 марта, | как и ожидалось |, прибыл"."""
        segment = self.segments[self.index_of(token)]
        return self._opens_with_as(segment)

    def _is_aside(self, k: int) -> bool:
        """Whether a segment without a predicate is all of a bracket, behind which the clause goes on."""
        segment = self.segments[k]
        before = self._words.tokens[max(segment.first - 1, 0)].text
        after = self._words.tokens[min(segment.last + 1, self.sentence.last)].text
        return not segment.predicate and before + after == "()"

    def _is_bracketed(self, segment: Segment) -> bool:
        """Whether a segment with a predicate is all of a bracket: "(по итогам подписан меморандум)"."""
        around = (
            self._words.tokens[max(segment.first - 1, 0)],
            self._words.tokens[min(segment.last + 1, self.sentence.last)],
        )
        return segment.predicate and [t.text for t in around] == ["(", ")"]

    def _main(self, k: int) -> int:
        """The segment with the predicate of an opening phrase, else ``k``: "в форуме, видимо, участвует";
        also after what describes it: "в саммите, созванном премьером, участвует"."""
        following = k + 1
        if following + 1 < len(self.segments) and (
            self._describes(self.segments[following])
            or self._is_inserted_relative(following, k)
            or self._opens_with_as(self.segments[following])
            or self._says_aside(following)
        ):
            following += 1
        if following < len(self.segments) and not self.segments[following].wall:
            return following
        return k

    def _is_inserted_relative(self, k: int, opening: int) -> bool:
        """Whether a relative clause stands between the noun that opens a sentence and its verb: "Ассамблея, |
        которую хотел принять Рим, | пройдет в Осло"."""
        after = self._words.tokens[min(self.segments[k].last + 1, self.sentence.last)].text
        return opening == 0 and self.segments[k].relative and after == ","

    def _describes(self, segment: Segment) -> bool:
        """Whether a participle opens a segment that ends before a comma."""
        opening = self._words.tokens[segment.first]
        after = self._words.tokens[min(segment.last + 1, self.sentence.last)]
        return segment.wall and participle(opening) and not finite(opening) and after.text == ","

    def opening(self, token: int) -> tuple[int, int]:
        """Return the range of the phrase that a sentence opens with and goes on from at the verb ``token``,
        after what is said of it: "Во встрече, которая длилась час, | участвовал"; an empty range for none."""
        k = self.index_of(token)
        while k > 0 and not (self.segments[k].wall or self.segments[k - 1].predicate):
            k -= 1
        if k != _RESUMED or self.segments[k].wall or self.segments[0].predicate or self.segments[0].wall:
            return token, token - 1
        aside = self.segments[1]
        comma = self._words.tokens[min(aside.last + 1, self.sentence.last)].text == ","
        there = self._words.tokens[aside.first].lower in _THERE
        said = self._describes(aside) or ((aside.relative or there) and comma)
        return (self.segments[0].first, self.segments[0].last) if said else (token, token - 1)

    def scope(self, token: int) -> tuple[tuple[int, int], ...]:
        """Return the token ranges whose dates and places belong to a trigger.

        That are its clause, resumed after insertions, and a participial phrase that tells when it takes place
        ("встреча, состоявшаяся 9 марта").
        """
        k = self.index_of(token)
        chosen = {k}
        if not self.segments[k].wall:
            chosen |= self._resumed(k, -1) | self._resumed(k, 1)
        if k and self._gerund(self.segments[k]) and not self.segments[k - 1].predicate:
            chosen |= {k - 1}
        if k and (self.opens_there(token) or self.opens_then(token) or self._adds(self.segments[k])):
            chosen |= {k - 1} | self._resumed(k - 1, -1)
        if k and self._follows_without_and(k):
            chosen |= {k - 1} | self._resumed(k - 1, -1)
        if k and self._ends_list(k):
            chosen |= {k - 1} | (set() if self.segments[k - 1].wall else self._resumed(k - 1, -1))
        opens, ends = self.opening(token)
        if opens <= ends and self._words.tokens[opens].has("PREP"):
            chosen |= {0}  # "В Лиме, где проходит саммит, | встретились А и Б"
        low, high = self.reach(token)
        chosen |= {j for j, s in enumerate(self.segments) if low <= s.first and s.last <= high}
        if self.agrees(token):
            chosen |= self._described_when(token) or self._telling(max(chosen) + 1)
        return self._ranges(chosen)

    def telling(self, token: int) -> tuple[tuple[int, int], ...]:
        """Return the part of the scope that is there to tell when and where: "встреча, прошедшая в Каире"."""
        after = max(j for j, s in enumerate(self.segments) if s.first <= self.reach(token)[1]) + 1
        if self._closes_relative(token, after):
            return ()
        return self._ranges(self._described_when(token) or self._telling(after))

    def _closes_relative(self, token: int, after: int) -> bool:
        """Whether the main clause goes on behind the relative clause of a verb, so that what follows is of
        something else: "саммит, на котором они | виделись, прошел 5 мая"."""
        segment = self.segments[self.index_of(token)]
        if not segment.relative or after >= len(self.segments):
            return False
        following = self.segments[after]
        return not following.wall and following.predicate

    def _described_when(self, token: int) -> set[int]:
        """The phrase right after a noun that tells when it is, before the clause goes on: "на заседании,
        открывшемся в среду в Риме, встретился с"."""
        k = self.index_of(token) + 1
        if k + 1 < len(self.segments) and self.segments[k].relative:
            named = self._words.tokens[self.segments[k].first]
            told = named.lemma == "который" and "nom" in named.cases()
            return (
                self._telling(k) & {k}
                if told and self.is_told_of(self._words.tokens[token], self.segments[k])
                else set()
            )
        if k + 1 >= len(self.segments) or not self._describes(self.segments[k]):
            return set()
        opening = self._words.tokens[self.segments[k].first]
        of_noun = opening.cases("P") & self._words.tokens[token].cases("N")
        return self._telling(k) & {k} if of_noun else set()

    def agrees(self, token: int) -> bool:
        """Whether the part that tells when and where can be of the trigger by its grammar."""
        told = self.telling(token)
        return not told or self.is_told_of(
            self._words.tokens[token], self.segments[self.index_of(told[0][0])]
        )

    def _telling(self, after: int) -> set[int]:
        tells = after < len(self.segments) and self._tells_when(self.segments[after])
        return {after} | self._resumed(after, 1) if tells else set()

    def is_told_of(self, trigger: Token, segment: Segment) -> bool:
        """Whether "который" agrees with an event noun; "который прошел в Баку" is of no verb."""
        pronoun = next((t for t in self._inside(segment) if t.lemma == "который"), None)
        nouns = [r for r in trigger.readings if r.pos == "N"]
        if pronoun is None:
            return not self._is_of_other_noun(trigger, segment)
        if trigger.text.isupper() and not nouns:  # "COP29, который пройдет"
            return trigger.index < segment.first <= trigger.index + _LETTERED
        noun = bool(nouns) and trigger.readings[0].pos == "N"
        return noun and any(
            n.number == p.number and (n.number == "p" or not p.gender or n.gender == p.gender)
            for n in nouns
            for p in pronoun.readings
        )

    def _is_of_other_noun(self, trigger: Token, segment: Segment) -> bool:
        """Whether a participle tells when another event was, in whose course the trigger is: "встреча прошла
        в рамках визита, | начавшегося 9 марта"."""
        opening = self._words.tokens[segment.first]
        if not participial(opening) or agree(opening, trigger) or segment.first <= trigger.index:
            return False
        near = self._words.tokens[max(trigger.index + 1, segment.first - _PHRASE) : segment.first - 1]
        noun = next((t for t in reversed(near) if agree(opening, t)), None)
        if noun is None or not noun.lemmas & _FRAMES:
            return False
        return any(t.lower in _COURSE for t in near if t.index < noun.index)

    def _ranges(self, chosen: set[int]) -> tuple[tuple[int, int], ...]:
        return tuple((self.segments[j].first, self.segments[j].last) for j in sorted(chosen))

    def _resumed(self, k: int, step: int) -> set[int]:
        """The segments without a predicate that go on beyond insertions, left or right of segment ``k``."""
        out: set[int] = set()
        j = k + step
        while 0 <= j < len(self.segments):
            segment = self.segments[j]
            if (segment.wall and not self._opens_with_wall_word(segment)) or self._inserted(j):
                j += step
                continue
            if (
                segment.wall
                or (segment.predicate and step > 0)
                or (segment.predicate and any(finite(t) for t in self._inside(segment)))
            ):
                break
            out.add(j)
            j += step
        return out

    def _inserted(self, k: int) -> bool:
        """Whether a segment between two others names the source: "18 марта, сообщила она, прибудет"."""
        segment = self.segments[k]
        verbs = [t for t in self._inside(segment) if finite(t)]
        short = segment.last - segment.first < _INSERTION
        if 0 < k < len(self.segments) - 1 and self._opens_with_as(segment):
            return True
        return short and 0 < k < len(self.segments) - 1 and any(t.lemmas & _SAYING for t in verbs)

    def _inside(self, segment: Segment) -> list[Token]:
        return self._words.tokens[segment.first : segment.last + 1]

    def _opens_with_wall_word(self, segment: Segment) -> bool:
        return self._words.tokens[segment.first].lower in _WALLS

    def opens_there(self, token: int) -> bool:
        """Whether a token is in a clause about the place of another: "прибыл в Рим, где встретился"."""
        return self._words.tokens[self.segments[self.index_of(token)].first].lower in ("где", "куда")

    def opens_then(self, token: int) -> bool:
        """Whether a token is in a clause about the time of another: "в ноябре, когда участвовал в"."""
        return self._words.tokens[self.segments[self.index_of(token)].first].lower == "когда"

    def _adds(self, segment: Segment) -> bool:
        """Whether it adds to what the clause before says: "в Риме прошел саммит, а также встреча"."""
        opening = [t.lower for t in self._inside(segment)[:2]]
        return opening == ["а", "также"] and not segment.predicate

    def _follows_without_and(self, k: int) -> bool:
        """Whether a clause only has the next verb of who acts in the one before: "в мае прибыл в Рим, |
        встретился с премьером и уехал"."""
        segment, before = self.segments[k], self.segments[k - 1]
        verb = self._words.tokens[segment.first]
        comma = self._words.tokens[segment.first - 1].text == ","
        if segment.wall or before.wall or not comma or not (finite(verb) and verb.has("V")):
            return False
        first = next((t for t in self._inside(before) if finite(t) and t.has("V")), None)
        if first is None or verb.lemmas & _SAYING:
            return False
        a, b = verb.readings[0], first.readings[0]
        return (a.number, a.gender) == (b.number, b.gender) and (a.tags & _TENSES == b.tags & _TENSES)

    def _ends_list(self, k: int) -> bool:
        """Whether a clause begins with the last of its subjects: "5 мая А и Б, | а также В подписали"."""
        opening = [t.lower for t in self._inside(self.segments[k])[:2]]
        return opening == ["а", "также"] and not self.segments[k - 1].predicate

    def _gerund(self, segment: Segment) -> bool:
        """Whether it is a gerund's: "в августе 2023 года, совершая поездку в Рим, министр ..."."""
        return _opens_with_gerund(self._inside(segment))

    def _tells_when(self, segment: Segment) -> bool:
        tokens = self._inside(segment)[:3]
        if tokens[0].lower in ("где", "куда"):
            return False  # "прибыл в Рим, | где накануне завершился фестиваль"
        received = segment.relative and tokens[0].lemma == "который" and "acc" in tokens[0].cases()
        if received and any(t.lemmas & _RECEIVES and finite(t) for t in self._inside(segment)):
            return True  # "саммит, | который в мае примет Осло"
        if not segment.relative and self._has_own_event(segment):
            return False
        if segment.relative and tells_who_came(self._inside(segment)):
            return True
        return any(t.lemmas & _TELLING and not has_object(t) for t in tokens) or (
            segment.relative and any(t.lemmas & _TELLING for t in self._inside(segment))
        )

    def _has_own_event(self, segment: Segment) -> bool:
        """Whether a clause tells when another event is: "в среду его принял премьер, | сегодня намечена
        встреча с королем"."""
        tokens = self._inside(segment)
        set_for = (k for k, t in enumerate(tokens[:3]) if t.lemmas & _TELLING and t.has("PS"))
        tells = next(set_for, None)
        after = tokens[tells + 1 : tells + 3] if tells is not None else []
        return any(t.has("N") and "nom" in t.cases("N") and "он" not in t.lemmas for t in after)


def _opens_with_gerund(tokens: Sequence[Token]) -> bool:
    return any(t.readings and t.readings[0].pos == "G" for t in tokens[:2])
