// What the editor offers while one types: terms with their prefixes, things of the graph, variables, words of SPARQL.
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { EditorView } from "@codemirror/view";
import type { Settings } from "./page";

export interface Known {
  name: string;
  kind: "class" | "property" | "individual" | "topic" | "datatype";
  label: string | null;
  definition: string | null;
}

const CLAUSES =
  "SELECT DISTINCT REDUCED CONSTRUCT DESCRIBE ASK WHERE FROM NAMED PREFIX BASE OPTIONAL UNION MINUS FILTER BIND VALUES UNDEF " +
  "GRAPH GROUP ORDER BY ASC DESC HAVING LIMIT OFFSET AS IN NOT EXISTS";
const FUNCTIONS =
  "COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IRI BNODE RAND ABS CEIL FLOOR ROUND CONCAT " +
  "SUBSTR STRLEN REPLACE UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES " +
  "SECONDS NOW MD5 SHA256 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISBLANK ISLITERAL ISNUMERIC REGEX";
const WORDS: Completion[] = [
  ...CLAUSES.split(" ").map((label) => ({ label, type: "keyword" })),
  ...FUNCTIONS.split(" ").map((label) => ({ label, type: "function", apply: `${label}(` })),
];
const OFFERED = 60;

/** Return the sources of completion; `terms` is asked when first needed. */
export function sources(page: Settings, terms: () => Promise<Known[]>): CompletionSource[] {
  const shown = (source: CompletionSource) => (context: CompletionContext) => (inText(context) ? null : source(context));
  return [shown(variables), shown((context) => names(context, page, terms)), (context) => things(context, page)];
}

function inText(context: CompletionContext): boolean {
  return /string|comment/.test(syntaxTree(context.state).resolveInner(context.pos, -1).name);
}

function variables(context: CompletionContext): CompletionResult | null {
  const typed = context.matchBefore(/[?$]\w*/);
  if (!typed) return null;
  const text = context.state.doc.toString();
  const others = text.slice(0, typed.from) + " " + text.slice(context.pos);
  const found = new Set([...others.matchAll(/[?$](\w+)/g)].map((match) => `?${match[1]}`));
  return { from: typed.from, options: [...found].sort().map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
}

async function names(context: CompletionContext, page: Settings, terms: () => Promise<Known[]>): Promise<CompletionResult | null> {
  const typed = context.matchBefore(/[\p{L}_][\p{L}\p{N}_:-]*/u);
  if (!typed && !context.explicit) return null;
  const from = typed?.from ?? context.pos;
  const text = typed?.text ?? "";
  if (/[?$<@]$/.test(context.state.doc.sliceString(Math.max(0, from - 1), from))) return null;
  const afterA = /(?:^|[\s;])a\s+$/.test(context.state.doc.sliceString(Math.max(0, from - 20), from));
  const found = (await terms())
    .map((term) => ({ term, rank: rank(term, text, afterA) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.term.name < b.term.name ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ term }) => offered(term, page));
  const wanted = text.toUpperCase();
  const words = text && !text.includes(":") ? WORDS.filter(({ label }) => label.startsWith(wanted) && label !== wanted) : [];
  return { from, options: [...words, ...found], filter: false };
}

/** Return how well a term fits what was typed, by its name or a word of its label; 0 for not at all. */
function rank(term: Known, typed: string, afterA: boolean): number {
  const kind = (afterA ? term.kind === "class" : term.kind === "property") ? 4 : afterA ? 0 : 2;
  const own = term.name.startsWith("dm:") ? 2 : 0;
  if (!typed) return afterA && term.kind === "class" && own ? 1 : 0;
  const text = typed.toLowerCase();
  const name = term.name.toLowerCase();
  if (name === text) return 0;
  if (name.startsWith(text)) return 30 + kind + own;
  if (text.includes(":")) return 0;
  const bare = name.slice(name.indexOf(":") + 1);
  if (bare.startsWith(text)) return 20 + kind + own;
  const label = (term.label ?? "").toLowerCase();
  if (label.split(/[\s(]+/).some((word) => word.startsWith(text))) return 10 + kind + own;
  return text.length > 3 && bare.includes(text) ? 5 + kind + own : 0;
}

function offered(term: Known, page: Settings): Completion {
  return {
    label: term.name,
    detail: term.label ? ` ${term.label}` : "", // the blank parts them for screen readers
    type: term.kind,
    info: term.definition ?? undefined,
    apply: (view: EditorView, _completion: Completion, from: number, to: number) => insert(view, term.name, from, to, page),
  };
}

/** Write the term, and declare its prefix above where it is not declared. */
function insert(view: EditorView, name: string, from: number, to: number, page: Settings): void {
  const prefix = name.slice(0, name.indexOf(":"));
  const text = view.state.doc.toString();
  const declared = new RegExp(`\\bprefix\\s+${prefix}:`, "i").test(text);
  const declaration = declared ? "" : `PREFIX ${prefix}: <${page.prefixes[prefix]}>\n`;
  const first = /^[ \t]*(?:PREFIX|BASE)\b/im.exec(text);
  const above = first ? first.index : header(text);
  const gap = declaration && !first ? "\n" : "";
  const changes = [{ from, to, insert: name }, ...(declaration ? [{ from: above, insert: declaration + gap }] : [])];
  const anchor = from + name.length + (above <= from ? declaration.length + gap.length : 0);
  view.dispatch({ changes, selection: { anchor }, userEvent: "input.complete" });
}

/** Return where the comments at the top end. */
function header(text: string): number {
  return /^(?:[ \t]*#[^\n]*\n|[ \t]*\n)*/.exec(text)?.[0].length ?? 0;
}

interface Hit {
  iri: string;
  kind: string;
  label: string;
}

/** Offer things of the graph by name, in any script, after an opening bracket. */
async function things(context: CompletionContext, page: Settings): Promise<CompletionResult | null> {
  const typed = context.matchBefore(/<[\p{L}][\p{L}\p{N}.'-]{1,80}/u);
  if (!typed) return null;
  const stop = new AbortController();
  context.addEventListener("abort", () => stop.abort());
  const asked = new URLSearchParams({ q: typed.text.slice(1), lang: page.lang, limit: "12" });
  try {
    const response = await fetch(`/api/search?${asked}`, { signal: stop.signal });
    const { results } = (await response.json()) as { results: Hit[] };
    const closed = context.state.sliceDoc(context.pos, context.pos + 1) === ">";
    return { from: typed.from, to: context.pos + (closed ? 1 : 0), options: results.map((hit) => thing(hit, page)), filter: false };
  } catch {
    return null;
  }
}

function thing(hit: Hit, page: Settings): Completion {
  const text = hit.iri.startsWith(page.base) ? `<${hit.iri.slice(page.base.length)}>` : `<${hit.iri}>`;
  return { label: hit.label, detail: ` ${say(page, hit.kind)}`, apply: text };
}

function say(page: Settings, kind: string): string {
  return page.texts[kind] ?? kind;
}

