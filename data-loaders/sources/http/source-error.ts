/** A source could not be asked, or answered what nobody can use. */
export class SourceError extends Error {
  constructor(
    readonly url: string,
    readonly reason: string,
    readonly status: number | null = null,
    options?: ErrorOptions
  ) {
    super(`${url}: ${reason}`, options);
    this.name = "SourceError";
  }
}
