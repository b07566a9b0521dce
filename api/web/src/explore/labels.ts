// How are names written into the picture? In ink on a rim of paper; none over another, nor out of the picture.

import type Sigma from "sigma";
import type { Paint } from "./paint";

/** What is written of a thing, where, and how large the thing is drawn; in points of the picture. */
export interface Named {
  x: number;
  y: number;
  size: number;
  label?: string | null;
}

type Context = CanvasRenderingContext2D;

const LONG = 36; // characters of a label; the tables and the panel have all of it

export class Labels {
  private written: [x: number, y: number, wide: number][] = []; // where labels stand, so that none covers another

  constructor(
    private container: HTMLElement,
    private font: string,
    private colours: () => Paint,
  ) {}

  /** Begin anew with each drawing. */
  follow(sigma: Sigma): void {
    sigma.on("beforeRender", () => (this.written = []));
  }

  draw(context: Context, data: Named, size: number): void {
    if (!data.label) return;
    const words = data.label.length > LONG ? `${data.label.slice(0, LONG - 1)}…` : data.label;
    context.font = `${size}px ${this.font}`;
    const wide = context.measureText(words).width;
    const left = this.beside(data, wide, 5);
    if (this.written.some(([x, y, reach]) => Math.abs(y - data.y) < size && x < left + wide && left < x + reach)) return;
    this.written.push([left, data.y, wide]);
    const { ink, paper } = this.colours();
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = paper;
    context.strokeText(words, left, data.y + size / 3);
    context.fillStyle = ink;
    context.fillText(words, left, data.y + size / 3);
  }

  /** A ring around what is pointed at, and its whole label in bold. */
  ring(context: Context, data: Named, size: number): void {
    const { ink, paper } = this.colours();
    context.strokeStyle = ink;
    context.lineWidth = 3;
    context.beginPath();
    context.arc(data.x, data.y, data.size * 1.5 + 3, 0, Math.PI * 2);
    context.stroke();
    if (!data.label) return;
    context.font = `600 ${size}px ${this.font}`;
    const wide = context.measureText(data.label).width;
    const left = this.beside(data, wide, 8);
    context.fillStyle = paper;
    context.fillRect(left - 4, data.y - size, wide + 8, size * 2);
    context.fillStyle = ink;
    context.fillText(data.label, left, data.y + size / 3);
  }

  /** Where words beside a thing begin: to its right, or to its left where they would leave the picture. */
  private beside(data: Named, wide: number, gap: number): number {
    const away = data.size * 1.5 + gap;
    const right = data.x + away;
    return right + wide > this.container.clientWidth && data.x - away - wide > 0 ? data.x - away - wide : right;
  }
}
