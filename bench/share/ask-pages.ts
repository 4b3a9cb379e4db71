import { readConfiguration } from "#platform/config";
import { openLog } from "#platform/log";
import { openProgram } from "#apps/program";
import { createSite } from "#apps/web";
import type { AskedPages } from "./journal-pages.ts";
import { medianOfRounds, type Spent } from "./rounds.ts";

interface Page {
  readonly address: (count: number) => string;
  readonly isSignedIn?: boolean;
}

const asked = JSON.parse(process.argv[2] ?? "{}") as AskedPages;
console.log(JSON.stringify(await journalPages()));

/** Pages of journals, for a visitor and for someone signed in, which have a goal; and other lists, which have none. */
async function journalPages() {
  const site = await openSite(asked.directory, asked.secret);
  const later = encodeURIComponent("2026-05-01T00:00:00Z_ffffffff-ffff-ffff-ffff-ffffffffffff");
  const journal = (count: number) => `/journals/writer-${1 + ((count * 37) % asked.journals)}`;
  // One in ten is written where the reader works: it stands in two rooms.
  const colleagues = (count: number) =>
    `/journals/writer-${10 * (1 + ((count * 37) % (asked.journals / 10)))}`;
  const measured = async (pages: Readonly<Record<string, Page>>) => measureAll(site.request, pages);
  const figures = {
    journal: await measured({
      first: { address: journal },
      later: { address: (count) => `${journal(count)}?before=${later}` },
      "signed in": { address: colleagues, isSignedIn: true },
    }),
    others: await measured({
      feed: { address: (count) => `${journal(count)}/feed.atom` },
      topic: { address: () => "/reflections/topics/technology" },
      everyone: { address: () => "/reflections" },
    }),
  };
  await site.close();
  return figures;
}

type Request = (address: string, cookie: string) => Promise<Response>;

async function measureAll(
  request: Request,
  pages: Readonly<Record<string, Page>>,
): Promise<Readonly<Record<string, Spent>>> {
  const figures: Record<string, Spent> = {};
  for (const [name, { address, isSignedIn }] of Object.entries(pages)) {
    figures[name] = await medianOfRounds({ rounds: asked.rounds, each: asked.pages }, async (count) => {
      const answer = await request(address(count), isSignedIn === true ? asked.cookie : "");
      const text = await answer.text();
      if (answer.status !== 200 || !text.includes("What we learned"))
        throw new Error(`${address(count)} answers ${answer.status}, or has nothing to read.`);
    });
    console.error(`page, ${name}`, figures[name]);
  }
  return figures;
}

async function openSite(directory: string, secret: string) {
  const log = openLog({ level: "error", isTerminal: false, write: (line) => console.error(line) });
  const configuration = readConfiguration({ DATA_DIR: directory, SECRET: secret, HARVEST: "off" });
  const program = await openProgram(configuration, log);
  const app = createSite(program, { rateLimits: false });
  return {
    request: async (address: string, cookie: string) => app.request(address, { headers: { cookie } }),
    close: async () => program.close(),
  };
}
