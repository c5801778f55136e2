import {fought} from "../../budget/price.ts";
import {defineEndpoint} from "../../http/endpoint.ts";
import {Problem} from "../../http/problem.ts";
import {fightBody, fightResponse} from "../../schemas/fight-schemas.ts";
import {FighterReader, TOO_MANY_WAYS} from "./read-fighter.ts";
import {servedFights} from "./served-fights.ts";
import {toldFight} from "./told-fight.ts";

export const fightEndpoint = defineEndpoint({
  method: "post",
  path: "/predict/fight",
  operationId: "predictFight",
  tag: "Predictions",
  summary: "Who wins a fight of up to four moves a side, and what to do now?",
  description:
    "Both sides choose anew every turn, at the same time and as well as can be; builds, HP left, ailments and stat stages " +
    "count. Solved as a zero-sum game by the simulator's own rules; no model is asked. Known to both sides: each other's " +
    "moves, HP, and how long sleep and confusion last. Moves with more than 3 power points do not run out of them.",
  access: "key",
  localized: true,
  body: fightBody,
  response: fightResponse,
  problems: ["not-supported-by-model"],
  price: ({body}) => fought(1, body.budget_ms),
  async handle({body, language, services, request}) {
    const reader = new FighterReader(services, language);
    const {game} = services.catalogue;
    const a = reader.read("a", body.a);
    const b = reader.read("b", body.b);
    reader.finish();
    const sides = {a: a!, b: b!};
    const copying = [...reader.copying("a", sides.a, game), ...reader.copying("b", sides.b, game)];
    if (copying.length > 0) {
      const [{field, message}] = copying;
      throw new Problem("not-supported-by-model", `body ${field}: ${message}`, {errors: copying});
    }
    const [reply] = await services.fights.solve(game, {fights: [sides], budget: body.budget_ms});
    if ("without" in reply) throw new Problem("not-supported-by-model", TOO_MANY_WAYS);
    servedFights(services, request, [{...sides, answer: reply.answer}]);
    return toldFight(game, reader.names, sides, reply.answer);
  }
});
