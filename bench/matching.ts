// Merging: how right (pairs made from real records, two public sets) and how fast. See docs/readers/matching.md.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { comparePair } from "../src/modules/catalog/rules/matching/index.ts";
import { measureSets } from "./matching/benchmark-sets.ts";
import { conferences, talks, workshops } from "./matching/catalogue.ts";
import { measureClusters } from "./matching/clusters.ts";
import { eventPairs, type Half } from "./matching/event-pairs.ts";
import { measureSpeed } from "./matching/speed.ts";

const inputs = join(import.meta.dirname, "../../shared/data");
if (!existsSync(join(inputs, "catalogue"))) {
  console.warn("Not measured: ../shared/data/catalogue is not on this machine.");
  process.exit(0);
}

const goals = { precision: 0.99, recall: 0.95, listingsPerSecond: 5_000 };
const known = [
  ...conferences(join(inputs, "catalogue/tech-conferences_conference-data")),
  ...talks(join(inputs, "catalogue/pyvideo_data/talks.jsonl")),
  ...workshops(join(inputs, "catalogue/swcarpentry_website/all_past_workshops.json")),
];
const tuning = judge("tuning");
const heldOut = judge("held out");
const clusters = measureClusters(known, "held out");
console.log(
  `\nThe whole way, held out: ${clusters.listings} listings, precision ${share(clusters.precision)}, ` +
    `recall ${share(clusters.recall)}, ${clusters.doubtful} pairs for a person`,
);
const sets = measureSets(join(inputs, "matching/AI-team-UoA_pyJedAI/data/ccer"));
for (const set of sets) {
  console.log(
    `${set.name}, held out: precision ${share(set.precision)}, recall ${share(set.recall)}, F1 ${share(set.f1)} ` +
      `(threshold ${set.threshold.toFixed(2)} from the other half)`,
  );
}
const speed = measureSpeed(known);
console.log(
  `Speed: ${speed.listingsPerSecond} listings a CPU second against ${speed.indexed} (runs ${speed.runs.join(", ")})`,
);
const met =
  heldOut.precision >= goals.precision &&
  heldOut.recall >= goals.recall &&
  clusters.precision >= goals.precision &&
  clusters.recall >= goals.recall &&
  speed.listingsPerSecond >= goals.listingsPerSecond;
console.log(
  JSON.stringify({ bench: "matching", figures: { tuning, heldOut, clusters, sets, speed }, goals, met }),
);
process.exit(met ? 0 : 1);

interface PairFigures {
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly doubtful: number;
}

/** Judges all pairs of a half and prints a line for each kind of pair. */
function judge(half: Half): PairFigures {
  const pairs = eventPairs(known, half, 1500);
  const judged = pairs.map((pair) => ({ ...pair, verdict: comparePair(pair.a, pair.b).verdict }));
  console.log(`\n${half}: ${pairs.length} pairs${" ".repeat(30)}same  doubtful  different`);
  const kinds = [...Map.groupBy(judged, (pair) => pair.kind)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [kind, group] of kinds) {
    const counts = (["same", "doubtful", "different"] as const).map(
      (verdict) => group.filter((pair) => pair.verdict === verdict).length,
    );
    console.log(`  ${kind.padEnd(46)} ${counts.map((count) => String(count).padStart(8)).join(" ")}`);
  }
  const merged = judged.filter((pair) => pair.verdict === "same");
  const right = merged.filter((pair) => pair.isSame).length;
  const figures = {
    pairs: pairs.length,
    precision: right / merged.length,
    recall: right / judged.filter((pair) => pair.isSame).length,
    doubtful: judged.filter((pair) => pair.verdict === "doubtful").length,
  };
  console.log(`  precision ${share(figures.precision)}, recall ${share(figures.recall)}`);
  return figures;
}

function share(value: number): string {
  return value.toFixed(4);
}
