import type { CertificateTables } from "./tables/certificates.ts";
import type { ClaimTables } from "./tables/claims.ts";
import type { LedgerTables } from "./tables/ledger.ts";
import type { MailInTables } from "./tables/mail-in.ts";
import type { OwnPackTables } from "./tables/own-packs.ts";
import type { SessionTables } from "./tables/sessions.ts";
import type { TranscriptTables } from "./tables/transcripts.ts";

/** Tables of credit. Instants cross the driver as UTC ISO strings, days as `YYYY-MM-DD`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- each part has a file of its own
export interface CreditTables
  extends
    CertificateTables,
    ClaimTables,
    LedgerTables,
    MailInTables,
    OwnPackTables,
    SessionTables,
    TranscriptTables {}
