import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { parseFeed } from "../../../src/modules/catalog/rules/readers/feed/index.ts";
import { feedCollection, filesUnder } from "./feed-collections.ts";
import { podcastView } from "./podcastparser-view.ts";

const collection = feedCollection("podcastparser");
const reason = collection === undefined ? " (SKIPPED: the collection is absent)" : "";
const files = filesUnder(collection, ".rss");

test.skipIf(collection === undefined)(
  `podcastparser's expected results are matched, all of them${reason}`,
  () => {
    for (const file of files) {
      const expected: unknown = JSON.parse(readFileSync(file.replace(/\.rss$/, ".json"), "utf8"));
      const name = basename(file, ".rss");
      const baseUrl = `file://tests/data/${name}.rss`;
      const feed = parseFeed(readFileSync(file), { baseUrl });
      const view: unknown =
        feed && JSON.parse(JSON.stringify(limited(podcastView(feed, name, baseUrl), file)));

      expect({ file: name, result: view }).toStrictEqual({ file: name, result: expected });
    }
    expect(files.length).toBe(67);
  },
);

/** One file asks for no more than so many episodes. */
function limited(view: Record<string, unknown>, file: string): Record<string, unknown> {
  const parameters = file.replace(/\.rss$/, ".param.json");
  if (!existsSync(parameters)) return view;
  const { max_episodes: most }: { max_episodes: number } = JSON.parse(readFileSync(parameters, "utf8"));
  return { ...view, episodes: (view["episodes"] as unknown[]).slice(0, most) };
}
