import { inTenants } from "#platform/db";
import { issueCertificates } from "../../src/modules/credit/actions/certificates/issue-certificates.ts";
import { makeAwards } from "../credit/certificates/made-awards.ts";
import type { Cast } from "../people/cast.ts";
import type { JourneySite } from "./site.ts";

const issuer = "/issuers/:tenant{[0-9a-f-]{36}}";

/** Routes of certificates that give a document for programs and no page; `/issuers/ID` gives a page to who asks for one. */
export const certificateFiles: readonly string[] = [
  issuer,
  `${issuer}/keys.json`,
  `${issuer}/status/:list{[0-9]{1,6}}`,
];

/** An address for every page of certificates, with one that was issued. */
export async function certificateExamples(
  { program }: JourneySite,
  { tenantId, players }: Cast,
): Promise<Readonly<Record<string, string>>> {
  await makeAwards(program.db, { tenantId, organiserId: players.supervisor.staffId, count: 1 });
  const signal = new AbortController().signal;
  await issueCertificates(program.db, program, tenantId, { signal, onProgress: async () => {} });
  const { number } = await inTenants(program.db, [tenantId], async (tx) =>
    tx.selectFrom("certificates").select("number").orderBy("number").limit(1).executeTakeFirstOrThrow(),
  );
  return {
    "/certificates/:file{[A-Za-z-]{19,35}[.a-z]{0,5}}": `/certificates/${number}`,
    "/organisation/keys": "/organisation/keys",
    "/record/certificates": "/record/certificates",
    "/verify": "/verify",
  };
}
