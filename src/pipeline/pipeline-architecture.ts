import {chart} from "../charts/chart.ts";
import {type Diagram, diagramHeight, drawDiagram} from "../charts/diagram.ts";
import {dictionary} from "../i18n/language.ts";

const words = dictionary({
  title: ["How does it all hang together?", "Comment tout cela s’articule-t-il ?"],
  subtitle: [
    "From the sources to players, analysts and integrators; the same battle engine, features and model run in server and browser",
    "Des sources aux joueurs, analystes et intégrateurs ; le même moteur, les mêmes variables et le même modèle tournent sur le serveur et dans le navigateur"
  ],
  name: [
    "Diagram of the architecture: sources, warehouse, simulator and model, then site and server, then their users and the monitoring.",
    "Schéma de l’architecture : sources, entrepôt, simulateur et modèle, puis site et serveur, puis leurs usagers et la surveillance."
  ],
  source: ["docs/ARCHITECTURE.md", "docs/ARCHITECTURE.md"],
  part: ["Part", "Partie"],
  holds: ["Holds", "Contient"],
  feeds: ["Feeds", "Alimente"],
  sources: ["Sources", "Sources"],
  sources1: ["CSV by hand", "CSV à la main"],
  sources2: ["@pkmn game data", "données @pkmn"],
  sources3: ["PokéAPI, the wiki", "PokéAPI, le wiki"],
  warehouse: ["Warehouse", "Entrepôt"],
  warehouse1: ["DuckDB, 11 tables", "DuckDB, 11 tables"],
  warehouse2: ["Parquet files", "fichiers Parquet"],
  warehouse3: ["PostgreSQL mirror", "miroir PostgreSQL"],
  simulator: ["Simulator", "Simulateur"],
  simulator1: ["the real rules", "vraies règles"],
  simulator2: ["three scenarios", "trois scénarios"],
  simulator3: ["gives chances", "donne des chances"],
  model: ["Model", "Modèle"],
  model1: ["one catalogue", "un seul catalogue"],
  model2: ["XGBoost in WASM", "XGBoost en WASM"],
  model3: ["gate and registry", "porte et registre"],
  site: ["Site", "Site"],
  site1: ["static pages", "pages statiques"],
  site2: ["answers in place", "répond sur place"],
  server: ["Server", "Serveur"],
  server1: ["REST, OpenAPI 3.1", "REST, OpenAPI 3.1"],
  server2: ["prediction log", "journal"],
  users: ["Users", "Usagers"],
  users1: ["players, analysts", "joueurs, analystes"],
  users2: ["and integrators", "et intégrateurs"],
  monitoring: ["Monitoring", "Surveillance"],
  monitoring1: ["drift, re-simulated", "dérive re-simulée"],
  monitoring2: ["and live metrics", "et métriques"]
});

export function architectureDiagram(): Diagram {
  const node = (id: string, lines: readonly Parameters<typeof words>[0][], strong = false) => ({
    id,
    title: words(id as "site"),
    lines: lines.map((line) => words(line)),
    strong
  });
  return {
    nodes: [
      node("sources", ["sources1", "sources2", "sources3"]),
      node("warehouse", ["warehouse1", "warehouse2", "warehouse3"]),
      node("simulator", ["simulator1", "simulator2", "simulator3"]),
      node("model", ["model1", "model2", "model3"], true),
      node("site", ["site1", "site2"]),
      node("server", ["server1", "server2"]),
      node("users", ["users1", "users2"]),
      node("monitoring", ["monitoring1", "monitoring2"])
    ],
    edges: [
      ["sources", "warehouse"],
      ["warehouse", "simulator"],
      ["simulator", "model"],
      ["model", "site"],
      ["model", "server"],
      ["site", "users"],
      ["server", "users"],
      ["server", "monitoring"]
    ]
  };
}

/** The whole system in one drawing. */
export function architectureChart(): HTMLElement {
  const diagram = architectureDiagram();
  return chart({
    figure: "architecture",
    title: words("title"),
    subtitle: words("subtitle"),
    name: words("name"),
    source: words("source"),
    columns: [words("part"), words("holds"), words("feeds")],
    rows: diagram.nodes.map(({id, title, lines}) => [
      title,
      lines.join(", "),
      diagram.edges
        .filter(([from]) => from === id)
        .map(([, to]) => words(to as "site"))
        .join(", ")
    ]),
    height: diagramHeight(diagram, 900),
    draw: (width) => drawDiagram(diagram, width)
  });
}
