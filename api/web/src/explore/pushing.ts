// How are things pushed apart until they stand well? Some steps at a time here, or all of them in a worker.

import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { assignLayoutChanges, graphToByteArrays } from "graphology-layout-forceatlas2/helpers";
import type { Settings, Task } from "../settle";

export const LARGE = 3000; // things; of more a step takes longer than a frame
export const STEPS = 200; // of the layout, until it has settled
const WORK = 1_200_000; // things times steps, beyond which a large picture is given fewer steps

/** So many steps of the layout, here and now. */
export function push(graph: Graph, iterations: number): void {
  if (graph.order < 2) return;
  const scale = scaleOf(graph);
  stretch(graph, scale);
  forceAtlas2.assign(graph, { iterations, settings: settingsOf(graph) });
  stretch(graph, 1 / scale);
}

/** All steps in a worker, so that the page answers all the while; the places are put into `graph` at the end. */
export function pushAside(graph: Graph, done: (settled: boolean) => void): () => void {
  const worker = new Worker("/static/built/settle.js");
  const { nodes, edges } = graphToByteArrays(graph, () => 1);
  const scale = scaleOf(graph);
  scaled(nodes, scale);
  worker.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    worker.terminate();
    scaled(data, 1 / scale);
    assignLayoutChanges(graph, data, null);
    done(true);
  };
  worker.onerror = () => {
    worker.terminate();
    done(false);
  };
  const steps = Math.max(40, Math.min(STEPS, Math.round(WORK / graph.order)));
  const task: Task = { nodes, edges, steps, settings: settingsOf(graph) };
  worker.postMessage(task, [nodes.buffer, edges.buffer]);
  return () => worker.terminate();
}

const settingsOf = (graph: Graph): Settings => ({
  ...forceAtlas2.inferSettings(graph),
  barnesHutOptimize: graph.order > 600,
  barnesHutTheta: graph.order > LARGE ? 1 : 0.5, // how coarsely things far off are taken together
  adjustSizes: false,
});

/** The layout counts in larger units than ours. */
const scaleOf = (graph: Graph) => 12 * Math.sqrt(graph.order);

const EACH = 10; // numbers that the layout keeps of a thing, its place first

function scaled(nodes: Float32Array, by: number): void {
  for (let at = 0; at < nodes.length; at += EACH) {
    nodes[at] = (nodes[at] ?? 0) * by;
    nodes[at + 1] = (nodes[at + 1] ?? 0) * by;
  }
}

const stretch = (graph: Graph, by: number) =>
  graph.updateEachNodeAttributes((_, data) => ({ ...data, x: data.x * by, y: data.y * by }), { attributes: ["x", "y"] });
