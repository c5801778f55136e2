import {afterEach, describe, expect, it, vi} from "vitest";
import {download, standaloneSvg, svgToPng} from "../../../src/charts/export.ts";
import {svg} from "../../../src/ui/html.ts";
import {emptyState, errorState, mount} from "../../../src/ui/state.ts";
import {outlineOf, rendered} from "../../support/rendered-page.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
const place = () =>
  rendered(() => {
    const app = document.createElement("div");
    app.id = "app";
    app.ariaBusy = null;
    return app;
  });

describe("a page's place", () => {
  it("is filled, and no longer busy", async () => {
    const page = await place();
    page.querySelector("#app")!.setAttribute("aria-busy", "true");
    await mount(async () => emptyState("Nothing", "Run it."));
    expect(outlineOf(page)).toEqual(["div", "  div.state", "    strong “Nothing”", "    p “Run it.”"]);
  });

  it("shows what went wrong", async () => {
    const page = await place();
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    await mount(() => {
      throw new Error("no data");
    });
    expect(outlineOf(page)).toEqual([
      "div",
      "  div.state.state-error [role=alert]",
      "    strong “This part could not be shown”",
      "    p “no data”",
      "    p “Reload the page to try again.”"
    ]);
    expect(told).toHaveBeenCalledOnce();
    expect(errorState("text").textContent).toContain("text");
  });

  it("must be there", async () => {
    await expect(mount(() => document.createElement("p"), "#nowhere")).rejects.toThrow(
      "the page has no #nowhere"
    );
  });
});

describe("a drawing that is saved", () => {
  it("stands alone: its computed colours and its size are in it", async () => {
    await place();
    const drawing = svg<SVGSVGElement>`<svg viewBox="0 0 40 20"><rect style="fill: red" width="4"></rect><style>.x{}</style></svg>`;
    document.body.append(drawing);
    Object.defineProperty(drawing, "viewBox", {value: {baseVal: {width: 40, height: 20}}});
    vi.stubGlobal("getComputedStyle", () => ({
      getPropertyValue: (name: string) => (name === "fill" ? "red" : "")
    }));
    const text = standaloneSvg(drawing, "white");
    expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(text).toMatch(/width="40"/);
    expect(text).toMatch(/<rect [^>]*width="100%"[^>]*fill="white"/);
    expect(text).not.toContain("<style");
    expect(text).toMatch(/<svg [^>]*fill="red"/);
    expect(text, "what a mark has from above is not said again").not.toMatch(/<rect [^>]*fill="red"/);
  });

  it("is offered under its name, and its address is given back", async () => {
    await place();
    vi.useFakeTimers();
    vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:1");
    const revoked = vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => {});
    const clicked: string[] = [];
    vi.spyOn(Object.getPrototypeOf(document.createElement("a")), "click").mockImplementation(function (
      this: unknown
    ) {
      const {download: name, href} = this as HTMLAnchorElement;
      clicked.push(`${name} ${href}`);
    });
    download("chart.csv", new Blob(["a"]));
    expect(clicked).toEqual(["chart.csv blob:1"]);
    vi.advanceTimersByTime(10_000);
    expect(revoked).toHaveBeenCalledWith("blob:1");
    vi.useRealTimers();
  });

  it("is painted at twice its size, or says that the browser cannot", async () => {
    await place();
    vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:2");
    const revoked = vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => {});
    vi.stubGlobal(
      "Image",
      class {
        src = "";
        decode = async () => {};
      }
    );
    const drawn: unknown[][] = [];
    const prototype = Object.getPrototypeOf(document.createElement("canvas"));
    vi.spyOn(prototype, "getContext").mockReturnValue({
      drawImage: (...at: unknown[]) => drawn.push(at.slice(1))
    });
    const png = new Blob(["png"]);
    const toBlob = vi
      .spyOn(prototype, "toBlob")
      .mockImplementation((told: unknown) => (told as (b: Blob | null) => void)(png));
    expect(await svgToPng("<svg/>", 40, 20)).toBe(png);
    expect(drawn).toEqual([[0, 0, 80, 40]]);
    toBlob.mockImplementation((told: unknown) => (told as (b: Blob | null) => void)(null));
    await expect(svgToPng("<svg/>", 40, 20)).rejects.toThrow("the browser made no PNG");
    expect(revoked).toHaveBeenCalledTimes(2);
  });
});
