import type {Carrier, Chunk} from "../../pipelines/monitoring/drift/changes/changes.ts";
import type {DriftReport} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {localName} from "../i18n/language.ts";
import {date, integer, percent} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {words} from "./drift-words.ts";

const nameOf = (carrier: Carrier): string => {
  const name = localName(carrier);
  return carrier.side === null ? name : words(carrier.side === "a" ? "aIs" : "bIs", {name});
};
const written = ({kind}: Carrier, value: number): string =>
  kind === "column" ? integer(Math.round(value)) : percent(value);

/** Since when something else is asked, and about whom; then each part of the window. Nothing where nothing moved. */
export function changesSection({changes}: DriftReport): HTMLElement | "" {
  if (!changes || (changes.since === null && !changes.wasDrifted)) return "";
  const carriers = dataTable<Carrier>({
    caption: words("who"),
    rows: changes.carriers,
    columns: [
      {key: "who", label: words("who"), rowHeader: true, cell: nameOf},
      {
        key: "now",
        label: words("lately"),
        numeric: true,
        cell: (carrier) => written(carrier, carrier.now)
      },
      {
        key: "reference",
        label: words("inTraining"),
        numeric: true,
        cell: (carrier) => written(carrier, carrier.reference)
      },
      {key: "since", label: words("since"), cell: ({since}) => date(since)}
    ]
  }).element;
  const chunks = dataTable<Chunk>({
    caption: words("chunks"),
    rows: changes.chunks,
    columns: [
      {key: "from", label: words("time"), rowHeader: true, cell: ({from}) => date(from)},
      {key: "rows", label: words("window"), numeric: true, cell: ({rows}) => integer(rows)},
      {
        key: "carrier",
        label: words("outcome"),
        cell: ({carrier}) =>
          carrier === null
            ? words("chunkQuiet")
            : html`<strong>${nameOf(carrier)}</strong> ${written(carrier, carrier.now)}`
      }
    ]
  }).element;
  return html`<section>${
    changes.since === null
      ? ""
      : html`<div><h2>${words("changed", {date: date(changes.since)})}</h2><p>${words("changedLede")}</p>${carriers}</div>`
  }<h3>${words("chunks")}</h3>${chunks}</section>`;
}
