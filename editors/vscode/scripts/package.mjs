// Makes the .vsix that is installed in VS Code.
//
//   npm run package                                           for every platform; the program is looked for on the computer
//   npm run package -- --with-server ../../target/release/collaudo
//                                                             with that program inside, for the platform of this computer
//   npm run package -- --with-server FILE --target win32-x64  the same for another platform
//   … --out FILE                                              where the package goes

import { chmod, copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

if (Number(process.versions.node.split(".")[0]) < 22) {
  console.error(`Packaging needs Node.js 22 or newer. This is ${process.version}.`);
  process.exit(2);
}
const { buildAll } = await import("./build.mjs");
const { drawIcon } = await import("./icon.mjs");
const { createVSIX } = await import("@vscode/vsce");

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({ options: { "with-server": { type: "string" }, target: { type: "string" }, out: { type: "string" } } });
const server = values["with-server"];
const target = values.target ?? `${process.platform}-${process.arch === "arm" ? "armhf" : process.arch}`;

await rm(path.join(root, "server"), { recursive: true, force: true });
if (server !== undefined) {
  const folder = path.join(root, "server", target);
  const program = path.join(folder, target.startsWith("win32") ? "collaudo.exe" : "collaudo");
  await mkdir(folder, { recursive: true });
  await copyFile(server, program);
  await chmod(program, 0o755);
}
await Promise.all([buildAll(), drawIcon(), writeLicence()]);
await writeReadme();
const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
const out = path.resolve(values.out ?? path.join(root, server === undefined ? `collaudo-${version}.vsix` : `collaudo-${target}-${version}.vsix`));
await createVSIX({ cwd: root, dependencies: false, packagePath: out, readmePath: "dist/README.md", ...(server === undefined ? {} : { target }) });
console.log(out);

/** The page inside VS Code cannot show the pictures of the repository. */
async function writeReadme() {
  const lines = (await readFile(path.join(root, "README.md"), "utf8")).split("\n");
  await writeFile(path.join(root, "dist/README.md"), lines.filter((it) => !it.startsWith("![")).join("\n"));
}

/** The package wants the project's licences in one file. */
async function writeLicence() {
  const texts = ["LICENSE-MIT", "LICENSE-APACHE"].map((it) => readFile(path.join(root, "../..", it), "utf8"));
  await writeFile(path.join(root, "LICENSE.txt"), (await Promise.all(texts)).join("\n\n"));
}
