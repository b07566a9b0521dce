// What did the query give? Rows as a table with links, a yes or no, or triples as text.

import { bdi, link, make, part } from "../explore/page";

interface Term {
  type: string;
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

interface Rows {
  head: { vars?: string[] };
  results?: { bindings: Record<string, Term>[] };
  boolean?: boolean;
}

const BASE = "https://w3id.org/prisongraph/";
const NUMBER = /#(integer|decimal|double|float|int|long)$/;
const PAGE = 500;

/** Show an answer; what was shown, in words. */
export function show(body: string, type: string): string {
  const place = part("answer");
  if (!type.includes("sparql-results+json")) {
    place.replaceChildren(make("pre", { tabindex: "0" }, body.slice(0, 200_000)));
    return `${body.length.toLocaleString("en-GB")} characters of triples${body.length > 200_000 ? ", the first 200,000 shown" : ""}.`;
  }
  const answer = JSON.parse(body) as Rows;
  if (answer.boolean !== undefined) {
    place.replaceChildren(make("p", { class: "lead" }, answer.boolean ? "Yes." : "No."));
    return answer.boolean ? "The answer is yes." : "The answer is no.";
  }
  const names = answer.head.vars ?? [];
  const rows = answer.results?.bindings ?? [];
  const table = make(
    "table", {},
    make("caption", {}, "Answer"),
    make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {}, ...rows.slice(0, PAGE).map((row) => make("tr", {}, ...names.map((name) => cell(row[name]))))),
  );
  place.replaceChildren(make("div", { class: "scroll", role: "region", "aria-label": "Answer", tabindex: "0" }, table));
  const more = rows.length > PAGE ? `, the first ${PAGE} shown; the downloads hold all` : "";
  return `${rows.length.toLocaleString("en-GB")} ${rows.length === 1 ? "row" : "rows"}${more}.`;
}

function cell(term: Term | undefined): HTMLElement {
  if (!term) return make("td", {});
  if (term.type === "uri") return make("td", {}, thing(term.value));
  const number = NUMBER.test(term.datatype ?? "");
  return make("td", number ? { class: "n" } : {}, bdi(term.value));
}

/** An IRI of ours leads to its page here; another leads to the web. */
function thing(iri: string): HTMLElement {
  if (!iri.startsWith(BASE)) return link(iri, iri);
  const path = iri.slice(BASE.length);
  return link(`/${path.startsWith("def#") ? path.replace("def", "ontology") : path}`, path);
}
