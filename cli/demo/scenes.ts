import {join} from "node:path";
import {readDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import type {StageRecord} from "../../lib/stage-runner/stage-record.ts";
import {readRecord} from "../../lib/stage-runner/stage-record.ts";
import {columns} from "../../lib/terminal/paint.ts";
import {evaluationPath, readEvaluationFile} from "../../pipelines/model/evaluation/read-evaluation.ts";
import {readLedger} from "../../pipelines/model/registry/model-store.ts";
import type {Scene, Stage} from "./scene.ts";

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const count = new Intl.NumberFormat("en");

async function sql(paths: Stage["paths"], statement: string): Promise<string[][]> {
  return readDuckDb(paths.warehouse, async (connection) => {
    const reader = await connection.runAndReadAll(statement);
    return [reader.columnNames(), ...reader.getRows().map((row) => row.map(String))];
  });
}

const data: Scene = {
  title: "Eleven tables from three sources",
  words:
    "CSV files, the game's data and two web sources become 11 normalized tables in DuckDB, open to anyone's SQL.",
  pages: ["data-catalogue", "data-quality", "sql"],
  async play({paths, say}) {
    const statement = `SELECT p.name_en AS pokemon, s.speed FROM pokemon p JOIN pokemon_stat s ON s.pokemon_id = p.id
      ORDER BY s.speed DESC, p.id LIMIT 5`;
    say("The five fastest, by SQL on the warehouse:");
    for (const line of columns(await sql(paths, statement))) say(`  ${line}`);
    say("The types that resist least, by the type chart (324 rows):");
    const weak = `SELECT t.identifier AS type, count(*) FILTER (multiplier > 1) AS weaknesses
      FROM type t JOIN type_effectiveness e ON e.defending_type_id = t.id GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT 3`;
    for (const line of columns(await sql(paths, weak))) say(`  ${line}`);
  }
};

const pipeline: Scene = {
  title: "A pipeline that redoes only what changed",
  words:
    "Each stage is keyed by a hash of its code, inputs and parameters, and publishes whole or not at all.",
  pages: ["pipeline"],
  async play({paths, say}) {
    const records = ["etl", "pages", "duels", "train", "evaluate", "promote", "mechanics", "site"]
      .map((name) => readRecord(paths, name))
      .filter((record): record is StageRecord => record !== null);
    const rows = records.map(({name, key, seconds, peakMemoryBytes}) => [
      name,
      key.slice(0, 10),
      `${seconds.toFixed(1)} s`,
      `${Math.round(peakMemoryBytes / 1e6)} MB`
    ]);
    for (const line of columns([["stage", "key", "took", "memory"], ...rows])) say(`  ${line}`);
  }
};

const honesty: Scene = {
  title: "How good is it? Beside what chance allows",
  words:
    "Pairs of Pokémon the model has never seen, 95 % intervals by bootstrap over pairs, and the limit set by chance.",
  pages: ["evaluation", "features", "model-card"],
  async play({paths, say}) {
    const report = readEvaluationFile(evaluationPath(paths));
    for (const {name, testRows, scores, intervals, limit, baselines} of report.splits) {
      const [low, high] = intervals.accuracy;
      say(
        `  ${name}: ${count.format(testRows)} duels, accuracy ${percent(scores.accuracy)} [${percent(low)}, ${percent(high)}]`
      );
      say(`    the most any model could reach: ${percent(limit.accuracy)}`);
      for (const baseline of baselines) say(`    ${baseline.name}: ${percent(baseline.scores.accuracy)}`);
    }
  }
};

const FIGHT = {pokemon_a_id: "Squirtle", pokemon_b_id: "Charmander"};

const prediction: Scene = {
  title: "Which move wins this fight?",
  words:
    "The question everything is for: by the API in English or French, or on the page Fight, in the browser alone.",
  pages: ["fight", "pokedex", "matchups"],
  async play({ask, say}) {
    const answer = await ask<{
      recommended_move: string;
      win_probability: number;
      all_moves: {move_name: string; win_probability: number; opponent_move_name: string}[];
    }>("/predict/best-move", {...FIGHT, available_moves: ["Pistolet à O", "Surf", "Ice Beam", "Tackle"]});
    say(
      `  Squirtle should use ${answer.recommended_move}: it wins ${percent(answer.win_probability)} of the fights.`
    );
    for (const move of answer.all_moves)
      say(
        `    ${move.move_name.padEnd(12)} ${percent(move.win_probability).padStart(8)} against ${move.opponent_move_name}`
      );
  }
};

const truth: Scene = {
  title: "Why, and is it true?",
  words: "Every feature's share in the answer (TreeSHAP), and the game's own probability beside the model's.",
  pages: ["fight", "mechanics"],
  async play({ask, say}) {
    const answer = await ask<{
      win_probability: number;
      explanation: {contributions: {feature: string; contribution: number}[]};
      verification: {win_probability: number; method: string};
    }>("/predict/duel?explain=true&verify=true", {...FIGHT, move_a: "Surf", move_b: "Ember"});
    say(
      `  the model: ${percent(answer.win_probability)}, the game: ${percent(answer.verification.win_probability)} (${answer.verification.method})`
    );
    const strongest = [...answer.explanation.contributions]
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
      .slice(0, 4);
    for (const {feature, contribution} of strongest)
      say(`    ${contribution >= 0 ? "+" : ""}${contribution.toFixed(2)} log-odds by ${feature}`);
  }
};

const refusal: Scene = {
  title: "What it says to a wrong question",
  words: "Errors name the field, the value and what would be right (RFC 9457); nothing crashes.",
  pages: ["api-guide"],
  async play({ask, say}) {
    const problem = await ask<{
      status: number;
      errors: {field: string; message?: string; suggestions?: string[]}[];
    }>("/predict/duel", {...FIGHT, pokemon_a_id: "Sqirtle", move_a: "Surf", move_b: "Ember"});
    for (const {field, message = "", suggestions = []} of problem.errors)
      say(
        `  ${problem.status}: ${field}: ${message} ${suggestions.length > 0 ? `(${suggestions.join(", ")})` : ""}`
      );
  }
};

const gate: Scene = {
  title: "A gate that can say no",
  words:
    "A version is put in production only by the gate; the append-only ledger keeps each decision and its evidence.",
  pages: ["experiments"],
  async play({paths, say}) {
    for (const {at, action, version, reasons} of readLedger(paths).slice(-5))
      say(
        `  ${at.slice(0, 19)} version ${version} ${action}${reasons.length > 0 ? `: ${reasons.join("; ")}` : ""}`
      );
  }
};

const monitoring: Scene = {
  title: "Monitoring with truth",
  words:
    "Every prediction is logged; drift statistics, re-simulation and Prometheus watch inputs, answers and errors.",
  pages: ["drift", "service"],
  async play({paths, url, signal, say}) {
    const response = await fetch(`${url}/metrics`, {signal});
    const wanted =
      /^(api_requests_total|model_predictions_total|model_confidence_score_count)\b.* (?!0$)\S+$/gm;
    for (const [line] of [...(await response.text()).matchAll(wanted)].slice(0, 6)) say(`  ${line}`);
    say(`  the log: ${join(paths.predictions, "*.parquet")}; the report: predictiondex drift --window 24h`);
  }
};

/** The tour, in order. */
export const SCENES: readonly Scene[] = [
  data,
  pipeline,
  honesty,
  prediction,
  truth,
  refusal,
  gate,
  monitoring
];
