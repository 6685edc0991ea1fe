import { languageTag } from '../../schemas/fields.ts'

/** Names that babel and biblatex have for languages, where they are not English names. */
const BABEL: Record<string, string> = {
  acadian: 'fr-CA',
  american: 'en-US',
  australian: 'en-AU',
  austrian: 'de-AT',
  brazil: 'pt-BR',
  brazilian: 'pt-BR',
  british: 'en-GB',
  canadian: 'en-CA',
  canadien: 'fr-CA',
  castilian: 'es',
  farsi: 'fa',
  francais: 'fr',
  frenchb: 'fr',
  germanb: 'de',
  magyar: 'hu',
  mandarin: 'zh',
  mexican: 'es-MX',
  naustrian: 'de-AT',
  newzealand: 'en-NZ',
  ngerman: 'de',
  norsk: 'nb',
  nswissgerman: 'de-CH',
  nynorsk: 'nn',
  polutonikogreek: 'el',
  portuges: 'pt',
  slovene: 'sl',
  swissgerman: 'de-CH',
  ukenglish: 'en-GB',
  usenglish: 'en-US',
  'simplified chinese': 'zh-Hans',
  'traditional chinese': 'zh-Hant',
  中国語: 'zh',
  邦文: 'ja',
  和文: 'ja',
  英文: 'en',
}

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz']

const nameIn = (locale: string, code: string): string | undefined => {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code)
  } catch {
    return undefined
  }
}

/** Languages of two letters by their names in English, Japanese and themselves. */
const namedLanguages = (): Map<string, string> => {
  const codes = ALPHABET.flatMap((one) => ALPHABET.map((other) => one + other)).filter(
    (code) => Intl.getCanonicalLocales(code)[0] === code && nameIn('en', code) !== undefined,
  )
  return new Map([
    ...codes.flatMap((code) =>
      ['ja', code, 'en'].flatMap((locale): [string, string][] => {
        const name = nameIn(locale, code)?.toLowerCase()
        return name === undefined ? [] : [[name, code]]
      }),
    ),
    ...Object.entries(BABEL),
  ])
}

let named: Map<string, string> | undefined

/** The tag of a language by its name, `ngerman`, `Japanese`, `英語`, or by its tag; undefined where it is neither. */
export const languageOf = (written: string): string | undefined => {
  const text = written.normalize('NFKC').trim()
  named ??= namedLanguages()
  const known = named.get(text.toLowerCase())
  if (known !== undefined) return known
  const tag = text.replaceAll('_', '-')
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag) || !languageTag.safeParse(tag).success)
    return undefined
  const [canonical = tag] = Intl.getCanonicalLocales(tag)
  return nameIn('en', canonical.split('-')[0] ?? '') === undefined ? undefined : canonical
}
