// Where is a query written? CodeMirror in a shadow root, where its styles need no leave of the content policy.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, foldGutter, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";
import { complete } from "./vocabulary";

const look = EditorView.theme({
  "&": { backgroundColor: "var(--paper)", color: "var(--ink)", fontSize: "0.95rem", minHeight: "14rem", maxHeight: "70vh" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", minHeight: "14rem" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--sheet)", color: "var(--soft)", borderRight: "1px solid var(--rule)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--link) 8%, transparent)" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "2px" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--link) 28%, transparent) !important" },
  ".cm-tooltip, .cm-panels": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--edge)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--brand)", color: "var(--brand-ink)" },
  ".cm-completionDetail": { color: "inherit", opacity: "0.85", fontStyle: "normal" },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)", fontWeight: "600" },
  { tag: [tags.string, tags.literal], color: "color-mix(in srgb, var(--tone-3) 75%, var(--ink))" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--fact)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.url, tags.namespace], color: "var(--tone-1)" },
]);

export function makeEditor(place: HTMLElement, query: string, run: () => void, changed: () => void): EditorView {
  const root = place.attachShadow({ mode: "open" });
  return new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: query,
      extensions: [
        lineNumbers(),
        foldGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        lintGutter(),
        sparql(),
        syntaxHighlighting(colours),
        autocompletion({ override: [complete], maxRenderedOptions: 60 }),
        keymap.of([{ key: "Mod-Enter", run: () => (run(), true), preventDefault: true }]),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap]),
        EditorView.updateListener.of((update) => update.docChanged && changed()),
        EditorView.contentAttributes.of({ "aria-label": "SPARQL query", "aria-describedby": "keys" }),
        EditorView.domEventHandlers({ beforeinput: writeOver }),
        look,
      ],
    }),
  });
}

/** What is written over a selection is put in by us: a browser would keep its style, which the content policy refuses. */
function writeOver(event: InputEvent, editor: EditorView): boolean {
  const { from, to, empty } = editor.state.selection.main;
  if (event.inputType !== "insertText" || event.data === null || empty || editor.composing) return false;
  const text = event.data;
  const insert = () => editor.state.update(editor.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  event.preventDefault();
  if (!editor.state.facet(EditorView.inputHandler).some((handle) => handle(editor, from, to, text, insert))) editor.dispatch(insert());
  return true;
}

/** Mark an error at its line; columns count from 1. */
export function markError(editor: EditorView, message: string, line: number, column: number): void {
  const text = editor.state.doc;
  const at = text.line(Math.min(Math.max(line, 1), text.lines));
  const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
  const to = Math.max(from, Math.min(from + 1, at.to));
  const found: Diagnostic = { from: from === to ? at.from : from, to: from === to ? at.to : to, severity: "error", message };
  editor.dispatch(setDiagnostics(editor.state, [found]), { selection: { anchor: from }, scrollIntoView: true });
}

export const clearErrors = (editor: EditorView) => editor.dispatch(setDiagnostics(editor.state, []));
