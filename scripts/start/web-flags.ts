/**
 * How Node.js runs the web server. A page is drawn from some hundred thousand objects that live for milliseconds: with
 * room for more than a few pages they are gone before they have to be moved, which takes a tenth of the work away.
 */
export const WEB_FLAGS = ["--max-semi-space-size=64", "--import", "./scripts/start/cut-open-pages.mjs"];
