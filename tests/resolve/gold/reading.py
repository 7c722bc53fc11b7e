"""The gold sets as values: people, bodies and events with the cluster that each mention belongs to."""

from __future__ import annotations

import csv
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from kg.records import (
    Document,
    Event,
    EventType,
    Evidence,
    Extractor,
    Modality,
    Participant,
    Place,
    Record,
    Role,
    Source,
    Topic,
)

HERE = Path(__file__).parent
LANGUAGES = ("ru", "en", "az")  # in the order of cast.txt


class PersonMention(NamedTuple):
    """A row of people.csv: what one article says about one official; "" where it is silent."""

    article: str
    cluster: str
    settled: str
    lang: str
    name: str
    position: str
    organization: str
    country: str
    first_seen: str
    invented: str


class BodyName(NamedTuple):
    """A row of bodies.csv: one name of a body, as an article in that language may give it."""

    cluster: str
    settled: str
    lang: str
    name: str
    form: str
    country: str


class Apart(NamedTuple):
    """A row of a file of pairs apart: two clusters that are easily taken for one."""

    one: str
    other: str
    kind: str
    note: str


def people() -> list[PersonMention]:
    return [PersonMention(**row) for row in rows("people.csv")]


def people_apart() -> list[Apart]:
    return [Apart(**row) for row in rows("people_apart.csv")]


def bodies() -> list[BodyName]:
    return [BodyName(**row) for row in rows("bodies.csv")]


def bodies_apart() -> list[Apart]:
    return [Apart(**row) for row in rows("bodies_apart.csv")]


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file beside this module. Raises ValueError for one of the wrong length."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    odd = [n for n, row in enumerate(found, 2) if None in row or None in row.values()]
    if odd:
        raise ValueError(f"{name}, line {odd[0]}: more or fewer fields than the first line has")
    return found


class Link(NamedTuple):
    """A row of events/links.csv: a cluster of announcements and the cluster of what came of them."""

    planned: str
    outcome: str
    kind: str
    note: str


class Report(NamedTuple):
    """An article of events/reports.txt: its text and the record that an extractor should give."""

    text: str
    record: Record


def reports() -> list[Report]:
    """Return the articles of events/reports.txt in their order.

    Raises ValueError with the line for what is not in the notation, and for a name that cast.txt lacks.
    """
    cast = _cast()
    blocks: list[_Block] = []
    for number, line in _lines("events/reports.txt"):
        try:
            if heading := re.fullmatch(r"\[((ru|en|az)-\d{3})\] (\d{4}-\d\d-\d\d)", line):
                blocks.append(_Block(heading[1], heading[2], heading[3]))
            elif line.startswith("  "):
                blocks[-1].events.append(_event(line.strip(), blocks[-1], cast))
            else:
                blocks[-1].sentences.append(line)
        except (ValueError, KeyError, IndexError) as error:
            raise ValueError(f"events/reports.txt, line {number}: {error!r} in {line!r}") from error
    return [block.report() for block in blocks]


def event_of(line: str, lang: str, *, at: int) -> Event:
    """Return the event in a line of the notation of events/reports.txt, as a text that consists of it.

    ``at`` counts the events that its article has before it.
    """
    block = _Block(lang, lang, "")
    block.sentences = [""] * at + [line]
    return replace(_event(line, block, _cast()), id=f"e{at + 1}")


def event_clusters() -> dict[tuple[str, str], str]:
    """Return the cluster of each event, by article and event, from events/clusters.csv."""
    return {(row["article"], row["event"]): row["cluster"] for row in rows("events/clusters.csv")}


def events_apart() -> list[Apart]:
    return [Apart(**row) for row in rows("events/apart.csv")]


def event_links() -> list[Link]:
    return [Link(**row) for row in rows("events/links.csv")]


class _Block:
    """An article while it is read."""

    def __init__(self, article: str, lang: str, published: str) -> None:
        self.article, self.lang, self.published = article, lang, published
        self.sentences: list[str] = []
        self.events: list[Event] = []

    def evidence(self) -> tuple[Evidence, ...]:
        """Return the last sentence, with its place in the text of all sentences, one a line."""
        start = sum(len(sentence) + 1 for sentence in self.sentences[:-1])
        return (Evidence(start, start + len(self.sentences[-1]), self.sentences[-1]),)

    def report(self) -> Report:
        text = "\n".join(self.sentences)
        source = Source(
            id=self.article,
            lang=self.lang,
            published=self.published,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
        extractor = Extractor(name="gold", version="1")
        return Report(text, Record(article=source, events=tuple(self.events), extractor=extractor))


class _Cast(NamedTuple):
    """The words of cast.txt by language."""

    people: dict[tuple[str, str], Participant]
    places: dict[tuple[str, str], Place]


@cache
def _cast() -> _Cast:
    cast = _Cast({}, {})
    for number, line in _lines("events/cast.txt"):
        word, *texts, state = (part.strip() for part in line.split(" | "))
        if len(texts) != len(LANGUAGES):
            raise ValueError(f"events/cast.txt, line {number}: not a word, three languages and a state")
        for lang, text in zip(LANGUAGES, texts, strict=True):
            if word.startswith("at "):
                cast.places[word.removeprefix("at "), lang] = Place(name=text, country=state)
            else:
                name, position, organization = text.split(" / ")
                cast.people[word, lang] = Participant(
                    name=name,
                    position=_stated(position),
                    organization=_stated(organization),
                    country=_stated(state),
                )
    return cast


def _event(line: str, block: _Block, cast: _Cast) -> Event:
    """Return the event in a line such as ``call held 2025-05-06 ; with ru-fm, tr-fm ; about торговля``."""
    first, *rest = line.split(" ; ")
    type_, modality, date = first.split(" ")
    said = dict(part.split(" ", 1) for part in rest)
    if len(said) < len(rest) or said.keys() - {"at", "with", "about", "signed", "named", "within"}:
        raise ValueError("at, with, about, signed, named and within, once each")
    evidence = block.evidence()
    parties = said["with"].split(", ") if "with" in said else []
    topics = said["about"].split(", ") if "about" in said else []
    return Event(
        id=f"e{len(block.events) + 1}",
        type=msgspec.convert(type_, EventType),
        modality=msgspec.convert(modality, Modality),
        date=_stated(date),
        place=cast.places[said["at"], block.lang] if "at" in said else None,
        part_of=said.get("within"),
        name=said.get("named"),
        participants=tuple(_participant(party, block, cast) for party in parties),
        topics=tuple(Topic(label=topic, evidence=evidence) for topic in topics),
        documents=(Document(title=said["signed"], evidence=evidence),) if "signed" in said else (),
        evidence=evidence,
        confidence=1,
    )


def _participant(text: str, block: _Block, cast: _Cast) -> Participant:
    """Return the participant in ``az-fm~surname host``, as far as the report names him."""
    match = re.fullmatch(r"([A-Z]{2}|[a-z-]+)(?:~(surname|initial|name|post))?(?: (\w+))?", text)
    if match is None:
        raise ValueError(f"not a participant: {text!r}")
    word, share, role = match.groups()
    party = Participant(country=word) if word.isupper() else cast.people[word, block.lang]
    if share in ("surname", "initial"):
        given, surname = (party.name or "").split(" ")
        party = replace(party, name=surname if share == "surname" else f"{given[0]}. {surname}")
    elif share == "name":
        party = Participant(name=party.name)
    elif share == "post":
        party = replace(party, name=None)
    return replace(party, role=msgspec.convert(role or "participant", Role), evidence=block.evidence())


def _stated(text: str) -> str | None:
    return None if text == "-" else text


def _lines(name: str) -> list[tuple[int, str]]:
    """Return the numbered lines of a file beside this module, without comments and blank lines."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]


class UnseenPair(NamedTuple):
    """A row of people_unseen.csv: two names in two articles, and whether they are one person."""

    verdict: str
    lang: str
    name: str
    position: str
    other_lang: str
    other_name: str
    other_position: str
    country: str


def people_unseen() -> list[UnseenPair]:
    with open(HERE / "people_unseen.csv", encoding="utf-8", newline="") as file:
        return [UnseenPair(**row) for row in csv.DictReader(file)]
