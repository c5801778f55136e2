import {afterEach, expect, it, vi} from "vitest";
import {click, enter, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {apiForm} from "./api-guide-page.ts";

const golden = goldenOf("api-guide");

afterEach(() => vi.unstubAllGlobals());

it("asks the server what the form says, and shows its answer", async () => {
  const json = (body: string, status = 200) =>
    new Response(body, {status, headers: {"content-type": "application/json"}});
  const answers = [
    json('{"recommended_move":"Surf"}'),
    json('{"title":"wrong"}', 422),
    new Response("<html>", {status: 404})
  ];
  const ask = vi.fn(async (_url: string, _options: RequestInit) => answers.shift());
  vi.stubGlobal("fetch", ask);
  const send = (page: HTMLElement): void => {
    page.querySelector("form")!.dispatchEvent(new Event("submit", {cancelable: true}));
  };
  await expectPage(golden("api-guide"), () => apiForm(smallGame), {
    "the list of the first side": click("input[role=combobox]"),
    "the second of it": click("li", 1),
    "a move that is typed": enter("input.input", "Surf, 33", 2),
    "a key": enter("input[type=password]", "secret"),
    "the answer": send,
    "a refusal": send,
    "no server": send
  });
  expect(ask).toHaveBeenCalledTimes(3);
  const [address, {method, headers, body}] = ask.mock.calls[0];
  expect(new URL(address).pathname).toBe("/predict/best-move");
  expect({method, headers, body: JSON.parse(String(body))}).toEqual({
    method: "POST",
    headers: {"Content-Type": "application/json", "Accept-Language": "en", "X-API-Key": "secret"},
    body: {pokemon_a_id: 5, pokemon_b_id: 4, available_moves: ["Surf", 33]}
  });
});
