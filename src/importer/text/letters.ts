export const ADDRESS = /https?:\/\/[^\s<>"\\)\]」』、。，]+/gi
const DESTINATION = /\]\((?:[^()\n]|\([^()\n]{0,300}\)){0,2000}\)/g
const TAG = /<\/?[A-Za-z][^<>\n]{0,2000}>/g
const CITATION = /\[(?:@|#)[^\]\n]{0,400}\]/g
const REFERENCE = /&#(\d{1,6});/g

/** The letters of a text, without addresses, tags, digits and signs: what a conversion has to keep. */
export const lettersOf = (text: string): string =>
  text
    .replace(CITATION, '')
    .replace(DESTINATION, ']')
    .replace(ADDRESS, '')
    .replace(TAG, '')
    .replace(REFERENCE, (_, code) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .normalize('NFKC')
    .replace(/[^\p{L}]/gu, '')

const WINDOW = 10

/** How much of some letters stands in others, from 0 to 1, by stretches of ten letters. */
export const shareIn = (letters: string, others: string): number => {
  if (letters.length <= WINDOW) return others.includes(letters) ? 1 : 0
  let found = 0
  let count = 0
  for (let at = 0; at + WINDOW <= letters.length; at += WINDOW / 2) {
    count += 1
    if (others.includes(letters.slice(at, at + WINDOW))) found += 1
  }
  return found / count
}
