import {LEARN_METHODS, type LearnMethod} from "../../../data-loaders/game-data.ts";
import type {Tables} from "../../../data-loaders/schema/tables.ts";

/** One move on a page: French name, and for a move by level the levels in Let's Go as the page writes them. */
interface PageMove {
  readonly name: string;
  readonly levels?: readonly string[];
}

export interface PageParts {
  readonly level_up: readonly PageMove[];
  readonly tm?: readonly PageMove[];
  readonly move_tutor?: readonly PageMove[];
}

const GAMES = [
  "Pokémon Soleil et Lune",
  "Pokémon Ultra-Soleil et Ultra-Lune",
  "Pokémon : Let's Go, Pikachu et Let's Go, Évoli"
];
const gameLink = (title: string): string => `<a href="/x" title="${title.replaceAll("'", "&#39;")}">J</a>`;
const moveLink = (name: string): string => `<a href="/x" title="${name} (capacité)">${name}</a>`;

/**
 * In the table of levels the head has two rows of headings and one of controls, types span several rows where
 * they repeat, and the two older games share a cell where they agree: counting cells finds the wrong column.
 */
function levelTable(moves: readonly PageMove[]): string {
  const heads = ["Nom", "Type", "Puis."].map((head) => `<th>${head}</th>`).join("");
  const games = GAMES.map((title) => `<th>${gameLink(title)}</th>`).join("");
  const rows = moves.map(({name, levels}, index) => {
    const type = index % 2 === 0 ? `<td rowspan="${index + 1 < moves.length ? 2 : 1}">Normal</td>` : "";
    const older = index % 3 === 0 ? '<td colspan="2">N.1</td>' : "<td>N.1</td><td>—</td>";
    const own = levels?.length ? levels.join("<br>") : "—";
    return `<tr><td>${moveLink(name)}</td>${type}<td>40</td>${older}<td>${own}</td></tr>`;
  });
  return `<table><thead><tr><th colspan="3">Capacité</th><th colspan="3">Niveau</th></tr>
    <tr>${heads}${games}</tr><tr><td colspan="6">▲▼</td></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

const plainTable = (moves: readonly PageMove[]): string =>
  `<table><tr><th>N°</th><th>Capacité</th><th>Type</th></tr>${moves
    .map(({name}, index) => `<tr><td>CT${index + 1}</td><td>${moveLink(name)}</td><td>Vol</td></tr>`)
    .join("")}</table>`;

const older = `<h4>${gameLink(GAMES[0])}</h4>${plainTable([{name: "Repos"}, {name: "Puissance Cachée"}])}`;

const section = (
  id: string,
  title: string,
  heading: string,
  moves: readonly PageMove[] | undefined
): string =>
  `<h3><span class="mw-headline" id="${id}">${title}</span></h3>${older}${
    moves ? `<h4>${heading}</h4>${plainTable(moves)}` : ""
  }`;

/** A page in the structure of Poképédia's pages of generation 7. */
export const pageHtml = (title: string, {level_up, tm, move_tutor}: PageParts): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h2>Capacités apprises</h2>
  <h3><span class="mw-headline" id="Par_montée_en_niveau">Par montée en niveau</span></h3>
  <p>Voici :</p>${levelTable(level_up)}${section("Par_CT", "Par CT", gameLink(GAMES[2]), tm)}${section(
    "Par_donneur_de_capacités",
    "Par donneur de capacités",
    `Avec le ${title} partenaire`,
    move_tutor
  )}<h2>Voir aussi</h2><table><tr><td>Autre chose</td></tr></table></body></html>`;

const written = (level: number): string =>
  level === 0 ? "Départ" : level === -1 ? "Évolution" : `N.${level}`;

/** The pages that say what the tables say; a partner stands on its base form's page. */
export function pagesOf(tables: Tables): Map<string, PageParts> {
  const names = new Map(tables.move.map(({id, name_fr}) => [id, name_fr]));
  const pages = tables.pokemon.flatMap(({id, pokepedia_page}) => {
    if (!pokepedia_page) return [];
    const movesBy = (method: LearnMethod): PageMove[] => {
      const levels = new Map<number, string[]>();
      for (const row of tables.pokemon_move) {
        if (row.pokemon_id !== id || LEARN_METHODS[row.learn_method_id - 1] !== method) continue;
        const known = levels.get(row.move_id) ?? [];
        if (row.learn_level !== null) known.push(written(row.learn_level));
        levels.set(row.move_id, known);
      }
      return [...levels].map(([move, list]) => ({name: names.get(move)!, levels: list}));
    };
    const [level_up, tm, move_tutor] = [movesBy("level_up"), movesBy("tm"), movesBy("move_tutor")];
    const parts: PageParts = {
      level_up: [...level_up, {name: "Danse Victoire"}],
      ...(tm.length > 0 && {tm}),
      ...(move_tutor.length > 0 && {move_tutor})
    };
    return [[pokepedia_page, parts] as const];
  });
  return new Map(pages);
}
