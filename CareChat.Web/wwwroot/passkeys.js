// Asks the browser for a passkey and sends the answer with the form the element stands in.
const supported = typeof PublicKeyCredential !== 'undefined'
  && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'
  && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

async function optionsFrom(address, headers, signal) {
  const response = await fetch(address, { method: 'POST', headers, signal, credentials: 'same-origin' });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}

customElements.define('passkey-submit', class extends HTMLElement {
  static formAssociated = true;

  connectedCallback() {
    this.internals = this.attachInternals();
    this.operation = this.getAttribute('operation');
    const form = this.internals.form;
    if (!supported) {
      form.hidden = true;
      form.parentElement.querySelector('[data-no-passkeys]')?.removeAttribute('hidden');
      return;
    }
    form.addEventListener('submit', event => {
      if (event.submitter?.name !== '__passkeySubmit') return;
      event.preventDefault();
      this.send();
    });
    if (this.operation === 'Request') this.offer();
  }

  disconnectedCallback() {
    this.abort?.abort();
  }

  async obtain(mediation, signal) {
    const headers = { [this.getAttribute('request-token-name')]: this.getAttribute('request-token-value') };
    if (this.operation === 'Create') {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await optionsFrom('/account/passkey-creation', headers, signal));
      return navigator.credentials.create({ publicKey, signal });
    }
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await optionsFrom('/sign-in/passkey-request', headers, signal));
    return navigator.credentials.get({ publicKey, mediation, signal });
  }

  async send(mediation) {
    this.abort?.abort();
    this.abort = new AbortController();
    const name = this.getAttribute('name');
    const data = new FormData();
    try {
      data.append(`${name}.CredentialJson`, JSON.stringify(await this.obtain(mediation, this.abort.signal)));
    } catch (failure) {
      if (failure.name === 'AbortError' || mediation) return;
      data.append(`${name}.Error`, failure.name);
    }
    this.internals.setFormValue(data);
    this.internals.form.submit();
  }

  // lets the browser offer a passkey in the e-mail field
  async offer() {
    if (await PublicKeyCredential.isConditionalMediationAvailable?.()) await this.send('conditional');
  }
});
