// Preloaded into every child: when the program that started it is gone, even killed, the channel between them closes.
process.once("disconnect", () => process.exit(1));
process.channel?.unref();
