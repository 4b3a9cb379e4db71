/**
 * Which person fills which place so that the sum of `worth` is greatest: for each place the index of its person, or
 * undefined. A worth of 0 or less means that the person cannot fill the place. The Hungarian method, exact, with a person
 * "nobody" for every place; time grows with places² × people, both a handful here.
 *
 * @see H. W. Kuhn, "The Hungarian method for the assignment problem" (1955), in the form with potentials.
 */
export function bestAssignment(
  placeCount: number,
  personCount: number,
  worth: (place: number, person: number) => number,
): readonly (number | undefined)[] {
  const columns = personCount + placeCount;
  const cost = (place: number, column: number): number =>
    column < personCount ? -Math.max(0, worth(place, column)) : 0;
  // Places and columns count from 1; 0 is the place that is being filled.
  const state: Potentials = {
    ofPlace: new Float64Array(placeCount + 1),
    ofColumn: new Float64Array(columns + 1),
    placeIn: new Int32Array(columns + 1),
  };
  for (let place = 1; place <= placeCount; place += 1) fillPlace(place, columns, state, cost);
  const assigned = Array.from<number | undefined>({ length: placeCount });
  for (let column = 1; column <= personCount; column += 1) {
    const place = (state.placeIn[column] ?? 0) - 1;
    if (place >= 0 && worth(place, column - 1) > 0) assigned[place] = column - 1;
  }
  return assigned;
}

interface Potentials {
  readonly ofPlace: Float64Array;
  readonly ofColumn: Float64Array;
  readonly placeIn: Int32Array;
}

function fillPlace(
  place: number,
  columns: number,
  { ofPlace, ofColumn, placeIn }: Potentials,
  cost: (place: number, column: number) => number,
): void {
  const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(columns + 1);
  const isSeen = new Uint8Array(columns + 1);
  placeIn[0] = place;
  let column = 0;
  do {
    isSeen[column] = 1;
    const current = placeIn[column] ?? 0;
    let step = Number.POSITIVE_INFINITY;
    let nearest = 0;
    for (let next = 1; next <= columns; next += 1) {
      if (isSeen[next] === 1) continue;
      const reduced = cost(current - 1, next - 1) - (ofPlace[current] ?? 0) - (ofColumn[next] ?? 0);
      if (reduced < (least[next] ?? 0)) {
        least[next] = reduced;
        cameFrom[next] = column;
      }
      if ((least[next] ?? 0) < step) {
        step = least[next] ?? 0;
        nearest = next;
      }
    }
    for (let seen = 0; seen <= columns; seen += 1) {
      if (isSeen[seen] === 1) {
        const holder = placeIn[seen] ?? 0;
        ofPlace[holder] = (ofPlace[holder] ?? 0) + step;
        ofColumn[seen] = (ofColumn[seen] ?? 0) - step;
      } else least[seen] = (least[seen] ?? 0) - step;
    }
    column = nearest;
  } while (placeIn[column] !== 0);
  while (column !== 0) {
    const previous = cameFrom[column] ?? 0;
    placeIn[column] = placeIn[previous] ?? 0;
    column = previous;
  }
}
