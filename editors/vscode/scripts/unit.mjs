// Runs the tests of the logic that needs no editor. TypeScript is bundled first, so that any Node from 20 on will do.

import { spawnSync } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = path.join(root, "dist", "unit");
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const tests = (await readdir(path.join(root, "test", "unit"))).filter((it) => it.endsWith(".test.ts"));
await build({
  absWorkingDir: root,
  entryPoints: tests.map((it) => `test/unit/${it}`),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  sourcemap: "inline",
  logLevel: "warning",
});
const files = tests.map((it) => path.join(out, it.replace(/\.ts$/, ".mjs")));
const { status } = spawnSync(process.execPath, ["--test", ...files], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);
