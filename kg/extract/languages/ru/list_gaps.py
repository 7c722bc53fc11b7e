"""What stands behind a member of a Russian list without ending it: "прибыли А (слева), | Б", "А, который
возглавит делегацию, | Б", "А, его супруга, | Б", "А, сотрудники посольства | и Б", "Иван Серов
Серов Иван Петрович посол, | Б"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.segments import after_time, finite, participle
from kg.extract.languages.ru.spouses import is_spouse_noun
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token, Words, without_end

LINKS = frozenset(
    [",", ";", "и", "а", "также", "или", "равно", "как", "–", "вместе", "его", "ее", "её", "их"]
)
_BEFORE_SPOUSE = frozenset((",", "и", "а", "также", "с", "вместе", "его", "он", "ее", "она", "их", "свой"))
# "второй день |", "с прошлой недели |": so many words at most stand before the participle.
_TIME = 5
_RELATIVES = frozenset(("который", "чей"))
_COMPANY = (("в", "сопровождении"), ("вместе", "с"), ("вместе", "со"))
# ", который возглавит делегацию на переговорах,": so many words at most; "сотрудники посольства Чили".
_CLAUSE = 12
_GROUP = 9
# So many words at most may be unread between two of a list.
_UNREAD_ITEM = 24
# "с учеными, инвесторами, писателями | и послом": so many at most are not read.
_FEW = 3
_JOINING = frozenset((",", "и", "а", "также"))
_GROUPED = words_of("posts", "teams") | {"группа", "команда", "бизнес", "руководство"}
# "и другие, | в том числе Б", "представители партий, | среди которых Б".
_AMONG = (("в", "том", "числе"), ("среди", "которых"), ("среди", "них"), ("включая",))
# "не только А |, но и | Б", "как А |, так и | Б", and no "не столько А, сколько Б".
_BOTH = (("но", "и"), ("так", "и"), ("но", "также", "и"), ("но", "и", "также"), ("равно", "как", "и"))


def past(words: Words, sentence: Sentence, member: Party, parties: Sequence[Party]) -> int:
    """The last token of what belongs to a member of a list or is listed behind it without being read; the
    member's own last token where there is nothing of the kind."""
    end, passed = -1, member.last
    while end != passed:
        end = passed
        passed = _bracket(words, sentence, passed)
        passed = _popup(words, sentence, member, passed, parties)
        passed = _spouse(words, sentence, passed)
        passed = _clause(words, sentence, member, passed, parties)
        passed = _group(words, sentence, member, passed, parties)
    return passed


def _bracket(words: Words, sentence: Sentence, last: int) -> int:
    """ "А | (Партия труда), Б"."""
    if last + 1 > sentence.last or words.tokens[last + 1].text != "(":
        return last
    return next((i for i in range(last + 2, sentence.last + 1) if words.tokens[i].text == ")"), last)


def _popup(words: Words, sentence: Sentence, member: Party, last: int, parties: Sequence[Party]) -> int:
    """The form in which a page gives a name once more, with the post and without a mark before it: "министр
    Иван Серов | Серов Иван Петрович министр обороны |, посол Б"."""
    span = member.person_span
    names = words.tokens[span.first : span.last + 1] if span is not None else []
    again = next((p for p in parties if p.first == last + 1 and p.person_span is not None), None)
    if again is None or again.person_span is None or again.person_span.first != last + 1:
        return last
    if not any(t.lemmas & words.tokens[last + 1].lemmas for t in names):
        return last
    quoted = again.last < sentence.last and words.tokens[again.last + 1].text == "»"
    return again.last + quoted


def _spouse(words: Words, sentence: Sentence, last: int) -> int:
    """Whom a member has at his side, who acts for nobody: "президент А |, его супруга Б | и министр В"."""
    i = last + 1
    while i <= sentence.last and words.tokens[i].lemmas & _BEFORE_SPOUSE:
        i += 1
    if i == last + 1 or i > sentence.last or not is_spouse_noun(words.tokens[i]):
        return last
    while i < sentence.last and words.tokens[i + 1].capital:
        i += 1
    return i


def _clause(words: Words, sentence: Sentence, member: Party, last: int, parties: Sequence[Party]) -> int:
    """What is said of a member: "А |, который прибыл накануне|, Б", "А |, возглавляющий делегацию|, и Б"."""
    if last + 2 > sentence.last or words.tokens[last + 1].text != ",":
        return last
    if any(p.first == last + 2 and p.capacity is not None for p in parties):
        return last  # "А, исполняющий обязанности министра Б"
    opening = words.tokens[last + 2 : last + 5]
    if tuple(t.lower for t in opening[:2]) in _COMPANY:
        close = _comma_after(words, sentence, last + 2, _CLAUSE)
        joined = 0 < close < sentence.last and words.tokens[close + 1].lower in ("и", "а")
        return close - 1 if joined else last  # "А |, в сопровождении министра Б|, и В"
    relative = any(t.lemma in _RELATIVES for t in opening[:2])
    attribute = next((t for t in opening[:2] if participle(t)), None) or _after_time(words, last + 2)
    if not relative and (attribute is None or not attribute.cases("P") & (member.cases or {"nom"})):
        return last
    close = _comma_after(words, sentence, last + 2, _CLAUSE)
    others = (p for p in parties if last + 2 < p.first < close and p.person_span is not None)
    joined = 0 < close < sentence.last and words.tokens[close + 1].lower in ("и", "а")
    if not close or (not joined and any(p.cases & member.cases for p in others)):
        return last  # "с А, который беседовал с Б, | послом Чили"
    return close - 1


def _after_time(words: Words, i: int) -> Token | None:
    """The participle behind a time that opens what is said of a member: "А, | второй день находящийся в
    Риме, и Б", "А, с понедельника гостящий"."""
    return after_time(words.tokens[i : i + _TIME])


def _group(words: Words, sentence: Sentence, member: Party, last: int, parties: Sequence[Party]) -> int:
    """Several who are listed and not read: "А |, сотрудники посольства | и Б", "А | и другие, | в том
    числе Б"."""
    i = last + 1
    while i <= sentence.last and words.tokens[i].lower in LINKS:
        i += 1
    if i == last + 1 or i > sentence.last or any(last < p.first <= i for p in parties):
        return last
    close = _end_of_group(words, sentence, i)
    inner = words.tokens[i:close]
    if not inner or any(finite(t) or (t.shape == "mark" and t.text not in '«»"-') for t in inner):
        return last
    if any(i <= p.first < close and p.person_span is not None for p in parties):
        return last
    cases = member.cases or frozenset(("nom",))
    return close - 1 if _are_several(inner, cases) or _is_unread(inner, cases) else last


def _are_several(inner: Sequence[Token], cases: frozenset[str]) -> bool:
    """Whether words are a noun in the plural with what belongs to it: "другие официальные лица"."""
    noun = next((k for k, t in enumerate(inner) if t.has("N") or t.lemma == "другой"), None)
    if noun is None or inner[0].capital or not all(t.has("A", "P") for t in inner[:noun]):
        return False
    return any(r.number == "p" and r.case in cases for r in inner[noun].readings)


def _is_unread(inner: Sequence[Token], cases: frozenset[str]) -> bool:
    """Whether words are somebody whom nothing has read: "директором завода «Заря» | Левентом Шахином"."""
    if len(inner) < 2 or not all(t.capital and t.shape == "word" for t in inner[-2:]):
        return False
    named = all(t.capital for t in inner)
    return named or (not inner[0].capital and bool(inner[0].cases("N", "A") & cases))


def _end_of_group(words: Words, sentence: Sentence, i: int) -> int:
    """Where a group that begins at a token has ended: at a comma, or at "и" with another capital behind."""
    for k in range(i, min(sentence.last, i + _GROUP) + 1):
        token = words.tokens[k]
        if token.text in (",", ";", ".") or (k > i and token.lower in ("и", "а")):
            return k
    return i


def _comma_after(words: Words, sentence: Sentence, i: int, most: int) -> int:
    """The comma that closes what begins at a token; 0 where another mark or the end comes first."""
    for k in range(i, min(sentence.last, i + most) + 1):
        token = words.tokens[k]
        if token.text == ",":
            return k
        if token.shape == "mark" and token.text not in '«»"':
            return 0
    return 0


_COURTESIES = words_of("posts", "courtesies")


def without_among(between: Sequence[Token]) -> Sequence[Token]:
    """The words between two members without what opens a choice: "и другие, | в том числе | Б"; of a pair
    only its comma: "не только А, | но и | Б"; without what the second is only called: "А и | господин Б"."""
    if between and between[-1].lemmas & _COURTESIES:
        between = between[:-1]
    if between and between[0].text == "," and tuple(t.lower for t in between[1:]) in _BOTH:
        return between[:1]
    return without_end(between, _AMONG)


def after_unread(
    words: Words, sentence: Sentence, last: Party, rest: Sequence[Party], cases: frozenset[str]
) -> Party | None:
    """The party with which a list goes on after words that no rule reads: "глава отдела спорта, глава |
    оргкомитета игр (закрыт судом), а также | посол Б"; None where it ends."""
    tokens = words.tokens[last.last + 1 : min(last.last + _UNREAD_ITEM, sentence.last) + 1]
    said = [t.lower for t in tokens]
    at = next((k for k in range(len(said) - 3) if said[k : k + 3] == [",", "а", "также"]), None)
    if at is None:
        return None
    item = _without_brackets(tokens[:at])
    if not item or any(finite(t) or participle(t) or t.has("G") or t.text in ";:–—-" for t in item):
        return None
    start = tokens[at].index + 3
    found = next((p for p in rest if p.first == start and not p.prep), None)
    fits = found is not None and found.kind in ("person", "post") and bool(found.cases & cases)
    return found if fits else None


def behind_unread(
    words: Words, sentence: Sentence, at: int, parties: Sequence[Party], cases: frozenset[str]
) -> Party | None:
    """The first party of a list that opens behind a preposition with others whom no rule reads: "встретился с
    учеными, группой инвесторов и | послом Чили"."""
    i = at + 1
    for _ in range(_FEW):
        close = _end_of_group(words, sentence, i)
        inner = words.tokens[i:close]
        if not _are_people(inner, cases) or any(p.first < close and i <= p.last for p in parties):
            return None
        i = close
        while i <= sentence.last and words.tokens[i].lower in _JOINING:
            i += 1
        found = next((p for p in parties if p.first == i), None)
        if found is not None:
            fits = found.kind != "pronoun" and not found.prep and bool(found.cases & cases)
            return found if fits and i > close else None
    return None


def _are_people(inner: Sequence[Token], cases: frozenset[str]) -> bool:
    """Whether words are nameless people: "учеными", "группой инвесторов", "представителями бизнеса"."""
    noun = next((k for k, t in enumerate(inner) if t.has("N")), None)
    if noun is None or any(t.capital or t.shape == "mark" or finite(t) or t.has("PREP") for t in inner):
        return False
    people = any(
        r.case in cases and ("anim" in r.tags or inner[noun].lemmas & _GROUPED) for r in inner[noun].readings
    )
    return people and all(t.has("A", "P") for t in inner[:noun])


def _without_brackets(tokens: Sequence[Token]) -> list[Token]:
    out, inside = [], False
    for token in tokens:
        inside = inside or token.text == "("
        if not inside:
            out.append(token)
        inside = inside and token.text != ")"
    return out
