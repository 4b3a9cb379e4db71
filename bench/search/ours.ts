import { createIndex, type Filter, type IndexSchema, loadIndex, type SearchDocument } from "#platform/search";
import {
  askedCost,
  askedFrom,
  askedKinds,
  askedTo,
  facetNames,
  facetValues,
  type SampleOffering,
} from "./corpus.ts";
import { cpuMilliseconds, type Contender } from "./measure.ts";

const schema: IndexSchema = {
  text: {
    title: { weight: 3, lengthPenalty: 0.4, typicalWords: 7 },
    topics: { weight: 1.6, lengthPenalty: 0.2, typicalWords: 4 },
    provider: { weight: 1.2, lengthPenalty: 0.2, typicalWords: 2 },
    summary: { weight: 1, lengthPenalty: 0.75, typicalWords: 60 },
  },
  keywords: facetNames,
  numbers: ["costCents", "minutes"],
  parts: ["start", "latitude", "longitude"],
};

const when = { column: "start", ranges: [[askedFrom, askedTo]] } as const;
const near = {
  point: ["latitude", "longitude"],
  latitude: 40.68,
  longitude: -73.98,
  kilometres: 400,
} as const;
const kind: Filter = { keyword: "kind", anyOf: [...askedKinds] };
const cost: Filter = { keyword: "cost", anyOf: [askedCost] };

/** Carrel's index. */
export function carrel(): Contender {
  const index = createIndex(schema);
  let changed = 0;
  return {
    put: (offerings) => offerings.forEach((offering) => index.put(documentOf(offering))),
    kinds: {
      "words only": (text) => index.search({ text }).total,
      "words and all facets": (text) => index.search({ text, facets: facetNames }).total,
      "words, three filters, all facets": (text) =>
        index.search({ text, filters: [kind, cost, { part: [when] }], facets: facetNames }).total,
      "words, filters, radius, all facets": (text) =>
        index.search({ text, filters: [kind, cost, { part: [when, near] }], facets: facetNames }).total,
      "any of the words, all facets": (text) =>
        index.search({ text, match: "any", facets: facetNames }).total,
      "while typing, all facets": (text) => index.search({ text, isTyping: true, facets: facetNames }).total,
      "no words, soonest, three filters, all facets": () =>
        index.search({
          filters: [kind, cost, { part: [when] }],
          facets: facetNames,
          sort: { by: "part", column: "start", where: [when] },
        }).total,
      "change one, then words and all facets": (text, offering) => {
        changed += 1;
        index.put(documentOf({ ...offering, title: `${offering.title} ${changed}` }));
        return index.search({ text, facets: facetNames }).total;
      },
    },
    finish: () => {
      const before = cpuMilliseconds();
      const bytes = Buffer.concat(index.serialise());
      const stored = cpuMilliseconds();
      const loaded = loadIndex(schema, bytes).index.size;
      return {
        documents: loaded,
        fileMegabytes: bytes.length / 1e6,
        storeMilliseconds: stored - before,
        loadMilliseconds: cpuMilliseconds() - stored,
      };
    },
  };
}

function documentOf(offering: SampleOffering): SearchDocument {
  return {
    id: offering.id,
    language: offering.language,
    text: {
      title: offering.title,
      topics: offering.topics.join(", "),
      provider: offering.provider,
      summary: offering.summary,
    },
    keywords: Object.fromEntries(facetNames.map((facet) => [facet, facetValues(offering, facet)])),
    numbers: { costCents: offering.costCents, minutes: offering.minutes },
    parts: offering.sessions,
  };
}
