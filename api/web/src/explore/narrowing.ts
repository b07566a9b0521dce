// To what is the view narrowed? The form of filters: the server applies them to a network, we to what was walked to.

import type { Node } from "./form";
import { make, part } from "./page";
import type { State } from "./state";

export interface Topic {
  id: string;
  label: string;
  broader: string | null;
}

const end = (text: string) => text.split("/").at(-1) ?? "";
const slug = (label: string) => label.toLocaleLowerCase("en").replace(/[^a-z0-9]+/g, "-");
const field = (name: string) => part("narrowing").querySelector<HTMLSelectElement>(`[name="${name}"]`);

/** Does a thing pass the filters? One that has no topic, rating or year passes those of that name. */
export function fits(node: Node, filters: State["filters"], topics: Topic[]): boolean {
  const asked = new Map(filters);
  const rating = asked.get("rating");
  const topic = asked.get("topic");
  if (rating && node.rating && slug(node.rating) !== end(rating)) return false;
  if (node.year && (node.year < (asked.get("from") ?? "") || node.year > (asked.get("to") ?? "9999"))) return false;
  const own = node.type === "topic" ? [node.id] : node.topics;
  return !topic || !own.length || own.some((each) => within(each, topic, topics));
}

/** A topic takes in its narrower ones. */
function within(own: string, asked: string, topics: Topic[]): boolean {
  for (let at: string | null = own; at; at = topics.find((topic) => topic.id === at)?.broader ?? null)
    if (end(at) === end(asked)) return true;
  return false;
}

/** What a walk can be narrowed to: the topics, ratings and years of all that it came to. */
export function offer(nodes: Node[], filters: State["filters"], topics: Topic[]): void {
  const asked = new Map(filters);
  const years = [...new Set(nodes.flatMap((node) => node.year ?? []))].sort();
  const ratings = [...new Set(nodes.flatMap((node) => node.rating ?? []))].sort();
  const come = new Set(nodes.flatMap((node) => (node.type === "topic" ? [node.id] : node.topics)));
  const met = topics.filter((topic) => [...come].some((each) => within(each, topic.id, topics)));
  fill("topic", met.map((topic) => [end(topic.id), topic.label]), end(asked.get("topic") ?? ""));
  fill("rating", ratings.map((label) => [slug(label), label]), end(asked.get("rating") ?? ""));
  fill("from", years.map((year) => [year, year]), asked.get("from") ?? "");
  fill("to", years.map((year) => [year, year]), asked.get("to") ?? "");
}

function fill(name: string, choices: [value: string, label: string][], chosen: string): void {
  const select = field(name);
  const first = select?.options[0];
  if (!select || !first) return;
  select.replaceChildren(first, ...choices.map(([value, label]) => make("option", { value }, label)));
  select.value = chosen;
  const label = select.closest("label");
  if (label) label.hidden = !choices.length;
}

/** What the form says now, in words and as filters; null where it asks for another network. */
export function asked(network: string): { filters: State["filters"]; words: string } | null {
  if (field("network")?.value !== network) return null;
  const chosen = [...part("narrowing").querySelectorAll("select")].filter((each) => each.name !== "network" && each.value);
  const words = chosen.filter((each) => each.name !== "limit").map((each) => each.selectedOptions[0]?.label ?? each.value);
  return { filters: chosen.map((each) => [each.name, each.value]), words: words.length ? `Narrowed to ${words.join(", ")}` : "Not narrowed" };
}

/** Say in the form what the view is narrowed to, after a step back. */
export function tell(filters: State["filters"]): void {
  const asked = new Map(filters);
  for (const select of part("narrowing").querySelectorAll("select")) {
    if (select.name === "network") continue;
    const value = asked.get(select.name) ?? (select.name === "limit" ? "500" : "");
    const found = [...select.options].find((option) => option.value === value || (value && end(option.value) === end(value)));
    select.value = found?.value ?? "";
  }
}
