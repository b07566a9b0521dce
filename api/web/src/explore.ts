// The network explorer: a picture and its tables over one state, which stands in the address.

import { Canvas } from "./explore/canvas";
import { Detail } from "./explore/detail";
import { download, save } from "./explore/files";
import { Focus } from "./explore/focus";
import type { Edge, Kind, Node } from "./explore/form";
import { Keys } from "./explore/keys";
import { showLegend } from "./explore/legend";
import { type Topic, asked, offer, tell } from "./explore/narrowing";
import { bdi, button, make, part } from "./explore/page";
import { Starting } from "./explore/starting";
import { type State, Steps, firstOf, read, write } from "./explore/state";
import { Tables } from "./explore/tables";
import { type View, PAGE, told, viewOf } from "./explore/view";

class Explorer {
  private steps = new Steps(read(location.search));
  private kinds = new Map(held<Kind[]>("kinds").map((kind) => [kind.key, kind]));
  private topics = held<Topic[]>("topics");
  private view: View | null = null;
  private found: Set<string> | null = null;
  private canvas: Canvas | null = null;
  private drawing = 0;
  private cameFrom = ""; // what was pressed in a table to come to the panel
  private said = new WeakMap<Node, string>();
  private focus = new Focus();
  private tables = new Tables({
    choose: (id) => void this.choose(id, true),
    chooseEdge: (edge) => this.chooseEdge(edge, true),
    hide: (id) => this.hide(id),
  });
  private detail = new Detail({
    expand: (node, relation, skip) =>
      void this.go({ added: [...this.state.added, [node, relation.key, skip]], selected: node }, `“${this.named(node)}” expanded by “${relation.label}”`),
    hide: (id) => this.hide(id),
    pin: (id) => this.pin(id),
    move: (id, right, up) => this.move(id, right, up),
    close: () => this.close(),
    isPinned: (id) => this.state.pins.some(([pinned]) => pinned === id),
    reached: (node, key) => this.state.added.filter(([from, by]) => from === node && by === key).length * PAGE,
  });

  private get state(): State {
    return this.steps.now;
  }

  private named(id: string): string {
    return this.view?.nodes.get(id)?.label ?? "A thing";
  }

  start(): void {
    part("workbench").hidden = false;
    part("controls").hidden = false;
    void this.draw(); // the server is asked before the picture is made ready, which takes a second without a graphics card
    try {
      this.canvas = new Canvas(part("canvas"), {
        onNode: (id) => void this.choose(id, false),
        onEdge: (edge) => this.chooseEdge(edge, false),
        onNothing: () => this.unchoose(),
        onMoved: (id, x, y) => this.put(id, x, y),
      });
      new Keys(part("canvas"), this.canvas, (right, up) => this.move(this.state.selected, right, up), () => this.close());
    } catch {
      part("canvas").replaceChildren(make("p", { class: "note" }, "This browser draws no WebGL, so there is no picture. The tables below hold all of it."));
    }
    this.listen();
  }

  /** Take a step: it is said, stands in the address, and can be undone. */
  private async go(change: Partial<State>, words: string): Promise<void> {
    this.steps.go({ ...this.state, ...change }, words);
    await this.draw(words);
  }

  /** Work out what the state shows, and show it everywhere: picture, legend, tables, counts, address. */
  private async draw(words = ""): Promise<void> {
    const turn = ++this.drawing;
    this.keepAddress();
    try {
      const whole = viewOf(this.state, this.kinds, this.topics);
      if (!this.view) void this.beforehand(turn);
      const view = await whole;
      if (turn === this.drawing) await this.present(view, ++this.drawing, words && `${words}.`);
    } catch (error) {
      if (turn === this.drawing) this.say(`This could not be shown: ${(error as Error).message}`);
    }
  }

  /** Until a large network has come, show the things of it that are connected most, which stand ready. */
  private async beforehand(turn: number): Promise<void> {
    const first = firstOf(this.state);
    const view = first && (await viewOf(first, this.kinds, this.topics).catch(() => null));
    if (view && turn === this.drawing) await this.present(view, turn, "The others are on their way.");
  }

  private async present(view: View, turn: number, words: string): Promise<void> {
    this.view = view;
    this.lookFor(part<HTMLInputElement>("look").value, false);
    part("workbench").classList.toggle("empty", !view.nodes.size);
    showLegend(view, this.state.off, (off, done) => void this.go({ off }, done));
    this.buttons(view);
    if (!this.state.network) offer(view.walked, this.state.filters, this.topics);
    tell(this.state.filters);
    const now = view.all ? told(view) : "Nothing is shown yet: choose a network, or look for something to start from.";
    this.say(words ? `${now} ${words}` : now);
    await this.chosen();
    this.focus.keep();
    await new Promise(requestAnimationFrame); // the tables stand before a large picture is drawn
    if (turn === this.drawing) this.canvas?.show(view, this.state.settled, new Set(this.state.pins.map(([id]) => id)));
  }

  /** The state stands in the address, and in the citation at the foot of the page. */
  private keepAddress(): void {
    history.replaceState(null, "", write(this.state));
    const cited = document.getElementById("cited");
    if (cited) cited.textContent = location.href;
  }

  private async chosen(): Promise<void> {
    if (!this.view) return;
    const node = this.view.nodes.get(this.state.selected);
    this.tables.show(this.view, this.state.selected, this.found);
    this.canvas?.light(node ? [node.id] : []);
    if (node) await this.detail.node(node, this.view);
    else this.detail.clear();
  }

  /** Choose a thing. From a table one is led to the panel that tells of it; Escape leads back. */
  private async choose(id: string, lead: boolean): Promise<void> {
    this.cameFrom = lead ? this.focus.held : "";
    this.steps.amend({ ...this.state, selected: id });
    this.keepAddress();
    if (lead) this.canvas?.goTo(id);
    const showing = this.chosen();
    if (lead) this.focus.move("detail");
    const node = this.view?.nodes.get(id);
    if (node) this.say(`${node.label}: ${node.degree} connections shown. What it leads to stands under “Expand”.`);
    await showing;
    this.focus.keep();
  }

  private chooseEdge(edge: Edge, lead: boolean): void {
    if (!this.view) return;
    this.cameFrom = lead ? this.focus.held : "";
    this.canvas?.light([edge.source, edge.target]);
    this.detail.edge(edge, this.view);
    const pieces = edge.evidence.length === 1 ? "1 piece of evidence is" : `${edge.evidence.length} pieces of evidence are`;
    this.say(`${this.named(edge.source)} ${edge.relation} ${this.named(edge.target)}: ${pieces} listed.`);
    if (lead) this.focus.move("detail");
  }

  private unchoose(): void {
    this.steps.amend({ ...this.state, selected: "" });
    this.keepAddress();
    void this.chosen();
  }

  /** Leave the panel for where one came from. */
  private close(): void {
    const from = this.cameFrom || `node ${this.state.selected}`;
    this.unchoose();
    this.focus.move(from, "canvas");
    if (this.view) this.say(told(this.view));
  }

  private hide(id: string): void {
    const selected = this.state.selected === id ? "" : this.state.selected;
    void this.go({ hidden: [...this.state.hidden, id], selected }, `“${this.named(id)}” hidden`);
  }

  private pin(id: string): void {
    const place = this.canvas?.places().get(id) ?? this.view?.nodes.get(id);
    if (this.state.pins.some(([each]) => each === id))
      void this.go({ pins: this.state.pins.filter(([each]) => each !== id) }, `“${this.named(id)}” no longer pinned`);
    else if (place) this.put(id, place.x, place.y);
  }

  private put(id: string, x: number, y: number): void {
    void this.go({ pins: [...this.state.pins.filter(([each]) => each !== id), [id, x, y]] }, `“${this.named(id)}” pinned`);
  }

  private move(id: string, right: number, up: number): void {
    const place = this.canvas?.beyond(id, right, up);
    if (place) this.put(id, place.x, place.y);
    else this.say("Choose a thing first; then it can be moved.");
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

  private begin(node: Node): Promise<void> {
    const starts = [...this.state.starts.filter((each) => each !== node.id), node.id];
    return this.go({ starts, selected: node.id }, `Started from “${node.label}”`).then(() => this.focus.move("detail"));
  }

  private buttons(view: View): void {
    part<HTMLSelectElement>("colour").value = view.colour;
    part("undo").setAttribute("aria-disabled", String(!this.steps.canUndo)); // it keeps the focus, which `disabled` would lose
    part("redo").setAttribute("aria-disabled", String(!this.steps.canRedo));
    part("settle").setAttribute("aria-pressed", String(this.state.settled));
    const again = (id: string, label: string) =>
      button("Show again", () => void this.go({ hidden: this.state.hidden.filter((each) => each !== id) }, `“${label}” shown again`),
        { "aria-label": `Show again: ${label}`, "data-focus": `again ${id}` });
    part("hidden").replaceChildren(...view.hidden.map(({ id, label }) => make("li", {}, again(id, label), " ", bdi(label))));
    part("hidden-part").hidden = !view.hidden.length;
  }

  private say(words: string): void {
    part("counts").textContent = words;
  }

  private settle(): void {
    if (this.state.settled) return void this.go({ settled: false }, "The layout is as it was first");
    this.steps.go({ ...this.state, settled: true }, "The layout settled");
    this.keepAddress();
    if (this.view) this.buttons(this.view);
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

  private async share(): Promise<void> {
    const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    this.say(copied ? "The address of this view was copied: it holds all that is shown." : "This browser does not let a page copy; the address of this page holds all that is shown.");
  }

  /** Narrow what is shown by the form; another network is another page, which the browser asks for. */
  private narrow(event: Event): void {
    const form = asked(this.state.network);
    if (!form || !(this.state.network || this.state.starts.length)) return;
    event.preventDefault();
    void this.go({ filters: form.filters }, form.words);
  }

  private listen(): void {
    const click = (id: string, act: () => void) => part(id).addEventListener("click", act);
    click("undo", () => this.steps.canUndo && void this.draw(this.steps.undo()));
    click("redo", () => this.steps.canRedo && void this.draw(this.steps.redo()));
    click("settle", () => this.settle());
    click("nearer", () => this.canvas?.zoom(0.7));
    click("farther", () => this.canvas?.zoom(1.4));
    click("fit", () => this.canvas?.fit());
    click("share", () => void this.share());
    part("narrowing").addEventListener("submit", (event) => this.narrow(event));
    part<HTMLSelectElement>("colour").addEventListener("change", (event) => {
      const { value, selectedOptions } = event.target as HTMLSelectElement;
      void this.go({ colour: value }, `Coloured by ${selectedOptions[0]?.label ?? value}`);
    });
    let looking = 0;
    part("look").addEventListener("input", (event) => {
      clearTimeout(looking);
      const words = (event.target as HTMLInputElement).value;
      looking = window.setTimeout(() => this.lookFor(words, true), 100); // not at each letter of a word that is typed
    });
    new Starting(this.kinds, (node) => this.begin(node), (words) => this.say(words));
    document.querySelectorAll<HTMLElement>("[data-save]").forEach((each) =>
      each.addEventListener("click", (event) => {
        event.preventDefault();
        void this.leave(each.dataset.save ?? "json");
      }),
    );
    document.addEventListener("keydown", (event) => stepKey(event));
    addEventListener("beforeprint", () => this.canvas?.copyTo(part<HTMLCanvasElement>("paper")));
  }
}

/** Ctrl+Z and Ctrl+Y step back and forth, but not where something is written. */
function stepKey(event: KeyboardEvent): void {
  const writing = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (!(event.ctrlKey || event.metaKey) || event.altKey || writing) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  part(key === "z" && !event.shiftKey ? "undo" : "redo").click();
  event.preventDefault();
}

/** What the page holds as JSON. */
function held<T>(id: string): T {
  return JSON.parse(part(id).textContent ?? "[]") as T;
}

new Explorer().start();
