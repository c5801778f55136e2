import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Contribution, SOURCES, type Source} from "../../data-loaders/reconcile/contribution.ts";
import {decide, reconcile} from "../../data-loaders/reconcile/reconcile.ts";
import {withKnownSpellings} from "../../data-loaders/steps/spellings.ts";

const statements = fc
  .uniqueArray(fc.constantFrom(...SOURCES), {minLength: 1})
  .chain((sources) =>
    fc.tuple(
      ...sources.map((source) => fc.record({source: fc.constant(source), value: fc.constantFrom(1, 2, null)}))
    )
  );

describe("a decision", () => {
  it("is the value of most, and in a tie of the most trusted", () => {
    fc.assert(
      fc.property(statements, (list) => {
        const {value, winner, rule} = decide(list);
        const votes = (candidate: unknown) => list.filter((entry) => entry.value === candidate).length;
        const rival = Math.max(
          0,
          ...list.filter((entry) => entry.value !== value).map((entry) => votes(entry.value))
        );
        expect(list).toContainEqual({source: winner, value});
        expect(rule).toBe(rival === 0 ? null : votes(value) > rival ? "majority" : "trust");
        expect(votes(value)).toBeGreaterThanOrEqual(rival);
        if (rule === "trust") {
          const tied = list.filter((entry) => votes(entry.value) === votes(value));
          expect(winner).toBe(SOURCES.find((source) => tied.some((entry) => entry.source === source)));
        }
      })
    );
  });

  it("does not depend on the order in which the sources speak", () => {
    fc.assert(
      fc.property(statements, fc.nat(), (list, turn) => {
        const shift = turn % list.length;
        expect(decide([...list.slice(shift), ...list.slice(0, shift)])).toEqual(decide(list));
      })
    );
  });
});

const origin = {inputs: [], fetched: null, missing: []};
const says = (source: Source, rows: Contribution["rows"]): Contribution => ({source, origin, rows});

describe("a French name of the other era", () => {
  it("is the same statement as that of the game", () => {
    const move = (name_fr: string) => ({move: [{id: 71, name_fr}]});
    const csv = says("csv", {move: [{id: 71, name_fr: "Vol-Vie", name_fr_alias: "Vole-Vie"}]});
    const stated = (name: string) => reconcile(withKnownSpellings([csv, says("pokeapi", move(name))]));
    for (const name of ["Vol-Vie", "Vole-Vie", "vole-vie"]) {
      expect(stated(name).disagreements).toEqual([]);
      expect(stated(name).rows.move).toMatchObject([{name_fr: "Vol-Vie"}]);
    }
    expect(stated("Volvie").disagreements).toMatchObject([{column: "name_fr", winner: "csv"}]);
  });
});

describe("reconciliation", () => {
  it("records both values, the winner and the rule, and where each value comes from", () => {
    const {rows, disagreements, provenance} = reconcile([
      says("csv", {move: [{id: 156, pp: 10, name_fr: "Repos"}]}),
      says("embedded", {move: [{id: 156, pp: 10, power: null}]}),
      says("pokeapi", {move: [{id: 156, pp: 5, power: null}]})
    ]);
    expect(rows.move).toEqual([{id: 156, pp: 10, name_fr: "Repos", power: null}]);
    expect(disagreements).toEqual([
      {
        table: "move",
        key: "156",
        column: "pp",
        values: [
          {source: "csv", value: 10},
          {source: "embedded", value: 10},
          {source: "pokeapi", value: 5}
        ],
        winner: "csv",
        rule: "majority"
      }
    ]);
    expect(provenance).toContainEqual({
      table: "move",
      key: "156",
      column: "pp",
      sources: ["csv", "embedded"]
    });
    expect(provenance).toContainEqual({table: "move", key: "156", column: "name_fr", sources: ["csv"]});
  });

  const learns = (
    pokemon_id: number,
    move_id: number,
    learn_method_id: number,
    learn_level: number | null
  ) => ({
    pokemon_id,
    move_id,
    learn_method_id,
    learn_level
  });

  it("lets two sources outvote one about a learnset, both ways", () => {
    const {rows, disagreements} = reconcile([
      says("embedded", {pokemon_move: [learns(1, 33, 1, 0), learns(1, 99, 1, 5)]}),
      says("pokeapi", {pokemon_move: [learns(1, 33, 1, 0), learns(1, 77, 1, 9)]}),
      says("pokepedia", {pokemon_move: [learns(1, 33, 1, 0), learns(1, 77, 1, 9)]})
    ]);
    expect(rows.pokemon_move.map(({move_id}) => move_id)).toEqual([33, 77]);
    expect(disagreements.map(({key, winner, rule}) => [key, winner, rule])).toEqual([
      ["1 99 1 5 ", "pokeapi", "majority"],
      ["1 77 1 9 ", "pokeapi", "majority"]
    ]);
  });

  it("takes silence for a statement only where the source speaks of that learnset at all", () => {
    const {rows, disagreements} = reconcile([
      says("embedded", {pokemon_move: [learns(1, 57, 4, null), learns(2, 33, 1, 0)]}),
      says("pokeapi", {pokemon_move: [learns(1, 33, 1, 0)]})
    ]);
    expect(rows.pokemon_move).toHaveLength(3);
    expect(disagreements).toEqual([]);
  });

  it("lets the hand-kept files say which rows there are", () => {
    const {rows, disagreements} = reconcile([
      says("csv", {move: [{id: 1}]}),
      says("embedded", {move: [{id: 1}, {id: 606}]}),
      says("pokeapi", {move: [{id: 1}]})
    ]);
    expect(rows.move.map(({id}) => id)).toEqual([1]);
    expect(disagreements).toMatchObject([{key: "606", column: "*", winner: "csv", rule: "trust"}]);
  });

  it("neither invents nor loses a value, whatever the sources say", () => {
    const row = fc.record({id: fc.integer({min: 1, max: 4}), pp: fc.integer({min: 1, max: 3})});
    const source = fc.uniqueArray(row, {selector: ({id}) => id, minLength: 1});
    fc.assert(
      fc.property(source, source, source, (csv, embedded, pokeapi) => {
        const result = reconcile([
          says("csv", {move: csv}),
          says("embedded", {move: embedded}),
          says("pokeapi", {move: pokeapi})
        ]);
        for (const {id, pp} of result.rows.move) {
          const stated = [csv, embedded, pokeapi].flatMap((rows) => rows.filter((one) => one.id === id));
          expect(stated.map((one) => one.pp)).toContain(pp);
          const disputed = new Set(stated.map((one) => one.pp)).size > 1;
          const recorded = result.disagreements.some(
            ({key, column}) => key === String(id) && column === "pp"
          );
          expect(recorded).toBe(disputed);
        }
      })
    );
  });
});
