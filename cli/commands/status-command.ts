import {Command, InvalidArgumentError} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {printChecks} from "../checks/print-results.ts";
import {SERVICES, type ServiceName, serviceAddresses, serviceChecks} from "../checks/service-checks.ts";
import {fileChecks} from "../checks/stage-checks.ts";

const ADDRESSES = `
Addresses come from the environment: PREDICTIONDEX_URL (http://127.0.0.1:8080), API_KEY, PROMETHEUS_URL (:9091),
GRAFANA_URL (:3001), NODE_EXPORTER_URL (:9101), MLFLOW_TRACKING_URI (:5001), PGADMIN_URL (:5050), DATABASE_URL.
The exit status is 1 where something required fails.`;

function serviceList(text: string): ServiceName[] {
  const names = text === "all" ? [...SERVICES] : text.split(",").map((name) => name.trim());
  const unknown = names.filter((name) => !(SERVICES as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new InvalidArgumentError(
      `there is no service ${unknown.join(", ")}; there are ${SERVICES.join(", ")}, or all.`
    );
  return names as ServiceName[];
}

interface Options {
  readonly json?: boolean;
  readonly require: readonly ServiceName[];
}

/** `status`: what runs; only broken files make it fail. */
export const statusCommand = (): Command =>
  new Command("status")
    .description("what runs and whether it is well: files, API, database, monitoring")
    .option("--json", "as JSON")
    .addHelpText("after", ADDRESSES)
    .action(async ({json}: Pick<Options, "json">) => {
      await printChecks([...fileChecks(dataPaths()), ...serviceChecks(serviceAddresses(), [])], {json});
    });

/** `validate`: the same as a check with required services, for CI and after a deployment. */
export const validateCommand = (): Command =>
  new Command("validate")
    .description("check that the stack works; what is required and does not makes it fail")
    .option("--json", "as JSON")
    .option(
      "--require <services>",
      `services that must be up, separated by commas (${SERVICES.join(", ")}), or all`,
      serviceList,
      ["api"]
    )
    .addHelpText("after", ADDRESSES)
    .action(async ({json, require}: Options) => {
      await printChecks([...fileChecks(dataPaths()), ...serviceChecks(serviceAddresses(), require)], {json});
    });
