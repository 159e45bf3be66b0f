import { installMissing, runPinned } from "./bootstrap.mjs";

installMissing();
runPinned("scripts/start/main.ts", process.argv.slice(2));
