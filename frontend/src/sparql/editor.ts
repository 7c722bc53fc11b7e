// The editor: CodeMirror in a shadow root, where its styles are adopted sheets, which a strict policy allows.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type CompletionSource } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec, type Text } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)", fontWeight: "600" },
  { tag: [tags.standard(tags.variableName), tags.operator], color: "var(--code-builtin)" },
  { tag: tags.local(tags.variableName), color: "var(--code-variable)" },
  { tag: tags.atom, color: "var(--code-term)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: [tags.comment, tags.meta], color: "var(--mute)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--mute)", borderRadius: "4px", fontSize: ".9rem" },
  "&.cm-focused": { outline: "3px solid var(--link)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "DejaVu Sans Mono", monospace', lineHeight: "1.5", maxHeight: "34rem" },
  ".cm-content, .cm-gutter": { minHeight: "12rem" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { color: "var(--mute)", backgroundColor: "var(--soft)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--code-line)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--code-selected)" },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--mute)", borderRadius: "4px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "16rem", maxWidth: "min(34rem, 90vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".15rem .5rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--paper)", backgroundColor: "var(--link)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: ".8" },
  ".cm-completionInfo": { padding: ".4rem .6rem", maxWidth: "min(22rem, 80vw)", fontFamily: "system-ui, sans-serif" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-diagnostic": { fontFamily: "system-ui, sans-serif" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--code-error) 2px", textDecorationSkipInk: "none" },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--code-error)" },
});

export interface Editor {
  text(): string;
  write(text: string): void;
  focus(): void;
  /** Mark a place, counted from 1 in characters, and say what is wrong there; null takes all marks away. */
  mark(place: { line: number; column: number } | null, message: string): void;
}

export function editor(
  host: HTMLElement,
  text: string,
  label: string,
  phrases: Record<string, string>,
  sources: CompletionSource[],
  act: { run(): void; changed(): void },
): Editor {
  const root = host.attachShadow({ mode: "open" });
  const run = () => (act.run(), true);
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{ key: "Mod-Enter", run }])),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorState.phrases.of(phrases),
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: sources, icons: false, activateOnTypingDelay: 150 }),
        StreamLanguage.define(sparql),
        syntaxHighlighting(colours),
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off", tabindex: "0" }),
        EditorView.domEventHandlers({ beforeinput: replaceSelected }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) act.changed();
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    write: (changed) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: changed }, selection: { anchor: 0 } }),
    focus: () => view.focus(),
    mark(place, message) {
      if (!place) {
        view.dispatch(setDiagnostics(view.state, []));
        return;
      }
      const { from, to } = around(view.state.doc, place);
      view.dispatch(setDiagnostics(view.state, [{ from, to, severity: "error", message }]));
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    },
  };
}

/**
 * Replace what is selected without the browser: Chromium would put an element with a style attribute there for a
 * moment, which the policy of the page refuses and reports.
 */
function replaceSelected(event: InputEvent, view: EditorView): boolean {
  const { from, to, empty } = view.state.selection.main;
  const text = event.data;
  if (event.inputType !== "insertText" || !text || empty || view.composing) return false;
  event.preventDefault();
  const replacing = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  const handled = view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, text, replacing));
  if (!handled) view.dispatch(replacing());
  return true;
}

/** Return the word at a place; the parser counts characters, the editor UTF-16. */
function around(doc: Text, place: { line: number; column: number }): { from: number; to: number } {
  const line = doc.line(Math.min(Math.max(place.line, 1), doc.lines));
  const before = [...line.text].slice(0, place.column - 1).join("");
  const space = /^\s*/.exec(line.text.slice(before.length))?.[0].length ?? 0;
  const rest = line.text.slice(before.length + space);
  if (!rest) return { from: line.from + before.trimEnd().length, to: line.to }; // at the end of the line
  const begun = space ? "" : (/[\p{L}\p{N}_:?$-]*$/u.exec(before)?.[0] ?? "");
  const word = /^(?:[\p{L}\p{N}_:?$-]+|.)/u.exec(rest)?.[0] ?? "";
  const from = line.from + before.length + space;
  return { from: from - (/^[\p{L}\p{N}_:?$-]/u.test(word) ? begun.length : 0), to: from + word.length };
}
