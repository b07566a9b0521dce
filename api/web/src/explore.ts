// The network explorer: a picture and its tables over one state, which stands in the address.

import { Canvas, RATED, hole } from "./explore/canvas";
import { Detail } from "./explore/detail";
import { download, save } from "./explore/files";
import { type Edge, type Kind, type Node, get } from "./explore/form";
import { bdi, button, make, mark, part } from "./explore/page";
import { type State, Steps, read, write } from "./explore/state";
import { Tables } from "./explore/tables";
import { type View, PAGE, told, viewOf } from "./explore/view";

class Explorer {
  private steps = new Steps(read(location.search));
  private kinds = new Map<string, Kind>(
    (JSON.parse(part("kinds").textContent ?? "[]") as Kind[]).map((kind) => [kind.key, kind]),
  );
  private view: View | null = null;
  private found: Set<string> | null = null;
  private canvas: Canvas | null = null;
  private drawing = 0;
  private said = new WeakMap<Node, string>();
  private tables = new Tables({
    choose: (id) => this.choose(id, true),
    chooseEdge: (edge) => this.chooseEdge(edge),
    hide: (id) => this.hide(id),
  });
  private detail = new Detail({
    expand: (node, relation, skip) => this.go({ added: [...this.state.added, [node, relation.key, skip]], selected: node }),
    hide: (id) => this.hide(id),
    pin: (id) => this.pin(id),
    isPinned: (id) => this.state.pins.some(([pinned]) => pinned === id),
    reached: (node, key) => this.state.added.filter(([from, by]) => from === node && by === key).length * PAGE,
  });

  private get state(): State {
    return this.steps.now;
  }

  start(): void {
    part("workbench").hidden = false;
    part("controls").hidden = false;
    document.querySelectorAll<HTMLElement>(".without-scripts").forEach((each) => (each.hidden = true));
    try {
      this.canvas = new Canvas(part("canvas"), {
        onNode: (id) => this.choose(id, false),
        onEdge: (edge) => this.chooseEdge(edge),
        onNothing: () => this.unchoose(),
        onMoved: (id, x, y) => this.go({ pins: [...this.state.pins.filter(([pinned]) => pinned !== id), [id, x, y]] }),
      });
    } catch {
      part("canvas").replaceChildren(make("p", { class: "note" }, "This browser draws no WebGL, so there is no picture. The tables below hold all of it."));
    }
    this.listen();
    void this.draw();
  }

  private go(change: Partial<State>): void {
    this.steps.go({ ...this.state, ...change });
    void this.draw();
  }

  /** Work out what the state shows, and show it everywhere: picture, legend, tables, counts, address. */
  private async draw(): Promise<void> {
    const turn = ++this.drawing;
    history.replaceState(null, "", write(this.state));
    try {
      const view = await viewOf(this.state, this.kinds);
      if (turn !== this.drawing) return;
      this.view = view;
    } catch (error) {
      this.say(`This could not be shown: ${(error as Error).message}`);
      return;
    }
    this.lookFor(part<HTMLInputElement>("look").value, false);
    part("workbench").classList.toggle("empty", !this.view.nodes.size);
    this.legend(this.view);
    this.buttons();
    this.say(this.view.nodes.size ? told(this.view) : "Nothing is shown yet: choose a network, or look for something to start from.");
    this.chosen();
    await new Promise(requestAnimationFrame); // the tables stand before a large picture is drawn
    if (turn === this.drawing && this.view)
      this.canvas?.show(this.view, this.state.settled, new Set(this.state.pins.map(([id]) => id)));
  }

  private chosen(): void {
    if (!this.view) return;
    const node = this.view.nodes.get(this.state.selected);
    this.tables.show(this.view, this.state.selected, this.found);
    this.canvas?.light(node ? [node.id] : []);
    if (node) void this.detail.node(node, this.view);
    else this.detail.clear();
  }

  private choose(id: string, move: boolean): void {
    this.steps.amend({ ...this.state, selected: id });
    history.replaceState(null, "", write(this.state));
    if (move) this.canvas?.goTo(id);
    this.chosen();
    const node = this.view?.nodes.get(id);
    if (node) this.say(`${node.label}: ${node.degree} connections shown. What it leads to stands under “Expand”.`);
  }

  private chooseEdge(edge: Edge): void {
    if (!this.view) return;
    this.canvas?.light([edge.source, edge.target]);
    this.detail.edge(edge, this.view);
    this.say(`Why ${edge.relation}: ${edge.evidence.length} pieces of evidence are listed.`);
  }

  private unchoose(): void {
    if (!this.state.selected) return;
    this.steps.amend({ ...this.state, selected: "" });
    history.replaceState(null, "", write(this.state));
    this.chosen();
  }

  private hide(id: string): void {
    this.go({ hidden: [...this.state.hidden, id], selected: this.state.selected === id ? "" : this.state.selected });
  }

  private pin(id: string): void {
    const pinned = this.state.pins.some(([each]) => each === id);
    const others = this.state.pins.filter(([each]) => each !== id);
    const place = this.canvas?.places().get(id) ?? this.view?.nodes.get(id);
    this.go({ pins: pinned || !place ? others : [...others, [id, place.x, place.y]] });
  }

  private lookFor(words: string, tell: boolean): void {
    const asked = words.trim().toLocaleLowerCase("en");
    const fits = (node: Node) => this.saidOf(node).includes(asked);
    this.found = asked && this.view ? new Set([...this.view.nodes.values()].filter(fits).map((node) => node.id)) : null;
    this.canvas?.find(this.found);
    if (!tell || !this.view) return;
    this.tables.show(this.view, this.state.selected, this.found);
    this.say(this.found ? `${this.found.size} of ${this.view.nodes.size} things shown fit “${words.trim()}”; the tables hold only those.` : told(this.view));
  }

  /** What a thing can be found by, in small letters, made once. */
  private saidOf(node: Node): string {
    const known = this.said.get(node);
    if (known !== undefined) return known;
    const said = `${node.label} ${node.words ?? ""} ${node.rating ?? ""}`.toLocaleLowerCase("en");
    this.said.set(node, said);
    return said;
  }

  private async lookToStart(words: string): Promise<void> {
    const list = part("starts");
    if (words.trim().length < 2) return list.replaceChildren();
    const { nodes } = await get<{ nodes: Node[] }>(`/api/v1/networks/find?${new URLSearchParams({ q: words.trim() })}`);
    const item = (node: Node) => {
      const kind = this.kinds.get(node.type);
      const act = () => {
        this.go({ starts: [...this.state.starts.filter((each) => each !== node.id), node.id], selected: node.id });
        list.replaceChildren();
      };
      return make("li", {}, kind ? mark(kind.shape, kind.colour) : null, button(node.label, act), make("span", { class: "quiet" }, ` ${kind?.label ?? ""}`));
    };
    list.replaceChildren(...(nodes.length ? nodes.map(item) : [make("li", {}, "Nothing has that in its name or its words.")]));
    this.say(`${nodes.length} things to start from.`);
  }

  private legend(view: View): void {
    const shown = new Map<string, number>();
    for (const node of view.nodes.values()) shown.set(node.type, (shown.get(node.type) ?? 0) + 1);
    const kinds = [...view.kinds.values()].filter((kind) => shown.has(kind.key) || this.state.off.includes(kind.key));
    const focused = document.activeElement?.id;
    part("legend").replaceChildren(
      ...kinds.map((kind) => {
        const on = !this.state.off.includes(kind.key);
        const act = () => this.go({ off: on ? [...this.state.off, kind.key] : this.state.off.filter((each) => each !== kind.key) });
        const box = make("input", { type: "checkbox", id: `kind-${kind.key}`, change: act });
        box.checked = on;
        return make("li", {}, make("label", {}, box, mark(kind.shape, kind.colour), ` ${kind.label} (${shown.get(kind.key) ?? 0})`));
      }),
    );
    this.rated(view);
    if (focused?.startsWith("kind-")) document.getElementById(focused)?.focus();
    part<HTMLSelectElement>("colour").value = view.colour;
  }

  /** What the ratings that are shown look like: the fuller the better, and a colour each where colour tells them. */
  private rated(view: View): void {
    const ranks = new Map<string, number>();
    for (const node of view.nodes.values()) if (node.rating && node.rank !== null) ranks.set(node.rating, node.rank);
    const ordered = [...ranks].sort((one, other) => one[1] - other[1] || one[0].localeCompare(other[0], "en"));
    const colour = (rank: number) => (view.colour === "rating" ? RATED[Math.min(rank, 4)] : RATED[0]) ?? "";
    part("rated").replaceChildren(...ordered.map(([label, rank]) => make("li", {}, mark("circle", colour(rank), hole(rank)), ` ${label}`)));
    part("rated-name").textContent = `Ratings: the fuller the shape, the better${view.colour === "rating" ? ", and a colour each" : "; colour by rating for a colour each"}`;
    part("rated-part").hidden = !ordered.length;
  }

  private buttons(): void {
    part<HTMLButtonElement>("undo").disabled = !this.steps.canUndo;
    part<HTMLButtonElement>("redo").disabled = !this.steps.canRedo;
    part("settle").setAttribute("aria-pressed", String(this.state.settled));
    const hidden = part("hidden");
    const names = this.state.hidden.map((id) =>
      make("li", {}, button("Show again", () => this.go({ hidden: this.state.hidden.filter((each) => each !== id) }), { "aria-label": `Show ${id} again` }), " ", bdi(id.split("/").slice(-2).join("/"))),
    );
    hidden.replaceChildren(...names);
    part("hidden-part").hidden = !names.length;
  }

  private say(words: string): void {
    part("counts").textContent = words;
  }

  private settle(): void {
    if (this.state.settled) return this.go({ settled: false });
    this.steps.go({ ...this.state, settled: true });
    history.replaceState(null, "", write(this.state));
    this.buttons();
    this.say("The picture is settling.");
    this.canvas?.settle(() => this.say("The picture has settled."));
  }

  private async leave(ending: string): Promise<void> {
    if (!this.view) return;
    try {
      if (ending === "png") {
        const picture = await this.canvas?.picture();
        if (!picture) throw new Error("there is no picture");
        save(picture, `prisongraph-${this.view.name}.png`);
      } else await download(this.view, this.canvas?.places() ?? new Map(), ending);
      this.say(`Saved as ${ending.toUpperCase()}: ${told(this.view)}`);
    } catch (error) {
      this.say(`It could not be saved: ${(error as Error).message}`);
    }
  }

  private listen(): void {
    const click = (id: string, act: () => void) => part(id).addEventListener("click", act);
    click("undo", () => { this.steps.undo(); void this.draw(); });
    click("redo", () => { this.steps.redo(); void this.draw(); });
    click("settle", () => this.settle());
    click("nearer", () => this.canvas?.zoom(0.7));
    click("farther", () => this.canvas?.zoom(1.4));
    click("fit", () => this.canvas?.fit());
    click("share", async () => {
      await navigator.clipboard?.writeText(location.href).catch(() => undefined);
      this.say("The address of this page holds the whole view, and was copied where the browser allows it.");
    });
    part("colour").addEventListener("change", (event) => this.go({ colour: (event.target as HTMLSelectElement).value }));
    let waiting = 0;
    let looking = 0;
    part("look").addEventListener("input", (event) => {
      clearTimeout(looking);
      const words = (event.target as HTMLInputElement).value;
      looking = window.setTimeout(() => this.lookFor(words, true), 100); // not at each letter of a word that is typed
    });
    part("start").addEventListener("input", (event) => {
      clearTimeout(waiting);
      const words = (event.target as HTMLInputElement).value;
      waiting = window.setTimeout(() => void this.lookToStart(words).catch((error: Error) => this.say(error.message)), 200);
    });
    document.querySelectorAll<HTMLElement>("[data-save]").forEach((each) =>
      each.addEventListener("click", (event) => {
        event.preventDefault();
        void this.leave(each.dataset.save ?? "json");
      }),
    );
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
      if (event.key === "z" && !event.shiftKey) part("undo").click();
      else if (event.key === "y" || (event.key === "z" && event.shiftKey)) part("redo").click();
      else return;
      event.preventDefault();
    });
  }
}

new Explorer().start();
