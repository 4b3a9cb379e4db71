import { loadAssets, createWebApp, serve } from "#platform/http";
import {
  Button,
  ButtonLink,
  CheckList,
  DateCard,
  Disclosure,
  FilterForm,
  Page,
  Pager,
  RadioList,
  SearchBox,
  type Shell,
} from "#ui";

// The server that bench/shell.ts measures, in a process of its own: a page of 50 results and 40 filters, made anew each time.

const words =
  "library teens makerspace reading outreach cataloging preservation leadership budget storytime coding music archives grants mentoring access privacy data community wellness";
const vocabulary = words.split(" ");

const assets = loadAssets(process.argv[2] ?? "");
const shell: Shell = {
  siteName: "Carrel",
  language: "en",
  assets: assets.urls,
  navigation: ["Today", "Find", "Plan", "Record"].map((label) => ({
    href: `/${label.toLowerCase()}`,
    label,
  })),
};
const app = createWebApp({
  keys: ["a key that guards nothing, for measuring"],
  assets,
  renderError: (_c, error) => error.title,
  log: { info: () => undefined, error: () => undefined },
  rateLimits: false,
});
app.get("/find", (c) => c.html(<Results start={Number(c.req.query("start") ?? 0)} />));
const server = await serve(app, { port: 0, host: "127.0.0.1" });
process.on("message", (message) => {
  if (message === "usage") process.send?.(process.cpuUsage());
  else void server.close().then(() => process.disconnect());
});
process.send?.(server.url);

function Results({ start }: { readonly start: number }) {
  return (
    <Page shell={shell} title="Find" lede="2,418 upcoming" current="/find" islands={["filter-form"]}>
      <SearchBox action="/find" name="q" label="Search" value={phrase(start, 2)} />
      <div class="split">
        <Disclosure summary="Filters" isOpenWhenWide>
          <FilterForm action="/find" label="Filters" replaces="results">
            {[0, 1, 2, 3].map((group) => (
              <CheckList name={`group${group}`} legend={phrase(group, 1)} choices={choices(group)} />
            ))}
            <RadioList name="cost" legend="Cost" choices={choices(4)} />
          </FilterForm>
        </Disclosure>
        <section class="stack" id="results" aria-label="Results">
          {Array.from({ length: 50 }, (_, place) => card(start + place))}
          <Pager page={2} pages={49} href={(page) => `/find?page=${page}`} />
        </section>
      </div>
    </Page>
  );
}

function choices(group: number) {
  return Array.from({ length: 8 }, (_, place) => ({
    value: `v${place}`,
    label: phrase(group * 8 + place, 2),
    count: 40 - place,
    isChosen: place === 1,
  }));
}

function card(seed: number) {
  return DateCard({
    date: {
      above: "Dec",
      large: String(1 + (seed % 28)),
      below: ["Thu", "2–3 pm"],
      dateTime: "2026-12-03T19:00Z",
    },
    title: phrase(seed * 7, 7),
    href: `/offerings/${seed}`,
    summary: `${phrase(seed * 3, 5)} · live online`,
    tags: [
      { label: "Free", tone: "good" },
      { label: phrase(seed, 2) },
      { label: "1 contact hour", tone: "good" },
    ],
    reason: `Matches “${phrase(seed * 5, 2)}” in the title, and it is free.`,
    actions: (
      <>
        <Button about={phrase(seed, 3)}>Add to plan</Button>
        <ButtonLink href="https://example.org/register" isExternal>
          Register
        </ButtonLink>
      </>
    ),
  });
}

// Made from the seed by a fixed rule, so that every run renders the same pages and no two cards are alike.
function phrase(seed: number, length: number): string {
  return Array.from(
    { length },
    (_, place) => vocabulary[(seed * 31 + place * 17 + (seed >> 3)) % vocabulary.length],
  ).join(" ");
}
