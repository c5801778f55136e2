import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {CsvError} from "../../data-loaders/sources/csv-file.ts";
import {CSV_FOLDER, hashesOfCsv, readCsvSource} from "../../data-loaders/sources/csv-source.ts";
import {readEmbeddedSource} from "../../data-loaders/sources/embedded.ts";
import {postProcess} from "../../data-loaders/steps/post-process.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "csv-"));
  cpSync(CSV_FOLDER, folder, {recursive: true});
});
afterEach(() => rmSync(folder, {recursive: true}));

const read = (file: string): string => readFileSync(join(folder, file), "utf8");
const edit = (file: string, from: string | RegExp, to: string): void => {
  const before = read(file);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, file), after);
};

function refusal(): CsvError {
  try {
    readCsvSource(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(CsvError);
    return error as CsvError;
  }
  throw new Error("nothing was refused");
}

describe("the CSV files", () => {
  it("may have a byte-order mark, CRLF, empty lines at the end and quoted fields", () => {
    const {rows} = readCsvSource(folder);
    for (const file of ["types.csv", "pokemon.csv", "moves.csv"]) {
      const content = `\ufeff${read(file).replaceAll("\n", "\r\n")}\r\n\r\n`;
      writeFileSync(join(folder, file), content.replace(",Pound,", ',"Pound",'));
    }
    expect(readCsvSource(folder).rows).toEqual(rows);
  });

  const cases: [string, string, RegExp | string, string, number, string, RegExp][] = [
    [
      "a text where a number belongs",
      "moves.csv",
      "40,100,35,0",
      "forty,100,35,0",
      2,
      "power",
      /"forty".*number/
    ],
    ["a number out of range", "moves.csv", "40,100,35,0", "40,101,35,0", 2, "accuracy", /101.*1 to 100/],
    [
      "a fraction where a whole number belongs",
      "moves.csv",
      "40,100,35,0",
      "40,100,3.5,0",
      2,
      "pp",
      /3\.5.*whole/
    ],
    [
      "an empty cell that must be filled",
      "moves.csv",
      "2,karate-chop,Karate Chop,",
      "2,karate-chop,,",
      3,
      "name_en",
      /empty/
    ],
    [
      "a duplicate key",
      "moves.csv",
      "\n2,karate-chop",
      "\n1,karate-chop",
      3,
      "id",
      /"1" is on line 2 already/
    ],
    [
      "a duplicate name",
      "pokemon.csv",
      "Ivysaur,Herbizarre",
      "Bulbasaur,Herbizarre",
      3,
      "name_en",
      /line 2 already/
    ],
    [
      "a second row for a species and form",
      "pokemon.csv",
      "2,ivysaur,2,base",
      "2,ivysaur,1,base",
      3,
      "species_id, form",
      /"1, base"/
    ],
    [
      "too few columns",
      "pokemon.csv",
      ",Bulbizarre,0.7",
      ",0.7",
      2,
      "pokepedia_page",
      /7 columns; expected 8/
    ],
    [
      "too many columns",
      "pokemon.csv",
      ",Bulbizarre,0.7",
      ",Bulbizarre,0.7,x",
      2,
      "height_m",
      /9 columns; expected 8/
    ],
    [
      "an unknown type",
      "moves.csv",
      "normal,physical,40",
      "sound,physical,40",
      2,
      "type",
      /"sound".*one of normal/
    ],
    [
      "an unknown form",
      "pokemon.csv",
      "1,bulbasaur,1,base",
      "1,bulbasaur,1,gmax",
      2,
      "form",
      /"gmax".*base, mega/
    ],
    [
      "a reference to a missing species",
      "pokemon.csv",
      "10033,venusaur-mega,3,",
      "10033,venusaur-mega,4000,",
      155,
      "species_id",
      /"4000"/
    ],
    [
      "a wrong effectiveness",
      "types.csv",
      "1,1,1,1,1,0.5,1,0,0.5",
      "1,1,1,1,1,0.25,1,0,0.5",
      2,
      "vs_rock",
      /0\.25.*0, 0\.5, 1, 2/
    ],
    ["a type with another's number", "types.csv", "\n1,normal", "\n18,normal", 19, "id", /already/],
    ["a misnamed column", "moves.csv", "priority\n", "prio\n", 1, "11", /"prio".*"priority"/],
    [
      "a character of NUL",
      "moves.csv",
      "Karate Chop",
      "Karate\u0000Chop",
      3,
      "name_en",
      /U\+0000.*cannot be seen/
    ],
    [
      "a space of no width",
      "moves.csv",
      "Poing-Karaté",
      "Poing\u200b-Karaté",
      3,
      "name_fr",
      /U\+200B.*cannot be seen/
    ],
    ["a no-break space", "pokemon.csv", "Mr. Mime", "Mr.\u00a0Mime", 123, "name_en", /U\+00A0/],
    ["a byte-order mark in a cell", "types.csv", ",Fire,", ",\ufeffFire,", 11, "name_en", /U\+FEFF/],
    [
      "an accent of its own",
      "moves.csv",
      "Poing-Karaté",
      "Poing-Karate\u0301",
      3,
      "name_fr",
      /expected "Poing-Karaté" in form NFC/
    ],
    ["a move removed", "moves.csv", /\n2,karate-chop.*/, "", 3, "id", /no row has id 2 \(Karate Chop\)/],
    [
      "the last move removed",
      "moves.csv",
      /\n742,.*/,
      "",
      227,
      "id",
      /no row has id 742 \(Double Iron Bash\)/
    ],
    [
      "a form removed",
      "pokemon.csv",
      /\n10033,.*/,
      "",
      157,
      "species_id, form",
      /species_id 3, form mega \(Venusaur-Mega\)/
    ],
    ["a type removed", "types.csv", /\n18,fairy.*/, "", 19, "id", /no row has id 18 \(fairy\)/],
    ["a header alone", "moves.csv", /\n[\s\S]*/, "\n", 2, "id", /no row has id/],
    ["a quote that never ends", "moves.csv", ",Pound,", ',"Pound,', 2, "2", /quote/i]
  ];
  for (const [what, file, from, to, line, column, reason] of cases) {
    it(`with ${what} are refused with file, line, column and reason`, () => {
      edit(file, from, to);
      const error = refusal();
      expect(error).toMatchObject({file, column});
      if (what !== "a quote that never ends") expect(error.line).toBe(line);
      expect(error.reason).toMatch(reason);
      expect(error.message).toContain(`${file}, line ${error.line}, column ${column}: `);
    });
  }

  it("count lines rightly after a byte-order mark and CRLF", () => {
    edit("moves.csv", "50,100,25,0", "50,100,many,0");
    writeFileSync(join(folder, "moves.csv"), `\ufeff${read("moves.csv").replaceAll("\n", "\r\n")}`);
    expect(refusal()).toMatchObject({line: 3, column: "pp"});
  });

  it("that are missing are refused by name, also where only their hashes are asked", () => {
    rmSync(join(folder, "pokemon.csv"));
    expect(refusal()).toMatchObject({file: "pokemon.csv", line: 1, column: "id"});
    expect(refusal().reason).toContain("the file is missing");
    expect(() => hashesOfCsv(folder)).toThrow(/^pokemon\.csv, line 1, column id: the file is missing/);
  });

  it("with a changed identifier disagree with the packages, which win nothing but say so", () => {
    edit("moves.csv", "\n2,karate-chop", "\n2,karate-chops");
    edit("pokemon.csv", "\n25,pikachu", "\n25,pikatchu");
    const csv = readCsvSource(folder);
    const {disagreements} = postProcess([csv, readEmbeddedSource(csv.rows.pokemon ?? [])]);
    expect(disagreements.filter(({column}) => column === "identifier")).toMatchObject([
      {table: "pokemon_species", key: "25", winner: "csv"},
      {table: "move", key: "2", winner: "csv"},
      {table: "pokemon", key: "25", winner: "csv"}
    ]);
  });

  it("that are not UTF-8 are refused", () => {
    writeFileSync(join(folder, "moves.csv"), Buffer.from(read("moves.csv"), "latin1"));
    expect(refusal()).toMatchObject({file: "moves.csv", line: 2, reason: "is not UTF-8"});
  });
});
