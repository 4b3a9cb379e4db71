import type { Db } from "#platform/db";
import type { CatalogTables } from "../../tables.ts";
import { offeringsById, type OfferingRow } from "../offerings.ts";
import { type CardRow, cardRow, cardText } from "./card-text.ts";

/** A byte each as a rule: some 100,000 offerings. */
const usualMostCharacters = 90_000_000;

/**
 * What cards show of offerings: of all of them, as far as there is room, so that a page of results seldom asks the database.
 *
 * As text, since objects of as many would be gone through whenever memory is tidied up, and to parse twenty takes less time
 * than to draw one. Whoever follows the database hands over what changes; a card is therefore never older than the index.
 */
export class KeptCards {
  readonly #db: Db<CatalogTables>;
  readonly #mostCharacters: number;
  /** The one used longest ago comes first, as soon as there is no room for all: until then each stays where it was put. */
  readonly #texts = new Map<string, string>();
  #characters = 0;
  #changes = 0;
  #isFull = false;

  constructor(db: Db<CatalogTables>, mostCharacters = usualMostCharacters) {
    this.#db = db;
    this.#mostCharacters = mostCharacters;
  }

  /** Cards by the ids of their offerings, in the order asked for; ids that are not there are left out. */
  async byId(ids: readonly string[]): Promise<ReadonlyMap<string, CardRow>> {
    const texts = new Map(ids.map((id) => [id, this.#texts.get(id)]));
    const missing = ids.filter((id) => texts.get(id) === undefined);
    const read = missing.length === 0 ? none : await this.#read(missing);
    const rows = ids.flatMap((id) => {
      const text = texts.get(id);
      if (text === undefined) return read.get(id) ?? [];
      if (this.#isFull) this.#put(id, text);
      return cardRow(id, text);
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** To be told of every offering that changed, as it is now. */
  keep(row: OfferingRow): void {
    this.#changes += 1;
    this.#put(row.id, cardText(row));
  }

  /** To be told of every offering that is no more. */
  forget(id: string): void {
    this.#changes += 1;
    this.#take(id);
  }

  async #read(ids: readonly string[]): Promise<ReadonlyMap<string, CardRow>> {
    const changesBefore = this.#changes;
    const read = await offeringsById(this.#db, ids);
    // What was read before a change became known may be from before it: shown once, but not kept.
    if (changesBefore === this.#changes) for (const row of read.values()) this.#put(row.id, cardText(row));
    return read;
  }

  #put(id: string, text: string): void {
    this.#take(id);
    this.#texts.set(id, text);
    this.#characters += text.length;
    // Not to be begun without need: the first key is looked for past all that were taken out of the map before it.
    if (this.#characters <= this.#mostCharacters) return;
    this.#isFull = true;
    for (const oldest of this.#texts.keys()) {
      this.#take(oldest);
      if (this.#characters <= this.#mostCharacters) break;
    }
  }

  #take(id: string): void {
    this.#characters -= this.#texts.get(id)?.length ?? 0;
    this.#texts.delete(id);
  }
}

const none: ReadonlyMap<string, CardRow> = new Map();
