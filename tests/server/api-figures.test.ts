import {expect, it} from "vitest";
import {rounded, withFigures} from "../../scripts/with-figures.ts";

const shown = `{
  "name": "Surf: 3", "win_probability": 0.5,
  "list": [{"id": 1, "flag": true, "none": null}], "small": -0.1
}
`;

it("puts an answer's values in place of those shown, and leaves the rest as it is", () => {
  const answer = {
    list: [{flag: false, none: null, id: 12, more: 1}, {id: 2}],
    small: -0.000123,
    name: 'Ice "Beam"',
    win_probability: 0.123456,
    more: 5
  };
  expect(withFigures(shown, answer)).toBe(`{
  "name": "Ice \\"Beam\\"", "win_probability": 0.1235,
  "list": [{"id": 12, "flag": false, "none": null}], "small": -0.00012
}
`);
});

it("never shows as certain what is not", () => {
  expect([0.99998, 0.999999999, 1, 12, 10.86891].map(rounded)).toEqual([
    "0.99998",
    "1",
    "1",
    "12",
    "10.8689"
  ]);
});

it("refuses an answer that lacks what is shown", () => {
  expect(() => withFigures(shown, {name: "x", win_probability: 1, list: []})).toThrow(/in place of 1$/);
});
