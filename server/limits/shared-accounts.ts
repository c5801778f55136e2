import {type Accounts, MINUTE_MS, OwnAccounts} from "../budget/accounts.ts";
import type {SharedMemory} from "./shared-memory.ts";

/**
 * Takes work (or, below 0, gives it back) by Redis's own clock, in one step, and tells what was left before. An account
 * is gone when it would be full.
 */
const SPEND = `
local perMinute, work = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call("TIME")
local now = time[1] * 1000 + time[2] / 1000
local account = redis.call("HMGET", KEYS[1], "left", "at")
local left, at = tonumber(account[1] or perMinute), tonumber(account[2] or now)
left = math.min(perMinute, left + (now - at) / ${MINUTE_MS} * perMinute)
if work > 0 and left <= 0 then return tostring(left) end
local after = math.min(perMinute, left - work)
redis.call("HSET", KEYS[1], "left", tostring(after), "at", tostring(now))
redis.call("PEXPIRE", KEYS[1], math.ceil((perMinute - after) / perMinute * ${MINUTE_MS}) + 1000)
return tostring(left)
`.trim();

/** Of all servers that share a Redis; where that fails, of this process alone. */
export class SharedAccounts implements Accounts {
  readonly #shared: SharedMemory;
  readonly #perMinute: number;
  readonly #own: OwnAccounts;

  constructor(shared: SharedMemory, perMinute: number) {
    this.#shared = shared;
    this.#perMinute = perMinute;
    this.#own = new OwnAccounts(perMinute);
  }

  async spend(caller: string, work: number): Promise<number> {
    try {
      return await this.#change(caller, work);
    } catch {
      return this.#own.spend(caller, work);
    }
  }

  giveBack(caller: string, work: number): void {
    if (work > 0) this.#change(caller, -work).catch(() => this.#own.giveBack(caller, work));
  }

  async #change(caller: string, work: number): Promise<number> {
    const key = `predictiondex:work:${caller}`;
    return Number(await this.#shared.command("EVAL", SPEND, "1", key, String(this.#perMinute), String(work)));
  }
}
