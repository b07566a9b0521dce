// The worker that pushes the things of a large picture apart: places in, places out, the same each time.

import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";
import forceAtlas2 from "graphology-layout-forceatlas2/defaults";
import iterate from "graphology-layout-forceatlas2/iterate";

export type Settings = ForceAtlas2Settings;

export interface Task {
  nodes: Float32Array;
  edges: Float32Array;
  steps: number;
  settings: Settings;
}

self.onmessage = ({ data }: MessageEvent<Task>) => {
  const settings = { ...forceAtlas2, ...data.settings };
  for (let step = 0; step < data.steps; step += 1) iterate(settings, data.nodes, data.edges);
  self.postMessage(data.nodes, { transfer: [data.nodes.buffer] });
};
