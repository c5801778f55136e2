import {common} from "../i18n/common.ts";
import {featureGroup} from "../i18n/feature-groups.ts";
import {featureMeaning, featureName} from "../i18n/feature-names.ts";
import {dictionary} from "../i18n/language.ts";
import {percent} from "../i18n/numbers.ts";
import {searchField, selectField} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {plain} from "../ui/search.ts";
import {type Column, dataTable} from "../ui/table.ts";
import {unitName} from "./features-names.ts";
import {statisticText} from "./features-numbers.ts";
import {type DescribedFeature, searchText, type Weight} from "./features-row.ts";
import {words} from "./features-words.ts";

const own = dictionary({
  caption: ["The model’s features", "Les variables du modèle"],
  hint: ["Name or meaning", "Nom ou signification"],
  any: ["All", "Toutes"]
});

/** Unknown values sort below every other. */
const figure = (
  key: string,
  label: string,
  value: Weight,
  write: (value: number | null) => string = statisticText
): Column<DescribedFeature> => ({
  key,
  label,
  numeric: true,
  sort: (feature) => value(feature) ?? -Infinity,
  cell: (feature) => write(value(feature))
});

const COLUMNS: readonly Column<DescribedFeature>[] = [
  {
    key: "name",
    label: words("feature"),
    rowHeader: true,
    sort: ({name}) => featureName(name),
    cell: ({name, description}) =>
      html`<span class="explained-name">${featureName(name)} <code>${name}</code><br><span class="quiet">${featureMeaning(name, description)}</span></span>`
  },
  {key: "unit", label: words("unit"), sort: ({unit}) => unit, cell: ({unit}) => unitName(unit)},
  figure("importance", words("importance"), ({statistics}) => statistics?.importance ?? null),
  figure("information", words("informationShort"), ({statistics}) => statistics?.mutualInformation ?? null),
  figure("correlation", words("correlationShort"), ({statistics}) => statistics?.correlation ?? null),
  figure("mean", words("mean"), ({statistics}) => statistics?.mean ?? null),
  figure("deviation", words("deviationShort"), ({statistics}) => statistics?.standardDeviation ?? null),
  {
    key: "range",
    label: words("range"),
    numeric: true,
    cell: ({statistics}) =>
      statistics ? `${statisticText(statistics.least)} – ${statisticText(statistics.most)}` : "–"
  },
  figure(
    "gain",
    words("gain"),
    ({gain}) => gain,
    (value) => (value === null ? "–" : percent(value, 2))
  ),
  {
    key: "group",
    label: words("group"),
    sort: ({group}) => featureGroup(group),
    cell: ({group}) => featureGroup(group)
  },
  {
    key: "origin",
    label: words("origin"),
    sort: ({source}) => source,
    cell: ({source}) => html`<span class="chip">${words(`${source}Short`)}</span>`
  }
];

/** Every feature with what is known of it, searched, filtered and sorted. */
export function catalogue(features: readonly DescribedFeature[]): HTMLElement {
  let filter = {query: "", group: "", source: ""};
  const table = dataTable<DescribedFeature>({
    caption: own("caption"),
    rows: [],
    tall: true,
    sortBy: features.some(({statistics}) => statistics) ? "importance" : "gain",
    descending: true,
    columns: COLUMNS
  });
  const count: HTMLElement = html`<p class="quiet" role="status"></p>`;
  const update = (change: Partial<typeof filter>): void => {
    filter = {...filter, ...change};
    const needle = plain(filter.query);
    const shown = features.filter(
      (feature) =>
        searchText(feature).includes(needle) &&
        (filter.group === "" || feature.group === filter.group) &&
        (filter.source === "" || feature.source === filter.source)
    );
    table.update(shown);
    count.textContent = common("results", {n: shown.length, total: features.length});
  };
  update({});
  const any = {value: "", label: own("any")};
  const groups = [...new Set(features.map(({group}) => group))];
  const sources = (["original", "mechanics"] as const).map((source) => ({
    value: source,
    label: words(`${source}Short`)
  }));
  return html`<div><div class="filters">${searchField("q", common("search"), own("hint"), (query) =>
    update({query})
  )}${selectField(
    "group",
    words("group"),
    [any, ...groups.map((group) => ({value: group, label: featureGroup(group)}))],
    (group) => update({group})
  )}${selectField("origin", words("origin"), [any, ...sources], (source) => update({source}))}</div>${count}${table.element}</div>`;
}
