/** Whether a write was refused for want of room: browsers have no common word for it but this. */
export const isStorageFull = (error: unknown): boolean =>
  error instanceof Error && /quota|no space/i.test(error.message);
