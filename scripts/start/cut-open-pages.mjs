// Preloaded into the web server, which waits for its requests when it stops: open pages hold one for live changes, without end.
const GRACE_MS = 3_000;
process.once("SIGTERM", () => setTimeout(() => process.exit(0), GRACE_MS).unref());
