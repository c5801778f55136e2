import {Command, InvalidArgumentError} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {versionNumber} from "../../lib/terminal/arguments.ts";
import {connect, type Mlflow} from "../../pipelines/model/mlflow/connect.ts";
import {
  checkPlainUri,
  connectionFromEnvironment,
  MlflowUriError
} from "../../pipelines/model/mlflow/connection.ts";
import {ENV_FILE, mlflowEnvironment, setVariable} from "../../pipelines/model/mlflow/env-file.ts";
import {mlflowStatus, NOT_ENABLED, statusText} from "../../pipelines/model/mlflow/mlflow-status.ts";
import {registerInMlflow} from "../../pipelines/model/mlflow/register.ts";
import {listVersions, RegistryError, readAliases} from "../../pipelines/model/registry/model-store.ts";

const VARIABLE = "MLFLOW_TRACKING_URI";
/** A person is waiting: give up sooner than a training does. */
const RETRY = {retries: 1, minTimeout: 250, maxTimeout: 1_000};

export interface MlflowCommandOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Where `enable` writes. */
  readonly envFile?: string;
  readonly write?: (text: string) => void;
  readonly timeout?: number;
}

function uri(text: string): string {
  try {
    return checkPlainUri(text);
  } catch (error) {
    if (error instanceof MlflowUriError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

/** `mlflow status | enable | register`: what goes to an MLflow server besides being kept here. */
export function mlflowCommand(options: MlflowCommandOptions = {}): Command {
  const {envFile = ENV_FILE, timeout} = options;
  const env = mlflowEnvironment(options.env ?? process.env, envFile);
  const write = options.write ?? ((text: string) => void process.stdout.write(text));
  const server = (from: NodeJS.ProcessEnv): Mlflow | undefined => {
    const connection = connectionFromEnvironment(from);
    return connection && connect(connection, {retry: RETRY, ...(timeout === undefined ? {} : {timeout})});
  };

  async function status({json}: {json?: boolean}): Promise<void> {
    const mlflow = server(env);
    const found = mlflow ? await mlflowStatus(mlflow) : NOT_ENABLED;
    write(json ? `${JSON.stringify(found, null, 2)}\n` : statusText(found));
    if (found.enabled && !found.reachable) process.exitCode = 1;
  }

  async function enable(given: string | undefined, {off}: {off?: boolean}, command: Command): Promise<void> {
    if (off) {
      await setVariable(envFile, VARIABLE, undefined);
      write(`${VARIABLE} is no more in .env: nothing goes to MLflow\n`);
      return;
    }
    if (given === undefined) return command.error("error: missing argument 'uri' (or --off)");
    const found = await mlflowStatus(server({...env, [VARIABLE]: given})!);
    if (!found.reachable) throw new Error(`not enabled, .env stays as it is: ${found.reason}`);
    await setVariable(envFile, VARIABLE, given);
    write(
      `${statusText(found)}${VARIABLE}=${given} is in .env: runs and model versions go there from now on\n`
    );
  }

  async function register(given: number | undefined): Promise<void> {
    const mlflow = server(env);
    if (!mlflow) throw new Error(`${VARIABLE} is not set: npm run mlflow -- enable URI`);
    const paths = dataPaths(env);
    const number = given ?? readAliases(paths).production;
    if (number === undefined) throw new RegistryError("no version is in production: say which one");
    if (!listVersions(paths).includes(number)) {
      throw new RegistryError(
        `model version ${number} does not exist; there are: ${listVersions(paths).join(", ") || "none"}`
      );
    }
    const {mlflowVersion, runId, aliases} = await registerInMlflow(mlflow, {paths, version: number});
    const held = aliases.length > 0 ? `, ${aliases.join(" and ")}` : "";
    write(`version ${number} is model version ${mlflowVersion} in MLflow${held}; run ${runId}\n`);
  }

  const command = new Command("mlflow").description(
    "send runs and model versions to an MLflow server as well"
  );
  command
    .command("status")
    .description("whether the server is to be had and what it holds; exit status 1 where it is not")
    .option("--json", "as JSON")
    .action(status);
  command
    .command("enable")
    .description("check a server and write MLFLOW_TRACKING_URI into .env")
    .argument("[uri]", "such as http://127.0.0.1:5001", uri)
    .option("--off", "take it out of .env again")
    .action(enable);
  command
    .command("register")
    .description("make a version of the registry a model version in MLflow, with its aliases")
    .argument("[version]", "its number; without it the one in production", versionNumber)
    .action(register);
  return command;
}
