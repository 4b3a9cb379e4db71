import { Agent, get, type IncomingHttpHeaders } from "node:http";

/** What one answer weighed and took. */
export interface Answer {
  readonly status: number;
  readonly bytes: number;
  readonly milliseconds: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One address of the loopback network asks this often, then another takes over: the site limits each reader. */
const requestsPerReader = 200;
/** Readers so far, over all that ask: whoever has asked before has used some of what the site allows. */
let readerCount = 0;

/** Asks a site as many readers would: each connection from an address of its own, kept alive. */
export class Readers {
  readonly #url: string;
  readonly #encoding: string;
  #asked = 0;
  #address = nextAddress();
  #agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(url: string, encoding: string) {
    this.#url = url;
    this.#encoding = encoding;
  }

  ask(path: string): Promise<Answer> {
    this.#asked += 1;
    if (this.#asked % requestsPerReader === 0) this.#nextReader();
    const startedAt = performance.now();
    const options = {
      agent: this.#agent,
      localAddress: this.#address,
      headers: { "accept-encoding": this.#encoding },
    };
    return new Promise((resolve, reject) => {
      get(this.#url + path, options, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const body = Buffer.concat(parts);
          resolve({
            status: response.statusCode ?? 0,
            bytes: body.length,
            milliseconds: performance.now() - startedAt,
            headers: response.headers,
            body,
          });
        });
      }).on("error", reject);
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #nextReader(): void {
    this.#address = nextAddress();
    // The old agent's sockets end by themselves when nothing is under way.
    this.#agent = new Agent({ keepAlive: true, maxSockets: 16 });
  }
}

function nextAddress(): string {
  readerCount += 1;
  return `127.${1 + (readerCount >> 16)}.${(readerCount >> 8) & 255}.${readerCount & 255}`;
}

/** Asks for all of the paths, so many at a time; every answer must be a page. */
export async function askAll(
  readers: Readers,
  paths: readonly string[],
  atOnce: number,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
        const answer = await readers.ask(path);
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
        answers.push(answer);
      }
    }),
  );
  return answers;
}
