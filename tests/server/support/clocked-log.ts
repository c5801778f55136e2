import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import type {Logger} from "pino";
import {afterEach, beforeEach, vi} from "vitest";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {createMetrics} from "../../../server/metrics/metrics.ts";
import type {ServedModel} from "../../../server/model/served-model.ts";
import type {DiskPredictionLogOptions} from "../../../server/prediction-log/disk-log-options.ts";
import {DiskPredictionLog} from "../../../server/prediction-log/disk-prediction-log.ts";
import {decodeSegment} from "../../../server/prediction-log/segment.ts";
import type {WriteRequest} from "../../../server/prediction-log/write-segment.ts";
import {EXTENDED_SCHEMA} from "../../support/extended-log.ts";
import {loggedPrediction} from "../../support/logged-prediction.ts";
import {smallGame} from "./small-game.ts";

/** The log by a clock that the test holds, with a writer that the test watches. */

export const START = Date.parse("2026-11-01T12:30:00.250Z");
export const {duel} = loggedPrediction();
const GAMES: Partial<Record<string, GameData>> = {"1": smallGame, "2": {...smallGame}};
/** Each version is about a game of its own. */
export const modelOf = (version: string): ServedModel =>
  ({
    game: GAMES[version] ?? smallGame,
    recommender: {modelVersion: version},
    manifest: {featureVersion: "f"}
  }) as ServedModel;
export const ASKED = {id: "request-1", endpoint: "/predict/duel", headers: {}};

export let folder: string;
export let log: DiskPredictionLog;
/** Names of the files that were written. */
export let written: string[];
/** What the log said. */
export let told: {level: string; fields: Record<string, unknown>; message: string}[];

interface Writer {
  /** What it does with a segment. */
  write(segment: string): Promise<{rows: number; damaged: number}>;
}
export const writer: Writer = {write: writeWhole};
const metrics = createMetrics({system: false});

async function writeWhole(segment: string): ReturnType<Writer["write"]> {
  const {rows, damaged} = decodeSegment(readFileSync(segment, "utf8"), EXTENDED_SCHEMA)!;
  return {rows, damaged};
}

/** Gives each test of a file a folder, a clock and a writer of its own. */
export function useClockedLog(): void {
  beforeEach(() => {
    vi.useFakeTimers({now: START, toFake: ["setInterval", "clearInterval", "Date"]});
    folder = mkdtempSync(join(tmpdir(), "predictiondex-clock-"));
    metrics.registry.resetMetrics();
    written = [];
    told = [];
    writer.write = writeWhole;
  });
  afterEach(async () => {
    // A writer that a failed test never released is not waited for.
    await log.close(1000);
    vi.useRealTimers();
    rmSync(folder, {recursive: true, force: true});
  });
}

export function open(options: Partial<DiskPredictionLogOptions> = {}): void {
  const tell = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void told.push({level, fields, message});
  log = new DiskPredictionLog({
    folder,
    rows: 10,
    seconds: 60,
    leaseMs: 30_000,
    monotonic: Date.now,
    retention: {maxAgeDays: 90, maxBytes: 1e9},
    write: async ({segment, target}: WriteRequest) => {
      const result = await writer.write(segment);
      written.push(basename(target));
      writeFileSync(target, "parquet");
      return result;
    },
    metrics,
    logger: {info: tell("info"), error: tell("error")} as unknown as Logger,
    ...options
  });
}
export const record = (rows = 1, version = "1") =>
  log.record(
    modelOf(version),
    ASKED,
    Array.from({length: rows}, () => ({duel, probability: 0.5}))
  );
/** Moves the clock, and lets what that sets off come to its end. */
export async function pass(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 1) {
    await vi.advanceTimersByTimeAsync(1000);
    await settle();
  }
}
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
export const wal = () => (existsSync(join(folder, ".wal")) ? readdirSync(join(folder, ".wal")).sort() : []);
const value = async (name: string, labels: Record<string, string> = {}) =>
  (await metrics.registry.getSingleMetric(name)!.get()).values.find((sample) =>
    Object.entries(labels).every(([label, text]) => sample.labels[label] === text)
  )?.value ?? 0;
export const pending = () => value("prediction_log_pending_records");
export const records = (result: string) => value("prediction_log_records_total", {result});
export const errors = (operation: string) => value("prediction_log_errors_total", {operation});
