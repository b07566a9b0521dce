// The twin of the picture: the same things and connections as tables, in step with it.

import type { Edge, Node } from "./form";
import { bdi, button, make, mark, part } from "./page";
import type { View } from "./view";

const PAGE = 200;
const names = new Intl.Collator("en");

export interface Choosing {
  choose(id: string): void;
  chooseEdge(edge: Edge): void;
  hide(id: string): void;
}

export class Tables {
  private rows = PAGE;
  private last = "";
  private view: View | null = null;
  private nodes: Node[] = [];
  private edges: Edge[] = [];

  constructor(private choosing: Choosing) {}

  /** Show a view; `found` narrows the things to those that are looked for. */
  show(view: View, selected: string, found: Set<string> | null): void {
    const identity = `${view.name} ${view.nodes.size} ${found?.size ?? ""}`;
    if (identity !== this.last) this.rows = PAGE;
    this.last = identity;
    if (view !== this.view) this.order(view);
    const nodes = found ? this.nodes.filter((node) => found.has(node.id)) : this.nodes;
    const edges = found ? this.edges.filter((edge) => found.has(edge.source) || found.has(edge.target)) : this.edges;
    this.fill("things", nodes, (node) => this.thing(node, view, selected), () => this.show(view, selected, found));
    this.fill("connections", edges, (edge) => this.connection(edge, view), () => this.show(view, selected, found));
  }

  /** Put a view in order once: 20,000 things take too long to be sorted at each letter that is looked for. */
  private order(view: View): void {
    this.view = view;
    this.nodes = [...view.nodes.values()].sort((one, other) => other.degree - one.degree || names.compare(one.label, other.label));
    this.edges = [...view.edges].sort((one, other) => other.weight - one.weight);
  }

  private fill<T>(id: string, all: T[], row: (item: T) => HTMLElement, again: () => void): void {
    const body = part<HTMLTableElement>(id).tBodies[0];
    body?.replaceChildren(...all.slice(0, this.rows).map(row));
    const more = part(`${id}-more`);
    more.replaceChildren();
    if (all.length > this.rows) {
      more.append(`The first ${this.rows} of ${all.length.toLocaleString("en-GB")} rows are shown. `);
      more.append(button("Show more rows", () => {
        const first = this.rows;
        this.rows *= 4;
        again();
        body?.rows[first]?.querySelector("button")?.focus(); // the first row that is new
      }));
    }
  }

  private thing(node: Node, view: View, selected: string): HTMLElement {
    const kind = view.kinds.get(node.type);
    const name = button(node.label, () => this.choosing.choose(node.id), { "data-focus": `node ${node.id}`, "data-node": node.id });
    if (node.id === selected) name.setAttribute("aria-current", "true");
    return make(
      "tr", {},
      make("th", { scope: "row" }, name),
      make("td", {}, kind ? mark(kind.shape, kind.colour) : null, ` ${kind?.label ?? node.type}`),
      make("td", {}, node.rating ?? ""),
      make("td", {}, node.year ?? ""),
      make("td", { class: "n" }, String(node.degree)),
      make("td", {}, button("Hide", () => this.choosing.hide(node.id), { "aria-label": `Hide ${node.label}`, "data-focus": `hide ${node.id}` })),
    );
  }

  private connection(edge: Edge, view: View): HTMLElement {
    const name = (id: string) => view.nodes.get(id)?.label ?? id;
    const first = edge.evidence[0]?.words ?? "";
    return make(
      "tr", {},
      make("td", {}, bdi(name(edge.source))),
      make("td", {}, button(edge.relation, () => this.choosing.chooseEdge(edge), {
        "data-focus": `edge ${edge.source} ${edge.target} ${edge.relation}`,
        "aria-label": `${name(edge.source)} ${edge.relation} ${name(edge.target)}: read why`,
      })),
      make("td", {}, bdi(name(edge.target))),
      make("td", { class: "n" }, edge.weight.toLocaleString("en-GB", { maximumFractionDigits: 2 })),
      make("td", { class: "words" }, bdi(first.length > 160 ? `${first.slice(0, 159)}…` : first)),
    );
  }
}
