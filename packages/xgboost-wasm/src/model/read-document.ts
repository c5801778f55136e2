import {OBJECTIVES, type ObjectiveShape} from "../objectives.ts";
import {Place} from "./place.ts";
import {readTree} from "./read-tree.ts";
import {type BoosterName, isMultiOutput, type Model, outputCount, type Tree} from "./tree.ts";
import type {Document} from "./values.ts";

const MOST_TREES = 2 ** 24;
const MOST_OUTPUTS = 10_000;
const BOOSTERS: readonly BoosterName[] = ["gbtree", "dart", "gblinear"];

/** Rounds are whole, and every round has its trees in the outputs' order. */
function checkRounds(model: Place, treeInfo: readonly number[], outputs: number, parallel: number): void {
  const each = outputs * parallel;
  if (treeInfo.length % each !== 0) {
    model
      .at("trees")
      .fail(
        `${treeInfo.length} trees are no whole number of rounds of ${outputs} outputs x ${parallel} trees`
      );
  }
  treeInfo.forEach((output, tree) => {
    const expected = Math.floor((tree % each) / parallel);
    if (output !== expected)
      model.at(`tree_info[${tree}]`).fail(`expected output ${expected}, got ${output}`);
  });
  const starts = model.at("iteration_indptr");
  if (starts.value === undefined) return;
  starts.integers(treeInfo.length / each + 1).forEach((start, round) => {
    if (start !== round * each)
      starts.fail(`round ${round} begins at tree ${start}, expected ${round * each}`);
  });
}

/** Trees of one output side by side in a round; the oldest files do not say, but their trees of classes show it. */
function parallelTrees(params: Place, treeInfo: readonly number[], outputs: number): number {
  const given = params.at("num_parallel_tree");
  if (given.value === undefined) {
    const other = treeInfo.findIndex((output) => output !== 0);
    return outputs > 1 && other > 0 ? other : 1;
  }
  const count = given.count(MOST_TREES);
  return count >= 1 ? count : given.expected("at least 1");
}

function readTrees(
  booster: Place,
  params: Pick<Model, "numClass" | "numTarget" | "numFeature">
): Pick<Model, "trees" | "treeInfo" | "numParallelTree"> {
  const model = booster.at("model");
  const trees = model
    .at("trees")
    .items()
    .map((tree, id) => {
      // XGBoost puts trees where their numbers say.
      const number = tree.at("id");
      if (number.value !== undefined && number.value !== id)
        number.fail(`expected ${id}, got ${number.value}`);
      return readTree(tree, params.numFeature);
    });
  const outputs = outputCount(params);
  const treeInfo = Array.from(model.at("tree_info").integers(trees.length));
  const own = model.at("gbtree_model_param");
  const declared = own.at("num_trees");
  if (declared.count(MOST_TREES) !== trees.length) declared.fail(`${trees.length} trees are there`);
  const sizes = new Set(trees.map((tree: Tree) => tree.leafSize ?? 1));
  const whole = isMultiOutput({trees});
  if (sizes.size > 1 || (whole && !sizes.has(outputs)))
    model
      .at("trees")
      .fail(`leaves of ${[...sizes].join(", ")} values, expected all with 1 or with ${outputs}`);
  const each = whole ? 1 : outputs;
  const numParallelTree = parallelTrees(own, treeInfo, each);
  checkRounds(model, treeInfo, each, numParallelTree);
  return {trees, treeInfo, numParallelTree};
}

function readLinear(booster: Place, features: number, outputs: number): NonNullable<Model["linear"]> {
  const model = booster.at("model");
  return {
    weights: model.at("weights").floats((features + 1) * outputs),
    rounds: model
      .at("boosted_rounds")
      .or(0)
      .count(2 ** 31, true)
  };
}

function readBaseScore(place: Place, outputs: number, {link}: ObjectiveShape): number[] {
  const scores = place.bracketed() ?? [place.number()];
  if (scores.length !== 1 && scores.length !== outputs)
    place.fail(`expected 1 or ${outputs} values, got ${scores.length}`);
  for (const score of scores) {
    if (link === "logit" && !(score >= 0 && score <= 1)) place.expected("a probability", score);
    if (link === "log" && !(score > 0)) place.expected("a number above 0", score);
  }
  return scores;
}

function strings(place: Place): string[] {
  return place
    .or([])
    .items()
    .map((item) => item.text());
}

function readNames(learner: Place, numFeature: number): Pick<Model, "featureNames" | "featureTypes"> {
  const [names, types] = [learner.at("feature_names"), learner.at("feature_types")];
  const [featureNames, featureTypes] = [strings(names), strings(types)];
  if (featureNames.length > 0 && featureNames.length !== numFeature)
    names.fail(`expected ${numFeature} names, got ${featureNames.length}`);
  if (featureTypes.length > 0 && featureTypes.length !== numFeature)
    types.fail(`expected ${numFeature} types, got ${featureTypes.length}`);
  const seen = new Set<string>();
  for (const name of featureNames) {
    if (seen.has(name)) names.fail(`${JSON.stringify(name)} is there twice`);
    seen.add(name);
  }
  return {featureNames, featureTypes};
}

type Fields = Readonly<Record<string, Document>>;

/** The parsed file without its trees. */
function frameOf(document: Fields, booster: BoosterName): Fields {
  const learner = document["learner"] as Fields;
  const own = learner["gradient_booster"] as Fields;
  const bare = (holder: Fields): Fields => ({...holder, model: {...(holder["model"] as Fields), trees: []}});
  const gradient =
    booster === "gblinear"
      ? own
      : booster === "dart"
        ? {...own, gbtree: bare(own["gbtree"] as Fields)}
        : bare(own);
  return {...document, learner: {...learner, gradient_booster: gradient}};
}

/** Checks that the objective's own parameters fit the number of outputs. */
function checkObjective(objective: Place, numClass: number, outputs: number): void {
  const classes = objective.at("softmax_multiclass_param");
  if (classes.value !== undefined && classes.at("num_class").count(MOST_OUTPUTS) !== numClass)
    classes.at("num_class").fail(`expected ${numClass}, as in learner_model_param`);
  const quantiles = objective.at("quantile_loss_param");
  if (quantiles.value === undefined) return;
  const alphas = quantiles.at("quantile_alpha").bracketed() ?? [];
  if (alphas.length !== outputs) quantiles.at("quantile_alpha").fail(`expected ${outputs} quantiles`);
}

/** Reads a parsed model file. Throws ModelError saying what is wrong where. */
export function fromDocument(document: unknown): Model {
  const learner = new Place(document).at("learner");
  const boosterAt = learner.at("gradient_booster");
  const only = <T extends string>(place: Place, names: readonly T[]): T => {
    const found = names.find((name) => name === place.value);
    return found ?? place.fail(`${JSON.stringify(place.value)} is not supported, only ${names.join(", ")}`);
  };
  const booster = only(boosterAt.at("name"), BOOSTERS);
  const objectiveAt = learner.at("objective");
  const objective = only(objectiveAt.at("name"), Object.keys(OBJECTIVES));
  const shape = OBJECTIVES[objective];
  const params = learner.at("learner_model_param");
  const numFeature = params.at("num_feature").count(2 ** 24);
  if (numFeature === 0) params.at("num_feature").expected("at least 1", 0);
  const classes = params.at("num_class").or("0");
  const numClass = classes.count(MOST_OUTPUTS);
  if (objective.startsWith("multi:") !== numClass > 1) classes.fail(`${numClass} does not fit ${objective}`);
  const targets = params.at("num_target").or("1");
  const numTarget = Math.max(1, targets.count(MOST_OUTPUTS));
  if (numTarget > 1 && numClass > 1) targets.fail("several targets of several classes");
  const size = {numClass: numClass > 1 ? numClass : 0, numTarget, numFeature};
  const outputs = outputCount(size);
  checkObjective(objectiveAt, numClass, outputs);
  const scores = readBaseScore(params.at("base_score"), outputs, shape);
  const attributes = learner.at("attributes").or({});
  const loss = objectiveAt.at("reg_loss_param");
  const trees =
    booster === "gblinear"
      ? {trees: [], treeInfo: [], linear: readLinear(boosterAt, numFeature, outputs)}
      : readTrees(booster === "dart" ? boosterAt.at("gbtree") : boosterAt, size);
  return {
    booster,
    objective,
    ...size,
    baseScore: scores[0],
    ...(scores.length > 1 ? {baseScores: scores} : {}),
    baseScoreGiven: params.at("boost_from_average").value === "0",
    scalePosWeight: loss.value === undefined ? 1 : loss.at("scale_pos_weight").or("1").number(),
    ...readNames(learner, numFeature),
    attributes: Object.fromEntries(
      Object.keys(attributes.fields()).map((key) => [key, attributes.at(key).text()])
    ),
    ...trees,
    ...(booster === "dart"
      ? {treeWeights: Array.from(boosterAt.at("weight_drop").floats(trees.trees.length))}
      : {}),
    frame: frameOf(document as Fields, booster)
  };
}
