import {expect, it} from "vitest";
import type {Move} from "../../data-loaders/game-data.ts";
import {embeddedGame} from "../../tests/data-loaders/embedded-game.ts";
import {expectKept} from "../../tests/support/golden.ts";
import {inLanguage, type Language, localName} from "../i18n/language.ts";
import {multiplier} from "../i18n/numbers.ts";
import {indexGame} from "../ui/game.ts";
import {moveEffects} from "./move-effects.ts";
import {targets} from "./move-texts.ts";
import {words} from "./move-words.ts";

const game = embeddedGame();
const index = indexGame(game);

/** Its targets are told where they are not those of its type, which pages of the chart of types have. */
function told(move: Move): string {
  const {note, groups} = targets(index, move);
  const types = groups.map(
    ([value, concerned]) => `${multiplier(value)} ${concerned.map(localName).join(", ")}`
  );
  const isUsual = note === words("targetsNote");
  return [...moveEffects(move), ...(isUsual ? [] : [`[${[note, ...types].join(" | ")}]`])].join(" ");
}

it("tells of all moves what they do and whom they hurt, in both languages, as it always has", () => {
  expect(game.moves).toHaveLength(226);
  expectKept(
    new URL("golden/move-effects.txt", import.meta.url),
    game.moves.flatMap((move) => [
      move.identifier,
      ...(["en", "fr"] satisfies Language[]).map(
        (language) => `  ${language} ${inLanguage(language, () => told(move))}`
      )
    ])
  );
});
