import {Command} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {machineChecks} from "../checks/machine-checks.ts";
import {printChecks} from "../checks/print-results.ts";

/** `doctor`: what this machine lacks. Only what nothing works without makes it fail. */
export const doctorCommand = (): Command =>
  new Command("doctor")
    .description("look at this machine: what is missing for which command, and how to get it")
    .option("--json", "as JSON")
    .action(async ({json}: {json?: boolean}) => {
      await printChecks(machineChecks(dataPaths()), {json});
    });
