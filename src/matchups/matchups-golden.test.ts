import {expect, it, vi} from "vitest";
import {encodedMatchups} from "../../tests/src/fixtures/matchups.ts";
import {click, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {matchupsFrom} from "../data/matchups.ts";
import {rankForms} from "./matchup-ranking.ts";
import {matchupPage} from "./matchups-page.ts";

const golden = goldenOf("matchups");

const matchups = matchupsFrom(encodedMatchups(smallGame.pokemon.length), smallGame.pokemon.length);

/** A canvas that keeps what is painted on it; a colour is the number of its level. */
function fakeCanvas() {
  const painted: number[][] = [];
  const marks: number[][] = [];
  const canvas = window.document.createElement("canvas");
  vi.spyOn(Object.getPrototypeOf(canvas), "getContext").mockImplementation(() => ({
    canvas,
    fillRect() {},
    clearRect() {},
    drawImage() {},
    strokeRect: (...box: number[]) => marks.push(box),
    getImageData: (_x: number, _y: number, width: number) => ({
      data: {buffer: Uint32Array.from({length: width}, (_, i) => i + 1).buffer}
    }),
    createImageData: (width: number, height: number) => ({data: new Uint8ClampedArray(4 * width * height)}),
    putImageData: ({data}: {data: Uint8ClampedArray}) => painted.push([...new Uint32Array(data.buffer)])
  }));
  return {painted, marks};
}

it("paints every pair in the order of strength, and reads the one pointed at", async () => {
  const {painted, marks} = fakeCanvas();
  const press = (key: string) => (page: HTMLElement) => {
    page.querySelector("canvas")!.dispatchEvent(new KeyboardEvent("keydown", {key}));
  };
  await expectPage(golden("matchups"), () => matchupPage(smallGame, matchups), {
    "by number": click(".segmented button", 1),
    "by type": click(".segmented button", 2),
    larger: click(".segmented button", 4),
    "the first pair": press("ArrowDown"),
    "to the right": press("ArrowRight"),
    "the ranking by name": click("th button", 1)
  });
  const order = rankForms(matchups!).map(({index}) => index);
  const value = (a: number, b: number): number => {
    const p = a === b ? null : matchups!.probability(a, b);
    return p === null ? 0 : 1 + Math.round(p * 50);
  };
  expect(painted[0]).toEqual(order.flatMap((a) => order.map((b) => value(a, b))));
  const byNumber = [...order].sort((a, b) => a - b);
  expect(painted).toContainEqual(byNumber.flatMap((a) => byNumber.map((b) => value(a, b))));
  expect(marks.length).toBeGreaterThan(0);
  vi.restoreAllMocks();
});

it("says what is missing before any duel", async () => {
  await expectPage(golden("matchups-none"), () => matchupPage(smallGame, null));
});
