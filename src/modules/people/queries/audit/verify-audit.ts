import { createHash } from "node:crypto";
import { type Db, inTenants } from "#platform/db";
import { ChainReader, type ChainState, type NotedHead } from "../../rules/audit-chain.ts";
import type { PeopleTables } from "../../tables.ts";
import { auditLines } from "./audit-lines.ts";

const linesAtOnce = 1000;

/**
 * Computes a tenant's chain anew, line by line, and names the first line that does not fit. A head noted outside earlier is
 * looked for on the way: a chain alone cannot tell that its end was cut off, or that all of it was written anew.
 */
export async function verifyAudit(
  db: Db<PeopleTables>,
  tenantId: string,
  noted?: NotedHead,
): Promise<ChainState> {
  const reader = new ChainReader((text) => createHash("sha256").update(text).digest("hex"));
  let notedDigest: string | undefined;
  for (;;) {
    const lines = await inTenants(db, [tenantId], async (tx) =>
      auditLines(tx, tenantId, { after: reader.whole.lines, limit: linesAtOnce }),
    );
    for (const line of lines) {
      const problem = reader.take(line);
      if (problem !== undefined) return { is: "broken", ...problem };
      if (line.sequence === noted?.lines) notedDigest = line.digest;
    }
    if (lines.length < linesAtOnce) break;
  }
  return noted === undefined || notedDigest === noted.head
    ? reader.whole
    : notThere(noted, reader.whole.lines);
}

function notThere(noted: NotedHead, lines: number): ChainState {
  const why =
    noted.lines > lines
      ? `The log ends at line ${lines}, and line ${noted.lines} was noted: its end was cut off.`
      : `Line ${noted.lines} has another digest than was noted: the log was written anew.`;
  return { is: "broken", at: Math.min(noted.lines, lines + 1), why };
}
