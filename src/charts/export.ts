const COPIED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "opacity",
  "color",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "text-anchor"
] as const;

/** A drawing as it looks now, standing alone: computed styles instead of the page's variables. */
export function standaloneSvg(drawing: SVGSVGElement, background: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  const styles = new Map(originals.map((original) => [original, getComputedStyle(original)]));
  for (const [index, original] of originals.entries()) {
    const above = index === 0 ? undefined : styles.get(original.parentElement as unknown as SVGElement);
    for (const property of COPIED) {
      const value = styles.get(original)!.getPropertyValue(property);
      const given = property === "opacity" ? "1" : above?.getPropertyValue(property);
      // What is the same as without it is left out: a drawing has thousands of marks.
      if (value === given) copies[index].removeAttribute(property);
      else copies[index].setAttribute(property, value);
      copies[index].style.removeProperty(property);
    }
    if (copies[index].getAttribute("style") === "") copies[index].removeAttribute("style");
  }
  for (const style of copy.querySelectorAll("style")) style.remove();
  const {width, height} = drawing.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const backdrop = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({width: "100%", height: "100%", fill: background}))
    backdrop.setAttribute(name, value);
  copy.prepend(backdrop);
  return new XMLSerializer().serializeToString(copy);
}

export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Renders a standalone SVG at twice its size. @throws Error when the browser cannot draw it. */
export async function svgToPng(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
  try {
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser made no PNG"))))
    );
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
