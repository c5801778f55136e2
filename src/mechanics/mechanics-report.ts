/** What the comparison with the reference engine has measured: `data/evaluation/mechanics.json`. */
export type {MechanicsReport} from "../../pipelines/battle/agreement/mechanics-report.ts";
