// A query -> its answer from the endpoint, and the names of things.
import { fromJsonLd, fromResults, type Answer, type Term } from "./terms";
import { short } from "./terms";
import type { Settings } from "./page";

const ACCEPT = "application/sparql-results+json, application/ld+json;q=0.9";
const NAMED_AT_ONCE = 300;

/** What the endpoint says is wrong; with the place in the query, where it names one. */
export class Refusal extends Error {
  readonly place: { line: number; column: number } | null;

  constructor(message: string) {
    super(message);
    const found = /\bline (\d+), column (\d+)/.exec(message);
    this.place = found ? { line: Number(found[1]), column: Number(found[2]) } : null;
  }
}

/** Return the answer. Throws Refusal, or what fetch throws when it is stopped or the server is gone. */
export async function ask(query: string, signal: AbortSignal): Promise<Answer> {
  const response = await post(query, signal);
  if (!response.ok) throw new Refusal((await response.text()).trim());
  const media = response.headers.get("content-type") ?? "";
  return media.startsWith("application/ld+json") ? fromJsonLd(await response.json()) : fromResults(await response.json());
}

function post(query: string, signal: AbortSignal): Promise<Response> {
  const headers = { Accept: ACCEPT, "Content-Type": "application/sparql-query" };
  return fetch("/sparql", { method: "POST", headers, body: query, signal });
}

/** Names of things, asked for once; those that have none are not asked for again. */
export class Names {
  private readonly known = new Map<string, string>();
  private readonly asked = new Set<string>();

  constructor(
    private readonly page: Settings,
    private readonly ofTerms: () => Promise<Map<string, string>>,
  ) {}

  /** Return the name, else the short address. */
  of(term: Term | null): string {
    if (term === null) return "";
    if (term.type === "uri") return this.known.get(term.value) ?? short(term.value, this.page);
    if (term.type === "triple") return "<<( … )>>";
    return term.type === "bnode" ? `_:${term.value}` : term.value;
  }

  has(iri: string): boolean {
    return this.known.has(iri);
  }

  /** Learn the names of these things; what cannot be learnt stays without. */
  async learn(terms: Iterable<Term | null>): Promise<void> {
    const terms_ = await this.ofTerms();
    const wanted = new Set<string>();
    for (const term of terms) {
      if (term?.type !== "uri" || this.asked.has(term.value)) continue;
      const own = terms_.get(short(term.value, this.page));
      if (own) this.known.set(term.value, own);
      else if (term.value.startsWith(this.page.base)) wanted.add(term.value);
      this.asked.add(term.value);
    }
    const all = [...wanted];
    for (let i = 0; i < all.length; i += NAMED_AT_ONCE) await this.fetch(all.slice(i, i + NAMED_AT_ONCE));
  }

  private async fetch(iris: string[]): Promise<void> {
    try {
      const headers = { "Content-Type": "application/json" };
      const signal = AbortSignal.timeout(this.page.timeout * 1000);
      const response = await fetch(`/api/names?lang=${this.page.lang}`, { method: "POST", headers, body: JSON.stringify(iris), signal });
      if (!response.ok) return;
      for (const [iri, name] of Object.entries((await response.json()) as Record<string, string>)) this.known.set(iri, name);
    } catch {
      return; // addresses will do
    }
  }
}
