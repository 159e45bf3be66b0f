import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type BuiltAction = { name: string; id: string; page: string };

const files = (pattern: RegExp): string[] =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll(path.sep, "/"))
    .filter((file) => pattern.test(file))
    .sort();

/** The address pattern of a file of the app folder: groups in parentheses do not show. */
const addressOf = (file: string): string =>
  `/${path.posix
    .dirname(file)
    .split("/")
    .filter((part) => part !== "." && !/^\(.*\)$/.test(part))
    .join("/")}`;

export const listRoutes = (): string[] => files(/(^|\/)route\.ts$/).map(addressOf);
export const listPages = (): string[] => files(/(^|\/)page\.tsx$/).map(addressOf);

/** Every function that a file marked "use server" exports, as "file#name". */
export const listActions = (): string[] =>
  files(/\.tsx?$/)
    .map((file) => ({ file, text: readFileSync(path.join("app", file), "utf8") }))
    .filter(({ text }) => /^\s*["']use server["']/.test(text))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(([, name]) => `${file.replace(/\.tsx?$/, "")}#${name}`),
    );

type Manifest = { node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }> };

/** The actions as they were built, with the secret name that the browser calls them by and a page that has them. */
export function builtActions(): Map<string, BuiltAction> {
  const file = path.join(process.env["NEXT_DIST_DIR"] ?? ".next", "server", "server-reference-manifest.json");
  if (!existsSync(file)) throw new Error(`${file} is missing: build first.`);
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  return new Map(
    Object.entries(manifest.node).map(([id, { workers, filename, exportedName }]) => {
      const name = `${filename.replace(/^app\//, "").replace(/\.tsx?$/, "")}#${exportedName}`;
      const pages = Object.keys(workers).map((worker) => addressOf(worker.replace(/^app\//, "")));
      return [name, { name, id, page: pages.find((page) => !page.includes("[")) ?? pages[0] ?? "/" }];
    }),
  );
}
