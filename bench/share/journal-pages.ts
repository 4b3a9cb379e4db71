import { join } from "node:path";
import { readConfiguration } from "#platform/config";
import { openLog } from "#platform/log";
import { medianOfRounds, type Spent } from "./rounds.ts";

/** How often pages are asked for, of how many journals, and as whom when signed in. */
export interface AskedPages {
  readonly rounds: number;
  readonly pages: number;
  readonly journals: number;
  readonly secret: string;
  readonly cookie: string;
}

interface Page {
  readonly address: (count: number) => string;
  readonly isSignedIn?: boolean;
}

/**
 * Pages of journals, which have a goal, and of the other lists, which have none: the whole site from the request to the last byte
 * of the answer, without the network and without the work in the background, which is no page's.
 */
export async function journalPages(directory: string, asked: AskedPages) {
  const site = await openBuiltSite(directory, asked.secret);
  const later = encodeURIComponent("2026-05-01T00:00:00Z_ffffffff-ffff-ffff-ffff-ffffffffffff");
  const journal = (count: number) => `/journals/writer-${1 + ((count * 37) % asked.journals)}`;
  // One in ten is written where the reader works: it stands in two rooms.
  const colleagues = (count: number) =>
    `/journals/writer-${10 * (1 + ((count * 37) % (asked.journals / 10)))}`;
  const measured = async (pages: Readonly<Record<string, Page>>) => measureAll(site.request, asked, pages);
  const figures = {
    journal: await measured({
      first: { address: journal },
      later: { address: (count) => `${journal(count)}?before=${later}` },
      "of a colleague, signed in": { address: colleagues, isSignedIn: true },
    }),
    lists: await measured({
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
  asked: AskedPages,
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
    console.log(`journal page, ${name}`, figures[name]);
  }
  return figures;
}

/** The built program: pages are TSX, which Node does not read from the source. */
async function openBuiltSite(directory: string, secret: string) {
  const built = (path: string) => join(import.meta.dirname, "../../dist/apps", path, "index.js");
  const { openProgram } = (await import(built("program"))) as typeof import("#apps/program");
  const { createSite } = (await import(built("web"))) as typeof import("#apps/web");
  const log = openLog({ level: "error", isTerminal: false, write: (line) => console.error(line) });
  const configuration = readConfiguration({ DATA_DIR: directory, SECRET: secret, HARVEST: "off" });
  const program = await openProgram(configuration, log);
  const app = createSite(program, { rateLimits: false });
  return {
    request: async (address: string, cookie: string) => app.request(address, { headers: { cookie } }),
    close: async () => program.close(),
  };
}
