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
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** A page is on its way that the server makes of this version: nothing overtakes it. */
  #sent: string | undefined;

  async connectedCallback() {
    const { done, key = "" } = this.dataset;
    const form = this.querySelector("form");
    let kept: Kept | undefined = await drafts((all) => all.get(key));
    const isOld = kept?.sent && kept.sent !== form?.["version"].value;
    if (done || isOld) kept = await drafts((all) => all.delete(key));
    if (!form) return;
    form.addEventListener("input", () => void this.#keep(form, key));
    form.addEventListener("submit", () => {
      this.#sent = form["version"].value;
      void this.#keep(form, key);
    });
    addEventListener("online", () => void this.#send(form, key));
    if (kept) {
      fill(form, kept);
      void this.#send(form, key);
    }
    await this.#offer(key);
  }

  // Words of other drafts of this person that never reached the server: the way back to them.
  async #offer(own: string) {
    const list = this.querySelector("[data-list]");
    const keys: readonly string[] = await drafts((all) => all.getAllKeys());
    for (const key of keys) {
      const [whose, id] = key.split("/");
      if (key === own || !own.startsWith(`${whose}/`)) continue;
      const link = document.createElement("a");
      link.href = `/journal/write/${id}`;
      link.textContent = this.dataset["found"] ?? "";
      list?.append(link, " ");
    }
  }

  async #keep(form: HTMLFormElement, key: string) {
    // The address to come back to, also when a closed tab is opened again.
    history.replaceState(null, "", form.action);
    await drafts((all) => all.put({ key, fields: fieldsOf(form), sent: this.#sent } satisfies Kept));
    this.#later(form, key, 1000);
  }

  #later(form: HTMLFormElement, key: string, milliseconds: number) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#send(form, key), milliseconds);
  }

  async #send(form: HTMLFormElement, key: string) {
    if (this.#sent) return;
    const before = JSON.stringify(fieldsOf(form));
    const body = new FormData(form);
    body.delete("image");
    let said = "kept";
    try {
      const headers = { accept: "application/json" };
      const answered = await fetch(form.action, { method: "POST", body, headers, redirect: "manual" });
      said = answered.status === 409 ? "conflict" : "refused";
      if (answered.ok) {
        // What was typed meanwhile waits for its own turn, from the version that now holds.
        const isAll = JSON.stringify(fieldsOf(form)) === before;
        form["version"].value = (await answered.json()).version;
        if (!isAll) return this.#keep(form, key);
        await drafts((all) => all.delete(key));
        said = "saved";
      }
    } catch {
      this.#later(form, key, 20_000);
    }
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = this.dataset[said] ?? "";
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
  return [...new FormData(form)].filter(([name]) => !/^(csrf|image)$/.test(name)) as [string, string][];
}

async function drafts(act: (all: IDBObjectStore) => IDBRequest) {
  return answer(act((await opened).transaction("all", "readwrite").objectStore("all")));
}

function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

customElements.define("keep-draft", KeepDraft);
