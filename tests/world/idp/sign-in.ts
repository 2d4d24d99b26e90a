import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendRedirect, wait } from '../http';
import { sendFaultToCallback, sendToCallback } from './callback';
import type { Flow, IdentityContext } from './context';
import { type Fault, faults } from './faults';
import { federationAddress } from './federation';
import {
  sendAccountPicker,
  sendConsent,
  sendFaultPage,
  sendMessage,
  sendPasswordForm,
  sendSecondFactor,
} from './pages';
import { sendPersonalFault } from './personal';
import type { ProtocolProvider } from './provider';

type ProviderOf = (host: string) => Promise<ProtocolProvider>;

/** The pages between the app's request and its callback: who is it, is it really them, do they allow it. */
export class SignIn {
  constructor(
    private readonly context: IdentityContext,
    private readonly providerOf: ProviderOf,
  ) {}

  showPicker(res: ServerResponse, flow: Flow): true {
    return sendAccountPicker(res, flow.id, this.context.directory.users, flow.params.get('login_hint'));
  }

  /** Answers a form of the sign-in pages. */
  async answerForm(
    req: IncomingMessage,
    res: ServerResponse,
    page: 'login' | 'second-factor' | 'consent',
  ): Promise<true> {
    const form = new URLSearchParams(await readBody(req));
    const flow = this.context.flows.get(form.get('ctx') ?? '');
    if (!flow) return sendFaultPage(res, faults.malformed());
    if (page === 'login') return this.login(req, res, flow, form);
    if (page === 'consent') return this.decide(req, res, flow, form);
    flow.secondFactorPassed = true;
    return this.proceed(req, res, flow);
  }

  /** Takes what a federation server has posted through the browser. */
  async answerFederation(req: IncomingMessage, res: ServerResponse): Promise<true> {
    const form = new URLSearchParams(await readBody(req));
    const flow = this.context.flows.get(form.get('wctx') ?? '');
    if (!flow || form.get('wresult') !== flow.upn) return sendFaultPage(res, faults.malformed());
    flow.federationPassed = true;
    return this.proceed(req, res, flow);
  }

  private async login(
    req: IncomingMessage,
    res: ServerResponse,
    flow: Flow,
    form: URLSearchParams,
  ): Promise<true> {
    const { settings } = this.context;
    if (form.has('another')) return sendPasswordForm(res, flow.id, '');
    const upn = form.get('login') ?? '';
    const password = form.get('passwd');
    const user = this.context.findUser(upn);
    // A personal account is known at `common` and `consumers`, a work account everywhere but at `consumers`.
    if (!user || (flow.segment === 'consumers' && !user.isPersonal))
      return sendPasswordForm(res, flow.id, upn, faults.unknownUser(upn));
    if (user.isPersonal && !['common', 'consumers'].includes(flow.segment))
      return sendFaultPage(res, faults.foreignUser(flow.app, upn, this.context.directory.tenant.displayName));
    if (password !== null && password !== settings.password)
      return sendPasswordForm(res, flow.id, upn, faults.wrongPassword());
    if (settings.signInDelayMs > 0) await wait(settings.signInDelayMs);
    this.context.sessions.add(user.upn);
    flow.upn = user.upn;
    return this.proceed(req, res, flow);
  }

  /** Takes the next step of a flow whose user is known. */
  async proceed(req: IncomingMessage, res: ServerResponse, flow: Flow): Promise<true> {
    const { settings, consents } = this.context;
    const user = this.context.findUser(flow.upn ?? '');
    if (!user) return this.showPicker(res, flow);
    if (settings.federated && !flow.federationPassed)
      return sendRedirect(res, federationAddress(flow.id, user.upn));
    if (settings.mfaRequired && !flow.secondFactorPassed) return sendSecondFactor(res, flow.id, user.upn);
    const fault = this.faultAfterSignIn(flow, user.upn);
    if (fault)
      return flow.segment === 'consumers' ? sendPersonalFault(res, fault) : sendFaultPage(res, fault);
    if (settings.forced?.leg === 'redirect')
      return sendFaultToCallback(settings, res, flow, settings.forced.fault);

    const { app, request } = flow;
    const prompt = flow.params.get('prompt');
    if (flow.kind === 'admin-consent') {
      if (!user.isAdmin) return sendFaultPage(res, faults.adminApproval(app));
      return sendConsent(res, {
        flowId: flow.id,
        app,
        upn: user.upn,
        scopes: request.scopes,
        forTenant: 'always',
      });
    }
    const missing = prompt === 'consent' ? request.scopes : consents.missing(app, user.upn, request.scopes);
    if (missing.length > 0) {
      if (prompt === 'none')
        return sendFaultToCallback(settings, res, flow, {
          ...faults.noConsent(app),
          error: 'interaction_required',
        });
      if (!consents.mayConsent(user, missing)) return sendFaultPage(res, faults.adminApproval(app));
      const forTenant = user.isAdmin ? 'asked' : 'never';
      return sendConsent(res, { flowId: flow.id, app, upn: user.upn, scopes: missing, forTenant });
    }
    return this.finish(req, res, flow);
  }

  private faultAfterSignIn({ kind, app, params }: Flow, upn: string): Fault | null {
    const { settings } = this.context;
    if (settings.forced?.leg === 'page') return settings.forced.fault;
    const redirectUri = params.get('redirect_uri') ?? '';
    if (kind !== 'device' && !app.redirectUris.some(({ uri }) => uri === redirectUri))
      return faults.redirectUri(redirectUri, app);
    if (settings.conditionalAccess) return faults.conditionalAccess();
    return settings.assignmentRequired ? faults.notAssigned(app, upn) : null;
  }

  private async decide(
    req: IncomingMessage,
    res: ServerResponse,
    flow: Flow,
    form: URLSearchParams,
  ): Promise<true> {
    const { consents, settings, directory } = this.context;
    const { app, request } = flow;
    const user = this.context.findUser(flow.upn ?? '');
    if (!user) return sendFaultPage(res, faults.malformed());
    if (form.get('decision') !== 'accept') {
      if (flow.kind === 'device') return this.endDevice(res, flow, 'declined');
      const declined = faults.declined(app);
      return sendFaultToCallback(
        settings,
        res,
        flow,
        flow.kind === 'admin-consent' ? { ...declined, error: 'consent_required' } : declined,
      );
    }
    const forTenant = user.isAdmin && form.has('tenant');
    if (flow.kind === 'admin-consent') {
      if (!user.isAdmin) return sendFaultPage(res, faults.adminApproval(app));
      if (isDefault(flow)) directory.grantAdminConsent(app.clientId, true);
      else consents.grantToTenant(app, request.scopes);
      const scope = flow.params.get('scope');
      return sendToCallback(settings, res, flow, {
        admin_consent: 'True',
        tenant: directory.tenant.id,
        ...(scope ? { scope } : {}),
      });
    }
    if (!consents.mayConsent(user, request.scopes)) return sendFaultPage(res, faults.adminApproval(app));
    if (forTenant) consents.grantToTenant(app, request.scopes);
    else consents.grantToUser(app, user.upn, request.scopes);
    return this.finish(req, res, flow);
  }

  private async finish(req: IncomingMessage, res: ServerResponse, flow: Flow): Promise<true> {
    if (flow.kind === 'device') return this.endDevice(res, flow, 'approved');
    const provider = await this.providerOf(flow.host);
    await provider.authorize(req, res, flow);
    return true;
  }

  private endDevice(res: ServerResponse, flow: Flow, state: 'approved' | 'declined'): true {
    const device = this.context.deviceCodes.find((candidate) => candidate.flow === flow);
    if (device) device.state = state;
    return state === 'approved'
      ? sendMessage(
          res,
          flow.app.displayName,
          'You have signed in to the app on your device. You may now close this window.',
        )
      : sendMessage(res, 'Sign-in cancelled', 'The app on your device was not given access.');
  }
}

/** The v1 address and a `/.default` scope take all that is configured, application permissions included. */
const isDefault = ({ params }: Flow) => /(^$|\/\.default$)/.test(params.get('scope') ?? '');
