import { type Configuration, readConfiguration, servedAddress } from "#platform/config";
import { SourceFailure } from "#platform/errors";
import type { Fetcher } from "#platform/fetch";
import type { Letterbox } from "#platform/mail";
import type { CatalogCommandContext } from "#modules/catalog";
import type { PeopleCommandContext } from "#modules/people";
import { programLetterbox } from "#modules/programs";
import { openProgram, outsideFetcher, packsFolder, type Program, terminalLog } from "#apps/program";

interface CommandContext extends Omit<
  CatalogCommandContext & PeopleCommandContext,
  "open" | "configuration"
> {
  readonly open: () => Promise<Program>;
  readonly configuration: () => Configuration;
  readonly openMailIn: () => Promise<
    Program & {
      readonly domain: string;
      readonly ownSender: string;
      readonly letterboxes: readonly Letterbox[];
    }
  >;
  readonly close: () => Promise<void>;
}

/** What the modules' commands need, opened when a command asks for it, and closed after the command. */
export function commandContext(): CommandContext {
  let fetcher: Fetcher | undefined;
  let program: Promise<Program> | undefined;
  const open = async () => {
    program ??= openOnce();
    return program;
  };
  return {
    packsFolder,
    configuration: () => {
      const configuration = readConfiguration();
      return { ...configuration, publicUrl: servedAddress(configuration) };
    },
    fetch: () => (fetcher ??= outsideFetcher(readConfiguration())),
    open,
    openMailIn: async () => {
      const { mailIn, mailFrom } = readConfiguration();
      if (mailIn === undefined) throw new SourceFailure("MAIL_IN_DOMAIN is not set: no mail is taken in.");
      const given = { ...(await open()), domain: mailIn.domain, ownSender: mailFrom };
      return { ...given, letterboxes: [programLetterbox(given)] };
    },
    close: async () => {
      await fetcher?.close();
      // One that could not be opened has been told of already.
      const opened = await program?.catch(() => undefined);
      await opened?.close();
    },
  };
}

async function openOnce(): Promise<Program> {
  const configuration = readConfiguration();
  return openProgram(configuration, terminalLog(configuration));
}
