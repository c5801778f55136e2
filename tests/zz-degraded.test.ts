import {it} from "vitest";
import {dataPaths} from "../lib/files/paths.ts";
import {createRandom} from "../lib/statistics/seeded-random.ts";
import {loadProduction, openVersion} from "../pipelines/model/registry/production.ts";
import {damagingMoves} from "../pipelines/battle/damaging-moves.ts";
import {canHit} from "../pipelines/battle/can-hit.ts";
import {baselineOf, performanceLoss} from "../pipelines/monitoring/drift/performance/loss.ts";
import {verifyPredictions} from "../pipelines/monitoring/drift/performance/verify.ts";
import {simulatorOf} from "../pipelines/monitoring/drift/world.ts";
it("x", async () => {
  const paths = dataPaths();
  const {game} = await loadProduction(paths);
  const faster = {...game, pokemon: game.pokemon.map((p, i) => i % 10 === 0 ? {...p, stats: {...p.stats, speed: Math.round(1.3 * p.stats.speed)}} : p)};
  const of = (g: typeof game, mixed: boolean) => { const v = openVersion(paths, 1, mixed ? game : g); return {v, truth: openVersion(paths,1,g), simulate: simulatorOf(g)}; };
  const draw = (r: any, random: () => number) => { for(;;){ const t=r.tables; const a=Math.floor(random()*t.pokemon.length), b=Math.floor(random()*t.pokemon.length);
    const ma=damagingMoves(t,a), mb=damagingMoves(t,b); if(!ma.length||!mb.length) continue;
    const moveA=ma[Math.floor(random()*ma.length)], moveB=mb[Math.floor(random()*mb.length)];
    if (!canHit(t,moveA,b)) continue;
    const duel={pokemonA:game.pokemon[a].id,moveA:game.moves[moveA].id,pokemonB:game.pokemon[b].id,moveB:game.moves[moveB].id};
    return {duel, probability: r.recommender.winProbability(duel)}; } };
  const measure = async (w: ReturnType<typeof of>, rows: number, seed: number) => {
    const random = createRandom(seed);
    const served = Array.from({length: rows}, () => draw(w.v, random));
    return (await verifyPredictions(served, {playouts: 400, seed, simulate: w.simulate}))!.performance;
  };
  const before = of(game, false), after = of(faster, false), stale = of(faster, true);
  const base = baselineOf(await measure(before, 10_000, 990_001));
  console.log("baseline", base.meanAbsoluteError, base.meanAbsoluteErrorDeviation);
  for (const [name, w] of [["quiet", before], ["faster, features of the new game", after], ["faster, answers of the old game", stale]] as const) {
    let lost = 0; const n = 30; let sum = 0;
    for (let i = 0; i < n; i++) { const p = await measure(w, 3_000, 995_000 + 13 * i); sum += p.scores.meanAbsoluteError; if (performanceLoss(base, p).isLost) lost++; }
    console.log(name, lost, "of", n, "mean error", sum / n);
  }
}, 600000);
