import type {z} from "zod";

type RawIssue = z.core.$ZodRawIssue;

const UNITS: Readonly<Record<string, string>> = {array: "element", string: "character", set: "element"};

/** A bound in words: of a number itself, of anything else how many parts it has. */
function bound(
  word: "at least" | "at most",
  limit: number | bigint,
  {origin}: {readonly origin: string}
): string {
  const unit = UNITS[origin];
  return unit === undefined
    ? `expected ${word} ${limit}`
    : `expected ${word} ${limit} ${unit}${Number(limit) === 1 ? "" : "s"}`;
}

const KINDS: Readonly<Record<string, string>> = {
  object: "an object",
  array: "an array",
  int: "a whole number",
  number: "a number",
  string: "a text",
  boolean: "true or false"
};

/** What would be right, in one phrase for each kind of issue; undefined leaves zod's own words. */
export function issueMessage(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case "too_small":
      return bound("at least", issue.minimum, issue);
    case "too_big":
      return bound("at most", issue.maximum, issue);
    case "invalid_type":
      return `expected ${KINDS[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `expected ${issue.values.length > 1 ? "one of " : ""}${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    default:
      return undefined;
  }
}
