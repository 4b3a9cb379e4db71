import type { Instant } from "#platform/db";

interface GroupRows {
  id: string;
  name: string;
  made_by_system: string;
  made_at: Instant;
  removed_at: Instant | null;
}

interface GroupSystemRows {
  system_id: string;
  group_id: string;
  state: "invited" | "member" | "left";
  asked_at: Instant;
  answered_at: Instant | null;
}

interface QuestionRows {
  tenant_id: string;
  id: string;
  program_id: string;
  kind: "question" | "visit";
  asker_id: string;
  asker_name: string;
  asker_place: string;
  words: string;
  asked_at: Instant;
  answer: string | null;
  answered_by: string | null;
  answered_at: Instant | null;
}

interface AskedRows {
  tenant_id: string;
  id: string;
  number: number;
  title: string;
  branch: string;
  kind: "question" | "visit";
  words: string;
  asked_at: Instant;
  answer: string | null;
  answered_at: Instant | null;
}

interface MailAddressRows {
  tenant_id: string;
  token_digest: string;
  sealed_token: string;
  made_at: Instant;
}

interface ReceivedMailRows {
  tenant_id: string;
  id: string;
  content_digest: string;
  number: number;
  received_at: Instant;
}

interface DigestRows {
  tenant_id: string;
  secret_digest: string;
  sealed_secret: string;
  next_at: Instant;
  asked_at: Instant;
  last_at: Instant | null;
}

interface DigestItemRows {
  tenant_id: string;
  program_id: string;
  sent_at: Instant;
}

export interface ProgramPeopleTables {
  program_groups: GroupRows;
  program_group_systems: GroupSystemRows;
  program_questions: QuestionRows;
  asked_questions: AskedRows;
  program_mail_addresses: MailAddressRows;
  program_received_mail: ReceivedMailRows;
  neighbour_digests: DigestRows;
  neighbour_digest_items: DigestItemRows;
}
