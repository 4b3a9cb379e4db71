import { z } from "zod";
import { defineEndpoint, type Endpoint } from "#platform/api";
import { inTransaction } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { permitCatalogueChange } from "#modules/people";
import { addSource } from "../actions/add-source.ts";
import { harvestLater } from "../actions/harvest-later.ts";
import { importDocument } from "../actions/import-document.ts";
import { readNow } from "../actions/read-now.ts";
import type { CatalogProgram } from "../queries/program.ts";
import { source, type SourceRow, sources } from "../queries/sources.ts";
import { importSchema, newSourceSchema, sourceSchema } from "./schemas.ts";

/** Sources, their harvests, and files taken in. */
export function sourceEndpoints(program: CatalogProgram): readonly Endpoint[] {
  const { db } = program;
  return [
    defineEndpoint({
      method: "get",
      path: "/sources",
      operation: "listSources",
      summary: "All sources with their health",
      status: 200,
      result: z.object({ sources: z.array(sourceSchema) }),
      run: async () => ({ sources: (await sources(db)).map(apiSource) }),
    }),
    defineEndpoint({
      method: "get",
      path: "/sources/{id}",
      operation: "getSource",
      summary: "One source",
      status: 200,
      result: sourceSchema,
      run: async ({ parameter }) => apiSource(await source(db, parameter("id"))),
    }),
    defineEndpoint({
      method: "post",
      path: "/sources",
      operation: "addSource",
      summary: "Add a source by its address",
      description: "It is read for the first time within a minute.",
      body: newSourceSchema,
      scope: "change-catalogue",
      status: 201,
      result: sourceSchema,
      run: async ({ context, body }) => {
        permitCatalogueChange(context);
        const id = await inTransaction(db, async (tx) => {
          const added = await addSource(tx, { ...body, zone: body.zone ?? program.zone, format: "unknown" });
          await harvestLater(tx, added);
          return added;
        });
        return apiSource(await source(db, id));
      },
    }),
    defineEndpoint({
      method: "post",
      path: "/sources/{id}/harvests",
      operation: "harvestSource",
      summary: "Read a source now",
      scope: "change-catalogue",
      status: 202,
      result: z.object({ queued: z.boolean() }),
      run: async ({ context, parameter }) => {
        permitCatalogueChange(context);
        const { id } = await source(db, parameter("id"));
        await readNow(db, id);
        return { queued: true };
      },
    }),
    importEndpoint(program),
  ];
}

function importEndpoint(program: CatalogProgram): Endpoint {
  return defineEndpoint({
    method: "post",
    path: "/imports",
    operation: "importFile",
    summary: "Take a file's listings into the catalog",
    description:
      "A calendar, feed, page, table or message. Sending a file of the same name again brings it up to date.",
    query: z.object({
      name: z.string().min(1).max(300),
      zone: z.string().optional(),
      language: z.string().optional(),
      provider: z.string().optional(),
      "any-rows": z
        .enum(["yes"])
        .optional()
        .describe(
          "The rows of this table are offerings, though none has a date, a link, a price, credit or a length.",
        ),
    }),
    rawBody: "The file as it is; its type is told from its content and the content-type header.",
    scope: "change-catalogue",
    status: 201,
    result: importSchema,
    run: async ({ context, query }) => {
      permitCatalogueChange(context);
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      if (bytes.length === 0) throw new InvalidInput("The file is empty.");
      const settings = {
        zone: query.zone ?? program.zone,
        language: query.language,
        provider: query.provider,
      };
      const { sourceId, problems, ...report } = await importDocument(
        program.db,
        {
          bytes,
          name: query.name,
          contentType: context.req.header("content-type"),
          settings,
          takesAnyRows: query["any-rows"] === "yes",
        },
        { words: program.words },
      );
      return { source: sourceId, ...report, problems: [...problems] };
    },
  });
}

function apiSource(row: SourceRow): z.input<typeof sourceSchema> {
  return {
    id: row.id,
    name: row.name,
    address: row.shownAddress,
    format: row.format,
    zone: row.zone,
    region: row.region,
    language: row.language,
    status: row.status,
    listings: row.listingCount,
    consecutiveFailures: row.consecutiveFailures,
    lastSuccessAt: row.lastSuccessAt,
    nextHarvestAt: row.nextHarvestAt,
    lastError: row.lastError,
    sample: row.isSample,
  };
}
