import type {Command} from "commander";

/** The program with the commands that `name` needs, out of all modules but the one that asks. */
export type MakeProgram = (name: string | undefined) => Promise<Command>;
