// Filters -> the network that is seen: who shared a table with whom, at the events that the filters let through.
import type { DiplomaticEvent, Level, View } from "./data";

export interface Focus {
  readonly node: number;
  readonly steps: number;
}

export interface Choice {
  level: Level;
  types: Set<string>;
  modalities: Set<string>;
  langs: Set<string>;
  topic: number | null;
  confidence: number;
  since: number;
  until: number;
  undated: boolean;
  focus: Focus | null;
}

export interface Edge {
  readonly key: string;
  readonly one: number;
  readonly other: number;
  readonly events: number[];
}

export interface Network {
  /** The events of each node. */
  readonly nodes: ReadonlyMap<number, readonly number[]>;
  /** The strongest first. */
  readonly edges: readonly Edge[];
  readonly events: number;
}

/** The number of a month: comparable, and a step of the slider. */
const month = (year: string, part: string): number => Number(year) * 12 + Number(part) - 1;

/** The first and the last month that the date of an event may mean; null without a date. */
export function months({ date, dated }: DiplomaticEvent): readonly [number, number] | null {
  if (!date || !dated) return null;
  const [year, part] = [date.slice(0, 4), date.slice(5, 7)];
  return [month(year, part || "1"), month(year, part || "12")];
}

export const monthText = (number: number): string =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;

export function everything(view: View): Choice {
  const span = view.events.flatMap((event) => months(event) ?? []);
  const all = (values: (event: DiplomaticEvent) => readonly string[]) => new Set(view.events.flatMap(values));
  return {
    level: view.level,
    types: all((event) => [event.type]),
    modalities: new Set(["Held"]),
    langs: all((event) => event.langs ?? []),
    topic: null,
    confidence: 0,
    since: span.reduce((a, b) => Math.min(a, b), Infinity),
    until: span.reduce((a, b) => Math.max(a, b), -Infinity),
    undated: true,
    focus: null,
  };
}

export function chosen(view: View, choice: Choice): Network {
  const edges = new Map<string, Edge>();
  view.events.forEach((event, number) => {
    const pairs = event.pairs[choice.level];
    if (!pairs || !fits(event, choice)) return;
    for (const [one, other] of pairs) {
      const key = `${one}-${other}`;
      const edge = edges.get(key);
      if (edge) edge.events.push(number);
      else edges.set(key, { key, one, other, events: [number] });
    }
  });
  const near = choice.focus && around(edges.values(), choice.focus);
  const seen = [...edges.values()].filter(({ one, other }) => !near || (near.has(one) && near.has(other)));
  seen.sort((a, b) => b.events.length - a.events.length || a.one - b.one || a.other - b.other);
  return { nodes: eventsOf(seen), edges: seen, events: new Set(seen.flatMap(({ events }) => events)).size };
}

function fits(event: DiplomaticEvent, choice: Choice): boolean {
  if (!choice.types.has(event.type) || !choice.modalities.has(event.modality)) return false;
  if (choice.topic !== null && !event.topics?.includes(choice.topic)) return false;
  if (event.langs && !event.langs.some((lang) => choice.langs.has(lang))) return false;
  if (choice.confidence > 0 && (event.confidence ?? 0) < choice.confidence) return false;
  const when = months(event);
  return when ? choice.since <= when[0] && when[1] <= choice.until : choice.undated;
}

function around(edges: Iterable<Edge>, focus: Focus): Set<number> {
  const partners = new Map<number, number[]>();
  const add = (from: number, to: number) => {
    const known = partners.get(from);
    if (known) known.push(to);
    else partners.set(from, [to]);
  };
  for (const { one, other } of edges) {
    add(one, other);
    add(other, one);
  }
  const found = new Set([focus.node]);
  for (let step = 0; step < focus.steps; step++)
    for (const node of [...found]) for (const partner of partners.get(node) ?? []) found.add(partner);
  return found;
}

function eventsOf(edges: readonly Edge[]): Map<number, number[]> {
  const found = new Map<number, Set<number>>();
  for (const { one, other, events } of edges)
    for (const node of [one, other]) {
      const seen = found.get(node) ?? new Set<number>();
      for (const event of events) seen.add(event);
      found.set(node, seen);
    }
  return new Map([...found].map(([node, events]) => [node, [...events].sort((a, b) => a - b)]));
}
