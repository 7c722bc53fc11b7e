"""What an event is called in a language in which nobody has told of it.

An event that no source names is called by its type, its parties and its date, in the language of the article
(``kg.model.events``). Each of these is known in other languages more often than the event is: the type from
the ontology, states and bodies from the gazetteer, people from other articles. So the words of such a label
are put into the language that is asked for, one by one; a name that is not known in it stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Final

import pyoxigraph as ox

from kg.query.lookup import Queryable, in_batches, lookup
from kg.terms import DM, LANGUAGES, label

Best = Callable[[Iterable[ox.Literal], str], ox.Literal]
Texts = Mapping[ox.NamedNode, Iterable[ox.Literal]]

_TYPES: Final = (DM.Meeting, DM.Call, DM.Visit, DM.Conference, DM.Signing)
_OF_NOBODY: Final = re.compile(r"…|\d{4}(-\d\d){0,2}")
_WITH_HOME: Final = re.compile(r"(.+) \((.+)\)")


def composed(
    store: Queryable, labels: Mapping[ox.NamedNode, ox.Literal], lang: str, best: Best
) -> dict[ox.NamedNode, ox.Literal]:
    """Return those of the labels that are composed and not in ``lang``, in it where their words are known.

    ``best`` chooses of the labels of a party. A label that still has words of another language has no
    language tag. Raises what the store raises.
    """
    if lang not in LANGUAGES:
        return {}
    foreign = {thing: text for thing, text in labels.items() if text.language != lang and _type(text)}
    parties: dict[ox.NamedNode, list[ox.NamedNode]] = defaultdict(list)
    for batch in in_batches(foreign):
        for event, party in lookup(store, "parties", {"event": batch}):
            parties[event].append(party)
    texts = texts_of(store, {party for own in parties.values() for party in own})
    return {
        event: _told(
            foreign[event], {text.value: best(texts[p], lang) for p in own for text in texts[p]}, lang
        )
        for event, own in parties.items()
    }


def texts_of(store: Queryable, things: Iterable[ox.NamedNode]) -> dict[ox.NamedNode, set[ox.Literal]]:
    """Return all labels of nodes in the graph; an empty set where one has none."""
    wanted = sorted(things, key=str)
    texts: dict[ox.NamedNode, set[ox.Literal]] = {thing: set() for thing in wanted}
    for batch in in_batches(wanted):
        for thing, text in lookup(store, "labels", {"thing": batch}):
            if isinstance(text, ox.Literal):
                texts[thing].add(text)
    return texts


def _type(text: ox.Literal) -> ox.NamedNode | None:
    return _types().get((text.language or "", text.value.partition(": ")[0]))


@cache
def _types() -> dict[tuple[str, str], ox.NamedNode]:
    """The types of events by language and label."""
    return {(lang, label(term, lang)): term for lang in LANGUAGES for term in _TYPES}


def _told(text: ox.Literal, names: Mapping[str, ox.Literal], lang: str) -> ox.Literal:
    """Return a composed label with the type and the names of its parties in a language."""
    words, kept = [], False
    for part in text.value.partition(": ")[2].split(", "):
        known = _known(part, names, lang)
        kept |= known is None and not _OF_NOBODY.fullmatch(part)
        words.append(part if known is None else known)
    type_ = _type(text)
    told = ", ".join(words) if type_ is None else f"{label(type_, lang)}: {', '.join(words)}"
    return ox.Literal(told) if kept else ox.Literal(told, language=lang)


def _known(part: str, names: Mapping[str, ox.Literal], lang: str) -> str | None:
    """Return a name in the language; None where it has none. A body may stand with its state in brackets."""
    if part in names:
        return names[part].value if names[part].language == lang else None
    if found := _WITH_HOME.fullmatch(part):
        body, home = _known(found[1], names, lang), _known(found[2], names, lang)
        return f"{body} ({home})" if body and home else None
    return None
