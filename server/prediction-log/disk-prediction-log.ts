import {randomBytes} from "node:crypto";
import {renameSync, statSync, unlinkSync} from "node:fs";
import {hostname} from "node:os";
import {join, parse} from "node:path";
import type {GameData} from "../../data-loaders/game-data.ts";
import {LOG_SCHEMA, type LogSchema} from "../../pipelines/monitoring/log/log-schema.ts";
import type {LoggedRequest} from "../../pipelines/monitoring/log/logged-prediction.ts";
import {gameKey} from "../model/game-key.ts";
import {within} from "../within.ts";
import {askBeside} from "./ask-beside.ts";
import type {DiskPredictionLogOptions} from "./disk-log-options.ts";
import {lookAtClock} from "./folder-clock.ts";
import {SEGMENT_EXTENSION, segmentName} from "./lease-watch.ts";
import {LogTrouble} from "./log-trouble.ts";
import {MemoryQueue} from "./memory-queue.ts";
import {Ownership} from "./ownership.ts";
import {type Entry, rowsIn, type Sealed} from "./pending-rows.ts";
import type {Answerer, Answering, PredictionLog, ServedPrediction} from "./prediction-log.ts";
import {applyRetention} from "./retention.ts";
import {sampleOf} from "./sample.ts";
import {encodeEntry, encodeHeader} from "./segment.ts";
import {WriteAheadFile} from "./write-ahead.ts";

/** Under load files are written no faster than this, so that they do not become many and tiny. */
const SHORTEST_INTERVAL_MS = 5000;
const TICK_MS = 1000;
const HOUSEKEEPING_MS = 30_000;
/** What may wait on disk for Parquet to be written. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;
/** A file of more rows would take the worker more memory than a server should. */
const MOST_ROWS_A_FILE = 5000;
/** As much as the worker writes in some two minutes. */
const BEHIND_ROWS = 200_000;

/** The prediction log on disk: a write-ahead file at once, Parquet soon after. */
export class DiskPredictionLog implements PredictionLog {
  readonly #options: DiskPredictionLogOptions;
  readonly #now: () => number;
  readonly #schema: LogSchema;
  readonly #self = {
    instance: randomBytes(8).toString("hex"),
    host: hostname(),
    pid: process.pid
  };
  readonly #sealed: Sealed[] = [];
  readonly #waiting = new MemoryQueue<Entry>();
  /** The last file could not be written. */
  #inTrouble = false;
  #closed = false;
  readonly #random: () => number;
  readonly #ownership: Ownership;
  readonly #trouble: LogTrouble;
  readonly #timers: NodeJS.Timeout[];
  #active: WriteAheadFile | null = null;
  /** A file holds answers about one game. */
  #activeGame: GameData | null = null;
  #sequence = 0;
  #lastFlush = Number.NEGATIVE_INFINITY;
  #flushing: Promise<void> | null = null;
  #housekeeping: Promise<void> = Promise.resolve();

  constructor(options: DiskPredictionLogOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#random = options.random ?? Math.random;
    this.#schema = options.schema ?? LOG_SCHEMA;
    this.#trouble = new LogTrouble(options, this.#now);
    this.#ownership = new Ownership({
      folder: options.folder,
      instance: this.#self.instance,
      leaseMs: options.leaseMs,
      monotonic: options.monotonic ?? (() => performance.now())
    });
    this.#timers = [
      setInterval(() => this.#tick(), TICK_MS),
      setInterval(() => this.#showLife(), this.#ownership.beatMs),
      setInterval(() => this.#keepHouse(), Math.min(HOUSEKEEPING_MS, options.leaseMs / 2))
    ];
    for (const timer of this.#timers) timer.unref();
    this.#keepHouse();
  }

  record(
    model: Answerer,
    request: LoggedRequest,
    predictions: readonly ServedPrediction[],
    answering: Answering = {arm: "production", beside: null}
  ): void {
    if (predictions.length === 0) return;
    const kept = sampleOf(predictions, this.#random);
    this.#options.metrics.logRecords.inc({result: "left_out"}, predictions.length - kept.length);
    const entry = this.#entryOf(model, request, kept, answering);
    if (entry === null) return;
    if (this.#waiting.first !== undefined || !this.#append(entry)) this.#drop(this.#waiting.push(entry));
    this.#countPending();
    if ((this.#active?.rows ?? 0) >= this.#options.rows) void this.#flush(false);
  }

  isBehind(): boolean {
    return !this.#inTrouble && (this.#active?.rows ?? 0) + rowsIn(this.#sealed) > BEHIND_ROWS;
  }

  async close(withinMs = Number.POSITIVE_INFINITY): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#drainWaiting();
    this.#seal();
    await within(withinMs, this.#finish());
    this.#closed = true;
    while (this.#waiting.first !== undefined) this.#drop(this.#waiting.shift());
  }

  async #finish(): Promise<void> {
    await this.#housekeeping;
    await this.#flushing;
    await this.#flush(true);
  }

  /** null, and counted as dropped, where a column cannot be had. */
  #entryOf(
    {recommender, manifest, game}: Answerer,
    request: LoggedRequest,
    predictions: readonly ServedPrediction[],
    {arm, beside}: Answering
  ): Entry | null {
    const model = {version: recommender.modelVersion, featureVersion: manifest.featureVersion};
    const common = {time: this.#now(), request, model, instance: this.#self.instance, arm};
    try {
      const line = encodeEntry(
        predictions.map(({duel, probability, place, fight}) => ({
          ...common,
          duel,
          probability,
          place,
          fight,
          paired: fight ? null : beside && askBeside(beside, duel)
        })),
        this.#schema
      );
      return {game, line, rows: predictions.length};
    } catch (error) {
      this.#trouble.tell("record", error);
      this.#drop(predictions.length);
      return null;
    }
  }

  /** @returns whether the entry is on disk */
  #append(entry: Entry): boolean {
    try {
      if (this.#sealed.reduce((sum, {bytes}) => sum + bytes, this.#active?.bytes ?? 0) > MOST_WAITING_BYTES) {
        throw new Error(`more than ${MOST_WAITING_BYTES} bytes wait to become Parquet`);
      }
      if (this.#active !== null && this.#ownership.isDoubtful) {
        this.#seal();
        this.#showLife();
      }
      if (this.#activeGame !== entry.game) this.#seal();
      this.#active ??= this.#open(entry);
      this.#active.append(entry);
      if (this.#active.rows >= MOST_ROWS_A_FILE) this.#seal();
      return true;
    } catch (error) {
      this.#trouble.tell("append", error);
      return false;
    }
  }

  #open({game}: Entry): WriteAheadFile {
    const now = this.#now();
    const stamp = new Date(now).toISOString().replace(/[:.]/g, "-");
    const name = `${stamp}-${this.#self.instance}-${this.#sequence++}${SEGMENT_EXTENSION}`;
    this.#activeGame = game;
    return new WriteAheadFile(
      join(this.#options.folder, ".wal", name),
      encodeHeader({...this.#self, lease: this.#options.leaseMs, game: gameKey(game)}, this.#schema),
      now
    );
  }

  #drop(rows: number): void {
    this.#options.metrics.logRecords.inc({result: "dropped"}, rows);
  }

  #drainWaiting(): void {
    for (let entry = this.#waiting.first; entry !== undefined; entry = this.#waiting.first) {
      if (!this.#append(entry)) return;
      this.#waiting.shift();
    }
  }

  #tick(): void {
    this.#drainWaiting();
    const {rows, seconds} = this.#options;
    const active = this.#active;
    const due = active !== null && (active.rows >= rows || this.#now() - active.openedAt >= seconds * 1000);
    if (due || this.#sealed.length > 0) void this.#flush(false);
    this.#countPending();
  }

  #seal(): void {
    if (this.#active === null || this.#activeGame === null) return;
    const {path, rows, bytes} = this.#active;
    this.#active.close();
    this.#active = null;
    this.#sealed.push({path, rows, bytes, game: this.#activeGame});
  }

  /** Writes everything sealed; one run at a time, and unless `now` not too soon after the last. */
  async #flush(now: boolean): Promise<void> {
    if (this.#flushing !== null) return this.#flushing;
    if (!now && this.#now() - this.#lastFlush < SHORTEST_INTERVAL_MS) return;
    this.#lastFlush = this.#now();
    this.#seal();
    this.#flushing = this.#writeSealed();
    try {
      await this.#flushing;
    } finally {
      this.#flushing = null;
      this.#countPending();
    }
  }

  /** One that cannot be written stays for the next time and does not keep the others from it. */
  async #writeSealed(): Promise<void> {
    for (const segment of [...this.#sealed]) {
      if (await this.#publish(segment.path, segment.game))
        this.#sealed.splice(this.#sealed.indexOf(segment), 1);
    }
  }

  /** @returns whether the segment is in Parquet and gone */
  async #publish(segment: string, game?: GameData): Promise<boolean> {
    const {folder, metrics, write} = this.#options;
    const target = join(folder, `${segmentName(segment)}.parquet`);
    try {
      const {rows, damaged} = await write({segment, target}, game);
      unlinkSync(segment);
      this.#inTrouble = false;
      metrics.logRecords.inc({result: "written"}, rows);
      if (damaged > 0) metrics.logErrors.inc({operation: "read"}, damaged);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
      if (this.#closed) return false;
      this.#inTrouble = true;
      this.#trouble.tell("write", error);
      return false;
    }
  }

  #keepHouse(): void {
    this.#housekeeping = this.#housekeeping.then(() => this.#doHousekeeping());
  }

  /** Takes over what others left, deletes what is too old. */
  async #doHousekeeping(): Promise<void> {
    const {folder, retention, logger} = this.#options;
    try {
      for (const path of this.#ownership.leftBehind(this.#ownPaths())) {
        await this.#ownership.takeOver(path, async (taken) => {
          if (await this.#publish(taken))
            logger.info({segment: parse(path).base}, "recovered predictions of a process that is gone");
          else renameSync(taken, path);
        });
      }
      if (statSync(folder, {throwIfNoEntry: false}))
        applyRetention(folder, retention, lookAtClock(join(folder, ".clock")));
    } catch (error) {
      this.#trouble.tell("housekeeping", error);
    }
  }

  #ownPaths(): string[] {
    return [...(this.#active === null ? [] : [this.#active.path]), ...this.#sealed.map(({path}) => path)];
  }

  /** Keeps others from taking this process's segments over; one that somebody took is let go. */
  #showLife(): void {
    const gone = this.#ownership.showLife(this.#ownPaths(), new Date(this.#now()));
    if (this.#active === null || !gone.includes(this.#active.path)) return;
    const {path} = this.#active;
    this.#active.close();
    this.#active = null;
    this.#trouble.tell("housekeeping", new Error(`${parse(path).base} was taken over by another process`));
  }

  #countPending(): void {
    const rows = (this.#active?.rows ?? 0) + rowsIn(this.#sealed) + this.#waiting.rows;
    this.#options.metrics.logPending.set(rows);
  }
}
