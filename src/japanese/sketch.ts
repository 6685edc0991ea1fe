const BUCKETS = 16
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
const EMPTY = '.'

/** The text that counts: width, case and spaces don't. */
const normalize = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')

/** A well-mixed 32-bit number of two UTF-16 units. */
const mix = (first: number, second: number): number => {
  let hash = Math.imul(first * 0x10001 + second, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77)
  return (hash ^ (hash >>> 13)) >>> 0
}

/**
 * Sixteen signs by which an edited text is known again: each stands for the smallest hash among the
 * pairs of neighbouring letters in its bucket (MinHash with one permutation).
 */
export const sketch = (text: string): string => {
  const letters = normalize(text)
  const least = new Array<number>(BUCKETS).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < letters.length; i++) {
    const hash = mix(letters.charCodeAt(i), letters.charCodeAt(i + 1) || 0)
    const bucket = hash % BUCKETS
    least[bucket] = Math.min(least[bucket] ?? hash, hash)
  }
  return least
    .map((hash) => (Number.isFinite(hash) ? SIGNS[Math.floor(hash / BUCKETS) % 64] : EMPTY))
    .join('')
}

/** How alike two sketched texts are, from 0 to 1: about the share of letter pairs that both have. */
export const likeness = (a: string, b: string): number => {
  let same = 0
  let used = 0
  for (let i = 0; i < BUCKETS; i++) {
    if (a[i] === EMPTY && b[i] === EMPTY) continue
    used++
    if (a[i] === b[i]) same++
  }
  return used === 0 ? 1 : same / used
}
