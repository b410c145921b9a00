// Runs inside a real extension host and writes what it found to the file in COLLAUDO_RESULTS.

import { appendFileSync } from "node:fs";
import { tests } from "./tests";

export async function run(): Promise<void> {
  const file = process.env["COLLAUDO_RESULTS"] ?? "";
  const tell = (line: object) => appendFileSync(file, `${JSON.stringify(line)}\n`);
  for (const [name, test] of Object.entries(tests)) {
    try {
      await Promise.race([test(), tooLong(30)]);
      tell({ name });
    } catch (error) {
      tell({ name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  tell({ done: true });
}

/** Fails after so many seconds: a test that hangs must not hide the others. */
function tooLong(seconds: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(`no end within ${seconds} s`)), seconds * 1000));
}
