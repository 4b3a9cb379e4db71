// Who may import whom: the table of docs/architecture.md as rules a machine keeps.
const modules = [
  "people",
  "staffing",
  "catalog",
  "credit",
  "lessons",
  "planner",
  "requests",
  "reflections",
  "programs",
  "portfolio",
  "community",
  "today",
];
const own = "^src/modules/$1/";
const doors = "^src/modules/[^/]+/index\\.ts$";

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      severity: "error",
      from: { path: "^(src|tests|bench)" },
      to: { couldNotResolve: true },
    },
    {
      name: "platform-knows-nothing-above",
      severity: "error",
      from: { path: "^src/platform" },
      to: { path: "^src/(ui|islands|modules|apps)" },
    },
    {
      name: "ui-and-islands-stay-pure",
      severity: "error",
      from: { path: "^src/(ui|islands)" },
      to: { path: "^src/(platform|apps|modules/[^/]+/(?!rules/))" },
    },
    {
      name: "ui-knows-no-module",
      severity: "error",
      from: { path: "^src/ui" },
      to: { path: "^src/modules" },
    },
    {
      name: "rules-are-pure",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/rules/", pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "^src/",
        pathNot: [
          "^src/modules/$1/rules/",
          "^src/platform/(markdown|pdf|places|solver|spreadsheet|time|words)/",
          "^src/modules/[^/]+/index\\.ts$",
        ],
      },
    },
    {
      name: "pure-code-knows-only-the-shape-of-a-document",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/(rules|views)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^src/platform/pdf/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "rules-reach-no-server",
      severity: "error",
      from: { path: "^src/modules/[^/]+/rules/", pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "(^|node_modules/)(hono|kysely|pg|pg-boss|undici|(node:)?(fs|http|https|net|tls|dns|child_process|crypto|worker_threads))(/|$)",
      },
    },
    {
      name: "views-are-pure",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/views/", pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "^src/",
        pathNot: [
          "^src/modules/$1/(views|rules)/",
          "^src/ui/",
          "^src/platform/(markdown|pdf|time|words)/",
          "^src/modules/$1/tables\\.ts$",
        ],
      },
    },
    {
      name: "queries-and-actions-know-no-web",
      severity: "error",
      from: { path: "^src/modules/[^/]+/(queries|actions)", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^src/(ui|islands|apps)|/(views|web)(/|\\.tsx?$)|node_modules/hono" },
    },
    {
      name: "doors-do-not-open-each-other",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/(web|api|jobs|cli)(\\.tsx?$|/)", pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "^src/modules/$1/(web|api|jobs|cli)(\\.tsx?$|/)",
        pathNot: "^src/modules/$1/$2(\\.tsx?$|/)",
      },
    },
    {
      name: "modules-use-only-doors",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: { path: "^src/modules/", pathNot: [own, doors] },
    },
    ...modules.map((name, place) => ({
      name: `order-${name}`,
      severity: "error",
      from: { path: `^src/modules/${name}/` },
      to: { path: `^src/modules/(${modules.slice(place + 1).join("|") || "none"})/` },
    })),
    {
      name: "modules-know-no-app",
      severity: "error",
      from: { path: "^src/(modules|platform|ui|islands)" },
      to: { path: "^src/apps" },
    },
    {
      name: "apps-use-doors",
      severity: "error",
      from: { path: "^src/apps" },
      to: { path: "^src/modules/", pathNot: doors },
    },
    {
      name: "source-knows-no-test",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^(tests|bench)/|\\.test\\.tsx?$" },
    },
    {
      name: "no-dev-package-at-run-time",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.tsx?$|^src/platform/db-testing/" },
      to: { dependencyTypes: ["npm-dev"] },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["source", "import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
