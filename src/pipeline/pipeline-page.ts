import type {StageRecord} from "../../lib/stage-runner/stage-record.ts";
import {bytes, date, duration, integer} from "../i18n/numbers.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {html} from "../ui/html.ts";
import {tile, tiles} from "../ui/tile.ts";
import {architectureChart} from "./pipeline-architecture.ts";
import {neededStages, stageChart} from "./pipeline-graph.ts";
import {stageTitle, words} from "./pipeline-words.ts";

/** Stages in an order in which each comes after those it depends on; unknown dependencies are ignored. */
export function stageOrder(records: readonly StageRecord[]): StageRecord[] {
  const known = new Map(records.map((record) => [record.name, record]));
  const ordered: StageRecord[] = [];
  const visit = (record: StageRecord, path: ReadonlySet<string>): void => {
    if (ordered.includes(record) || path.has(record.name)) return;
    for (const name of record.after) {
      const before = known.get(name);
      if (before) visit(before, new Set([...path, record.name]));
    }
    ordered.push(record);
  };
  for (const record of [...records].sort((a, b) => a.startedAt.localeCompare(b.startedAt)))
    visit(record, new Set());
  return ordered;
}

const factText = (value: unknown): string => {
  if (typeof value === "number")
    return Number.isInteger(value) ? integer(value) : String(Number(value.toPrecision(5)));
  if (value === null || typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${factText(inner)}`)
    .join(", ");
};

const paths = (title: string, records: StageRecord["inputs"]): HTMLElement =>
  html`<div><h4>${title}</h4><ul class="path-list">${records.map(
    ({path, hash, bytes: size}) =>
      html`<li><code>${path}</code> <span class="quiet num">${bytes(size)} · <span class="mono">${hash.slice(0, 8)}</span></span></li>`
  )}</ul></div>`;

const MOST_INPUTS = 10;

function followsText({after}: StageRecord, ordered: readonly StageRecord[]): HTMLElement | string {
  const stages = neededStages(after, ordered).join(", ");
  return stages === "" ? "" : html`<span class="quiet">${words("follows", {stages})}</span>`;
}

const stageCard = (record: StageRecord, ordered: readonly StageRecord[], longest: number): HTMLElement =>
  html`<li class="card stage"><div class="stage-head"><h3 class="stage-title">${record.name}</h3><span>${stageTitle(record.name, record.title)}</span></div>
    <p class="row"><span class="chip num">${duration(record.seconds)}</span><span class="chip num">${bytes(
      record.peakMemoryBytes
    )}</span>${followsText(record, ordered)}<span class="quiet">${words("ran", {date: date(record.startedAt)})}</span><span class="quiet mono">${words(
      "key",
      {
        key: record.key.slice(0, 12)
      }
    )}</span></p>
    <span class="meter" aria-hidden="true"><i style=${`width:${Math.max(1, (100 * record.seconds) / longest)}%`}></i></span>
    <details><summary>${words("details")}</summary><div class="grid" style="--min:240px">${paths(
      words("reads"),
      record.inputs.slice(0, MOST_INPUTS)
    )}${paths(words("writes"), record.outputs)}<div><h4>${words("facts")}</h4><ul class="path-list">${Object.entries(
      record.details
    ).map(
      ([name, value]) => html`<li>${name}: <span class="num">${factText(value)}</span></li>`
    )}</ul></div></div></details></li>`;

/** The stage graph, in order. */
export function pipelinePage(records: readonly StageRecord[]): HTMLElement {
  if (records.length === 0) return notMadeYet(words("what"), "npm run pipeline");
  const ordered = stageOrder(records);
  const longest = Math.max(...ordered.map(({seconds}) => seconds));
  const hungriest = ordered.reduce((most, record) =>
    record.peakMemoryBytes > most.peakMemoryBytes ? record : most
  );
  const size = ordered.flatMap(({outputs}) => outputs).reduce((sum, output) => sum + output.bytes, 0);
  return html`<div>${tiles([
    tile(words("stages"), integer(ordered.length)),
    tile(words("total"), duration(ordered.reduce((sum, {seconds}) => sum + seconds, 0)), words("totalNote")),
    tile(words("peak"), bytes(hungriest.peakMemoryBytes), words("peakNote", {stage: hungriest.name})),
    tile(words("output"), bytes(size), words("outputNote"))
  ])}<h2>${words("graph")}</h2>${stageChart(ordered)}${architectureChart()}<h2>${words("each")}</h2><p>${words("keyNote")}</p><ol class="stages">${ordered.map(
    (record) => stageCard(record, ordered, longest)
  )}</ol></div>`;
}
