// How is a picture moved fluidly where drawing is slow, as software draws? As the sheet drawn last, until it is at rest.

import type Graph from "graphology";
import type Sigma from "sigma";
import type { CameraState, Coordinates } from "sigma/types";
import type { Paint } from "./paint";

const FLUID = 80; // ms within which two frames have come after a drawing, where drawing is fast
const LOST = 100; // ms beyond that, all together, from which on drawing is slow
const REST = 150; // ms without a movement, after which all is drawn anew
const STRETCH = 2; // times by which a sheet is stretched at most, before the next is drawn
const AWAY = 0.4; // parts of the picture by which a sheet is moved at most
const OFTEN = 1000; // ms from one drawing within a movement to the next at least

/** From what the last drawing was to what is to be seen now: as CSS writes it, `matrix(a, b, c, d, e, f)`. */
type Turn = [a: number, b: number, c: number, d: number, e: number, f: number];

export class Moving {
  private sheet = document.createElement("canvas");
  private drawn: CameraState; // where the last drawing is seen from
  private graph: Graph;
  private at = 0; // when it was made
  private copied = false; // whether the sheet holds it
  private asked = false; // whether the next drawing is for a movement
  private lost = 0;
  private rest = 0;
  private frame = 0;

  constructor(
    private sigma: Sigma,
    private container: HTMLElement,
    private colours: () => Paint,
  ) {
    this.sheet.className = "sheet";
    sigma.getCanvases().mouse?.before(this.sheet);
    this.drawn = sigma.getCamera().getState();
    this.graph = sigma.getGraph();
    sigma.getCamera().removeAllListeners("updated"); // by which each movement is drawn anew
    sigma.getCamera().on("updated", () => this.moved());
    sigma.on("moveBody", ({ event }) => this.notice(!this.slow || !pressed(event.original)));
    sigma.getMouseCaptor().on("mouseup", () => this.notice(true));
    sigma.on("beforeRender", () => this.show(false));
    sigma.on("afterRender", () => this.ready());
  }

  /** Whether drawing was found to be slow. */
  get slow(): boolean {
    return this.lost > LOST;
  }

  /** See the sheet in place of the layers, which are slow to put together, while something moves above it. */
  hold(): void {
    if (this.copied) this.frame ||= requestAnimationFrame(() => this.follow());
    else this.draw();
  }

  private moved(): void {
    if (!this.slow) return this.draw();
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => this.draw(), REST);
    this.hold();
  }

  private draw(): void {
    this.asked = true;
    this.sigma.scheduleRender();
  }

  /** Move the sheet to where what it shows is now; where it shows too little of that, there is a new drawing. */
  private follow(): void {
    this.frame = 0;
    if (!this.copied) return;
    const turn = this.turn();
    if (this.tooFar(turn) && performance.now() - this.at > OFTEN) return this.draw();
    this.sheet.style.transform = `matrix(${turn.join()})`;
    this.show(true);
  }

  private turn(): Turn {
    const there = (at: Coordinates) =>
      this.sigma.framedGraphToViewport(this.sigma.viewportToFramedGraph(at, { cameraState: this.drawn }), { cameraState: this.sigma.getCamera().getState() });
    const corner = there({ x: 0, y: 0 });
    const right = there({ x: 1, y: 0 });
    const down = there({ x: 0, y: 1 });
    return [right.x - corner.x, right.y - corner.y, down.x - corner.x, down.y - corner.y, corner.x, corner.y];
  }

  private tooFar([a, b, c, d, e, f]: Turn): boolean {
    const { width, height } = this.sigma.getDimensions();
    const stretched = Math.sqrt(Math.abs(a * d - b * c));
    const right = (a * width + c * height) / 2 + e - width / 2; // of the middle
    const down = (b * width + d * height) / 2 + f - height / 2;
    return stretched > STRETCH || stretched < 1 / STRETCH || Math.abs(right) > AWAY * width || Math.abs(down) > AWAY * height;
  }

  /** After a drawing: was it slow? Then it is copied, if it is for a movement. */
  private ready(): void {
    const graph = this.sigma.getGraph();
    const telling = this.asked || this.graph !== graph; // no work of others follows it at once
    this.drawn = this.sigma.getCamera().getState();
    this.at = performance.now();
    this.graph = graph;
    this.copied = this.slow && this.asked;
    this.asked = false;
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (this.copied) copy(this.sigma, this.sheet, this.colours().paper);
    else if (telling) this.time();
  }

  private time(): void {
    const began = performance.now();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (!document.hidden) this.lost += Math.max(0, performance.now() - began - FLUID);
      }),
    );
  }

  /** Whether what the pointer passes over is lit up, for which it is looked up in the drawing: not while that moves. */
  private notice(noticed: boolean): void {
    const layer = this.sigma.getCanvases().mouse;
    if (layer) layer.style.pointerEvents = noticed ? "" : "none"; // of its movements the document tells still
  }

  private show(shown: boolean): void {
    this.container.classList.toggle("moving", shown);
  }
}

const pressed = (event: MouseEvent | TouchEvent) => event instanceof MouseEvent && event.buttons > 0;

/** Draw all layers of a picture, as they stand, on a sheet of a colour. */
export function copy(sigma: Sigma, sheet: HTMLCanvasElement, paper: string): void {
  const layers = Object.values(sigma.getCanvases());
  sheet.width = layers[0]?.width ?? 1;
  sheet.height = layers[0]?.height ?? 1;
  const context = sheet.getContext("2d", { alpha: false }); // nothing is seen through it, so nothing below it need be put together
  if (!context) return;
  context.fillStyle = paper;
  context.fillRect(0, 0, sheet.width, sheet.height);
  for (const layer of layers) if (layer.width) context.drawImage(layer, 0, 0);
}
