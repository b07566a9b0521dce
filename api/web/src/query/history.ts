// Which queries were asked here before? Kept in this browser only.

const KEY = "prisongraph.queries";
const MOST = 30;

export interface Asked {
  query: string;
  when: string;
}

export function asked(): Asked[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each): each is Asked => typeof each?.query === "string") : [];
  } catch {
    return [];
  }
}

export function remember(query: string): void {
  const others = asked().filter((each) => each.query !== query);
  keep([{ query, when: new Date().toISOString() }, ...others].slice(0, MOST));
}

export const forget = () => keep([]);

function keep(queries: Asked[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(queries));
  } catch {
    // a browser that keeps nothing still answers
  }
}
