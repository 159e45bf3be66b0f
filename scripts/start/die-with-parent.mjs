// Preloaded into every child: when the program that started it is gone, even killed, the channel between them closes.
process.once("disconnect", () => process.exit(1));
process.channel?.unref();

// Open pages hold a connection for live changes, which the web server would wait for without end.
const GRACE_MS = 3_000;
process.once("SIGTERM", () => setTimeout(() => process.exit(0), GRACE_MS).unref());
