// What do keys do while the picture has the focus? Arrows move it, with Shift the chosen thing; plus, minus and 0 as in maps.

import type { Canvas } from "./canvas";

const ARROWS: Record<string, [right: number, up: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const PART = 0.1; // of what is seen

export class Keys {
  constructor(place: HTMLElement, canvas: Canvas, move: (right: number, up: number) => void, close: () => void) {
    place.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = ARROWS[event.key];
      if (arrow && event.shiftKey) move(...arrow);
      else if (arrow) canvas.pan(arrow[0] * PART, arrow[1] * PART);
      else if (event.key === "+" || event.key === "=") canvas.zoom(0.7);
      else if (event.key === "-") canvas.zoom(1.4);
      else if (event.key === "0") canvas.fit();
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
  }
}
