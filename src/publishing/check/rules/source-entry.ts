import type { VFileMessage } from 'vfile-message'
import { type RegistryEntry, readSource } from '../../../citations/registry.ts'
import { invisibleLetters, plainText, warning } from '../../../schemas/messages.ts'

const READ = [
  'title',
  'title-ja',
  'container-title',
  'publisher',
  'note',
  'URL',
  'archive-URL',
] as const

const REFERENCE = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/i

/**
 * What is said of a sound registry entry: references of HTML, which YAML does not read and the page shows
 * as they are typed, letters that nobody sees, and a source that no reader can open. A book is found by its ISBN.
 */
export const entryWarnings = (
  path: string,
  { text, data }: Pick<RegistryEntry, 'text' | 'data'>,
): VFileMessage[] => {
  const typed = READ.flatMap((field) => {
    const [reference] = REFERENCE.exec(data[field] ?? '') ?? []
    return reference === undefined ? [] : [{ field, reference }]
  })
  const isLost = [data.URL, data.DOI, data.ISBN, data['archive-URL']].every((each) => !each)
  const unseen = invisibleLetters(plainText(text))
  if (typed.length === 0 && !isLost) return unseen
  const { at } = readSource(path, text)
  return [
    ...unseen,
    ...typed.map(({ field, reference }) =>
      warning(
        `Unexpected \`${reference}\` in \`${field}\`, expected the letter itself, as \`&\`: YAML does not read HTML`,
        at([field]),
        'html-reference',
      ),
    ),
    ...(isLost
      ? [
          warning(
            'Missing address of the source, expected `URL` or `DOI`: no reader can open it; the page says アドレスなし',
            at(['title']),
            'no-address',
          ),
        ]
      : []),
  ]
}
