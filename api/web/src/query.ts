// The query editor: write, run, cancel, read, take away, share.

import { button, make, part } from "./explore/page";
import { show } from "./query/answer";
import { clearErrors, makeEditor, markError } from "./query/editor";
import { asked, forget, remember } from "./query/history";

const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";
const area = part<HTMLTextAreaElement>("query");
const place = part("editor");
let running: AbortController | null = null;

const editor = makeEditor(place, area.value, () => void run(), () => share());

function query(): string {
  return editor.state.doc.toString();
}

function write(text: string): void {
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  clearErrors(editor);
  editor.focus();
}

/** The query stands in the address as far as addresses go; a longer one is not shared by it. */
function share(): void {
  area.value = query();
  const address = `?${new URLSearchParams({ query: query() })}`;
  if (address.length < 8000) history.replaceState(null, "", address);
}

const say = (words: string) => (part("told").textContent = words);

async function run(): Promise<void> {
  running?.abort();
  const turn = (running = new AbortController());
  const started = performance.now();
  part("cancel").hidden = false;
  part("wrong").hidden = true;
  part("answer").replaceChildren(); // an old answer must not stand below another query
  clearErrors(editor);
  say("Asking…");
  try {
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: ACCEPT },
      body: query(),
      signal: turn.signal,
    });
    const body = await response.text();
    if (!response.ok) return fail(body, response.status);
    const found = show(body, response.headers.get("Content-Type") ?? "");
    say(`${found} It took ${((performance.now() - started) / 1000).toLocaleString("en-GB", { maximumFractionDigits: 2 })} seconds.`);
    remember(query());
    list();
  } catch (error) {
    say(turn.signal.aborted ? "Cancelled." : `The server could not be asked: ${(error as Error).message}`);
  } finally {
    if (running === turn) {
      if (document.activeElement === part("cancel")) part("run").focus();
      part("cancel").hidden = true;
    }
  }
}

function fail(body: string, status: number): void {
  let problem: { detail?: string; hint?: string; line?: number; column?: number } = {};
  try {
    problem = JSON.parse(body);
  } catch {
    problem = { detail: `the server answered ${status}` };
  }
  const words = [problem.detail, problem.hint].filter(Boolean).join(": ");
  const wrong = part("wrong");
  wrong.hidden = false;
  wrong.textContent = words;
  say("The query was not answered.");
  if (problem.line) markError(editor, words, problem.line, problem.column ?? 1);
}

function list(): void {
  const queries = asked();
  part("history").hidden = !queries.length;
  const first = (text: string) => text.split("\n").find((line) => line.trim() && !/^\s*PREFIX/i.test(line))?.trim() ?? text;
  part("asked").replaceChildren(
    ...queries.map((each) =>
      make("li", {}, button(first(each.query).slice(0, 90), () => write(each.query)), " ",
        make("span", { class: "quiet" }, new Date(each.when).toLocaleString("en-GB")))),
  );
}

place.hidden = false;
area.hidden = true;
part("area-label").hidden = true;
part("keys").hidden = false;
part("form").addEventListener("submit", (event) => {
  const pressed = (event as SubmitEvent).submitter as HTMLButtonElement | null;
  area.value = query();
  if (pressed?.name === "format") return; // a download: the form is sent as it is
  event.preventDefault();
  void run();
});
part("cancel").addEventListener("click", () => running?.abort());
part("forget").addEventListener("click", () => {
  forget();
  list();
  say("The history of this browser is empty.");
  editor.focus();
});
document.querySelectorAll<HTMLAnchorElement>("[data-question]").forEach((each) =>
  each.addEventListener("click", async (event) => {
    event.preventDefault();
    const page = await (await fetch(each.href)).text();
    const text = new DOMParser().parseFromString(page, "text/html").querySelector<HTMLTextAreaElement>("#query")?.value;
    if (text) { write(text); scrollTo({ top: 0 }); void run(); }
  }),
);
list();
document.documentElement.dataset.ready = "query";
