import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {columnOrigins} from "../../data-loaders/quality/column-origins.ts";
import {profileColumn} from "../../data-loaders/quality/column-profile.ts";
import {TABLE_NAMES, TABLES} from "../../data-loaders/schema/tables.ts";
import {embeddedTables} from "./embedded-tables.ts";

describe("a column's profile", () => {
  it("counts what is empty and what is different, and shows what is common", () => {
    expect(profileColumn(["b", "a", null, "a"])).toEqual({
      nulls: 1,
      distinct: 2,
      least: null,
      most: null,
      bins: null,
      common: [
        {value: "a", rows: 2},
        {value: "b", rows: 1}
      ]
    });
    expect(profileColumn(["b", "a"]).common).toBeNull();
    expect(profileColumn([null, "a"]).common).toEqual([{value: "a", rows: 1}]);
    expect(profileColumn([])).toMatchObject({nulls: 0, distinct: 0, bins: null});
  });

  it.each([
    [[0, 0.5, 1, 1, 2], {least: 0, most: 2, bins: [1, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 1]}],
    [[1, 2, 2, 3], {least: 1, most: 3, bins: [1, 2, 1]}],
    [[5, 5], {least: 5, most: 5, bins: [2]}]
  ])("of %j has a histogram", (values, expected) => expect(profileColumn(values)).toMatchObject(expected));

  it("puts every number into one part, whatever the numbers", () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({min: -300, max: 300}), fc.constant(null)), {minLength: 1}),
        (values) => {
          const {bins, nulls} = profileColumn(values);
          expect((bins ?? []).reduce((sum, count) => sum + count, 0) + nulls).toBe(values.length);
        }
      )
    ));
});

it("a column's origins account for every row, derived ones included", () => {
  const {tables, extras, provenance} = embeddedTables();
  const originsOf = columnOrigins(tables, extras, provenance);
  for (const table of TABLE_NAMES)
    for (const column of Object.keys(TABLES[table].columns)) {
      const rows = originsOf(table, column).reduce((sum, origin) => sum + origin.rows, 0);
      expect([table, column, rows]).toEqual([table, column, tables[table].length]);
    }
  expect(originsOf("evolution", "method")).toEqual([{sources: ["embedded"], rows: 80}]);
  expect(originsOf("pokemon_trait", "catch_rate")).toEqual([]);
  expect(originsOf("pokemon_stat", "speed")).toEqual([{sources: ["embedded"], rows: 188}]);
  expect(originsOf("pokemon_move", "move_id").map(({sources}) => sources)).toContainEqual([]);
});
