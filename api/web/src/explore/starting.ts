// From what can a walk start? What is typed is looked for, and each thing found is a button.

import { type Kind, type Node, get } from "./form";
import { button, make, mark, part } from "./page";

export class Starting {
  private waiting = 0;
  private turn = 0;
  private field = part<HTMLInputElement>("start");
  private list = part("starts");

  constructor(
    private kinds: Map<string, Kind>,
    private begin: (node: Node) => Promise<void>,
    private say: (words: string) => void,
  ) {
    this.field.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => void this.look().catch((error: Error) => this.say(error.message)), 200);
    });
    for (const place of [this.field, this.list])
      place.addEventListener("keydown", (event) => event.key === "Escape" && this.clear());
  }

  private clear(): void {
    this.turn += 1;
    this.list.replaceChildren();
    this.field.value = "";
    this.field.focus();
    this.say("Nothing is looked for.");
  }

  private async look(): Promise<void> {
    const turn = ++this.turn;
    const words = this.field.value.trim();
    if (words.length < 2) return this.list.replaceChildren();
    const { nodes } = await get<{ nodes: Node[] }>(`/api/v1/networks/find?${new URLSearchParams({ q: words })}`);
    if (turn !== this.turn) return;
    this.list.replaceChildren(...nodes.map((node) => this.item(node)));
    if (!nodes.length) this.list.replaceChildren(make("li", {}, "Nothing has that in its name or its words."));
    this.say(nodes.length ? `${nodes.length} things to start from; Tab leads to them.` : "Nothing has that in its name or its words.");
  }

  private item(node: Node): HTMLElement {
    const kind = this.kinds.get(node.type);
    const act = () => void this.begin(node).then(() => this.list.replaceChildren());
    return make("li", {}, kind ? mark(kind.shape, kind.colour) : null, button(node.label, act), make("span", { class: "quiet" }, ` ${kind?.label ?? ""}`));
  }
}
