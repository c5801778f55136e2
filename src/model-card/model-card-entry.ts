import {mount} from "../ui/state.ts";
import {type CardByLanguage, modelCard} from "./model-card-page.ts";

export const showModelCard = (card: Promise<CardByLanguage | null>): Promise<void> =>
  mount(async () => modelCard(await card));
