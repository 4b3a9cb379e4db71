import { Page, type Shell, Table, Tag } from "#ui";
import { dayAt } from "../../rules/certificates/certificate-words.ts";

/** A key as pages list it. */
export interface KeyLine {
  readonly id: string;
  readonly publicKey: string;
  readonly madeAt: string;
  readonly retiredAt: string | undefined;
  readonly revokedAt: string | undefined;
  readonly certificateCount: number;
}

/** Who signs certificates under this address, for people; programs are given the same as JSON. */
export function IssuerPage({
  shell,
  name,
  address,
  keys,
}: {
  readonly shell: Shell;
  readonly name: string;
  readonly address: string;
  readonly keys: readonly KeyLine[];
}) {
  return (
    <Page
      shell={shell}
      title={`${name} signs certificates`}
      lede="Certificates of this organization are signed with its own keys. Programs that check one read the keys here."
      isUnlisted
    >
      <div class="stack">
        <Table
          caption="Keys"
          columns={[{ heading: "Made" }, { heading: "State" }, { heading: "Key" }]}
          rows={keys.map((key) => [
            dayAt(key.madeAt, "UTC"),
            <KeyState of={key} />,
            <code>{key.publicKey}</code>,
          ])}
        />
        <p>
          <a href={`${address}/keys.json`}>The same for programs (JSON)</a>
          {" · "}
          <a href="/verify">Check a certificate</a>
        </p>
      </div>
    </Page>
  );
}

/** Whether a key signs, only holds, or is believed no more. */
export function KeyState({ of: { retiredAt, revokedAt } }: { readonly of: KeyLine }) {
  if (revokedAt !== undefined)
    return <Tag label={`Not believed since ${dayAt(revokedAt, "UTC")}`} tone="stop" />;
  if (retiredAt !== undefined)
    return <Tag label={`Retired ${dayAt(retiredAt, "UTC")}; what it signed holds`} />;
  return <Tag label="In use" tone="good" />;
}
