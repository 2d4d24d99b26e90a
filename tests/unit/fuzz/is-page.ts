/** Whether a value has the shape of a helpdesk's page as the background takes it from a tab. */
export const isPage = (seen: unknown): boolean => {
  const { csrf, links, fields, errors } = (seen ?? {}) as {
    csrf: unknown;
    links: unknown;
    fields: unknown;
    errors: unknown;
  };
  const texts = (list: unknown, names: string[]) =>
    Array.isArray(list) &&
    list.every(
      (one) =>
        typeof one === 'object' && one !== null && names.every((name) => typeof one[name] === 'string'),
    );
  return (
    (csrf === null || typeof csrf === 'string') &&
    texts(links, ['href', 'text']) &&
    texts(fields, ['control', 'name', 'value']) &&
    Array.isArray(errors) &&
    errors.every((one) => typeof one === 'string')
  );
};
