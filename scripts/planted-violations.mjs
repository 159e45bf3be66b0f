// Lints the files of scripts/planted as if they were the program and demands exactly the violations that they announce,
// so that a linter that reads nothing, or lost a rule, is noticed.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const copy = mkdtempSync(path.join(tmpdir(), "onerow-planted-"));
try {
  cpSync(path.join(root, "scripts", "planted"), copy, { recursive: true });
  for (const file of ["oxlint.config.ts", "tsconfig.json"]) cpSync(path.join(root, file), path.join(copy, file));
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  writeFileSync(path.join(copy, "lib", "orders", "too-long.ts"), `// breaks: max-lines\n${"export {};\n".repeat(300)}`);

  const expected = announced();
  const found = reported();
  const silent = expected.filter((violation) => !found.includes(violation));
  const surprising = found.filter((violation) => !expected.includes(violation));
  for (const violation of silent) console.error(`Planted, but not reported: ${violation}`);
  for (const violation of surprising) console.error(`Reported, but not planted: ${violation}`);
  console.log(`${expected.length} planted violations, ${found.length} reported.`);
  process.exitCode = silent.length + surprising.length === 0 && expected.length > 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function folders() {
  return readdirSync(copy).filter((name) => name !== "node_modules" && statSync(path.join(copy, name)).isDirectory());
}

function announced() {
  const files = folders().flatMap((folder) =>
    readdirSync(path.join(copy, folder), { recursive: true }).map((file) => path.join(folder, String(file))),
  );
  return files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const rule = /^\/\/ breaks: (\S+)/.exec(readFileSync(path.join(copy, file), "utf8"))?.[1];
      return rule ? [`${file} ${rule}`] : [];
    });
}

function reported() {
  const lint = spawnSync("oxlint", ["--format", "json", ...folders()], { cwd: copy, encoding: "utf8" });
  const { diagnostics } = JSON.parse(lint.stdout);
  const found = diagnostics.map(({ code, filename }) => {
    const [, plugin, rule] = /^([^()]+)\((.+)\)$/.exec(code) ?? [null, "?", code];
    return `${filename} ${plugin === "eslint" ? rule : `${plugin}/${rule}`}`;
  });
  return [...new Set(found)];
}
