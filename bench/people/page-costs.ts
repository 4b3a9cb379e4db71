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
  /** Of someone who works by a schedule. */
  readonly ownerCookie: string;
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
    const change = await needsForm(peopled);
    for (const [place, [name, next]] of Object.entries(pagesAfterChange(peopled)).entries()) {
      const reader = new Agent({ keepAlive: true, localAddress: `127.0.2.${place + 1}` });
      const ask = async () => answered(site.url, reader, next());
      const before = async () => answered(site.url, reader, change());
      found[name] = await medianCost(ask, cpuSeconds, before);
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
  /** Sent as a form, which is answered with this status. */
  readonly form?: URLSearchParams;
  readonly status?: number;
}

/** What reads the schedule, each asked for the first time after it has changed. */
function pagesAfterChange({ cookie, ownerCookie }: PeopledSite): Readonly<Record<string, () => Asked>> {
  return {
    teamAfterChange: () => ({ path: "/team?week=2027-03-08", cookie }),
    teamOfStaffAfterChange: () => ({ path: "/team?week=2027-03-08", cookie: ownerCookie }),
    todayAfterChange: () => ({ path: "/", cookie: ownerCookie }),
    fitsMeAfterChange: () => ({ path: "/find?fits=me", cookie: ownerCookie }),
  };
}

/** A change of what one branch needs, another one each time. */
async function needsForm({ cookie, secret, scheduledBranchId }: PeopledSite): Promise<() => Asked> {
  const form = await formToken(secret);
  let people = 1;
  return () => {
    people = 3 - people;
    return {
      path: `/team/branches/${scheduledBranchId}/needs`,
      cookie: `${cookie}; ${form.cookie}`,
      form: new URLSearchParams({ csrf: form.token, minimum: String(people) }),
      status: 303,
    };
  };
}

function pages(peopled: PeopledSite): Readonly<Record<string, () => Asked>> {
  const { cookie, ownerCookie, branchId, scheduledBranchId } = peopled;
  return {
    today: () => ({ path: "/", cookie }),
    staff: () => ({ path: "/staff", cookie }),
    staffSearch: () => ({ path: "/staff?q=person", cookie }),
    organisation: () => ({ path: "/organisation", cookie }),
    branch: () => ({ path: `/organisation/${branchId}`, cookie }),
    todayOfStaff: () => ({ path: "/", cookie: ownerCookie }),
    fitsMe: () => ({ path: "/find?fits=me", cookie: ownerCookie }),
    teamOfStaff: () => ({ path: "/team?week=2027-03-08", cookie: ownerCookie }),
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

/** What a page costs, without what is done before each time. */
async function medianCost(
  ask: () => Promise<void>,
  cpuSeconds: () => number,
  before: () => Promise<void> = async () => undefined,
): Promise<number> {
  for (let warm = 0; warm < pagesPerRound; warm += 1) {
    await before();
    await ask();
  }
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let spent = 0;
    for (let count = 0; count < pagesPerRound; count += 1) {
      await before();
      const start = cpuSeconds();
      await ask();
      spent += cpuSeconds() - start;
    }
    times.push((spent / pagesPerRound) * 1000);
  }
  return Math.round(median(times) * 10) / 10;
}

/** Asks, and expects a page; of a form, that it is refused on its page. */
async function answered(url: string, agent: Agent, asked: Asked): Promise<void> {
  const { path, cookie, form, status: wanted = form === undefined ? 200 : 422 } = asked;
  const status = await new Promise((resolve, reject) => {
    const sent = request(
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
    sent.on("error", reject).end(form?.toString());
  });
  if (status !== wanted) throw new Error(`${path} answers ${String(status)}.`);
}
