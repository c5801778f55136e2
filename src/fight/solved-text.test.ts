import {describe, expect, it} from "vitest";
import "../../tests/support/rendered-page.ts";
import type {DamageOutlook} from "../../pipelines/battle/solve/damage-outlook.ts";
import type {FightAnswer} from "../../pipelines/battle/solve/fight-answer.ts";
import {inLanguage} from "../i18n/language.ts";
import {adviceOf, adviceText, damageRange, intervalText, knockOutText, valueText} from "./solved-text.ts";

const NAMES = ["Earthquake", "Rock Slide", "Growl"];
const named = (move: number): Node => document.createTextNode(NAMES[move]);

/** What A's choices (rows) against B's are worth, and how often each is used. */
function answerOf(payoffs: number[][], a: number[], b: number[], value = 0.5): FightAnswer {
  const choice = (share: number, move: number, worstCase: number) => ({move, share, worstCase, damage: null});
  return {
    value,
    low: value,
    high: value,
    exact: true,
    complete: true,
    situations: 1,
    levels: [1, 1],
    hp: [1, 1],
    payoffs,
    a: a.map((share, i) => choice(share, i, Math.min(...payoffs[i]))),
    b: b.map((share, j) => choice(share, j, 1 - Math.max(...payoffs.map((row) => row[j]))))
  };
}

const outlook: DamageOutlook = {least: 72, most: 85, mean: 80, hitChance: 1, uses: 2, knockOut: 0.93};

const inFrench = (say: () => string | null): string => (inLanguage("fr", say) ?? "").replaceAll(/\s/g, " ");

describe("what to do now", () => {
  it("names one move where one is best alone, and those that are just as good", () => {
    const advice = adviceOf(
      answerOf(
        [
          [0.6, 0.7],
          [0.6, 0.6],
          [0.1, 0.2]
        ],
        [0.5, 0.5, 0],
        [1, 0]
      )
    );
    expect(adviceText(advice, named).textContent).toBe("Earthquake");
    expect(advice.tied.map(({move}) => move)).toEqual([1]);
  });

  it("names the mix where none is, the most frequent first, without what is rare", () => {
    const advice = adviceOf(
      answerOf(
        [
          [0.2, 1],
          [1, 0.1],
          [0.5, 0.5]
        ],
        [0.3, 0.69, 0.01],
        [0.5, 0.5]
      )
    );
    expect(adviceText(advice, named).textContent).toBe("Rock Slide; 30% Earthquake");
    expect(advice.tied).toEqual([]);
    expect(inFrench(() => adviceText(advice, named).textContent)).toBe("Rock Slide ; 30 % Earthquake");
  });
});

describe("a chance and how sure it is", () => {
  const of = (value: number, low: number, high: number, exact = false): FightAnswer => ({
    ...answerOf([[value]], [1], [1], value),
    low,
    high,
    exact
  });

  it("is exact, give or take some points, or between two", () => {
    expect([valueText(of(0.9205, 0.9205, 0.9205, true)), intervalText(of(0.9, 0.9, 0.9, true))]).toEqual([
      "92.1%",
      "exact"
    ]);
    expect([valueText(of(0.74, 0.73, 0.75)), intervalText(of(0.74, 0.73, 0.75))]).toEqual(["74%", "± 1"]);
    expect(valueText(of(0, 0, 0.012))).toBe("< 1%");
    expect(intervalText(of(0.74, 0.736, 0.744))).toBe("± 0.4");
    expect(intervalText(of(0.5, 0.2, 0.9))).toBe("between 20% and 90%");
  });
});

describe("damage in a player's words", () => {
  it("is a range of the maximum HP and the hits to a knock-out", () => {
    expect(`${damageRange(outlook, 100)}, ${knockOutText(outlook)}`).toBe("72–85%, 2HKO 93%");
    expect(damageRange({...outlook, least: 85}, 100)).toBe("85%");
    expect(knockOutText({...outlook, uses: 1})).toBe("OHKO 93%");
    expect(knockOutText({...outlook, uses: 6, knockOut: 0})).toBe("no knock-out within 6 hits");
    expect(inFrench(() => knockOutText(outlook))).toBe("K.O. en 2 coups 93 %");
  });
});
