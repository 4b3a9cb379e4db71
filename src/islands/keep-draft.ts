// Keeps every word of a form on this device as it is typed, and sends it to the server while there is a net: a closed tab or a
// tunnel loses nothing. What another device kept meanwhile is never overwritten: the server then says so, and both are shown.

interface Kept {
  readonly key: string;
  readonly fields: readonly (readonly [string, string])[];
  /** The version that a button sent these words from: a page of another one came of them, and holds them. */
  readonly sent: string | undefined;
}

const asked = indexedDB.open("carrel-drafts");
asked.onupgradeneeded = () => asked.result.createObjectStore("all", { keyPath: "key" });
const opened = answer(asked);

class KeepDraft extends HTMLElement {
  readonly #key = this.dataset["key"] ?? "";
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** A page is on its way that the server makes of this version: nothing overtakes it. */
  #sent: string | undefined;

  async connectedCallback() {
    const form = this.querySelector("form");
    // A page without the form: its words are kept for good.
    if (!form) return this.#forget();
    // What is typed before the device has answered waits for it.
    const ready = this.#resume(form);
    form.addEventListener("input", () => void ready.then(() => this.#keep(form)));
    form.addEventListener("submit", () => {
      this.#sent = form["version"].value;
      void this.#keep(form);
    });
    addEventListener("online", () => void this.#send(form));
    // Words of other drafts of this person that never reached the server: the way back to them.
    const [person, draft] = this.#key.split("/");
    for (const key of (await drafts((all) => all.getAllKeys())) as readonly string[]) {
      const [whose, id] = key.split("/");
      if (whose !== person || id === draft) continue;
      const link = document.createElement("a");
      link.href = `/journal/write/${id}`;
      link.append(this.dataset["found"] ?? "");
      this.prepend(link);
    }
  }

  async #forget() {
    await drafts((all) => all.delete(this.#key));
  }

  async #resume(form: HTMLFormElement) {
    const body: HTMLTextAreaElement = form["body"];
    const before = body.value;
    const kept: Kept | undefined = await drafts((all) => all.get(this.#key));
    if (kept?.sent && kept.sent !== form["version"].value) await this.#forget();
    else if (kept) {
      const typed = body.value.replace(before, "");
      fill(form, kept);
      body.value += typed;
      void this.#send(form);
    }
  }

  async #keep(form: HTMLFormElement, milliseconds = 1000) {
    // The address to come back to, also when a closed tab is opened again.
    history.replaceState(null, "", form.action);
    await drafts((all) =>
      all.put({ key: this.#key, fields: fieldsOf(form), sent: this.#sent } satisfies Kept),
    );
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#send(form), milliseconds);
  }

  async #send(form: HTMLFormElement) {
    if (this.#sent) return;
    const before = JSON.stringify(fieldsOf(form));
    const body = new FormData(form);
    body.delete("image");
    let said = "kept";
    try {
      const answered = await fetch(form.action, {
        method: "POST",
        body,
        headers: { accept: "application/json" },
        redirect: "manual",
      });
      said = answered.status === 409 ? "conflict" : "refused";
      if (answered.ok) {
        // What was typed meanwhile waits for its own turn, from the version that now holds.
        const isAll = JSON.stringify(fieldsOf(form)) === before;
        form["version"].value = (await answered.json()).version;
        if (!isAll) return this.#keep(form);
        await this.#forget();
        said = "saved";
      }
    } catch {
      void this.#keep(form, 20_000);
    }
    this.querySelector("[role=status]")?.replaceChildren(this.dataset[said] ?? "");
  }
}

function fill(form: HTMLFormElement, { fields }: Kept) {
  // Or a text area, which has a value too.
  for (const field of form.elements as Iterable<HTMLInputElement>) {
    const values = fields.flatMap(([name, value]) => (name === field.name ? value : []));
    if (/radio|box/.test(field.type)) field.checked = values.includes(field.value);
    else field.value = values[0] ?? field.value;
  }
}

function fieldsOf(form: HTMLFormElement): Kept["fields"] {
  // Only the picture is no text.
  return [...new FormData(form)].filter(([name]) => !/csrf|image/.test(name)) as [string, string][];
}

async function drafts(act: (all: IDBObjectStore) => IDBRequest) {
  return answer(act((await opened).transaction("all", "readwrite").objectStore("all")));
}

function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.addEventListener("error", reject);
  });
}

customElements.define("keep-draft", KeepDraft);
