// Gives unified's data the fields that remark-parse reads.
import type {} from 'remark-parse'
import type { Data, Processor } from 'unified'

type Extensions = NonNullable<Data['fromMarkdownExtensions']>
type Extension = Exclude<Extensions[number], unknown[]>

/** The constructs by which GFM makes links of bare addresses. */
const BARE_ADDRESSES = ['wwwAutolink', 'protocolAutolink', 'emailAutolink']

const isAutolinkExtension = (extension: Extension): boolean =>
  extension.transforms?.some(({ name }) => name === 'transformGfmAutolinkLiterals') === true

/**
 * Takes out of remark-gfm what makes links of bare addresses: it swallows 。、（）「」, the stars of bold
 * and even citations, and links mail addresses. `remarkLinkAddresses` links what is an address once
 * the text has been parsed and citations have been taken out. Stands behind remark-gfm.
 */
export function remarkBareAddresses(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions?.push({ disable: { null: BARE_ADDRESSES } })
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map((extension) => (isAutolinkExtension(extension) ? {} : extension))
}
