/** What the package calls itself where its texts don't: in files, and beside a version. */
export const productName = 'Waymark';
