import {plot} from "@observablehq/plot";
import {expect, it} from "vitest";
import {expectKept} from "../../tests/support/golden.ts";
import {goldenOf, outlineOf, rendered} from "../../tests/support/rendered-page.ts";
import {html} from "../ui/html.ts";
import {calibration, matrix, score, theme, winBar} from "./chart-marks.ts";

const golden = goldenOf("workbench");

it("draws scores, calibration, matrix and bar in the site's colours", async () => {
  const page = await rendered(() => {
    const draw = (title: string, mark: ReturnType<typeof score>): HTMLElement =>
      html`<section><h2>${title}</h2>${plot(theme({document, width: 300, height: 120, marks: [mark]}))}</section>`;
    return html`<main>${[
      draw("score", score([{name: "model", value: 0.9, low: 0.88, high: 0.92}])),
      draw("no interval", score([{name: "limit", value: 0.9, low: null, high: null}])),
      draw(
        "calibration",
        calibration([
          {mean_prediction: 0.1, mean_truth: 0.2, low: 0.1, high: 0.3, n: 10},
          {mean_prediction: null, mean_truth: null, low: null, high: null, n: 0}
        ])
      ),
      draw("matrix", matrix([{a: "x", b: "y", wins: 0.75}])),
      winBar(0.7, {a: "Mew", b: "Abra", low: 0.6, high: 0.8})
    ]}</main>`;
  });
  expectKept(golden("chart-marks"), outlineOf(page));
});

it("refuses what is no probability", () => {
  expect(() => winBar(70)).toThrow("expected a probability from 0 to 1, got 70");
});
