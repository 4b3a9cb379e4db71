/** Variables by the step each allows, the shortest first: a heap. */
export class ShortestFirst {
  size = 0;
  #variables = new Int32Array(64);
  #steps = new Float64Array(64);

  clear(most: number): void {
    this.size = 0;
    if (this.#variables.length >= most) return;
    this.#variables = new Int32Array(most);
    this.#steps = new Float64Array(most);
  }

  /** A step back is none. */
  add(variable: number, step: number): void {
    this.#variables[this.size] = variable;
    this.#steps[this.size] = step > 0 ? step : 0;
    this.size += 1;
  }

  ordered(): this {
    for (let place = (this.size >> 1) - 1; place >= 0; place -= 1) this.#sink(place);
    return this;
  }

  get first(): number {
    return this.#variables[0] ?? -1;
  }

  get shortest(): number {
    return this.#steps[0] ?? Infinity;
  }

  drop(): void {
    this.size -= 1;
    this.#variables[0] = this.#variables[this.size] ?? -1;
    this.#steps[0] = this.#steps[this.size] ?? 0;
    this.#sink(0);
  }

  #sink(from: number): void {
    const [steps, variables, size] = [this.#steps, this.#variables, this.size];
    const variable = variables[from] ?? -1;
    const step = steps[from] ?? 0;
    let place = from;
    for (let child = 2 * place + 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && (steps[child + 1] ?? 0) < (steps[child] ?? 0)) child += 1;
      if ((steps[child] ?? 0) >= step) break;
      variables[place] = variables[child] ?? -1;
      steps[place] = steps[child] ?? 0;
      place = child;
    }
    variables[place] = variable;
    steps[place] = step;
  }
}
