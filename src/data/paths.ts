/** Puts the site's base before a path that begins with a slash; non-ASCII letters are percent-encoded. */
export const pathTo = (path: string): string =>
  encodeURI(`${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`)
