/** Slots of time, from the first to before `end`. */
export interface SlotRange {
  readonly first: number;
  readonly end: number;
}

/**
 * Cuts a window's slots into chunks of at least `least` rows, from the latest back; what is left of the oldest is its
 * neighbour's.
 */
export function cutChunks(rows: readonly number[], least: number): SlotRange[] {
  const chunks: SlotRange[] = [];
  let end = rows.length;
  let held = 0;
  for (let first = rows.length - 1; first >= 0; first -= 1) {
    held += rows[first];
    if (held < least) continue;
    chunks.unshift({first, end});
    end = first;
    held = 0;
  }
  if (end === 0) return chunks;
  const oldest = chunks.shift();
  return [{first: 0, end: oldest?.end ?? end}, ...chunks];
}
