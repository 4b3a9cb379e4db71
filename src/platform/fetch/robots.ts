import robotsParserModule from "robots-parser";
import { FetchFailure } from "./fetch-failure.ts";

interface RobotsFile {
  readonly isAllowed: (url: string, agent: string) => boolean | undefined;
  readonly getCrawlDelay: (agent: string) => number | undefined;
}

// The package's types describe an ES module with a default export, but what it is is a function.
const parseRobots = robotsParserModule as unknown as (address: string, text: string) => RobotsFile;

/** What a site's robots.txt says of one address. */
export interface RobotsVerdict {
  readonly isAllowed: boolean;
  /** Seconds between requests the site asks for, if it does. */
  readonly crawlDelaySeconds?: number;
  /** True when the site could not say: its robots.txt failed. */
  readonly isUnknown?: boolean;
}

/** Gives the text of a robots.txt, or the status it failed with. */
export type RobotsSource = (
  address: string,
) => Promise<{ readonly text: string } | { readonly status: number }>;

const FRESH_FOR = 24 * 3_600_000;
/** How long a site whose robots.txt fails is left alone before asking again. */
const UNKNOWN_FOR = 3_600_000;
/** RFC 9309 §2.5 lets a reader stop here. */
const LONGEST_ROBOTS = 500_000;
const MOST_SITES = 2_000;

interface Rules {
  readonly until: number;
  readonly verdictOf: (address: string) => RobotsVerdict;
}

/**
 * Remembers the robots.txt of each site for a day and judges addresses by it (RFC 9309): no file (4xx) allows all, a
 * failing or overburdened server (5xx, 429) is taken to disallow all for an hour.
 */
export class RobotsMemory {
  readonly #sites = new Map<string, Promise<Rules>>();
  readonly #source: RobotsSource;
  readonly #now: () => number;
  readonly #agent: string;

  constructor(source: RobotsSource, now: () => number, agent: string) {
    this.#source = source;
    this.#now = now;
    this.#agent = agent;
  }

  /** @throws FetchFailure when the site cannot be reached at all; that is not remembered. */
  async verdict(url: URL): Promise<RobotsVerdict> {
    const known = this.#sites.get(url.origin);
    const rules = known && (await known);
    if (rules && rules.until > this.#now()) return rules.verdictOf(url.href);
    return (await this.#read(url.origin)).verdictOf(url.href);
  }

  async #read(origin: string): Promise<Rules> {
    if (this.#sites.size >= MOST_SITES) this.#sites.clear();
    const reading = this.#rules(origin);
    this.#sites.set(origin, reading);
    try {
      return await reading;
    } catch (error) {
      this.#sites.delete(origin);
      throw error;
    }
  }

  async #rules(origin: string): Promise<Rules> {
    const address = `${origin}/robots.txt`;
    const answer = await this.#source(address);
    const now = this.#now();
    if ("text" in answer) {
      const robots = parseRobots(address, answer.text.slice(0, LONGEST_ROBOTS));
      return { until: now + FRESH_FOR, verdictOf: (url) => verdictBy(robots, url, this.#agent) };
    }
    if (answer.status < 500 && answer.status !== 429)
      return { until: now + FRESH_FOR, verdictOf: () => ({ isAllowed: true }) };
    return { until: now + UNKNOWN_FOR, verdictOf: () => ({ isAllowed: false, isUnknown: true }) };
  }
}

function verdictBy(robots: RobotsFile, url: string, agent: string): RobotsVerdict {
  const isAllowed = robots.isAllowed(url, agent) ?? true;
  const delay = robots.getCrawlDelay(agent);
  return delay === undefined || !(delay > 0) ? { isAllowed } : { isAllowed, crawlDelaySeconds: delay };
}

/** The failure of an address that a site asks machines not to read. */
export function robotsFailure(url: URL, verdict: RobotsVerdict): FetchFailure {
  const message = verdict.isUnknown
    ? `${url.host} cannot say at the moment what machines may read (its robots.txt fails), so it was left alone.`
    : `${url.host} asks machines not to read this address (robots.txt).`;
  return new FetchFailure(verdict.isUnknown ? "unreachable" : "robots", message);
}
