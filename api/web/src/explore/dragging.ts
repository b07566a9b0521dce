// What happens while a thing is dragged? It moves with its lines; where drawing is slow, a ring on a sheet shows where to.

import type Sigma from "sigma";
import type { Coordinates } from "sigma/types";
import type { Labels } from "./labels";
import type { Moving } from "./moving";
import type { Paint } from "./paint";

export class Dragging {
  private node = "";
  private sheet = document.createElement("canvas");
  private to: Coordinates | null = null; // where it is dragged to, in the graph's own measure; null until it moves

  constructor(
    private sigma: Sigma,
    private moving: Moving,
    private labels: Labels,
    private colours: () => Paint,
    private done: (id: string, x: number, y: number) => void,
  ) {
    this.sheet.className = "sheet drag";
    sigma.getCanvases().mouse?.before(this.sheet);
    sigma.on("downNode", ({ node }) => this.begin(node));
    sigma.on("downEdge", () => (this.to = null));
    sigma.on("downStage", () => (this.to = null));
    sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
      if (!this.node) return;
      this.move(event);
      preventSigmaDefault();
    });
    sigma.on("upNode", () => this.drop());
    sigma.on("upStage", () => this.drop());
    sigma.on("upEdge", () => this.drop());
  }

  /** Whether what was pressed last was moved, and so not chosen. */
  get moved(): boolean {
    return this.to !== null;
  }

  private begin(node: string): void {
    this.node = node;
    this.to = null;
    if (!this.sigma.getCustomBBox()) this.sigma.setCustomBBox(this.sigma.getBBox());
  }

  private move(at: Coordinates): void {
    this.to = this.sigma.viewportToGraph(at);
    if (this.moving.slow) this.sketch(at);
    else this.sigma.getGraph().mergeNodeAttributes(this.node, this.to);
  }

  /** What is dragged as a ring, with lines to what it is connected with. */
  private sketch(at: Coordinates): void {
    const { width, height } = this.sigma.getDimensions();
    if (this.sheet.width !== width || this.sheet.height !== height) Object.assign(this.sheet, { width, height });
    const context = this.sheet.getContext("2d");
    const data = this.sigma.getNodeDisplayData(this.node);
    if (!context || !data) return;
    this.moving.hold();
    context.clearRect(0, 0, width, height);
    context.strokeStyle = this.colours().ink;
    context.lineWidth = 1;
    context.beginPath();
    this.sigma.getGraph().forEachNeighbor(this.node, (_, { x, y }) => {
      const end = this.sigma.graphToViewport({ x, y });
      context.moveTo(at.x, at.y);
      context.lineTo(end.x, end.y);
    });
    context.stroke();
    this.labels.ring(context, { ...at, size: this.sigma.scaleSize(data.size), label: data.label }, this.sigma.getSetting("labelSize"));
  }

  private drop(): void {
    const { node, to } = this;
    this.node = "";
    this.sheet.width = 0; // which clears it
    if (node && to) {
      this.sigma.getGraph().mergeNodeAttributes(node, to);
      this.done(node, to.x, to.y);
    }
    this.sigma.setCustomBBox(null);
  }
}
