// Known vulnerabilities among the packages that run in production, high and critical ones. Run alone: `node scripts/audit.mjs`.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { root } from "./install.mjs";

const allowedFile = join(root, "scripts", "audit-allowed.json");
const limitSeconds = 20;

/**
 * Asks the package registry what it knows, once and briefly: `{ outcome, lines }`, where the outcome is `ok`, `not ok`, or
 * `skipped` when the registry cannot be asked. A run without network never fails by this.
 *
 * Advisories in `audit-allowed.json` (`advisory`, `reason`, `until`) are let through up to their day.
 */
export async function auditDependencies({
  allowed = allowedFile,
  seconds = limitSeconds,
  today = new Date().toISOString().slice(0, 10),
} = {}) {
  const report = await askRegistry(seconds);
  // Not npm's own words: they name the registry, which may be a private one.
  if (report === undefined)
    return {
      outcome: "skipped",
      lines: [
        "SKIPPED: the package registry did not say which packages are vulnerable (no network, no audit there, or too slow). Run `npm audit --omit=dev` where it answers.",
      ],
    };
  const exceptions = JSON.parse(readFileSync(allowed, "utf8"));
  return judge(severeAdvisories(report), exceptions, today);
}

function judge(advisories, exceptions, today) {
  const lines = [];
  let isClean = true;
  for (const { id, name, severity, title } of advisories) {
    const exception = exceptions.find((each) => each.advisory === id);
    const isAllowed = exception !== undefined && today <= exception.until;
    if (!isAllowed) isClean = false;
    const why = isAllowed
      ? `allowed until ${exception.until}: ${exception.reason}`
      : exception === undefined
        ? "update it, or allow it in scripts/audit-allowed.json with a reason and a day"
        : `was allowed until ${exception.until}`;
    lines.push(`${name}: ${severity}: ${title} (${id}); ${why}`);
  }
  const known = new Set(advisories.map(({ id }) => id));
  for (const { advisory } of exceptions.filter((each) => !known.has(each.advisory)))
    lines.push(`${advisory} in scripts/audit-allowed.json concerns nothing any more: take it out.`);
  return { outcome: isClean ? "ok" : "not ok", lines };
}

// Each advisory once; a package that is only reached through a vulnerable one names it by a string, and adds nothing.
function severeAdvisories({ vulnerabilities }) {
  const found = new Map();
  for (const { via } of Object.values(vulnerabilities))
    for (const advisory of via) {
      if (typeof advisory === "string" || !["high", "critical"].includes(advisory.severity)) continue;
      const id = /GHSA-[\w-]+/.exec(advisory.url ?? "")?.[0] ?? String(advisory.source);
      found.set(id, { id, name: advisory.name, severity: advisory.severity, title: advisory.title });
    }
  return [...found.values()];
}

/** npm's report; undefined when there is none in time. */
function askRegistry(seconds) {
  const npm = process.env.npm_execpath;
  const node = process.env.npm_node_execpath ?? process.execPath;
  const [command, prefix] = npm?.endsWith("js") ? [node, [npm]] : ["npm", []];
  const options = ["--omit=dev", "--json", "--package-lock-only", "--fetch-retries=0", "--loglevel=silent"];
  return new Promise((resolve) => {
    const child = spawn(command, [...prefix, "audit", ...options], {
      cwd: root,
      stdio: ["ignore", "pipe", "ignore"],
      shell: command === "npm" && process.platform === "win32",
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.once("error", () => resolve(undefined));
    child.once("close", () => {
      clearTimeout(timer);
      resolve(reportIn(output));
    });
  });
}

function reportIn(output) {
  try {
    const report = JSON.parse(output);
    return report.vulnerabilities === undefined ? undefined : report;
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { allowed: { type: "string" }, seconds: { type: "string" } } });
  const { outcome, lines } = await auditDependencies({
    ...(values.allowed && { allowed: values.allowed }),
    ...(values.seconds && { seconds: Number(values.seconds) }),
  });
  for (const line of [...lines, outcome]) console.log(line);
  process.exitCode = outcome === "not ok" ? 1 : 0;
}
