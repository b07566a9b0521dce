// What does a state show? The nodes and edges, with what was left out and why.

import { type Edge, type Expansion, type Kind, type Network, type Node, type Surroundings, get } from "./form";
import { type Topic, fits } from "./narrowing";
import type { State } from "./state";

export interface View {
  name: string;
  title: string;
  question: string;
  nodes: Map<string, Node>;
  edges: Edge[];
  kinds: Map<string, Kind>;
  /** How many things the network holds under no filter, with those that were added. */
  all: number;
  left: { hidden: number; off: number; beyond: number; narrowed: number };
  /** What was hidden by hand, by name, so that it can be shown again. */
  hidden: { id: string; label: string }[];
  /** What was started from or walked to, narrowed or not. */
  walked: Node[];
  colour: string;
}

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const STEP = 0.07;
export const PAGE = 50;

export const expandAddress = (node: string, relation = "", skip = 0) =>
  "/api/v1/networks/expand?" +
  new URLSearchParams({ node, ...(relation && { relation, skip: String(skip), limit: String(PAGE) }) });

export async function viewOf(state: State, kinds: Map<string, Kind>, topics: Topic[]): Promise<View> {
  const view: View = {
    name: state.network || "walk",
    title: "A walk through the graph",
    question: "",
    nodes: new Map(),
    edges: [],
    kinds,
    all: 0,
    left: { hidden: 0, off: 0, beyond: 0, narrowed: 0 },
    hidden: [],
    walked: [],
    colour: state.colour || "type",
  };
  if (state.network) await addNetwork(view, state);
  for (const [number, node] of state.starts.entries()) {
    const { self } = await get<Surroundings>(expandAddress(node));
    put(view, { ...self, x: number * 0.4, y: 0 });
  }
  for (const [node, relation, skip] of state.added) {
    const expansion = await get<Expansion>(expandAddress(node, relation, skip));
    addExpansion(view, node, expansion, skip);
  }
  view.all += state.starts.length;
  leaveOut(view, state, topics);
  for (const [node, x, y] of state.pins) {
    const found = view.nodes.get(node);
    if (found) view.nodes.set(node, { ...found, x, y });
  }
  count(view);
  return view;
}

async function addNetwork(view: View, state: State): Promise<void> {
  const asked = new URLSearchParams(state.filters).toString();
  const network = await get<Network>(`/api/v1/networks/${encodeURIComponent(state.network)}${asked && `?${asked}`}`);
  view.title = network.title;
  view.question = network.question;
  view.all = network.counts.nodes.all;
  view.left.beyond = network.counts.nodes.all - network.counts.nodes.shown;
  if (!state.colour) view.colour = network.colour_by;
  for (const kind of network.types) view.kinds.set(kind.key, kind);
  for (const node of network.nodes) view.nodes.set(node.id, node);
  view.edges.push(...network.edges);
}

/** New things stand around the one they were reached from, as seeds in a sunflower. */
function addExpansion(view: View, from: string, expansion: Expansion, skip: number): void {
  const parent = view.nodes.get(from);
  const fresh = expansion.nodes.filter((node) => !view.nodes.has(node.id));
  for (const [number, node] of fresh.entries()) {
    const radius = STEP * (1.4 + Math.sqrt(number + skip));
    const angle = (number + skip) * GOLDEN + view.nodes.size * 0.01;
    const x = (parent?.x ?? 0) + radius * Math.cos(angle);
    const y = (parent?.y ?? 0) + radius * Math.sin(angle);
    put(view, { ...node, x, y });
  }
  view.all += fresh.length;
  const known = new Set(view.edges.map(key));
  view.edges.push(...expansion.edges.filter((edge) => !known.has(key(edge))));
}

const key = (edge: Edge) => [edge.source, edge.target, edge.relation].join(" ");

function put(view: View, node: Node): void {
  if (view.nodes.has(node.id)) return;
  view.nodes.set(node.id, node);
  view.walked.push(node);
}

function leaveOut(view: View, state: State, topics: Topic[]): void {
  const off = new Set(state.off);
  view.hidden = state.hidden.map((id) => ({ id, label: view.nodes.get(id)?.label ?? id.split("/").slice(-2).join("/") }));
  for (const id of state.hidden) if (view.nodes.delete(id)) view.left.hidden += 1;
  for (const node of view.walked)
    if (!state.starts.includes(node.id) && !fits(node, state.filters, topics) && view.nodes.delete(node.id)) view.left.narrowed += 1;
  for (const [id, node] of view.nodes) {
    if (off.has(node.type)) {
      view.nodes.delete(id);
      view.left.off += 1;
    }
  }
  view.edges = view.edges.filter((edge) => view.nodes.has(edge.source) && view.nodes.has(edge.target));
}

function count(view: View): void {
  const degrees = new Map<string, number>();
  for (const edge of view.edges)
    for (const end of new Set([edge.source, edge.target])) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  for (const [id, node] of view.nodes) view.nodes.set(id, { ...node, degree: degrees.get(id) ?? 0 });
}

/** `12 of 240 things shown, with 30 connections; 3 hidden by you`: nothing is left out unsaid. */
export function told(view: View): string {
  const number = (value: number) => value.toLocaleString("en-GB");
  const left = [
    view.left.beyond > 0 ? `${number(view.left.beyond)} left out by the filters or the limit` : "",
    view.left.narrowed ? `${number(view.left.narrowed)} walked to but left out by the filters` : "",
    view.left.hidden ? `${number(view.left.hidden)} hidden by you` : "",
    view.left.off ? `${number(view.left.off)} of kinds switched off` : "",
  ].filter(Boolean);
  const shown = `${number(view.nodes.size)} of ${number(Math.max(view.all, view.nodes.size))} things shown`;
  return `${shown}, with ${number(view.edges.length)} connections${left.length ? `; ${left.join(", ")}` : ""}.`;
}
