import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { visit } from 'unist-util-visit'

/** Astro's place for an image; it knows it by capitals, which reading HTML takes away. */
const IMAGE = '__ASTRO_IMAGE_'

/**
 * Puts the site's base before the links of a text that lead to a path of the site. Editors write them
 * from the site's own root, `/about/`, wherever it stands; a text without such a link stays as it is.
 */
export const underBase = (html: string, base: string): string => {
  if (base === '/' || !html.includes('href="/')) return html
  const tree = fromHtml(html, { fragment: true })
  visit(tree, 'element', ({ properties }) => {
    const { href, [IMAGE.toLowerCase()]: image } = properties
    if (image !== undefined) {
      delete properties[IMAGE.toLowerCase()]
      properties[IMAGE] = image
    }
    if (typeof href === 'string' && /^\/(?!\/)/.test(href)) properties.href = base + href.slice(1)
  })
  return toHtml(tree)
}
