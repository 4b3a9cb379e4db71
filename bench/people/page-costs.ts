import { Agent, request } from "node:http";
import { formToken } from "../../tests/people/cast.ts";
import { median } from "../harvest/measure.ts";
import { startSite } from "../pages/server.ts";
import { emailAt } from "./made-files.ts";
import { serverCpuSeconds } from "./time-spent.ts";

/** A filled site, and who looks at it. */
export interface PeopledSite {
  readonly directory: string;
  readonly secret: string;
  /** Of an administrator. */
  readonly cookie: string;
  readonly branchId: string;
  readonly scheduledBranchId: string;
  readonly serverPid: number | undefined;
}

/** With those that warm up, below the forty forms a minute that one reader may send. */
const rounds = 5;
const pagesPerRound = 6;

/** Milliseconds of CPU of each page on the running program, all its threads and the database's server included: medians. */
export async function pageCosts(peopled: PeopledSite): Promise<Readonly<Record<string, number>>> {
  const site = await startSite(peopled.directory);
  const cpuSeconds = () => site.cpuSeconds() + serverCpuSeconds(peopled.serverPid);
  const found: Record<string, number> = {};
  try {
    const requests = { ...pages(peopled), signIn: await signIns(peopled.secret) };
    for (const [place, [name, next]] of Object.entries(requests).entries()) {
      // The site limits each reader: every page is asked for from an address of its own.
      const reader = new Agent({ keepAlive: true, localAddress: `127.0.1.${place + 1}` });
      found[name] = await medianCost(async () => answered(site.url, reader, next()), cpuSeconds);
      console.log(`${name}: ${found[name]} ms of CPU`);
      reader.destroy();
    }
    return found;
  } finally {
    await site.stop();
  }
}

interface Asked {
  readonly path: string;
  readonly cookie?: string;
  /** Sent as a form. */
  readonly form?: URLSearchParams;
}

function pages({ cookie, branchId, scheduledBranchId }: PeopledSite): Readonly<Record<string, () => Asked>> {
  return {
    today: () => ({ path: "/", cookie }),
    staff: () => ({ path: "/staff", cookie }),
    staffSearch: () => ({ path: "/staff?q=person", cookie }),
    organisation: () => ({ path: "/organisation", cookie }),
    branch: () => ({ path: `/organisation/${branchId}`, cookie }),
    team: () => ({ path: "/team?week=2027-03-08", cookie }),
    coverage: () => ({ path: `/team/branches/${scheduledBranchId}?week=2027-03-08`, cookie }),
    signInPage: () => ({ path: "/sign-in" }),
  };
}

/** Each with the address of another account, whose password is not the one sent. */
async function signIns(secret: string): Promise<() => Asked> {
  const { cookie, token } = await formToken(secret);
  let place = 0;
  return () => {
    place += 1;
    const fields = { csrf: token, email: emailAt(place), password: "seven herons count rivers" };
    return { path: "/sign-in", cookie, form: new URLSearchParams(fields) };
  };
}

async function medianCost(ask: () => Promise<void>, cpuSeconds: () => number): Promise<number> {
  for (let warm = 0; warm < pagesPerRound; warm += 1) await ask();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = cpuSeconds();
    for (let count = 0; count < pagesPerRound; count += 1) await ask();
    times.push(((cpuSeconds() - before) / pagesPerRound) * 1000);
  }
  return Math.round(median(times) * 10) / 10;
}

/** Asks, and expects a page; of a form, that it is refused on its page. */
async function answered(url: string, agent: Agent, { path, cookie, form }: Asked): Promise<void> {
  const status = await new Promise((resolve, reject) => {
    const asked = request(
      url + path,
      {
        agent,
        method: form === undefined ? "GET" : "POST",
        headers: {
          ...(cookie !== undefined && { cookie }),
          ...(form !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
        },
      },
      (answer) => answer.resume().on("end", () => resolve(answer.statusCode)),
    );
    asked.on("error", reject).end(form?.toString());
  });
  if (status !== (form === undefined ? 200 : 422)) throw new Error(`${path} answers ${String(status)}.`);
}
