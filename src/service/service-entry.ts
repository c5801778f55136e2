import {mount} from "../ui/state.ts";
import {servicePage} from "./service-page.ts";

export const showService = (): Promise<void> => mount(servicePage);
