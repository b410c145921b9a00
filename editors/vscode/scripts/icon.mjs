// Draws the extension's icon, which must be a PNG, from the SVG that we keep.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Resvg, initWasm } from "@resvg/resvg-wasm";

const icons = fileURLToPath(new URL("../icons/", import.meta.url));

/** Writes icons/collaudo.png, 256 pixels wide. */
export async function drawIcon() {
  await initWasm(await readFile(fileURLToPath(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm"))));
  const drawing = new Resvg(await readFile(`${icons}collaudo.svg`, "utf8"), { fitTo: { mode: "width", value: 256 } });
  await writeFile(`${icons}collaudo.png`, drawing.render().asPng());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await drawIcon();
