import {describe, expect, it} from "vitest";
import {smallGame} from "../../tests/support/small-game.ts";
import {freshSide} from "../fight/fight-state.ts";
import {indexGame} from "../ui/game.ts";
import {formatTeams, parseTeams, withMember} from "./team-state.ts";

const index = indexGame(smallGame);

describe("the address of two teams", () => {
  it("names each as page Fight names one side", () => {
    const {teams, isExample, unknown} = parseTeams(
      index,
      "?a1=squirtle&ma1=surf&ca1=level-27&a3=charmander&b2=squirtle"
    );
    expect([isExample, unknown]).toEqual([false, []]);
    expect(teams.a.map(({pokemonId, build, moveIds}) => [pokemonId, build.level, moveIds])).toEqual([
      [7, 27, [57]],
      [4, 50, null]
    ]);
    expect(teams.b).toEqual([freshSide(7)]);
  });

  it("is read as it was written, others' parameters kept and gaps closed", () => {
    const {teams} = parseTeams(index, "?a1=squirtle&ma1=surf&ca1=level-27&a3=charmander&b2=squirtle");
    const address = formatTeams(index, teams, "?lang=fr&a5=mew&ma5=psychic");
    expect(address).toBe("?lang=fr&a1=squirtle&ma1=surf&ca1=level-27&a2=charmander&b1=squirtle");
    expect(parseTeams(index, address).teams).toEqual(teams);
  });

  it("tells what is not in the game and goes on without it", () => {
    const {teams, unknown, isExample} = parseTeams(index, "?a1=missingno&b1=squirtle&mb1=fly");
    expect(unknown).toEqual(["missingno", "fly"]);
    expect([teams.a, teams.b, isExample]).toEqual([[], [freshSide(7)], false]);
  });

  it("of nobody is an example", () => {
    expect(parseTeams(index, "?lang=fr").isExample).toBe(true);
  });
});

describe("a team", () => {
  const team = [7, 4, 7].map(freshSide);

  it("takes another at its end, changes one in place, and closes the gap of one taken out", () => {
    expect(withMember(team, 3, freshSide(6)).map(({pokemonId}) => pokemonId)).toEqual([7, 4, 7, 6]);
    expect(withMember(team, 1, freshSide(6)).map(({pokemonId}) => pokemonId)).toEqual([7, 6, 7]);
    expect(withMember(team, 0, null).map(({pokemonId}) => pokemonId)).toEqual([4, 7]);
  });

  it("has no seventh", () => {
    const six = [...team, ...team];
    expect(withMember(six, 6, freshSide(6))).toEqual(six);
  });
});
