// A passkey: what the page wants to know goes to the browser, and what the browser answers into the form.
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const known = (list) => list?.map((one) => ({ ...one, id: toBytes(one.id) }));

function make({ publicKey }) {
  const user = { ...publicKey.user, id: toBytes(publicKey.user.id) };
  const excludeCredentials = known(publicKey.excludeCredentials);
  return navigator.credentials.create({
    publicKey: { ...publicKey, user, excludeCredentials, challenge: toBytes(publicKey.challenge) },
  });
}

function use({ publicKey }) {
  const allowCredentials = known(publicKey.allowCredentials);
  return navigator.credentials.get({
    publicKey: { ...publicKey, allowCredentials, challenge: toBytes(publicKey.challenge) },
  });
}

function answer(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = parts.filter((part) => response[part]).map((part) => [part, toText(response[part])]);
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { ...Object.fromEntries(given), transports: response.getTransports?.() },
  };
}

for (const form of document.querySelectorAll("[data-sleutel]")) {
  if (!window.PublicKeyCredential) {
    for (const told of document.querySelectorAll("[data-geen-sleutels]")) told.hidden = false;
    break;
  }
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wanted = JSON.parse(form.querySelector("script").textContent);
    try {
      const credential = await (form.dataset.sleutel === "maak" ? make(wanted) : use(wanted));
      form.elements.credential.value = JSON.stringify(answer(credential));
      form.submit();
    } catch {
      form.querySelector("[data-melding]").textContent = form.dataset.mislukt;
    }
  });
}
