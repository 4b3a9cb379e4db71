import { Duplex } from "node:stream";

/** How a connection of the driver reaches the thread. */
export interface ThreadLine {
  readonly connect: (stream: PgliteStream) => void;
  readonly send: (stream: PgliteStream, bytes: Uint8Array) => void;
  readonly leave: (stream: PgliteStream) => void;
  readonly keepAlive: (isWanted: boolean) => void;
}

/** What the `pg` driver takes for a socket, ending at PGlite's thread instead of a server. */
export class PgliteStream extends Duplex {
  readonly #line: ThreadLine;
  #gathered: Buffer[] = [];

  constructor(line: ThreadLine) {
    super({ allowHalfOpen: false });
    this.#line = line;
  }

  /** Called by the driver in place of a socket's; `connect` is emitted when the thread is ready for us. */
  connect(): this {
    this.#line.connect(this);
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.#line.keepAlive(true);
    return this;
  }

  unref(): this {
    this.#line.keepAlive(false);
    return this;
  }

  override _read(): void {
    // Bytes are pushed as they come.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#gather([chunk]);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#gather(chunks.map(({ chunk }) => chunk));
    done();
  }

  // The parts of a query, and queries that are sent together, are written one by one: as one message they are one call into the engine.
  #gather(chunks: readonly Buffer[]): void {
    if (this.#gathered.length === 0)
      process.nextTick(() => {
        const message = Buffer.concat(this.#gathered.splice(0));
        if (!this.destroyed) this.#line.send(this, message);
      });
    this.#gathered.push(...chunks);
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#line.leave(this);
    done(error);
  }
}
