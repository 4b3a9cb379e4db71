import type { DecidedEntry } from "../ledger/as-engine-sees.ts";
import { ledgerEntries } from "../ledger/as-engine-sees.ts";
import type { KeptEntry } from "../ledger/kept-entry.ts";
import type { Question } from "../packs/pack.ts";
import type { ClearStood, Stood } from "../record/stood.ts";
import { matching } from "../standing/matches.ts";
import type { EntryPart } from "../standing/standing.ts";
import { isEnough } from "./answer-length.ts";

/** What was answered, where an entry has no place of its own for it. */
export interface KeptAnswer {
  readonly packId: string;
  readonly questionId: string;
  /** The question as it was asked then. */
  readonly asked: string;
  readonly body: string;
}

/** A question about one participation, and what was answered so far. */
export interface AskedQuestion {
  /** What a form calls it: what an entry has a place for is one question, whoever asks. */
  readonly key: string;
  readonly packId: string;
  readonly question: Question;
  /** The credentials for which it is asked. */
  readonly credentials: readonly string[];
  /** Empty: none yet. */
  readonly answer: string;
  readonly isAnswered: boolean;
}

/** By entry id. */
export type AnswersByEntry = ReadonlyMap<string, readonly KeptAnswer[]>;

/** What authorities ask about one entry, for each credential that takes it; each question once. */
export function askedAbout(
  entry: DecidedEntry,
  stoods: readonly Stood[],
  answers: readonly KeptAnswer[],
): readonly AskedQuestion[] {
  const found = new Map<string, AskedQuestion>();
  for (const stood of stoods) {
    if (!("standing" in stood)) continue;
    for (const question of questionsOf(stood, entry)) {
      const key = keyOf(stood.pack.id, question);
      const known = found.get(key);
      const credentials = [...(known?.credentials ?? []), stood.pack.credential];
      const answer = answerTo({ packId: stood.pack.id, question }, entry, answers);
      // Whoever asks for more is asked for.
      const asks = (known?.question.sentences ?? 0) > (question.sentences ?? 0) ? known?.question : question;
      const isAnswered = isEnough(answer, asks ?? question);
      found.set(key, {
        key,
        packId: stood.pack.id,
        question: asks ?? question,
        credentials,
        answer,
        isAnswered,
      });
    }
  }
  return [...found.values()];
}

/** An entry that a credential takes, and what it still asks about it. */
export interface UnansweredEntry {
  readonly entry: DecidedEntry;
  readonly questions: readonly Question[];
}

/** What a credential takes in its cycle and asks about without an answer yet, by last day. Nothing when its rule asks nothing. */
export function unanswered(
  stood: ClearStood,
  entries: readonly DecidedEntry[],
  answers: AnswersByEntry,
): readonly UnansweredEntry[] {
  if (stood.version.questions.length === 0) return [];
  return entries.flatMap((entry) => {
    const questions = questionsOf(stood, entry).filter((question) => {
      const answer = answerTo({ packId: stood.pack.id, question }, entry, answers.get(entry.id) ?? []);
      return !isEnough(answer, question);
    });
    return questions.length === 0 ? [] : [{ entry, questions }];
  });
}

function questionsOf({ pack, standing, version }: ClearStood, entry: DecidedEntry): readonly Question[] {
  if (version.questions.length === 0 || entry.state !== "earned") return [];
  const own = standing.entries.find(({ entryId }) => entryId === entry.id);
  const [seen] = ledgerEntries([entry]);
  if (own === undefined || seen === undefined || !own.parts.some(isTaken)) return [];
  const role = standing.grounds.find((ground) => ground.code === "role")?.role;
  const matches = matching(pack);
  return version.questions.filter(
    ({ roles, when }) =>
      (roles === undefined || (role !== undefined && roles.includes(role))) &&
      (when === undefined || matches(when, seen)),
  );
}

/** What lies above a limit is reported too, since the authority sees what was done. */
function isTaken(part: EntryPart): boolean {
  return (
    part.outcome === "counted" || (part.outcome === "not counted" && part.reason.code === "over a maximum")
  );
}

function keyOf(packId: string, { fills, id }: Question): string {
  return fills ?? `${packId}/${id}`;
}

function answerTo(
  { packId, question }: { readonly packId: string; readonly question: Question },
  entry: Pick<KeptEntry, "description" | "relation">,
  answers: readonly KeptAnswer[],
): string {
  if (question.fills !== undefined) return entry[question.fills] ?? "";
  return answers.find((each) => each.packId === packId && each.questionId === question.id)?.body ?? "";
}
