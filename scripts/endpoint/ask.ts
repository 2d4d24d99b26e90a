import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface Question {
  method: string;
  headers?: Record<string, string>;
  body?: string;
}

const timeoutMs = 20_000;

/** One request, as the browser would make it: no redirect is followed. `ca`: trusted besides the well-known ones. */
export const askEndpoint = (url: URL, question: Question, ca?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const make = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const length = question.body === undefined ? {} : { 'content-length': Buffer.byteLength(question.body) };
    const sent = make(
      url,
      {
        method: question.method,
        headers: { accept: 'application/json', ...question.headers, ...length },
        agent: false,
        timeout: timeoutMs,
        ...(ca !== undefined && { ca }),
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${timeoutMs / 1000} seconds`)));
    sent.on('error', reject);
    sent.end(question.body);
  });
