import {type Block, numbers, paragraph, table} from "../../../lib/documents/text-document.ts";
import {blocksToMarkdown} from "../../../lib/documents/to-markdown.ts";
import type {GroupAgreement} from "./agreement.ts";
import type {Exploitability} from "./best-responses.ts";
import type {AgreementReport, ComparedDamage, MechanicsReport} from "./mechanics-schema.ts";
import type {SolvedSummary} from "./solved-plays.ts";

const BEGIN = "<!-- agreement: written by npm run test:oracle -->";
const END = "<!-- end of agreement -->";

const number = (value: number): string =>
  new Intl.NumberFormat("en", {maximumFractionDigits: 0}).format(value);
const tiny = (value: number): string => value.toFixed(6);
const share = (value: number): string => value.toFixed(4);

const figures = ({
  battles,
  seedsEach,
  meanDifference,
  samplingError,
  excess,
  winnersDiffer
}: AgreementReport) =>
  `${number(battles)} battles, at least ${seedsEach} seeds each: mean absolute difference ${share(meanDifference)}, of which sampling explains ${share(samplingError)}; beyond it ${share(excess)}. Likelier winner differs where the reference is clear: ${winnersDiffer}.`;

const groupTable = (title: string, groups: readonly GroupAgreement[]): Block =>
  table(
    [
      title,
      numbers("battles"),
      numbers("mean difference"),
      numbers("sampling error"),
      numbers("beyond it"),
      numbers("winners differ")
    ],
    groups.map((row) => [
      row.group,
      String(row.battles),
      share(row.meanDifference),
      share(row.samplingError),
      share(row.excess),
      String(row.winnersDiffer)
    ])
  );

const OPPONENTS: Readonly<Record<SolvedSummary["opponent"], string>> = {
  itself: "the solution itself",
  greedy: "greedy",
  max_damage: "most damage",
  random: "random",
  best_response: "best response"
};

const solvedTable = (rows: readonly SolvedSummary[]): Block =>
  table(
    [
      "against",
      numbers("interval at most"),
      numbers("fights"),
      numbers("battles each"),
      numbers("mean value (interval)"),
      numbers("won (± standard error)"),
      numbers("outside the interval"),
      numbers("sampling error"),
      numbers("beyond 3 standard errors")
    ],
    rows.map((row) => [
      OPPONENTS[row.opponent],
      row.widest < 0.001 ? "0" : String(row.widest),
      String(row.fights),
      String(row.battlesEach),
      `${share(row.meanValue)} (${share(row.meanLow)} to ${share(row.meanHigh)})`,
      `${share(row.meanWon)} ± ${share(row.standardError)}`,
      share(row.outside),
      share(row.samplingError),
      String(row.farOutside)
    ])
  );

const exploited = ({fights, mean, largest}: Exploitability): string =>
  `Exploitability (what the most either side could gain by knowing how the other mixes its choices) of ${number(fights)} fights that are solved exactly: ${tiny(mean)} in the mean, ${tiny(largest)} at most.`;

const compared = ({triples, outcomes, different}: ComparedDamage): string =>
  `${number(triples)} random (attacker, move, defender) triples, ${number(outcomes)} outcomes (16 rolls, critical or not); different: ${different}.`;

const agreementBlocks = (report: MechanicsReport): Block[] => [
  paragraph(`Reference: ${report.engine}. Damage of one hit: ${compared(report.damage)}`),
  paragraph(
    `Duels of one repeated move: ${figures(report.duels)} Answered exactly, without sampling: ${number(report.duels.exact)}.`
  ),
  groupTable("class of A's move", report.classes),
  paragraph(`Four-move battles under the same policy: ${figures(report.moveSets)}`),
  groupTable("policy", report.policies),
  paragraph(
    `Random builds: stats of ${number(report.builds.stats.builds)} builds; different: ${report.builds.stats.different}. Damage of one hit: ${compared(report.builds.damage)}`
  ),
  paragraph(`Duels of random builds: ${figures(report.buildDuels)}`),
  groupTable("how both begin", report.beginnings),
  paragraph(`Four-move battles of random builds: ${figures(report.buildBattles)}`),
  ...(report.solved.length === 0
    ? []
    : [
        paragraph(
          "Solved fights of four moves a side and random builds, played in the reference by their solution as A. Against itself a solution has to win its value, against anyone else no less."
        ),
        solvedTable(report.solved),
        ...(report.exploitability === null ? [] : [paragraph(exploited(report.exploitability))])
      ]),
  paragraph(
    `Speed, per CPU second of one thread, in one process on the same battles: ${number(report.speed.duels)} duels against the reference's ${number(report.speed.referenceDuels)} (${number(report.speed.ratio)} times as many); ${number(report.speed.moveSets)} four-move battles against ${number(report.speed.referenceMoveSets)} (${number(report.speed.moveSetRatio)} times).`
  )
];

/** The result table of the comparison with the reference engine, as Markdown. */
export const agreementMarkdown = (report: MechanicsReport): string =>
  [BEGIN, blocksToMarkdown(agreementBlocks(report)), END].join("\n\n");

/** @throws RangeError if the document lacks the two markers */
export function withAgreement(document: string, report: MechanicsReport): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) throw new RangeError(`the document lacks the markers ${BEGIN} and ${END}`);
  return document.slice(0, begin) + agreementMarkdown(report) + document.slice(end + END.length);
}
