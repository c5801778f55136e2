/** The mirror could not be made; what was there before is still served. */
export class MirrorError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = "MirrorError";
  }
}
