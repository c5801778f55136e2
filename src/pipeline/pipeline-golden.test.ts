import {it} from "vitest";
import type {StageRecord} from "../../lib/stage-runner/stage-record.ts";
import {fixture} from "../../tests/src/fixtures/fixture.ts";
import {expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {pipelinePage} from "./pipeline-page.ts";

const golden = goldenOf("pipeline");

it("shows the stages in order, with what each took", async () => {
  await expectPage(golden("pipeline"), () => pipelinePage([...fixture<StageRecord[]>("stages")].reverse()));
});

it("says how to run it", async () => {
  await expectPage(golden("pipeline-none"), () => pipelinePage([]));
});
