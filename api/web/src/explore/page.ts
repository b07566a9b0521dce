// What does the page hold, and how is it written to? Text goes in as text, never as markup.

type Child = Node | string | null | false | undefined;

/** The element with this id; the page's template holds it. */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
}

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string | boolean | ((event: Event) => void)> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false && child !== undefined));
  return element;
}

/** Text fenced in, so that its direction of writing stays its own. */
export const bdi = (text: string) => make("bdi", {}, text);

/** A link within this site or to the web; anything else is shown as text. */
export function link(address: string | null, text: string): HTMLElement {
  if (!address || !/^(\/(?!\/)|https?:\/\/)/.test(address)) return bdi(text);
  return make("a", { href: address }, bdi(text));
}

export const button = (text: string, act: () => void, attributes: Record<string, string> = {}) =>
  make("button", { type: "button", class: "plain", click: act, ...attributes }, text);

/** The shape of a kind of thing, as a small picture for legends and tables; the hole in it, from 0 to 1, tells the rating. */
export function mark(shape: string, colour: string, hole = 0): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({ viewBox: "-11 -11 22 22", width: "18", height: "18", "aria-hidden": "true", class: "mark" }))
    svg.setAttribute(name, value);
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#shape-${shape}`);
  use.setAttribute("fill", colour);
  svg.append(use);
  if (hole > 0) {
    const round = document.createElementNS(space, "circle");
    round.setAttribute("r", String(8 * hole));
    round.setAttribute("class", "hole");
    svg.append(round);
  }
  return svg;
}
