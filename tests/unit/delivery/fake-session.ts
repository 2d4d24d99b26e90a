import { digestPage } from '../../../lib/content/page-digest';
import type { HelpdeskSession, SessionAnswer, SessionRequest } from '../../../lib/delivery/session/types';

type Scripted = SessionAnswer | ((request: SessionRequest) => SessionAnswer);

export const json = (body: unknown, status = 200): SessionAnswer => ({
  ok: true,
  status,
  contentType: 'application/json',
  text: JSON.stringify(body),
  page: null,
});

export const html = (text: string, status = 200): SessionAnswer => ({
  ok: true,
  status,
  contentType: 'text/html; charset=UTF-8',
  text: text.includes('<') ? '' : text,
  page: digestPage(new DOMParser().parseFromString(text, 'text/html')),
});

/** A helpdesk that answers what it is told to, by method and path without its query. */
export class FakeSession implements HelpdeskSession {
  base = 'https://help.example/desk';
  asked: SessionRequest[] = [];

  constructor(readonly answers: Record<string, Scripted>) {}

  ask = async (request: SessionRequest): Promise<SessionAnswer> => {
    this.asked.push(request);
    const name = `${request.method} ${request.path.replace(/\?.*/, '')}`;
    const answer = this.answers[`${request.method} ${request.path}`] ?? this.answers[name];
    if (answer === undefined) throw new Error(`not scripted: ${name}`);
    return typeof answer === 'function' ? answer(request) : answer;
  };
  fill = async () => null;
  now = () => 1000;

  get calls(): string[] {
    return this.asked.map(({ method, path }) => `${method} ${path}`);
  }
}
