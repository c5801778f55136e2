// Worker threads do not inherit tsx's loader on every Node version: register it here, then load the TypeScript
// module. Piscina calls `run` for each task.

import {workerData} from "piscina";
import {register} from "tsx/esm/api";

register();
const tasks = await import(workerData.module);

export const run = ({name, argument}) => tasks[name](argument, workerData.context);
