import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { visit } from 'unist-util-visit'
import { site } from '../site.config.ts'
import { linkTo } from './paths.ts'

/** Astro's place for an image; it knows it by capitals, which reading HTML takes away. */
const IMAGE = '__ASTRO_IMAGE_'

/**
 * Puts the site's base before the links of a text that lead to a path of the site, and gives them the
 * form of the site's addresses. Editors write them from the site's own root, `/about/`, wherever it
 * stands; a text without such a link stays as it is.
 * @param folder path of the text's page from the site's root
 */
export const underBase = (
  html: string,
  base: string,
  folder = '/reports/-/',
  trailingSlash = site.trailingSlash,
): string => {
  const changed = trailingSlash === 'never' ? /href="[./]/ : /href="\//
  if ((base === '/' && trailingSlash === 'always') || !changed.test(html)) return html
  const tree = fromHtml(html, { fragment: true })
  visit(tree, 'element', ({ properties }) => {
    const { href, [IMAGE.toLowerCase()]: image } = properties
    if (image !== undefined) {
      delete properties[IMAGE.toLowerCase()]
      properties[IMAGE] = image
    }
    if (typeof href === 'string') properties.href = linkTo(href, folder, { base, trailingSlash })
  })
  return toHtml(tree)
}
