// Where the program is looked for, on each system.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findProgram, platformFolder, type Surroundings } from "../../src/binary";

function around(files: string[], change: Partial<Surroundings> = {}): Surroundings {
  return {
    setting: "",
    extension: "/ext",
    platform: "linux",
    arch: "x64",
    searchPath: "/usr/local/bin:/usr/bin",
    home: "/home/anna",
    isFile: (path) => files.includes(path),
    ...change,
  };
}

test("the setting comes before the bundled program and the PATH", () => {
  const files = ["/opt/collaudo", "/ext/server/linux-x64/collaudo", "/usr/bin/collaudo"];
  assert.deepEqual(findProgram(around(files, { setting: "/opt/collaudo" })), { found: true, path: "/opt/collaudo", origin: "setting" });
});

test("the bundled program comes before the PATH", () => {
  const files = ["/ext/server/linux-x64/collaudo", "/usr/bin/collaudo"];
  assert.deepEqual(findProgram(around(files)), { found: true, path: "/ext/server/linux-x64/collaudo", origin: "bundled" });
});

test("the folders of the PATH are searched in their order", () => {
  const files = ["/usr/bin/collaudo", "/usr/local/bin/collaudo"];
  assert.deepEqual(findProgram(around(files)), { found: true, path: "/usr/local/bin/collaudo", origin: "path" });
});

test("a setting that names no program is an error, whatever else there is", () => {
  const res = findProgram(around(["/usr/bin/collaudo"], { setting: "/opt/collaudo" }));
  assert.deepEqual(res, { found: false, reason: "setting", tried: ["/opt/collaudo"] });
});

test("a setting may start in the home folder or be a bare name", () => {
  const home = findProgram(around(["/home/anna/bin/collaudo"], { setting: "~/bin/collaudo" }));
  assert.equal(home.found && home.path, "/home/anna/bin/collaudo");
  const bare = findProgram(around(["/usr/bin/collaudo-2"], { setting: "collaudo-2" }));
  assert.equal(bare.found && bare.path, "/usr/bin/collaudo-2");
});

test("where there is none, all places that were tried are told", () => {
  const res = findProgram(around([]));
  assert.deepEqual(res, {
    found: false,
    reason: "nowhere",
    tried: ["/ext/server/linux-x64/collaudo", "/usr/local/bin/collaudo", "/usr/bin/collaudo"],
  });
});

test("on Windows the program ends in .exe, and quotes in the PATH are left out", () => {
  const windows = { platform: "win32", extension: "C:\\ext", searchPath: "C:\\Windows;\"C:\\Program Files\\Collaudo\"", home: "C:\\Users\\anna" };
  const bundled = findProgram(around(["C:\\ext\\server\\win32-x64\\collaudo.exe"], windows));
  assert.equal(bundled.found && bundled.origin, "bundled");
  const found = findProgram(around(["C:\\Program Files\\Collaudo\\collaudo.exe"], windows));
  assert.equal(found.found && found.path, "C:\\Program Files\\Collaudo\\collaudo.exe");
  const setting = findProgram(around(["D:\\collaudo.exe"], { ...windows, setting: "D:\\collaudo" }));
  assert.equal(setting.found && setting.path, "D:\\collaudo.exe");
});

test("the folders of the bundled programs have the names of VS Code's packages", () => {
  assert.equal(platformFolder("darwin", "arm64"), "darwin-arm64");
  assert.equal(platformFolder("linux", "arm"), "linux-armhf");
});
