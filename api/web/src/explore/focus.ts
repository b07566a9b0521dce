// Where does the focus go when what held it was drawn anew or is gone? To its successor, its neighbour, or the panel.

const KEY = "data-focus";

/** Every element that can go away while it is focused has a name in `data-focus`: a word for what it does, and of what. */
export class Focus {
  private wanted: string[] = [];

  constructor() {
    document.addEventListener("focusin", (event) => this.note(event.target as HTMLElement));
    document.addEventListener("pointerdown", () => (this.wanted = [])); // who points at the page has left the focus
  }

  /** The name of what is focused, or was until it went away. */
  get held(): string {
    return this.wanted[0] ?? "";
  }

  /** Give the focus back where a drawing took it away. */
  keep(): void {
    const now = document.activeElement;
    if (!now || now === document.body) this.move(...this.wanted);
  }

  /** Focus the first of these that is there. */
  move(...names: string[]): void {
    for (const name of names) {
      const found = document.querySelector<HTMLElement>(`[${KEY}="${CSS.escape(name)}"]:not(:disabled)`);
      found?.focus();
      if (found && document.activeElement === found) return;
    }
  }

  private note(element: HTMLElement): void {
    const name = element.getAttribute(KEY);
    this.wanted = name ? [name, ...beside(element, name), "detail"] : [];
  }
}

/** What does the same in the next row, and in the one before. */
function beside(element: HTMLElement, name: string): string[] {
  const row = element.closest("tr, li");
  const does = name.split(" ")[0];
  const others = [row?.nextElementSibling, row?.previousElementSibling].map((each) => each?.querySelector(`[${KEY}^="${does} "]`));
  return others.flatMap((each) => each?.getAttribute(KEY) ?? []);
}
