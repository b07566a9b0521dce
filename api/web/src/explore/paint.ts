// In which colours is a view drawn? Those of the pages, in light and dark; a rating also by how full a shape is.

import type { Node } from "./form";
import { through } from "./shapes";
import type { View } from "./view";

/** Colours of ratings by rank, from none to the best; those of the pages. */
export const RATED = ["#8d99a6", "#b3261e", "#b7611a", "#1f78b4", "#1b5e9b"];
const COMMUNITIES = ["#2b6cb0", "#b7611a", "#2f855a", "#c24c6e", "#6b46c1", "#0f7c86", "#8a6d1d", "#a35a9c", "#4f6272"];
export const dark = matchMedia("(prefers-color-scheme: dark)");

export interface Paint {
  ink: string;
  paper: string;
  line: string;
  faint: string;
}

export const paint = (): Paint => {
  through.paper = dark.matches ? [0.09, 0.082, 0.106] : [1, 1, 1];
  return dark.matches
    ? { ink: "#f1eef4", paper: "#17151b", line: "#5c5566", faint: "#35303d" }
    : { ink: "#1d1a22", paper: "#ffffff", line: "#b9b2c2", faint: "#e6e2ea" };
};

/** The better the rating, the fuller the shape. */
export const hole = (rank: number | null) => (rank === null ? 0 : Math.max(0, 0.6 - 0.2 * (rank - 1)));

export function colourOf(node: Node, view: View, own = "#767676"): string {
  if (view.colour === "community") return COMMUNITIES[node.community % COMMUNITIES.length] ?? own;
  if (view.colour === "rating") return RATED[Math.min(node.rank ?? 0, 4)] ?? own;
  return own;
}
