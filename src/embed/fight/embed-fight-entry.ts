import type {GameData} from "../../../data-loaders/game-data.ts";
import {createEngine} from "../../fight/fight-engine.ts";
import {startSolver} from "../../fight/start-solver.ts";
import {indexGame} from "../../ui/game.ts";
import {html} from "../../ui/html.ts";
import {mount} from "../../ui/state.ts";
import {embeddedFight} from "./embedded-fight.ts";

/** The answer by the rules alone: it needs no model. */
export const showEmbeddedFight = (game: Promise<GameData>): Promise<void> =>
  mount(async () => {
    const index = indexGame(await game);
    // Pages that names lead to may not be framed.
    document.head.append(html`<base target="_top">`);
    return embeddedFight(index, createEngine(index, null, "0"), startSolver(index.game));
  });
