import {load} from "cheerio";
import type {LearnMethod} from "../../game-data.ts";
import type {Alarm} from "./alarm.ts";
import {type Cell, type Grid, gridOf} from "./grid.ts";
import {parseLevels} from "./levels.ts";
import {createSections, firstTable, letsGoTable, namesAnyGame, namesLetsGo} from "./sections.ts";

interface PageEntry {
  readonly moveId: number;
  readonly method: LearnMethod;
  readonly level: number | null;
}

export interface PageContent {
  readonly entries: readonly PageEntry[];
  readonly alarms: readonly Alarm[];
}

const SECTIONS = {
  level_up: "Par_montée_en_niveau",
  tm: "Par_CT",
  move_tutor: "Par_donneur_de_capacités"
} as const;
export type PageMethod = keyof typeof SECTIONS;

/**
 * Reads a Pokémon's page of generation 7: its moves in Let's Go.
 * @param methods the methods to read; a page may name those of the partner, which shares it, too
 * @param findMove a move's id by French name, null if unknown
 * @param expected methods by which this Pokémon is known to learn moves: their section must be there
 */
export function parsePage(
  title: string,
  html: string,
  methods: readonly PageMethod[],
  findMove: FindMove,
  expected: ReadonlySet<LearnMethod>
): PageContent {
  const $ = load(html);
  const sectionOf = createSections($);
  const alarms: Alarm[] = [];
  const entries: PageEntry[] = [];

  for (const method of methods) {
    const id = SECTIONS[method];
    const alarm = (place: string, reason: string): void => {
      alarms.push({page: title, place: place ? `${id}, ${place}` : id, reason});
    };
    const section = sectionOf(id);
    if (!section) {
      if (expected.has(method)) alarm("", "this section is missing");
      continue;
    }
    const table = method === "level_up" ? firstTable(section) : letsGoTable($, section, title);
    if (!table) {
      if (expected.has(method)) alarm("", "has no table for Let's Go");
      continue;
    }
    entries.push(...readTable(gridOf($, table), method, findMove, alarm));
  }
  if (entries.length === 0 && alarms.length === 0)
    alarms.push({page: title, place: "page", reason: "names no move of Let's Go"});
  return {entries, alarms};
}

type RaiseAlarm = (place: string, reason: string) => void;
type FindMove = (name: string) => number | null;

interface BodyRow {
  readonly cells: Grid[number];
  readonly place: string;
  /** [null] where the method has no level. */
  readonly levels: readonly (number | null)[];
}

function readTable(grid: Grid, method: PageMethod, findMove: FindMove, alarm: RaiseAlarm): PageEntry[] {
  const header = grid.filter((cells) => cells.every((cell) => cell === null || cell.header));
  const levelColumn = method === "level_up" ? columnOfLetsGo(header) : null;
  if (method === "level_up" && levelColumn === null) {
    alarm("header", "no column is headed by a link to Let's Go");
    return [];
  }
  const body = grid.flatMap((cells, index): BodyRow[] => {
    if (header.includes(cells)) return [];
    const place = `row ${index + 1}`;
    if (levelColumn === null) return [{cells, place, levels: [null]}];
    const text = cells[levelColumn]?.text ?? "";
    const levels = parseLevels(text);
    if (levels === null) alarm(`${place}, column ${levelColumn + 1}`, `"${text}" is no level`);
    // No level: a move that other games of the generation have and Let's Go has not.
    return levels?.length ? [{cells, place, levels}] : [];
  });
  if (body.length === 0) return [];
  const moveColumn = columnOfMoves(header, body, findMove);
  if (moveColumn === null) {
    alarm("header", "no column holds names of moves");
    return [];
  }
  return body.flatMap(({cells, place, levels}): PageEntry[] => {
    const name = cells[moveColumn];
    const moveId = name ? moveIn(name, findMove) : null;
    if (moveId !== null) return levels.map((level) => ({moveId, method, level}));
    alarm(`${place}, column ${moveColumn + 1}`, `"${name?.text ?? ""}" is no known move`);
    return [];
  });
}

function moveIn(cell: Cell, findMove: FindMove): number | null {
  for (const name of [cell.text, ...cell.links]) {
    const id = findMove(name);
    if (id !== null) return id;
  }
  return null;
}

/**
 * The column headed so, or else the one in which most rows name a move. Columns of types do not count: the
 * flying type and the move Fly are both called "Vol".
 */
function columnOfMoves(header: Grid, body: readonly BodyRow[], findMove: FindMove): number | null {
  const columns = body[0].cells.map((_, column) => column);
  for (const cells of header.toReversed()) {
    const named = columns.find((column) => /^(noms?|capacités?|attaques?)$/i.test(cells[column]?.text ?? ""));
    if (named !== undefined) return named;
  }
  const counts = columns.map((column) =>
    header.some((cells) => /^types?$/i.test(cells[column]?.text ?? ""))
      ? 0
      : body.filter(({cells: {[column]: cell}}) => cell && moveIn(cell, findMove) !== null).length
  );
  const best = Math.max(...counts);
  return best * 2 >= body.length ? counts.indexOf(best) : null;
}

/**
 * The lowest header that names the games decides, since a link above may head several columns. Where no game
 * is named at all (a Pokémon that is in no other game of the generation) it is the one column of levels.
 */
function columnOfLetsGo(header: Grid): number | null {
  for (const cells of header.toReversed()) {
    const column = cells.findIndex((cell) => cell && namesLetsGo(cell.links));
    if (column >= 0) return column;
  }
  if (header.flat().some((cell) => cell && namesAnyGame(cell.links))) return null;
  for (const cells of header.toReversed()) {
    const columns = cells.flatMap((cell, column) => (/^niveaux?$/i.test(cell?.text ?? "") ? [column] : []));
    if (columns.length === 1) return columns[0];
  }
  return null;
}
