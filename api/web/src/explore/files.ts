// How does a view leave the page? As a picture made here, or as a file that the server writes of it.

import type { View } from "./view";

export async function download(view: View, places: Map<string, { x: number; y: number }>, ending: string): Promise<void> {
  const nodes = [...view.nodes.values()].map((node) => ({ ...node, ...places.get(node.id), url: absolute(node.url) }));
  const body = JSON.stringify({ schema: 1, name: view.name, title: view.title, question: view.question, nodes, edges: view.edges });
  const response = await fetch(`/api/v1/networks/export?format=${ending}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
  });
  if (!response.ok) throw new Error((await response.json()).detail ?? `the server answered ${response.status}`);
  save(await response.blob(), `prisongraph-${view.name}.${ending}`);
}

export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const absolute = (address: string | null) => (address ? new URL(address, location.href).href : null);
