// What is known of the thing or the connection that is looked at, and where can one go from it?

import { type Edge, type Node, type Relation, type Surroundings, get } from "./form";
import { bdi, button, link, make, mark, part } from "./page";
import { type View, PAGE, expandAddress } from "./view";

export interface Acting {
  expand(node: string, relation: Relation, skip: number): void;
  hide(id: string): void;
  pin(id: string): void;
  move(id: string, right: number, up: number): void;
  close(): void;
  isPinned(id: string): boolean;
  reached(node: string, relation: string): number;
}

/** What is told of first can be focused, so that who chose in a table comes here. */
const FOCUSED = { tabindex: "-1", "data-focus": "detail" };
const WAYS = [["←", "left", -1, 0], ["↑", "up", 0, 1], ["↓", "down", 0, -1], ["→", "right", 1, 0]] as const;

export class Detail {
  private asked = 0;

  constructor(private acting: Acting) {
    part("detail").addEventListener("keydown", (event) => event.key === "Escape" && this.acting.close());
  }

  clear(): void {
    this.asked += 1;
    part("detail").replaceChildren(
      make("p", { class: "quiet", ...FOCUSED }, "Choose a thing or a connection, in the picture or in the tables, to read of it and to walk on from it."),
    );
  }

  async node(node: Node, view: View): Promise<void> {
    const turn = ++this.asked;
    const kind = view.kinds.get(node.type);
    const relations = make("div", { id: "relations" }, make("p", { class: "quiet" }, "Asking what it leads to…"));
    const pinned = this.acting.isPinned(node.id);
    part("detail").replaceChildren(
      make("h2", FOCUSED, bdi(node.label)),
      make("p", { class: "quiet" }, kind ? mark(kind.shape, kind.colour) : null, ` ${[kind?.label ?? node.type, node.year, node.rating].filter(Boolean).join(" · ")}`),
      ...(node.words && node.words !== node.label ? [make("blockquote", { class: "quote" }, bdi(node.words))] : []),
      make("p", {}, link(node.url, "Read more on its page")),
      make(
        "div", { class: "does" },
        button(pinned ? "Unpin" : "Pin here", () => this.acting.pin(node.id), { "aria-pressed": String(pinned), "data-focus": "pin" }),
        button("Hide", () => this.acting.hide(node.id), { "data-focus": "hide-chosen" }),
        this.closing(),
      ),
      make(
        "div", { class: "does moves", role: "group", "aria-label": "Move it and pin it" },
        make("span", { class: "quiet" }, "Move"),
        ...WAYS.map(([sign, way, right, up]) =>
          button(sign, () => this.acting.move(node.id, right, up), { "aria-label": `Move ${way}`, "data-focus": `move ${way}` })),
      ),
      make("h3", {}, "Expand"),
      relations,
    );
    try {
      const found = await get<Surroundings>(expandAddress(node.id));
      if (turn === this.asked) this.offer(relations, node.id, found.relations);
    } catch (error) {
      relations.replaceChildren(make("p", { role: "alert" }, `What it leads to could not be asked: ${(error as Error).message}`));
    }
  }

  private closing(): HTMLElement {
    return button("Close", () => this.acting.close(), { "aria-keyshortcuts": "Escape" });
  }

  edge(edge: Edge, view: View): void {
    this.asked += 1;
    const name = (id: string) => view.nodes.get(id)?.label ?? id;
    const more = edge.weight - edge.evidence.length;
    part("detail").replaceChildren(
      make("h2", FOCUSED, bdi(name(edge.source)), " ", make("em", {}, edge.relation), " ", bdi(name(edge.target))),
      make("p", { class: "quiet" }, `Weight ${edge.weight.toLocaleString("en-GB", { maximumFractionDigits: 2 })}`),
      make("h3", {}, "Because"),
      edge.evidence.length
        ? make("ul", { class: "because" }, ...edge.evidence.map((piece) =>
            make("li", {}, link(piece.url, piece.words || "this"), " ",
              make("span", { class: "quiet" }, [piece.year, piece.rating].filter(Boolean).join(" · ")))))
        : make("p", {}, "The graph states it."),
      make("div", { class: "does" }, this.closing()),
      ...(more >= 1 ? [make("p", { class: "quiet" }, `${edge.evidence.length} of ${edge.weight} are listed here.`)] : []),
    );
  }

  /** Relations that lead somewhere by several steps first; the bare statements of the graph folded away below. */
  private offer(place: HTMLElement, node: string, relations: Relation[]): void {
    const list = (some: Relation[]) => make("ul", { class: "relations" }, ...some.map((relation) => this.way(node, relation)));
    const bare = relations.filter((relation) => /^[a-z]+:/i.test(relation.key));
    const led = relations.filter((relation) => !bare.includes(relation));
    place.replaceChildren(led.length ? list(led) : make("p", {}, relations.length ? "" : "It leads to nothing else."));
    if (!bare.length) return;
    const more = make("details", {}, make("summary", {}, `${bare.length} statements of the graph`), list(bare));
    more.open = !led.length;
    place.append(more);
  }

  private way(node: string, relation: Relation): HTMLElement {
    const reached = Math.min(this.acting.reached(node, relation.key), relation.number);
    const left = relation.number - reached;
    const words = reached === 0 ? "" : left > 0 ? `, ${reached} shown` : ", all shown";
    const size = left > PAGE ? `, the next ${PAGE}` : "";
    const told = `${relation.number.toLocaleString("en-GB")}${words}${size}`;
    const act = button(relation.label, () => this.acting.expand(node, relation, reached), {
      "data-focus": `relation ${relation.key}`,
      "aria-label": `${relation.label}: ${told}`,
    });
    act.disabled = left <= 0;
    return make("li", {}, act, make("span", { class: "quiet", "aria-hidden": "true" }, ` ${told}`));
  }
}
