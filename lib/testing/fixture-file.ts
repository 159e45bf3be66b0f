import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** A file that real systems wrote, kept outside the repository; null, said aloud, where the folder is absent. */
export function fixtureFile(name: string): Buffer | null {
  const file = path.resolve(process.env.ONEROW_FIXTURES ?? "../shared/fixtures", name);
  if (existsSync(file)) return readFileSync(file);
  process.stderr.write(`SKIPPED: the fixture ${name} is not here, so what it proves was not tried\n`);
  return null;
}
