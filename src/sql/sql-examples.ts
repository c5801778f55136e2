import {dictionary} from "../i18n/language.ts";

const words = dictionary({
  strongest: ["Which types win most?", "Quels types gagnent le plus ?"],
  fast: ["Do fast Pokémon win more?", "Les Pokémon rapides gagnent-ils plus ?"],
  moves: [
    "Which moves are chosen most as the best?",
    "Quelles attaques sont le plus souvent les meilleures ?"
  ],
  tms: ["Who learns the most TMs?", "Qui apprend le plus de CT ?"],
  upsets: ["Which weak Pokémon beat strong ones?", "Quels Pokémon faibles battent des forts ?"]
});

export interface Example {
  title(): string;
  readonly sql: string;
}

/** Questions to start from; `duel` holds the best-move duels. */
export const EXAMPLES: readonly Example[] = [
  {
    title: () => words("strongest"),
    sql: `SELECT t.name_en AS type,
       count(DISTINCT d.pokemon_a_id) AS forms,
       avg(d.win_probability) AS wins
FROM duel d
JOIN pokemon_type pt ON pt.pokemon_id = d.pokemon_a_id
JOIN type t ON t.id = pt.type_id
GROUP BY 1
ORDER BY wins DESC`
  },
  {
    title: () => words("fast"),
    sql: `SELECT s.speed // 20 * 20 AS speed_from,
       count(DISTINCT d.pokemon_a_id) AS forms,
       avg(d.win_probability) AS wins
FROM duel d
JOIN pokemon_stat s ON s.pokemon_id = d.pokemon_a_id
GROUP BY 1
ORDER BY 1`
  },
  {
    title: () => words("moves"),
    sql: `SELECT m.name_en AS move, count(*) AS chosen, avg(d.win_probability) AS wins
FROM duel d
JOIN move m ON m.id = d.move_a_id
GROUP BY 1
ORDER BY chosen DESC
LIMIT 20`
  },
  {
    title: () => words("tms"),
    sql: `SELECT p.name_en AS pokemon, count(*) AS tms
FROM pokemon_move pm
JOIN pokemon p ON p.id = pm.pokemon_id
JOIN learn_method l ON l.id = pm.learn_method_id
WHERE l.identifier = 'tm'
GROUP BY 1
ORDER BY tms DESC
LIMIT 20`
  },
  {
    title: () => words("upsets"),
    sql: `WITH total AS (
  SELECT pokemon_id, hp + attack + defense + sp_attack + sp_defense + speed AS points
  FROM pokemon_stat
)
SELECT a.name_en AS winner, ta.points, b.name_en AS loser, tb.points AS loser_points, d.win_probability AS wins
FROM duel d
JOIN pokemon a ON a.id = d.pokemon_a_id
JOIN pokemon b ON b.id = d.pokemon_b_id
JOIN total ta ON ta.pokemon_id = a.id
JOIN total tb ON tb.pokemon_id = b.id
WHERE d.win_probability > 0.9
ORDER BY tb.points - ta.points DESC
LIMIT 20`
  }
];
