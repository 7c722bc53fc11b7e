"""What the words of a title are: heads, fields, attributes; a post and what is read of it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extract.languages.az import naming
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import Form, forms, lower
from kg.extract.parties import Capacity
from kg.extract.spans import Span
from kg.extract.words import Token, Words

HEADS = words_of("posts", "heads")
_FIELDS = words_of("posts", "fields")
# "müşavirə" is a conference, not the dative of "müşavir".
_NO_HEADS = frozenset(("müşavirə",))
_OPENERS = words_of("posts", "openers")
_BOARDS = frozenset(
    ("idarə", "müşahidə", "rəyasət", "direktorlar", "redaksiya", "nəzarət", "qəyyumlar", "himayəçilər")
)
_CLOSING = frozenset('"”»“')
# Nominatives that look like words in the locative.
_WHOLE = words_of("vocabulary", "whole")
_SENT = words_of("posts", "sent")
# What only states have, and who leads it.
_OF_STATE = ("dövlət", "hökumət", "ölkə", "parlament", "xarici", "müdafiə", "hərbi", "qanunverici")
_LED = ("başçı", "rəhbər", "sədr", "spiker", "lider")


@dataclass(slots=True)
class Post:
    """A post in tokens [first, last] with its head: one capacity, or one for each of several states."""

    first: int
    last: int
    head: int
    noun: str
    position: str = ""
    organization: str = ""
    country: str = ""
    countries: tuple[tuple[int, int, str], ...] = ()
    former: bool = False
    plural: bool = False
    owned: bool = False
    local: bool = False
    inner: tuple[int, int] | None = None
    cases: frozenset[str] = frozenset()
    derived: bool = False
    closed: bool = False

    def capacity(self, country: str | None = None) -> Capacity:
        return Capacity(
            self.position,
            self.organization,
            self.country if country is None else country,
            self.former,
            self.first,
            self.last,
            derived=self.derived,
            local=self.local,
            closed=self.closed,
        )


@dataclass(slots=True)
class Walk:
    """What has been read to the left of a head so far."""

    first: int
    title: list[int] = field(default_factory=list)
    noun_modified: bool = False
    owner: Span | None = None
    common: int | None = None
    nested: Post | None = None
    former: bool = False
    local: bool = False
    beside: Span | None = None
    demonym: str = ""
    origins: tuple[tuple[int, int, str], ...] = ()
    fielded: bool = False
    unit: tuple[int, int] | None = None
    quoted: str = ""
    many: bool = False


def head_forms(token: Token) -> list[Form]:
    """Return the analyses of a word as the head of a post; [] when it is none."""
    if not may_be_head(token) or token.lower in _NO_HEADS:
        return []
    return list(_head_forms(token.text))


def may_be_head(token: Token) -> bool:
    """Whether a word has the stem of a head of posts, or may have it after its hyphen: "eks-nazir"."""
    return token.shape == "word" and (not token.lemmas.isdisjoint(HEADS) or "-" in token.text)


@lru_cache(maxsize=20_000)
def _head_forms(word: str) -> tuple[Form, ...]:
    found = [f for f in forms(word) if bare(lower(f.stem)) in HEADS]
    # "rəsmi səfər", but "nazirliyin rəsmisi"
    return tuple(f for f in found if lower(f.stem) != "rəsmi" or (f.owner == "3" and not f.plural))


def head_cases(options: list[Form], *, owned: bool) -> frozenset[str]:
    """Return the cases of a head: in a phrase that owns it only its possessive forms count."""
    if owned and any(f.owner == "3" for f in options):
        options = [f for f in options if f.owner == "3"]
    return frozenset(f.case for f in options)


_RANKED = frozenset(["senator", "deputat", "vəkili", "konqresmen", "səfir", "nazir"])


# Who is named behind a word that tells no post: "iranlı həmkarı | Mehdi Rəsuli və".
_COLLEAGUES = frozenset(("həmkarı", "həmkar"))


def ends_holder(words: Words, link: int, low: int) -> bool:
    """Whether the words before "və" are who holds a post: "vitse-sədri Han Çjen və Dövlət Şurası"."""
    k = link - 1
    while k > low and link - k < 4 and words.tokens[k].capital and not head_forms(words.tokens[k]):
        k -= 1
    held = any(f.owner == "3" and f.case == "nom" for f in head_forms(words.tokens[k]))
    held = held or words.tokens[k].lower in _COLLEAGUES
    # "senator Ciulio Terzi, İtaliya-Azərbaycan dostluq qrupu", "prezident Mehdi Rəsuli və Neft Nazirliyi"
    bare = any(not (f.owner or f.plural) and f.case == "nom" for f in head_forms(words.tokens[k]))
    bare = bare and not any(is_field(t) for t in words.tokens[k + 1 : link])
    ranked = (bare or words.tokens[k].lower in _RANKED) and link - 1 - k > 1
    return 0 < link - 1 - k < 4 and (held or ranked)


def owns_part(words: Words, k: int, last: int) -> bool:
    """Whether a post only says whose part is spoken of: "Prezidentin | Su Forumunda iştirakı"."""
    following = words.tokens[last + 1 : last + 3]
    owns = any(f.case == "gen" and not f.plural for f in head_forms(words.tokens[k]))
    return owns and any(t.lower.startswith("iştirak") for t in following)


def bare(stem: str) -> str:
    """A title without "eks-", "keçmiş-"."""
    for prefix in words_of("posts", "former_prefixes") if "-" in stem else ():
        if stem.startswith(prefix):
            return stem[len(prefix) :]
    return stem


def following(words: Words, index: int) -> Token | None:
    """Return the next token of the sentence, None at its end."""
    token = words.tokens[index]
    after = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
    return after if after is not None and after.sentence == token.sentence else None


def is_deputy(token: Token) -> bool:
    return any(lower(f.stem) in ("müavin", "heyət") and f.owner for f in forms(token.text))


def is_acronym(token: Token) -> bool:
    """Whether a word is an unlisted acronym of a body, bare or in the genitive: "MN-in", "MN"."""
    stem, hyphen, _ = token.text.partition("-")
    bare = stem.isupper() and stem.isalpha() and 1 < len(stem) < 7
    return bare and (not hyphen or any(f.case == "gen" for f in forms(token.text)))


def ends_clause(token: Token) -> bool:
    endings = (
        "ib",
        "ıb",
        "ub",
        "üb",
        "dir",
        "dır",
        "dur",
        "dür",
        "mışdı",
        "mişdi",
        "ədək",
        "ərək",
        "araq",
    )
    told = len(token.text) > 4 or token.lower in ("olub", "edib")
    return token.shape == "word" and told and token.lower.endswith(endings)


def is_field(token: Token) -> bool:
    if token.shape != "word":
        return False
    # "Bakı şəhərində | Prezident X": no title has a word in the locative
    fitting = (f for f in forms(token.text) if f.case not in ("loc", "abl") and (f.owner or f.case == "nom"))
    return token.lower in _FIELDS or any(lower(f.stem) in _FIELDS for f in fitting)


def into_title(walk: Walk, k: int) -> int:
    walk.title = [k, *walk.title]
    walk.first = k
    return k - 1


def is_first(words: Words, token: Token) -> bool:
    """Whether a word begins its sentence."""
    return words.sentences[token.sentence].first == token.index


def is_given_name(words: Words, index: int) -> bool:
    """Whether a title is a given name here: "Əmir Xan Müttəqi"; one that nobody owns."""
    token = words.tokens[index]
    following = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
    named = token.lower in ("əmir", "şah", "sultan") and token.capital
    first = words.sentences[token.sentence].first == index
    free = following is not None and following.shape == "word"
    return named and not first and following is not None and free and naming.begins(following)


def ranks_envoy(words: Words, index: int) -> bool:
    """Whether "səfir" is but the rank of the holder of the post before it: "xüsusi nümayəndəsi səfir X"."""
    after, before = following(words, index), words.tokens[index - 1] if index else None
    named = after is not None and after.capital and after.shape in ("word", "initial")
    held = before is not None and any(f.owner == "3" and f.case == "nom" for f in head_forms(before))
    return words.tokens[index].lower == "səfir" and named and held


def is_placed(token: Token) -> bool:
    """Whether a word can stand in a case that no part of a title has: "görüşdə", "səfərlə"."""
    return token.lower.endswith(("da", "də", "dan", "dən", "la", "lə")) and token.lower not in _WHOLE


def owns_name(words: Words, index: int, low: int) -> bool:
    """Whether a word ends the name of somebody else: "Elin Süleymanov ilə", "Arçil Talakvadzenin"."""
    named = index - (words.tokens[index].lower == "ilə")
    if named <= low:
        return False
    token, before = words.tokens[named], words.tokens[named - 1]
    if not (token.capital and before.capital and before.shape == "word"):
        return False
    told = naming.is_surname(token.text) or (naming.is_given(before.text) and not is_first(words, before))
    owns = any(f.case == "gen" and not f.owner and not f.plural for f in forms(token.text))
    # "Sahibə Qafarovanı | Moskva hökumətinin sədri qarşılayıb"
    met = naming.is_given(before.text) and naming.likeliest_case(token.text) in ("acc", "dat", "ins")
    return told and (owns or met or named < index)


def is_board(words: Words, index: int) -> bool:
    """Whether a word ends the name of a board, part of a title: "İdarə Heyətinin sədri"."""
    board = lower(words.tokens[index].text) in ("heyətinin", "şurasının")
    return board and index > 0 and lower(words.tokens[index - 1].text) in _BOARDS


def suffixes_quote(words: Words, index: int) -> bool:
    """Whether a word is but the genitive ending of a name in quotes: "Masdar"ın."""
    token = words.tokens[index]
    before = words.tokens[index - 1] if index else None
    joined = before is not None and before.text in _CLOSING and before.end == token.start
    return joined and token.lower in ("ın", "in", "un", "ün", "nın", "nin", "nun", "nün")


def is_opener(token: Token) -> bool:
    """Whether a word begins a clause and no name of a body: "Görüşdə", "sonra"."""
    placed = token.lower.endswith(("da", "də", "dan", "dən")) and token.lower not in _WHOLE
    return placed and token.lower in _OPENERS


def is_envoy(token: Token) -> bool:
    return any(lower(f.stem) in _SENT for f in forms(token.text))


def without_case(text: str, case: str) -> str:
    """A possessive form in the nominative: "ostanının" is "ostanı"."""
    return text[:-3] if case == "gen" else text


def may_be_owned(tokens: Sequence[Token], walk: Walk, k: int) -> bool:
    """Whether a post can be of the body that ends at token ``k``: not "Hökumət | Prezident A-nın təklifini
    rədd edib", where the body acts."""
    owned = any(f.owner == "3" or f.plural for f in head_forms(tokens[walk.title[-1]]))
    return owned or any(f.case == "gen" for f in forms(tokens[k].text))


def leads_alone(words: Words, walk: Walk) -> bool:
    """Whether nobody but a state can own a post: "Çad Prezidentinin | hökumət başçısı ilə görüşü"."""
    head = words.tokens[walk.title[-1]].lower
    first = words.tokens[walk.title[0] if walk.common is None else walk.unit[0] if walk.unit else walk.common]
    return head.startswith(_LED) and first.lower.startswith(_OF_STATE)


def joined(words: list[str]) -> str:
    return " ".join(words).replace(" ,", ",")


def in_genitive(position: str) -> str:
    """Return a position or body in the genitive: "Prezidentin", "nazirinin", "Nazirliyin"."""
    low = lower(position)
    if low.endswith(("lik", "lıq", "luq", "lük")):
        position = position[:-1] + ("y" if low[-1] == "k" else "ğ")
    last = next((c for c in reversed(low) if c in "aıoueəiöü"), "i")
    close = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(last, "i")
    letters = len(position) > 1 and position.isalpha() and position.isupper()  # "AYİB-in"
    return position + "-" * letters + ("n" if low[-1] in "aıoueəiöü" else "") + close + "n"


def owner_in_genitive(post: Post, tokens: list[Token]) -> str:
    """Return the position of who owns a post, in the genitive, or as it stands in "nazir müavini"."""
    head = tokens[post.head]
    genitive = any(f.case == "gen" for f in head_forms(head))
    return in_genitive(post.position) if genitive else post.position
