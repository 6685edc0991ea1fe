import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import { urlTo } from './paths.ts'
import { bodyOf, type ReportContent, textOf } from './reports.ts'

/** Where the text says which image Astro is to make (src/markdown/rehype-images.ts), as HTML is read. */
const WRITTEN = '__astro_image_'

const imagesIn = (html: string): Element[] => {
  const images: Element[] = []
  visit(fromHtml(html, { fragment: true }), 'element', (node) => {
    if (node.tagName === 'img') images.push(node)
  })
  return images
}

/** The whole addresses of a report's images, by the paths that its editor wrote. */
export const imageAddresses = async (
  content: ReportContent,
): Promise<ReadonlyMap<string, string>> => {
  const { entry, facts } = content
  if (facts.imagePaths.length === 0) return new Map()
  const container = await AstroContainer.create()
  const made = imagesIn(await container.renderToString(await bodyOf(content)))
  return new Map(
    imagesIn(textOf(entry).html).map(({ properties }, index) => [
      (JSON.parse(String(properties[WRITTEN])) as { src: string }).src,
      urlTo(String(made[index]?.properties.src)),
    ]),
  )
}
