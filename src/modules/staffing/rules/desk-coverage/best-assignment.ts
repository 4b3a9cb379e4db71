/** What one person in one place is worth; more than nothing only where the person can fill the place. */
export type Worth = (place: number, person: number) => number;

/**
 * Which person fills which place so that the sum of worths is greatest: for each place the index of its person, or -1 for
 * nobody. The Hungarian method, exact, with a "nobody" for every place; time grows with places² × people, both a handful
 * here. Places and columns count from 1 inside; 0 is the place that is being filled.
 *
 * @see H. W. Kuhn, "The Hungarian method for the assignment problem" (1955), in the form with potentials.
 */
export function bestAssignment(placeCount: number, personCount: number, worth: Worth): readonly number[] {
  const columns = personCount + placeCount;
  const potentials: Potentials = {
    ofPlace: zeros(placeCount + 1),
    ofColumn: zeros(columns + 1),
    placeIn: zeros(columns + 1),
  };
  for (let place = 1; place <= placeCount; place += 1)
    fillPlace(place, { columns, personCount }, potentials, worth);
  const assigned: number[] = [];
  for (let place = 0; place < placeCount; place += 1) assigned.push(-1);
  for (let column = 1; column <= personCount; column += 1) {
    const place = (potentials.placeIn[column] ?? 0) - 1;
    if (place >= 0 && worth(place, column - 1) > 0) assigned[place] = column - 1;
  }
  return assigned;
}

interface Potentials {
  readonly ofPlace: number[];
  readonly ofColumn: number[];
  readonly placeIn: number[];
}

function fillPlace(
  place: number,
  { columns, personCount }: { readonly columns: number; readonly personCount: number },
  { ofPlace, ofColumn, placeIn }: Potentials,
  worth: Worth,
): void {
  const least = zeros(columns + 1).fill(Number.POSITIVE_INFINITY);
  const cameFrom = zeros(columns + 1);
  const isSeen = zeros(columns + 1);
  placeIn[0] = place;
  let column = 0;
  do {
    isSeen[column] = 1;
    const current = placeIn[column] ?? 0;
    let smallest = Number.POSITIVE_INFINITY;
    let nearest = 0;
    for (let next = 1; next <= columns; next += 1) {
      if (isSeen[next] === 1) continue;
      const cost = next <= personCount ? -worth(current - 1, next - 1) : 0;
      const reduced = cost - (ofPlace[current] ?? 0) - (ofColumn[next] ?? 0);
      if (reduced < (least[next] ?? 0)) {
        least[next] = reduced;
        cameFrom[next] = column;
      }
      if ((least[next] ?? 0) < smallest) {
        smallest = least[next] ?? 0;
        nearest = next;
      }
    }
    for (let seen = 0; seen <= columns; seen += 1) {
      if (isSeen[seen] === 1) {
        const holder = placeIn[seen] ?? 0;
        ofPlace[holder] = (ofPlace[holder] ?? 0) + smallest;
        ofColumn[seen] = (ofColumn[seen] ?? 0) - smallest;
      } else least[seen] = (least[seen] ?? 0) - smallest;
    }
    column = nearest;
  } while (placeIn[column] !== 0);
  while (column !== 0) {
    const previous = cameFrom[column] ?? 0;
    placeIn[column] = placeIn[previous] ?? 0;
    column = previous;
  }
}

/** Plain numbers: typed arrays of this size cost more to make than to use. */
function zeros(length: number): number[] {
  const numbers: number[] = [];
  for (let index = 0; index < length; index += 1) numbers.push(0);
  return numbers;
}
