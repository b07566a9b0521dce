// Which words can a query hold? Prefixes, classes, properties and labels, as the dataset itself has them.

import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { get } from "../explore/form";

interface Term {
  name: string;
  label: string;
  definition: string;
  number: number | null;
}

interface Vocabulary {
  prefixes: Record<string, string>;
  classes: Term[];
  properties: Term[];
  concepts: Term[];
}

const KEYWORDS = ["SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "GROUP BY", "ORDER BY", "LIMIT", "COUNT", "VALUES", "UNION", "BIND", "CONSTRUCT", "ASK", "DESCRIBE", "PREFIX", "NOT EXISTS", "GRAPH"];

let words: Promise<Completion[]> | null = null;

const all = () =>
  (words ??= get<Vocabulary>("/api/v1/vocabulary").then((found): Completion[] => [
    ...Object.entries(found.prefixes).map(([prefix, iri]) => ({ label: `PREFIX ${prefix}: <${iri}>`, type: "namespace", boost: -1 })),
    ...Object.keys(found.prefixes).map((prefix) => ({ label: `${prefix}:`, type: "namespace" })),
    ...found.classes.map((term) => completion(term, "class")),
    ...found.properties.map((term) => completion(term, "property")),
    ...found.concepts.map((term) => completion(term, "constant")),
    ...KEYWORDS.map((label) => ({ label, type: "keyword", boost: -2 })),
  ]));

/** A term, found by its name and by its label; `number` says how often the dataset has it. */
function completion(term: Term, type: string): Completion {
  const detail = term.number === null ? term.label : `${term.label}, ${term.number.toLocaleString("en-GB")}`;
  return { label: term.name, type, detail, ...(term.definition && { info: term.definition }) };
}

export async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\w:-]+/);
  if (!word && !context.explicit) return null;
  const written = word?.text.toLowerCase() ?? "";
  const options = (await all()).map((each) => {
    const named = each.detail?.toLowerCase() ?? "";
    return written.length > 2 && !each.label.toLowerCase().includes(written) && named.startsWith(written)
      ? { ...each, label: each.detail ?? each.label, displayLabel: `${each.label} (${each.detail})`, apply: each.label, detail: "" }
      : each;
  });
  return { from: word?.from ?? context.pos, options, validFor: /^[\w:-]*$/ };
}
