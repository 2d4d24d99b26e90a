import type { ActionResult, Actions, AppView, World } from './model';

const answer = async <T>(response: Response): Promise<T> => {
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
};

/** The world as the portal at `portalHost` sees it; frames ask through their own origin. */
export const loadWorld = async (portalHost: string): Promise<World> =>
  answer(await fetch(`/practice/api/world?portal=${portalHost}`));

export const loadApps = async (): Promise<AppView[]> => answer(await fetch('/practice/api/apps'));

export const loadApp = async (clientId: string): Promise<AppView> =>
  answer(await fetch(`/practice/api/app?clientId=${encodeURIComponent(clientId)}`));

export const act = async <A extends keyof Actions>(action: A, body: Actions[A]): Promise<ActionResult> =>
  answer(
    await fetch(`/practice/api/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

/** For the actions that leave an app behind, which are all but `delete-app`. */
export const change = async <A extends Exclude<keyof Actions, 'delete-app'>>(
  action: A,
  body: Actions[A],
): Promise<AppView> => {
  const { app } = await act(action, body);
  if (!app) throw new Error(`${action} answered without an app`);
  return app;
};
