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
    this.#line.send(this, chunk);
    done();
  }

  // The driver corks the parts of one query: sent as one message, they are one call into the engine.
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#line.send(this, Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
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
