import {chart, legend} from "../../charts/chart.ts";
import {barX, plot, text} from "../../charts/plot.ts";
import {common} from "../../i18n/common.ts";
import {dictionary} from "../../i18n/language.ts";
import {integer, percent} from "../../i18n/numbers.ts";
import {searchField, selectField} from "../../ui/filters.ts";
import {html} from "../../ui/html.ts";
import {plain} from "../../ui/search.ts";
import {dataTable} from "../../ui/table.ts";
import {tile, tiles} from "../../ui/tile.ts";
import {type FeatureRow, gainByGroup} from "./row.ts";

const words = dictionary({
  features: ["Features", "Variables"],
  original: ["As in the original system", "Comme dans le système d’origine"],
  mechanics: ["From the game’s rules", "Issues des règles du jeu"],
  originalShort: ["original", "d’origine"],
  mechanicsShort: ["game’s rules", "règles du jeu"],
  mechanicsGain: ["{share} of the model’s gain", "{share} du gain du modèle"],
  top: ["Which features matter most?", "Quelles variables comptent le plus ?"],
  topSubtitle: [
    "Share of the total gain of all splits in the production model, 20 largest of {n}",
    "Part du gain total de toutes les coupes du modèle en production, 20 plus grandes sur {n}"
  ],
  topName: [
    "Bars of feature importance; “{first}” is first with {share}.",
    "Barres d’importance ; « {first} » est première avec {share}."
  ],
  groups: ["Which kinds of features matter?", "Quels genres de variables comptent ?"],
  groupsSubtitle: ["Share of the total gain by group", "Part du gain total par groupe"],
  groupsName: [
    "Bars of importance by group; “{first}” is first with {share}.",
    "Barres d’importance par groupe ; « {first} » est premier avec {share}."
  ],
  gain: ["Gain", "Gain"],
  feature: ["Feature", "Variable"],
  group: ["Group", "Groupe"],
  unit: ["Unit", "Unité"],
  origin: ["Origin", "Origine"],
  meaning: ["Meaning", "Signification"],
  caption: ["The model’s features", "Les variables du modèle"],
  importance: ["What does it look at?", "Que regarde-t-il ?"],
  all: ["All of them", "Toutes, une par une"],
  hint: ["Name or meaning", "Nom ou signification"],
  source: ["the model in production", "le modèle en production"],
  any: ["All", "Toutes"]
});

const COLOURS = {original: "var(--b)", mechanics: "var(--a)"} as const;
const TOP = 20;

function topChart(rows: readonly FeatureRow[]): HTMLElement {
  const top = [...rows].sort((a, b) => (b.gain ?? 0) - (a.gain ?? 0)).slice(0, TOP);
  const height = 60 + 22 * top.length;
  return chart({
    figure: "importance",
    title: words("top"),
    subtitle: words("topSubtitle", {n: integer(rows.length)}),
    name: words("topName", {first: top[0].name, share: percent(top[0].gain ?? 0)}),
    source: words("source"),
    columns: [words("feature"), words("group"), words("gain")],
    rows: top.map(({name, group, gain}) => [name, group, gain]),
    height,
    legend: legend([
      [words("original"), COLOURS.original],
      [words("mechanics"), COLOURS.mechanics]
    ]),
    draw: (width) =>
      plot(width, {
        height,
        marginLeft: 190,
        marginRight: 50,
        marginBottom: 36,
        x: {label: words("gain"), tickFormat: "%", grid: true, ticks: 4},
        y: {label: null, domain: top.map(({name}) => name), tickSize: 0, padding: 0.2},
        marks: [
          barX(top, {x: "gain", y: "name", fill: ({source}: FeatureRow) => COLOURS[source], rx: 3}),
          text(top, {
            x: "gain",
            y: "name",
            text: ({gain}: FeatureRow) => percent(gain ?? 0),
            textAnchor: "start",
            dx: 5,
            fill: "var(--ink-soft)"
          })
        ]
      })
  });
}

function groupChart(rows: readonly FeatureRow[]): HTMLElement {
  const groups = gainByGroup(rows);
  const height = 60 + 34 * groups.length;
  return chart({
    title: words("groups"),
    subtitle: words("groupsSubtitle"),
    name: words("groupsName", {first: groups[0].group, share: percent(groups[0].gain)}),
    source: words("source"),
    columns: [words("group"), words("gain")],
    rows: groups.map(({group, gain}) => [group, gain]),
    height,
    draw: (width) =>
      plot(width, {
        height,
        marginLeft: 118,
        marginRight: 50,
        marginBottom: 36,
        x: {label: words("gain"), tickFormat: "%", grid: true, ticks: 4},
        y: {label: null, domain: groups.map(({group}) => group), tickSize: 0, padding: 0.25},
        marks: [
          barX(groups, {x: "gain", y: "group", fill: "var(--a)", rx: 3}),
          text(groups, {
            x: "gain",
            y: "group",
            text: ({gain}: {gain: number}) => percent(gain),
            textAnchor: "start",
            dx: 5,
            fill: "var(--ink-soft)"
          })
        ]
      })
  });
}

function catalogue(rows: readonly FeatureRow[]): HTMLElement {
  let filter = {query: "", group: "", source: ""};
  const table = dataTable<FeatureRow>({
    caption: words("caption"),
    rows: [],
    tall: true,
    columns: [
      {
        key: "name",
        label: words("feature"),
        rowHeader: true,
        sort: ({name}) => name,
        cell: ({name}) => html`<code>${name}</code>`
      },
      {
        key: "group",
        label: words("group"),
        sort: ({group}) => group,
        cell: ({group}) => html`<span class="foreign" lang="en">${group}</span>`
      },
      {
        key: "unit",
        label: words("unit"),
        sort: ({unit}) => unit,
        cell: ({unit}) => html`<span class="foreign" lang="en">${unit}</span>`
      },
      {
        key: "origin",
        label: words("origin"),
        sort: ({source}) => source,
        cell: ({source}) => html`<span class="chip">${words(`${source}Short`)}</span>`
      },
      {
        key: "gain",
        label: words("gain"),
        numeric: true,
        sort: ({gain}) => gain ?? 0,
        cell: ({gain}) => (gain === null ? "–" : percent(gain, 2))
      },
      {
        key: "meaning",
        label: words("meaning"),
        cell: ({description}) => html`<span class="foreign" lang="en">${description}</span>`
      }
    ]
  });
  const count: HTMLElement = html`<p class="quiet" role="status"></p>`;
  const update = (change: Partial<typeof filter>): void => {
    filter = {...filter, ...change};
    const needle = plain(filter.query);
    const shown = rows.filter(
      ({name, description, group, source}) =>
        plain(`${name} ${description}`).includes(needle) &&
        (filter.group === "" || group === filter.group) &&
        (filter.source === "" || source === filter.source)
    );
    table.update(shown);
    count.textContent = common("results", {n: shown.length, total: rows.length});
  };
  update({});
  const any = {value: "", label: words("any")};
  const groups = [...new Set(rows.map(({group}) => group))];
  return html`<section><h2>${words("all")}</h2><div class="filters">${searchField(
    common("search"),
    words("hint"),
    (query) => update({query})
  )}${selectField(words("group"), [any, ...groups.map((group) => ({value: group, label: group}))], (group) => update({group}))}${selectField(
    words("origin"),
    [
      any,
      ...(["original", "mechanics"] as const).map((source) => ({
        value: source,
        label: words(`${source}Short`)
      }))
    ],
    (source) => update({source})
  )}</div>${count}${table.element}</section>`;
}

/** The feature catalogue with each feature's weight in the model. */
export function featuresPage(rows: readonly FeatureRow[]): HTMLElement {
  const trained = rows.some(({gain}) => gain !== null);
  const own = rows.filter(({source}) => source === "mechanics");
  const ownGain = own.reduce((sum, {gain}) => sum + (gain ?? 0), 0);
  return html`<div>${tiles([
    tile(words("features"), integer(rows.length)),
    tile(words("original"), integer(rows.length - own.length)),
    tile(
      words("mechanics"),
      integer(own.length),
      trained ? words("mechanicsGain", {share: percent(ownGain, 0)}) : ""
    )
  ])}${
    trained
      ? html.fragment`<h2>${words("importance")}</h2><div class="grid" style="--min:380px">${topChart(rows)}${groupChart(rows)}</div>`
      : ""
  }${catalogue(rows)}</div>`;
}
