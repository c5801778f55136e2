import {act} from "../action.ts";
import type {Attack} from "../attack.ts";
import {Battle, OUTCOME} from "../battle.ts";
import type {BattleTables} from "../battle-tables.ts";
import {DAMAGE} from "../codes.ts";
import type {Fighter} from "../fighter.ts";
import type {Side} from "../side.ts";
import {beginTurn} from "../turn.ts";
import {endTurn} from "../upkeep.ts";
import {addWay, type Branch, type Node, treeOf, type Way} from "./branch.ts";
import {Chance} from "./chance.ts";
import {type Condition, forgetTurn, has, readCondition, writeCondition} from "./condition.ts";
import {HpListener} from "./hp-listener.ts";
import {equal} from "./hp-step.ts";
import {forgetIrrelevant, type Relevance, relevanceOf} from "./relevance.ts";

/** HP that nothing in the game can take, so that what happens is told whole; the maxima stay the Pokémon's own. */
const ENDLESS = 1 << 24;

/** HP is touched in a way that steps cannot tell. */
export class UnsupportedByChain extends Error {}

const CHOICES = 4;
/** Five hits whose damage Counter would return have millions of ways. */
const MOST_RUNS = 5_000;

/**
 * The battle of two sides as a graph: its nodes and the ways between them are found by letting the engine itself take
 * every turn of chance there is, with HP left open. No rule of the game is written here.
 */
export class BattleGraph {
  readonly #battle: Battle;
  readonly #chance = new Chance();
  readonly #listener: HpListener;
  /** By the hash of the condition. */
  readonly #nodes = new Map<number, Node[]>();
  #size = 0;
  /** Attacks that can run out of power points. */
  readonly #counts = new Map<Attack, boolean>();
  #begunHp: readonly [number, number] = [0, 0];
  #relevance: readonly [Relevance, Relevance] | null = null;

  constructor(tables: BattleTables) {
    this.#battle = new Battle(tables, this.#chance);
    this.#listener = new HpListener(this.#battle);
    this.#battle.recorder = this.#listener;
    this.#battle.hpAnswers = (question, side) => {
      const answer = this.#chance.either();
      this.#listener.asked(side, question, answer);
      return answer;
    };
  }

  get size(): number {
    return this.#size;
  }

  /** HP of A and B as the battle begins. */
  get begunHp(): readonly [number, number] {
    return this.#begunHp;
  }

  /** Maximum HP of A and B. */
  get hp(): readonly [number, number] {
    return [this.#battle.a.pokemon.hp, this.#battle.b.pokemon.hp];
  }

  /**
   * Begins anew with these sides. Arguments are indexes.
   * @param counted moves with at most so many power points run out of them; others never do
   * @returns the battle's first node
   */
  begin(a: number, movesA: readonly number[], b: number, movesB: readonly number[], counted = 0): Node {
    this.#battle.prepare(a, movesA, b, movesB);
    return this.#begin(counted);
  }

  /** `begin` for fighters, as they stand. */
  beginFight(a: Fighter, b: Fighter, counted = 0): Node {
    this.#battle.prepareFighters(a, b);
    return this.#begin(counted);
  }

  #begin(counted: number): Node {
    const battle = this.#battle;
    this.#nodes.clear();
    this.#listener.forget();
    this.#size = 0;
    battle.reset();
    this.#begunHp = [battle.a.hp, battle.b.hp];
    let runOut = false;
    for (const side of [battle.a, battle.b])
      for (const [slot, attack] of side.attacks.entries()) {
        const counts = slot < side.count && attack.powerPoints <= counted;
        if (counts) runOut = true;
        this.#counts.set(attack, counts);
      }
    this.#relevance = [relevanceOf(battle.a, battle.b, runOut), relevanceOf(battle.b, battle.a, runOut)];
    forgetTurn(battle);
    return this.#nodeHere(false, false);
  }

  /** The node of another battle of the same sides, at the start of a turn. */
  nodeOf(battle: Battle): Node {
    writeCondition(this.#battle, readCondition(battle));
    forgetTurn(this.#battle);
    return this.#nodeHere(false, false);
  }

  /** Whether each of the moves of A and of B can take HP by itself. */
  strikes(): readonly [readonly boolean[], readonly boolean[]] {
    const of = (side: Side): boolean[] => side.attacks.slice(0, side.count).map((attack) => attack.strikes);
    return [of(this.#battle.a), of(this.#battle.b)];
  }

  /** Choices that make a difference at the start of a turn, of A and of B: 1 where a side has none. */
  choices(node: Node): readonly [number, number] {
    writeCondition(this.#battle, node.condition);
    const {a, b} = this.#battle;
    const choicesOf = (side: Side): number => (side.resting || side.lockedAttack() !== null ? 1 : side.count);
    return [choicesOf(a), choicesOf(b)];
  }

  /**
   * The ways from the start of a turn over the first action, given both choices, each a place among the side's moves.
   * A side that is locked into a move uses that; one that cannot use what it chose, Struggle.
   * @throws {UnsupportedByChain}
   */
  firstActions(node: Node, slotA: number, slotB: number): Branch {
    const choice = slotA * CHOICES + slotB;
    node.ways[choice] ??= this.#explore(node, () => this.#act1(slotA, slotB));
    return node.ways[choice];
  }

  /** The ways from between the actions to the start of the next turn. @throws {UnsupportedByChain} */
  secondActions(node: Node): Branch {
    node.ways[0] ??= this.#explore(node, () => this.#act2(node.aFirst));
    return node.ways[0];
  }

  #explore(node: Node, run: () => Node | null): Branch {
    const battle = this.#battle;
    const found = new Map<string, Way[]>();
    let runs = 0;
    this.#chance.start();
    do {
      if (++runs > MOST_RUNS) throw new UnsupportedByChain("half a turn has too many ways to go");
      writeCondition(battle, node.condition);
      battle.a.hp = ENDLESS;
      battle.b.hp = ENDLESS;
      battle.outcome = OUTCOME.open;
      this.#listener.reset();
      const to = run();
      if (this.#listener.unsupported !== null)
        throw new UnsupportedByChain(`a chain cannot tell "${this.#listener.unsupported}"`);
      addWay(found, {
        probability: this.#chance.weight,
        steps: [...this.#listener.steps],
        to,
        wonByA: battle.outcome === OUTCOME.winA
      });
    } while (this.#chance.nextRun());
    return treeOf([...found.values()].flat());
  }

  #act1(slotA: number, slotB: number): Node | null {
    const {a, b} = this.#battle;
    a.chosen = a.using(a.attacks[slotA]);
    b.chosen = b.using(b.attacks[slotB]);
    const aFirst = beginTurn(this.#battle);
    this.#act(aFirst ? a : b, aFirst ? b : a);
    return this.#battle.outcome === OUTCOME.open ? this.#nodeHere(true, aFirst) : null;
  }

  #act2(aFirst: boolean): Node | null {
    const battle = this.#battle;
    this.#act(aFirst ? battle.b : battle.a, aFirst ? battle.a : battle.b);
    if (battle.outcome !== OUTCOME.open) return null;
    endTurn(battle);
    if (battle.outcome !== OUTCOME.open) return null;
    forgetTurn(battle);
    return this.#nodeHere(false, false);
  }

  #act(user: Side, target: Side): void {
    const open = !returnsDamage(target) && target.bideTurns === 0 && target.substitute === 0;
    this.#chance.leavesDamageOpen = open;
    this.#listener.damageIsOpen = open;
    act(this.#battle, user, target);
  }

  /** Those that last for as long as anyone looks ahead are as good as endless, and so always the same. */
  #forgetPowerPoints(): void {
    for (const side of [this.#battle.a, this.#battle.b])
      for (let slot = 0; slot < side.attacks.length; slot++)
        if (!this.#counts.get(side.attacks[slot])) side.attacks[slot].powerPoints = ENDLESS;
  }

  #nodeHere(between: boolean, aFirst: boolean): Node {
    this.#forgetPowerPoints();
    const [relevanceA, relevanceB] = this.#relevance!;
    forgetIrrelevant(this.#battle, relevanceA, relevanceB);
    const condition = readCondition(this.#battle);
    const key = hashOf(condition);
    let alike = this.#nodes.get(key);
    if (alike === undefined) {
      alike = [];
      this.#nodes.set(key, alike);
    }
    for (const node of alike)
      if (node.between === between && node.aFirst === aFirst && equal(node.condition, condition)) return node;
    const node = {id: this.#size++, condition, between, aFirst, ways: []};
    alike.push(node);
    return node;
  }
}

/** Counter, Mirror Coat: the damage itself is part of how things stand. */
const returnsDamage = (side: Side): boolean =>
  has(side, ({damage}) => damage === DAMAGE.counter || damage === DAMAGE.mirror_coat);

/** FNV-1a over whole numbers. */
function hashOf(condition: Condition): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < condition.length; i++) hash = Math.imul(hash ^ condition[i], 0x01000193);
  return hash;
}
