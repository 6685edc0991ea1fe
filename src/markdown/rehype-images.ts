import type { Properties, Root } from 'hast'
import type { VFile } from 'vfile'
import { imageOnDisk } from '../citations/image-file.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'

/** The attribute in which Astro's content layer finds an image that it is to make files of. */
const PLACEHOLDER = '__ASTRO_IMAGE_'

/** Leaves the images of a report to Astro: each carries what it is, and which use of its file it is. */
export function rehypeImages() {
  return (tree: Root, file: VFile): void => {
    const images = new Set(contextOf(file)?.images.map(({ url }) => url))
    if (images.size === 0) return
    const uses = new Map<string, number>()
    visit(tree, 'element', (node) => {
      const { src: written, className, ...others } = node.properties
      if (node.tagName !== 'img' || typeof written !== 'string') return
      const src = decodeURI(written)
      if (!images.has(src)) return
      const index = uses.get(src) ?? 0
      uses.set(src, index + 1)
      const properties: Properties = className === undefined ? {} : { className }
      properties[PLACEHOLDER] = JSON.stringify({
        ...others,
        src: imageOnDisk(file.path, src),
        index,
      })
      node.properties = properties
    })
  }
}
