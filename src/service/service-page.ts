import {dictionary} from "../i18n/language.ts";
import {bytes, decimal, duration, integer} from "../i18n/numbers.ts";
import {NO_BREAK} from "../i18n/typography.ts";
import {html} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {emptyState} from "../ui/state.ts";
import {dataTable} from "../ui/table.ts";
import {tile, tiles} from "../ui/tile.ts";
import {histogramQuantile, parseMetrics, type Sample, sumOf} from "./service-prometheus.ts";

const words = dictionary({
  start: ["Read live metrics", "Lire les métriques"],
  stop: ["Stop", "Arrêter"],
  idleTitle: ["Nothing is read until you say so", "Rien n’est lu avant que vous ne le disiez"],
  idle: [
    "The figures then come from /metrics of the server that serves this page, every five seconds.",
    "Les chiffres viennent alors de /metrics, du serveur qui sert cette page, toutes les cinq secondes."
  ],
  failed: ["The server does not answer", "Le serveur ne répond pas"],
  failedNote: [
    "This site is served without the project’s API, or its metrics are closed to this address. Start it with “npm start”. ({reason})",
    "Ce site est servi sans l’API du projet, ou ses métriques sont fermées à cette adresse. Lancez « npm start ». ({reason})"
  ],
  requests: ["Requests", "Requêtes"],
  errors: ["Errors", "Erreurs"],
  latency: ["Median answer", "Réponse médiane"],
  latencyNote: ["95% within {p95}", "95 % en moins de {p95}"],
  predictions: ["Predictions", "Prédictions"],
  predictionsNote: ["model version {version}", "version {version} du modèle"],
  modelTime: ["Model’s time, median", "Temps du modèle, médiane"],
  memory: ["Memory", "Mémoire"],
  uptime: ["up for {time}", "en service depuis {time}"],
  endpoints: ["Which endpoints are asked?", "Quels points d’accès sont demandés ?"],
  endpoint: ["Endpoint", "Point d’accès"],
  method: ["Method", "Méthode"],
  status: ["Status", "Statut"],
  updated: ["Updated {time}", "Mis à jour à {time}"]
});

const time = (seconds: number): string =>
  Number.isNaN(seconds)
    ? "–"
    : seconds < 0.001
      ? `${decimal(seconds * 1e6, 0)} µs`
      : seconds < 1
        ? `${decimal(seconds * 1000, 1)}${NO_BREAK}ms`
        : duration(seconds);

function figures(samples: readonly Sample[]): HTMLElement {
  const version = samples.find(({name}) => name === "model_info")?.labels.version ?? "–";
  const started = sumOf(samples, "process_start_time_seconds");
  return tiles([
    tile(words("requests"), integer(sumOf(samples, "api_requests_total"))),
    tile(words("errors"), integer(sumOf(samples, "api_errors_total"))),
    tile(
      words("latency"),
      time(histogramQuantile(samples, "api_request_duration_seconds", 0.5)),
      words("latencyNote", {p95: time(histogramQuantile(samples, "api_request_duration_seconds", 0.95))})
    ),
    tile(
      words("predictions"),
      integer(sumOf(samples, "model_predictions_total")),
      words("predictionsNote", {version})
    ),
    tile(words("modelTime"), time(histogramQuantile(samples, "model_prediction_duration_seconds", 0.5))),
    tile(
      words("memory"),
      bytes(sumOf(samples, "process_resident_memory_bytes")),
      words("uptime", {time: duration(Date.now() / 1000 - started)})
    )
  ]);
}

const endpointTable = (samples: readonly Sample[]): HTMLElement =>
  dataTable<Sample>({
    caption: words("endpoints"),
    rows: samples.filter(({name, value}) => name === "api_requests_total" && value > 0),
    sortBy: "requests",
    descending: true,
    columns: [
      {
        key: "endpoint",
        label: words("endpoint"),
        rowHeader: true,
        sort: ({labels}) => labels.endpoint,
        cell: ({labels}) => html`<code>${labels.endpoint}</code>`
      },
      {key: "method", label: words("method"), cell: ({labels}) => labels.method},
      {
        key: "status",
        label: words("status"),
        sort: ({labels}) => labels.status,
        cell: ({labels}) => labels.status
      },
      {
        key: "requests",
        label: words("requests"),
        numeric: true,
        sort: ({value}) => value,
        cell: ({value}) => integer(value)
      }
    ]
  }).element;

const EVERY = 5000;

/** Live metrics of the server that serves this page; it asks for nothing until the reader starts it. */
export function servicePage(): HTMLElement {
  let timer: ReturnType<typeof setInterval> | undefined;
  const place: HTMLElement = html`<div class="service">${emptyState(words("idleTitle"), words("idle"))}</div>`;
  const status: HTMLElement = html`<span class="quiet" role="status"></span>`;
  const button: HTMLButtonElement = html`<button type="button" class="button button-primary">${words("start")}</button>`;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    button.textContent = words("start");
  };
  const read = async (): Promise<void> => {
    try {
      const response = await fetch(siteLink("/metrics"), {headers: {Accept: "text/plain"}});
      const text = await response.text();
      const samples = response.ok ? parseMetrics(text) : [];
      if (sumOf(samples, "process_start_time_seconds") === 0) throw new Error(`HTTP ${response.status}`);
      place.replaceChildren(figures(samples), html`<h2>${words("endpoints")}</h2>`, endpointTable(samples));
      status.textContent = words("updated", {time: new Date().toLocaleTimeString()});
    } catch (error) {
      stop();
      status.textContent = "";
      place.replaceChildren(
        emptyState(
          words("failed"),
          words("failedNote", {reason: error instanceof Error ? error.message : String(error)})
        )
      );
    }
  };
  button.addEventListener("click", () => {
    if (timer !== undefined) return stop();
    timer = setInterval(() => void read(), EVERY);
    button.textContent = words("stop");
    void read();
  });
  return html`<div><p class="row">${button}${status}</p>${place}</div>`;
}
