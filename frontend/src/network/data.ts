// What kg/export/view.py writes, and where it comes from: the page itself, or the server that wrote the page.

export type Level = "persons" | "bodies" | "states";
export const LEVELS: readonly Level[] = ["persons", "bodies", "states"];
export const LEVEL_OF = { person: "persons", body: "bodies", state: "states" } as const;

export type Names = Readonly<Record<string, string>>;

export interface Actor {
  readonly iri: string;
  readonly kind: keyof typeof LEVEL_OF;
  readonly code: string | null;
  readonly names: Names;
  /** Whom it belongs to, in the languages in which another one has the same name. */
  readonly home?: Names;
  readonly keys: readonly string[];
}

/** What has no value is left out, here and in events. */
export interface Seat {
  readonly person?: number;
  readonly posts?: readonly Names[];
  readonly bodies?: readonly number[];
  readonly states?: readonly number[];
}

export interface Report {
  readonly iri: string;
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly published: string;
  readonly confidence: number | null;
  readonly quotes: readonly { readonly text: string; readonly lang: string }[];
}

export interface DiplomaticEvent {
  readonly iri: string;
  readonly type: string;
  readonly modality: string;
  readonly date?: string;
  readonly dated?: boolean;
  readonly names?: Names;
  readonly place?: Names;
  readonly whole?: string;
  readonly topics?: readonly number[];
  readonly langs?: readonly string[];
  readonly confidence?: number;
  readonly seats?: readonly Seat[];
  readonly pairs: Readonly<Partial<Record<Level, readonly (readonly [number, number])[]>>>;
}

export interface Places {
  readonly omitted: number;
  readonly nodes: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly community: readonly number[];
}

export interface View {
  readonly lang: string;
  /** Of a large graph, the newest events alone: from this date on, with so many before it or without a date. */
  readonly since?: string;
  readonly earlier?: number;
  readonly level: Level;
  readonly actors: readonly Actor[];
  readonly levels: Readonly<Record<Level, Places>>;
  readonly topics: readonly { readonly names: Names; readonly concept: boolean }[];
  readonly events: readonly DiplomaticEvent[];
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly terms: Readonly<Record<string, Names>>;
  readonly fold: Readonly<Record<string, string>>;
}

/** Where the page of a server gets its data; null for a page that carries them. */
export interface Home {
  readonly data: string;
  readonly base: string;
  readonly lang: string;
  readonly focus: string;
}

export function homeOf(place: HTMLElement): Home | null {
  const { data, base, lang, focus } = place.dataset;
  return data ? { data, base: base ?? "", lang: lang ?? "en", focus: focus ?? "" } : null;
}

/** Where a thing of the graph has its page on the server. */
export function pageOf(home: Home, iri: string, lang: string): string | null {
  if (!iri.startsWith(home.base)) return null;
  return `/id/${encodeURI(iri.slice(home.base.length))}?lang=${lang}`;
}

export async function load(home: Home | null): Promise<View> {
  if (!home) return JSON.parse(document.getElementById("data")?.textContent ?? "") as View;
  for (;;) {
    const answer = await fetch(home.data);
    if (answer.status !== 202) {
      if (!answer.ok) throw new Error(await answer.text());
      return { ...((await answer.json()) as View), lang: home.lang };
    }
    const seconds = Number(answer.headers.get("Retry-After") ?? 1); // it is still being drawn
    await new Promise((done) => setTimeout(done, 1000 * Math.max(seconds, 1)));
  }
}

interface Cell {
  readonly text: string;
  readonly iri: string | null;
  readonly lang: string | null;
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (Cell | null)[])[];
}

let kept: readonly (readonly Report[])[] | null = null;

/** What articles say of an event. A page that carries them parses them when the first is asked for. */
export async function reportsOf(view: View, number: number, home: Home | null): Promise<readonly Report[]> {
  const event = view.events[number];
  if (!event) return [];
  if (!home) {
    kept ??= JSON.parse(document.getElementById("reports")?.textContent ?? "[]") as Report[][];
    return kept[number] ?? [];
  }
  const path = encodeURI(event.iri.slice(home.base.length));
  const answer = await fetch(`/api/evidence/${path}?lang=${home.lang}`);
  if (!answer.ok) throw new Error(await answer.text());
  return byArticle((await answer.json()) as Table);
}

function byArticle(table: Table): Report[] {
  const found = new Map<string, Report & { quotes: { text: string; lang: string }[] }>();
  for (const row of table.rows) {
    const cell = (column: string) => row[table.columns.indexOf(column)] ?? null;
    const article = cell("article");
    const quote = cell("quote");
    if (!article?.iri || !quote) continue;
    const report = found.get(article.iri) ?? {
      iri: article.iri,
      title: article.text,
      url: "",
      publisher: cell("publisher")?.text ?? "",
      published: cell("published")?.text ?? "",
      confidence: cell("confidence") ? Number(cell("confidence")?.text) : null,
      quotes: [],
    };
    found.set(article.iri, report);
    report.quotes.push({ text: quote.text, lang: quote.lang ?? "" });
  }
  return [...found.values()];
}
