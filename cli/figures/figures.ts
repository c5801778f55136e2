/** The figures for papers and slides: each is a chart of the site, drawn by the site's own code. */
export interface Figure {
  /** Its file's name, and its chart's `figure`. */
  readonly name: string;
  readonly page: string;
  /** Where the drawing is, if not in the chart of that name. */
  readonly selector?: string;
}

export const FIGURES: readonly Figure[] = [
  {name: "confusion-matrix", page: "/evaluation/"},
  {name: "roc", page: "/evaluation/"},
  {name: "precision-recall", page: "/evaluation/"},
  {name: "calibration", page: "/evaluation/"},
  {name: "importance", page: "/features/"},
  {name: "stat-distribution", page: "/exploration/"},
  {name: "type-distribution", page: "/exploration/"},
  {name: "correlation", page: "/exploration/"},
  {name: "outcomes", page: "/exploration/"},
  {name: "model-comparison", page: "/evaluation/"},
  {name: "entity-diagram", page: "/data-catalogue/", selector: ".erd-scroll"},
  {name: "stage-graph", page: "/pipeline/"},
  {name: "architecture", page: "/pipeline/"}
];
