"""A further post behind a name that has one before it: "сенатор Иван Петров, председатель комиссии, прибыл";
the posts of two states behind two names.

Precision first: a post between commas in a list of officials is that of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.languages.ru.appositions import DASHES, EARLIER, NOW, is_since
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.posts import is_head
from kg.extract.languages.ru.same_post import at_odds
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_BORN = words_of("posts", "born")
# "..., председатель комиссии, | находящийся в Лиме с визитом, заявил": the verb stands so near at most.
_VERB_WITHIN = 8
# "сенатор Иван Петров | , он же | глава фонда": so many tokens.
_AGAIN = 3
# "мэр Иван Петров (| с 2015 года — посол), "министр Иван Петров, | в 2001 – 2005 годах посол"
_YEARS = re.compile(r"(?:в|с|до) \d{4}(?:-[а-я]+)?(?: по)?(?: ?[–—-]? ?\d{4}(?:-[а-я]+)?)? год[а-я]*")
_NEXT = frozenset(("затем", "потом", "впоследствии", "позднее", "позже", "после этого"))


def attach(words: Words, spans: Spans, parties: Sequence[Party]) -> list[Party]:
    """Return the parties of a sentence without bare posts that are a further one of the person before."""
    out: list[Party] = []
    for party in parties:
        before = out[-1] if out else None
        if party.kind == "pronoun" and _is_same(words, party):
            continue
        if before is not None and _says_more(words, before, party):
            before.capacity, before.last = party.capacity, party.last
        elif before is not None and _is_told_at_last(words, before, party):
            before.capacity, before.last, before.counterpart = party.capacity, party.last, False
        elif before is not None and party.capacity is not None and _is_further(words, spans, before, party):
            party.capacity.country = party.capacity.country or (
                before.capacity.country if before.capacity is not None else ""
            )
            before.also, before.last = (*before.also, party.capacity), party.last
        else:
            out.append(party)
    return out


def _is_same(words: Words, pronoun: Party) -> bool:
    """Whether a pronoun only joins a further post to a name: "сенатор Иван Петров, | он же глава фонда"."""
    before, after = words.tokens[max(pronoun.first - 1, 0)], words.tokens[pronoun.last + 1 :][:1]
    return before.text in (",", "(") and any(t.lower == "же" for t in after)


def share(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Return the parties of a sentence, two bare names with the posts of two states behind them: "принял А и
    Б, | президентов Чили и Перу"."""
    out = list(parties)
    for n in range(len(out) - 3):
        names, posts = out[n : n + 2], out[n + 2 : n + 4]
        bare = all(p.person_span is not None and p.capacity is None for p in names)
        told = all(p.kind == "post" and p.person_span is None and p.capacity is not None for p in posts)
        joined = names[1].first == names[0].last + 2 and words.tokens[names[0].last + 1].lower == "и"
        behind = posts[0].first == names[1].last + 2 and words.tokens[names[1].last + 1].text == ","
        if bare and told and joined and behind and posts[0].head == posts[1].head:
            for name, post in zip(names, posts, strict=True):
                name.capacity, name.cases = post.capacity, (name.cases & post.cases) or post.cases
            names[1].last = posts[1].last
            return [p for p in out if p not in posts]
    return out


def send(words: Words, parties: list[Party]) -> None:
    """Give states and their delegations the names in brackets or behind a dash after them, in place:
    "делегации Чили | (министр А) | и Перу (посол Б)", "Чили представляет министр А, Перу – | посол Б"."""
    for party in list(parties):
        held = party.capacity
        if held is None or party.person_span is None or party.first < 1:
            continue
        sender = next((p for p in parties if p.kind == "state" and p.last == party.first - 2), None)
        last = _sent_last(words, sender, party) if sender is not None else 0
        if sender is None or not last or held.country not in ("", sender.country):
            continue
        held.country = sender.country
        sender.kind, sender.person_span, sender.capacity = "person", party.person_span, held
        led = party.name_cases & frozenset(("ins",))  # "Чили – делегация во главе с министром А"
        sender.name_cases, sender.last = led or frozenset(("nom",)), last
        sender.cases = sender.cases if last > party.last else party.cases
        parties.remove(party)


def _sent_last(words: Words, state: Party, party: Party) -> int:
    """The last token of an official with the bracket around him, or behind a mark in a sentence that says
    whom others represent; 0 for any other. A second dash of a sentence is read as a comma."""
    before, last = words.tokens[party.first - 1].text, party.last + 1
    if before == "(":
        return last if last < len(words.tokens) and words.tokens[last].text == ")" else 0
    listed = words.tokens[state.first - 1].lower in (",", "а") if state.first else False
    ahead = (t for t in words.inside(party.sentence) if t.index < state.first)
    marked = before in DASHES or (before == "," and listed)
    return party.last if marked and any(t.lemmas & _STANDS_FOR for t in ahead) else 0


_STANDS_FOR = frozenset(("представлять", "представить"))


def _is_told_at_last(words: Words, person: Party, post: Party) -> bool:
    """Whether a post right behind a name tells what a colleague is: "его коллега Иван Петров, | лидер
    партии,"."""
    said, span = post.capacity, person.person_span
    if not person.counterpart or span is None or said is None or post.person_span is not None:
        return False
    if person.capacity is not None and person.capacity.country:
        return False  # "с перуанским коллегой Иваном Петровым": of the same post
    beside = person.last == span.last and post.first == person.last + 2 and post.kind == "post"
    agrees = bool(post.cases & person.cases) and not (post.plural or post.counterpart)
    return beside and agrees and bool(said.organization) and words.tokens[person.last + 1].text == ","


def _says_more(words: Words, person: Party, post: Party) -> bool:
    """Whether a post between commas tells what somebody is who has only a title of birth before his name:
    "с шейхом Рашидом, | эмиром Катара"."""
    held, said = person.capacity, post.capacity
    if person.person_span is None or held is None or said is None or post.person_span is not None:
        return False
    born = held.position.lower() in _BORN and not (held.organization or held.country)
    beside = person.last == person.person_span.last and post.first == person.last + 2
    agrees = bool(post.cases & person.cases) and not (post.plural or post.counterpart)
    return born and beside and agrees and words.tokens[person.last + 1].text in {",", "("} | DASHES


def _is_further(words: Words, spans: Spans, person: Party, post: Party) -> bool:
    """Whether a bare post right behind a name, which has one already, is said of it to its end."""
    held, said = person.capacity, post.capacity
    if person.person_span is None or held is None or said is None or post.kind != "post":
        return False
    bare = post.person_span is None and not (post.plural or post.counterpart or person.plural)
    gap = words.tokens[person.last + 1 : post.first]
    again = len(gap) == _AGAIN and gap[2].lower == "же" and gap[1].lemma in ("он", "она")
    if bare and _is_joined(words, person, post, gap):
        return not at_odds(said.country, held.country) and not (said.country and held.country)
    if bare and len(gap) > 1 and not again:
        return _is_timed(words, person, post, gap)
    beside = person.last == person.person_span.last and (len(gap) == 1 or again)
    if bare and beside and again:
        return "nom" in post.cases
    if not (bare and beside) or at_odds(said.country, held.country):
        return False
    mark, rest = words.tokens[person.last + 1], words.inside(post.sentence)
    after = [t for t in rest if t.index > post.last]
    if "nom" not in post.cases:
        return mark.text == "," and _closes_oblique(person, post, after)
    if mark.text in DASHES:
        return not after or after[0].text in (".", ";")
    # one that is over is no other member of a list: "ректор А, бывший министр."
    ends = (bool(said.organization) or said.former) and (not after or after[0].text in (".", ";"))
    return mark.text == "," and "nom" in person.cases and (ends or _goes_on(spans, after))


def _is_joined(words: Words, person: Party, post: Party, gap: Sequence[Token]) -> bool:
    """Whether "и" joins a post to one that stands behind a name: "Иван Петров, вице-премьер Чили | и министр
    торговли", not "вице-премьер Иван Петров и министр торговли"."""
    span = person.person_span
    behind = span is not None and person.last > span.last and words.tokens[span.last + 1].text == ","
    cases = person.cases or person.name_cases
    joined = [t.lower for t in gap] in (["и"], ["и", "одновременно"], ["и", "по", "совместительству"])
    return behind and joined and bool(cases & post.cases) and not post.prep


def _is_timed(words: Words, person: Party, post: Party, gap: Sequence[Token]) -> bool:
    """Whether words of time tie a post to the name before it, the one that is over being left: "прокурор
    Иван Петров, | ныне глава комитета", "министр Иван Петров (| ранее посол в Чили)"."""
    held, said = person.capacity, post.capacity
    told = [t for t in gap[1:] if not (t.lower == "а" or t.text in DASHES)]
    time = " ".join(t.lower for t in told)
    closing = words.tokens[post.last + 1].text if post.last + 1 < len(words.tokens) else "."
    marked = gap[0].text in (",", "(") and closing in (",", ".", ")", ";")
    years = bool(_YEARS.fullmatch(time))
    if held is None or said is None or not marked or not (years or time in NOW | EARLIER | _NEXT):
        return False
    if "nom" not in post.cases and not (person.name_cases or person.cases) & post.cases:
        return False
    if time in _NEXT:
        held.former = said.former = True
    elif time in NOW or (years and is_since(time.split())):
        held.former = True
    else:
        said.former = True
    return True


def _closes_oblique(person: Party, post: Party, after: Sequence[Token]) -> bool:
    """Whether a post in the case of the name before it is the last that the clause says of it, and no member
    of a list: "с министром А, | сопредседателем комиссии." """
    own = (person.name_cases or person.cases) & post.cases
    if not own or "nom" in own or post.prep:
        return False
    if not after or after[0].text in (".", ";", "!"):
        return True
    following = after[1] if len(after) > 1 else None
    closed = after[0].text == "," and following is not None
    return closed and following is not None and not (is_head(following) or following.lower in ("а", "с"))


def _goes_on(spans: Spans, after: Sequence[Token]) -> bool:
    """Whether a comma closes the post and a verb in the singular follows, nobody else being named before."""
    if len(after) < 2 or after[0].text != ",":
        return False
    verb = next((k for k, t in enumerate(after[:_VERB_WITHIN]) if finite(t)), None)
    if verb is None or any(r.number == "p" for r in after[verb].readings[:1]):
        return False
    named = any((s := spans.over(t.index)) is not None and s.kind == "person" for t in after[:verb])
    return not named and not any(is_head(t) or t.lower in ("и", "а") for t in after[:verb])
