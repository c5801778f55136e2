import {Command} from "commander";
import {dataPaths} from "../../data-loaders/io/paths.ts";
import {machineChecks} from "./machine.ts";
import {printChecks} from "./print.ts";

/** `doctor`: what this machine lacks. Only what nothing works without makes it fail. */
export const doctorCommand = (): Command =>
  new Command("doctor")
    .description("look at this machine: what is missing for which command, and how to get it")
    .option("--json", "as JSON")
    .action(async ({json}: {json?: boolean}) => {
      await printChecks(machineChecks(dataPaths()), {json});
    });
