// What the layout's package does not tell of its inner parts.

declare module "graphology-layout-forceatlas2/helpers" {
  import type Graph from "graphology";
  export function graphToByteArrays(graph: Graph, weight: () => number): { nodes: Float32Array<ArrayBuffer>; edges: Float32Array<ArrayBuffer> };
  export function assignLayoutChanges(graph: Graph, nodes: Float32Array, reducer: null): void;
}

declare module "graphology-layout-forceatlas2/defaults" {
  import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";
  const defaults: ForceAtlas2Settings;
  export default defaults;
}

declare module "graphology-layout-forceatlas2/iterate" {
  import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";
  export default function iterate(settings: ForceAtlas2Settings, nodes: Float32Array, edges: Float32Array): object;
}
