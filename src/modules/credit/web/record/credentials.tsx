import { NotFound } from "#platform/errors";
import {
  csrfToken,
  readForm,
  readQuery,
  seeOther,
  type SentValues,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { signedIn } from "#modules/people";
import {
  addCredential,
  changeCredential,
  removeCredential,
  restoreCredential,
} from "../../actions/record/keep-credential.ts";
import { credentialOf, credentialsOf } from "../../queries/record/credentials.ts";
import { type AskedOfHolder, askedOfHolder } from "../../rules/record/asked.ts";
import {
  type CredentialText,
  emptyCredentialText,
  readCredential,
  writeCredential,
} from "../../rules/record/credential-form.ts";
import { packsByState, unlistedStates } from "../../rules/record/packs-by-state.ts";
import {
  CredentialFormPage,
  type CredentialFormPageProps,
} from "../../views/record/credential-form-page.tsx";
import { ChoosePackPage } from "../../views/record/choose-pack-page.tsx";
import { CredentialsPage } from "../../views/record/credentials-page.tsx";
import { packsOf } from "../packs-of.ts";
import type { CreditSite } from "../site.ts";
import { writerTenants } from "../rules/asked-rule.ts";
import { todayFor } from "./record.tsx";
import { textsOf } from "./sent-texts.ts";

/** The credentials someone holds: adding, changing, ending and removing one. */
export function addCredentialRoutes(app: WebApp, site: CreditSite): void {
  const one = "/record/credentials/:id{[0-9a-f-]{36}}";
  app.get("/record/credentials", async (c) => {
    const held = await credentialsOf(site.db, signedIn(c).accountId);
    const packs = await packsOf(c, site);
    return c.html(
      <CredentialsPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        held={held.map((credential) => ({ credential, pack: packs.get(credential.packId) }))}
      />,
    );
  });
  app.get("/record/credentials/new", (c) => showNew(c, site));
  app.post("/record/credentials", async (c) => keep(c, site, undefined));
  app.get(one, async (c) => {
    const { accountId } = signedIn(c);
    const held = await credentialOf(site.db, accountId, c.req.param("id"));
    return form(c, site, { packId: held.packId, id: held.id, text: writeCredential(held) });
  });
  app.post(one, async (c) => keep(c, site, c.req.param("id")));
  app.post(`${one}/removal`, async (c) => {
    const id = c.req.param("id");
    await removeCredential(site.db, signedIn(c).accountId, id);
    setFlash(c, {
      message: "Removed the credential. Your entries are kept.",
      undo: `/record/credentials/${id}/restoration`,
    });
    return seeOther(c, "/record/credentials");
  });
  app.post(`${one}/restoration`, async (c) => {
    await restoreCredential(site.db, signedIn(c).accountId, c.req.param("id"));
    setFlash(c, { message: "The credential is back." });
    return seeOther(c, "/record/credentials");
  });
}

async function showNew(c: WebContext, site: CreditSite) {
  const viewer = signedIn(c);
  const query = readQuery(c);
  const packId = sentText(query, "pack");
  if (packId !== "") return form(c, site, { packId, id: undefined, text: emptyCredentialText });
  const states = packsByState((await packsOf(c, site)).values());
  const state = sentText(query, "state");
  const unlisted = unlistedStates(states);
  const chosen = [...states, ...unlisted].find(({ code }) => code === state)?.code;
  const mayWrite = writerTenants(viewer).length > 0;
  return c.html(<ChoosePackPage shell={site.shell(c)} {...{ states, unlisted, chosen, mayWrite }} />);
}

async function keep(c: WebContext, site: CreditSite, id: string | undefined) {
  const { accountId } = signedIn(c);
  const sent = await readForm(c);
  const text = credentialText(sent);
  const packId =
    id === undefined ? sentText(sent, "pack") : (await credentialOf(site.db, accountId, id)).packId;
  const pack = (await packsOf(c, site)).get(packId);
  if (pack === undefined) throw new NotFound("There is no such rule here.");
  const read = readCredential(text, pack, todayFor(c, site));
  if ("problems" in read) {
    c.status(422);
    return form(c, site, { packId, id, text, problems: read.problems });
  }
  if (id === undefined) {
    const added = await addCredential(site.db, accountId, read.facts);
    setFlash(c, { message: "Added. From here on your record shows how far you are." });
    return seeOther(c, `/record?credential=${added}`);
  }
  await changeCredential(site.db, accountId, id, read.facts);
  setFlash(c, { message: "Kept." });
  return seeOther(c, read.facts.endedOn === undefined ? `/record?credential=${id}` : "/record/credentials");
}

async function form(
  c: WebContext,
  site: CreditSite,
  {
    packId,
    ...shown
  }: Pick<CredentialFormPageProps, "id" | "text"> & {
    readonly packId: string;
    readonly problems?: CredentialFormPageProps["problems"];
  },
) {
  const pack = (await packsOf(c, site)).get(packId);
  if (pack === undefined && shown.id === undefined) throw new NotFound("There is no such rule here.");
  return c.html(
    <CredentialFormPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      pack={pack}
      asked={pack === undefined ? nothingAsked : askedOfHolder(pack, todayFor(c, site))}
      problems={[]}
      {...shown}
    />,
  );
}

const nothingAsked: AskedOfHolder = {
  roles: [],
  issuedOn: false,
  birthMonth: false,
  expiresOn: false,
  endorsements: false,
  circumstances: [],
  positions: false,
};

function credentialText(sent: SentValues): CredentialText {
  return {
    role: sentText(sent, "role"),
    issuedOn: sentText(sent, "issuedOn"),
    birthMonth: sentText(sent, "birthMonth"),
    expiresOn: sentText(sent, "expiresOn"),
    certificateNumber: sentText(sent, "certificateNumber"),
    endorsements: sentText(sent, "endorsements"),
    circumstances: textsOf(sent, "circumstances"),
    positions: sentText(sent, "positions"),
    endedOn: sentText(sent, "endedOn"),
    isShared: sentText(sent, "isShared") !== "",
  };
}
