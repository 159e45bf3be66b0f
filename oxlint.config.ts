import { defineConfig } from "oxlint";

type Forbidden = { group: string[]; message: string; allowTypeImports?: boolean };

const forbid = (message: string, ...group: string[]): Forbidden => ({ group, message });
const PARENT = forbid("Import by @/ from the repository root, so that directions can be read and checked.", "../**");

/** Overrides replace one another and do not merge, so each names all that its files may not import. */
const imports = (files: string[], ...patterns: Forbidden[]) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: [PARENT, ...patterns] }] as ["error", { patterns: Forbidden[] }] },
});

const DIRECTION = "Imports go app -> components -> lib -> db -> db/values, never back.";
const noScreens = forbid(DIRECTION, "@/app/**", "@/components/**");
const noApp = forbid(DIRECTION, "@/app/**");
const noLib = forbid(DIRECTION, "@/lib/**");
const noDatabase = forbid(
  "Screens read through lib; from db they take only @/db/values.",
  "@/db/**",
  "!@/db/values",
  "drizzle-orm",
  "drizzle-orm/**",
  "pg",
  "@neondatabase/serverless",
);
const noAuth = forbid("lib/tenancy is the only importer of next-auth.", "next-auth", "next-auth/**");
const noStore = forbid("Only the commit of a domain writes: call its commit.", "@/lib/*/store", "./store");
const noDomains = forbid("A primitive knows no domain.", "@/app/**", "@/lib/**", "@/components/**", "!@/components/ui/**");
const pure: Forbidden = {
  ...forbid(
    "A pure file imports types, zod and pure files only.",
    "@/db/client",
    "@/db/schema/**",
    "drizzle-orm",
    "drizzle-orm/**",
    "pg",
    "react",
    "next",
    "next/**",
    "server-only",
    "node:*",
    "@/lib/*/store",
    "@/lib/*/read",
    "@/lib/*/commit",
  ),
  allowTypeImports: true,
};

// Inside lib, from the bottom: result; the foundation (tenancy, the transaction frame, what the server is made of); what
// orders calculate with; orders; what moves orders; the worker. Imports only go down.
const CALCULATION = ["stock", "ledger", "customers", "catalogue", "outbox"];
const MOVES_ORDERS = ["receiving", "fulfilment", "shipping", "invoicing", "payments", "returns", "channels", "exceptions", "agent"];
const LAYERS =
  "Inside lib imports go down: worker, what moves orders, orders, stock and its like, foundation (tenancy, transaction, server), result.";
const folders = (names: string[]): string[] => names.map((name) => `@/lib/${name}/**`);
const aboveMoves = forbid(LAYERS, ...folders(["worker"]));
const aboveOrders = forbid(LAYERS, ...folders([...MOVES_ORDERS, "worker"]));
const aboveCalculation = forbid(LAYERS, ...folders(["orders", ...MOVES_ORDERS, "worker"]));
const aboveFoundation = forbid(LAYERS, "@/lib/**", "!@/lib/result/**", "!@/lib/tenancy/**", "!@/lib/transaction/**", "!@/lib/server/**");
const aboveResult = forbid(LAYERS, "@/lib/**", "!@/lib/result/**");
const PURE_FILES = ["decide", "decide-*", "transitions", "rollup", "inputs", "order", "reserve"].map((name) => `lib/*/${name}.ts`);

/** Plain JavaScript, for what runs before anything is installed or is served as it stands: there are no types to be unsafe about. */
const untyped = {
  "typescript/no-base-to-string": "off",
  "typescript/restrict-template-expressions": "off",
  "typescript/no-unsafe-argument": "off",
  "typescript/no-unsafe-assignment": "off",
  "typescript/no-unsafe-call": "off",
  "typescript/no-unsafe-member-access": "off",
  "typescript/no-unsafe-return": "off",
} as const;

export default defineConfig({
  plugins: ["typescript", "unicorn", "oxc", "import", "react", "jsx-a11y", "nextjs", "vitest", "promise"],
  categories: { correctness: "error" },
  options: { typeAware: true, reportUnusedDisableDirectives: "error" },
  ignorePatterns: ["scripts/planted/**", "next-env.d.ts"],
  rules: {
    "import/no-cycle": "error",
    // A styled element with the right role is as good for a reader as the tag, which browsers draw in their own way.
    "jsx-a11y/prefer-tag-over-role": "off",
    "oxc/no-barrel-file": ["error", { threshold: 0 }],
    "typescript/ban-ts-comment": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    // Without it a forgotten await inside a transaction is silent: drizzle's builders are thenables, not promises.
    "typescript/no-floating-promises": ["error", { checkThenables: true }],
    "typescript/no-misused-promises": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/no-unsafe-argument": "error",
    "typescript/no-unsafe-assignment": "error",
    "typescript/no-unsafe-call": "error",
    "typescript/no-unsafe-member-access": "error",
    "typescript/no-unsafe-return": "error",
    "typescript/only-throw-error": "error",
    "typescript/return-await": ["error", "error-handling-correctness-only"],
    "typescript/switch-exhaustiveness-check": "error",
    eqeqeq: ["error", "always", { null: "ignore" }],
    "max-lines": ["error", { max: 300 }],
    "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
    "no-console": "error",
    "no-restricted-imports": ["error", { patterns: [PARENT] }],
    "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
  },
  overrides: [
    imports(["app/**"], noDatabase, noStore, noAuth),
    imports(["components/**"], noDatabase, noStore, noAuth, noApp),
    imports(["components/ui/**"], noDatabase, noAuth, noDomains),
    imports(["lib/**"], noScreens, noAuth, noStore, aboveMoves),
    imports(["lib/worker/**"], noScreens, noAuth, noStore),
    imports(folders(CALCULATION).map(atRoot), noScreens, noAuth, noStore, aboveCalculation),
    imports(["lib/orders/**"], noScreens, noAuth, noStore, aboveOrders),
    imports(["lib/*/commit.ts"], noScreens, noAuth, aboveMoves),
    imports(["lib/orders/commit.ts"], noScreens, noAuth, aboveOrders),
    imports(["lib/{transaction,server}/**"], noScreens, noAuth, aboveFoundation),
    imports(["lib/tenancy/**"], noScreens, aboveFoundation),
    imports(["lib/result/**"], noScreens, noAuth, noDatabase, aboveResult),
    imports(PURE_FILES, noScreens, noAuth, aboveOrders, pure),
    imports(["db/**"], noScreens, noAuth, noLib),
    // Demo and test data are made by the domain's own commands, so these parts of db stand above lib.
    imports(["db/seed/**", "db/testing/**"], noScreens, noAuth, noStore),
    imports(["db/values.ts"], forbid("The literal lists import nothing, so that the browser may have them.", "**")),
    { files: ["scripts/**", "bench/**", "db/seed/**"], rules: { "no-console": "off" } },
    // Markup is long without being hard to follow.
    { files: ["**/*.tsx"], rules: { "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }] } },
    { files: ["**/*.mjs", "public/**/*.js"], rules: untyped },
    { files: ["**/*.test.ts", "**/*.test.tsx", "e2e/**"], rules: { "max-lines-per-function": "off" } },
  ],
});

function atRoot(pattern: string): string {
  return pattern.replace("@/", "");
}
