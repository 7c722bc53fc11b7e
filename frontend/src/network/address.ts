// What is chosen <-> the query of the page's address, so that reload, back and a shared link show the same.
// Only what differs from the beginning is written; what an address has that the graph has not is left aside.
import { type Choice, monthText } from "./choice";
import { type Home, type Level, LEVELS, type View } from "./data";
import type { Shown } from "./controls";

const SETS = { type: "types", modality: "modalities", report: "langs" } as const;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Take from the query what fits, but the focus, into the choice; return whether it asks for the table. */
export function take(query: URLSearchParams, choice: Choice, view: View): Shown | null {
  const level = query.get("level") as Level;
  if (LEVELS.includes(level)) choice.level = level;
  for (const [name, field] of Object.entries(SETS) as [keyof typeof SETS, (typeof SETS)[keyof typeof SETS]][]) {
    const given = query.get(name);
    if (given !== null) choice[field] = new Set(given.split(",").filter(Boolean));
  }
  choice.since = Math.max(choice.since, month(query.get("from")) ?? choice.since);
  choice.until = Math.min(choice.until, month(query.get("to")) ?? choice.until);
  if (query.get("undated") === "no") choice.undated = false;
  const confidence = Number(query.get("confidence"));
  if (confidence > 0 && confidence <= 1) choice.confidence = confidence;
  const topic = view.topics.findIndex((own, number) => own.concept && topicName(view, number) === query.get("topic"));
  if (topic >= 0) choice.topic = topic;
  return query.get("view") === "table" ? "table" : null;
}

/** Return the address of now, without the server's name. */
export function written(choice: Choice, start: Choice, shown: Shown, view: View, home: Home): string {
  const query = new URLSearchParams();
  const set = (name: string, value: string, usual = "") => value !== usual && query.set(name, value);
  const focus = view.actors[choice.focus?.node ?? -1];
  if (focus) query.set("focus", focus.iri.slice(home.base.length));
  set("steps", String(choice.focus?.steps ?? 1), "1");
  set("level", choice.level, start.level);
  for (const [name, field] of Object.entries(SETS)) set(name, listed(choice[field]), listed(start[field]));
  if (choice.since !== start.since) query.set("from", monthText(choice.since));
  if (choice.until !== start.until) query.set("to", monthText(choice.until));
  set("undated", choice.undated ? "yes" : "no", "yes");
  set("confidence", String(choice.confidence), "0");
  if (choice.topic !== null) query.set("topic", topicName(view, choice.topic));
  set("view", shown, "picture");
  query.set("lang", home.lang);
  return `${location.pathname}?${query.toString().replaceAll("%2F", "/").replaceAll("%2C", ",")}`;
}

/** Put the address into the window, and into the links to the page in other languages. */
export function remember(address: string): void {
  history.replaceState(null, "", address);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("header a[hreflang]")) {
    const other = new URL(address, location.href);
    other.searchParams.set("lang", link.hreflang);
    link.href = other.pathname + other.search;
  }
}

const listed = (values: ReadonlySet<string>): string => [...values].sort().join(",");

function month(text: string | null): number | null {
  const [, year, part] = MONTH.exec(text ?? "") ?? [];
  return year && part ? Number(year) * 12 + Number(part) - 1 : null;
}

/** The name of a topic in one language, the same whatever language the page is in. */
function topicName(view: View, number: number): string {
  const names = view.topics[number]?.names ?? {};
  return names.en ?? Object.values(names)[0] ?? "";
}
