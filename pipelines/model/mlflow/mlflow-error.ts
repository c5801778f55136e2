/** MLflow's client retries these; everything else is answered the same way again. */
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);

/** What an MLflow server, or the way to it, refused. */
export class MlflowError extends Error {
  /**
   * @param call the REST call, such as `runs/create`
   * @param status of HTTP; null where there was no answer
   * @param errorCode MLflow's own, such as `RESOURCE_DOES_NOT_EXIST`; null where the answer had none
   */
  constructor(
    readonly call: string,
    reason: string,
    readonly status: number | null,
    readonly errorCode: string | null = null,
    options?: ErrorOptions
  ) {
    super(`MLflow ${call}: ${reason}`, options);
    this.name = "MlflowError";
  }

  /** Whether the same request may succeed later. */
  get transient(): boolean {
    return this.status === null || TRANSIENT.has(this.status);
  }

  /** Whether every request will be refused until somebody changes the credentials. */
  get unauthorized(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof MlflowError && error.errorCode === code;
