import type {z} from "zod";
import {issueMessage} from "./issue-message.ts";
import {preview} from "./preview.ts";
import {type FieldError, fieldsProblem} from "./problem.ts";

const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (field, key) =>
      typeof key === "number" ? `${field}[${key}]` : field === "" ? String(key) : `${field}.${String(key)}`,
    ""
  );

const at = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root
  );

/** Issues told to a client at most: enough to mend a request, too few to make the answer larger than it. */
const MOST_ISSUES = 20;

/** @throws Problem that names each wrong field, its value and what would be right. */
export function validate<S extends z.ZodType>(
  schema: S,
  value: unknown,
  place: FieldError["in"]
): z.output<S> {
  const result = schema.safeParse(value, {error: issueMessage});
  if (result.success) return result.data;
  const errors: FieldError[] = [];
  for (const issue of result.error.issues.slice(0, MOST_ISSUES)) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys.slice(0, MOST_ISSUES)) {
        errors.push({
          in: place,
          field: fieldOf([...issue.path, key]).slice(0, 100),
          message: "there is no such field"
        });
      }
      continue;
    }
    const given = at(value, issue.path);
    const isRepeated = place === "query" && Array.isArray(given);
    const expected = isRepeated ? "is given more than once; expected one value" : issue.message;
    const message = given === undefined ? `is missing; ${expected}` : `${expected}; got ${preview(given)}`;
    errors.push({in: place, field: fieldOf(issue.path), message});
  }
  throw fieldsProblem(errors);
}
