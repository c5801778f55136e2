import {describe, expect, it} from "vitest";
import {createCatalogue} from "../../../../server/catalogue/game-catalogue.ts";
import {Fighters} from "../../../../server/endpoints/predict/fighters.ts";
import type {Problem} from "../../../../server/http/problem.ts";
import {smallGame} from "../../support/small-game.ts";

const fighters = new Fighters(createCatalogue(smallGame), "en");
const inFrench = new Fighters(createCatalogue(smallGame), "fr");
const squirtle = fighters.pokemon("a", 7);
const ditto = fighters.pokemon("a", 132);
const errorOf = (action: () => unknown) => {
  try {
    action();
  } catch (error) {
    return (error as Problem).errors[0];
  }
  throw new Error("nothing was refused");
};
const identifiers = (moves: readonly {identifier: string}[]) => moves.map(({identifier}) => identifier);

describe("a fighter", () => {
  it("is found by its field, and named in the language of the answer", () => {
    expect(fighters.name(squirtle)).toBe("Squirtle");
    expect(inFrench.name(squirtle)).toBe("Carapuce");
    expect(errorOf(() => fighters.pokemon("b", "nobody"))).toMatchObject({in: "body", field: "b"});
  });

  it("uses what it can learn, damaging or not", () => {
    expect(fighters.move("m", squirtle, "Tail Whip").id).toBe(39);
    expect(fighters.move("m", squirtle, 57).id).toBe(57);
  });

  it("is refused what it cannot learn, and told what it can", () => {
    expect(errorOf(() => fighters.move("m[1]", squirtle, "flammèche"))).toEqual({
      in: "body",
      field: "m[1]",
      message: 'Squirtle cannot learn Ember ("flammèche"). Its damaging moves: Tackle, Water Gun, Surf.'
    });
    expect(errorOf(() => inFrench.move("m", ditto, 52))).toEqual({
      in: "body",
      field: "m",
      message: "Métamorph cannot learn Flammèche (52). It has no damaging move."
    });
    expect(errorOf(() => fighters.move("m", squirtle, "nothing"))).toMatchObject({in: "body", field: "m"});
  });

  it("fights a duel with a damaging move alone", () => {
    expect(fighters.damagingMove("m", squirtle, "Surf").id).toBe(57);
    expect(errorOf(() => fighters.damagingMove("m", squirtle, "Tail Whip"))).toEqual({
      in: "body",
      field: "m",
      message: "Tail Whip deals no damage, so that no duel can be won by it"
    });
  });

  it("has each move of a list once, status moves set aside", () => {
    const {damaging, ignored} = fighters.moves("list", squirtle, ["Surf", 39, 57, "tackle"]);
    expect(identifiers(damaging)).toEqual(["surf", "tackle"]);
    expect(identifiers(ignored)).toEqual(["tail-whip"]);
  });

  it("is refused a list without a damaging move, and a wrong move by its place", () => {
    expect(errorOf(() => fighters.moves("list", squirtle, [39]))).toEqual({
      in: "body",
      field: "list",
      message: "none of these moves deals damage; name one that does"
    });
    expect(errorOf(() => fighters.moves("list", squirtle, [39, 52]))).toMatchObject({field: "list[1]"});
  });

  it("has all its damaging moves by id, or none to fight with", () => {
    expect(identifiers(fighters.allMoves("b", squirtle))).toEqual(["tackle", "water-gun", "surf"]);
    expect(errorOf(() => fighters.allMoves("b", ditto))).toEqual({
      in: "body",
      field: "b",
      message: "Ditto has no damaging move, so that no duel can be fought with it"
    });
  });
});
