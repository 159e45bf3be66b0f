// Preloaded into every child: when the program that started it is gone, even killed, the channel between them closes.
process.once("disconnect", () => process.exit(1));
// A child may end by itself before that. What it forks inherits this file and lives by what comes over its own channel.
const { ONEROW_STARTED_BY: starter } = process.env;
if (starter === undefined || starter === String(process.ppid)) process.channel?.unref();
