"""Holders of one post in a list, each with his state or body: "послы Кубы – А, Перу – Б", "А (Чили) и Б"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.appositions import DASHES
from kg.extract.languages.ru.posts import Post
from kg.extract.languages.ru.segments import finite
from kg.extract.languages.ru.states import adjectives
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words


def bodies_of(words: Words, spans: Spans, post: Post, sentence: Sentence) -> list[tuple[str, str]]:
    """ "президенты Европейского совета | и Еврокомиссии | А и Б", "главы МИД | и Минобороны Чили | А и Б":
    the bodies with their states, one for each holder.

    The post then reaches to the last one, and the state after it is that of both.
    """
    several = post.plural or any(r.number == "p" for r in words.tokens[post.head].readings if r.pos == "N")
    if not several or not post.organization or post.last + 2 > sentence.last:
        return []
    quoted = words.tokens[post.last + 2].text == "«"
    span = spans.at(post.last + 2 + quoted)
    if span is None or span.kind != "body" or not span.name or span.last >= sentence.last:
        return []
    last = span.last + (quoted and words.tokens[span.last + 1].text == "»")
    state = spans.at(last + 1)
    if state is not None and state.kind == "state" and not post.country and state.last < sentence.last:
        last = state.last
    name = spans.at(last + 1)
    if words.tokens[post.last + 1].lower != "и" or name is None or name.kind != "person":
        return []
    if not post.plural and (words.tokens[min(name.last + 1, sentence.last)].lower != "и"):
        return []
    if state is not None and last == state.last:
        post.country, post.countries = state.country, [state.country]
    post.last = last
    return [(post.organization, post.country), (span.name, span.country or post.country)]


def led_bodies(words: Words, spans: Spans, post: Post, sentence: Sentence) -> tuple[list[str], list[str]]:
    """ "главы МВФ, | Всемирного банка (ВБ) и ЕБРР", "главы МИД | и Минобороны Чили и Перу": the bodies of
    nameless heads and the states of them all; two empty lists for one body.

    The post then reaches to the last one.
    """
    bodies, states = [post.organization], list[str]()
    last, joint = _past_acronym(words, post.last, sentence), ""
    while last + 2 <= sentence.last and words.tokens[last + 1].lower in (",", "и"):
        span = spans.at(last + 2)
        if span is None or span.last > sentence.last or joint == "и" or not _is_led_so(words, span):
            break
        joint, last = words.tokens[last + 1].lower, _past_acronym(words, span.last, sentence)
        bodies.append(span.name)
    plural = post.plural or (post.first == sentence.first and may_be_several(words, post))
    if not (plural and post.organization and joint == "и") or post.countries:
        return [], []
    at = last + 1
    while (state := spans.at(at)) is not None and state.kind == "state" and state.last <= sentence.last:
        states.append(state.country)
        last, joined = state.last, words.tokens[min(state.last + 1, sentence.last)].lower in (",", "и")
        at = state.last + 2 if joined else sentence.last + 1
    post.last = last
    return bodies, states


def may_be_several(words: Words, post: Post) -> bool:
    """Whether a form can be a nominative of several: "Главы", which is the genitive of one as well."""
    return any(r.number == "p" and r.case == "nom" for r in words.tokens[post.head].readings if r.pos == "N")


def _past_acronym(words: Words, last: int, sentence: Sentence) -> int:
    """The end of a body with its short name in brackets: "Всемирного банка | (ВБ)"."""
    close = aside(words, last + 1, sentence) if last < sentence.last else None
    return last if close is None else close


def _is_led_so(words: Words, span: Span) -> bool:
    """Whether a listed body stands in the genitive, as whose head somebody is: not "главы МИД и | Совет"."""
    inside = words.tokens[span.first : span.last + 1]
    return (
        span.kind == "body"
        and bool(span.name)
        and "gen" in phrases.noun_cases(inside[0]) | inside[0].cases("A")
    )


def by_states(
    words: Words, spans: Spans, post: Post, name: Span, sentence: Sentence
) -> list[tuple[Span, str]]:
    """Further holders of the post, each with his state: "посол Ирака А, | Камбоджи – Б", "президент Ирана А,
    | Чили Б и премьер Перу В", "главы МИД Ирана А и | МИД Чили Б"."""
    i = name.last + 1
    out: list[tuple[Span, str]] = []
    while post.country and i + 3 <= sentence.last and words.tokens[i].lower in (",", "и"):
        body = spans.at(i + 1)
        again = body is not None and body.kind == "body" and body.name == post.organization != ""
        state = spans.at(body.last + 1) if body is not None and again else body
        if state is None or state.kind != "state":
            break
        dash = words.tokens[min(state.last + 1, sentence.last)].text in DASHES
        holder = spans.at(state.last + 1 + dash)
        if holder is None or holder.kind != "person":
            break
        out.append((holder, state.country))
        i = holder.last + 1
    return out


def of_bodies(
    words: Words, spans: Spans, post: Post, name: Span, sentence: Sentence
) -> list[tuple[Span, str]]:
    """Further holders of the post, each with his body: "главы Минфина А, | Минэнерго Б и МИД В"."""
    head = words.tokens[post.head]
    i = name.last + 1
    out: list[tuple[Span, str]] = []
    while post.organization and i + 2 <= sentence.last and words.tokens[i].lower in (",", "и"):
        body = spans.at(i + 1)
        if body is None or body.kind != "body" or not body.name:
            break
        holder = spans.at(body.last + 1)
        if holder is None or holder.kind != "person" or holder.last > sentence.last:
            break
        out.append((holder, body.name))
        i = holder.last + 1
    return out if any(r.number == "p" for r in head.readings if r.pos == "N") else []


def by_bodies(words: Words, spans: Spans, post: Post, sentence: Sentence) -> list[tuple[Span, str]]:
    """ "генсеки ОДКБ – А, СНГ (СНГ) – Б и ШОС – В": each holder with his body, two at least."""
    body = post.organization
    out: list[tuple[Span, str]] = []
    i = post.last + 1
    while post.plural and body and i + 1 <= sentence.last:
        bracket = aside(words, i, sentence)
        i = bracket + 1 if bracket is not None else i
        name = spans.at(i + 1) if i < sentence.last and words.tokens[i].text in DASHES else None
        if name is None or name.kind != "person":
            break
        out.append((name, body))
        following = spans.at(name.last + 2)
        joined = name.last + 2 <= sentence.last and words.tokens[name.last + 1].lower in (",", "и")
        if not joined or following is None or following.kind != "body" or not following.name:
            break
        body, i = following.name, following.last + 1
    return out if len(out) > 1 else []


def listed(words: Words, spans: Spans, post: Post, sentence: Sentence) -> list[tuple[Span, str]]:
    """ "послы Ирана – Саид Яри, Турции – Мустафа Озджан и Японии – Хироки Токунага"; ":" may open the
    list."""
    i = post.last + 1
    colon = next((k for k in range(i, min(i + 4, sentence.last + 1)) if words.tokens[k].text == ":"), None)
    # "главы МИД Чили – А, Перу – Б": of one in the genitive no list would follow
    dashed = i <= sentence.last and words.tokens[i].text in DASHES and may_be_several(words, post)
    if not (post.plural or dashed) and colon != i:
        return []
    if colon is not None and any(finite(t) for t in words.tokens[i:colon]):
        return []  # "министры | подписали план: от Чили – А"
    out: list[tuple[Span, str]] = []
    country = post.countries[-1] if post.countries else ""
    if colon is not None:
        i = colon + 1
    guests_at = ""
    while i <= sentence.last:
        span, token = spans.at(i), words.tokens[i]
        if token.text == "(" and out:  # "послы Кубы – А (с резиденцией в Риме), Перу – Б"
            close = next((k for k in range(i, sentence.last) if words.tokens[k].text == ")"), i)
            i = close + 1
            continue
        if colon is not None and out and (behind := _past_phrase(words, i, sentence)):
            guests_at = next((s.country for s in spans.all if i < s.first < behind and s.kind == "state"), "")
            i = behind  # "от Чили – А |, находившийся в Перу 5 мая|, от принимающей стороны – Б"
            continue
        if colon is not None and token.lower in _HOSTING and guests_at:
            country = guests_at
        elif span is not None and span.kind == "state":
            country = span.country
        elif span is not None and span.kind == "person" and country:
            out.append((span, country))
            country = ""
        elif span is not None and span.kind == "body" and out and span.name == post.organization:
            pass  # "глав МИД Чили А, | МИД Перу Б"
        elif colon is not None and (side := _side(words, i, sentence)):  # "замминистра: | чилийскую – А"
            country = side
        elif told := _state_told(words, spans, i, sentence):  # "министры трех стран – | чилийский А"
            country = told
        elif colon is not None and token.lower in _FOR_SIDE:
            pass  # "замминистра: | от Чили – А"
        elif token.text not in DASHES and token.lower not in (",", "и", "а", "также", "(", ")"):
            break
        i = span.last + 1 if span is not None else i + 1
    # "с послами Чили и Перу | Сото обсудил": one name is of none of two, nor of those who serve him who has
    # it: "советники президента Чили | Ивана Рогова"
    beside = bool(out) and out[0][0].first == post.last + 1
    one = post.plural and len(set(post.countries)) < 2 and not beside
    return out if len(out) > 1 or one else []


def opens_phrase(behind: Sequence[Token]) -> bool:
    """Whether words behind a name open with what a participle says of him: ", | находившийся в Перу"."""
    opening = behind[1] if len(behind) > 1 and behind[0].text == "," else None
    return opening is not None and bool(opening.readings) and opening.readings[0].pos == "P"


def _past_phrase(words: Words, i: int, sentence: Sentence) -> int | None:
    """The comma that closes what a participle says of who was listed last; None where none begins."""
    if i >= sentence.last or not opens_phrase(words.tokens[i : i + 2]):
        return None
    return next((k for k in range(i + 2, sentence.last) if words.tokens[k].text == ","), None)


# "от | принимающей стороны"
_HOSTING = frozenset(("принимающей", "принимающая"))
# "со стороны Чили – А", "с чилийской стороны – А"
_FOR_SIDE = frozenset(("от", "с", "со", "стороны"))


def _side(words: Words, i: int, sentence: Sentence) -> str:
    """The state of an adjective that tells whose side somebody behind a dash leads or takes, or ''."""
    countries = adjectives().countries(words.tokens[i])
    after = [t.text for t in words.tokens[i + 1 : min(i + 2, sentence.last) + 1]]
    dash = after[:1] != [] and (after[0] in DASHES or (after[0] == "стороны" and after[-1] in DASHES))
    return countries[0] if len(countries) == 1 and dash else ""


def _state_told(words: Words, spans: Spans, i: int, sentence: Sentence) -> str:
    """The state of an adjective right before the name of one of a list, or ''."""
    name = spans.at(i + 1) if i < sentence.last else None
    countries = adjectives().countries(words.tokens[i]) if name is not None and name.kind == "person" else []
    return countries[0] if len(countries) == 1 else ""


def state_in_brackets(words: Words, spans: Spans, i: int, sentence: Sentence) -> tuple[int, str] | None:
    """The last token and the state of "(Россия)" at ``i``."""
    close = aside(words, i, sentence) if i <= sentence.last else None
    span = spans.at(i + 1) if close is not None else None
    if close is None or span is None or span.kind != "state" or span.last != close - 1:
        return None
    return close, span.country


def aside(words: Words, i: int, sentence: Sentence) -> int | None:
    """The last token of a short bracket such as "(ОИС)" at ``i``."""
    if words.tokens[i].text != "(":
        return None
    return next(
        (k for k in range(i + 1, min(i + 5, sentence.last + 1)) if words.tokens[k].text == ")"),
        None,
    )


def of_ministries(parties: list[Party]) -> list[Party]:
    """Give each of two ministers of one state a field: "министров обороны и иностранных дел | А и Б"."""
    posts = [p.capacity for p in parties if p.capacity is not None]
    head, _, fields = posts[0].position.partition(" ") if posts else ("", "", "")
    parts = fields.split(" и ")
    one = len({(c.position, c.country) for c in posts}) == 1
    if len(parties) == len(posts) == len(parts) == 2 and one and head in ("министр", "замминистра"):
        for capacity, field in zip(posts, parts, strict=True):
            capacity.position = f"{head} {field}"
    return parties
