import {readFileSync} from "node:fs";
import {dataPaths} from "../../lib/files/paths.ts";
import {
  estimatorModel,
  mendsGuess,
  readEstimatorManifest
} from "../../pipelines/model/fight-estimate/estimator-manifest.ts";

// null where its stage has not run, or the guess does as well without it.
const manifest = readEstimatorManifest(dataPaths());
const helps = manifest !== null && mendsGuess(manifest.scores);
process.stdout.write(helps ? readFileSync(estimatorModel(dataPaths()), "utf8") : "null");
