// What does the server send? The JSON form of networks, as graphs/network/model.py tells it.

export interface Node {
  id: string;
  label: string;
  type: string;
  words: string | null;
  rating: string | null;
  rank: number | null;
  year: string | null;
  topics: string[];
  degree: number;
  weight: number;
  betweenness: number;
  community: number;
  x: number;
  y: number;
  url: string | null;
}

export interface Evidence {
  id: string;
  words: string;
  rating: string | null;
  year: string | null;
  url: string | null;
}

export interface Edge {
  source: string;
  target: string;
  relation: string;
  weight: number;
  evidence: Evidence[];
}

export interface Kind {
  key: string;
  label: string;
  shape: string;
  colour: string;
  all: number;
}

export interface Network {
  schema: number;
  name: string;
  title: string;
  question: string;
  colour_by: string;
  counts: { nodes: { shown: number; all: number }; edges: { shown: number; all: number } };
  types: Kind[];
  nodes: Node[];
  edges: Edge[];
}

export interface Relation {
  key: string;
  label: string;
  number: number;
}

export interface Surroundings {
  self: Node;
  relations: Relation[];
}

export interface Expansion {
  relation: Relation;
  nodes: Node[];
  edges: Edge[];
}

const kept = new Map<string, Promise<unknown>>();

/** What stands at an address, asked for once; an answer that failed is asked for again. */
export function get<T>(address: string): Promise<T> {
  const known = kept.get(address);
  if (known) return known as Promise<T>;
  const asked = fetch(address, { headers: { Accept: "application/json" } }).then(async (response) => {
    const body = await response.json();
    if (!response.ok) throw new Error(body.detail ?? `the server answered ${response.status}`);
    return body as T;
  });
  asked.catch(() => kept.delete(address));
  kept.set(address, asked);
  return asked;
}
