import {expect, it} from "vitest";
import {gaussLegendre} from "../src/predict/quadrature.ts";

it.each([1, 2, 3, 5, 8, 20])("%i points integrate every power below twice their number exactly", (n) => {
  const {points, weights} = gaussLegendre(n);
  for (let power = 0; power < 2 * n; power++) {
    const integral = points.reduce((sum, point, index) => sum + weights[index] * point ** power, 0);
    expect(integral).toBeCloseTo(1 / (power + 1), 12);
  }
});
