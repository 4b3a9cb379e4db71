import { Button, Card, PostForm } from "#ui";

/** Where certificates can be forwarded to. */
export function MailAddressCard({
  address,
  csrfToken,
}: {
  /** Absent while they have none. */
  readonly address: string | undefined;
  readonly csrfToken: string;
}) {
  return (
    <Card heading="Forward a certificate">
      {address === undefined ? (
        <p>
          Have an address of your own: mail you forward to it becomes a draft here, its attachments as proof.
        </p>
      ) : (
        <>
          <p>
            Mail to <a href={`mailto:${address}`}>{address}</a> becomes a draft here, its attachments as
            proof.
          </p>
          <p class="quiet">Whoever knows it can put drafts on your record: give it to nobody.</p>
        </>
      )}
      <PostForm action="/record/mail-address" csrfToken={csrfToken}>
        <p class="row">
          <Button tone={address === undefined ? undefined : "text"}>
            {address === undefined ? "Get an address" : "Renew the address"}
          </Button>
          {address !== undefined && (
            <Button tone="text" action="/record/mail-address/removal">
              Give it up
            </Button>
          )}
        </p>
      </PostForm>
    </Card>
  );
}
