import {durationInWords} from "../../../../lib/terminal/duration.ts";
import {isDrifted} from "../assess.ts";
import type {Carrier} from "../changes/changes.ts";
import type {Thresholds} from "../drift-thresholds.ts";
import {isPaired} from "../performance/loss-measures.ts";
import type {DriftReport, Status, Verdict} from "./drift-report.ts";
import {ENGLISH, type VerdictWords} from "./verdict-words.ts";

export type Evidence = Pick<
  DriftReport,
  | "window"
  | "dataset"
  | "changes"
  | "prediction"
  | "columns"
  | "quality"
  | "multivariate"
  | "performance"
  | "reference"
>;

/** Faulty columns that are named; the others are in the report. */
const MOST_FAULTY = 5;

/** A language: its sentences, and how it writes figures. */
function languageOf(words: VerdictWords) {
  const {locale} = words;
  const format = (options: Intl.NumberFormatOptions): ((value: number) => string) => {
    const numbers = new Intl.NumberFormat(locale, options);
    return (value) => numbers.format(value);
  };
  const percent = format({minimumFractionDigits: 1, maximumFractionDigits: 1});
  return {
    words,
    count: format({maximumFractionDigits: 0}),
    fixed: format({minimumFractionDigits: 3, maximumFractionDigits: 3}),
    percent: (share: number): string => `${percent(100 * share)} %`,
    span: (duration: string): string => durationInWords(locale, duration)
  };
}
type Language = ReturnType<typeof languageOf>;

/** The verdict of a report, and every reason for it with its figures and limits. */
export function decide(evidence: Evidence, thresholds: Thresholds, words: VerdictWords = ENGLISH): Verdict {
  const {window, dataset, changes, prediction, columns, quality, multivariate, performance, reference} =
    evidence;
  const language = languageOf(words);
  const {count, fixed, percent, span} = language;
  const {unusablePredictions, leftOut} = quality;
  const unreadable =
    leftOut.length === 0 ? [] : [words.leftOut(count(leftOut.length), leftOut[0].file, leftOut[0].reason)];
  if (unusablePredictions > 0)
    return {
      status: "broken",
      sentence: words.broken(count(unusablePredictions), count(window.rows), span(window.label)),
      reasons: [words.unusable(count(unusablePredictions)), ...unreadable]
    };
  if (window.rows < thresholds.minimumRows)
    return {
      status: "insufficient",
      sentence: words.insufficient(count(window.rows), span(window.label), count(thresholds.minimumRows)),
      reasons: unreadable
    };
  const reasons: string[] = (changes?.carriers ?? []).map((carrier) => carriedBy(carrier, language));
  for (const measure of performance.loss.measures)
    if (measure.exceeded) reasons.push(exceededBy(measure, language));
  const [drifted, all] = [count(dataset.drifted), count(dataset.columns)];
  const {moved} = dataset;
  if (moved?.isDrifted)
    reasons.push(
      words.columnsDrifted(
        count(moved.drifted),
        count(moved.counting),
        percent(moved.share),
        percent(moved.limit),
        fixed(moved.pValue)
      )
    );
  if (isDrifted(prediction))
    reasons.push(words.predictionsDrifted(fixed(prediction.psiCorrected), words.statuses[prediction.status]));
  if (multivariate?.isDrifted)
    reasons.push(words.classified(fixed(multivariate.auc.value), fixed(multivariate.limit)));
  const changed = changes !== null && changes.carriers.length > 0;
  const whole =
    changed || moved?.isDrifted === true || isDrifted(prediction) || multivariate?.isDrifted === true;
  if (!whole && dataset.drifted > 0)
    reasons.push(
      words.someDrifted(drifted, all, words.column(columns[0].name), fixed(columns[0].psiCorrected))
    );
  const faulty = quality.issues.filter(({exceeded}) => exceeded);
  for (const {column, problem, share, limit} of faulty.slice(0, MOST_FAULTY))
    reasons.push(words.faulty(words.column(column), words.problems[problem], percent(share), percent(limit)));
  reasons.push(...unreadable);
  if (changes?.wasDrifted) reasons.push(words.over);
  const {rules} = reference;
  if (rules?.changed) reasons.push(words.rulesChanged(percent(rules.share), count(rules.rows)));
  const status = performance.loss.isLost
    ? "degraded"
    : whole
      ? "drift"
      : reasons.length > 0
        ? "watch"
        : "stable";
  return {status, sentence: sentenceOf(status, evidence, language), reasons};
}

function sentenceOf(
  status: Exclude<Status, "insufficient" | "broken">,
  evidence: Evidence,
  language: Language
): string {
  const {window, dataset, columns} = evidence;
  const {words, count, span} = language;
  const [drifted, all] = [count(dataset.drifted), count(dataset.columns)];
  const truth = truthOf(evidence, language);
  if (status === "stable") return words.stable(count(window.rows), span(window.label), truth);
  if (status === "watch")
    return words.watch(dataset.drifted > 0 ? drifted : null, all, span(window.label), truth);
  const [first] = evidence.changes?.carriers ?? [];
  if (status === "drift" && first)
    return words.changed(words.day(first.since), carriedBy(first, language), truth);
  if (status === "drift")
    return words.drift(drifted, all, words.column(columns[0].name), span(window.label), truth);
  const worse = evidence.performance.loss.measures.filter(({exceeded}) => exceeded);
  const isSkew = worse.some(({name}) => name === "servingSkew");
  // What was served errs more for that alone: the model itself may be as good as ever.
  const byItself = worse.some(({name}) => name === "ruleChange" || name === "regret");
  return isSkew && !byItself
    ? words.skewed(span(window.label), truth)
    : words.degraded(span(window.label), truth);
}

type Measure = DriftReport["performance"]["loss"]["measures"][number];

function exceededBy(measure: Measure, {words, fixed}: Language): string {
  const [now, before, rise, limit] = [measure.verified, measure.baseline, measure.rise, measure.limit].map(
    fixed
  );
  return isPaired(measure.name)
    ? words.pairedExceeded(words.paired[measure.name](now, before), rise, limit)
    : words.measureExceeded(words.measures[measure.name], now, before, rise, limit);
}

/** What rose and to what, as the end of a sentence. */
const roseTo = ({name, verified, baseline}: Measure, {words, fixed}: Language): string =>
  isPaired(name)
    ? words.paired[name](fixed(verified), fixed(baseline))
    : words.rose(words.measures[name], fixed(verified), fixed(baseline));

/** What re-simulation says of the model, as the end of a sentence. */
function truthOf({performance: {verified, loss}, reference}: Evidence, language: Language): string {
  const {words, fixed} = language;
  const error = loss.measures.find(({name}) => name === "meanAbsoluteError");
  const other = loss.measures.find(({exceeded}) => exceeded);
  if (other && !error?.exceeded) return roseTo(other, language);
  if (!verified) return words.notVerified;
  const now = fixed(verified.scores.meanAbsoluteError);
  if (!error || !reference.baseline) return words.verified(now);
  const before = fixed(reference.baseline.meanAbsoluteError);
  return error.exceeded ? words.verifiedBeyond(now, before) : words.verifiedWithin(now, before);
}

/** Who is asked about more than in training, or which stat moved. */
function carriedBy({kind, side, name, now, reference}: Carrier, {words, percent, count}: Language): string {
  const named = words.locale === "fr" ? name.fr : name.en;
  return kind === "column" || side === null
    ? words.shifted(words.column(named), count(now), count(reference))
    : words.askedMore[kind](side.toUpperCase(), named, percent(now), percent(reference));
}
