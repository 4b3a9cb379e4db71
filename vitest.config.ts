import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/longest-first.ts";

const source = join(import.meta.dirname, "src");

export default defineConfig({
  resolve: {
    conditions: ["source"],
    // The same names as `imports` in package.json: the run's global set-up is resolved without its conditions.
    alias: [
      { find: /^#platform\/errors$/, replacement: join(source, "platform/errors.ts") },
      { find: /^#(platform|modules|apps)\/([^/]+)$/, replacement: join(source, "$1/$2/index.ts") },
      { find: /^#ui$/, replacement: join(source, "ui/index.ts") },
    ],
  },
  ssr: { resolve: { conditions: ["source"] } },
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
    globalSetup: ["tests/global-setup.ts"],
    // The same modules are turned into plain JavaScript once, not in each of the runs of `npm test`.
    fsModuleCache: true,
    // A process for each of both workers, not for each file: the modules are loaded once. Each file leaves them as it found them.
    isolate: false,
    setupFiles: ["tests/after-each-file.ts"],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // What a hanging test is given up after: far more than any takes, on a slow and busy machine too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
