import {beforeEach, describe, expect, it} from "vitest";
import {searchField, segmented, selectField} from "../../../src/ui/filters.ts";
import {dataTable} from "../../../src/ui/table.ts";
import {click, enter, settled} from "../../support/rendered-page.ts";

const CHOICES = ["a", "b", "c"].map((value) => ({value, label: value.toUpperCase()}));

/** A page of each kind of control, and what it has heard of them. */
async function page(search: string) {
  history.replaceState(null, "", `/page/${search}`);
  const heard: Record<string, string> = {};
  const tell = (key: string) => (value: string) => {
    heard[key] = value;
  };
  const table = dataTable({
    caption: "T",
    rows: [1, 3, 2],
    columns: [{key: "n", label: "N", numeric: true, sort: (n: number) => n, cell: (n) => n}]
  });
  document.body.replaceChildren(
    selectField("type", "Type", CHOICES, tell("type")),
    searchField("q", "Search", "", tell("q")),
    segmented("order", "Order", CHOICES, "a", tell("order")),
    table.element
  );
  await settled();
  return {
    heard,
    cells: () => [...document.querySelectorAll("td")].map(({textContent}) => textContent).join("")
  };
}

const back = (): void => {
  // The stand-in for a browser has no history to go back in: it is told as one tells it.
  window.dispatchEvent(new Event("popstate"));
};

describe("a control's state", () => {
  beforeEach(() => document.body.replaceChildren());

  it("is what the address says, from the start, and heard of by the page", async () => {
    const {heard, cells} = await page("?type=b&q=mew&order=c&sort-n=-n&other=1");
    expect(heard).toEqual({type: "b", q: "mew", order: "c"});
    expect(cells()).toBe("321");
    expect(location.search).toBe("?type=b&q=mew&order=c&sort-n=-n&other=1");
  });

  it("is left as it is where the address says nothing that it knows", async () => {
    const {heard, cells} = await page("?type=z&order=z&sort-n=z");
    expect(heard).toEqual({});
    expect(cells()).toBe("132");
  });

  it("goes into the address as a step of the history, what is typed as one step", async () => {
    await page("?lang=fr");
    const steps = history.length;
    enter("select", "b")(document.body);
    expect(location.search).toBe("?lang=fr&type=b");
    for (const typed of ["m", "me", "mew"]) enter("input", typed)(document.body);
    expect(location.search).toBe("?lang=fr&type=b&q=mew");
    click(".segmented button", 2)(document.body);
    click("th button")(document.body);
    expect(location.search).toBe("?lang=fr&type=b&q=mew&order=c&sort-n=-n");
    expect(history.length - steps).toBe(4);
    enter("select", "a")(document.body);
    expect(location.search).not.toContain("type");
  });

  it("is undone by Back", async () => {
    const {heard, cells} = await page("");
    enter("select", "b")(document.body);
    click("th button")(document.body);
    expect(cells()).toBe("321");
    history.replaceState(null, "", "/page/?type=c");
    back();
    expect(heard["type"]).toBe("c");
    expect(cells()).toBe("132");
    expect(location.search).toBe("?type=c");
  });
});
