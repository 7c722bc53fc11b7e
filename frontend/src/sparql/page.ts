// What the server tells this page: texts in its language, prefixes, the base of addresses, the time-out.

export interface Settings {
  lang: string;
  base: string;
  timeout: number;
  prefixes: Record<string, string>;
  texts: Record<string, string>;
}

export function settings(form: HTMLFormElement): Settings {
  return { ...(JSON.parse(form.dataset["settings"] ?? "{}") as Settings), lang: document.documentElement.lang };
}

/** Return the text of a key, with values in place of {names}. */
export function say(page: Settings, key: string, values: Record<string, string | number> = {}): string {
  const text = page.texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

type Child = Node | string | null;

/** Return an element; strings become text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}
