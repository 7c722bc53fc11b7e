// Rows as a table, a hundred at a time: things are links to their pages, texts stay text.
import { element, say, type Settings } from "./page";
import { datatype, isNumber, local, short, type Row, type Term } from "./terms";
import type { Names } from "./asking";

const AT_ONCE = 100;

export class Table {
  readonly panel = element("div");
  private first = 0;
  private drawn = 0;

  constructor(
    private readonly page: Settings,
    private readonly names: Names,
    private readonly columns: string[],
    private rows: Row[],
  ) {}

  async show(): Promise<void> {
    const now = ++this.drawn;
    const rows = this.rows.slice(this.first, this.first + AT_ONCE);
    this.draw(rows);
    await this.names.learn(rows.flat());
    if (now === this.drawn) this.draw(rows);
  }

  private draw(rows: Row[]): void {
    const heads = this.columns.map((name, index) => element("th", { scope: "col", class: this.isNumeric(index) ? "number" : "" }, this.sorter(name, index)));
    const table = element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((term) => this.cell(term))))),
    );
    const wide = element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": say(this.page, "table") }, table);
    const had = this.panel.contains(document.activeElement) ? document.activeElement?.getAttribute("data-control") : null;
    this.panel.replaceChildren(wide, ...(this.rows.length > AT_ONCE ? [this.pager(rows.length)] : []));
    if (had) this.panel.querySelector<HTMLElement>(`[data-control="${CSS.escape(had)}"]`)?.focus();
  }

  private isNumeric(index: number): boolean {
    const first = this.rows.find((row) => row[index] !== null);
    return isNumber(first?.[index] ?? null);
  }

  private sorter(name: string, index: number): HTMLElement {
    const button = element("button", { type: "button", class: "sort", "data-control": `sort-${index}`, title: say(this.page, "sort") }, name);
    button.addEventListener("click", () => this.sort(index));
    return button;
  }

  /** Sort by a column; again for the other direction. What is missing comes last. */
  private sort(index: number): void {
    const key = (row: Row) => row[index] ?? null;
    const before = [...this.rows];
    this.rows = [...this.rows].sort((a, b) => compared(key(a), key(b)));
    if (this.rows.every((row, i) => row === before[i])) this.rows.sort((a, b) => (key(a) && key(b) ? compared(key(b), key(a)) : compared(key(a), key(b))));
    this.first = 0;
    void this.show();
  }

  private cell(term: Term | null): HTMLElement {
    if (term === null) return element("td");
    if (term.type === "uri") return element("td", {}, ...this.thing(term));
    if (term.type !== "literal") return element("td", {}, element("bdi", {}, this.names.of(term)));
    const lang = term["xml:lang"];
    const told = lang ? `@${lang}` : datatype(term, this.page);
    const text = element("bdi", lang ? { lang } : {}, term.value);
    const isPlain = told === "" || told === "xsd:integer";
    return element("td", isNumber(term) ? { class: "number" } : {}, text, isPlain ? null : element("small", {}, ` ${told}`));
  }

  private thing(term: Term & { type: "uri" }): Node[] {
    const target = local(term.value, this.page);
    const name = element("bdi", {}, this.names.of(term));
    const shown = target ? element("a", { href: target, rel: "noreferrer" }, name) : name;
    const address = this.names.has(term.value) ? [element("small", {}, element("bdi", {}, ` ${short(term.value, this.page)}`))] : [];
    return [shown, ...address];
  }

  private pager(shown: number): HTMLElement {
    const step = (key: string, by: number, possible: boolean) => {
      const button = element("button", { type: "button", class: "plain", disabled: !possible, "data-control": key }, say(this.page, key));
      button.addEventListener("click", () => {
        this.first += by;
        void this.show();
      });
      return button;
    };
    const end = this.first + shown;
    const where = say(this.page, "range", { first: this.first + 1, last: end, all: this.rows.length.toLocaleString(this.page.lang) });
    return element(
      "p",
      { class: "actions" },
      step("back", -AT_ONCE, this.first > 0),
      element("span", { role: "status" }, where),
      step("next", AT_ONCE, end < this.rows.length),
    );
  }
}

function compared(a: Term | null, b: Term | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (isNumber(a) && isNumber(b)) return Number(a.value) - Number(b.value);
  return String(a.value).localeCompare(String(b.value));
}
