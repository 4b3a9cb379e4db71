import type { Instant } from "#platform/db";

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
