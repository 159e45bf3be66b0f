import { rmSync } from "node:fs";

// The program starts on an empty folder and leaves nothing behind; PostgreSQL has ended when this process does.
const folder = process.env.ONEROW_DATA_DIR ?? "";
if (folder === "") throw new Error("ONEROW_DATA_DIR names the folder for the browser tests; playwright.config.ts sets it.");
const remove = (): void => rmSync(folder, { recursive: true, force: true });
remove();
process.once("exit", remove);
await import("@/scripts/start/main");
