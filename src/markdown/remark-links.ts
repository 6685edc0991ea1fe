import type { Definition, Image, Link, Root } from 'mdast'
import type { VFile } from 'vfile'
import { reportSlug } from '../citations/content-folder.ts'
import { httpAddress } from '../schemas/fields.ts'
import { refuse } from './refuse.ts'
import { contextOf, type ReportContext } from './report-context.ts'
import { visit } from './visit.ts'

/** A path within the site, a relative path or an anchor, in the letters of any script. */
const WITHIN_SITE = /^(?:#|\/(?!\/)|\.{1,2}\/)[^\s\p{C}<>"`\\^{|}]*$/u

const isAllowed = (url: string): boolean =>
  httpAddress.safeParse(url).success || WITHIN_SITE.test(url)

const decodedPath = (url: string): string | undefined => {
  try {
    return decodeURI(url)
  } catch {
    return undefined
  }
}

/** Where a link within the site leads, for whoever knows which pages there are. */
const siteLink = (url: string, slug: string): { path: string; anchor: string } => {
  const [, path = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/su.exec(url) ?? []
  // The text fragment behind `:~:` is words, no place.
  const place = decodedPath(anchor.replace(/:~:.*$/s, '')) ?? anchor
  const { pathname } = new URL(path, `https://site.invalid/reports/${slug}/`)
  return { path: path === '' ? '' : (decodedPath(pathname) ?? pathname), anchor: place }
}

/** Composes a link within the site, as headings and their addresses are, and notes where it leads. */
const takeSiteLink = (node: Link | Definition, file: VFile, report: ReportContext): void => {
  node.url = (decodedPath(node.url) ?? node.url).normalize('NFC')
  const { line = 1, column = 1 } = node.position?.start ?? {}
  report.links.push({ ...siteLink(node.url, reportSlug(file.path)), line, column })
}

/** The image's path as a file has it; undefined where it can't be read, after saying so. */
const refuseImage = (file: VFile, node: Image): string | undefined => {
  if (!/^\.{1,2}\//.test(node.url))
    refuse(
      file,
      `Unexpected image \`${node.url}\`, expected a file beside the report such as ./chart.png`,
      node,
      'image',
    )
  if (!node.alt?.trim())
    refuse(
      file,
      `Missing text alternative of image \`${node.url}\`, expected what it shows in words`,
      node,
      'image-alt',
    )
  const path = decodedPath(node.url)
  if (path !== undefined) return path
  refuse(
    file,
    `Unexpected image \`${node.url}\`, expected %25 for a percent sign in its name`,
    node,
    'image',
  )
  // Astro 7.3 decodes every image's address and would stop at this one.
  node.url = './'
  return undefined
}

/**
 * Only http and https addresses are linked, and paths within the site. An image must be a local file
 * with a text alternative, since no page fetches anything from another host.
 */
export function remarkLinks() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    visit(tree, (node) => {
      if ((node.type === 'link' || node.type === 'definition') && !isAllowed(node.url))
        refuse(
          file,
          `Unexpected address \`${node.url}\`, expected one that begins with http:// or https://, or a path within the site such as /about/ or #anchor`,
          node,
          'link-address',
        )
      if (
        report &&
        (node.type === 'link' || node.type === 'definition') &&
        WITHIN_SITE.test(node.url)
      )
        takeSiteLink(node, file, report)
      if (node.type === 'imageReference')
        refuse(file, 'Unexpected image by reference, expected ![text](./file.png)', node, 'image')
      if (node.type !== 'image') return
      const url = refuseImage(file, node)
      if (url !== undefined && node.position)
        report?.images.push({ url, place: node.position.start })
    })
  }
}
