import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, type OpenDatabase, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { Conflict, InvalidInput, NotAllowed, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { localDay, now } from "#platform/time";
import type { Viewer } from "#modules/people";
import { sql } from "kysely";
import { viewerOfAccount } from "../../src/modules/people/queries/viewer-of-account.ts";
import { addKit, changeKit, retireKit } from "../../src/modules/programs/actions/kits/keep-kit.ts";
import { requestKit } from "../../src/modules/programs/actions/kits/request-kit.ts";
import { markMended, stepBooking } from "../../src/modules/programs/actions/kits/step-booking.ts";
import { type Booking, bookingById, takenDays } from "../../src/modules/programs/queries/kits/bookings.ts";
import { kitsOf } from "../../src/modules/programs/queries/kits/kits.ts";
import type { ProgramsDb } from "../../src/modules/programs/queries/program.ts";
import { readerOf } from "../../src/modules/programs/queries/reading/reader-of.ts";
import { dayAfter } from "../../src/modules/programs/rules/kits/held-days.ts";
import type { BookingStep } from "../../src/modules/programs/rules/kits/booking-steps.ts";
import { type Cast, makeCast, type Part, parts } from "../people/cast.ts";

const zone = "America/New_York";
const today = localDay(zone, now());
let open: OpenDatabase;
let db: ProgramsDb;
let cast: Cast;
const viewers = new Map<Part, Viewer>();

beforeAll(async () => {
  open = await testDatabase();
  db = withTables(open.db);
  cast = await makeCast(withTables(open.db), "a key for cookies that nobody needs to know, 32 long");
  for (const part of parts.filter((each) => each !== "signed out")) {
    const viewer = await viewerOfAccount(db, cast.players[part].accountId, today);
    if (viewer !== undefined) viewers.set(part, viewer);
  }
});
afterAll(async () => open.close());

test("the way there and back is part of a booking, and none of its days can be booked again", async () => {
  const kitId = await newKit({ before: 2, after: 1 });
  await request("colleague", kitId, { ahead: 10, days: 2, at: cast.eastside });
  await request("director", kitId, { ahead: 20, days: 2, at: cast.northgate });

  expect(await heldOf(kitId)).toEqual([10, 11, 18, 19, 20, 21, 22]);
  for (const ahead of [17, 18, 22])
    await expect(request("director", kitId, { ahead, days: 2, at: cast.northgate })).rejects.toThrow(
      Conflict,
    );
  expect(await heldOf(kitId)).toEqual([10, 11, 18, 19, 20, 21, 22]);
});

test("of two requests at one moment one passes, whichever came first", async () => {
  const kitId = await newKit({ before: 1, after: 1 });
  const both = await Promise.allSettled([
    request("director", kitId, { ahead: 5, days: 3, at: cast.northgate }),
    request("administrator", kitId, { ahead: 3, days: 4, at: cast.northgate }),
  ]);

  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Conflict) });
});

test("a request waits for another one that is not over yet, and fails once that is kept", async () => {
  const kitId = await newKit({});
  const [isHeld, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = inTenants(db, [cast.tenantId], async (tx) => {
    const days = asked({ ahead: 5, days: 2, at: cast.eastside });
    await requestKit({ db: tx, zone }, viewerOf("director"), kitId, days);
    isHeld.resolve();
    await mayEnd.promise;
  });
  await isHeld.promise;
  const second = request("colleague", kitId, { ahead: 6, days: 2, at: cast.eastside }).catch(
    (error: unknown) => error,
  );
  // The embedded engine has one connection. A server has one for each: the second is to stand at the first one's row.
  while (open.kind === "postgres" && !(await isSomeoneWaiting()));
  mayEnd.resolve();
  await first;

  expect(await second).toBeInstanceOf(Conflict);
  expect(await heldOf(kitId)).toEqual([5, 6]);
});

test("two bookings are never out at once, and a check-out waits for its first day", async () => {
  const kitId = await newKit({});
  const one = await request("colleague", kitId, { ahead: 0, days: 1, at: cast.eastside });
  const other = await request("colleague", kitId, { ahead: 1, days: 1, at: cast.eastside });
  await step("supervisor", kitId, one, "check-out");

  await expect(step("supervisor", kitId, other, "check-out")).rejects.toThrow("check it out then");
  const early = inTenants(db, [cast.tenantId], async (tx) =>
    tx.updateTable("kit_bookings").set({ state: "out" }).where("id", "=", other).execute(),
  );
  await expect(early).rejects.toThrow("kit_bookings_one_out");
});

test("what comes back early is free for others, and is not simply out again once they have it", async () => {
  const kitId = await newKit({});
  const booking = await request("colleague", kitId, { ahead: 0, days: 5, at: cast.eastside });
  await step("supervisor", kitId, booking, "check-out");
  await stepBooking(
    { db, zone },
    viewerOf("supervisor"),
    { kitId, bookingId: booking },
    { step: "check-in", damage: " The lever sticks. " },
  );

  expect(await heldOf(kitId)).toEqual([0]);
  expect(await bookingOf(kitId, booking)).toMatchObject({
    state: "in",
    damage: "The lever sticks.",
    isMended: false,
  });
  await step("supervisor", kitId, booking, "take-back-in");
  expect(await heldOf(kitId)).toEqual([0, 1, 2, 3, 4]);
  await step("supervisor", kitId, booking, "check-in");
  await request("colleague", kitId, { ahead: 3, days: 1, at: cast.eastside });
  await expect(step("supervisor", kitId, booking, "take-back-in")).rejects.toThrow(Conflict);
  expect(await bookingOf(kitId, booking)).toMatchObject({ state: "in" });
});

test("what was called off is free, and comes back as long as nobody else took its days", async () => {
  const kitId = await newKit({});
  const booking = await request("colleague", kitId, { ahead: 4, days: 1, at: cast.eastside });
  await step("colleague", kitId, booking, "cancel");
  expect(await heldOf(kitId)).toEqual([]);
  await step("colleague", kitId, booking, "rebook");
  expect(await heldOf(kitId)).toEqual([4]);
  await step("colleague", kitId, booking, "cancel");
  await request("owner", kitId, { ahead: 4, days: 1, at: cast.eastside });

  await expect(step("colleague", kitId, booking, "rebook")).rejects.toThrow(Conflict);
  await expect(step("colleague", kitId, booking, "cancel")).rejects.toThrow("meanwhile");
});

test("those who lead where it lives look after it, its keeper too, and nobody else does", async () => {
  const kitId = await newKit({ keeper: "Cole Colleague", branch: cast.northgate });
  const answers: Partial<Record<Part, string>> = {};
  for (const part of viewers.keys()) {
    const booking = await request("director", kitId, { ahead: 0, days: 1, at: cast.northgate });
    answers[part] = await outcome(async () => step(part, kitId, booking, "check-out"));
    const { state } = await bookingOf(kitId, booking);
    await step("director", kitId, booking, state === "out" ? "check-in" : "cancel");
    await freeAll(kitId);
  }

  expect(answers).toEqual({
    owner: "refused",
    colleague: "done",
    // Of Eastside, while the kit lives at Northgate.
    supervisor: "refused",
    coordinator: "done",
    director: "done",
    administrator: "done",
    "other system": "nothing",
  });
});

test("a booking is called off by who asked and by who looks after the kit", async () => {
  const kitId = await newKit({ branch: cast.northgate });
  const booking = await request("owner", kitId, { ahead: 3, days: 1, at: cast.eastside });

  expect(await outcome(async () => step("colleague", kitId, booking, "cancel"))).toBe("refused");
  expect(await outcome(async () => step("other system", kitId, booking, "cancel"))).toBe("nothing");
  expect(await outcome(async () => step("owner", kitId, booking, "cancel"))).toBe("done");
  await step("owner", kitId, booking, "rebook");
  expect(await outcome(async () => step("coordinator", kitId, booking, "cancel"))).toBe("done");
});

test("another system neither sees a kit nor asks for it, and nobody asks for a branch that is not theirs", async () => {
  const kitId = await newKit({});
  const theirs = await kitsOf(db, await readerOf(db, viewerOf("other system")), { showsRetired: false });
  const asking = request("other system", kitId, { ahead: 3, days: 1, at: cast.eastside });

  expect(theirs).toEqual([]);
  await expect(asking).rejects.toThrow(NotFound);
  for (const at of [cast.northgate, cast.otherTenantId, newId()])
    await expect(request("owner", kitId, { ahead: 3, days: 1, at })).rejects.toThrow(InvalidInput);
});

test("a kit that someone counts on stays lent until they do not", async () => {
  const kitId = await newKit({});
  const booking = await request("owner", kitId, { ahead: 3, days: 1, at: cast.eastside });
  await expect(retireKit({ db, zone }, viewerOf("supervisor"), kitId, true)).rejects.toThrow(Conflict);
  await step("owner", kitId, booking, "cancel");
  await retireKit({ db, zone }, viewerOf("supervisor"), kitId, true);

  await expect(request("owner", kitId, { ahead: 3, days: 1, at: cast.eastside })).rejects.toThrow(
    "lent no more",
  );
});

test("what was damaged is mended, and a keeper is someone of the staff, named as there", async () => {
  const kitId = await newKit({});
  const booking = await request("owner", kitId, { ahead: 0, days: 1, at: cast.eastside });
  await expect(markMended(db, viewerOf("owner"), { kitId, bookingId: booking }, true)).rejects.toThrow(
    NotAllowed,
  );
  await markMended(db, viewerOf("supervisor"), { kitId, bookingId: booking }, true);

  expect(await bookingOf(kitId, booking)).toMatchObject({ isMended: true });
  const wrong = changeKit(db, viewerOf("supervisor"), kitId, {
    ...given,
    branch: cast.eastside,
    keeper: "Otto Other",
  });
  await expect(wrong).rejects.toThrow(InvalidInput);
  await expect(addKit(db, viewerOf("owner"), { ...given, branch: cast.eastside })).rejects.toThrow(
    NotAllowed,
  );
});

const given = {
  kind: "kit",
  name: "Button maker",
  description: "",
  keeper: "",
  before: 0,
  after: 0,
} as const;

async function newKit(more: {
  before?: number;
  after?: number;
  keeper?: string;
  branch?: string;
}): Promise<string> {
  return addKit(db, viewerOf("director"), { ...given, branch: cast.eastside, ...more });
}

interface Wanted {
  readonly ahead: number;
  readonly days: number;
  readonly at: string;
}

function asked({ ahead, days, at }: Wanted) {
  const firstDay = dayAfter(today, ahead);
  return { organisationId: at, purpose: "Open house", firstDay, lastDay: dayAfter(firstDay, days - 1) };
}

async function request(part: Part, kitId: string, wanted: Wanted): Promise<string> {
  return requestKit({ db, zone }, viewerOf(part), kitId, asked(wanted));
}

async function step(part: Part, kitId: string, bookingId: string, which: BookingStep): Promise<void> {
  await stepBooking({ db, zone }, viewerOf(part), { kitId, bookingId }, { step: which });
}

/** The days of a kit that are taken, counted from today. */
async function heldOf(kitId: string): Promise<readonly number[]> {
  const taken = await inTenants(db, [cast.tenantId], async (tx) =>
    takenDays(tx, { tenantId: cast.tenantId, id: kitId }, { from: today, until: dayAfter(today, 60) }),
  );
  return Array.from({ length: 60 }, (_, ahead) => ahead).filter((ahead) => taken.has(dayAfter(today, ahead)));
}

async function freeAll(kitId: string): Promise<void> {
  await inTenants(db, [cast.tenantId], async (tx) =>
    tx.deleteFrom("kit_days").where("kit_id", "=", kitId).execute(),
  );
}

async function bookingOf(kitId: string, id: string): Promise<Booking> {
  const booking = await inTenants(db, [cast.tenantId], async (tx) =>
    bookingById(tx, { tenantId: cast.tenantId, id: kitId }, id),
  );
  if (booking === undefined) throw new Error("The booking is gone.");
  return booking;
}

async function outcome(work: () => Promise<void>): Promise<string> {
  try {
    await work();
    return "done";
  } catch (error) {
    if (error instanceof NotAllowed) return "refused";
    if (error instanceof NotFound) return "nothing";
    throw error;
  }
}

async function isSomeoneWaiting(): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from pg_locks where not granted) as waits`.execute(open.db);
  return rows[0]?.waits ?? false;
}

function viewerOf(part: Part): Viewer {
  const viewer = viewers.get(part);
  if (viewer === undefined) throw new Error(`Nobody plays the ${part}.`);
  return viewer;
}
