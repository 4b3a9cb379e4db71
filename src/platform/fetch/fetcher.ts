import type { Agent } from "undici";
import { askService, type ServiceAnswer, type ServiceRequest } from "./one-exchange.ts";
import { type AllowedHosts, checkedAddress } from "./checked-address.ts";
import type { DocumentRequest, FetchOutcome } from "./documents.ts";
import { FetchFailure } from "./fetch-failure.ts";
import { DEFAULT_LIMITS, type FetchLimits } from "./fetch-limits.ts";
import { guardedAgent, type Resolver } from "./guarded-agent.ts";
import { HostQueue, type QueueClock, SYSTEM_QUEUE_CLOCK } from "./host-queue.ts";
import { type Answer, askOnce, type Question } from "./one-request.ts";
import { robotsFailure, RobotsMemory, type RobotsSource } from "./robots.ts";

export interface FetcherOptions {
  /** Whom the operator of another server can write to or read about us: an e-mail or web address. */
  readonly contact: string;
  /** Hosts that may be asked although they are private: `intranet.example.org`, `127.0.0.1:8090`. None by default. */
  readonly allowedHosts?: AllowedHosts;
  readonly limits?: Partial<FetchLimits>;
  /** Shortest time from one request to a host to the next; one second by default. */
  readonly pauseMilliseconds?: number;
  /** Longest crawl-delay of a robots.txt that is obeyed as it stands; ten seconds by default. */
  readonly longestPauseMilliseconds?: number;
  /** Told when someone would have had us ask an address that is not public. */
  readonly onBlocked?: () => void;
  readonly clock?: QueueClock;
  /** Looks up names; the system's resolver by default. */
  readonly resolve?: Resolver;
}

/** Fetches documents for as long as it is open; remembers hosts, their robots.txt and their wishes. */
export interface Fetcher {
  /**
   * One document, politely: in the host's turn, as its robots.txt allows, within every limit, at public addresses only,
   * at each redirect anew.
   *
   * @throws FetchFailure (a SourceFailure) with a reason in plain words.
   */
  readonly fetchDocument: (request: DocumentRequest) => Promise<FetchOutcome>;
  /**
   * Why machines that come on their own may not read an address, in plain words, by its host's robots.txt; undefined when
   * they may, or when nobody can say now.
   */
  readonly robotsObjection: (url: string) => Promise<string | undefined>;
  /**
   * A question to a program on another server, whatever it answers: at once, without robots.txt, at public addresses only.
   *
   * @throws FetchFailure when it gives no answer within the limits.
   */
  readonly askService: (request: ServiceRequest) => Promise<ServiceAnswer>;
  readonly close: () => Promise<void>;
}

/** The name robots.txt files know us by. */
const AGENT_NAME = "Carrel";
const DEFAULT_PAUSE = 1_000;
const LONGEST_PAUSE = 10_000;
const ROBOTS_BYTES = 1_000_000;

/** Opens a fetcher; close it when done, or its idle connections keep the process alive for some seconds. */
export function openFetcher(options: FetcherOptions): Fetcher {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const clock = options.clock ?? SYSTEM_QUEUE_CLOCK;
  const allowedHosts = options.allowedHosts ?? [];
  const agent = guardedAgent(limits, allowedHosts, options.resolve);
  const desk = new FetchDesk({ options, limits, clock, allowedHosts, agent });
  return {
    fetchDocument: (request) => noticed(desk.fetch(request), options.onBlocked),
    robotsObjection: (url) => desk.robotsObjection(url),
    askService: (request) => noticed(askService(request, { agent, allowedHosts, limits }), options.onBlocked),
    close: () => agent.destroy(),
  };
}

/** An answer as it is; whoever runs the site hears of one that was not asked for because the address is not public. */
async function noticed<Answered>(
  answer: Promise<Answered>,
  onBlocked: (() => void) | undefined,
): Promise<Answered> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof FetchFailure && error.reason === "blocked-address") onBlocked?.();
    throw error;
  }
}

interface DeskParts {
  readonly options: FetcherOptions;
  readonly limits: FetchLimits;
  readonly clock: QueueClock;
  readonly allowedHosts: AllowedHosts;
  readonly agent: Agent;
}

/** The life of a fetcher: the queue and the memory that all its requests share. */
class FetchDesk {
  readonly #parts: DeskParts;
  readonly #queue: HostQueue;
  readonly #robots: RobotsMemory;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.#queue = new HostQueue(parts.clock);
    this.#robots = new RobotsMemory(this.#robotsSource(), parts.clock.now, AGENT_NAME);
  }

  async fetch(request: DocumentRequest): Promise<FetchOutcome> {
    const isCalendar = /^webcal:/i.test(request.url.trim());
    try {
      return await this.#follow(request, request.url);
    } catch (error) {
      if (!isCalendar || !isSecureConnectionFailure(error)) throw error;
      return this.#follow(request, request.url.trim().replace(/^webcal:/i, "http:"));
    }
  }

  async robotsObjection(address: string): Promise<string | undefined> {
    try {
      const url = checkedAddress(address, this.#parts.allowedHosts);
      const verdict = await this.#robots.verdict(url);
      return verdict.isAllowed || verdict.isUnknown === true
        ? undefined
        : robotsFailure(url, verdict).message;
    } catch (error) {
      if (error instanceof FetchFailure) return undefined;
      throw error;
    }
  }

  async #follow(request: DocumentRequest, start: string): Promise<FetchOutcome> {
    const { limits, allowedHosts } = this.#parts;
    const seen = new Set<string>();
    let url = checkedAddress(start, allowedHosts);
    let isPermanent = true;
    for (;;) {
      seen.add(url.href);
      const answer = await this.#ask(url, request);
      if (answer.kind === "not-modified") return { kind: "not-modified", url: url.href };
      if (answer.kind === "document") {
        const moved = seen.size > 1 && isPermanent ? { movedTo: url.href } : {};
        return { ...answer.document, kind: "fetched", url: url.href, ...moved };
      }
      if (seen.size > limits.redirects) {
        throw new FetchFailure(
          "too-many-redirects",
          `The address leads on more than ${limits.redirects} times.`,
        );
      }
      isPermanent &&= answer.isPermanent;
      url = checkedAddress(nextAddress(answer.location, url), allowedHosts);
      if (seen.has(url.href))
        throw new FetchFailure("redirect-loop", "The address leads back to itself in a circle.");
    }
  }

  async #ask(url: URL, request: DocumentRequest): Promise<Answer> {
    const pause = request.obeysRobots === false ? 0 : await this.#pauseAllowed(url);
    return this.#inTurn(
      url,
      Math.max(pause, this.#parts.options.pauseMilliseconds ?? DEFAULT_PAUSE),
      request,
    );
  }

  /** @throws FetchFailure when robots.txt forbids the address. */
  async #pauseAllowed(url: URL): Promise<number> {
    const verdict = await this.#robots.verdict(url);
    if (!verdict.isAllowed) throw robotsFailure(url, verdict);
    const longest = this.#parts.options.longestPauseMilliseconds ?? LONGEST_PAUSE;
    return Math.min((verdict.crawlDelaySeconds ?? 0) * 1000, longest);
  }

  async #inTurn(
    url: URL,
    pause: number,
    request: DocumentRequest,
    limits = this.#parts.limits,
  ): Promise<Answer> {
    this.#checkOpen(url);
    const question: Question = { url, request, contact: this.#parts.options.contact };
    try {
      return await this.#queue.inTurn(url.host, pause, () => {
        this.#checkOpen(url);
        return askOnce(question, limits, this.#parts.agent, this.#parts.clock.now());
      });
    } catch (error) {
      if (error instanceof FetchFailure && error.notBefore !== undefined)
        this.#queue.close(url.host, error.notBefore);
      throw error;
    }
  }

  #checkOpen(url: URL): void {
    const until = this.#queue.closedUntil(url.host);
    if (until === undefined) return;
    const when = new Date(until).toISOString().slice(0, 16).replace("T", " ");
    throw new FetchFailure("asked-to-wait", `${url.host} asked not to be asked again before ${when} UTC.`, {
      notBefore: until,
    });
  }

  /** robots.txt is fetched under the same guard and in the same queue, but asks no robots.txt itself. */
  #robotsSource(): RobotsSource {
    const limits = { ...this.#parts.limits, wireBytes: ROBOTS_BYTES, documentBytes: ROBOTS_BYTES };
    const pause = this.#parts.options.pauseMilliseconds ?? DEFAULT_PAUSE;
    return async (address) => {
      let url = checkedAddress(address, this.#parts.allowedHosts);
      for (let redirects = 0; redirects <= limits.redirects; redirects++) {
        const answer = await this.#robotsAnswer(url, pause, limits);
        if (typeof answer === "number") return { status: answer };
        if (answer.kind === "document") return { text: new TextDecoder().decode(answer.document.body) };
        if (answer.kind === "not-modified") return { status: 404 };
        url = checkedAddress(nextAddress(answer.location, url), this.#parts.allowedHosts);
      }
      return { status: 404 };
    };
  }

  async #robotsAnswer(url: URL, pause: number, limits: FetchLimits): Promise<Answer | number> {
    try {
      return await this.#inTurn(url, pause, { url: url.href, accept: "text/plain, */*;q=0.1" }, limits);
    } catch (error) {
      if (error instanceof FetchFailure && error.httpStatus !== undefined) return error.httpStatus;
      // A file too large or packed like a bomb says nothing anybody must obey.
      if (
        error instanceof FetchFailure &&
        (error.reason === "too-large" || error.reason === "compression-bomb")
      )
        return 404;
      throw error;
    }
  }
}

function nextAddress(location: string, from: URL): string {
  if (URL.canParse(location, from)) return new URL(location, from).href;
  throw new FetchFailure("broken-response", "The address leads on to something that is no web address.");
}

/** Calendar subscriptions say nothing of security: where https fails as such, http is what they meant. */
function isSecureConnectionFailure(error: unknown): boolean {
  return (
    error instanceof FetchFailure &&
    ["unreachable", "certificate", "too-slow", "broken-response"].includes(error.reason)
  );
}
