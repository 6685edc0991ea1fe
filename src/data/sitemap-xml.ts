import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'

/** What the elements of every sitemap are named in. */
export const SITEMAP_NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The text of an XML file. */
export const xml = (root: Element): string =>
  `${toXml([{ type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' }, root])}\n`
