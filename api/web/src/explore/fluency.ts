// Does the picture move fluidly? Where it does not, as on machines that draw by software, lines wait until it is at rest.

import type Sigma from "sigma";

const SLOW = 40; // ms from one frame of a movement to the next, from which it is not fluid
const FRAMES = 3; // so many slow ones are enough

export class Fluency {
  private last = 0;
  private slow = 0;

  constructor(private sigma: Sigma) {
    sigma.on("afterRender", () => this.drawn());
  }

  /** Whether movements have been found to be slow. */
  get poor(): boolean {
    return this.slow >= FRAMES;
  }

  private drawn(): void {
    const before = this.last;
    this.last = this.sigma.getCamera().isAnimated() ? performance.now() : 0;
    if (this.poor || !before || this.last - before < SLOW) return;
    this.slow += 1;
    if (this.poor) this.sigma.setSetting("hideEdgesOnMove", true);
  }
}
