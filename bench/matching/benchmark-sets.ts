import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import {
  countedFrequency,
  titleSimilarity,
} from "../../src/modules/catalog/rules/matching/title-similarity.ts";
import { titleTraits, type TitleTraits } from "../../src/modules/catalog/rules/matching/title-traits.ts";
import { seedOf } from "./random.ts";

/** A public set of two clean lists and the pairs between them that name one thing. */
interface BenchmarkSet {
  readonly name: string;
  readonly left: string;
  readonly right: string;
  readonly delimiter: string;
  /** The words that stand for a title. */
  readonly title: (row: Row) => string;
  /** Further text, compared the same way; its share of the score. */
  readonly text: (row: Row) => string;
  readonly textShare: number;
}

type Row = Readonly<Record<string, string>>;

const sets: readonly BenchmarkSet[] = [
  {
    name: "abt-buy (products)",
    left: "D2/abt.csv",
    right: "D2/buy.csv",
    delimiter: "|",
    title: (row) => joinedCodes(row["name"] ?? ""),
    text: (row) => joinedCodes(`${row["name"]} ${row["description"]}`),
    textShare: 0.3,
  },
  {
    name: "dblp-acm (papers)",
    left: "D4/dblp.csv",
    right: "D4/acm.csv",
    delimiter: "%",
    title: (row) => row["title"] ?? "",
    text: (row) => `${row["authors"]} ${row["year"]}`,
    textShare: 0.35,
  },
];

export interface SetFigures {
  readonly name: string;
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 on each set's held-out half; the threshold comes from the other half. */
export function measureSets(folder: string): readonly SetFigures[] {
  return sets.filter((set) => existsSync(join(folder, set.left))).map((set) => measureSet(set, folder));
}

function measureSet(set: BenchmarkSet, folder: string): SetFigures {
  const left = rows(join(folder, set.left), set.delimiter);
  const right = rows(join(folder, set.right), set.delimiter);
  const truth = new Set(
    rows(join(folder, set.left.replace(/\/.*/, "/gt.csv")), set.delimiter).map(
      (row) => `${row["D1"]} ${row["D2"]}`,
    ),
  );
  const pairs = bestPairs(left, right, set);
  const isHeldOut = (pair: string): boolean => seedOf(pair.split(" ")[0] ?? "") % 2 === 1;
  const figures = (threshold: number, heldOut: boolean): Omit<SetFigures, "name" | "threshold"> => {
    const found = pairs.filter((pair) => pair.score >= threshold && isHeldOut(pair.name) === heldOut);
    const right = found.filter((pair) => truth.has(pair.name)).length;
    const all = [...truth].filter((name) => isHeldOut(name) === heldOut).length;
    const [precision, recall] = [right / Math.max(1, found.length), right / all];
    return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
  };
  const thresholds = Array.from({ length: 90 }, (_, index) => 0.1 + index / 100);
  const threshold = thresholds.reduce((best, each) =>
    figures(each, false).f1 > figures(best, false).f1 ? each : best,
  );
  return { name: set.name, threshold, ...figures(threshold, true) };
}

interface ScoredName {
  readonly name: string;
  readonly score: number;
}

/** The best partner for each row, one to one: both lists hold each thing once. */
function bestPairs(left: readonly Row[], right: readonly Row[], set: BenchmarkSet): readonly ScoredName[] {
  const all = [...left, ...right];
  const titles = traitsOf(all.map(set.title));
  const texts = traitsOf(all.map(set.text));
  const scored = [...sharing(titles, left.length)].map(([one, other]) => {
    const title = titleSimilarity(titles[one]!, titles[other]!);
    const text = titleSimilarity(texts[one]!, texts[other]!);
    return {
      one,
      other,
      name: `${all[one]?.["id"]} ${all[other]?.["id"]}`,
      score: title * (1 - set.textShare) + text * set.textShare,
    };
  });
  const taken = new Set<number>();
  return scored
    .toSorted((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .filter(({ one, other }) => {
      if (taken.has(one) || taken.has(other)) return false;
      taken.add(one).add(other);
      return true;
    });
}

function traitsOf(texts: readonly string[]): readonly TitleTraits[] {
  const frequency = countedFrequency(texts);
  return texts.map((text) => titleTraits(text, frequency));
}

/** Pairs across the two lists that share a word that is not too frequent. */
function* sharing(titles: readonly TitleTraits[], leftCount: number): Generator<readonly [number, number]> {
  const byWord = Map.groupBy(
    titles.flatMap(({ words }, index) => [...new Set(words)].map((word) => ({ word, index }))),
    ({ word }) => word,
  );
  const seen = new Set<number>();
  for (const holders of byWord.values()) {
    if (holders.length > 150) continue;
    for (const { index: one } of holders) {
      if (one >= leftCount) break;
      for (const { index: other } of holders) {
        const name = one * titles.length + other;
        if (other < leftCount || seen.has(name)) continue;
        seen.add(name);
        yield [one, other];
      }
    }
  }
}

/** "PS-LX350H" is "PSLX350H". */
function joinedCodes(text: string): string {
  return text.replace(/(?<=[A-Za-z0-9])[-/](?=[A-Za-z]*\d)/g, "").replaceAll("&#", " &#");
}

function rows(file: string, delimiter: string): readonly Row[] {
  return parse(readFileSync(file, "utf8"), {
    columns: true,
    delimiter,
    quote: null,
    relax_column_count: true,
  });
}
