// The page of queries: the server's form becomes an editor, and answers appear below it without a new page.
import { ask, Names, Refusal } from "./asking";
import { Chart } from "./chart";
import { sources, type Known } from "./completion";
import { editor } from "./editor";
import { forget, past, remember } from "./history";
import { Network } from "./network";
import { element, say, settings } from "./page";
import "./style.css";
import { Table } from "./table";
import type { Answer } from "./terms";
import { tabs, type View } from "./views";

const LONGEST = 6000; // characters of a query in an address; longer ones stand behind #, which no server sees

const form = document.querySelector<HTMLFormElement>("#ask");
const field = document.querySelector<HTMLTextAreaElement>("#query");
const place = document.querySelector<HTMLElement>("#answer");
if (form && field && place) start(form, field, place);

function start(form: HTMLFormElement, field: HTMLTextAreaElement, place: HTMLElement): void {
  const page = settings(form);
  const terms = once(() => known(page.lang));
  const names = new Names(page, once(async () => new Map((await terms()).flatMap(({ name, label }) => (label ? [[name, label]] : [])))));
  const host = element("div", { id: "editor" });
  field.hidden = true;
  document.querySelector("#no-scripts")?.remove();
  field.after(host);
  const shared = new URLSearchParams(location.hash.slice(1)).get("query");
  const first = shared ?? field.value;
  const written = editor(host, first, say(page, "query_text"), { Completions: say(page, "completions") }, sources(page, terms), { run: () => void run(), changed: () => written.mark(null, "") });
  form.querySelector("label")?.addEventListener("click", () => written.focus());

  const status = element("p", { role: "status", id: "status" });
  const clock = element("span", { class: "kind", "aria-hidden": "true" });
  const stop = element("button", { type: "button", class: "plain", id: "stop", hidden: true }, say(page, "stop"));
  const share = element("button", { type: "button", class: "plain", id: "share" }, say(page, "share"));
  const keys = element("span", { class: "kind" }, say(page, "keys"));
  form.querySelector(".actions")?.append(stop, share, keys, clock);
  form.append(pastQueries());
  place.before(status);

  let running: AbortController | null = null;
  let open: View[] = [];
  stop.addEventListener("click", () => running?.abort());
  share.addEventListener("click", () => void copy());
  form.addEventListener("submit", (event) => {
    const pressed = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    field.value = written.text();
    event.preventDefault();
    void (pressed?.name === "format" ? save(pressed.value) : run());
  });
  addEventListener("pagehide", () => {
    if (written.text() !== first) remember(written.text());
  });
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav a[hreflang]")) {
    link.addEventListener("click", () => (link.href = address(written.text(), link.hreflang))); // the query comes along
  }
  const problem = document.querySelector("#problem")?.textContent;
  if (problem) written.mark(new Refusal(problem).place, problem);

  async function run(): Promise<void> {
    const text = written.text();
    const begin = performance.now();
    remember(text);
    history.replaceState(null, "", address(text));
    clear();
    await attended(async (signal) => {
      const answer = await ask(text, signal);
      show(answer);
      return told(answer, ((performance.now() - begin) / 1000).toFixed(2));
    });
  }

  /** Save the answer as a file; what goes wrong is said here, and the page stays. */
  async function save(form_: string): Promise<void> {
    const body = new URLSearchParams({ query: written.text(), format: form_ });
    await attended(async (signal) => {
      const response = await fetch("/query", { method: "POST", body, signal });
      if (!response.ok) throw new Refusal((await response.text()).trim());
      const link = element("a", { href: URL.createObjectURL(await response.blob()), download: `answer.${form_}` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      return say(page, "saved", { name: link.download });
    });
  }

  /** Do what takes time: with a clock, a button that stops it, and what came of it said. */
  async function attended(work: (signal: AbortSignal) => Promise<string>): Promise<void> {
    running?.abort();
    const own = (running = new AbortController());
    const begin = performance.now();
    const tick = () => (clock.textContent = say(page, "clock", { seconds: Math.floor((performance.now() - begin) / 1000), timeout: page.timeout }));
    const ticking = setInterval(tick, 200);
    written.mark(null, "");
    document.querySelector("#problem")?.remove();
    stop.hidden = false;
    place.setAttribute("aria-busy", "true");
    say_(say(page, "running"));
    try {
      say_(await work(own.signal));
    } catch (error) {
      if (own === running) fail(error);
    } finally {
      clearInterval(ticking);
      if (own === running) {
        if (document.activeElement === stop) written.focus();
        stop.hidden = true;
        place.removeAttribute("aria-busy");
        clock.textContent = "";
        running = null;
      }
    }
  }

  function say_(text: string): void {
    status.textContent = text;
  }

  function told(answer: Answer, seconds: string): string {
    if (answer.kind === "truth") return say(page, answer.truth ? "yes" : "no");
    const count = answer.rows.length.toLocaleString(page.lang);
    return answer.rows.length ? say(page, answer.kind === "graph" ? "triples_in" : "rows_in", { count, seconds }) : say(page, "nothing");
  }

  function fail(error: unknown): void {
    if (error instanceof DOMException && error.name === "AbortError") {
      say_(say(page, "stopped"));
      return;
    }
    say_("");
    const message = error instanceof Refusal ? error.message : say(page, "unreachable");
    place.prepend(element("p", { role: "alert", id: "problem" }, element("bdi", {}, message)));
    if (error instanceof Refusal && error.place) {
      written.mark(error.place, message);
      written.focus();
    }
  }

  function clear(): void {
    for (const view of open) view.close?.();
    open = [];
    place.replaceChildren();
  }

  function show(answer: Answer): void {
    clear();
    if (answer.kind === "truth" || !answer.rows.length) return;
    const { columns, rows } = answer;
    const heads = answer.kind === "graph" ? columns.map((name) => say(page, name)) : columns;
    const network = new Network(page, names, answer);
    open = [
      { name: say(page, "table"), ...bound(new Table(page, names, heads, rows)) },
      { name: say(page, "chart"), ...bound(new Chart(page, names, heads, rows)) },
      { name: say(page, "network"), ...bound(network), close: () => network.close() },
    ];
    place.append(element("h2", {}, say(page, "answer")), tabs(say(page, "views"), open));
    for (const kind of form.querySelectorAll<HTMLElement>("[data-files]")) kind.hidden = kind.dataset["files"] !== answer.kind;
  }

  function address(text: string, lang = page.lang): string {
    const query = new URLSearchParams({ query: text }).toString();
    return query.length > LONGEST ? `/query?lang=${lang}#${query}` : `/query?lang=${lang}&${query}`;
  }

  async function copy(): Promise<void> {
    const link = location.origin + address(written.text());
    history.replaceState(null, "", link);
    try {
      await navigator.clipboard.writeText(link);
      say_(say(page, "copied"));
    } catch {
      say_(say(page, "in_address")); // no clipboard without HTTPS
    }
  }

  function pastQueries(): HTMLElement {
    const list = element("ol", { class: "past" });
    const empty = element("button", { type: "button", class: "plain" }, say(page, "forget"));
    const details = element("details", { id: "past" }, element("summary", {}, say(page, "past")), list, empty);
    const fill = () => {
      const entries = past().map(({ text, when }) => {
        const button = element("button", { type: "button", class: "plain" }, element("code", {}, excerpt(text)));
        button.addEventListener("click", () => {
          written.write(text);
          written.focus();
        });
        return element("li", {}, button, " ", element("time", { datetime: when, class: "kind" }, new Date(when).toLocaleString(page.lang)));
      });
      list.replaceChildren(...entries);
      empty.hidden = !entries.length;
    };
    empty.addEventListener("click", () => (forget(), fill()));
    details.addEventListener("toggle", fill);
    return details;
  }
}

function bound(part: { panel: HTMLElement; show(): Promise<void> }): { panel: HTMLElement; show(): void } {
  return { panel: part.panel, show: () => void part.show() };
}

/** Return what a query asks, without prefixes and comments, on one line. */
function excerpt(text: string): string {
  const bare = text.replace(/^\s*(?:#.*|PREFIX\s+\S+\s+<[^>]*>)\s*$/gim, "").replace(/\s+/g, " ").trim();
  return bare.length > 110 ? `${bare.slice(0, 110)}…` : bare;
}

async function known(lang: string): Promise<Known[]> {
  const response = await fetch(`/api/terms?lang=${lang}`);
  return response.ok ? ((await response.json()) as Known[]) : [];
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}
