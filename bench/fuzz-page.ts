import { excerpt, faultIn } from "./fuzz/checked-reading.ts";
import { ownDocuments, realDocuments } from "./fuzz/documents.ts";
import { mutated, randomFrom } from "./fuzz/mutations.ts";

/** `node --conditions=source bench/fuzz-page.ts [COUNT] [SEED]`: random damage to pages, JSON, tables and messages. */
const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const documents = [...ownDocuments, ...realDocuments()];
const faults: string[] = [];
const started = process.cpuUsage();

for (let number = 0; number < count && faults.length < 20; number += 1) {
  const random = randomFrom(seed * 1_000_003 + number);
  const document = documents[Math.floor(random() * documents.length)] ?? "";
  const text = mutated(excerpt(document, random), random, documents);
  const fault = await faultIn(text);
  if (fault !== undefined) {
    faults.push(fault);
    console.log(`${seed}/${number}: ${fault}`);
  }
}

const { user, system } = process.cpuUsage(started);
const cpuSeconds = Math.round((user + system) / 1_000_000);
console.log(
  `${count} mutations of ${documents.length} documents in ${cpuSeconds} s of CPU: ${faults.length} faults.`,
);
const figures = { mutations: count, documents: documents.length, faults: faults.length, cpuSeconds };
console.log(JSON.stringify({ bench: "fuzz-page", figures, goals: { faults: 0 }, met: faults.length === 0 }));
process.exitCode = faults.length === 0 ? 0 : 1;
