import type {RequestOf, Route} from "./schemas.ts";

/** An error as MLflow answers it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string
  ) {
    super(message);
  }
}

const missing = (what: string): Refusal =>
  new Refusal(404, "RESOURCE_DOES_NOT_EXIST", `${what} does not exist`);
const exists = (what: string): Refusal =>
  new Refusal(400, "RESOURCE_ALREADY_EXISTS", `${what} already exists`);
const invalid = (what: string): Refusal => new Refusal(400, "INVALID_PARAMETER_VALUE", what);

interface Metric {
  readonly key: string;
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
}

export class StoredRun {
  status = "RUNNING";
  endTime: number | undefined;
  readonly params = new Map<string, string>();
  readonly tags = new Map<string, string>();
  readonly metrics: Metric[] = [];

  constructor(
    readonly id: string,
    readonly experimentId: string,
    readonly name: string,
    readonly startTime: number
  ) {}

  /** A parameter is written once; the same value again is no error. */
  setParam(key: string, value: string): void {
    const known = this.params.get(key);
    if (known !== undefined && known !== value) throw invalid(`Changing param values is not allowed: ${key}`);
    this.params.set(key, value);
  }

  readonly #seen = new Set<string>();

  /** The same value of a metric at the same step and time is kept once, as in MLflow's tables. */
  addMetric(metric: Metric): void {
    const same = JSON.stringify(metric);
    if (!this.#seen.has(same)) this.metrics.push(metric);
    this.#seen.add(same);
  }

  get info() {
    return {
      run_id: this.id,
      run_uuid: this.id,
      run_name: this.name,
      experiment_id: this.experimentId,
      status: this.status,
      start_time: this.startTime,
      ...(this.endTime === undefined ? {} : {end_time: this.endTime}),
      artifact_uri: `mlflow-artifacts:/${this.experimentId}/${this.id}/artifacts`,
      lifecycle_stage: "active"
    };
  }
}

interface StoredVersion {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly run_id?: string | undefined;
  readonly description?: string | undefined;
  readonly tags: Map<string, string>;
}

/** What a tracking server and its registry remember; the answers have MLflow's shapes. */
export class MlflowState {
  readonly experiments = new Map<string, {id: string; name: string; stage: "active" | "deleted"}>();
  readonly runs = new Map<string, StoredRun>();
  readonly artifacts = new Map<string, {content: Buffer; type: string}>();
  readonly models = new Map<string, {versions: StoredVersion[]; aliases: Map<string, string>}>();

  #run(id: string): StoredRun {
    const run = this.runs.get(id);
    if (!run) throw missing(`Run '${id}'`);
    return run;
  }

  #model(name: string) {
    const model = this.models.get(name);
    if (!model) throw missing(`Registered Model with name=${name}`);
    return model;
  }

  #version(name: string, version: string): StoredVersion {
    const found = this.#model(name).versions.find((known) => known.version === version);
    if (!found) throw missing(`Model Version (name=${name}, version=${version})`);
    return found;
  }

  #shown(found: StoredVersion) {
    const aliases = [...this.#model(found.name).aliases].filter(([, version]) => version === found.version);
    return {
      ...found,
      status: "READY",
      tags: [...found.tags].map(([key, value]) => ({key, value})),
      ...(aliases.length > 0 ? {aliases: aliases.map(([alias]) => alias)} : {})
    };
  }

  readonly handlers: {[R in Route]: (request: RequestOf<R>) => object} = {
    "GET experiments/get-by-name": ({experiment_name: name}) => {
      const found = [...this.experiments.values()].find((known) => known.name === name);
      if (!found) throw missing(`Experiment with name '${name}'`);
      return {experiment: {experiment_id: found.id, name, lifecycle_stage: found.stage}};
    },
    "POST experiments/create": ({name}) => {
      if ([...this.experiments.values()].some((known) => known.name === name)) {
        throw exists(`Experiment '${name}'`);
      }
      const id = String(this.experiments.size + 1);
      this.experiments.set(id, {id, name, stage: "active"});
      return {experiment_id: id};
    },
    "POST experiments/search": ({filter = "name LIKE '%'"}) => {
      const prefix = /^name LIKE '([^'%]*)%'$/.exec(filter)?.[1];
      if (prefix === undefined) throw invalid(`Invalid filter '${filter}'`);
      const found = [...this.experiments.values()].filter(({name}) => name.startsWith(prefix));
      return found.length === 0
        ? {}
        : {
            experiments: found.map(({id, name, stage}) => ({experiment_id: id, name, lifecycle_stage: stage}))
          };
    },
    "POST runs/create": ({
      experiment_id: experimentId,
      run_name: name = "",
      start_time: start = 0,
      tags = []
    }) => {
      const experiment = this.experiments.get(experimentId);
      if (!experiment) throw missing(`Experiment '${experimentId}'`);
      if (experiment.stage !== "active")
        throw invalid(`The experiment ${experimentId} must be in the 'active' state`);
      const run = new StoredRun(`run${this.runs.size + 1}`, experimentId, name, start);
      for (const {key, value} of tags) run.tags.set(key, value);
      this.runs.set(run.id, run);
      return {run: {info: run.info, data: {tags}}};
    },
    "POST runs/update": ({run_id, status, end_time}) => {
      const run = this.#run(run_id);
      run.status = status ?? run.status;
      run.endTime = end_time ?? run.endTime;
      return {run_info: run.info};
    },
    "POST runs/search": ({experiment_ids, filter, max_results = 1000, page_token = "0"}) => {
      const wanted = filter === undefined ? null : /^tags\.`([\w.]+)` = '((?:[^'\\]|\\')*)'$/.exec(filter);
      if (filter !== undefined && wanted === null) throw invalid(`Invalid filter '${filter}'`);
      const found = [...this.runs.values()].filter(
        (run) =>
          experiment_ids.includes(run.experimentId) &&
          (wanted === null || run.tags.get(wanted[1]) === wanted[2].replaceAll("\\'", "'"))
      );
      const from = Number(page_token);
      const runs = found.slice(from, from + max_results).map(({info}) => ({info, data: {}}));
      if (runs.length === 0) return {};
      return from + max_results < found.length ? {runs, next_page_token: String(from + max_results)} : {runs};
    },
    "POST runs/log-batch": ({run_id, metrics, params, tags}) => {
      const run = this.#run(run_id);
      for (const {key, value} of params) run.setParam(key, value);
      for (const metric of metrics) run.addMetric(metric);
      for (const {key, value} of tags) run.tags.set(key, value);
      return {};
    },
    "POST runs/log-parameter": ({run_id, key, value}) => {
      this.#run(run_id).setParam(key, value);
      return {};
    },
    "POST runs/set-tag": ({run_id, key, value}) => {
      this.#run(run_id).tags.set(key, value);
      return {};
    },
    "POST registered-models/create": ({name}) => {
      if (this.models.has(name)) throw exists(`Registered Model (name=${name})`);
      this.models.set(name, {versions: [], aliases: new Map()});
      return {registered_model: {name}};
    },
    "GET registered-models/get": ({name}) => {
      const aliases = [...this.#model(name).aliases].map(([alias, version]) => ({alias, version}));
      return {registered_model: {name, ...(aliases.length > 0 ? {aliases} : {})}};
    },
    "POST registered-models/alias": ({name, alias, version}) => {
      this.#version(name, version);
      this.#model(name).aliases.set(alias, version);
      return {};
    },
    "GET registered-models/alias": ({name, alias}) => {
      const version = this.#model(name).aliases.get(alias);
      if (version === undefined) throw invalid(`Registered model alias ${alias} not found.`);
      return {model_version: this.#shown(this.#version(name, version))};
    },
    "DELETE registered-models/alias": ({name, alias}) => {
      this.#model(name).aliases.delete(alias);
      return {};
    },
    "POST model-versions/create": ({name, source, run_id, description, tags = []}) => {
      if (source.split("/").includes("..")) throw invalid(`Invalid model version source: '${source}'`);
      const {versions} = this.#model(name);
      const version = String(versions.length + 1);
      const pairs = new Map(tags.map(({key, value}) => [key, value]));
      versions.push({name, version, source, run_id, description, tags: pairs});
      return {model_version: this.#shown(this.#version(name, version))};
    },
    "GET model-versions/get": ({name, version}) => ({
      model_version: this.#shown(this.#version(name, version))
    }),
    "GET model-versions/search": ({filter = "", max_results = "1000", page_token = "0"}) => {
      const name = /^name='([^']*)'$/.exec(filter)?.[1];
      if (name === undefined) throw invalid(`Invalid filter '${filter}'`);
      const found = this.models.get(name)?.versions ?? [];
      const [from, most] = [Number(page_token), Number(max_results)];
      const shown = found.slice(from, from + most).map((version) => this.#shown(version));
      if (shown.length === 0) return {};
      return {
        model_versions: shown,
        ...(from + most < found.length ? {next_page_token: String(from + most)} : {})
      };
    },
    "POST model-versions/set-tag": ({name, version, key, value}) => {
      this.#version(name, version).tags.set(key, value);
      return {};
    }
  };
}
