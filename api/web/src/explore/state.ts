// What is being looked at? One value that holds all of it, written into the address and read back from it.

export interface State {
  network: string;
  /** Filters that the server applies, as they stand in the address: topic, rating, from, to, limit, type. */
  filters: [string, string][];
  starts: string[];
  /** Expansions in the order they were made: a node, a relation, and how many things to skip. */
  added: [node: string, relation: string, skip: number][];
  hidden: string[];
  off: string[];
  pins: [node: string, x: number, y: number][];
  selected: string;
  colour: string;
  settled: boolean;
}

const BASE = "https://w3id.org/prisongraph/";
const MANY = 2000; // things; more of them are long in coming
const FILTERS = ["topic", "rating", "from", "to", "limit", "type"];

const short = (iri: string) => (iri.startsWith(BASE) ? iri.slice(BASE.length) : iri);
const long = (text: string) => (/^[a-z]+:/i.test(text) ? text : BASE + text);

/** The state that an address stands for; what does not fit is left out. */
export function read(search: string): State {
  const given = new URLSearchParams(search);
  const added = given.getAll("add").map((text) => text.split("|"));
  const pins = given.getAll("pin").map((text) => text.split("|"));
  return {
    network: given.get("network") ?? "",
    filters: [...given].filter(([name, value]) => FILTERS.includes(name) && value),
    starts: given.getAll("start").map(long),
    added: added.flatMap(([node, relation, skip]) =>
      node && relation ? [[long(node), relation, Number(skip) || 0] as [string, string, number]] : [],
    ),
    hidden: given.getAll("hide").map(long),
    off: given.getAll("off"),
    pins: pins.flatMap(([node, x, y]) =>
      node && Number.isFinite(Number(x)) && Number.isFinite(Number(y))
        ? [[long(node), Number(x), Number(y)] as [string, number, number]]
        : [],
    ),
    selected: given.has("at") ? long(given.get("at") ?? "") : "",
    colour: given.get("colour") ?? "",
    settled: given.has("settled"),
  };
}

/** What is shown first of a network that is asked for whole: what the server keeps ready, as no filter narrows it. */
export function firstOf(state: State): State | null {
  const only = state.network && state.filters.length === 1 && state.filters[0];
  return only && only[0] === "limit" && Number(only[1]) > MANY ? { ...state, filters: [] } : null;
}

/** The address of a state, relative to the page. */
export function write(state: State): string {
  const given = new URLSearchParams();
  if (state.network) given.set("network", state.network);
  for (const [name, value] of state.filters) given.append(name, value);
  for (const node of state.starts) given.append("start", short(node));
  for (const [node, relation, skip] of state.added) given.append("add", [short(node), relation, skip || ""].join("|"));
  for (const node of state.hidden) given.append("hide", short(node));
  for (const type of state.off) given.append("off", type);
  for (const [node, x, y] of state.pins) given.append("pin", [short(node), x.toFixed(3), y.toFixed(3)].join("|"));
  if (state.selected) given.set("at", short(state.selected));
  if (state.colour) given.set("colour", state.colour);
  if (state.settled) given.set("settled", "1");
  const text = given.toString();
  return text ? `?${text}` : location.pathname;
}

interface Step {
  state: State;
  /** What the step did: `HMP Thornby Moor hidden`. */
  words: string;
}

/** Steps that can be undone and done again, each with what it did in words. */
export class Steps {
  private past: Step[] = [];
  private future: Step[] = [];
  constructor(public now: State) {}

  go(next: State, words: string): void {
    this.past.push({ state: this.now, words });
    this.future = [];
    this.now = next;
  }

  /** Change the state without a step of its own: what is looked at, not what is shown. */
  amend(next: State): void {
    this.now = next;
  }

  undo(): string {
    return this.turn(this.past, this.future, "Undone");
  }

  redo(): string {
    return this.turn(this.future, this.past, "Done again");
  }

  private turn(from: Step[], to: Step[], what: string): string {
    const step = from.pop();
    if (!step) return "";
    to.push({ state: this.now, words: step.words });
    this.now = step.state;
    return `${what}: ${step.words}`;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }
}
