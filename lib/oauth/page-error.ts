/** The pseudo error of a page that Microsoft rendered instead of redirecting: such pages name no `error`. */
export const pageError = 'page';
