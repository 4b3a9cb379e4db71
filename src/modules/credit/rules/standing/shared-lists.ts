/** Lists of places, of which equal ones become one and the same. */
export class SharedLists {
  readonly #known = new Map<string, readonly number[]>();

  shared(list: readonly number[]): readonly number[] {
    const key = list.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, list);
    return list;
  }
}
