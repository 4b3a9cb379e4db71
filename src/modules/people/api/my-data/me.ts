import { z } from "zod";
import { defineEndpoint, type Endpoint } from "#platform/api";
import type { WebContext } from "#platform/http";
import { recordClassesOf } from "../../queries/my-data/classes/index.ts";
import { classNamed, heldCounts, heldRows, holderOf } from "../../queries/my-data/held-records.ts";
import type { PeopleProgram } from "../../queries/program.ts";
import type { Viewer } from "../../rules/viewer.ts";

const position = z
  .object({
    organisation: z.string().meta({ description: "The organization's id" }),
    organisationName: z.string(),
    employer: z
      .string()
      .meta({ description: "The id of the library system, state or district it belongs to" }),
    role: z.string(),
  })
  .meta({ id: "Position" });

/** Whom a token speaks for, and what is held about them. */
export function ownEndpoints(
  program: PeopleProgram,
  signedIn: (c: WebContext) => Viewer,
): readonly Endpoint[] {
  return [meEndpoint(signedIn), ...recordEndpoints(program, signedIn)];
}

function meEndpoint(signedIn: (c: WebContext) => Viewer): Endpoint {
  return defineEndpoint({
    method: "get",
    path: "/me",
    operation: "getMe",
    summary: "Whom this token speaks for",
    scope: "read-my-record",
    status: 200,
    result: z.object({
      id: z.uuid(),
      name: z.string(),
      positions: z.array(position),
      scopes: z.array(z.string()),
    }),
    run: async ({ context }) => {
      const viewer = signedIn(context);
      return {
        id: viewer.accountId,
        name: viewer.name,
        positions: viewer.positions.map((each) => ({
          organisation: each.organisationId,
          organisationName: each.organisationName,
          employer: each.tenantId,
          role: each.role,
        })),
        scopes: [...(viewer.scopes ?? [])],
      };
    },
  });
}

function recordEndpoints(program: PeopleProgram, signedIn: (c: WebContext) => Viewer): readonly Endpoint[] {
  const classes = recordClassesOf(program);
  return [
    defineEndpoint({
      method: "get",
      path: "/me/records",
      operation: "listMyRecords",
      summary: "What is held about me, by class",
      scope: "read-my-record",
      status: 200,
      result: z.object({
        classes: z.array(
          z.object({
            name: z.string(),
            label: z.string(),
            owner: z.enum(["person", "employer"]),
            rows: z.int(),
            schema: z.unknown().meta({ description: "JSON Schema of a row" }),
          }),
        ),
      }),
      run: async ({ context }) => {
        const holder = await holderOf(program.db, signedIn(context).accountId);
        const counts = await heldCounts(program.db, holder, classes);
        return {
          classes: counts.map(({ recordClass: { name, label, owner }, count }) => ({
            name,
            label,
            owner,
            rows: count,
            schema: classNamed(classes, name).jsonSchema,
          })),
        };
      },
    }),
    defineEndpoint({
      method: "get",
      path: "/me/records/{class}",
      operation: "getMyRecords",
      summary: "Every row of one class that is held about me",
      scope: "read-my-record",
      status: 200,
      result: z.object({ rows: z.array(z.record(z.string(), z.unknown())) }),
      run: async ({ context, parameter }) => {
        const holder = await holderOf(program.db, signedIn(context).accountId);
        const rows = await heldRows(program.db, holder, classNamed(classes, parameter("class")));
        return { rows: rows.map((row) => ({ ...row })) };
      },
    }),
  ];
}
