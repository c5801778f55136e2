import type {StageRecord} from "../../lib/stage-runner/stage-record.ts";
import {mount} from "../ui/state.ts";
import {pipelinePage} from "./pipeline-page.ts";

export const showPipeline = (records: Promise<readonly StageRecord[]>): Promise<void> =>
  mount(async () => pipelinePage(await records));
