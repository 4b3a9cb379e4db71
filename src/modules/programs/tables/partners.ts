import type { Generated } from "kysely";
import type { Instant } from "#platform/db";
import type { PartnerKind } from "../rules/partners/partner-kinds.ts";

interface PartnerRows {
  tenant_id: string;
  id: string;
  organisation_id: string;
  name: string;
  about: string;
  website: string | null;
  contact_name: string;
  contact_email: string;
  contact_phone: string;
  made_by: string | null;
  made_at: Instant;
  changed_at: Instant;
  hidden_at: Instant | null;
  kind: Generated<PartnerKind>;
  place: Generated<string>;
  latitude: number | null;
  longitude: number | null;
}

interface PartnerProgramRows {
  tenant_id: string;
  partner_id: string;
  program_id: string;
}

interface PartnerStaffRows {
  tenant_id: string;
  partner_id: string;
  staff_id: string;
  how: string;
  since: Instant;
}

export interface PartnerTables {
  partners: PartnerRows;
  partner_programs: PartnerProgramRows;
  partner_staff: PartnerStaffRows;
}
