// Elements with text in them: text of the graph only ever becomes text nodes and attributes without meaning.

type Child = Node | string | null | false;
type Properties = Readonly<Record<string, unknown>>;

/** Functions become listeners (`click`), properties of elements are set, all else becomes an attribute. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value as EventListener);
    else if (name in element && !name.startsWith("aria") && name !== "list") Reflect.set(element, name, value);
    else element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** A text of the graph, whose direction of writing stays its own. */
export function words(text: string, lang = ""): HTMLElement {
  return make("bdi", lang ? { lang } : {}, text);
}

export function button(text: Child, click: () => void, properties: Properties = {}): HTMLButtonElement {
  return make("button", { type: "button", click, ...properties }, text);
}

/** A link if the address is one of the web, else the text alone. */
export function link(url: string, text: string): HTMLElement {
  const outward = { target: "_blank", rel: "noopener noreferrer" };
  if (/^https?:\/\//i.test(url)) return make("a", { href: url, ...outward }, words(text));
  if (/^\/id\//.test(url)) return make("a", { href: url }, words(text));
  return words(text);
}

export const listed = (items: readonly Node[]): Child[] =>
  items.flatMap((item, place) => (place ? [", ", item] : [item]));
