import type {Catalogue} from "../../data-loaders/quality/warehouse-catalogue.ts";
import {mount} from "../ui/state.ts";
import {cataloguePage} from "./data-catalogue-page.ts";

export const showCatalogue = (catalogue: Promise<Catalogue | null>, erd: Promise<string>): Promise<void> =>
  mount(async () => cataloguePage(await catalogue, await erd));
