import { nowMilliseconds } from "#platform/time";
import type { RunningSite } from "../pages/server.ts";
import { medianOfRounds, type Spent } from "./rounds.ts";

/** How often pages are asked for, of how many journals, and as whom when signed in. */
export interface AskedPages {
  readonly rounds: number;
  readonly pages: number;
  readonly journals: number;
  readonly cookie: string;
}

interface Page {
  readonly address: (count: number) => string;
  readonly isSignedIn?: boolean;
}

/** Pages of journals, which have a goal, and of the other lists, which have none. */
export async function journalPages(site: RunningSite, asked: AskedPages) {
  const later = encodeURIComponent("2026-05-01T00:00:00Z_ffffffff-ffff-ffff-ffff-ffffffffffff");
  const journal = (count: number) => `/journals/writer-${1 + ((count * 37) % asked.journals)}`;
  // One in ten is written where the reader works: it stands in two rooms.
  const colleagues = (count: number) =>
    `/journals/writer-${10 * (1 + ((count * 37) % (asked.journals / 10)))}`;
  return {
    journal: await measureAll(site, asked, {
      first: { address: journal },
      later: { address: (count) => `${journal(count)}?before=${later}` },
      "of a colleague, signed in": { address: colleagues, isSignedIn: true },
    }),
    lists: await measureAll(site, asked, {
      feed: { address: (count) => `${journal(count)}/feed.atom` },
      topic: { address: () => "/reflections/topics/technology" },
      everyone: { address: () => "/reflections" },
    }),
  };
}

async function measureAll(site: RunningSite, asked: AskedPages, pages: Readonly<Record<string, Page>>) {
  const figures: Record<string, Spent> = {};
  for (const [name, page] of Object.entries(pages)) {
    figures[name] = await medianOfRounds(asked.rounds, async () => round(site, asked, page));
    console.log(`journal page, ${name}`, figures[name]);
  }
  return figures;
}

let asked = 0;

async function round(site: RunningSite, { cookie, pages }: AskedPages, page: Page) {
  const times: { cpu: number; wall: number }[] = [];
  for (let count = 0; count < pages; count += 1) {
    const address = page.address((asked += 1));
    const [cpu, began] = [site.cpuMilliseconds(), nowMilliseconds()];
    const answer = await fetch(site.url + address, {
      headers: {
        "x-forwarded-for": `10.0.${Math.floor(asked / 200) % 200}.${asked % 200}`,
        ...(page.isSignedIn === true && { cookie }),
      },
    });
    const text = await answer.text();
    if (answer.status !== 200 || !text.includes("What we learned"))
      throw new Error(`${address} answers ${answer.status}, or has nothing to read.`);
    times.push({ cpu: site.cpuMilliseconds() - cpu, wall: nowMilliseconds() - began });
  }
  return times;
}
