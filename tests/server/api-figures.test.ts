import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {guideWithFigures, rounded, withFigures} from "../../scripts/with-figures.ts";

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

describe("a guide", () => {
  const example = (command: string, answer: string): string =>
    `Ask:\n\n\`\`\`sh\n${command}\n\`\`\`\n\n\`\`\`json\n${answer}\n\`\`\`\n`;

  it("shows each command's own answer, and everything else as it was", async () => {
    const guide = (x: string, y: string): string =>
      `# Guide\n\n${example("curl a", `{"x": ${x}}`)}\n${example("curl b", `{"x": ${y}}`)}${example("curl a", `{"x": ${x}}`)}\n\`\`\`json\n{"x": 7}\n\`\`\`\nEnd.`;
    const asked: string[] = [];
    const after = await guideWithFigures(guide("0", "0"), async (command) => {
      asked.push(command);
      return {x: command === "curl a\n" ? "$&" : 0.25};
    });
    expect(after).toBe(guide('"$&"', "0.25"));
    expect(asked).toEqual(["curl a\n", "curl b\n", "curl a\n"]);
  });

  it("names the command whose answer lacks what is shown", async () => {
    const guide = example("curl a", '{"x": 1}');
    await expect(guideWithFigures(guide, async () => ({}))).rejects.toThrow(
      "curl a: the answer has nothing in place of 1"
    );
  });

  it("of this API is brought up to date as a whole, and stays as it is where nothing has changed", async () => {
    const guide = readFileSync(new URL("../../docs/API.md", import.meta.url), "utf8");
    const shown = [...guide.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(
      ([, json]) => JSON.parse(json) as unknown
    );
    let asked = 0;
    expect(await guideWithFigures(guide, async () => shown[asked++])).toBe(guide);
    expect(asked).toBe(shown.length);
    expect(asked).toBeGreaterThan(10);
  });
});
