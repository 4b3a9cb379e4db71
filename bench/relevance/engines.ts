import { DatabaseSync } from "node:sqlite";
import { create, insertMultiple, search as searchOrama } from "@orama/orama";
import { Charset, Encoder, Index } from "flexsearch";
import englishWords from "flexsearch/lang/en";
import MiniSearch from "minisearch";
import { createIndex } from "#platform/search";
import { stemEnglish } from "../../src/platform/search/stem.ts";
import { stopWords } from "../../src/platform/search/stop-words.ts";
import type { Judged } from "./collection.ts";

/** One engine under one setting: from a question to ids, best first. */
export interface Setting {
  readonly label: string;
  readonly rank: (text: string) => readonly string[];
}

/** Makes the settings of an engine one after another, so that not all indexes are in memory at once. */
export type Engine = (judged: Judged) => Iterable<Setting>;

const depth = 1000;

/** Carrel's index as Find uses it: one setting, the defaults. */
export function* carrel(judged: Judged): Iterable<Setting> {
  const index = createIndex({
    text: {
      title: { weight: 2, lengthPenalty: 0.4, typicalWords: 6 },
      text: { weight: 1, lengthPenalty: 0.75, typicalWords: 60 },
    },
    keywords: [],
    numbers: [],
    parts: [],
  });
  for (const { id, title, text } of judged.documents) index.put({ id, text: { title, text } });
  yield {
    label: "defaults",
    rank: (text) => index.search({ text, limit: depth, explain: false }).hits.map((hit) => hit.id),
  };
}

/** Without a stemmer, and, more than it comes with, with Carrel's stemmer and stop words. */
export function* miniSearch(judged: Judged): Iterable<Setting> {
  const stemmed = (term: string): string | null => {
    const word = term.toLowerCase();
    return stopWords.has(word) ? null : stemEnglish(word);
  };
  for (const isStemmed of [false, true]) {
    const index = new MiniSearch({
      fields: ["title", "text"],
      ...(isStemmed ? { processTerm: stemmed } : {}),
    });
    index.addAll(judged.documents);
    for (const title of [1, 2, 3]) {
      for (const [k, b, d] of [
        [1.2, 0.7, 0.5],
        [1.5, 0.75, 0.1],
        [2, 0.75, 0.5],
        [2, 0.9, 0.1],
      ] as const) {
        yield {
          label: `${isStemmed ? "our stemmer, " : ""}title ${title}, k ${k}, b ${b}, d ${d}`,
          rank: (text) =>
            index
              .search(text, { boost: { title }, bm25: { k, b, d }, combineWith: "OR" })
              .map((hit) => String(hit.id)),
        };
      }
    }
  }
}

export function* orama(judged: Judged): Iterable<Setting> {
  for (const withStops of [false, true]) {
    const database = create({
      schema: { title: "string", text: "string" } as const,
      components: {
        tokenizer: {
          language: "english",
          stemming: true,
          ...(withStops ? { stopWords: [...stopWords] } : {}),
        },
      },
    });
    void insertMultiple(
      database,
      judged.documents.map(({ id, title, text }) => ({ id, title, text })),
    );
    for (const title of [1, 2, 3]) {
      for (const [k, b, d] of [
        [1.2, 0.75, 0.5],
        [2, 0.75, 0.1],
      ] as const) {
        yield {
          label: `stemmed${withStops ? ", our stop words" : ""}, title ${title}, k ${k}, b ${b}, d ${d}`,
          rank: (term) => {
            const options = { term, boost: { title }, relevance: { k, b, d }, limit: depth, threshold: 1 };
            const found = searchOrama(database, options);
            return "hits" in found ? found.hits.map((hit) => hit.id) : [];
          },
        };
      }
    }
  }
}

export function* flexSearch(judged: Judged): Iterable<Setting> {
  for (const isEnglish of [false, true]) {
    for (const context of [false, true]) {
      const encoder = isEnglish
        ? new Encoder(Charset.Normalize).assign(englishWords)
        : new Encoder(Charset.Normalize);
      const index = new Index({ tokenize: "strict", resolution: 9, encoder, context });
      for (const { id, title, text } of judged.documents) index.add(id, `${title} ${text}`);
      yield {
        label: `${isEnglish ? "English preset" : "plain"}${context ? ", context" : ""}, suggest`,
        rank: (text) => (index.search(text, { limit: depth, suggest: true }) as string[]).map(String),
      };
    }
  }
}

export function* sqlite(judged: Judged): Iterable<Setting> {
  const database = new DatabaseSync(":memory:");
  for (const tokenizer of ["unicode61", "porter unicode61"]) {
    database.exec("drop table if exists documents");
    database.exec(
      `create virtual table documents using fts5(id unindexed, title, text, tokenize='${tokenizer}')`,
    );
    const insert = database.prepare("insert into documents values (?, ?, ?)");
    for (const { id, title, text } of judged.documents) insert.run(id, title, text);
    for (const keepsRepeats of [false, true]) {
      for (const withoutStops of [false, true]) {
        for (const title of [1, 2, 3, 5]) {
          const query = database.prepare(
            `select id from documents where documents match ? order by bm25(documents, 0, ${title}, 1) limit ${depth}`,
          );
          yield {
            label: `${tokenizer}, title ${title}${keepsRepeats ? ", repeats" : ""}${withoutStops ? ", stop words out" : ""}`,
            rank: (text) => {
              const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
              const kept = withoutStops ? all.filter((word) => !stopWords.has(word)) : all;
              const words = keepsRepeats ? kept : [...new Set(kept)];
              return query.all(words.map((word) => `"${word}"`).join(" OR ")).map((row) => String(row["id"]));
            },
          };
        }
      }
    }
  }
  database.close();
}
