// Where the program is: the setting, else the copy that came with the extension, else the PATH.

import * as path from "node:path";

/** What the search depends on; a test gives its own. */
export interface Surroundings {
  /** The setting `collaudo.path`, "" where it is not set. */
  setting: string;
  /** The folder of this extension. */
  extension: string;
  platform: string;
  arch: string;
  /** The variable PATH. */
  searchPath: string;
  home: string;
  isFile(path: string): boolean;
}

export type Search =
  | { found: true; path: string; origin: "setting" | "bundled" | "path" }
  | { found: false; reason: "setting" | "nowhere"; tried: string[] };

/** Finds the program. A setting that names no program is an error: nothing else is tried behind the user's back. */
export function findProgram(around: Surroundings): Search {
  const tried: string[] = [];
  const hit = (candidate: string) => {
    tried.push(candidate);
    return around.isFile(candidate);
  };

  if (around.setting !== "") {
    for (const candidate of named(around.setting, around)) {
      if (hit(candidate)) return { found: true, path: candidate, origin: "setting" };
    }
    return { found: false, reason: "setting", tried };
  }

  const bundled = paths(around).join(around.extension, "server", platformFolder(around.platform, around.arch), fileName(around));
  if (hit(bundled)) return { found: true, path: bundled, origin: "bundled" };

  for (const candidate of inSearchPath(fileName(around), around)) {
    if (hit(candidate)) return { found: true, path: candidate, origin: "path" };
  }
  return { found: false, reason: "nowhere", tried };
}

/** The folder below `server/` of a platform, by the names that VS Code uses for packages. */
export function platformFolder(platform: string, arch: string): string {
  return `${platform}-${arch === "arm" ? "armhf" : arch}`;
}

/** The places that a setting may mean: a path, one below the home folder, or a bare name in the PATH. */
function named(setting: string, around: Surroundings): string[] {
  const { join } = paths(around);
  if (setting.startsWith("~/") || setting.startsWith("~\\")) return [join(around.home, setting.slice(2))];
  if (setting.includes("/") || setting.includes("\\")) return around.platform === "win32" ? [setting, `${setting}.exe`] : [setting];
  const name = around.platform === "win32" && !/\.exe$/i.test(setting) ? `${setting}.exe` : setting;
  return inSearchPath(name, around);
}

function inSearchPath(name: string, around: Surroundings): string[] {
  const { join, delimiter } = paths(around);
  return around.searchPath
    .split(delimiter)
    .map((folder) => folder.replace(/^"(.*)"$/, "$1"))
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name));
}

function fileName(around: Surroundings): string {
  return around.platform === "win32" ? "collaudo.exe" : "collaudo";
}

function paths(around: Surroundings): path.PlatformPath {
  return around.platform === "win32" ? path.win32 : path.posix;
}
