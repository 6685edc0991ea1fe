import { hash } from 'node:crypto'

const digests = new Map<string, string>()

/**
 * The digest by which a content security policy allows a style that stands in the page.
 * Rule: Content Security Policy Level 3, hash-source.
 *
 * @param style the text of the style element, to the byte
 */
export const styleDigest = (style: string): string => {
  const known = digests.get(style)
  if (known !== undefined) return known
  const digest = `sha256-${hash('sha256', style, 'base64')}`
  digests.set(style, digest)
  return digest
}
