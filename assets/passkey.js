// Passkeys: asks the server what to ask, lets the browser ask it, and sends the answer along with the form itself.
// A browser that cannot do this gets no mark, and then no button stands on the page (portal.css).
(() => {
  if (window.passkeys) return;
  window.passkeys = true;
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON || !navigator.credentials) return;
  document.documentElement.dataset.passkey = "ja";
  const ask = async (form) => {
    const answer = await fetch(form.dataset.passkey, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const { naar, maken, gebruiken } = await answer.json();
    if (naar) return location.assign(naar);
    const credential = maken
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(maken) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(gebruiken) });
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "antwoord", value: JSON.stringify(credential.toJSON()) });
    form.append(field);
    form.submit();
  };
  let busy = false;
  addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.dataset.passkey) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    const said = form.querySelector("[data-gezegd]");
    said.textContent = "";
    try {
      await ask(form);
    } catch (problem) {
      // Stopped by whoever holds the key, no key at hand, one that stands in this device already; or no connection.
      said.textContent = problem.name === "InvalidStateError" ? said.dataset.alEen : said.dataset.gezegd;
    } finally {
      busy = false;
    }
  });
})();
