import { DatabaseSync } from "node:sqlite";
import { create, insertMultiple, search } from "@orama/orama";
import { Document } from "flexsearch";
import MiniSearch from "minisearch";
import {
  askedCost,
  askedFrom,
  askedKinds,
  askedTo,
  facetNames,
  facetValues,
  type SampleOffering,
} from "./corpus.ts";
import type { Contender } from "./measure.ts";

/** Offerings kept beside an engine that has no filters or facets of its own: it gives ids, JavaScript does the rest. */
class Shelf {
  readonly byId = new Map<string, SampleOffering>();

  add(offerings: readonly SampleOffering[]): void {
    for (const { title: _, summary: __, ...rest } of offerings) {
      this.byId.set(rest.id, { ...rest, title: "", summary: "" });
    }
  }

  /** How many of them pass the three filters; the facets of those are counted. */
  count(ids: Iterable<string>, isFiltered: boolean): number {
    const counts = new Map<string, number>();
    let total = 0;
    for (const id of ids) {
      const offering = this.byId.get(id);
      if (!offering || (isFiltered && !isAskedFor(offering))) continue;
      total += 1;
      for (const facet of facetNames) {
        for (const value of facetValues(offering, facet)) {
          const key = `${facet} ${value}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
    }
    return total;
  }
}

function isAskedFor(offering: SampleOffering): boolean {
  return (
    askedKinds.has(offering.kind) &&
    offering.costBand === askedCost &&
    offering.sessions.some(({ start }) => start >= askedFrom && start <= askedTo)
  );
}

const textOf = (offering: SampleOffering) => ({
  id: offering.id,
  title: offering.title,
  provider: offering.provider,
  summary: offering.summary,
});

export function miniSearch(): Contender {
  const index = new MiniSearch({ fields: ["title", "provider", "summary"] });
  const shelf = new Shelf();
  const find = (text: string): readonly string[] =>
    index.search(text, { boost: { title: 3 }, combineWith: "AND" }).map((hit) => String(hit.id));
  return {
    put: (offerings) => {
      index.addAll(offerings.map(textOf));
      shelf.add(offerings);
    },
    kinds: {
      "words only": (text) => find(text).length,
      "words and all facets": (text) => shelf.count(find(text), false),
      "words, three filters, all facets": (text) => shelf.count(find(text), true),
    },
  };
}

export function flexSearch(): Contender {
  const index = new Document({ document: { id: "id", index: ["title", "provider", "summary"] } });
  const shelf = new Shelf();
  const find = (text: string): ReadonlySet<string> =>
    new Set(index.search(text, { limit: 1_000_000 }).flatMap((field) => field.result.map(String)));
  return {
    put: (offerings) => {
      for (const offering of offerings) index.add(textOf(offering));
      shelf.add(offerings);
    },
    kinds: {
      "words only": (text) =>
        new Set(index.search(text, { limit: 20 }).flatMap((field) => field.result)).size,
      "words and all facets": (text) => shelf.count(find(text), false),
      "words, three filters, all facets": (text) => shelf.count(find(text), true),
    },
  };
}

export function orama(): Contender {
  const database = create({
    schema: {
      title: "string",
      provider: "string",
      summary: "string",
      kind: "enum",
      cost: "enum",
      start: "number",
      facets: "string[]",
    } as const,
    components: { tokenizer: { language: "english", stemming: true } },
  });
  const where = {
    kind: { in: [...askedKinds] },
    cost: { eq: askedCost },
    start: { between: [askedFrom, askedTo] as [number, number] },
  };
  const facets = { facets: { limit: 1000 } };
  const ask = async (more: {
    term: string;
    facets?: typeof facets;
    where?: typeof where;
  }): Promise<number> => {
    const properties: ("title" | "provider" | "summary")[] = ["title", "provider", "summary"];
    const found = await search(database, {
      limit: 20,
      threshold: 0,
      boost: { title: 3 },
      properties,
      ...more,
    });
    return found.count;
  };
  return {
    put: (offerings) =>
      insertMultiple(
        database,
        offerings.map((offering) => ({
          ...textOf(offering),
          kind: offering.kind,
          cost: offering.costBand,
          start: offering.sessions[0]?.start ?? 0,
          facets: facetNames.flatMap((facet) =>
            facetValues(offering, facet).map((value) => `${facet} ${value}`),
          ),
        })),
      ),
    kinds: {
      "words only": (term) => ask({ term }),
      "words and all facets": (term) => ask({ term, facets }),
      "words, three filters, all facets": (term) => ask({ term, facets, where }),
    },
  };
}

export function sqlite(): Contender {
  const database = new DatabaseSync(":memory:");
  database.exec(
    "create virtual table words using fts5(title, provider, summary, content='', tokenize='porter unicode61')",
  );
  const insert = database.prepare("insert into words (rowid, title, provider, summary) values (?, ?, ?, ?)");
  const top = database.prepare(
    "select rowid from words where words match ? order by bm25(words, 3, 1, 1) limit 20",
  );
  const all = database.prepare("select rowid from words where words match ?");
  const shelf = new Shelf();
  const ids: string[] = [];
  const query = (text: string): string =>
    text
      .split(" ")
      .map((word) => `"${word}"`)
      .join(" ");
  const find = (text: string): Iterable<string> => {
    top.all(query(text));
    return all.all(query(text)).map((row) => ids[Number(row["rowid"])] ?? "");
  };
  return {
    put: (offerings) => {
      database.exec("begin");
      for (const { id, title, provider, summary } of offerings)
        insert.run(ids.push(id) - 1, title, provider, summary);
      database.exec("commit");
      shelf.add(offerings);
    },
    settle: () => database.exec("insert into words (words) values ('optimize')"),
    kinds: {
      "words only": (text) => top.all(query(text)).length,
      "words and all facets": (text) => shelf.count(find(text), false),
      "words, three filters, all facets": (text) => shelf.count(find(text), true),
    },
  };
}

/** PostgreSQL 18, embedded; ranking, filters and facets all in SQL. */
