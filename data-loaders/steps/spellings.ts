import type {Contribution, SourceRow} from "../reconcile/contribution.ts";
import {comparable} from "../sources/pokepedia/move-names.ts";

/**
 * French names changed with generation 8 (Vol-Vie became Vole-Vie, Poing-Karaté Poing Karaté), and sources have those
 * of today. The other spelling that the CSV files know of a move is the same statement as the name itself.
 */
export function withKnownSpellings(contributions: readonly Contribution[]): readonly Contribution[] {
  const known = new Map(
    contributions.find(({source}) => source === "csv")?.rows.move?.map((move) => [move.id, move])
  );
  const inLetsGo = (row: SourceRow<"move">): SourceRow<"move"> => {
    const move = known.get(row.id);
    const isOther =
      row.name_fr && move?.name_fr_alias && comparable(row.name_fr) === comparable(move.name_fr_alias);
    return isOther ? {...row, name_fr: move.name_fr} : row;
  };
  return contributions.map((contribution) => ({
    ...contribution,
    rows: {...contribution.rows, ...(contribution.rows.move && {move: contribution.rows.move.map(inLetsGo)})}
  }));
}
