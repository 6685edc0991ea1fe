import { site } from '../site.config.ts'

/** Puts the site's base before a path that begins with a slash; non-ASCII letters are percent-encoded. */
export const pathTo = (path: string): string =>
  encodeURI(`${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`)

/** The whole address of a path of this site; addresses of other sites stay as they are. */
export const urlTo = (path: string): string => new URL(path, site.origin).href
