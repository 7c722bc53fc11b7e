// Texts of the view, names of things, and names as they are searched: in any script.
import type { Actor, Names, View } from "./data";

const FALLBACK = ["en", "ru", "az"];

export class Words {
  constructor(
    private readonly view: View,
    public lang: string,
  ) {}

  label(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    const text = this.view.labels[this.lang]?.[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }

  languages(): string[] {
    return Object.keys(this.view.labels);
  }

  pick(names: Names = {}): string {
    const lang = [this.lang, ...FALLBACK].find((one) => names[one]);
    return (lang ? names[lang] : Object.values(names)[0]) ?? "";
  }

  /** The names in the language of now; of several things the same in each language, so not one after the other. */
  all(names: readonly Names[]): string[] {
    const lang = [this.lang, ...FALLBACK].find((one) => names.some((name) => name[one]));
    return names.flatMap((name) => (lang ? (name[lang] ?? []) : Object.values(name)));
  }

  name(actor: Actor): string {
    const home = actor.home?.[this.lang];
    return (this.pick(actor.names) || actor.iri) + (home ? ` (${home})` : "");
  }

  term(name: string): string {
    const names = this.view.terms[name];
    return names ? this.pick(names) : name;
  }

  language(code: string): string {
    try {
      return new Intl.DisplayNames([this.lang], { type: "language" }).of(code) ?? code;
    } catch {
      return code;
    }
  }

  /** As kg.names.fold does: letters of any script to plain Latin ones, words parted by one space. */
  fold(text: string): string {
    const lower = text.replaceAll("İ", "i").toLowerCase().normalize("NFC");
    const latin = Array.from(lower, (letter) => this.view.fold[letter] ?? letter).join("").normalize("NFKD");
    return (latin.replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? []).join(" ");
  }

  /** Whether each word begins a word of one of the actor's names. */
  matches(actor: Actor, words: readonly string[]): boolean {
    return actor.keys.some((key) => words.every((word) => ` ${key}`.includes(` ${word}`)));
  }
}
