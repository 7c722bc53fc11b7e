// The page of queries: the server's form becomes an editor, and answers appear below it without a new page.
import { ask, Names, Refusal } from "./asking";
import { Attendance } from "./attending";
import { sources, type Known } from "./completion";
import { editor, type Editor } from "./editor";
import { remember } from "./history";
import { element, say, settings, type Settings } from "./page";
import { pastQueries } from "./past";
import { Showing } from "./showing";
import "./style.css";

const LONGEST = 6000; // characters of a query in an address; longer ones stand behind #, which no server sees

class QueryPage {
  private readonly page: Settings;
  private readonly terms: () => Promise<Known[]>;
  private readonly first: string;
  private readonly written: Editor;
  private readonly showing: Showing;
  private readonly attendance: Attendance;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly field: HTMLTextAreaElement,
    private readonly place: HTMLElement,
  ) {
    this.page = settings(form);
    this.terms = once(() => known(this.page.lang));
    this.first = new URLSearchParams(location.hash.slice(1)).get("query") ?? field.value;
    this.written = this.edit();
    this.showing = new Showing(this.page, new Names(this.page, once(() => this.labels())), place);
    this.attendance = new Attendance(this.page, place, (error) => this.refused(error), () => this.written.focus());
    this.furnish();
    this.listen();
    const problem = document.querySelector("#problem")?.textContent; // without the script, by the server
    if (problem) this.written.mark(new Refusal(problem).place, problem);
  }

  private edit(): Editor {
    const host = element("div", { id: "editor" });
    this.field.hidden = true;
    this.field.after(host);
    document.querySelector("#no-scripts")?.remove();
    const phrases = { Completions: say(this.page, "completions") };
    const act = { run: () => void this.run(), changed: () => this.written.mark(null, "") };
    return editor(host, this.first, say(this.page, "query_text"), phrases, sources(this.page, this.terms), act);
  }

  private furnish(): void {
    const share = element("button", { type: "button", class: "plain", id: "share" }, say(this.page, "share"));
    share.addEventListener("click", () => void this.copy());
    const keys = element("span", { class: "kind" }, say(this.page, "keys"));
    this.form.querySelector(".actions")?.append(this.attendance.stop, share, keys, this.attendance.clock);
    const choose = (text: string) => {
      this.written.write(text);
      this.written.focus();
    };
    this.form.append(pastQueries(this.page, choose));
    this.place.before(this.attendance.status);
  }

  private listen(): void {
    this.form.querySelector("label")?.addEventListener("click", () => this.written.focus());
    this.form.addEventListener("submit", (event) => {
      const pressed = (event as SubmitEvent).submitter as HTMLButtonElement | null;
      event.preventDefault();
      void (pressed?.name === "format" ? this.save(pressed.value) : this.run());
    });
    addEventListener("pagehide", () => {
      if (this.written.text() !== this.first) remember(this.written.text());
    });
    for (const link of document.querySelectorAll<HTMLAnchorElement>("nav a[hreflang]")) {
      link.addEventListener("click", () => (link.href = this.address(link.hreflang))); // the query comes along
    }
  }

  private async run(): Promise<void> {
    const text = this.written.text();
    const begin = performance.now();
    remember(text);
    history.replaceState(null, "", this.address());
    this.prepare();
    this.showing.clear();
    await this.attendance.to(async (signal) => {
      const answer = await ask(text, signal);
      this.showing.show(answer);
      for (const kind of this.form.querySelectorAll<HTMLElement>("[data-files]")) {
        kind.hidden = answer.kind !== "truth" && kind.dataset["files"] !== answer.kind;
      }
      return this.showing.told(answer, ((performance.now() - begin) / 1000).toFixed(2));
    });
  }

  /** Save the answer as a file; what goes wrong is said here, and the page stays. */
  private async save(form: string): Promise<void> {
    const body = new URLSearchParams({ query: this.written.text(), format: form });
    this.prepare();
    await this.attendance.to(async (signal) => {
      const response = await fetch("/query", { method: "POST", body, signal });
      if (!response.ok) throw new Refusal((await response.text()).trim());
      const link = element("a", { href: URL.createObjectURL(await response.blob()), download: `answer.${form}` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      return say(this.page, "saved", { name: link.download });
    });
  }

  private prepare(): void {
    this.written.mark(null, "");
    document.querySelector("#problem")?.remove();
  }

  private refused(error: unknown): void {
    const message = error instanceof Refusal ? error.message : say(this.page, "unreachable");
    this.place.prepend(element("p", { role: "alert", id: "problem" }, element("bdi", {}, message)));
    if (error instanceof Refusal && error.place) {
      this.written.mark(error.place, message);
      this.written.focus();
    }
  }

  private address(lang = this.page.lang): string {
    const query = new URLSearchParams({ query: this.written.text() }).toString();
    return query.length > LONGEST ? `/query?lang=${lang}#${query}` : `/query?lang=${lang}&${query}`;
  }

  private async copy(): Promise<void> {
    const link = location.origin + this.address();
    history.replaceState(null, "", link);
    try {
      await navigator.clipboard.writeText(link);
      this.attendance.tell(say(this.page, "copied"));
    } catch {
      this.attendance.tell(say(this.page, "in_address")); // no clipboard without HTTPS
    }
  }

  private async labels(): Promise<Map<string, string>> {
    const terms = await this.terms();
    return new Map(terms.flatMap(({ name, label }): [string, string][] => (label ? [[name, label]] : [])));
  }
}

/** Return the terms of the ontology; none where they cannot be had, for the page does without. */
async function known(lang: string): Promise<Known[]> {
  try {
    const response = await fetch(`/api/terms?lang=${lang}`);
    return response.ok ? ((await response.json()) as Known[]) : [];
  } catch {
    return [];
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

const form = document.querySelector<HTMLFormElement>("#ask");
const field = document.querySelector<HTMLTextAreaElement>("#query");
const place = document.querySelector<HTMLElement>("#answer");
if (form && field && place) new QueryPage(form, field, place);
