import type { Layout } from '../read/layout.ts'
import { spanAround } from '../read/raw-markdown.ts'
import { cleanAddress, isLinkable } from '../sources/addresses.ts'
import { type BodyEdit, excerpt } from '../text/body-edit.ts'
import { imageAddress, type Pictures } from './find-pictures.ts'

type PlacedImage = Layout['images'][number]

/** What says of a picture without a text alternative that it is one. */
const UNNAMED = '画像'

const altOf = ({ node }: PlacedImage): string => (node.alt ?? '').replace(/\s+/g, ' ').trim()

/** The words that stand in the place of an image that does not come over, and where they lead. */
export const imageShown = (
  layout: Layout,
  image: PlacedImage,
): { words: string; address: string | undefined } => {
  const { start, end, node } = image
  const alt = altOf(image)
  const address = node.type === 'image' ? cleanAddress(node.url) : ''
  const inLink = spanAround(layout.linkTexts, { start, end }) !== undefined
  const linked = isLinkable(address) && !inLink
  const unnamed = linked ? UNNAMED : `（${UNNAMED}）`
  return { words: alt === '' ? unnamed : alt, address: linked ? address : undefined }
}

const escaped = (words: string, { inCell }: PlacedImage): string =>
  words.replace(inCell ? /[\\[\]*_`{<~|]/g : /[\\[\]*_`{<~]/g, '\\$&')

const pictureEdit = (layout: Layout, image: PlacedImage, address: string): BodyEdit => {
  const { start, end } = image
  const alt = altOf(image)
  const from = excerpt(imageAddress(layout, image).replace(/^(data:[^,]*),.*$/s, '$1'), 80)
  const unnamed = alt === '' ? `; nothing says what it shows, so its alt is 「${UNNAMED}」` : ''
  return {
    start,
    end,
    text: `![${escaped(alt === '' ? UNNAMED : alt, image)}](${address})`,
    kind: 'picture',
    what: `${from} → reports/${address.slice(2)}${unnamed}`,
  }
}

const wordsEdit = (
  text: string,
  layout: Layout,
  image: PlacedImage,
  fault: string | undefined,
): BodyEdit => {
  const { start, end } = image
  const { words, address } = imageShown(layout, image)
  const shown = escaped(words, image)
  const what = address === undefined ? 'the image left out' : 'a link instead of the image'
  return {
    start,
    end,
    text: address === undefined ? shown : `[${shown}](${address})`,
    kind: 'image',
    what: `${what}: ${excerpt(text.slice(start, end), 80)}${fault === undefined ? '' : ` (${fault})`}`,
  }
}

/** Pictures that came over stand where they stood; of any other image its words stay, or a link. */
export const imageEdits = (text: string, layout: Layout, pictures: Pictures): BodyEdit[] =>
  layout.images.map((image) => {
    const address = pictures.addresses.get(image.start)
    return address === undefined
      ? wordsEdit(text, layout, image, pictures.faults.get(image.start))
      : pictureEdit(layout, image, address)
  })
