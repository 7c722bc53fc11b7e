// Everything to set: who is a node, which events count, what is looked for, and how it is shown.
import { type Choice, months, monthText } from "./choice";
import { type Actor, type Level, LEVELS, type View } from "./data";
import { button, make, words as isolated } from "./elements";
import type { FileKind } from "./files";
import type { Words } from "./words";

const MOST_FOUND = 12;
export type Shown = "picture" | "table";

export interface Wishes {
  readonly changed: (level: boolean) => void;
  readonly show: (shown: Shown) => void;
  readonly language: (lang: string) => void;
  readonly find: (node: number) => void;
  readonly unfocus: () => void;
  readonly save: (kind: FileKind) => void;
}

interface Option {
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
}

export class Controls {
  readonly element = make("form", { className: "controls", submit: (event: Event) => event.preventDefault() });

  constructor(
    private readonly view: View,
    private readonly words: Words,
    private readonly choice: Choice,
    private readonly wishes: Wishes,
    private readonly own: boolean,
  ) {}

  /** Write everything anew, in the language of now. */
  render(shown: Shown, drawable: boolean, ranked: () => readonly number[]): void {
    const { label } = { label: (key: string) => this.words.label(key) };
    const filters = make("details", { className: "filters" }, make("summary", {}, label("filters")), ...this.filters());
    filters.open = matchMedia("(min-width: 60rem)").matches;
    const views: Option[] = (["picture", "table"] as const).map((value) => ({
      value,
      text: label(value),
      checked: value === shown,
      disabled: value === "picture" && !drawable,
    }));
    this.element.replaceChildren(
      this.search(ranked),
      this.level(),
      this.choices("radio", "view", views, (value) => this.wishes.show(value as Shown)),
      ...(this.choice.focus ? [this.focus()] : []),
      filters,
      this.files(drawable && shown === "picture"),
      ...(this.own ? [this.languages()] : []),
    );
  }

  private level(): HTMLElement {
    const options = LEVELS.map((value) => ({ value, text: this.words.label(value), checked: value === this.choice.level }));
    return this.choices("radio", "level", options, (value) => {
      this.choice.level = value as Level;
      this.choice.focus = null;
      this.wishes.changed(true);
    });
  }

  private filters(): HTMLElement[] {
    const term = (name: string) => this.words.term(name);
    return [
      this.set("types", this.choice.types, this.values((event) => [event.type]), term),
      this.set("modality", this.choice.modalities, ["Held", "Planned", "Cancelled"], term),
      this.period(),
      this.topic(),
      this.set("report_language", this.choice.langs, this.values((event) => event.langs ?? []), (code) => this.words.language(code)),
      this.confidence(),
    ];
  }

  private values(of: (event: View["events"][number]) => readonly string[]): string[] {
    return [...new Set(this.view.events.flatMap(of))].sort();
  }

  private set(name: string, chosen: Set<string>, values: readonly string[], text: (value: string) => string): HTMLElement {
    const options = values.map((value) => ({ value, text: text(value), checked: chosen.has(value) }));
    return this.choices("checkbox", name, options, (value, on) => {
      if (on) chosen.add(value);
      else chosen.delete(value);
      this.wishes.changed(false);
    });
  }

  private choices(
    type: "radio" | "checkbox",
    name: string,
    options: readonly Option[],
    change: (value: string, on: boolean) => void,
  ): HTMLElement {
    const labels = options.map(({ value, text, checked, disabled }) => {
      const input = make("input", { type, name, value, checked, disabled });
      input.addEventListener("change", () => change(value, input.checked));
      return make("label", {}, input, " ", text);
    });
    return make("fieldset", { className: name }, make("legend", {}, this.words.label(name)), ...labels);
  }

  private period(): HTMLElement {
    const box = make("fieldset", { className: "period" }, make("legend", {}, this.words.label("period")));
    const span = this.view.events.flatMap((event) => months(event) ?? []);
    if (span.length) {
      const [min, max] = span.reduce(([a, b], m) => [Math.min(a, m), Math.max(b, m)] as [number, number], [Infinity, -Infinity]);
      const since = this.slider("from", min, max, 1, this.choice.since, monthText, (value) => {
        this.choice.since = value;
        if (value > this.choice.until) until.set(value);
      });
      const until = this.slider("to", min, max, 1, this.choice.until, monthText, (value) => {
        this.choice.until = value;
        if (value < this.choice.since) since.set(value);
      });
      box.append(since.element, until.element);
    }
    const undated = make("input", { type: "checkbox", name: "undated", checked: this.choice.undated });
    undated.addEventListener("change", () => {
      this.choice.undated = undated.checked;
      this.wishes.changed(false);
    });
    box.append(make("label", {}, undated, " ", this.words.label("undated")));
    return box;
  }

  private confidence(): HTMLElement {
    const percent = (value: number) => value.toFixed(2);
    const { element } = this.slider("at_least", 0, 1, 0.05, this.choice.confidence, percent, (value) => {
      this.choice.confidence = value;
    });
    return make("fieldset", { className: "confidence" }, make("legend", {}, this.words.label("confidence")), element);
  }

  private slider(
    name: string,
    min: number,
    max: number,
    step: number,
    value: number,
    text: (value: number) => string,
    change: (value: number) => void,
  ) {
    const input = make("input", { type: "range", name, min, max, step });
    const output = make("output", {}, text(value));
    const set = (now: number) => {
      input.value = String(now);
      input.setAttribute("aria-valuetext", text(now));
      output.textContent = text(now);
      change(now);
    };
    input.value = String(value);
    input.setAttribute("aria-valuetext", text(value));
    input.addEventListener("input", () => {
      set(Number(input.value));
      this.wishes.changed(false);
    });
    const element = make("label", { className: "slider" }, make("span", {}, this.words.label(name)), input, output);
    return { element, set };
  }

  private topic(): HTMLElement {
    const counts = new Map<number, number>();
    for (const { topics } of this.view.events) for (const topic of topics ?? []) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    const concepts = this.view.topics.flatMap(({ names, concept }, number) =>
      concept ? [{ number, text: `${this.words.pick(names)} (${counts.get(number) ?? 0})` }] : [],
    );
    concepts.sort((a, b) => a.text.localeCompare(b.text, this.words.lang));
    const select = make(
      "select",
      { name: "topic" },
      make("option", { value: "" }, this.words.label("any_topic")),
      ...concepts.map(({ number, text }) => make("option", { value: String(number) }, text)),
    );
    select.value = this.choice.topic === null ? "" : String(this.choice.topic);
    select.addEventListener("change", () => {
      this.choice.topic = select.value === "" ? null : Number(select.value);
      this.wishes.changed(false);
    });
    return make("label", { className: "topic" }, make("span", {}, this.words.label("topic")), select);
  }

  private focus(): HTMLElement {
    const focus = this.choice.focus;
    const actor = this.view.actors[focus?.node ?? -1] as Actor;
    const steps = [1, 2].map((number) => ({
      value: String(number),
      text: this.words.label(`steps_${number}`),
      checked: focus?.steps === number,
    }));
    const box = this.choices("radio", "neighbourhood", steps, (value) => {
      if (this.choice.focus) this.choice.focus = { ...this.choice.focus, steps: Number(value) };
      this.wishes.changed(false);
    });
    box.children[0]?.after(make("span", {}, isolated(this.words.name(actor))));
    box.append(button(this.words.label("unfocus"), this.wishes.unfocus));
    return box;
  }

  private search(ranked: () => readonly number[]): HTMLElement {
    const found = make("ul", { id: "found", className: "found" });
    const input = make("input", {
      id: "find",
      type: "search",
      autocomplete: "off",
      spellcheck: false,
      placeholder: this.words.label("search_hint"),
      "aria-controls": "found",
    });
    const close = () => found.replaceChildren();
    const look = () => {
      const asked = this.words.fold(input.value).split(" ").filter(Boolean);
      if (!asked.length) return close();
      const hits = ranked().filter((node) => this.words.matches(this.view.actors[node] as Actor, asked));
      const items = hits.slice(0, MOST_FOUND).map((node) => {
        const choose = () => {
          close();
          input.value = "";
          this.wishes.find(node);
        };
        return make("li", {}, button(isolated(this.words.name(this.view.actors[node] as Actor)), choose));
      });
      found.replaceChildren(...(items.length ? items : [make("li", { role: "status" }, this.words.label("nobody"))]));
    };
    const step = (event: KeyboardEvent) => {
      const buttons = [...found.querySelectorAll("button")];
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (event.key === "Escape") close();
      if (event.key === "Enter" && at < 0) buttons[0]?.click();
      if (to === undefined) return;
      event.preventDefault();
      (buttons[to] ?? input).focus();
    };
    input.addEventListener("input", look);
    return make("div", { className: "search", keydown: step }, make("label", { htmlFor: "find" }, this.words.label("search")), input, found);
  }

  private files(drawn: boolean): HTMLElement {
    const kinds: FileKind[] = drawn ? ["png", "svg", "gexf"] : [];
    const buttons = kinds.map((kind) => button(kind.toUpperCase(), () => this.wishes.save(kind), { name: kind }));
    return make("fieldset", { className: "files", hidden: !drawn }, make("legend", {}, this.words.label("files")), ...buttons);
  }

  private languages(): HTMLElement {
    const names = this.words.languages();
    const select = make("select", { name: "language" }, ...names.map((code) => make("option", { value: code }, this.words.language(code))));
    select.value = this.words.lang;
    select.addEventListener("change", () => this.wishes.language(select.value));
    return make("label", { className: "language" }, make("span", {}, this.words.label("language")), select);
  }
}
