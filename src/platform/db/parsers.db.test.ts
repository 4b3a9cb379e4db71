import { sql } from "kysely";
import { expect, test } from "vitest";
import { testInTransaction } from "#platform/db-testing";
import { json } from "./index.ts";

test("values come out the same on both engines", () =>
  testInTransaction(async (db) => {
    const { rows } = await sql`
      select count(*) as count, 9007199254740991::int8 as int8, 1.50::numeric as numeric, 0.25::float8 as float8,
        sum(n)::int8 as sum, avg(n) as avg, bool_and(n > 0) as bool, '2026-12-03'::date as date,
        '2026-12-03 14:00:00-05'::timestamptz as instant, '2026-12-03 19:00:00.123456+00'::timestamptz as precise,
        '2026-12-03 14:00:00'::timestamp as wall, '14:30'::time as time, interval '1 day 90 minutes' as length,
        '{"a": [1, null]}'::jsonb as json, '\\x00ff'::bytea as bytes, null::int8 as nothing
      from (values (1), (2)) as v (n)`.execute(db);

    expect(rows).toEqual([
      {
        count: 2,
        int8: 9_007_199_254_740_991,
        numeric: 1.5,
        float8: 0.25,
        sum: 3,
        avg: 1.5,
        bool: true,
        date: "2026-12-03",
        instant: "2026-12-03T19:00:00Z",
        precise: "2026-12-03T19:00:00.123456Z",
        wall: "2026-12-03T14:00:00",
        time: "14:30:00",
        length: "P1DT1H30M",
        json: { a: [1, null] },
        bytes: Buffer.from([0, 255]),
        nothing: null,
      },
    ]);
  }));

test("arrays of values come out as arrays of the same values", () =>
  testInTransaction(async (db) => {
    const { rows } = await sql`
      select array[1, null]::int8[] as int8, array['2026-12-03']::date[] as date, '{{1.5,2},{3,4}}'::numeric[] as nested,
        array['2026-12-03T19:00:00Z']::timestamptz[] as instant, array['a,b', 'c"d', null]::text[] as text,
        array['0190c8a0-0000-7000-8000-000000000001']::uuid[] as uuid, '{}'::int8[] as empty`.execute(db);

    expect(rows).toEqual([
      {
        int8: [1, null],
        date: ["2026-12-03"],
        nested: [
          [1.5, 2],
          [3, 4],
        ],
        instant: ["2026-12-03T19:00:00Z"],
        text: ["a,b", 'c"d', null],
        uuid: ["0190c8a0-0000-7000-8000-000000000001"],
        empty: [],
      },
    ]);
  }));

test("what was read can be written and found again", () =>
  testInTransaction(async (db) => {
    const instant = "2026-12-03T19:00:00.123456Z";
    const { rows } = await sql`
      select ${instant}::timestamptz as instant, ${instant}::timestamptz = ${instant} as found,
        ${["a", "b"]}::text[] as list, ${json(["a", { b: 1 }])}::jsonb as json, 'Ä 語 🎓' = ${"Ä 語 🎓"} as text`.execute(
      db,
    );

    expect(rows).toEqual([{ instant, found: true, list: ["a", "b"], json: ["a", { b: 1 }], text: true }]);
  }));

test("a whole number too large for JavaScript is refused rather than rounded", () =>
  testInTransaction(async (db) => {
    await expect(sql`select 9007199254740993::int8 as n`.execute(db)).rejects.toThrow(
      "9007199254740993 is too large",
    );
  }));
