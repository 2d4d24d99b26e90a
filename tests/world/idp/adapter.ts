import type { Adapter, AdapterPayload } from 'oidc-provider';

export type FindClient = (clientId: string) => AdapterPayload | undefined;

/** Keeps what oidc-provider stores in memory, and has it look its clients up in the Directory at every request. */
export const createAdapter = (findClient: FindClient) => {
  const stored = new Map<string, AdapterPayload>();

  return class implements Adapter {
    constructor(private readonly model: string) {}

    async upsert(id: string, payload: AdapterPayload): Promise<void> {
      stored.set(`${this.model} ${id}`, payload);
    }

    async find(id: string): Promise<AdapterPayload | undefined> {
      if (this.model === 'Client') return findClient(id);
      // Expired ones too: the models look at their dates themselves.
      return stored.get(`${this.model} ${id}`);
    }

    private findBy(test: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
      for (const [key, payload] of stored)
        if (key.startsWith(`${this.model} `) && test(payload)) return payload;
      return undefined;
    }

    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return this.findBy((payload) => payload.uid === uid);
    }

    async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
      return this.findBy((payload) => payload.userCode === userCode);
    }

    async consume(id: string): Promise<void> {
      const payload = stored.get(`${this.model} ${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id: string): Promise<void> {
      stored.delete(`${this.model} ${id}`);
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, payload] of stored) if (payload.grantId === grantId) stored.delete(key);
    }
  };
};
