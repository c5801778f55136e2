import {describe, expect, it} from "vitest";
import {NameIndex} from "../../../lib/names/name-index.ts";
import {normaliseName} from "../../../lib/names/normalise-name.ts";

interface Named {
  readonly en: string;
  readonly fr: string | null;
}
const entity = (en: string, fr: string | null = null): Named => ({en, fr});
const pikachu = entity("Pikachu", "Pika");
const raichu = entity("Raichu");
const pika = entity("Chupika", "Raichu");
const index = new NameIndex([pikachu, raichu, pika], [({en}) => en, ({fr}) => fr]);

it.each([
  ["Évoli", "evoli"],
  ["Mr. Mime", "mrmime"],
  ["Nidoran♀", "nidoranf"],
  ["♂♂", "mm"],
  ["Œuf œuf", "oeufoeuf"],
  ["Porygon2", "porygon2"],
  ["１２", "12"],
  [" -- ", ""]
])("%s is compared as %s", (text, normal) => {
  expect(normaliseName(text)).toBe(normal);
});

describe("a name", () => {
  it("is found whatever its case and accents; of two owners the earlier kind of name has it", () => {
    expect(index.find("PIKA-chu")).toBe(pikachu);
    expect(index.find("píka")).toBe(pikachu);
    expect(index.find("raichu")).toBe(raichu);
    expect(index.find("mew")).toBeUndefined();
    expect(index.find("")).toBeUndefined();
  });

  it("is searched by part: those that begin with it, then those that hold it, each once", () => {
    expect(index.search("pika")).toEqual([pikachu, pika]);
    expect(index.search("chu")).toEqual([pika, pikachu, raichu]);
    expect(index.search("mew")).toEqual([]);
    expect(index.search("!")).toEqual([]);
  });

  it("has the closest by the nearest of their names", () => {
    expect(index.closest("pikachoo", 3)).toEqual([pikachu, raichu, pika]);
    expect(index.closest("chupik", 1)).toEqual([pika]);
    expect(index.closest("PÍKÀ", 2)[0]).toBe(pikachu);
    expect(index.closest("x", 0)).toEqual([]);
    expect(index.closest("9999", 3), "nothing in common with any").toEqual([]);
  });

  it("is compared in its first 64 characters alone", () => {
    const [short, long] = [entity("a".repeat(64)), entity("a".repeat(70))];
    const pair = new NameIndex([long, short], [({en}) => en]);
    expect(pair.closest("a".repeat(70), 1)).toEqual([short]);
    expect(pair.closest("a".repeat(65), 1)).toEqual([short]);
  });
});
