import type {GameData, Pokemon} from "../../data-loaders/game-data.ts";
import {dictionary, language, localName} from "../i18n/language.ts";
import {combobox} from "../ui/combobox.ts";
import {indexGame} from "../ui/game.ts";
import {html, uniqueId} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {find, pokemonCalled} from "../ui/search.ts";

const words = dictionary({
  title: ["Try it", "Essayez"],
  note: [
    "The form sends a real request to the server that serves this page.",
    "Le formulaire envoie une vraie requête au serveur qui sert cette page."
  ],
  a: ["Your Pokémon", "Votre Pokémon"],
  b: ["Opponent", "Adversaire"],
  moves: ["Moves: ids or names, separated by commas", "Attaques : numéros ou noms, séparés par des virgules"],
  key: ["API key (empty in development)", "Clé d’API (vide en développement)"],
  send: ["Send", "Envoyer"],
  request: ["As a command", "En ligne de commande"],
  response: ["Answer", "Réponse"],
  none: ["Nothing like that", "Rien de semblable"],
  waiting: ["Waiting for the answer…", "En attente de la réponse…"],
  failed: [
    "No server answers at this address ({reason}). Start it with “npm start”.",
    "Aucun serveur ne répond à cette adresse ({reason}). Lancez « npm start »."
  ]
});

export interface ApiRequest {
  readonly pokemon_a_id: number;
  readonly pokemon_b_id: number;
  readonly available_moves: readonly (number | string)[];
}

/** Moves as the API takes them: numbers as ids, anything else as a name. */
export const parseMoves = (text: string): (number | string)[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const shellQuote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request as a curl command; it never shows the key itself. */
export const curlCommand = (address: string, body: ApiRequest, withKey: boolean): string =>
  [
    `curl -X POST ${address}`,
    "-H 'Content-Type: application/json'",
    ...(withKey ? ['-H "X-API-Key: $API_KEY"'] : []),
    `-d ${shellQuote(JSON.stringify(body))}`
  ].join(" \\\n  ");

const PATH = "/predict/best-move";

export function apiForm(game: GameData): HTMLElement {
  const index = indexGame(game);
  let a = index.pokemonByIdentifier("squirtle") ?? game.pokemon[0];
  let b = index.pokemonByIdentifier("charmander") ?? game.pokemon[1];
  const [moveId, keyId] = [uniqueId("moves"), uniqueId("key")];
  const moves: HTMLInputElement = html`<input class="input" id=${moveId} autocomplete="off">`;
  const key: HTMLInputElement = html`<input class="input" type="password" id=${keyId} autocomplete="off">`;
  const command: HTMLElement = html`<pre tabindex="0"></pre>`;
  const answer: HTMLElement = html`<pre class="answer-json" tabindex="0" role="status">–</pre>`;
  const body = (): ApiRequest => ({
    pokemon_a_id: a.id,
    pokemon_b_id: b.id,
    available_moves: parseMoves(moves.value)
  });
  const address = siteLink(PATH);
  const update = (): void => {
    command.textContent = curlCommand(address, body(), key.value !== "");
  };
  const suggest = (): void => {
    moves.value = index.damagingMoves(a).slice(0, 4).map(localName).join(", ");
    update();
  };
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    answer.textContent = words("waiting");
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Accept-Language": language(),
          ...(key.value === "" ? {} : {"X-API-Key": key.value})
        },
        body: JSON.stringify(body())
      });
      const text = await response.text();
      if (!/json/.test(response.headers.get("content-type") ?? ""))
        throw new Error(`HTTP ${response.status}`);
      answer.textContent = `HTTP ${response.status}\n${JSON.stringify(JSON.parse(text), null, 2)}`;
    } catch (error) {
      answer.textContent = words("failed", {reason: error instanceof Error ? error.message : String(error)});
    }
  };
  const field = (label: string, value: Pokemon, onChoose: (pokemon: Pokemon) => void): HTMLElement =>
    combobox<Pokemon>({
      label,
      value,
      text: localName,
      find: (query) => find(game.pokemon, query, pokemonCalled(game.types)),
      onChoose,
      emptyText: words("none")
    });
  moves.addEventListener("input", update);
  key.addEventListener("input", update);
  suggest();
  return html`<section class="card"><h2>${words("title")}</h2><p>${words("note")}</p><form class="api-form" ${{
    onsubmit: (event: Event) => void send(event)
  }}><div class="grid" style="--min:240px">${field(words("a"), a, (pokemon) => {
    a = pokemon;
    suggest();
  })}${field(words("b"), b, (pokemon) => {
    b = pokemon;
    update();
  })}</div><div class="field"><label for=${moveId}>${words("moves")}</label>${moves}</div><div class="field"><label for=${keyId}>${words(
    "key"
  )}</label>${key}</div><button type="submit" class="button button-primary">${words("send")}</button></form>
    <h3>${words("request")}</h3>${command}<h3>${words("response")}</h3>${answer}</section>`;
}
