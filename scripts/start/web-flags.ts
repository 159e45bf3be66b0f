/** How Node.js runs the web server, here and in the bench. */
export const WEB_FLAGS = ["--import", "./scripts/start/cut-open-pages.mjs"];
