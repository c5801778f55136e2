import type {MechanicsReport} from "../../pipelines/battle/agreement/mechanics-schema.ts";
import {mount} from "../ui/state.ts";
import {mechanicsPage} from "./mechanics-page.ts";

export const showMechanics = (report: Promise<MechanicsReport | null>): Promise<void> =>
  mount(async () => mechanicsPage(await report));
