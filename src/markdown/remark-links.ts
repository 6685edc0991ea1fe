import type { Image, Root } from 'mdast'
import type { VFile } from 'vfile'
import { httpAddress } from '../schemas/fields.ts'
import { refuse } from './refuse.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'

/** A path within the site, a relative path or an anchor: ASCII, as addresses are written. */
const WITHIN_SITE = /^(?:#|\/(?!\/)|\.{1,2}\/)[\w\-./~%#?=&+:@,;]*$/

const isAllowed = (url: string): boolean =>
  httpAddress.safeParse(url).success || WITHIN_SITE.test(url)

const decodedPath = (url: string): string | undefined => {
  try {
    return decodeURI(url)
  } catch {
    return undefined
  }
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
  // Astro decodes every image's address and would stop at this one.
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
      if (node.type === 'imageReference')
        refuse(file, 'Unexpected image by reference, expected ![text](./file.png)', node, 'image')
      if (node.type !== 'image') return
      const url = refuseImage(file, node)
      if (url !== undefined && node.position)
        report?.images.push({ url, place: node.position.start })
    })
  }
}
