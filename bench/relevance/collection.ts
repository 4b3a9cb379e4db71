import { existsSync, readFileSync } from "node:fs";

export interface JudgedDocument {
  readonly id: string;
  /** Questions have none. */
  readonly title: string;
  readonly text: string;
}

export interface Judged {
  readonly documents: readonly JudgedDocument[];
  /** Questions somebody judged documents for, with those found relevant. */
  readonly questions: readonly {
    readonly id: string;
    readonly text: string;
    readonly relevant: ReadonlySet<string>;
  }[];
}

const folder = "../shared/data/relevance";

/** The judged collection, or undefined when it is absent. */
export function judgedCollection(): Judged | undefined {
  if (!existsSync(`${folder}/qrels.tsv`)) return undefined;
  const relevant = new Map<string, Set<string>>();
  for (const line of readFileSync(`${folder}/qrels.tsv`, "utf8").trim().split("\n")) {
    const [question = "", document = ""] = line.split("\t");
    relevant.set(question, (relevant.get(question) ?? new Set()).add(document));
  }
  return {
    documents: jsonLines(`${folder}/documents.jsonl`),
    questions: jsonLines(`${folder}/queries.jsonl`).flatMap((question) => {
      const found = relevant.get(question.id);
      return found ? [{ ...question, relevant: found }] : [];
    }),
  };
}

function jsonLines(file: string): readonly JudgedDocument[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as JudgedDocument);
}

export interface Measures {
  /** Normalised discounted cumulative gain of the first ten. */
  readonly ndcg: number;
  /** Mean average precision over the first thousand. */
  readonly map: number;
}

/** Both measures for each question, in order. */
export function measureEach(judged: Judged, rank: (text: string) => readonly string[]): readonly Measures[] {
  return judged.questions.map(({ text, relevant }) => {
    const ranked = rank(text).slice(0, 1000);
    let gain = 0;
    let found = 0;
    let precisions = 0;
    ranked.forEach((id, at) => {
      if (!relevant.has(id)) return;
      found += 1;
      precisions += found / (at + 1);
      if (at < 10) gain += 1 / Math.log2(at + 2);
    });
    let ideal = 0;
    for (let at = 0; at < Math.min(10, relevant.size); at += 1) ideal += 1 / Math.log2(at + 2);
    return { ndcg: gain / ideal, map: precisions / relevant.size };
  });
}

export function meanOf(each: readonly Measures[]): Measures {
  const mean = (pick: (one: Measures) => number): number =>
    each.reduce((sum, one) => sum + pick(one), 0) / each.length;
  return { ndcg: mean((one) => one.ndcg), map: mean((one) => one.map) };
}
