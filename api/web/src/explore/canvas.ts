// How is a view drawn, and what does a pointer do to it? A canvas (WebGL) over the same data as the tables.

import Graph from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram } from "sigma/rendering";
import { LineProgram } from "./corners";
import { Dragging } from "./dragging";
import type { Edge, Node } from "./form";
import { Labels } from "./labels";
import { Moving, copy } from "./moving";
import { colourOf, dark, hole, paint } from "./paint";
import { LARGE, STEPS, push, pushAside } from "./pushing";
import { type Drawn, SHAPES, ShapeProgram } from "./shapes";
import type { View } from "./view";

export interface Doings {
  onNode(id: string): void;
  onEdge(edge: Edge): void;
  onNothing(): void;
  onMoved(id: string, x: number, y: number): void;
}

const EACH = 5; // steps of the layout in a frame
const NAMED = 120; // things found that are all given their label; of more those with room for it
const HOP = 40; // points by which a thing is moved with a key
const HAIRS = 5000; // connections of which more are drawn as fine as can be
const PIECE = 4000; // things and connections of a large view that are put together without a breath
const quiet = matchMedia("(prefers-reduced-motion: reduce)");
export class Canvas {
  private graph = new Graph({ multi: true, type: "directed" });
  private sigma: Sigma;
  private colours = paint();
  private lit = new Set<string>();
  private found: Set<string> | null = null;
  private settling = 0;
  private working: () => void = () => undefined; // ends the worker that settles
  private moving: Moving;
  private dragging: Dragging;

  constructor(
    private container: HTMLElement,
    private doings: Doings,
  ) {
    const font = getComputedStyle(document.body).fontFamily;
    const labels = new Labels(container, font, () => this.colours);
    this.sigma = new Sigma(this.graph, container, {
      nodeProgramClasses: { shape: ShapeProgram },
      defaultNodeType: "shape",
      edgeProgramClasses: { line: LineProgram, hair: EdgeLineProgram },
      labelFont: font,
      labelSize: 13,
      labelColor: { color: this.colours.ink },
      labelRenderedSizeThreshold: 5,
      labelDensity: 1,
      labelGridCellSize: 190,
      enableEdgeEvents: true,
      zIndex: true,
      stagePadding: 48,
      allowInvalidContainer: true,
      nodeReducer: (id, data) => this.nodeLook(id, data),
      edgeReducer: (id, data) => this.edgeLook(id, data),
      defaultDrawNodeLabel: (context, data, settings) => labels.draw(context, data, settings.labelSize),
      defaultDrawNodeHover: (context, data, settings) => labels.ring(context, data, settings.labelSize),
    });
    labels.follow(this.sigma);
    this.moving = new Moving(this.sigma, container, () => this.colours);
    this.dragging = new Dragging(this.sigma, this.moving, labels, () => this.colours, doings.onMoved);
    this.listen();
  }

  /** Draw a view. Where it was settled, its nodes are pushed apart first. A large one is put together bit by bit. */
  show(view: View, settled: boolean, pins: Set<string>): void {
    this.rest();
    const graph = new Graph({ multi: true, type: "directed" });
    const work = this.fill(graph, view, pins);
    if (view.nodes.size <= LARGE) {
      while (!work.next().done);
      this.hang(graph, settled);
    } else void this.gradually(work, () => this.hang(graph, settled));
  }

  /** Put the things and connections of a view into a graph, so many at a step. */
  private *fill(graph: Graph, view: View, pins: Set<string>): Generator<void> {
    let left = PIECE;
    for (const node of view.nodes.values()) {
      graph.addNode(node.id, this.look(node, view, pins.has(node.id)));
      if (!left--) yield void (left = PIECE);
    }
    const strongest = Math.max(1, ...view.edges.slice(0, 50_000).map((edge) => edge.weight));
    for (const edge of view.edges) {
      graph.addDirectedEdge(edge.source, edge.target, { size: 0.7 + 3.3 * Math.max(0, edge.weight / strongest), edge });
      if (!left--) yield void (left = PIECE);
    }
  }

  /** Take the steps of some work with a breath between, in which the page answers; not to its end, if there is other work. */
  private async gradually(work: Generator<void>, done: () => void): Promise<void> {
    let wanted = true;
    this.working = () => (wanted = false);
    while (!work.next().done) {
      await new Promise((go) => setTimeout(go));
      if (!wanted) return;
    }
    done();
  }

  /** Hang a graph in the frame. */
  private hang(graph: Graph, settled: boolean): void {
    if (settled && graph.order <= LARGE) push(graph, STEPS);
    this.graph = graph;
    this.sigma.setGraph(new Graph()); // each setting is followed by a drawing: of nothing
    this.sigma.setSetting("labelGridCellSize", graph.order > 120 ? 190 : 100);
    this.sigma.setSetting("defaultEdgeType", graph.size > HAIRS ? "hair" : "line");
    this.sigma.setSetting("enableEdgeEvents", graph.size < 20_000);
    this.sigma.setGraph(graph);
    this.container.dataset.drawn = String(graph.order);
    if (settled && graph.order > LARGE) this.settle(() => undefined);
  }

  /** Push the nodes apart, a little each frame, until they have settled; at once where motion is unwanted. */
  settle(done: () => void): void {
    this.rest();
    if (this.graph.order > LARGE || this.moving.slow) return this.aside(done);
    if (quiet.matches) return this.unseen(done);
    let left = STEPS;
    const step = () => {
      push(this.graph, EACH);
      left -= EACH;
      if (left > 0) this.settling = requestAnimationFrame(step);
      else done();
    };
    step();
  }

  private rest(): void {
    cancelAnimationFrame(this.settling);
    this.working();
  }

  /** Settle a large picture in a worker; here, some steps at a time, where the browser has none to give. */
  private aside(done: () => void): void {
    this.working = pushAside(this.graph, (settled) => (settled ? done() : this.unseen(done)));
  }

  /** Settle without a movement: on a copy, some steps at a time, so that the page still answers; shown at the end. */
  private unseen(done: () => void): void {
    const graph = this.graph.copy();
    const each = graph.order > LARGE ? 1 : EACH;
    let left = STEPS;
    const step = () => {
      push(graph, each);
      left -= each;
      if (left > 0) return void (this.settling = requestAnimationFrame(step));
      this.graph.updateEachNodeAttributes((id, data) => ({ ...data, x: graph.getNodeAttribute(id, "x"), y: graph.getNodeAttribute(id, "y") }), { attributes: ["x", "y"] });
      done();
    };
    this.settling = requestAnimationFrame(step);
  }

  light(ids: Iterable<string>): void {
    const before = this.lit;
    this.lit = new Set(ids);
    if (before.size === this.lit.size && [...before].every((id) => this.lit.has(id))) return;
    this.sigma.refresh({ skipIndexation: true });
  }

  find(ids: Set<string> | null): void {
    this.found = ids;
    this.sigma.refresh({ skipIndexation: true });
  }

  goTo(id: string): void {
    const place = this.sigma.getNodeDisplayData(id);
    if (place) this.turn({ x: place.x, y: place.y, ratio: Math.min(this.sigma.getCamera().ratio, 0.6) });
  }

  /** Move what is seen, so many parts of its width and height. */
  pan(right: number, up: number): void {
    const camera = this.sigma.getCamera();
    this.turn({ x: camera.x + right * camera.ratio, y: camera.y + up * camera.ratio });
  }

  /** Where a thing comes to stand that is moved a step, by keys or buttons. */
  beyond(id: string, right: number, up: number): { x: number; y: number } | null {
    if (!this.graph.hasNode(id)) return null;
    const { x, y } = this.graph.getNodeAttributes(id) as { x: number; y: number };
    const here = this.sigma.viewportToGraph({ x: 0, y: 0 });
    const there = this.sigma.viewportToGraph({ x: right * HOP, y: -up * HOP });
    return { x: x + there.x - here.x, y: y + there.y - here.y };
  }

  zoom(factor: number): void {
    this.turn({ ratio: this.sigma.getCamera().ratio * factor });
  }

  fit(): void {
    this.turn({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  places(): Map<string, { x: number; y: number }> {
    return new Map(this.graph.mapNodes((id, data) => [id, { x: data.x as number, y: data.y as number }]));
  }

  /** The picture as it stands, on paper of its own colour. */
  picture(): Promise<Blob | null> {
    const sheet = document.createElement("canvas");
    this.copyTo(sheet);
    return new Promise((resolve) => sheet.toBlob(resolve, "image/png"));
  }

  /** The picture as it stands, drawn once more on a sheet that can be saved and printed. */
  copyTo(sheet: HTMLCanvasElement): void {
    this.sigma.refresh();
    copy(this.sigma, sheet, this.colours.paper);
  }

  private turn(to: { x?: number; y?: number; ratio?: number; angle?: number }): void {
    void this.sigma.getCamera().animate(to, { duration: quiet.matches ? 1 : 300 });
  }

  private look(node: Node, view: View, pinned: boolean) {
    const kind = view.kinds.get(node.type);
    return {
      x: node.x,
      y: node.y,
      fixed: pinned,
      label: node.rating && view.colour === "rating" ? `${node.label} (${node.rating})` : node.label,
      size: sizeOf(node, view.nodes.size > LARGE),
      shape: Math.max(0, SHAPES.indexOf(kind?.shape ?? "circle")),
      hole: hole(node.rank),
      color: colourOf(node, view, kind?.colour),
    };
  }

  private nodeLook(id: string, data: Partial<Drawn>): Partial<Drawn> {
    if (this.lit.has(id)) return { ...data, highlighted: true, zIndex: 2 };
    if (this.found) return this.found.has(id) ? { ...data, forceLabel: this.found.size <= NAMED, zIndex: 1 } : { ...data, color: this.colours.faint, label: "" };
    return data;
  }

  private edgeLook(id: string, data: Record<string, unknown>): Record<string, unknown> {
    if (this.lit.size && this.graph.hasEdge(id)) {
      const [one, other] = this.graph.extremities(id);
      const shown = this.lit.size === 1 ? this.lit.has(one) || this.lit.has(other) : this.lit.has(one) && this.lit.has(other);
      if (shown) return { ...data, type: "line", color: this.colours.ink, zIndex: 1 };
      return { ...data, color: this.colours.faint };
    }
    return { ...data, color: this.colours.line };
  }

  private listen(): void {
    const click = (act: () => void) => this.dragging.moved || act();
    this.sigma.on("clickNode", ({ node }) => click(() => this.doings.onNode(node)));
    this.sigma.on("clickEdge", ({ edge }) => click(() => this.doings.onEdge(this.graph.getEdgeAttribute(edge, "edge") as Edge)));
    this.sigma.on("clickStage", () => click(() => this.doings.onNothing()));
    dark.addEventListener("change", () => {
      this.colours = paint();
      this.sigma.setSetting("labelColor", { color: this.colours.ink });
      this.sigma.refresh();
    });
  }
}

const sizeOf = (node: Node, oneOfMany: boolean) => (oneOfMany ? 3 : 5) + Math.sqrt(Math.min(node.degree, 400)) * (oneOfMany ? 0.6 : 1.5);
