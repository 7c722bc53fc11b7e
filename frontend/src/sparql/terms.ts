// RDF terms and answers as they come from /sparql, and how addresses are written for people.
import type { Settings } from "./page";

export type Term =
  | { type: "uri"; value: string }
  | { type: "bnode"; value: string }
  | { type: "literal"; value: string; "xml:lang"?: string; datatype?: string }
  | { type: "triple"; value: { subject: Term; predicate: Term; object: Term } };

export type Row = (Term | null)[];

export type Answer =
  | { kind: "truth"; truth: boolean }
  | { kind: "rows" | "graph"; columns: string[]; rows: Row[] };

const XSD = "http://www.w3.org/2001/XMLSchema#";
const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const NUMBERS = new Set(["integer", "decimal", "double", "float"].map((name) => XSD + name));
const DATE = /^-?\d{4}(-\d\d(-\d\d)?)?(T[\d:.]+)?(Z|[+-]\d\d:\d\d)?$/;

interface Results {
  boolean?: boolean;
  head: { vars?: string[] };
  results?: { bindings: Record<string, Term>[] };
}

export function fromResults(json: Results): Answer {
  if (typeof json.boolean === "boolean") return { kind: "truth", truth: json.boolean };
  const columns = json.head.vars ?? [];
  const rows = (json.results?.bindings ?? []).map((binding) => columns.map((name) => binding[name] ?? null));
  return { kind: "rows", columns, rows };
}

type Value = { "@id"?: string; "@value"?: string | number | boolean; "@language"?: string; "@type"?: string };
type Described = { "@id": string; "@type"?: string[] } & Record<string, unknown>;

/** Return a graph as rows of subject, predicate and object, from expanded JSON-LD, as the endpoint writes it. */
export function fromJsonLd(json: Described[]): Answer {
  const rows: Row[] = [];
  for (const node of json) {
    const subject = named(node["@id"]);
    for (const type of node["@type"] ?? []) rows.push([subject, named(RDF_TYPE), named(type)]);
    for (const [key, values] of Object.entries(node)) {
      if (key.startsWith("@") || !Array.isArray(values)) continue;
      for (const value of values as Value[]) rows.push([subject, named(key), valued(value)]);
    }
  }
  return { kind: "graph", columns: ["subject", "predicate", "object"], rows };
}

function named(id: string): Term {
  return id.startsWith("_:") ? { type: "bnode", value: id.slice(2) } : { type: "uri", value: id };
}

function valued(value: Value): Term {
  if (value["@id"] !== undefined) return named(value["@id"]);
  const term: Term = { type: "literal", value: String(value["@value"]) };
  if (value["@language"]) term["xml:lang"] = value["@language"];
  if (value["@type"]) term.datatype = value["@type"];
  return term;
}

/** Return prefix:name, or <path> relative to the base, or the address itself in brackets. */
export function short(iri: string, page: Settings): string {
  for (const [prefix, namespace] of Object.entries(page.prefixes)) {
    const name = iri.startsWith(namespace) ? iri.slice(namespace.length) : "";
    if (/^[\w-]+$/.test(name)) return `${prefix}:${name}`;
  }
  return iri.startsWith(page.base) ? `<${iri.slice(page.base.length)}>` : `<${iri}>`;
}

/** Return where a thing is shown here; null for an address that must not be a link. */
export function local(iri: string, page: Settings): string | null {
  if (iri.startsWith(page.base)) {
    const path = iri.slice(page.base.length).split("#")[0] ?? "";
    return `/id/${path.split("/").map(encodeURIComponent).join("/")}?lang=${page.lang}`;
  }
  const [own, topics] = [page.prefixes["dm"] ?? "", page.prefixes["topic"] ?? ""];
  if (own && iri.startsWith(own)) return `/ontology?lang=${page.lang}#${encodeURIComponent(iri.slice(own.length))}`;
  if (topics && iri.startsWith(topics)) return `/topics/${encodeURIComponent(iri.slice(topics.length))}?lang=${page.lang}`;
  return /^https?:\/\//.test(iri) ? iri : null;
}

export function isNumber(term: Term | null): boolean {
  if (term?.type !== "literal") return false;
  const isText = !term.datatype || term.datatype === XSD + "string";
  return NUMBERS.has(term.datatype ?? "") || (isText && !DATE.test(term.value) && /^-?\d+(\.\d+)?$/.test(term.value));
}

/** Return the begin of a day, month or year in milliseconds, null for what is no date. */
export function time(term: Term | null): number | null {
  if (term?.type !== "literal" || !DATE.test(term.value)) return null;
  if (NUMBERS.has(term.datatype ?? "")) return null;
  const [year, month = "01", day = "01"] = term.value.slice(0, 10).split("-");
  const found = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return Number.isNaN(found) ? null : found;
}

export function datatype(term: Term, page: Settings): string {
  if (term.type !== "literal" || !term.datatype || term.datatype === XSD + "string") return "";
  return short(term.datatype, page);
}
