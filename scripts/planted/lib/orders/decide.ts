// breaks: no-restricted-imports
import { readFileSync } from "node:fs";

export const decide = (): string => readFileSync("rules", "utf8");
