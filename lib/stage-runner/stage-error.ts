import type {Stage} from "./stage.ts";

/** A stage's failure: which stage, in which file, and what to do. */
export class StageError extends Error {
  /** The stage's module, from the repository's root. */
  readonly file: string;

  constructor(
    {name, code}: Pick<Stage, "name" | "code">,
    readonly problem: string,
    readonly advice: string,
    options?: ErrorOptions
  ) {
    super(`stage ${name} (${code[0]}): ${problem}; ${advice}`, options);
    this.name = "StageError";
    this.file = code[0];
  }
}

/** What to do about a stage that failed. */
export const againAdvice = ({name}: Pick<Stage, "name">): string =>
  `its last good output stays; mend what is named and run \`npm run pipeline\` again, which goes on at ${name} (DEBUG=1 shows the stack)`;
