import { site } from '../site.config.ts'

/** How the site writes its addresses. */
interface AddressForm {
  /** With a slash at both ends. */
  base: string
  trailingSlash: 'always' | 'never'
}

/** A page's path as the site writes it; the home page is the site's folder and keeps its slash. */
const asPage = (path: string, { base, trailingSlash }: AddressForm = site): string =>
  trailingSlash === 'never' && path !== base ? path.replace(/\/$/, '') : path

const underBase = (path: string, base: string): string => `${base.replace(/\/$/, '')}${path}`

/**
 * The address of a page or a file, given its path from the site's root with a slash after a page:
 * `/reports/x/`, `/rss.xml`. Non-ASCII letters are percent-encoded.
 */
export const pathTo = (path: string): string => asPage(encodeURI(underBase(path, site.base)))

/** The whole address of a path of this site; addresses of other sites stay as they are. */
export const urlTo = (path: string): string => new URL(path, site.origin).href

/** The whole address of the page that Astro is making, which it may know by the name of its file. */
export const pageUrl = (pathname: string): string =>
  urlTo(asPage(pathname.replace(/(?:(?:\/index)?\.html|\/)?$/, '/')))

/** A file in a page's folder: its card.png. */
export const fileIn = (pagePath: string, name: string): string =>
  `${pagePath.replace(/\/?$/, '/')}${name}`

/** A page in a page's folder: a section's, a list's second. */
export const pageIn = (pagePath: string, name: string): string =>
  asPage(`${fileIn(pagePath, name)}/`)

/** A page in another form, which stands beside it: `/reports/x.md`. */
export const besidePage = (pagePath: string, ending: string): string =>
  `${pagePath.replace(/\/$/, '')}.${ending}`

/**
 * Where a link of a text leads. Editors write a page's path with its slash, from the site's root,
 * `/about/`, or from the page they write, `../b/`; anchors and other addresses stay.
 * @param folder path of that page from the site's root, with its slash
 */
export const linkTo = (href: string, folder: string, form: AddressForm = site): string => {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? []
  if (/^\/(?!\/)/.test(path)) return asPage(underBase(path, form.base), form) + rest
  if (form.trailingSlash === 'always' || !/^\.{1,2}\//.test(path)) return href
  const { pathname } = new URL(path, `https://site.invalid${folder}`)
  return asPage(underBase(pathname, form.base), form) + rest
}
