import {describe, expect, it} from "vitest";
import {erdSvg, layOutErd} from "../../data-loaders/quality/erd.ts";
import {foreignKeysOf} from "../../data-loaders/schema/ddl.ts";
import {TABLE_NAMES, TABLES} from "../../data-loaders/schema/tables.ts";
import {boxesOverlap, isInside, pointsAlong} from "../support/drawing.ts";
import {expectKept} from "../support/golden.ts";

describe("the entity-relationship diagram", () => {
  it("is the kept picture (if not, look at golden/erd-changed.svg)", () => {
    expectKept(new URL("golden/erd.svg", import.meta.url), erdSvg().trimEnd().split("\n"));
  });

  it("shows every table apart from the others, and every reference without leading over a table", () => {
    const {boxes, routes} = layOutErd();
    expect(boxes.map(({id}) => id)).toEqual(TABLE_NAMES);
    for (const [index, box] of boxes.entries())
      for (const other of boxes.slice(index + 1)) expect(boxesOverlap(box, other)).toBe(false);
    for (const {points} of routes)
      for (const point of pointsAlong(points, "right"))
        expect(boxes.filter((box) => isInside(box, point))).toEqual([]);
    const drawn = routes.map(({edge}) => `${edge.to}.${edge.column} → ${edge.from}`);
    const stated = TABLE_NAMES.flatMap((name) =>
      foreignKeysOf(TABLES[name]).map(({column, table}) => `${name}.${column} → ${table}`)
    );
    expect(drawn).toEqual(stated);
  });

  it("leads a reference from the line of its column to the line of the key", () => {
    const text = erdSvg();
    const lineOf = (table: string, column: string): number => {
      const group = text.split("\n").find((line) => line.includes(`>${table}</text>`))!;
      return Number(new RegExp(`y="([\\d.]+)">${column}( \\?)?</text>`).exec(group)?.[1]);
    };
    const ends = (title: string): number[] => {
      const path = new RegExp(`<path d="M[\\d.]+,([\\d.]+)[^"]*,([\\d.]+)"[^>]*><title>${title}`).exec(text)!;
      return path.slice(1).map(Number);
    };
    const [key, own] = ends("pokemon_move.move_id references move");
    expect(Math.abs(key - lineOf("move", "id"))).toBeLessThan(10);
    expect(Math.abs(own - lineOf("pokemon_move", "move_id"))).toBeLessThan(10);
    const [above, below] = ends("pokemon_species.evolves_from_species_id references pokemon_species");
    expect(below - above).toBe(
      lineOf("pokemon_species", "evolves_from_species_id") - lineOf("pokemon_species", "id")
    );
  });
});
