type Places = readonly number[];

/** Lists of places, grown place by place: equal ones are one and the same, so that nobody compares them place by place. */
export class SharedLists {
  readonly empty: Places = [];
  readonly #longer = new Map<Places, Map<number, Places>>();

  /** A list of these with one more place at its end. */
  with(list: Places, place: number): Places {
    const known = this.#longer.get(list)?.get(place);
    if (known !== undefined) return known;
    const longer = [...list, place];
    const byPlace = this.#longer.get(list) ?? new Map<number, Places>();
    this.#longer.set(list, byPlace.set(place, longer));
    return longer;
  }
}
