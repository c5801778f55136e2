/** A source could not be asked, or answered what nobody can use. */
export class SourceError extends Error {
  constructor(
    readonly url: string,
    readonly reason: string,
    readonly status: number | null = null,
    options?: ErrorOptions & {readonly isUnreachable?: boolean}
  ) {
    super(`${url}: ${reason}`, options);
    this.name = "SourceError";
    this.isUnreachable = options?.isUnreachable ?? false;
  }

  /** Nothing answered, or nothing that was whole: what it says is not the reason. */
  readonly isUnreachable: boolean;
}
