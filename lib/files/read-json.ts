import {readFileSync} from "node:fs";
import {z} from "zod";

/** A file of JSON that cannot be used: names the file, what is wrong in it, and what makes it anew. */
export class JsonFileError extends Error {
  constructor(
    readonly file: string,
    /** Such as `splits.0.scores`; null where it is the whole. */
    readonly field: string | null,
    reason: string,
    remedy: string,
    options?: ErrorOptions & {readonly isAbsent?: boolean}
  ) {
    super(`${file} ${reason}; ${remedy}`, options);
    this.name = "JsonFileError";
    this.isAbsent = options?.isAbsent ?? false;
  }

  /** There is no such file. */
  readonly isAbsent: boolean;
}

export interface JsonFile<Content> {
  readonly schema: z.ZodType<Content>;
  /** What the file holds, in words. */
  readonly what: string;
  /** What to do where it cannot be used, such as "run `npm run etl` to make it anew". */
  readonly remedy: string;
}

/** A number as JSON keeps it: there NaN and the infinities are null. */
export const storedNumber = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);

/** What the first issue is about, for a reader: a union's own message says nothing. */
function innermost(
  issue: z.core.$ZodIssue,
  path: readonly PropertyKey[]
): [path: readonly PropertyKey[], message: string] {
  const inner =
    issue.code === "invalid_union" ? issue.errors.find((issues) => issues.length > 0)?.[0] : undefined;
  const whole = [...path, ...issue.path];
  return inner === undefined ? [whole, issue.message] : innermost(inner, whole);
}

/** The value that is wrong, where the message does not say what it is. */
function received(content: unknown, path: readonly PropertyKey[], message: string): string {
  if (message.includes("received")) return "";
  const value = path.reduce<unknown>(
    (inner, key) => (inner as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[key],
    content
  );
  return value === undefined ? "" : `, got ${JSON.stringify(value).slice(0, 80)}`;
}

/**
 * @param place the file, and the line where it has many
 * @throws JsonFileError
 */
export function parseJson<Content>(
  text: string,
  place: string,
  {schema, what, remedy}: JsonFile<Content>
): Content {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw new JsonFileError(place, null, `is not JSON: ${(cause as Error).message}`, remedy, {cause});
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [path, message] = innermost(parsed.error.issues[0], []);
  const field = path.join(".");
  throw new JsonFileError(
    place,
    field || null,
    `is not ${what}: ${field || "the whole"}: ${message}${received(content, path, message)}`,
    remedy,
    {cause: parsed.error}
  );
}

/** @throws JsonFileError also where there is no such file */
export function readJson<Content>(file: string, kind: JsonFile<Content>): Content {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    const isAbsent = (cause as NodeJS.ErrnoException).code === "ENOENT";
    const reason = isAbsent ? "does not exist" : `cannot be read: ${(cause as Error).message}`;
    throw new JsonFileError(file, null, reason, kind.remedy, {cause, isAbsent});
  }
  return parseJson(text, file, kind);
}

/** The same, but null where there is no such file. */
export function readJsonIfThere<Content>(file: string, kind: JsonFile<Content>): Content | null {
  try {
    return readJson(file, kind);
  } catch (error) {
    if (error instanceof JsonFileError && error.isAbsent) return null;
    throw error;
  }
}
