import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** One import that breaks each rule: rule name → file, and what it imports. */
const planted: Record<string, readonly [file: string, imports: string]> = {
  "no-cycles": ["src/ui/first.ts", "./second.ts"],
  resolvable: ["src/ui/lost.ts", "./nowhere.ts"],
  "platform-knows-nothing-above": ["src/platform/time/index.ts", "../../ui/index.ts"],
  "ui-and-islands-stay-pure": ["src/islands/one.ts", "../platform/time/index.ts"],
  "ui-knows-no-module": ["src/ui/card.ts", "../modules/catalog/rules/kind.ts"],
  "rules-are-pure": ["src/modules/catalog/rules/kind.ts", "../queries.ts"],
  "pure-code-knows-only-the-shape-of-a-document": [
    "src/modules/catalog/rules/print.ts",
    "../../../platform/pdf/index.ts",
  ],
  "rules-reach-no-server": ["src/modules/catalog/rules/server.ts", "node:fs"],
  "views-are-pure": ["src/modules/catalog/views/page.ts", "../queries.ts"],
  "queries-and-actions-know-no-web": ["src/modules/catalog/queries.ts", "./web.ts"],
  "doors-do-not-open-each-other": ["src/modules/catalog/web.ts", "./api.ts"],
  "modules-use-only-doors": ["src/modules/credit/actions.ts", "../catalog/queries.ts"],
  "order-catalog": ["src/modules/catalog/jobs.ts", "../credit/index.ts"],
  "modules-know-no-app": ["src/modules/catalog/cli.ts", "../../apps/web/index.ts"],
  "apps-use-doors": ["src/apps/web/index.ts", "../../modules/catalog/queries.ts"],
  "source-knows-no-test": ["src/ui/table.ts", "./table.test.ts"],
  "no-dev-package-at-run-time": ["src/ui/dev.ts", "vitest"],
};

const innocent = [
  "src/platform/pdf/index.ts",
  "src/ui/index.ts",
  "src/ui/table.test.ts",
  "src/modules/catalog/api.ts",
  "src/modules/credit/index.ts",
];

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "carrel-boundaries-"));
  for (const name of [".dependency-cruiser.mjs", "package.json", "tsconfig.json"])
    cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const file of innocent) write(file, "export const nothing = 0;\n");
  write("src/ui/second.ts", 'import "./first.ts";\n');
  for (const [file, imports] of Object.values(planted)) write(file, `import "${imports}";\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every boundary rule finds the import that was planted for it", () => {
  const { summary } = cruise(folder);

  const found = new Set(summary.violations.map((violation) => violation.rule.name));
  expect(Object.keys(planted).filter((rule) => !found.has(rule))).toEqual([]);
});

test("every rule of the configuration has a planted import, module order by one example", async () => {
  const configuration: { default: { forbidden: readonly { name: string }[] } } = await import(
    /* @vite-ignore */ join(root, ".dependency-cruiser.mjs")
  );

  const untested = configuration.default.forbidden
    .map((rule) => rule.name)
    .filter((name) => !(name in planted));
  expect(untested.every((name) => name.startsWith("order-"))).toBe(true);
});

test("the check reads the whole source, not an empty one", () => {
  const { modules, summary } = cruise(root);

  expect(modules.filter((module) => module.source.startsWith("src/")).length).toBeGreaterThan(30);
  expect(summary.violations).toEqual([]);
});

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly { readonly rule: { readonly name: string } }[] };
}

function cruise(where: string): Cruise {
  const script = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const args = [script, "--config", ".dependency-cruiser.mjs", "--output-type", "json", "src"];
  try {
    return parse(
      execFileSync(process.execPath, args, {
        cwd: where,
        encoding: "utf8",
        maxBuffer: 1 << 28,
        stdio: ["ignore", "pipe", "ignore"],
      }),
    );
  } catch (error) {
    // Found violations make the program exit with their number; what it printed is the answer all the same.
    if (error instanceof Error && "stdout" in error && typeof error.stdout === "string")
      return parse(error.stdout);
    throw error;
  }
}

function parse(text: string): Cruise {
  return JSON.parse(text) as Cruise;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
