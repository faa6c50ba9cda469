// A certified OpenID provider with a login page of its own, as Entra ID or a DigiD broker is one. Settings: see peer.py.
import fs from 'node:fs';
import Provider from 'oidc-provider';

const settings = JSON.parse(process.env.SETTINGS);
const { port, people, client, acr } = settings;
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    ...client, response_types: ['code'], grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic', backchannel_logout_session_required: true,
  }],
  jwks: JSON.parse(fs.readFileSync(settings.jwks, 'utf8')),
  cookies: { keys: ['one-key'] },
  acrValues: ['laag', acr],
  pkce: { required: () => true },
  claims: { openid: ['sub', 'roles', 'email', 'email_verified'], acr: null, amr: null, auth_time: null, sid: null },
  conformIdTokenClaims: false,
  interactions: { url: (ctx, interaction) => `/login/${interaction.uid}` },
  features: {
    devInteractions: { enabled: false }, backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => { ctx.body = `<!doctype html><html lang="en"><title>Log out</title><h1>Log out</h1>${form}<button form="op.logoutForm" name="logout" value="yes">Yes</button></html>`; },
    },
  },
  // The default call to loopback fails.
  fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined }),
  async findAccount(ctx, id) { return { accountId: id, async claims() { return { sub: id, ...people[id] }; } }; },
  async loadExistingGrant(ctx) {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});
provider.use(async (ctx, next) => {
  if (ctx.path === '/favicon.ico') { ctx.status = 204; return undefined; }
  if (!ctx.path.startsWith('/login/')) return next();
  const details = await provider.interactionDetails(ctx.req, ctx.res);
  if (ctx.method === 'GET') {
    ctx.type = 'html';
    ctx.body = `<!doctype html><html lang="en"><title>Provider</title><h1>Provider</h1><form method="post">
      <label>Who <input name="who"></label> <label>Strong <input type="checkbox" name="strong"></label>
      <button>Log in</button></form></html>`;
    return;
  }
  let body = '';
  for await (const chunk of ctx.req) body += chunk;
  const form = new URLSearchParams(body);
  ctx.respond = false;
  const who = form.get('who');
  await provider.interactionFinished(ctx.req, ctx.res, people[who]
    ? { login: { accountId: who, acr: form.get('strong') ? acr : 'laag' } }
    : { error: 'access_denied' }, { mergeWithLastSubmission: false });
});
for (const name of ['server_error', 'grant.error', 'authorization.error', 'backchannel.error', 'end_session.error']) {
  provider.on(name, (ctx, error) => console.error(name, error?.error ?? '', error?.message ?? '', error?.error_description ?? '', error?.cause ?? ''));
}
provider.listen(port, '127.0.0.1', () => console.log('ready'));
