import {mkdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";

/** All times are those of the file system that holds the log, which is one for all who share it. */
const clockSchema = z.object({
  /** When anyone first looked: nothing is older than that. */
  origin: z.number(),
  last: z.number(),
  /** Times that nobody saw pass: the clock jumped, or nobody ran. They are taken off what is older. */
  unseen: z.array(z.object({before: z.number(), by: z.number()}))
});
type FolderClock = z.output<typeof clockSchema>;

const FILE = "clock.json";
/** Looks are half a minute apart; what is longer than this, nobody saw. */
const LONGEST_SEEN_MS = 3_600_000;
const MOST_KEPT = 500;

function readClock(file: string): FolderClock | null {
  try {
    return clockSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/**
 * Looks at the clock of a folder and remembers it there.
 * @returns the age of a file last written at that time, of which only what was seen to pass counts
 */
export function lookAtClock(folder: string, fileTime = timeOf): (mtimeMs: number) => number {
  mkdirSync(folder, {recursive: true});
  const file = join(folder, FILE);
  const before = readClock(file);
  const now = fileTime(folder);
  const {origin, last, unseen} = before ?? {origin: now, last: now, unseen: []};
  const passed = now - last;
  const jumps =
    Math.abs(passed) > LONGEST_SEEN_MS ? [...unseen, {before: last, by: passed}].slice(-MOST_KEPT) : unseen;
  writeFileSync(file, JSON.stringify({origin, last: now, unseen: jumps} satisfies FolderClock));
  return (mtimeMs) => {
    const from = Math.max(mtimeMs, origin);
    return jumps.reduce((age, jump) => (jump.before >= from ? age - jump.by : age), now - from);
  };
}

/** The file system's own time: that of a file it has just written. */
function timeOf(folder: string): number {
  const file = join(folder, ".now");
  writeFileSync(file, "");
  return statSync(file).mtimeMs;
}
