import {score} from "../../lib/statistics/probability-scores.ts";
import {duration, integer} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import type {DuelSample, Score} from "./duel-sample.ts";
import {words} from "./train-it-yourself-words.ts";
import {type Curve, curveChart, liveCurve} from "./training-curve.ts";
import {trainingForm} from "./training-form.ts";
import type {CurvePoint, Report, TrainingResult} from "./training-messages.ts";
import {comparison} from "./training-results.ts";
import type {Settings} from "./training-settings.ts";

/** Whoever does the training: the worker behind the page. */
export interface TrainingClient {
  train(settings: Settings): void;
  stop(): void;
}

function productionScore({production, winProbability, trainRows}: DuelSample): Score | null {
  if (!production) return null;
  const {accuracy, logLoss} = score(winProbability.subarray(trainRows), production.predictions);
  return {accuracy, logLoss};
}

const threadsOf = ({threads}: TrainingResult): string =>
  threads === 1 ? words("oneThread") : words("threads", {n: threads});

/** @param connect starts the worker and hears its reports; called once, when training is first asked for */
export function trainingPage(
  sample: DuelSample,
  connect: (listen: (report: Report) => void) => TrainingClient
): HTMLElement {
  const {trainRows, heldOutRows} = sample;
  const reference = productionScore(sample);
  const runs: TrainingResult[] = [];
  let client: TrainingClient | undefined;
  let points: CurvePoint[] = [];
  let statTotal: number | undefined;
  let rounds = 1;

  const status: HTMLElement = html`<p class="quiet" role="status">${words("idle", {
    train: integer(trainRows),
    heldOut: integer(heldOutRows)
  })}</p>`;
  const step: HTMLElement = html`<p class="quiet" aria-hidden="true"></p>`;
  const bar: HTMLProgressElement = html`<progress class="training-progress" max="1" value="0" aria-label=${words("progress")} hidden></progress>`;
  const graph: HTMLElement = html`<div></div>`;
  const outcome: HTMLElement = html`<div></div>`;
  let live = liveCurve(heldOutRows);
  graph.append(live.element);

  const curve = (): Curve => ({
    points,
    rounds,
    heldOutRows,
    references: [
      ...(statTotal === undefined
        ? []
        : [{name: words("statTotal"), logLoss: statTotal, side: "above"} as const]),
      ...(reference ? [{name: words("production"), logLoss: reference.logLoss, side: "below"} as const] : [])
    ]
  });
  const progress = (text: string, share: number): void => {
    step.textContent = text;
    bar.value = share;
  };
  const settle = (): void => {
    form.setRunning(false);
    bar.hidden = true;
    step.textContent = "";
  };
  const finish = (result: TrainingResult | null): void => {
    settle();
    if (!result) {
      status.textContent = words("stoppedEarly");
      return;
    }
    runs.push(result);
    const {trees, seconds, settings} = result;
    status.textContent = words(trees < settings.rounds ? "stopped" : "finished", {
      trees: integer(trees),
      time: duration(seconds),
      threads: threadsOf(result)
    });
    graph.replaceChildren(curveChart(curve()));
    outcome.replaceChildren(comparison(runs, sample, reference));
  };
  const fail = (message: string): void => {
    settle();
    client = undefined;
    status.textContent = "";
    outcome.replaceChildren(
      html`<div class="state state-error" role="alert"><strong>${words("failed")}</strong><p>${message}</p></div>`
    );
  };
  const listen = (report: Report): void => {
    if (report.type === "features") {
      const values = {done: integer(report.done), total: integer(report.total)};
      progress(words("computing", values), report.done / report.total);
    } else if (report.type === "baseline") {
      statTotal = report.statTotal.logLoss;
      live.show(curve());
    } else if (report.type === "round") {
      points.push(report.point);
      progress(
        words("growing", {done: integer(report.point.round), total: integer(rounds)}),
        report.point.round / rounds
      );
      live.show(curve());
    } else if (report.type === "end") finish(report.result);
    else fail(report.message);
  };
  const form = trainingForm(
    trainRows,
    () => {
      points = [];
      statTotal = undefined;
      ({rounds} = form.settings);
      form.setRunning(true);
      status.textContent = words("running");
      bar.hidden = false;
      bar.value = 0;
      live = liveCurve(heldOutRows);
      graph.replaceChildren(live.element);
      try {
        client ??= connect(listen);
        client.train(form.settings);
      } catch (error) {
        console.error(error);
        fail(words("noWorker"));
      }
    },
    () => client?.stop()
  );
  return html`<div><h2 class="visually-hidden">${words("training")}</h2><div class="training-layout"><div>${form.element}<div class="training-status">${status}${step}${bar}</div></div>${graph}</div>${outcome}</div>`;
}
