import type { Db } from "#platform/db";
import {
  databaseLife,
  type FollowedTable,
  type FollowPosition,
  fromTheStart,
  isKnownPosition,
  renumberChanges,
  sumOf,
  sumOfTable,
} from "./followed-table.ts";
import type { IndexSchema, SearchDocument } from "./schema.ts";
import { createIndex, type SearchIndex } from "./search-index.ts";
import { readSnapshot, type SnapshotPlace, writeSnapshot } from "./snapshot.ts";

const batchSize = 1000;
const mostLooks = 3;

/** A row that changed, and how far a reader of it has come. */
export interface FollowedChange {
  readonly id: string;
  readonly position: FollowPosition;
}

/** What is followed, and how it is found: the part of a module in its index. */
export interface FollowedContent<Change extends FollowedChange> {
  readonly table: FollowedTable;
  /** Among its numbers must be `changedIn`, which this fills. */
  readonly schema: IndexSchema;
  /** At most `limit` rows changed after a position (`changedAfter`), in the order of their transactions and ids. */
  readonly changes: (after: FollowPosition, limit: number) => Promise<readonly Change[]>;
  /** Undefined for what is not, or no longer, to be found. */
  readonly documentOf: (change: Change) => SearchDocument | undefined;
  /** Told of every row that changed, when the index takes it in. */
  readonly onChange: (change: Change) => void;
}

/** How an index follows, whatever it holds. */
export interface FollowedIndexOptions {
  readonly db: Db;
  readonly synonyms: readonly (readonly string[])[];
  /** Where the index is kept over a restart; absent: it is made anew each time. */
  readonly snapshot?: SnapshotPlace | undefined;
  /** How often the database is asked for changes, in milliseconds. */
  readonly everyMilliseconds?: number;
  /** Told when following fails, since nobody waits for it. */
  readonly onError?: (error: unknown) => void;
}

/**
 * A search index of a table: made from the database, kept up with it, and stored over restarts.
 *
 * It holds no truth. Whatever happens to it, `rebuild` makes it anew.
 */
export class FollowedIndex<Change extends FollowedChange> {
  #state: State;
  #savedPosition: FollowPosition = fromTheStart;
  #changes = 0;
  #life = "";
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  #working: Promise<unknown> = Promise.resolve();
  /** The last look for changes, which asks the database before it takes any in. */
  #looking: Promise<unknown> = Promise.resolve();
  readonly #options: FollowedIndexOptions;
  readonly #content: FollowedContent<Change>;

  constructor(content: FollowedContent<Change>, options: FollowedIndexOptions) {
    this.#content = content;
    this.#options = options;
    this.#state = this.#empty();
  }

  /** The index to search. Take it anew for each search: a rebuild puts another in its place. */
  get index(): SearchIndex {
    return this.#state.index;
  }

  /** How many changes were taken in so far: what was made of the index is still good while this stays. */
  get changes(): number {
    return this.#changes;
  }

  /** Loads what was stored, catches up with the database, and follows it from then on. */
  async start(): Promise<void> {
    await this.load();
    this.#follow();
  }

  /** Loads what was stored and catches up with the database, once; from then on `catchUp` keeps up with it. */
  async load(): Promise<void> {
    const { snapshot, synonyms, db } = this.#options;
    const stored = snapshot && readSnapshot(snapshot, this.#content.schema, synonyms);
    if (stored !== undefined && (await isKnownPosition(db, stored.position))) {
      this.#state = { ...stored };
      this.#savedPosition = stored.position;
    }
    await this.catchUp();
    this.index.tidy();
  }

  /**
   * Takes in everything that was committed by now, and says how many rows that were; all of them where other rows
   * were put in place of those followed, as from a backup.
   */
  async catchUp(): Promise<number> {
    const life = await databaseLife(this.#options.db, this.#content.table);
    // Rows are put back some time after their table: until then it is empty.
    if (life === this.#life && this.index.size > 0) return this.#takeAll();
    await renumberChanges(this.#options.db, this.#content.table);
    const done = (await this.#becomeOfDatabase()) ?? (await this.rebuild());
    this.#life = life;
    return done;
  }

  async #takeAll(): Promise<number> {
    return this.#oneAtATime(() => this.#takeChanges(this.#state));
  }

  /** Catches up; undefined when the index even then does not hold what the database holds. */
  async #becomeOfDatabase(): Promise<number | undefined> {
    let done = 0;
    // Others may change it between the two looks.
    for (let attempt = 0; attempt < mostLooks; attempt += 1) {
      done += await this.#takeAll();
      const sum = await sumOfTable(this.#options.db, this.#content.table);
      if (sum === sumOf(this.#state.index.numbersOf("changedIn"))) return done;
    }
    return undefined;
  }

  /** Makes the index anew from the database; searches are answered from the old one meanwhile. How many documents it holds. */
  async rebuild(onProgress?: (done: number) => void): Promise<number> {
    return this.#oneAtATime(async () => {
      const next = this.#empty();
      await this.#takeChanges(next, onProgress);
      this.#state = next;
      // Stored even when it is of the same position as the one before, which was not worth keeping.
      this.#store();
      return next.index.size;
    });
  }

  /** Stores the index when it changed since it was stored last. */
  save(): void {
    if (!isSame(this.#savedPosition, this.#state.position)) this.#store();
  }

  #store(): void {
    const { snapshot } = this.#options;
    if (snapshot === undefined) return;
    writeSnapshot(snapshot, this.#state);
    this.#savedPosition = this.#state.position;
  }

  /** Looks for changes at once, not when it is time: something was just written. Nothing where it does not follow, or is looking. */
  hurry(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#follow(0);
  }

  /** Stops following and stores the index. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#looking;
    await this.#working;
    this.save();
  }

  #follow(afterMilliseconds = this.#options.everyMilliseconds ?? 400): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#looking = this.catchUp()
        .then((done) => done === 0 && this.index.tidy())
        .catch((error: unknown) => this.#options.onError?.(error))
        .finally(() => this.#follow());
    }, afterMilliseconds);
    this.#timer.unref();
  }

  // Two at once would read the same changes twice, in another order.
  async #oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#working.then(work);
    this.#working = result.catch(() => {});
    return result;
  }

  async #takeChanges(state: State, onProgress: (done: number) => void = () => {}): Promise<number> {
    let done = 0;
    for (;;) {
      const changes = await this.#content.changes(state.position, batchSize);
      for (const change of changes) this.#take(state, change);
      done += changes.length;
      onProgress(done);
      if (changes.length < batchSize) return done;
      // A long catching-up must not keep pages waiting.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #take(state: State, change: Change): void {
    this.#changes += 1;
    this.#content.onChange(change);
    const document = this.#content.documentOf(change);
    if (document === undefined) state.index.remove(change.id);
    else {
      const changedIn = Number(change.position.transaction);
      state.index.put({ ...document, numbers: { ...document.numbers, changedIn } });
    }
    state.position = change.position;
  }

  #empty(): State {
    return {
      index: createIndex(this.#content.schema, { synonyms: this.#options.synonyms }),
      position: fromTheStart,
    };
  }
}

interface State {
  readonly index: SearchIndex;
  position: FollowPosition;
}

function isSame(one: FollowPosition, other: FollowPosition): boolean {
  return one.transaction === other.transaction && one.id === other.id;
}
