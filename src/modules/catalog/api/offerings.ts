import type { z } from "zod";
import { defineEndpoint, type Endpoint } from "#platform/api";
import { InvalidInput, NotFound } from "#platform/errors";
import { offering, type OfferingRow } from "../queries/offerings.ts";
import { askedQuery } from "../queries/finding/asked-query.ts";
import { namesUnknown } from "../queries/finding/names-unknown.ts";
import type { CatalogProgram } from "../queries/program.ts";
import { findParameters } from "../rules/finding/find-query.ts";
import { offeringLine } from "../rules/offering-line.ts";
import { foundSchema, offeringSchema } from "./schemas.ts";

/** Finding offerings, and one by its id. */
export function offeringEndpoints(program: CatalogProgram): readonly Endpoint[] {
  return [
    defineEndpoint({
      method: "get",
      path: "/offerings",
      operation: "findOfferings",
      summary: "Find offerings",
      description: "The same question as on the Find page, with the same parameters; 20 results a page.",
      // A token has no schedule of its own to fit.
      query: findParameters.omit({ fits: true }),
      status: 200,
      result: foundSchema,
      run: async ({ query }) => {
        const question = askedQuery(query);
        const unknown = await namesUnknown(question, program);
        if (unknown.length > 0)
          throw new InvalidInput(unknown.map(({ where, message }) => ({ where, message })));
        const found = await program.finder.find(question);
        return {
          total: found.total,
          page: question.page,
          pages: found.pages,
          offerings: found.offerings.map((each) => ({
            ...apiOffering(program, each),
            why: [...each.reasons],
            milesAway: each.milesAway ?? null,
          })),
          facets: Object.fromEntries(
            Object.entries(found.facets).map(([name, choices]) => [name, [...choices]]),
          ),
          corrected: found.corrected ?? null,
          unknownPlace: found.unknownPlace ?? null,
        };
      },
    }),
    defineEndpoint({
      method: "get",
      path: "/offerings/{id}",
      operation: "getOffering",
      summary: "One offering",
      description: "An offering that was merged into another is given as that one, with its id.",
      status: 200,
      result: offeringSchema,
      run: async ({ parameter }) => {
        const row = await offering(program.db, parameter("id"));
        const kept = "mergedInto" in row ? await offering(program.db, row.mergedInto) : row;
        if ("mergedInto" in kept) throw new NotFound("There is no offering with this id.");
        return apiOffering(program, kept);
      },
    }),
  ];
}

/** An offering in the documented shape; it is that of a listing's line, with the offering's own id and page. */
function apiOffering(program: CatalogProgram, row: OfferingRow): z.input<typeof offeringSchema> {
  // The line's parts are the schema's, spelt as plain objects.
  return { ...offeringLine(row), page: `${program.publicUrl}/offerings/${row.id}` } as z.input<
    typeof offeringSchema
  >;
}
