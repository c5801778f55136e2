import {dictionary} from "../i18n/language.ts";
import {percent} from "../i18n/numbers.ts";
import {html} from "./html.ts";
import {siteLink} from "./links.ts";

const words = dictionary({
  working: ["The stage “{stage}” is making it now.", "L’étape « {stage} » le produit en ce moment."],
  share: [
    "The stage “{stage}” is making it now: {share}.",
    "L’étape « {stage} » le produit en ce moment : {share}."
  ],
  waiting: [
    "The stage “{stage}” will make it; under way before it: {running}.",
    "L’étape « {stage} » le produira ; en cours avant elle : {running}."
  ],
  made: [
    "The stage “{stage}” has made it; the site is being built with it.",
    "L’étape « {stage} » l’a produit ; le site se reconstruit avec."
  ],
  failed: [
    "The stage “{stage}” has failed: the terminal that runs it says why.",
    "L’étape « {stage} » a échoué : le terminal qui l’exécute dit pourquoi."
  ],
  itself: ["It appears here by itself.", "Cela apparaîtra ici de lui-même."]
});

/** What the server says of a stage at `/stages`. */
export interface StageState {
  readonly name: string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly progress: {readonly done: number; readonly total: number} | null;
}

const EVERY_MS = 2000;
const SHOWN_KEY = "data shown anew";
/** A place that is not in the page by then is not going to be. */
const MOST_LOOKS = 15;

/** How far it is; never all of it while it runs. */
const shareOf = ({progress}: StageState): string | null =>
  progress && progress.total > 0
    ? percent(Math.floor((100 * progress.done) / progress.total) / 100, 0)
    : null;

/** How far a stage is, in words, and whether what it makes comes by itself; null for a stage that nobody runs. */
export function stageNews(
  stage: string,
  stages: readonly StageState[]
): {readonly text: string; readonly comes: boolean} | null {
  const own = stages.find(({name}) => name === stage);
  if (own === undefined) return null;
  if (own.state === "failed") return {text: words("failed", {stage}), comes: false};
  return {text: `${progressText(own, stages)} ${words("itself")}`, comes: true};
}

function progressText(own: StageState, stages: readonly StageState[]): string {
  const stage = own.name;
  const share = shareOf(own);
  if (own.state === "done") return words("made", {stage});
  if (own.state === "running")
    return share === null ? words("working", {stage}) : words("share", {stage, share});
  const running = stages
    .filter(({state}) => state === "running")
    .map((other) => (shareOf(other) === null ? other.name : `${other.name} (${shareOf(other)})`));
  return words("waiting", {stage, running: running.join(", ") || "…"});
}

/** The data files that a page registers, with the hashes of their content, as its module states them. */
export const dataFilesOf = (text: string): string =>
  [...new Set(text.match(/"path":"[^"]*_file\/[^"]+"/g))].sort().join("\n");

const isTyping = (): boolean =>
  document.activeElement?.matches("input, textarea, select, [contenteditable], [role=application]") ===
    true || document.querySelector("dialog[open]") !== null;

const ownFiles = (): string =>
  dataFilesOf(
    Array.from(document.querySelectorAll("script[type=module]"), (script) => script.textContent).join("\n")
  );

/** Shows the page with its new data. What a reader chose stands in its address; what they are typing is waited for. */
async function showNewData(): Promise<void> {
  const answer = await fetch(location.href, {headers: {Accept: "text/html"}, cache: "no-cache"});
  if (!answer.ok || isTyping()) return;
  const files = dataFilesOf(await answer.text());
  if (files === "" || files === ownFiles() || sessionStorage.getItem(SHOWN_KEY) === files) return;
  // Whatever comes, the same data are asked for once.
  sessionStorage.setItem(SHOWN_KEY, files);
  location.reload();
}

/** Whether this project's server serves the page: it names every answer, which a static server does not. */
async function isServedByOurs(): Promise<boolean> {
  const answer = await fetch(location.href, {method: "HEAD", cache: "no-cache"});
  return answer.headers.has("X-Request-Id");
}

let served: Promise<boolean> | undefined;

/** Null on a static site, which is not asked: a file that is not there would be told of in the browser's console. */
async function readStages(): Promise<{running: boolean; stages: StageState[]} | null> {
  served ??= isServedByOurs().catch((error: unknown) => {
    served = undefined;
    throw error;
  });
  if (!(await served)) return null;
  const answer = await fetch(siteLink("/stages"), {headers: {Accept: "application/json"}});
  const isAnswer = answer.ok && answer.headers.get("Content-Type")?.includes("json");
  return isAnswer ? ((await answer.json()) as {running: boolean; stages: StageState[]}) : null;
}

/** Marks what a reader can do about an empty place themselves: untrue, and out of sight, while a stage does it. */
export const REMEDY = "remedy";

/**
 * Lets a page's empty place say how far the stage is that makes what belongs there, and shows the page again when it
 * is there. On a site that no server of this project serves, nothing is said.
 */
export function awaitStage(place: HTMLElement, stage: string): HTMLElement {
  const line: HTMLElement = html`<p class="quiet" role="status"></p>`;
  let isShown = false;
  let looks = 0;
  const look = async (): Promise<void> => {
    if (place.isConnected) isShown = true;
    else if (isShown || ++looks > MOST_LOOKS) return;
    if (isShown && document.visibilityState === "visible") {
      try {
        const status = await readStages();
        if (!status) return;
        const news = status.running ? stageNews(stage, status.stages) : null;
        if (news && news.text !== line.textContent) line.textContent = news.text;
        if (news) place.append(line);
        else line.remove();
        for (const remedy of place.querySelectorAll<HTMLElement>(`.${REMEDY}`))
          remedy.hidden = news?.comes === true;
        await showNewData();
        if (!status.running) return;
      } catch {
        // The server may be starting anew.
      }
    }
    setTimeout(() => void look(), EVERY_MS);
  };
  // It is put into the page first, which may take its time.
  setTimeout(() => void look(), 100);
  return place;
}
