/**
 * Which person fills which place so that the sum of worths is greatest: for each place the index of its person, or -1 for
 * nobody. The Hungarian method, exact, with a "nobody" for every place; time grows with places² × people, both a handful
 * here. The answer is good until the next is asked for. Places and columns count from 1 inside; 0 is the place that is being filled.
 *
 * @see H. W. Kuhn, "The Hungarian method for the assignment problem" (1955), in the form with potentials.
 */
export function bestAssignment(placeCount: number, personCount: number): readonly number[] {
  if (placeCount === 1) return bestForOne(personCount);
  const columns = personCount + placeCount;
  const { worths, ofPlace, ofColumn, placeIn } = room;
  for (let column = 0; column <= columns; column += 1) {
    ofPlace[column] = 0;
    ofColumn[column] = 0;
    placeIn[column] = 0;
  }
  for (let place = 1; place <= placeCount; place += 1) fillPlace(place, { columns, personCount }, room);
  for (let place = 0; place < placeCount; place += 1) assigned[place] = -1;
  for (let column = 1; column <= personCount; column += 1) {
    const place = (placeIn[column] ?? 0) - 1;
    if (place >= 0 && (worths[place * personCount + column - 1] ?? 0) > 0) assigned[place] = column - 1;
  }
  return assigned;
}

/** Room for what each person is worth in each place: by place, then person. */
export function worthRoom(placeCount: number, personCount: number): Float64Array {
  const columns = placeCount + personCount;
  if (room.ofPlace.length <= columns) room = emptyRoom(2 * columns);
  return room.worths;
}

/** One place takes whoever is worth most, the first of equals: what the method would find. */
function bestForOne(personCount: number): readonly number[] {
  let most = 0;
  assigned[0] = -1;
  for (let person = 0; person < personCount; person += 1) {
    const own = room.worths[person] ?? 0;
    if (own <= most) continue;
    most = own;
    assigned[0] = person;
  }
  return assigned;
}

interface Potentials {
  /** By place, then person. */
  readonly worths: Float64Array;
  readonly ofPlace: Float64Array;
  readonly ofColumn: Float64Array;
  readonly placeIn: Float64Array;
  /** Of the columns, while one place is filled. */
  readonly least: Float64Array;
  readonly cameFrom: Float64Array;
  readonly isSeen: Float64Array;
}

const assigned: number[] = [];

/** Room used by one assignment after another: none outlives the call that asked for it, and none waits. */
let room: Potentials = emptyRoom(64);

function emptyRoom(length: number): Potentials {
  const [ofPlace, ofColumn, placeIn] = [zeros(length), zeros(length), zeros(length)];
  const [least, cameFrom, isSeen] = [zeros(length), zeros(length), zeros(length)];
  return { worths: zeros(length * length), ofPlace, ofColumn, placeIn, least, cameFrom, isSeen };
}

function fillPlace(
  place: number,
  { columns, personCount }: { readonly columns: number; readonly personCount: number },
  { worths, ofPlace, ofColumn, placeIn, least, cameFrom, isSeen }: Potentials,
): void {
  const choice = firstChoice(place, { columns, personCount }, { worths, ofColumn });
  if (placeIn[choice.column] === 0) {
    // Nobody was there before: what follows would find the same at once.
    ofPlace[place] = choice.cost;
    placeIn[choice.column] = place;
    return;
  }
  for (let column = 0; column <= columns; column += 1) {
    least[column] = Number.POSITIVE_INFINITY;
    cameFrom[column] = 0;
    isSeen[column] = 0;
  }
  placeIn[0] = place;
  let column = 0;
  do {
    isSeen[column] = 1;
    const current = placeIn[column] ?? 0;
    let smallest = Number.POSITIVE_INFINITY;
    let nearest = 0;
    for (let next = 1; next <= columns; next += 1) {
      if (isSeen[next] === 1) continue;
      const cost = next <= personCount ? -(worths[(current - 1) * personCount + next - 1] ?? 0) : 0;
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

/** The first of the columns that cost a place least. The answer is good until the next is asked for. */
function firstChoice(
  place: number,
  { columns, personCount }: { readonly columns: number; readonly personCount: number },
  { worths, ofColumn }: Pick<Potentials, "worths" | "ofColumn">,
): Readonly<typeof chosen> {
  chosen.cost = Number.POSITIVE_INFINITY;
  for (let column = 1; column <= columns; column += 1) {
    const worth = column <= personCount ? (worths[(place - 1) * personCount + column - 1] ?? 0) : 0;
    const cost = -worth - (ofColumn[column] ?? 0);
    if (cost >= chosen.cost) continue;
    chosen.cost = cost;
    chosen.column = column;
  }
  return chosen;
}

const chosen = { column: 0, cost: 0 };

function zeros(length: number): Float64Array {
  return new Float64Array(length);
}
