/** Numbers for the values of one keyword field, in the order in which they were first seen. */
export class ValueNumbers {
  readonly values: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(values: readonly string[] = []) {
    for (const value of values) this.add(value);
  }

  numberOf(value: string): number | undefined {
    return this.#numbers.get(value);
  }

  add(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}
