/** A value as an error tells it, in few words. */
function told(value: unknown): string {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const kind = value.constructor?.name ?? "object";
    if (kind !== "Object") return `a ${kind}`;
  }
  try {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 80 ? `${text.slice(0, 77)}...` : text;
  } catch {
    return String(value);
  }
}

/** A parameter, or a combination of them, that cannot be trained with. */
export class ParameterError extends Error {
  override readonly name = "ParameterError";
  constructor(
    readonly parameter: string,
    readonly value: unknown,
    readonly expected: string
  ) {
    super(`${parameter}: got ${told(value)}, expected ${expected}`);
  }
}

/** Data that cannot be used: wrong shape, infinite values, labels out of range. */
export class DataError extends Error {
  override readonly name = "DataError";
}

/** A model file that cannot be read; `path` says where in it. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  constructor(
    readonly path: string,
    reason: string
  ) {
    super(path === "" ? reason : `${path}: ${reason}`);
  }
}

/** Training stopped by the caller's AbortSignal. */
export class AbortError extends Error {
  override readonly name = "AbortError";
  constructor(readonly reason: unknown) {
    super("training was aborted");
  }
}
