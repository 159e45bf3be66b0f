import { installMissing, runPinned } from "./bootstrap.mjs";

installMissing();
runPinned("scripts/test/main.ts", process.argv.slice(2));
