import { PGlite } from "@electric-sql/pglite";
import type { Judged } from "./collection.ts";

export interface PostgresSetting {
  readonly label: string;
  readonly rank: (text: string) => Promise<readonly string[]>;
}

/** PostgreSQL's own full text (18, embedded): any of the words, both rankings, all sensible normalisations. */
export async function* postgres(judged: Judged): AsyncIterable<PostgresSetting> {
  const database = await PGlite.create();
  await database.exec("create table documents (id text primary key, words tsvector not null)");
  for (const { id, title, text } of judged.documents) {
    await database.query(
      `insert into documents values
         ($1, setweight(to_tsvector('english', $2), 'A') || setweight(to_tsvector('english', $3), 'D'))`,
      [id, title, text],
    );
  }
  await database.exec("create index on documents using gin (words)");
  for (const ranking of ["ts_rank", "ts_rank_cd"]) {
    for (const normalisation of [0, 1, 2, 4, 8, 16, 1 | 8]) {
      for (const title of [0.1, 0.2, 0.4, 1]) {
        yield {
          label: `${ranking}, normalisation ${normalisation}, title ${title * 10}`,
          rank: async (text) => {
            const { rows } = await database.query<{ id: string }>(
              `with question as (
                 select replace(plainto_tsquery('english', $1)::text, '&', '|')::tsquery as query
               )
               select id from documents, question where words @@ query
               order by ${ranking}('{0.1, 0.1, 0.1, ${title}}', words, query, ${normalisation}) desc, id limit 1000`,
              [text],
            );
            return rows.map((row) => row.id);
          },
        };
      }
    }
  }
  await database.close();
}
