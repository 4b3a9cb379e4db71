/**
 * How well Find ranks: questions in sentences against abstracts of information science that people judged (half of the
 * CISI collection). Each other engine gets a grid of settings and is credited with its best, for each measure apart;
 * Carrel runs once, with the defaults that Find uses.
 */
import { judgedCollection, meanOf, measureEach, type Judged, type Measures } from "./relevance/collection.ts";
import { carrel, flexSearch, miniSearch, orama, sqlite, type Engine } from "./relevance/engines.ts";
import { postgres } from "./relevance/postgres.ts";

interface Best {
  readonly ndcg: { readonly value: number; readonly label: string };
  readonly map: { readonly value: number; readonly label: string };
}

const nothing: Best = { ndcg: { value: -1, label: "" }, map: { value: -1, label: "" } };

function better(best: Best, measures: Measures, label: string): Best {
  return {
    ndcg: measures.ndcg > best.ndcg.value ? { value: measures.ndcg, label } : best.ndcg,
    map: measures.map > best.map.value ? { value: measures.map, label } : best.map,
  };
}

function bestOf(engine: Engine, judged: Judged): Best {
  let best = nothing;
  for (const { label, rank } of engine(judged)) best = better(best, meanOf(measureEach(judged, rank)), label);
  return best;
}

async function bestOfPostgres(judged: Judged): Promise<Best> {
  let best = nothing;
  for await (const { label, rank } of postgres(judged)) {
    const answers = new Map<string, readonly string[]>();
    for (const { text } of judged.questions) answers.set(text, await rank(text));
    best = better(best, meanOf(measureEach(judged, (text) => answers.get(text) ?? [])), label);
  }
  return best;
}

const judged = judgedCollection();
if (!judged) {
  console.warn("The judged collection ../shared/data/relevance is absent: nothing can be measured.");
  process.exit(1);
}
console.log(`${judged.documents.length} documents, ${judged.questions.length} judged questions`);

const results = new Map<string, Best>();
const engines = {
  Carrel: carrel,
  MiniSearch: miniSearch,
  Orama: orama,
  FlexSearch: flexSearch,
  "SQLite FTS5": sqlite,
};
for (const [name, engine] of Object.entries(engines)) results.set(name, bestOf(engine, judged));
results.set("PostgreSQL", await bestOfPostgres(judged));

const ours = results.get("Carrel") ?? nothing;
for (const [name, { ndcg, map }] of results) {
  const ratio = (value: number, own: number): string => `${(own / value).toFixed(2)}×`;
  console.log(
    `${name.padEnd(12)} nDCG@10 ${ndcg.value.toFixed(4)} (${ratio(ndcg.value, ours.ndcg.value)}; ${ndcg.label})  ` +
      `MAP ${map.value.toFixed(4)} (${ratio(map.value, ours.map.value)}; ${map.label})`,
  );
}

const others = [...results].filter(([name]) => name !== "Carrel").map(([, best]) => best);
const goals = {
  ndcg: Math.max(...others.map((best) => best.ndcg.value)),
  map: Math.max(...others.map((best) => best.map.value)),
};
const met = ours.ndcg.value > goals.ndcg && ours.map.value > goals.map;
const figures = Object.fromEntries(
  [...results].map(([name, best]) => [name, { ndcg: best.ndcg.value, map: best.map.value }]),
);
console.log(JSON.stringify({ bench: "relevance", figures, goals: { above: goals }, met }));
process.exitCode = met ? 0 : 1;
