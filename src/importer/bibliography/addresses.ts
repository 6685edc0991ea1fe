import { isLinkable, withoutReferences } from '../sources/addresses.ts'

/** An address without LaTeX's and HTML's ways of writing its signs. */
const plainAddress = (written: string): string =>
  withoutReferences(
    written
      .trim()
      .replace(/\\(?:url|path|nolinkurl)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g, '$1')
      .replace(/\\href\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*\{(?:[^{}]|\{[^{}]*\})*\}/g, '$1')
      .replace(
        /\{?\\textasciitilde(?:\{\}|(?![a-z]))\s?\}?|\$\\sim\$|\\string\s*~|\\~\s*(?:\{\s*\})?/g,
        '~',
      )
      .replace(/\{?\\textunderscore(?:\{\}|(?![a-z]))\s?\}?/g, '_')
      .replace(/\\(?:allowbreak|slash|-)(?:\{\})?\s?/g, (command) =>
        /slash/.test(command) ? '/' : '',
      )
      .replace(/\\([_%#&{}$^])(?:\{\})?/g, '$1')
      .replace(/[{}]|^<|>$/g, ''),
  )

/** The addresses that may be linked in a field that holds one or several, in order. */
export const addressesIn = (written: string): string[] => {
  const plain = plainAddress(written)
  if (isLinkable(plain)) return [plain]
  return plain
    .split(/[\s;]+/)
    .map((part) => part.replace(/[,.]$/, ''))
    .filter(isLinkable)
}

/** Whether every word of a field is an address. */
export const isAddressesOnly = (written: string): boolean =>
  plainAddress(written)
    .split(/[\s;]+/)
    .every((part) => part === '' || isLinkable(part))

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const DOI = /^10\.\d{4,9}\/[^\s<>"]+$/

/** A DOI of `doi:10.…`, of its address, or bare; undefined where the text is none. */
export const doiOf = (written: string): string | undefined => {
  const plain = plainAddress(written)
  const address = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/+(.+)$/i.exec(plain)?.[1]
  const doi =
    address === undefined
      ? plain.replace(/^(?:info:doi\/|urn:doi:|doi)[\s:]*/i, '')
      : decoded(address)
  return DOI.test(doi) ? doi : undefined
}

/** Archives of preprints and papers, by their names in BibTeX's `eprinttype`. */
const ARCHIVES: Record<string, (id: string) => string> = {
  arxiv: (id) => `https://arxiv.org/abs/${id.replace(/^arxiv:\s*/i, '')}`,
  jstor: (id) => `https://www.jstor.org/stable/${id}`,
  pubmed: (id) => `https://pubmed.ncbi.nlm.nih.gov/${id}`,
  hdl: (id) => `https://hdl.handle.net/${id}`,
}

const ARXIV = /^(?:arxiv:\s*)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$/i

/** The address of a paper by its number in an archive; without the archive's name, arXiv's numbers are known. */
export const eprintAddress = (id: string, archive: string | undefined): string | undefined => {
  const name = archive?.toLowerCase() ?? (ARXIV.test(id) ? 'arxiv' : '')
  const address = ARCHIVES[name]?.(plainAddress(id))
  return address !== undefined && isLinkable(address) ? address : undefined
}
