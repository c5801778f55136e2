/** What callers have left of their minute. */
export interface Accounts {
  /**
   * Takes work off what a caller has left, where that is anything.
   * @returns what was left before; 0 or less: nothing was taken
   */
  spend(caller: string, work: number): number | Promise<number>;
  giveBack(caller: string, work: number): void;
}

/** What a caller may still spend, as of a time; below zero it has to wait. */
interface Account {
  left: number;
  at: number;
}

export const MINUTE_MS = 60_000;
const MOST_ACCOUNTS = 10_000;

/** In this process. */
export class OwnAccounts implements Accounts {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #accounts = new Map<string, Account>();

  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  spend(caller: string, work: number): number {
    const account = this.#accountOf(caller);
    const {left} = account;
    if (left > 0) account.left -= work;
    return left;
  }

  giveBack(caller: string, work: number): void {
    const account = this.#accounts.get(caller);
    if (account !== undefined) account.left = Math.min(this.#perMinute, account.left + work);
  }

  #accountOf(caller: string): Account {
    const now = this.#now();
    const account = this.#accounts.get(caller) ?? {left: this.#perMinute, at: now};
    account.left = this.#refilled(account);
    account.at = now;
    if (!this.#accounts.has(caller)) this.#forgetFull();
    this.#accounts.set(caller, account);
    return account;
  }

  #refilled({left, at}: Account): number {
    return Math.min(this.#perMinute, left + ((this.#now() - at) / MINUTE_MS) * this.#perMinute);
  }

  /** Accounts that have nothing to remember are as good as new ones. */
  #forgetFull(): void {
    if (this.#accounts.size < MOST_ACCOUNTS) return;
    for (const [caller, account] of this.#accounts)
      if (this.#refilled(account) >= this.#perMinute) this.#accounts.delete(caller);
  }
}
