// The queries that were run in this browser, the newest first. They stay in the browser.

export interface Past {
  text: string;
  when: string;
}

const KEY = "kg-queries";
const KEPT = 50;
const LONGEST = 20_000;

export function past(): Past[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter(isPast) : [];
  } catch {
    return []; // no storage, or not ours
  }
}

function isPast(one: unknown): one is Past {
  const { text, when } = (one ?? {}) as Partial<Past>;
  return typeof text === "string" && typeof when === "string";
}

export function remember(text: string): void {
  if (!text.trim() || text.length > LONGEST) return;
  const others = past().filter((one) => one.text !== text);
  write([{ text, when: new Date().toISOString() }, ...others].slice(0, KEPT));
}

export function forget(): void {
  write([]);
}

function write(all: Past[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // a full or forbidden storage costs the history, not the query
  }
}
