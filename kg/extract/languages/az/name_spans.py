"""Where personal names stand: after a post, or on their own where something tells that they are names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import gazetteer
from kg.extract.languages.az import beside_names, bodies, naming, side_by_side
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower, stems
from kg.extract.languages.az.posts import PostReader
from kg.extract.languages.az.qualifiers import begins_post, rank_end
from kg.extract.languages.az.states import demonym, is_of_state, is_pair
from kg.extract.languages.az.titles import head_forms, ranks_envoy
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_GATHERINGS = words_of("triggers", "nouns", "conference")
_PARTICLES = words_of("names", "name_particles")
_OPENERS = words_of("posts", "openers")
_RANKS, _DEGREES = words_of("posts", "ranks"), words_of("posts", "degrees")
_BODIES, _THINGS = words_of("bodies", "nouns"), words_of("names", "things")
_CHANNELS = words_of("names", "channels")
_PAPER_TITLES = words_of("names", "paper_titles")
_NO_PERSONS = _BODIES | _THINGS
_QUOTES = frozenset('"“”«»„')
_ROMAN = re.compile(r"[IVX]+")
# Words that begin another title after a title: "Prezident Baş naziri qəbul edib".
_TITLED = words_of("posts", "attributes") | words_of("posts", "fields")
_NO_NAMES, _NAMED_SO = _TITLED | _OPENERS, _THINGS | _BODIES
_DIRECTIONS = frozenset(f"{side}{end}" for side in ("şimal", "cənub", "şərq", "qərb") for end in ("", "i"))
_TITLES = words_of("names", "titles")
_LONGEST, _SYLLABLE = 6, 3
# They come before all given names: "Seyid Yusif Rza Gilani".
_HONOURS = frozenset(("seyid", "seyyid", "şeyx", "məhəmməd", "hacı", "mir", "sərdar"))
# They also follow each other in one name: "Abbas Mustafa Əhməd Abdallay".
_FATHERS = words_of("names", "given_of_fathers")


def after(words: Words, spans: Spans, index: int) -> Span | None:
    """Return the name that begins at a token right after a post, ranks left out; None when there is none."""
    first = _after_ranks(words, index)
    if first is None:
        return None
    if stems(words.tokens[first].text) & _GATHERINGS:
        return None  # "kənd təsərrüfatı nazirləri | Toplantısı"
    last = _end(words, spans, first, titled=True)
    if last is None or (
        last == first and (beside_names.names_locality(words, last) or _begins_title(words, last))
    ):
        return None
    if last == first and beside_names.names_gathering(words, last):
        return None
    return Span(first, last, "person")


def _begins_title(words: Words, index: int) -> bool:
    """Whether a capital begins what a paper is called: "nazirlər | Elektron ticarət haqqında sazişi"."""
    token = words.tokens[index]
    if naming.is_given(token.text) or naming.is_surname(token.text) or token.shape != "word":
        return False
    for following in words.tokens[index + 1 : index + _LONGEST]:
        if following.lower in ("haqqında", "dair", "üzrə"):
            return following.index > index + 1
        if following.shape != "word" or following.capital or following.sentence != token.sentence:
            return False
    return False


def _after_ranks(words: Words, index: int) -> int | None:
    """The token after ", general-polkovnik"; None at the end of the sentence."""
    tokens = words.tokens
    k = index
    if (
        k + 3 < len(tokens)
        and tokens[k].text == "("
        and tokens[k + 2].text == ")"
        and head_forms(tokens[k + 1])
    ):
        # "Müvəkkili (Ombudsman) Səbinə Əliyeva"
        k += 3
    told = k + 1 < len(tokens) and tokens[k].text in ",-–—"
    if told and (_degree(words, k + 1) or rank_end(words, k + 1) is not None):
        k += 1
    if (end := rank_end(words, k)) is not None and end > k:
        k = end + 1
    if k < len(tokens) and ranks_envoy(words, k):
        k += 1
    while k + 1 < len(tokens):
        if degree := _degree(words, k):
            k += degree
        elif _is_rank(tokens[k]) and tokens[k + 1].shape != "mark":
            k += 1
        else:
            break
    if k < len(tokens) and index and tokens[k].sentence == tokens[index - 1].sentence:
        return k
    return None


def _degree(words: Words, index: int) -> int:
    """How many tokens shorten a degree before a name: "Dr.", "prof.", "Dr"; 0 for none."""
    token = words.tokens[index]
    if token.lower.rstrip(".") not in _DEGREES or index + 1 >= len(words.tokens):
        return 0
    return 1 + (token.shape == "word" and words.tokens[index + 1].text == ".")


def _is_rank(token: Token) -> bool:
    return token.shape == "word" and token.lower in _RANKS


def alone(words: Words, spans: Spans, posts: PostReader) -> Iterator[Span]:
    """Yield the names outside spans that a given name, a surname or an initial gives away."""
    index = 0
    tokens = words.tokens
    people = [span for span in spans.all if span.kind == "person"]
    known = {s for span in people for s in stems(tokens[span.last].text)}
    full = {
        (tokens[s.first].text, x) for s in people if s.last == s.first + 1 for x in stems(tokens[s.last].text)
    }
    # "Si Cinpin gəlib. | Si bildirib": a surname that stands first, too short to be read by its form
    first = {tokens[s.first].text for s in people if s.last > s.first}
    short = {text for text in first if 1 < len(text) <= _SYLLABLE and not naming.is_given(text)}
    while index < len(tokens):
        span = spans.over(index)
        if span is not None:
            index = span.last + 1
            continue
        if full and _is_repeated(words, spans, index, full):
            yield Span(index, index + 1, "person")
            index += 2
            continue
        last = _end(words, spans, index, titled=False) if _may_begin(words, spans, index) else None
        if last is not None and last > index and _are_surnames(words, index, known):
            last = index
        told = last is not None and (
            _tells(words, index, last)
            or (last == index and (_is_known(tokens[index], known) or tokens[index].text in short))
        )
        house = last == index and beside_names.names_house(words, index)
        if last is not None and told and not house and not _names_thing(words, spans, last):
            yield Span(index, last, "person")
            index = last + 1
        else:
            index += 1


def _is_repeated(words: Words, spans: Spans, index: int, full: set[tuple[str, str]]) -> bool:
    """Whether a name of two words stands here that the text gives with a post."""
    following = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
    if following is None or not following.capital or spans.over(index + 1) is not None:
        return False
    return any((words.tokens[index].text, s) in full for s in stems(following.text))


def _is_known(token: Token, known: set[str]) -> bool:
    """Whether a word is a form of a surname that the text gives with a post: "Putinlə"."""
    return not naming.is_given(token.text) and len(token.text) > 3 and bool(stems(token.text) & known)


def _are_surnames(words: Words, index: int, known: set[str]) -> bool:
    """Whether two surnames of the text stand side by side: "Putin Paşinyanla görüşüb"."""
    return all(_is_known(t, known) for t in words.tokens[index : index + 2])


def _names_thing(words: Words, spans: Spans, last: int) -> bool:
    """Whether something is named after somebody: "Heydər Əliyev Mərkəzi", "Nizami adına muzey".

    Not where a body or state begins that the gazetteer has: "Ceyhun Bayramov | Türkiyə Məclisinin sədri".
    """
    for token in words.tokens[last + 1 : last + 5]:
        if words.tokens[max(0, last - 2)].lower in ("xanımı", "yoldaşı", "xanım"):
            return False
        if token.lower == "adına":
            return True
        if spans.over(token.index) is not None:
            return False
        if token.sentence != words.tokens[last].sentence or not token.capital:
            return False
        if token.index == last + 1 and token.lower in _PAPER_TITLES:
            return False  # "Karl Saar | Anlaşma Memorandumunu imzalayıb"
        if any(lower(f.stem) in _NAMED_SO and f.owner == "3" for f in forms(token.text)):
            return True
    return False


def _may_begin(words: Words, spans: Spans, index: int) -> bool:
    token = words.tokens[index]
    if token.shape not in ("word", "initial") or not token.capital or head_forms(token):
        return False
    if token.shape == "initial":
        return not _degree(words, index)
    first = words.sentences[token.sentence].first == index
    if first and token.text == "Sabah":
        return False  # "tomorrow", though also a given name
    if first and not naming.is_given(token.text) and _begins_next(words, spans, index + 1):
        return False
    if first and not naming.is_given(token.text) and _names_again(words, index + 1):
        return False
    if (
        token.lower == "səfər"
        and index + 1 < len(words.tokens)
        and naming.is_surname(words.tokens[index + 1].text)
    ):
        return True  # "Səfər Mehdiyev", and no journey
    opener = first and (token.lower in _OPENERS or lower(token.text) in _OPENERS)
    return (not opener and token.lower not in _OPENERS - {"baş"}) or naming.is_given(token.text)


def _names_again(words: Words, index: int) -> bool:
    """Whether a surname is that of somebody named before, so that no name begins with what opens the
    sentence: "Rəşad Quliyev gəlib. Sessiyada | Quliyev çıxış edib"."""
    if index >= len(words.tokens) or not naming.is_surname(words.tokens[index].text):
        return False
    surname = words.tokens[index].text
    opening = words.tokens[index - 1].text
    told = (t.index for t in words.tokens[1 : index - 1] if t.text.startswith(surname))
    given = (words.tokens[i - 1].text for i in told if words.tokens[i - 1].capital)
    return any(naming.is_given(text) and text != opening for text in given)


def _tells(words: Words, first: int, last: int) -> bool:
    """Whether words are a name: initials, a given name with a surname, two words with a surname's ending."""
    tokens = words.tokens[first : last + 1]
    if tokens[0].shape == "initial":
        return last > first
    if any(t.text in _QUOTES for t in words.tokens[max(0, first - 1) : first]):
        return False
    if last == first:
        return _is_lone_surname(tokens[0])
    wed = naming.names_spouse(words.tokens[max(0, first - 2) : first])
    return wed or naming.is_given(tokens[0].text) or naming.is_surname(tokens[-1].text)


def _is_lone_surname(token: Token) -> bool:
    """Whether one word can only be a surname: "Lavrov", "Mirzoyanın"."""
    if len(token.text) <= 5 or "-" in token.text or not naming.is_surname(token.text):
        return False
    return _GATHERINGS.isdisjoint(stems(token.text))  # "Sessiyanın" is no "Sessiyan"


def whole(words: Words, spans: Spans, first: int) -> int | None:
    """The last token of a name that begins at a token in a list of names; None when none can begin there."""
    token = words.tokens[first]
    if token.shape != "word" or not token.capital or head_forms(token) or _begins_title(words, first):
        return None
    return _end(words, spans, first, titled=True)


def _end(words: Words, spans: Spans, first: int, *, titled: bool) -> int | None:
    """The last token of a name that begins at ``first``; None when no name begins there."""
    tokens = words.tokens
    last: int | None = None
    k = first
    while k < len(tokens) and tokens[k].sentence == tokens[first].sentence:
        token = tokens[k]
        if sum(t.lower not in _PARTICLES for t in tokens[first:k]) >= _LONGEST:
            break
        if not _continues(words, spans, first, k, titled=titled):
            break
        if token.lower not in _PARTICLES or token.capital:
            last = k
        if _closes(words, spans, first, k, titled=titled):
            break
        k += 1
    if last is None or tokens[last].shape == "initial":
        return None
    return last


def _continues(words: Words, spans: Spans, first: int, k: int, *, titled: bool) -> bool:
    token, span = words.tokens[k], spans.over(k)
    if token.shape == "initial":
        return (
            k == first or words.tokens[k - 1].shape == "initial" or naming.is_given(words.tokens[k - 1].text)
        )
    if token.shape != "word":
        return False
    before = words.tokens[k - 1] if k > first else None
    initial = before is not None and words.tokens[first].shape == "initial" and before.shape == "word"
    if initial and before is not None and not {before.lower, token.lower} & _PARTICLES:
        return side_by_side.is_second(words, before, token)
    if token.lower in _PARTICLES and k > first:
        return token.capital or _continues_beyond_particle(words, first, k)  # "Lyu Bin"
    shouted = _is_shouted(token, late=k > first + 1)
    if not naming.begins(token) or shouted or is_pair(token.text) or is_of_state(token.text):
        return False
    town = span is not None and titled and k == first + 1 and _is_surname_place(words, span)
    if span is not None and not town and not _is_given_place(words, spans, k, titled=titled and k == first):
        return False
    if k > first and stems(token.text) & _TITLES:
        given = naming.is_given(words.tokens[k - 1].text)
        if given or (titled and k == first + 1):
            return True
    if _names_else(words, spans, first, k, titled=titled):
        return False
    if k == first and token.lower in _TITLED and not naming.is_given(token.text):
        free = titled and _is_free(words, spans, k + 1)
        return free and (_is_local(words.tokens[k + 1]) or _is_ali(words, k))
    noble = k == first and token.lower in ("əmir", "şah", "sultan") and _is_free(words, spans, k + 1)
    if (head_forms(token) and not noble) or (k > first and token.lower in _OPENERS):
        return False
    if k > first and begins_post(words, k):
        return False
    if titled and k > first + 1 and stems(token.text) & _THINGS:
        return len(token.text) <= _SYLLABLE  # "Yun Sok Yol", and not "Karl Saar | Qələbə Günü"
    if lower(token.text) in _THINGS or not stems(token.text).isdisjoint(_NO_PERSONS):
        return k == first and naming.is_given(token.text)
    if k == first + 2 and side_by_side.is_other(words, first, k):
        return False
    surname = k > first + 1 and naming.is_surname(words.tokens[k - 1].text)
    return not (surname and naming.is_given(token.text))


def _names_else(words: Words, spans: Spans, first: int, k: int, *, titled: bool) -> bool:
    """Whether a word in capitals that could go on with a name is of something else: a direction, a paper, a
    channel, a district, a gathering, a town, those of a state."""
    token = words.tokens[k]
    small = lower(token.text)
    if small.split("-")[0] in _DIRECTIONS or ((titled or k > first) and small in _PAPER_TITLES):
        return True
    if token.lower in ("ümummilli", "ulu") or (k > first and _is_channel(words, k)):
        return True
    strange = k > first + 1 or not naming.is_surname(token.text)
    if k > first and strange and beside_names.names_locality(words, k):
        return True  # "səfir Mari Saar | Masallı rayonunda olub"
    if k > first + 1 and (beside_names.names_gathering(words, k) or beside_names.names_house(words, k)):
        return True  # "səfir Mari Saarı | İqlim Sammitindən sonra qəbul edib"
    if k == first + 2 and beside_names.is_town(words, spans, k):
        return True
    if token.lower == "roma" and words.tokens[min(k + 1, len(words.tokens) - 1)].lower.startswith("papa"):
        return True
    # "Xarici İşlər Naziri Azərbaycanlı həmkarı ilə"
    return k == first and bool(demonym(token.text)) and not naming.is_given(token.text)


def _is_channel(words: Words, k: int) -> bool:
    """Whether a word says where somebody writes: "Berje | X hesabında yazıb", "Berje | X-də paylaşıb"."""
    name, _, ending = words.tokens[k].lower.partition("-")
    if name in _CHANNELS:
        return True
    following = words.tokens[k + 1].lower if k + 1 < len(words.tokens) else ""
    return name == "x" and (
        ending.startswith("də") or following.startswith(("hesab", "sosial", "platforma", "səhifə"))
    )


def _continues_beyond_particle(words: Words, first: int, k: int) -> bool:
    """Whether a name goes on behind a small word: "Lula | da | Silva", not "Ərdoğan | da | Paşinyanla"."""
    following = words.tokens[k + 1] if k + 1 < len(words.tokens) else None
    if following is None or following.shape != "word":
        return False
    also = words.tokens[k].lower in ("da", "də") and naming.is_surname(following.text) and k - first <= 1
    return not also and (naming.begins(following) or following.lower in _PARTICLES)


def _is_shouted(token: Token, *, late: bool) -> bool:
    """Whether a word is an acronym, with a suffix too: "TDT-yə"; a numeral only behind a whole name, where it
    is of what follows, "Karl Saar | VI Forumda"."""
    head, _, suffix = token.text.partition("-")
    numeral = _ROMAN.fullmatch(head) is not None and not late
    return head.isupper() and len(head) > 1 and not numeral and not suffix.istitle()


def _is_surname_place(words: Words, span: Span) -> bool:
    """Whether the name of a town is a surname after a given name: "Rövşən Nəcəf"; no capital is."""
    capital = gazetteer.capital(span.country) if span.country else None
    single = span.kind == "place" and span.first == span.last and not span.region
    return (
        single
        and naming.is_given(words.tokens[span.first - 1].text)
        and not (capital and capital.az.label == span.name)
    )


def _is_free(words: Words, spans: Spans, k: int) -> bool:
    """Whether a token can go on with a name: a capital word outside spans."""
    token = words.tokens[k] if k < len(words.tokens) else None
    return token is not None and naming.begins(token) and token.shape == "word" and spans.over(k) is None


def _is_given_place(words: Words, spans: Spans, k: int, *, titled: bool) -> bool:
    """Whether the name of a place is a given name: "xarici işlər naziri İsrail Kats"."""
    span = spans.over(k)
    if span is None or span.first != span.last or span.kind == "body" or span.kind == "person":
        return False
    following = words.tokens[k + 1] if k + 1 < len(words.tokens) else None
    bare = bodies.case_of(words, span) == "nom"
    if following is not None and span.kind == "place":
        bare = bare and (naming.is_given(words.tokens[k].text) or naming.is_surname(following.text))
    else:
        bare = bare and naming.is_given(words.tokens[k].text)
    free = following is not None and following.capital and following.shape == "word"
    free = free and spans.over(k + 1) is None and not (following is not None and head_forms(following))
    return titled and bare and free


def _closes(words: Words, spans: Spans, first: int, k: int, *, titled: bool) -> bool:
    """Whether a name ends with a token: a surname, or a form that only the last word can have."""
    token = words.tokens[k]
    following = words.tokens[k + 1] if k + 1 < len(words.tokens) else None
    if following is None or token.shape == "initial" or token.lower in _PARTICLES:
        return False
    if following.lower in _PARTICLES or (k > first and token.lower in ("oğlu", "qızı")):
        return False
    if following.lower in ("oğlu", "qızı") or _patronymic(words, k):
        return False
    if k > first and (naming.is_surname(token.text) or _is_local_end(words, first, k)):
        return not (titled and side_by_side.is_double(words, spans, first, k))
    if k == first and titled and _is_free(words, spans, k + 1) and not head_forms(following):
        # "Yakov Milatoviç", "Mariyana Kuyundjiç": only an ending of a case tells that the first word is all.
        joined = words.tokens[k + 2].lower == "ilə" if k + 2 < len(words.tokens) else False
        if joined and naming.likeliest_case(token.text) == "acc":
            return False
        return naming.is_surname(token.text) and naming.likeliest_case(token.text) in (
            "gen",
            "ins",
            "acc",
            "abl",
        )
    if k == first:
        return naming.is_surname(token.text) and not naming.is_given(token.text)
    honoured = k == first + 1 and words.tokens[first].lower in _HONOURS
    honoured = honoured or {token.lower, following.lower} <= _FATHERS
    return k > first and ((not honoured and _begins_next(words, spans, k + 1)) or _is_with(token))


def _is_local_end(words: Words, first: int, k: int) -> bool:
    """Whether a word ends a name of Azerbaijan: "Adil Kərimli"."""
    token = words.tokens[k]
    return _is_local(token) and naming.is_given(words.tokens[first].text) and not naming.is_given(token.text)


def _is_ali(words: Words, k: int) -> bool:
    """Whether "Ali" or "Din" is a name, and begins no "Ali Məclis", "Ali Baş Komandan"."""
    following = words.tokens[k + 1]
    part = following.lower in _NO_NAMES or bool(head_forms(following))
    thing = not stems(following.text).isdisjoint(_NO_PERSONS)
    return words.tokens[k].lower in ("ali", "din") and not (part or thing)


def _is_local(token: Token) -> bool:
    """Whether a word ends like many a surname of Azerbaijan and Türkiye: "Kərimli", "Bağçalı"."""
    return len(token.text) > 4 and token.lower.endswith(("lı", "li", "lu", "lü"))


def _begins_next(words: Words, spans: Spans, k: int) -> bool:
    """Whether another person's name begins: a given name before one more capital word."""
    return k < len(words.tokens) and naming.is_given(words.tokens[k].text) and _is_free(words, spans, k + 1)


def _is_with(token: Token) -> bool:
    """Whether a word ends in "-la" of a last name: "Cinpinlə"; not "Abdulla"."""
    low = lower(token.text)
    joined = low.endswith(("lə", "la")) and low[-3:-2] not in "aıoueəiöül" and not naming.is_given(token.text)
    return joined and any(f.case == "ins" for f in forms(token.text))


def _patronymic(words: Words, k: int) -> bool:
    """Whether "oğlu" follows within the name: "Rasim Şəmsəddin oğlu Rzayev"."""
    return any(t.lower in ("oğlu", "qızı") for t in words.tokens[k + 1 : k + 2])
