import type {Counter, Gauge} from "prom-client";
import {type Accounts, OwnAccounts} from "./accounts.ts";
import {NOMINAL, type Price, workOf, workOfMs} from "./price.ts";

/** Whose budget is spent. */
type Reason = "caller" | "server" | "log";

/** A request that is refused for its price. */
export class OverBudgetError extends Error {
  readonly reason: Reason;
  readonly price: Price;
  readonly retryAfterSeconds: number;

  constructor(reason: Reason, price: Price, seconds: number, detail: string) {
    super(
      `${detail}; this request is ${price.predictions} predictions and ${price.simulatorMs} ms of the simulator. Try again later.`
    );
    this.name = "OverBudgetError";
    this.reason = reason;
    this.price = price;
    this.retryAfterSeconds = Math.max(1, Math.ceil(seconds));
  }
}

interface BudgetOptions {
  /** Predictions' worth of work a minute and caller; 0: no limit. */
  readonly perMinute: number;
  /** Predictions' worth of work under way at a time; 0: no limit. */
  readonly inFlight: number;
  /** Whether the prediction log has fallen so far behind that more must wait. */
  readonly isLogBehind: () => boolean;
  readonly metrics: {
    readonly workInFlight: Pick<Gauge, "set">;
    readonly workRefused: Pick<Counter<"reason">, "inc">;
  };
  readonly now?: () => number;
  /** Where callers' minutes are counted; in this process unless told otherwise. */
  readonly accounts?: Accounts;
}

/** A request that was let in; `done` gives back what of its price it did not need. */
export interface Admission {
  /** Makes room for others while nothing is worked at, as where a caller is slow to read. */
  pause(): void;
  /** Resolves when there is room for it again, those that came before it first, or when it is done. */
  resume(): Promise<void>;
  done(): void;
}

/** A paused request whose caller reads again. */
interface Waiting {
  readonly work: number;
  readonly goOn: () => void;
}

/**
 * One budget for all work. Every request has a price before it runs; it is let in where its caller has not spent its
 * minute, and where what is under way leaves room, which a look-up needs none of. A price above all there is passes
 * when nothing else is under way, and has its caller wait the longer afterwards.
 */
export class Budget {
  readonly #options: BudgetOptions;
  readonly #now: () => number;
  readonly #accounts: Accounts;
  readonly #waiting = new Set<Waiting>();
  #inFlight = 0;

  constructor(options: BudgetOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#accounts = options.accounts ?? new OwnAccounts(options.perMinute, this.#now);
  }

  /**
   * @param parts in so many equal ones its answer is worked out, one at a time
   * @throws OverBudgetError with the price and when to try again
   */
  async admit(caller: string, price: Price, parts = 1): Promise<Admission> {
    const {perMinute} = this.#options;
    const work = workOf(price);
    const atOnce = work / parts;
    const giveBack = (unused: number): void => {
      if (perMinute > 0) this.#accounts.giveBack(caller, unused);
    };
    if (perMinute > 0) {
      const left = await this.#accounts.spend(caller, work);
      if (left <= 0) {
        const seconds = (-left / perMinute) * 60;
        throw this.#refusal(
          "caller",
          price,
          seconds,
          `This caller's work of ${perMinute} predictions a minute is spent`
        );
      }
    }
    try {
      this.#requireRoom(price, work, atOnce);
    } catch (error) {
      giveBack(work);
      throw error;
    }
    let state: "working" | "paused" | "done" = "working";
    let spentMs = 0;
    let start = this.#now();
    let turn: Waiting | null = null;
    let going: Promise<void> | null = null;
    const pause = (): void => {
      if (state !== "working") return;
      state = "paused";
      spentMs += this.#now() - start;
      this.#count(-atOnce);
    };
    const goOn = (): void => {
      [turn, going] = [null, null];
      if (state !== "paused") return;
      state = "working";
      start = this.#now();
      this.#count(atOnce);
    };
    const takeTurn = (): Promise<void> =>
      new Promise((resolve) => {
        turn = {work: atOnce, goOn: () => resolve(goOn())};
        this.#waiting.add(turn);
      });
    this.#count(atOnce);
    return {
      pause,
      resume: async () => {
        if (state !== "paused") return;
        if (this.#waiting.size === 0 && this.#fits(this.#inFlight, atOnce)) return goOn();
        going ??= takeTurn();
        await going;
      },
      done: () => {
        if (state === "done") return;
        pause();
        state = "done";
        if (turn !== null) {
          this.#waiting.delete(turn);
          turn.goOn();
          this.#letGoOn();
        }
        giveBack(Math.max(0, work - workOfMs(spentMs)));
      }
    };
  }

  #requireRoom(price: Price, work: number, atOnce: number): void {
    // Whoever was let in before goes on before others begin.
    const before = [...this.#waiting].reduce((sum, waiting) => sum + waiting.work, this.#inFlight);
    if (work > NOMINAL_WORK && !this.#fits(before, atOnce)) {
      throw this.#refusal(
        "server",
        price,
        workSeconds(before),
        `The server has ${Math.round(before)} predictions' worth of work under way and takes ${this.#options.inFlight} at a time`
      );
    }
    if (this.#options.isLogBehind()) {
      throw this.#refusal("log", price, 5, "The prediction log has to catch up first");
    }
  }

  #count(work: number): void {
    this.#inFlight += work;
    this.#options.metrics.workInFlight.set(this.#inFlight);
    if (work < 0) this.#letGoOn();
  }

  /** Whether so much has room beside what there is, or has to be alone and is. */
  #fits(beside: number, work: number): boolean {
    const {inFlight} = this.#options;
    return inFlight === 0 || beside === 0 || beside + work <= inFlight;
  }

  /** Those whose callers read again, in their order, as far as there is room. */
  #letGoOn(): void {
    for (const waiting of this.#waiting) {
      if (!this.#fits(this.#inFlight, waiting.work)) return;
      this.#waiting.delete(waiting);
      waiting.goOn();
    }
  }

  #refusal(reason: Reason, price: Price, seconds: number, detail: string): OverBudgetError {
    this.#options.metrics.workRefused.inc({reason});
    return new OverBudgetError(reason, price, seconds, detail);
  }
}

const NOMINAL_WORK = workOf(NOMINAL);
const workSeconds = (work: number): number => work / workOfMs(1000);
