"""The reports of events and their clusters keep the promises of their README."""

from __future__ import annotations

import datetime
import json
from collections import Counter, defaultdict
from itertools import combinations

import jsonschema  # type: ignore[import-untyped]
from extract.promises import broken

from kg.cli.schema import record_schema
from kg.records import Event, to_json

from .gold.reading import HERE, Report, event_clusters, event_links, events_apart, reports

REPORTS = reports()
CLUSTERS = event_clusters()
Told = tuple[Report, Event]


def told() -> dict[str, list[Told]]:
    """Return by cluster what is told of it, and in which report."""
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for report in REPORTS:
        for event in report.record.events:
            found[CLUSTERS[report.record.article.id, event.id]].append((report, event))
    return found


def days(date: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day that a date of any precision may mean."""
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    if day:
        return (datetime.date(year, month, day),) * 2
    first = datetime.date(year, month or 1, 1)
    after = datetime.date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return first, after - datetime.timedelta(days=1)


def test_the_set_is_as_large_as_it_should_be() -> None:
    sizes = Counter(CLUSTERS.values())
    assert len(REPORTS) >= 120
    assert sum(size * (size - 1) // 2 for size in sizes.values()) >= 80
    assert len(events_apart()) >= 60
    assert len(event_links()) >= 12
    assert min(Counter(report.record.article.lang for report in REPORTS).values()) >= 50


def test_records_follow_the_schema_and_keep_the_promises_of_records() -> None:
    validator = jsonschema.Draft202012Validator(record_schema())
    for report in REPORTS:
        record = json.loads(to_json(report.record))
        assert [error.message for error in validator.iter_errors(record)] == [], report.record.article.id
        assert broken(report.record, report.text) == [], report.record.article.id


def test_articles_are_numbered_by_language() -> None:
    numbers: defaultdict[str, list[str]] = defaultdict(list)
    for report in REPORTS:
        numbers[report.record.article.lang].append(report.record.article.id)
    for lang, found in numbers.items():
        assert found == [f"{lang}-{n:03d}" for n in range(1, len(found) + 1)]


def test_every_event_has_one_cluster() -> None:
    events = [(r.record.article.id, event.id) for r in REPORTS for event in r.record.events]
    assert events == list(CLUSTERS)
    assert len((HERE / "events/clusters.csv").read_text(encoding="utf-8").splitlines()) == len(events) + 1


def test_an_article_tells_of_an_event_once() -> None:
    twice = Counter((article, cluster) for (article, _), cluster in CLUSTERS.items())
    assert [key for key, count in twice.items() if count > 1] == []


def test_events_of_a_cluster_agree_in_type_and_modality_and_differ_by_a_day_at_most() -> None:
    for cluster, found in told().items():
        assert len({(event.type, event.modality) for _, event in found}) == 1, cluster
        dates = [days(event.date) for _, event in found if event.date]
        for (first, last), (other_first, other_last) in combinations(dates, 2):
            apart = max(first, other_first) - min(last, other_last)
            assert apart <= datetime.timedelta(days=1), cluster
        countries = {event.place.country for _, event in found if event.place}
        assert len(countries) <= 1, cluster


def test_what_is_held_is_told_afterwards_and_what_is_planned_before() -> None:
    for report in REPORTS:
        published = datetime.date.fromisoformat(report.record.article.published or "")
        for event in report.record.events:
            if event.date is None:
                continue
            first, last = days(event.date)
            if event.modality == "held":
                assert first <= published, report.text
            elif event.modality == "planned":
                assert last > published, report.text


def test_most_events_are_told_in_several_languages() -> None:
    langs = {c: {r.record.article.lang for r, _ in found} for c, found in told().items()}
    assert sum(len(found) >= 2 for found in langs.values()) >= 80
    assert sum(len(found) == 3 for found in langs.values()) >= 30


def test_clusters_to_hold_apart_exist_and_differ() -> None:
    clusters = set(CLUSTERS.values())
    assert [row for row in events_apart() if {row.one, row.other} - clusters or row.one == row.other] == []
    counts = Counter(frozenset((row.one, row.other)) for row in events_apart())
    assert [pair for pair, count in counts.items() if count > 1] == []
    kinds = Counter(row.kind for row in events_apart())
    assert kinds.keys() >= {
        "call and meeting",
        "conference and sidelines",
        "next day",
        "other person",
        "two and three parties",
        "visit and meeting",
        "year apart",
        "yearly session",
    }


def test_links_lead_from_an_announcement_to_what_came_of_it() -> None:
    found = told()
    modality = {cluster: events[0][1].modality for cluster, events in found.items()}
    kinds = {"held": "held", "cancelled": "cancelled", "put off": "planned"}
    for link in event_links():
        assert modality[link.planned] == "planned", link
        assert modality[link.outcome] == kinds[link.kind], link
        assert found[link.planned][0][1].type == found[link.outcome][0][1].type, link
    planned = {cluster for cluster, value in modality.items() if value == "planned"}
    assert planned == {link.planned for link in event_links()}


def test_every_word_of_the_cast_is_needed() -> None:
    told = [HERE / "events/reports.txt", *(HERE / "unseen").glob("events_*.txt")]
    text = "".join(file.read_text(encoding="utf-8") for file in told)
    cast = (HERE / "events/cast.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split(" | ")[0] for line in cast if " | " in line and not line.startswith("#")]
    ends = (",", " ", "~", "\n")
    assert [word for word in words if not any(f" {word}{end}" in text for end in ends)] == []
    assert len(words) == len(set(words))
