/** What the tool's exit status says; the same for every command. */
export const EXIT = {
  ok: 0,
  /** The command could not do its work, or a check failed. */
  failure: 1,
  /** The work was done and its verdict is bad: drift, a refused model, a difference where none may be. */
  verdict: 2,
  /** The command line is wrong (EX_USAGE of sysexits.h). */
  usage: 64,
  /** Interrupted from the keyboard (128 + SIGINT). */
  interrupted: 130
} as const;
