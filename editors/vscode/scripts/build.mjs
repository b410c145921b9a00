// Bundles the extension and the page of the live view into dist/. Run by `npm run build`, and before packaging.

import { copyFile, mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const grammar = fileURLToPath(new URL("../../../grammar/piano.tmLanguage.json", import.meta.url));

const livePage = [
  { in: "src/liveView/page/main.ts", out: "liveView" },
  { in: "src/liveView/page/style.css", out: "liveView" },
];

/** Builds everything that the package has in dist/. */
export async function buildAll({ minify = true } = {}) {
  await rm(`${root}dist`, { recursive: true, force: true });
  await mkdir(`${root}dist`);
  const common = { absWorkingDir: root, bundle: true, minify, sourcemap: !minify, logLevel: "warning", legalComments: "none" };
  await Promise.all([
    build({ ...common, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", platform: "node", format: "cjs", target: "node20", external: ["vscode"] }),
    build({ ...common, entryPoints: livePage, outdir: "dist", platform: "browser", format: "iife", target: "chrome120" }),
    copyFile(grammar, `${root}dist/piano.tmLanguage.json`),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll({ minify: !process.argv.includes("--debug") });
