import {readFileSync} from "node:fs";
import {load} from "cheerio";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {LEARN_METHODS} from "../../data-loaders/game-data.ts";
import {gridOf} from "../../data-loaders/sources/pokepedia/grid.ts";
import {parseLevels} from "../../data-loaders/sources/pokepedia/levels.ts";
import {moveNames} from "../../data-loaders/sources/pokepedia/move-names.ts";
import {parsePage} from "../../data-loaders/sources/pokepedia/page.ts";
import {embeddedTables} from "./embedded-tables.ts";
import {pageHtml, pagesOf} from "./stand-ins/pokepedia.ts";

const {tables} = embeddedTables();
const findMove = moveNames(tables.move);
const METHODS = ["level_up", "tm", "move_tutor"] as const;
const idOf = (identifier: string): number => tables.move.find((move) => move.identifier === identifier)!.id;

const grid = (rows: string) => {
  const $ = load(`<table>${rows}</table>`);
  return gridOf($, $("table").get(0)!).map((row) => row.map((cell) => cell?.text ?? null));
};

describe("a table's grid", () => {
  it("resolves spans in both directions", () => {
    expect(
      grid(`<tr><th rowspan="2">a</th><th colspan="2">b</th></tr><tr><td>c</td><td>d</td></tr>
            <tr><td colspan="2" rowspan="0">e</td><td>f</td></tr><tr><td>g</td></tr>`)
    ).toEqual([
      ["a", "b", "b"],
      ["a", "c", "d"],
      ["e", "e", "f"],
      ["e", "e", "g"]
    ]);
  });

  it("leaves the rows of an inner table to it", () => {
    expect(grid("<tr><td>a <table><tr><td>inner</td></tr></table></td><td>b</td></tr>")).toHaveLength(1);
  });

  it("survives spans that are no numbers or reach too far", () => {
    expect(grid('<tr><td rowspan="99">a</td><td colspan="x">b</td></tr><tr><td>c</td></tr>')).toEqual([
      ["a", "b"],
      ["a", "c"]
    ]);
  });

  it("gives back any rectangle cut into spanning cells", () => {
    const cuts = fc.array(fc.integer({min: 1, max: 4}), {minLength: 1, maxLength: 6});
    fc.assert(
      fc.property(cuts, cuts, (widths, heights) => {
        let html = "";
        const expected: string[][] = [];
        for (const [y, height] of heights.entries()) {
          const cells = widths.map((width, x) => `<td colspan="${width}" rowspan="${height}">${y}.${x}</td>`);
          html += `<tr>${cells.join("")}</tr>${"<tr></tr>".repeat(height - 1)}`;
          const line = widths.flatMap((width, x) => Array<string>(width).fill(`${y}.${x}`));
          for (let copy = 0; copy < height; copy++) expected.push(line);
        }
        expect(grid(html)).toEqual(expected);
      })
    );
  });
});

describe("levels", () => {
  it.each([
    ["Départ", [0]],
    ["Évolution", [-1]],
    ["N.12", [12]],
    ["N. 7", [7]],
    ["—", []],
    ["", []],
    ["Départ N.12", [0, 12]],
    ["Évolution, Départ et N.40", [-1, 0, 40]]
  ])("in %j are %j", (text, levels) => expect(parseLevels(text)).toEqual(levels));

  it.each(["Œuf", "N.", "N.101", "N.12 ?", "12 PP"])("in %j are not understood", (text) =>
    expect(parseLevels(text)).toBeNull()
  );
});

describe("move names", () => {
  it("are found by both spellings and whatever the apostrophe", () => {
    for (const {id, name_fr, name_fr_alias} of tables.move) {
      expect(findMove(name_fr)).toBe(id);
      expect(findMove(name_fr.replaceAll("'", "’").toUpperCase())).toBe(id);
      if (name_fr_alias) expect(findMove(name_fr_alias)).toBe(id);
    }
    for (const name of ["Vol-Vie", "Vole-Vie"]) expect(findMove(name)).toBe(idOf("absorb"));
    for (const name of ["Poing-Karaté", "Poing Karaté"]) expect(findMove(name)).toBe(idOf("karate-chop"));
    expect(findMove("Charge (capacité)")).toBe(idOf("tackle"));
    expect(findMove("Danse Victoire")).toBeNull();
  });
});

describe("a page", () => {
  const parts = {
    level_up: [
      {name: "Charge", levels: ["Départ"]},
      {name: "Vole-Vie", levels: ["Évolution", "N.12", "N.20"]},
      {name: "Danse Victoire"}
    ],
    tm: [{name: "Toxik"}],
    move_tutor: [{name: "Pika-Splash"}]
  };
  const all = new Set(LEARN_METHODS);
  const parse = (html: string, expected = all) => parsePage("Test", html, METHODS, findMove, expected);

  it("gives every level, the machines and the tutors of Let's Go, and of no other game", () => {
    const {entries, alarms} = parse(pageHtml("Test", parts));
    expect(alarms).toEqual([]);
    expect(entries).toEqual([
      {moveId: idOf("tackle"), method: "level_up", level: 0},
      {moveId: idOf("absorb"), method: "level_up", level: -1},
      {moveId: idOf("absorb"), method: "level_up", level: 12},
      {moveId: idOf("absorb"), method: "level_up", level: 20},
      {moveId: idOf("toxic"), method: "tm", level: null},
      {moveId: idOf("splishy-splash"), method: "move_tutor", level: null}
    ]);
  });

  it("in the newer markup, where the heading itself has the id, is the same", () => {
    const html = pageHtml("Test", parts);
    const newer = html.replace(
      /<h3><span class="mw-headline" (id="[^"]+")>([^<]+)<\/span><\/h3>/g,
      "<div><h3 $1>$2</h3></div>"
    );
    expect(newer).not.toBe(html);
    expect(parse(newer)).toEqual(parse(html));
  });

  it.each<[string, (html: string) => string, RegExp, RegExp]>([
    [
      "an unknown move",
      (html) => html.replaceAll("Toxik", "Toxine"),
      /^Par_CT, row 2, column 2$/,
      /"Toxine" is no known move/
    ],
    [
      "an unknown level",
      (html) => html.replace("N.12", "Œuf"),
      /^Par_montée_en_niveau, row 5, column 6$/,
      /Œuf.*no level/
    ],
    [
      "no column of Let's Go",
      (html) => html.replace("Let&#39;s Go, Pikachu", "Version Bêta"),
      /^Par_montée_en_niveau, header$/,
      /headed by a link to Let's Go/
    ],
    [
      "a section that is gone",
      (html) => html.replace('id="Par_CT"', 'id="Par_disque"'),
      /^Par_CT$/,
      /missing/
    ],
    [
      "a table that is gone",
      (html) => html.replace(/<table>[\s\S]*?<\/table>/, ""),
      /^Par_montée_en_niveau$/,
      /no table for Let's Go/
    ],
    [
      "no heading of Let's Go",
      (html) => html.replace(/(Par CT[\s\S]*)Let&#39;s Go, Pikachu/, "$1Bêta"),
      /^Par_/,
      /no table for Let's Go/
    ],
    [
      "a table without moves",
      (html) => html.replaceAll("Capacité</th><th>Type", "Objet</th><th>Type").replaceAll("Toxik", "Potion"),
      /^Par_CT, header$/,
      /no column holds names of moves/
    ]
  ])("with %s raises an alarm that names page and place", (_, change, place, reason) => {
    const html = pageHtml("Test", parts);
    const changed = change(html);
    expect(changed).not.toBe(html);
    const {alarms} = parse(changed);
    expect(alarms).toHaveLength(1);
    expect(alarms[0].page).toBe("Test");
    expect(alarms[0].place).toMatch(place);
    expect(alarms[0].reason).toMatch(reason);
  });

  it("has a tutor of the partner only under its whole name", () => {
    const html = pageHtml("Mew", {level_up: parts.level_up, move_tutor: parts.move_tutor});
    const read = (page: string) => parsePage("Mew", page, ["move_tutor"], findMove, new Set()).entries;
    expect(read(html)).toHaveLength(1);
    expect(read(html.replace("Avec le Mew partenaire", "Avec le Mewtwo partenaire"))).toEqual([]);
    expect(read(html.replace("Avec le Mew partenaire", "Mew"))).toHaveLength(1);
  });

  // Written from PokéAPI's answers, in the French of today, and in the structure of which public scrapers of the wiki
  // tell: three rows of head with one of controls, columns SL, USUL and LGPE, a heading for each pair of games.
  it.each([
    ["Pikachu", 10_158],
    ["Raichu d'Alola", 10_100],
    ["Florizarre", 3]
  ])("that is not made from the tables says what they say: %s", (title, id) => {
    const file = new URL(`fixtures/pokepedia/${title}.html`, import.meta.url);
    const {entries, alarms} = parsePage(
      title,
      readFileSync(file, "utf8"),
      METHODS,
      findMove,
      new Set(["level_up", "tm"])
    );
    expect(alarms).toEqual([]);
    // The partner shares the page and has other moves by level and machine.
    const tutored = new Set(["move_tutor"]);
    const owner = id === 10_158 ? 25 : id;
    const expected = tables.pokemon_move
      .map((row) => ({...row, method: LEARN_METHODS[row.learn_method_id - 1]}))
      .filter(({pokemon_id, method}) => (tutored.has(method) ? pokemon_id === id : pokemon_id === owner))
      .filter(({method}) => (METHODS as readonly string[]).includes(method))
      .map((row) => `${row.move_id} ${row.method} ${row.learn_level}`);
    expect(entries.map((entry) => `${entry.moveId} ${entry.method} ${entry.level}`).sort()).toEqual(
      expected.sort()
    );
  });

  it("of something else altogether raises an alarm", () => {
    const {alarms} = parse("<html><body><p>Maintenance</p></body></html>", new Set());
    expect(alarms).toEqual([{page: "Test", place: "page", reason: "names no move of Let's Go"}]);
  });

  it("of a Pokémon that is in no other game needs no link to tell its levels", () => {
    const html = pageHtml("Test", parts)
      .replace(/<th><a[^>]*Soleil[^<]*<[^<]*<\/th>/g, "")
      .replace(/<th><a[^>]*Go, [^<]*<[^<]*<\/th>/, "<th>Niveau</th>")
      .replace('<th colspan="3">Niveau</th>', '<th colspan="3"></th>')
      .replace(/<td colspan="2">N.1<\/td>|<td>N.1<\/td><td>—<\/td>/g, "");
    const {entries, alarms} = parse(html);
    expect(alarms).toEqual([]);
    expect(entries.filter(({method}) => method === "level_up")).toHaveLength(4);
  });

  it("of any Pokémon gives back the learnset it was written from, and a partner's tutors to it alone", () => {
    const pages = pagesOf(tables);
    expect(pages.size).toBe(171);
    for (const {id, pokepedia_page} of tables.pokemon) {
      const page = pages.get(pokepedia_page ?? "");
      if (!page || (id % 8 !== 1 && id < 10_158)) continue;
      const methods = id < 10_158 ? METHODS.slice(0, 2) : METHODS;
      const html = pageHtml(pokepedia_page!, page);
      const {entries, alarms} = parsePage(pokepedia_page!, html, methods, findMove, new Set());
      expect(alarms).toEqual([]);
      const expected = tables.pokemon_move
        .map((row) => ({...row, method: LEARN_METHODS[row.learn_method_id - 1]}))
        .filter((row) => row.pokemon_id === id && (METHODS as readonly string[]).includes(row.method))
        .map((row) => `${row.move_id} ${row.method} ${row.learn_level}`);
      expect(entries.map((entry) => `${entry.moveId} ${entry.method} ${entry.level}`).sort()).toEqual(
        expected.sort()
      );
    }
  });
});
