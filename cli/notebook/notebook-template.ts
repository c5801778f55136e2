const titleOf = (name: string): string => {
  const words = name.replaceAll("-", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A notebook to begin with: one input, one cell of SQL, one plot that follows both. */
export const notebookTemplate = (name: string): string => `# ${titleOf(name)}

What do you want to know? Write it here, then ask the data: \`sql\` cells name a table without a path, and the
[list of tables](./) says which there are.

\`\`\`js
const least = view(Inputs.range([0, 140], {label: "Least speed", step: 10, value: 60}));
\`\`\`

\`\`\`sql id=winners
SELECT p.name_en AS pokemon, s.speed, avg(d.win_probability) AS wins
FROM duel d
JOIN pokemon p ON p.id = d.pokemon_a_id
JOIN pokemon_stat s ON s.pokemon_id = p.id
WHERE s.speed >= \${least}
GROUP BY ALL
ORDER BY wins DESC
\`\`\`

\`\`\`js
Plot.plot({
  ariaLabel: "Share of duels won, by speed",
  grid: true,
  y: {percent: true, label: "duels won (%)"},
  marks: [
    Plot.dot(winners, {x: "speed", y: "wins", title: "pokemon"}),
    Plot.linearRegressionY(winners, {x: "speed", y: "wins"})
  ]
})
\`\`\`

\${winners.numRows} Pokémon are that fast.
`;
