// One thread's share of the people: numbers `first`, `first + step`, … below `people`.
import { parentPort, workerData } from "node:worker_threads";
import { standing } from "../../src/modules/credit/rules/standing/current.ts";
import { madePerson } from "./made-people.ts";
import { duePacks } from "./packs.ts";

interface Share {
  readonly first: number;
  readonly step: number;
  readonly people: number;
}

const { first, people, step }: Share = workerData;
const packs = duePacks();
const states: Record<string, number> = {};
for (let number = first; number < people; number += step) {
  const words = packs[number % packs.length];
  if (words === undefined) continue;
  const { entries, pack, subject } = madePerson(number, words);
  const { state } = standing(pack, subject, entries, "2026-11-22");
  states[state] = (states[state] ?? 0) + 1;
}
parentPort?.postMessage({ states }, []);
