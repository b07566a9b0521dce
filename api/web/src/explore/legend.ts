// Which kinds are shown, and what do ratings look like? Each kind can be switched off and on.

import { RATED, hole } from "./paint";
import { make, mark, part } from "./page";
import type { View } from "./view";

export function showLegend(view: View, off: string[], turn: (off: string[], words: string) => void): void {
  const shown = new Map<string, number>();
  for (const node of view.nodes.values()) shown.set(node.type, (shown.get(node.type) ?? 0) + 1);
  const kinds = [...view.kinds.values()].filter((kind) => shown.has(kind.key) || off.includes(kind.key));
  part("legend").replaceChildren(
    ...kinds.map((kind) => {
      const on = !off.includes(kind.key);
      const act = () => turn(on ? [...off, kind.key] : off.filter((each) => each !== kind.key), `${kind.label} ${on ? "switched off" : "switched on"}`);
      const box = make("input", { type: "checkbox", "data-focus": `kind ${kind.key}`, change: act });
      box.checked = on;
      return make("li", {}, make("label", {}, box, mark(kind.shape, kind.colour), ` ${kind.label} (${shown.get(kind.key) ?? 0})`));
    }),
  );
  showRatings(view);
}

/** What the ratings that are shown look like: the fuller the better, and a colour each where colour tells them. */
function showRatings(view: View): void {
  const ranks = new Map<string, number>();
  for (const node of view.nodes.values()) if (node.rating && node.rank !== null) ranks.set(node.rating, node.rank);
  const ordered = [...ranks].sort((one, other) => one[1] - other[1] || one[0].localeCompare(other[0], "en"));
  const colour = (rank: number) => (view.colour === "rating" ? RATED[Math.min(rank, 4)] : RATED[0]) ?? "";
  part("rated").replaceChildren(...ordered.map(([label, rank]) => make("li", {}, mark("circle", colour(rank), hole(rank)), ` ${label}`)));
  part("rated-name").textContent = `Ratings: the fuller the shape, the better${view.colour === "rating" ? ", and a colour each" : "; colour by rating for a colour each"}`;
  part("rated-part").hidden = !ordered.length;
}
