import {readdirSync, readFileSync} from "node:fs";
import {expect, it} from "vitest";

it("names every endpoint that predicts, in both languages", () => {
  const folder = "server/endpoints/predict";
  const paths = readdirSync(folder).flatMap((name) =>
    [...readFileSync(`${folder}/${name}`, "utf8").matchAll(/path: "(\/predict\/[\w-]+)"/g)].map(
      ([, path]) => path
    )
  );
  expect(paths.length).toBeGreaterThan(4);
  const languages = readFileSync("src/api-guide/index.md", "utf8").split('<div lang="fr" class="prose">');
  expect(languages).toHaveLength(2);
  for (const text of languages)
    expect(paths.filter((path) => !new RegExp(`\`(?:GET|POST) ${path}\``).test(text))).toEqual([]);
});
