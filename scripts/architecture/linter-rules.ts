import {aboveOf, FLOORS, ISOMORPHIC} from "./floors.ts";

/** How an import of a folder is written from anywhere else: by the last part of its path. */
const patternOf = (folder: string): string => `**/${folder.split("/").at(-1)}/**`;

interface Override {
  readonly includes: readonly string[];
  readonly linter: {readonly rules: Readonly<Record<string, Readonly<Record<string, unknown>>>>};
}

/** `biome.json`'s overrides that hold the floors apart. Tests beside a page take what they need from anywhere. */
const floorRules = (): readonly Override[] => [
  ...FLOORS.flatMap(({folders}) =>
    folders.map((folder) => ({
      includes: [`${folder}/**`, "!**/*.test.ts"],
      linter: {
        rules: {
          style: {
            noRestrictedImports: {
              level: "error",
              options: {
                patterns: [
                  {
                    group: aboveOf(folder).map(patternOf),
                    message: `${folder} imports from the floors below it only (docs/ARCHITECTURE.md).`
                  }
                ]
              }
            }
          }
        }
      }
    }))
  ),
  {
    includes: ISOMORPHIC,
    linter: {rules: {correctness: {noNodejsModules: "error"}}}
  }
];

const isFloorRule = ({linter}: Override): boolean =>
  linter.rules["style"]?.["noRestrictedImports"] !== undefined ||
  linter.rules["correctness"]?.["noNodejsModules"] !== undefined;

/** A linter's configuration with the floors' rules in place of those it has. */
export const withFloorRules = <Configuration extends {readonly overrides: readonly Override[]}>(
  configuration: Configuration
): Configuration => ({
  ...configuration,
  overrides: [...configuration.overrides.filter((override) => !isFloorRule(override)), ...floorRules()]
});
